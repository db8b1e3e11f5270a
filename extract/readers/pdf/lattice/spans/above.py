"""Headings that stand open above the box of their table: its cells are drawn, and theirs are not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.readers.pdf.lattice.bands import INTO, is_text, split_line
from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.lattice.rails import SNAP
from extract.readers.pdf.lines import Line, find_mark, starts_small, words_to_lines
from extract.readers.pdf.source.content import Printed
from models.pages.geometry import BBox

HIGHEST = 60.0
"""Points of a row of headings, at most."""
FEWEST = 3
"""Columns that names tell which are not bold; above two, text may end by chance."""
MOST_WORDS = 5
"""Words of a heading in a line, at most."""
CLOSE = 0.5
"""In type sizes: lines of one row of headings stand nearer to one another."""


def with_heads_above(grids: list[Grid], words: Iterable[Printed]) -> list[Grid]:
    """`grids`, those whose columns are drawn with the headings that stand right above them as their first row."""
    if not any(_may_lack_heads(grid) for grid in grids):
        return grids
    level = sorted((word for word in words if not word.turned), key=lambda word: word.bottom)
    bottoms = [word.bottom for word in level]
    found: list[Grid] = []
    for grid in grids:
        top = grid.ys[0]
        ends = [other.ys[-1] for other in grids if other.ys[-1] <= top and _is_over(other, grid)]
        first = bisect_left(bottoms, max([top - HIGHEST, *ends]))
        own = level[first : bisect_right(bottoms, top + SNAP)]
        near = level[bisect_right(bottoms, top) : bisect_right(bottoms, grid.ys[1] + HIGHEST)]
        heads = _heads_in(own, grid, near) if own and _may_lack_heads(grid) else []
        found.append(_headed(grid, heads) if heads else grid)
    return found


def _may_lack_heads(grid: Grid) -> bool:
    """Whether a grid of two columns or more is drawn; where it has a single row, its columns may be supposed: tables of
    one row each are looked at together."""
    is_drawn = not grid.supposed or (len(grid.ys) == 2 and not grid.shifted)
    return is_drawn and len(grid.xs) > 2 and len(grid.boxes) > 2


def _is_over(other: Grid, grid: Grid) -> bool:
    return other.xs[0] < grid.xs[-1] and grid.xs[0] < other.xs[-1]


def _heads_in(above: Sequence[Printed], grid: Grid, below: Iterable[Printed]) -> list[Line]:
    """The lines of headings that end the words `above` a grid: short names in all of its columns but one, at most.

    `below` holds at least the words of its first row.
    """
    edges, edge = grid.xs[1:-1], grid.ys[0]
    first = [word for word in below if grid.ys[0] < word.top < grid.ys[1] and _is_within(word, grid)]
    room = min((word.top - edge for word in first), default=0.0)
    found: list[Line] = []
    for line in reversed(words_to_lines(above)):
        most = CLOSE * line.size if found else max(line.size, 2 * room)
        if edge - line.bottom > most or not _may_head(line, grid) or (found and not _goes_on(line, found[0])):
            break
        found.append(line)
        edge = line.top
    names = {column: own for line in found for column, own in split_line(line, edges).items()}
    fewest = len(edges) + 1 - (len(edges) >= FEWEST)
    is_bold = bool(found) and all(line.bold for line in found)
    if len(names) < fewest or (len(edges) + 1 < FEWEST and not is_bold):
        return []
    if not is_bold and first and all(word.bold for word in first):
        return []  # it has headings of its own
    return [] if any(starts_small(own[0].text) for own in names.values()) else found[::-1]


def _is_within(word: Printed, grid: Grid) -> bool:
    return word.x0 >= grid.xs[0] - INTO and word.x1 <= grid.xs[-1] + INTO


def _may_head(line: Line, grid: Grid) -> bool:
    """Whether a line holds nothing but short names, none of which runs across a column's edge of `grid`."""
    if find_mark(line) is not None or not all(_is_within(word, grid) for word in line.words):
        return False
    edges = grid.xs[1:-1]
    own = split_line(line, edges)
    if any(len(words) > MOST_WORDS for words in own.values()) or (is_text(line) and len(own) > 1):
        return False
    return not any(
        word.x1 > right + INTO
        for column, words in own.items()
        for word, right in ((words[-1], grid.xs[column + 1]),)
    )


def _goes_on(line: Line, below: Line) -> bool:
    return line.bold == below.bold and abs(line.size - below.size) < 0.5


def _headed(grid: Grid, heads: Sequence[Line]) -> Grid:
    """`grid` with a first row for `heads`."""
    top, bottom = min(line.top for line in heads) - 1, grid.ys[0]
    row = [
        Box(0, column, 1, 1, BBox(left, top, right, bottom), open_top=True, open_bottom=False)
        for column, (left, right) in enumerate(pairwise(grid.xs))
    ]
    below = [box._replace(row=box.row + 1) for box in grid.boxes]
    return replace(grid, ys=[top, *grid.ys], boxes=[*row, *below])
