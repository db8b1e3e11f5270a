"""Which words of a picture are bold, by how thick their strokes are for their size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey, Recognised

_BLUR = 1.0
"""Pixels that drawing and scanning add to the thickness of a stroke, of whatever size."""
_INK, _PAPER = 5, 90
"""Hundredths of the pixels of a word's ink, and of its box, that are darker than what counts as its ink, its paper."""
LEAST, MOST = 1.15, 1.4
"""Times the usual weight between which bold begins. Regular words waver up to 1.25 in small type, bold ones of a face
that is hardly heavier begin at 1.3: the page tells where."""
DOUBT = 0.06
"""Share of the weight from which on words are bold, by which one is lighter or heavier that may be either."""
FEWEST = 2
"""Bold words of a line, from which on the one that may be bold is, if none is surely not."""
_SHORTEST = 2
"""Letters of a word whose weight can be told."""


def bold_of(words: Sequence[Recognised], sizes: Sequence[float], grey: Grey, ink: Grey) -> list[bool]:
    """Which words are bold."""
    weights = [_stroke(word, grey, ink) / size for word, size in zip(words, sizes, strict=True)]
    tells = [len(word.text) >= _SHORTEST for word in words]
    begins = bold_from([weight for weight, own in zip(weights, tells, strict=True) if own and weight])
    heavy = [weight > begins for weight in weights]
    sure = [
        weight > begins if own and abs(weight - begins) > DOUBT * begins else None
        for weight, own in zip(weights, tells, strict=True)
    ]
    told = [is_heavy if own else None for is_heavy, own in zip(heavy, tells, strict=True)]
    for run in _runs(words):
        for index in run:
            if sure[index] is None and tells[index]:
                told[index] = _as_those_around(index, run, heavy, sure)
    return with_neighbours(words, told, heavy)


def _runs(words: Sequence[Recognised]) -> Iterator[range]:
    """The words of a line between wide white, and up to a colon: what is said of a label is in another type."""
    start = 0
    for index, (word, after) in enumerate(zip_longest(words, words[1:]), start=1):
        is_apart = after is None or after.line != word.line or after.left - word.right > word.height
        if is_apart or word.text.endswith(":"):
            yield range(start, index)
            start = index


def _as_those_around(index: int, run: range, heavy: Sequence[bool], sure: Sequence[bool | None]) -> bool:
    """Whether a word is bold that may be: in a heading where several others are, not between two that are not."""
    if not heavy[index]:
        return sum(heavy[other] for other in run) >= FEWEST and all(sure[other] is not False for other in run)
    beside = [sure[other] for other in (index - 1, index + 1) if other in run]
    return beside != [False, False]


def with_neighbours(
    words: Sequence[Recognised], told: Sequence[bool | None], alone: Sequence[bool] = ()
) -> list[bool]:
    """What is `told` of each word; of one of which nothing is, what is told of its neighbours in the line alike.

    `alone` is what to hold of one without neighbours: the letter that a word ends with on a line of its own.
    """

    def neighbour(index: int, step: int) -> bool | None:
        place = index + step
        while 0 <= place < len(words) and words[place].line == words[index].line:
            if told[place] is not None:
                return told[place]
            place += step
        return None

    found = []
    for index, own in enumerate(told):
        beside = [one for one in (neighbour(index, -1), neighbour(index, 1)) if one is not None]
        lonely = bool(alone) and alone[index]
        found.append(own if own is not None else all(beside) if beside else lonely)
    return found


def bold_from(weights: Sequence[float]) -> float:
    """The weight from which on words are bold: in the widest gap of weights within that range above the usual one."""
    if not weights:
        return 0.0
    told = np.log(np.sort(np.asarray(weights, np.float64)))
    first, last = told[len(told) // 4] + np.log((LEAST, MOST))
    ends = np.concatenate(([first], told[(first < told) & (told < last)], [last]))
    widest = int(np.diff(ends).argmax())
    return float(np.exp((ends[widest] + ends[widest + 1]) / 2))


def _stroke(word: Recognised, grey: Grey, ink: Grey) -> float:
    """How thick the strokes of a word are, in pixels: twice its area by its outline; 0 for one without ink."""
    filled = letters_of(word, grey, ink)
    if filled is None:
        return 0.0
    inner = filled[1:-1, 1:-1] & filled[:-2, 1:-1] & filled[2:, 1:-1] & filled[1:-1, :-2] & filled[1:-1, 2:]
    edge = int(filled.sum()) - int(inner.sum())
    return max(0.0, 2.0 * float(filled.sum()) / edge - _BLUR) if edge else 0.0


def letters_of(word: Recognised, grey: Grey, ink: Grey) -> NDArray[np.bool_] | None:
    """Where the strokes of a word are in its box; None of a box without ink.

    Their edges are where the shade is half-way between ink and paper: a smeared hairline is no thicker for that.
    """
    box = slice(int(word.top), int(word.bottom) + 1), slice(int(word.left), int(word.right) + 1)
    shades, is_ink = grey[box], ink[box] > 0
    if not is_ink.any():
        return None
    half = (_at(shades[is_ink], _INK) + _at(shades.ravel(), _PAPER)) / 2
    return np.asarray(shades < half, np.bool_)


def _at(shades: Grey, hundredth: int) -> float:
    """The shade that so many hundredths are darker than; a percentile without its overhead, for each word of a page."""
    place = (shades.size - 1) * hundredth // 100
    return float(np.partition(shades, place)[place])
