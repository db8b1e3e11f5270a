"""A page as a picture, as a reader draws it: plain pixels, so that no library of pictures is needed to hand it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Ocr: TypeAlias = Literal["auto", "never", "force"]
"""Whether pages are read as pictures: those without usable text, none, or all."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of a file, drawn as it is shown."""

    number: int
    """The page, from 1."""
    width: int
    """In pixels."""
    height: int
    pixels: bytes
    """Red, green and blue of each pixel, row by row from the top left."""
    scale: float
    """Pixels a point: a box in points times this is a box in the picture."""
