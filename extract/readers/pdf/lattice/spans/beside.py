"""Columns of a table that goes on over the page: those beside its rules there, and those that only words show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.lattice.heads.find import box_headed
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.source.content import Printed
from models.pages.geometry import BBox

SAME = 4.0
"""Points by which a column's edge may differ between two pages of one table."""
FEWEST_SHARED = 3
"""Columns of both pages, at least: two may be alike by chance."""


def with_columns_beside(grids: list[Grid], before: Sequence[float], words: Sequence[Printed]) -> list[Grid]:
    """`grids` of a page, the first with the columns that it lacks of the table that ended the page before, whose
    edges are `before`; `words` that stand beside it there are in them."""
    grids = _united(grids, before)
    first = grids[0] if grids else None
    if first is None or not FEWEST_SHARED < len(first.xs) < len(before):
        return grids
    count = len(first.xs)
    places = range(len(before) - count, -1, -1)
    place = next((n for n in places if are_same(before[n : n + count], first.xs)), None)
    if place is None:
        return grids
    wider = _widened(first, [*before[:place], *first.xs, *before[place + count :]], place)
    if any(_runs_across(word, first, wider) for word in words):
        return grids
    return [wider, *grids[1:]]


def _united(grids: list[Grid], before: Sequence[float]) -> list[Grid]:
    """`grids` of a page, the first made one with those beside it, in the same rows, where the edges of all are some of
    `before`: the cells between them are empty, and nothing of them is drawn."""
    if len(grids) < 2:
        return grids
    level = [grid for grid in grids if _are_level(grid, grids[0])]
    places = [[_place(x, before) for x in grid.xs] for grid in level]
    found = sorted(place for own in places for place in own if place is not None)
    if len(level) < 2 or len(found) <= FEWEST_SHARED or len(set(found)) < sum(len(grid.xs) for grid in level):
        return grids
    start, end = found[0], found[-1]
    whole = Grid(list(before[start : end + 1]), grids[0].ys, [], supposed=True)
    taken: set[int] = set()
    for grid, own in zip(level, places, strict=True):
        for box in grid.boxes:
            left, right = own[box.column] or 0, own[box.column + box.column_span] or 0
            whole.boxes.append(box._replace(column=left - start, column_span=right - left))
            taken |= set(range(left - start, right - start))
    missing = [column for column in range(end - start) if column not in taken]
    whole.boxes = sorted([*whole.boxes, *_open_boxes(whole, missing)], key=lambda box: (box.row, box.column))
    return [whole, *(grid for grid in grids if not any(grid is own for own in level))]


def _are_level(grid: Grid, other: Grid) -> bool:
    """Whether two grids have the same rows."""
    return len(grid.ys) == len(other.ys) and are_same(grid.ys, other.ys)


def _place(x: float, edges: Sequence[float]) -> int | None:
    return next((n for n, edge in enumerate(edges) if abs(edge - x) <= SAME), None)


