"""Type sizes of recognised words, by how far their tallest letters rise above the line.

What one word tells wavers by a tenth. Lines of nearly one size therefore get the same, that of most letters first, and
a page takes the sizes that earlier pages of its document have settled on: levels of headings are told by them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

import numpy as np

from extract.readers.ocr.engine import Grey, Recognised

ALIKE = 0.08
"""Share by which lines of one size differ as measured; a heading is larger than what is under it by a seventh."""
_SMALLEST = 4.0
"""Points."""
_UNKNOWN = 10.0
"""Points of a word in a line that says nothing of its size: a list mark."""
_DEEP = frozenset("gjpqyQç,;()[]{}|/§")
"""Letters and signs that reach below the line."""
_RISES = (
    (frozenset("ÅÄÖÉÜ"), 0.85),
    (frozenset("å"), 0.77),
    (frozenset("bdfhklABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789()[]/§&%?!"), 0.69),
    (frozenset("äöijéü"), 0.67),
    (frozenset("t"), 0.6),
)
"""How far letters rise above the line, as shares of the type size (Times, Arial, Calibri lie within a twentieth)."""
_X_RISE = 0.5
"""Of letters that have nothing above: a, c, e, m."""
_CAPITAL_RISE = 0.69
_FEW_CAPITALS = 4
"""Of a word that has nothing but capitals."""
_FULL_ROW = 0.4
"""Share of the usual row's ink; a row of dots has a tenth, the tail of a J less."""
_PARTED = frozenset("åäöijéüÅÄÖÉÜ%:;?!\"'”“’=")
"""Letters and signs with white between their parts, one above the other."""


def sizes_of(words: Sequence[Recognised], ink: Grey, scale: float, known: list[float]) -> list[float]:
    """The type size of each word in points, by its line.

    `known` are the sizes settled on before; new ones join them.
    """
    measured: dict[int, list[float]] = defaultdict(list)
    for word in words:
        if word.text != "•":
            measured[word.line] += [_size(word, ink) / scale] * len(word.text)
    by_line = {line: median(found) for line, found in measured.items()}
    letters = {line: len(found) for line, found in measured.items()}
    settled: dict[int, float] = {}
    while left := {line: size for line, size in by_line.items() if line not in settled}:
        middle = _commonest(left, letters)
        size = _nearest(middle, known)
        if not size:
            size = max(round(middle * 2) / 2, _SMALLEST)
            known.append(size)
        settled.update({line: size for line, own in left.items() if _is_near(own, middle, ALIKE)})
    return [settled.get(word.line, _UNKNOWN) for word in words]


def _is_near(size: float, other: float, share: float) -> bool:
    return abs(size - other) <= share * other


def _commonest(sizes: dict[int, float], letters: dict[int, int]) -> float:
    """The size around which lines with most letters lie."""

    def near(size: float) -> list[int]:
        return [line for line, other in sizes.items() if _is_near(other, size, ALIKE / 2)]

    best = max(sizes.values(), key=lambda size: sum(letters[line] for line in near(size)))
    return median(sizes[line] for line in near(best))


def _nearest(size: float, known: Sequence[float]) -> float | None:
    near = [one for one in known if _is_near(size, one, ALIKE)]
    return min(near, key=lambda one: abs(one - size), default=None)


def _size(word: Recognised, ink: Grey) -> float:
    """The type size of a word in pixels."""
    if word.text.isupper() and len(word.text) >= _FEW_CAPITALS and (height := _capitals(word, ink)):
        return height / _CAPITAL_RISE
    word = _to_its_ink(word, ink)
    foot = word.baseline if _DEEP.intersection(word.text) else (word.baseline + word.bottom) / 2
    rise = next((rise for letters, rise in _RISES if letters.intersection(word.text)), _X_RISE)
    return max(1.0, foot - _top(word, ink)) / rise


def _to_its_ink(word: Recognised, ink: Grey) -> Recognised:
    """`word` with a box as high as its ink: a recogniser's box of a first word may be as high as its line and more."""
    top = int(word.top)
    rows = np.flatnonzero(ink[top : int(word.bottom) + 1, int(word.left) : int(word.right) + 1].any(axis=1))
    if not rows.size:
        return word
    return word._replace(
        top=max(word.top, float(top + rows[0])), bottom=min(word.bottom, float(top + rows[-1] + 1))
    )


def _capitals(word: Recognised, ink: Grey) -> int:
    """How high the capitals of a word are without dots, rings and tails: rows with about as much ink as any."""
    part = ink[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1]
    rows = (part > 0).sum(axis=1)
    full = np.flatnonzero(rows >= _FULL_ROW * np.median(rows)) if rows.size else rows
    return int(full[-1] - full[0]) + 1 if full.size else 0


def _top(word: Recognised, ink: Grey) -> float:
    """Where the letters of a word begin: below the rest of a rule over it, which its box may hold."""
    if _PARTED.intersection(word.text):
        return word.top
    part = ink[int(word.top) : int(word.baseline), int(word.left) : int(word.right) + 1]
    white = [row for row in range(part.shape[0] // 2) if not part[row].any()]
    return word.top + white[-1] + 1 if white else word.top
