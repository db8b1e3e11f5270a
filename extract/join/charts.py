"""Organisation charts: boxes drawn on a page, which stand beside the text and take no part in its outline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from models.pages.document import Block, Document, Paragraph, Table, paragraphs_of

FEWEST_BOXES = 3
"""So many boxes next to one another on a page are a chart; one or two are frames around headings."""
MOST_PARAGRAPHS = 4
"""Paragraphs of a box of a chart, at most: a unit, its head, how to reach them. Where a third have more, they are
cards, some of which a page may have cut."""


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
