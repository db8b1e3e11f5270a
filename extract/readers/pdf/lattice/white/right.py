"""Rows of tables whose labels stand right of their values."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from extract.readers.pdf.lattice.bands import split_line
from extract.readers.pdf.lattice.rows import (
    BESIDE_SET,
    FEWEST_ROWS,
    SHORT_LABEL,
    boxed_rows,
    is_aligned,
    look_at,
    white_above,
)
from extract.readers.pdf.lines import Line, make_line, starts_small
from extract.readers.pdf.paragraphs import column_of
from extract.readers.pdf.source.content import Printed


def rows_of_right_labels(lines: Sequence[Line], edge: float) -> list[int]:
    """The first line of each row of a table whose labels stand right of their values, parted at `edge`.

    Only their look tells labels there, values standing where labels usually do: they are set to stand out.
    Empty where it is no such table.
    """
    cells = [split_line(line, [edge]) for line in lines]
    labels = [own[1] for own in cells if 1 in own]
    values = [word for own in cells for word in own.get(0, [])]
    stress = min((_stress(word) for words in labels for word in words), default=0)
    if len(labels) < FEWEST_ROWS or any(_stress(word) >= stress for word in values):
        return []
    if median(map(len, labels)) > SHORT_LABEL or len(values) <= sum(map(len, labels)):
        return []
    if not is_aligned(column_of([make_line(words) for words in labels])):
        return []
    begun = [
        index
        for index, own in enumerate(cells)
        if 1 in own and not (index and 1 in cells[index - 1] and _goes_on_right(cells[index - 1], own))
    ]
    beside_label = sum(0 in cells[index] for index in begun)
    if len(begun) < FEWEST_ROWS - 1 or beside_label < BESIDE_SET * len(begun):
        return _rows_around(lines, begun)
    fresh = [0 not in cells[index] or not starts_small(cells[index][0][0].text) for index in begun]
    starts = begun if begun[0] == 0 else [0, *begun]
    return starts if all(fresh) else _rows_around(lines, begun) or starts


def rows_in_box(lines: Sequence[Line], edge: float) -> list[int]:
    """The first line of each row of labels and values in a box that nothing drawn parts, the labels on either side."""
    return rows_of_right_labels(lines, edge) or boxed_rows(lines, edge)


def _stress(word: Printed) -> int:
    """In how many ways a word stands out: bold, slanted, in an ink of its own."""
    bold, slanted, ink = look_at(word)
    return bold + slanted + (ink != 0)


def _goes_on_right(above: dict[int, list[Printed]], own: dict[int, list[Printed]]) -> bool:
    """Whether the label of a line is the rest of the one above it: no row begins beside it."""
    return starts_small(own[1][0].text) and above[1][0].size == own[1][0].size


def _rows_around(lines: Sequence[Line], labels: Sequence[int]) -> list[int]:
    """The first lines of the rows that white parts, where one of the lines `labels` stands in each; else nothing."""
    for least in sorted(set(white := white_above(lines))):
        starts = [0, *(index for index, gap in enumerate(white, start=1) if gap >= least)]
        ends = [*starts[1:], len(lines)]
        if all(
            sum(start <= label < end for label in labels) == 1
            for start, end in zip(starts, ends, strict=True)
        ):
            return starts
    return []
