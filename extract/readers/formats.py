"""Which format a file is in, by its content, and the reader for each format.

`detect_format` never trusts a file's name, except to tell what an encrypted Office file is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import PurePath
from typing import Protocol

from extract.readers.shared.encoding import NotText, decode_text
from extract.readers.shared.seen.boxes import with_boxes
from extract.readers.shared.seen.standing import set_apart
from models.errors import DamagedFile, DocumentError, EmptyFile, LimitExceeded, UnsupportedFormat
from models.pages.document import Document, Format
from models.pages.picture import Ocr, PagePicture
from models.text.joints import Joint, unknown_joint

_HEAD = 1024
"""How far into a file the header of a PDF may stand."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BINARY_SUFFIXES = frozenset(
    {".pdf", ".docx", ".docm", ".dotx", ".doc", ".dot", ".xlsx", ".xlsm", ".xls", ".odt", ".rtf"}
)
_STUB = 64
"""Bytes; a smaller file under the name of a binary format is what a failed download or a link left."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"8BPS", "a Photoshop picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"MSCF", "a cabinet archive"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"\xca\xfe\xba\xbe", "a compiled program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "a Windows shortcut"),
    (b"\x00\x05\x16\x07", "a macOS resource file"),
    (b"\x00\x05\x16\x00", "a macOS resource file"),
    (b"\x00\x00\x00\x01Bud1", "a macOS folder file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\xffWPC", "a WordPerfect document"),
    (b"%!PS", "a PostScript file"),
    (b"%FDF", "a file of PDF form data"),
    (b"AT&TFORM", "a DjVu document"),
    (b"wOFF", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
)
_TEXT_MAGIC: tuple[tuple[str, str], ...] = (
    ("version https://git-lfs.github.com/spec/", "a Git LFS pointer, not the file itself"),
    ("[InternetShortcut]", "a web shortcut"),
    ("BEGIN:VCALENDAR", "a calendar file"),
    ("BEGIN:VCARD", "a contact file"),
)
_OLD_OFFICE: tuple[tuple[tuple[bytes, ...], Format], ...] = (
    ((b"\xdb\xa5-\x00", b"1\xbe\x00\x00"), "doc"),  # Word 2; Word for DOS and Write
    ((b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"), "xls"),  # Excel 2, 3 and 4
)
_ADVICE = "save it as DOCX or PDF"


def detect_format(name: str, data: bytes) -> Format:
    """The format that the content of `data` shows; `name` is for messages and encrypted files.

    Raises EmptyFile where there is nothing but white space, UnsupportedFormat, naming what it looks
    like, where no format of docs/record.md fits, and DamagedFile where only zero bytes are left.
    """
    if not data.strip():
        raise EmptyFile(name, "the file is empty" if not data else "the file holds nothing but white space")
    if not data.strip(b"\x00"):
        raise DamagedFile(name, f"the file is {len(data)} zero bytes: its content was lost; fetch it again")
    return _binary_format(name, data) or _text_format(name, data)


def _binary_format(name: str, data: bytes) -> Format | None:
    if data.startswith(_ZIP):
        from extract.readers.packages import zip_format

        return zip_format(name, data)
    if data.startswith(_OLE):
        from extract.readers.packages import ole_format

        return ole_format(name, data)
    if re.search(rb"%PDF-\d", data[: _HEAD + 8]):
        return "pdf"
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    for magics, format_ in _OLD_OFFICE:
        if data.startswith(magics):
            return format_
    looks_like = _magic_name(data)
    if looks_like:
        raise UnsupportedFormat(name, f"it is {looks_like}, not a document: {_ADVICE}")
    return None


def _magic_name(data: bytes) -> str | None:
    if data[:4] == b"RIFF":
        return "a WebP picture" if data[8:12] == b"WEBP" else "a sound or film file"
    if data[4:8] == b"ftyp":
        return "a HEIF picture" if data[8:12] in {b"heic", b"heix", b"mif1", b"avif"} else "a film file"
    for magic, looks_like in _MAGIC:
        # Short marks are also how a text may begin ("BMF …", "MZ …"): binary files have zero bytes near.
        if data.startswith(magic) and (len(magic) > 3 or magic[0] > 0x7F or b"\x00" in data[:64]):
            return looks_like
    return None


def _text_format(name: str, data: bytes) -> Format:
    suffix = PurePath(name).suffix.lower()
    if PurePath(name).name.startswith("~$") and len(data) <= 1024:
        raise UnsupportedFormat(name, "it is the lock file that Office leaves beside an open document")
    try:
        text = decode_text(data)
    except NotText as problem:
        begin = data[:8].hex(" ")
        raise UnsupportedFormat(
            name, f"it is binary data of an unknown kind ({begin}; {problem}): {_ADVICE}"
        ) from None
    if not text.strip():
        raise EmptyFile(name, "the file holds nothing but white space")
    if len(data) < _STUB and suffix in _BINARY_SUFFIXES:
        raise UnsupportedFormat(
            name, f"it is a stub of {len(data)} bytes, not a {suffix[1:].upper()} file: fetch it again"
        )
    for opening, looks_like in _TEXT_MAGIC:
        if text.startswith(opening):
            raise UnsupportedFormat(name, f"it is {looks_like}")
    from extract.readers.text_kinds import text_kind

    kind = text_kind(text, suffix)
    if kind in {"xml", "svg", "json"}:
        looks_like = {"xml": "an XML file", "svg": "an SVG picture", "json": "a JSON file"}[kind]
        raise UnsupportedFormat(name, f"it is {looks_like}, not a document: {_ADVICE}")
    return _TEXT_FORMATS[kind]


_TEXT_FORMATS: dict[str, Format] = {"html": "html", "md": "md", "eml": "eml", "txt": "txt", "rtf": "rtf"}


class Reader(Protocol):
    """Turns the bytes of one file into a Document, or raises a DocumentError."""

    def __call__(self, name: str, data: bytes, *, password: str | None = None) -> Document:
        """`name` is the file as the user named it, for messages."""


def _load_pdf() -> Reader:
    from extract.readers.pdf.reader import read_pdf

    return read_pdf


def _load_docx() -> Reader:
    from extract.readers.word.reader import read_docx

    return partial(read_docx, read_html=_read_page)


def _read_page(name: str, data: bytes) -> Document:
    """HTML that stands inside a file of another format: that format's reader is handed this one."""
    return _load_html()(name, data)


