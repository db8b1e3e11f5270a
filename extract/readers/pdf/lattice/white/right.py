"""Rows of tables whose labels stand right of their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from extract.readers.pdf.lattice.bands import LARGER, crosses, split_line
from extract.readers.pdf.lattice.rows import (
    BESIDE,
    BESIDE_SET,
    FEWEST_ROWS,
    SHORT_LABEL,
    boxed_rows,
    is_aligned,
    look_at,
    white_above,
)
from extract.readers.pdf.lattice.white.centred import BROKEN
from extract.readers.pdf.lattice.white.pitches import PITCHES
from extract.readers.pdf.lines import Line, make_line, starts_small
from extract.readers.pdf.paragraphs import column_of
from extract.readers.pdf.source.content import Printed

LONGER = 2.0
"""Values have so many times the words of labels that nothing but their place tells, at least."""

Cells: TypeAlias = Sequence[dict[int, list[Printed]]]
"""The words of each line left (0) and right (1) of the edge."""


def rows_of_right_labels(lines: Sequence[Line], edge: float) -> list[int]:
    """The first line of each row of a table whose labels stand right of their values, parted at `edge`.

    Only their look tells labels there, values standing where labels usually do: they are set to stand out.
    Empty where it is no such table.
    """
    cells = [split_line(line, [edge]) for line in lines]
    labels = [own[1] for own in cells if 1 in own]
    values = [word for own in cells for word in own.get(0, [])]
    stress = min((_stress(word) for words in labels for word in words), default=0)
    if len(labels) < FEWEST_ROWS - 1 or any(_stress(word) >= stress for word in values):
        return []
    if not _are_labels(labels, values, 1.0):
        return []
    begun = _begun(lines, cells)
    beside_label = sum(0 in cells[index] for index in begun)
    if len(begun) < FEWEST_ROWS - 1 or beside_label < BESIDE_SET * len(begun):
        return _starts(_parts_around(lines, begun))
    fresh = [0 not in cells[index] or not starts_small(cells[index][0][0].text) for index in begun]
    starts = begun if begun[0] == 0 else [0, *begun]
    return starts if all(fresh) else _starts(_parts_around(lines, begun)) or starts


def rows_in_box(lines: Sequence[Line], edge: float) -> list[int]:
    """The first line of each row of labels and values in a box that nothing drawn parts, the labels on either side."""
    return rows_of_right_labels(lines, edge) or boxed_rows(lines, edge)


def rows_of_plain_labels(lines: Sequence[Line], edge: float) -> list[int]:
    """The first line of each row of a table whose labels stand right of `edge`, and the line after its last row.

    Where no look tells labels, white does: it parts the rows, in each of which one stands, at any height, short beside
    longer values. What stands above the first row or below the last is no row. Empty where it is no such table.
    """
    cells = [split_line(line, [edge]) for line in lines]
    labels = [own[1] for own in cells if 1 in own]
    values = [word for own in cells for word in own.get(0, [])]
    if len(labels) < FEWEST_ROWS or not _are_labels(labels, values, LONGER):
        return []
    begun = _begun(lines, cells)
    named = sum(cells[index][1][0].text[:1].isupper() for index in begun)
    if len(begun) < FEWEST_ROWS or named < BESIDE * len(begun):
        return []
    first = next(index for index, line in enumerate(lines) if not _is_name(line, cells[index]))
    parts = _parts_around(lines[first:], [index - first for index in begun], within=True)
    return [first + at for at in (*_starts(parts), parts[-1][1])] if len(parts) >= FEWEST_ROWS else []


def rows_going_on(lines: Sequence[Line], edge: float, size: float) -> list[int]:
    """The first line of each row at the top of a page, and the line after the last, where a table whose labels stand
    right of `edge` goes on from the page before, maybe with the rest of a row; empty where it does not.

    `size` is that of its values: a line set larger is a heading.
    """
    cells: list[dict[int, list[Printed]]] = []
    for line in lines:
        own = split_line(line, [edge])
        is_heading = 1 not in own and line.size > LARGER * size
        if is_heading or _is_name(line, own) or crosses(line, edge, None):
            break
        cells.append(own)
    lines = lines[: len(cells)]
    begun = _begun(lines, cells)
    if not begun:
        return [0, len(lines)] if lines and starts_small(lines[0].text) else []
    for rest in range(begun[0] + 1):
        parts = _parts_around(lines[rest:], [index - rest for index in begun], within=True)
        if parts and parts[0][0] == 0:
            ends = [rest + at for at in (*_starts(parts), parts[-1][1])]
            return ends if rest == 0 else [0, *ends]
    level = all(0 in cells[index] for index in begun)
    return sorted({0, *begun, len(lines)}) if level else []


def _are_labels(labels: Sequence[list[Printed]], values: Sequence[Printed], longer: float) -> bool:
    """Whether the pieces right of an edge may be labels: short words, aligned, and fewer than of values; no figures."""
    if not all(any(map(str.isalpha, "".join(word.text for word in words))) for words in labels):
        return False
    if median(map(len, labels)) > SHORT_LABEL or len(values) <= longer * sum(map(len, labels)):
        return False
    column = column_of([make_line(words) for words in labels])
    return is_aligned(column)


def _is_name(line: Line, cells: dict[int, list[Printed]]) -> bool:
    """Whether a line is a name in bold above rows, with nothing in the column of labels."""
    return 1 not in cells and line.bold


def _begun(lines: Sequence[Line], cells: Cells) -> list[int]:
    """The lines in which a label begins. The rest of one stands close below it, though a value that is centred beside
    it stands between the two."""
    found: list[int] = []
    before: int | None = None
    for index, own in enumerate(cells):
        if 1 not in own:
            continue
        if before is None or not _goes_on(lines, cells, before, index):
            found.append(index)
        before = index
    return found


def _goes_on(lines: Sequence[Line], cells: Cells, before: int, index: int) -> bool:
    """Whether the label of a line is the rest of the one in the line `before`."""
    above, own = cells[before][1], cells[index][1]
    near = own[0].top - above[0].bottom <= BROKEN * lines[index].size
    return starts_small(own[0].text) and above[0].size == own[0].size and (near or index == before + 1)


def _stress(word: Printed) -> int:
    """In how many ways a word stands out: bold, slanted, in an ink of its own."""
    bold, slanted, ink = look_at(word)
    return bold + slanted + (ink != 0)


def _starts(parts: Sequence[tuple[int, int]]) -> list[int]:
    return [start for start, _ in parts]


def _parts_around(
    lines: Sequence[Line], labels: Sequence[int], *, within: bool = False
) -> list[tuple[int, int]]:
    """The rows that white parts, each by its first line and the one after its last: one of the lines `labels` stands
    in each; `within` those parts above and below in which none does. Else nothing."""
    for parts in _parts(lines):
        held = [sum(start <= label < end for label in labels) for start, end in parts]
        filled = [index for index, count in enumerate(held) if count]
        first, end = (filled[0], filled[-1] + 1) if within and filled else (0, len(parts))
        if set(held[first:end]) == {1}:
            return parts[first:end]
    return []


def _parts(lines: Sequence[Line]) -> Iterator[list[tuple[int, int]]]:
    """`lines` parted where white stands over all columns, from the least white on that differs clearly from less."""
    white = white_above(lines)
    known = sorted(white)
    for before, least in zip([float("-inf"), *known], known, strict=False):
        if least - before >= PITCHES * lines[0].size:
            starts = [0, *(index for index, gap in enumerate(white, start=1) if gap >= least)]
            yield list(pairwise([*starts, len(lines)]))
