"""Which tables the lines and grounds of a page show: those that are wholly ruled, and those read from all evidence.

A table all of whose columns are drawn is taken as drawn; its rows may be finer than its rules. Everything else goes
to `across`, which reads rails, grounds and words together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.readers.pdf.cards.boxes import CardSides, find_cards, find_frames
from extract.readers.pdf.lattice.across import Lattice, find_lattices
from extract.readers.pdf.lattice.around.ended import NOTHING, Ended
from extract.readers.pdf.lattice.bands import Band, is_text, rows_at, rows_of
from extract.readers.pdf.lattice.drawn import Drawn, grounds_of_cells, is_inside
from extract.readers.pdf.lattice.grid import Box, Grid, Sides, edges_to_grids, lattice_to_grids
from extract.readers.pdf.lattice.heads.find import find_headed
from extract.readers.pdf.lattice.joints import are_drawn_by_row, rows_of_uprights
from extract.readers.pdf.lattice.rails import ALIKE, SNAP, SPACING, Rail, is_near, merge, rails_of
from extract.readers.pdf.lattice.spans.every_second import is_one_of_many
from extract.readers.pdf.lattice.spans.parted import part_rows
from extract.readers.pdf.lattice.spans.through import rows_between
from extract.readers.pdf.lattice.spans.unparted import part_spanning, stand_apart
from extract.readers.pdf.lines import words_to_lines
from extract.readers.pdf.source.content import Fill, Printed, Rule
from models.pages.geometry import BBox

FEW_ROWS = 4
"""Edges between rows of a table whose rules part little more than its head from the rest."""

MOST_LEVELS = 3
"""Edges between rows of a table without rules but between its columns: its top, below its headings, its bottom."""


def rules_to_grids(
    rules: list[Rule],
    fills: list[Fill],
    words: list[Printed],
    width: float,
    height: float,
    known: Sequence[CardSides] = (),
    ended: Ended = NOTHING,
) -> list[Grid]:
    """The ruled tables of a page of this size, from the top down; a box around a single text is a grid of one cell.

    Fills bound cells too, but only those that hold `words` and lie outside the cells that lines bound. `known` are the
    sides of cards on pages before, `ended` the table that ended the page before.
    """
    supposed = rows_of_uprights(rules, words, fills)
    rules = [*rules, *supposed]
    told = [rule.at for rule in supposed if rule.horizontal]
    drawn = Sides(rules)
    grids, whole, grounds, touching = _ruled(rules, fills, words, drawn)
    free = [fill for fill in grounds if fill not in touching]
    cards = find_cards(grids, free, words, known) if grids or free else []
    grids += [card for card in cards if card not in grids]
    cards += find_frames([grid for grid in grids if grid not in cards and grid not in whole], free, words)
    by_height = sorted(words, key=_middle)
    for grid in whole:
        if any(is_near(y, told) for y in grid.ys):
            grid.boxes = [box._replace(open_top=False, open_bottom=False) for box in grid.boxes]
        part_spanning(grid, words)
        _cut_rows(grid, rules, fills, by_height, told)
        part_spanning(grid, words)
    free = [
        fill for fill in free if not any(is_inside(BBox(*fill[:4]), grid.bbox, 2 * SNAP) for grid in cards)
    ]
    boxed = [grid for grid in grids if len(grid.xs) == 2 and grid not in cards]
    within = [grid.bbox for grid in (*whole, *cards)]
    lattices = _lattices_around(rules, free, words, within, boxed, ended)
    for lattice in lattices:
        grids = [
            grid for grid in grids if grid in (*whole, *cards) or not _is_part_of(grid, lattice.bbox, words)
        ]
    for grid in grids:
        if len(grid.xs) > 2 and grid not in (*whole, *cards):  # cut by the page's end, say
            _cut_rows(grid, rules, fills, by_height, told)
    grids = [grid for grid in grids if grid in cards or _is_table(grid, drawn, grids, width * height)]
    for lattice in lattices:
        found = lattice_to_grids(lattice.levels, lattice.uprights, drawn)
        grids += [replace(grid, supposed=True, shifted=_edges_by_row(grid, lattice)) for grid in found]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _is_part_of(grid: Grid, table: BBox, words: Sequence[Printed]) -> bool:
    """Whether `grid` lies in a table that was read from all evidence, but for rows without `words`: a page's end may
    cut below those of a row. Of a box, its larger part: a page's first row is known to reach no farther than its
    words."""
    box = grid.bbox
    if len(grid.xs) == 2 < len(grid.ys) and box.top < table.bottom and table.top < box.bottom:
        own = [word for word in words if box.contains_point(word.x0, _middle(word))]
        rows = [row for row in pairwise(grid.ys) if any(row[0] < _middle(word) < row[1] for word in own)]
        box = box._replace(top=rows[0][0], bottom=rows[-1][1]) if rows else box
    if len(grid.boxes) == 1:
        shared = min(box.bottom, table.bottom) - max(box.top, table.top)
        box = box._replace(top=table.top, bottom=table.bottom) if 2 * shared > box.height else box
    return is_inside(box, table, 2 * SNAP)


def _edges_by_row(grid: Grid, lattice: Lattice) -> dict[int, list[float]]:
    """The column edges of each row of `grid` that has its own."""
    return {
        index: [grid.xs[0], *row.edges, grid.xs[-1]]
        for index, (top, bottom) in enumerate(pairwise(grid.ys))
        for row in lattice.shifted
        if row.top < (top + bottom) / 2 < row.bottom
    }


def _ruled(
    rules: list[Rule], fills: list[Fill], words: list[Printed], drawn: Sides
) -> tuple[list[Grid], list[Grid], list[Fill], list[Fill]]:
    """The grids that rules bound, and grounds that touch them; those of them that are whole tables; the grounds of
    cells outside of whole ones, and which of these touch one."""
    rails = rails_of(rule for rule in rules if rule.horizontal)
    grids = [grid for grid in edges_to_grids(rules, drawn) if not _parts_headed(grid, drawn, words)]
    whole = _whole_among(grids, rails, words, drawn)
    grounds = grounds_of_cells(fills, words, [grid.bbox for grid in whole])
    touching = [fill for fill in grounds if any(_touches(fill, grid.bbox) for grid in whole)]
    if touching:
        edges = [edge for fill in touching for edge in _fill_edges(fill)]
        grids = [one for one in edges_to_grids(rules + edges, drawn) if not _parts_headed(one, drawn, words)]
        whole = _whole_among(grids, rails, words, drawn)
    return grids, whole, grounds, touching


def _whole_among(grids: list[Grid], rails: list[Rail], words: list[Printed], drawn: Sides) -> list[Grid]:
    return [
        grid
        for grid in grids
        if _is_whole(grid, rails, words, _beside(grid, grids))
        and not is_one_of_many(grid, grids, words)
        and not _goes_on_beyond(grid, rails, words, drawn)
    ]


def _goes_on_beyond(grid: Grid, rails: list[Rail], words: list[Printed], drawn: Sides) -> bool:
    """Whether a table without outer sides has one more rail as wide as itself a row above it or below, and between
    them one text, the name of the rows to come: no upright tells that it is a row of the table."""
    top, bottom, left, right = grid.ys[0], grid.ys[-1], grid.xs[0], grid.xs[-1]
    if any(drawn.share(x, top, bottom, horizontal=False) > 0.5 for x in (left, right)):
        return False
    row = max(below - above for above, below in pairwise(grid.ys))
    near = [
        sorted((rail.at, top if rail.at < top else bottom))
        for rail in rails
        if SNAP < max(top - rail.at, rail.at - bottom) <= row
        and abs(rail.start - left) <= SNAP
        and abs(rail.end - right) <= SNAP
    ]
    return any(_is_one_text(above, below, grid, words) for above, below in near)


def _is_one_text(top: float, bottom: float, grid: Grid, words: list[Printed]) -> bool:
    """Whether what stands between two heights and the sides of `grid` is one line of text."""
    own = [word for word in words if top < _middle(word) < bottom and grid.xs[0] <= word.x0 < grid.xs[-1]]
    lines = words_to_lines(own)
    return len(lines) == 1 and is_text(lines[0])


def _beside(grid: Grid, grids: Sequence[Grid]) -> tuple[float, float]:
    """Between which sides what is drawn in line with `grid` is its own: where a grid of several columns, too, stands
    close beside it, their rails are taken for one."""
    near = [
        other
        for other in grids
        if len(other.xs) > 2 and other.ys[0] < grid.ys[-1] and grid.ys[0] < other.ys[-1] and other is not grid
    ]
    left = max((x for other in near if 0 < grid.xs[0] - (x := other.xs[-1]) <= SPACING), default=None)
    right = min((x for other in near if 0 < (x := other.xs[0]) - grid.xs[-1] <= SPACING), default=None)
    return (
        float("-inf") if left is not None else grid.xs[0] - ALIKE,
        float("inf") if right is not None else grid.xs[-1] + ALIKE,
    )


def _lattices_around(
    rules: list[Rule],
    free: list[Fill],
    words: list[Printed],
    within: list[BBox],
    boxed: list[Grid],
    ended: Ended,
) -> list[Lattice]:
    """The tables that are not wholly ruled, outside of the boxes `within`; `boxed` are grids of one column."""
    levels = [rule for rule in rules if rule.horizontal and not _lies_within(rule, within)]
    uprights = [rule for rule in rules if not rule.horizontal and not _lies_within(rule, within)]
    # A box that the page cut has no rule there: its side was supplied.
    levels += [Rule(True, y, grid.xs[0], grid.xs[1]) for grid in boxed for y in (grid.ys[0], grid.ys[-1])]
    if not (levels or free or ended.edges):
        return []
    outside = [word for word in words if not any(box.contains_point(word.x0, word.top) for box in within)]
    lattices = find_lattices(Drawn(levels, uprights, free, outside), ended)
    return [one for one in lattices if not _lacks_columns(one, rules, outside)]


def _is_whole(grid: Grid, rails: list[Rail], words: list[Printed], within: tuple[float, float]) -> bool:
    """Whether all columns of a table are drawn: no rail of it reaches beyond the sides `within` which it may lie, or
    parts in two where no cell ends above or below it, though `words` stand there as in two cells."""
    if len(grid.xs) <= 2:
        return False
    own = [
        rail
        for rail in rails
        if grid.ys[0] - SNAP <= rail.at <= grid.ys[-1] + SNAP
        and rail.start < grid.xs[-1] - SNAP
        and rail.end > grid.xs[0] + SNAP
    ]
    if any(rail.start < within[0] or rail.end > within[1] for rail in own):
        return False
    drawn = Counter(column for box in grid.boxes for column in (box.column, box.column + box.column_span))
    spanning = [box for box in grid.boxes if box.column_span > 1]
    lacking = Counter(column for box in spanning for column in _lacking(box, grid, own, words))
    return all(lacking[column] < drawn[column] for column in lacking)


def _parts_headed(grid: Grid, drawn: Sides, words: Sequence[Printed]) -> bool:
    """Whether nothing is drawn of `grid` but lines between columns of a table that its headings show, and maybe one
    below these: its outer columns stand beside it."""
    top, bottom = grid.ys[0], grid.ys[-1]
    if len(grid.ys) > MOST_LEVELS or any(
        drawn.share(y, grid.xs[0], grid.xs[-1]) > 0.5 for y in (top, bottom)
    ):
        return False
    level = [word for word in words if top <= (word.top + word.bottom) / 2 <= bottom and not word.turned]
    if all(grid.xs[0] <= word.x0 <= grid.xs[-1] for word in level):
        return False
    return any(len(table.xs) > len(grid.xs) for _, _, table in find_headed(words_to_lines(level)))


def _lacking(box: Box, grid: Grid, rails: list[Rail], words: list[Printed]) -> list[int]:
    """The edges within a cell at which the rails above and below it part, though no upright is drawn, and words stand
    on both sides: a program may draw the rule of a cell that spans columns in pieces, too."""
    above, below = (
        [
            x
            for rail in rails[
                bisect_left(rails, (at - SNAP,)) : bisect_right(rails, (at + SNAP, float("inf")))
            ]
            for x in rail.joints
        ]
        for at in (box.bbox.top, box.bbox.bottom)
    )
    return [
        column
        for column in range(box.column + 1, box.column + box.column_span)
        if all(any(abs(x - grid.xs[column]) <= SNAP for x in joints) for joints in (above, below))
        and stand_apart(grid.xs[column], box.bbox, words)
    ]


def _lacks_columns(lattice: Lattice, rules: Sequence[Rule], words: Sequence[Printed]) -> bool:
    """Whether nothing but grounds shows a table, and they end beside its first columns, which bold headings show: a
    cell that spans rows stands on none."""
    box = lattice.bbox
    beside = [word for word in words if word.x1 <= box.x0 + SNAP and box.top < word.top < box.bottom]
    drawn = (rule for rule in rules if rule.horizontal and box.top - SNAP <= rule.at <= box.bottom + SNAP)
    if not beside or any(rule.start < box.x1 and rule.end > box.x0 for rule in drawn):
        return False
    edges = merge(rule.at for rule in lattice.uprights)
    lines = words_to_lines(word for word in words if not word.turned)
    return any(
        table.ys[0] < box.bottom
        and box.top < table.ys[-1]
        and table.xs[0] < box.x0 - ALIKE
        and len(table.xs) > len(edges)
        and any(abs(x - box.x0) <= ALIKE for x in table.xs[1:])
        for _, _, table in find_headed(lines)
    )


def _cut_rows(
    grid: Grid,
    rules: list[Rule],
    fills: list[Fill],
    by_height: Sequence[Printed],
    supposed: Collection[float] = (),
) -> None:
    """Cut rows of `grid` in two where no rule but the ends of the uprights' pieces, columns of figures, or the ends of
    grounds as wide as cells show it: white rules part shaded rows from each other, and nothing from a white one.
    Words alone, which are given `by_height`, tell rows beside the `supposed` edges that only the ends of uprights
    around a name show."""
    edges = grid.xs[1:-1]
    uprights = [rule for rule in rules if not rule.horizontal and _lies_within(rule, [grid.bbox])]
    ends = [rule.end for rule in uprights if any(abs(rule.at - x) <= SNAP for x in grid.xs)]
    ends.sort()
    shared = [
        y
        for y in merge(ends, 1.0)
        if bisect_right(ends, y + 1) - bisect_left(ends, y - 1) > 0.5 * len(grid.xs)
    ]
    shared += merge(
        y
        for fill in fills
        if is_near(fill.x0, grid.xs) and is_near(fill.x1, grid.xs)
        for y in (fill.top, fill.bottom)
    )
    shared.sort()
    spanned = {
        row for box in grid.boxes for row in range(box.row, box.row + box.row_span) if box.row_span > 1
    }
    cuts: list[float] = []
    by_row = not supposed or are_drawn_by_row(grid, uprights)
    for row, (top, bottom) in enumerate(pairwise(grid.ys)):
        joints = shared[bisect_right(shared, top + SNAP) : bisect_left(shared, bottom - SNAP)]
        is_open = not by_row and any(abs(y - at) <= SNAP for at in supposed for y in (top, bottom))
        if row in spanned or not (joints or is_open or len(grid.ys) <= FEW_ROWS):
            continue
        own = [
            word
            for word in by_height[
                bisect_left(by_height, top, key=_middle) : bisect_right(by_height, bottom, key=_middle)
            ]
            if grid.xs[0] <= (word.x0 + word.x1) / 2 <= grid.xs[-1]
        ]
        band = Band(top, bottom, words_to_lines(word for word in own if not word.turned))
        cuts += part_rows(band.lines, edges).levels if is_open else []
        cuts += rows_of(band, edges) or rows_at(band, edges, joints) if not is_open else []
        if len(grid.ys) <= MOST_LEVELS and not cuts:
            cuts += rows_between(band.lines, edges)
    if cuts:
        _insert_rows(grid, cuts)


def _middle(word: Printed) -> float:
    return (word.top + word.bottom) / 2


def _insert_rows(grid: Grid, cuts: list[float]) -> None:
    ys = sorted([*grid.ys, *cuts])
    boxes: list[Box] = []
    for box in grid.boxes:
        inner = [box.bbox.top, *(y for y in cuts if box.bbox.top < y < box.bbox.bottom), box.bbox.bottom]
        if box.row_span > 1:
            inner = [box.bbox.top, box.bbox.bottom]
        is_whole = len(inner) == 2  # where white parts rows, a rule that is not drawn tells nothing
        for top, bottom in pairwise(inner):
            boxes.append(
                box._replace(
                    row=ys.index(top),
                    row_span=ys.index(bottom) - ys.index(top),
                    bbox=BBox(box.bbox.x0, top, box.bbox.x1, bottom),
                    open_top=box.open_top and is_whole,
                    open_bottom=box.open_bottom and is_whole,
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


def _fill_edges(fill: Fill) -> Iterable[Rule]:
    yield Rule(True, fill.top, fill.x0, fill.x1)
    yield Rule(True, fill.bottom, fill.x0, fill.x1)
    yield Rule(False, fill.x0, fill.top, fill.bottom)
    yield Rule(False, fill.x1, fill.top, fill.bottom)


def _is_table(grid: Grid, drawn: Sides, grids: list[Grid], page: float) -> bool:
    """Whether a grid is more than a frame around the page, which has this area, or a coloured ground."""
    if len(grid.xs) > 2:
        return True
    box = grid.bbox
    if len(grid.boxes) > 1:
        return any(drawn.share(x, box.top, box.bottom, horizontal=False) > 0.5 for x in grid.xs)
    others = [is_inside(other.bbox, box) for other in grids if other is not grid]
    cut = any(one.open_top or one.open_bottom for one in grid.boxes)  # a frame around the page is closed,
    if any(others) or (box.width * box.height > 0.5 * page and not cut and not others):
        return False  # and nothing stands beside it
    sides = (
        drawn.share(box.top, box.x0, box.x1),
        drawn.share(box.bottom, box.x0, box.x1),
        drawn.share(box.x0, box.top, box.bottom, horizontal=False),
        drawn.share(box.x1, box.top, box.bottom, horizontal=False),
    )
    return sum(side > 0.5 for side in sides) >= 3
