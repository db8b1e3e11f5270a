"""Rules → edges → cells → grids: the tables that a page's drawn lines show.

The stages are pdfplumber's (snap, join, cross, box, group), over sorted positions instead of all
pairs. Two things are added. Where a table is cut by the page many programs draw no bottom rule, and
many tables have no outer sides: such open sides are closed, and remembered as open. And every group
of boxes becomes a grid with spans.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extract.readers.pdf.lattice.across import Drawn, Lattice, find_lattices
from extract.readers.pdf.lattice.bands import Band, rows_at, rows_of
from extract.readers.pdf.lattice.grounds import grounds_of_cells, is_inside
from extract.readers.pdf.lattice.rails import ALIKE, SNAP, Rail, clusters, merge, rails_of
from extract.readers.pdf.lines import words_to_lines
from extract.readers.pdf.source.content import Fill, Printed, Rule
from models.pages.geometry import BBox

SHORTEST = 3.0
"""Points: shorter lines, once joined, bound no cell."""
FEW_ROWS = 4
"""Edges between rows of a table whose rules part little more than its head from the rest."""
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


def rules_to_grids(
    rules: list[Rule], fills: list[Fill], words: list[Printed], width: float, height: float
) -> list[Grid]:
    """The ruled tables of a page of this size, from the top down; a box around a single text is a grid of one cell.

    Fills bound cells too, but only those that hold `words` and lie outside the cells that lines bound.
    """
    drawn = _Drawn(rules)
    grids = _edges_to_grids(rules, drawn)
    rails = rails_of(rule for rule in rules if rule.horizontal)
    whole = [grid for grid in grids if _is_whole(grid, rails) and not _is_one_of_many(grid, grids)]
    grounds = grounds_of_cells(fills, words, [grid.bbox for grid in whole])
    touching = [fill for fill in grounds if any(_touches(fill, grid.bbox) for grid in whole)]
    if touching:
        grids = _edges_to_grids(rules + [edge for fill in touching for edge in _fill_edges(fill)], drawn)
        whole = [grid for grid in grids if _is_whole(grid, rails) and not _is_one_of_many(grid, grids)]
    within = [grid.bbox for grid in whole]
    for grid in whole:
        _cut_rows(grid, rules, words)
    levels = [rule for rule in rules if rule.horizontal and not _lies_within(rule, within)]
    uprights = [rule for rule in rules if not rule.horizontal and not _lies_within(rule, within)]
    # A box that the page cut has no rule there: its side was supplied.
    boxed = [grid for grid in grids if len(grid.xs) == 2 and len(grid.boxes) == 1]
    levels += [
        Rule(True, y, grid.xs[0], grid.xs[1], drawn=False)
        for grid in boxed
        for y in (grid.ys[0], grid.ys[-1])
    ]
    free = [fill for fill in grounds if fill not in touching]
    lattices: list[Lattice] = []
    if levels or free:
        outside = [word for word in words if not any(box.contains_point(word.x0, word.top) for box in within)]
        lattices = find_lattices(Drawn(levels, uprights, free, outside))
    for lattice in lattices:
        grids = [grid for grid in grids if grid in whole or not is_inside(grid.bbox, lattice.bbox, 2 * SNAP)]
    grids = [grid for grid in grids if _is_table(grid, drawn, grids, width, height)]
    for lattice in lattices:
        grids += _cells_to_grids(_join(lattice.levels), _join(lattice.uprights), drawn)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _is_whole(grid: Grid, rails: list[Rail]) -> bool:
    """Whether all columns of a table are drawn: no rail of it reaches beyond its sides, or parts in two where no
    cell ends above or below it."""
    if len(grid.xs) <= 2:
        return False
    own = [
        rail
        for rail in rails
        if grid.ys[0] - SNAP <= rail.at <= grid.ys[-1] + SNAP
        and rail.start < grid.xs[-1] - SNAP
        and rail.end > grid.xs[0] + SNAP
    ]
    if any(rail.start < grid.xs[0] - ALIKE or rail.end > grid.xs[-1] + ALIKE for rail in own):
        return False
    drawn = Counter(column for box in grid.boxes for column in (box.column, box.column + box.column_span))
    lacking = Counter(column for box in grid.boxes for column in _lacking(box, grid, own))
    return all(lacking[column] < drawn[column] for column in lacking)


def _is_one_of_many(grid: Grid, grids: list[Grid]) -> bool:
    """Whether `grid` is a single row, and others are as wide: every second row of a table may be drawn."""
    return len(grid.ys) == 2 and any(
        other is not grid
        and abs(other.xs[0] - grid.xs[0]) <= SNAP
        and abs(other.xs[-1] - grid.xs[-1]) <= SNAP
        for other in grids
    )


def _lacking(box: Box, grid: Grid, rails: list[Rail]) -> list[int]:
    """The edges within a cell at which the rails above and below it part, though no upright is drawn."""
    above, below = (
        [x for rail in rails if abs(rail.at - at) <= SNAP for x in rail.joints]
        for at in (box.bbox.top, box.bbox.bottom)
    )
    return [
        column
        for column in range(box.column + 1, box.column + box.column_span)
        if all(any(abs(x - grid.xs[column]) <= SNAP for x in joints) for joints in (above, below))
    ]


def _cut_rows(grid: Grid, rules: list[Rule], words: list[Printed]) -> None:
    """Cut rows of `grid` in two where no rule but the ends of the uprights' pieces, or columns of figures, show it."""
    edges = grid.xs[1:-1]
    uprights = [rule for rule in rules if not rule.horizontal and _lies_within(rule, [grid.bbox])]
    ends = [rule.end for rule in uprights if any(abs(rule.at - x) <= SNAP for x in grid.xs)]
    shared = [y for y in merge(ends, 1.0) if sum(abs(y - end) <= 1 for end in ends) > 0.5 * len(grid.xs)]
    spanned = {
        row for box in grid.boxes for row in range(box.row, box.row + box.row_span) if box.row_span > 1
    }
    cuts: list[float] = []
    for row, (top, bottom) in enumerate(pairwise(grid.ys)):
        joints = [y for y in shared if top + SNAP < y < bottom - SNAP]
        if row in spanned or not (joints or len(grid.ys) <= FEW_ROWS):
            continue
        own = [
            word
            for word in words
            if top <= (word.top + word.bottom) / 2 <= bottom
            and grid.bbox.x0 <= (word.x0 + word.x1) / 2 <= grid.bbox.x1
        ]
        band = Band(top, bottom, words_to_lines(word for word in own if not word.turned))
        cuts += rows_of(band, edges) or rows_at(band, edges, joints)
    if cuts:
        _insert_rows(grid, cuts)


