"""Ruled lines and coloured grounds in the picture of a page, so that tables stay tables.

Strokes of letters are no rules: a short upright line counts only where it meets a level one, as sides of cells do.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.picture import contrast_of, ink_of
from extract.readers.ocr.strokes import PictureRule, going_on, held_up, settled, whole

SHORTEST_LEVEL = 24.0
"""Points of a level rule at least: a narrow column is wider, a dash of any type size shorter."""
SHORTEST_UPRIGHT = 9.0
"""Points of an upright rule at least: a row of one line of small type is higher."""
THICKEST = 4.0
"""Points; what is thicker is a bar or a ground."""
REACHES = 7.0
"""Points by which a rule is drawn out to the next across it; rows of text are 10 and more apart."""
GAP = 3.0
"""Points of a gap within a rule, as a bad copy leaves them."""
LEAST_GROUND = (24.0, 8.0)
"""Points across and down of a ground: a cell of one short word is as large."""
_FILLED = 0.85
"""Share of its box that the outline of a ground fills; a photograph's is ragged."""
_FULL_ROW = 0.6
"""Share of its width that each row of a ground has; letters above and below that stick to it have less."""
_LEFT_OF = 0.6
"""Share of an outline's height that such letters leave; of a line of letters alone less is left."""
_COVERED = 0.5
"""Share of its box that has the ground's very shade, letters upon it apart."""
_SHADE = 10
"""Shades of grey by which a ground differs from paper; noise of a picture is smoothed before."""
_ALIKE = 8
"""Shades of grey by which the pixels of one ground differ."""
_MOST_SHADES = 6
_MOST_GROUND = 0.9
"""Share of the page; a ground as large is the paper itself."""
_DARK = 128


class Ground(NamedTuple):
    """A coloured box, in pixels, and its shade of grey."""

    left: int
    top: int
    right: int
    bottom: int
    shade: int


def rules_of(grey: Grey, scale: float) -> tuple[list[PictureRule], Grey]:
    """The rules of a straight picture with `scale` pixels a point, and a mask of the pixels that they cover."""
    ink = ink_of(grey, faint=True)
    level_mask = _lines(ink, scale, SHORTEST_LEVEL, level=True)
    upright_mask = _lines(ink, scale, SHORTEST_UPRIGHT, level=False)
    contrast = contrast_of(grey)
    levels, uprights = (
        [settled(one, contrast, scale) for one in _rules(mask, scale, level=level)]
        for mask, level in ((level_mask, True), (upright_mask, False))
    )
    levels, uprights = held_up(whole(levels, ink, scale), uprights, contrast, scale)
    reach = REACHES * scale
    levels, uprights = ([going_on(one, ink, scale) for one in rules] for rules in (levels, uprights))
    levels, uprights = (
        [_reaching(one, uprights, reach) for one in levels],
        [_reaching(one, levels, reach) for one in uprights],
    )
    mask = np.zeros_like(grey)
    thickness = max(3, round(3.5 * scale))
    for rule in (*levels, *uprights):
        ends = ((rule.start, rule.at), (rule.end, rule.at)) if rule.level else (
            (rule.at, rule.start), (rule.at, rule.end)
        )  # fmt: skip
        (x0, y0), (x1, y1) = ends
        cv2.line(mask, (round(x0), round(y0)), (round(x1), round(y1)), (255,), thickness)
    both = cv2.dilate(cv2.bitwise_or(level_mask, upright_mask), np.ones((7, 7), np.uint8))
    return levels + uprights, np.asarray(cv2.bitwise_and(mask, both), np.uint8)


def _reaching(rule: PictureRule, others: list[PictureRule], reach: float) -> PictureRule:
    """`rule` drawn out to the lines across it that end or pass near its ends: copies fade at the edges of grounds."""
    across = [one.at for one in others if one.start - reach <= rule.at <= one.end + reach]
    start = min((at for at in across if abs(at - rule.start) <= reach), default=rule.start)
    end = max((at for at in across if abs(at - rule.end) <= reach), default=rule.end)
    return rule._replace(start=start, end=end) if start < end else rule


def _lines(ink: Grey, scale: float, shortest: float, *, level: bool) -> Grey:
    """What of the ink is a line in one direction: gaps are closed, then all that is shorter or thicker goes."""

    def bar(length: float) -> Grey:
        size = max(1, round(length * scale))
        return np.ones((1, size) if level else (size, 1), np.uint8)

    thick = np.ones((round(THICKEST * scale) + 1, 1) if level else (1, round(THICKEST * scale) + 1), np.uint8)
    thin = cv2.subtract(ink, cv2.morphologyEx(ink, cv2.MORPH_OPEN, thick))
    opened = cv2.morphologyEx(thin, cv2.MORPH_OPEN, bar(shortest / 3))
    closed = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, bar(GAP))
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, bar(shortest)), np.uint8)


