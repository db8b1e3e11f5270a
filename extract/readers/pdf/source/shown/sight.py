"""Whether the words that a page may hide are seen: the page is drawn with them and without, and compared.

pdfium draws what a viewer shows, so one comparison answers for layers that are off, clips, ink in the colour of its
ground and bars over words alike. It takes a few thousandths of a second, on the few pages where the walk over the
objects suspects something.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from operator import sub
from typing import NamedTuple

import pypdfium2

from extract.readers.pdf.source.calls import set_active
from extract.readers.pdf.source.content import Glyph, PageContent
from extract.readers.pdf.source.shown.objects import INVISIBLE, Layers, PageObjects
from extract.readers.shared.seen.faint import DARKER, LIGHTER
from models.pages.geometry import BBox

SCAN = 0.5
"""Share of the page that pictures fill together on a scan; a logo or a photograph fills less."""
SLIVER = 1
"""Letters that may be seen of a longer word that is hidden all the same: what a sheet's edge leaves of its last one."""
_TINY = 1.0
MOST_STACKED = 60
"""Suspects of one page that are looked at for others in their place: each that has one is drawn alone, in some
thousandths of a second."""
_SCALE = 2.0
_MOST_PIXELS = 6_000_000


class Owner(NamedTuple):
    """From which glyph on a text object drew the glyphs of a page."""

    start: int
    drawn: int | None
    tilt: int = 0
    """Degrees by which it stands askew, counter-clockwise."""


def part_unseen(
    page: pypdfium2.PdfPage,
    content: PageContent,
    owners: Sequence[Owner],
    objects: PageObjects,
    layers: Layers,
) -> None:
    """Move the glyphs of `content` that nobody sees to its `hidden` and `covered` ones.

    What text recognition laid over a picture of the page stays, and `content.recognised` says so.
    """
    eye = _Eye(page, content, objects)
    seen: list[Glyph] = []
    ends = [owner.start for owner in owners[1:]] + [len(content.glyphs)]
    for owner, end in zip(owners, ends, strict=True):
        glyphs = content.glyphs[owner.start : end]
        if owner.drawn is None or owner.drawn not in objects.suspects:
            seen += glyphs
            continue
        before = len(seen)
        for word in _words(glyphs):
            eye.sort(owner.drawn, word, seen)
        if len(seen) > before and owner.drawn in objects.layers:
            layers.on.add(objects.layers[owner.drawn])
    layers.on.discard("")  # a layer without a name: no two texts need stand in the same
    content.glyphs = seen


