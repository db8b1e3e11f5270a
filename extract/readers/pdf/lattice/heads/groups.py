"""Two rows of column headings: the second names the columns of a group that one heading of the first stands over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.readers.pdf.lattice.bands import split_line
from extract.readers.pdf.lattice.rails import merge
from extract.readers.pdf.lines import Line

APART = 0.5
"""In type sizes: a gap that no usual space makes."""
ALIGNED = 2.5
"""Points by which words of a column may begin left of its heading, or right of it."""
INDENT = 2.5
"""In type sizes: list items of a column begin at most this far right of its heading."""


def gap_above(lines: Sequence[Line], index: int) -> float:
    """Points between the line at `index` and the one before; less than none where they overlap."""
    return lines[index].top - lines[index - 1].bottom


def starts_of(line: Line) -> list[float]:
    """Where the words of `line` begin after gaps that no usual space makes."""
    apart = APART * line.size
    return merge(
        [line.x0, *(after.x0 for word, after in pairwise(line.words) if after.x0 - word.x1 >= apart)]
    )


def are_under_groups(lines: Sequence[Line], places: Sequence[float]) -> bool:
    """Whether the lines of headings are two rows, some of the second under one of the first, and all of their texts
    begin at `places`; that one may stand over the columns of its group."""
    group = group_of(lines, places)
    if group is None:
        return False
    over = [x for column, x in enumerate(places) if not group.first < column < group.end]
    above, below = lines[: group.row], lines[group.row :]
    return not any(offends(line, over) for line in above) and not any(offends(line, places) for line in below)


class Group(NamedTuple):
    """Columns in a second row of headings, under one heading of the first."""

    row: int
    """The first line of the second row."""
    first: int
    end: int
    """The column after its last."""


def group_of(lines: Sequence[Line], places: Sequence[float]) -> Group | None:
    """The columns that stand in a second row of headings under one heading of the first; None where there are none.

    Beside it other headings may end in a second line, or stand between the two rows, centred; any other text alone
    above them all is a title. Names of the second row may end in another line.
    """
    is_alone = len(starts_of(lines[0])) == 1 and gap_above(lines, 1) >= 0
    columns = [set(split_line(line, [x - ALIGNED for x in places[1:]])) for line in lines]
    for row in range(len(lines) - 1, 0, -1):
        over, last = set().union(*columns[:row]), set().union(*columns[row:])
        new = last - over
        if not new:
            continue
        first, end = min(new) - 1, max(new) + 1
        is_group = new == set(range(first + 1, end)) and first in over & last
        if is_alone and (columns[0] != {first} or first in set().union(*columns[1:row]) or row == 1):
            return None
        return Group(row, first, end) if is_group else None
    return None


def offends(line: Line, places: Sequence[float]) -> bool:
    """Whether words of `line` run across a column's edge, or begin in several columns but not where these do."""
    columns: list[int] = []
    odd = False
    for word in line.words:
        column = bisect_right(places, word.x0 + ALIGNED) - 1
        is_alone = column > 0 and abs(word.x0 - places[column]) <= ALIGNED  # a word longer than its column
        if column < 0 or any(word.x1 > x + ALIGNED for x in places[column + 1 + is_alone :]):
            return True
        odd = odd or (column not in columns and word.x0 - places[column] > INDENT * line.size)
        columns.append(column)
    return odd and columns[0] != columns[-1]
