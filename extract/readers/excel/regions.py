"""What stands on a worksheet: which of its rows are paragraphs, and which make tables.

People write on sheets as on paper. A row with one cell of text and no borders is a paragraph or a
heading; rows with several cells, or with borders, are a table. A blank row divides tables only where
what follows begins anew.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.readers.excel.cells import Range, Sheet, SheetCell

_MOST_SIDE_BY_SIDE = 5
"""Tables beside each other; more are columns with space between them."""
_MOST_IN_PAIR = 2
"""Cells of a row with a label and its value; a row of more is one of a grid."""
_FEWEST_REPEATED = 2
"""Headings that tables beside each other share; a column that stands twice in one table is a single one."""
_LARGEST_GRID = 3_000_000
"""Rows times columns of one table."""


@dataclass(frozen=True, slots=True)
class Region:
    """Rows of a sheet that are one table, or one paragraph."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    """The sheet's columns that the table has, in order."""
    is_table: bool


@dataclass(slots=True)
class _SheetRow:
    """A row with something in it."""

    number: int
    cells: dict[int, SheetCell]

    @property
    def texts(self) -> list[int]:
        """Columns of cells that show text."""
        return [column for column, cell in self.cells.items() if cell.text.strip()]

    @property
    def bordered(self) -> bool:
        """Whether a cell that shows text has borders, or several empty ones have."""
        drawn = [column for column, cell in self.cells.items() if cell.style.bordered]
        return any(column in drawn for column in self.texts) or len(drawn) > 1


@dataclass(slots=True)
class _Block:
    """Rows that go together, while they are collected."""

    rows: list[_SheetRow] = field(default_factory=list)
    columns: set[int] = field(default_factory=set)
    most_texts: int = 0

    def add(self, row: _SheetRow) -> None:
        """Go on with `row`."""
        self.rows.append(row)
        self.columns.update(row.cells)
        self.most_texts = max(self.most_texts, len(row.texts))


def sheet_regions(sheet: Sheet) -> list[Region]:
    """The paragraphs and tables of a sheet, from the top."""
    rows = _rows(sheet)
    regions: list[Region] = []
    block = _Block()
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        is_free = _is_free(row, sheet, block.rows, following)
        if is_free or _begins_anew(block, row, following):
            regions.extend(_tables(block.rows, sheet))
            block = _Block()
        if not is_free:
            block.add(row)
        elif row.texts:
            regions.append(Region((row.number,), (row.texts[0],), is_table=False))
    regions.extend(_tables(block.rows, sheet))
    return regions


def _rows(sheet: Sheet) -> list[_SheetRow]:
    rows: dict[int, _SheetRow] = {}
    for (number, column), cell in sorted(sheet.cells.items(), key=lambda entry: entry[0]):
        rows.setdefault(number, _SheetRow(number, {})).cells[column] = cell
    return list(rows.values())


def _is_free(row: _SheetRow, sheet: Sheet, block: Sequence[_SheetRow], following: _SheetRow | None) -> bool:
    """Whether a row is a paragraph of its own: one cell of text without borders that no table holds."""
    if len(row.texts) != 1 or row.bordered:
        return False
    column = row.texts[0]
    merge = sheet.merges.get((row.number, column))
    if merge and merge.bottom > merge.top and _is_grid(following):
        return False  # the first of rows that share a cell
    above = block[-1] if block else None
    touches_above = above is not None and above.number == row.number - 1
    if above is None:
        # A short text right on top of a table may be its first row, half empty; on top of nothing it is not.
        if following is None or following.number > row.number + 1:
            return True
        return not (_is_grid(following) and column != min(following.cells))
    if not touches_above:
        return True
    # Directly below a table: a heading or a half-empty row within it, unless borders or a look show that it ended.
    return above.bordered or _is_set_apart(row, block)


def _is_set_apart(row: _SheetRow, block: Sequence[_SheetRow]) -> bool:
    """Whether the only text of a row below pairs of label and value is set larger, bolder or otherwise than all labels.

    In a grid such a row may name the area of the rows below, and stays.
    """
    column = row.texts[0]
    if any(len(other.texts) > _MOST_IN_PAIR for other in block):
        return False
    style = row.cells[column].style
    look = (style.bold, style.size, style.traits)
    others = [other.cells[column].style for other in block if column in other.texts]
    return bool(others) and all(
        look != (other.bold, other.size, other.traits)
        and (style.size or 0) >= (other.size or 0)
        and style.bold >= other.bold
        for other in others
    )


def _is_grid(row: _SheetRow | None) -> bool:
    return row is not None and (len(row.texts) > 1 or row.bordered)


def _begins_anew(block: _Block, row: _SheetRow, following: _SheetRow | None) -> bool:
    """Whether, after blank rows, another table begins: other columns, or headings above plain rows."""
    if not block.rows or row.number - block.rows[-1].number < 2:
        return False
    if block.columns.isdisjoint(row.cells):
        return True
    if len(row.texts) > block.most_texts + 1:
        return True  # a grid below lines of label and value
    same_headings = _text_of(row) == _text_of(block.rows[0])
    return same_headings or (_looks_like_headings(row) and not _looks_like_headings(following))


