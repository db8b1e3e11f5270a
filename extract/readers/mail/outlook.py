"""Messages of Outlook (.msg): an OLE container whose streams are properties by number ([MS-OXMSG])."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from extract.readers.mail.message import Letter, decoded
from models.errors import DamagedFile
from models.pages.document import EnclosedFile

_SUBJECT, _SENDER, _SENDER_MAIL, _TO, _CC, _BODY, _HTML = (
    "0037", "0C1A", "0C1F", "0E04", "0E03", "1000", "1013",
)  # fmt: skip
_DATA, _LONG_NAME, _SHORT_NAME = "3701", "3707", "3704"
_WIDE, _NARROW, _BINARY = "001F", "001E", "0102"
"""Types of a stream: UTF-16, text in the letters of a country, bytes."""
_SENT = 0x0039
_TIME_TYPE = 0x0040
_HEAD = 32
"""Bytes before the list of fixed properties of a message."""
_ATTACHED = "__attach_version1.0_#"
MOST_ATTACHMENTS = 2_000
LARGEST_STREAM = 200 << 20


def parse_outlook(name: str, data: bytes) -> Letter:
    """The letter in the bytes of a .msg. Raises DamagedFile where the container is broken."""
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            sender, mail = _text(container, "", _SENDER), _text(container, "", _SENDER_MAIL)
            return Letter(
                subject=_text(container, "", _SUBJECT),
                sender=f"{sender} <{mail}>" if "@" in mail and mail != sender else sender or mail,
                receivers=_text(container, "", _TO),
                copies=_text(container, "", _CC),
                sent=_sent(container),
                text=_text(container, "", _BODY),
                html=_text(container, "", _HTML),
                attachments=tuple(_attachments(container)),
            )
    except Exception as problem:  # olefile raises whatever a broken container makes it stumble over
        raise DamagedFile(
            name, f"the message cannot be taken apart ({problem}): save it anew in Outlook"
        ) from problem


def _text(container: Any, folder: str, number: str) -> str:
    for kind in (_WIDE, _NARROW, _BINARY):
        data = _stream(container, f"{folder}__substg1.0_{number}{kind}")
        if data is not None:
            text = data.decode("utf-16-le", "replace") if kind == _WIDE else decoded(data, None)
            return text.rstrip("\0")
    return ""


def _stream(container: Any, path: str) -> bytes | None:
    if not container.exists(path) or container.get_size(path) > LARGEST_STREAM:
        return None
    return bytes(container.openstream(path).read())


def _sent(container: Any) -> str:
    """The day on which it was sent, in UTC, from the list of fixed properties."""
    properties = _stream(container, "__properties_version1.0") or b""
    for start in range(_HEAD, len(properties) - 15, 16):
        tag = int.from_bytes(properties[start : start + 4], "little")
        if tag == (_SENT << 16) | _TIME_TYPE:
            ticks = int.from_bytes(properties[start + 8 : start + 16], "little")
            day = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
            return day.date().isoformat()
    return ""


def _attachments(container: Any) -> Iterator[EnclosedFile]:
    folders = sorted({path[0] for path in container.listdir() if path[0].startswith(_ATTACHED)})
    for folder in folders[:MOST_ATTACHMENTS]:
        data = _stream(container, f"{folder}/__substg1.0_{_DATA}{_BINARY}")
        name = _text(container, f"{folder}/", _LONG_NAME) or _text(container, f"{folder}/", _SHORT_NAME)
        if data is not None:  # a message inside a message is no stream but a folder: it is left out
            yield EnclosedFile(name.replace("/", " ").replace("\\", " ") or "bilaga", data)
