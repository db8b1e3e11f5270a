"""What is drawn on a page, and its words: which coloured boxes are grounds of cells, and so show where cells end; a
column with rails is widened by the one without beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.readers.pdf.lattice.rails import ALIKE, SNAP, Rail, Stack, merge
from extract.readers.pdf.lines import Line, words_to_lines
from extract.readers.pdf.paragraphs import column_of, flows
from extract.readers.pdf.source.content import Fill, Printed, Rule
from models.pages.geometry import BBox, union

OVER = 4.0
"""Points by which words may stand out of a table's sides."""
FEWEST_BESIDE = 0.6
"""Share of the bands of a table without any drawn edge between columns that have words on both sides of one."""
MOST_GAP = 30.0
"""Points between the sides of a column with rails and the words of one without beside it, at most."""
FEWEST_WIDENED = 3
"""Bands of a column with rails that may have one without beside it."""
MOST_LABEL_LINES = 4
"""Lines of one cell in a column of labels; where both columns hold more beside each other, they are print."""
UNDER = 3.0
"""Points below the box of a word at which a line that underlines it stands, at most."""

MOST_IN_PIECE = 2
"""Rows that words tell for each piece of a box's sides from which on these are no rows: a page parts boxes, too."""
STRIP = 100.0
"""Points: the height of the strips of a page by which its uprights are found."""
NEAR = 3.0
"""Points: boxes that lie no farther apart touch."""
EVEN, ONE_LINE = 1.0, 2.0
"""Points by which the room left and right of words on a ground within a line differs; and how many times their size it
is high, at most."""
MOST_INLINE = 300
"""Such grounds of a page; one with more is a drawing."""
AROUND = 6.0
"""Points: the ground of a form's field reaches this far around its box, at most."""
MOST_FILLS = 3000
"""Fills of one page that are looked at, the largest first."""


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
    underlined: list[Printed] = field(default_factory=list)
    """Those below which a line is drawn as their own."""
    _strips: dict[int, list[Rule]] = field(default_factory=dict)
    """The uprights that reach into each strip of the page."""

    def __post_init__(self) -> None:
        self.words = sorted(self.words, key=lambda word: word.top + word.bottom)
        self.left = min((word.x0 for word in self.words), default=0.0)
        self.right = max((word.x1 for word in self.words), default=0.0)
        for rule in self.uprights:
            for strip in range(int(rule.start // STRIP), int(rule.end // STRIP) + 1):
                self._strips.setdefault(strip, []).append(rule)
        self.underlined = [word for word in self.words if word.underlined]
        self.middles = [(word.top + word.bottom) / 2 for word in self.words]

    def lines(self, top: float, bottom: float, left: float, right: float) -> list[Line]:
        """The lines of the words whose middles lie between `top` and `bottom`, and that stand within the sides, or over
        the left one: cells have margins, and what begins left of them is a heading."""
        low, high = bisect_left(self.middles, top), bisect_right(self.middles, bottom)
        return words_to_lines(
            word
            for word in self.words[low:high]
            if not word.turned
            and (word.x0 >= left - OVER or word.x1 > left + OVER)
            and word.x1 <= right + OVER
        )

    def uprights_at(self, y: float) -> list[Rule]:
        """The uprights that pass the height `y`."""
        return [rule for rule in self._strips.get(int(y // STRIP), ()) if rule.start <= y <= rule.end]

    def end_of_row(self, line: Line, at: float) -> float:
        """Where a row ends that begins or ends at the rail `at`, and that `line` is the farthest from: right beyond it,
        or where the uprights do that begin or end there, too."""
        y = (line.top + line.bottom) / 2
        near = self.uprights_at(y)
        if y < at:
            return min([line.top - 1, *(rule.start for rule in near if abs(rule.end - at) <= SNAP)])
        return max([line.bottom + 1, *(rule.end for rule in near if abs(rule.start - at) <= SNAP)])

    def is_underline(self, rule: Rule) -> bool:
        """Whether `rule` is drawn below words as their own."""
        return any(
            word.top < rule.at < word.bottom + UNDER and rule.start < (word.x0 + word.x1) / 2 < rule.end
            for word in self.underlined
        )

    def joints_of_sides(
        self, top: float, bottom: float, lines: Sequence[Line], labelled: int = 0
    ) -> list[float]:
        """Where the pieces of the sides of a box around `lines` meet, on both sides: it was drawn row by row.

        A piece beside which no words stand is no row, but what the page has cut; nor are any where the words tell many
        more rows, `labelled` besides the first.
        """
        left = min((line.x0 for line in lines), default=self.left)
        own = [rule for rule in self.uprights if top - SNAP <= rule.start and rule.end <= bottom + SNAP]
        ends = [merge(rule.end for rule in own if (rule.at < left) is side) for side in (True, False)]
        joints = [y for y in ends[0] if any(abs(y - other) <= 1 for other in ends[1])]
        rows = [top, *(y for y in joints if top + SNAP < y < bottom - SNAP), bottom]
        middles = [(line.top + line.bottom) / 2 for line in lines]
        held = all(any(above < at < below for at in middles) for above, below in pairwise(rows))
        return rows[1:-1] if held and labelled < MOST_IN_PIECE * (len(rows) - 1) else []


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
        lines = _begun_within(drawn.lines(above.at, below.at, *sides), sides[0])
        if not own and lines and below.at - above.at > MOST_GAP:
            return stack
        if min(len(own), len(lines)) > MOST_LABEL_LINES:
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
    first = stack.rails[0].at  # above it, and below the last, stands a row more
    beyond = (first - (stack.rails[1].at - first), first), (stack.rails[-1].at, stack.rails[-1].at + MOST_GAP)
    beside += [line for ends in beyond for line in drawn.lines(*ends, *sides) if abs(line.x0 - usual) <= SNAP]
    start = stack.start if right else min(line.x0 for line in beside) - SNAP
    end = max(line.x1 for line in beside) + SNAP if right else stack.end
    rails = [Rail(rail.at, start, end, tuple(sorted((*rail.joints, edge)))) for rail in stack.rails]
    return Stack(start, end, rails)


def _begun_within(lines: Sequence[Line], side: float) -> list[Line]:
    """The lines that begin right of a side: a name over several columns begins left of it."""
    return [line for line in lines if line.x0 >= side - OVER]


def with_widened(stacks: list[Stack], drawn: Drawn) -> list[Stack]:
    """`stacks`, each with the column beside it, and as one those that then have the same sides and overlap: bands
    over the whole table stand between rows that only one of its columns shows."""
    wider = [widened(widened(stack, drawn, right=True), drawn, right=False) for stack in stacks]
    if wider == stacks:
        return stacks
    wider = [
        _as_wide_as_names(stack, narrow, stacks, drawn.fills) if stack.end > narrow.end else stack
        for stack, narrow in zip(wider, stacks, strict=True)
    ]
    found: list[Stack] = []
    for stack in sorted(wider, key=lambda one: one.rails[0].at):
        outer = next((other for other in found if _lies_among(stack, other, drawn.fills)), None)
        if outer is None:
            found.append(Stack(stack.start, stack.end, list(stack.rails)))
        else:
            rails = [*outer.rails, *(Rail(rail.at, *outer[:2], rail.joints) for rail in stack.rails)]
            outer.rails[:] = _one_at_each_height(sorted(rails))
    return found


def _as_wide_as_names(stack: Stack, narrow: Stack, others: Sequence[Stack], fills: Sequence[Fill]) -> Stack:
    """`stack`, a widened one that ends where its words do, as wide as the grounds over the whole table which begin
    with it and above or below which grounds of the `narrow` one lie."""
    ends = [
        y
        for fill in fills
        if abs(fill.x0 - narrow.start) <= ALIKE and abs(fill.x1 - narrow.end) <= ALIKE
        for y in (fill.top, fill.bottom)
    ]
    for other in others:
        touches = any(abs(rail.at - y) <= SNAP for rail in other.rails for y in ends)
        if touches and abs(other.start - stack.start) <= ALIKE and other.end > stack.end:
            return Stack(stack.start, other.end, [rail._replace(end=other.end) for rail in stack.rails])
    return stack


def _lies_among(stack: Stack, other: Stack, fills: Sequence[Fill]) -> bool:
    """Whether two stacks have the same sides and overlap, or a ground that reaches from the last rail of the `other`
    to the first of `stack` is their next row."""
    if abs(stack.start - other.start) > ALIKE or abs(stack.end - other.end) > ALIKE:
        return False
    first, last = stack.rails[0].at, other.rails[-1].at
    return first < last + SNAP or any(
        abs(fill.top - last) <= SNAP
        and abs(fill.bottom - first) <= SNAP
        and stack.start - ALIKE <= fill.x0 < fill.x1 <= stack.end + ALIKE
        for fill in fills
    )


def _one_at_each_height(rails: Sequence[Rail]) -> list[Rail]:
    found: list[Rail] = []
    for rail in rails:
        if found and rail.at - found[-1].at <= SNAP:
            joints = tuple(merge([*found[-1].joints, *rail.joints]))
            found[-1] = found[-1]._replace(joints=joints)
        else:
            found.append(rail)
    return found


def grounds_of_cells(fills: list[Fill], words: list[Printed], within: list[BBox]) -> list[Fill]:
    """The fills that are grounds of cells: with text on them, or beside such a one in its row or column.

    Not one that is part of a larger one of the same colour (Word fills a cell and then each line in it),
    that lies in a cell with rules, or that is a marker pen's stroke or a ground within a line, whose words become bold.
    """
    whole: list[Fill] = []
    for fill in sorted(fills, key=lambda fill: (fill.x0 - fill.x1) * (fill.bottom - fill.top))[:MOST_FILLS]:
        box = BBox(*fill[:4])
        middle = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        if not any(table.contains_point(*middle) for table in within) and not any(
            other.colour == fill.colour and is_inside(box, BBox(*other[:4]), 1.0) for other in whole
        ):
            whole.append(fill)
    kept: list[Fill] = []
    empty: list[Fill] = []
    inline: dict[Fill, list[Printed]] = {}
    by_top = sorted(words, key=lambda word: word.top)
    tops = [word.top for word in by_top]
    for fill in whole:
        box = BBox(*fill[:4])
        low, high = bisect_left(tops, box.top - NEAR), bisect_right(tops, box.bottom)
        on_it = [word for word in by_top[low:high] if is_inside(word.bbox, box)]
        if not on_it:
            empty.append(fill)
        elif not _is_marker(box, on_it):
            kept.append(fill)
            if _is_inline(box, on_it, by_top[low:high]):
                inline[fill] = on_it
    kept = fresh = _without_inline(kept, inline) if 0 < len(inline) <= MOST_INLINE else kept
    while fresh:
        fresh = [fill for fill in empty if any(_are_neighbours(fill, other) for other in fresh)]
        empty = [fill for fill in empty if fill not in fresh]
        kept = kept + fresh
    return kept


def without_fields(fills: list[Fill], fields: list[BBox]) -> list[Fill]:
    """`fills` without the grounds of a form's fields: a field stands in a cell, and bounds none."""
    if not fields:
        return fills
    return [
        fill
        for fill in fills
        if not any(
            is_inside(box, BBox(*fill[:4])) and is_inside(BBox(*fill[:4]), box, AROUND) for box in fields
        )
    ]


def _are_neighbours(first: Fill, second: Fill) -> bool:
    """Whether two fills stand side by side as cells of one row or column do."""
    level = abs(first.top - second.top) < 1 and abs(first.bottom - second.bottom) < 1
    upright = abs(first.x0 - second.x0) < 1 and abs(first.x1 - second.x1) < 1
    beside = min(abs(first.x0 - second.x1), abs(first.x1 - second.x0)) < NEAR
    below = min(abs(first.top - second.bottom), abs(first.bottom - second.top)) < NEAR
    return (level and beside) or (upright and below)


def _is_marker(box: BBox, words: list[Printed]) -> bool:
    text = union(word.bbox for word in words)
    tight = text.x0 - box.x0 < 1.5 and box.x1 - text.x1 < 1.5
    return tight and box.height < 1.6 * words[0].size


def is_inside(inner: BBox, outer: BBox, tolerance: float = NEAR) -> bool:
    """Whether `inner` lies in `outer`, give or take `tolerance` points."""
    return (
        inner.x0 >= outer.x0 - tolerance
        and inner.x1 <= outer.x1 + tolerance
        and inner.top >= outer.top - tolerance
        and inner.bottom <= outer.bottom + tolerance
    )


def _without_inline(kept: list[Fill], inline: Mapping[Fill, list[Printed]]) -> list[Fill]:
    """`kept` without those of the `inline` grounds beside which no other stands, and that are as wide as none: what
    touches, or is one above the other, are cells. Their words stand out as bold ones do."""
    columns = {(round(fill.x0), round(fill.x1)) for fill in kept if fill not in inline}
    left = [fill for fill in kept if fill not in inline or (round(fill.x0), round(fill.x1)) in columns]
    alone = [
        fill
        for fill in inline
        if fill not in left and not any(_are_neighbours(fill, other) for other in kept if other is not fill)
    ]
    for word in (word for fill in alone for word in inline[fill]):
        word.style = word.style._replace(bold=True)
    return [fill for fill in kept if fill not in alone]


def _is_inline(box: BBox, words: list[Printed], near: list[Printed]) -> bool:
    """Whether a ground is as wide as the words on it, with a little room on either side, and the text of its line goes
    on right behind it: a label within a line, and no cell."""
    text = union(word.bbox for word in words)
    left, right = text.x0 - box.x0, box.x1 - text.x1
    size = words[0].size
    if abs(left - right) > EVEN or left > size or box.height > ONE_LINE * size:
        return False
    return any(
        0 <= word.x0 - box.x1 <= size and box.top < (word.top + word.bottom) / 2 < box.bottom for word in near
    )
