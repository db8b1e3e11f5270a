"""Reads HTML pages, as saved by browsers, Word, LibreOffice and publishing systems.

lxml's HTML parser takes any tag soup; it opens no other file, asks no network and expands no entities of
the page's own. Nothing that the page hides (scripts, styles, `display: none`) is read.
"""

from __future__ import annotations

import codecs
import re

from lxml import etree

from extract.readers.html.flow import FlowReader
from extract.readers.shared.encoding import NotText, decode_text
from extract.readers.shared.unstyled import contents_apart, promote_headings
from models.document import Document, Note
from models.errors import DamagedFile, LimitExceeded

MAX_BYTES = 64 << 20
"""A page that is larger is no document."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 4096
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]{0,80}encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""")
_EIGHT_BIT = re.compile(
    r"(?:iso-?8859-?\d{1,2}|windows-125\d|cp125\d|latin-?1|us-ascii|ascii|macintosh|x-mac-roman)"
)
_SAME_AS_CP1252 = re.compile(r"(?:iso-?8859-?1|latin-?1|us-ascii|ascii)")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


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
    root = _parsed(name, text)
    if root is None:
        return Document((), ())
    reader = FlowReader()
    try:
        blocks, contents = contents_apart(reader.body(root), reader.words.words)
        blocks = promote_headings(blocks, reader.words.words, frozenset())
    except RecursionError as error:
        raise LimitExceeded(name, "its tables are nested deeper than any page needs") from error
    left_out = f"{reader.hidden} parts of the page that it does not show were left out."
    notes = (Note("hidden-text", left_out),) if reader.hidden else ()
    furniture = (*reader.furniture, *contents)
    return Document(tuple(reader.words.words), tuple(blocks), furniture, notes=notes)


def html_text(data: bytes) -> str:
    """The text of a page: by its byte order mark, else as the page says, else as its letters suggest.

    Raises `NotText` where it is binary.
    """
    if not data.startswith(_MARKS):
        found = _CHARSET.search(data[:_HEAD]) or _XML_ENCODING.search(data[:_HEAD])
        declared = found[1].decode("ascii").lower() if found else ""
        # A page that says Latin-1 means Windows-1252, as every browser knows. Whatever says UTF-8 is
        # looked at all the same: pages lie about it more often than about the others.
        if _EIGHT_BIT.fullmatch(declared) and not _is_utf8(data):
            try:
                return data.decode("cp1252" if _SAME_AS_CP1252.fullmatch(declared) else declared)
            except (LookupError, UnicodeDecodeError):
                return decode_text(data)
    return decode_text(data)


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes hold letters beyond ASCII and all of them are sound UTF-8."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _parsed(name: str, text: str) -> etree._Element | None:
    """The root of the page; None where it has no element at all."""
    text = _XML_DECLARATION.sub("", text.replace("\x00", ""))
    if not text.strip():
        return None
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise DamagedFile(name, f"it cannot be read as HTML ({error})") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise LimitExceeded(name, "its elements are nested deeper than any page needs")
    return root
