"""Words that text recognition laid over the picture of a page, where the picture made straight shows them.

A copier or an archive that makes its scans searchable lays letters over them that nobody sees, and draws no rules,
grounds or bold type. The words stay as they are; what the picture tells of their places and looks is added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from statistics import median
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.marks.bullets import Dot, type_size
from extract.readers.ocr.strokes import PictureRule
from extract.readers.pdf.source.content import Glyph

Place = Callable[[float, float], tuple[float, float]]
"""Where a point of the page, in points, is on the picture made straight, in pixels."""

GAP = 0.2
"""Of the type size, between two letters of one line, from which on they belong to two words."""
APART = 1.5
"""Of the type size, between two words, from which on they stand in two columns."""
LEVEL = 0.35
"""Of the type size, by which the words of a line stand higher or lower than each other."""
MIDDLE = 0.12
"""Of the type size: ink is sought so far above and below the middle of a word."""
REACH = 0.75
"""Of the type size: how far the ink of a word goes on above and below its middle, at most."""
WHITE = 0.15
"""Of the type size: the white between the letters of a word, which a layer may lay too narrowly; a space is wider."""
BESIDE = 0.6
"""Of the type size: how far a word goes on beside its box at most."""
RING = 0.12
"""Of the type size: white between a letter and its ring or dots."""
DEEP = 0.2
"""Of the type size: how far deep letters reach below the line."""
_DEEP = frozenset("gjpqyQç,;()[]{}|/§")
ON_INK = 0.8
"""Share of a layer's words that lie on ink, if it is the picture's."""
COVERED = 0.85
"""Share of a page's letters that lie under words, if its layer says what it shows."""
LETTER = (0.35, 1.3)
"""Heights of letters, as shares of the page's type size."""
NEAR_RULE = 2.0
"""Points from a rule to the middle of a bar or dash that is a piece of it."""


def turn_of_layer(glyphs: Iterable[Glyph]) -> int:
    """By how many degrees most of a layer's letters are turned."""
    angles = Counter(glyph.style.angle % 360 for glyph in glyphs)
    angle = angles.most_common(1)[0][0] if angles else 0
    return round(angle / 90) * 90 % 360


def words_laid(glyphs: Sequence[Glyph], place: Place, ink: Grey, scale: float) -> list[Recognised]:
    """The words of a layer with the boxes of their ink, where they have any; else with their own."""
    found: list[Recognised] = []
    line = -1
    for word in _runs(glyphs, place, scale):
        if not found or not _goes_on(found[-1], word):
            line += 1
        found.append(_on_its_ink(word._replace(line=line), ink))
    return list(_on_baselines(found))


def _runs(glyphs: Sequence[Glyph], place: Place, scale: float) -> Iterator[Recognised]:
    """The words of a layer, each with the box that it says; white space parts them, and gaps."""
    run: list[Recognised] = []
    for glyph in glyphs:
        letter = _letter(glyph, place, scale)
        if run and (letter is None or not _is_next(run[-1], letter)):
            yield _joined(run)
            run = []
        if letter is not None:
            run.append(letter)
    if run:
        yield _joined(run)


