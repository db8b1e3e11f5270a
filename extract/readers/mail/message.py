"""A message of either kind as its parts: head, text, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from models.errors import DamagedFile
from models.pages.document import EnclosedFile

MOST_PARTS = 2_000
"""Parts of one message; more is a trap."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message says and holds."""

    subject: str = ""
    sender: str = ""
    receivers: str = ""
    """As written, with commas."""
    copies: str = ""
    sent: str = ""
    """The day, as 2021-03-04; "" where it does not say."""
    text: str = ""
    """Its plain text; "" where it has none."""
    html: str = ""
    """Its formatted text; "" where it has none."""
    attachments: tuple[EnclosedFile, ...] = ()


def parse_message(name: str, data: bytes) -> Letter:
    """The letter in the bytes of an .eml. Raises DamagedFile where Python's parser makes nothing of it."""
    if data.startswith(b"From "):  # the line that a mailbox puts before each message
        data = data.partition(b"\n")[2]
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        return Letter(
            subject=_header(message, "subject"),
            sender=_header(message, "from"),
            receivers=_header(message, "to"),
            copies=_header(message, "cc"),
            sent=_day(_header(message, "date")),
            text=_body(message, "plain"),
            html=_body(message, "html"),
            attachments=tuple(_attachments(message)),
        )
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError) as problem:
        raise DamagedFile(
            name, f"the message cannot be taken apart ({problem}): save it anew in the mail program"
        ) from problem


def _header(message: EmailMessage, key: str) -> str:
    try:
        return re.sub(r"\s+", " ", str(message.get(key, ""))).strip()
    except (
        ValueError,
        IndexError,
        AttributeError,
    ):  # the parser stumbles over some headers only when they are asked
        return ""


def _day(written: str) -> str:
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a message but those inside messages that are attached to it."""
    pending = [message]
    count = 0
    while pending:
        part = pending.pop(0)
        count += 1
        if count > MOST_PARTS:
            return
        if part.get_content_type() != "message/rfc822" and part.is_multipart():
            inner = part.get_payload()
            pending[:0] = (
                [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []
            )
        else:
            yield part


def _is_attached(part: Message) -> bool:
    return part.get_content_type() == "message/rfc822" or bool(
        part.get_filename() or part.get_content_disposition() == "attachment"
    )


def _body(message: Message, kind: str) -> str:
    """The text of the parts of a kind that are the message itself."""
    found = [
        decoded(payload, part.get_content_charset())
        for part in _parts(message)
        if part.get_content_type() == f"text/{kind}"
        and not _is_attached(part)
        and isinstance(payload := part.get_payload(decode=True), bytes)
    ]
    return "\n\n".join(found)


def decoded(data: bytes, charset: str | None) -> str:
    """`data` in the charset that is named, or in the one that it looks like."""
    from extract.readers.shared.encoding import NotText, decode_text

    try:
        if charset and charset.lower() not in {"us-ascii", "unknown-8bit"}:
            return data.decode(charset)
    except (LookupError, ValueError):
        pass
    try:
        return decode_text(data)
    except NotText:
        return data.decode("utf-8", "replace")


def _attachments(message: Message) -> Iterator[EnclosedFile]:
    for part in _parts(message):
        if not _is_attached(part):
            continue
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                name = part.get_filename() or f"{inner[0].get('subject', 'meddelande')}.eml"
                yield EnclosedFile(_file_name(name), inner[0].as_bytes())
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield EnclosedFile(_file_name(part.get_filename() or "bilaga"), payload)


def _file_name(written: str) -> str:
    """The last step of a name, on one line."""
    return re.sub(r"[\s/\\\x00-\x1f]+", " ", re.split(r"[/\\]", written)[-1]).strip() or "bilaga"
