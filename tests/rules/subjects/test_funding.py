"""Texts about funding and who pays by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pack import load_rules

RULES = load_rules()


TEXTS = """
Kommunen och fastighetsägarna delar på kostnaden      | shared
Butikerna i gallerian delar på vaktkostnaden          | external
Inget extra anslag krävs                              | own_costs
Deltagaravgift 200 kr + socialnämnden                 | shared
Föreningarna får 500 kr per vandring av kommunen      | municipal
Ideellt arbete                                        | own_costs
Ryms i internbudgeten                                 | own_costs
Krögarna delar kostnaden                              | external
Kostnaden fördelas mellan krögarna                    | external
Butikerna delar hyran lika                            | external
Krögarna delar kostnaden med kommunen                 | shared
Butikerna delar kostnaden lika med polisen            | shared
Kostnaden delas mellan fastighetsägarna och kommunen  | shared
Personalkostnad inom ordinarie budget, material bekostas av Lions | external
Polisregion Syd betalar annonserna                    | unspecified
Kommunens och hyresvärdens gemensamma pott            | shared
Arbetsförmedlingen står för lönerna                   | external
Jernhusen står för städningen enligt avtal            | external
Områdespolisen står för utrustningen                  | unspecified
Hela kostnaden bärs av hamnen                         | external
Vakterna faktureras gallerian                         | external
Gården tar ut en liten avgift av besökarna            | external
Kommunen betalar avgiften för klubben                 | municipal
Region Gotland avsätter 90 000 kr                     | municipal
Skolan trycker, polisen delar ut – var och en tar sitt | own_costs
Inga tillkommande kostnader                           | own_costs
Kommunen och polisen har inte enats om vem som betalar | unspecified
Diskuteras med kommunen                               | unspecified
Förslag: kommunen betalar?                            | unspecified
Oklart om kommunen kan bidra                          | unspecified
Kommunen har avslagit ansökan                         | unspecified
Kostnaden redovisas för nämnden                       | unspecified
Kommunfullmäktige beslutade om 300 000 kr             | municipal
Regionen betalar. Nämnden beslutar om lokalen         | external
Vara kommun bekostar lokalen                          | municipal
Vara kommun                                           | municipal
Region Dalarna och Vara kommun                        | shared
Rektor betalar bussen                                 | municipal
Fältgruppen bekostar fikat                            | municipal
Bussen bekostas av rektor                             | municipal
Vårdcentralens budget                                 | external
Kultur och fritid betalar musiken                     | municipal
Utbildning för rektorer                               | unspecified
Skolan och byaföreningen betalar varsin buss          | shared
Skolan 10 tkr, byaföreningen 5 tkr                    | shared
Kommunen 90 000 kr, Polisen 10 000 kr                 | shared
Nämnden bekostar föreningens lokal                    | municipal
Kommunen betalar deltagaravgiften                     | municipal
Deltagaravgifter                                      | external
Utan kostnad för kommunen                             | unspecified
Ljus: kommunen. Lås: Sparbanken                       | shared
Kommunens fond och sponsorer                          | shared
Statens bidrag täcker lönen, kommunen täcker hyran    | shared
Om kommunen inte betalar ställs kursen in             | unspecified
Kommunen har tidigare betalat                         | unspecified
Bidrag från Laholms kommun                            | municipal
Polisen söker pengar från fonden                      | external
Resp. förvaltning                                     | own_costs
Respektive part bär sina egna personalkostnader       | own_costs
Alla parter står för sina respektive kostnader,       | own_costs
Varje part svarar för sina kostnader                  | own_costs
Parterna står själva för sina egna kostnader          | own_costs
Inom befintlig budget                                 | own_costs
Kostnaden bärs av respektive verksamhet               | own_costs
Ryms i verksamheternas ordinarie budgetar             | own_costs
Vi använder egen personal                             | own_costs
Polisen och kommunen betalar lika mycket              | shared
Kommunen står för hyran och fastighetsägarna för vakterna | shared
Kommunen står för lokalen och står för fika           | municipal
Regionala utvecklingsmedel                            | external
Köpcentrumet står för vaktkostnaden                   | external
Inom ordinarie verksamhet.                            | own_costs
Ryms inom respektive förvaltnings budget              | own_costs
Inom skolans ram                                      | own_costs
Ledarna betalas av stadsområdet                       | municipal
Inga extra kostnader                                  | own_costs
Respektive förvaltning bekostar sin personal          | own_costs
Var och en bär sin kostnad.                           | own_costs
Parterna delar på kostnaderna                         | shared
Kostnaden delas lika mellan kommunen och polisen      | shared
Samfinansieras av förvaltningen och bostadsbolagen    | shared
Busstrafiken och kommunen delar                       | shared
Kommunen (2/3) och bolaget (1/3)                      | shared
Lika delar kommun och fastighetsägare                 | shared
Hyresvärden tar kostnaden för låsen, kommunen för ljuset | shared
Varje deltagare betalar sin resa, kommunen bjuder på mat | shared
Köpmannaföreningen                                    | external
Köpmannaföreningen informerar                         | unspecified
Trygghetspotten                                       | municipal
Gemensam finansiering                                 | shared
Stadsdelsnämnden                                      | municipal
Stadsdelsförvaltningen bekostar fika                  | municipal
Kommunstyrelsens trygghetsmedel                       | municipal
Trygghetsmedel                                        | municipal
Socialnämnden                                         | municipal
Föreningsbidrag från kommunen                         | municipal
Medel söks hos Brå                                    | external
Statsbidrag från Länsstyrelsen                        | external
Fastighetsägarna                                      | external
Externa projektmedel                                  | external
Deltagaravgifter                                      | external
Landstinget står för föreläsarna.                     | external
Betalas av energibolaget enligt avtal.                | external
Trafikverket bekostar räcket.                         | external
Deltagarna betalar en avgift.                         | external
Krögarna betalar vakterna.                            | external
Bekostas av handlarna.                                | external
Hamnbolaget finansierar belysningen.                  | external
Skogsägaren bekostar bommen.                          | external
Svenska kyrkan bjuder på fikat.                       | external
Kursavgift tas ut.                                    | external
Region Blekinge betalar utbildningen.                 | external
Försäkringsbolaget lämnar bidrag.                     | external
Nämnden betalar ledarnas arbetstid.                   | municipal
Socialnämnden står för bussen.                        | municipal
Kommunen bekostar hela satsningen.                    | municipal
Tekniska nämnden betalar lamporna.                    | municipal
Nämnden betalar bussen och var och en bär sina kostnader. | shared
Varje part bär sina kostnader men nämnden betalar bussen. | shared
Parterna bär sina egna kostnader. Bussen betalas av fritidsnämnden. | shared
Staden bekostar ljuset; personalkostnaden bärs av respektive part. | shared
Kommunen betalar fikat och polisen sin egen personal.  | shared
Region Dalarna betalar kursen, annars bär varje part sin kostnad. | shared
Kommunen betalar lamporna och bolaget grindarna.      | shared
Bolaget betalar grindarna, kommunen samordnar.        | external
Kommunen, bostadsbolaget och handlarna betalar.       | shared
Kommunen samt fastighetsägarna                        | shared
Kommunen och polisen                                  | shared
Polisen                                               | unspecified
Kommunen söker medel, som länsstyrelsen ger.          | external
Kommunens bostadsbolag betalar                        | external
Skolan, polisen och kommunen bär sina egna kostnader. | own_costs
Kommunen står för sin personal, polisen för sin.      | own_costs
Stadsdelen och polisen, inom ordinarie budget         | own_costs
Ryms inom socialtjänstens ordinarie verksamhet        | own_costs
Fritidsnämnden, inom ordinarie budget                 | municipal
Nämnden betalar inom ram.                             | municipal
Kommunen betalar inte.                                | unspecified
Nämnden bekostar inte vakter. Handlarna betalar.      | external
Polisen betalar inget. Nämnden står för allt.         | municipal
Nämnden betalar första året, därefter klubben.        | shared
Staden bekostar räcket tillsammans med Trafikverket.  | shared
Skolan betalar bussen.                                | municipal
Föreningsbidrag                                       | municipal
Hyresgästerna via hyran                               | external
Nämnden finansierar tjänsten. Polisen medverkar inom ordinarie uppdrag. | shared
Nämnden betalar, inom ordinarie budget.               | municipal
Båda parter betalar lika.                             | shared
Nämnden står för lokal. Alla bidrar med sin tid.      | shared
Avgifter samt ordinarie budget                        | shared
Filmen bekostas av regionen, hyran av nämnden.        | shared
Föreningen betalar bollar; övrigt var och en.         | shared
Polisen står för kursen, i övrigt betalar var och en själv. | shared
Varje klubb betalar sin egen resa.                    | own_costs
Ryms i personalens arbetstid                          | own_costs
På arbetstid                                          | own_costs
Var och en står för sitt.                             | own_costs
Polisen och kommunen bär sina egna kostnader.         | own_costs
Region Skåne betalar hälften av kostnaden.            | shared
Kommunen betalar lokalen, i övrigt står var och en för sina kostnader. | shared
Kommunen betalar 60 procent.                          | shared
Kommunen betalar två tredjedelar.                     | shared
Bolaget betalar halva hyran.                          | shared
Resten betalas av fastighetsägarna.                   | shared
Stadsdelen står för en del av kostnaden.              | shared
Åkeriet betalar bränslet.                             | external
Västarna skänks av gymmet.                            | external
Inträdet täcker hyran.                                | external
Parterna bekostar själva sitt deltagande.             | own_costs
Tekniska kontoret bekostar lamporna.                  | municipal
Vem som betalar utreds.                               | unspecified
Parterna betalar.                                     | unspecified
Polis och kommun får betala varsin hälft.                       | shared
                                                      | unspecified
