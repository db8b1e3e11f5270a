"""Cells that span rows where nothing drawn says so: their rows, text that hangs below a table, columns not drawn."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.lattice.heads.find import find_headed
from extract.readers.pdf.lattice.spans.beside import with_columns_beside
from extract.readers.pdf.lattice.spans.hanging import take_hanging
from extract.readers.pdf.lattice.spans.parted import part_rows, spans_rows
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, words_to_column
from extract.readers.pdf.lines import Line, words_to_lines
from extract.readers.pdf.source.content import Printed, Style
from models.pages.geometry import BBox

EDGES = [95.0, 245.0, 395.0]
PLACES = (60.0, 100.0, 250.0, 400.0)
STYLE = Style(10.0, False, 0)


def words(text: str, x0: float, top: float, *, bold: bool = False) -> list[Printed]:
    """The words of a line, four points apart."""
    printed = []
    for word in text.split():
        printed.append(Printed(word, x0, top, x0 + 5 * len(word), top + 10, STYLE._replace(bold=bold)))
        x0 += 5 * len(word) + 4
    return printed


def page(*placed: tuple[int, float, str]) -> list[Line]:
    """The lines of texts, each with its column and top."""
    return words_to_lines(word for column, top, text in placed for word in words(text, PLACES[column], top))


def rows_of(lines: list[Line]) -> list[str]:
    return [" ".join(line.text for line in row) for row in part_rows(lines, EDGES).rows]


MIDDLE = (
    (1, 100.0, "Vandring"), (2, 100.0, "Gå i parken"), (2, 112.0, "varje kväll."), (3, 100.0, "Mars"),
    (1, 140.0, "Ljus"), (2, 140.0, "Byt lampor."), (3, 140.0, "Maj"),
)  # fmt: skip


def test_a_cause_in_the_middle_spans_the_rows_that_all_other_columns_part() -> None:
    lines = page(*MIDDLE, (0, 114.0, "Mörka"), (0, 126.0, "gångar."))
    parted = part_rows(lines, EDGES)
    assert [len(row) for row in parted.rows] == [4, 1]
    assert parted.past == [{0}]
    assert parted.levels == [131.0]
    assert spans_rows(lines, EDGES)


@pytest.mark.parametrize(("top", "spans"), [(110.0, True), (100.0, False)])
def test_a_cause_from_the_top_spans_as_many_rows_as_its_text_is_long(top: float, spans: bool) -> None:
    tall = ((0, 100.0, "Mörka"), (0, 112.0, "gångar"), (0, 124.0, "och få"), (0, 136.0, "vuxna."))
    short = ((0, 100.0, "Mörka"), (0, 112.0, "gångar."))
    assert spans_rows(page(*MIDDLE, *(tall if top > 100 else short)), EDGES) == spans


def test_in_other_columns_a_text_beside_one_row_is_that_rows() -> None:
    three = (*MIDDLE, (1, 168.0, "Ronder"), (2, 168.0, "Gå ronder."), (0, 168.0, "Få vuxna."))
    assert part_rows(page(*three, (0, 106.0, "Bus.")), EDGES).past == [set(), set()]


def test_a_headed_table_has_a_cell_over_two_rows() -> None:
    heads = [word for x, name in zip(PLACES, ("Orsak", "Insats", "Åtgärd", "När"), strict=True)
             for word in words(name, x, 70, bold=True)]  # fmt: skip
    lines = [*words_to_lines(heads), *page(*MIDDLE, (0, 114.0, "Mörka"), (0, 126.0, "gångar."))]
    ((_, _, table),) = find_headed(lines)
    spanning = [(cell.row, cell.row_span) for cell in table.cells if cell.column == 0]
    assert spanning == [(0, 1), (1, 2)]


def test_a_heading_that_is_not_bold_over_bold_column_headings_ends_a_table() -> None:
    heads = [word for x, name in zip(PLACES, ("Orsak", "Insats", "Åtgärd", "När"), strict=True)
             for word in words(name, x, 70, bold=True)]  # fmt: skip
    below = [Printed(w.text, w.x0, w.top + 120, w.x1, w.bottom + 120, w.style) for w in heads]
    name = page((0, 172.0, "Skolan"))
    lines = [*words_to_lines(heads), *page(*MIDDLE, (0, 100.0, "Mörkt.")), *name, *words_to_lines(below),
             *page((0, 212.0, "Bus."), (1, 212.0, "Ronder"), (2, 212.0, "Gå."), (3, 212.0, "Juni"))]  # fmt: skip
    assert len(list(find_headed(lines))) == 2


# -- the end of a page ------------------------------------------------------------------------


def table_of(*texts: str, open_bottom: int) -> DraftTable:
    """A row of cells from 100 to 150 points; that in the column `open_bottom` has no rule below."""
    cells = []
    for column, text in enumerate(texts):
        box = BBox(EDGES_OF_GRID[column], 100.0, EDGES_OF_GRID[column + 1], 150.0)
        cell = DraftCell(0, column, 1, 1, box, open_bottom=column == open_bottom)
        cell.parts = [words_to_column(words(text, box.x0 + 4, 138.0))]
        cells.append(cell)
    return DraftTable(EDGES_OF_GRID, [100.0, 150.0], cells)


EDGES_OF_GRID = [50.0, 150.0, 250.0, 350.0]


@pytest.mark.parametrize(
    ("column", "top", "x0", "hangs"),
    [
        (0, 150.5, 54.0, True),
        (0, 157.0, 54.0, False),  # as far as another text stands
        (1, 150.5, 54.0, False),  # its cell is closed
        (0, 150.5, 130.0, False),  # it runs past the side of the cell
    ],
)
def test_text_below_a_table_goes_on_in_the_cell_without_a_rule(
    column: int, top: float, x0: float, hangs: bool
) -> None:
    table = table_of("Få vuxna vid", "Vandring", "Mars", open_bottom=column)
    below = words("parken om kvällen.", x0, top)
    assert (take_hanging([table], below) == []) is hangs
    assert len(table.cells[0].parts[0].lines) == (2 if hangs else 1)


def test_text_below_hangs_in_each_of_the_open_cells_that_it_stands_under() -> None:
    table = table_of("Få vuxna vid", "Vandring", "Mars", open_bottom=0)
    table.cells[1].open_bottom = True
    below = words("parken.", 54.0, 150.5) + words("varje fredag.", 154.0, 150.5)
    assert take_hanging([table], below) == []
    assert [len(cell.parts[0].lines) for cell in table.cells] == [2, 2, 1]


def grid(*xs: float) -> Grid:
    boxes = [
        Box(row, column, 1, 1, BBox(xs[column], 60 + 40 * row, xs[column + 1], 100 + 40 * row), False, False)
        for row in range(2)
        for column in range(len(xs) - 1)
    ]
    return Grid(list(xs), [60.0, 100.0, 140.0], boxes)


BEFORE = [50.0, 150.0, 250.0, 350.0, 450.0]


def test_a_column_without_a_rule_spans_all_rows_of_the_next_page() -> None:
    (wider,) = with_columns_beside([grid(150.0, 250.0, 350.0, 453.9)], BEFORE, [])
    assert wider.xs == [50.0, 150.0, 250.0, 350.0, 453.9]
    assert [(box.row, box.column, box.row_span) for box in wider.boxes][:2] == [(0, 0, 2), (0, 1, 1)]
    (wider,) = with_columns_beside([grid(50.0, 150.0, 250.0, 350.0)], BEFORE, [])
    assert [box.column for box in wider.boxes if box.row_span == 2] == [3]


@pytest.mark.parametrize(
    ("xs", "text"),
    [
        ((150.0, 250.0, 350.0, 454.1), ""),  # other columns
        ((250.0, 350.0, 450.0), ""),  # two may be alike by chance
        ((150.0, 250.0, 350.0, 450.0), "ordsomstårövergränsen"),
    ],
)
def test_another_table_on_the_next_page_has_its_own_columns(xs: tuple[float, ...], text: str) -> None:
    own = grid(*xs)
    assert with_columns_beside([own], BEFORE, words(text, 100.0, 80.0)) == [own]


@pytest.mark.parametrize(
    ("third", "fourth", "rows"),
    [("få.", "Kväll", 2), ("få", "och öde", 1), ("få av", "Gatans", 1)],
)
def test_sentences_that_begin_where_rows_do_are_cells_of_their_own(
    third: str, fourth: str, rows: int
) -> None:
    """The first column is the highest of both rows and leaves no white between them."""
    tall = (
        (0, 100.0, "Mörka"),
        (0, 112.0, "gångar"),
        (0, 124.0, "och"),
        (0, 136.0, third),
        (0, 148.0, fourth),
    )
    low = tuple((column, 148.0, text) for column, _, text in MIDDLE[4:])
    parted = part_rows(page(*MIDDLE[:4], *low, *tall, (0, 160.0, "stör.")), EDGES)
    assert parted.past == [set() if rows == 2 else {0}]