def _load_html() -> Reader:
    from extract.readers.html.reader import read_html

    return read_html


def _load_xlsx() -> Reader:
    from extract.readers.excel.reader import read_xlsx

    return read_xlsx


def _load_xls() -> Reader:
    from extract.readers.excel.reader import read_xls

    return read_xls


def _load_text() -> Reader:
    from extract.readers.text.reader import read_text

    return partial(read_text, read_html=_read_page)


def _load_markdown() -> Reader:
    from extract.readers.html.reader import read_markdown

    return read_markdown


def _load_office(format_: Format) -> Reader:
    from extract.readers.office.reader import read_by_office

    read = _load_xlsx if format_ == "ods" else _load_docx
    return partial(read_by_office, format_=format_, read=read())


def _load_mail() -> Reader:
    from extract.readers.mail.reader import read_message

    return partial(read_message, read_html=_read_page, read_text=_read_plain)


def _load_outlook() -> Reader:
    from extract.readers.mail.reader import read_outlook

    return partial(read_outlook, read_html=_read_page, read_text=_read_plain)


def _read_plain(name: str, data: bytes) -> Document:
    """Plain text that stands inside a file of another format."""
    return _load_text()(name, data)


READERS: dict[Format, Callable[[], Reader]] = {
    "pdf": _load_pdf,
    "docx": _load_docx,
    "html": _load_html,
    "xlsx": _load_xlsx,
    "xls": _load_xls,
    "txt": _load_text,
    "md": _load_markdown,
    "doc": partial(_load_office, "doc"),
    "rtf": partial(_load_office, "rtf"),
    "odt": partial(_load_office, "odt"),
    "ods": partial(_load_office, "ods"),
    "eml": _load_mail,
    "msg": _load_outlook,
}
"""For each format, what imports its reader and returns it: a run loads only the libraries it needs."""

_FORMAT_NAMES: dict[Format, str] = {
    "doc": "a Word 97-2003 document (.doc)",
    "odt": "an OpenDocument text (.odt)",
    "rtf": "a rich text file (.rtf)",
    "eml": "an e-mail (.eml)",
    "msg": "an Outlook message (.msg)",
    "ods": "an OpenDocument workbook (.ods)",
    "csv": "a table as text (.csv)",
}


def read_document(
    name: str,
    data: bytes,
    *,
    password: str | None = None,
    ocr: Ocr = "auto",
    joint: Joint = unknown_joint,
) -> tuple[Format, Document]:
    """The format of a file and what its reader makes of it; `joint` knows the words of its language.

    Raises DocumentError only: whatever else a library throws at a broken file becomes DamagedFile,
    with the cause attached, and running out of memory or stack becomes LimitExceeded.
    """
    format_ = detect_format(name, data)
    load = READERS.get(format_)
    if load is None:
        raise UnsupportedFormat(name, f"it is {_FORMAT_NAMES[format_]}, which no reader takes yet: {_ADVICE}")
    reader = load()
    try:
        if format_ == "pdf":
            document = reader(name, data, password=password, ocr=ocr, joint=joint)  # type: ignore[call-arg]
        else:
            document = reader(name, data, password=password)
        return format_, with_boxes(set_apart(document))
    except DocumentError:
        raise
    except (MemoryError, RecursionError) as problem:
        raise LimitExceeded(name, f"reading it as {format_} asks for more memory than there is") from problem
    except Exception as problem:
        cause = f"{type(problem).__name__}: {problem}"
        raise DamagedFile(
            name, f"it cannot be read as {format_} ({cause}): open it in its program and save it anew"
        ) from problem


def draw_pages(
    name: str, data: bytes, numbers: Iterable[int], width: int, *, password: str | None = None
) -> Iterator[PagePicture]:
    """Pages (from 1) of a file whose pages are printed, a PDF, as pictures `width` pixels wide or less.

    Raises DocumentError: UnsupportedFormat where the file is of another format, which has no printed pages.
    """
    format_ = detect_format(name, data)
    if format_ != "pdf":
        raise UnsupportedFormat(name, f"it is {format_} and has no pages to draw")
    from extract.readers.pdf.reader import draw_pdf

    yield from draw_pdf(name, data, numbers, width, password=password)
