"""Where the cells of a table stand, spans counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.samples.elements import Cell, Table


@dataclass(frozen=True)
class Placed:
    """A cell with the row and the column that it begins in."""

    row: int
    column: int
    cell: Cell

    @property
    def last_row(self) -> int:
        """The last row that it covers."""
        return self.row + self.cell.row_span - 1

    @property
    def last_column(self) -> int:
        """The last column that it covers."""
        return self.column + self.cell.column_span - 1


def place_cells(table: Table) -> Iterator[Placed]:
    """Every cell of `table`, in reading order."""
    covered: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in covered:
                column += 1
            placed = Placed(row, column, cell)
            covered |= {
                (y, x) for y in range(row, placed.last_row + 1) for x in range(column, placed.last_column + 1)
            }
            yield placed
            column += cell.column_span


def fill_role(placed: Placed, table: Table) -> str:
    """The role that decides the ground of a cell: heads of columns, labels, titles and values as they are."""
    return "head" if placed.row < table.head_rows else placed.cell.role
