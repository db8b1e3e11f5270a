"""Words of columns that stand side by side: a recogniser takes lines that are not level with each other for one.

Their words get baselines of their own; a word that holds the end of one column and the beginning of the next is two;
what was read from a strip through the middles of two lines is read again, column by column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey, Recognised

APART = 0.55
"""Of a line's height: white within a word, from which on it is two; letters set wide apart have a third."""
COLUMN = 0.9
"""Of a line's height: white between two words, from which on they may belong to two columns; a space has a quarter."""
LEVEL = 0.12
"""Of a line's height, by which words stand higher or lower than their line; a bent page moves neighbours by less."""
DEEP = 0.2
"""Of a line's height: how far letters reach below the line."""
_DEEP_LETTERS = frozenset("gjpqyQç,;()[]{}|/§")
NARROW, WIDE = 0.5, 1.5
"""How wide the ink of narrow and wide letters is, that of most others being 1."""
_NARROW, _WIDE = frozenset("fijlrtI.,:;!|'"), frozenset("mwMW")
DOUBTFUL = 0.75
"""A column whose words are less sure on average is read again."""
SLICE = 0.25
"""Of a line's height: what was read from less is the tops of letters whose line was read as well."""
LINE = (0.4, 1.4)
"""Of a line's height: how high the ink of one line is; letters without any that rise or reach below have a half."""
_AROUND = 12
"""Pixels of white around a line that is read again."""

Reading = Callable[[Grey], list[Recognised]]
"""The words of a picture of one line."""


def parted_at_white(word: Recognised, ink: Grey) -> list[Recognised]:
    """`word`, or the words on either side of white that is wider than between letters."""
    left, part = int(word.left), _part(ink, word)
    inked = np.flatnonzero(part.any(axis=0))
    gaps = np.diff(inked)
    if len(word.text) < 2 or not gaps.size or gaps.max() <= APART * word.height:
        return [word]
    ends, begins = int(inked[gaps.argmax()]) + 1, int(inked[gaps.argmax() + 1])
    letters = letters_before(part, ends, word.text)
    first = word._replace(text=word.text[:letters], right=float(left + ends))
    return [first, word._replace(text=word.text[letters:], left=float(left + begins))]


def letters_before(part: Grey, end: int, text: str) -> int:
    """How many of the letters in a picture of a word stand before `end`: by their strokes if each stands apart.

    Else by how wide letters are.
    """
    columns = _any(part, 0)
    starts = np.flatnonzero(np.diff(np.concatenate(([0], columns.astype(np.int8)))) > 0)
    if len(starts) == len(text):
        before = int((starts < end).sum())
    else:
        widths = np.cumsum([NARROW if sign in _NARROW else WIDE if sign in _WIDE else 1.0 for sign in text])
        before = (
            int(np.abs(widths / widths[-1] - float(columns[:end].sum()) / float(columns.sum())).argmin()) + 1
        )
    return min(max(1, before), len(text) - 1)


def on_their_lines(words: Sequence[Recognised], grey: Grey, ink: Grey, read: Reading) -> list[Recognised]:
    """`words` with each column of a line at its own height, and read again where it is read badly."""
    found: list[Recognised] = []
    strips: list[Strip] = []
    number = max((word.line for word in words), default=-1)
    for _, of_line in groupby(filter(_is_tall, words), key=lambda word: word.line):
        levels = _levels(list(_columns(list(of_line))), ink)
        if len(levels) == 1 and abs(levels[0].offset) <= LEVEL * levels[0].words[0].height:
            found += levels[0].words
            continue
        for level in levels:
            number += 1
            found += [
                word._replace(baseline=word.baseline + level.offset, line=number) for word in level.words
            ]
            if _confidence(level.words) < DOUBTFUL:
                strips += _strips(level.words, ink)
    for strip in _widest(strips):
        number += 1
        found = _read_again(found, strip, grey, read, number)
    return found


def _is_tall(word: Recognised) -> bool:
    """Whether a word with letters is as high as letters are: strips of the tops of a line's letters are not."""
    return word.bottom - word.top >= SLICE * word.height or not any(map(str.isalnum, word.text))


class Level(NamedTuple):
    """Words of a line that stand beside each other at one height."""

    words: list[Recognised]
    offset: float
    """By how many pixels they stand lower than the line that they were taken for."""


def _levels(columns: Sequence[list[Recognised]], ink: Grey) -> list[Level]:
    """The columns of a line, those at one height together."""
    found: list[Level] = []
    for column in columns:
        offset = _offset(column, ink)
        if found and abs(found[-1].offset - offset) <= LEVEL * column[0].height:
            found[-1] = Level(found[-1].words + column, found[-1].offset)
        else:
            found.append(Level(column, offset))
    return found


