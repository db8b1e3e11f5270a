"""Sheets that only sum up the other sheets of a workbook: their rows stand there already and are furniture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from models.pages.document import Block, Document, Furniture, Paragraph, Table, paragraphs_of
from models.text.fold import squeeze

FEWEST_ROWS = 2
"""Rows of another sheet that a sheet repeats, at least: one row may be alike by chance."""
FEWEST_TEXTS = 3
"""Cells with letters that a repeated row has, at least: "Rektor | Hösten" may well stand in two sheets."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A worksheet's tables, the texts of their rows, and all that the sheet says."""

    tables: tuple[Table, ...]
    rows: tuple[frozenset[str], ...]
    says: str


def without_summaries(document: Document) -> Document:
    """The document with the tables of sheets that repeat the rows of other sheets as furniture.

    Of two sheets that say the same the first stays; one that sums up several goes, wherever it stands. A row may add
    the name of the sheet that it comes from; one that tells anything else keeps its sheet.
    """
    sheets = list(_sheets(document))
    repeated: set[int] = set()
    while (found := _summary(document, sheets)) is not None:
        repeated |= {id(table) for table in found.tables}
        sheets.remove(found)
    if not repeated:
        return document
    blocks = tuple(block for block in document.blocks if id(block) not in repeated)
    gone = tuple(block for block in document.blocks if id(block) in repeated)
    again = [Furniture("repeated_rows", paragraph) for paragraph in paragraphs_of(gone)]
    return replace(document, blocks=blocks, furniture=(*document.furniture, *again))


def _sheets(document: Document) -> Iterator[_Sheet]:
    current: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.origin == "sheet":
            yield from _sheet(document, current)
            current = []
        current.append(block)
    yield from _sheet(document, current)


def _sheet(document: Document, blocks: list[Block]) -> Iterator[_Sheet]:
    if not blocks or not (isinstance(blocks[0], Paragraph) and blocks[0].origin == "sheet"):
        return
    tables = tuple(block for block in blocks if isinstance(block, Table))
    texts = (document.text(paragraph.all_words) for paragraph in paragraphs_of(tuple(blocks)))
    rows = tuple(chain.from_iterable(_rows(document, table) for table in tables))
    yield _Sheet(tables, rows, squeeze(" ".join(texts)))


def _rows(document: Document, table: Table) -> Iterator[frozenset[str]]:
    """The texts of each row's cells below the headings, those that reach into it from above included."""
    headed = False
    open_cells: list[tuple[int, str]] = []  # the last row that a cell covers, and its text
    for index, row in enumerate(table.rows):
        open_cells = [(last, text) for last, text in open_cells if last >= index]
        own = [(index + cell.row_span - 1, squeeze(document.text(cell.words))) for cell in row.cells]
        open_cells += own
        if headed:
            yield frozenset(text for _, text in open_cells if text)
        headed = headed or sum(bool(text) for _, text in own) >= FEWEST_TEXTS


def _summary(document: Document, sheets: list[_Sheet]) -> _Sheet | None:
    """The sheet that repeats most others, of equals the last; None where none does."""
    found: tuple[int, int] | None = None
    for index, sheet in enumerate(sheets):
        sources = _sources(sheet, sheets)
        if len(sources) > 1 or any(source < index for source in sources):
            found = max(found or (0, 0), (len(sources), index))
    return sheets[found[1]] if found is not None else None


def _sources(sheet: _Sheet, sheets: list[_Sheet]) -> set[int]:
    """The other sheets in which the rows of `sheet` stand; none unless each row below its headings does."""
    found: list[int | None] = [
        next(
            (index for index, other in enumerate(sheets) if other is not sheet and _stands_in(row, other)),
            None,
        )
        for row in sheet.rows
    ]
    first = next((index for index, source in enumerate(found) if source is not None), len(found))
    below = found[first:]
    if len(below) < FEWEST_ROWS or None in below or first > 1:
        return set()
    return {source for source in below if source is not None}


def _stands_in(row: frozenset[str], other: _Sheet) -> bool:
    """Whether a row of `other` tells all that `row` tells, but for one text that the sheet says elsewhere."""
    worded = {text for text in row if any(map(str.isalpha, text))}
    for one in other.rows:
        rest = row - one
        if len(rest) <= 1 and len(worded & one) >= FEWEST_TEXTS and all(text in other.says for text in rest):
            return True
    return False
