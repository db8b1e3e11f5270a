"""Cells that nothing drawn parts though their words stand in the columns of the rows beside them, as headings on a
ground do."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from operator import or_

from extract.readers.pdf.lattice.bands import SPACE
from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.lattice.rails import SNAP
from extract.readers.pdf.lattice.rows import gaps_at
from extract.readers.pdf.lines import starts_small, words_to_lines
from extract.readers.pdf.source.content import Printed
from models.pages.geometry import BBox

FEWEST_FILLED, FILLED = 3, 0.6
"""Columns, and their share, in which words of a cell stand at least that is as many cells."""
FEWEST_LINES = 2
"""Lines of a text that a narrow cell broke, at least."""
ALIKE = 1.0
"""Points by which words of one column begin apart."""
PADDING = 12.0
"""Points by which the text of a cell begins right of its side, at most."""
FEWEST_ROWS = 3
"""Cells that span an edge and whose words stand apart there, at least, where each has two columns alone."""


def part_spanning(grid: Grid, words: Sequence[Printed]) -> None:
    """Part the cells of `grid` that span columns where their `words` stand apart at each edge: in most of the columns,
    or as those of other rows do there."""
    spanning = [box for box in grid.boxes if box.column_span > 1]
    if not spanning:
        return
    by_row = _by_row(grid, words)
    rows = [(box, _words_in(box, by_row)) for box in spanning]
    starts = _starts(grid, by_row)
    shared = {n for n, x in enumerate(grid.xs[1:-1], start=1) if _is_shared(n, x, rows, starts[n])}
    parted = {box for box, own in rows if _stand_in_columns(box, grid.xs, own, shared)}
    boxes: list[Box] = []
    for box in grid.boxes:
        columns = range(box.column, box.column + box.column_span)
        boxes += (
            [
                box._replace(
                    column=n, column_span=1, bbox=box.bbox._replace(x0=grid.xs[n], x1=grid.xs[n + 1])
                )
                for n in columns
            ]
            if box in parted
            else [box]
        )
    grid.boxes = boxes


def _by_row(grid: Grid, words: Sequence[Printed]) -> dict[int, list[Printed]]:
    """The words of each row of `grid`."""
    found: dict[int, list[Printed]] = defaultdict(list)
    for word in words:
        found[bisect_right(grid.ys, (word.top + word.bottom) / 2) - 1].append(word)
    return found


def _words_in(box: Box, by_row: Mapping[int, Sequence[Printed]]) -> list[Printed]:
    own = (word for row in range(box.row, box.row + box.row_span) for word in by_row.get(row, ()))
    return [word for word in own if _is_in(word, box.bbox)]


def _starts(grid: Grid, by_row: Mapping[int, Sequence[Printed]]) -> dict[int, list[float]]:
    """Where the words of cells begin that are drawn in each column."""
    single: dict[int, list[float]] = {n: [] for n in range(len(grid.xs))}
    drawn = {(box.row, box.column) for box in grid.boxes if box.column_span == box.row_span == 1}
    for row, words in by_row.items():
        first: dict[int, float] = {}
        for word in words:
            column = bisect_right(grid.xs, (word.x0 + word.x1) / 2) - 1
            first[column] = min(word.x0, first.get(column, word.x0))
        for column, x in first.items():
            if (row, column) in drawn:
                single[column].append(x)
    return single


def _is_shared(
    n: int, x: float, rows: Sequence[tuple[Box, Sequence[Printed]]], starts: Sequence[float]
) -> bool:
    """Whether words stand apart at the edge `x`, the column `n` on its right, in several cells that span it, or in one
    if they begin at one of `starts` there, and run across in hardly any."""
    own = [words for box, words in rows if box.column < n < box.column + box.column_span]
    both = [words for words in own if _has_both(x, words)]
    apart = [words for words in both if _are_apart(x, words)]
    aligned = [min(word.x0 for word in words if word.x0 >= x - SNAP) for words in apart]
    alike = bool(aligned) and all(any(abs(at - start) <= ALIKE for start in starts) for at in aligned)
    return (alike or len(apart) >= FEWEST_ROWS) and len(apart) >= FILLED * len(both)


def _stand_in_columns(
    box: Box, xs: Sequence[float], words: Sequence[Printed], shared: Collection[int]
) -> bool:
    """Whether the words of a cell stand apart at all edges that it spans, and in most of its columns, unless these are
    `shared` with other rows."""
    edges = xs[box.column : box.column + box.column_span + 1]
    if _is_wrapped(words, edges):
        return True
    filled = sum(any(left <= (w.x0 + w.x1) / 2 < right for w in words) for left, right in pairwise(edges))
    is_shared = filled > 1 and all(n in shared for n in range(box.column + 1, box.column + box.column_span))
    if not is_shared and filled < max(FEWEST_FILLED, FILLED * box.column_span):
        return False
    return all(_are_apart(x, words) for x in edges[1:-1])


def _is_wrapped(words: Sequence[Printed], edges: Sequence[float]) -> bool:
    """Whether all words stand in one column, not the first, from its left side on, and go on in the next line there: a
    cell over all columns has room for them."""
    lines = words_to_lines(word for word in words if not word.turned)
    if len(lines) < FEWEST_LINES or not any(starts_small(line.text) for line in lines[1:]):
        return False
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return any(x - SNAP <= left <= x + PADDING and right <= end + SNAP for x, end in pairwise(edges[1:]))


def stand_apart(x: float, box: BBox, words: Sequence[Printed]) -> bool:
    """Whether words in `box` stand on both sides of the edge `x`, none across it and no mere space between them."""
    own = [word for word in words if _is_in(word, box)]
    return _has_both(x, own) and _are_apart(x, own)


def _has_both(x: float, words: Sequence[Printed]) -> bool:
    return any(word.x1 <= x + SNAP for word in words) and any(word.x0 >= x - SNAP for word in words)


def _are_apart(x: float, words: Sequence[Printed]) -> bool:
    """Whether no word runs across the edge `x`, nor a mere space of a line."""
    if not all(map(or_, [word.x1 <= x + SNAP for word in words], [word.x0 >= x - SNAP for word in words])):
        return False
    lines = words_to_lines(word for word in words if not word.turned)
    return all(gap >= SPACE * line.size for line in lines for gap in gaps_at([line], x))


def _is_in(word: Printed, box: BBox) -> bool:
    return box.contains_point((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
