"""The original file of a record: where it lies now, and whether it is still the one that was read."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from extract.readers.members import open_below
from models.errors import DocumentError, MissingFile

_LARGEST = 200 * 1024 * 1024
"""Bytes; no larger file is read into a record either."""


def read_original(
    name: str, identity: str, paths: Iterable[str], folder: Path = Path()
) -> tuple[Path, bytes]:
    """The first of `paths` that leads to the file with the SHA-256 `identity`, and its bytes.

    A relative path is sought from the working folder, then from `folder`, the database's. Raises MissingFile, which
    says whether nothing lies there, or another file than the one that was read.
    """
    changed = None
    places = [where for path in paths for where in dict.fromkeys((Path(path), folder / path))]
    for place in places:
        content = _content(place)
        if content is None:
            continue
        if sha256(content).hexdigest() == identity:
            return place, content
        changed = place
    if changed is not None:
        raise MissingFile(name, f"has changed since it was read ({changed}): import it again")
    sought = ", ".join(str(place) for place in places) or "no path is known"
    raise MissingFile(name, f"is no longer where it was read ({sought})")


def _content(place: Path) -> bytes | None:
    """The bytes of a file, also of one inside another; None where there is none that may be read."""
    try:
        if place.is_file():
            return place.read_bytes() if place.stat().st_size <= _LARGEST else None
        return open_below(place)
    except (OSError, DocumentError):
        return None