Ingen finansiering är klar                            | unspecified
Personalen ordnar fikat                               | unspecified
Ej klart                                              | unspecified
Polisen bidrar med personal                           | unspecified
Utreds                                                | unspecified
"""


@pytest.mark.parametrize("line", [line for line in TEXTS.splitlines() if line])
def test_who_pays(line: str) -> None:
    text, kind = (piece.strip() for piece in line.rsplit("|", 1))
    reading = RULES.funding.read(text)
    assert reading.kind == kind
    assert (reading.rule is None) == (kind == "unspecified")


def test_what_is_not_read_is_not_silent() -> None:
    assert RULES.funding.read("Utreds under våren").confidence < 0.6
    assert (
        RULES.funding.read("Medel från Brå och kommunen").confidence
        < RULES.funding.read("Medel från Brå").confidence
    )


@given(st.text(max_size=80))
def test_any_text_gives_a_reading(text: str) -> None:
    assert 0 <= RULES.funding.read(text).confidence <= 1


def test_every_example_hits_its_row_and_no_counter_example_does() -> None:
    for row in RULES.rows("funding"):
        assert [text for text in row.examples if row.id not in RULES.funding.hits(text)] == [], row.id
        assert [text for text in row.counter_examples if row.id in RULES.funding.hits(text)] == [], row.id
