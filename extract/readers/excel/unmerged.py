"""Cells that look merged because no line parts them, in a table whose other cells lines do part."""

from __future__ import annotations

from extract.readers.excel.cells import PLAIN, Range, Sheet

_AROUND = 30
"""Columns on either side in which the row's other texts stand: no plan has more."""


def merge_unparted(sheet: Sheet) -> None:
    """Add a merged range for each cell with text and the empty ones below, which only the lines around them close."""
    inside = {
        (row, column)
        for merge in sheet.merges.values()
        for row in range(merge.top, merge.bottom + 1)
        for column in range(merge.left, merge.right + 1)
        if (row, column) in sheet.cells
    }
    for place, cell in list(sheet.cells.items()):
        row, column = place
        if not cell.style.bordered or not cell.text.strip() or place in inside:
            continue
        last = row
        while (last + 1, column) not in inside and _goes_on(sheet, last, column):
            last += 1
        if last > row and _is_parted(sheet, last, column):
            sheet.merges[place] = Range(row, column, last, column)


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
