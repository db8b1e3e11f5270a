"""Tables below each other with rules at their headings alone: each has its own rows, and its name stands above it."""

from __future__ import annotations

import pytest

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Paragraph
from tests.pdf_drawing import GRID_EDGES, GRID_HEADS, GRID_ROWS, Page, assert_sound, drawn, grid_texts, tables

XS, HEADS, ROWS = GRID_EDGES, GRID_HEADS, GRID_ROWS


def headed(
    page: Page, y: float, rows: tuple[tuple[str, ...], ...], *, above: bool, between: bool = False
) -> float:
    """A table with a rule below its headings, maybe one `above` them, and maybe rules `between` its rows."""
    if above:
        page.rule(XS[0], y, XS[-1], y)
    for number, cells in enumerate((HEADS, *rows)):
        for column, text in enumerate(cells):
            page.text(XS[column] + 4, y + 12, text, bold=number == 0)
        y += 22
        if number == 0 or between:
            page.rule(XS[0], y, XS[-1], y)
    return y


@pytest.mark.parametrize("between", [False, True])
@pytest.mark.parametrize("above", [False, True])
def test_tables_with_the_same_headings_are_as_many(above: bool, between: bool) -> None:
    def draw(page: Page) -> None:
        y = 80.0
        for name, rows in (("Torget", ROWS), ("Skolan", ROWS[1:]), ("Parken", ROWS[:2])):
            page.text(XS[0] + 4, y + 14, name, 13, bold=True)
            y = headed(page, y + 24, rows, above=above, between=between) + 10

    document = read_pdf("flera.pdf", drawn(draw))
    assert_sound(document)
    texts = [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)]
    assert texts == ["Torget", "Skolan", "Parken"]
    assert [grid_texts(document, table) for table in tables(document)] == [
        [list(cells) for cells in (HEADS, *rows)] for rows in (ROWS, ROWS[1:], ROWS[:2])
    ]
