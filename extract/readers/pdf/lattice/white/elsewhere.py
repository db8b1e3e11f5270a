"""Rows of a table without rules that stand in the columns of another one, right above or below it, or on the page
before."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.pdf.lattice.bands import LARGER, beside, crosses, split_line, stands_apart
from extract.readers.pdf.lattice.gutters import ALIGNED
from extract.readers.pdf.lattice.rows import FEWEST_ROWS, MOST_INDENT, SAME_START, white_rows
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lattice.white.centred import is_centred, is_one_label
from extract.readers.pdf.lattice.white.lone_labels import left_of
from extract.readers.pdf.lines import Line, is_mark_text

ELSEWHERE = 6.0
"""Points: rows whose text begins so far right of a column's edge stand in another table's."""


def drifts(lines: Sequence[Line], index: int, high: int, x: float) -> bool:
    """Whether rows go on in columns of another table: several begin elsewhere right of the edge, none at it."""
    rows = 0
    for line in lines[index:high]:
        if not beside(line, x - 1):
            if not rows:
                return False
            continue
        first = next(word for word in line.words if word.x0 >= x - 1 - ALIGNED)
        if first.x0 - x <= ELSEWHERE:
            return False
        if is_mark_text(first.text) or first.text.rstrip(".)").isdigit():
            continue  # an item, which is indented
        rows += 1
        if rows == FEWEST_ROWS:
            return True
    return False


def rows_of_above(lines: Sequence[Line], start: int, both: Sequence[int], x: float) -> int:
    """How many of the first rows `both` stand in the columns of the table that ends above the line `start`: all begin
    at one place elsewhere right of the edge left of `x`, and so does the last row above."""
    above = next((line for line in reversed(lines[:start]) if beside(line, x - 1)), None)
    place = _place(above, x) if above is not None else None
    if place is None or place - x <= ALIGNED:
        return 0
    return next((n for n, row in enumerate(both) if abs(_place(lines[row], x) - place) > ALIGNED), 0)


def _place(line: Line, x: float) -> float:
    """Where a line begins right of the edge left of `x`."""
    return next(word.x0 for word in line.words if word.x0 >= x - 1 - ALIGNED)


def rows_gone_on_in(lines: Sequence[Line], table: DraftTable) -> list[int]:
    """The first line of each row at the top of a page, and the line after the last, with which a `table` of the page
    before goes on in its two columns; empty where it does not.

    Each row has one label, which may be centred beside its value, so that no line need hold both.
    """
    if len(table.xs) != 3:  # of two columns
        return []
    edge, places = table.xs[1], [left_of(table, column) for column in (0, 1)]
    largest = max(line.size for cell in table.cells for part in cell.parts for line in part.lines)
    end = 0
    for index, line in enumerate(lines):
        firsts = {column: words[0].x0 for column, words in split_line(line, [edge]).items()}
        if line.size > LARGER * largest or crosses(line, edge, None):
            break
        if index and stands_apart(line, lines[index - 1].bottom, [edge]):
            break
        most = [SAME_START, MOST_INDENT * line.size if 0 not in firsts else SAME_START]
        if any(not -SAME_START <= x - places[column] <= most[column] for column, x in firsts.items()):
            break
        end = index + 1
    labels = [line for line in lines[:end] if line.words[0].x0 < edge]
    if not labels:
        return []
    is_one_row = is_one_label(labels, edge, edge) and is_centred(lines[:end], edge)
    rows = [0] if is_one_row else white_rows(lines[:end], edge)
    return [*rows, end] if rows else []
