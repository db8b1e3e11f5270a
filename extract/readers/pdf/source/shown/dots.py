"""Round dots that are drawn before a line of text, as browsers draw the marks of lists → the sign that they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.readers.pdf.source.content import Glyph
from models.pages.geometry import BBox

SMALLEST, LARGEST = 0.15, 0.7
"""Type sizes of the text behind it that a mark is high: a smaller one is a leader's, a larger one a picture."""
_ROUND = 0.15
"""Share by which width and height may differ."""
_NEAR, _FREE = 2.5, 0.8
"""Type sizes to the text behind it at most, and to what stands before it at least."""
_LITTLE = 0.3
"""The same for a dot right above or below one that begins a line: what stands before it is another column's."""
_LEVEL = 0.5
"""Points by which dots of one list may stand apart."""
MOST_DOTS = 400
"""On a page: more are a drawing."""
BULLET = "•"


def is_round(box: BBox) -> bool:
    """Whether a curved path in `box` may be a dot."""
    wide, high = box.x1 - box.x0, box.bottom - box.top
    return 0 < max(wide, high) < 100 and abs(wide - high) <= _ROUND * max(wide, high)


def bullets(dots: Sequence[BBox], glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """A bullet for each of `dots` that begins a line of `glyphs`, as high as that line."""
    if not dots or len(dots) > MOST_DOTS:
        return
    upright = [glyph for glyph in glyphs if glyph.style.angle == 0 and not glyph.text.isspace()]
    begun = [(dot, *found) for dot in dots if (found := _behind(dot, upright)) is not None]
    columns = [dot.x0 for dot, behind, free in begun if free >= _FREE * behind.style.size]
    for dot, behind, free in begun:
        is_below = any(abs(dot.x0 - x0) <= _LEVEL for x0 in columns)
        if free >= (_LITTLE if is_below else _FREE) * behind.style.size:
            yield Glyph(BULLET, dot.x0, behind.top, dot.x1, behind.bottom, behind.style)


def _behind(dot: BBox, upright: Sequence[Glyph]) -> tuple[Glyph, float] | None:
    """The first glyph behind a dot that is as near and as large as marks are, and the room before the dot."""
    middle = (dot.top + dot.bottom) / 2
    line = [glyph for glyph in upright if glyph.top < middle < glyph.bottom]
    behind = min((glyph for glyph in line if glyph.x0 >= dot.x1), key=lambda one: one.x0, default=None)
    if behind is None or behind.x0 - dot.x1 > _NEAR * behind.style.size:
        return None
    if not SMALLEST * behind.style.size <= dot.bottom - dot.top <= LARGEST * behind.style.size:
        return None
    before = max((glyph.x1 for glyph in line if glyph.x0 < dot.x1), default=float("-inf"))
    return behind, dot.x0 - before
