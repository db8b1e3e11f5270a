"""Lists of people that one sheet holds below a plan's rows: what follows such a row of heads is a table of its own."""

from __future__ import annotations

from dataclasses import replace

from extract.recognise.people_heads import heads_people
from models.pages.document import Block, Document, Paragraph, Table
from rules.pack import Rules

_FEWEST_ABOVE = 2
"""Rows above the heads of such a list: the heads of the plan, and a measure."""


def with_people_apart(document: Document, rules: Rules) -> Document:
    """The document with each table parted above the heads of a list of people: "Namn | Roll | Telefon".

    A row with one filled cell right above them is the list's heading.
    """
    blocks: list[Block] = []
    for block in document.blocks:
        blocks += _parted(document, block, rules) if isinstance(block, Table) else (block,)
    return document if len(blocks) == len(document.blocks) else replace(document, blocks=tuple(blocks))


def _parted(document: Document, table: Table, rules: Rules) -> tuple[Block, ...]:
    filled = [place for place, row in enumerate(table.rows) if row.words]
    if len(filled) <= _FEWEST_ABOVE + 1 or heads_people(document, table.rows[filled[0]], rules):
        return (table,)
    heads = next(
        (place for place in filled[_FEWEST_ABOVE:] if heads_people(document, table.rows[place], rules)), None
    )
    if heads is None or _is_spanned(table, heads):
        return (table,)
    end = heads
    while end and len([cell for cell in table.rows[end - 1].cells if cell.words]) <= 1:
        end -= 1
    if not end:
        return (table,)
    between = [
        Paragraph(row.words, "heading", level=2, page=row.page, bbox=row.bbox)
        for row in table.rows[end:heads]
        if row.words
    ]
    return replace(table, rows=table.rows[:end]), *between, replace(table, rows=table.rows[heads:])


def _is_spanned(table: Table, place: int) -> bool:
    """Whether a cell above the row at `place` reaches into it."""
    return any(at + cell.row_span > place for at, row in enumerate(table.rows[:place]) for cell in row.cells)
