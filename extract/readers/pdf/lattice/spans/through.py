"""The rows of a ruled table whose uprights run through from its headings to its end, with nothing drawn between rows:
words alone tell them, and only where they could hardly be paragraphs of one row's cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.readers.pdf.lattice.bands import FEWEST_APART, MOST_LABEL_WORDS, WHITE, split_line
from extract.readers.pdf.lattice.rows import (
    BESIDE,
    FEWEST_ROWS,
    FULL,
    LONGER,
    SHORT_LABEL,
    boxed_rows,
    look_at,
    white_above,
)
from extract.readers.pdf.lattice.spans.parted import part_rows
from extract.readers.pdf.lattice.white.columns import goes_on
from extract.readers.pdf.lines import Line, find_mark, starts_small

STOPS = ".,;:"
"""Signs in which no label ends beside an upright; a sentence does."""


def rows_between(lines: Sequence[Line], edges: Sequence[float]) -> list[float]:
    """Where rows of `lines`, whose columns `edges` part, end above the last one; empty where they may be one row."""
    if len(lines) < FEWEST_APART or not edges:
        return []
    if len(edges) == 1:
        starts = boxed_rows(lines, edges[0])
        rows = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
        if not _are_labelled(rows, edges):
            return []
        return [(max(line.bottom for line in above) + below[0].top) / 2 for above, below in pairwise(rows)]
    parted = part_rows(lines, edges)
    return parted.levels if not any(parted.past) and _are_whole(parted.rows, lines, edges) else []


def _are_labelled(rows: Sequence[Sequence[Line]], edges: Sequence[float]) -> bool:
    """Whether each of `rows` has a short label, and nearly all a value beside it: three of them, or two whose labels
    are set apart from all values, or short beside longer ones below white."""
    cells = [[split_line(line, edges) for line in row] for row in rows]
    labels = [[word for own in row for word in own.get(0, [])] for row in cells]
    values = [[word for own in row for word in own.get(1, [])] for row in cells]
    if len(rows) < FEWEST_APART or not all(0 < len(label) <= MOST_LABEL_WORDS for label in labels):
        return False
    if any(label[-1].text[-1] in STOPS[:3] for label in labels) or any(
        find_mark(row[0]) is not None for row in rows
    ):
        return False
    looks = {look_at(word) for label in labels for word in label}
    is_apart = len(looks) == 1 and not any(look_at(value[0]) in looks for value in values if value)
    are_short = all(
        len(label) <= SHORT_LABEL and LONGER * len(label) <= len(value) and not starts_small(value[0].text)
        for label, value in zip(labels, values, strict=True)
    )
    white = min(
        (below[0].top - max(line.bottom for line in above)) / below[0].size for above, below in pairwise(rows)
    )
    is_told = is_apart or (are_short and white >= WHITE)
    return len(rows) >= FEWEST_ROWS - is_told and sum(map(bool, values)) >= BESIDE * len(rows)


def _are_whole(rows: Sequence[Sequence[Line]], lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether each of `rows` fills most columns, and begins in all of these at once, or below more white than stands
    within any."""
    filled = [[set(split_line(line, edges)) for line in row] for row in rows]
    whole = [set().union(*own) for own in filled]
    fewest = FEWEST_APART
    if 0 not in whole[0]:  # the page before cut it
        fewest -= goes_on(rows[0], edges)
        rows, filled, whole = rows[1:], filled[1:], whole[1:]
    if len(rows) < fewest or any(len(own) < FULL * (len(edges) + 1) for own in whole):
        return False
    if any(goes_on(row, edges) for row in rows):
        return False
    if len(rows) >= FEWEST_APART and all(
        own[0] >= columns for own, columns in zip(filled, whole, strict=True)
    ):
        return True
    white = white_above(lines)
    starts = {id(row[0]) for row in rows if row[0] is not lines[0]}
    above = [gap for gap, line in zip(white, lines[1:], strict=True) if id(line) in starts]
    within = [gap for gap, line in zip(white, lines[1:], strict=True) if id(line) not in starts]
    return min(above) > max(within, default=0.0)
