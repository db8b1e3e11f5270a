"""Boxes that are no cell of a row: cards of one width side by side, and frames around a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from statistics import median
from typing import TypeAlias

from extract.readers.pdf.lattice.drawn import is_inside
from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.lattice.heads.find import find_headed
from extract.readers.pdf.lattice.rails import ALIKE, SNAP
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lines import words_to_lines
from extract.readers.pdf.source.content import Fill, Printed
from models.pages.geometry import BBox

FEWEST_LINES = 5
"""Lines of a usual card, at least: its title and two labels with their values. A cell of spaced boxes has fewer."""


MOST_BOXES = 500
"""Boxes of a page with cards or frames, at most; what has more is a picture made of little ones."""
SAME = 1.0
"""Points by which sides of cards of two pages may differ: a ground in a card lies farther within."""
CardSides: TypeAlias = tuple[float, float]
"""The left and the right side of a card."""


def find_cards(
    grids: Sequence[Grid], grounds: Sequence[Fill], words: Sequence[Printed], known: Sequence[CardSides] = ()
) -> list[Grid]:
    """Those of `grids` that are cards, and the cards that only `grounds` show.

    There are none where boxes are spaced cells of a table, or a chart's. Boxes with the sides of cards that are
    `known` from pages before are cards, however little the page break left of them.
    """
    boxes = [grid for grid in grids if len(grid.xs) == 2 and len(grid.boxes) == 1]
    for ground in sorted(grounds, key=lambda one: (one.x0 - one.x1) * (one.bottom - one.top)):
        sides = BBox(*ground[:4])
        if len(boxes) > MOST_BOXES:
            break
        if not any(is_inside(sides, box.bbox, SNAP) for box in boxes):
            only = Box(0, 0, 1, 1, sides, False, False)
            boxes.append(Grid([sides.x0, sides.x1], [sides.top, sides.bottom], [only]))
    if len(boxes) > MOST_BOXES:
        return []
    groups: list[list[Grid]] = []
    for box in boxes:
        for group in groups:
            if abs(group[0].bbox.width - box.bbox.width) <= ALIKE:
                group.append(box)
                break
        else:
            groups.append([box])
    return [
        box
        for group in groups
        if all(_has_sides(box, known) for box in group) or _are_cards(group, boxes, words)
        for box in group
    ]


def find_frames(grids: Sequence[Grid], grounds: Sequence[Fill], words: Sequence[Printed]) -> list[Grid]:
    """Those of `grids` that are a box around a table whose headings show its columns: no `grounds` part it."""
    frames = [grid for grid in grids if len(grid.boxes) == 1]
    return [
        grid
        for grid in (frames if len(frames) <= MOST_BOXES else ())
        if not any(is_inside(BBox(*ground[:4]), grid.bbox, SNAP) for ground in grounds)
        and any(True for _ in find_headed(words_to_lines(_words_in(grid, words))))
    ]


def sides_of_cards(tables: Sequence[DraftTable]) -> list[CardSides]:
    """The sides of the boxes among `tables` that are cards: some stand level, and hold as much as usual ones do."""
    boxes = [
        table for table in tables if len(table.cells) == 1 and not table.cells[0].tables and not table.drawing
    ]
    full = [box for box in boxes if sum(len(part.lines) for part in box.cells[0].parts) >= FEWEST_LINES]
    return [
        (box.xs[0], box.xs[-1])
        for box in full
        if any(
            abs(box.ys[0] - other.ys[0]) <= SNAP and abs(box.bbox.width - other.bbox.width) <= ALIKE
            for other in full
            if other is not box
        )
    ]


def _are_cards(group: Sequence[Grid], boxes: Sequence[Grid], words: Sequence[Printed]) -> bool:
    if not any(_stand_beside(one, other) for one, other in combinations(group, 2)):
        return False
    own = {id(box) for box in group}
    others = [box for box in boxes if id(box) not in own]
    if any(_stand_beside(one, other) for one in group for other in others):
        return False  # columns of a table have widths of their own
    return median(_count_lines(box, words) for box in group) >= FEWEST_LINES


def _has_sides(box: Grid, known: Sequence[CardSides]) -> bool:
    return any(abs(box.xs[0] - x0) <= SAME and abs(box.xs[-1] - x1) <= SAME for x0, x1 in known)


def _stand_beside(one: Grid, other: Grid) -> bool:
    """Whether two boxes begin at one height, or end at one, with a gap between them."""
    level = min(abs(one.ys[0] - other.ys[0]), abs(one.ys[-1] - other.ys[-1])) <= SNAP
    return level and (one.xs[-1] + SNAP < other.xs[0] or other.xs[-1] + SNAP < one.xs[0])


def _count_lines(box: Grid, words: Sequence[Printed]) -> int:
    return len(words_to_lines(_words_in(box, words)))


def _words_in(box: Grid, words: Sequence[Printed]) -> list[Printed]:
    return [word for word in words if not word.turned and box.bbox.contains_point(word.x0, word.top)]