def are_same(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Whether columns with these edges are the same on two pages."""
    return all(abs(one - other) <= SAME for one, other in zip(edges, others, strict=True))


def opened(table: DraftTable) -> DraftTable:
    """`table`; or what headings show in it, where it is a mere box around one with columns, between the box's sides."""
    lines = [line for part in table.cells[0].parts for line in part.lines] if len(table.cells) == 1 else []
    whole = (
        box_headed(lines) if lines and not any(word.turned for line in lines for word in line.words) else None
    )
    if whole is None:
        return table
    whole.xs = [table.xs[0], *whole.xs[1:-1], table.xs[-1]]
    whole.supposed = True
    return whole


def with_edges_of(grids: list[Grid], before: DraftTable, words: Sequence[Printed]) -> list[Grid]:
    """`grids` of a page, the first with the columns of the table that ended the page `before`, between the same sides,
    where only words show those of one of them: its `words` stand in these columns and begin where theirs do. A column
    may be empty on a page, and edges between words lie where these happen to end."""
    first = next((grid for grid in grids if len(grid.boxes) > 1), None)
    if first is None or not (first.supposed or before.supposed) or first.xs == before.xs:
        return grids
    if len(before.xs) <= FEWEST_SHARED or not are_same(
        (first.xs[0], first.xs[-1]), before.xs[:: len(before.xs) - 1]
    ):
        return grids
    inner = range(1, len(before.xs) - 1)
    near = [min(inner, key=lambda n: abs(before.xs[n] - x)) for x in first.xs[1:-1]]
    if len(set(near)) < len(near):
        return grids
    moved = _moved(first, before.xs, [0, *near, len(before.xs) - 1])
    if not _stand_as_before(moved, before, words):
        return grids
    return [moved if grid is first else grid for grid in grids]


def _moved(grid: Grid, xs: Sequence[float], places: Sequence[int]) -> Grid:
    """`grid` with the column edges `xs`, of which its own are those at `places`; boxes of one column are parted."""
    boxes: list[Box] = []
    for box in grid.boxes:
        start, end = places[box.column], places[box.column + box.column_span]
        parts = pairwise(range(start, end + 1)) if box.column_span == 1 else [(start, end)]
        for left, right in parts:
            bbox = box.bbox._replace(x0=xs[left], x1=xs[right])
            boxes.append(box._replace(column=left, column_span=right - left, bbox=bbox))
    return replace(grid, xs=list(xs), boxes=boxes)


def _stand_as_before(grid: Grid, before: DraftTable, words: Sequence[Printed]) -> bool:
    """Whether the `words` in `grid` stand in its boxes, and begin in each column where those of `before` do."""
    found: dict[int, float] = {}
    for word in words:
        if word.turned or not grid.bbox.contains_point(word.x0, (word.top + word.bottom) / 2):
            continue
        middle = (word.top + word.bottom) / 2
        box = next((box for box in grid.boxes if box.bbox.contains_point(word.x0, middle)), None)
        if box is None or word.x1 > box.bbox.x1 + 1:
            return False
        if box.column_span == 1:
            found[box.column] = min(word.x0, found.get(box.column, word.x0))
    starts: dict[int, list[float]] = {}
    for cell in before.cells:
        if cell.column_span == 1:
            starts.setdefault(cell.column, []).extend(line.x0 for part in cell.parts for line in part.lines)
    return all(
        any(abs(x - start) <= SAME for start in starts[column])
        for column, x in found.items()
        if starts.get(column)
    )


def _widened(grid: Grid, xs: list[float], shift: int) -> Grid:
    """`grid` with the column edges `xs`, its own columns moved by `shift`; each of the others is one cell."""
    own = range(shift, shift + len(grid.xs) - 1)
    whole = replace(grid, xs=xs, boxes=[box._replace(column=box.column + shift) for box in grid.boxes])
    whole.boxes += _open_boxes(whole, [column for column in range(len(xs) - 1) if column not in own])
    return replace(whole, boxes=sorted(whole.boxes, key=lambda box: (box.row, box.column)))


def _open_boxes(grid: Grid, columns: Sequence[int]) -> list[Box]:
    """A cell over all rows of `grid` for each of the `columns` of which nothing is drawn."""
    rows, (top, bottom) = len(grid.ys) - 1, grid.ys[:: len(grid.ys) - 1]
    sides = [(column, BBox(grid.xs[column], top, grid.xs[column + 1], bottom)) for column in columns]
    return [Box(0, column, rows, 1, box, open_top=True, open_bottom=False) for column, box in sides]


def _runs_across(word: Printed, grid: Grid, wider: Grid) -> bool:
    """Whether a word beside `grid`, at the height of its rows, stands over an edge of the columns that it lacks."""
    middle = (word.top + word.bottom) / 2
    if not grid.ys[0] <= middle <= grid.ys[-1] or grid.bbox.x0 <= word.x0 < grid.bbox.x1:
        return False
    return any(word.x0 < x - 1 and word.x1 > x + 1 for x in wider.xs)
