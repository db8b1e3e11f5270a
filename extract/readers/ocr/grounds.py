"""Coloured grounds in the picture of a page, parted where white lines or another shade part rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey

LEAST_GROUND = (24.0, 8.0)
"""Points across and down of a ground: a cell of one short word is as large."""
_FILLED = 0.85
"""Share of its box that the outline of a ground fills; a photograph's is ragged."""
_FULL_ROW = 0.6
"""Share of its width that each row of a ground has; letters above and below that stick to it have less."""
_RUN = 0.35
"""Share of its width that a row has in one run, beside a label whose letters reach its edge; words have none."""
_LEFT_OF = 0.6
"""Share of an outline's height that such letters leave; of a line of letters alone less is left."""
_COVERED = 0.5
"""Share of its box that has the ground's very shade, letters upon it apart."""
_SOLID = 0.6
"""Share of a dark ground that is dark, however full of bold letters; of such letters themselves half is."""
_EDGED = 0.9
"""That of its upper and lower edge, which a ring at most touches; of smeared letters in large type 0.87 is."""
_SHADE = 4
"""Shades of grey by which a ground differs from paper; noise of a picture, smoothed before, wavers by two."""
_MARGIN, _FAIR = 0.06, 0.1
"""Share of the page that is its margin on each side, and share of the margins that is paper at least."""
_ALIKE = 8
"""Shades of grey by which the pixels of one ground differ."""
NESTED = 10
"""Shades by which a field that was drawn upon a ground differs from it at least."""
_MOST_SHADES = 6
_MOST_GROUND = 0.9
"""Share of the page; a ground as large is the paper itself."""
DARK = 128
"""Shade below which a ground is dark: its letters are white."""
WHITE = 0.5
"""Share of the way from a ground's shade to the paper's, from which on what crosses it is a white line."""
ACROSS, DOWN = 0.75, 0.9
"""Shares of such a line, between rows (letters may reach into it) and between columns, that are lighter than its
ground: compression makes a pale ground lighter too, but around letters alone."""
LETTERS_ACROSS = 7
"""Pixels of the small picture, of three quarters of a point: letters as high as their ground part it by fewer. (A white
line as narrow is found in it again.)"""
WIDEST_WHITE = 5.0
"""Points of a white line; a wider gap parts two grounds anyhow."""
STEP = 3.5
"""Shades between two rows of a table whose every other row is darker."""
BESIDE = 0.2
"""Share of a row's pixels that tell its shade at least; beside a dark band less is left."""
_LETTERS = 15
"""Shades darker than its ground from which on a pixel belongs to a letter."""
BETWEEN = 0.15
"""Share of a column's pixels that are dark where letters stand upon a dark ground: over, under and between them."""
STEM = 2.5
"""Points that a stem, or a "j" as high as its band, is wide at most: bold ones of a heading have 2."""
_DARK_ALIKE = 30
"""Shades by which the pixels of a dark ground differ, in a noisy copy."""


class Ground(NamedTuple):
    """A coloured box, in pixels, and its shade of grey."""

    left: int
    top: int
    right: int
    bottom: int
    shade: int


Box = tuple[int, int, int, int]
"""Left, top, right and bottom."""


