"""Rows centred beside one tall cell, headings between two rows of headings, and columns that a page hides."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.across import _edges_of
from extract.readers.pdf.lattice.bands import Band
from extract.readers.pdf.lattice.white.columns import body_rows
from extract.readers.pdf.lattice.white.lists import columns_through
from extract.readers.pdf.lines import make_line
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from models.pages.document import Paragraph
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables
from tests.placed_lines import placed_lines

PLACES = (100.0, 150.0, 250.0, 350.0)
EDGES = [145.0, 245.0, 345.0]


def read(*pages: object) -> tuple[list[list[list[str]]], list[str]]:
    document = read_pdf("hog.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    found = [grid_texts(document, table) for table in tables(document)]
    return found, [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)]


def rows(*placed: tuple[int, float, str]) -> list[str]:
    lines = placed_lines(PLACES, *placed)
    return [row[0].text for row in body_rows(lines, EDGES)]


LISTED = ((1, 124, "1. Gå ut"), (1, 136, "2. Byt ljus"), (0, 130, "Ljus"), (3, 130, "Maj"))


@pytest.mark.parametrize(
    ("above", "goes_on", "is_row"),
    [
        ("Det är mörkt", "vid parken.", False),  # within a sentence
        ("Unga upp till", "17 år.", False),  # nothing ended above the number
        ("Det är mörkt.", "Ingen går där.", True),
        ("Unga ut.", "17 år.", True),
    ],
)
def test_upper_lines_of_the_tallest_cell_are_no_row(above: str, goes_on: str, is_row: bool) -> None:
    placed = ((2, 112, above), (2, 124, goes_on), (2, 136, "Slut."), (2, 148, "Där."), *LISTED)
    assert rows(*placed) == ([above, f"1. Gå ut {goes_on}"] if is_row else [above])


def test_items_go_on_in_the_row_of_the_number_beside_them() -> None:
    placed = ((2, 100, "1. Ett mål."), (2, 116, "2. Två mål."), (2, 132, "3. Tre mål."))
    assert rows(*placed, (0, 116, "7"), (1, 116, "Ljus"), (3, 116, "Maj")) == ["1. Ett mål."]


def test_text_goes_on_through_a_line_in_small_letters_or_with_the_next_number() -> None:
    lines = placed_lines(
        PLACES,
        *((1, 100, "1. Gå"), (2, 100, "Det är"), (3, 100, "Rektor")),
        *((1, 112, "2. Kom"), (2, 112, "mörkt."), (3, 112, "Polis")),
    )
    assert columns_through(lines, 1, EDGES) == {1, 2}
    apart = placed_lines(
        PLACES, (1, 100, "1. Gå"), (2, 100, "Det är"), (1, 118, "1. Kom"), (2, 118, "mörkt.")
    )
    assert columns_through(apart, 1, EDGES) == set()


def test_lines_that_lie_level_with_those_of_other_cells_part_no_rows() -> None:
    placed = ((3, 100, "• Andel som har"), (3, 112, "rutinen"), (3, 124, "• Antal"), (3, 136, "träffar"))
    cells = (
        (0, 112, "Kameror"),
        (1, 112, "Alla"),
        (2, 118, "Fältassistent"),
        (0, 124, "i parken"),
        (1, 124, "har"),
    )
    assert rows(*placed, *cells) == ["• Andel som har"]


def centred_heads(page: Page, *, step: float, title: str = "") -> None:
    if title:
        page.text(60, 60, title, bold=True)
    page.text(400, 74, "Genomförande", bold=True)
    for x, name in ((60, "Nr"), (100, "Aktivitet"), (250, "Mål")):
        page.text(x, 74 + step, name, bold=True)
    for x, name in ((400, "Ansvarig"), (480, "Tidplan")):
        page.text(x, 74 + 2 * step, name, bold=True)
    y = 100 + 2 * step
    for cells in (
        ("1", "Nattvandring", "Lugnare kvällar.", "Rektor", "Våren"),
        ("2", "Rond", "Ljus.", "Väktare", "Maj"),
    ):
        for x, text in zip((60, 100, 250, 400, 480), cells, strict=True):
            page.text(x, y, text)
        y += 26


@pytest.mark.parametrize("step", [14.0, 24.0])  # nearer than lines of a row stand, and farther
def test_headings_of_one_line_stand_between_a_group_and_its_names(step: float) -> None:
    found, rest = read(lambda page: centred_heads(page, step=step))
    assert found == [
        [
            ["Nr", "Aktivitet", "Mål", "Genomförande"],
            ["Ansvarig", "Tidplan"],
            ["1", "Nattvandring", "Lugnare kvällar.", "Rektor", "Våren"],
            ["2", "Rond", "Ljus.", "Väktare", "Maj"],
        ]
    ]
    assert rest == []


def test_a_title_right_above_centred_headings_is_none_of_them() -> None:
    def draw(page: Page) -> None:
        page.text(60, 74, "Skolan som brottsplats i Ekeby", bold=True)
        for x, name in ((60, "Aktivitet"), (200, "Mål"), (480, "Tid")):
            page.text(x, 94, name, bold=True)
        page.lines(340, 88, "Orsak till", "problemet", bold=True)
        for x, text in ((60, "Rond"), (200, "Lugnare kvällar."), (340, "Mörkt"), (480, "Maj")):
            page.text(x, 130, text)

    found, rest = read(draw)
    assert found == [
        [["Aktivitet", "Mål", "Orsak till problemet", "Tid"], ["Rond", "Lugnare kvällar.", "Mörkt", "Maj"]]
    ]
    assert rest == ["Skolan som brottsplats i Ekeby"]


def test_plain_headings_stand_above_cells_that_are_centred() -> None:
    def draw(page: Page) -> None:
        page.text(60, 60, "VÅLD I NÄRA RELATIONER", 13, bold=True)
        for x, name in (
            (60, "Aktivitet"),
            (170, "Mål"),
            (290, "Ansvarig"),
            (390, "Tidplan"),
            (460, "Uppföljning"),
        ):
            page.text(x, 84, name)
        page.lines(460, 106, "Andel som", "känner sig", "trygga")
        page.lines(60, 112, "Rond vid", "Brunnsgatan")
        page.lines(170, 112, "Minst tio vuxna", "är ute.")
        page.text(290, 118, "Rektor")
        page.text(390, 118, "Hösten")

    found, rest = read(draw)
    assert found == [
        [
            ["Aktivitet", "Mål", "Ansvarig", "Tidplan", "Uppföljning"],
            [
                "Rond vid Brunnsgatan",
                "Minst tio vuxna är ute.",
                "Rektor",
                "Hösten",
                "Andel som känner sig trygga",
            ],
        ]
    ]
    assert rest == ["VÅLD I NÄRA RELATIONER"]


@pytest.mark.parametrize(("bold", "edges"), [(True, [149.0]), (False, [])])
def test_a_bold_name_on_a_ground_hides_no_edge_that_it_crosses(bold: bool, edges: list[float]) -> None:
    style = Style(10.0, bold, 0)
    name = [
        make_line(
            [Printed("Offentliga", 100, 100, 160, 110, style), Printed("rum", 163, 100, 180, 110, style)]
        )
    ]
    row = placed_lines(PLACES, (0, 130, "Rond"), (1, 130, "Lugnare"), (1, 142, "kvällar."))
    run = [Band(98, 112, name, held=True), Band(112, 160, row)]
    assert _edges_of(run, [149.0]) == edges
