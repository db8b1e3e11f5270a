"""Files inside a PDF: those that it lists, and those that stand on its pages as paper clips."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.readers.pdf.source.calls import wide_text
from models.pages.document import EnclosedFile

MOST_FILES = 200
"""Files inside of one that are taken out; a portfolio holds some dozens."""
MOST_BYTES = 100 * 1024 * 1024
"""Of one file inside, unpacked."""


def listed_files(pdf: pypdfium2.PdfDocument) -> Iterator[EnclosedFile]:
    """The files that the document lists, by the names of their file specifications, in its order."""
    for index in range(max(0, pdfium.FPDFDoc_GetAttachmentCount(pdf))):
        found = read_file(pdfium.FPDFDoc_GetAttachment(pdf, index), taken=index)
        if found is not None:
            yield found


def files_on(page: pypdfium2.PdfPage) -> Iterator[EnclosedFile]:
    """The files that hang on a page as paper clips, in its order."""
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_FILEATTACHMENT:
                found = read_file(pdfium.FPDFAnnot_GetFileAttachment(annotation))
                if found is not None:
                    yield found
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def read_file(attachment: Any, *, taken: int = 0) -> EnclosedFile | None:
    """One file inside, after so many others; without its bytes where it is too large, one too many or broken."""
    if not attachment:
        return None
    name = wide_text(lambda *room: pdfium.FPDFAttachment_GetName(attachment, *room))
    name = PurePosixPath(name.replace("\\", "/")).name.strip() or "attachment"
    length = ctypes.c_ulong()
    if (
        taken >= MOST_FILES
        or not pdfium.FPDFAttachment_GetFile(attachment, None, 0, length)
        or not 0 < length.value <= MOST_BYTES
    ):
        return EnclosedFile(name, None)
    buffer = ctypes.create_string_buffer(length.value)
    if not pdfium.FPDFAttachment_GetFile(attachment, buffer, length.value, length):
        return EnclosedFile(name, None)
    return EnclosedFile(name, buffer.raw)
