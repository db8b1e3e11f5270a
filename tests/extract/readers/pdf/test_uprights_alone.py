"""Tables without rules between their rows, the uprights of which are drawn row by row, or not beside names of rows."""

from __future__ import annotations

import itertools

import pytest
from reportlab.lib import colors
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table

from extract.readers.pdf.lattice.joints import rows_of_uprights
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Rule
from tests.pdf_drawing import (
    BODY,
    GRID_EDGES,
    GRID_HEADS,
    GRID_ROWS,
    Page,
    assert_sound,
    drawn,
    flowed,
    grid_texts,
    tables,
)

XS, HEADS, ROWS = GRID_EDGES, GRID_HEADS, GRID_ROWS
LONG = ("Ny belysning sätts upp", "längs hela stråket")


def uprights(page: Page, top: float, rows: tuple[tuple[str, ...], ...], *, heads: bool) -> None:
    """Rows of uprights with a text of two lines in the second column; one of a single text spans the columns."""
    y = top
    if heads:
        page.rule(XS[0], y, XS[-1], y)
    for number, cells in enumerate(rows):
        is_name = len(cells) == 1
        for column, text in enumerate(cells):
            page.text(XS[column] + 4, y + 11, text, 9, bold=is_name)
        if not is_name and not (heads and number == 0):
            page.text(XS[1] + 4, y + 22, LONG[1], 9)
        high = 16 if is_name or (heads and number == 0) else 26
        for x in (XS[0], XS[-1]) if is_name else XS:
            page.rule(x, y, x, y + high)
        y += high
        if heads and number == 0:
            page.rule(XS[0], y, XS[-1], y)


def body(*rows: tuple[str, ...]) -> list[list[str]]:
    return [
        [*cells[:1], f"{cells[1]} {LONG[1]}", *cells[2:]] if len(cells) > 1 else [*cells] for cells in rows
    ]


@pytest.mark.parametrize("heads", [True, False])
def test_pieces_of_uprights_end_rows(heads: bool) -> None:
    rows = (*ROWS[:2], ("Skolan",), ROWS[2])
    shown = ((HEADS,) if heads else ()) + rows
    document = read_pdf("lodrata.pdf", drawn(lambda page: uprights(page, 100, shown, heads=heads)))
    assert_sound(document)
    (table,) = tables(document)
    found = [[cell for cell in cells if cell] for cells in grid_texts(document, table)]
    assert found == ([list(HEADS)] if heads else []) + body(*rows)


def test_a_row_that_ends_a_page_goes_on_nowhere() -> None:
    """Nothing is drawn below its last row, as nothing is between the others: the next page begins with another."""
    document = read_pdf(
        "sidor.pdf",
        drawn(
            lambda page: uprights(page, 740, (HEADS, *ROWS[:2]), heads=True),
            lambda page: uprights(page, 60, ROWS[1:], heads=False),
        ),
    )
    rows = [cells for table in tables(document) for cells in grid_texts(document, table)]
    assert rows == [list(HEADS), *body(*ROWS[:2], *ROWS[1:])]
    assert not any(row.open_bottom for table in tables(document) for row in table.rows)


def test_names_without_uprights_part_rows_that_words_tell() -> None:
    """A program that joins the uprights of rows leaves them out beside a name: between names, words tell the rows."""
    texts = [HEADS, ("Torget", "", "", ""), *ROWS, ("Skolan", "", "", ""), *ROWS[:2]]
    cells = [[Text(text, BODY) for text in row] for row in texts]
    names = [number for number, row in enumerate(texts) if not row[1]]
    style = [
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, colors.black),
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
        *(("SPAN", (0, number), (-1, number)) for number in names),
    ]
    document = read_pdf("namn.pdf", flowed(Table(cells, colWidths=[110, 110, 110, 110], style=style)))
    assert_sound(document)
    (table,) = tables(document)
    found = [[cell for cell in row if cell] for row in grid_texts(document, table)]
    assert found == [[cell for cell in row if cell] for row in texts]