def _insert_rows(grid: Grid, cuts: list[float]) -> None:
    ys = sorted([*grid.ys, *cuts])
    boxes: list[Box] = []
    for box in grid.boxes:
        inner = [box.bbox.top, *(y for y in cuts if box.bbox.top < y < box.bbox.bottom), box.bbox.bottom]
        if box.row_span > 1:
            inner = [box.bbox.top, box.bbox.bottom]
        for top, bottom in pairwise(inner):
            boxes.append(
                box._replace(
                    row=ys.index(top),
                    row_span=ys.index(bottom) - ys.index(top),
                    bbox=BBox(box.bbox.x0, top, box.bbox.x1, bottom),
                    open_top=box.open_top and top == box.bbox.top,
                    open_bottom=box.open_bottom and bottom == box.bbox.bottom,
                )
            )
    grid.ys = ys
    grid.boxes = sorted(boxes, key=lambda one: (one.row, one.column))


def _touches(fill: Fill, table: BBox) -> bool:
    """Whether a ground lies right above or below a ruled table."""
    near = min(abs(fill.bottom - table.top), abs(fill.top - table.bottom)) <= SNAP
    return near and fill.x0 >= table.x0 - SNAP and fill.x1 <= table.x1 + SNAP


def _lies_within(rule: Rule, boxes: list[BBox]) -> bool:
    middle = (rule.start + rule.end) / 2
    x, y = (middle, rule.at) if rule.horizontal else (rule.at, middle)
    return any(
        box.x0 - SNAP <= x <= box.x1 + SNAP and box.top - SNAP <= y <= box.bottom + SNAP for box in boxes
    )


def _edges_to_grids(rules: list[Rule], drawn: _Drawn) -> list[Grid]:
    levels = _join(rule for rule in rules if rule.horizontal)
    uprights = _join(rule for rule in rules if not rule.horizontal)
    # Uprights alone may still be the middle of a row that is longer than its page.
    if not uprights or len(levels) + len(uprights) > MOST_EDGES:
        return []
    levels, uprights = _close_open_ends(levels, uprights)
    return _cells_to_grids(levels, uprights, drawn)


