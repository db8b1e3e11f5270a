"""Places of values in original files, for the report: links, pages as pictures, excerpts of files without pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from PIL import Image

from corpus.report.places import Excerpt, PageImage, Wanted
from corpus.store.reading import Reader
from extract.batch.apart import Apart
from extract.quote.excerpt import ExcerptCell, ExcerptRow, excerpt_of
from extract.quote.original import read_original
from extract.readers.formats import draw_pages, read_document
from models.errors import DocumentError
from models.pages.picture import PagePicture

_WIDTH = 800
"""Pixels of a page: enough to read print of ten points."""
_GREYS = 16

Step: TypeAlias = Callable[[str], None]


class OriginalPlaces:
    """Places in the original files of a database, for a page that will lie in the folder `beside`.

    A file that is missing, has changed or cannot be drawn gives nothing; `problems` has a line for each.
    Files are drawn in the process of `apart`. `step` is told the name of each file that is opened.
    """

    def __init__(self, reader: Reader, beside: Path, apart: Apart, step: Step = lambda name: None) -> None:
        self._reader = reader
        self._apart = apart
        self._folder = Path(reader.path).parent
        self._beside = beside
        self._step = step
        self.problems: list[str] = []

    def address(self, document: str) -> str | None:
        """A link from the page to the file; None where it is not there."""
        for path in self._paths(document):
            for place in dict.fromkeys((Path(path), self._folder / path)):
                if place.is_file():
                    return _link(place, self._beside)
        return None

    def pages(self, document: str, numbers: Iterable[int]) -> Sequence[PageImage]:
        """These pages, drawn in greys."""
        found = self._open(document)
        if found is None:
            return ()
        try:
            return self._apart.call(found[0], _images, *found, list(numbers))
        except DocumentError as problem:
            self.problems.append(str(problem))
            return ()

    def excerpts(self, document: str, wanted: Sequence[Wanted]) -> Mapping[str, Excerpt]:
        """For each path the rows or paragraphs around the value."""
        found = self._open(document)
        if found is None:
            return {}
        try:
            return self._apart.call(found[0], _excerpts, *found, list(wanted))
        except DocumentError as problem:
            self.problems.append(str(problem))
            return {}

    def _open(self, document: str) -> tuple[str, bytes] | None:
        record = self._reader.query("SELECT name, sha256 FROM documents WHERE document = ?", [document])[0]
        self._step(record["name"])
        try:
            _, content = read_original(record["name"], record["sha256"], self._paths(document), self._folder)
        except DocumentError as problem:
            self.problems.append(str(problem))
            return None
        return record["name"], content

    def _paths(self, document: str) -> list[str]:
        rows = self._reader.query("SELECT path FROM paths WHERE document = ? ORDER BY gone, path", [document])
        return [row["path"] for row in rows]


def _link(place: Path, beside: Path) -> str:
    """A relative link, so that page and archive can be moved together; where there is none, one from the root."""
    try:
        relative = Path(os.path.relpath(place.resolve(), beside.resolve()))
    except ValueError:  # another drive
        return place.resolve().as_uri()
    return "./" + quote(relative.as_posix(), errors="replace")


def _images(name: str, content: bytes, numbers: list[int]) -> list[PageImage]:
    images = []
    for page in draw_pages(name, content, numbers, _WIDTH):
        size = page.width / page.scale, page.height / page.scale
        images.append(PageImage(page.number, *size, _webp(page)))
    return images


def _excerpts(name: str, content: bytes, wanted: list[Wanted]) -> dict[str, Excerpt]:
    _, read = read_document(name, content)
    rows = {one.path: excerpt_of(read, one.refs, one.text) for one in wanted}
    return {path: [_pieces(row) for row in around] for path, around in rows.items() if around}


def _webp(page: PagePicture) -> bytes:
    grey = Image.frombytes("RGB", (page.width, page.height), page.pixels).convert("L")
    out = BytesIO()
    grey.quantize(_GREYS).save(out, "WEBP", lossless=True, method=2)
    return out.getvalue()


def _pieces(row: ExcerptRow) -> list[list[tuple[str, bool]]]:
    """The row's cells, each as runs of text that are marked or not."""
    return [_runs(cell) for cell in row.cells]


def _runs(cell: ExcerptCell) -> list[tuple[str, bool]]:
    runs: list[tuple[str, bool]] = []
    for number, line in enumerate(cell.lines):
        for place, (text, marked) in enumerate(line):
            before = ("\n" if number else "") if place == 0 else " "
            if runs and runs[-1][1] == marked:
                runs[-1] = (runs[-1][0] + before + text, marked)
            else:
                runs.append((before + text, marked))
    return runs
