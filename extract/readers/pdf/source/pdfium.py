"""The quick feed: glyphs, rules and fills of a page by pdfium's own functions.

pdfium reads a page several times faster than pdfplumber; what costs is each call from Python, so
this module asks for as little as it can: a character and its box for each glyph, the rest once for
each text object. pdfium is not thread-safe: use processes.
"""

from __future__ import annotations

import ctypes
import logging
import math
from collections import Counter
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from extract.readers.pdf.source import calls
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
from extract.readers.pdf.source.type.faces import BOLD, REGULAR, USUAL_DESCENT, Face, describe_face
from extract.readers.pdf.source.type.letters import read_characters, tell_guesses
from models.errors import DamagedFile, EncryptedFile, LimitExceeded

logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # it warns that it cannot lay out XFA

MOST_GLYPHS = 5_000_000
"""More characters than this in one file is no plan: it is a mistake or an attack."""
MOST_PAGES = 20_000
LEAST_SLANT = 0.1
"""Sine of the slant from which letters lean: italics lean by 8 to 20 degrees."""
MOST_SLANT = 0.5
ASKEW = 10
"""Degrees by which a scan may stand askew."""
TILTED = 4
"""Degrees by which a stamp is set askew on its page at least: lines of a scan differ by one or two."""
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
        self._signs: dict[str, str] = {}
        self._characters: list[str] = []
        self._outside: list[Glyph] = []

    def glyph_count(self) -> int:
        """Characters on the page, generated ones included; 0 where pdfium cannot tell."""
        return max(0, pdfium.FPDFText_CountChars(self._textpage)) if self._textpage else 0

    def read(self) -> PageContent:
        """The page's content in shown coordinates; closes the text page."""
        turned = self._rotation in (90, 270)
        width, height = (self._height, self._width) if turned else (self._width, self._height)
        content = PageContent(self._number, min(width, WIDEST_PAGE), min(height, WIDEST_PAGE))
        objects = self._objects
        objects.walk(calls.address_of(self._page.raw), self._additions.own_objects)
        try:
            if self._textpage:
                content.glyphs = self._glyphs()
                _set_askew(content.glyphs, self._owners)
        finally:
            if self._textpage:
                pdfium.FPDFText_ClosePage(self._textpage)
        if objects.suspects:
            part_unseen(self._page, content, self._owners, objects, self._layers)
        else:
            content.glyphs = with_tabs(content.glyphs, [owner.start for owner in self._owners])
        content.glyphs = without_leaders(content.glyphs)
        content.outside = [glyph for glyph in self._outside if _is_near(glyph)]
        content.rules, content.fills = objects.collector.rules_and_fills()
        content.pictures = bool(objects.collector.pictures)
        self._add(content)
        return content

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

        This loop is the reader's hottest: it avoids every call it can.
        """
        textpage = calls.address_of(self._textpage)
        count = self.glyph_count()
        characters = self._characters = read_characters(textpage, count)
        box = pdfium.FS_RECTF()
        place = ctypes.addressof(box)
        left, top, rotation = self._left, self._top, self._rotation
        width, height = self._width, self._height
        shown_width, shown_height = (height, width) if rotation in (90, 270) else (width, height)
        last: int | None = None
        drawn_by: int | None = None
        signs = self._signs
        text_object, loose_box = calls.text_object, calls.loose_box
        style, axis, low, high = Style(10.0, False, 0), "", 0.0, 0.0
        new = tuple.__new__  # a named tuple's own constructor takes twice as long
        glyphs: list[Glyph] = []
        outside = self._outside
        same_until = -1  # an object's glyphs follow each other: up to here they are of the last one
        for index in range(count):
            if index > same_until or characters[index] in _BLANKS:
                drawn_by = text_object(textpage, index)
                if drawn_by is not None and drawn_by == last and index > same_until:
                    ahead = min(index + _AHEAD, count - 1)
                    if text_object(textpage, ahead) == drawn_by:
                        same_until = ahead
            if drawn_by is None and calls.is_generated(textpage, index) == 1:
                if glyphs and characters[index] == " ":
                    before = glyphs[-1]
                    glyphs.append(
                        Glyph(SUPPOSED_SPACE, before.x1, before.top, before.x1, before.bottom, style)
                    )
                continue
            if drawn_by != last:
                style, axis, low, high = self._style(textpage, index, drawn_by)
                last = drawn_by
                self._owners.append(Owner(len(glyphs), drawn_by, self._tilt))
                signs = self._signs
            loose_box(textpage, index, place)
            if axis == "y":
                x0, y0, x1, y1 = box.left - left, top - high, box.right - left, top - low
            elif axis == "x":
                x0, y0, x1, y1 = low - left, top - box.top, high - left, top - box.bottom
            else:
                x0, y0, x1, y1 = box.left - left, top - box.top, box.right - left, top - box.bottom
            if rotation:
                x0, y0, x1, y1 = turn_box((x0, y0, x1, y1), 360 - rotation, width, height)
            text = characters[index]
            is_shown = x1 >= 0 and y1 >= 0 and x0 <= shown_width and y0 <= shown_height
            (glyphs if is_shown else outside).append(
                new(Glyph, (signs.get(text, text), x0, y0, x1, y1, style))
            )
        return glyphs

    def _style(self, textpage: int, index: int, drawn_by: int | None) -> tuple[Style, str, float, float]:
        """Style of the text object at `index`, and the band it stands in: the axis and its two ends.

        The band comes from the baseline and the size, since boxes of single glyphs vary in height.
        """
        matrix = pdfium.FS_MATRIX()
        calls.text_matrix(textpage, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = abs(calls.font_size(textpage, index)) * scale
        if not math.isfinite(size + matrix.a + matrix.b):
            return Style(1.0, False, 0), "", 0.0, 0.0
        weight, italic, descent, self._signs = self._font_of(drawn_by)
        if calls.is_unmapped(textpage, index) == 1:
            tell_guesses(textpage, index, self._characters, self._signs)
        objects, ink = self._objects, 0
        if drawn_by is not None:
            ink = objects.inks.get(drawn_by, 0)
            if drawn_by in objects.overprinted or objects.modes.get(drawn_by) == _FILLED:
                weight = max(weight, BOLD)
        turn, self._tilt = _quarter(math.degrees(math.atan2(matrix.b, matrix.a)))
        angle = (self._rotation - turn) % 360
        style = Style(round(size, 1) or 1.0, weight >= BOLD, angle, weight, italic or _leans(matrix), ink)
        x, y = ctypes.c_double(), ctypes.c_double()
        if not calls.origin(textpage, index, x, y):
            return style, "", 0.0, 0.0
        below, above = -descent * size, (1 + descent) * size
        if turn == 0:
            return style, "y", y.value - below, y.value + above
        if turn == 180:
            return style, "y", y.value - above, y.value + below
        if turn == 90:
            return style, "x", x.value - above, x.value + below
        if turn == 270:
            return style, "x", x.value - below, x.value + above
        return style, "", 0.0, 0.0

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


def _quarter(degrees: float) -> tuple[int, int]:
    """Whole degrees from 0 to 359, drawn to a quarter turn that is near, and how far: scans stand a little askew."""
    turn = round(degrees) % 360
    nearest = round(turn / 90) * 90
    return (nearest % 360, turn - nearest) if abs(turn - nearest) <= ASKEW else (turn, 0)


def _set_askew(glyphs: list[Glyph], owners: list[Owner]) -> None:
    """Give their slant back to glyphs that stand askew on a page that does not: a stamp, by hand."""
    if len({owner.tilt for owner in owners}) == 1:
        return
    ends = [owner.start for owner in owners[1:]] + [len(glyphs)]
    tilts: Counter[int] = Counter()
    for owner, end in zip(owners, ends, strict=True):
        tilts[owner.tilt] += end - owner.start
    usual = tilts.most_common(1)[0][0]
    for owner, end in zip(owners, ends, strict=True):
        if abs(owner.tilt - usual) >= TILTED:
            glyphs[owner.start : end] = _tilted(glyphs[owner.start : end], owner.tilt)


def _tilted(glyphs: list[Glyph], tilt: int) -> list[Glyph]:
    """Glyphs of one text that was taken to be level, at its slant: each a little higher than the one before."""
    rise = math.tan(math.radians(tilt))
    made = []
    for glyph in glyphs:
        up = rise * (glyph.x0 - glyphs[0].x0) if glyph.style.angle == 0 else 0.0
        style = glyph.style._replace(angle=(glyph.style.angle - tilt) % 360)
        made.append(glyph._replace(top=glyph.top - up, bottom=glyph.bottom - up, style=style))
    return made


def _leans(matrix: pdfium.FS_MATRIX) -> bool:
    """Whether upright letters are drawn at a slant, as programs do for a face that has no italics."""
    a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
    along, up = math.hypot(a, b), math.hypot(c, d)
    return along > 0 and up > 0 and LEAST_SLANT < (a * c + b * d) / (along * up) < MOST_SLANT


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
