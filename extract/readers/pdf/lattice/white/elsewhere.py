"""Rows of a table without rules that stand in the columns of another one, right above or below it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.pdf.lattice.bands import beside
from extract.readers.pdf.lattice.gutters import ALIGNED
from extract.readers.pdf.lattice.rows import FEWEST_ROWS
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
