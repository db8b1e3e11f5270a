"""What is drawn on a page, and its words; a column with rails is widened by the one without beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from extract.readers.pdf.lattice.rails import SNAP, Rail, Stack
from extract.readers.pdf.lines import Line, words_to_lines
from extract.readers.pdf.paragraphs import column_of, flows
from extract.readers.pdf.source.content import Fill, Printed, Rule

OVER = 4.0
"""Points by which words may stand out of a table's sides."""
FEWEST_BESIDE = 0.6
"""Share of the bands of a table without any drawn edge between columns that have words on both sides of one."""
MOST_GAP = 30.0
"""Points between the sides of a column with rails and the words of one without beside it, at most."""
FEWEST_WIDENED = 3
"""Bands of a column with rails that may have one without beside it."""


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page and its words."""

    levels: list[Rule]
    uprights: list[Rule]
    fills: list[Fill]
    words: list[Printed]
    """In order of their middles, from the top down."""
    middles: list[float] = field(default_factory=list)
    left: float = 0.0
    """Where the first of the words begins."""
    right: float = 0.0

    def __post_init__(self) -> None:
        self.words = sorted(self.words, key=lambda word: word.top + word.bottom)
        self.left = min((word.x0 for word in self.words), default=0.0)
        self.right = max((word.x1 for word in self.words), default=0.0)
        self.middles = [(word.top + word.bottom) / 2 for word in self.words]

    def lines(self, top: float, bottom: float, left: float, right: float) -> list[Line]:
        """The lines of the words whose middles lie between `top` and `bottom`, and that stand within the sides."""
        low, high = bisect_left(self.middles, top), bisect_right(self.middles, bottom)
        return words_to_lines(
            word
            for word in self.words[low:high]
            if not word.turned and word.x0 >= left - OVER and word.x1 <= right + OVER
        )


def widened(stack: Stack, drawn: Drawn, *, right: bool) -> Stack:
    """`stack` with the column beside it, where only one column of a table has rails: coloured labels, ruled values.

    In nearly every band words stand beside it, all beginning in one line; and nothing stands beside its gaps.
    """
    edge = stack.end if right else stack.start
    sides = (edge - SNAP, drawn.right) if right else (drawn.left, edge + SNAP)
    starts: list[float] = []
    beside: list[Line] = []
    bands = 0
    for above, below in pairwise(stack.rails):
        own = drawn.lines(above.at, below.at, stack.start, stack.end)
        lines = drawn.lines(above.at, below.at, *sides)
        if not own and lines and below.at - above.at > MOST_GAP:
            return stack
        bands += bool(own)
        starts += [lines[0].x0] if own and lines else []
        beside += lines if own else []
    if bands < FEWEST_WIDENED or len(starts) < FEWEST_BESIDE * bands:
        return stack
    if flows(column_of(beside)) and any(
        line.top < rail.at - SNAP / 2 and line.bottom > rail.at + SNAP / 2
        for rail in stack.rails
        for line in beside
    ):
        return stack  # running text, which no row parts
    usual = sorted(starts)[len(starts) // 2]
    if sum(abs(x - usual) <= SNAP for x in starts) < FEWEST_BESIDE * len(starts):
        return stack
    if right and usual - edge > MOST_GAP:
        return stack
    start = stack.start if right else min(line.x0 for line in beside) - SNAP
    end = max(line.x1 for line in beside) + SNAP if right else stack.end
    rails = [Rail(rail.at, start, end, tuple(sorted((*rail.joints, edge)))) for rail in stack.rails]
    return Stack(start, end, rails)
