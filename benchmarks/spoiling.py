"""Pages as bad copies show them: a drawing of a page → the picture that a scanner, a copier or a camera gives of it."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]
"""Shades of grey, rows from the top; 0 is black."""
Shades = NDArray[np.float32]
_BLACK = 30
"""Shade of ink on paper that is not white."""
_ANCHORS = (0.28, 0.72)
"""Shares of a page's height at which punch holes are."""


class Kind(NamedTuple):
    """A way in which a page is spoilt."""

    askew: float = 0.0
    """Degrees, clockwise; every other page lies the other way."""
    turns: tuple[int, ...] = (0,)
    """Degrees by which the pages lie turned, one after the other."""
    noise: float = 0.0
    """Shades of grey by which pixels waver."""
    quality: int = 85
    """Of the JPEG."""
    paper: int = 255
    """Shade of the paper; its lower half is darker by a tenth."""
    blur: float = 0.0
    """Points by which edges are smeared."""
    ink: int = 0
    """Shade of what was black: faint toner, a pale copy."""
    shade: float = 0.0
    """Share of the light that is gone at the left edge, where a book bends, and half of that at the foot."""
    edge: float = 0.0
    """Points of the copier's black edge at the left and the top, ragged."""
    punched: bool = False
    """Two punch holes at the left, which copy black."""
    stamped: bool = False
    """A ringed stamp and a stroke of a pen over the text."""
    keystone: float = 0.0
    """Share of the width by which the page's top is narrower than its foot: a camera held aslant."""
    bits: str = ""
    """"otsu" or "dither": black and white alone."""
    paired: bool = False
    """Two pages beside each other on one picture."""
    specks: float = 0.0
    """Share of the pixels that are black, and share that are white, whatever was printed there."""
    first: int = 0
    """Dots an inch of the scan that was made larger to those asked for."""
    worn: float = 0.0
    """Share of the page on which ink has gone from the edges of its strokes: hairlines are broken there."""
    bled: float = 0.0
    """Share of the ink of the page's back, which is the page itself, mirrored, that shines through."""
    marked: int = 255
    """Shade of "UTKAST", aslant over the page, through which what was printed shows."""
    stapled: bool = False
    """A staple and its shadow at the upper left, the upper right corner folded over."""


KINDS = {
    "straight": Kind(),
    "askew": Kind(askew=1.6),
    "aslant": Kind(askew=3.0),
    "turned": Kind(turns=(90, 180, 270)),
    "noisy": Kind(noise=12, quality=40),
    "grey": Kind(paper=215, noise=4, quality=60),
    "blurred": Kind(blur=0.22),
    "otsu": Kind(bits="otsu", noise=4, blur=0.1),
    "dithered": Kind(bits="dither"),
    "shaded": Kind(shade=0.4, noise=3, quality=60),
    "pale": Kind(ink=120, paper=235, noise=4, quality=60),
    "edged": Kind(edge=22, askew=0.7, noise=3, quality=60),
    "marked": Kind(marked=205, noise=3, quality=60),
    "punched": Kind(punched=True, noise=3, quality=60),
    "stamped": Kind(stamped=True, quality=60),
    "paired": Kind(paired=True),
    "photographed": Kind(keystone=0.04, shade=0.2, noise=3, quality=60),
    "speckled": Kind(specks=0.003, noise=3, quality=60),
    "enlarged": Kind(first=150, noise=3, quality=60),
    "worn": Kind(worn=0.3, noise=3, quality=60),
    "bled": Kind(bled=0.15, noise=3, quality=60),
    "stapled": Kind(stapled=True, paper=240, noise=3, quality=60),
    "fax": Kind(bits="otsu", specks=0.001, noise=8, blur=0.15, askew=0.4),
    "office": Kind(paper=225, shade=0.15, blur=0.12, askew=0.5, noise=5, quality=40, stapled=True, bled=0.06),
    "all": Kind(askew=0.9, turns=(0, 180), noise=10, quality=40, paper=235, blur=0.12),
}


