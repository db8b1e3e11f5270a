"""How a text object is set: its style, the way it runs, and the band its line takes beside its baseline."""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

from extract.readers.pdf.source.content import Glyph, Style
from extract.readers.pdf.source.shown.sight import Owner
from extract.readers.pdf.source.type.faces import BOLD, Face

LEAST_SLANT = 0.1
"""Sine of the slant from which letters lean: italics lean by 8 to 20 degrees."""
MOST_SLANT = 0.5
ASKEW = 10
"""Degrees by which a scan may stand askew."""
TILTED = 4
"""Degrees by which a stamp is set askew on its page at least: lines of a scan differ by one or two."""
_AXES = {0: "y", 180: "y", 90: "x", 270: "x"}
"""A quarter turn → the axis along which a line that runs so has its height."""


class Setting(NamedTuple):
    """How a text object is set."""

    style: Style
    tilt: int
    """Degrees by which it stands askew, counter-clockwise."""
    axis: str
    """Across which its band lies, x or y; "" where it runs at a slant."""
    low: float
    """From its baseline, in points along that axis: where the band begins."""
    high: float


def setting_of(
    face: Face,
    slopes: tuple[float, float, float, float],
    size: float,
    ink: int,
    rotation: int,
    *,
    thick: bool,
) -> Setting:
    """How text is set with these numbers of its matrix and this type size, before the matrix."""
    a, b, c, d = slopes
    size = abs(size) * (math.hypot(c, d) or 1.0)
    weight = max(face.weight, BOLD) if thick else face.weight
    turn, tilt = _quarter(math.degrees(math.atan2(b, a)))
    leans = face.italic or _leans(a, b, c, d)
    style = Style(round(size, 1) or 1.0, weight >= BOLD, (rotation - turn) % 360, weight, leans, ink)
    low, high = face.descent * size, (1 + face.descent) * size
    if turn in (90, 180):
        low, high = -high, -low
    return Setting(style, tilt, _AXES.get(turn, ""), low, high)


def _quarter(degrees: float) -> tuple[int, int]:
    """Whole degrees from 0 to 359, drawn to a quarter turn that is near, and how far: scans stand a little askew."""
    turn = round(degrees) % 360
    nearest = round(turn / 90) * 90
    return (nearest % 360, turn - nearest) if abs(turn - nearest) <= ASKEW else (turn, 0)


def set_askew(glyphs: list[Glyph], owners: list[Owner]) -> None:
    """Give their slant back to glyphs that stand askew on a page that does not: a stamp, by hand."""
    if len({owner.tilt for owner in owners}) == 1:
        return
    ends = [owner.start for owner in owners[1:]] + [len(glyphs)]
    tilts: Counter[int] = Counter()
    for owner, end in zip(owners, ends, strict=True):
        tilts[owner.tilt] += end - owner.start
    usual = tilts.most_common(1)[0][0]
    for owner, end in zip(owners, ends, strict=True):
        if abs(owner.tilt - usual) >= TILTED:
            glyphs[owner.start : end] = _tilted(glyphs[owner.start : end], owner.tilt)


def _tilted(glyphs: list[Glyph], tilt: int) -> list[Glyph]:
    """Glyphs of one text that was taken to be level, at its slant: each a little higher than the one before."""
    rise = math.tan(math.radians(tilt))
    made = []
    for glyph in glyphs:
        up = rise * (glyph.x0 - glyphs[0].x0) if glyph.style.angle == 0 else 0.0
        style = glyph.style._replace(angle=(glyph.style.angle - tilt) % 360)
        made.append(glyph._replace(top=glyph.top - up, bottom=glyph.bottom - up, style=style))
    return made


def _leans(a: float, b: float, c: float, d: float) -> bool:
    """Whether upright letters are drawn at a slant, as programs do for a face that has no italics."""
    along, up = math.hypot(a, b), math.hypot(c, d)
    return along > 0 and up > 0 and LEAST_SLANT < (a * c + b * d) / (along * up) < MOST_SLANT
