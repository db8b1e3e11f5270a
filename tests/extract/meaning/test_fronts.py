"""Titles by their look, letterheads, signs inside text, the template's own words."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record

BODY = (
    "## Trafik\n\n**Mål:** Färre bilar vid skolan.\n\n### Skolbuss\n\n**Åtgärd:** Föräldrar går med barnen.\n"
)


def read(name: str, text: str) -> Record:
    return extract_bytes(name, text.encode()).record


def title(record: Record) -> str | None:
    return record.title.text if record.title else None


@pytest.mark.parametrize(
    "subtitle", ["Handlingsplan för Växjö kommun och polisen", "Gemensam åtgärdsplan 2020"]
)
def test_the_largest_heading_is_the_title_though_its_subtitle_says_plan(subtitle: str) -> None:
    record = read("plan.md", f"# Ett tryggare Araby 2020\n\n{subtitle}\n\n{BODY}")
    assert title(record) == "Ett tryggare Araby 2020"


@pytest.mark.parametrize("letterhead", ["Växjö kommun", "Polismyndigheten", "Bilaga 1"])
def test_a_letterhead_is_no_title(letterhead: str) -> None:
    record = read("plan.md", f"# {letterhead}\n\nHandlingsplan mot brott i Växjö 2020\n\n{BODY}")
    assert title(record) == "Handlingsplan mot brott i Växjö 2020"


LETTERHEADS = [
    "Ånge kommun\t\tPolismyndigheten\nÅtgärdsplan mot brott 2011 för Ånge\nHär står vad vi gör i år.\n",
    "Ånge kommun\tDnr 2011/44\nÅtgärdsplan mot brott 2011 för Ånge\nHär står vad vi gör i år.\n",
]


@pytest.mark.parametrize("front", LETTERHEADS)
def test_names_at_a_tab_above_the_title_are_no_table(front: str) -> None:
    text = (
        front
        + "BUSLIV PÅ KVÄLLARNA\nAktivitet:\tMålarverkstad\nSyfte:\tAlla får måla.\nAnsvarig:\tFritidschef\n\n"
    )
    text += "FYLLERI VID BADET\nAktivitet:\tBadvakt\nSyfte:\tFamiljer stannar.\nAnsvarig:\tKommunpolis\n"
    record = read("plan.txt", text)
    assert title(record) == "Åtgärdsplan mot brott 2011 för Ånge"
    assert [area.name.text for area in record.areas if area.name] == [
        "BUSLIV PÅ KVÄLLARNA",
        "FYLLERI VID BADET",
    ]
    assert [one.name.text for one in record.activities if one.name] == ["Målarverkstad", "Badvakt"]


def test_a_value_that_goes_on_in_the_next_line_stays_in_its_cell() -> None:
    text = "Åtgärdsplan mot brott 2011\n\nAktivitet\tMålarverkstad\nSyfte\tAlla som vill får måla på\nriktigt i gamla mejeriet.\nAnsvarig\tFritidschef\n"
    (activity,) = read("plan.txt", text).activities
    assert activity.purpose is not None
    assert activity.purpose.text == "Alla som vill får måla på riktigt i gamla mejeriet."


@pytest.mark.parametrize(
    "value", ["Unga > 18 år utan arbete", "Steg: samtal -> praktik", "Fart < 30 km/h", "5 > 3 > 1"]
)
def test_signs_inside_a_value_stay(value: str) -> None:
    record = read(
        "plan.txt",
        f"Handlingsplan mot brott 2013\n\nKommunens och polisens brottsförebyggande arbete.\n\nTorget\n\nMål: Lugnt.\n\nVärdar\n\nÅtgärd: {value}\n",
    )
    (activity,) = record.activities
    assert activity.measures is not None
    assert activity.measures.text == value


def test_tags_of_a_conversion_go_and_quoted_lines_lose_their_sign() -> None:
    record = read(
        "plan.txt",
        "Handlingsplan mot brott 2013\n\nKommunens och polisens brottsförebyggande arbete.\n\nTorget\n\nMål: Lugnt.\n\nVärdar\n\n<p>Värdar möter tågen.</p> <p>Polisen kommer.</p>\n\n"
        "Uppföljning: Antal samtal.\n",
    )
    (activity,) = record.activities
    assert activity.description is not None
    assert activity.description.text == "Värdar möter tågen.\nPolisen kommer."


ASKS = (
    "Vad ligger bakom problemet? En orsak per rad.",
    "Varför sker det? Skriv kort.",
    "Beskriv orsaken. Hur vet ni det?",
)


@pytest.mark.parametrize("instruction", ASKS)
def test_an_instruction_may_ask_and_then_tell(instruction: str) -> None:
    record = read(
        "plan.md",
        "# Åtgärdsplan mot brott 2016\n\n## Stölder\n\n| Orsak | Åtgärd | Vem |\n|---|---|---|\n"
        f"| {instruction} | Vilken åtgärd möter orsaken? | Vem ansvarar? |\n"
        "| Butiker saknar larm. | Ett larm i alla kassor. | Centrumledare |\n",
    )
    assert [one.cause.text for one in record.activities if one.cause] == ["Butiker saknar larm."]
    assert [area.description for area in record.areas] == [None]


def test_a_title_alone_in_the_first_row_of_a_grid_is_the_documents() -> None:
    html = (
        "<html><body><table><tr><td colspan=3>Åtgärdsplan mot brott i Boden 2024</td></tr>"
        "<tr><th>Aktivitet</th><th>Syfte</th><th>Ansvarig</th></tr><tr><td>Nattvandring</td><td>Fler vuxna ute.</td>"
        "<td>Föreningen</td></tr><tr><td>Samtal</td><td>Nå unga.</td><td>Socialtjänsten</td></tr>"
        "<tr><td>Ronder</td><td>Lugn.</td><td>Polisen</td></tr></table></body></html>"
    )
    record = read("plan.html", html)
    assert title(record) == "Åtgärdsplan mot brott i Boden 2024"
    assert [one.name.text for one in record.activities if one.name] == ["Nattvandring", "Samtal", "Ronder"]
