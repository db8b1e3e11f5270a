"""Small capitals: a recogniser reads them as capitals, and only their heights tell "Våld i nära relationer" from those.

A line is set in them where all its words are capitals and the first of one at least rises above the others of its word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import median

import cv2

from extract.readers.ocr.engine import Grey, Recognised

TALLER = 1.12
"""Times the others' height that a capital before small ones has at least: they are drawn at 0.7 to 0.85 of its size."""
RINGED = 1.4
"""That of a capital with a ring or dots, which may touch it: they alone rise by a quarter."""
_MARKED = frozenset("ÅÄÖÉ")
_TWO = 1.5
"""Widths of a usual letter from which on a piece of ink is two: an M has less."""
_BODY = 0.35
"""Of a line's height, that a letter rises at least; dots and rings over it are no letters."""


def with_small_capitals(words: Sequence[Recognised], ink: Grey) -> list[Recognised]:
    """The words with small letters where the picture shows small capitals."""
    found: list[Recognised] = []
    for _, of_line in groupby(words, key=lambda word: word.line):
        line = list(of_line)
        found += _lowered(line, ink) if all(_is_capital(word) for word in line) else line
    return found


def _is_capital(word: Recognised) -> bool:
    return word.text.isupper() or not any(map(str.isalpha, word.text))


def _lowered(line: list[Recognised], ink: Grey) -> list[Recognised]:
    rises = [_rises(word, ink) if any(map(str.isalpha, word.text)) else [] for word in line]
    taller = [rise[0] / median(rise[1:]) if len(rise) > 1 else 0.0 for rise in rises]
    ringed = [word.text[0] in _MARKED or _touches_ring(word, ink) for word in line]
    if not any(share >= (RINGED if ring else TALLER) for ring, share in zip(ringed, taller, strict=True)):
        return line
    mixed = [
        share >= (RINGED if ring and not _has_mark(word, ink) else TALLER)
        for word, ring, share in zip(line, ringed, taller, strict=True)
    ]
    small = median(median(rise[1:]) for rise, one in zip(rises, mixed, strict=True) if one)
    lowered = []
    for word, rise, has_capital in zip(line, rises, mixed, strict=True):
        if has_capital:
            lowered.append(word._replace(text=word.text[0] + word.text[1:].lower(), small=True))
        elif rise and median(rise) < TALLER * small:
            lowered.append(word._replace(text=word.text.lower(), small=True))
        else:
            lowered.append(word)
    return lowered


def _touches_ring(word: Recognised, ink: Grey) -> bool:
    """Whether a word's first letter touches a second with a ring or dots, which rises for both of them."""
    if word.text[1:2] not in tuple(_MARKED):
        return False
    pieces = _pieces(word, ink)
    return len(pieces) > 1 and pieces[1][0] > _TWO * (word.right - word.left) / len(word.text)


def _has_mark(word: Recognised, ink: Grey) -> bool:
    """Whether the ring or dots over a word's first letter stand apart from it."""
    return any(
        left < word.height / 2 and height < _BODY * word.height for left, _, height in _pieces(word, ink)
    )


def _rises(word: Recognised, ink: Grey) -> list[float]:
    """How far each letter of a word, or letters that touch, rise above its line, from left to right."""
    pieces = _pieces(word, ink)
    return [float(rise) for _, rise, height in pieces if min(rise, height) >= _BODY * word.height]


def _pieces(word: Recognised, ink: Grey) -> list[tuple[int, int, int]]:
    """Where the pieces of a word's ink begin, from its left, how far they rise above the line, how high they are."""
    left, top = max(0, int(word.left)), max(0, int(word.top) - 1)
    part = ink[top : int(word.bottom) + 1, left : max(0, int(word.right) + 1)]
    if not part.size:  # a word beside the picture: OpenCV would end the process
        return []
    count, _, boxes, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    foot = int(word.baseline) - top
    return sorted((int(box[0]), foot - int(box[1]), int(box[3])) for box in boxes[1:count])
