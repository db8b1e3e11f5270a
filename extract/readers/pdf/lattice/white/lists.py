"""Rows that numbered lists of one column begin, the cells of the other columns standing beside these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.readers.pdf.lattice.bands import split_line
from extract.readers.pdf.lattice.rows import words_by_column
from extract.readers.pdf.lines import Line, starts_small
from extract.readers.pdf.source.content import Printed

FIRST = ("1.", "1)")
"""Marks of a list's first item."""
FILLED = 0.6
"""Share of the columns that a row, or rows together, fill at least."""
LINES = 0.7
"""In type sizes: lines and paragraphs of a cell stand no farther apart."""
ENDS = ".!?"
"""Signs that end a sentence."""
LEVEL = 0.4
"""In type sizes: a cell's text stands this near to the middle, or the top, of the list beside it."""

_ITEM = re.compile(r"\d{1,2}[.)]")
"""The mark of a numbered item."""


def list_rows(lines: Sequence[Line], edges: Sequence[float]) -> list[int]:
    """The first line of each row of `lines`, which `edges` part, where lists of one column begin anew at one and all
    other cells stand in the middle beside them, or from their tops on; empty where none does.

    Above the first and below the last a page's end may have cut rows, whose cells stand anywhere.
    """
    cells = [split_line(line, edges) for line in lines]
    for column in range(len(edges) + 1):
        begun = [index for index, own in enumerate(cells) if column in own and own[column][0].text in FIRST]
        starts = begun if begun[:1] == [0] else [0, *begun]
        whole = [words_by_column(lines[start:end], edges) for start, end in pairwise(begun)]
        last = words_by_column(lines[begun[-1] :], edges) if begun else {}
        if _stands_beside(last, column):
            whole.append(last)
        filled = {own for row in whole for own in row}
        if (
            len(starts) > 1
            and len(filled) >= FILLED * (len(edges) + 1)
            and all(_stands_beside(row, column) for row in whole)
            and not any(columns_through(lines, start, edges) for start in starts[1:])
        ):
            return starts
    return []


def columns_through(lines: Sequence[Line], start: int, edges: Sequence[float]) -> set[int]:
    """The columns whose text above the line at `start` goes on there or below: within a sentence, right below it, or
    with the next number of its list."""
    above, below = (
        [split_line(line, edges) for line in some] for some in (lines[:start], reversed(lines[start:]))
    )
    first = {column: words for own in below for column, words in own.items()}
    return {
        column
        for column, words in first.items()
        if _goes_on([own[column] for own in above if column in own], words)
    }


def _goes_on(above: Sequence[list[Printed]], words: list[Printed]) -> bool:
    if not above:
        return False
    begins, last = words[0], above[-1][-1]
    numbers = [int(own[0].text[:-1]) for own in (*above, words) if _ITEM.fullmatch(own[0].text)]
    if _ITEM.fullmatch(begins.text):
        return len(numbers) > 1 and numbers[-1] == numbers[-2] + 1
    is_within = starts_small(begins.text) or (begins.text[0].isdigit() and last.text[-1] not in ENDS)
    return is_within and begins.top - last.bottom <= LINES * begins.size


def _stands_beside(row: dict[int, list[Printed]], column: int) -> bool:
    """Whether all texts of a row stand in the middle beside that of a `column`, or begin at its top."""
    tall = [(min(word.top for word in own), max(word.bottom for word in own)) for own in row.values()]
    if column not in row:
        return False
    top, bottom = dict(zip(row, tall, strict=True))[column]
    near = LEVEL * row[column][0].size
    return all(abs(own[0] - top) <= near or abs(sum(own) - top - bottom) / 2 <= near for own in tall)
