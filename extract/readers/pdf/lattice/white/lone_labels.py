"""Labels that stand alone at the end or the beginning of a run of rows: their values are empty, or on another page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.readers.pdf.lattice.bands import split_line
from extract.readers.pdf.lattice.gutters import ALIGNED
from extract.readers.pdf.lattice.rows import look_at, white_above
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lines import Line, starts_small

FEWEST_PLAIN = 4
"""Rows with a label and its value after which what stands alone in their place is one, though it looks as values do."""
SAME_STEP = 0.5
"""Points by which a label alone stands farther from its table than rows below each other, at most: rounding."""


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that obey one column's edge."""

    start: int
    end: int
    at: float
    """Where the words right of the edge begin."""
    rows: int
    """How many of the lines have words on both sides."""
    low: int
    """The first line that obeys the edge, though no row may begin there."""
    high: int
    """The line after the last such."""


def ends_alone(lines: Sequence[Line], run: Run) -> bool:
    """Whether the lines after a run are one label set as its others, with nothing beside it, and as no value is, unless
    the rows are many.

    At the end of a page it is no heading, which would stand with what it heads.
    """
    rest, edge = lines[run.end :], run.at - 1
    parts = [split_line(line, [edge]) for line in lines[run.start : run.end]]
    labels = [part[0][0] for part in parts if 0 in part]
    look = look_at(rest[0].words[0])
    if any(line.x1 > edge or look_at(line.words[0]) != look for line in rest):
        return False
    if not all(starts_small(line.text) for line in rest[1:]):
        return False
    if run.rows < FEWEST_PLAIN and any(look_at(word) == look for part in parts for word in part.get(1, [])):
        return False
    alike = all(
        look_at(word) == look and word.size == rest[0].size and abs(word.x0 - rest[0].x0) <= ALIGNED
        for word in labels
    )
    white = white_above(lines[run.start :])
    inside = run.end - run.start - 1
    return alike and max(white[inside:]) <= max(white[:inside], default=0.0) + SAME_STEP


def begins_alone(lines: Sequence[Line], run: Run, known: DraftTable) -> bool:
    """Whether the lines above a run are one label of it with nothing beside it, with which the rows of the table
    `known` go on: they stand where that table's labels do, set as the run's are, and as near to it as rows stand."""
    label, places = lines[run.start].words[0], [left_of(known, 0), lines[run.start].x0]
    white = white_above(lines[: run.end])
    return (
        all(look_at(line.words[0]) == look_at(label) for line in lines[: run.start])
        and all(line.words[0].size == label.size and line.x1 < run.at - 1 for line in lines[: run.start])
        and all(abs(line.x0 - x) <= ALIGNED for line in lines[: run.start] for x in places)
        and all(starts_small(line.text) for line in lines[1 : run.start])
        and max(white[: run.start]) <= max(white[run.start :], default=0.0) + SAME_STEP
    )


def left_of(table: DraftTable, column: int) -> float:
    """Where the first lines of most cells of a column of `table` begin; later ones may hang below an item's mark."""
    starts = [
        cell.parts[0].lines[0].x0
        for cell in table.cells
        if cell.column == column and cell.parts and cell.parts[0].lines
    ]
    return median(starts or [table.xs[column]])
