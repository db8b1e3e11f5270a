"""A page as a picture: made straight, its lines and grounds found and taken out, so that letters are left."""

from __future__ import annotations

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey

MOST_SKEW = 8.0
"""Degrees by which a page may lie askew on the glass; more is no scan."""
LEAST_SKEW = 0.05
"""Degrees; less moves the end of a line by less than a pixel or two."""
_FAINT = 26
"""Shades by which a grey hairline differs from its ground; the noise of a copy, smoothed, differs by less than 20."""
_SMALL = 1000
"""Pixels of the longer side of the picture in which the skew is sought."""


def to_grey(pixels: bytes, width: int, height: int) -> Grey:
    """The picture of three bytes a pixel (red, green, blue) in shades of grey."""
    cv2.setNumThreads(1)
    colours = np.frombuffer(pixels, np.uint8).reshape(height, width, 3)
    return np.asarray(cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY), np.uint8)


def ink_of(grey: Grey, *, faint: bool = False) -> Grey:
    """White (255) where there is ink, against the ground around it: shades and stains of paper are no ink.

    `faint`: grey hairlines as well, which only those need who look for lines and drop specks.
    """
    difference = contrast_of(grey)
    if faint:
        return np.asarray(cv2.threshold(difference, _FAINT, 255, cv2.THRESH_BINARY)[1], np.uint8)
    least = max(40.0, cv2.threshold(difference, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[0] * 0.7)
    return np.asarray(cv2.threshold(difference, least, 255, cv2.THRESH_BINARY)[1], np.uint8)


def contrast_of(grey: Grey) -> Grey:
    """By how many shades each pixel differs from the ground around it."""
    ground = cv2.medianBlur(cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA), 15)
    ground = cv2.resize(ground, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.absdiff(ground, cv2.medianBlur(grey, 3)), np.uint8)


def skew_of(grey: Grey) -> float:
    """Degrees, clockwise, by which lines of text and rules fall: the turn at which rows are clearest."""
    scale = _SMALL / max(grey.shape)
    small = np.asarray(
        cv2.resize(ink_of(grey), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
    )

    def clearness(angle: float) -> float:
        rows = _turned(small, angle, 0).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(rows)).sum())

    best = max(np.arange(-MOST_SKEW, MOST_SKEW + 0.01, 0.5), key=clearness)
    for step in (0.1, 0.02):
        best = max(np.arange(best - 5 * step, best + 5.01 * step, step), key=clearness)
    flat = clearness(0.0)
    return float(best) if abs(best) >= LEAST_SKEW and clearness(float(best)) > 1.02 * flat else 0.0


def straightened(grey: Grey, skew: float) -> Grey:
    """The picture turned about its middle by `skew` degrees against the clock."""
    return _turned(grey, skew, 255) if skew else grey


def _turned(picture: Grey, angle: float, border: int) -> Grey:
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return np.asarray(
        cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(border,)),
        np.uint8,
    )


def quarter_turned(grey: Grey, degrees: int) -> Grey:
    """The picture turned by quarters against the clock, so that text that runs at `degrees` runs level."""
    turns = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}
    return np.asarray(cv2.rotate(grey, turns[degrees]), np.uint8) if degrees else grey
