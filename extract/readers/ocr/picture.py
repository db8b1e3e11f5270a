"""A page as a picture: its ink, its light made even, what is no page taken off it."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey

_FAINT = 26
"""Shades by which a grey hairline differs from its ground; the noise of a copy, smoothed, differs by less than 20."""
FAINTEST, NOISE = 12.0, 2.0
"""The same of a long hairline in a clean copy, at least, and how many times as much as its paper wavers."""
_DARKEST_HAIRLINE = 60
"""Shades; what differs by more is found as ink."""
_SAMPLE = 5
"""Of so many rows and columns one tells the noise."""
LONGEST_STREAK = 24.0
"""Points: so faint a line is longer, a streak between letters is shorter."""
EVENED = 6.0
"""Points of such a line whose shades are evened: noise wavers less then, a line does not."""
SIDE = 2.0
"""Points from its middle at which there is paper on both sides: a streak has letters on one."""
FAINT = 0.5
"""How long faint lines are together, of the length of dark ones; those of a page's back have a third."""
LETTER_ROW = 13.5
"""Points; of what is less high, as bold capitals are, no ground is told: they may fill half of a narrow row."""
FULL_INK = 120.0
"""Shades by which half of the ink differs from its ground at least, if a copy is not pale; on grey paper by 125."""
MOST_GAIN = 2.0
"""How many times a pale copy is made stronger at most: its noise grows as well."""
_DARKEST_SHARE = 0.4
"""Hundredths of a page that have its darkest shades: of a page of few lines more is ink."""
_PALE = 60.0
"""Shade of the darkest from which on a copy is pale; noise of a good one leaves it at 40."""
MOST_FADED = 80.0
"""Shades by which paper is lighter than the darkest of a page with ink on it at least."""
_LIGHT_STEP = 0.25
"""Pixels a point of the picture in which light is measured."""
WIDEST_GROUND = 150.0
"""Points; of a ground that is both wider and higher the light cannot be told from its shade."""
_MARGIN = 0.06
"""Share of the page on each side, where grounds are rare."""
LEAST_SHADOW = 4.0
"""Shades between the lightest and the darkest margin, from which on light is made even."""
STEEPEST = 8.0
"""Shades between two places four points apart: light falls off slowly, a ground begins at once."""
STEEPEST_TURN = 40.0
"""Shades between the ends of two sides that meet at a corner; a ground along a whole side begins there."""
FOLD = 0.2
"""Share of a page's width that the shadow of a fold reaches into, at most."""
PAPER = 80
"""Hundredth of a column's shades that its paper has, though letters stand in it."""
LEAST_FOLD = 60.0
"""Shades by which a fold is darker than the page beside it; a scanner's light falls by less within that."""
SLOPE, MOST_AT_ONCE = 5, 0.5
"""Steps of four points in each of which a twentieth of that falls at least, and the share that falls in one at most."""
STEEP = 0.75
"""Share of it that falls in the outer half; of a scanner's light less does."""
_CORNER = 0.12
"""Share of a side that a corner takes, at most."""
DARKEST_PAPER = 0.45
"""Of the lightest: what is darker is no paper in shadow."""
DEEPEST_EDGE = 40.0
"""Points that the black strip beside a page is usually wide at most; a band with a title on it is higher."""
_RAGGED = 1.5
"""How many times as wide it is in places."""
SHORTEST_EDGE = 0.3
"""Share of a side along which such a strip runs at least."""


def to_grey(pixels: bytes, width: int, height: int) -> Grey:
    """The picture of three bytes a pixel (red, green, blue) in shades of grey."""
    cv2.setNumThreads(1)
    colours = np.frombuffer(pixels, np.uint8).reshape(height, width, 3)
    return np.asarray(cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY), np.uint8)


