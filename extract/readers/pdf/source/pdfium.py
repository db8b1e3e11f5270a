"""The quick feed: glyphs, rules and fills of a page by pdfium's own functions.

pdfium reads a page several times faster than pdfplumber; what costs is each call from Python, so
this module asks for as little as it can: a character and its box for each glyph, the rest once for
each text object. pdfium is not thread-safe: use processes.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from extract.readers.pdf.source.content import SUPPOSED_SPACE, Glyph, PageContent, Style, turn_box
from extract.readers.pdf.source.paths import PathCollector
from extract.readers.pdf.source.symbols import signs_of
from models.errors import DamagedFile, EncryptedFile, LimitExceeded

MOST_GLYPHS = 5_000_000
"""More characters than this in one file is no plan: it is a mistake or an attack."""
MOST_PAGES = 20_000
MOST_OBJECTS = 200_000
"""Objects of one page that are looked at for rules; the rest of a page that holds more is not."""
DEEPEST_FORM = 12
WIDEST_PAGE = 100_000.0
"""Points; PDF itself allows 14,400 without a user unit."""

_HYPHEN = "\x02"
"""pdfium gives a hyphen that ends a line this code, whichever kind it was."""
_ODD = ("\0", "\ufffd", "\uffff")
"""Where the page's text holds one of these, pdfium may have skipped or added something."""
_BLANKS = " \r\n"
"""What pdfium supposes between words and lines; such a character may belong to no object."""
_AHEAD = 12
"""Glyphs that are skipped at once where both ends belong to one text object."""
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|[-,](?:bd|fet)\b|fet\d|halvfet", re.IGNORECASE)
_FORCE_BOLD = 1 << 18

Pointer = ctypes.c_void_p


