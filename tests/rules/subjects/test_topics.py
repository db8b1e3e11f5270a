"""Names of priority areas and what they are about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pack import load_rules

RULES = load_rules()


CODES = {
    "youth_at_risk", "school_as_crime_scene", "vulnerable_victims", "targeted_places", "violent_extremism",
    "illegal_settlements", "undue_influence", "defector_support", "security_guards", "camera_surveillance", "narcotics",
    "burglary", "traffic", "begging", "intimate_partner_violence", "fraud", "local_council", "other",
}  # fmt: skip

NAMES = """
Skola                                        | school_as_crime_scene
Skola och fritid                             | school_as_crime_scene
Barn på glid                                 | youth_at_risk
Ungdomar på drift                            | youth_at_risk
Köplurendrejeri                              | fraud
Seniorer som drabbas av brott                | vulnerable_victims
Trygga seniorer                              | vulnerable_victims
Slagna kvinnor                               | intimate_partner_violence
Samverkansrådet                              | local_council
Bostadsområdet Råby                          | targeted_places
Buskörning i bostadsområdet                  | traffic
Hot och hat mot folkvalda                    | undue_influence
Elever i riskzon på lovet                    | youth_at_risk
Sommarungdomar i hamnen                      | youth_at_risk
Lugna skolvägar                              | school_as_crime_scene
Parker och dungar                            | targeted_places
Omklädningsrum i idrottshallar               | targeted_places
Fartsyndare på Ringvägen                     | traffic
Näthat mot politiker                         | undue_influence
Barn som bevittnat våld hemma                | intimate_partner_violence
Unga i risk för kriminalitet                 | youth_at_risk
UNGDOMAR I RISKZONEN                         | youth_at_risk
Barn och unga som riskerar att dras in i gäng | youth_at_risk
Ungdomar                                     | youth_at_risk
Barn som far illa                            | youth_at_risk
Tidiga insatser för barn                     | youth_at_risk
Gymnasisters festande                        | youth_at_risk
Pojkars fritid                               | youth_at_risk
Elevernas säkerhet                           | school_as_crime_scene
Lugna skolor                                 | school_as_crime_scene
Ogiltig frånvaro                             | school_as_crime_scene
Seniorers trygghet                           | vulnerable_victims
Ordningen på torget och bussarna             | targeted_places
Trakasserier mot handläggare                 | undue_influence
Knark på krogen                              | narcotics
Våld i ungas relationer                      | intimate_partner_violence
Bilar som rusar i byn                        | traffic
Skoterkörning i tätort                       | traffic
Parkering kring förskolor                    | traffic
Trafikfaror vid skolan                       | traffic
Frånvaro av vuxna                            |
Hot mot lärare                               | school_as_crime_scene
Våld på högstadiet                           | school_as_crime_scene
Ordningsstörningar runt högstadiet           | school_as_crime_scene
Trygg strand                                 | targeted_places
Rattonykterhet                               | traffic
Utsatta kvinnor                              | vulnerable_victims
Kvinnors utsatthet                           | vulnerable_victims
Belysning i parker                           | targeted_places
Elsparkcyklar                                | traffic
Överdoser                                    | narcotics
Parallella samhällsstrukturer                | undue_influence
Våld inom familjen                           | intimate_partner_violence
Trygga uppväxtvillkor för barn och unga      | youth_at_risk
Skolan som brottsplats                       | school_as_crime_scene
Trygg skola för unga                         | school_as_crime_scene
Trygghet och studiero i skolan               | school_as_crime_scene
Särskilt utsatta och sårbara brottsoffer     | vulnerable_victims
Hatbrott                                     | vulnerable_victims
Riktat arbete mot avgränsade platser och utsatta områden | targeted_places
Brottsutsatta platser                        | targeted_places
Trygghet i offentlig miljö                   | targeted_places
Solberga centrum                             | targeted_places
Platssamverkan                               | targeted_places
Skärholmen                                   | targeted_places
Arbetet mot våldsbejakande extremism         | violent_extremism
Äldre som lurats på nätet                    | fraud
Falska telefonsamtal                         | fraud
Våld i hemmet                                | intimate_partner_violence
Brottsutsatta äldre                          | vulnerable_victims
Langning av hasch                            | narcotics
Langning av folköl                           | other
Langning till minderåriga                    | other
Ordning på stationen                         | targeted_places
Olovliga bosättningar                        | illegal_settlements
Otillåtna boplatser                          | illegal_settlements
Olovliga bosättningar/påträngande tiggeri    | illegal_settlements begging
Otillåten påverkan                           | undue_influence
Avhopparverksamhet för kriminella            | defector_support
Ordningsvakter och kamerabevakning           | security_guards camera_surveillance
Kamerabevakning                              | camera_surveillance
Norra torget, narkotika                      | narcotics
Ungdomar och narkotika                       | narcotics youth_at_risk
Narkotika bland unga                         | narcotics
Öppna drogscener                             | narcotics
Bostadsinbrott                               | burglary
Grannsamverkan                               | burglary
Trafiksäkerhet i bostadsområden              | traffic
Påträngande tiggeri                          | begging
Våld i nära relationer                       | intimate_partner_violence
Mäns våld mot kvinnor                        | intimate_partner_violence
Bedrägerier mot äldre                        | fraud
Lokala brottsförebyggande rådet med arbetsgrupper | local_council
Trygghets- och säkerhetsrådet                | local_council
Bränder och skadegörelse                     | other
Skolnära bråk och nedskräpning               | school_as_crime_scene
Skadegörelse på skolor                       | school_as_crime_scene
Cykelstölder vid gymnasiet                   | school_as_crime_scene
Ordning kring våra förskolor                 | school_as_crime_scene
Narkotika på skolgården                      | narcotics school_as_crime_scene
Inbrott i skolor                             | burglary school_as_crime_scene
Trafik utanför grundskolor                   | traffic school_as_crime_scene
Ungas alkoholvanor                           | youth_at_risk
Barns och ungas fritid                       | youth_at_risk
Stök på fritidsgårdar                        | youth_at_risk
Unga och cannabis                            | narcotics youth_at_risk
Unga som kör buskörning                      | traffic
Otrygga cykelbanor och gångtunnlar           | targeted_places
Mörka stråk                                  | targeted_places
Tryggare parkeringar                         | targeted_places
Trygghet vid hållplatserna                   | targeted_places
Otrygghet på bussarna                        | targeted_places
Bråk utanför krogarna                        | targeted_places
Oro kring Sjöparken                          | targeted_places
Kameror på Stortorget                        | camera_surveillance
Väktare i centrum                            | security_guards
Äldre som luras vid dörren                   | fraud
Bluffmejl                                    | fraud
Falska hantverkare                           | fraud
Bedrägerier på torget                        | fraud
Inbrott hos äldre                            | burglary
Inbrott och stölder                          | burglary
Stölder ur bilar                             | other
Stölder på byggen                            | other
Mängdbrott                                   | other
Alkohol och tobak                            | other
Alkohol och narkotika                        | narcotics
Mopedburen ungdom                            | traffic
Våld mot kvinnor i hemmet                    | intimate_partner_violence
Hedersförtryck i skolan                      | vulnerable_victims school_as_crime_scene
Tiggeri kring centrum                        | begging
Extremism bland unga                         | violent_extremism
Trygghet i vardagen                          |
Restaurangliv                                |
Hälsa och miljö                              |
Trafikkontorets arbete                       |
Kommunikation                                |
"""


@pytest.mark.parametrize("line", [line for line in NAMES.splitlines() if line])
def test_name_of_an_area(line: str) -> None:
    name, codes = line.split("|")
    found = RULES.topics.read(name.strip())
    wanted = codes.split()
    assert [hit.code for hit in found][: len(wanted) or None] == wanted, found
    assert all(hit.span and name[slice(*hit.span)] for hit in found)


def test_the_name_decides_before_the_goal() -> None:
    assert [hit.code for hit in RULES.topics.read("Ungdomar", ("Minska narkotika och inbrott",))] == [
        "youth_at_risk"
    ]


def test_where_the_name_says_nothing_the_goal_does() -> None:
    found = RULES.topics.read(
        "YOLO", ("", "Unga använder inte narkotika och ingen försäljning av narkotika sker")
    )
    assert found[0].code == "narcotics"
    assert found[0].where == 1


def test_an_area_that_refers_to_another_has_both() -> None:
    found = RULES.topics.read("Ungdomar", ("Se även Narkotika.",))
    assert [(hit.code, hit.where) for hit in found] == [("youth_at_risk", None), ("narcotics", 0)]


def test_every_code_is_one_of_the_records() -> None:
    rows = RULES.rows("topics")
    assert {row.code for row in rows} - {"reference"} == CODES


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_any_text_gives_topics_with_true_spans(name: str, others: list[str]) -> None:
    for hit in RULES.topics.read(name, tuple(others)):
        text = name if hit.where is None else others[hit.where]
        assert hit.span is not None and 0 <= hit.span[0] < hit.span[1] <= len(text)


def test_every_example_hits_its_row_and_no_counter_example_does() -> None:
    for row in RULES.rows("topics"):
        assert [text for text in row.examples if row.id not in RULES.topics.hits(text)] == [], row.id
        assert [text for text in row.counter_examples if row.id in RULES.topics.hits(text)] == [], row.id


def test_a_school_by_its_name_is_the_place_of_the_trouble() -> None:
    codes = {
        text: [one.code for one in RULES.topics.read(text)]
        for text in ("Bråk vid Örnaskolan", "Oro på musikskolan")
    }
    assert codes == {"Bråk vid Örnaskolan": ["school_as_crime_scene"], "Oro på musikskolan": []}
