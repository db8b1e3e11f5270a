"""Whose plan it is, by title, head and text; the facts about places; mergers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pack import load_rules, near_names
from rules.places.register import place_id

RULES = load_rules()


COUNTIES = {"01", "03", "04", "05", "06", "07", "08", "09", "10", "12", "13", "14", "17", "18", "19", "20", "21", "22",
            "23", "24", "25"}  # fmt: skip


def test_all_municipalities_are_there_with_their_codes() -> None:
    towns = [place for place in RULES.places.all if place.kind == "municipality"]
    assert len(towns) == 290
    assert len({town.code for town in towns}) == 290
    assert {town.code[:2] for town in towns} == COUNTIES
    assert all(len(town.code) == 4 and town.code.isdigit() and town.source for town in towns)


def test_a_code_begins_with_its_countys() -> None:

    from rules.matching.loading import OWN_RULES

    lines = (OWN_RULES / "municipalities.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert all(line.split("\t")[0].startswith(line.split("\t")[2]) for line in lines)


def test_every_district_becomes_one_that_is_there() -> None:
    names = {(place.municipality, place.name) for place in RULES.places.all if place.kind == "district"}
    assert all((place.municipality, place.became) in names for place in RULES.places.all if place.became)


TITLES = """
Lund – en trygg stad                                      | lund
Hjo: för en tryggare kommun 2022                           | hjo
Bilaga 2: Åtgärdsplan för Skarpnäck 2022                  | skarpnack
Åtgärdsplan 2019 Hägersten-Liljeholmens stadsdelsförvaltning | hagersten-liljeholmen
Hägersten – Älvsjös lokala brottsförebyggande råd         | hagersten-alvsjo
HÄGERSTEN-ÄLVSJÖS LOKALA BROTTSFÖREBYGGANDE RÅD           | hagersten-alvsjo
Kungsholmens trygghets- och säkerhetsråd                  | kungsholmen
Samverkansöverenskommelse Farsta stadsdelsförvaltning och polisen | farsta
Stadsdelsnämnden i Bromma                                 | bromma
Hässelby-Vällingby SDF                                    | hasselby-vallingby
Enskede-Årsta-Vantörs stadsdelsområde                     | enskede-arsta-vantor
Åtgärdsplan, Norra innerstaden 2024                       | norra-innerstaden
Stockholms stad, Järva stadsdelsförvaltning               | jarva
Umeå kommun – handlingsplan mot brott                     | umea
Umeås medborgarlöften 2021                                | umea
Lunds kommun                                              | lund
Brottsförebyggande plan för Lund                          | lund
Åtgärdsplan för Lunds centrum                             | lund
Trygghetsplan Borås resecentrum                           | boras
Vara kommuns brottsförebyggande råd                       | vara
Åtgärdsplan för Upplands Väsby kommun                     | upplands-vasby
Handlingsplan Dals-Eds kommun                             | dals-ed
Malung-Sälens kommun                                      | malung-salen
Malmö stad, stadsområde Öster                             | oster
Göteborgs Stad, Angereds stadsdelsförvaltning             | angered
Trygg i Stockholm: Stockholms stad                        | stockholm
Medborgarlöfte Höör kommun och polisen                    | hoor
Lokalpolisområde Skärholmen Hägersten-Liljeholmens stadsdelsförvaltning | hagersten-liljeholmen
"""


@pytest.mark.parametrize("line", [line for line in TITLES.splitlines() if line])
def test_title_names_the_place(line: str) -> None:
    title, wanted = (piece.strip() for piece in line.split("|"))
    reading = RULES.districts.read([(title, 1.0)])
    assert reading is not None
    assert reading.id == wanted
    assert title[slice(*reading.span)].upper().replace(" – ", "-") == reading.name.upper()


def test_a_municipality_may_be_called_otherwise_before_its_kind() -> None:
    reading = RULES.districts.read([("Åtgärdsplan, Falu kommun 2024", 1.0)])
    assert reading is not None
    assert (reading.id, reading.name) == ("falun", "Falun")


@pytest.mark.parametrize(
    "text",
    [
        "Åtgärdsplan 2022",
        "Vi ska vara mer ute i mark och lund",
        "Anna Lund och Erik Berg deltog",
        "Mål: att vara trygg",
        "I norr ligger centrum",
        "Lokalpolisområde Skärholmen",
        "Ungdomar samlas vid Älvsjö centrum",
        "Åtgärdsplan för Lunds universitet",
        "",
    ],
)
def test_no_place_is_made_up(text: str) -> None:
    assert RULES.districts.read([(text, 1.0)]) is None


def test_a_place_in_the_text_does_not_win_over_the_title() -> None:
    body = "Problem i Älvsjö och vid Liljeholmens centrum. Samverkan med Farsta och Farsta. " * 3
    reading = RULES.districts.read([("Åtgärdsplan för Skarpnäck 2022", 1.0), (body, 0.3)], 2022)
    assert reading is not None and reading.id == "skarpnack" and reading.candidate == 0


def test_a_district_wins_over_its_own_municipality() -> None:
    texts = [("Stockholms stad", 1.0), ("Ansvarig: Bromma stadsdelsförvaltning", 0.4)]
    reading = RULES.districts.read(texts)
    assert reading is not None and (reading.id, reading.municipality) == ("bromma", "Stockholm")


def test_a_district_that_did_not_exist_yields() -> None:
    texts = [("Hägersten", 0.6), ("Hägersten-Älvsjös stadsdelsområde", 0.6)]
    reading = RULES.districts.read(texts, 2021)
    assert reading is not None and reading.id == "hagersten-alvsjo"


def test_a_sure_reading_is_surer_than_a_bare_name() -> None:
    sure, bare = (
        RULES.districts.read([("Farsta stadsdelsförvaltning", 1.0)]),
        RULES.districts.read([("Farsta", 1.0)]),
    )
    assert sure is not None and bare is not None and sure.confidence > bare.confidence


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Lokalpolisområde Skärholmen", ("Skärholmen",)),
        ("Kommunpolis LPO Globen", ("Globen",)),
        ("LPO Skärholmen Kommunpolis, LPO Globen", ("Skärholmen", "Globen")),
        ("Lokalpolisområde Skärholmen Farstas stadsdelsförvaltning", ("Skärholmen",)),
        ("lokalpolisområdet Södra Roslagen", ("Södra Roslagen",)),
        ("Skärholmens lokalpolisområde", ("Skärholmen",)),
        ("Lokalpolisområde Umeå", ("Umeå",)),
        ("skolor inom LPO. Polisen deltar", ()),
        ("lokalpolisområdet har sett en ökning", ()),
    ],
)
def test_police_areas(text: str, areas: tuple[str, ...]) -> None:
    assert RULES.districts.police_areas([text]) == areas


def test_mergers_are_followed() -> None:
    assert RULES.places.successors("hagersten-liljeholmen", 2022) == ("hagersten-alvsjo",)
    assert RULES.places.successors("hagersten", 2010) == ("hagersten-liljeholmen",)
    assert RULES.places.successors("hagersten", 2022) == ("hagersten-alvsjo",)
    assert RULES.places.successors("alvsjo", 2019) == ("alvsjo",)
    assert RULES.places.successors("rinkeby-kista", 2024) == ("jarva",)
    assert RULES.places.successors("centrum", 2022, "Göteborg") == ("centrum",)
    assert RULES.places.successors("jarva", 2020) == ()
    assert RULES.places.successors("ingenstans", 2022) == ()
    assert set(RULES.places.predecessors("hagersten-alvsjo")) == {
        "hagersten-liljeholmen",
        "alvsjo",
        "hagersten",
        "liljeholmen",
    }


def test_ids_are_plain() -> None:
    assert place_id("Hägersten-Älvsjö") == "hagersten-alvsjo"
    assert place_id("Upplands Väsby") == "upplands-vasby"
    assert place_id("Höör") == "hoor"


@given(
    st.lists(st.tuples(st.text(max_size=60), st.floats(0, 1)), max_size=4),
    st.none() | st.integers(1990, 2030),
)
def test_any_texts_give_a_reading_or_none(candidates: list[tuple[str, float]], year: int | None) -> None:
    RULES.districts.read(candidates, year)
    RULES.districts.police_areas([text for text, _ in candidates])


@given(st.sampled_from(RULES.places.all), st.text(alphabet="åäö ab", max_size=10))
def test_the_span_is_the_name(place: object, before: str) -> None:
    name = getattr(place, "name", "")
    reading = RULES.districts.read([(f"{before} {name} kommun {name} stadsdelsförvaltning", 1.0)])
    assert reading is None or f"{before} {name} kommun {name} s"[slice(*reading.span)] == reading.name


def test_every_example_hits_its_row_and_no_counter_example_does() -> None:
    for row in RULES.rows("districts"):
        assert [text for text in row.examples if row.id not in RULES.districts.hits(text)] == [], row.id
        assert [text for text in row.counter_examples if row.id in RULES.districts.hits(text)] == [], row.id


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Handlingsplan trygghet och säkerhet, Flen 2025", "Flen"),
        ("Trygghetspaket Kil", "Kil"),
        ("Flen", None),
        ("Kil mot fukt, en handbok", None),
    ],
)
def test_a_name_that_is_also_a_word_ends_a_title(title: str, name: str | None) -> None:
    found = RULES.districts.read([(title, 1.0)], 2025)
    assert (found.name if found else None) == name
    assert RULES.districts.read([(title, 0.8)], 2025) is None


def test_a_district_that_is_also_a_word_is_not_meant_however_often_the_word_stands_there() -> None:
    assert RULES.districts.read([("Centrum", 1.0)] * 8) is None
    assert RULES.districts.read([("Centrum i Göteborg", 1.0)] * 8) is not None


def test_a_misspelt_name_is_near_and_another_is_not() -> None:
    others = ["Östra Göinge", "Kungsör"]
    assert (
        near_names("Västra Göteborg", others) == []
    )  # the first of them shares most letters of two words with it
    assert near_names("Östra Göing", others) == ["Östra Göinge"]
    assert near_names("Ekerö", ["Eksjö"]) == ["Eksjö"]  # three letters of five


@pytest.mark.parametrize(
    "text",
    [
        "Polisen i Norra Hisingen, Mora och Enskede-Årsta-Vantör; Moras torg, Mora:s råd",
        "Samora, mora@mora.se, Mora2 och Mora-Noret, men Upplands Väsby och Upplands-Bro",
    ],
)
def test_names_are_found_where_a_search_from_every_letter_finds_them(text: str) -> None:
    low = text.lower()
    names = [match.span() for match in RULES.districts._names.finditer(low)]
    assert names
    assert [match.span() for match in RULES.districts._names_in(low)] == names
