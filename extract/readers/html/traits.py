"""Slant, capitals, a line below and colour, as the style of an element says them."""

from __future__ import annotations

import re

from models.pages.headings import Trait, is_coloured

_SAYS: tuple[tuple[Trait, re.Pattern[str]], ...] = (
    ("italic", re.compile(r"font-style\s*:\s*(?:(italic|oblique)|normal)", re.IGNORECASE)),
    (
        "caps",
        re.compile(
            r"(?:font-variant(?:-caps)?|text-transform)\s*:\s*(?:(small-caps|uppercase)|n)", re.IGNORECASE
        ),
    ),
    ("underline", re.compile(r"text-decoration(?:-line)?\s*:\s*(?:(underline)|none)", re.IGNORECASE)),
)
LOOKS = (
    *("font-style", "font-variant", "font-variant-caps", "text-transform"),
    *("text-decoration", "text-decoration-line", "color", "font-size"),
)
"""The properties that say so, and the type size."""
_COLOUR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;]+)", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)", re.IGNORECASE)
_NO_COLOUR = re.compile(
    r"black|white|inherit|initial|unset|currentcolor|windowtext|canvastext|\w*gr[ae]y\w*", re.IGNORECASE
)


def styled_traits(style: str, around: frozenset[Trait]) -> frozenset[Trait]:
    """The traits that `style` makes of text that has those `around` without it."""
    traits = set(around)
    for trait, pattern in _SAYS:
        if found := pattern.search(style):
            (traits.add if found[1] else traits.discard)(trait)
    if colour := _COLOUR.search(style):
        (traits.add if _is_colour(colour[1].strip()) else traits.discard)("colour")
    return frozenset(traits)


USUAL_SIZE = 12.0
"""Points of text whose size nothing says, as browsers show it."""
_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)\s*(pt|px|em|rem|%)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "rem": USUAL_SIZE}


def styled_size(style: str, around: float | None) -> float | None:
    """The type size in points that `style` gives to text that has the size `around` without it."""
    found = _SIZE.search(style)
    try:
        size = float(found[1]) if found else 0.0
    except ValueError:
        return around
    if not found or not size:
        return around
    unit = found[2].lower()
    own = USUAL_SIZE if around is None else around
    return size * _POINTS.get(unit, own / 100 if unit == "%" else own)


def _is_colour(text: str) -> bool:
    """Whether a colour of CSS is one to the eye; black, white and grey are none."""
    if found := _HEX.match(text):
        digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
        return is_coloured(int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16))
    if found := _RGB.match(text):
        return is_coloured(int(found[1]), int(found[2]), int(found[3]))
    return text[:1].isalpha() and not _NO_COLOUR.match(text)
