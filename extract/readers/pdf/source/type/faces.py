"""What a font's name and numbers say of its looks: weight and slant, and what its letters draw.

A name that tells the weight is believed before the number: producers count the number from the width of stems,
and a sturdy serif in its regular weight gets 700.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.readers.pdf.source.type.symbols import signs_of

REGULAR, BOLD = 400, 600
"""The usual weight of a font, and the least that is bold."""
USUAL_DESCENT = -0.2
_WEIGHTS = (
    (re.compile(r"(?:thin|hairline|light)(?!.*bold)", re.IGNORECASE), 300),
    (re.compile(r"semi-?bold|demi|halvfet", re.IGNORECASE), 600),
    (re.compile(r"black|heavy|ultra|extra-?bold", re.IGNORECASE), 900),
    (re.compile(r"bold|[-,](?:bd|fet)\b|fet\d", re.IGNORECASE), 700),
    (re.compile(r"medium", re.IGNORECASE), 500),
    (
        re.compile(r"regular|roman\b|book\b|[-,](?:italic|oblique|kursiv)\b", re.IGNORECASE),
        REGULAR,
    ),
)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv|[-,](?:bd)?it\b", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_ITALIC = 1 << 6


class Face(NamedTuple):
    """What the reader asks of a font."""

    weight: int
    italic: bool
    descent: float
    """For one point of size, below zero."""
    signs: dict[str, str]
    """What its letters draw, where they draw no letters."""


def describe_face(name: str, weight: int, flags: int, descent: float) -> Face:
    """The face of a font by its name, and by the numbers of its descriptor where the name tells nothing."""
    return Face(
        weight_of(name, weight, forced=bool(flags & _FORCE_BOLD)),
        bool(flags & _ITALIC) or is_italic(name),
        descent if -0.4 <= descent <= -0.1 else USUAL_DESCENT,
        signs_of(name),
    )


def weight_of(name: str, weight: int = REGULAR, *, forced: bool = False) -> int:
    """The weight of a font: of its name, of `weight` where that tells none; bold at least where it is `forced`."""
    told = next((value for pattern, value in _WEIGHTS if pattern.search(name)), weight or REGULAR)
    return max(told, BOLD) if forced else told


def is_italic(name: str) -> bool:
    """Whether a font's name says that it leans."""
    return bool(_ITALIC_NAME.search(name))
