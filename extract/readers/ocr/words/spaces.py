"""Spaces that a recogniser passed over, and words that it read twice.

It reads "Delta i träffar" as one word in a face that is set narrowly: a page's own spaces tell what white parts words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.columns import letters_before

FEWEST = 20
"""Spaces of a page that tells how wide they are."""
SPACE = 0.8
"""Of the page's usual space, from which on white within a word is one."""
CLEARLY = 1.5
"""How many times as wide as the white between any other letters of its word a space is: headings are set wide."""
WITHIN = 0.5
"""Share of a word that lies on the one before, from which on it is the same if it reads alike."""


def with_spaces(words: Sequence[Recognised], ink: Grey) -> list[Recognised]:
    """The words, those with a space in them parted."""
    words = [*_once(words)]
    gaps = [
        (after.left - word.right) / word.height for word, after in pairwise(words) if after.line == word.line
    ]
    gaps = [gap for gap in gaps if 0 < gap < 1]
    if len(gaps) < FEWEST:
        return words
    least = SPACE * median(gaps)
    found: list[Recognised] = []
    for index, word in enumerate(words):
        beside = words[max(0, index - 1) : index] + words[index + 1 : index + 2]
        found += [word] if any(_overlap(word, one) for one in beside) else _parted(word, ink, least)
    return found


def _once(words: Sequence[Recognised]) -> Iterator[Recognised]:
    """The words without those that lie on the one before and read as it does."""
    before: Recognised | None = None
    for word in words:
        width = word.right - word.left
        if (
            before is None
            or before.text != word.text
            or not (_overlap(word, before) and min(word.right, before.right) - word.left >= WITHIN * width)
        ):
            yield word
            before = word


def _overlap(word: Recognised, other: Recognised) -> bool:
    return word.line == other.line and word.left < other.right and other.left < word.right


def _parted(word: Recognised, ink: Grey, least: float) -> list[Recognised]:
    left = int(word.left)
    part = ink[int(word.top) : int(word.bottom) + 1, left : int(word.right) + 1]
    inked = np.flatnonzero(part.any(axis=0))
    white = (np.diff(inked) - 1) / word.height
    wide = white >= least
    others = white[~wide].max(initial=0.0)
    if len(word.text) < 2 or not wide.any() or others * CLEARLY > white[wide].min():
        return [word]
    place = int(white.argmax())
    end, begin = int(inked[place]) + 1, int(inked[place + 1])
    letters = letters_before(part, end, word.text)
    first = word._replace(text=word.text[:letters], right=float(left + end))
    second = word._replace(text=word.text[letters:], left=float(left + begin))
    return [*_parted(first, ink, least), *_parted(second, ink, least)]
