"""Tables of labels and values that nothing but the labels' look shows, the gap between both being hardly a space."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.pdf.lattice.bands import MOST_LABEL_WORDS, split_line
from extract.readers.pdf.lattice.looks.parting import Parting, are_set_alike, parting_of
from extract.readers.pdf.lattice.rows import boxed_rows
from extract.readers.pdf.lines import Line, find_mark

FEWEST = 2
"""Rows of such a table, at least."""
NEAR, WIDE = 0.5, 2.0
"""Points by which values begin apart, at most, and by which the labels' ends differ, at least."""
FAR = 3.0
"""In type sizes: rows stand no farther apart."""


def look_signs(lines: Sequence[Line]) -> list[float | None]:
    """Where the value of each line begins, of lines near each other whose labels, of one look and several widths, end
    there: no run of text begins so twice."""
    partings = [parting_of(line) for line in lines]
    signs: list[float | None] = [None] * len(lines)
    before: tuple[int, Parting] | None = None
    for index, parting in enumerate(partings):
        if parting is None:
            continue
        if before is not None and _are_of_one(lines, before, (index, parting)):
            signs[before[0]], signs[index] = before[1].start, parting.start
        before = index, parting
    return signs


def _are_of_one(lines: Sequence[Line], one: tuple[int, Parting], other: tuple[int, Parting]) -> bool:
    above, line = lines[one[0]], lines[other[0]]
    is_wide = max(abs(above.x0 - line.x0), abs(one[1].end - other[1].end)) > WIDE
    return (
        abs(one[1].start - other[1].start) <= NEAR
        and is_wide
        and are_set_alike(above.words[0], line.words[0])
        and line.top - lines[other[0] - 1].bottom <= FAR * line.size
    )


def shares_look(line: Line, below: Line, x: float) -> bool:
    """Whether both lines have a label of one look, and their values begin at `x`."""
    partings = [parting_of(own) for own in (line, below)]
    near = all(parting is not None and abs(parting.start - x) <= NEAR for parting in partings)
    return near and are_set_alike(line.words[0], below.words[0])


def rows_by_look(lines: Sequence[Line], x: float) -> list[int]:
    """The first line of each row of a table whose values begin at `x`; empty where the look of labels does not show
    one: each line holds words of a label, of a value, or both, and each label is set as no value is."""
    edge = x - 2 * NEAR
    partings = [parting for line in lines if (parting := parting_of(line)) is not None]
    if len(partings) < FEWEST or any(abs(parting.start - x) > 2 * NEAR for parting in partings):
        return []
    if any(find_mark(line) is not None and line.x0 < edge for line in lines):
        return []
    cells = [split_line(line, [edge]) for line in lines]
    labels = [own[0] for own in cells if 0 in own]
    first = labels[0][0] if labels else lines[0].words[0]
    if not labels or not all(are_set_alike(first, word) for label in labels for word in label):
        return []
    if any(are_set_alike(first, word) for own in cells for word in own.get(1, [])):
        return []
    starts = boxed_rows(lines, edge)
    named = [start for start in starts if 0 in cells[start]]
    is_short = all(len(label) <= MOST_LABEL_WORDS for label in labels)
    return starts if len(starts) >= FEWEST and is_short and 2 * len(named) >= len(starts) else []
