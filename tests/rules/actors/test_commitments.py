"""Sentences and whom they commit; `-` is nobody. The activity names police and school."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pack import load_rules

RULES = load_rules()


SENTENCES = """
Butikerna i Center Syd ska utbilda sin personal i rånprevention. | business
Vårdnadshavare som nattvandrar ska få en väst av kommunen. | -
Skolor som saknar skalskydd ska prioriteras av fastighetsavdelningen. | district_administration
Under skolloven ska Tolvåkersskolans fritidsgård hållas öppen av fritidsledarna. | district_administration
Polisen får i uppdrag att återkomma med förslag. | -
Kommunens och polisens kommunikatörer ska ta fram en gemensam kampanj. | municipality police
Länsstyrelsen Skåne ansvarar för metodstödet. | state_authority
Villaägarna i Löddesnäs ska märka sina föremål med DNA. | civil_society
Räddningstjänsten Syd ska i oktober informera om marschaller. | rescue_service
Hamnbolaget och kommunen ska sätta upp livbojar. | municipality
Uppföljning ska göras av samordnaren efter varje lov. | district_administration
Fritidsgårdarnas öppettider ska förlängas. | -
Handlarföreningen lovar att dess medlemmar ska hålla rent. | business
Elever med hög frånvaro ska följas upp av elevhälsan. | school
Inom ramen för avtalet ska vaktbolaget, på kommunens begäran, utöka ronderingen. | -
Kommunen eller polisen ska informera medierna. | municipality police
Fältsekreterarna har hand om kontakten och ska skriva veckobrev. | district_administration
Ett medborgarlöfte ska tas fram av lokalpolisområdet i samråd med kommunen. | police
Rektor ansvarar ytterst, men mentor ska ta första samtalet. | school
Kommunpolisen ska bjudas in till klassråd av mentorerna. | school
Ansvariga är Kävlinge GIF och fritidskonsulenten. | civil_society district_administration
Inga nya avtal ska tecknas av kommunen under året. | -
Säkerhetschefen ska, om inget annat bestäms, leda krismötet. | district_administration
Församlingen ställer upp med lokaler medan PRO ska ordna fika. | civil_society
Polisen, ibland tillsammans med kommunen, ska synas på torghandeln. | police
Skolan måste, och ska, polisanmäla hot. | school
På sikt ska alla lampor bytas. | -
Centrumledningen ansvarar för väktarna inomhus, kommunen för ordningsvakterna utomhus. | municipality property_owner
Gästhamnens personal ska varje kväll se över belysningen på bryggorna. | -
Båtägare som vill delta i båtsamverkan ska anmäla sig till kommunen. | -
Båtklubbarna längs kusten ska gå vakt nattetid från maj till september. | civil_society
Kustbevakningen och polisen ska samordna sina patruller under sommaren. | police state_authority
Stulna båtmotorer ska märkas av respektive båtklubb. | civil_society
Under industrisemestern ska kommunens tillsynsenhet besöka serveringarna. | municipality
Med start i augusti ansvarar Gröndalsskolan för en egen läxhjälp. | school
Skolan kan inte ensam bära ansvaret. | -
Mopeder som kontrolleras ska besiktas. | -
Kommunen är huvudansvarig och Lions medverkar. | municipality
Socialtjänsten åtar sig att inom en vecka återkoppla till anmälaren, om sekretessen medger det. | social_services
Räddningstjänsten ska, på begäran av kommunen, hålla brandskyddsutbildning. | rescue_service
Poliser i yttre tjänst ska uppmuntras att besöka träffpunkterna. | -
Kommunen har som mål att alla lampor ska fungera. | -
Det är fastighetsägarens skyldighet att sanera klotter. | -
Tillsammans åtar sig kommunen och polisen att minska inbrotten. | municipality police
Varje förvaltning ska utse ett ombud som ska delta i nätverket. | district_administration
Sekretess ska beaktas. | -
Polisen ska, tillsammans med Kustbevakningen, öka sin närvaro i skärgården. | police
Hyresvärdarna ska uppmanas att låsa källardörrarna. | -
I överenskommelsen lovar bostadsbolaget att rusta tvättstugorna. | property_owner
Den som är trygghetsvärd ska bära väst. | -
Frivilliga från Röda Korset ska bemanna telefonen. | civil_society
Kommunens fritidsgårdar ska ha öppet på skolavslutningen. | culture_and_leisure
Stadens torghandlare ska plocka undan efter sig. | business
Föreningen Vuxna på byn ska, i mån av bemanning, vandra varje helg. | civil_society
Elever, föräldrar och personal ska få information av polisen. | -
Skadegörelse på busskurer ska anmälas till polisen av Länstrafiken. | public_transport
Det som beslutas i BRÅ ska genomföras i respektive förvaltning. | -
Skoterklubbarna i Venjan och Våmhus ska sätta upp skyltar vid spåren. | civil_society
Mora kommun, Polismyndigheten och Dalabyggen åtar sig att gemensamt bemanna medborgarkontoret en kväll i månaden. | municipality police property_owner
Sedan i höstas ansvarar fritidsgården för nattvandringarna. | culture_and_leisure
För att motverka skadegörelse ska rektor på Morkarlbyhöjden införa skolvärdar. | school
Under Vasaloppsveckan ska polis, ordningsvakter och kommunens fältare ha gemensam utsättning varje kväll. | municipality police
Arrangörer av offentliga tillställningar ska lämna in en trygghetsplan till polisen. | -
Näringslivskontoret ansvarar tillsammans med Mora Köpstad för butiksnätverket. | district_administration
Anmälningar om klotter ska hanteras av tekniska förvaltningen inom ett dygn. | traffic_office
Klotter ska saneras inom ett dygn av den som äger fastigheten. | -
Alla som arbetar på fritidsgården ska gå utbildningen. | -
Vaktmästare på idrottsplatserna ska kontrollera belysningen varje vecka. | property_owner
De tre kommunerna ska dela på kostnaden för en gemensam samordnare. | municipality
Det kommunala bostadsbolaget, vars källare drabbats hårt, ska byta lås. | property_owner
I samtliga fall ska vårdnadshavare kontaktas av ansvarig mentor. | school
Hur ofta polisen ska patrullera bestäms i BRÅ. | -
När en ungdom grips ska polisen, utan dröjsmål, underrätta socialjouren. | police
Kommunen ska inte själv bedriva bevakning utan upphandla den. | -
Fältgruppen ska dels vara ute på helgkvällar, dels bjuda in till tjejgrupper. | -
Socialtjänsten ska vara samordnande part och kalla till möten. | -
Polisen ska finnas på plats vid skolstart samt delta i trafikkontroller. | police
Busschaufförer ska få en kontaktväg till polisen. | -
Dalatrafik ska se till att väntkuren på torget lagas. | public_transport
Både Orsa och Mora kommuner ska avsätta medel. | municipality
Den nya fältassistenten ska ha sin bas på Morkarlbyhöjdens skola. | district_administration
Lpo Höglandet ska månadsvis delge kommunen en nulägesbild. | police
Det drogförebyggande nätverket ska ta fram ett gemensamt informationsblad. | -
Rastvärdar ska bemanna kapprummen under hela skoldagen. | school
Njudungsgymnasiet ska ordna en temavecka om våld i ungas relationer. | school
Polisen, liksom kommunen, ska avsätta tid för gruppens arbete. | municipality police
Till stöd för föreningarna ska kommunens fritidskonsulent ordna två utbildningskvällar. | municipality
Bostadsbolagens trygghetsvärdar ska genomföra hembesök hos nyinflyttade. | property_owner
Hembesöken ska utföras gemensamt av räddningstjänsten, hemtjänsten och bostadsbolaget. | district_administration property_owner rescue_service
Föreningar som söker bidrag ska bifoga en plan mot våld. | civil_society
Elever som bryter mot reglerna ska kallas till samtal av rektor tillsammans med vårdnadshavare. | school
Föreningslivet ska erbjudas utbildning av kommunen. | municipality
Butiksanställda ska bjudas in till en stöldutbildning som polisen ansvarar för. | -
En gång i kvartalet ska SSPF-koordinatorn sammanställa läget. | district_administration
Kommunen ansvarar, med stöd av länsstyrelsen, för utbildning av personal. | municipality
Stängning av parkeringen på natten ombesörjs av parkeringsbolaget. | -
Tryggare Vetlanda-gruppen ska träffas varannan månad. | -
Vårdcentralen åtar sig, inom ramen för sitt folkhälsouppdrag, att hålla i föräldrakurser. | health_care
Tingsholmsgymnasiet och polisen åtar sig att hålla en gemensam temadag om droger. | police school
Berörd rektor ska inom tre skoldagar kalla vårdnadshavaren till ett möte. | school
Handlarna, som äger frågan om utebelysning, ska sätta upp rörelsevakter. | business
Ridklubben och båda fotbollsklubbarna ska ta fram en handlingsplan mot kränkningar. | civil_society
Arbetet med att rusta upp lekparken ska utföras av kommunens parkenhet. | municipality
Vid misstanke om våld ska, efter samråd i teamet, socialtjänsten kontaktas av rektor. | school
Samtliga högstadieskolor ska ha en fungerande rutin för besökare. | school
Personalen i simhallen ska larma väktare vid bråk. | -
Fastighetsägare vars källare drabbats ska få rådgivning av polisen. | -
Ungdomar som döms till ungdomstjänst ska tas emot av kommunens parkenhet. | municipality
Tillsammans med Länsstyrelsen ska kommunen utbilda restaurangpersonal. | municipality
Länsstyrelsen och Polismyndigheten har tagit på sig att ordna utbildningen. | police state_authority
Trygghetsvärdar från Securitas ska på kommunens uppdrag gå ronder. | -
Frivården ska ansvara för att klienten får en kontaktperson. | prison_and_probation
Krögare med serveringstillstånd efter klockan 01 ska ha ordningsvakt i entrén. | business
Skolor med högstadium ska varje läsår erbjuda en lektionsserie om samtycke. | school
Bostadsbolag med trapphus längs Esplanaden ansvarar för att portarna hålls låsta nattetid. | property_owner
Föreningar som hyr kommunens lokaler ansvarar för att nycklar återlämnas. | civil_society
Butiker som säljer fyrverkerier ska kontrollera köparens ålder. | business
Föreningar som får bidrag ska kommunen följa upp årligen. | municipality
Rektorer som ser tecken på hedersförtryck ska skyndsamt vända sig till socialjouren. | school
Skolan som polisen ska besöka ligger i Ekenäs. | -
Föreningar som anser att kommunen ska hjälpa till hör av sig. | -
Elever som hotas ska erbjudas samtal av skolkuratorn. | school
Näringsidkare som drabbas av skadegörelse ska få stöd. | -
Nyanlända ska ges information om ordningsregler av samhällsvägledarna. | district_administration
Målsägande ska erbjudas stöd av Brottsofferjouren inom två dygn. | civil_society
Räddningstjänsten, liksom polisen, ska kallas till mötet. | -
Räddningstjänsten, liksom polisen, ska utse en kontaktperson. | police rescue_service
Parkförvaltningen tillsammans med fastighetsägarna i kvarteret ska gallra buskage. | district_administration property_owner
Insatser mot langning ska planeras av polisen ihop med socialtjänsten. | police social_services
En trygghetsmätning ska köpas in av kommunen vartannat år. | municipality
Skyltar om kameraövervakning ska sättas upp av den som driver anläggningen. | -
Fritidsförvaltningen håller ishallen öppen och ansvarar för att två ledare finns på plats. | culture_and_leisure
Polisens arbete med ungdomar ska utvecklas. | -
Polisens närvaro på tågen ska finansieras av trafikbolaget. | public_transport
Någon av parterna ska alltid föra anteckningar. Parterna är polisen och skolan. | -
Kommunen ska, för att minska skadegörelsen, anlita väktare under loven. | municipality
Vid årets slut ska säkerhetssamordnaren, kommunpolisen och en representant för föreningslivet sammanställa resultaten. | civil_society district_administration police
På uppdrag av BRÅ ska folkhälsoplaneraren genomföra en ungdomsenkät. | district_administration
Trots begränsade resurser ska polisen prioritera klagomål om buskörning. | police
Kamerorna sköts av Securitas men kommunen ansvarar för avtalet. | municipality
Sommarjobbare ska handledas av fritidsledarna. | district_administration
Åtgärden ägs av miljökontoret, som ska rapportera till nämnden. | environment_and_planning
Åtgärden genomförs av polisen. | -
Ansvariga för pulkabacken är Lions och scoutkåren. | civil_society
Såväl grundskolorna som gymnasiet ska delta i Operation Samlevnad. | school
Kommunens fältgrupp och Frälsningsarmén ska turas om att bemanna kaffevagnen. | civil_society municipality
Polisen förväntas delta vid varje möte. | -
Kommunen ska låta måla om gångtunneln. | municipality
Skolan har inget ansvar för händelser utanför skoltid. | -
Socialtjänsten ska inom ramen för förebyggande hembesök besöka förstföderskor. | social_services
Hemtjänsten ska uppmärksamma bedrägeriförsök och polisen ska hålla föredrag på träffpunkterna. | district_administration police
Vad som ska göras: polisen kontrollerar mopeder, kommunen gallrar. | -
Näringslivet utser två representanter och kommunen en, vilka ska träffas månadsvis. | -
Skolledningen måste polisanmäla alla våldsbrott. | -
Kommunen ska senast i mars ha tecknat avtal med ett vaktbolag. | municipality
En ordningsvakt ska finnas på plats, vilket bekostas av kommunen. | -
Rådet beslutade att polisen ansvarar för lägesbilden.                       | police
Skolan och polisen ska driva ungdomsmottagningen.                           | police school
Polisen svarar för att kameror sätts upp och skolan för drift och underhåll. | police school
Skolan har, tillsammans med polisen, ansvar för mötet.                      | school
Polisen ska lämna information om unga och skolan ska kalla till möten.      | police school
Tillsammans med skolan och polisen ska räddningstjänsten öva.               | rescue_service
När vi samverkar med boende och polis ska alla informeras.                  | -
Polisen ansvarar för samverkan med boende och skolan ska informeras.        | police
Följande parter åtar sig att delta.                                         | police school
Kommunen ska sätta upp fler lampor, lovade kommunalrådet.                   | -
Polisen ska senast v. 36 ha besökt alla skolor.                             | police
Den lokala samordnaren är sammankallande och ska kalla till möten.          | district_administration
Den kommunala samordnaren ska kalla till möten.                             | district_administration
Det är polisens ansvar att följa upp anmälda brott.                         | police
Det är polisens och skolans gemensamma ansvar att träffas.                  | police school
Det är ytterst skolans ansvar att rutinerna är kända.                       | school
Vid larm är det räddningstjänstens ansvar att leda utrymningen.             | rescue_service
Att hålla listan aktuell är skolans ansvar.                                 | school
Polisens ansvar är att utreda brott.                                        | police
Det är ett gemensamt ansvar för polis och skola att arbeta förebyggande.    | police school
Det är inte polisens ansvar att städa.                                      | -
Det är varje förälders ansvar att hämta sitt barn.                          | -
Frågan är om det är polisens ansvar.                                        | -
Många tror att det är polisens ansvar att städa.                            | -
Polisens ansvar omfattar hela länet.                                        | -
Fältarna ska ses som en naturlig del av skolan.                             | -
Skolgården ska städas av skolan.                                            | school
3.2 Polisen ska gå ronder.                                                  | police
§ 4 Skolan ansvarar för lokalen.                                            | school
Endast polisen ska avvisa personer.                                         | police
Var och en av parterna ska utse någon.                                      | police school
Parterna är överens om att skolan ska leda gruppen.                         | school
Vi har kommit överens om att skolan ansvarar för listan.                    | school
Tanken är att skolan ska leda gruppen.                                      | -
Skolan åtog sig i fjol att laga lampor.                                     | -
Om det brinner så lovar skolan att ringa.                                   | school
Vid bråk på torget så ska polisen vara ute.                                 | -
Vid bråk på torget så ska polisen åka ut.                                   | police
Så ska polisen åka ut.                                                      | -
Vi mäter så att polisen ska veta.                                           | -
Kommunpolis åtar sig att delta och bidra med en aktuell lägesbild.          | police
Polisen åtar sig att vara första kontakt för skolorna.                      | police
Kommunpolisen i Farsta åtar sig att delta.                                  | police
Stadsdelens fältassistenter åtar sig att vara ute på fredagar.              | district_administration
Fastighetsägarna förbinder sig att klippa buskarna.                         | property_owner
Polisen ansvarar för att utforma vandringen.                                | police
Därutöver ansvarar polisen för patrulleringen.                              | police
Här ansvarar polisen och socialtjänsten för uppföljningen.                  | police social_services
Trygghetssamordnaren är ansvarig för mötet.                                 | district_administration
Rektor vid varje skola ansvarar för att kalla till möten.                   | school
Polisens kontaktperson ansvarar för att boka lokal.                         | police
Skolan och polisen ansvarar gemensamt för skolmiljön.                       | police school
Skola, socialtjänst och polis ansvarar för handlingsplanen.                 | police school social_services
Socialsekreterare och polis har ett gemensamt ansvar för daglig samverkan   | police social_services
Polisen har ett ansvar att motivera, socialtjänsten har ett ansvar att finnas. | police social_services
Skolan har huvudansvaret för eleverna.                                      | school
Samordnaren är sammankallande till mötet och ansvarar för protokollet.      | district_administration
Polisen deltar i rådet, ansvarar för lägesbilden och bjuder in.             | police
Polisen leder passen och skolan ansvarar för lokalen.                       | school
Polisen ska delta i mötet.                                                  | police
Två poliser ska gå rond.                                                    | police
Av de två poliserna ska en gå rond.                                         |
Polisen är tillsammans med skolan ansvarig för mötet.                       | police
Fältarna har ett särskilt ansvar för tjejgruppen.                           | district_administration
Bostads AB Ekbo ska byta lås.                                               | property_owner
Polisen (Kim Ek) ansvarar för filmen.                                       | police
Skolan ringer polisen (Kim Ek) och ansvarar för filmen.                     | school
Polisen och badmästaren ska låsa.                                           | police
Polisen och Coop ska märka vagnar.                                          | police
Skolan och alla i parken ska kunna vila.                                    |
Polisen på torget: alla ska låsa.                                           |
Skolan ringer polisen och Coop ska märka vagnar.                            |
Polisen skall delta i mötet.                                                | police
Polisen och skolan ska träffas varje månad.                                 | police school
Vid behov ska polisen bidra med information.                                | police
Tillsammans med polisen ska skolan ordna en kväll.                          | school
Efter samtal med polisen ansvarar skolan för ronderna.                      | school
Polisen ska under 2024 torgronda i centrum.                                 | police
Polisen ska i samråd med alla torgronda i centrum.                          | police
Polisen ska i samråd med alla torgrondor i centrum.                         |
Vid behov ska polisen, socialtjänsten och skolan delta.                     | police school social_services
Om behov uppstår ska polisen kontakta skolan.                               | police
Det ska polisen göra.                                                       | police
Polisen ska tillsammans med stadsdelsförvaltningen genomföra kontroller.    | police
Polisen ska, vid behov, delta i tillsynen.                                  | police
Lägesbilden ska tas fram av polisen.                                        | police
Kontrollerna ska genomföras av kommunpolis och trygghetssamordnare.         | police district_administration
Åtgärden ska följas upp av stadsdelsförvaltningen i december.               | district_administration
Ansvarig för mötet är trygghetssamordnaren.                                 | district_administration
Ansvaret för lokalen ligger hos skolan.                                     | school
Det åligger polisen att delta.                                              | police
Parterna ska följa upp planen två gånger per år.                            | police school
Båda parter åtar sig att utse en kontaktperson.                             | police school
Polis: ansvarar för patrulleringen                                          | police
- Polisen åtar sig att delta.                                               | police
Skolan och polisen har tillsammans ett ansvar för tryggheten.               | police school
Kommunpolis och/eller områdespolis ansvarar för kontakten.                  | police
Polisen ska, om resurser finns, patrullera på fredagar.                     | police
På mötet ska polis och skola redovisa läget.                                | police school
Förvaltningen bjuder in polisen och ansvarar för lokalen.                   | district_administration
Skolan ska kontakta polis och socialtjänst.                                 | school
Polisen, skolan och andra aktörer ska fortsätta samverka.                   | police school
Ansvaret delas mellan skolan och polisen.                                   | police school
Ansvaret för samordningen åvilar trygghetssamordnaren.                      | district_administration
Polisen kommer att ansvara för kontrollerna.                                | police
Skolan, som äger huset, ska klippa buskarna.                                | school
Skolan, där polisen har kontor, ska låna ut lokalen.                        | school
Möten med polisen, som hålls i maj, ska bli fler.                           | -
Respektive skola ansvarar för att reglerna följs.                           | school
Polisen ska ha tillgång till kamerorna.                                     | -
Polisen ska ges möjlighet att delta.                                        | -
Polisens närvaro på torget ska öka.                                         | -
Tack vare polisen ska torget bli tryggare.                                  | -
Till mötet ska polis och skola bjudas in.                                   | -
Den som upptäcker brott ska kontakta polisen.                               | -
Dialogen mellan polis, skola och socialtjänst ska stärkas.                  | -
Vi ska tillsammans med polisen öka tryggheten.                              | -
Inte heller skolan ska ansvara.                                             | -
Polisen deltar vid mötet.                                                   | -
Polisen leder passen.                                                       | -
Polis och skola samverkar kring unga.                                       | -
Polisen kan ansvara för mötet.                                              | -
Polisen kan delta vid behov.                                                | -
Polisen bör ansvara för kontrollerna.                                       | -
Polisen ska inte delta.                                                     | -
Polisen ansvarar inte för lokalen.                                          | -
Polisen åtar sig inte att delta.                                            | -
Polisen har inget ansvar för mötet.                                         | -
Polisen ska kunna delta.                                                    | -
Polisen ska informeras.                                                     | -
Vid behov ska polisen kontaktas.                                            | -
Polisen ska vara informerad.                                                | -
Skolan ska få information.                                                  | -
Målet är att polisen ska vara synlig på torget.                             | -
När polisen ansvarar för mötet deltar boende.                               | -
Om polisen åtar sig uppdraget bjuds boende in.                              | -
Polisen, som ansvarar för lägesbilden, deltar.                              | -
De områden där polisen ansvarar för tillsynen växer.                        | -
Samverkan mellan skolan och polisen ska utvecklas.                          | -
Samverkan mellan skolan och polisen ska bidra till trygghet.                | -
Samordnare tillsammans med polis                                            | -
Alla våldsutövare ska erbjudas samtal med socialsekreterare.                | -
Torget ska vara tryggt för boende och besökare.                             | -
Unga ska delta i vandringen.                                                | -
Hur ska polisen arbeta?                                                     | -
Ska polisen delta?                                                          | -
Polisens statistik ska redovisas.                                           | -
Information till polisen ska lämnas varje vecka.                            | -
Socialsekreterare samsitter och deltar i det dagliga arbetet hos polisen.   | -
Mötet hålls av polisen.                                                     | -
Kommunpolis                                                                 | -
                                                                            | -
