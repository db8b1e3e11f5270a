"""Dark grounds made light, with their letters dark: as a recogniser and those who look for lines know both."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.grounds import DARK, STEM, Ground

FRAME = 1.2
"""Points of a dark ground's edge that stay dark when it is made light: they are its rules."""
OUTERMOST = 0.6
"""Points of its edge that waver between the ground and the paper: they are no letters."""
LIGHT_LINE = 0.9
"""Share of a line along an edge that is light, from which on it lies beside the ground."""
_LIGHT = 190
"""Shade from which on a pixel upon a dark ground belongs to a letter or to paper."""
CORNER = 8.0
"""Points from the end of a dark ground within which its corner may be round; letters stand farther from it."""


def lightened(grey: Grey, grounds: Iterable[Ground], scale: float) -> Grey:
    """The picture with dark grounds as white as paper and what was light upon them black: its letters, lines between.

    Else the dark between two letters is as narrow as a rule, and as even. A ground with letters in its very edge has
    no frame: it would be one with them.
    """
    clean = grey.copy()
    for ground in grounds:
        if ground.shade < DARK:
            part = clean[ground.top : ground.bottom, ground.left : ground.right]
            for corner in (part, part[::-1], part[:, ::-1], part[::-1, ::-1]):
                _fill_corner(corner, ground.shade, round(CORNER * scale))
            level, upright = (part, part[::-1]), (part.T, part.T[::-1])
            has_letters = any(_has_letters(side, FRAME, scale) for side in level)
            has_letters |= any(_has_letters(side, OUTERMOST, scale) for side in upright)
            frame = round((OUTERMOST if has_letters else FRAME) * scale)
            inside = part[frame:-frame, frame:-frame]
            letters = _made_dark(inside, ground.shade)
            if has_letters:
                around = slice(max(0, ground.top - frame), ground.bottom + frame)
                edges = part[:frame].copy(), part[-frame:].copy()
                clean[around, max(0, ground.left - frame) : ground.right + frame] = 255
                for at, edge, beside in (
                    (part[:frame], edges[0], letters[:2]),
                    (part[-frame:], edges[1], letters[-2:]),
                ):
                    at[:, frame:-frame] = _going_on(edge[:, frame:-frame], beside, ground.shade, scale)
            inside[:] = letters
    return clean


def whitened(grey: Grey, grounds: Iterable[Ground]) -> Grey:
    """The picture with its pale grounds as white as paper, for a recogniser: it passes over boxes darker than that."""
    clean = grey.copy()
    for ground in sorted(grounds, key=lambda one: (one.top - one.bottom) * (one.right - one.left)):
        if ground.shade >= DARK:
            box = slice(ground.top, ground.bottom), slice(ground.left, ground.right)
            clean[box] = cv2.convertScaleAbs(grey[box], alpha=255 / ground.shade)
    return clean


def _fill_corner(part: Grey, shade: int, size: int) -> None:
    """Give the paper beyond a round corner, which `part` begins with, the shade of its ground: it is no letter.

    It is about as wide as it is high, what is light along an edge is not.
    """
    corner = part[:size, :size]
    light = np.asarray(corner > (shade + 255) / 2, np.uint8)
    _, labels = cv2.connectedComponents(light, connectivity=4)
    beyond = np.asarray(labels == labels[0, 0], np.uint8) if light[0, 0] else np.zeros_like(light)
    sides = sorted((int(beyond[0].sum()), int(beyond[:, 0].sum())))
    if sides[1] <= 2 * sides[0] and not (beyond[-1].any() or beyond[:, -1].any()):
        corner[cv2.dilate(beyond, np.ones((5, 5), np.uint8)) > 0] = shade


def _made_dark(part: Grey, shade: int) -> Grey:
    """What is light upon a ground of this shade as dark upon white."""
    lighter = np.maximum(part.astype(np.float32) - shade, 0) * (255 / (255 - shade))
    return np.asarray(255 - np.minimum(lighter, 255).astype(np.uint8), np.uint8)


def _going_on(edge: Grey, beside: Grey, shade: int, scale: float) -> Grey:
    """The outermost lines of a dark ground with the letters that go on into them from the lines beside: rings."""
    letters = np.asarray((beside < DARK).any(axis=0), np.uint8)[None]
    ring = np.ones((1, round(STEM * scale) | 1), np.uint8)
    goes_on = np.asarray(cv2.morphologyEx(letters, cv2.MORPH_CLOSE, ring), np.uint8) > 0
    return np.asarray(np.where(goes_on, _made_dark(edge, shade), 255), np.uint8)


def _has_letters(side: Grey, corner: float, scale: float) -> bool:
    """Whether letters stand where a dark ground's frame would be, `corner` points from its ends at least.

    `side` has its outermost line first.
    """
    corners, first, last = (round(points * scale) for points in (corner, OUTERMOST, FRAME))
    light = (side[first:last, corners:-corners] > _LIGHT).mean(axis=1)
    return bool(((light > 0) & (light < LIGHT_LINE)).any())
