"""Lines in columns that are too few for a table, or hold no labels: names with roles, labels with values."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.readers.pdf.lattice.bands import beside, split_line
from extract.readers.pdf.lattice.rows import FEWEST_ROWS, SHORT_LABEL, lines_to_columns
from extract.readers.pdf.lattice.white.pitches import SAME_START
from extract.readers.pdf.lines import Line, starts_small
from extract.readers.pdf.paragraphs import Column, flows

SPACE = 0.4
"""In type sizes: a wide space between two words."""
MOST_LINES = 5
"""Lines of a row of labels over their values, at most."""


def are_few_pairs(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether short labels, too few for a table, all have a value beside them: what goes on below a value is no column
    of its own, and each is read with its label."""
    left = [line for line in lines if line.x0 < edges[0]]
    labels = [split_line(line, edges).get(0, []) for line in left]  # none where a word stands over the edge
    return (
        len(left) < FEWEST_ROWS
        and all(beside(line, edges[0]) for line in left)
        and max(map(len, labels), default=0) <= SHORT_LABEL
    )


def rows_of_names(lines: Sequence[Line], edges: Sequence[float]) -> list[int]:
    """The first lines of rows whose left parts begin in capitals and the right in small letters: "Karin Ek
    kommunpolis"; none where it is text.

    No text that a column begins with goes on so line for line, unless its lines are filled; a role may go on below.
    Fewer than half may be employers ("Viby handel").
    """
    if len(edges) != 1:
        return []
    parts = [split_line(line, edges) for line in lines]
    starts = [index for index, part in enumerate(parts) if 0 in part]
    if len(starts) < FEWEST_ROWS or starts[0] != 0:
        return []
    if not all(len(parts[index]) == 2 and parts[index][0][0].text[:1].isupper() for index in starts):
        return []
    if not all(0 in part or starts_small(part[1][0].text) for part in parts):
        return []
    small = sum(starts_small(parts[index][1][0].text) for index in starts)
    column = lines_to_columns(lines, edges)[1]
    return starts if 2 * small > len(starts) and (_leaves_room(column) or not flows(column)) else []


def _leaves_room(column: Column) -> bool:
    """Whether a line that goes on in small letters, if it were text, had room for the next one's first word."""
    return any(
        starts_small(after.text)
        and column.right - before.x1 > after.words[0].x1 - after.x0 + SPACE * after.size
        for before, after in pairwise(column.lines)
    )


def are_labels_over_values(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether a line of short labels in bold stands over the one row of their values, each beginning below its own."""
    cells = [split_line(line, edges) for line in lines]
    if len(lines) > MOST_LINES or not lines[0].bold or any(line.bold for line in lines[1:]):
        return False
    labels, values = cells[0], cells[1]
    return (
        len(labels) == len(values) == len(edges) + 1
        and all(len(words) <= SHORT_LABEL for words in labels.values())
        and all(abs(labels[column][0].x0 - values[column][0].x0) <= SAME_START for column in labels)
    )
