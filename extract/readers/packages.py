"""Which format a ZIP or OLE container holds, by its parts."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path, PurePath

from models.errors import DamagedFile, UnsupportedFormat
from models.pages.document import Format

_MOST_OF_TYPES = 2_000_000
"""Bytes of [Content_Types].xml that are looked at."""

_MAIN_TYPES: tuple[tuple[str, Format | None, str], ...] = (
    ("wordprocessingml.document.main+xml", "docx", ""),
    ("wordprocessingml.template.main+xml", "docx", ""),
    ("ms-word.document.macroenabled.main+xml", "docx", ""),
    ("ms-word.template.macroenabledtemplate.main+xml", "docx", ""),
    ("spreadsheetml.sheet.main+xml", "xlsx", ""),
    ("spreadsheetml.template.main+xml", "xlsx", ""),
    ("ms-excel.sheet.macroenabled.main+xml", "xlsx", ""),
    ("ms-excel.template.macroenabled.main+xml", "xlsx", ""),
    ("ms-excel.sheet.binary.macroenabled.main", None, "an Excel binary workbook (.xlsb): save it as XLSX"),
    ("presentationml.", None, "a PowerPoint presentation: save it as PDF"),
    ("ms-powerpoint.", None, "a PowerPoint presentation: save it as PDF"),
    ("ms-visio", None, "a Visio drawing: save it as PDF"),
)
_OPEN_DOCUMENT: tuple[tuple[str, Format | None, str], ...] = (
    ("application/vnd.oasis.opendocument.text", "odt", ""),
    ("application/vnd.oasis.opendocument.spreadsheet", "ods", ""),
    ("application/vnd.oasis.opendocument", None, "an OpenDocument file that is no text: save it as PDF"),
    ("application/epub+zip", None, "an e-book (EPUB): save it as PDF"),
)
_PART_NAMES: tuple[tuple[str, Format | None, str], ...] = (
    (r"(^|/)word/document\d*\.xml$", "docx", ""),
    (r"(^|/)xl/workbook\.xml$", "xlsx", ""),
    (r"(^|/)xl/workbook\.bin$", None, "an Excel binary workbook (.xlsb): save it as XLSX"),
    (r"(^|/)ppt/presentation\.xml$", None, "a PowerPoint presentation: save it as PDF"),
    (r"(^|/)index/(document|metadata)\.iwa$", None, "an Apple Pages or Numbers document: save it as DOCX"),
    (r"^androidmanifest\.xml$|^meta-inf/manifest\.mf$", None, "a program archive"),
)


class HoldsFiles(UnsupportedFormat):
    """The file is no document; it holds others, which are read where many files are.

    Read it with `planlasare import` or `extract`.
    """


def zip_format(name: str, content: bytes | Path) -> Format:
    """The format of a ZIP package, in memory or on disk.

    Raises HoldsFiles for an archive of files, UnsupportedFormat for other packages, DamagedFile for torn ones.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content) as package:
            parts = package.namelist()
            types = _beginning(package, parts, "[content_types].xml")
            mimetype = _beginning(package, parts, "mimetype")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, OverflowError):
        return _torn_zip_format(name, content if isinstance(content, bytes) else content.read_bytes())
    for wanted, texts in ((_OPEN_DOCUMENT, [mimetype.strip()]), (_MAIN_TYPES, [types])):
        for key, format_, looks_like in wanted:
            if any(key in text for text in texts):
                return _or_refuse(name, format_, looks_like)
    for pattern, format_, looks_like in _PART_NAMES:
        if any(re.search(pattern, part.lower().replace("\\", "/")) for part in parts):
            return _or_refuse(name, format_, looks_like)
    raise HoldsFiles(name, "it is a ZIP archive: `planlasare import` and `extract` read the files in it")


def _beginning(package: zipfile.ZipFile, parts: list[str], wanted: str) -> str:
    """The first bytes of a part as lower-case ASCII, also of UTF-16; "" where the part is missing."""
    for part in parts:
        if part.lower().lstrip("/\\") == wanted:
            try:
                with package.open(part) as stream:
                    content = stream.read(_MOST_OF_TYPES)
            except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError):
                continue
            return content.replace(b"\x00", b"").decode("ascii", errors="ignore").lower()
    return ""


_OPEN_MARKS: tuple[tuple[bytes, Format], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
)


def _torn_zip_format(name: str, data: bytes) -> Format:
    """A ZIP that lost its directory at the end: its parts' names stand before each part as well."""
    if b"xl/workbook.bin" in data:
        return _or_refuse(name, None, "an Excel binary workbook (.xlsb): save it as XLSX")
    if b"word/" in data:
        return "docx"
    if b"xl/" in data:
        return "xlsx"
    for mark, format_ in _OPEN_MARKS:
        if mark in data[:200]:
            return format_
    raise DamagedFile(name, "it is a ZIP package that is cut short or broken: fetch it again")


_ROOT_STREAMS: tuple[tuple[tuple[str, ...], Format | None, str], ...] = (
    (("WordDocument",), "doc", ""),
    (("Workbook", "Book"), "xls", ""),
    (("PowerPoint Document",), None, "a PowerPoint presentation: save it as PDF"),
    (("__properties_version1.0",), "msg", ""),
    (("VisioDocument",), None, "a Visio drawing: save it as PDF"),
    (("MatOST", "SPELLING"), None, "a Works document: save it as DOCX"),
    (("Catalog",), None, "a folder's cache of pictures (Thumbs.db)"),
    (("Quill", "Contents"), None, "a Publisher document: save it as PDF"),
)
_SPREADSHEET_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb"})


def ole_format(name: str, data: bytes) -> Format:
    """The format of an OLE container; an encrypted Office package takes docx or xlsx from its suffix."""
    streams = _root_streams(data)  # their names are the same in any case
    if "encryptedpackage" in streams:
        return "xlsx" if PurePath(name).suffix.lower() in _SPREADSHEET_SUFFIXES else "docx"
    for names, format_, looks_like in _ROOT_STREAMS:
        if streams.intersection(map(str.lower, names)):
            return _or_refuse(name, format_, looks_like)
    raise UnsupportedFormat(
        name, "it is an OLE container without Word or Excel in it: save it as DOCX or PDF"
    )


def _root_streams(data: bytes) -> set[str]:
    """Lower-cased names of the streams at the top of the container; of all streams where its directory is broken."""
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            top = {str(path[0]).lower() for path in container.listdir(streams=True, storages=True) if path}
    except Exception:  # olefile raises whatever its parsing runs into
        top = set()
    if top:
        return top
    names = ["EncryptedPackage", *(stream for names, _, _ in _ROOT_STREAMS for stream in names)]
    low = data.lower()
    return {name.lower() for name in names if name.lower().encode("utf-16-le") + b"\x00\x00" in low}


def _or_refuse(name: str, format_: Format | None, looks_like: str) -> Format:
    if format_ is None:
        raise UnsupportedFormat(name, f"it is {looks_like}")
    return format_
