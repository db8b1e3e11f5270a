"""What a picture shows around a page: the desk on which it was photographed."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey

_STEP = 1 / 3
"""Pixels a point of the picture in which the page is sought."""
_LETTERS = np.ones((5, 5), np.uint8)
"""As large as letters and rules are there, and narrow bands."""
LEAST_PAGE = 0.35
"""Share of a picture that the page on it takes at least."""
LIGHTER = 25.0
"""Shades by which paper is lighter than the desk right beside it."""
_FEWEST_SIDES = 3
"""Sides of the picture along which a desk is seen: one may cut the page."""
_SIDE = 0.9
"""Share of a side that is dark if a desk is seen along it."""
_ASPECT = (1.15, 1.75)
"""How many times as long as wide a page is that a camera saw aslant; A4 is 1.41."""
_CORNER = 0.03
"""Share of an outline's length by which its corners may be rounded or bent."""
_EDGE = 2
"""Pixels there of a page's edge that are taken with the desk: its shadow, and what bends up."""
_PRINTED = (50, 0.01)
"""Shades by which letters stand out upon a ground around a box, and the share of it that they take: that is no desk."""


Corners = NDArray[np.float64]
"""Those of a page, clockwise: four rows of x and y."""


class Laid(NamedTuple):
    """A picture of a page, and the page's corners on it where something around it is seen."""

    grey: Grey
    corners: Corners | None = None


def without_surroundings(grey: Grey, scale: float) -> Laid:
    """The picture with what lies around its page as light as the paper next to it, as if the page were larger."""
    step = _STEP / scale
    small = np.asarray(cv2.resize(grey, None, fx=step, fy=step, interpolation=cv2.INTER_AREA), np.uint8)
    desk = _desk_of(small)
    found = _page_in(small, desk + LIGHTER / 2) if desk is not None else None
    if found is None:
        return Laid(grey)
    page, corners = found
    size = grey.shape[1], grey.shape[0]
    inside = cv2.resize(page, size, interpolation=cv2.INTER_LINEAR)
    around = cv2.resize(_light_around(small, page), size, interpolation=cv2.INTER_LINEAR)
    clean = np.asarray(np.where(inside >= 128, grey, around), np.uint8)
    return Laid(clean, corners * (grey.shape[1] / small.shape[1], grey.shape[0] / small.shape[0]))


def _desk_of(small: Grey) -> float | None:
    """The lightest shade of what a picture's sides show, where that is no paper; on a scan it is."""
    least = float(np.percentile(small, 90)) - LIGHTER
    sides = (small[0], small[-1], small[:, 0], small[:, -1])
    dark = [side for side in sides if (side < least).mean() >= _SIDE]
    return float(np.percentile(np.concatenate(dark), 98)) if len(dark) >= _FEWEST_SIDES else None


def _page_in(small: Grey, darkest: float) -> tuple[Grey, Corners] | None:
    """A mask (255) of the page that lies upon a desk, within its edges, and its corners; None where there is none.

    Paper is lighter than the `darkest`, in shadow too.
    """
    light = np.asarray(cv2.morphologyEx(small, cv2.MORPH_CLOSE, _LETTERS), np.uint8)
    paper = np.asarray(light > darkest, np.uint8)
    outlines, _ = cv2.findContours(paper, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outline = cv2.convexHull(max(outlines, key=cv2.contourArea))
    corners = cv2.approxPolyDP(outline, _CORNER * cv2.arcLength(outline, True), True)[:, 0].astype(np.float64)
    if not _is_page(corners, small.size):
        return None
    mask: Grey = np.zeros_like(small)
    cv2.fillConvexPoly(mask, outline, (255,))
    ring = np.asarray(cv2.dilate(mask, _LETTERS) > mask, np.bool_)
    around = np.asarray(cv2.dilate(mask, _LETTERS) == 0, np.bool_)
    within = np.asarray(cv2.erode(mask, np.ones((2 * _EDGE + 1, 2 * _EDGE + 1), np.uint8)), np.uint8)
    edge = float(np.median(light[(mask > 0) & (within == 0)]))
    letters = np.asarray(light - small > _PRINTED[0]) | (
        np.asarray(cv2.morphologyEx(small, cv2.MORPH_TOPHAT, _LETTERS), np.uint8) > _PRINTED[0]
    )
    if edge - np.median(light[ring]) < LIGHTER or letters[around].sum() >= _PRINTED[1] * around.sum():
        return None
    first = int(corners.sum(axis=1).argmin())
    clockwise = np.roll(corners, -first, axis=0)
    if clockwise[1, 1] - clockwise[0, 1] > clockwise[1, 0] - clockwise[0, 0]:
        clockwise = np.roll(clockwise[::-1], 1, axis=0)
    return within, clockwise


def _is_page(corners: NDArray[np.float64], size: int) -> bool:
    """Whether an outline with these corners has four sides of about the lengths that a page's have."""
    if len(corners) != 4:
        return False
    sides = np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1)
    short, long = sorted((float(sides[0] + sides[2]), float(sides[1] + sides[3])))
    return short > 0 and _ASPECT[0] <= long / short <= _ASPECT[1] and short * long / 4 >= LEAST_PAGE * size


def _light_around(small: Grey, page: Grey) -> Grey:
    """The light of the paper: each pixel beyond the page has that of the place of the page nearest to it."""
    light = cv2.medianBlur(cv2.morphologyEx(cv2.medianBlur(small, 5), cv2.MORPH_CLOSE, np.ones((9, 9))), 9)
    core = cv2.erode(page, np.ones((9, 9), np.uint8), borderValue=(0.0,))
    _, labels = cv2.distanceTransformWithLabels(
        np.asarray(core == 0, np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    shades = np.zeros(int(labels.max()) + 1, np.uint8)
    shades[labels[core > 0]] = light[core > 0]
    return np.asarray(cv2.GaussianBlur(shades[labels], (0, 0), 4), np.uint8)
