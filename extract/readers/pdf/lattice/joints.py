"""Rows whose level rules are not drawn, though their uprights are: piece by piece, row by row.

Where uprights of several columns end at one height and go on below, a program ended a row there. It tells rows only
of tables that draw no rules between them but around the headings: elsewhere a rule that is not drawn parts nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.readers.pdf.lattice.grid import Grid
from extract.readers.pdf.lattice.rails import SNAP, is_near, merge, rails_of
from extract.readers.pdf.lattice.white.right import rows_in_box
from extract.readers.pdf.lines import words_to_lines
from extract.readers.pdf.source.content import Fill, Printed, Rule

FEWEST_UPRIGHTS = 3
"""Positions of uprights of a table: its sides and an edge between columns, or edges alone."""
MOST_RAILS = 3
"""Level rules of a table without any between its rows: its top, that below its headings, and its bottom."""
LEAST_PIECE = 8.0
"""Points: shorter pieces of uprights are dots and dashes, not rows."""
MOST_UPRIGHTS = 3000
"""Pieces of uprights on a page; one with more is a drawing."""
FEWEST_ROWS = 3
"""Rows of such a table whose upright is drawn in one piece; a bar stands beside what a column of print quotes."""
MOST_LABEL_WORDS = 6
"""Words of a label left of the only upright of a table, at most."""
ALIGNED = 3.0
"""Points by which lines of one column begin apart."""
OVER = 1.5
"""Points by which words may stand over an upright."""
SHARED = 0.5
"""Share of the positions within a table at which uprights must end together to end a row."""


def rows_of_uprights(
    rules: Sequence[Rule], words: Sequence[Printed], fills: Sequence[Fill] = ()
) -> list[Rule]:
    """The level rules that the joints of uprights stand for, where no rule is drawn and none of `words` is crossed.
    One of `fills` right above a table or below it, around its words, is as wide as it."""
    uprights = [rule for rule in rules if not rule.horizontal]
    if len(uprights) > MOST_UPRIGHTS:
        return []
    levels = [rule for rule in rules if rule.horizontal]
    return [
        rule
        for table in _standing_together(uprights)
        for rule in (*_rows_of(table, levels, words, fills), *_sides_of(table, levels, words, fills))
    ]


def are_drawn_by_row(grid: Grid, uprights: Iterable[Rule]) -> bool:
    """Whether the `uprights` of a table are drawn row by row: pieces of one meet within it, and tell all its rows, that
    of its headings, too."""
    own = sorted((rule.at, rule.start, rule.end) for rule in uprights)
    joints = [
        below[1]
        for above, below in pairwise(own)
        if abs(above[0] - below[0]) <= SNAP
        and abs(above[2] - below[1]) <= SNAP
        and grid.ys[0] - SNAP < above[1]
        and below[2] < grid.ys[-1] + SNAP
    ]
    return bool(joints) and all(is_near(y, joints) for y in grid.ys[1:-1])


def _standing_together(uprights: Iterable[Rule]) -> Iterator[list[Rule]]:
    """The uprights of each table: those that overlap or touch one another in height."""
    own: list[Rule] = []
    reached = float("-inf")
    for rule in sorted(uprights, key=lambda rule: rule.start):
        if own and rule.start > reached + SNAP:
            yield own
            own = []
        own.append(rule)
        reached = max(reached, rule.end) if len(own) > 1 else rule.end
    if own:
        yield own


def _rows_of(
    uprights: Sequence[Rule], levels: Sequence[Rule], words: Sequence[Printed], fills: Sequence[Fill]
) -> Iterator[Rule]:
    xs = merge(rule.at for rule in uprights)
    top, bottom = _ends_of(uprights)
    if len(xs) < FEWEST_UPRIGHTS or any(rule.end - rule.start < LEAST_PIECE for rule in uprights):
        return
    drawn = [rule for rule in levels if top - SNAP <= rule.at <= bottom + SNAP]
    drawn = [rule for rule in drawn if rule.start < xs[-1] + SNAP and rule.end > xs[0] - SNAP]
    left, right = min([xs[0], *(rule.start for rule in drawn)]), max([xs[-1], *(rule.end for rule in drawn)])
    ground = _ground_beside(fills, top, bottom, left, right)
    left, right = ground or (left, right)
    own = [word for word in words if top < _middle(word) < bottom]
    if not all(left < (word.x0 + word.x1) / 2 < right for word in own):  # in a column without a side
        if not drawn and _reach_through(uprights, xs) and _are_columns_beside(own, xs):
            left, right = min(word.x0 for word in own) - OVER, max(word.x1 for word in own) + OVER
            yield from (Rule(True, y, left, right) for y in (top, bottom))
            yield from (Rule(False, x, top, bottom) for x in (left, right))
        return
    if len(rails_of(drawn)) > MOST_RAILS:
        return
    ends = sorted((y, rule.at) for rule in uprights for y in (rule.start, rule.end))
    joints = [y for y in merge(y for y, _ in ends) if _end_together(y, ends, xs)]
    ends_of_rows = [y for y in joints if top + SNAP < y < bottom - SNAP]
    headed = max((rule.at for rule in drawn if rule.at < bottom - SNAP), default=top)
    if any(y < headed - SNAP for y in ends_of_rows) or not _stand_beside(ends_of_rows, xs, uprights, own):
        return  # rules below the headings part rows; or what stands in a column is one text
    crossed = {
        y
        for word in own
        for y in ends_of_rows[
            bisect_right(ends_of_rows, word.top + SNAP) : bisect_left(ends_of_rows, word.bottom - SNAP)
        ]
    }
    told = [y for y in ends_of_rows if y > headed + SNAP and y not in crossed]
    yield from (Rule(True, y, left, right) for y in ((top, *told, bottom) if ground else told))
    yield from (Rule(False, x, top, bottom) for x in (left, right) if (told or ground) and not is_near(x, xs))


def _reach_through(uprights: Sequence[Rule], xs: Sequence[float]) -> bool:
    """Whether there are uprights from the top to the bottom of all of them at each of `xs`."""
    top, bottom = _ends_of(uprights)
    ends = [_ends_of([rule for rule in uprights if abs(rule.at - x) <= SNAP]) for x in xs]
    return all(start <= top + SNAP and end >= bottom - SNAP for start, end in ends)


def _are_columns_beside(words: Sequence[Printed], xs: Sequence[float]) -> bool:
    """Whether `words` stand in a column left of the uprights at `xs` and in one right of them, where the lines of each
    begin at one place, and none runs across an upright."""
    if any(word.x0 < x - OVER and word.x1 > x + OVER for word in words for x in xs):
        return False
    sides = (
        [word for word in words if word.x1 <= xs[0] + OVER],
        [word for word in words if word.x0 >= xs[-1] - OVER],
    )
    starts = [[line.x0 for line in words_to_lines(side)] for side in sides]
    return all(own and max(own) - min(own) <= ALIGNED for own in starts)


def _end_together(y: float, ends: Sequence[tuple[float, float]], xs: Sequence[float]) -> bool:
    """Whether uprights at half of `xs` begin or end at `y`, more than one."""
    near = ends[bisect_left(ends, (y - SNAP,)) : bisect_right(ends, (y + SNAP, float("inf")))]
    shared = merge(x for _, x in near)
    return len(shared) > 1 and len(shared) >= SHARED * len(xs)


def _stand_beside(
    levels: Sequence[float], xs: Sequence[float], uprights: Sequence[Rule], words: Iterable[Printed]
) -> bool:
    """Whether words stand in several columns of half of the rows that `levels` part and uprights cross."""
    columns: list[set[int]] = [set() for _ in (*levels, None)]
    for word in words:
        columns[bisect_right(levels, _middle(word))].add(bisect_right(xs, word.x0))
    inner = [rule for rule in uprights if xs[0] + SNAP < rule.at < xs[-1] - SNAP]
    crossed = {
        row
        for rule in inner
        for row in range(bisect_right(levels, rule.start + SNAP), bisect_left(levels, rule.end - SNAP) + 1)
    }
    rows = [own for row, own in enumerate(columns) if row in crossed and own]
    return sum(len(own) > 1 for own in rows) >= SHARED * len(rows)


def _sides_of(
    uprights: Sequence[Rule], levels: Sequence[Rule], words: Sequence[Printed], fills: Sequence[Fill]
) -> Iterator[Rule]:
    """The sides and levels of a table of which nothing is drawn but one upright between its labels and their values."""
    xs = merge(rule.at for rule in uprights)
    top, bottom = _ends_of(uprights)
    if len(xs) > 1 or any(rule.end - rule.start < LEAST_PIECE for rule in uprights):
        return
    (x,) = xs
    own = [word for word in words if top < _middle(word) < bottom and not word.turned]
    crossing = any(word.x0 < x - OVER and word.x1 > x + OVER for word in own)
    touched = any(
        top - SNAP <= rule.at <= bottom + SNAP and rule.start <= x + SNAP <= rule.end + 2 * SNAP
        for rule in levels
    )
    if not own or crossing or touched:
        return
    joints = [y for y in merge(rule.end for rule in uprights) if y < bottom - SNAP]
    inner = joints or _levels_of_labels(own, x)
    if len(inner) + 1 >= (2 if joints else FEWEST_ROWS) and _are_labelled(own, inner, x):
        left, right = min(word.x0 for word in own) - OVER, max(word.x1 for word in own) + OVER
        left, right = _ground_beside(fills, top, bottom, left, right) or (left, right)
        yield from (Rule(True, y, left, right) for y in (top, *inner, bottom))
        yield from (Rule(False, side, top, bottom) for side in (left, right))


def _ground_beside(
    fills: Sequence[Fill], top: float, bottom: float, left: float, right: float
) -> tuple[float, float] | None:
    """Between which sides a ground lies right above a table or right below it, around what is known of it."""
    near = (fill for fill in fills if min(abs(fill.bottom - top), abs(fill.top - bottom)) <= SNAP)
    around = (fill for fill in near if fill.x0 <= left + OVER and right - OVER <= fill.x1)
    return next(((fill.x0, fill.x1) for fill in around), None)


def _are_labelled(words: Iterable[Printed], levels: Sequence[float], x: float) -> bool:
    """Whether a short label stands left of `x` in each row that `levels` part, and a value right of it in half."""
    labels, values = [0] * (len(levels) + 1), [0] * (len(levels) + 1)
    for word in words:
        (labels if word.x1 <= x + OVER else values)[bisect_right(levels, _middle(word))] += 1
    return all(0 < label <= MOST_LABEL_WORDS for label in labels) and sum(map(bool, values)) >= SHARED * len(
        values
    )


def _ends_of(uprights: Sequence[Rule]) -> tuple[float, float]:
    return min(rule.start for rule in uprights), max(rule.end for rule in uprights)


def _middle(word: Printed) -> float:
    return (word.top + word.bottom) / 2


def _levels_of_labels(words: Iterable[Printed], x: float) -> list[float]:
    """Where rows of labels and values part that the upright at `x` alone shows, drawn in one piece."""
    lines = words_to_lines(words)
    starts = rows_in_box(lines, x)[1:]
    return [(max(line.bottom for line in lines[:at]) + lines[at].top) / 2 for at in starts]
