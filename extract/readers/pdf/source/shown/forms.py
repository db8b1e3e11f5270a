"""What was filled in or drawn onto a finished page: form fields, typed text, stamps, lines through words.

pdfium draws none of it into the page's own objects, so a page that has any is changed before it is read: a field's
value is set into its box as glyphs, signatures, stamps and typed text are flattened onto the page, and all that only
comments (notes, highlights, links) is taken off. The file itself stays as it is.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.readers.pdf.source.attachments import read_file
from extract.readers.pdf.source.calls import Box, wide_text
from models.pages.document import EnclosedFile

TICKED, EMPTY = "☒", "☐"
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13
"""A field's flag: what is typed shows as dots."""
_LINES = 1 << 12
"""A field's flag: it takes several lines."""
_TEXTS = frozenset(
    {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
)
_BOXES = frozenset({pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON})
_DRAWN = frozenset(
    {
        pdfium.FPDF_ANNOT_FREETEXT,
        pdfium.FPDF_ANNOT_STAMP,
        pdfium.FPDF_ANNOT_SQUARE,
        pdfium.FPDF_ANNOT_CIRCLE,
        pdfium.FPDF_ANNOT_LINE,
        pdfium.FPDF_ANNOT_POLYGON,
        pdfium.FPDF_ANNOT_POLYLINE,
        pdfium.FPDF_ANNOT_INK,
        pdfium.FPDF_ANNOT_WATERMARK,
    }
)
"""What a viewer draws onto the page as part of it; the rest comments on it or leads elsewhere."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A text that stands in a box on the page."""

    text: str
    box: Box
    size: float
    """Type size in points; 0 where the field leaves it to the viewer."""
    lines: bool = False
    """Whether it may take several lines."""


@dataclass(slots=True)
class Additions:
    """What was filled in or drawn onto one page."""

    filled: list[Filled] = field(default_factory=list)
    ticks: list[Filled] = field(default_factory=list)
    """Boxes to tick, as signs."""
    stamps: list[Box] = field(default_factory=list)
    """Places of stamps, which are flattened onto the page."""
    struck: list[Box] = field(default_factory=list)
    """Places of words that a viewer's tool has struck out."""
    enclosed: list[EnclosedFile] = field(default_factory=list)
    """Files that hang on the page."""
    fields: int = 0
    """How many fields of a form it has."""
    own_objects: int = 1 << 31
    """How many objects the page has of its own; those after them were flattened onto it."""


def take_additions(
    pdf: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, index: int
) -> tuple[pypdfium2.PdfPage, Additions]:
    """What was added to a page that has annotations, and the page to be read: opened anew where it was flattened."""
    additions = Additions()
    drawn = 0
    for number in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            stays = _Annotation(pdf, annotation).take(additions)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
        if stays:
            drawn += 1
        else:
            pdfium.FPDFPage_RemoveAnnot(page, number)
    additions.filled.reverse()
    additions.ticks.reverse()
    additions.enclosed.reverse()
    if not drawn:
        return page, additions
    own = pdfium.FPDFPage_CountObjects(page)
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page, additions
    page.close()
    additions.own_objects = own
    return pdf[index], additions


class _Annotation:
    """One opened annotation."""

    def __init__(self, pdf: pypdfium2.PdfDocument, annotation: Any) -> None:
        self._form = pdf.formenv.raw if pdf.formenv is not None else None
        self._annotation = annotation
        rectangle = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, rectangle)
        left, right = sorted((rectangle.left, rectangle.right))
        bottom, top = sorted((rectangle.bottom, rectangle.top))
        self._box = left, bottom, right, top

    def take(self, additions: Additions) -> bool:
        """Note what it adds; whether it is to be flattened onto the page."""
        kind = pdfium.FPDFAnnot_GetSubtype(self._annotation)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            additions.fields += 1
        if kind == pdfium.FPDF_ANNOT_FILEATTACHMENT:
            found = read_file(pdfium.FPDFAnnot_GetFileAttachment(self._annotation))
            additions.enclosed += [found] if found is not None else []
            return False
        left, bottom, right, top = self._box
        if pdfium.FPDFAnnot_GetFlags(self._annotation) & _UNSEEN or right <= left or top <= bottom:
            return False
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            return self._take_field(additions)
        if kind == pdfium.FPDF_ANNOT_STRIKEOUT:
            additions.struck += self._quads()
            return False
        if kind == pdfium.FPDF_ANNOT_FREETEXT and not self._has_appearance():
            text = self._string(pdfium.FPDFAnnot_GetStringValue, b"Contents")
            additions.filled.append(Filled(text, self._box, 0.0, lines=True))
            return False
        if kind == pdfium.FPDF_ANNOT_STAMP:
            additions.stamps.append(self._box)
        return kind in _DRAWN

    def _take_field(self, additions: Additions) -> bool:
        form, own = self._form, self._annotation
        if form is None:
            return self._has_appearance()
        kind = pdfium.FPDFAnnot_GetFormFieldType(form, own)
        flags = pdfium.FPDFAnnot_GetFormFieldFlags(form, own)
        if kind in _BOXES:
            sign = TICKED if pdfium.FPDFAnnot_IsChecked(form, own) else EMPTY
            additions.ticks.append(Filled(sign, self._box, 0.0))
            return False
        if kind in _TEXTS:
            text = "" if flags & _PASSWORD else self._value(kind)
            if text.strip():
                size = ctypes.c_float()
                pdfium.FPDFAnnot_GetFontSize(form, own, size)
                several = kind == pdfium.FPDF_FORMFIELD_LISTBOX or bool(flags & _LINES)
                additions.filled.append(Filled(text, self._box, size.value, lines=several))
                return False
        # A button's caption is no text of the document; a signature shows who signed and when.
        return kind in (*_TEXTS, pdfium.FPDF_FORMFIELD_SIGNATURE) and not flags & _PASSWORD

    def _value(self, kind: int) -> str:
        """What the field shows: a choice by its label, not by what it would send."""
        chosen = []
        if kind != pdfium.FPDF_FORMFIELD_TEXTFIELD:
            for option in range(max(0, pdfium.FPDFAnnot_GetOptionCount(self._form, self._annotation))):
                if pdfium.FPDFAnnot_IsOptionSelected(self._form, self._annotation, option):
                    chosen.append(self._of_form(pdfium.FPDFAnnot_GetOptionLabel, option))
        return "\n".join(chosen) or self._of_form(pdfium.FPDFAnnot_GetFormFieldValue)

    def _has_appearance(self) -> bool:
        drawing = pdfium.FPDFAnnot_GetAP(self._annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0)
        return int(drawing) > 2  # bytes of an empty text

    def _quads(self) -> Iterator[Box]:
        points = pdfium.FS_QUADPOINTSF()
        for index in range(pdfium.FPDFAnnot_CountAttachmentPoints(self._annotation)):
            if pdfium.FPDFAnnot_GetAttachmentPoints(self._annotation, index, points):
                xs = points.x1, points.x2, points.x3, points.x4
                ys = points.y1, points.y2, points.y3, points.y4
                yield min(xs), min(ys), max(xs), max(ys)

    def _of_form(self, function: Callable[..., int], *arguments: object) -> str:
        return wide_text(lambda *room: function(self._form, self._annotation, *arguments, *room))

    def _string(self, function: Callable[..., int], *arguments: object) -> str:
        return wide_text(lambda *room: function(self._annotation, *arguments, *room))
