"""Files inside of files → records of their own: attachments, members of portfolios, what messages bring.

A reader takes them out (`Document.enclosed`); here they are read like any file, with limits on how deep, how many and
how large together. What is plainly no document (a picture, a program) is left inside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from extract.pipeline import Extraction, Options, extract_bytes
from models.errors import DocumentError, LimitExceeded
from models.pages.document import EnclosedFile

EXTENSIONS = frozenset(
    ".pdf .docx .docm .dotx .doc .xlsx .xlsm .xls .odt .rtf .html .htm .md .txt .eml".split()
)
"""Names that are read unasked; a file without any of these is read if it begins like a document."""

MAGIC = (b"%PDF", b"PK\\x03\\x04", b"\\xd0\\xcf\\x11\\xe0", b"{\\\\rtf")
"""How PDF, Office, old Office and RTF files begin."""

DEEPEST = 3
"""A file in a message in a portfolio; what lies deeper was put there to hurt."""
MOST_FILES = 200
"""Of one outermost file; an archive of minutes holds some dozens."""
MOST_BYTES = 400 * 1024 * 1024
"""Of all files inside of one outermost file, unpacked: twice what one file may have."""


@dataclass(frozen=True, slots=True)
class Inner:
    """What came of one file inside: an extraction or a failure, never both."""

    name: str
    """Its own name."""
    path: str
    """Its own name behind the path of the file around it: `archive/outer.pdf/inner.docx`."""
    identity: str
    """SHA-256 of its bytes, hex."""
    extraction: Extraction | None = None
    failure: DocumentError | None = None


def looks_like_document(name: str, begin: bytes) -> bool:
    """Whether a file that nobody named is worth reading, by its name and its first bytes."""
    return PurePath(name).suffix.lower() in EXTENSIONS or begin.startswith(MAGIC)


def extract_enclosed(files: tuple[EnclosedFile, ...], path: str, options: Options) -> Iterator[Inner]:
    """The documents among the `files` inside of the one at `path`, each followed by those inside of it."""
    yield from _Opening(options).open(files, path, 1)


class _Opening:
    """One outermost file while what is in it is read."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._files = self._bytes = 0

    def open(self, files: tuple[EnclosedFile, ...], path: str, depth: int) -> Iterator[Inner]:
        taken: set[str] = set()
        for file in files:
            if file.data is None or not looks_like_document(file.name, file.data[:8]):
                continue
            name = _unused(file.name, taken)
            inner = self._read(name, f"{path}/{name}", file.data, depth)
            yield inner
            if inner.extraction is not None:
                yield from self.open(inner.extraction.enclosed, inner.path, depth + 1)

    def _read(self, name: str, path: str, data: bytes, depth: int) -> Inner:
        self._files += 1
        self._bytes += len(data)
        identity = hashlib.sha256(data).hexdigest()
        shown = PurePath(path).name
        try:
            if depth > DEEPEST:
                raise LimitExceeded(
                    shown, f"lies more than {DEEPEST} files deep; take it out and read it alone"
                )
            if self._files > MOST_FILES:
                raise LimitExceeded(
                    shown, f"is one of more than {MOST_FILES} files inside of one; take it out"
                )
            if self._bytes > MOST_BYTES:
                raise LimitExceeded(
                    shown, f"with those before it is more than {MOST_BYTES:,} bytes; take it out"
                )
            return Inner(name, path, identity, extraction=extract_bytes(name, data, self._options, path=path))
        except DocumentError as failure:
            return Inner(name, path, identity, failure=failure)


def _unused(name: str, taken: set[str]) -> str:
    """`name`, numbered where a file beside it has it already; it is taken then."""
    place, number = PurePath(name), 2
    while name in taken:
        name, number = f"{place.stem}-{number}{place.suffix}", number + 1
    taken.add(name)
    return name
