"""Reads HTML pages, as saved by browsers, Word, LibreOffice and publishing systems, and Markdown.

Scripts and styles are not read; text that the page hides is, and is marked as hidden.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.html.accordions import mark_summaries
from extract.readers.html.boxes import boxes_to_tables
from extract.readers.html.flow import FlowReader
from extract.readers.html.markdown import markdown_to_html
from extract.readers.html.page import html_text, parsed_page
from extract.readers.html.styling import mark_standing
from extract.readers.shared.encoding import NotText, decoded_text
from extract.readers.shared.headings import contents_apart, number_headings, promote_headings
from models.errors import DamagedFile, EmptyFile, LimitExceeded
from models.pages.document import Document, Note

MAX_BYTES = 64 << 20
"""A page that is larger is no document."""


def read_html(name: str, data: bytes, *, password: str | None = None) -> Document:
    """Read an HTML page; `password` is for other formats. A page without words comes back as such.

    Raises `DamagedFile` for bytes that are no text, `LimitExceeded` for pages too large or nested too deep.
    """
    if len(data) > MAX_BYTES:
        raise LimitExceeded(name, f"the page has {len(data) >> 20} MB; at most {MAX_BYTES >> 20} are read")
    try:
        text = html_text(data)
    except NotText as error:
        raise DamagedFile(name, f"it is no text in any known encoding ({error})") from error
    return _read_page(name, text, FlowReader())


def read_markdown(name: str, data: bytes, *, password: str | None = None) -> Document:
    """Read a Markdown file, by way of the page that it makes; `password` is for other formats.

    Raises UnsupportedFormat if the bytes are no text, EmptyFile if they hold no word.
    """
    text, notes = decoded_text(name, data)
    document = _read_page(name, markdown_to_html(name, text), FlowReader(marked=True), notes)
    if not document.words:
        raise EmptyFile(name, "the file holds no words")
    return document


def _read_page(name: str, text: str, reader: FlowReader, notes: Sequence[Note] = ()) -> Document:
    root = parsed_page(name, text)
    if root is None:
        return Document((), ())
    mark_standing(root)
    boxes_to_tables(root)
    mark_summaries(root)
    try:
        blocks, contents = contents_apart(reader.body(root), reader.words.words)
        blocks = number_headings(blocks, reader.words.words)
        blocks = promote_headings(blocks, reader.words.words, frozenset())
    except RecursionError as error:
        raise LimitExceeded(name, "its tables are nested deeper than any page needs") from error
    furniture = (*reader.furniture, *contents)
    words = tuple(reader.words.words)
    # Markdown is what converters make of pages, whose breaks part tables.
    return Document(words, tuple(blocks), furniture, notes=tuple(notes), marks_tables=not reader.marked)
