"""Cells that span rows on both sides of a page break, which parts two rows beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.join.cuts import FULL, goes_on_beside
from extract.join.rows import join_blocks, with_spanning
from models.pages.document import Cell, Document, Row


def span_over_break(document: Document, rows: list[Row], first: Row, heads: int = 0) -> Row:
    """`first`, a row of its own below a page break, without the cells that go on there from `rows`, which now span it
    and the `heads` printed again above it."""
    if not rows:
        return first
    goes_on = goes_on_beside(document, with_spanning(rows), first)
    kept: list[Cell] = []
    for cell in first.cells:
        place = _reaching(rows, cell)
        if place is None or not (
            (goes_on and cell.words and cell.row_span > 1) or _is_left_empty(rows, first, cell, place)
        ):
            kept.append(cell)
            continue
        row, index = place
        old = rows[row].cells[index]
        whole = replace(
            old,
            blocks=join_blocks(document, old.blocks, cell.blocks),
            row_span=len(rows) - row + heads + cell.row_span,
        )
        rows[row] = replace(rows[row], cells=(*rows[row].cells[:index], whole, *rows[row].cells[index + 1 :]))
    return replace(first, cells=tuple(kept))


def _reaching(rows: Sequence[Row], below: Cell) -> tuple[int, int] | None:
    """The row and place of the cell with words that stands right above `below` and reaches down to the break."""
    for back, row in enumerate(reversed(rows)):
        for index, cell in enumerate(row.cells):
            if cell.column == below.column and cell.column_span == below.column_span:
                reaches = bool(cell.words) and cell.row_span > back
                return (len(rows) - 1 - back, index) if reaches else None
    return None


def _is_left_empty(rows: Sequence[Row], first: Row, cell: Cell, place: tuple[int, int]) -> bool:
    """Whether `cell` is empty since the one above spans its row: no rule ends that one, or it stands in the first
    column, in which cells span rows, and most others of its row are filled."""
    if cell.words:
        return False
    above = rows[place[0]].cells[place[1]]
    if above.open_bottom:
        return True
    others = [own for own in first.cells if own is not cell]
    spans = any(
        own.row_span > 1 and own.words for row in rows for own in row.cells if own.column == cell.column
    )
    return cell.column == 0 and spans and sum(bool(own.words) for own in others) >= FULL * len(others)
