"""Where rows begin below a table's headings: words tell them, down to the first ground that does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.readers.pdf.lattice.bands import Band, beside
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.rails import SNAP, is_near, merge
from extract.readers.pdf.lattice.spans.parted import part_rows
from extract.readers.pdf.source.content import Fill, Rule


def rows_of_body(
    band: Band, ends: list[float], drawn: Drawn, left: float = 0.0
) -> tuple[list[float], list[Rule]]:
    """Where rows begin within what goes on below a table's headings, and the sides of grounds that part only some
    of its cells: one beside them spans rows. `ends` are where columns do, and `left`
    where the first begins."""
    fills = [
        fill
        for fill in drawn.fills
        if fill.top < band.bottom - SNAP and fill.bottom > band.top + SNAP and is_near(fill.x1, ends)
    ]
    sides = merge(
        y for fill in fills for y in (fill.top, fill.bottom) if band.top + SNAP < y < band.bottom - SNAP
    )
    levels: list[float] = []
    pieces: list[Rule] = []
    has_stripes = any(not _is_under_heads(fill, band) for fill in fills)
    is_striped = False
    for top, bottom in pairwise([band.top, *sides, band.bottom]):
        own = [line for line in band.lines if top < (line.top + line.bottom) / 2 < bottom]
        is_striped |= has_stripes and any(beside(line, x) for line in own for x in ends[:-1])
        if not is_striped:
            parted = part_rows(own, ends[:-1])
            levels += parted.levels
            for level, past in zip(parted.levels, parted.past, strict=True):
                pieces += _beside(level, past, [left, *ends])
        levels += [bottom] if bottom < band.bottom else []
    if _are_stripes(fills, [left, *ends]):
        return levels, pieces
    pieces += [
        Rule(True, y, fill.x0, fill.x1)
        for y in sides
        for fill in fills
        if min(abs(fill.top - y), abs(fill.bottom - y)) <= SNAP
    ]
    return levels, pieces


def _are_stripes(fills: Sequence[Fill], sides: Sequence[float]) -> bool:
    """Whether grounds fill every second column, say, and no cell of those between: none of these spans rows for that,
    as one beside them all may."""
    middles = [(left + right) / 2 for left, right in pairwise(sides)]
    shaded = [column for column, x in enumerate(middles) if any(fill.x0 < x < fill.x1 for fill in fills)]
    return bool(shaded) and shaded[-1] - shaded[0] >= len(shaded)


def _is_under_heads(fill: Fill, band: Band) -> bool:
    """Whether a ground lies under the bold lines with which `band` begins, and tells nothing of its other rows."""
    own = [line for line in band.lines if fill.top < (line.top + line.bottom) / 2 < fill.bottom]
    return (
        bool(own) and own[0] is band.lines[0] and all(line.bold for line in own) and not band.lines[-1].bold
    )


def _beside(at: float, past: set[int], sides: Sequence[float]) -> list[Rule]:
    """The rules at the height `at` over the columns beside those that go on there; nothing where none does."""
    columns = enumerate(pairwise(sides)) if past else ()
    return [Rule(True, at, *ends) for column, ends in columns if column not in past]
