"""Tables with rules between rows and columns alone: names of rows across all columns, and what words underline."""

from __future__ import annotations

import pytest
from reportlab.lib import colors

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Paragraph
from tests.pdf_drawing import GRID_EDGES, GRID_HEADS, GRID_ROWS, Page, assert_sound, drawn, grid_texts, tables

XS, HEADS, ROWS = GRID_EDGES, GRID_HEADS, GRID_ROWS


def inner_grid(page: Page, y: float, *, row: float, texts: tuple[tuple[str, ...], ...]) -> float:
    """Rows `row` points high, with rules between them and between their columns; a row of one text spans these."""
    for number, cells in enumerate(texts):
        for column, text in enumerate(cells):
            page.text(XS[column] + 4, y + row / 2 + 3, text, bold=number == 0 or len(cells) == 1)
        for x in XS[1:-1] if len(cells) > 1 else ():
            page.rule(x, y, x, y + row)
        y += row
        if number < len(texts) - 1:
            page.rule(XS[0], y, XS[-1], y)
    return y


@pytest.mark.parametrize("row", [16.0, 30.0])
def test_names_across_a_table_without_outer_sides_are_rows_of_it(row: float) -> None:
    texts = (HEADS, ("Torget",), *ROWS[:2], ("Skolan",), ROWS[2])
    document = read_pdf("inre.pdf", drawn(lambda page: inner_grid(page, 100, row=row, texts=texts) and None))
    assert_sound(document)
    (table,) = tables(document)
    found = [[cell for cell in cells if cell] for cells in grid_texts(document, table)]
    assert found == [list(cells) for cells in texts]


def test_a_heading_far_from_the_rules_around_it_parts_two_tables() -> None:
    def draw(page: Page) -> None:
        y = inner_grid(page, 100, row=20, texts=(HEADS, *ROWS))
        page.rule(XS[0], y, XS[-1], y)
        page.text(50, y + 38, "Skolan", bold=True)
        page.rule(XS[0], y + 52, XS[-1], y + 52)
        inner_grid(page, y + 52, row=20, texts=(HEADS, *ROWS))

    document = read_pdf("delade.pdf", drawn(draw))
    assert [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)] == ["Skolan"]
    assert [len(table.rows) for table in tables(document)] == [4, 4]


def shaded(page: Page, underlined: tuple[int, ...]) -> None:
    """A table of shaded and white rows, in the first column of which some words are underlined with the space behind."""
    y = 100.0
    page.rule(XS[0], y, XS[-1], y)
    for number, cells in enumerate((HEADS, *ROWS, *ROWS)):
        if number % 2:
            page.box(XS[0], y, XS[-1], y + 30, fill=colors.lightgrey)
        for column, text in enumerate(cells):
            page.text(XS[column] + 4, y + 12, text, bold=number == 0)
        if number in underlined:
            end = XS[0] + 4 + page.canvas.stringWidth(cells[0] + " ", "Helvetica", 10)
            page.rule(XS[0] + 4, y + 13.2, end, y + 13.2)
        if number in underlined and number % 2:
            page.rule(XS[1] + 4, y + 13.1, XS[1] + 40, y + 13.1)
        y += 30
        if not number:
            page.rule(XS[0], y, XS[-1], y)
    page.rule(XS[0], y, XS[-1], y)


@pytest.mark.parametrize("underlined", [(), (2, 4), (1, 3, 6)])
def test_underlined_words_part_no_columns(underlined: tuple[int, ...]) -> None:
    document = read_pdf("understruket.pdf", drawn(lambda page: shaded(page, underlined)))
    assert [grid_texts(document, table) for table in tables(document)] == [
        [list(cells) for cells in (HEADS, *ROWS, *ROWS)]
    ]


@pytest.mark.parametrize(("size", "is_heading"), [(11.0, False), (13.0, False), (14.0, True)])
def test_sentences_larger_than_the_tables_are_no_headings(size: float, is_heading: bool) -> None:
    def draw(page: Page) -> None:
        page.text(50, 60, "Trygg by", 18, bold=True)
        page.text(50, 85, "Planen följs upp varje år.", size)
        page.text(50, 105, "Ronder i parken", size)
        y = 130.0
        for cells in (HEADS, *ROWS * 4):
            page.rule(XS[0], y, XS[-1], y)
            for column, text in enumerate(cells):
                page.text(XS[column] + 4, y + 14, text)
            for x in XS:
                page.rule(x, y, x, y + 20)
            y += 20
        page.rule(XS[0], y, XS[-1], y)

    document = read_pdf("storre.pdf", drawn(draw))
    paragraphs = [one for one in document.blocks if isinstance(one, Paragraph)]
    (found,) = (one for one in paragraphs if "Ronder i parken" in document.text(one.words))
    assert (found.kind == "heading") is is_heading
