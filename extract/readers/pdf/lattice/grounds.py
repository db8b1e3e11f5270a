"""Which coloured boxes of a page are grounds of cells, and so show where cells end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from extract.readers.pdf.source.content import Fill, Printed
from models.pages.geometry import BBox, union

NEAR = 3.0
"""Points: boxes that lie no farther apart touch."""
AROUND = 6.0
"""Points: the ground of a form's field reaches this far around its box, at most."""
MOST_FILLS = 3000
"""Fills of one page that are looked at, the largest first."""


def grounds_of_cells(fills: list[Fill], words: list[Printed], within: list[BBox]) -> list[Fill]:
    """The fills that are grounds of cells: with text on them, or beside such a one in its row or column.

    Not one that is part of a larger one of the same colour (Word fills a cell and then each line in it),
    that lies in a cell with rules, or that is a marker pen's stroke.
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
    fresh = kept
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
