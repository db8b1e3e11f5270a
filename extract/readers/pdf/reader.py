"""Reads PDF files: words, ruled and unruled tables, headings, lists and furniture.

pdfium's characters and paths are the quick feed; where pdfium cannot open a file, pdfplumber is
the second reader. Everything after the feed is the same.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from extract.readers.pdf.paragraphs import Column, DraftParagraph
from extract.readers.pdf.print.assemble import assemble
from extract.readers.pdf.print.headings import mark_headings
from extract.readers.pdf.print.hyphens import undo_hyphenation
from extract.readers.pdf.print.pages import PageDraft, content_to_draft, lay_out, table_columns, take_running
from extract.readers.pdf.recognition import Recognition, needs_ocr
from extract.readers.pdf.source.content import PageContent
from extract.readers.pdf.source.drawing import draw_pages
from extract.readers.pdf.source.pdfium import open_pdf, read_pages
from extract.readers.pdf.source.plumber import read_pages_slowly
from models.errors import DamagedFile, EmptyFile
from models.pages.document import Document, Note
from models.pages.picture import Ocr, PagePicture


def read_pdf(name: str, data: bytes, *, password: str | None = None, ocr: Ocr = "auto") -> Document:
    """The document in the bytes of a PDF file; `name` is for messages, `ocr` says which pages are read as pictures.

    Raises EncryptedFile (it needs a password, or another), DamagedFile, NeedsOcr (pictures of pages
    and no text), EmptyFile (neither text nor pictures) and LimitExceeded.
    """
    with _collection_paused():
        return _read_document(name, data, password, ocr)


def draw_pdf(
    name: str, data: bytes, numbers: Iterable[int], width: int, *, password: str | None = None
) -> Iterator[PagePicture]:
    """Pages of a PDF file as pictures, `width` pixels wide or less; `numbers` count from 1.

    Boxes of words that `read_pdf` gives fit them. Raises EncryptedFile, and DamagedFile where pdfium cannot draw.
    """
    pdf = open_pdf(name, data, password)
    try:
        yield from draw_pages(name, pdf, numbers, width)
    finally:
        pdf.close()


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Without the search for reference cycles: reading makes a million small objects and no cycle among them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_document(name: str, data: bytes, password: str | None, ocr: Ocr) -> Document:
    drafts, notes, recognition = _read(name, data, password, ocr)
    if not any(draft.has_words for draft in drafts):
        if any(draft.pictures for draft in drafts):
            raise needs_ocr(name, ocr)
        raise EmptyFile(name, "it holds neither text nor pictures; nothing can be read from it")
    document = drafts_to_document(drafts, notes)
    return recognition.settle(document) if recognition is not None else document


def contents_to_document(contents: Iterable[PageContent], *, ocr: bool = False) -> Document:
    """The document of pages whose glyphs, rules and fills come from elsewhere (text recognition)."""
    return drafts_to_document([content_to_draft(content) for content in contents], [], ocr=ocr)


def drafts_to_document(drafts: list[PageDraft], notes: list[Note], *, ocr: bool = False) -> Document:
    """The document of pages whose ruled tables are found: furniture, columns, paragraphs, headings."""
    notes = [*notes, *(_without_text(draft) for draft in drafts if not draft.has_words)]
    take_running(drafts)
    lay_out(drafts)
    undo_hyphenation(drafts)
    mark_headings(list(_text_paragraphs(drafts)), list(_cell_paragraphs(drafts)))
    return assemble(drafts, notes, ocr=ocr)


def _read(
    name: str, data: bytes, password: str | None, ocr: Ocr
) -> tuple[list[PageDraft], list[Note], Recognition | None]:
    try:
        pdf = open_pdf(name, data, password)
    except DamagedFile:
        return *_draft(read_pages_slowly(name, data, password)), None
    recognition = Recognition(name, pdf, ocr)
    try:
        drafts, notes = _draft(recognition.through(read_pages(name, pdf)))
    finally:
        pdf.close()
    if not any(draft.has_words or draft.pictures for draft in drafts):
        # Nothing on any page: an empty document, or one so broken that pdfium makes nothing of it.
        return *_draft(read_pages_slowly(name, data, password)), None
    return drafts, notes, recognition


def _draft(contents: Iterable[PageContent | None]) -> tuple[list[PageDraft], list[Note]]:
    drafts: list[PageDraft] = []
    notes: list[Note] = []
    for number, content in enumerate(contents, start=1):
        if content is None:
            message = f"Page {number} is damaged and could not be read."
            notes.append(Note("page-unreadable", message))
        else:
            drafts.append(content_to_draft(content))
    return drafts, notes


def _without_text(draft: PageDraft) -> Note:
    holds = "a picture and no text; what it shows was not read" if draft.pictures else "no text"
    return Note("page-without-text", f"Page {draft.number} holds {holds}.")


def _text_paragraphs(drafts: Iterable[PageDraft]) -> Iterator[DraftParagraph]:
    for draft in drafts:
        for region in draft.regions:
            if isinstance(region, Column):
                yield from region.paragraphs


def _cell_paragraphs(drafts: Iterable[PageDraft]) -> Iterator[DraftParagraph]:
    for draft in drafts:
        for region in draft.regions:
            if not isinstance(region, Column):
                for column in table_columns(region):
                    yield from column.paragraphs