def _cells_to_grids(levels: list[Edge], uprights: list[Edge], drawn: _Drawn) -> list[Grid]:
    groups = _cells_to_groups(_edges_to_cells(levels, uprights))
    return [grid for group in groups if (grid := _group_to_grid(group, drawn)) is not None]


def _fill_edges(fill: Fill) -> Iterable[Rule]:
    yield Rule(True, fill.top, fill.x0, fill.x1, drawn=False)
    yield Rule(True, fill.bottom, fill.x0, fill.x1, drawn=False)
    yield Rule(False, fill.x0, fill.top, fill.bottom, drawn=False)
    yield Rule(False, fill.x1, fill.top, fill.bottom, drawn=False)


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
    added = [*_missing(uprights, levels, _end), *_missing(uprights, levels, _start)]
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
    for edge in edges:
        end = end_of(edge)
        near = across[bisect_left(positions, end - SNAP) : bisect_right(positions, end + SNAP)]
        if not any(other.reaches(edge.at) for other in near):
            loose.append((end, edge))
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
        elif not bridged_only:
            yield from _over_lone_upright(at, edges[start], across)
        start = index


def _over_lone_upright(at: float, upright: Edge, levels: list[Edge]) -> Iterable[Edge]:
    """A level where a table's only upright ends: the first row has no rule above it, or the last none below."""
    crossed = [level for level in levels if upright.reaches(level.at) and level.reaches(upright.at)]
    if len(crossed) < 2:
        return
    nearest = min(crossed, key=lambda level: abs(level.at - at))
    if abs(nearest.at - at) > 2 * SNAP and nearest.start + SNAP < upright.at < nearest.end - SNAP:
        yield Edge(at, nearest.start, nearest.end)


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
            parent[root(index)] = root(other)
    groups: dict[int, list[BBox]] = defaultdict(list)
    for index, cell in enumerate(cells):
        groups[root(index)].append(cell)
    return list(groups.values())


def _group_to_grid(cells: list[BBox], drawn: _Drawn) -> Grid | None:
    xs = sorted({x for cell in cells for x in (cell.x0, cell.x1)})
    ys = sorted({y for cell in cells for y in (cell.top, cell.bottom)})
    if (len(xs) - 1) * (len(ys) - 1) > MOST_CELLS:
        return None
    column_of, row_of = {x: n for n, x in enumerate(xs)}, {y: n for n, y in enumerate(ys)}
    top, bottom = ys[0], ys[-1]
    # A table without outer sides has no outer rules by design; one with them was cut where they are missing.
    has_sides = all(drawn.share(x, top, bottom, horizontal=False) > 0.5 for x in (xs[0], xs[-1]))
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    for cell in sorted(cells, key=lambda cell: (cell.top, cell.x0)):
        row, column = row_of[cell.top], column_of[cell.x0]
        row_span, column_span = row_of[cell.bottom] - row, column_of[cell.x1] - column
        slots = {(row + r, column + c) for r in range(row_span) for c in range(column_span)}
        if slots & taken:  # lines that overlap without making a grid
            continue
        taken |= slots
        open_top = has_sides and drawn.share(cell.top, cell.x0, cell.x1) < 0.5
        open_bottom = has_sides and drawn.share(cell.bottom, cell.x0, cell.x1) < 0.5
        boxes.append(Box(row, column, row_span, column_span, cell, open_top, open_bottom))
    return Grid(xs, ys, boxes)


class _Drawn:
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


def _is_table(grid: Grid, drawn: _Drawn, grids: list[Grid], width: float, height: float) -> bool:
    """Whether a grid is more than a frame around the page or a coloured ground."""
    if len(grid.xs) > 2:
        return True
    box = grid.bbox
    if len(grid.boxes) > 1:
        return any(drawn.share(x, box.top, box.bottom, horizontal=False) > 0.5 for x in grid.xs)
    around_others = any(other is not grid and is_inside(other.bbox, box) for other in grids)
    if around_others or box.width * box.height > 0.5 * width * height:
        return False
    sides = (
        drawn.share(box.top, box.x0, box.x1),
        drawn.share(box.bottom, box.x0, box.x1),
        drawn.share(box.x0, box.top, box.bottom, horizontal=False),
        drawn.share(box.x1, box.top, box.bottom, horizontal=False),
    )
    return sum(side > 0.5 for side in sides) >= 3