def _rules(mask: Grey, scale: float, *, level: bool) -> list[PictureRule]:
    count, _, boxes, middles = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = []
    for index in range(1, count):
        left, top, width, height, _ = (int(number) for number in boxes[index])
        length, thickness = (width, height) if level else (height, width)
        if thickness > 2 * THICKEST * scale or length < 4 * thickness:
            continue
        x, y = (float(number) for number in middles[index])
        found.append(
            PictureRule(True, y, left, left + width) if level else PictureRule(False, x, top, top + height)
        )
    return found


def grounds_of(grey: Grey, scale: float) -> list[Ground]:
    """Boxes of one shade that is not the paper's."""
    step = max(1, round(scale / 1.2))
    small = cv2.resize(grey, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA)
    smooth = np.asarray(cv2.medianBlur(small, 7), np.uint8)
    paper = int(np.bincount(smooth[smooth > _DARK]).argmax()) if (smooth > _DARK).any() else 255
    other = np.asarray(np.abs(smooth.astype(np.int16) - paper) > _SHADE, np.uint8)
    other = np.asarray(cv2.morphologyEx(other, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)), np.uint8)
    found = []
    for band in _bands(smooth, other):
        outlines, _ = cv2.findContours(band, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for outline in outlines:
            box = _box_of(outline, band, step / scale)
            if box is None or (box[2] - box[0]) * (box[3] - box[1]) > _MOST_GROUND * smooth.size:
                continue
            left, top, right, bottom = box
            shade = int(np.median(smooth[top:bottom, left:right]))
            found.append(Ground(left * step, top * step, right * step, bottom * step, shade))
    return found


def _box_of(outline: Any, band: Grey, points: float) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of a ground, without letters that stick to its edges; None where it is none.

    `points` is the size of a pixel.
    """
    left, top, width, height = cv2.boundingRect(outline)
    if width * points < LEAST_GROUND[0] or height * points < LEAST_GROUND[1]:
        return None
    inside = np.zeros((height, width), np.uint8)
    cv2.drawContours(inside, [outline], -1, (1,), cv2.FILLED, offset=(-left, -top))
    rows = np.flatnonzero(inside.mean(axis=1) >= _FULL_ROW)
    if not rows.size or rows[-1] + 1 - rows[0] < max(_LEFT_OF * height, LEAST_GROUND[1] / points):
        return None
    inside = inside[rows[0] : rows[-1] + 1]
    top, bottom = top + int(rows[0]), top + int(rows[-1]) + 1
    covered = float(band[top:bottom, left : left + width].mean())
    between = np.maximum.accumulate(inside) & np.maximum.accumulate(inside[::-1])[::-1]  # letters upon it
    if float(between.mean()) < _FILLED or covered < _COVERED:
        return None  # ragged, or the halo around letters
    return left, top, left + width, bottom


def _bands(smooth: Grey, other: Grey) -> list[Grey]:
    """A mask for each shade that much of a page has and that is not its paper; bands of two may lie side by side."""
    counts = np.bincount(smooth[other > 0], minlength=256).astype(np.float64)
    spread = np.convolve(counts, np.ones(2 * _ALIKE + 1), mode="same")
    least = LEAST_GROUND[0] * LEAST_GROUND[1]
    masks: list[Grey] = []
    while len(masks) < _MOST_SHADES and spread.max() > least:
        shade = int(spread.argmax())
        near = np.abs(smooth.astype(np.int16) - shade) <= _ALIKE
        band = np.asarray(near & (other > 0), np.uint8)
        masks.append(np.asarray(cv2.morphologyEx(band, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8))
        spread[max(0, shade - 2 * _ALIKE) : shade + 2 * _ALIKE + 1] = 0
    return masks


def without_rules(grey: Grey, mask: Grey, grounds: list[Ground]) -> Grey:
    """The picture with rules painted over in the paper's shade, and dark grounds turned to light ones."""
    clean = grey.copy()
    for ground in grounds:
        if ground.shade < _DARK:
            part = clean[ground.top : ground.bottom, ground.left : ground.right]
            part[:] = 255 - part
    clean[mask > 0] = 255
    return clean
