"""The files that are attached to a message."""

from __future__ import annotations

from collections.abc import Iterator

from extract.readers.mail.message import parse_message
from extract.readers.mail.outlook import parse_outlook


def message_attachments(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file attached to an .eml. Raises DamagedFile."""
    yield from parse_message(name, data).attachments


def outlook_attachments(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file attached to a .msg. Raises DamagedFile."""
    yield from parse_outlook(name, data).attachments
