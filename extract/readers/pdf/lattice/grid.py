"""Rules → edges → cells → grids: the tables that a page's drawn lines show.

The stages are pdfplumber's (snap, join, cross, box, group), over sorted positions instead of all
pairs. Two things are added. Where a table is cut by the page many programs draw no bottom rule, and
many tables have no outer sides: such open sides are closed, and remembered as open. And every group
of boxes becomes a grid with spans.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from extract.readers.pdf.lattice.rails import SNAP, clusters
from extract.readers.pdf.source.content import Rule
from models.pages.geometry import BBox

SHORTEST = 3.0
"""Points: shorter lines, once joined, bound no cell."""
MOST_EDGES = 3000
"""Joined lines of one page; a page with more is a drawing, and its lines are left alone."""
MOST_CELLS = 20_000
"""Cells of one page, spans filled out; more is squared paper."""


class Edge(NamedTuple):
    """Rules in one line, joined."""

    at: float
    start: float
    end: float

    def reaches(self, position: float) -> bool:
        """Whether it passes `position`, or ends near it."""
        return self.start - SNAP <= position <= self.end + SNAP


class Box(NamedTuple):
    """A cell: its place in the grid and on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    bbox: BBox
    open_top: bool
    """No rule is drawn above it."""
    open_bottom: bool


