"""Reads messages: the subject is the title, then who wrote to whom, then the text.

What is attached to them are documents of their own; each is told of in a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import TypeAlias

from extract.readers.mail.message import Letter, parse_message
from extract.readers.mail.outlook import parse_outlook
from extract.readers.shared.enclosed import enclosing_notes
from models.pages.document import Document

Read: TypeAlias = Callable[[str, bytes], Document]
"""The reader of HTML, or of plain text."""

_MARK = b"\xef\xbb\xbf"
_HEAD = (("Från", "sender"), ("Till", "receivers"), ("Kopia", "copies"), ("Skickat", "sent"))
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)


def read_message(
    name: str, data: bytes, *, password: str | None = None, read_html: Read, read_text: Read
) -> Document:
    """The document that an e-mail is; `password` is for other formats. Raises DocumentError."""
    return _document(name, parse_message(name, data), read_html, read_text)


def read_outlook(
    name: str, data: bytes, *, password: str | None = None, read_html: Read, read_text: Read
) -> Document:
    """The document that a message of Outlook is; `password` is for other formats. Raises DocumentError."""
    return _document(name, parse_outlook(name, data), read_html, read_text)


def _document(name: str, letter: Letter, read_html: Read, read_text: Read) -> Document:
    head = [f"{label}: {getattr(letter, key)}" for label, key in _HEAD if getattr(letter, key)]
    if letter.html.strip():
        document = read_html(name, _MARK + _page(letter, head).encode("utf-8", "replace"))
    else:
        text = "\n\n".join([letter.subject, "\n".join(head), letter.text])
        document = read_text(name, _MARK + text.encode("utf-8", "replace"))
    notes = (*document.notes, *enclosing_notes(letter.attachments))
    return replace(document, notes=notes, enclosed=letter.attachments)


def _page(letter: Letter, head: list[str]) -> str:
    """The page with its title and head before what stands in its body."""
    before = f"<h1>{escape(letter.subject)}</h1>" if letter.subject else ""
    before += "".join(f"<p>{escape(line)}</p>" for line in head)
    body = _BODY.search(letter.html)
    if body is None:
        return f"<html><body>{before}{letter.html}</body></html>"
    return letter.html[: body.end()] + before + letter.html[body.end() :]