"""


@pytest.mark.parametrize("line", [line for line in SENTENCES.splitlines() if line])
def test_whom_a_sentence_commits(line: str) -> None:
    sentence, wanted = (piece.strip() for piece in line.split("|"))
    readings = RULES.commitments.read(sentence, parties=("police", "school"))
    assert sorted(reading.party for reading in readings) == sorted(wanted.replace("-", "").split())
    whole = sentence.removeprefix("- ")
    assert all(sentence[slice(*reading.span)] == whole for reading in readings)


@pytest.mark.parametrize(("words", "parties"), [(15, ["police"]), (16, [])])
def test_what_is_to_be_done_stands_within_sixteen_words_of_ska(words: int, parties: list[str]) -> None:
    readings = RULES.commitments.read(f"Polisen ska {'mycket ' * words}patrullera.", parties=("police",))
    assert [one.party for one in readings] == parties


@pytest.mark.parametrize(("words", "parties"), [(3, []), (4, ["police", "school"])])
def test_we_together_with_somebody_are_others_where_it_is_said_at_once(
    words: int, parties: list[str]
) -> None:
    text = f"Vi lovar {'nu ' * words}tillsammans med skolan att patrullera."
    readings = RULES.commitments.read(text, parties=("police", "school"))
    assert [one.party for one in readings] == parties


def test_we_together_with_somebody_else_are_still_whom_the_activity_names() -> None:
    text = "Vi lovar att tillsammans med de boende och föreningarna gå vandringar."
    assert [one.party for one in RULES.commitments.read(text, parties=("police",))] == ["police"]


def test_only_the_sentences_that_commit_are_taken_whole() -> None:
    text = "Samordnaren kallar.\nPolisen åtar sig att delta, t.ex. via telefon. Skolan deltar. Polisen ska bidra."
    taken = [
        text[slice(*reading.span)] for reading in RULES.commitments.read(text) if reading.party == "police"
    ]
    assert taken == ["Polisen åtar sig att delta, t.ex. via telefon.", "Polisen ska bidra."]


@pytest.mark.parametrize(
    "lead_in",
    [
        "Polisen åtar sig att:",
        "Polisen lovar att",
        "Polisen lovar att under 2031-2032:",
        "Polisen lovar följande.",
    ],
)
def test_a_lead_in_without_a_list_says_nothing_yet(lead_in: str) -> None:
    assert RULES.commitments.read(f"Vi vet det. {lead_in}", parties=("police",)) == ()


def test_in_a_municipalitys_plan_its_roles_commit_the_municipality() -> None:
    reading = RULES.commitments.read("Trygghetssamordnaren ansvarar för mötet.", municipality_plan=True)[0]
    assert reading.party == "municipality"


def test_parterna_without_parties_commit_nobody() -> None:
    assert RULES.commitments.read("Parterna ska följa upp planen.") == ()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Ett. Två.", ["Ett.", "Två."]),
        ("Kl. 9 möts vi. Sedan fika!", ["Kl. 9 möts vi.", "Sedan fika!"]),
        ("Möten, bl.a. i mars. Åter i maj", ["Möten, bl.a. i mars.", "Åter i maj"]),
        ("- Första punkten\n- Andra punkten", ["Första punkten", "Andra punkten"]),
        ("Den 21. april", ["Den 21. april"]),
        ("Mellan 8 och 20. Sedan stängt.", ["Mellan 8 och 20.", "Sedan stängt."]),
        ("1. Första punkten\n2. Andra", ["Första punkten", "Andra"]),
        ("Andra, t.ex. Polisen, deltar. Klart.", ["Andra, t.ex. Polisen, deltar.", "Klart."]),
        ("Skola, polis m.fl. Mötet leds av rektor.", ["Skola, polis m.fl.", "Mötet leds av rektor."]),
        ("Tala med A. Exempelsson. Ring sedan.", ["Tala med A. Exempelsson.", "Ring sedan."]),
        ("", []),
    ],
)
def test_sentences(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in RULES.sentences(text)] == pieces


@given(st.text(max_size=100))
def test_sentences_follow_each_other_and_lose_nothing_but_marks(text: str) -> None:
    last = 0
    for start, end in RULES.sentences(text):
        assert last <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        last = end


WORDS = (
    "Polisen|ska|åtar sig|skolan|och|att|delta|inte|.|,|av|parterna|ansvarar för|på|förvaltningen|informeras|å\n"
).split("|")


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_words_give_readings(words: list[str]) -> None:
    text = " ".join(words)
    for reading in RULES.commitments.read(text, parties=("police",)):
        assert 0 <= reading.span[0] < reading.span[1] <= len(text)


def test_every_example_hits_its_row_and_no_counter_example_does() -> None:
    for row in RULES.rows("commitments"):
        assert [text for text in row.examples if row.id not in RULES.commitments.hits(text)] == [], row.id
        assert [text for text in row.counter_examples if row.id in RULES.commitments.hits(text)] == [], row.id


def test_each_item_of_a_list_commits_whom_it_names() -> None:
    text = "- Polisen ska gå ronder\n- Skolan ska ha rastvakter\n- Polisen ska besöka klasser"
    readings = RULES.commitments.read(text, parties=("police", "school"))
    assert [(one.party, text[slice(*one.span)]) for one in readings] == [
        ("police", "Polisen ska gå ronder"),
        ("school", "Skolan ska ha rastvakter"),
        ("police", "Polisen ska besöka klasser"),
    ]


@pytest.mark.parametrize(
    ("item", "parties"),
    [
        ("Polisens och skolans samverkan ska öka", ["police", "school"]),
        ("Polisen och skolans samverkan går vidare", ["police", "school"]),
        ("Skolans fältare ringer hem", ["school"]),
        ("Skolan ringer hem", ["school"]),
    ],
)
def test_an_item_that_something_of_theirs_begins_is_theirs_who_lead_it_in(
    item: str, parties: list[str]
) -> None:
    readings = RULES.commitments.read(f"Polisen och skolan lovar att:\n- {item}")
    assert sorted(one.party for one in readings) == parties


def test_what_comes_to_something_undertakes_nothing() -> None:
    text = "Kommunen kommer med polisen fram till saker som ska leda till lugn."
    assert RULES.commitments.read(text, promises=True) == ()
    text = "Kommunen kommer med polisen att leda gruppen."
    assert [one.party for one in RULES.commitments.read(text, promises=True)] == ["municipality"]
