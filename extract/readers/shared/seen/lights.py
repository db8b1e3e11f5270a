"""The traffic light that a cell's colour is."""

from __future__ import annotations

import colorsys
import re

from models.values import Light

_HUES: tuple[tuple[float, Light], ...] = ((16, "red"), (70, "yellow"), (170, "green"), (345, "red"))
"""Where each light begins to end on the wheel of 360 degrees; orange (16 to 45) is the yellow light of many plans."""
_NO_LIGHT = (170, 345)
"""Blue and purple are no lights."""
_PALEST = 0.12
"""Saturation of a colour that is still one: the pale green of spreadsheets' "good" has 0.16."""
_DARKEST = 0.35


def light_of(color: str | None) -> Light | None:
    """The light that a colour of six hex digits is; None for greys, blues, and what is no colour."""
    if color is None or not re.fullmatch(r"[0-9a-f]{6}", color):
        return None
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _PALEST or value < _DARKEST or _NO_LIGHT[0] <= hue * 360 < _NO_LIGHT[1]:
        return None
    return next((light for end, light in _HUES if hue * 360 < end), "red")
