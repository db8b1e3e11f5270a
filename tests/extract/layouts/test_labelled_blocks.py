"""Measures told in lines of labels that no heading names, and what such plans write in small hands' manners."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record

PLACES = """Medborgarlöfte Mora 2025

Plats: Stationsparken
Vad händer: Det är stökigt på kvällarna.
Vi gör: Polisen lovar att synas i parken varje fredag.
Vi följer upp: I brottsförebyggande rådet.

Plats: Storgatan
Vad händer: Mopeder kör vårdslöst.
Vi gör: Kommunen mäter hastigheten varje månad.
Vi följer upp: Genom mätningar.

Medborgarlöftet gäller från den 1 februari 2025 till den 31 januari 2026.
"""
PROBLEMS = """Handlingsplan mot brott Mora 2025

Problem: Skadegörelse på skolgården
Åtgärd: Polisen går ronder
Ansvarig: Polisen
Tid: Varje fredag

Problem: Mörkt i parken
Åtgärd: Bättre belysning
Ansvarig: Kommunen
Tid: Maj 2025
"""
FORM = """Handlingsplan mot brott Mora 2025

Åtgärdens namn: Trygg skolväg
Inlämnad av: Söderskolan
Så här gör vi: En vandrande skolbuss införs
Hejarklack: Föräldrarna
Ansvarig: Rektor
"""


def read(text: str, name: str = "plan.txt") -> Record:
    """The record of a text."""
    return extract_bytes(name, text.encode()).record


def test_a_label_of_no_field_heads_its_block() -> None:
    record = read(PLACES)
    assert [one.name.text if one.name else None for one in record.activities] == [
        "Stationsparken",
        "Storgatan",
    ]
    first = record.activities[0]
    assert first.situation is not None and first.situation.text == "Det är stökigt på kvällarna."
    assert first.measures is not None and first.measures.label == "Vi gör:"
    assert first.follow_up is not None and first.follow_up.text == "I brottsförebyggande rådet."
    assert any(value.text.startswith("Medborgarlöftet gäller") for value in record.remainder)
    assert record.layout == "narrative"


def test_blocks_of_known_labels_are_measures() -> None:
    record = read(PROBLEMS)
    assert [one.measures.text if one.measures else None for one in record.activities] == [
        "Polisen går ronder",
        "Bättre belysning",
    ]
    assert [one.timing.kind if one.timing else None for one in record.activities] == ["recurring", "period"]


def test_the_list_below_a_label_is_its_value_and_the_labels_below_follow() -> None:
    record = read(PROBLEMS.replace("Polisen går ronder", "\n- Polisen går ronder\n- Rektor ringer hem"))
    first = record.activities[0]
    assert first.measures is not None
    assert first.measures.text == "- Polisen går ronder\n- Rektor ringer hem"
    assert first.responsible is not None and first.responsible.text == "Polisen"
    assert not record.remainder


def test_a_single_block_is_a_form_with_its_unknown_labels() -> None:
    record = read(FORM)
    assert [one.name.text if one.name else None for one in record.activities] == ["Trygg skolväg"]
    assert [value.label for value in record.activities[0].other_fields] == ["Inlämnad av:", "Hejarklack:"]


@pytest.mark.parametrize(
    ("title", "labels", "count"),
    [
        ("Handlingsplan mot brott Mora 2025", "Åtgärd: Ronder\nAnsvarig: Polisen\nTid: Maj\n", 1),
        ("Handlingsplan mot brott Mora 2025", "Åtgärd: Ronder\nAnsvarig: Polisen\n", 0),
        ("Handlingsplan mot brott Mora 2025", "Åtgärd: Ronder\nAnsvarig: Polisen\nVem: Bo\n", 0),
        ("Handlingsplan mot brott Mora 2025", "Åtgärd: Ronder\nAnsvarig: Polisen\nHejarklack: Alla\n", 0),
        ("Tryggt i Mora 2025", "Åtgärd: Ronder\nAnsvarig: Polisen\nTid: Maj\n", 0),
    ],
)
def test_three_labels_alone_are_a_plans_measure_where_each_is_known(
    title: str, labels: str, count: int
) -> None:
    assert len(read(f"{title}\n\n{labels}").activities) == count


def test_fields_below_a_heading_stay_with_what_it_names() -> None:
    body = "## Nattvandring\n\nAnsvarig: Polisen\n\nÅtgärd: Ronder i parken\n\nAnsvarig: Kommunen\n"
    record = read(f"# Handlingsplan mot brott Mora 2025\n\n{body}", "plan.md")
    assert [one.name.text if one.name else None for one in record.activities] == ["Nattvandring"]


def test_labels_in_capitals_below_a_number_are_of_its_measure() -> None:
    measure = "BAKGRUND\nDet är stökigt.\n\nÅTGÄRD\nKameror sätts upp.\n\nANSVARIG\nSäkerhetsenheten\n\n"
    record = read(f"Handlingsplan mot brott Mora 2025\n\n1.1 Kameror\n\n{measure}1.2 Ljus\n\n{measure}")
    assert [one.name.text if one.name else None for one in record.activities] == ["Kameror", "Ljus"]
    assert [value.label for value in record.activities[0].other_fields] == ["BAKGRUND"]


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        ("Tillståndet gäller till och med 31 december 2026.", None),
        ("Kamerorna gäller till och med 31 december 2026.", "2026-12-31"),
    ],
)
def test_a_permits_term_is_not_the_measures(sentence: str, end: str | None) -> None:
    record = read(
        PROBLEMS.replace("Polisen går ronder", f"Kameror. {sentence}").replace("Tid: Varje fredag\n", "")
    )
    timing = record.activities[0].timing
    assert (timing.end if timing else None) == end


def test_who_signs_for_a_party_is_what_stands_behind_the_name() -> None:
    signed = "Mora 2025-01-15\n\nFör kommunen: Siv Påhittlund, kommunstyrelsens ordförande\n"
    record = read(f"{PROBLEMS}\n{signed}")
    assert [(one.name, one.role) for one in record.people] == [
        ("Siv Påhittlund", "kommunstyrelsens ordförande")
    ]


def test_a_form_with_a_measure_is_a_plan_named_by_its_first_line() -> None:
    front = "Blankett för lokal insats – Trygg i Mora 2025"
    record = read(
        FORM.replace("Handlingsplan mot brott Mora 2025", front) + "Målgrupp: Unga som begår brott\n"
    )
    assert (record.kind, record.title and record.title.text) == ("plan", front)


def test_an_empty_form_is_no_plan() -> None:
    assert read("Blankett för anmälan av brott 2025\n\nÅtgärd: Polisen ringer\n").kind == "unknown"


def test_a_sections_number_in_bold_is_no_part_of_its_heading() -> None:
    text = (
        "**ÖVERENSKOMMELSE**\n\nom samverkan mot brott i Mora 2025\n\n**§ 1 Trygg landsbygd**\n\n"
        "Polisen ska besöka varje by en gång per år.\n\n**§ 2 Organisation**\n\nStyrgruppen möts i maj.\n"
    )
    record = read(text, "plan.md")
    told = [one.description.text for one in record.activities if one.description]
    assert told == ["Polisen ska besöka varje by en gång per år."]
    assert [area.name.text for area in record.areas if area.name] == ["Trygg landsbygd"]


def test_the_municipalitys_name_above_the_title_names_no_measure() -> None:
    block = "Åtgärd: {}\nProblem: Bråk vid kiosken.\nPolisen: Ronder.\nUppföljning: Antal ronder.\n\n"
    text = "Mora kommun\nBrottsförebyggande åtgärdsplan 2025\n\nVi har valt detta.\n\n"
    record = read(text + block.format("Skoterkontroller") + block.format("Lugna fester"))
    assert [one.measures.text for one in record.activities if one.measures] == [
        "Skoterkontroller",
        "Lugna fester",
    ]


NAMED_ABOVE = """Åtgärdsplan mot brott Mora 2025

{0} Grannstöd
Vad: Starta fem nya områden
Vem: Kommunpolisen
När: Löpande

{1} Kvällsvandringar
Vad: Vuxna vandrar i centrum
Vem: Föreningen Vuxna på stan
När: 2 ggr/år
"""


@pytest.mark.parametrize("lead", [("Insats 1", "Insats 2"), ("Åtgärd 1:", "Åtgärd 2:")])
def test_a_line_above_the_labels_of_each_block_names_it(lead: tuple[str, str]) -> None:
    record = read(NAMED_ABOVE.format(*lead))
    assert [
        (one.name.text if one.name else None, one.measures.text if one.measures else None)
        for one in record.activities
    ] == [("Grannstöd", "Starta fem nya områden"), ("Kvällsvandringar", "Vuxna vandrar i centrum")]
    assert not record.remainder


def test_lines_that_stand_above_some_blocks_alone_name_none() -> None:
    record = read(PROBLEMS.replace("Problem: Mörkt", "Övrigt\nProblem: Mörkt"))
    assert [one.name for one in record.activities] == [None, None]
    assert [value.text for value in record.remainder] == ["Övrigt"]
