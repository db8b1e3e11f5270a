"""The bytes of an HTML page become text, and the text a tree.

lxml's HTML parser takes any tag soup; it opens no other file, asks no network and expands no entities of
the page's own.
"""

from __future__ import annotations

import codecs
import re

from lxml import etree

from extract.readers.shared.encoding import decode_text
from models.errors import DamagedFile, LimitExceeded

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 4096
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]{0,80}encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""")
_EIGHT_BIT = re.compile(
    r"(?:iso-?8859-?\d{1,2}|windows-125\d|cp125\d|latin-?1|us-ascii|ascii|macintosh|x-mac-roman)"
)
_SAME_AS_CP1252 = re.compile(r"(?:iso-?8859-?1|latin-?1|us-ascii|ascii)")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


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


def parsed_page(name: str, text: str) -> etree._Element | None:
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
