"""Columns of a table that goes on over the page, without a rule there: their cells span all rows of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.source.content import Printed
from models.pages.geometry import BBox

SAME = 4.0
"""Points by which a column's edge may differ between two pages of one table."""
FEWEST_SHARED = 3
"""Columns of both pages, at least: two may be alike by chance."""


def with_columns_beside(grids: list[Grid], before: Sequence[float], words: Sequence[Printed]) -> list[Grid]:
    """`grids` of a page, the first with the columns that it lacks of the table that ended the page before, whose
    edges are `before`; `words` that stand beside it there are in them."""
    first = grids[0] if grids else None
    if first is None or not FEWEST_SHARED < len(first.xs) < len(before):
        return grids
    lacking = len(before) - len(first.xs)
    if are_same(before[lacking:], first.xs):
        wider = _widened(first, [*before[:lacking], *first.xs], lacking)
    elif are_same(before[:-lacking], first.xs):
        wider = _widened(first, [*first.xs, *before[-lacking:]], 0)
    else:
        return grids
    if any(_runs_across(word, first, wider) for word in words):
        return grids
    return [wider, *grids[1:]]


def are_same(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Whether columns with these edges are the same on two pages."""
    return all(abs(one - other) <= SAME for one, other in zip(edges, others, strict=True))


def _widened(grid: Grid, xs: list[float], shift: int) -> Grid:
    """`grid` with the column edges `xs`, its own columns moved by `shift`; each of the others is one cell."""
    rows, own = len(grid.ys) - 1, range(shift, shift + len(grid.xs) - 1)
    boxes = [box._replace(column=box.column + shift) for box in grid.boxes]
    for column in range(len(xs) - 1):
        if column not in own:
            bbox = BBox(xs[column], grid.ys[0], xs[column + 1], grid.ys[-1])
            boxes.append(Box(0, column, rows, 1, bbox, open_top=True, open_bottom=False))
    return replace(grid, xs=xs, boxes=sorted(boxes, key=lambda box: (box.row, box.column)))


def _runs_across(word: Printed, grid: Grid, wider: Grid) -> bool:
    """Whether a word beside `grid`, at the height of its rows, stands over an edge of the columns that it lacks."""
    middle = (word.top + word.bottom) / 2
    if not grid.ys[0] <= middle <= grid.ys[-1] or grid.bbox.x0 <= word.x0 < grid.bbox.x1:
        return False
    return any(word.x0 < x - 1 and word.x1 > x + 1 for x in wider.xs)