class Strip(NamedTuple):
    """Where a line stands that is read again, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def _read_again(
    words: list[Recognised], strip: Strip, grey: Grey, read: Reading, number: int
) -> list[Recognised]:
    """`words` with those within a strip read from it alone, as line `number`, if that is surer."""
    white = (_AROUND,) * 4
    part = grey[strip.top : strip.bottom, strip.left : strip.right]
    anew = read(np.asarray(cv2.copyMakeBorder(part, *white, cv2.BORDER_CONSTANT, value=(255,)), np.uint8))
    before = [word for word in words if _is_within(word, strip)]
    if _worth(anew) <= _worth(before):
        return words
    left, top = strip.left - _AROUND, strip.top - _AROUND
    place = words.index(before[0]) if before else len(words)
    moved = [_moved(word, left, top)._replace(line=number) for word in anew]
    return [
        *(word for word in words[:place] if word not in before),
        *moved,
        *(word for word in words[place:] if word not in before),
    ]


def _widest(strips: Iterable[Strip]) -> Iterator[Strip]:
    """The strips without those within others: columns that were taken for two lines are found twice."""
    found: list[Strip] = []
    for strip in sorted(strips, key=lambda one: one.left - one.right):
        middle = (strip.top + strip.bottom) / 2
        if not any(
            one.left <= strip.left and strip.right <= one.right and one.top <= middle <= one.bottom
            for one in found
        ):
            found.append(strip)
            yield strip


def _worth(words: Sequence[Recognised]) -> float:
    """How many letters are surely right, less those that are surely wrong."""
    return sum(len(word.text) * (word.confidence - 0.5) for word in words)


def _confidence(words: Sequence[Recognised]) -> float:
    """How sure the words are, by their letters; 0 of none."""
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / max(letters, 1)


def _strips(words: Sequence[Recognised], ink: Grey) -> list[Strip]:
    """The lines of ink that words misread between them lie on, with the ink that goes on beside them."""
    height = median(word.height for word in words)
    top, bottom = round(min(word.top for word in words)), round(max(word.bottom for word in words))
    left, right = _grown(_any(ink[top:bottom], 0), words, round(COLUMN * height / 2))
    above = max(0, top - round(height))
    rows = _bands(_any(ink[above : bottom + round(height), left:right], 1), height)
    near = LEVEL * height
    return [
        Strip(left, above + start, right, above + end)
        for start, end in rows
        if top - near <= above + (start + end) / 2 <= bottom + near
    ]


def _grown(band: NDArray[np.bool_], words: Sequence[Recognised], far: int) -> tuple[int, int]:
    """From where to where the ink of a line goes on around words in it, without white of `far` pixels."""
    left, right = int(min(word.left for word in words)), int(max(word.right for word in words))
    while (before := np.flatnonzero(band[max(0, left - far) : left])).size:
        left = max(0, left - far) + int(before[0])
    while (after := np.flatnonzero(band[right : right + far])).size:
        right += int(after[-1]) + 1
    return left, right


def _bands(rows: NDArray[np.bool_], height: float) -> list[tuple[int, int]]:
    """The runs of rows with ink that are as high as a line; a ring or dots belong to the letters below them."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], rows.astype(np.int8), [0]))))
    bands: list[tuple[int, int]] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if bands and bands[-1][1] - bands[-1][0] < SLICE * height and start - bands[-1][1] < LEVEL * height:
            bands[-1] = bands[-1][0], end
        else:
            bands.append((start, end))
    return [(start, end) for start, end in bands if LINE[0] * height <= end - start <= LINE[1] * height]


def _is_within(word: Recognised, strip: Strip) -> bool:
    """Whether a word takes half of a line's height, or lies within it."""
    down = min(word.bottom, strip.bottom) - max(word.top, strip.top)
    least = min(word.bottom - word.top, strip.bottom - strip.top) / 2
    return strip.left <= (word.left + word.right) / 2 <= strip.right and down > least


def _moved(word: Recognised, right: int, down: int) -> Recognised:
    return word._replace(
        left=word.left + right,
        right=word.right + right,
        top=word.top + down,
        bottom=word.bottom + down,
        baseline=word.baseline + down,
    )


def _columns(words: Sequence[Recognised]) -> Iterator[list[Recognised]]:
    """The words of a line between wide white."""
    column: list[Recognised] = []
    for word in words:
        if column and word.left - column[-1].right > COLUMN * word.height:
            yield column
            column = []
        column.append(word)
    yield column


def _offset(column: Sequence[Recognised], ink: Grey) -> float:
    """By how many pixels the words of a column stand lower than the line that they were taken for."""
    offsets = []
    for word in column:
        rows = np.flatnonzero(_part(ink, word).any(axis=1))
        if rows.size and any(map(str.isalnum, word.text)):
            foot = int(word.top) + _last(rows, word) + 1
            deep = DEEP * word.height if _DEEP_LETTERS & set(word.text) else 0.0
            offsets.append(foot - deep - word.baseline)
    return median(offsets) if offsets else 0.0


def _last(rows: NDArray[np.intp], word: Recognised) -> int:
    """The last of the rows of its box in which a word's own letters have ink: a ring or dots below its line are not."""
    ends = np.flatnonzero(np.diff(rows) > 1)
    if ends.size and rows[-1] - rows[ends[-1] + 1] < SLICE * word.height:
        below = int(word.top) + int(rows[ends[-1] + 1]) >= word.baseline
        return int(rows[ends[-1]] if below else rows[-1])
    return int(rows[-1])


def _part(ink: Grey, word: Recognised) -> Grey:
    return ink[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1]


def _any(part: Grey, axis: int) -> NDArray[np.bool_]:
    return np.asarray(part.any(axis=axis), np.bool_)
