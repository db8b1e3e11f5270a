"""Rails: level lines over the width of a table, with the joints where their pieces meet; and stacks of rails.

A program draws the rule below a row cell by cell, or gives each cell its own ground. Where two pieces meet, a
column ends, though no upright is drawn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median_high, median_low
from typing import NamedTuple

from extract.readers.pdf.source.content import Fill, Rule

SNAP = 3.0
"""Points: lines nearer than this are one line, gaps shorter than this are no gaps."""
SPACING = 8.0
"""Points between the pieces of one rail, at most: white gaps that part cells, not columns of print."""
GLUE = 4.0
"""Points: shorter pieces fill the corner between two others."""
ALIKE = 6.0
"""Points by which the ends of rails of one table may differ; round corners make them differ."""


class Rail(NamedTuple):
    """Level rules and edges of grounds in one line."""

    at: float
    start: float
    end: float
    joints: tuple[float, ...]
    """Where two of its pieces meet."""


class Stack(NamedTuple):
    """Rails that begin and end at the same places, from the top down."""

    start: float
    end: float
    rails: list[Rail]


def fill_sides(fill: Fill) -> Iterable[Rule]:
    """The upper and the lower edge of a ground."""
    yield Rule(True, fill.top, fill.x0, fill.x1)
    yield Rule(True, fill.bottom, fill.x0, fill.x1)


def rails_of(levels: Iterable[Rule]) -> list[Rail]:
    """The level rules `levels` in lines, from the top down."""
    rails: list[Rail] = []
    for cluster in clusters(sorted(levels, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in cluster) / len(cluster)
        pieces = sorted((rule.start, rule.end) for rule in cluster)
        joints = _joints(pieces)
        start, end = pieces[0]
        for x0, x1 in [*pieces[1:], (float("inf"), float("inf"))]:
            if x0 <= end + SPACING:
                end = max(end, x1)
                continue
            rails.append(Rail(at, start, end, tuple(x for x in joints if start < x < end)))
            start, end = x0, x1
    return [rail for rail in rails if rail.end - rail.start > GLUE]


def _joints(pieces: list[tuple[float, float]]) -> list[float]:
    whole = [(start, end) for start, end in pieces if end - start >= GLUE]
    starts = sorted({start for start, _ in whole})
    found: list[float] = []
    for end in sorted({end for _, end in whole}):
        place = bisect_left(starts, end - SNAP)
        if place < len(starts) and starts[place] <= end + SPACING:
            found.append((end + starts[place]) / 2)
    return merge(found)


def clusters(rules: list[Rule]) -> Iterable[list[Rule]]:
    """Runs of `rules`, in order of position, that lie in one line."""
    cluster: list[Rule] = []
    for rule in rules:
        # The second test keeps hatching from running together into one line.
        if cluster and (rule.at - cluster[-1].at > SNAP or rule.at - cluster[0].at > 2 * SNAP):
            yield cluster
            cluster = []
        cluster.append(rule)
    if cluster:
        yield cluster


def merge(places: Iterable[float], near: float = SNAP) -> list[float]:
    """`places` in order, those that lie together as one: their middle."""
    ordered = sorted(places)
    if len(ordered) <= 1:
        return ordered
    groups = [[ordered[0]]]
    for before, after in pairwise(ordered):
        if after - before <= near:
            groups[-1].append(after)
        else:
            groups.append([after])
    return [sum(group) / len(group) for group in groups]


def is_near(x: float, places: Sequence[float]) -> bool:
    """Whether `x` is one of `places`, as they are drawn."""
    return any(abs(x - place) <= 2 * SNAP for place in places)


def stacks_of(rails: Iterable[Rail]) -> list[Stack]:
    """Runs of at least two of `rails` that begin and end at the same places."""
    stacks: list[Stack] = []
    for rail in rails:
        alike = [
            (max(abs(stack.start - rail.start), abs(stack.end - rail.end)), number)
            for number, stack in enumerate(stacks)
        ]
        off, nearest = min(alike, default=(ALIKE + 1, 0))
        if off > ALIKE:
            stacks.append(Stack(rail.start, rail.end, [rail]))
        elif rail.at - stacks[nearest].rails[-1].at > SNAP:
            stacks[nearest].rails.append(rail)
    return [_sided(stack.rails) for stack in stacks if len(stack.rails) > 1]


def _sided(rails: list[Rail]) -> Stack:
    """The stack of `rails`: its sides are those of most of them, for a rule below a title may begin a little off."""
    return Stack(median_low(rail.start for rail in rails), median_high(rail.end for rail in rails), rails)


def parted_by_wider(stacks: Sequence[Stack]) -> list[Stack]:
    """`stacks`, the narrower ones parted at rails of a wider one whose joints go on from their ends: pieces of its
    rails, beside cells that span rows, which are no table over the end of the wider one."""
    found: list[Stack] = []
    for stack in stacks:
        cuts = sorted(rail.at for other in stacks for rail in other.rails if _goes_past(rail, stack))
        parts: dict[int, list[Rail]] = {}
        for rail in stack.rails:
            parts.setdefault(bisect_left(cuts, rail.at), []).append(rail)
        found += [stack._replace(rails=rails) for rails in parts.values() if len(rails) > 1]
    return found


def _goes_past(rail: Rail, stack: Stack) -> bool:
    """Whether `rail` is wider than `stack`, and has a joint where each end of it is that lies within the rail."""
    ends = [x for x in (stack.start, stack.end) if rail.start + ALIKE < x < rail.end - ALIKE]
    covers = rail.start - ALIKE <= stack.start and stack.end <= rail.end + ALIKE
    return covers and bool(ends) and all(is_near(x, rail.joints) for x in ends)


def through_boxes(stacks: list[Stack], uprights: Sequence[Rule]) -> list[Stack]:
    """`stacks`, the rails of a narrower one taken through the box in which it stands at one side: coloured labels,
    values beside them, and nothing drawn between the rows but the sides of the grounds."""
    for outer in stacks:
        for inner in stacks:
            edge = _edge_within(outer, inner)
            if edge is None:
                continue
            held = [rail for rail in inner.rails if _is_boxed(rail.at, outer, uprights)]
            inner.rails[:] = [rail for rail in inner.rails if rail not in held]
            outer.rails[1:1] = [Rail(rail.at, outer.start, outer.end, (edge,)) for rail in held]
        outer.rails.sort()
    return [stack for stack in stacks if len(stack.rails) > 1]


def _edge_within(outer: Stack, inner: Stack) -> float | None:
    """Where `inner`, which begins or ends with the wider `outer`, ends or begins in it; None where it does not."""
    begins, ends = abs(inner.start - outer.start) <= ALIKE, abs(inner.end - outer.end) <= ALIKE
    if begins == ends or inner.end > outer.end + ALIKE or inner.start < outer.start - ALIKE:
        return None
    return inner.end if begins else inner.start


def _is_boxed(at: float, stack: Stack, uprights: Sequence[Rule]) -> bool:
    """Whether drawn sides of `stack` stand at the height `at`, between two of its rails."""
    return stack.rails[0].at < at < stack.rails[-1].at and all(
        any(abs(rule.at - side) <= ALIKE and rule.start - SNAP <= at <= rule.end + SNAP for rule in uprights)
        for side in (stack.start, stack.end)
    )


def beside_spans(stack: Stack, levels: Iterable[Rule]) -> list[float]:
    """Where rails that run from one side of a table to a column's edge end: a cell beside them spans rows."""
    found: list[float] = []
    for rail in rails_of(levels):
        starts, ends = abs(rail.start - stack.start) <= ALIKE, abs(rail.end - stack.end) <= ALIKE
        within = rail.start >= stack.start - ALIKE and rail.end <= stack.end + ALIKE
        if starts != ends and within and stack.rails[0].at < rail.at < stack.rails[-1].at:
            found.append(rail.end if starts else rail.start)
    return found


def rails_of_some_columns(edges: Sequence[float], stack: Stack, levels: Iterable[Rule]) -> list[Rule]:
    """The rules from one column's edge to another's that are no rails of `stack`: a cell beside them spans rows, or
    an underlined text goes on to the table's side; they tell the rows of their band, not its words."""
    ends = (*edges, stack.start, stack.end)
    own = sorted(rail.at for rail in stack.rails)
    return [
        Rule(True, rail.at, rail.start, rail.end)
        for rail in rails_of(levels)
        if is_near(rail.start, ends)
        and is_near(rail.end, ends)
        and bisect_left(own, rail.at - SNAP) == bisect_right(own, rail.at + SNAP)
    ]