def _words(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Runs of `glyphs` up to and with the white space after them."""
    word: list[Glyph] = []
    for glyph in glyphs:
        word.append(glyph)
        if glyph.text.isspace():
            yield word
            word = []
    if word:
        yield word


class _Eye:
    """Tells for the words of one page whether they are seen."""

    def __init__(self, page: pypdfium2.PdfPage, content: PageContent, objects: PageObjects) -> None:
        self._content, self._objects = content, objects
        self._pixels: tuple[bytes, bytes] | None = None
        self._scale = min(
            _SCALE, math.sqrt(_MOST_PIXELS / max(1.0, content.width * content.height)), _MOST_PIXELS**0.5
        )
        self._alone: dict[int, bytes] = {}
        if any(objects.modes.get(drawn) != INVISIBLE for drawn in objects.suspects):
            with_them = self._draw(page)
            for drawn in objects.suspects:
                set_active(drawn, 0)
            self._pixels = with_them, self._draw(page)
            for drawn in _stacked(objects):
                set_active(drawn, 1)
                self._alone[drawn] = self._draw(page)
                set_active(drawn, 0)
        pictures = objects.collector.pictures
        area = sum(_overlap(box, content) for box in pictures)
        self._scans = pictures if area >= SCAN * content.width * content.height else []

    def _draw(self, page: pypdfium2.PdfPage) -> bytes:
        bitmap = page.render(scale=self._scale, grayscale=True, may_draw_forms=False, draw_annots=False)
        try:
            self._stride, self._rows = bitmap.stride, bitmap.height
            return bytes(bitmap.buffer)
        finally:
            bitmap.close()

    def sort(self, drawn: int, word: list[Glyph], seen: list[Glyph]) -> None:
        """Put the glyphs of one word that `drawn` drew where they belong: `seen`, or the page's unseen ones."""
        telling = [glyph for glyph in word if glyph.text.isalnum()] or word
        unseen = [glyph for glyph in telling if not self._is_inked(drawn, glyph)]
        if not unseen:
            seen += word
            return
        covered = [glyph for glyph in unseen if self._is_covered(drawn, glyph)]
        if self._is_of_scan(drawn, word):
            self._content.recognised = True
            seen += word
        elif 2 * len(covered) >= len(telling):
            self._content.covered += word
        elif covered:
            self._content.covered += covered
            seen += [glyph for glyph in word if not any(glyph is other for other in covered)]
        elif len(telling) - len(unseen) <= min(SLIVER, len(telling) // 3):
            self._content.hidden += word
        else:
            seen += word

    def _is_inked(self, drawn: int, glyph: Glyph) -> bool:
        """Whether drawing it changed the page."""
        if self._pixels is None or self._objects.modes.get(drawn) == INVISIBLE:
            return False
        high = glyph.bottom - glyph.top
        if high < _TINY:
            return False
        top, bottom = glyph.top, glyph.bottom
        if glyph.style.angle == 0:  # between baseline and the height of an x: a bar may leave the tips
            top, bottom = top + 0.3 * high, bottom - 0.2 * high
        shown, without = self._pixels
        shown = self._alone.get(drawn, shown)
        scale, stride = self._scale, self._stride
        x0, x1 = max(0, int(glyph.x0 * scale)), min(stride, math.ceil(glyph.x1 * scale))
        for row in range(max(0, int(top * scale)), min(self._rows, math.ceil(bottom * scale))):
            start, end = row * stride + x0, row * stride + x1
            ours, theirs = shown[start:end], without[start:end]
            if ours == theirs:
                continue
            lighter = list(map(sub, ours, theirs))
            if max(lighter) > LIGHTER or min(lighter) < -DARKER:
                return True
        return False

    def _is_covered(self, drawn: int, glyph: Glyph) -> bool:
        """Whether an opaque mark that was drawn after it lies over its middle."""
        objects = self._objects
        if objects.modes.get(drawn) == INVISIBLE or drawn in objects.layers or drawn not in objects.texts:
            return False
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        order = objects.texts[drawn].order
        return any(patch.order > order and _holds(patch.box, x, y) for patch in objects.collector.patches)

    def _is_of_scan(self, drawn: int, word: list[Glyph]) -> bool:
        """Whether it is recognised text, drawn invisibly or below the picture of its page."""
        if not self._scans or drawn in self._objects.layers:
            return False
        box = word[0]
        x, y = (box.x0 + word[-1].x1) / 2, (box.top + box.bottom) / 2
        if self._objects.modes.get(drawn) == INVISIBLE:
            return any(_holds(scan, x, y) for scan in self._scans)
        text = self._objects.texts.get(drawn)
        over = [patch for patch in self._objects.collector.patches if text and patch.order > text.order]
        return any(_holds(patch.box, x, y) for patch in over) and all(
            patch.box in self._scans for patch in over if _holds(patch.box, x, y)
        )


def _stacked(objects: PageObjects) -> list[int]:
    """The suspects that share their place with another: what is seen there may be the other's ink."""
    placed = [(drawn, objects.texts[drawn].box) for drawn in objects.suspects if drawn in objects.texts]
    if len(placed) > MOST_STACKED:
        return []
    return [
        drawn
        for drawn, box in placed
        if any(other != drawn and _share_place(box, over) for other, over in placed)
    ]


def _share_place(one: BBox, other: BBox) -> bool:
    room = 0.2 * (one.bottom - one.top)  # lines that follow each other touch
    beside = one.x0 >= other.x1 - 1 or other.x0 >= one.x1 - 1
    return not beside and one.top < other.bottom - room and other.top < one.bottom - room


def _holds(box: BBox, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _overlap(box: BBox, content: PageContent) -> float:
    """How much of the page a box covers, in square points."""
    wide = min(box.x1, content.width) - max(box.x0, 0.0)
    return max(0.0, wide) * max(0.0, min(box.bottom, content.height) - max(box.top, 0.0))
