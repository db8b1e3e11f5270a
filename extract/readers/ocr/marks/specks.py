"""Specks in the picture of a page: dust, toner, what a fax adds. Among letters a recogniser reads them as such."""

from __future__ import annotations

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.marks.bullets import type_size
from extract.readers.ocr.picture import darkness_of

_FAINT, _DARK = 40, 80
"""Shades by which a speck differs from its ground, all of it and its darkest dot; noise differs by less. Grey hairlines
are whole so."""
LARGEST = 0.8
"""Square points of a speck, at most: two dots of a scanner with 200 an inch; a full stop of 10 points has 1.2."""
FEWEST = 8.0
"""Specks on 10,000 square points, from which on a picture has them; a page is fifty times as large."""
NO_DOT = 0.005
"""Of the square of the type size: what is smaller is no letter's dot, which has 0.01 and more."""
AROUND = 0.25
"""Of the type size, around what is no speck: a small piece there belongs to it, as a letter's dot, a full stop."""


def without_specks(grey: Grey, scale: float) -> Grey:
    """The picture, `scale` pixels a point, without specks that stand apart, if it has many."""
    darkness = darkness_of(grey)
    mask = np.asarray(darkness >= _FAINT, np.uint8)
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    areas = boxes[:, cv2.CC_STAT_AREA]
    fewest = FEWEST / 10_000 * grey.size / scale**2
    small = areas <= LARGEST * scale**2
    if small.sum() < fewest:
        return grey
    is_dark = np.bincount(labels[darkness >= _DARK], minlength=areas.size) > 0
    small &= is_dark
    size = type_size(boxes[1:], scale)
    near = round(2 * AROUND * size) + 1
    others = np.asarray(mask & ~small[labels], np.uint8)
    beside = cv2.dilate(others, np.ones((near, near), np.uint8))
    apart = small & (np.bincount(labels[beside > 0], minlength=small.size) == 0)
    if apart.sum() < fewest:
        return grey
    tiny = (areas <= NO_DOT * size**2) & is_dark
    specks = np.asarray((apart | tiny)[labels], np.uint8)
    around = cv2.dilate(specks, np.ones((3, 3), np.uint8))
    ground = cv2.medianBlur(grey, 7)
    return np.where(around > 0, ground, grey)
