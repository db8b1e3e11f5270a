"""Phrases about time with their readings written beside them; a person who knows Swedish can read and extend them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.matching.numbers import CARDINALS
from rules.pack import load_rules
from rules.times.dates import Point, resolve
from rules.times.readings import ScheduleReading

RULES = load_rules()


# Of each line: the phrase, then what it says. A number alone is times a year; "4+3" are parts with no total; "8=4+4" is
# a total and its breakdown; a kind may be followed by first and last day. The plan's year is 2021.
PHRASES = """
2022-04–06                                              | period 2022-04-01 2022-06-30
Genomfört våren 2020, upprepas hösten 2021              | period 2021-08-01 2021-12-31
Genomförd 2020. Ny omgång våren 2021.                   | period 2021-01-01 2021-06-30
Genomförd våren 2020                                    | period 2020-01-01 2020-06-30
Helår                                                   | period 2021-01-01 2021-12-31
Skolveckorna 36–50, en gång i veckan                    | 52
Tisdagar 18.00–20.30 under terminstid                   | 52
Fredag till söndag, maj–aug                             | 156 2021-05-01 2021-08-31
Dagligen 1 juni–31 augusti                              | 365 2021-06-01 2021-08-31
1/9 2021–31/5 2022                                      | period 2021-09-01 2022-05-31
alla nätter utom söndagar                               | 313
alla dagar kl. 14–21, utom måndagar                     | 313
2021-10-01 ->                                           | open_ended 2021-10-01
Varje onsdag jämn vecka                                 | 26
måndag–onsdag kl. 15–20 samt fredagar till kl. 23       | 208=156+52
måndag–torsdag 15–20, fredagar 15–23                    | 260=208+52
varje fredag, lördagar under sommaren                   | 104=52+52 2021-06-01 2021-08-31
tisdag–torsdag                                          | 156
fredag–lördag 12–13 maj                                 | period 2021-05-12 2021-05-13
Varje onsdag (udda veckor)                              | 26
Två gånger per krog och år                              | 2
1:a och 3:e torsdagen i månaden                         | 24
Två pass per helg                                       | 104
Vardagskvällar kl. 18–22                                | 260
För elever i årskurs 6, en gång per läsår               | 1
enligt särskild kallelse                                | as_needed
Löpande, särskilt vid skolstart                         | continuous
till och med vårterminens slut                          | until - 2021-06-30
från höstterminens början                               | open_ended 2021-08-01
8 möten, varav 4 på våren och 4 på hösten               | 8=4+4
Sommaren 2021 (v. 25–32)                                | period 2021-06-21 2021-08-15
Hösten 2021, september–oktober                          | period 2021-09-01 2021-10-31
Under våren med uppföljning i september                 | period 2021-01-01 2021-06-30
Våren, klart 30 april                                   | period 2021-01-01 2021-04-30
210901–211130                                           | period 2021-09-01 2021-11-30
t.o.m. 20211231                                         | until - 2021-12-31
varje månad utom juli (11 ggr/år)                       | 11
två gånger i månaden (jämna veckor)                     | 24
2 gånger/år                                             | 2
tre gånger per termin                                   | 6
Tre ggr/termin                                          | 6
2 ggr/månad                                             | 24
2ggr/mån                                                | 24
2 ggr. per år                                           | 2
2 ggr / år                                              | 2
en gång i månaden                                       | 12
En gång per månad.                                      | 12
1 g/v                                                   | 52
1 gång/vecka                                            | 52
två gånger i veckan                                     | 104
två söndagar i månaden                                  | 24
tre lördagar i juni                                     | 3
fyra torsdagar under hösten                             | 4
den 3 och 17 juni                                       | 2
den 3, 10 och 17 juni                                   | 3
den 3 och 4 juni                                        | period 2021-06-03 2021-06-04
mellan den 3 och 17 juni                                | period 2021-06-03 2021-06-17
vecka 26 och 30                                         | 2
vecka 26, 27, 30 och 44                                 | 4
vecka 9 och 44                                          | 2
från vecka 18 till vecka 40                             | period 2021-05-03 2021-10-10
från 3 till 10 juni                                     | period 2021-06-03 2021-06-10
från 2021 till 2023                                     | period 2021-01-01 2023-12-31
v. 9, 20 och 44                                         | 3
sommaren 2021 och 2022                                  | 1
en gång i kvartalet                                     | 4
Varje lönehelg                                          | 12
Lönehelger under sommaren                               | 12
1 gång per kvartal                                      | 4
en gång per tertial                                     | 3
en gång om året                                         | 1
två gånger om dagen                                     | 730
fyra gånger varje år                                    | 4
fyra möten per år                                       | 4
ett möte per termin                                     | 2
sex träffar per läsår                                   | 6
två trygghetsvandringar per år                          | 2
3 nätverksträffar/termin                                | 6
två tillfällen per halvår                               | 4
2/år                                                    | 2
4 per termin                                            | 8
Möten hålls fyra gånger per år.                         | 4
Rådet sammanträder sex gånger per år                    | 6
ett större och två mindre möten per år                  | 3
två ordinarie och ett extra möte per termin             | 6
i mars och i oktober varje år                           | 2
i februari, maj och i oktober varje år                  | 3
april och maj varje år                                  | 1
varannan vecka                                          | 26
Varannan vecka, jämna veckor                            | 26
varannan månad                                          | 6
en gång varannan månad                                  | 6
varannan termin                                         | 1
vartannat år                                            | 0.5
varje vecka                                             | 52
varje månad                                             | 12
en gång per år, inom 24 timmar                          | 1
var vecka                                               | 52
varje termin                                            | 2
varje halvår                                            | 2
varje år                                                | 1
varje dag                                               | 365
varje kvartal                                           | 4
var tredje vecka                                        | 17.3
var tredje månad                                        | 4
var sjätte vecka                                        | 8.7
var 6:e vecka                                           | 8.7
var fjärde vecka                                        | 13
var fjortonde dag                                       | 26
var 14:e dag                                            | 26
en gång per 14 dagar                                    | 26
en gång per två veckor                                  | 26
en gång var tredje månad                                | 4
vart tredje år                                          | 0.3
dagligen                                                | 365
veckovis                                                | 52
månadsvis                                               | 12
månatligen                                              | 12
kvartalsvis                                             | 4
tertialvis                                              | 3
halvårsvis                                              | 2
terminsvis                                              | 2
årligen                                                 | 1
årlig uppföljning                                       | 1
månadsmöten                                             | 12
varje vardag                                            | 260
måndag–fredag                                           | 260
varje måndag                                            | 52
på onsdagar                                             | 52
Torsdagar kl. 18.00-21.00                               | 52
Varje fredag kl 20-24                                   | 52
fredagar och lördagar                                   | 104
varannan tisdag                                         | 26
udda veckor                                             | 26
första tisdagen varje månad                             | 12
sista fredagen i månaden                                | 12
första och tredje tisdagen i månaden                    | 24
första torsdagen varannan månad                         | 6
den 15:e varje månad                                    | 12
två kvällar i veckan                                    | 104
sju gånger årligen                                      | 7
två gånger månadsvis                                    | 24
en gång årligen                                         | 1
2 st per år                                             | 2
var annan vecka                                         | 26
varannan till var tredje vecka                          | 26+17.3
Fredag- och lördagskvällar                              | 104
maj och oktober årligen                                 | 2
4 ggr per år (mars, juni, september och december)       | 4
I början av varje termin                                | 2
1 gång/vt och 1 gång/ht                                 | 2
Varje skolavslutning                                    | recurring
Månadsvis, ej juli                                      | 12
En gång per månad förutom juni–augusti                  | 12
Fem träffar under våren 2024                            | 5 2024-01-01 2024-06-30
2024-01-01 - tillsvidare                                | open_ended 2024-01-01
2024-01-01 –                                            | open_ended 2024-01-01
2024 och framåt                                         | open_ended 2024-01-01
Tills vidare, utvärderas i december 2024                | open_ended
Planeras till hösten 2024                               | period 2024-08-01 2024-12-31
Innan årets slut                                        | until - 2021-12-31
T.o.m. 31/12-24                                         | until - 2024-12-31
Vid halvårsskiftet 2024                                 | once - 2024-06-30
två år                                                  | period
minst sex tillsynskvällar per år                        | 6
varje höst                                              | 1
vår och höst                                            | 2
Höst/vår                                                | 2
en gång på våren och en gång på hösten                  | 2
i maj varje år                                          | 1
två gånger per år, vår och höst                         | 2
2 gånger/år (vår och höst)                              | 2
minst en gång per termin                                | 2
minst 4 ggr/år                                          | 4
minst var sjätte vecka                                  | 8.7
åtminstone en gång i månaden                            | 12
ca 4 ggr/år                                             | 4
högst fyra gånger per år                                | 4
ett par gånger per år                                   | 2
varannan vecka (26 ggr/år)                              | 26
två gånger per termin, dvs. fyra gånger per år          | 4
tre riktade insatser per kvartal                        | 12
två samlade tillslag per termin                         | 4
fem oanmälda besök per år                               | 5
ett gemensamt möte per termin                           | 2
minst två och högst fyra gånger per år                  | 2+4
mellan 3 och 5 ggr/år                                   | 3+5
mellan fyra och sex gånger årligen                      | 4+6
var tredje till var fjärde vecka                        | 17.3+13
dagliga avstämningar                                    | 365
1:a tisdagen i månaden                                  | 12
måndagar, onsdagar och fredagar                         | 156
varje helgkväll                                         | 104
tre gånger per budgetår                                 | 3
en eftermiddag i veckan                                 | 52
en dag i månaden                                        | 12
vid varje terminsstart                                  | 2
två gånger på våren och tre gånger på hösten            | 5=2+3
Fyra träffar på våren och fyra på hösten                | 8=4+4
3 ggr/vt, 3 ggr/ht                                      | 6=3+3
en gång per vårtermin och två gånger per hösttermin     | 3=1+2
varje natt                                              | 365
var 14:e dag, torsdagar                                 | 26
två heldagar per termin                                 | 4
varannan fredag och lördag                              | 52
första och sista veckan varje termin                    | 4
1-2 ggr/termin                                          | 2+4
två till tre gånger per år                              | 2+3
4–6 ggr per år                                          | 4+6
en eller två gånger i månaden                           | 12+24
var 4-6:e vecka                                         | 13+8.7
varje eller varannan vecka                              | 52+26
4 ggr/år för forumen Norra torget och Parken. 3 ggr/år för stranden. | 4+3
Styrgrupp: 4 ggr/år, arbetsgrupp: varannan vecka        | 4+26
Rådet två gånger per år och arbetsgruppen en gång i månaden | 2+12
Möten 8 ggr/år (4 ggr/år mellan- och högstadiet och 4 ggr/år gymnasiet) | 8=4+4
10 gånger per år (6 gånger/år i norr och 4 gånger/år i söder) | 10=6+4
två gånger per år i norr, tre gånger per år i söder, totalt fem gånger per år | 5=2+3
en gång per år/vid behov                                | 1=1+as_needed
Varje månad och vid behov                               | 12=12+as_needed
Vid behov, dock minst en gång per termin                | 2=as_needed+2
löpande, avstämning en gång per månad                   | 12=continuous+12
två gånger per termin under 2022                        | 4 2022-01-01 2022-12-31
varannan vecka t.o.m. juni 2022                         | 26 - 2022-06-30
varannan vecka under hösten 2021                        | 26 2021-08-01 2021-12-31
mars, juni och oktober                                  | 3 2021-03-01 2021-10-31
april och oktober 2022                                  | 2 2022-04-01 2022-10-31
kvartal 1 och 3                                         | 2
tre tillfällen under 2022                               | 3 2022-01-01 2022-12-31
regelbundet                                             | recurring
några gånger per termin                                 | recurring
inför skolavslutningen                                  | recurring
i samband med skolavslutningen i juni                   | period 2021-06-01 2021-06-30
under sportlovet vecka 9                                | period 2021-03-01 2021-03-07
inför varje lov under 2021                              | recurring 2021-01-01 2021-12-31
påbörjas i maj och pågår till och med oktober           | period 2021-05-01 2021-10-31
pågår maj–september                                     | period 2021-05-01 2021-09-30
pågår till juni 2021                                    | until - 2021-06-30
pågår                                                   | continuous
vid behov                                               | as_needed
Vid behov utifrån nämndens tillsynsplan                 | as_needed
Efter behov                                             | as_needed
när behov uppstår                                       | as_needed
behovsstyrt                                             | as_needed
på förekommen anledning                                 | as_needed
löpande                                                 | continuous
Kontinuerligt under året                                | continuous 2021-01-01 2021-12-31
Löpande under 2022                                      | continuous 2022-01-01 2022-12-31
kontinuerligt                                           | continuous
fortlöpande                                             | continuous
året runt                                               | continuous
pågående                                                | continuous
Inom ordinarie verksamhet                               | continuous
Linjearbete                                             | continuous
Tillsvidare                                             | open_ended
tills vidare.                                           | open_ended
t.v.                                                    | open_ended
utan slutdatum                                          | open_ended
fr.o.m. 2022-01-01                                      | open_ended 2022-01-01
från och med hösten 2022                                | open_ended 2022-08-01
Start 1 mars 2022                                       | open_ended 2022-03-01
efter 1 september 2022                                  | open_ended 2022-09-02
engångsinsats                                           | once
vid ett tillfälle                                       | once
Ett tillfälle, hösten 2022                              | once 2022-08-01 2022-12-31
2022-12-31                                              | until - 2022-12-31
t.o.m. 2023-12-31                                       | until - 2023-12-31
Till och med 31 december 2022                           | until - 2022-12-31
tom 2022-06-30                                          | until - 2022-06-30
fram till den 1 juni 2022                               | until - 2022-06-01
klart maj 2017                                          | until - 2017-05-31
Klart senast 1 mars 2022                                | until - 2022-03-01
senast 31/12                                            | until - 2021-12-31
maj 2017 klart                                          | until - 2017-05-31
Ska vara klart i juni                                   | until - 2021-06-30
före 1 juni 2022                                        | until - 2022-05-31
innan sommaren 2022                                     | until - 2022-05-31
Tillsvidare, dock längst till 2023-12-31                | until - 2023-12-31
Gäller t.o.m. 2023                                      | until - 2023-12-31
senast Q2 2022                                          | until - 2022-06-30
klart vecka 20                                          | until - 2021-05-23
senast vid årets slut                                   | until - 2021-12-31
vid årets slut                                          | once - 2021-12-31
i slutet av maj 2022                                    | once - 2022-05-31
årsskiftet 2022/2023                                    | once - 2022-12-31
hösten 2017                                             | period 2017-08-01 2017-12-31
hösten 2019                                             | period 2019-08-01 2019-12-31
våren 2016                                              | period 2016-01-01 2016-06-30
vårterminen 2022                                        | period 2022-01-01 2022-06-30
HT 2022                                                 | period 2022-08-01 2022-12-31
vt-22                                                   | period 2022-01-01 2022-06-30
i höst                                                  | period 2021-08-01 2021-12-31
Sommaren 2022                                           | period 2022-06-01 2022-08-31
vintern 2021/2022                                       | period 2021-12-01 2022-02-28
läsåret 2021/22                                         | period 2021-08-01 2022-06-30
första halvåret                                         | period 2021-01-01 2021-06-30
andra halvåret 2022                                     | period 2022-07-01 2022-12-31
Q3 2024                                                 | period 2024-07-01 2024-09-30
2024-Q3                                                 | period 2024-07-01 2024-09-30
Q2 2024–Q4 2025                                         | period 2024-04-01 2025-12-31
2024 Q1–2025 Q2                                         | period 2024-01-01 2025-06-30
kv 3 2024 - kv 1 2025                                   | period 2024-07-01 2025-03-31
T1 2024–T3 2025                                         | period 2024-01-01 2025-12-31
våren 2024–Q1 2025                                      | period 2024-01-01 2025-03-31
vecka 34 2024–vecka 3 2025                              | period 2024-08-19 2025-01-19
dec-25                                                  | period 2025-12-01 2025-12-31
dec 25                                                  | period 2025-12-01 2025-12-31
jan 24-dec 25                                           | period 2024-01-01 2025-12-31
i maj 20 elever                                         | period 2021-05-01 2021-05-31
aug - 15 sept                                           | period 2021-08-01 2021-09-15
15 maj 25                                               | until - 2025-05-15
den 15 maj 20.15                                        | until - 2021-05-15
3-4 maj 25                                              | period 2025-05-03 2025-05-04
vecka 26, 27 och 28                                     | period 2021-06-28 2021-07-18
vecka 26 och 27                                         | period 2021-06-28 2021-07-11
till jul                                                | until - 2021-12-24
fram till jul                                           | until - 2021-12-24
senast till jul                                         | until - 2021-12-24
klart till julen 2022                                   | until - 2022-12-24
före jul                                                | until - 2021-12-23
till jul 2023                                           | until - 2023-12-24
klart senast jul 2023                                   | until - 2023-12-24
före jul 2023                                           | until - 2023-12-23
mars till jul 2023                                      | period 2023-03-01 2023-07-31
från jul till sep                                       | period 2021-07-01 2021-09-30
jul t.o.m. aug 2023                                     | period 2023-07-01 2023-08-31
från jul till mars 2023                                 | period 2022-12-24 2023-03-31
från julen till november 2023                           | period 2022-12-24 2023-11-30
från mars till jul 2023                                 | period 2023-03-01 2023-07-31
till 1 jul 2023                                         | until - 2023-07-01
innan julafton                                          | until - 2021-12-23
hela året                                               | period 2021-01-01 2021-12-31
under hela året                                         | period 2021-01-01 2021-12-31
hela verksamhetsåret                                    | period 2021-01-01 2021-12-31
jul 2022                                                | period 2022-07-01 2022-07-31
1 jul 2022                                              | until - 2022-07-01
jan–jul 2022                                            | period 2022-01-01 2022-07-31
från den 12 juni till den 17 augusti 2022               | period 2022-06-12 2022-08-17
fr.o.m. april                                           | open_ended 2021-04-01
läsåret                                                 | period 2021-08-01 2022-06-30
kvartal 1-2 2022                                        | period 2022-01-01 2022-06-30
sista kvartalet                                         | period 2021-10-01 2021-12-31
tertial 3                                               | period 2021-09-01 2021-12-31
T1 2024                                                 | period 2024-01-01 2024-04-30
vecka 44                                                | period 2021-11-01 2021-11-07
v. 10-12                                                | period 2021-03-08 2021-03-28
v 36 2024                                               | period 2024-09-02 2024-09-08
maj 2022                                                | period 2022-05-01 2022-05-31
februari 2024                                           | period 2024-02-01 2024-02-29
jan-juni 2021                                           | period 2021-01-01 2021-06-30
Januari till mars                                       | period 2021-01-01 2021-03-31
15 mars – 30 september                                  | period 2021-03-15 2021-09-30
15-30 mars 2022                                         | period 2022-03-15 2022-03-30
2025-04-01–06-30                                        | period 2025-04-01 2025-06-30
2025-12-01 till 02-28                                   | period 2025-12-01 2026-02-28
1/3 - 30/9                                              | period 2021-03-01 2021-09-30
november–februari                                       | period 2021-11-01 2022-02-28
november–februari 2022                                  | period 2021-11-01 2022-02-28
mellan 1 mars och 30 september                          | period 2021-03-01 2021-09-30
2022-01-01 – 2022-12-31                                 | period 2022-01-01 2022-12-31
fr.o.m. 2022-01-01 t.o.m. 2022-12-31                    | period 2022-01-01 2022-12-31
från augusti 2021 till juni 2022                        | period 2021-08-01 2022-06-30
hösten 2021 och våren 2022                              | period 2021-08-01 2022-06-30
2020-2022                                               | period 2020-01-01 2022-12-31
2022/23                                                 | period 2022-01-01 2023-12-31
Under 2024                                              | period 2024-01-01 2024-12-31
under året                                              | period 2021-01-01 2021-12-31
nästa år                                                | period 2022-01-01 2022-12-31
"""

NO_TIME = """
två timmar per vecka
varannan elev har provat
var tredje ungdom
det dagliga arbetet hos polisen
andel elever i årskurs 7-9
i år 2 på gymnasiet
ungdomar 18-29 år
15-åringar som röker
någon gång den senaste 4-veckorsperioden
en gång till
vid varje tillfälle
5000 kronor per år
10 procent per år
7 av 10 känner sig trygga
3/4 av eleverna
kl. 09.00-11.00
stadens trygghetsprogram 2020-2023
tel 08 123 45 67
vår verksamhet och deras
Akuta situationer med barn närvarande
Vid kontakter med våldsutövare och våldsutsatta
i samband med tertialrapport 1
Enligt överenskommelse
två socialsekreterare samsitter med utredarna
flera gånger
senaste året
en gång för alla
dnr 2022/114
Klart
i mellan- och högstadiet
Ej aktuellt
en gång i månden
elever som fyllt två år
efter sommaren 2022
efter sommaren
efter jul
efter höstterminen
skolavslutningen
till midsommar
förutom juli
"""


def shown(reading: ScheduleReading) -> str:
    """A reading as the phrases above write it."""
    parts = "+".join(
        f"{part.times_per_year:g}" if part.times_per_year is not None else part.kind for part in reading.parts
    )
    rate = "" if reading.times_per_year is None else f"{reading.times_per_year:g}"
    if reading.kind != "recurring":
        kind: str = reading.kind
    elif rate and parts:
        kind = f"{rate}={parts}"
    else:
        kind = rate or parts or "recurring"
    days = [day or "-" for day in (reading.start, reading.end)]
    return " ".join([kind, *days]).removesuffix(" -").removesuffix(" -")


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("Inom en vecka från anmälan", "schedule.time-limit"),
        ("inom tio arbetsdagar", "schedule.time-limit"),
        ("inom två veckor", "schedule.time-limit"),
        ("14 dagar efter anmälan", "schedule.time-limit"),
        ("Senast två veckor efter beslut", "schedule.time-limit"),
        ("max 2 timmar per vecka", None),
        ("inom kort", None),
    ],
)
def test_a_limit_after_what_has_no_date_is_understood_and_dates_nothing(
    phrase: str, rule: str | None
) -> None:
    found = RULES.schedules.read(phrase, year=2021, field="timing")
    assert (found.kind, found.start, found.end, found.rule) == ("unspecified", None, None, rule)


@pytest.mark.parametrize("line", [line for line in PHRASES.splitlines() if line])
def test_phrase_is_read(line: str) -> None:
    phrase, answer = (piece.strip() for piece in line.split("|"))
    reading = RULES.schedules.read(phrase, year=2021)
    got = shown(reading)
    if reading.kind == "recurring" and " " not in answer and not answer.startswith("recurring"):
        got = got.split(" ")[0]
    assert got == answer
    assert reading.rule is not None


@pytest.mark.parametrize("phrase", [line for line in NO_TIME.splitlines() if line])
def test_what_is_no_time_is_not_read(phrase: str) -> None:
    reading = RULES.schedules.read(phrase, year=2021)
    assert (reading.kind, reading.times_per_year, reading.start, reading.end) == (
        "unspecified",
        None,
        None,
        None,
    )
    assert reading.confidence < 0.6


@pytest.mark.parametrize(
    ("phrase", "both"),
    [
        ("vintern 2022", "2021-12-01 to 2022-02 or 2022-12-01 to 2023-02"),
        ("2010-12", "the month 2010-12 or the years 2010 to 2012"),
        ("klart till hösten 2022", "by the beginning, 2022-08-01, or by the end, 2022-12-31"),
        ("läsåret", "the school year 2020/2021 or 2021/2022"),
        ("våren 2022 och hösten 2022", "2 times, or all the time from 2022-01-01 to 2022-12-31"),
        ("3 tillfällen", "3 times a year or 3 times in all"),
    ],
)
def test_two_readings_are_both_told(phrase: str, both: str) -> None:
    reading = RULES.schedules.read(phrase, year=2021)
    assert reading.ambiguity == both
    assert reading.confidence < 0.6


def test_the_plans_year_is_only_supplied_where_known() -> None:
    assert RULES.schedules.read("första halvåret").kind == "period"
    assert RULES.schedules.read("första halvåret").start is None
    assert RULES.schedules.read("första halvåret", year=2018).end == "2018-06-30"
    assert RULES.schedules.read("hösten 2017", year=2021).start == "2017-08-01"


def test_the_field_decides_what_a_bare_date_is() -> None:
    assert RULES.schedules.read("2022-05-12", field="duration").kind == "until"
    asked_when = RULES.schedules.read("2022-05-12", field="timing")
    assert (asked_when.kind, asked_when.start, asked_when.end) == ("once", "2022-05-12", "2022-05-12")
    assert asked_when.ambiguity == "on 2022-05-12, or no later than 2022-05-12"


def test_a_duration_with_a_yearly_review_lasts() -> None:
    reading = RULES.schedules.read("Tillsvidare med årlig uppföljning", field="duration")
    assert reading.kind == "open_ended"
    assert [part.kind for part in reading.parts] == ["open_ended", "recurring"]


def test_the_label_bounds_a_date() -> None:
    assert RULES.schedules.read("maj 2022", label="Klart senast").kind == "until"
    assert RULES.schedules.read("maj 2022", label="Startdatum").start == "2022-05-01"
    assert RULES.schedules.read("maj 2022", label="När").kind == "period"


def test_parts_are_pieces_of_the_text() -> None:
    text = "Möten 8 ggr/år (4 ggr/år mellan- och högstadiet och 4 ggr/år gymnasiet)"
    assert [part.text for part in RULES.schedules.read(text).parts] == [
        "4 ggr/år mellan- och högstadiet",
        "4 ggr/år gymnasiet",
    ]


def test_a_frequency_in_running_text_is_found_with_its_words() -> None:
    text = "Rådet är en styrgrupp. Möten hålls fyra gånger per år. Åk 7 deltar, två timmar per vecka."
    (span,) = RULES.schedules.rates_in(text)
    assert text[slice(*span)] == "fyra gånger per år"
    assert RULES.schedules.rates_in("Under våren 2022 deltar polisen. Vid behov bjuds skolan in.") == ()


def test_a_day_that_does_not_exist_is_not_made_up() -> None:
    assert RULES.schedules.read("senast 31 april 2022").end is None
    assert RULES.schedules.read("vecka 53 2021").start is None


@given(st.text(max_size=80), st.none() | st.integers(1, 9999))
def test_any_text_gives_a_reading(text: str, year: int | None) -> None:
    reading = RULES.schedules.read(text, year=year)
    assert 0 <= reading.confidence <= 1
    assert all(part.text in text for part in reading.parts)


WORDS = (
    "2|31|1/3|2022|–|,|.|och|\n|ggr|/|år|maj|vecka|44|t.o.m.|våren|vid behov|minst|varannan|från|till|tillsvidare|"
    "hösten 2021|första|("
).split("|")


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.none() | st.integers(1990, 2040))
def test_any_words_of_time_give_a_reading(words: list[str], year: int | None) -> None:
    text = " ".join(words)
    reading = RULES.schedules.read(text, year=year)
    if reading.start and reading.end:
        assert reading.start <= reading.end
    assert all(part.text in text for part in reading.parts)


PER_YEAR = {
    "dag": 365,
    "vecka": 52,
    "månad": 12,
    "kvartal": 4,
    "tertial": 3,
    "halvår": 2,
    "termin": 2,
    "år": 1,
}


NUMBER_WORDS = {value: word for word, value in CARDINALS.items()}
WAYS = ["ggr/", "gånger per ", "ggr / "]


@given(st.integers(1, 31), st.sampled_from(sorted(PER_YEAR)), st.booleans(), st.sampled_from(WAYS))
def test_a_frequency_that_is_written_is_read_back(count: int, unit: str, in_words: bool, way: str) -> None:
    number = NUMBER_WORDS[count] if in_words else str(count)
    assert RULES.schedules.read(f"{number} {way}{unit}").times_per_year == count * PER_YEAR[unit]


@given(st.integers(1990, 2090), st.integers(1, 52))
def test_a_week_has_seven_days_from_a_monday(year: int, week: int) -> None:
    extent = resolve(Point("week", (("week", str(week)),)), year)
    assert extent is not None
    start, end = extent
    assert start is not None and end is not None
    assert (end - start).days == 6
    assert start.isoweekday() == 1


def test_every_example_hits_its_row_and_no_counter_example_does() -> None:
    for row in (*RULES.rows("schedules"), *RULES.rows("schedule_words")):
        assert [text for text in row.examples if row.id not in RULES.schedules.hits(text)] == [], row.id
        assert [text for text in row.counter_examples if row.id in RULES.schedules.hits(text)] == [], row.id


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("från 2022", "2022-01-01", None),
        ("från mars 2022", "2022-03-01", None),
        ("till 2022", None, "2022-12-31"),
        ("till mars 2022", None, "2022-03-31"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("mars 2022 – juni 2022", "2022-03-01", "2022-06-30"),
    ],
)
def test_years_and_months_are_whole(text: str, start: str | None, end: str | None) -> None:
    found = RULES.schedules.read(text, field="duration")
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Löpande, uppföljning i november", None),
        ("Löpande. Redovisas i mars", None),
        ("Löpande i november, uppföljning sker", "2021-11-01"),
        ("Uppföljning i november", "2021-11-01"),  # nothing else is said
    ],
)
def test_when_it_is_followed_up_does_not_bound_what_goes_on(text: str, start: str | None) -> None:
    assert RULES.schedules.read(text, year=2021, field="timing").start == start


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Under januari och februari 2019 går vi.", ["januari och februari 2019"]),
        ("I maj, juni och juli 2019 går vi.", ["maj, juni och juli 2019"]),
        ("Vi går i maj 2019 och juni 2020.", ["maj 2019", "juni 2020"]),
        ("Vi går den 3 maj och 4 juni 2019.", ["den 3 maj", "4 juni 2019"]),
    ],
)
def test_months_named_together_are_one_time(text: str, points: list[str]) -> None:
    assert [text[first:last] for first, last in RULES.schedules.points_in(text, 2019)] == points


@pytest.mark.parametrize(
    ("label", "cue"), [("Start", "from"), ("Slut", "until"), ("Start–slut", None), ("Start och slut", None)]
)
def test_a_label_of_both_ends_says_neither_of_a_date_below_it(label: str, cue: str | None) -> None:
    assert RULES.schedules.label_cue(label) == cue


def test_marked_quarters_of_named_years_need_no_year_of_the_plan() -> None:
    reading = RULES.schedules.read_parts(["2025 K4", "2026 K1"], None)
    assert reading is not None
    assert (reading.kind, reading.start, reading.end) == ("period", "2025-10-01", "2026-03-31")
    undated = RULES.schedules.read_parts(["K3", "K4"], None)
    assert undated is not None
    assert undated.start is None


def test_what_lies_between_two_days_keeps_its_first_word() -> None:
    text = "Gården är bemannad mellan den 18 juni och den 12 augusti 2018."
    (span,) = RULES.schedules.points_in(text, 2018)
    assert text[slice(*span)] == "mellan den 18 juni och den 12 augusti 2018"


def test_weekdays_alone_are_found_in_running_text() -> None:
    text = "Fältarna är ute helger under våren. Simlektioner hålls under åtta veckor."
    (span,) = RULES.schedules.rates_in(text)
    assert text[slice(*span)] == "helger"
    assert RULES.schedules.rates_in("Stölderna ökar vår och höst.") == ()


@pytest.mark.parametrize(
    "days", ["fredag och lördag", "fre och lör", "Fre/lör", "tis + tors", "måndag och onsdag"]
)
def test_days_of_the_week_are_counted_only_where_they_are_said_to_come_back(days: str) -> None:
    alone, each_week = (
        RULES.schedules.read(days, year=2025),
        RULES.schedules.read(f"{days} varje vecka", year=2025),
    )
    assert (alone.kind, alone.times_per_year) == ("recurring", None)
    assert (each_week.kind, each_week.times_per_year) == ("recurring", 104)


@pytest.mark.parametrize(
    ("label", "kind", "start"),
    [("Klart", "until", None), ("När", "period", "2021-03-01"), ("Start–slut", "period", "2021-03-01")],
)
def test_a_range_below_klart_ends_on_its_last_day(label: str, kind: str, start: str | None) -> None:
    reading = RULES.schedules.read("1 mars–30 april", year=2021, field="timing", label=label)
    assert (reading.kind, reading.start, reading.end) == (kind, start, "2021-04-30")


def test_a_text_of_very_many_ranges_is_read_in_one_go() -> None:
    reading = RULES.schedules.read("Q1 2024–Q2 2025 " * 2000, year=2021)
    assert (reading.start, reading.end) == ("2024-01-01", "2025-06-30")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Två år från 1 mars 2021", ("period", None, "2021-03-01", "2023-02-28")),
        ("3 månader med start i mars", ("period", None, "2021-03-01", "2021-05-31")),
        ("Sex veckor från vecka 10", ("period", None, "2021-03-08", "2021-04-18")),
        ("1 mars 2021 och två år framåt", ("period", None, "2021-03-01", "2023-02-28")),
        ("Från mars 2021, utvärdering efter två år", ("open_ended", None, "2021-03-01", None)),
        ("Efter två år från 1 mars", ("open_ended", None, "2021-03-01", None)),
        ("Två år", ("period", None, None, None)),
        ("Två gånger under våren", ("recurring", 2, "2021-01-01", "2021-06-30")),
        ("Tre gånger under hösten 2022", ("recurring", 3, "2022-08-01", "2022-12-31")),
        ("En gång varje höst", ("recurring", 1, None, None)),
        ("Två gånger på våren och tre på hösten", ("recurring", 5, None, None)),
    ],
)
def test_how_long_from_when_and_how_often_in_which_season(
    text: str, expected: tuple[str, int | None, str | None, str | None]
) -> None:
    reading = RULES.schedules.read(text, year=2021, field="timing" if expected[1] else "duration")
    assert (reading.kind, reading.times_per_year, reading.start, reading.end) == expected


def test_seasons_that_follow_each_other_are_one_time() -> None:
    text = "Insatsen görs hösten 2021 och våren 2022."
    (span,) = RULES.schedules.points_in(text, 2021)
    assert text[slice(*span)] == "hösten 2021 och våren 2022"
    assert len(RULES.schedules.points_in("Rond hålls hösten 2021 och hösten 2022.", 2021)) == 2
