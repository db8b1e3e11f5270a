"""Type sizes of recognised words, by how far their tallest letters rise above the line.

What one word tells wavers by a twentieth. Lines of nearly one size therefore get the same, that of most letters first,
and a page takes the sizes that earlier pages of its document have settled on: levels of headings are told by them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey, Recognised

ALIKE = 0.055
"""Share by which lines of one size differ as measured; a heading is larger than what is under it by a tenth."""
UNSURE = 0.09
"""That of a line in which no word tells its size well: what rises highest in "Mål" is a ring."""
_SMALLEST = 4.0
"""Points."""
_UNKNOWN = 10.0
"""Points of a word in a line that says nothing of its size: a list mark."""
_DEEP = frozenset("gjpqyQç,;()[]{}|/§")
"""Letters and signs that reach below the line."""
_STEMS, _STEMS_RISE, _CAPITAL_RISE = frozenset("bdfhkl"), 0.69, 0.675
_RINGED = frozenset("ÅÄÖÉÜ")
_RISES = (
    (_RINGED, 0.85),
    (frozenset("å"), 0.77),
    (_STEMS, _STEMS_RISE),
    (frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789()[]/§&%?!äöijéü"), _CAPITAL_RISE),
    (frozenset("t"), 0.62),
)
"""How far letters rise above the line, as shares of the type size. Words with stems tell it within a fiftieth, with
another letter as their tallest within a twentieth: faces differ (Times, Arial, Calibri, DejaVu, Lato)."""
MANY = 4
"""Words of a page from which on they tell how far their letters rise: one or two may be bold, or in another face."""
_X_RISE = 0.5
"""Of letters that have nothing above: a, c, e, m."""
_MARKS = frozenset("•☐☒☑")
_FEW_CAPITALS = 4
"""Of a word that has nothing but capitals."""
_EDGE = 3
"""Pixels above and below the edge of a word's ink within which its shades tell where the edge is."""
_FULL_ROW = 0.4
"""Share of the usual row's ink; a row of dots has a tenth, the tail of a J less."""
_PARTED = frozenset("åäöijéüÅÄÖÉÜ%:;?!\"'”“’=")
"""Letters and signs with white between their parts, one above the other."""


def sizes_of(
    words: Sequence[Recognised], grey: Grey, ink: Grey, scale: float, known: list[float]
) -> list[float]:
    """The type size of each word in points, by its line.

    `known` are the sizes settled on before; new ones join them.
    """
    lines: dict[int, list[_Told]] = defaultdict(list)
    for word in (_without_ring(word, ink) for word in words):
        if word.text not in _MARKS and not (word.small and word.text.islower()):
            rise = _rise(word)
            lines[word.line].append(_Told(rise, _size(word, grey, ink) / scale * rise, len(word.text)))
    letters = {line: sum(one.letters for one in told) for line, told in lines.items()}
    settled: dict[int, float] = {}
    stems = {line: [one for one in told if one.rise == _STEMS_RISE] for line, told in lines.items()}
    sure = {line: _size_told(told, {}) for line, told in stems.items() if told}
    _settle(sure, letters, known, settled, ALIKE)
    rises = _rises_of(lines, settled)
    others = {line: _size_told(told, rises) for line, told in lines.items() if line not in settled}
    _settle(others, letters, known, settled, UNSURE)
    return [settled.get(word.line, _UNKNOWN) for word in words]


class _Told(NamedTuple):
    """What a word tells of its line's size."""

    rise: float
    """How far its tallest letters rise in most faces, as a share of the type size."""
    height: float
    """How far they do, in points."""
    letters: int


def _size_told(told: Sequence[_Told], rises: Mapping[float, float]) -> float:
    """The size that most letters tell."""
    return median(size for one in told for size in [one.height / rises.get(one.rise, one.rise)] * one.letters)


def _rises_of(lines: Mapping[int, Sequence[_Told]], settled: Mapping[int, float]) -> dict[float, float]:
    """How far letters rise in the page's own face, where lines of known size have many of them."""
    shares: dict[float, list[float]] = defaultdict(list)
    for line, size in settled.items():
        for one in lines[line]:
            shares[one.rise].append(one.height / size)
    return {rise: median(own) for rise, own in shares.items() if len(own) >= MANY and rise != _STEMS_RISE}