def ink_of(grey: Grey) -> Grey:
    """White (255) where there is ink, against the ground around it: shades and stains of paper are no ink."""
    difference = np.asarray(cv2.absdiff(*_against_ground(grey)), np.uint8)
    least = max(40.0, cv2.threshold(difference, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[0] * 0.7)
    return np.asarray(cv2.threshold(difference, least, 255, cv2.THRESH_BINARY)[1], np.uint8)


def hairlines_of(contrast: Grey, grey: Grey, scale: float) -> Grey:
    """White (255) where there is ink or a grey hairline: for those who look for lines and drop specks.

    Where a copy is clean, fainter hairlines are told too: they are long, even and alone.
    """
    ink = np.asarray(cv2.threshold(contrast, _FAINT, 255, cv2.THRESH_BINARY)[1], np.uint8)
    least = max(FAINTEST, NOISE * _noise_of(contrast))
    if least < _FAINT:
        ink |= _faint_lines(contrast, grey, least, scale)
        ink |= _faint_lines(np.ascontiguousarray(contrast.T), np.ascontiguousarray(grey.T), least, scale).T
    return ink


def _noise_of(contrast: Grey) -> float:
    """By how many shades paper wavers; half of it is as dark as the paper around it, or lighter."""
    paper = contrast[::_SAMPLE, ::_SAMPLE]
    paper = paper[paper < _FAINT]
    return 2.5 * float(paper.mean()) if paper.size else float(_FAINT)


def _faint_lines(contrast: Grey, grey: Grey, least: float, scale: float) -> Grey:
    """What is `least` shades darker than paper, and hardly more, for long, with the same paper above and below."""
    far = 2 * round(SIDE * scale)
    if not 0 < far < len(contrast):
        return np.zeros_like(contrast)  # a stamp of a picture, or an icon
    along = round(EVENED * scale), 1
    evened, shades = cv2.blur(contrast, along), cv2.blur(grey, along)
    faint = np.asarray(cv2.inRange(evened, (least,), (_DARKEST_HAIRLINE,)), np.uint8)
    bar = np.ones((1, round(LONGEST_STREAK * scale)), np.uint8)
    lines = np.asarray(cv2.morphologyEx(faint, cv2.MORPH_OPEN, bar), np.uint8)
    is_alike = cv2.absdiff(shades[:-far], shades[far:]) < least  # else it is the edge of a ground
    is_alone = (evened[:-far] < least) & (evened[far:] < least) & is_alike
    lines[far // 2 : -far // 2][~is_alone] = 0
    lines[: far // 2] = lines[-far // 2 :] = 0
    dark = cv2.morphologyEx(np.asarray(contrast > _DARKEST_HAIRLINE, np.uint8), cv2.MORPH_OPEN, bar)
    lines[cv2.dilate(dark, np.ones((far // 2, 1), np.uint8)) > 0] = 0  # its smeared edges
    if _length(lines) < FAINT * _length(np.asarray(dark, np.uint8)):
        return np.zeros_like(lines)  # the rules of this page are dark, those of its back shine through
    shortest = np.ones((1, round(LONGEST_STREAK * scale / 2)), np.uint8)
    lines = np.asarray(cv2.morphologyEx(lines, cv2.MORPH_OPEN, shortest), np.uint8)
    lines[contrast == 0] = 0  # evened, it goes on behind its end
    return lines


def _length(lines: Grey) -> int:
    """How long level lines are together: their upper edges, however thick they are."""
    return int(np.count_nonzero(lines[1:] > lines[:-1]))


def contrast_of(grey: Grey, scale: float) -> Grey:
    """By how many shades each pixel is darker than the ground around it; the white between two grounds is no line.

    Faint toner leaves letters and hairlines half as dark: a pale copy is made as strong as a good one.
    """
    contrast = np.asarray(cv2.subtract(*_against_ground(grey, round(LETTER_ROW * scale))), np.uint8)
    ink = contrast > cv2.threshold(contrast, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[0]
    usual = float(np.median(contrast[ink])) if ink.any() else FULL_INK
    gain = min(MOST_GAIN, FULL_INK / usual)
    return np.asarray(cv2.convertScaleAbs(contrast, alpha=gain), np.uint8) if gain > 1 else contrast


def darkness_of(grey: Grey) -> Grey:
    """By how many shades each pixel is darker than the ground around it, specks and all."""
    return np.asarray(cv2.subtract(_ground_of(grey), grey), np.uint8)


def _against_ground(grey: Grey, high: int = 0) -> tuple[Grey, Grey]:
    """The ground around each pixel, and the picture without specks."""
    return _ground_of(grey, high), np.asarray(cv2.medianBlur(grey, 3), np.uint8)


def _ground_of(grey: Grey, high: int = 0) -> Grey:
    """The usual shade around each pixel; rows of letters, so many pixels high, are no ground between them."""
    small = cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    if high:
        small = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((high // 8, high // 8), np.uint8))
    ground = cv2.medianBlur(small, 15)
    ground = cv2.resize(ground, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(ground, np.uint8)


def evenly_lit(grey: Grey, scale: float) -> Grey:
    """The picture as white as its paper everywhere: one side of the glass, or the fold of a book, is darker.

    Paper is what is lightest within the width of a ground. Margins tell whether the light slopes; a step is a ground.
    """
    step = _LIGHT_STEP / scale
    small = np.asarray(cv2.resize(grey, None, fx=step, fy=step, interpolation=cv2.INTER_AREA), np.uint8)
    gain = _out_of_folds(small)
    if gain is not None:
        wide_gain = cv2.resize(gain, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
        grey = np.asarray(np.clip(grey * wide_gain, 0, 255), np.uint8)
        small = np.asarray(np.clip(small * gain, 0, 255), np.uint8)
    wide = round(WIDEST_GROUND * _LIGHT_STEP)
    beyond = cv2.copyMakeBorder(small, wide, wide, wide, wide, cv2.BORDER_REPLICATE)
    closed = cv2.morphologyEx(beyond, cv2.MORPH_CLOSE, np.ones((wide, wide), np.uint8))
    light: Grey = np.asarray(closed, np.uint8)[wide:-wide, wide:-wide]
    margins = _margins(light)
    low, high = np.percentile(np.concatenate(margins), (2, 98))
    steps = max(np.abs(np.diff(margin)).max(initial=0.0) for margin in margins)
    turns = max(abs(before[-1] - after[0]) for before, after in pairwise([*margins, margins[0]]))
    if high - low < LEAST_SHADOW or steps > STEEPEST or turns > STEEPEST_TURN:
        return grey
    soft = cv2.GaussianBlur(np.maximum(light, _between(margins, light)), (0, 0), wide / 16)
    everywhere = cv2.resize(soft, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    least = np.maximum(everywhere, np.uint8(DARKEST_PAPER * high))
    return np.asarray(cv2.divide(grey, least, scale=float(high)), np.uint8)


def strengthened(grey: Grey) -> Grey:
    """The picture with its darkest as dark as ink is: on a pale copy white letters stand upon mere grey."""
    sample = grey[::_SAMPLE, ::_SAMPLE]
    darkest, paper = (float(shade) for shade in np.percentile(sample, (_DARKEST_SHARE, 90)))
    if not _PALE < darkest < paper - MOST_FADED:
        return grey
    shades = (np.arange(256) - darkest) * paper / (paper - darkest)
    return np.asarray(cv2.LUT(grey, np.clip(shades, 0, 255).astype(np.uint8)), np.uint8)


def _out_of_folds(small: Grey) -> NDArray[np.float32] | None:
    """By how much the paper is to be lightened along sides where a book bends into its fold; None of a flat page.

    The light falls off there within a finger's width, all along the side; where a ground begins it falls at once.
    """
    gain = np.ones(small.shape, np.float32)
    for turn in range(4):
        side = np.rot90(small, turn)
        light = np.percentile(side[:, : round(FOLD * side.shape[1])], PAPER, axis=0)
        inside = float(light[len(light) // 2 :].max(initial=1.0))
        light = np.minimum(np.maximum.accumulate(light), inside)
        falls = np.diff(light)
        deep = inside - float(light[0]) if light.size else 0.0
        slopes = (falls >= deep / 20).sum() >= SLOPE and falls.max(initial=0.0) <= MOST_AT_ONCE * deep
        if deep >= LEAST_FOLD and slopes and light[len(light) // 2] >= light[0] + STEEP * deep:
            np.rot90(gain, turn)[:, : light.size] *= (inside / np.maximum(light, 1.0)).astype(np.float32)
    return gain if gain.max() > 1 else None


def _margins(light: Grey) -> list[NDArray[np.float64]]:
    """The light along the page's sides, clockwise, but for its corners, which may be folded over or torn off."""
    found = []
    for turn in range(4):
        side = np.rot90(light, turn)
        corner = round(_CORNER * side.shape[1])
        depth = max(1, round(_MARGIN * side.shape[0]))
        found.append(np.median(side[:depth, corner : side.shape[1] - corner], axis=0))
    return found


def _to_corners(margin: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    """A margin's light as long as its side: in the corners it goes on as it comes."""
    first = (length - margin.size) // 2
    return np.pad(margin, (first, length - margin.size - first), mode="reflect", reflect_type="odd")


def _between(margins: list[NDArray[np.float64]], light: Grey) -> Grey:
    """The light within margins, as they tell it: what falls off along two sides does so between them.

    A ground wider and higher than any of letters is no paper in shadow.
    """
    height, width = light.shape
    lengths = (width, height, width, height)
    along = [
        _to_corners(np.log(np.maximum(margin, 1.0)), length)
        for margin, length in zip(margins, lengths, strict=True)
    ]
    top, right, bottom, left = along[0], along[1], along[2][::-1], along[3][::-1]
    down, across = np.linspace(0, 1, height)[:, None], np.linspace(0, 1, width)[None, :]
    upper = (1 - across) * (top[0] + left[0]) / 2 + across * (top[-1] + right[0]) / 2
    lower = (1 - across) * (bottom[0] + left[-1]) / 2 + across * (bottom[-1] + right[-1]) / 2
    whole = (1 - down) * (top - upper) + down * (bottom - lower)
    whole = whole + (1 - across) * left[:, None] + across * right[:, None]
    return np.asarray(np.clip(np.exp(whole), 0, 255), np.uint8)


def without_edges(grey: Grey, scale: float) -> Grey:
    """The picture without black strips along its sides: the copier's lid, the glass beside the page."""
    small = cv2.resize(grey, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA)
    paper = float(np.percentile(small, 90))
    black = np.asarray(small < DARKEST_PAPER * paper)
    strips: Grey = np.zeros_like(black, np.uint8)
    for turn in range(4):
        side, strip = np.rot90(black, turn), np.rot90(strips, turn)
        depth = np.logical_and.accumulate(side[:, : round(_RAGGED * DEEPEST_EDGE) + 1], axis=1).sum(axis=1)
        if (depth > 0).mean() >= SHORTEST_EDGE and np.median(depth[depth > 0]) <= DEEPEST_EDGE:
            depth = np.where(depth <= _RAGGED * DEEPEST_EDGE, depth, 0)
            strip[np.arange(strip.shape[1])[None, :] < depth[:, None]] = 1
    if not strips.any():
        return grey
    around = cv2.dilate(strips, np.ones((5, 5), np.uint8))
    whole = cv2.resize(around, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    clean = grey.copy()
    clean[whole > 0] = round(paper)
    return clean


def quarter_turned(grey: Grey, degrees: int) -> Grey:
    """The picture turned by quarters against the clock, so that text that runs at `degrees` runs level."""
    turns = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}
    return np.asarray(cv2.rotate(grey, turns[degrees]), np.uint8) if degrees else grey
