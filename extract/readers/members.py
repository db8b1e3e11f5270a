"""Files inside files: members of a .zip, attachments of messages and of PDFs. Each is a document of its own.

Nothing is unpacked to disk, and nothing beyond the limits is unpacked at all.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from extract.readers.formats import detect_format
from extract.readers.packages import HoldsFiles, zip_format
from models.errors import DamagedFile, DocumentError, EncryptedFile, LimitExceeded, MissingFile
from models.pages.document import EnclosedFile

Content: TypeAlias = Path | bytes
"""A file: on disk, or in memory."""
NamedContent: TypeAlias = tuple[str, bytes]
"""A file inside another: its name there, and its bytes."""

DEEPEST = 3
"""Files around a file: a .zip in a message in a .zip is met, more is a trap."""
MOST_MEMBERS = 10_000
"""Of one file; a folder of as many is an archive that should be unpacked."""
LARGEST_MEMBER = 200 << 20
"""Bytes, unpacked; as for a file on disk."""
MOST_BYTES = 4 << 30
"""Of all members of one file, unpacked."""
_BOMB_FROM, _BOMB_RATIO = 8 << 20, 400
"""A member that is so large and unpacks to so many times its size is a zip bomb."""
_HIDDEN = (".", "~$", "__MACOSX")
_ZIP = b"PK\x03\x04"

Attachments: TypeAlias = Callable[[str, bytes, str | None], Iterable[EnclosedFile]]


def _load_mail() -> Attachments:
    from extract.readers.mail.attachments import message_attachments

    return message_attachments


def _load_pdf() -> Attachments:
    from extract.readers.pdf.attachments import attached_files

    return attached_files


def _load_outlook() -> Attachments:
    from extract.readers.mail.attachments import outlook_attachments

    return outlook_attachments


ATTACHMENTS: dict[str, Callable[[], Attachments]] = {
    "eml": _load_mail,
    "msg": _load_outlook,
    "pdf": _load_pdf,
}
"""For each format of documents that hold files, what gives them."""


def member_files(name: str, content: Content, password: str | None = None) -> Iterator[NamedContent]:
    """Each file inside a file, with its bytes; names that stand twice get a number.

    Members that no reader takes by their name are there as well; hidden ones are not. Raises LimitExceeded for
    more than a file may hold, DamagedFile for what cannot be opened. A member that cannot be unpacked has no bytes.
    """
    taken: set[str] = set()
    for number, (written, data) in enumerate(_members(name, content, password), start=1):
        if number > MOST_MEMBERS:
            raise LimitExceeded(name, f"holds more than {MOST_MEMBERS:,} files: unpack it")
        yield _unique(written, taken), data


def enclosed_files(files: Iterable[EnclosedFile]) -> Iterator[NamedContent]:
    """What `member_files` gives of a document that holds `files`."""
    taken: set[str] = set()
    for file in files:
        yield _unique(file.name, taken), file.data or b""


def open_member(name: str, content: Content, inner: tuple[str, ...], password: str | None = None) -> bytes:
    """The bytes of the file at `inner` within `content`. Raises MissingFile where there is none, and DocumentError."""
    if len(inner) > DEEPEST:
        raise LimitExceeded(inner[-1], f"lies inside {len(inner)} files; at most {DEEPEST} are opened")
    data = b""
    for wanted in inner:
        data = _member(name, content, wanted, password)
        name, content = PurePosixPath(wanted).name, data
    return data


def open_below(path: Path, password: str | None = None) -> bytes | None:
    """The bytes at `path` where one of its parents is a file that holds it, else None. Raises DocumentError."""
    for outer in path.parents:
        if outer.is_file():
            return _below(outer.name, outer, path.relative_to(outer).as_posix(), password)
    return None


def _below(name: str, content: Content, path: str, password: str | None) -> bytes | None:
    for written, data in member_files(name, content, password):
        if written == path:
            return data
        if path.startswith(f"{written}/"):
            return _below(written, data, path.removeprefix(f"{written}/"), password)
    return None


def _member(name: str, content: Content, wanted: str, password: str | None) -> bytes:
    if _is_zip(content):
        taken: set[str] = set()
        with _opened(name, content) as archive:
            for entry in _entries(name, archive):
                if _unique(_written(entry), taken) == wanted:
                    return _unpacked(archive, entry, password)
    else:
        for written, data in member_files(name, content, password):
            if written == wanted:
                return data
    raise MissingFile(wanted, f"is no longer in {name}; read that again")


def _members(name: str, content: Content, password: str | None) -> Iterator[NamedContent]:
    if _is_zip(content):
        with _opened(name, content) as archive:
            for entry in _entries(name, archive):
                try:
                    yield _written(entry), _unpacked(archive, entry, password)
                except DocumentError:
                    yield _written(entry), b""
        return
    data = content.read_bytes() if isinstance(content, Path) else content
    load = ATTACHMENTS.get(detect_format(name, data))
    if load is not None:
        for file in load()(name, data, password):
            yield file.name, file.data or b""


def is_archive(content: Content) -> bool:
    """Whether a file is no document and only holds others."""
    try:
        if _is_zip(content):
            zip_format("", content)
    except HoldsFiles:
        return True
    except (DocumentError, OSError):
        return False  # what is wrong with it is for its reader to tell
    return False


def _is_zip(content: Content) -> bool:
    if isinstance(content, bytes):
        return content.startswith(_ZIP)
    if not content.is_file():  # opening a pipe waits for whoever writes to it
        return False
    with content.open("rb") as stream:
        return stream.read(4) == _ZIP


def _opened(name: str, content: Content) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(content if isinstance(content, Path) else io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as problem:
        raise DamagedFile(
            name, f"the archive is broken or cut short ({problem}); fetch it again"
        ) from problem


def _entries(name: str, archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The files of an archive that are not hidden, within the limits."""
    total = 0
    for entry in archive.infolist():
        parts = PurePosixPath(_written(entry)).parts
        if entry.is_dir() or not parts or any(part.startswith(_HIDDEN) for part in parts):
            continue
        total += entry.file_size
        if total > MOST_BYTES:
            raise LimitExceeded(
                name, f"unpacks to more than {MOST_BYTES >> 30} GB: unpack what you need of it"
            )
        yield entry


