"""One row of two that a page break cut, each cell continued in its own column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.join.cuts import ends, starts_low
from models.pages.document import Block, Cell, Document, Paragraph, Row

MOST_SPANNED = 40
"""Rows above a page break from which a cell may reach down to it; more stand on no page."""


def with_spanning(rows: Sequence[Row]) -> Row:
    """The last of `rows` with the cells of those above that reach down to it."""
    cells = list(rows[-1].cells)
    for back, row in enumerate(reversed(rows[-MOST_SPANNED:])):
        taken = {cell.column for cell in cells}
        cells += [cell for cell in row.cells if cell.row_span > back and cell.column not in taken]
    return replace(rows[-1], cells=tuple(sorted(cells, key=lambda cell: cell.column)))


def join_cut_row(
    document: Document, rows: list[Row], first: Row, confidence: float, *, anew: bool = False
) -> list[Row]:
    """`rows` with the last one whole again: `first` is its rest, no surer than `confidence` (`anew`: see `join_rows`).

    A cell that began higher up and spans down to the break is continued where it began; one that spans on
    below the break spans as far in the whole.
    """
    rest: list[Cell] = []
    for cell in first.cells:
        place = _spanning(rows, cell)
        if place is None:
            rest.append(cell)
            continue
        row, index = place
        old = rows[row].cells[index]
        blocks = join_blocks(document, old.blocks, cell.blocks)
        sure = min(old.confidence, cell.confidence, confidence) if cell.words else old.confidence
        whole = replace(old, blocks=blocks, row_span=old.row_span + cell.row_span - 1, confidence=sure)
        cells = (*rows[row].cells[:index], whole, *rows[row].cells[index + 1 :])
        rows[row] = replace(rows[row], cells=cells)
    rows[-1] = join_rows(document, rows[-1], replace(first, cells=tuple(rest)), confidence, anew=anew)
    return rows


def _spanning(rows: list[Row], below: Cell) -> tuple[int, int] | None:
    """The row and place of the cell in the column of `below` that began above the last of `rows` and spans it."""
    for back, row in enumerate(reversed(rows)):
        for index, cell in enumerate(row.cells):
            if cell.column == below.column:
                reaches = back > 0 and cell.row_span > back
                return (len(rows) - 1 - back, index) if reaches else None
    return None


def join_rows(document: Document, last: Row, first: Row, confidence: float, *, anew: bool = False) -> Row:
    """One row of `last` and its rest `first`, each cell continued in its own column, no surer than `confidence`.

    `anew` says that the rest begins with a label, or its value: it goes on with no sentence.
    """
    cells = list(last.cells)
    for cell in first.cells:
        place = next((n for n, old in enumerate(cells) if old.column == cell.column), None)
        if place is None:
            cells.append(cell)
            continue
        old = cells[place]
        blocks = old.blocks + cell.blocks if anew else join_blocks(document, old.blocks, cell.blocks)
        cells[place] = replace(
            old,
            blocks=blocks,
            row_span=old.row_span + cell.row_span - 1,
            confidence=min(old.confidence, cell.confidence, confidence),
        )
    cells.sort(key=lambda cell: cell.column)
    return replace(last, cells=tuple(cells), open_bottom=first.open_bottom, page=first.page, bbox=first.bbox)


def join_blocks(document: Document, above: tuple[Block, ...], below: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of one cell from its two halves; a sentence that the break cut is one paragraph."""
    if not above or not below:
        return above + below
    last, first = above[-1], below[0]
    if (
        isinstance(last, Paragraph)
        and isinstance(first, Paragraph)
        and first.kind != "item"
        and not first.mark
        and (starts_low(document, first.words) or not ends(document, last.words))
    ):
        return (*above[:-1], replace(last, words=last.words + first.words), *below[1:])
    return above + below
