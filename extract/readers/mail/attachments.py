"""The files that are attached to a message."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.mail.message import parse_message
from extract.readers.mail.outlook import parse_outlook
from models.pages.document import EnclosedFile


def message_attachments(name: str, data: bytes, password: str | None = None) -> Sequence[EnclosedFile]:
    """The files attached to an .eml; `password` is for other formats. Raises DamagedFile."""
    return parse_message(name, data).attachments


def outlook_attachments(name: str, data: bytes, password: str | None = None) -> Sequence[EnclosedFile]:
    """The files attached to a .msg; `password` is for other formats. Raises DamagedFile."""
    return parse_outlook(name, data).attachments
