"""HTML's table model: cells with row and column spans onto one grid."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from models.pages.document import Block, Cell, Row, Table
from models.values import Light

MAX_SPAN = 200
"""Columns that a cell may claim (1000 in browsers, but no plan is that wide)."""


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """A `<td>` or `<th>` as written."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    """0 for all rows that are left."""
    heading: bool = False
    shaded: bool = False
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class HtmlRow:
    """A `<tr>` as written."""

    cells: tuple[HtmlCell, ...]
    heading: bool = False


def cells_to_table(rows: list[HtmlRow], ref: str) -> Table:
    """The table of `rows`, each cell in the first free column of its row, as HTML lays it out.

    A span that runs into a cell from the row above is cut there, and one that runs below the last row is
    cut at it; columns in which no cell begins are no columns.
    """
    taken: dict[int, int] = {}  # column → rows that a cell from above still covers, this row included
    placed: list[list[Cell]] = []
    for index, row in enumerate(rows):
        column, cells = 0, []
        for cell in row.cells:
            while column in taken:
                column += 1
            width = 1
            while width < min(cell.columns, MAX_SPAN) and column + width not in taken:
                width += 1
            left = len(rows) - index
            height = min(cell.rows, left) if cell.rows > 0 else left
            cells.append(
                Cell(column, cell.blocks, width, height, cell.heading, cell.shaded, light=cell.light)
            )
            column += width
        for done in cells:
            taken.update(dict.fromkeys(range(done.column, done.column + done.column_span), done.row_span))
        taken = {column: rest - 1 for column, rest in taken.items() if rest > 1}
        placed.append(cells)
    return _over_seen_columns(placed, rows, ref)


def _over_seen_columns(placed: list[list[Cell]], rows: list[HtmlRow], ref: str) -> Table:
    """The table over the columns in which a cell begins."""
    starts = sorted({cell.column for cells in placed for cell in cells})
    done = []
    for cells, row in zip(placed, rows, strict=True):
        seen = []
        for cell in cells:
            first = bisect_left(starts, cell.column)
            span = max(bisect_left(starts, cell.column + cell.column_span) - first, 1)
            seen.append(replace(cell, column=first, column_span=span))
        done.append(Row(tuple(seen), heading=row.heading))
    return Table(tuple(done), len(starts), ref)
