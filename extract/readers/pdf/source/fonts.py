"""What the reader asks of a font of a PDF."""

from __future__ import annotations

import ctypes
import re
from typing import NamedTuple

from extract.readers.pdf.source.calls import font_descent, font_flags, font_name, font_weight
from extract.readers.pdf.source.symbols import signs_of

_BOLD_NAME = re.compile(r"bold|black|heavy|demi|[-,](?:bd|fet)\b|fet\d|halvfet", re.IGNORECASE)
_FORCE_BOLD = 1 << 18


class Font(NamedTuple):
    """A font, as far as it matters here."""

    bold: bool
    descent: float
    """For one point of size, below zero."""
    signs: dict[str, str]
    """What its letters draw, where they draw no letters."""


def describe_font(font: int | None) -> Font:
    """The font at this address; a plain one where there is none."""
    if font is None:
        return Font(False, -0.2, {})
    buffer = ctypes.create_string_buffer(200)
    font_name(font, buffer, 200)
    name = buffer.value.decode("utf-8", "replace")
    bold = bool(_BOLD_NAME.search(name)) or font_weight(font) >= 600 or bool(font_flags(font) & _FORCE_BOLD)
    descent = ctypes.c_float()
    known = font_descent(font, 1.0, descent)
    value = descent.value if known else -0.2
    return Font(bold, value if -0.4 <= value <= -0.1 else -0.2, signs_of(name))
