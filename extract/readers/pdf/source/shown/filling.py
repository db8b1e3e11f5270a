"""Values of form fields → glyphs, set into their boxes as a viewer would set them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from extract.readers.pdf.source.content import Glyph, Style
from models.pages.geometry import BBox

USUAL_SIZE = 12.0
"""Points: as large as viewers set what leaves its size to them, where the box has room."""
_SMALLEST = 4.0
_LEADING = 1.15
_PARTED = 0.6
"""Type sizes between lines that whoever filled it in has parted: each is a paragraph."""
_WIDE = 0.5
"""Width of a letter for one point of size, over a text."""


def set_glyphs(text: str, box: BBox, size: float, *, several: bool) -> Iterator[Glyph]:
    """Glyphs of `text` in `box` (in shown coordinates): several lines from its top, or one in its middle."""
    high = box.bottom - box.top
    if not several:
        text = " ".join(text.split())
    size = min(size or USUAL_SIZE, max(_SMALLEST, 0.8 * high))
    if not several:
        yield from _line(text, box, (box.top + box.bottom - size) / 2, Style(round(size, 1), False, 0))
        return
    lines = _broken(text, box, size)
    while size > _SMALLEST and _height(lines, size) > high:
        size = max(_SMALLEST, 0.9 * size)
        lines = _broken(text, box, size)
    squeeze = min(1.0, high / max(1.0, _height(lines, size)))
    top = box.top
    for line, opens in lines:
        top += squeeze * _PARTED * size if opens and top > box.top else 0.0
        yield from _line(line, box, top, Style(round(size, 1), False, 0))
        top += squeeze * _LEADING * size


def _height(lines: list[tuple[str, bool]], size: float) -> float:
    return size * sum(_LEADING + (_PARTED if opens else 0.0) for _, opens in lines)


def _broken(text: str, box: BBox, size: float) -> list[tuple[str, bool]]:
    """`text` in lines as wide as the box, and whether each begins one of its own lines."""
    room = max(4, int((box.x1 - box.x0) / (_WIDE * size)))
    lines: list[tuple[str, bool]] = []
    for own in filter(str.strip, text.split("\n")):
        pieces = textwrap.wrap(own, room, break_long_words=False, break_on_hyphens=False)
        lines += [(piece, index == 0) for index, piece in enumerate(pieces)]
    return lines


def _line(text: str, box: BBox, top: float, style: Style) -> Iterator[Glyph]:
    wide = min(_WIDE * style.size, (box.x1 - box.x0) / max(1, len(text)))
    x = box.x0
    for letter in text:
        yield Glyph(letter, x, top, x + wide, top + style.size, style)
        x += wide


def set_sign(sign: str, box: BBox) -> Glyph:
    """A box to tick, as the sign that draws it."""
    return Glyph(sign, *box, Style(round(min(box.bottom - box.top, USUAL_SIZE), 1), False, 0))


def without_printed(glyphs: Iterable[Glyph], signs: Iterable[Glyph]) -> list[Glyph]:
    """`glyphs` but for lone ones that stand where a box to tick stands: the form's own drawing of it."""
    boxes = list(signs)
    return [glyph for glyph in glyphs if not any(_within(glyph, box) for box in boxes)]


def _within(glyph: Glyph, box: Glyph) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return not glyph.text.isspace() and box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
