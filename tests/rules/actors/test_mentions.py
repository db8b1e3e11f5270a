"""Who is named in a text: each line is a text, then its actors as `words = organisation (role)`, parted by `;`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pack import load_rules

RULES = load_rules()


TEXTS = """
Vuxennärvarogruppen med stöd av fältteamet | Vuxennärvarogruppen = None; fältteamet = district_administration (field_worker)
Kommunpolis Kalix, gränspolisen Haparanda | Kommunpolis Kalix = police (community_police_officer); gränspolisen Haparanda = police (police_officer)
Ungdomens hus Draken | Ungdomens hus Draken = culture_and_leisure
Sektorchef Utbildning, enhetschef Stöd och omsorg | Sektorchef Utbildning = district_administration (district_director); enhetschef Stöd och omsorg = district_administration (head_of_unit)
Gymnasiechef och rektorerna vid Kalixskolan | Gymnasiechef = school (principal); rektorerna vid Kalixskolan = school (principal)
Kalixbo, Riksbyggen och privata värdar | Kalixbo = None; Riksbyggen = property_owner; privata värdar = None
Kalix Skoterklubb/Kalix HC | Kalix Skoterklubb = civil_society; Kalix HC = civil_society
Naturskolan | Naturskolan = None
Lovskolans personal | Lovskolans personal = None (contact_person)
Statens institutionsstyrelse, ungdomshemmet Johannisberg | Statens institutionsstyrelse = prison_and_probation; ungdomshemmet Johannisberg = None
Kommunens flyktingguider, SFI-lärarna | Kommunens flyktingguider = municipality; SFI-lärarna = school (school_staff)
Föräldragruppen i åk 8 | Föräldragruppen i åk 8 = None
Tekniska avdelningens beredskap | Tekniska avdelningens beredskap = district_administration
Polismästaren i Norrbotten | Polismästaren i Norrbotten = police (police_chief)
Kommunen (via upphandlat bolag) | Kommunen = municipality
Brottsoffersamordnaren vid polisregion Nord | Brottsoffersamordnaren vid polisregion Nord = police (coordinator)
Fastighetsenheten i dialog med hyresgästerna | Fastighetsenheten = district_administration; hyresgästerna = None (residents)
Trygghetsteamet i Kävlinge samt lpo Kävlinge | Trygghetsteamet i Kävlinge = school (school_staff); lpo Kävlinge = police
Korsbackaskolan 7–9 och Tolvåkersskolan | Korsbackaskolan 7–9 = school; Tolvåkersskolan = school
KKB Fastigheter AB | KKB Fastigheter AB = property_owner
Kommunens områdesutvecklare och fältande socialsekreterare | Kommunens områdesutvecklare = municipality (planner); fältande socialsekreterare = social_services (social_worker)
Biträdande rektor åk 7 | Biträdande rektor åk 7 = school (principal)
Fritidsledarna på Tolvan | Fritidsledarna på Tolvan = district_administration (youth_worker)
Skånetrafiken, Öresundståg | Skånetrafiken = public_transport; Öresundståg = None
Grannsamverkansledaren | Grannsamverkansledaren = None
Polisen (bedrägerisektionen) | Polisen (bedrägerisektionen) = police
Äldrerådgivaren, SPF Måsen, PRO Löddeköpinge | Äldrerådgivaren = None; SPF Måsen = civil_society; PRO Löddeköpinge = civil_society
Kävlinge GIF, Löddeköpinge Ryttarförening | Kävlinge GIF = civil_society; Löddeköpinge Ryttarförening = civil_society
Förvaltare på Stena Fastigheter | Förvaltare på Stena Fastigheter = property_owner (property_manager)
Miljöinspektörer och räddningstjänstens tillsynsmän | Miljöinspektörer = district_administration (coordinator); räddningstjänstens tillsynsmän = rescue_service
Enhetschefer inom hemtjänsten | Enhetschefer inom hemtjänsten = district_administration (head_of_unit)
Handläggare, Länsstyrelsen Skåne | Handläggare = district_administration (coordinator); Länsstyrelsen Skåne = state_authority
Gymnasieskolornas kuratorer | Gymnasieskolornas kuratorer = school (school_staff)
Bemanningsansvarig för nattvandringen | Bemanningsansvarig för nattvandringen = None
Tullverket Malmö, gränspolisen och hamnbolaget | Tullverket Malmö = state_authority; gränspolisen = police (police_officer); hamnbolaget = None
Ordförande för Villaägarna Kävlinge | Ordförande för Villaägarna Kävlinge = civil_society (chair)
Ljusansvarig, driftavdelningen | Ljusansvarig = None; driftavdelningen = district_administration
Församlingsassistent i Svenska kyrkan Kävlinge | Församlingsassistent i Svenska kyrkan Kävlinge = civil_society (coordinator)
Kommunledningsgruppen och polisens ledningsgrupp | Kommunledningsgruppen = None; polisens ledningsgrupp = police (chief)
Nämndsordförande i miljö- och byggnadsnämnden | Nämndsordförande i miljö- och byggnadsnämnden = environment_and_planning (chair)
Socialsekreterare (mottag), kurator (Tolvåker) | Socialsekreterare (mottag) = social_services (social_worker); kurator (Tolvåker) = school (school_staff)
Medborgarlöftesgruppen | Medborgarlöftesgruppen = None
Kommunens säkerhetsavdelning (trygghetssamordnare Eva Lind) | Kommunens säkerhetsavdelning = municipality; trygghetssamordnare = district_administration (safety_coordinator)
Stadsnätverket Trygg i city samt krögarnätverket | Stadsnätverket Trygg i city = None; krögarnätverket = None
Polisens områdesansvariga i centrum | Polisens områdesansvariga i centrum = police
Kommunala ordningsvakter | Kommunala ordningsvakter = None (security_guard)
Familjecentraler, öppna förskolan och BVC | Familjecentraler = district_administration; öppna förskolan = school; BVC = health_care
Fastighetsägare i kvarteret Månen | Fastighetsägare i kvarteret Månen = property_owner
Elevhälsoteamen på F–6-skolorna | Elevhälsoteamen på F–6-skolorna = school (school_staff)
Rektor och biträdande rektor Gröndalsskolan | Rektor = school (principal); biträdande rektor Gröndalsskolan = school (principal)
Samtliga rektorer och förskolechefer | rektorer = school (principal); förskolechefer = school (principal)
Tjänsteman på stadsbyggnadskontoret | Tjänsteman på stadsbyggnadskontoret = environment_and_planning (coordinator)
Parkeringsbolaget Parkab, ordningsvaktsbolaget | Parkeringsbolaget Parkab = None; ordningsvaktsbolaget = None
Kustbevakningen och båtklubbarna | Kustbevakningen = state_authority; båtklubbarna = civil_society
Missbruksenheten/Råd och stöd | Missbruksenheten = district_administration; Råd och stöd = None
Överförmyndarenheten och bankernas lokalkontor | Överförmyndarenheten = district_administration; bankernas lokalkontor = business
Ungdomspolisen i LPO Kusten | Ungdomspolisen i LPO Kusten = police (police_officer)
Utvecklingsledare brottsförebyggande arbete | Utvecklingsledare brottsförebyggande arbete = district_administration (planner)
Enheten för kris och beredskap (EKB) | Enheten för kris och beredskap (EKB) = district_administration
Kommunens servicegrupp samt daglig verksamhet | Kommunens servicegrupp = municipality; daglig verksamhet = None
Idrottsföreningarnas kanslister | Idrottsföreningarnas kanslister = civil_society (coordinator)
Avtalad städentreprenör | Avtalad städentreprenör = None
Kommunen i egen regi | Kommunen = municipality
Polisen utreder, socialtjänsten stödjer | Polisen = police; socialtjänsten = social_services
Områdespolisen eller kommunens samordnare | Områdespolisen = police (community_police_officer); kommunens samordnare = municipality (coordinator)
Nattvandrargruppen, grannsamverkansombud, Coop Nära | Nattvandrargruppen = None; grannsamverkansombud = civil_society (volunteer); Coop Nära = None
Gymnasiesärskolan, IM-programmet | Gymnasiesärskolan = school; IM-programmet = None
Kriminalvården Frivård Kalmar | Kriminalvården Frivård Kalmar = prison_and_probation
Kommunens trygghetssamordnare tillsammans med representanter för Älvdalens skidklubb | Kommunens trygghetssamordnare = municipality (safety_coordinator); representanter för Älvdalens skidklubb = civil_society (contact_person)
Polisens brottsförebyggande grupp, Region Dalarna | Polisens brottsförebyggande grupp = police; Region Dalarna = health_care
Hyresgästföreningen Dalarna och Dalabyggen | Hyresgästföreningen Dalarna = civil_society; Dalabyggen = property_owner
Lärare och mentorer åk 6–9 | Lärare = school (school_staff); mentorer åk 6–9 = school (school_staff)
Förskolechefer, pedagogisk ledare | Förskolechefer = school (principal); pedagogisk ledare = None
Verksamhetsutvecklare vid Socialförvaltningen Mora | Verksamhetsutvecklare vid Socialförvaltningen Mora = social_services (planner)
Räddningstjänsten Dala Mitt | Räddningstjänsten Dala Mitt = rescue_service
Brandkåren Norra Dalarna | Brandkåren Norra Dalarna = rescue_service
Gagnefs Teknik AB | Gagnefs Teknik AB = None
Miljökontoret Mora Orsa, Rättviks kommun | Miljökontoret Mora Orsa = environment_and_planning; Rättviks kommun = municipality
Samhällsenheten/tillståndshandläggaren | Samhällsenheten = district_administration; tillståndshandläggaren = district_administration (coordinator)
Kommundirektören (beställare), säkerhetsstrategen (utförare) | Kommundirektören = municipality (municipal_director); säkerhetsstrategen = district_administration (security_coordinator)
Hela Brå | Brå = district_administration (local_council)
Stödboendet Vändpunkten | Stödboendet Vändpunkten = None
Morastrands AB | Morastrands AB = None
Trafiksäkerhetsgruppen (polis, NTF, kommunen) | Trafiksäkerhetsgruppen = None; polis = police; NTF = civil_society; kommunen = municipality
Vuxenpsykiatrin i Mora, socialjouren W | Vuxenpsykiatrin i Mora = health_care (health_staff); socialjouren W = social_services
Medborgarskolan | Medborgarskolan = civil_society
Arbetsmarknadsenheten i samråd med Samhall | Arbetsmarknadsenheten = district_administration; Samhall = None
Utsedd kontaktperson i varje bostadsrättsförening | kontaktperson i varje bostadsrättsförening = property_owner (contact_person)
Ungdomsrådet genom ungdomscoachen | Ungdomsrådet = None (young_people); ungdomscoachen = district_administration (youth_worker)
Socialnämndens ordförande | Socialnämndens ordförande = social_services (chair)
Säkerhetsgruppen på lasarettet | Säkerhetsgruppen på lasarettet = None
Två vuxna från respektive idrottsförening | idrottsförening = civil_society
Kyrkans barn- och ungdomsledare | Kyrkans barn- och ungdomsledare = civil_society (youth_worker)
Skolpoliserna i LPO Norra Dalarna | Skolpoliserna i LPO Norra Dalarna = police (police_officer)
Mora Köpstad, Visit Dalarna, Sparbankens kontor | Mora Köpstad = None; Visit Dalarna = None; Sparbankens kontor = business
Ordningsvakter från Nomor AB samt busschaufförerna | Ordningsvakter från Nomor AB = None (security_guard); busschaufförerna = public_transport
Kvinnojouren, Manscentrum och Barnahus Dalarna | Kvinnojouren = civil_society; Manscentrum = None; Barnahus Dalarna = None
Representanter från SFI, Komvux och Jobbcenter | Representanter från SFI = None (contact_person); Komvux = school; Jobbcenter = None
Lpo-chef och kommundirektör | Lpo-chef = police (police_chief); kommundirektör = municipality (municipal_director)
Brå:s arbetsutskott | Brå:s arbetsutskott = district_administration (local_council)
BRÅ AU | BRÅ AU = district_administration (local_council)
Vuxennätverket i Ekenässjön | Vuxennätverket i Ekenässjön = None
Njudungsgymnasiet, Withalaskolan och kommunpolisen | Njudungsgymnasiet = school; Withalaskolan = school; kommunpolisen = police (community_police_officer)
Njudungsgymnasiets rektorer | Njudungsgymnasiets rektorer = school (principal)
Anpassade grundskolan | Anpassade grundskolan = school
Resursskolan och elevhälsochefen | Resursskolan = school; elevhälsochefen = school (principal)
Vuxenutbildningen (SFI) | Vuxenutbildningen (SFI) = school
Folkhögskolan och Komvux | Folkhögskolan = school; Komvux = school
Fritidshemmen och förskolorna | Fritidshemmen = school; förskolorna = school
Witalabostäder AB i samverkan med Hyresgästföreningen | Witalabostäder AB = property_owner; Hyresgästföreningen = civil_society
Fastighetsbolaget Hantverket AB | Fastighetsbolaget Hantverket AB = property_owner
Barn- och utbildningsförvaltningen genom skolcheferna | Barn- och utbildningsförvaltningen = education_administration; skolcheferna = school (principal)
Biträdande enhetschef mottag och utredning barn | Biträdande enhetschef mottag och utredning barn = district_administration (head_of_unit)
Försäkringskassan, Arbetsförmedlingen samt Kronofogden | Försäkringskassan = state_authority; Arbetsförmedlingen = state_authority; Kronofogden = state_authority
Kommunens växel och kontaktcenter | Kommunens växel = municipality; kontaktcenter = district_administration
Njudungs IF, Vetlanda Baskethall och Korpen | Njudungs IF = civil_society; Vetlanda Baskethall = None; Korpen = civil_society
Livsmedelshandlarna på Storgatan | Livsmedelshandlarna på Storgatan = business
Pensionärsorganisationerna PRO, SPF och RPG | Pensionärsorganisationerna PRO = civil_society; SPF = civil_society; RPG = civil_society
Polis och kommun gemensamt | Polis = police; kommun = municipality
Kommunen tillsammans med polisen och föreningslivet | Kommunen = municipality; polisen = police; föreningslivet = civil_society
Ordförande i Vetlanda Handel | Ordförande i Vetlanda Handel = business (chair)
Integrationssamordnare, demokratiutvecklare samt folkhälsoplanerare | Integrationssamordnare = district_administration (coordinator); demokratiutvecklare = district_administration (planner); folkhälsoplanerare = district_administration (planner)
Krisjouren | Krisjouren = civil_society
Säkerhets- och trygghetsenheten, kommunpolisen i Eksjö | Säkerhets- och trygghetsenheten = district_administration; kommunpolisen i Eksjö = police (community_police_officer)
Rektor för Furulundsskolan F–9 | Rektor för Furulundsskolan F–9 = school (principal)
Aspenskolans elevhälsoteam samt fältarna | Aspenskolans elevhälsoteam = school (school_staff); fältarna = district_administration (field_worker)
Polisens områdespoliser i Sävsjö | Polisens områdespoliser i Sävsjö = police (community_police_officer)
Statliga myndigheter | Statliga myndigheter = state_authority
Kvartersgruppen på Brogård | Kvartersgruppen på Brogård = None
Familjebostäder och Willhem AB | Familjebostäder = property_owner; Willhem AB = property_owner
Privata hyresvärdar, ICA Kvantum | Privata hyresvärdar = property_owner; ICA Kvantum = None
Tingsholmsgymnasiet, programrektor | Tingsholmsgymnasiet = school; programrektor = school (principal)
Ulricehamns Handbollsklubb samt Ulricehamns IFK | Ulricehamns Handbollsklubb = civil_society; Ulricehamns IFK = civil_society
Kommunens brottsofferstöd | Kommunens brottsofferstöd = municipality
Samordnare våld i nära relationer, socialförvaltningen | Samordnare våld i nära relationer = district_administration (coordinator); socialförvaltningen = social_services
Stadsarkitekten och mark- och exploateringsenheten | Stadsarkitekten = district_administration (planner); mark- och exploateringsenheten = district_administration
Fritidsgårdarna Kuben och Navet | Fritidsgårdarna Kuben och Navet = culture_and_leisure
Kommunens säkerhetssamordnare i samverkan med räddningstjänsten och LPO | Kommunens säkerhetssamordnare = municipality (security_coordinator); räddningstjänsten = rescue_service; LPO = police
Ungdomsgårdens personal, socialsekreterare ungdom | Ungdomsgårdens personal = culture_and_leisure (contact_person); socialsekreterare ungdom = social_services (social_worker)
Barn- och elevhälsochefen | Barn- och elevhälsochefen = school (principal)
Vårdcentralen Ekhagen, MVC | Vårdcentralen Ekhagen = health_care; MVC = health_care (health_staff)
Avdelning trafik och gata, Trafikverket Region Väst | Avdelning trafik och gata = district_administration; Trafikverket Region Väst = state_authority
Nattvandrarna i Timmele | Nattvandrarna i Timmele = civil_society (volunteer)
Kommunikationsavdelningen/webbredaktör | Kommunikationsavdelningen = district_administration; webbredaktör = None
VD för Stubo AB eller den hen utser | VD för Stubo AB = None (chief)
Bygg- och miljökontoret, alkoholhandläggaren | Bygg- och miljökontoret = environment_and_planning; alkoholhandläggaren = district_administration (coordinator)
Centrala elevhälsan | Centrala elevhälsan = school (school_staff)
Kommunfullmäktiges presidium | Kommunfullmäktiges presidium = district_administration
Processledare för EST, polisens EST-ansvarige | Processledare för EST = district_administration (coordinator); polisens EST-ansvarige = police
Bitr. lokalpolisområdeschef | Bitr. lokalpolisområdeschef = police (police_chief)
Länsstyrelsens ANDTS-samordnare | Länsstyrelsens ANDTS-samordnare = state_authority (prevention_coordinator)
Region Jönköpings län, ungdomsmottagningen i Vetlanda | Region Jönköpings län = health_care; ungdomsmottagningen i Vetlanda = health_care
LPO-chef (strategiskt), kommunpolis (operativt) | LPO-chef = police (police_chief); kommunpolis = police (community_police_officer)
Fältsekreterare, skolkurator och rektor från varje högstadieskola | Fältsekreterare = district_administration (field_worker); skolkurator = school (school_staff); rektor från varje högstadieskola = school (principal)
Säkerhetschefen samt en representant för Ulricehamns Energi | Säkerhetschefen = district_administration (security_coordinator); representant för Ulricehamns Energi = None (contact_person)
Ansvarar gör polisen, stöd ges av fältarna | polisen = police; fältarna = district_administration (field_worker)
Fältgruppen leder arbetet och rapporterar till BRÅ | Fältgruppen = district_administration (field_worker); BRÅ = district_administration (local_council)
Genomförs av Ekängsskolan i samarbete med polisen | Ekängsskolan = school; polisen = police
Driften sköts av Tranemobostäder AB | Tranemobostäder AB = property_owner
Kommunen bjuder in, polisen håller föredrag, PRO ordnar fika | Kommunen = municipality; polisen = police; PRO = civil_society
Biblioteket i Tranemo med hjälp av konsumentvägledaren | Biblioteket i Tranemo = culture_and_leisure; konsumentvägledaren = district_administration (coordinator)
Respektive chef | chef = district_administration (chief)
Alla berörda förvaltningar | förvaltningar = district_administration
Polisen ansvarar. Kommunen bistår med lokal. | Polisen = police; Kommunen = municipality
Genomförande: fältarna. Uppföljning: folkhälsostrategen. | fältarna = district_administration (field_worker); folkhälsostrategen = district_administration (prevention_coordinator)
Föreningen Trygg stad och krögarna | Föreningen Trygg stad = civil_society; krögarna = business
Rektorerna på Ekgården, Kyrkheden och Norra skolan | Rektorerna på Ekgården, Kyrkheden och Norra skolan = school (principal)
Fältarna i Tensta och Rinkeby | Fältarna i Tensta och Rinkeby = district_administration (field_worker)
Rektorerna på Kyrkheden och Anna Ek | Rektorerna på Kyrkheden = school (principal); Anna Ek = None
Rektor F–6 och rektor 7–9 | Rektor F–6 = school (principal); rektor 7–9 = school (principal)
Rektor (sammankallande), polis | Rektor = school (principal); polis = police
Driftansvarig på bostadsbolaget | Driftansvarig på bostadsbolaget = property_owner (coordinator)
Polisen ska betala skolan | Polisen = police; skolan = school
Föreningen Vuxna på stan | Föreningen Vuxna på stan = civil_society
Fältassistenter m.fl. | Fältassistenter = district_administration (field_worker)
Rektor eller av denne utsedd ersättare | Rektor = school (principal)
Rektorerna på A-skolan och B-skolan | Rektorerna på A-skolan och B-skolan = school (principal)
Rektorerna på Ekskolan, Alskolan och Askens skola samt kommunpolisen | Rektorerna på Ekskolan, Alskolan och Askens skola = school (principal); kommunpolisen = police (community_police_officer)
Rektor på Ekskolan och Alskolan | Rektor på Ekskolan och Alskolan = school (principal)
Rektor på Ekskolan, Alskolan | Rektor på Ekskolan = school (principal); Alskolan = school
Kurator på Ekskolan och rektor på Alskolan | Kurator på Ekskolan = school (school_staff); rektor på Alskolan = school (principal)
Rektor på Ekskolan och Polisen | Rektor på Ekskolan = school (principal); Polisen = police
Hagfors IF | Hagfors IF = civil_society
Områdesansvarig polis | Områdesansvarig polis = police
Ansvarig Polisen | Polisen = police
Ansvarig handläggare | Ansvarig handläggare = district_administration (coordinator)
Kriminalvårdens frivård | Kriminalvårdens frivård = prison_and_probation
Kommunens socialtjänst | Kommunens socialtjänst = social_services
Kommunens brandinspektör | Kommunens brandinspektör = rescue_service (fire_officer)
Vd för bostadsbolaget | Vd för bostadsbolaget = property_owner (chief)
Kommunens krisledare med stöd av PROV-gruppen | Kommunens krisledare = municipality; PROV-gruppen = None
Rektor i samråd med polisens drönarpilot | Rektor = school (principal); polisens drönarpilot = police
Rektor eller motsvarande | Rektor = school (principal)
Rektor eller den hon utser | Rektor = school (principal)
Kommunpolis i Mora kommun | Kommunpolis i Mora kommun = police (community_police_officer)
Samordnare på polisen | Samordnare på polisen = police (coordinator)
Boende i Mora kommun | Boende i Mora kommun = None (residents)
Skolans elever | Skolans elever = None (young_people)
Rektor, sammankallande | Rektor = school (principal)
Rektor från och med maj | Rektor = school (principal)
Barn och utbildning | Barn och utbildning = None
Krögare och handlare | Krögare = business; handlare = business
Kommunpolis | Kommunpolis = police (community_police_officer)
Kommunpolisen | Kommunpolisen = police (community_police_officer)
Polisen | Polisen = police
Farsta stadsdelsförvaltning | Farsta stadsdelsförvaltning = district_administration
Stadsdelsförvaltningens fritidsledare | Stadsdelsförvaltningens fritidsledare = district_administration (youth_worker)
Stadsdelens fältassistenter | Stadsdelens fältassistenter = district_administration (field_worker)
trygghets- och säkerhetssamordnare | trygghets- och säkerhetssamordnare = district_administration (safety_coordinator)
Stadsdelsdirektör | Stadsdelsdirektör = district_administration (district_director)
Skola, församlingar, SL och fastighetsägare. | Skola = school; församlingar = civil_society; SL = public_transport; fastighetsägare = property_owner
Enhetschef för prevention och trygghet | Enhetschef för prevention och trygghet = district_administration (head_of_unit)
Chef lokalpolisområde | Chef lokalpolisområde = police (chief)
Enhetschef för fält och kommunpolis | Enhetschef för fält = district_administration (head_of_unit); kommunpolis = police (community_police_officer)
enhetschef för fält, rektor | enhetschef för fält = district_administration (head_of_unit); rektor = school (principal)
rektorer eller annan av skolan utsedd person | rektorer = school (principal); annan av skolan utsedd person = school
Polis i yttre tjänst | Polis i yttre tjänst = police (police_officer)
SSPF-samordnare/kommunpolis | SSPF-samordnare = district_administration (sspf_coordinator); kommunpolis = police (community_police_officer)
SDF, LPO och BIN | SDF = district_administration; LPO = police; BIN = police (police_officer)
Förste fältassistent | Förste fältassistent = district_administration (field_worker)
Teknisk chef | Teknisk chef = district_administration (chief)
Hamnens säkerhetschef | Hamnens säkerhetschef = None (security_coordinator)
Gamla Sim-hallens vaktmästare | Gamla Sim-hallens vaktmästare = property_owner (property_manager)
Eskilstunas säkerhetschef | Eskilstunas säkerhetschef = district_administration (security_coordinator)
Hyresgästföreningen i Åby | Hyresgästföreningen i Åby = civil_society
Röda Korset i Sala och polisen | Röda Korset i Sala = civil_society; polisen = police
Socialsekreterare ungdom, rektor | Socialsekreterare ungdom = social_services (social_worker); rektor = school (principal)
Enheten för unga vuxna | Enheten för unga vuxna = district_administration
Frivårdsinspektör | Frivårdsinspektör = prison_and_probation (social_worker)
Ekbo Fastighets AB, polisen | Ekbo Fastighets AB = property_owner; polisen = police
Bostads AB Ekbo | Bostads AB Ekbo = property_owner
Yrkeslärare | Yrkeslärare = school (school_staff)
Fritidsgårdsföreståndare | Fritidsgårdsföreståndare = district_administration (head_of_unit)
Säterbostäder AB:s driftchef | Säterbostäder AB:s driftchef = property_owner (chief)
Kriminalinspektör | Kriminalinspektör = police (police_officer)
Gränspolischef | Gränspolischef = police (police_chief)
Jourhavande socialsekreterare | Jourhavande socialsekreterare = social_services (social_worker)
HSB:s vicevärd | HSB:s vicevärd = property_owner (property_manager)
Avarns gruppledare | Avarns gruppledare = None (head_of_unit)
Ungdomsrådets ordförande | Ungdomsrådets ordförande = None (chair)
Somaliska föreningens kassör | Somaliska föreningens kassör = civil_society
Säterbostäder AB | Säterbostäder AB = property_owner
Trygghetsstrateg fram till jul | Trygghetsstrateg = district_administration (safety_coordinator)
Gruppchef i yttre tjänst | Gruppchef i yttre tjänst = police (police_chief)
SDN | SDN = district_administration
Region Kalmar län | Region Kalmar län = health_care
MTR, SL, bostadsbolag | MTR = public_transport; SL = public_transport; bostadsbolag = property_owner
Trafikkontoret samt Kaféet Svalan | Trafikkontoret = traffic_office; Kaféet Svalan = None
Enhetschef på utbildningsförvaltningen | Enhetschef på utbildningsförvaltningen = education_administration (head_of_unit)
Chef socialtjänst | Chef socialtjänst = district_administration (chief)
våldspreventionssamordnaren | våldspreventionssamordnaren = district_administration (coordinator)
Ungdomar och boende | Ungdomar = None (young_people); boende = None (residents)
Brandmästare från räddningstjänsten | Brandmästare från räddningstjänsten = rescue_service (fire_officer)
Ordförande i stadsdelsnämnden | Ordförande i stadsdelsnämnden = district_administration (chair)
Elevhälsoteamet, kuratorer | Elevhälsoteamet = school (school_staff); kuratorer = school (school_staff)
Länsstyrelsen | Länsstyrelsen = state_authority
Avdelningschef, LPO Farsta | Avdelningschef = district_administration (head_of_department); LPO Farsta = police
Lokala Brå | Lokala Brå = district_administration (local_council)
Rektor/skolledning, kurator | Rektor = school (principal); skolledning = school (principal); kurator = school (school_staff)
områdeschef för förskola, två rektors representanter | områdeschef för förskola = district_administration (head_of_department); rektors representanter = school (principal)
Kommunens säkerhetssamordnare | Kommunens säkerhetssamordnare = municipality (security_coordinator)
Nattvandrare | Nattvandrare = civil_society (volunteer)
Enhetschef kultur | Enhetschef kultur = district_administration (head_of_unit)
Enhetschef IFO, kommunpolis | Enhetschef IFO = district_administration (head_of_unit); kommunpolis = police (community_police_officer)
Socialförvaltningens fältenhet | Socialförvaltningens fältenhet = social_services
Kommunens kulturavdelning | Kommunens kulturavdelning = municipality
Kvinnojouren | Kvinnojouren = civil_society
Brottsofferjouren, tjejjouren | Brottsofferjouren = civil_society; tjejjouren = civil_society
Vakthavande yttre befäl | Vakthavande yttre befäl = police (police_officer)
Yttre befäl | Yttre befäl = police (police_officer)
Bostadsrättsföreningens styrelse | Bostadsrättsföreningens styrelse = property_owner
Fastighetsbolagets förvaltare | Fastighetsbolagets förvaltare = property_owner (property_manager)
Brandförsvarets förebyggande enhet | Brandförsvarets förebyggande enhet = rescue_service
Tf. rektor, stf lokalpolischef | Tf. rektor = school (principal); stf lokalpolischef = police (police_chief)
Tekniska avdelningen, alla enheter | Tekniska avdelningen = district_administration; enheter = district_administration
Rektor Lyckebergsskolan | Rektor Lyckebergsskolan = school (principal)
Rektor (Björkskolan), kommunpolis | Rektor (Björkskolan) = school (principal); kommunpolis = police (community_police_officer)
VD Gavlegårdarna | VD Gavlegårdarna = property_owner (chief)
Säters Bostäder AB, Hoforshus | Säters Bostäder AB = property_owner; Hoforshus = property_owner
Trygghets Bostäder | Trygghets Bostäder = None
Gruppchef ungdom, polisen | Gruppchef ungdom = police (police_chief); polisen = police
Grannstödsföreningen, handlarföreningen | Grannstödsföreningen = civil_society; handlarföreningen = business
Ekbackens fritidsgård samordnar | Ekbackens fritidsgård = culture_and_leisure
Gatukontorets driftledare | Gatukontorets driftledare = traffic_office
Föreningen Tryggare kvällar | Föreningen Tryggare kvällar = civil_society
Samordnare mot våldsbejakande extremism | Samordnare mot våldsbejakande extremism = district_administration (coordinator)
Rektor Almskolan | Rektor Almskolan = school (principal)
Kommunpolis Tibro | Kommunpolis Tibro = police (community_police_officer)
Kommunpolis Anna Ek | Kommunpolis = police (community_police_officer)
Polisen vid behov | Polisen = police
BUN och KS | BUN = education_administration; KS = municipality
Soc, skola, polis | Soc = social_services; skola = school; polis = police
Socialförv., utbildningsförv. | Socialförv = social_services; utbildningsförv = education_administration
Bygg- och miljönämnden | Bygg- och miljönämnden = environment_and_planning
Hyresgästföreningen, Svenska kyrkan | Hyresgästföreningen = civil_society; Svenska kyrkan = civil_society
Polis, skola vid behov | Polis = police; skola = school
Kommunpolis deltar vid behov | Kommunpolis = police (community_police_officer)
Mötet leds av trygghetssamordnaren | trygghetssamordnaren = district_administration (safety_coordinator)
Enhetschef ungdom och fritid | Enhetschef ungdom och fritid = district_administration (head_of_unit)
Enhetschef fritid och kommunpolis | Enhetschef fritid = district_administration (head_of_unit); kommunpolis = police (community_police_officer)
Avdelningschef barn och unga | Avdelningschef barn och unga = district_administration (head_of_department)
Samordnare mot våld i nära relationer | Samordnare mot våld i nära relationer = district_administration (coordinator)
Samordnare för trygghet i parken | Samordnare för trygghet = district_administration (coordinator)
Chef för skola och fritid | Chef för skola och fritid = district_administration (chief)
Elevhälsans chef | Elevhälsans chef = school (chief)
Samfällighetens ordförande | Samfällighetens ordförande = property_owner (chair)
Rektor på Ekbackens skola | Rektor på Ekbackens skola = school (principal)
Rektor vid Gärdesskolan, kommunpolis | Rektor vid Gärdesskolan = school (principal); kommunpolis = police (community_police_officer)
Kommunpolis på Södermalm | Kommunpolis på Södermalm = police (community_police_officer)
Fältarna i Torsvik, polisen | Fältarna i Torsvik = district_administration (field_worker); polisen = police
Polisens utredningsgrupp för ungdomar, rektor | Polisens utredningsgrupp för ungdomar = police; rektor = school (principal)
Fältarna i parken | Fältarna = district_administration (field_worker)
Föreningen Lugn i Torsvik | Föreningen Lugn i Torsvik = civil_society
Bostadsrättsföreningen Linden och polisen | Bostadsrättsföreningen Linden = property_owner; polisen = police
Bostadsrättsföreningen Lindens kassör | Bostadsrättsföreningen Lindens kassör = property_owner
Biträdande enhetschef öppna fritidsverksamheter | Biträdande enhetschef öppna fritidsverksamheter = district_administration (head_of_unit)
Avdelningschef för skola, kultur och fritid | Avdelningschef för skola, kultur och fritid = district_administration (head_of_department)
Chef för barn, unga och vuxna, rektor | Chef för barn, unga och vuxna = district_administration (chief); rektor = school (principal)
Enhetschef för fält, rektor och kommunpolis | Enhetschef för fält = district_administration (head_of_unit); rektor = school (principal); kommunpolis = police (community_police_officer)
Gruppledare i områdespolisen | Gruppledare i områdespolisen = police (head_of_unit)
Kuratorn på ungdomsmottagningen | Kuratorn på ungdomsmottagningen = health_care (school_staff)
Psykolog på elevhälsan | Psykolog på elevhälsan = school (health_staff)
Volontärer från polisen | Volontärer från polisen = police (volunteer)
Stadsdelsförvaltningens vuxenenhet | Stadsdelsförvaltningens vuxenenhet = district_administration (social_worker)
1:e socialsekreterare | 1:e socialsekreterare = social_services (social_worker)
HR-specialist | HR-specialist = district_administration (planner)
Utredningschef vid polisen | Utredningschef vid polisen = police (chief)
Kommunpolis samt kurator från skolan | Kommunpolis = police (community_police_officer); kurator från skolan = school (school_staff)
Chef för räddningstjänsten | Chef för räddningstjänsten = rescue_service (chief)
Chefen för polisens ungdomsgrupp | Chefen för polisens ungdomsgrupp = police (chief)
Gruppledare inom socialtjänsten | Gruppledare inom socialtjänsten = social_services (head_of_unit)
Samordnare för föreningslivet | Samordnare för föreningslivet = district_administration (coordinator)
Chef lokalpolisområde Farsta | Chef lokalpolisområde Farsta = police (chief)
Socialtjänsten och polisens områdesgrupp | Socialtjänsten = social_services; polisens områdesgrupp = police
Bovärd vid Örebrobostäder | Bovärd vid Örebrobostäder = property_owner (property_manager)
Botkyrkabyggen, Barnhem | Botkyrkabyggen = property_owner; Barnhem = None
Gavlegårdarna | Gavlegårdarna = property_owner
Diakon i Svenska kyrkan | Diakon i Svenska kyrkan = civil_society (contact_person)
Socialsekreterare och polis | Socialsekreterare = social_services (social_worker); polis = police
"""

NOBODY = [
    "",
    "Vid behov",
    "Tillsvidare",
    "2022-12-31",
    "En gång i månaden",
    "Minska otryggheten på platsen",
    "helhet",
    "–",
]


@pytest.mark.parametrize("line", [line for line in TEXTS.splitlines() if line])
def test_actors_of_a_text(line: str) -> None:
    text, answer = (piece.strip() for piece in line.split("|"))
    mentions = RULES.actors.read(text)
    shown = [f"{one.text} = {one.organisation}" + (f" ({one.role})" if one.role else "") for one in mentions]
    assert shown == [piece.strip() for piece in answer.split(";")]
    assert all(text[slice(*one.span)] == one.text for one in mentions)


@pytest.mark.parametrize("text", NOBODY)
def test_no_actor_is_made_up(text: str) -> None:
    assert [one for one in RULES.actors.read(text) if one.organisation or one.role] == []


def test_in_a_municipalitys_plan_roles_are_its_own() -> None:
    mention = RULES.actors.read("Trygghetssamordnare", municipality_plan=True)[0]
    assert mention.organisation == "municipality"
    assert RULES.actors.read("Rektor", municipality_plan=True)[0].organisation == "school"


@given(st.text(max_size=80))
def test_any_text_gives_mentions_with_true_spans(text: str) -> None:
    last = 0
    for one in RULES.actors.read(text):
        assert text[slice(*one.span)] == one.text
        assert one.span[0] >= last
        last = one.span[1]


WORDS = (
    "polisen|stadsdelsförvaltningens|rektorer|eller|annan av skolan utsedd person|och|,|enhetschef för|å|–|trygghets-|(|\n"
).split("|")


@given(st.lists(st.sampled_from(WORDS), max_size=9))
def test_any_words_give_mentions_with_true_spans(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for one in RULES.actors.read(text):
        assert text[slice(*one.span)] == one.text and one.text
        assert one.span[0] >= last
        last = one.span[1]


def test_every_example_hits_its_row_and_no_counter_example_does() -> None:
    for row in RULES.rows("actors"):
        assert [text for text in row.examples if row.id not in RULES.actors.hits(text)] == [], row.id
        assert [text for text in row.counter_examples if row.id in RULES.actors.hits(text)] == [], row.id


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Polisen, grannstödsbilar, skolan", ["Polisen", "grannstödsbilar", "skolan"]),
        ("Polisen vid behov, grannstödsbilar", ["Polisen"]),  # after a condition stands no member of a list
        ("grannstödsbilar, hundägare", []),  # where nobody is known, only names are
        ("Grannstödsbilar, hundägare", ["Grannstödsbilar"]),
    ],
)
def test_unknown_members_of_a_list(text: str, found: list[str]) -> None:
    assert [one.text for one in RULES.actors.read(text)] == found
