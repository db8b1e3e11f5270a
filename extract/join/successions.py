"""Which labels stand below each other in whole tables, so that they do over a page break, too."""

from __future__ import annotations

from itertools import pairwise

from models.pages.document import Document, Row, Table
from models.text.fold import squeeze


def label_successions(document: Document) -> frozenset[tuple[str, str]]:
    """Each two texts that stand below each other in the first of a table's two columns, beside values."""
    found: set[tuple[str, str]] = set()
    for block in document.blocks:
        if isinstance(block, Table) and block.columns == 2:
            firsts = [first_of_pair(document, row) for row in block.rows]
            found.update(pair for pair in pairwise(firsts) if all(pair))
    return frozenset(found)


def first_of_pair(document: Document, row: Row) -> str:
    """The letters of the first of a row's two cells; empty where it does not have two, both with words."""
    if len(row.cells) != 2 or not all(cell.words for cell in row.cells):
        return ""
    return squeeze(document.text(row.cells[0].words))
