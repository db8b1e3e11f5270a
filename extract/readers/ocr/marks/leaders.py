"""Dots that lead to a page number in a picture of a page: a recogniser reads them as letters, even clean ones."""

from __future__ import annotations

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.marks.bullets import type_size

LEAST_DOTS = 8
"""In a row; three dots are a pause, six the place of a name."""
_LARGEST = 0.36
"""Of the type size: the height of a dot, blurred; a letter's is half."""
_WIDEST = 1.3
"""Of the type size: dots that have run into each other."""
_STEP = 1.1
"""Of the type size, at most, from one dot to the next."""
REGULAR = 0.7
"""Share of the steps that are as long as the usual one, within a quarter: specks and full stops lie anyhow."""
_EDGE = 3
"""Pixels around a dot that are painted over with it."""


def without_leaders(grey: Grey, ink: Grey, scale: float) -> Grey:
    """The picture, `scale` pixels a point, with the dots of leaders painted over."""
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    size = type_size(boxes[1:count], scale)
    if not size:
        return grey
    left, top, width, height = (boxes[1:count, column] for column in range(4))
    small = (height <= _LARGEST * size) & (width <= _WIDEST * size) & (height >= scale / 4)
    dots = sorted(zip(*(part[small].tolist() for part in (top + height, left, width, height)), strict=True))
    clean = grey.copy()
    for row in _rows(dots, 0.15 * size):
        for run in _runs(row, _STEP * size):
            for bottom, start, across, down in run:
                above, before = max(0, bottom - down - _EDGE), max(0, start - _EDGE)
                clean[above : bottom + _EDGE, before : start + across + _EDGE] = 255
    return clean


Dots = list[tuple[int, int, int, int]]
"""Bottom, left, width and height of each."""


def _rows(dots: Dots, near: float) -> list[Dots]:
    """Dots that stand on one line, from left to right."""
    rows: list[Dots] = []
    for dot in dots:
        if rows and dot[0] - rows[-1][0][0] <= near:
            rows[-1].append(dot)
        else:
            rows.append([dot])
    return [sorted(row, key=lambda dot: dot[1]) for row in rows if len(row) >= LEAST_DOTS]


def _runs(row: Dots, longest: float) -> list[Dots]:
    """The leaders of a row: many dots, one after the other at equal steps."""
    runs: list[Dots] = [[]]
    for dot in row:
        if runs[-1] and dot[1] - (runs[-1][-1][1] + runs[-1][-1][2]) > longest:
            runs.append([])
        runs[-1].append(dot)
    return [run for run in runs if len(run) >= LEAST_DOTS and _is_regular(run)]


def _is_regular(run: Dots) -> bool:
    steps = np.diff([dot[1] for dot in run])
    usual = float(np.median(steps))
    return float((np.abs(steps - usual) <= usual / 4).mean()) >= REGULAR
