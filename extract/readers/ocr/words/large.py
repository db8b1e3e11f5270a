"""Lines of large letters, read again as small as a recogniser was taught them: "2018" in a title was "20138"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.accents import CERTAIN

LARGE = 60.0
"""Pixels of a line's height, from the tops of tall letters to the ends of deep ones: of 14 points."""
TAUGHT = 42.0
"""The same of letters of 10 points, which are read best."""
_AROUND = 0.3
"""Of that height: the paper around a line."""
AS_SURE = 0.01
"""By how much less sure the second reading may be."""

ReadLine = Callable[[Grey], Sequence[Recognised]]
"""What reads the words of a picture of one line."""


def with_large_read_again(words: Sequence[Recognised], letters: Grey, read: ReadLine) -> list[Recognised]:
    """The words with those of large lines, of which a word is not certain, as they are read at the size of others."""
    return [
        one for _, line in groupby(words, lambda word: word.line) for one in _again(list(line), letters, read)
    ]


def _again(line: list[Recognised], letters: Grey, read: ReadLine) -> Iterator[Recognised]:
    height = max(word.height for word in line)
    is_certain = all(word.confidence >= CERTAIN for word in line)
    part = letters[0:0] if height < LARGE or is_certain else _part(line, letters, round(_AROUND * height))
    found: Sequence[Recognised] = ()
    if part.size:
        share = TAUGHT / height
        found = read(
            np.asarray(cv2.resize(part, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.uint8)
        )
    if len(found) != len(line):
        yield from line
        return
    for word, other in zip(line, found, strict=True):
        is_as_sure = other.confidence >= word.confidence - AS_SURE
        yield word._replace(text=other.text, confidence=other.confidence) if is_as_sure else word


def _part(line: Sequence[Recognised], letters: Grey, around: int) -> Grey:
    """The picture of a line, with so much paper around it."""
    top, bottom = min(word.top for word in line), max(word.bottom for word in line)
    left, right = min(word.left for word in line), max(word.right for word in line)
    rows = slice(max(0, round(top) - around), max(0, round(bottom) + around))
    return letters[rows, max(0, round(left) - around) : max(0, round(right) + around)]
