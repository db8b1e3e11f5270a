"""Rows of a table without rules that stand in the columns of another one, right above or below it, or on the page
before."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.pdf.lattice.bands import LARGER, beside, crosses, split_line, stands_apart
from extract.readers.pdf.lattice.gutters import ALIGNED
from extract.readers.pdf.lattice.rows import FEWEST_ROWS, MOST_INDENT, rows_or_rest, white_above
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lattice.white.centred import BROKEN, is_centred, is_one_label
from extract.readers.pdf.lattice.white.lone_labels import SAME_STEP, left_of
from extract.readers.pdf.lattice.white.pitches import SAME_START
from extract.readers.pdf.lines import Line, find_mark, is_mark_text, starts_small

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

    Each row has one label, which may be centred beside its value, so that no line need hold both; the first may be the
    rest of a row that the page before cut.
    """
    if len(table.xs) != 3:  # of two columns
        return []
    edge, end = table.xs[1], _end_in_columns(lines, table)
    labels = [line for line in lines[:end] if line.words[0].x0 < edge]
    if not labels:  # the rest of the last value alone, or a text that is set in
        goes_on = end > 0 and (starts_small(lines[0].text) or find_mark(lines[0]) is not None)
        return [0, end] if goes_on else []
    white = [0.0, *white_above(lines[: end + 1])]
    if is_one_label(labels, edge, edge) and is_centred(lines[:end], edge):
        return [0, end]
    rows = rows_or_rest(lines[:end], edge)
    between = [white[row] for row in rows[1:]]
    is_rest = bool(between) and all(line.words[0].x0 >= edge for line in lines[: rows[1]])
    if is_rest and between[0] > max(between[1:], default=2 * lines[0].size) + SAME_STEP:
        return []  # a text that stands farther off is none
    if between and end < len(lines) and white[end] < min(between) - SAME_STEP:
        end = rows.pop()  # the row goes on in what stands otherwise
    return [*rows, end] if rows else []


def _end_in_columns(lines: Sequence[Line], table: DraftTable) -> int:
    """The line after the last of the first that stand in the two columns of `table`: labels and values begin where its
    own do, but for items and what goes on below one."""
    edge, places = table.xs[1], [left_of(table, column) for column in (0, 1)]
    largest = max(line.size for cell in table.cells for part in cell.parts for line in part.lines)
    for index, line in enumerate(lines):
        columns = split_line(line, [edge])
        if line.size > LARGER * largest or crosses(line, edge, None):
            return index
        if index and stands_apart(line, lines[index - 1].bottom, [edge]):
            return index
        white = line.top - lines[index - 1].bottom if index else line.size
        goes_on = 0 not in columns or white <= BROKEN * line.size or starts_small(line.text)
        for column, words in columns.items():
            is_inner = column > 0 and (goes_on or is_mark_text(words[0].text))
            most = MOST_INDENT * line.size if is_inner else SAME_START
            if not -SAME_START <= words[0].x0 - places[column] <= most:
                return index
    return len(lines)
