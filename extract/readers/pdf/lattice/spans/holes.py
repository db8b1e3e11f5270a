"""Places of a table that no cell covers though words stand there: nothing of the cell around them is drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.source.content import Printed
from models.pages.geometry import BBox


def with_holes_filled(grid: Grid, words: Sequence[Printed]) -> Grid:
    """`grid` with a cell for each place of a column that none covers, where `words` stand; words stand in cells of a
    table, too, as they do not in bars of a chart that frame their figures."""
    covered = grid.lookup().keys()
    columns, rows = len(grid.xs) - 1, len(grid.ys) - 1
    if len(covered) == columns * rows or not any(
        box.bbox.contains_point(word.x0, (word.top + word.bottom) / 2) for box in grid.boxes for word in words
    ):
        return grid
    places = {_place(word, grid) for word in words} - covered
    found: list[Box] = []
    for column in sorted({column for row, column in places if 0 <= row < rows and 0 <= column < columns}):
        for is_hole, run in groupby(range(rows), key=lambda row: (row, column) not in covered):
            own = list(run)
            if is_hole and any((row, column) in places for row in own):
                box = BBox(grid.xs[column], grid.ys[own[0]], grid.xs[column + 1], grid.ys[own[-1] + 1])
                found.append(Box(own[0], column, len(own), 1, box, open_top=False, open_bottom=False))
    if not found:
        return grid
    return replace(grid, boxes=sorted([*grid.boxes, *found], key=lambda box: (box.row, box.column)))


def _place(word: Printed, grid: Grid) -> tuple[int, int]:
    """The row and the column that a word stands in; beside the grid one that it has not."""
    row = bisect_right(grid.ys, (word.top + word.bottom) / 2) - 1
    return row, bisect_right(grid.xs, word.x0) - 1
