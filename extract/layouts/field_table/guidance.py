"""The template's own words that its writers left in the cells: what to write there, and no part of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from extract.recognise.grids import grid_heads
from models.pages.document import Document, Paragraph, Row, Table, paragraphs_of, without_paragraphs
from models.text.fold import squeeze
from rules.pack import Rules

FEWEST_REPEATS = 2
"""Places where the same words guide, at least, where no look of their own tells them from a value."""


class _Place(NamedTuple):
    """Where guidance may stand: right below a label in its cell, or first in a cell beside a label."""

    paragraph: Paragraph
    key: str
    is_before_text: bool
    """Whether more of the cell stands below it."""
    stands_out: bool
    """Whether it leans, and what else the table holds does not."""


def without_guidance(document: Document, rules: Rules) -> tuple[Document, list[Paragraph]]:
    """The document without what guides the writer of a table of labels and values, and that.

    It reads like an instruction or a question to the writer, and is set in italics or comes again above other texts
    ("Hur ska ni följa upp?"). The rows of instructions of a grid are its layout's to read.
    """
    tables = [block for block in document.blocks if isinstance(block, Table)]
    places = [place for table in tables for place in _places(document, table, rules)]
    if not places:
        return document, []
    counts = Counter(place.key for place in places)
    above = {place.key for place in places if place.is_before_text}
    gone = {
        id(place.paragraph): place.paragraph
        for place in places
        if place.stands_out or (counts[place.key] >= FEWEST_REPEATS and place.key in above)
    }
    return replace(document, blocks=without_paragraphs(document.blocks, gone)), list(gone.values())


def _places(document: Document, table: Table, rules: Rules) -> Iterator[_Place]:
    found = [
        (cell, at)
        for row in table.rows
        for number, cell in enumerate(row.cells)
        for at in (0, 1)
        if _may_guide(document, row, number, at, rules)
    ]
    if not found or grid_heads(document, table, rules) is not None:
        return
    leans = ["italic" in one.traits for one in paragraphs_of((table,))]
    leaning = sum(leans)
    for cell, at in found:
        paragraph = cell.blocks[at]
        if isinstance(paragraph, Paragraph):
            key = squeeze(document.text(paragraph.words))
            yield _Place(
                paragraph,
                key,
                len(cell.blocks) > at + 1,
                "italic" in paragraph.traits and 2 * leaning <= len(leans),
            )


def _may_guide(document: Document, row: Row, number: int, at: int, rules: Rules) -> bool:
    """Whether the paragraph of that number in the cell of that number stands where guidance does, and reads like it."""
    cell = row.cells[number]
    if at >= len(cell.blocks):
        return False
    paragraph, before = cell.blocks[at], _text_before(document, row, number, at)
    if not isinstance(paragraph, Paragraph) or paragraph.kind == "item" or before is None:
        return False
    text = document.text(paragraph.words)
    label, own = rules.labels.match(before), rules.labels.match(text)
    is_label = own is not None and (label is None or own.targets != label.targets)
    return label is not None and not is_label and rules.grids.is_instruction(text)


def _text_before(document: Document, row: Row, number: int, at: int) -> str | None:
    """The text where the label of that paragraph stands: above it in its cell, or in the cell before."""
    if at:
        return document.text(row.cells[number].blocks[0].all_words)
    if not number or not row.cells[number - 1].blocks:
        return None
    return document.text(row.cells[number - 1].blocks[0].all_words)
