"""The quick feed: glyphs, rules and fills of a page by pdfium's own functions.

pdfium reads a page several times faster than pdfplumber; what costs is each call from Python, so
this module asks for as little as it can: a character and its box for each glyph, the rest once for
each text object. pdfium is not thread-safe: use processes.
"""

from __future__ import annotations

import ctypes
import logging
import math
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from extract.readers.pdf.source import calls
from extract.readers.pdf.source.calls import Box
from extract.readers.pdf.source.content import SUPPOSED_SPACE, Glyph, PageContent, Rule, Style, turn_box
from extract.readers.pdf.source.leaders import without_leaders
from extract.readers.pdf.source.paths import PathCollector
from extract.readers.pdf.source.shown.dots import bullets
from extract.readers.pdf.source.shown.filling import set_glyphs, set_sign, without_printed
from extract.readers.pdf.source.shown.forms import Additions, take_additions
from extract.readers.pdf.source.shown.objects import Layers, PageObjects
from extract.readers.pdf.source.shown.sight import Owner, part_unseen
from extract.readers.pdf.source.shown.squares import boxes_to_tick, holds, touch, without_edges
from extract.readers.pdf.source.tabs import with_tabs
from extract.readers.pdf.source.type.faces import REGULAR, USUAL_DESCENT, Face, describe_face
from extract.readers.pdf.source.type.letters import read_characters, tell_guesses
from extract.readers.pdf.source.type.ligatures import OFF, may_be_ligature, with_ligature_placed
from extract.readers.pdf.source.type.setting import Setting, set_askew, setting_of
from models.errors import DamagedFile, EncryptedFile, LimitExceeded
from models.pages.geometry import BBox

logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # it warns that it cannot lay out XFA

MOST_GLYPHS = 5_000_000
"""More characters than this in one file is no plan: it is a mistake or an attack."""
MOST_PAGES = 20_000
WIDEST_PAGE = 100_000.0
"""Points; PDF itself allows 14,400 without a user unit."""

XFA_DYNAMIC, XFA_ON_PAGES = pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND
"""Forms that Adobe's programs lay out: with pages of their own, and upon the pages of the file."""
_BLANKS = " \r\n"
"""What pdfium supposes between words and lines; such a character may belong to no object."""
_AHEAD = 12
"""Glyphs that are skipped at once where both ends belong to one text object."""
_FILLED = 2
"""The render mode that fills a letter and draws its outline, which makes it bold."""


def open_pdf(name: str, data: bytes, password: str | None = None) -> pypdfium2.PdfDocument:
    """The opened file. Raises EncryptedFile and DamagedFile."""
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError:
        code = _reason(data, password)
        if code == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedFile(name, _password_message(password)) from None
        if code == pdfium.FPDF_ERR_SECURITY:
            raise EncryptedFile(
                name, "it is protected by a scheme that no reader here knows: save an unprotected copy"
            ) from None
        raise DamagedFile(name, "pdfium cannot open it as a PDF: ask for the file anew") from None


def _reason(data: bytes, password: str | None) -> int | None:
    """pdfium's code of what is wrong with a file. Its last error may be that of a file before: it is set anew first."""
    code = None
    for content in (b"-", data):
        try:
            pypdfium2.PdfDocument(content, password=password).close()
            code = None
        except pypdfium2.PdfiumError as problem:
            code = getattr(problem, "err_code", None)
    return code


def _password_message(password: str | None) -> str:
    if password is None:
        return "it needs a password to be opened: give one with --password"
    return "the password given does not open it: give another with --password"


