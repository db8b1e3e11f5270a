"""Finding the files of an archive. What is passed over is said: links, folders that cannot be looked into."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from extract.batch.jobs import Job
from models.errors import DocumentError, MissingFile, NothingToRead
from models.text.printable import without_controls

EXTENSIONS = frozenset(
    ".pdf .docx .docm .dotx .doc .dot .xlsx .xlsm .xls .odt .ods .rtf .html .htm .md .txt .eml .msg .zip".split()
)
"""Names that are read when a folder is walked; a file without any of these is read if it begins like a document."""

MAGIC = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How PDF, Office, old Office and RTF files begin."""


@dataclass(slots=True)
class PassedOver:
    """What a walk did not look at, and why."""

    links: list[str] = field(default_factory=list)
    """Links to files and folders: they are not followed, lest a folder is read twice or without end."""
    others: list[str] = field(default_factory=list)
    """Pipes, sockets and devices: reading one may never end."""
    unreadable: list[DocumentError] = field(default_factory=list)
    """Folders that may not be looked into, and files whose beginning may not be read."""


def find_files(paths: Sequence[str | Path], passed: PassedOver | None = None) -> Iterator[Job]:
    """The files under `paths`: a named file whatever it is, in folders those that could be documents, by name.

    Hidden files and Word's lock files are passed over; what else is, is noted in `passed`. Raises NothingToRead
    when a folder holds none, naming what was passed over in it.
    """
    passed = PassedOver() if passed is None else passed
    for given in paths:
        path = Path(given)
        if not path.is_dir():
            yield Job(path, str(given))
            continue
        found = False
        before = len(passed.links), len(passed.unreadable), len(passed.others)
        for file in _walk(path, passed):
            found = True
            yield Job(file, str(file))
        if not found:
            raise NothingToRead(_nothing_in(str(given), passed, *before))


def _nothing_in(folder: str, passed: PassedOver, links: int, unreadable: int, others: int) -> str:
    message = (
        f"{without_controls(folder)}: no PDF, Word, Excel or text file lies in this folder; check the path"
    )
    if len(passed.unreadable) > unreadable:
        message += f". {passed.unreadable[unreadable]}"
    if len(passed.links) > links:
        message += (
            f". Links are not followed ({len(passed.links) - links} here): give the folders that they lead to"
        )
    if len(passed.others) > others:
        message += (
            f". {without_controls(passed.others[others])} is a pipe, a socket or a device: no file to read"
        )
    return message


def _walk(folder: Path, passed: PassedOver) -> Iterator[Path]:
    def unreadable(problem: OSError) -> None:
        passed.unreadable.append(
            MissingFile(
                str(problem.filename),
                f"this folder cannot be looked into ({problem.strerror or problem}); see that you may read it",
            )
        )

    for root, folders, names in os.walk(folder, onerror=unreadable):
        visible = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in visible if (Path(root) / name).is_symlink()]
        passed.links += [str(Path(root) / name) for name in linked]
        folders[:] = [name for name in visible if name not in linked]
        for name in sorted(names):
            if not name.startswith((".", "~$")):
                file = Path(root) / name
                if _is_document(file, passed):
                    yield file


def _is_document(file: Path, passed: PassedOver) -> bool:
    """Whether `file` could be a document: a real file, by its name or by how it begins."""
    is_named_so = file.suffix.lower() in EXTENSIONS
    try:
        mode = file.lstat().st_mode
        if stat.S_ISLNK(mode):
            passed.links.append(str(file))
            return False
        if not stat.S_ISREG(mode):
            passed.others.append(str(file))
            return False
        return is_named_so or _begins_like_document(file)
    except OSError as problem:
        reason = problem.strerror or problem
        passed.unreadable.append(
            MissingFile(str(file), f"cannot be opened ({reason}); see that you may read it")
        )
        return False


def could_be_document(name: str, data: bytes) -> bool:
    """Whether a file inside another could be a document, by its name or by how it begins."""
    return PurePosixPath(name).suffix.lower() in EXTENSIONS or data.startswith(MAGIC)


def _begins_like_document(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(8).startswith(MAGIC)


def is_real_file(path: Path) -> bool:
    """Whether `path` leads to a file of bytes: reading a pipe or a device may never end."""
    with suppress(OSError, ValueError):
        return stat.S_ISREG(path.stat().st_mode)
    return False