def pieces(*at: float, rows: tuple[float, ...]) -> list[Rule]:
    return [Rule(False, x, top, bottom) for x in at for top, bottom in itertools.pairwise(rows)]


@pytest.mark.parametrize(
    ("rules", "levels"),
    [
        (pieces(10, 60, 110, rows=(0, 20, 40)), {20}),
        (pieces(10, 60, rows=(0, 20, 40)), set()),  # a box: its sides part nothing
        (pieces(10, 60, 110, rows=(0, 7, 14, 21, 28)), set()),  # dots and dashes
        ([*pieces(10, 60, 110, rows=(0, 20, 40, 60)), Rule(True, 40, 10, 110)], set()),  # rules part its rows
        ([*pieces(10, 60, 110, rows=(0, 20, 40, 60)), Rule(True, 20, 10, 110)], {40}),  # below its headings
        (pieces(10, 110, rows=(0, 40)) + pieces(60, rows=(0, 20, 40)), set()),  # one edge alone
    ],
)
def test_only_ends_that_uprights_share_stand_for_rules(rules: list[Rule], levels: set[float]) -> None:
    assert {rule.at for rule in rows_of_uprights(rules, [])} == levels


FIELDS = (
    ("Aktivitet", "Nattvandring vid torget"),
    ("Ansvarig part", "Kommunen"),
    ("Tid", "Hösten 2031"),
    ("Uppföljning", "Enkät i juni"),
)


@pytest.mark.parametrize("by_row", [True, False])
def test_the_only_upright_of_a_table_parts_labels_from_values(by_row: bool) -> None:
    """Its pieces tell the rows; where it is one, the labels do. Values are centred, so that nothing else tells them."""

    def draw(page: Page) -> None:
        page.text(60, 80, "Torget", 14, bold=True)
        for number, (label, value) in enumerate(FIELDS):
            y = 100.0 + 24 * number
            page.text(60, y + 15, label)
            page.text(360 - page.canvas.stringWidth(value, "Helvetica", 10) / 2, y + 15, value)
            if by_row:
                page.rule(150, y, 150, y + 24)
        if not by_row:
            page.rule(150, 100, 150, 196)

    document = read_pdf("streck.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(cells) for cells in FIELDS]


@pytest.mark.parametrize("left", ["", "Kommunen och polisen går ronder i parken varje", "Vuxna på stan"])
def test_a_bar_beside_a_quotation_parts_nothing(left: str) -> None:
    """Beside it stands nothing, text, or the words of another column of print."""

    def draw(page: Page) -> None:
        for number, text in enumerate(("Lägesbild: det är lugnt", "på torget om kvällen.")):
            if left:
                page.text(60, 100 + 14 * number, left)
            page.text(310, 100 + 14 * number, text)
        page.rule(300, 88, 300, 118)

    assert not any(table.ruled for table in tables(read_pdf("citat.pdf", drawn(draw))))


def test_pieces_of_the_sides_of_a_box_are_no_rows_where_words_tell_many_more() -> None:
    """The page parts the box within its last row, so that its sides are drawn in two pieces."""
    rows = (*FIELDS, ("Polisens åtagande", "Gå ronder"), ("Kostnad", "Ingen"))

    def draw(page: Page) -> None:
        for number, (label, value) in enumerate(rows):
            page.text(60, 115 + 30 * number, label, bold=True)
            page.text(200, 115 + 30 * number, value)
        end = 100 + 30 * len(rows)
        for x in (50, 500):
            page.rule(x, 100, x, end - 26)
            page.rule(x, end - 26, x, end)
        page.rule(50, 100, 500, 100)
        page.rule(50, end, 500, end)

    document = read_pdf("ruta.pdf", drawn(draw))
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(cells) for cells in rows]