def read_pages(name: str, pdf: pypdfium2.PdfDocument, data: bytes = b"") -> Iterator[PageContent | None]:
    """The pages of `pdf` one by one, each closed before the next; None for one that cannot be opened.

    `data` is the file, in which optional layers are sought. Raises LimitExceeded when the file holds more pages
    or characters than any document may.
    """
    count = len(pdf)
    if count > MOST_PAGES:
        raise LimitExceeded(name, f"it says that it has {count} pages: split it")
    if pdf.get_formtype() != pdfium.FORMTYPE_NONE:
        pdf.init_forms()
    layers = Layers.of_file(data)
    glyphs = 0
    for index in range(count):
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError:
            yield None
            continue
        additions = Additions()
        if pdfium.FPDFPage_GetAnnotCount(page) > 0:
            page, additions = take_additions(pdf, page, index)
        try:
            reader = _PageReader(page, index + 1, additions, layers)
            glyphs += reader.glyph_count()
            if glyphs > MOST_GLYPHS:
                raise LimitExceeded(
                    name, f"it holds more than {MOST_GLYPHS} characters by page {index + 1}: split it"
                )
            content = reader.read()
        finally:
            page.close()
        yield content


class _PageReader:
    """Reads one opened page. Handles die with it."""

    def __init__(self, page: pypdfium2.PdfPage, number: int, additions: Additions, layers: Layers) -> None:
        self._page = page
        self._number = number
        self._additions, self._layers = additions, layers
        self._textpage = pdfium.FPDFText_LoadPage(page)
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self._left, self._top = box.left, box.top
        self._width, self._height = abs(box.right - box.left), abs(box.top - box.bottom)
        self._rotation = pdfium.FPDFPage_GetRotation(page) * 90
        collector = PathCollector(self._left, self._top, self._width, self._height, self._rotation)
        self._objects = PageObjects(collector, layers)
        self._owners = [Owner(0, None, 0)]
        self._tilt = 0
        self._fonts: dict[int | None, Face] = {}
        self._sets: dict[tuple[int, tuple[float, float, float, float], float, int, bool], Setting] = {}
        self._matrix, self._origin = pdfium.FS_MATRIX(), (ctypes.c_double(), ctypes.c_double())
        self._signs: dict[str, str] = {}
        self._characters: list[str] = []
        self._outside: list[Glyph] = []
        self._stamped: list[Glyph] = []

    def glyph_count(self) -> int:
        """Characters on the page, generated ones included; 0 where pdfium cannot tell."""
        return max(0, pdfium.FPDFText_CountChars(self._textpage)) if self._textpage else 0

    def _shown_size(self) -> tuple[float, float]:
        """The page's width and height in points as it is shown."""
        turned = self._rotation in (90, 270)
        return (self._height, self._width) if turned else (self._width, self._height)

    def read(self) -> PageContent:
        """The page's content in shown coordinates; closes the text page."""
        width, height = self._shown_size()
        content = PageContent(self._number, min(width, WIDEST_PAGE), min(height, WIDEST_PAGE))
        objects = self._objects
        stamps = [objects.collector.shown(box) for box in self._additions.stamps]
        objects.walk(calls.address_of(self._page.raw), self._additions.own_objects, stamps)
        try:
            if self._textpage:
                content.glyphs = self._glyphs()
                set_askew(content.glyphs, self._owners)
        finally:
            if self._textpage:
                pdfium.FPDFText_ClosePage(self._textpage)
        if objects.suspects or objects.low:
            objects.suspect_only(self._printed(content.glyphs))
        if objects.suspects:
            part_unseen(self._page, content, self._owners, objects, self._layers)
        else:
            content.glyphs = with_tabs(content.glyphs, [owner.start for owner in self._owners])
        content.glyphs = without_leaders(content.glyphs)
        content.stamped = self._stamped
        content.outside = [glyph for glyph in self._outside if _is_near(glyph)]
        content.rules, content.fills = objects.collector.rules_and_fills()
        content.pictures = bool(objects.collector.pictures)
        self._add(content)
        return content

    def _printed(self, glyphs: Sequence[Glyph]) -> dict[int, float]:
        """The type size, in points, of each text object that drew more than blanks."""
        ends = [owner.start for owner in self._owners[1:]] + [len(glyphs)]
        return {
            owner.drawn: glyphs[owner.start].style.size
            for owner, end in zip(self._owners, ends, strict=True)
            if owner.drawn is not None
            and not all(glyph.text.isspace() for glyph in glyphs[owner.start : end])
        }

    def _add(self, content: PageContent) -> None:
        """Add to `content` what was filled in and drawn onto the page."""
        shown = self._objects.collector.shown
        collector = self._objects.collector
        drawn = boxes_to_tick(collector.shapes, content.rules, content.glyphs)
        content.rules = without_edges(content.rules, [box for _, box in drawn])
        dots = [dot for dot in collector.dots if not any(holds(box, dot) for _, box in drawn)]
        content.glyphs += bullets(dots, content.glyphs)
        content.fields = self._additions.fields
        content.enclosed = self._additions.enclosed
        ticks = [(tick.text, shown(tick.box)) for tick in self._additions.ticks]
        ticks += [(sign, box) for sign, box in drawn if not any(touch(box, other) for _, other in ticks)]
        signs = [set_sign(sign, box) for sign, box in ticks]
        if signs:
            content.glyphs = without_printed(content.glyphs, signs) + signs
        for filled in self._additions.filled:
            box = shown(filled.box)
            content.glyphs += set_glyphs(filled.text, box, filled.size, several=filled.lines)
            content.filled.append(box)
        content.scrawls = self._objects.collector.scrawls
        for place in self._additions.struck:
            box = shown(place)
            content.scrawls.append(Rule(True, (box.top + box.bottom) / 2, box.x0, box.x1))

    def _glyphs(self) -> list[Glyph]:
        """The glyphs that the page shows; those beside it are kept apart.

        This is the reader's hottest place: it avoids every call it can.
        """
        textpage = calls.address_of(self._textpage)
        count = self.glyph_count()
        characters = self._characters = read_characters(textpage, count)
        boxes = calls.loose_boxes(textpage, count)
        width, height = self._shown_size()
        stamped = self._objects.stamped
        last: int | None = None
        style, axis, low, high = Style(10.0, False, 0), "", 0.0, 0.0
        glyphs: list[Glyph] = []
        for start, end, drawn_by in _runs(textpage, characters, boxes):
            if drawn_by is None and calls.is_generated(textpage, start) == 1:
                if glyphs and characters[start] == " ":
                    before = glyphs[-1]
                    glyphs.append(
                        Glyph(SUPPOSED_SPACE, before.x1, before.top, before.x1, before.bottom, style)
                    )
                continue
            if drawn_by != last:
                style, axis, low, high = self._style(textpage, start, drawn_by)
                last = drawn_by
                self._owners.append(Owner(len(glyphs), drawn_by, self._tilt))
            letters = characters[start:end]
            if not self._signs.keys().isdisjoint(letters):
                letters = [self._signs.get(letter, letter) for letter in letters]
            own = boxes[start:end]
            if axis == "y" and may_be_ligature(letters):
                after = boxes[end] if end < count else None
                own = with_ligature_placed(own, self._matrix.e, after, low, high, style.size)
            run = zip(letters, own, strict=True)
            if axis == "y" and not self._rotation:
                placed = self._level(run, self._top - high, self._top - low, style)
            else:
                placed = self._placed(run, axis, low, high, style)
            shown = [
                one for one in placed if one[3] >= 0 and one[4] >= 0 and one[1] <= width and one[2] <= height
            ]
            if drawn_by in stamped:
                self._stamped += shown
            else:
                glyphs += shown
            if len(shown) < len(placed):
                self._outside += [glyph for glyph in placed if glyph not in shown]
        return glyphs

    def _level(self, run: Iterable[tuple[str, Box]], top: float, bottom: float, style: Style) -> list[Glyph]:
        """The glyphs of a run on a level line between `top` and `bottom`, as nearly all are."""
        left, new = self._left, tuple.__new__  # a named tuple's own constructor takes twice as long
        return [new(Glyph, (text, x0 - left, top, x1 - left, bottom, style)) for text, (x0, _, x1, _) in run]

    def _placed(
        self, run: Iterable[tuple[str, Box]], axis: str, low: float, high: float, style: Style
    ) -> list[Glyph]:
        """The glyphs of any run."""
        left, top, rotation = self._left, self._top, self._rotation
        glyphs: list[Glyph] = []
        for text, box in run:
            x0, y0, x1, y1 = box
            if axis == "y":
                y0, y1 = high, low
            elif axis == "x":
                x0, x1 = low, high
            shown = BBox(x0 - left, top - y0, x1 - left, top - y1)
            if rotation:
                shown = turn_box(shown, 360 - rotation, self._width, self._height)
            glyphs.append(Glyph(text, *shown, style))
        return glyphs

    def _style(self, textpage: int, index: int, drawn_by: int | None) -> tuple[Style, str, float, float]:
        """Style of the text object at `index`, and the band it stands in: the axis and its two ends.

        The band comes from the baseline and the size, since boxes of single glyphs vary in height.
        """
        matrix, x, y = self._matrix, *self._origin
        calls.text_matrix(textpage, index, matrix)
        slopes = matrix.a, matrix.b, matrix.c, matrix.d
        size = calls.font_size(textpage, index)
        if not math.isfinite(size + sum(slopes)):
            return Style(1.0, False, 0), "", 0.0, 0.0
        face = self._font_of(drawn_by)
        self._signs = face.signs
        if calls.is_unmapped(textpage, index) == 1:
            tell_guesses(textpage, index, self._characters, self._signs)
        objects, ink, thick = self._objects, 0, False
        if drawn_by is not None:
            ink = objects.inks.get(drawn_by, 0)
            thick = drawn_by in objects.overprinted or objects.modes.get(drawn_by) == _FILLED
        key = id(face), slopes, size, ink, thick
        known = self._sets.get(key)
        if known is None:
            known = self._sets[key] = setting_of(face, slopes, size, ink, self._rotation, thick=thick)
        self._tilt = known.tilt
        if not known.axis or not calls.origin(textpage, index, x, y):
            return known.style, "", 0.0, 0.0
        base = y.value if known.axis == "y" else x.value
        if known.axis == "y" and self._characters[index] == "f" and abs(y.value - matrix.f) > OFF:
            base = matrix.f
        return known.style, known.axis, base + known.low, base + known.high

    def _font_of(self, drawn_by: int | None) -> Face:
        """The object's font."""
        font = calls.font_of(drawn_by) if drawn_by is not None else None
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = _describe_font(font)
        return known


