"""Tables whose cells are boxes apart from each other, with round corners or square ones: their rows are one table."""

from __future__ import annotations

import pytest
from reportlab.lib import colors

from extract.readers.pdf.reader import read_pdf
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables

LEFT, RIGHT = 50.0, 545.0
EDGES = (170.0, 300.0, 420.0)
HEADS = ("Orsak", "Insats", "Ansvarig", "Tid")
ROWS = (
    ("Mörka stråk", "Ny belysning", "Gatuchef", "Maj 2031"),
    ("Tomma gårdar", "Öppna grindar", "Värden", "Hösten 2031"),
    ("Sena kvällar", "Vuxna ute", "Rektor", "Löpande"),
)
FORM = (
    (("Aktivitet", "Nattvandring"),),
    (("Mål", "Lugna kvällar"), ("Ansvarig", "Rektor")),
    (("Orsak", "Inga vuxna ute efter skolan på vardagar"),),
    (("När", "Varje fredag"), ("Uppföljning", "Antal vandringar")),
)


def box(page: Page, x0: float, y0: float, x1: float, y1: float, *, corner: float) -> None:
    page.canvas.roundRect(x0, page.height - y1, x1 - x0, y1 - y0, corner)


def apart(page: Page, gap: float, corner: float) -> None:
    y = 100.0
    for number, cells in enumerate((HEADS, *ROWS)):
        edges = (LEFT - gap / 2, *EDGES, RIGHT + gap / 2)
        for text, x0, x1 in zip(cells, edges, edges[1:], strict=False):
            box(page, x0 + gap / 2, y, x1 - gap / 2, y + 22, corner=corner)
            page.text(x0 + gap / 2 + 4, y + 14, text, bold=number == 0)
        y += 22 + gap


@pytest.mark.parametrize("gap", [0.0, 2.0, 5.0, 7.0])
@pytest.mark.parametrize("corner", [0.1, 4.0, 8.0])
def test_boxes_side_by_side_in_rows_are_a_table(gap: float, corner: float) -> None:
    document = read_pdf("lador.pdf", drawn(lambda page: apart(page, gap, corner)))
    assert_sound(document)
    assert [grid_texts(document, table) for table in tables(document)] == [[list(HEADS), *map(list, ROWS)]]


def form(page: Page, gap: float) -> None:
    y = 100.0
    for cells in FORM:
        width = (RIGHT - LEFT - gap * (len(cells) - 1)) / len(cells)
        for number, (label, value) in enumerate(cells):
            x = LEFT + number * (width + gap)
            page.box(x, y, x + width, y + 34)
            page.text(x + 5, y + 13, label, bold=True)
            page.text(x + 5, y + 26, value)
        y += 34 + gap


@pytest.mark.parametrize("gap", [3.5, 5.0, 6.0])
def test_a_form_of_boxes_one_or_two_in_a_row_is_one_table(gap: float) -> None:
    document = read_pdf("blankett.pdf", drawn(lambda page: form(page, gap)))
    assert_sound(document)
    (table,) = tables(document)
    found = [[text for text in row if text] for row in grid_texts(document, table)]
    assert found == [[" ".join(pair) for pair in cells] for cells in FORM]


PAIRS = (
    ("Aktivitet", "Nattvandring"),
    ("Mål", "Lugna kvällar"),
    ("Ansvarig", "Rektor"),
    ("När", "Varje fredag"),
)


def test_no_row_of_a_table_stands_in_the_box_above_it() -> None:
    def pairs(page: Page, y: float) -> None:
        for label, value in PAIRS:
            page.text(60, y, label, bold=True)
            page.text(190, y, value)
            y += 18

    def draw(page: Page) -> None:
        box(page, LEFT, 100, RIGHT, 195, corner=6)
        pairs(page, 120)
        page.canvas.setFillColor(colors.Color(0.92, 0.92, 0.92))
        page.canvas.rect(LEFT, page.height - 310, RIGHT - LEFT, 100, stroke=0, fill=1)
        page.canvas.setFillColor(colors.black)
        pairs(page, 226)

    document = read_pdf("ram.pdf", drawn(draw))
    assert_sound(document)
    found = [row for table in tables(document) for row in grid_texts(document, table)]
    assert found == [list(pair) for pair in PAIRS * 2]


@pytest.mark.parametrize("same", [False, True])
def test_rows_each_in_a_box_with_columns_of_their_own_are_one_table(same: bool) -> None:
    def draw(page: Page) -> None:
        y = 100.0
        for number, cells in enumerate((HEADS, *ROWS)):
            shift = 0 if not number or (same and number == 2) else 9 * number
            box(page, LEFT, y, RIGHT, y + 24, corner=5)
            for x, text in zip((LEFT, *EDGES), cells, strict=True):
                page.text(x + 8 + (shift if x > LEFT else 0), y + 15, text, bold=number == 0)
            y += 24 + 5

    document = read_pdf("rader.pdf", drawn(draw))
    assert_sound(document)
    assert [grid_texts(document, table) for table in tables(document)] == [[list(HEADS), *map(list, ROWS)]]


@pytest.mark.parametrize("gap", [8.0, 11.0])
def test_boxes_below_titles_on_grounds_are_tables_each_and_so_is_a_ground_of_two_columns(gap: float) -> None:
    """A card's outline is drawn cell by cell; the ground above has no rules."""
    dark, light = colors.Color(0.2, 0.1, 0.3), colors.Color(0.93, 0.93, 1)
    middle = (LEFT + RIGHT) / 2

    def pair(page: Page, y: float, *texts: str) -> None:
        for number, text in enumerate(texts):
            page.text((LEFT, middle)[number % 2] + 6, y + 12 + 12 * (number // 2), text, bold=number < 2)

    def card(page: Page, y: float, name: str) -> float:
        page.box(LEFT, y, RIGHT, y + 18, fill=dark)
        page.canvas.setFillColor(colors.white)
        page.text(LEFT + 6, y + 13, name, bold=True)
        page.canvas.setFillColor(colors.black)
        pair(page, y + 18, "Åtgärd", "Uppföljning", "Vuxna ute", "Antal kvällar")
        page.rule(LEFT, y + 52, RIGHT, y + 52)
        pair(page, y + 52, "När", "Ansvarig", "Maj", "Rektor")
        for x in (LEFT, RIGHT):
            page.rule(x, y, x, y + 88)
        for edge in (y, y + 88):
            page.rule(LEFT, edge, middle, edge)
            page.rule(middle, edge, RIGHT, edge)
        return y + 88 + gap

    def draw(page: Page) -> None:
        page.box(LEFT, 100, RIGHT, 134, fill=light)
        pair(page, 100, "Problembild", "Mål", "Stök på torget.", "Lugna kvällar.")
        card(page, card(page, 134 + gap, "Nattvandring"), "Belysning")

    document = read_pdf("kort.pdf", drawn(draw))
    assert_sound(document)
    found = [
        [[text for text in row if text] for row in grid_texts(document, one)] for one in tables(document)
    ]
    rows = [["Åtgärd Vuxna ute", "Uppföljning Antal kvällar"], ["När Maj", "Ansvarig Rektor"]]
    assert found == [
        [["Problembild Stök på torget.", "Mål Lugna kvällar."]],
        *([[name], *rows] for name in ("Nattvandring", "Belysning")),
    ]
