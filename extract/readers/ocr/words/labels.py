"""Rows of labels on one ground: the grounds of cells that nothing parts run together in a picture of their table.

A program gives each cell a ground of its own, and a reader of files knows its rows by them. A picture shows one ground
down the page: its rows are told by the white above each label and the value beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from extract.readers.ocr.engine import Recognised
from extract.readers.ocr.grounds import WIDEST_WHITE, Ground

WHITE = 0.2
"""Of a line's height: by how much the white between two rows is higher than that between the lines of a text."""
WIDEST = 0.45
"""Of a line's height: the white between the lines of a text, where all rows may have a single one."""
LOWEST = 2.0
"""Of a line's height: a lower ground holds one row."""
MOST_LETTERS = 60
"""Letters of a label, at most."""
_ENDS = (".", ",", ";")
"""What no label ends with."""
_DEEP = 0.2
"""Of a line's height: how far deep letters reach below the line."""


class Rows(NamedTuple):
    """The grounds of a page, those that hold the labels of several rows parted."""

    grounds: list[Ground]
    parted: list[Ground]
    """Those that were parted, whole."""


class _Line(NamedTuple):
    """Words that stand beside each other."""

    top: float
    bottom: float
    words: tuple[str, ...]
    is_label: bool


def rows_of_labels(grounds: Sequence[Ground], words: Sequence[Recognised], scale: float) -> Rows:
    """The grounds of a page's cells; `scale` is in pixels a point.

    The ground of a field to be filled in, which stands in the cell beside a label, is none.
    """
    rows = {ground: list(_rows_on(ground, grounds, words)) for ground in grounds}
    parted = [ground for ground in grounds if len(rows[ground]) > 1]
    cells = [ground for ground in grounds if not any(_is_field(ground, one, scale) for one in parted)]
    return Rows([row for ground in cells for row in rows[ground]], parted)


def _is_field(ground: Ground, labels: Ground, scale: float) -> bool:
    """Whether a ground stands beside labels, apart from theirs: the grounds of cells meet, but for a white line."""
    apart = max(ground.left - labels.right, labels.left - ground.right)
    return labels.top <= (ground.top + ground.bottom) / 2 <= labels.bottom and apart > WIDEST_WHITE * scale


def _rows_on(ground: Ground, grounds: Sequence[Ground], words: Sequence[Recognised]) -> Iterator[Ground]:
    """The rows of a ground with a column of labels whose values stand beside it; else itself."""
    within = [word for word in words if ground.top <= word.baseline - word.height / 3 <= ground.bottom]
    labels = [word for word in within if ground.left <= _middle(word) <= ground.right]
    high = median(word.height for word in labels) if labels else 0.0
    top = ground.top
    if labels and ground.bottom - ground.top >= LOWEST * high:
        values = _beside(ground, grounds, within)
        lines = sorted([*_lines(labels, is_label=True), *_lines(values, is_label=False)])
        usual = min(_usual_white(labels, values), WIDEST * high)
        rows = list(_parted(lines, usual + WHITE * high))
        if values and len(rows) > 1 and _are_labelled(rows):
            for above, row in pairwise(rows):
                cut = round((max(line.bottom for line in above) + row[0].top) / 2)
                yield ground._replace(top=top, bottom=cut)
                top = cut
    yield ground._replace(top=top)


def _middle(word: Recognised) -> float:
    return (word.left + word.right) / 2


def _beside(ground: Ground, grounds: Iterable[Ground], words: Sequence[Recognised]) -> list[Recognised]:
    """The words of the column beside a ground: up to the next as high, at its right, or else at its left."""
    half = (ground.bottom - ground.top) / 2
    high = [one for one in grounds if min(one.bottom, ground.bottom) - max(one.top, ground.top) > half]
    end = min((one.left for one in high if one.left >= ground.right), default=float("inf"))
    start = max((one.right for one in high if one.right <= ground.left), default=0)
    after = [word for word in words if ground.right <= _middle(word) <= end]
    return after or [word for word in words if start <= _middle(word) <= ground.left]


def _lines(words: Iterable[Recognised], *, is_label: bool) -> Iterator[_Line]:
    """The words by the lines that they were read in."""
    by_line: dict[int, list[Recognised]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word)
    for line in by_line.values():
        foot, high = median(word.baseline for word in line), median(word.height for word in line)
        deep = _DEEP * high
        yield _Line(foot + deep - high, foot + deep, tuple(word.text for word in line), is_label)


def _usual_white(*columns: Sequence[Recognised]) -> float:
    """The white between two lines of one text: the least usual one of the columns."""
    whites = []
    for words in columns:
        lines = sorted(_lines(words, is_label=False))
        whites += [after.top - line.bottom for line, after in pairwise(lines)]
    return sorted(whites)[len(whites) // 4] if whites else 0.0


def _parted(lines: Sequence[_Line], white: float) -> Iterator[list[_Line]]:
    """Lines from the top down, parted at white; a piece without a label goes on with the row above."""
    row: list[_Line] = []
    bottoms = accumulate((line.bottom for line in lines), max)
    both = enumerate(zip(bottoms, lines[1:], strict=False), start=1)
    starts = [index for index, (above, line) in both if line.top - above >= white]
    for start, end in pairwise([0, *starts, len(lines)]):
        piece = lines[start:end]
        if row and any(line.is_label for line in piece):
            yield row
            row = []
        row += piece
    yield row


def _are_labelled(rows: Sequence[Sequence[_Line]]) -> bool:
    """Whether each row has a label; the first may go on from the page before."""
    labels = [[word for line in row if line.is_label for word in line.words] for row in rows]
    own = labels if labels[0] else labels[1:]
    return all(len("".join(words)) <= MOST_LETTERS and not words[-1].endswith(_ENDS) for words in own)
