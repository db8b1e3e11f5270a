"""Tables without rules whose texts begin elsewhere than their headings: strips that stay free part their columns."""

from __future__ import annotations

import pytest

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Paragraph
from tests.pdf_drawing import GRID_HEADS, GRID_ROWS, Page, assert_sound, drawn, grid_texts, tables

MIDDLES = (100.0, 220.0, 350.0, 470.0)
LEFT = (52.0, 180.0, 310.0, 440.0)
LONG = ("Mörka stråk nära torget", "Ny belysning vid parken och skolan", "Gatuchefen i kommunen", "Maj 2031")
ROWS = (LONG, *GRID_ROWS)


def centred(
    page: Page, y: float, texts: tuple[str, ...], *, heads_left: bool = False, bold: bool = False
) -> None:
    for x, start, text in zip(MIDDLES, LEFT, texts, strict=True):
        font = "Helvetica-Bold" if bold else "Helvetica"
        width = page.canvas.stringWidth(text, font, 7)
        page.text(start if bold and heads_left else x - width / 2, y, text, 7, bold=bold)


def body(page: Page, y: float, rows: tuple[tuple[str, ...], ...]) -> float:
    for cells in rows:
        centred(page, y, cells)
        y += 22
    return y


@pytest.mark.parametrize("heads_left", [False, True])
def test_centred_texts_below_headings(heads_left: bool) -> None:
    def draw(page: Page) -> None:
        centred(page, 100, GRID_HEADS, heads_left=heads_left, bold=True)
        body(page, 120, ROWS)

    document = read_pdf("centrerad.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(cells) for cells in (GRID_HEADS, *ROWS)]


def test_names_in_the_middle_and_rows_on_the_next_page() -> None:
    def first(page: Page) -> None:
        centred(page, 100, GRID_HEADS, bold=True)
        page.text(270, 120, "Torget", 7, bold=True)
        body(page, 140, ROWS)

    document = read_pdf("sidor.pdf", drawn(first, lambda page: body(page, 60, ROWS[1:]) and None))
    assert_sound(document)
    rows = [
        [cell for cell in cells if cell]
        for table in tables(document)
        for cells in grid_texts(document, table)
    ]
    assert rows == [list(cells) for cells in (GRID_HEADS, ("Torget",), *ROWS, *ROWS[1:])]


def test_text_that_crosses_the_strips_ends_the_table() -> None:
    def draw(page: Page) -> None:
        centred(page, 100, GRID_HEADS, bold=True)
        y = body(page, 120, ROWS)
        page.text(
            52,
            y,
            "Planen följs upp av rådet en gång om året, och alla som bor här kan läsa den på torget.",
            7,
        )

    document = read_pdf("text.pdf", drawn(draw))
    (table,) = tables(document)
    assert len(table.rows) == 1 + len(ROWS)
    assert [document.text(one.words)[:6] for one in document.blocks if isinstance(one, Paragraph)] == [
        "Planen"
    ]


def test_bold_words_above_running_text_head_nothing() -> None:
    def draw(page: Page) -> None:
        centred(page, 100, GRID_HEADS, bold=True)
        for line in range(4):
            page.text(
                52,
                120 + 10 * line,
                "Vi som bor här vill att det ska vara tryggt på torget även om kvällen.",
                7,
            )

    assert tables(read_pdf("rubriker.pdf", drawn(draw))) == []


def test_the_only_row_of_a_box_is_centred_beside_its_longest_cell() -> None:
    def draw(page: Page) -> None:
        page.box(48, 88, 520, 160)
        for x, head in zip(LEFT, GRID_HEADS, strict=True):
            page.text(x, 100, head, 8, bold=True)
        page.lines(LEFT[0], 132, "Mörka stråk", size=8)
        page.lines(LEFT[1], 122, "Ny belysning vid parken", "och skolan, varje kväll", "hela hösten", size=8)
        page.text(LEFT[2], 132, "Gatuchef", 8)
        page.text(LEFT[3], 127, "Maj 2031", 8)

    document = read_pdf("ruta.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    row = [
        "Mörka stråk",
        "Ny belysning vid parken och skolan, varje kväll hela hösten",
        "Gatuchef",
        "Maj 2031",
    ]
    assert grid_texts(document, table) == [list(GRID_HEADS), row]
