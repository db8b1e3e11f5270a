"""Reads .doc, .rtf, .odt and .ods: LibreOffice makes DOCX or XLSX of them, whose readers read that."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import TypeAlias

from extract.readers.office.soffice import convert
from extract.readers.shared.package import OLE_MAGIC, unlock_old
from models.errors import EncryptedFile
from models.pages.document import Document, Format

ReadConverted: TypeAlias = Callable[[str, bytes], Document]
"""The reader of DOCX or XLSX: a file's name, for messages, and its bytes."""

_TARGETS: dict[Format, str] = {"doc": "docx", "rtf": "docx", "odt": "docx", "ods": "xlsx"}
_ENCRYPTED_PART = re.compile(rb"encryption-data\b")


def read_by_office(
    name: str, data: bytes, *, password: str | None = None, format_: Format, read: ReadConverted
) -> Document:
    """The document that LibreOffice makes of a file in `format_`; `read` reads the DOCX or XLSX.

    Raises EncryptedFile, UnsupportedFormat where LibreOffice is missing, DamagedFile where it makes nothing of the
    file, LimitExceeded where it hangs.
    """
    if data.startswith(OLE_MAGIC):
        data = unlock_old(name, data, password)
    elif _is_locked_package(data):
        raise EncryptedFile(
            name, "it has a password, which only its program can take away: save it without one"
        )
    return read(name, convert(name, data, f".{format_}", _TARGETS[format_]))


def _is_locked_package(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return bool(_ENCRYPTED_PART.search(package.read("META-INF/manifest.xml")))
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError):
        return False
