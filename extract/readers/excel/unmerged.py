"""Cells that look merged because no line parts them, in a table whose other cells lines do part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from extract.readers.excel.cells import PLAIN, Range, Sheet

_AROUND = 30
"""Columns on either side in which the row's other texts stand: no plan has more."""


def merge_unparted(sheet: Sheet) -> None:
    """Add a merged range for each cell with text and the empty ones below, which only the lines around them close."""
    inside = {place for merge in sheet.merges.values() for place in _cells_in(sheet, merge)}
    for place, cell in list(sheet.cells.items()):
        row, column = place
        if not cell.style.bordered or not cell.text.strip() or place in inside:
            continue
        last = row
        while (last + 1, column) not in inside and _goes_on(sheet, last, column):
            last += 1
        if last > row and _is_parted(sheet, last, column):
            sheet.merges[place] = Range(row, column, last, column)


def _cells_in(sheet: Sheet, merge: Range) -> Iterator[tuple[int, int]]:
    """The places of the sheet's cells in a range, which may reach over a million empty rows."""
    rows, columns = range(merge.top, merge.bottom + 1), range(merge.left, merge.right + 1)
    if len(rows) * len(columns) <= len(sheet.cells):
        yield from (place for place in product(rows, columns) if place in sheet.cells)
    else:
        yield from (place for place in sheet.cells if place[0] in rows and place[1] in columns)


def _goes_on(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the cell below is empty and part of this one to the eye: the row's other texts stand below a line."""
    below = sheet.cells.get((row + 1, column))
    if below is None or below.text.strip() or _is_parted(sheet, row, column):
        return False
    others = (one for one in range(max(1, column - _AROUND), column + _AROUND + 1) if one != column)
    texts = [one for one in others if (cell := sheet.cells.get((row + 1, one))) and cell.text.strip()]
    return bool(texts) and all(_is_parted(sheet, row, one) for one in texts)


def _is_parted(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a line is drawn between a cell and the one below it."""
    above, below = (sheet.cells.get((one, column)) for one in (row, row + 1))
    lines = (above.style if above else PLAIN).lines, (below.style if below else PLAIN).lines
    return "bottom" in lines[0] or "top" in lines[1]