def _written(entry: zipfile.ZipInfo) -> str:
    """A member's name with its folders, without `..`, drive or leading slash.

    Names of archives without the mark for UTF-8 are in the letters of DOS, for which `zipfile` takes code page 437;
    Swedish ones are in 850, which has the same å, ä and ö, or in UTF-8 all the same.
    """
    name = entry.filename
    if not entry.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850")
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."} and not part.endswith(":"))


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, password: str | None) -> bytes:
    own = PurePosixPath(_written(entry)).name
    if entry.file_size > LARGEST_MEMBER:
        raise LimitExceeded(
            own, f"is {entry.file_size:,} bytes unpacked; at most {LARGEST_MEMBER:,} are read"
        )
    if entry.file_size > _BOMB_FROM and entry.file_size > _BOMB_RATIO * max(entry.compress_size, 1):
        raise LimitExceeded(own, f"unpacks to over {_BOMB_RATIO} times its size, as a zip bomb does")
    try:
        return archive.read(entry, password.encode() if password else None)
    except RuntimeError as problem:  # so zipfile says that a password is missing or wrong
        raise EncryptedFile(
            own, "the archive's password is missing or wrong; give it with --password"
        ) from problem
    except NotImplementedError as problem:
        raise EncryptedFile(
            own, f"the archive packs or locks it in a way that is not known here ({problem}); unpack it"
        ) from problem
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as problem:
        raise DamagedFile(own, f"it cannot be unpacked ({problem}); fetch the archive again") from problem


def _unique(name: str, taken: set[str]) -> str:
    stem, dot, suffix = name.rpartition(".")
    unique, number = name, 2
    while unique in taken:
        unique = f"{stem or name}-{number}{dot}{suffix if stem else ''}"
        number += 1
    taken.add(unique)
    return unique