@dataclass(slots=True)
class Grid:
    """A ruled table before words are put in."""

    xs: list[float]
    """Column edges, from left to right."""
    ys: list[float]
    """Row edges, from the top down."""
    boxes: list[Box]
    """Row by row, from left to right."""
    supposed: bool = False
    """Whether its columns are not all drawn."""
    shifted: dict[int, list[float]] = field(default_factory=dict)
    """Column edges of rows whose columns begin elsewhere."""

    @property
    def bbox(self) -> BBox:
        """Around it."""
        return BBox(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def lookup(self) -> dict[tuple[int, int], int]:
        """The index of the box that covers each (row, column)."""
        return {
            (row, column): index
            for index, box in enumerate(self.boxes)
            for row in range(box.row, box.row + box.row_span)
            for column in range(box.column, box.column + box.column_span)
        }


def edges_to_grids(rules: list[Rule], drawn: Sides) -> list[Grid]:
    """The grids of closed boxes that `rules` make, open sides closed."""
    levels = _join(rule for rule in rules if rule.horizontal)
    uprights = _join(rule for rule in rules if not rule.horizontal)
    # Uprights alone may still be the middle of a row that is longer than its page.
    if not uprights or len(levels) + len(uprights) > MOST_EDGES:
        return []
    levels, uprights = _close_open_ends(levels, uprights)
    return _cells_to_grids(levels, uprights, drawn)


def lattice_to_grids(levels: list[Rule], uprights: list[Rule], drawn: Sides) -> list[Grid]:
    """The grids of the boxes that edges make which were found closed."""
    return _cells_to_grids(_join(levels), _join(uprights), drawn)


def _cells_to_grids(levels: list[Edge], uprights: list[Edge], drawn: Sides) -> list[Grid]:
    groups = _cells_to_groups(_edges_to_cells(levels, uprights))
    return [grid for group in groups if (grid := _group_to_grid(group, drawn)) is not None]


def _join(rules: Iterable[Rule]) -> list[Edge]:
    """Rules of one direction, snapped to common positions and joined along them, in order of position."""
    joined: list[Edge] = []
    for cluster in clusters(sorted(rules, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in cluster) / len(cluster)
        start = end = None
        for rule in sorted(cluster, key=lambda rule: rule.start):
            if end is None or start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + SNAP:
                end = max(end, rule.end)
            else:
                joined.append(Edge(at, start, end))
                start, end = rule.start, rule.end
        if start is not None and end is not None:
            joined.append(Edge(at, start, end))
    return [edge for edge in joined if edge.end - edge.start >= SHORTEST]


def _close_open_ends(levels: list[Edge], uprights: list[Edge]) -> tuple[list[Edge], list[Edge]]:
    """`levels` and `uprights` with the sides added that the page leaves open.

    Where two or more uprights of a table end together with nothing drawn there, the page cut the table;
    where two or more levels end together, the table has no outer side.
    """
    added = [
        *_missing(uprights, levels, _end),
        *_missing(uprights, levels, _start),
        *_gaps_between(levels, uprights),
    ]
    if added:
        levels = _join(_as_rules(levels + added, horizontal=True))
    added = [
        *_missing(levels, uprights, _start, bridged_only=True),
        *_missing(levels, uprights, _end, bridged_only=True),
    ]
    if added:
        uprights = _join(_as_rules(uprights + added, horizontal=False))
    return levels, uprights


def _start(edge: Edge) -> float:
    return edge.start


def _end(edge: Edge) -> float:
    return edge.end


def _as_rules(edges: list[Edge], horizontal: bool) -> list[Rule]:
    return [Rule(horizontal, *edge) for edge in edges]


def _missing(
    edges: list[Edge], across: list[Edge], end_of: Callable[[Edge], float], *, bridged_only: bool = False
) -> list[Edge]:
    """The edges that would have to cross where `edges` end together and none of `across` does."""
    positions = [edge.at for edge in across]
    loose: list[tuple[float, Edge]] = []
    half: list[tuple[float, Edge]] = []  # a cell on one side of them is closed, that on the other is not
    for edge in edges:
        end = end_of(edge)
        near = across[bisect_left(positions, end - SNAP) : bisect_right(positions, end + SNAP)]
        touched = [other for other in near if other.reaches(edge.at)]
        if not touched:
            loose.append((end, edge))
        elif not bridged_only and (
            all(abs(other.start - edge.at) <= SNAP for other in touched)
            or all(abs(other.end - edge.at) <= SNAP for other in touched)
        ):
            half.append((end, edge))
    loose += [one for one in half if any(abs(one[0] - end) <= SNAP for end, _ in loose)]
    loose.sort(key=lambda pair: pair[0])
    missing: list[Edge] = []
    first = 0
    for index in range(1, len(loose) + 1):
        if index == len(loose) or loose[index][0] - loose[index - 1][0] > SNAP:
            missing += _spans(loose[first:index], across, bridged_only)
            first = index
    return missing


def _spans(together: list[tuple[float, Edge]], across: list[Edge], bridged_only: bool) -> Iterable[Edge]:
    """One edge over each run of neighbours, among edges that end together, that belong to one table."""
    at = sum(end for end, _ in together) / len(together)
    edges = sorted((edge for _, edge in together), key=lambda edge: edge.at)
    start = 0
    for index in range(1, len(edges) + 1):
        if index < len(edges) and _belong_together(edges[index - 1], edges[index], across, bridged_only):
            continue
        if index - start > 1:
            yield Edge(at, edges[start].at, edges[index - 1].at)
            if not bridged_only:
                yield from _beside_lone_upright(at, edges[start], across)
                yield from _beside_lone_upright(at, edges[index - 1], across)
        elif not bridged_only:
            yield from _over_lone_upright(at, edges[start], across)
            yield from _beside_lone_upright(at, edges[start], across)
        start = index


def _over_lone_upright(at: float, upright: Edge, levels: list[Edge]) -> Iterable[Edge]:
    """A level where a table's only upright ends: the first row has no rule above it, or the last none below."""
    crossed = [level for level in levels if upright.reaches(level.at) and level.reaches(upright.at)]
    if len(crossed) < 2:
        return
    nearest = min(crossed, key=lambda level: abs(level.at - at))
    if abs(nearest.at - at) > 2 * SNAP and nearest.start + SNAP < upright.at < nearest.end - SNAP:
        yield Edge(at, nearest.start, nearest.end)


def _beside_lone_upright(at: float, upright: Edge, levels: list[Edge]) -> Iterable[Edge]:
    """A level from where a table's outer upright ends to the level that ends at its height: the page cut the cell
    beside it, which spans rows, between two rows of the others."""
    outer = [level for level in levels if upright.reaches(level.at) and level.reaches(upright.at)]
    for level in levels:
        if abs(level.at - at) > SNAP or level.end - level.start <= SHORTEST:
            continue
        for other in outer:
            if (
                level.start > upright.at
                and abs(other.start - upright.at) <= SNAP
                and other.reaches(level.end)
            ):
                yield Edge(at, upright.at, level.start)
                return
            if level.end < upright.at and abs(other.end - upright.at) <= SNAP and other.reaches(level.start):
                yield Edge(at, level.end, upright.at)
                return


def _gaps_between(levels: list[Edge], uprights: list[Edge]) -> Iterable[Edge]:
    """The gaps in the level with which a table begins or ends on its page, from one upright to another that end
    there, too: the cell between them spans rows, and the page cut it between two rows of the others."""
    for before, after in pairwise(levels):
        if after.at - before.at > SNAP or after.start - before.end <= SNAP:
            continue
        left, right = (
            [
                upright
                for upright in uprights
                if abs(upright.at - x) <= SNAP
                and min(abs(upright.start - before.at), abs(upright.end - before.at)) <= SNAP
            ]
            for x in (before.end, after.start)
        )
        if left and right and _belong_together(left[0], right[0], levels, True):
            yield Edge(before.at, before.end, after.start)


def _belong_together(first: Edge, second: Edge, across: list[Edge], bridged_only: bool) -> bool:
    for other in across:
        if (
            other.reaches(first.at)
            and other.reaches(second.at)
            and first.reaches(other.at)
            and second.reaches(other.at)
        ):
            return True
    # A row so long that a page shows neither its top nor its bottom: only uprights, all alike.
    alike = abs(first.start - second.start) <= SNAP and abs(first.end - second.end) <= SNAP
    return alike and not bridged_only and first.end - first.start > 30


def _edges_to_cells(levels: list[Edge], uprights: list[Edge]) -> list[BBox]:
    """The smallest boxes that crossing edges bound."""
    positions = [level.at for level in levels]
    on_upright: list[list[int]] = []
    on_level: list[list[int]] = [[] for _ in levels]
    crossings: set[tuple[int, int]] = set()
    for i, upright in enumerate(uprights):
        low = bisect_left(positions, upright.start - SNAP)
        high = bisect_right(positions, upright.end + SNAP)
        hits = [j for j in range(low, high) if levels[j].reaches(upright.at)]
        on_upright.append(hits)
        for j in hits:
            on_level[j].append(i)
            crossings.add((i, j))
    cells: list[BBox] = []
    for i, upright in enumerate(uprights):
        for place, j in enumerate(on_upright[i]):
            right = on_level[j][bisect_right(on_level[j], i) :]
            corner = _opposite_corner(right, on_upright[i][place + 1 :], crossings)
            if corner is not None:
                i2, j2 = corner
                cells.append(BBox(upright.at, levels[j].at, uprights[i2].at, levels[j2].at))
        if len(cells) > MOST_CELLS:
            return []
    return [cell for cell in cells if cell.width > 1 and cell.height > 1]


def _opposite_corner(
    right: list[int], below: list[int], crossings: set[tuple[int, int]]
) -> tuple[int, int] | None:
    for j in below:
        for i in right:
            if (i, j) in crossings:
                return i, j
    return None


def _cells_to_groups(cells: list[BBox]) -> list[list[BBox]]:
    """Cells that share corners belong to one table."""
    parent = list(range(len(cells)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    owner: dict[tuple[float, float], int] = {}
    for index, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            other = owner.setdefault(corner, index)
            if other != index:
                parent[root(index)] = root(other)
    groups: dict[int, list[BBox]] = defaultdict(list)
    for index, cell in enumerate(cells):
        groups[root(index)].append(cell)
    return list(groups.values())


def _group_to_grid(cells: list[BBox], drawn: Sides) -> Grid | None:
    xs = sorted({x for cell in cells for x in (cell.x0, cell.x1)})
    ys = sorted({y for cell in cells for y in (cell.top, cell.bottom)})
    if (len(xs) - 1) * (len(ys) - 1) > MOST_CELLS:
        return None
    column_of, row_of = {x: n for n, x in enumerate(xs)}, {y: n for n, y in enumerate(ys)}
    top, bottom = ys[0], ys[-1]
    # A table without outer sides has no outer rules by design; one with them was cut where they are missing.
    has_sides = all(drawn.share(x, top, bottom, horizontal=False) > 0.5 for x in (xs[0], xs[-1]))
    # Where nothing drawn parts its rows, the page's end tells nothing of whether the last one goes on.
    parted = [drawn.share(y, xs[0], xs[-1]) > 0.5 for y in ys[1:-1]]
    if not parted and len(xs) > 2:
        middle = xs[1:-1]
        parted = [any(drawn.share(x, top, bottom, horizontal=False) > 0.5 for x in middle)]
    begins_parted, ends_parted = (has_sides and (not parted or parted[at]) for at in (0, -1))
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    for cell in sorted(cells, key=lambda cell: (cell.top, cell.x0)):
        row, column = row_of[cell.top], column_of[cell.x0]
        row_span, column_span = row_of[cell.bottom] - row, column_of[cell.x1] - column
        slots = {(row + r, column + c) for r in range(row_span) for c in range(column_span)}
        if slots & taken:  # lines that overlap without making a grid
            continue
        taken |= slots
        open_top = begins_parted and drawn.share(cell.top, cell.x0, cell.x1) < 0.5
        open_bottom = ends_parted and drawn.share(cell.bottom, cell.x0, cell.x1) < 0.5
        boxes.append(Box(row, column, row_span, column_span, cell, open_top, open_bottom))
    return Grid(xs, ys, boxes)


class Sides:
    """What is really drawn, for asking how much of a side is."""

    def __init__(self, rules: list[Rule]) -> None:
        self._levels = sorted((rule for rule in rules if rule.horizontal), key=lambda rule: rule.at)
        self._uprights = sorted((rule for rule in rules if not rule.horizontal), key=lambda rule: rule.at)
        self._level_at = [rule.at for rule in self._levels]
        self._upright_at = [rule.at for rule in self._uprights]

    def share(self, at: float, start: float, end: float, *, horizontal: bool = True) -> float:
        """The share of the line from `start` to `end` that is drawn."""
        rules, positions = (
            (self._levels, self._level_at) if horizontal else (self._uprights, self._upright_at)
        )
        near = rules[bisect_left(positions, at - 2 * SNAP) : bisect_right(positions, at + 2 * SNAP)]
        covered, reached = 0.0, start
        for rule in sorted(near, key=lambda rule: rule.start):
            low, high = max(reached, rule.start), min(end, rule.end)
            if high > low:
                covered += high - low
                reached = high
        return covered / max(end - start, 0.1)
