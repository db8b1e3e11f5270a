"""Stamps and strokes of a pen over the letters of a page: paler than print, longer than a letter, and across letters.

They are painted over where no print lies under them. What is as pale and crosses no letter is print itself: a heading
in a colour, a word in grey.
"""

from __future__ import annotations

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey

PALE = (0.17, 0.75)
"""How pale a stamp or a pen is, as a share of the way from print to paper; the edges of print are so too, narrowly."""
SHORTEST = 24.0
"""Points of a stroke at least: no letter of running text is as long."""
THICKEST = 4.0
"""Points; what is thicker is a ground, a picture."""
BRIDGED = 2.0
"""Points of a stroke that the strokes of a letter hide."""
FEWEST_CROSSED = 2
"""Pieces of print that a stroke touches at least; a logo's letters may touch one."""
SPECK = 1.2
"""Points across: darker specks within a stroke are no print."""
MOST = 0.3
"""Share of a page's ink that lies over its print at most; of a blurred copy most ink is paler than its darkest."""


def without_overprint(grey: Grey, ink: Grey, scale: float) -> Grey:
    """The picture, `scale` pixels a point, without what was stamped and drawn over its letters."""
    inked = grey[ink > 0]
    if not inked.size:
        return grey
    print_, paper = float(np.percentile(inked, 10)), float(np.percentile(grey[::8, ::8], 75))
    low, high = (print_ + share * (paper - print_) for share in PALE)
    pale = np.asarray((grey > low) & (grey < high), np.uint8)
    strokes = cv2.erode(pale, np.ones((3, 3), np.uint8))
    wide = np.ones((round(THICKEST * scale),) * 2, np.uint8)
    strokes = cv2.subtract(strokes, cv2.morphologyEx(strokes, cv2.MORPH_OPEN, wide))
    if not strokes.any() or 9 * int(strokes.sum()) > MOST * inked.size:
        return grey
    dark = _without_specks(np.asarray(grey <= low, np.uint8), (SPECK * scale) ** 2)
    over = _over_print(np.asarray(strokes, np.uint8), dark, scale)
    around = cv2.dilate(over, np.ones((9, 9), np.uint8))
    around[cv2.dilate(dark, np.ones((3, 3), np.uint8)) > 0] = 0
    clean = grey.copy()
    clean[around > 0] = round(paper)
    return clean


def _without_specks(mask: Grey, least: float) -> Grey:
    """A mask without its pieces of fewer pixels."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return np.asarray(mask * (boxes[:, cv2.CC_STAT_AREA] >= least)[labels], np.uint8)


def _over_print(strokes: Grey, dark: Grey, scale: float) -> Grey:
    """Of the cores of pale strokes those that are long, pieces beyond a letter taken together, and cross print."""
    bridge = np.ones((round(BRIDGED * scale) | 1,) * 2, np.uint8)
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(cv2.dilate(strokes, bridge), connectivity=8)
    _, pieces = cv2.connectedComponents(dark, connectivity=8)
    long = boxes[:, 2:4].max(axis=1) >= SHORTEST * scale
    long[0] = False
    met = np.unique(np.stack([labels[dark > 0], pieces[dark > 0]], axis=1), axis=0)
    crossed = np.bincount(met[:, 0], minlength=len(boxes)) >= FEWEST_CROSSED
    return np.asarray(strokes * (long & crossed)[labels], np.uint8)