def grounds_of(grey: Grey, scale: float) -> list[Ground]:
    """Boxes of one shade that is not the paper's."""
    step = max(1, round(scale / 1.2))
    small = np.asarray(
        cv2.resize(grey, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA), np.uint8
    )
    smooth = np.asarray(cv2.medianBlur(small, 7), np.uint8)
    paper = _paper(smooth)
    other = np.asarray(np.abs(smooth.astype(np.int16) - paper) > _SHADE, np.uint8)
    for way in (cv2.MORPH_CLOSE, cv2.MORPH_OPEN):  # noise makes holes in a pale ground
        other = np.asarray(cv2.morphologyEx(other, way, np.ones((5, 5), np.uint8)), np.uint8)
    found = []
    for band in _bands(smooth, other, small):
        outlines, _ = cv2.findContours(band, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for outline in outlines:
            boxes = _boxes_of(outline, band, step / scale)
            for one in (
                part
                for box in boxes
                if (box[2] - box[0]) * (box[3] - box[1]) <= _MOST_GROUND * smooth.size
                for part in parted(small, Ground(*box, 0), paper, step / scale)
            ):
                inside = slice(one.top, one.bottom), slice(one.left, one.right)
                shade = int(np.median(smooth[inside]))
                if shade >= DARK or _is_solid(small[inside]):
                    left, top, right, bottom = (side * step for side in one[:4])
                    found.append(Ground(left, top, right, bottom, shade))
    found = [one for one in found if not any(_is_noise_in(one, other) for other in found)]
    return [_to_its_ends(one, grey, found, scale) if one.shade < DARK else one for one in found]


def _is_noise_in(ground: Ground, other: Ground) -> bool:
    """Whether a ground is a part of another that noise, or the letters there, make hardly darker."""
    inside = other.left < ground.left and ground.right < other.right
    inside &= other.top < ground.top and ground.bottom < other.bottom
    return inside and abs(ground.shade - other.shade) <= NESTED


def _is_solid(part: Grey) -> bool:
    """Whether what is dark is a ground, solid and dark all along its upper and lower edge: bold letters are neither."""
    dark = np.asarray(part < DARK, np.bool_)
    return bool(dark.mean() >= _SOLID and min(dark[1].mean(), dark[-2].mean()) >= _EDGED)


def _to_its_ends(ground: Ground, grey: Grey, others: Iterable[Ground], scale: float) -> Ground:
    """A dark ground with the ends that its own letters hide: smoothed, thick letters at its edge look like paper.

    Its upper and lower edges are where its shade ends, not where smoothing puts them.
    """
    beside = [one for one in others if one.top < ground.bottom and ground.top < one.bottom]
    first = max([0, *(one.right for one in beside if one.right <= ground.left)])
    last = min([grey.shape[1], *(one.left for one in beside if one.left >= ground.right)])
    stem = round(STEM * scale) | 1  # odd: it is closed evenly on both sides
    left, right = _grown(grey[ground.top : ground.bottom].T, ground.left, ground.right, ground.shade, stem)
    left, right = max(first, left), min(last, right)
    top, bottom = _grown(grey[:, left:right], ground.top, ground.bottom, ground.shade)
    return ground._replace(left=left, top=top, right=right, bottom=bottom)


def _grown(lines: Grey, start: int, end: int, shade: int, stem: int = 1) -> tuple[int, int]:
    """Where the lines from `start` to `end` begin and end if those beside them have enough of their shade.

    A letter as high as the ground, up to `stem` lines wide, ends it no more than another.
    """
    is_dark = (np.abs(lines.astype(np.int16) - shade) <= _DARK_ALIKE).mean(axis=1) >= BETWEEN
    if stem > 1:
        closed = cv2.morphologyEx(
            is_dark.astype(np.uint8)[None], cv2.MORPH_CLOSE, np.ones((1, stem), np.uint8)
        )
        is_dark = np.asarray(closed[0] > 0, np.bool_)
    others = np.flatnonzero(~is_dark)
    before, after = others[others < start], others[others >= end]
    return int(before[-1]) + 1 if before.size else 0, int(after[0]) if after.size else len(lines)


def _paper(smooth: Grey) -> int:
    """The shade of the paper: the lightest that a fair part of the margins has; grounds may take most of a page."""
    inside = [round(_MARGIN * side) for side in smooth.shape]
    margins = smooth.copy()
    margins[inside[0] : -inside[0] or None, inside[1] : -inside[1] or None] = 0
    counts = np.bincount(margins[margins > DARK], minlength=256).astype(np.float64)
    spread = np.convolve(counts, np.ones(_ALIKE + 1), mode="same")
    common = np.flatnonzero(spread >= _FAIR * counts.sum())
    if not counts.any():
        return 255
    first = max(0, int(common[-1]) - _ALIKE)
    return first + int(counts[first : int(common[-1]) + 1].argmax())


def parted(picture: Grey, ground: Ground, paper: int, points: float) -> Iterator[Ground]:
    """The cells of a ground: between white lines that cross it, and rows of another shade.

    `points` is the size of a pixel.
    """
    for top, bottom in _parts(picture, ground, paper, points, level=True):
        row = ground._replace(top=top, bottom=bottom)
        cells = _columns(picture, row, paper, points)
        for cell in cells:
            yield from _under_group(picture, cell, paper, points) if len(cells) > 1 else cells


def _columns(picture: Grey, row: Ground, paper: int, points: float) -> list[Ground]:
    places = _parts(picture, row, paper, points, level=False)
    return [row._replace(left=left, right=right) for left, right in places]


def _under_group(picture: Grey, cell: Ground, paper: int, points: float) -> Iterator[Ground]:
    """The rows of a cell beside others, and their columns: the headings under the name of a group."""
    for top, bottom in _parts(picture, cell, paper, points, level=True, within=True):
        row = cell._replace(top=top, bottom=bottom)
        yield from _columns(picture, row, paper, points) if row != cell else [cell]


def _parts(
    picture: Grey, ground: Ground, paper: int, points: float, *, level: bool, within: bool = False
) -> list[tuple[int, int]]:
    """From where to where the rows (`level`) or columns of a ground run; those `within` a cell, which letters fill,
    part at lines alone that are white all along."""
    part = picture[ground.top : ground.bottom, ground.left : ground.right]
    part = part if level else part.T
    first = ground.top if level else ground.left
    whole = [(first, first + part.shape[0])]
    shade = float(np.median(part))
    if shade < DARK or abs(paper - shade) < _SHADE / 2:
        return whole
    shades = _along(part, shade)
    apart = paper - shade
    white = (shades - shade) / apart >= WHITE
    white &= ((part - shade) / apart >= WHITE / 2).mean(axis=1) >= (ACROSS if level and not within else DOWN)
    least = round(LEAST_GROUND[1] / points)
    cuts = _runs(white, round(WIDEST_WHITE / points))
    if level and not within:
        steps = _steps(np.where(white, np.nan, shades), least)
        cuts += _told_apart(part, [step for step in steps if _is_apart(step, cuts, least)], shade - _LETTERS)
    edges = [0]
    for cut in sorted(cuts):
        if _is_apart(cut, [edges[-1], part.shape[0]], least):
            edges.append(cut)
    return [(first + start, first + end) for start, end in pairwise([*edges, part.shape[0]])]


def _told_apart(part: Grey, steps: list[int], letters: float) -> list[int]:
    """The steps between which the ground's own shade differs: a row full of bold letters is darker, its ground not.

    What is no lighter than `letters` is none of the ground.
    """
    kept: list[int] = []
    for step, end in pairwise([*steps, part.shape[0]]):
        above, below = part[kept[-1] if kept else 0 : step], part[step:end]
        own = [side[side > letters] for side in (above, below)]
        if (
            all(side.size for side in own)
            and abs(float(np.median(own[0])) - float(np.median(own[1]))) >= STEP
        ):
            kept.append(step)
    return kept


def _is_apart(place: int, others: Iterable[int], least: int) -> bool:
    return all(abs(place - other) >= least for other in others)


def _along(part: Grey, shade: float) -> NDArray[np.float64]:
    """The mean shade of each row, its letters apart; none of a row of little else: a dark band crosses it."""
    paper = part >= shade - _LETTERS
    count = paper.sum(axis=1)
    mean = (part * paper).sum(axis=1) / np.maximum(count, 1)
    return np.where(count > BESIDE * part.shape[1], mean, np.nan)


def _runs(mask: NDArray[np.bool_], widest: int) -> list[int]:
    """The middles of the runs in `mask` that are no wider, those at its ends apart."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [
        (start + end) // 2 for start, end in runs if end - start <= widest and start > 0 and end < mask.size
    ]


def _steps(shades: NDArray[np.float64], height: int) -> list[int]:
    """Where the shade changes for a row's height or more: at the sharpest place of each change."""
    found: list[tuple[float, int]] = []
    for place in range(height, shades.size - height + 1):
        above, below = shades[place - height : place], shades[place : place + height]
        if max(np.isnan(above).sum(), np.isnan(below).sum()) > height / 2:
            continue
        change = abs(float(np.nanmedian(above)) - float(np.nanmedian(below)))
        change += abs(float(np.nanmean(above)) - float(np.nanmean(below))) / 100  # sharpest in the middle
        if change < STEP:
            continue
        if found and place - found[-1][1] < height:
            found[-1] = max(found[-1], (change, place), key=lambda one: one[0])
        else:
            found.append((change, place))
    return [place for _, place in found]


def _boxes_of(outline: Any, band: Grey, points: float) -> Iterator[Box]:
    """The grounds of an outline: one, or those of rows and columns of one shade that meet.

    `points` is the size of a pixel.
    """
    left, top, width, height = cv2.boundingRect(outline)
    if width * points < LEAST_GROUND[0] or height * points < LEAST_GROUND[1]:
        return
    inside = np.zeros((height, width), np.uint8)
    cv2.drawContours(inside, [outline], -1, (1,), cv2.FILLED, offset=(-left, -top))
    for start, end, first, last in _pieces(inside, *(round(side / points) for side in LEAST_GROUND)):
        box = _box_of(inside[first:last, start:end], (left + start, top + first), band, points)
        if box is not None:
            yield box


def _pieces(inside: Grey, wide: int, high: int) -> list[tuple[int, int, int, int]]:
    """The parts of a mask that lie over each other and begin or end so far apart: left, right, top and bottom.

    Each is so high at least; a mask without such parts is its own.
    """
    sides = np.stack([inside.argmax(axis=1), inside.shape[1] - inside[:, ::-1].argmax(axis=1)])
    cuts = [0, *(np.flatnonzero((np.abs(np.diff(sides)) >= wide).any(axis=0)) + 1), len(inside)]
    runs = [(start, end) for start, end in pairwise(cuts) if end - start >= high]
    found = [
        (*np.median(sides[:, start:end], axis=1).astype(int).tolist(), start, end) for start, end in runs
    ]
    filled = sum((right - left) * (bottom - top) for left, right, top, bottom in found)
    is_parted = len(found) > 1 and filled >= _FILLED * inside.sum()
    return found if is_parted else [(0, inside.shape[1], 0, inside.shape[0])]


def _box_of(inside: Grey, corner: tuple[int, int], band: Grey, points: float) -> Box | None:
    """A ground, without letters that stick to its edges; None where a mask with this corner is none.

    `points` is the size of a pixel.
    """
    (left, top), (height, width) = corner, inside.shape
    run = np.ones((1, max(1, round(_RUN * width))), np.uint8)
    unbroken = np.asarray(cv2.morphologyEx(inside, cv2.MORPH_OPEN, run).any(axis=1), np.bool_)
    rows = np.flatnonzero(unbroken | (inside.mean(axis=1) >= _FULL_ROW))
    if not rows.size or rows[-1] + 1 - rows[0] < max(_LEFT_OF * height, LEAST_GROUND[1] / points):
        return None
    inside = inside[rows[0] : rows[-1] + 1]
    top, bottom = top + int(rows[0]), top + int(rows[-1]) + 1
    covered = float(band[top:bottom, left : left + width].mean())
    between = _reached(inside, 0)  # letters upon it, and those at its edge that leave half of a row
    between |= unbroken[rows[0] : rows[-1] + 1, None]
    between |= _reached(inside, 1) & (inside.mean(axis=1, keepdims=True) >= _COVERED)
    if float(between.mean()) < _FILLED or covered < _COVERED:
        return None  # ragged, or the halo around letters
    return left, top, left + width, bottom


def _reached(inside: Grey, axis: int) -> Grey:
    """What lies between two pixels of a mask along an axis."""
    before = np.maximum.accumulate(inside, axis=axis)
    after = np.flip(np.maximum.accumulate(np.flip(inside, axis), axis=axis), axis)
    return np.asarray(before & after, np.uint8)


def _bands(smooth: Grey, other: Grey, small: Grey) -> list[Grey]:
    """A mask for each shade that much of a page has and that is not its paper; bands of two may lie side by side.

    Bold white letters would be one smear with the dark around them if that were smoothed as much.
    """
    sharp = np.asarray(cv2.medianBlur(small, 3), np.uint8)
    counts = np.bincount(smooth[other > 0], minlength=256).astype(np.float64)
    spread = np.convolve(counts, np.ones(2 * _ALIKE + 1), mode="same")
    least = LEAST_GROUND[0] * LEAST_GROUND[1]
    beside = np.ones((1, LETTERS_ACROSS), np.uint8)
    masks: list[Grey] = []
    while len(masks) < _MOST_SHADES and spread.max() > least:
        shade = int(spread.argmax())
        band = np.asarray((np.abs(smooth.astype(np.int16) - shade) <= _ALIKE) & (other > 0), np.uint8)
        if shade < DARK:
            band |= np.abs(sharp.astype(np.int16) - shade) <= _DARK_ALIKE
        band = np.asarray(cv2.morphologyEx(band, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8)
        masks.append(np.asarray(cv2.morphologyEx(band, cv2.MORPH_CLOSE, beside), np.uint8))
        alike = 2 * (_DARK_ALIKE if shade < DARK else _ALIKE)
        spread[max(0, shade - alike) : shade + alike + 1] = 0
    return masks