def _settle(
    sizes: dict[int, float],
    letters: dict[int, int],
    known: list[float],
    settled: dict[int, float],
    share: float,
) -> None:
    """Put the size of each line into `settled`: a known one that differs by no more than this share, or a new one."""
    while left := {line: size for line, size in sizes.items() if line not in settled}:
        middle = _commonest(left, letters)
        size = _nearest(middle, known, share)
        if not size:
            size = max(round(middle, 1), _SMALLEST)
            known.append(size)
        settled.update({line: size for line, own in left.items() if _is_near(own, middle, ALIKE)})


def _is_near(size: float, other: float, share: float) -> bool:
    return abs(size - other) <= share * other


def _commonest(sizes: dict[int, float], letters: dict[int, int]) -> float:
    """The size around which lines with most letters lie."""

    def near(size: float) -> list[int]:
        return [line for line, other in sizes.items() if _is_near(other, size, ALIKE / 2)]

    best = max(sizes.values(), key=lambda size: sum(letters[line] for line in near(size)))
    return median(sizes[line] for line in near(best))


def _nearest(size: float, known: Sequence[float], share: float) -> float | None:
    near = [one for one in known if _is_near(size, one, share)]
    return min(near, key=lambda one: abs(one - size), default=None)


def _size(word: Recognised, grey: Grey, ink: Grey) -> float:
    """The type size of a word in pixels."""
    if word.text.isupper() and len(word.text) >= _FEW_CAPITALS and (height := _capitals(word, ink)):
        return height / _CAPITAL_RISE
    word = _to_its_ink(word, ink)
    shades = grey[:, int(word.left) : int(word.right) + 1]
    foot = word.baseline if _DEEP.intersection(word.text) else (word.baseline + word.bottom) / 2
    foot, top = _foot(shades, round(foot), foot), _head(shades, _top(word, ink))
    return max(1.0, foot - top) / _rise(word)


def _without_ring(word: Recognised, ink: Grey) -> Recognised:
    """`word` without a first capital with a ring or dots: how high these are, faces differ in by a sixth."""
    if word.small or word.text.isupper() or word.text[0] not in _RINGED or not word.text[1:].isalpha():
        return word
    first = int(word.height / 3)  # its ring stands before that
    part = ink[int(word.top) : int(word.bottom) + 1, int(word.left) + first : int(word.right) + 1]
    white = np.flatnonzero(part.max(axis=0, initial=0) == 0)
    left = word.left + first + (int(white[0]) if white.size else 0)
    return word._replace(text=word.text[1:], left=left) if left < word.right - first else word


def _rise(word: Recognised) -> float:
    """How far the tallest letters of a word rise, as a share of the type size."""
    tall = word.text[0] if word.small else word.text
    return next((rise for letters, rise in _RISES if letters.intersection(tall)), _X_RISE)


def _head(shades: Grey, top: float) -> float:
    """Where between pixels the tallest letters begin, whose ink does at `top`: half-way to their darkest."""
    first = max(0, round(top) - _EDGE)
    rows = shades[first : round(top) + _EDGE + 1]
    if not rows.size:  # a word beside the picture
        return top
    darkest = rows.min(axis=1).astype(np.float64)
    return first + place if (place := _crossing(-darkest)) else top


def _foot(shades: Grey, row: int, foot: float) -> float:
    """Where between pixels most letters end, near the row that `foot` is in: half-way down the steepest fall of ink."""
    first = max(0, row - _EDGE - 1)
    rows = shades[first : row + _EDGE + 1].astype(np.float64).sum(axis=1)
    start = max(0, int(np.diff(rows).argmax()) - 1) if rows.size > 1 else 0
    return first + start + place if (place := _crossing(rows[start : start + 4])) else foot


def _crossing(values: NDArray[np.float64]) -> float:
    """How many steps it takes rising values to pass the middle between their least and greatest; 0 if they do not.

    Half a step is added: an edge in the middle of a pixel makes it half as dark.
    """
    middle = (values.min() + values.max()) / 2 if values.size else 0.0
    after = int(np.argmax(values >= middle)) if values.size else 0
    if not after:
        return 0.0
    return after - 0.5 + float((middle - values[after - 1]) / (values[after] - values[after - 1]))


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