def _is_near(glyph: Glyph) -> bool:
    """Whether a glyph beside the page is at a place at all."""
    return all(-WIDEST_PAGE <= place <= WIDEST_PAGE for place in glyph[1:5])


def _runs(
    textpage: int, characters: Sequence[str], boxes: Sequence[Box]
) -> Iterator[tuple[int, int, int | None]]:
    """The stretches of glyphs that one text object drew, with its address; glyphs that none drew stand alone."""
    text_object, count = calls.text_object, len(characters)
    start, drawn_by = 0, None
    same_until = -1  # an object's glyphs follow each other: up to here they are of the last one
    for index in range(count):
        if index <= same_until and (characters[index] not in _BLANKS or boxes[index][0] < boxes[index][2]):
            continue  # a blank that pdfium only supposes has no width
        found = text_object(textpage, index)
        if index and (found != drawn_by or found is None):
            yield start, index, drawn_by
            start = index
        if found is not None and found == drawn_by and index > same_until:
            ahead = min(index + _AHEAD, count - 1)
            if text_object(textpage, ahead) == found:
                same_until = ahead
        drawn_by = found
    if count:
        yield start, count, drawn_by


def _describe_font(font: int | None) -> Face:
    if font is None:
        return Face(REGULAR, False, USUAL_DESCENT, {})
    buffer = ctypes.create_string_buffer(200)
    calls.font_name(font, buffer, 200)
    descent = ctypes.c_float()
    known = calls.font_descent(font, 1.0, descent)
    name = buffer.value.decode("utf-8", "replace")
    return describe_face(
        name, calls.font_weight(font), calls.font_flags(font), descent.value if known else USUAL_DESCENT
    )