def spoilt(picture: Picture, kind: Kind, dots: int, number: int) -> Picture:
    """The picture of page `number` (from 0), `dots` pixels an inch, as a copy of this kind shows it."""
    shades = _laid(picture, kind, number).astype(np.float32)
    if kind.worn:
        shades = _worn(shades, kind.worn, dots)
    if kind.bled:
        shades *= 1 - kind.bled * (1 - cv2.GaussianBlur(shades[:, ::-1], (0, 0), dots / 144) / 255)
    if kind.stamped:
        shades = _stamped(shades, dots)
    if kind.marked < 255:
        shades = _marked(shades, kind.marked)
    if kind.punched:
        shades = _punched(shades, dots)
    if kind.stapled:
        shades = _stapled(shades, dots)
    if kind.blur:
        shades = cv2.GaussianBlur(shades, (0, 0), kind.blur * dots / 72).astype(np.float32)
    shades = _lit(shades, kind)
    if kind.edge:
        shades = _edged(shades, kind.edge * dots / 72)
    by_chance = np.random.default_rng(number)
    shades += by_chance.normal(0, 1, shades.shape) * kind.noise
    if kind.specks:
        chance = by_chance.random(shades.shape)
        shades = np.where(chance < kind.specks, 0, np.where(chance > 1 - kind.specks, 255, shades))
    if kind.first:
        height, width = shades.shape
        small = cv2.resize(
            shades, None, fx=kind.first / dots, fy=kind.first / dots, interpolation=cv2.INTER_AREA
        )
        shades = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    grey = _in_bits(np.clip(shades, 0, 255).astype(np.uint8), kind.bits)
    return np.ascontiguousarray(np.rot90(grey, -kind.turns[number % len(kind.turns)] // 90))


def beside(pictures: list[Picture]) -> list[Picture]:
    """Every two pictures as one; a last one alone stands beside an empty page."""
    found = []
    for left in range(0, len(pictures), 2):
        pair = pictures[left : left + 2]
        pair += [np.full_like(pair[0], 255)] * (2 - len(pair))
        height = max(one.shape[0] for one in pair)
        found.append(np.hstack([_as_high(one, height) for one in pair]))
    return found


def _as_high(picture: Picture, height: int) -> Picture:
    return np.pad(picture, ((0, height - picture.shape[0]), (0, 0)), constant_values=255)


def _laid(picture: Picture, kind: Kind, number: int) -> Picture:
    """The page as it lies on the glass or before the camera."""
    height, width = picture.shape
    askew = kind.askew if number % 2 == 0 else -kind.askew
    matrix = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), -askew, 1.0), (0, 0, 1)])
    if kind.keystone:
        off = kind.keystone * width / 2
        corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
        aslant = corners + np.array([(off, off), (-off, off / 3), (0, 0), (0, 0)], np.float32)
        matrix = cv2.getPerspectiveTransform(corners, aslant.astype(np.float32)) @ matrix
    laid = cv2.warpPerspective(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255.0,))
    return np.asarray(laid, np.uint8)


def _lit(shades: Shades, kind: Kind) -> Shades:
    height, width = shades.shape
    if kind.ink:
        shades = kind.ink + shades * (1 - kind.ink / 255)
    if kind.paper < 255:
        light = np.linspace(1.0, 0.9, height, dtype=np.float32)[:, None] * (kind.paper / 255)
        shades = _BLACK + shades * (light - _BLACK / 255)
    if kind.shade:
        across = 1 - kind.shade * np.exp(-np.arange(width, dtype=np.float32) / (0.3 * width))[None, :]
        down = 1 - kind.shade / 2 * np.linspace(0, 1, height, dtype=np.float32)[:, None] ** 2
        shades = shades * across * down
    return shades


