"""List marks in the picture of a page: a round or square dot that stands alone before a line.

A recogniser reads them as «, e or *, or glues them to the word; taken out before, they are marks again.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey, Recognised

_SIZES = (0.13, 0.62)
"""A dot's width and height, as shares of the type size: a full stop is smaller and lies lower, a letter is larger."""
_SOLID = 0.66
"""Share of its box that a dot fills: a disc 0.79, a square 1; letters of the size (e, o, s) less."""
FILLED = 0.95
"""Share of the middle of a dot that has ink, half as wide and high as it."""
_ALONE = 0.45
"""Of the type size: how far above and below a dot nothing stands (an i's dot and a colon's have company)."""
_BEFORE = 1.2
"""Of the type size: how far before a dot nothing stands."""
_AFTER = (0.12, 3.5)
"""Of the type size: the gap between a dot and its line, at least and at most."""
_X_HEIGHT = 0.5
"""Of the type size; the commonest component of a text is as high, or a little more."""


class Dot(NamedTuple):
    """A list mark, in pixels."""

    left: int
    top: int
    right: int
    bottom: int
    sign: str = "•"

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2


def dots_of(ink: Grey, scale: float) -> list[Dot]:
    """The dots of a picture without rules, `scale` pixels a point, that could be list marks."""
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    size = type_size(boxes[1:count], scale)
    if not size:
        return []
    least, most = (share * size for share in _SIZES)
    found = []
    for left, top, width, height, area in boxes[1:count].tolist():
        is_dot = least <= width <= most and least <= height <= most and 0.6 < width / height < 1.7
        if is_dot and area >= _SOLID * width * height:
            dot = Dot(left, top, left + width, top + height)
            if _is_filled(ink, dot) and _stands_alone(ink, dot, size):
                found.append(dot)
    return found


def _is_filled(ink: Grey, dot: Dot) -> bool:
    """Whether the middle of what may be a dot is ink: a bold "u" or "a" is as solid, with white in it."""
    wide, high = (dot.right - dot.left) // 4, (dot.bottom - dot.top) // 4
    middle = ink[dot.top + high : dot.bottom - high, dot.left + wide : dot.right - wide]
    return float((middle > 0).mean()) >= FILLED


def type_size(boxes: NDArray[Any], scale: float) -> float:
    """The usual type size of a page in pixels, by the heights of what stands apart on it; 0 where little does."""
    heights = boxes[:, cv2.CC_STAT_HEIGHT]
    letters = heights[(heights > 2.5 * scale) & (heights < 20 * scale)]
    return float(np.median(letters)) / _X_HEIGHT / 1.15 if letters.size >= 20 else 0.0


def _stands_alone(ink: Grey, dot: Dot, size: float) -> bool:
    """Whether nothing is above, below and before a dot, and a line begins not far behind it."""

    def blank(left: float, top: float, right: float, bottom: float) -> bool:
        part = ink[max(0, round(top)) : max(0, round(bottom)), max(0, round(left)) : max(0, round(right))]
        return not part.any()

    near, (gap, far) = _ALONE * size, _AFTER
    row = dot.top - 0.2 * size, dot.bottom + 0.2 * size
    return (
        blank(dot.left, dot.top - near, dot.right, dot.top)
        and blank(dot.left, dot.bottom, dot.right, dot.bottom + near * 0.6)
        and blank(dot.left - _BEFORE * size, row[0], dot.left - 1, row[1])
        and blank(dot.right + 1, row[0], dot.right + gap * size, row[1])
        and not blank(dot.right + gap * size, row[0], dot.right + far * size, row[1])
    )


def without_dots(grey: Grey, dots: list[Dot]) -> Grey:
    """The picture with the dots painted over."""
    clean = grey.copy()
    for dot in dots:
        clean[max(0, dot.top - 3) : dot.bottom + 3, max(0, dot.left - 3) : dot.right + 3] = 255
    return clean


def with_marks(words: list[Recognised], dots: list[Dot]) -> list[Recognised]:
    """The words with a mark before each whose line a dot begins; dots with no line behind them were specks."""
    before: dict[int, Dot] = {}
    for dot in dots:
        behind = [
            (word.left - dot.right, index)
            for index, word in enumerate(words)
            if word.baseline - word.height <= dot.middle <= word.baseline
            and 0 < word.left - dot.right < 4 * word.height
        ]
        if behind:
            before[min(behind)[1]] = dot
    marked: list[Recognised] = []
    for index, word in enumerate(words):
        if index in before:
            dot = before[index]
            marked.append(
                word._replace(
                    text=dot.sign,
                    left=dot.left,
                    right=dot.right,
                    top=dot.top,
                    bottom=dot.bottom,
                    confidence=1.0,
                )
            )
        marked.append(word)
    return marked
