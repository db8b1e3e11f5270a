"""What a page of a PDF holds before anything is made of it: glyphs, words as drawn, rules and fills.

Two feeds fill these types (pdfium, and pdfplumber for what pdfium cannot open), and everything
after them is the same. All coordinates are points from the top left corner of the page as it is
shown, or, once a page is turned upright, of the page as it is read.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from models.pages.document import EnclosedFile, Standing
from models.pages.geometry import BBox

_TEXT, _STYLE = itemgetter(0), itemgetter(5)
"""Of a glyph; a page has thousands, so that each is asked in C."""
SUPPOSED_SPACE = "\u2009"
"""What a feed gives where it supposes a space that was not drawn."""


class Style(NamedTuple):
    """How a run of glyphs is set."""

    size: float
    """Type size in points, as drawn."""
    bold: bool
    angle: int
    """Reading direction in whole degrees, clockwise from left to right: 0, 90 (downwards), 180, 270."""
    weight: int = 400
    """As fonts tell it: 400 is regular, 700 bold; `bold` says what it means in this document."""
    italic: bool = False
    ink: int = 0
    """Its colour: red, green and blue in one number."""
    small: float = 0.0
    """Where it is set in small capitals, their size; `size` is then that of the large ones. 0 for other text."""

    @property
    def caps(self) -> bool:
        """Whether it is set in small capitals."""
        return self.small > 0


class Glyph(NamedTuple):
    """A character as drawn; white space too, since a drawn space parts words."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style


@dataclass(slots=True)
class Printed:
    """A word as drawn on one line of a page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style
    starts: tuple[float, ...] = ()
    """Where each character begins; only kept until the words of the page are in their cells."""
    turned: int = 0
    """Degrees by which it is turned against the page as it is read."""
    tail: Printed | None = None
    """Its other half on the next line, where hyphenation cut it; `text` is then the whole word."""
    shown: BBox | None = None
    """Its box on the page as it is shown, where that is not the page as it is read."""
    standing: Standing = "in_force"
    underlined: bool = False
    """Whether a line is drawn below it that is its own, no table's rule."""
    after_tab: bool = False
    """Whether a tab sets it apart from the word before on its line."""

    @property
    def bbox(self) -> BBox:
        """Its box."""
        return BBox(self.x0, self.top, self.x1, self.bottom)

    @property
    def size(self) -> float:
        """Type size in points."""
        return self.style.size

    @property
    def bold(self) -> bool:
        """Whether it is set in bold."""
        return self.style.bold


class Rule(NamedTuple):
    """A straight piece of a drawn line, or an edge of a filled box."""

    horizontal: bool
    at: float
    """Its y, or its x when it is vertical."""
    start: float
    end: float


class Fill(NamedTuple):
    """A box filled with a colour other than white."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: int = 0
    """Red, green and blue in one number, for telling fills apart."""


@dataclass(slots=True)
class PageContent:
    """One page as a feed gives it."""

    number: int
    """From 1."""
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    """In the order of the file."""
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: bool = False
    """Whether a picture is drawn on it."""
    hidden: list[Glyph] = field(default_factory=list)
    """Those that the page does not show, in the order of the file; they are not among `glyphs`."""
    stamped: list[Glyph] = field(default_factory=list)
    """Those of stamps that were set onto the finished page."""
    outside: list[Glyph] = field(default_factory=list)
    """Those beside the page: outside of its crop box."""
    covered: list[Glyph] = field(default_factory=list)
    """Those under an opaque mark that was drawn after them."""
    recognised: bool = False
    """Whether `glyphs` holds what text recognition laid over a picture of the page."""
    fields: int = 0
    """How many fields of a form stand on it."""
    filled: list[BBox] = field(default_factory=list)
    """Boxes of fields that were filled in, as the page is shown."""
    enclosed: list[EnclosedFile] = field(default_factory=list)
    """Files that hang on it."""
    scrawls: list[Rule] = field(default_factory=list)
    """Lines that were drawn onto the finished page: they rule no table."""


def styled_runs(glyphs: Iterable[Glyph]) -> Iterator[tuple[Style, list[Glyph]]]:
    """The glyphs, those that follow each other in one style together."""
    return ((style, list(run)) for style, run in groupby(glyphs, _STYLE))


def glyph_texts(glyphs: Iterable[Glyph]) -> list[str]:
    """The text of each glyph."""
    return list(map(_TEXT, glyphs))


def turn_box(box: tuple[float, float, float, float], angle: int, width: float, height: float) -> BBox:
    """`box` after the page (of this width and height) is turned back by `angle` degrees, so that text
    which ran at `angle` runs from left to right."""
    x0, top, x1, bottom = box
    if angle == 90:
        return BBox(top, width - x1, bottom, width - x0)
    if angle == 180:
        return BBox(width - x1, height - bottom, width - x0, height - top)
    if angle == 270:
        return BBox(height - bottom, x0, height - top, x1)
    return BBox(x0, top, x1, bottom)


def turned_point(x: float, y: float, angle: int) -> tuple[float, float]:
    """A point of the page in the frame of text that runs at `angle` degrees, clockwise."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return x * cos + y * sin, y * cos - x * sin