def _typed(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """`function` of pdfium with handles as plain addresses: comparing and caching them is then cheap."""
    prototype = ctypes.CFUNCTYPE(result, *arguments)
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None  # a function of a loaded library has an address  # noqa: S101
    return prototype(address)


_INT, _FLOAT = ctypes.c_int, ctypes.c_float
_MATRIX = ctypes.POINTER(pdfium.FS_MATRIX)
_unicode = _typed(pdfium.FPDFText_GetUnicode, ctypes.c_uint, Pointer, _INT)
_text = _typed(pdfium.FPDFText_GetText, _INT, Pointer, _INT, _INT, ctypes.c_char_p)
_loose_box = _typed(pdfium.FPDFText_GetLooseCharBox, _INT, Pointer, _INT, Pointer)
_text_object = _typed(pdfium.FPDFText_GetTextObject, Pointer, Pointer, _INT)
_is_generated = _typed(pdfium.FPDFText_IsGenerated, _INT, Pointer, _INT)
_text_matrix = _typed(pdfium.FPDFText_GetMatrix, _INT, Pointer, _INT, _MATRIX)
_font_size = _typed(pdfium.FPDFText_GetFontSize, ctypes.c_double, Pointer, _INT)
_origin = _typed(
    pdfium.FPDFText_GetCharOrigin,
    _INT,
    Pointer,
    _INT,
    ctypes.POINTER(ctypes.c_double),
    ctypes.POINTER(ctypes.c_double),
)
_POINT = ctypes.POINTER(_FLOAT)
_object_bounds = _typed(pdfium.FPDFPageObj_GetBounds, _INT, Pointer, _POINT, _POINT, _POINT, _POINT)
_font = _typed(pdfium.FPDFTextObj_GetFont, Pointer, Pointer)
_render_mode = _typed(pdfium.FPDFTextObj_GetTextRenderMode, _INT, Pointer)
_font_name = _typed(pdfium.FPDFFont_GetBaseFontName, ctypes.c_ulong, Pointer, ctypes.c_char_p, ctypes.c_ulong)
_font_weight = _typed(pdfium.FPDFFont_GetWeight, _INT, Pointer)
_font_flags = _typed(pdfium.FPDFFont_GetFlags, _INT, Pointer)
_font_descent = _typed(pdfium.FPDFFont_GetDescent, _INT, Pointer, _FLOAT, ctypes.POINTER(_FLOAT))


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


def read_pages(name: str, pdf: pypdfium2.PdfDocument) -> Iterator[PageContent | None]:
    """The pages of `pdf` one by one, each closed before the next; None for one that cannot be opened.

    Raises LimitExceeded when the file holds more pages or characters than any document may.
    """
    count = len(pdf)
    if count > MOST_PAGES:
        raise LimitExceeded(name, f"it says that it has {count} pages: split it")
    glyphs = 0
    for index in range(count):
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError:
            yield None
            continue
        try:
            reader = _PageReader(page, index + 1)
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

    def __init__(self, page: pypdfium2.PdfPage, number: int) -> None:
        self._page = page
        self._number = number
        self._textpage = pdfium.FPDFText_LoadPage(page)
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self._left, self._top = box.left, box.top
        self._width, self._height = abs(box.right - box.left), abs(box.top - box.bottom)
        self._rotation = pdfium.FPDFPage_GetRotation(page) * 90
        self._fonts: dict[int | None, _Font] = {}
        self._signs: dict[str, str] = {}
        self._overprinted: set[int] = set()
        self._drawn_at: dict[tuple[int, int], list[tuple[int, float, float, float, float]]] = {}
        self._bounds = (_FLOAT(), _FLOAT(), _FLOAT(), _FLOAT())

    def glyph_count(self) -> int:
        """Characters on the page, generated ones included; 0 where pdfium cannot tell."""
        return max(0, pdfium.FPDFText_CountChars(self._textpage)) if self._textpage else 0

    def read(self) -> PageContent:
        """The page's content in shown coordinates; closes the text page."""
        turned = self._rotation in (90, 270)
        width, height = (self._height, self._width) if turned else (self._width, self._height)
        content = PageContent(self._number, min(width, WIDEST_PAGE), min(height, WIDEST_PAGE))
        collector = PathCollector(self._left, self._top, self._width, self._height, self._rotation)
        self._walk(collector, _page_objects(self._page), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)
        try:
            if self._textpage:
                content.glyphs = self._glyphs()
        finally:
            if self._textpage:
                pdfium.FPDFText_ClosePage(self._textpage)
        content.rules, content.fills = collector.rules_and_fills()
        content.pictures = collector.pictures
        return content

    def _glyphs(self) -> list[Glyph]:
        """The glyphs that the page shows. This loop is the reader's hottest: it avoids every call it can."""
        textpage = ctypes.cast(self._textpage, ctypes.c_void_p).value
        count = self.glyph_count()
        characters = self._characters(textpage, count)
        box = pdfium.FS_RECTF()
        place = ctypes.addressof(box)
        left, top, rotation = self._left, self._top, self._rotation
        width, height = self._width, self._height
        shown_width, shown_height = (height, width) if rotation in (90, 270) else (width, height)
        last: int | None = None
        drawn_by: int | None = None
        signs = self._signs
        style, axis, low, high = Style(10.0, False, 0), "", 0.0, 0.0
        new = tuple.__new__  # a named tuple's own constructor takes twice as long
        glyphs: list[Glyph] = []
        same_until = -1  # an object's glyphs follow each other: up to here they are of the last one
        for index in range(count):
            if index > same_until or characters[index] in _BLANKS:
                drawn_by = _text_object(textpage, index)
                if drawn_by is not None and drawn_by == last and index > same_until:
                    ahead = min(index + _AHEAD, count - 1)
                    if _text_object(textpage, ahead) == drawn_by:
                        same_until = ahead
            if drawn_by is None and _is_generated(textpage, index) == 1:
                if glyphs and characters[index] == " ":
                    before = glyphs[-1]
                    glyphs.append(
                        Glyph(SUPPOSED_SPACE, before.x1, before.top, before.x1, before.bottom, style)
                    )
                continue
            if drawn_by != last:
                style, axis, low, high = self._style(textpage, index, drawn_by)
                last = drawn_by
                signs = self._signs
            _loose_box(textpage, index, place)
            if axis == "y":
                x0, y0, x1, y1 = box.left - left, top - high, box.right - left, top - low
            elif axis == "x":
                x0, y0, x1, y1 = low - left, top - box.top, high - left, top - box.bottom
            else:
                x0, y0, x1, y1 = box.left - left, top - box.top, box.right - left, top - box.bottom
            if rotation:
                x0, y0, x1, y1 = turn_box((x0, y0, x1, y1), 360 - rotation, width, height)
            if x1 >= 0 and y1 >= 0 and x0 <= shown_width and y0 <= shown_height:  # outside nobody sees it
                text = characters[index]
                glyphs.append(new(Glyph, (signs.get(text, text), x0, y0, x1, y1, style)))
        return glyphs

    def _characters(self, textpage: int | None, count: int) -> Sequence[str]:
        """The text of each glyph; at once where pdfium's text has one character for each, else one by one."""
        buffer = ctypes.create_string_buffer(2 * count + 2)
        written = _text(textpage, 0, count, buffer)
        text = buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
        if len(text) == count and not any(odd in text for odd in _ODD):
            return text.replace(_HYPHEN, "-").replace("\ufffe", "-")
        codes = [_unicode(textpage, index) for index in range(count)]
        texts = [chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes]
        return ["-" if text == _HYPHEN else text for text in texts]

    def _style(
        self, textpage: int | None, index: int, drawn_by: int | None
    ) -> tuple[Style, str, float, float]:
        """Style of the text object at `index`, and the band it stands in: the axis and its two ends.

        The band comes from the baseline and the size, since boxes of single glyphs vary in height.
        """
        matrix = pdfium.FS_MATRIX()
        _text_matrix(textpage, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = abs(_font_size(textpage, index)) * scale
        if not math.isfinite(size + matrix.a + matrix.b):
            return Style(1.0, False, 0), "", 0.0, 0.0
        bold, descent, self._signs = self._font_of(drawn_by)
        if drawn_by is not None and not bold:
            bold = drawn_by in self._overprinted or _render_mode(drawn_by) == 2
        turn = _quarter(math.degrees(math.atan2(matrix.b, matrix.a)))
        style = Style(round(size, 1) or 1.0, bold, (self._rotation - turn) % 360)
        x, y = ctypes.c_double(), ctypes.c_double()
        if not _origin(textpage, index, x, y):
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

    def _font_of(self, drawn_by: int | None) -> _Font:
        """The object's font."""
        font = _font(drawn_by) if drawn_by is not None else None
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = _describe_font(font)
        return known

    def _note_overprint(self, drawn: Any) -> None:
        """Remember text that is drawn twice a hair apart to look bold; pdfium gives its characters only once."""
        address = ctypes.cast(drawn, ctypes.c_void_p).value
        left, bottom, right, top = self._bounds
        if address is None or not _object_bounds(address, left, bottom, right, top):
            return
        x, y, width, height = left.value, bottom.value, right.value - left.value, top.value - bottom.value
        if not math.isfinite(x + y + width + height):
            return
        column, row = round(x / 2), round(y / 2)
        for key in ((column + i, row + j) for i in (0, -1, 1) for j in (0, -1, 1)):
            for other, x0, y0, other_width, other_height in self._drawn_at.get(key, ()):
                moved = max(abs(x - x0), abs(y - y0), abs(width - other_width), abs(height - other_height))
                if moved < 1:
                    self._overprinted |= {address, other}
        self._drawn_at.setdefault((column, row), []).append((address, x, y, width, height))

    def _walk(
        self,
        collector: PathCollector,
        objects: Iterator[Any],
        matrix: tuple[float, float, float, float, float, float],
        depth: int,
    ) -> None:
        for drawn in objects:
            collector.seen += 1
            if collector.seen > MOST_OBJECTS:
                return
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._note_overprint(drawn)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                collector.add_path(drawn, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                collector.pictures = True
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
                own = pdfium.FS_MATRIX()
                pdfium.FPDFPageObj_GetMatrix(drawn, own)
                inner = multiply((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
                self._walk(collector, _form_objects(drawn), inner, depth + 1)


def multiply(
    first: tuple[float, float, float, float, float, float],
    then: tuple[float, float, float, float, float, float],
) -> tuple[float, float, float, float, float, float]:
    """The matrix that does `first` and `then` one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _page_objects(page: Any) -> Iterator[Any]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield pdfium.FPDFPage_GetObject(page, index)


def _form_objects(form: Any) -> Iterator[Any]:
    for index in range(max(0, pdfium.FPDFFormObj_CountObjects(form))):
        yield pdfium.FPDFFormObj_GetObject(form, index)


def _quarter(degrees: float) -> int:
    """Whole degrees from 0 to 359, drawn to a quarter turn that is near: scans stand a little askew."""
    turn = round(degrees) % 360
    nearest = round(turn / 90) * 90
    return nearest % 360 if abs(turn - nearest) <= 10 else turn


class _Font(NamedTuple):
    """What the reader asks of a font."""

    bold: bool
    descent: float
    """For one point of size, below zero."""
    signs: dict[str, str]
    """What its letters draw, where they draw no letters."""


def _describe_font(font: int | None) -> _Font:
    if font is None:
        return _Font(False, -0.2, {})
    buffer = ctypes.create_string_buffer(200)
    _font_name(font, buffer, 200)
    name = buffer.value.decode("utf-8", "replace")
    bold = bool(_BOLD_NAME.search(name)) or _font_weight(font) >= 600 or bool(_font_flags(font) & _FORCE_BOLD)
    descent = _FLOAT()
    known = _font_descent(font, 1.0, descent)
    value = descent.value if known else -0.2
    return _Font(bold, value if -0.4 <= value <= -0.1 else -0.2, signs_of(name))