def _edged(shades: Shades, wide: float) -> Shades:
    ragged = np.random.default_rng(7)
    for part in (shades, shades.T):
        steps = ragged.normal(0, 1, part.shape[0]).cumsum() / part.shape[0] ** 0.5
        ends = np.clip(wide * (1 + 0.3 * steps), 2, 2 * wide)
        part[np.arange(part.shape[1])[None, :] < ends[:, None]] = _BLACK / 2
    return shades


def _punched(shades: Shades, dots: int) -> Shades:
    for share in _ANCHORS:
        middle = round(0.47 * dots), round(share * shades.shape[0])
        cv2.circle(shades, middle, round(0.118 * dots), (25.0,), cv2.FILLED)
    return shades


def _stamped(shades: Shades, dots: int) -> Shades:
    height, width = shades.shape
    over = np.full((height, width), 255, np.uint8)
    middle = round(0.72 * width), round(0.3 * height)
    cv2.circle(over, middle, round(0.62 * dots), (110.0,), max(2, dots // 50))
    for line, text in enumerate(("INKOM", "2024-03-11", "Dnr 118")):
        place = middle[0] - round(0.45 * dots), middle[1] + round((line - 0.7) * 0.26 * dots)
        cv2.putText(
            over, text, place, cv2.FONT_HERSHEY_DUPLEX, dots / 260, (110.0,), max(1, dots // 100), cv2.LINE_AA
        )
    along = np.linspace(0, 1, 200)
    pen = np.stack(
        [(0.2 + 0.35 * along) * width, (0.62 + 0.02 * np.sin(25 * along) - 0.04 * along) * height], axis=1
    )
    cv2.polylines(over, [pen.astype(np.int32)], False, (60.0,), max(2, dots // 90), cv2.LINE_AA)
    return np.asarray(shades * over / 255, np.float32)


def _marked(shades: Shades, shade: int) -> Shades:
    height, width = shades.shape
    over = np.full(shades.shape, 255, np.uint8)
    size = width / 450
    place = round(0.18 * width), round(0.5 * height)
    cv2.putText(over, "UTKAST", place, cv2.FONT_HERSHEY_SIMPLEX, size, (shade,), round(6 * size), cv2.LINE_AA)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 40, 1.0)
    over = np.asarray(cv2.warpAffine(over, matrix, (width, height), borderValue=(255.0,)), np.uint8)
    return np.asarray(shades * over / 255, np.float32)


def _worn(shades: Shades, share: float, dots: int) -> Shades:
    height, width = shades.shape
    patches = (
        np.random.default_rng(3).normal(0, 1, (height * 36 // dots, width * 36 // dots)).astype(np.float32)
    )
    patches = cv2.resize(patches, (width, height), interpolation=cv2.INTER_CUBIC)
    thin = cv2.dilate(shades, np.ones((2, 2), np.uint8))
    return np.asarray(np.where(patches > np.quantile(patches[::8, ::8], 1 - share), thin, shades), np.float32)


def _stapled(shades: Shades, dots: int) -> Shades:
    width, inch = shades.shape[1], dots
    over = np.full(shades.shape, 255, np.uint8)
    corner = np.array([(width, 0), (width - round(0.7 * inch), 0), (width, round(0.5 * inch))], np.int32)
    cv2.fillPoly(over, [corner], (205.0,))
    cv2.line(over, tuple(corner[1].tolist()), tuple(corner[2].tolist()), (120.0,), max(1, dots // 60))
    start, end = (round(0.35 * inch), round(0.45 * inch)), (round(0.75 * inch), round(0.3 * inch))
    cv2.line(over, start, end, (170.0,), max(4, dots // 18))  # the shadow
    cv2.line(over, start, end, (60.0,), max(2, dots // 50))
    shades[over == 205] = 255  # what was printed there is hidden
    return np.asarray(shades * over / 255, np.float32)


def _in_bits(grey: Picture, bits: str) -> Picture:
    if bits == "otsu":
        return np.asarray(cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1], np.uint8)
    if bits == "dither":
        return np.array(Image.fromarray(grey).convert("1").convert("L"), np.uint8)
    return grey
