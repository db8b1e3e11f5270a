"""Rows that numbers in a column of their own begin, and cells whose text goes on past where such a row begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.readers.pdf.lattice.bands import split_line
from extract.readers.pdf.lines import Line, starts_small

FILLED = 0.6
"""Share of the columns in which the line of a row's number stands: cells that begin at their tops."""
FEWEST_NUMBERS = 2
"""Numbers of rows that count up."""
NEAR = 0.15
"""In type sizes: a cell's text goes on where its next line stands hardly farther below than its lines do."""


def numbered_rows(lines: Sequence[Line], edges: Sequence[float]) -> list[int]:
    """The first line of each row, where the first of three columns or more holds nothing but numbers that count up;
    empty where it does not. Above the first number a row of the page before may go on."""
    columns = [split_line(line, edges) for line in lines]
    begun = [index for index, own in enumerate(columns) if 0 in own]
    texts = ["".join(word.text for word in columns[index][0]).rstrip(".") for index in begun]
    if len(begun) < FEWEST_NUMBERS or len(edges) < FEWEST_NUMBERS or not all(map(str.isdecimal, texts)):
        return []
    if any(int(after) != int(before) + 1 for before, after in pairwise(texts)):
        return []
    if any(len(columns[index]) < FILLED * (len(edges) + 1) for index in begun):
        return []
    return begun if begun[0] == 0 else [0, *begun]


def columns_past(rows: Sequence[Sequence[Line]], edges: Sequence[float]) -> list[set[int]]:
    """For each of `rows` but the last the columns whose cells go on past its end; none where no numbers begin rows.

    What goes on past one end goes on past the next where nothing stands below it: nothing says that it ends there.
    """
    if not numbered_rows([line for row in rows for line in row], edges):
        return [set() for _ in rows[1:]]
    near = [_columns_through(above, below, edges) for above, below in pairwise(rows)]
    are_apart = not all(near)
    found: list[set[int]] = []
    for below, through in zip(rows[1:], near, strict=True):
        filled = {column: words for line in below[::-1] for column, words in split_line(line, edges).items()}
        going = {column for column in through if are_apart or starts_small(filled[column][0].text)}
        found.append(going | (found[-1] - filled.keys() if found else set()))
    return found


def _columns_through(above: Sequence[Line], below: Sequence[Line], edges: Sequence[float]) -> set[int]:
    """The columns right of the first whose text goes on from the row `above` into the row `below`: their cell spans
    both. Its lines stand as near to one another there as above; so do those of rows, too, that none stand apart."""
    tops: dict[int, float] = {}
    for line in reversed(below):
        tops |= {column: min(word.top for word in words) for column, words in split_line(line, edges).items()}
    bottoms: dict[int, float] = {}
    gaps: list[float] = []
    for line in above:
        for column, words in split_line(line, edges).items():
            if column in bottoms:
                gaps.append(min(word.top for word in words) - bottoms[column])
            bottoms[column] = max(word.bottom for word in words)
    if not gaps:
        return set()
    most = median(gaps) + NEAR * above[0].size
    return {column for column in tops.keys() & bottoms.keys() - {0} if tops[column] - bottoms[column] <= most}
