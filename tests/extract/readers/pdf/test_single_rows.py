"""Rows of one line each that stand at whole pixels, and headings that are no part of a cell below them."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.spans.parted import part_rows
from extract.readers.pdf.reader import read_pdf
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables
from tests.placed_lines import placed_lines

XS = (50.0, 190.0, 330.0, 470.0)
HEADS = ("Insats", "Polisen åtar sig", "Kommunen åtar sig", "Tid")
ROWS = (
    ("Nattvandring", "Gå med.", "Bjuda på kaffe.", "Maj"),
    ("Grannsamverkan", "Hålla kurser.", "Skicka brev.", "Juni"),
    ("Resevärdar", "Ta emot tips.", "Anställa värdar.", "Våren"),
    ("Ljus i parken", "Påtala brister.", "Laga lampor.", "Hösten"),
    ("Kvällskafé", "Titta in.", "Låna ut lokal.", "Löpande"),
)


def row_of(page: Page, y: float, texts: tuple[str, ...], *, bold: bool = False) -> None:
    for x, text in zip(XS, texts, strict=True):
        page.text(x, y, text, bold=bold)


@pytest.mark.parametrize("steps", [(22.5, 21.75, 22.5, 22.5), (21.75, 22.5, 22.5, 21.75)])
def test_rows_of_one_line_each_are_rows_though_a_browser_rounds_their_places(
    steps: tuple[float, ...],
) -> None:
    def draw(page: Page) -> None:
        row_of(page, 100, HEADS, bold=True)
        y = 122.5
        for texts, step in zip(ROWS, (*steps, 0.0), strict=True):
            row_of(page, y, texts)
            y += step

    document = read_pdf("pixlar.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(row) for row in (HEADS, *ROWS)]


def test_a_heading_in_bold_is_no_part_of_the_tall_cell_below_it() -> None:
    """The first cell is the tallest of its row by far, and so might span all rows from the heading's to the next."""
    column = ("Orsak", *("Nya nummer ringer.",) * 4, "Unga saknar rum.", "Dörrar går att bända", "upp.")
    tops = (57.6, *(74.2 + 13.35 * line for line in range(5)), 143.9, 157.3)
    placed = [
        *((0, top, text) for top, text in zip(tops, column, strict=True)),
        *((1, top, text) for top, text in ((57.6, "Åtgärd"), (74.2, "Nämnden beslutar"), (87.5, "på lov."))),
        *((1, top, text) for top, text in ((143.9, "Butiker får kort"), (157.3, "med råd."))),
        *((2, top, text) for top, text in ((57.6, "Ansvarig"), (74.2, "Chef"), (143.9, "Rektor"))),
        *((3, top, text) for top, text in ((57.6, "Tid"), (74.2, "Maj"), (143.9, "Juni"))),
    ]
    lines = placed_lines(XS, *placed)
    for word in lines[0].words:
        word.style = word.style._replace(bold=True)
    parted = part_rows(lines, [x - 3 for x in XS[1:]])
    assert [row[0].text for row in parted.rows] == [
        "Orsak Åtgärd Ansvarig Tid",
        "Nya nummer ringer. Nämnden beslutar Chef Maj",
        "Dörrar går att bända Butiker får kort Rektor Juni",
    ]
    assert parted.past == [set(), set()]
