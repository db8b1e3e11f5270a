"""The files inside a PDF, for those who want one of them and not the document."""

from __future__ import annotations

from collections.abc import Iterator

from extract.readers.pdf.source.attachments import files_on, listed_files
from extract.readers.pdf.source.pdfium import open_pdf
from models.pages.document import EnclosedFile


def attached_files(name: str, data: bytes, password: str | None = None) -> Iterator[EnclosedFile]:
    """The files in the order in which the reader of the document has them: listed ones first. Raises DocumentError."""
    pdf = open_pdf(name, data, password)
    try:
        yield from listed_files(pdf)
        for page in pdf:
            yield from files_on(page)
            page.close()
    finally:
        pdf.close()
