"""Rows whose columns begin elsewhere than those beside them, and rows that only the middles of their cells tell."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.lattice.heads.find import find_headed
from extract.readers.pdf.lattice.spans.shifted import with_moved_edges_united
from extract.readers.pdf.lattice.white.centred import rows_of_middles
from extract.readers.pdf.lattice.white.columns import rows_parted
from extract.readers.pdf.reader import read_pdf
from models.pages.geometry import BBox
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables
from tests.placed_lines import placed_lines

HEADS = ("Orsak", "Insats", "Mål", "Ansvarig", "Tidplan")
PLACES = (50.0, 150.0, 290.0, 370.0, 460.0)
ROWS = (
    ("Mörka stråk", "Byta lampor vid skolan", "Ljust", "Gatukontoret", "Maj 2024"),
    ("Tomma torg nu", "Vandra varje kväll", "", "Säkerhetssamordnare", "2024"),
    ("Stök", "Flytta bänkar", "Lugnt", "Fältgruppen", "Juni"),
)
SHIFTS = ((0, -9, -14, -22, -8), (0, 6, 0, -25, 4), (0, 0, 0, 0, 0))
"""How far the texts of each row begin right of the headings."""


def read(*pages: object) -> list[list[list[str]]]:
    document = read_pdf("flytt.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    return [grid_texts(document, table) for table in tables(document)]


def cells(page: Page, y: float, row: Sequence[str], shifts: Sequence[float], *, bold: bool = False) -> None:
    for x, shift, text in zip(PLACES, shifts, row, strict=True):
        page.text(x + shift, y, text, 8, bold=bold)


@pytest.mark.parametrize("is_boxed", [True, False])
def test_texts_of_a_row_belong_to_the_nearest_headings(is_boxed: bool) -> None:
    """Rows have a rule below each, or stand in a box of their own."""

    def draw(page: Page) -> None:
        for n, row in enumerate((HEADS, *ROWS)):
            top = 60 + 30 * n
            if is_boxed:
                page.box(44, top, 550, top + 24)
            else:
                page.rule(44, top + 26, 550, top + 26)
            cells(page, top + 15, row, SHIFTS[n - 1] if n else SHIFTS[2], bold=not n)

    rows = [row for grid in read(draw) for row in grid]
    assert rows == [list(row) for row in (HEADS, *ROWS)]


def test_texts_far_from_all_headings_are_in_none_of_their_columns() -> None:
    def draw(page: Page) -> None:
        for n, row in enumerate((HEADS, *ROWS)):
            cells(page, 75 + 30 * n, row, (0, 60, 60, 20, 0) if n == 2 else SHIFTS[2], bold=not n)
            page.rule(44, 86 + 30 * n, 550, 86 + 30 * n)

    assert [list(row) for row in (HEADS, *ROWS)] not in read(draw)


@pytest.mark.parametrize(("moved", "columns"), [(2.0, 2), (10.0, 2), (12.5, 3)])
def test_a_side_that_is_moved_in_one_row_is_one_edge(moved: float, columns: int) -> None:
    edges = ((0.0, 100.0, 300.0), (0.0, 100.0 + moved, 300.0), (0.0, 100.0, 300.0))
    xs = sorted({x for row in edges for x in row})
    boxes = [
        Box(
            row,
            xs.index(x0),
            1,
            xs.index(x1) - xs.index(x0),
            BBox(x0, 20 * row, x1, 20 * row + 20),
            False,
            False,
        )
        for row, own in enumerate(edges)
        for x0, x1 in itertools.pairwise(own)
    ]
    grid = with_moved_edges_united(Grid(xs, [0.0, 20.0, 40.0, 60.0], boxes))
    assert len(grid.xs) - 1 == columns
    if columns == 2:
        assert [(box.row, box.column, box.column_span) for box in grid.boxes] == [
            (row, column, 1) for row in range(3) for column in range(2)
        ]
        assert grid.xs == [0.0, 100.0, 300.0] and grid.shifted[1] == [0.0, 100.0 + moved, 300.0]


def test_a_narrow_column_of_its_own_is_no_moved_side() -> None:
    boxes = [
        Box(row, column, 1, 1, BBox(x0, 20 * row, x1, 20 * row + 20), False, False)
        for row in range(2)
        for column, (x0, x1) in enumerate(((0.0, 100.0), (100.0, 110.0), (110.0, 300.0)))
    ]
    grid = Grid([0.0, 100.0, 110.0, 300.0], [0.0, 20.0, 40.0], boxes)
    assert with_moved_edges_united(grid) is grid


def test_words_in_moved_columns_stand_in_their_own_cells() -> None:
    sides = ((50, 150, 300, 540), (50, 160, 290, 540), (50, 150, 300, 540))

    def draw(page: Page) -> None:
        for n, (row, own) in enumerate(zip((HEADS[:3], ROWS[0][:3], ROWS[2][:3]), sides, strict=True)):
            for text, x0, x1 in zip(row, own, own[1:], strict=False):
                page.box(x0, 60 + 30 * n, x1, 90 + 30 * n)
                page.text(x0 + 2, 80 + 30 * n, text, 8, bold=not n)

    assert read(draw) == [[list(row[:3]) for row in (HEADS, ROWS[0], ROWS[2])]]


CENTRED = (
    *(
        (1, 60, "Ungdomar samlas på"),
        (2, 66, "Vandring"),
        (0, 66, "Torget"),
        (3, 66, "Maj"),
        (1, 72, "torget sent"),
    ),
    *((0, 84, "Parken"), (1, 84, "Mörker"), (2, 84, "Lampor"), (3, 84, "Juni")),
    *(
        (2, 96, "Möten med alla"),
        (0, 102, "Skolan"),
        (1, 102, "Frånvaro"),
        (3, 102, "Hösten"),
        (2, 108, "föräldrar"),
    ),
)
"""Rows of two lines, of one, and of two, twelve points each; nothing parts them."""


def test_middles_of_cells_tell_rows_that_no_white_parts() -> None:
    lines = placed_lines((60, 140, 280, 420), *CENTRED)
    assert rows_of_middles(lines, [138, 278, 418]) == [0, 3, 4]
    assert rows_parted(lines, [138, 278, 418]) == [0, 3, 4]


@pytest.mark.parametrize(
    "lines",
    [
        ((0, 60, "Torget"), (1, 60, "Ungdomar samlas på"), (2, 60, "Vandring"), (1, 72, "torget sent")),
        ((1, 60, "Ungdomar samlas på"), (0, 66, "torget"), (2, 66, "Vandring"), (1, 72, "torget sent")),
    ],
)
def test_cells_that_are_not_centred_or_go_on_tell_no_rows_by_their_middles(
    lines: tuple[tuple[int, float, str], ...],
) -> None:
    whole = placed_lines((60, 140, 280, 420), *lines, (0, 90, "Skolan"), (1, 90, "Mörker"), (2, 90, "Lampor"))
    assert rows_of_middles(whole, [138, 278, 418]) == []


@pytest.mark.parametrize(("column", "rows"), [(1, 2), (0, 1)])
def test_a_word_longer_than_its_column_ends_no_table(column: int, rows: int) -> None:
    """In the first column it may be running text."""
    long = [(0, 100, "Stök"), (1, 100, "Mål"), (2, 100, "Ronder"), (3, 100, "Maj")]
    long[column] = (column, 100, "Pensionärsorganisationernas")
    lines = placed_lines(
        (60, 160, 300, 420),
        *((0, 80, "Mörker"), (1, 80, "Ljust"), (2, 80, "Lampor"), (3, 80, "Juni")),
        *(cell for cell in long if cell[0] != column + 1),
    )
    head = placed_lines(
        (60, 160, 300, 420), (0, 60, "Orsak"), (1, 60, "Mål"), (2, 60, "Insats"), (3, 60, "Tid")
    )
    bold = list(head)
    for line in bold:
        for word in line.words:
            word.style = word.style._replace(bold=True)
    ((_, end, _),) = find_headed([*bold, *lines])
    assert end == 1 + rows
