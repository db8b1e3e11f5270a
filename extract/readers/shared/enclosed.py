"""What a document says of the files inside of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.pages.document import EnclosedFile, Note


def enclosing_notes(files: Iterable[EnclosedFile]) -> Iterator[Note]:
    """A note for each file inside, which names it."""
    for file in files:
        if file.data is None:
            message = f"The file “{file.name}” lies inside and was not read: it is broken, too large or one too many."
        else:
            message = f"The file “{file.name}” lies inside; if it is a document, it is one of its own."
        yield Note("attachment", message)