def _text_of(row: _SheetRow) -> list[str]:
    return [row.cells[column].text.strip().casefold() for column in row.texts]


def _looks_like_headings(row: _SheetRow | None) -> bool:
    """Whether every text of a row is short, and bold or shaded."""
    if row is None or len(row.texts) < 2:
        return False
    cells = [row.cells[column] for column in row.texts]
    marked = all(cell.style.bold or cell.style.shaded or all(run.bold for run in cell.runs) for cell in cells)
    return marked and all(len(cell.text) <= 60 for cell in cells)


def _tables(block: Sequence[_SheetRow], sheet: Sheet) -> list[Region]:
    """The tables of rows that belong together: side by side where a column without borders is between."""
    while block and not block[-1].texts:
        block = block[:-1]
    if not block:
        return []
    used = Counter(column for row in block for column in row.cells)
    groups = _groups(sorted(used), block, sheet)
    regions = []
    for columns in groups:
        rows = tuple(row.number for row in block if any(column in row.cells for column in columns))
        regions.append(Region(rows, tuple(columns), is_table=True))
    return regions


def _groups(columns: list[int], block: Sequence[_SheetRow], sheet: Sheet) -> list[list[int]]:
    """The columns of each table: one, unless borders or the same headings on both sides of a gap show two."""
    runs: list[list[int]] = [columns[:1]]
    for before, column in itertools.pairwise(columns):
        if column > before + 1:
            runs.append([])
        runs[-1].append(column)
    if len(runs) == 1 or len(runs) > _MOST_SIDE_BY_SIDE:
        return [columns]
    if not all(_is_drawn(run, block) for run in runs) and not _have_the_same_headings(runs, block):
        return [columns]
    bridges = [
        merge for row in block for column in columns if (merge := sheet.merges.get((row.number, column)))
    ]
    gaps = [(left[-1], right[0]) for left, right in itertools.pairwise(runs)]
    bridged = any(merge.left <= left and merge.right >= right for merge in bridges for left, right in gaps)
    return [columns] if bridged else runs


def _is_drawn(columns: Sequence[int], block: Sequence[_SheetRow]) -> bool:
    """Whether columns are a table by themselves: two or more, with borders in every cell."""
    return len(columns) > 1 and all(
        row.cells[column].style.bordered for row in block for column in columns if column in row.cells
    )


def _have_the_same_headings(runs: Sequence[Sequence[int]], block: Sequence[_SheetRow]) -> bool:
    """Whether one row of headings begins anew right of each gap, with the first heading and at least another."""
    for row in block:
        headings = [
            [row.cells[column].text.strip().casefold() for column in run if column in row.texts]
            for run in runs
        ]
        shared = set(headings[0]).intersection(*headings[1:])
        if (
            _looks_like_headings(row)
            and len(shared) >= _FEWEST_REPEATED
            and all(texts[0] == headings[0][0] for texts in headings)
        ):
            return True
    return False


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell of a table by its place in the table's grid."""

    column: int
    row_span: int
    column_span: int
    places: tuple[tuple[int, int], ...]
    """Rows and columns of the sheet's cells in it that show text: one, or those that a merged cell hides."""


def placed_rows(sheet: Sheet, region: Region) -> list[tuple[int, list[PlacedCell]]]:
    """For each row of a table, the sheet's row and the cells that begin in it.

    A row that merged cells cover from above altogether is left out. Raises ValueError where so few cells
    lie so far apart that the grid between them would fill the memory.
    """
    if len(region.rows) * len(region.columns) > _LARGEST_GRID:
        raise ValueError("its cells lie too far apart")
    taken: set[tuple[int, int]] = set()
    begun: list[list[tuple[int, int, int]]] = []
    for row_index, row in enumerate(region.rows):
        cells = []
        for column_index, column in enumerate(region.columns):
            if (row_index, column_index) in taken:
                continue
            merge = sheet.merges.get((row, column), Range(row, column, row, column))
            after_row = max(bisect_right(region.rows, merge.bottom), row_index + 1)
            after_column = max(bisect_right(region.columns, merge.right), column_index + 1)
            # Broken files have merged cells that overlap: the first keeps what it has taken.
            for other in range(column_index + 1, after_column):
                if (row_index, other) in taken:
                    after_column = other
                    break
            taken.update(
                (other_row, other_column)
                for other_row in range(row_index, after_row)
                for other_column in range(column_index, after_column)
            )
            cells.append((column_index, after_column, after_row))
        begun.append(cells)
    return [
        (row, [_placed(sheet, region, begun, index, cell) for cell in begun[index]])
        for index, row in enumerate(region.rows)
        if begun[index]
    ]


def _placed(
    sheet: Sheet,
    region: Region,
    begun: Sequence[Sequence[tuple[int, int, int]]],
    row_index: int,
    cell: tuple[int, int, int],
) -> PlacedCell:
    column_index, after_column, after_row = cell
    places = [
        (row, column)
        for row in region.rows[row_index:after_row]
        for column in region.columns[column_index:after_column]
        if (row, column) in sheet.cells and sheet.cells[row, column].text.strip()
    ]
    rows = sum(bool(begun[index]) for index in range(row_index, after_row))
    return PlacedCell(column_index, rows, after_column - column_index, tuple(places))
