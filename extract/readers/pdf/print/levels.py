"""Whether what stands side by side are rows of a table: their paragraphs part, and stand, on one level."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.pdf.lines import Line

PARAGRAPH = 0.35
"""In type sizes: lines of one paragraph stand no farther apart than this, bottom to top."""
LEVEL = 0.15
"""In type sizes: lines whose bottoms differ by less stand on one baseline."""
TOGETHER = 0.7
"""Share of lines or gaps that two sides have in common from which on they are rows of a table."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """Between two paragraphs."""

    above: Line
    below: Line

    def overlaps(self, other: _Gap) -> bool:
        """Whether a line across could run through both."""
        return self.above.bottom < other.below.top and other.above.bottom < self.below.top


def are_rows(left: list[Line], right: list[Line]) -> bool:
    """Whether most gaps between the left side's paragraphs have one beside them, and what they part stands level.

    Gaps alone often overlap by chance where paragraphs are short.
    """
    first, second = _gaps_of(left), _gaps_of(right)
    top, bottom = right[0].top, right[-1].bottom
    first = [gap for gap in first if gap.above.bottom > top and gap.below.top < bottom]
    bottoms, tops = [gap.above.bottom for gap in second], [gap.below.top for gap in second]
    found = [
        (gap, other)
        for gap in first
        for other in second[bisect_right(tops, gap.above.bottom) : bisect_left(bottoms, gap.below.top)]
        if gap.overlaps(other)
    ]
    if not first or len({id(gap) for gap, _ in found}) < TOGETHER * len(first):
        return False
    ends = [*((gap.above, other.above) for gap, other in found[1:]), (left[-1], right[-1])]
    level = sum(
        are_level(gap.below, other.below) or are_level(*end) or _have_one_middle(gap, other, end)
        for (gap, other), end in zip(found, ends, strict=True)
    )
    return level >= TOGETHER * len(found)


def _have_one_middle(gap: _Gap, other: _Gap, end: tuple[Line, Line]) -> bool:
    """Whether the rows from two gaps to their ends are centred on one line, as cells are beside higher ones."""
    first, second = (gap.below.top + end[0].bottom) / 2, (other.below.top + end[1].bottom) / 2
    return abs(first - second) <= LEVEL * gap.below.size


def _gaps_of(lines: list[Line]) -> list[_Gap]:
    return [
        _Gap(before, after)
        for before, after in pairwise(lines)
        if after.top - before.bottom > PARAGRAPH * after.size
    ]


def are_level(line: Line, other: Line) -> bool:
    """Whether both stand on one baseline."""
    return abs(line.bottom - other.bottom) <= LEVEL * line.size


def those_level(lines: Sequence[Line], others: Sequence[Line]) -> list[bool]:
    """Of each of `lines` whether it stands on one baseline with one of `others`."""
    bottoms = sorted(line.bottom for line in others)
    near = [(line.bottom, LEVEL * line.size) for line in lines]
    return [bisect_left(bottoms, at - off) < bisect_right(bottoms, at + off) for at, off in near]


def is_filled(lines: list[Line]) -> bool:
    """Whether many lines reach the right margin, as those of paragraphs do."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    filled = sum(right - line.x1 <= 0.15 * (right - left) and len(line.words) >= 4 for line in lines)
    return filled >= 0.4 * len(lines)
