"""Boxes to tick in the picture of a page: a square as high as the letters, empty, crossed or ticked.

A recogniser reads them as letters, or not at all; which of them is ticked is what such a list says.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.marks.bullets import Dot, type_size

SIZES = (0.45, 1.1)
"""A box's sides, as shares of the type size."""
SQUARE = 1.15
"""How many times as long as the other a side is at most."""
SIDE = 0.9
"""Share of each side that has ink; of a D or an O less."""
_RIM = 0.2
"""Share of the box on each side that its lines, blurred, are within."""
EMPTY = 0.04
"""Share of what is inside that has ink, up to which a box is empty: specks."""
CROSSED = 0.75
"""Share of both diagonals that has ink, if a box is crossed and not ticked."""


def boxes_of(ink: Grey, scale: float) -> list[Dot]:
    """The boxes to tick of a picture without rules, `scale` pixels a point."""
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    size = type_size(boxes[1:count], scale)
    least, most = (share * size for share in SIZES)
    found = []
    for index in range(1, count if size else 0):
        left, top, width, height, _ = (int(number) for number in boxes[index])
        if least <= min(width, height) and max(width, height) <= min(most, SQUARE * min(width, height)):
            outside = np.asarray(labels[top : top + height, left : left + width] == index, np.bool_)
            if _is_square(outside):
                inside = np.asarray(ink[top : top + height, left : left + width] > 0, np.bool_)
                found.append(Dot(left, top, left + width, top + height, _sign(inside)))
    return found


def _is_square(part: NDArray[np.bool_]) -> bool:
    """Whether ink runs all along the four sides of its box."""
    high, wide = (max(2, round(_RIM / 2 * side)) for side in part.shape)
    sides = (
        part[:high].any(axis=0),
        part[-high:].any(axis=0),
        part[:, :wide].any(axis=1),
        part[:, -wide:].any(axis=1),
    )
    return all(float(side.mean()) >= SIDE for side in sides)


def _sign(part: NDArray[np.bool_]) -> str:
    """What the ink within a box makes of it."""
    high, wide = (round(_RIM * side) for side in part.shape)
    inner = part[high:-high, wide:-wide]
    if float(inner.mean()) <= EMPTY:
        return "☐"
    return "☒" if min(_along(inner), _along(inner[:, ::-1])) >= CROSSED else "☑"


def _along(inner: NDArray[np.bool_]) -> float:
    """Share of the diagonal from the upper left that has ink on or beside it."""
    rows = np.arange(inner.shape[0])
    columns = np.minimum((rows * inner.shape[1] / inner.shape[0]).astype(int), inner.shape[1] - 1)
    thick = cv2.dilate(inner.astype(np.uint8), np.ones((3, 3), np.uint8))
    return float(thick[rows, columns].mean())
