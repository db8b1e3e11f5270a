"""Reads PDF files: words, ruled and unruled tables, headings, lists and furniture.

pdfium's characters and paths are the quick feed; where pdfium cannot open a file, pdfplumber is
the second reader. Everything after the feed is the same.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from extract.readers.pdf.paragraphs import Column, DraftParagraph
from extract.readers.pdf.print.assemble import assemble
from extract.readers.pdf.print.headings import mark_headings
from extract.readers.pdf.print.hyphens import undo_hyphenation
from extract.readers.pdf.print.looks import weigh
from extract.readers.pdf.print.outside import hide_outside
from extract.readers.pdf.print.pages import PageDraft, content_to_draft, lay_out, table_columns, take_running
from extract.readers.pdf.recognition import Recognition, needs_ocr
from extract.readers.pdf.source.attachments import listed_files
from extract.readers.pdf.source.content import PageContent
from extract.readers.pdf.source.drawing import draw_pages
from extract.readers.pdf.source.pdfium import XFA_DYNAMIC, XFA_ON_PAGES, open_pdf, read_pages
from extract.readers.pdf.source.plumber import read_pages_slowly
from extract.readers.pdf.source.type.letters import UNREADABLE
from extract.readers.shared.enclosed import enclosing_notes
from models.errors import DamagedFile, EmptyFile, UnsupportedFormat
from models.pages.document import Document, EnclosedFile, Note
from models.pages.picture import Ocr, PagePicture
from models.text.joints import Joint, unknown_joint


def read_pdf(
    name: str, data: bytes, *, password: str | None = None, ocr: Ocr = "auto", joint: Joint = unknown_joint
) -> Document:
    """The document in the bytes of a PDF file; `name` is for messages, `ocr` says which pages are read as pictures.

    `joint` tells words from parts of words that narrow cells broke.

    Raises EncryptedFile (it needs a password, or another), DamagedFile, NeedsOcr (pictures of pages
    and no text), EmptyFile (neither text nor pictures, and no file inside), UnsupportedFormat (a form that
    only Adobe's programs draw) and LimitExceeded.
    """
    with _collection_paused():
        return _read_document(name, data, password, ocr, joint)


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


@dataclass(slots=True)
class _Reading:
    """What was read of a file, page by page."""

    drafts: list[PageDraft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    enclosed: list[EnclosedFile] = field(default_factory=list)
    recognition: Recognition | None = None
    """Of the pages that were read as pictures."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on any page, not even what nobody sees."""
        return not any(draft.has_words or draft.pictures or draft.covered for draft in self.drafts)

    @property
    def fields(self) -> int:
        """How many fields of a form stand on its pages."""
        return sum(draft.fields for draft in self.drafts)


def _read_document(name: str, data: bytes, password: str | None, ocr: Ocr, joint: Joint) -> Document:
    reading = _read(name, data, password, ocr)
    if not any(draft.has_words for draft in reading.drafts) and not reading.enclosed:
        if any(draft.pictures for draft in reading.drafts):
            raise needs_ocr(name, ocr)
        raise EmptyFile(name, "it holds neither text nor pictures; nothing can be read from it")
    notes = [*reading.notes, *enclosing_notes(reading.enclosed)]
    document = replace(drafts_to_document(reading.drafts, notes, joint), enclosed=tuple(reading.enclosed))
    return reading.recognition.settle(document) if reading.recognition is not None else document


def drafts_to_document(drafts: list[PageDraft], notes: list[Note], joint: Joint = unknown_joint) -> Document:
    """The document of pages whose ruled tables are found: furniture, columns, paragraphs, headings."""
    notes = [*notes, *(note for draft in drafts for note in _notes_of(draft))]
    ocr = any(draft.recognised for draft in drafts)
    hide_outside(drafts)
    weigh(drafts)
    take_running(drafts)
    lay_out(drafts)
    undo_hyphenation(drafts, joint)
    mark_headings(list(_text_paragraphs(drafts)), list(_cell_paragraphs(drafts)))
    document = assemble(drafts, notes, ocr=ocr)
    return replace(document, notes=(*document.notes, *_unreadable(document)))


def _read(name: str, data: bytes, password: str | None, ocr: Ocr) -> _Reading:
    try:
        pdf = open_pdf(name, data, password)
    except DamagedFile:
        return _draft(read_pages_slowly(name, data, password))
    recognition = Recognition(name, pdf, ocr)
    try:
        reading = _draft(recognition.through(read_pages(name, pdf, data)))
        reading.recognition = recognition
        reading.enclosed[:0] = listed_files(pdf)
        _tell_of_form(name, pdf.get_formtype(), reading)
    finally:
        pdf.close()
    if reading.is_empty and not reading.enclosed:
        # Nothing on any page: an empty document, or one so broken that pdfium makes nothing of it.
        return _draft(read_pages_slowly(name, data, password))
    return reading


def _draft(contents: Iterable[PageContent | None]) -> _Reading:
    reading = _Reading()
    for number, content in enumerate(contents, start=1):
        if content is None:
            message = f"Page {number} is damaged and could not be read."
            reading.notes.append(Note("page-unreadable", message))
        else:
            before = reading.drafts[-1] if reading.drafts else None
            reading.drafts.append(content_to_draft(content, before))
            reading.enclosed += content.enclosed
    return reading


def _tell_of_form(name: str, form: int, reading: _Reading) -> None:
    """Note a form whose pages only Adobe's programs know; UnsupportedFormat is raised where there is nothing else."""
    if form not in (XFA_DYNAMIC, XFA_ON_PAGES) or reading.fields:
        return
    says = "it is a form (XFA) whose pages only Adobe's programs draw"
    if form == XFA_DYNAMIC:
        raise UnsupportedFormat(name, f"{says}: open it in Adobe Reader, print it as PDF and give that")
    reading.notes.append(Note("form-unread", f"Beside its pages {says}; what that shows was not read."))


def _notes_of(draft: PageDraft) -> Iterator[Note]:
    if draft.covered:
        lie = "1 word lies" if draft.covered == 1 else f"{draft.covered} words lie"
        yield Note(
            "covered-text", f"On page {draft.number}, {lie} under an opaque mark; left out of the record."
        )
    if not draft.has_words:
        holds = "a picture and no text; what it shows was not read" if draft.pictures else "no text"
        yield Note("page-without-text", f"Page {draft.number} holds {holds}.")


def _unreadable(document: Document) -> Iterator[Note]:
    """What is to be said of each page that has signs whose letters the file does not tell."""
    found: dict[int, list[int]] = {}
    for word in document.words:
        if UNREADABLE in word.text:
            found.setdefault(word.page or 0, []).append(word.id)
    for page, words in found.items():
        hold = "1 word of page {} holds" if len(words) == 1 else f"{len(words)} words of page {{}} hold"
        message = f"{hold.format(page)} signs whose letters the file does not tell."
        yield Note("unreadable-text", message, tuple(words))


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
