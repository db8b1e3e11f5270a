"""Tables only every second row of which is drawn, as on grounds: the rows between stand in the same columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extract.readers.pdf.lattice.bands import INTO
from extract.readers.pdf.lattice.grid import Grid
from extract.readers.pdf.lattice.rails import SNAP, is_near
from extract.readers.pdf.source.content import Printed

ROOM = 1.0
"""In type sizes: the text of a row leaves no more white between the rows that are drawn above it and below."""


def is_one_of_many(grid: Grid, grids: Sequence[Grid], words: Sequence[Printed]) -> bool:
    """Whether `grid` is a single row, and so are others as wide, or it stands a row away from such: every second row of
    a table may be drawn; or a row in its columns stands between it and one with the same. Where nothing is drawn above
    and below it, it is a table with lines between its columns."""
    is_row = len(grid.ys) == 2 and not all(box.open_top and box.open_bottom for box in grid.boxes)
    return any(
        other is not grid
        and abs(other.xs[0] - grid.xs[0]) <= SNAP
        and abs(other.xs[-1] - grid.xs[-1]) <= SNAP
        and (
            (is_row and (len(other.ys) == 2 or _is_row_between(grid, other, words)))
            or _are_columns_between(grid, other, words)
        )
        for other in grids
    )


def _are_columns_between(grid: Grid, other: Grid, words: Sequence[Printed]) -> bool:
    """Whether what stands between two grids with the same columns is a row that fills all of these, and the room there:
    it is drawn on no ground."""
    above, below = sorted((grid, other), key=lambda one: one.ys[0])
    edges = grid.xs[1:-1]
    if len(edges) < 2 or len(other.xs) != len(grid.xs) or not all(is_near(x, other.xs) for x in edges):
        return False
    own = _between(above, below, words)
    columns = {bisect_right(edges, (word.x0 + word.x1) / 2) for word in own}
    return (
        len(columns) > len(edges)
        and not any(word.x0 < x - INTO and word.x1 > x + INTO for word in own for x in edges)
        and _fill(own, above.ys[-1], below.ys[0])
    )


def _is_row_between(grid: Grid, other: Grid, words: Sequence[Printed]) -> bool:
    """Whether words fill the white between a row and another grid as those of a row do, a heading having more room, or
    it is as high as the row."""
    above, below = sorted((grid, other), key=lambda one: one.ys[0])
    own = _between(above, below, words)
    if not own:
        return abs(below.ys[0] - above.ys[-1] - grid.bbox.height) <= SNAP
    return _fill(own, above.ys[-1], below.ys[0])


def _between(above: Grid, below: Grid, words: Sequence[Printed]) -> list[Printed]:
    top, bottom = above.ys[-1], below.ys[0]
    return [word for word in words if top < (word.top + word.bottom) / 2 < bottom] if top < bottom else []


def _fill(words: Sequence[Printed], top: float, bottom: float) -> bool:
    """Whether `words` leave no more white between two heights than a row does."""
    filled = max(word.bottom for word in words) - min(word.top for word in words)
    return bottom - top - filled <= ROOM * max(word.size for word in words)