def _letter(glyph: Glyph, place: Place, scale: float) -> Recognised | None:
    if glyph.text.isspace() or not glyph.text:
        return None
    x, y = place((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)
    sides = sorted((glyph.x1 - glyph.x0, glyph.bottom - glyph.top))
    wide = (glyph.bottom - glyph.top if glyph.style.angle % 180 else glyph.x1 - glyph.x0) * scale / 2
    high = max(glyph.style.size, sides[0]) * scale
    return Recognised(
        glyph.text, x - wide, y - high / 2, x + wide, y + high / 2, y + 0.35 * high, high, 1.0, 0
    )


def _is_next(letter: Recognised, after: Recognised) -> bool:
    """Whether a letter stands right behind another."""
    gap, size = after.left - letter.right, letter.height
    return abs(after.top - letter.top) < LEVEL * size and -0.5 * size < gap < GAP * size


def _joined(run: Sequence[Recognised]) -> Recognised:
    return run[0]._replace(
        text="".join(letter.text for letter in run),
        left=min(letter.left for letter in run),
        right=max(letter.right for letter in run),
        top=median(letter.top for letter in run),
        bottom=median(letter.bottom for letter in run),
        baseline=median(letter.baseline for letter in run),
    )


def _goes_on(word: Recognised, after: Recognised) -> bool:
    """Whether two words stand in one line of one column."""
    size = min(word.height, after.height)
    level = abs(_middle(word) - _middle(after)) < LEVEL * size
    return level and -size < after.left - word.right < APART * size


def _middle(word: Recognised) -> float:
    return word.baseline - 0.35 * word.height


def _on_its_ink(word: Recognised, ink: Grey) -> Recognised:
    """`word` as high as the ink that begins at its middle; its confidence is 0 where there is none."""
    left, right, middle = max(0, int(word.left)), int(word.right) + 1, _middle(word)
    first = max(0, round(middle - REACH * word.height))
    rows = np.asarray(ink[first : round(middle + REACH * word.height), left:right].any(axis=1), np.bool_)
    at, near = round(middle) - first, max(1, round(MIDDLE * word.height))
    if not rows[max(0, at - near) : at + near].any():
        return word._replace(confidence=0.0)
    top, bottom = (first + end for end in _ends(rows, at, max(2, round(RING * word.height))))
    white, far = max(1, round(WHITE * word.height)), round(BESIDE * word.height)
    first = max(0, left - far)
    inked = first + np.flatnonzero(ink[top:bottom, first : right + far].any(axis=0))
    own = inked[(inked >= left) & (inked < right)]
    if not own.size:
        return word._replace(confidence=0.0)
    before, after = inked[inked <= own[0]][::-1], inked[inked >= own[-1]]
    return word._replace(
        left=min(word.left, float(_last_near(before, white))), top=float(top),
        right=max(word.right, float(_last_near(after, white) + 1)), bottom=float(bottom),
    )  # fmt: skip


def _last_near(columns: NDArray[Any], white: int) -> int:
    """The last of columns with ink before one that stands farther off than letters of a word do."""
    far = np.flatnonzero(np.abs(np.diff(columns)) > white)
    return int(columns[far[0] if far.size else -1])


def _ends(rows: NDArray[Any], at: int, ring: int) -> tuple[int, int]:
    """From which row to which the ink around the row `at` runs; a ring's white parts nothing above it."""
    inked = np.flatnonzero(rows)
    gaps = np.diff(inked)
    nearest = int(np.abs(inked - at).argmin())
    above, below = np.flatnonzero(gaps[:nearest] > ring), np.flatnonzero(gaps[nearest:] > 1)
    top = inked[above[-1] + 1] if above.size else inked[0]
    bottom = inked[nearest + below[0]] if below.size else inked[-1]
    return int(top), int(bottom) + 1


def _on_baselines(words: Sequence[Recognised]) -> Iterator[Recognised]:
    """The words with the line that most of theirs stand on: below deep letters it is not where ink ends."""
    feet: dict[int, list[float]] = {}
    for word in words:
        if word.confidence and any(map(str.isalnum, word.text)):
            deep = DEEP * word.height if _DEEP.intersection(word.text) else 0.0
            feet.setdefault(word.line, []).append(word.bottom - deep)
    for word, after in zip_longest(words, words[1:]):
        own = feet.get(word.line)
        reaches = after is not None and after.line == word.line and word.left < after.left < word.right
        right = after.left if reaches and after is not None else word.right
        yield word._replace(right=right, baseline=median(own) if own else word.baseline)


def is_of_picture(words: Sequence[Recognised]) -> bool:
    """Whether the words of a layer lie on ink."""
    return bool(words) and sum(word.confidence > 0 for word in words) >= ON_INK * len(words)


def covers(words: Sequence[Recognised], ink: Grey, scale: float) -> bool:
    """Whether words lie over most of a picture's letters: a layer may leave out tables and columns whole."""
    count, _, boxes, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    size = type_size(boxes[1:count], scale)
    high = boxes[1:count, cv2.CC_STAT_HEIGHT]
    are_letters = (high >= LETTER[0] * size) & (high <= LETTER[1] * size)
    are_letters &= boxes[1:count, cv2.CC_STAT_WIDTH] <= 2 * size
    at = middles[1:count][are_letters].astype(int)
    if not size or not len(at):
        return True
    under = np.zeros_like(ink)
    for word in words:
        under[int(max(0, word.top)) : int(word.bottom) + 1, int(max(0, word.left)) : int(word.right) + 1] = 1
    return float(under[at[:, 1], at[:, 0]].mean()) >= COVERED


def without_pieces(
    words: Iterable[Recognised], rules: Sequence[PictureRule], dots: Sequence[Dot], scale: float
) -> list[Recognised]:
    """The words but for signs that are pieces of rules, or marks of lists that the picture shows."""
    near = NEAR_RULE * scale

    def is_piece(word: Recognised) -> bool:
        if any(_is_on(word, dot) for dot in dots):
            return True
        return not word.text.isalnum() and any(_is_along(word, rule, near) for rule in rules)

    return [word for word in words if any(map(str.isalnum, word.text[1:])) or not is_piece(word)]


def _is_on(word: Recognised, dot: Dot) -> bool:
    return word.left <= (dot.left + dot.right) / 2 <= word.right and word.top <= dot.middle <= word.bottom


def _is_along(word: Recognised, rule: PictureRule, near: float) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    at, along = (y, x) if rule.level else (x, y)
    return abs(rule.at - at) <= near and rule.start - near <= along <= rule.end + near
