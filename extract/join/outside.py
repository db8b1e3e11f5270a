"""What is no part of the outline: organisation charts, boxes drawn beside the text; and lists of people that a sheet
holds below a plan's rows, each a table of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from extract.recognise.people_heads import heads_people
from models.pages.document import Block, Document, Paragraph, Table, paragraphs_of
from rules.pack import Rules

FEWEST_BOXES = 3
"""So many boxes next to one another on a page are a chart; one or two are frames around headings."""
MOST_PARAGRAPHS = 4
"""Paragraphs of a box of a chart, at most: a unit, its head, how to reach them. Where a third have more, they are
cards, some of which a page may have cut."""
_FEWEST_ABOVE = 2
"""Rows above the heads of such a list: the heads of the plan, and a measure."""


def charts_to_textboxes(document: Document) -> Document:
    """The document with the boxes of charts as paragraphs of origin `textbox`, as Word keeps them."""
    blocks: list[Block] = []
    for (is_box, _), run in groupby(document.blocks, key=lambda block: (_is_box(block), block.page)):
        found = tuple(run)
        blocks += _to_textboxes(found) if is_box and _is_chart(found) else found
    return replace(document, blocks=tuple(blocks))


def _is_box(block: Block) -> bool:
    return isinstance(block, Table) and len(block.rows) == 1 and len(block.rows[0].cells) == 1


def _is_chart(boxes: tuple[Block, ...]) -> bool:
    long = sum(sum(1 for _ in paragraphs_of((box,))) > MOST_PARAGRAPHS for box in boxes)
    return len(boxes) >= FEWEST_BOXES and 3 * long < len(boxes)


def _to_textboxes(boxes: tuple[Block, ...]) -> Iterable[Paragraph]:
    return [replace(paragraph, origin="textbox") for paragraph in paragraphs_of(boxes)]


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
