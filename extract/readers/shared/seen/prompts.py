"""Prompts of fields that nobody has filled in: of a form that was printed or converted they are left as mere words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.pages.document import Block, Document, Furniture, Paragraph, Table

_PROMPT = re.compile(
    r"(?:Klicka|Tryck)(?: eller (?:klicka|tryck))?(?: här)? för att (?:ange|skriva|infoga|välja)"
    r"(?: in)?(?: \w+){1,3}\.?"
    r"|Välj ett (?:objekt|element|datum)\.|(?:Click|Tap)(?: or tap)?(?: here)? to enter (?:a )?(?:text|date)\.?"
    r"|Choose an item\.?"
)
"""What word processors show in an empty control."""
_FIRST = frozenset({"Klicka", "Tryck", "Välj", "Click", "Tap", "Choose"})
_MOST_WORDS = 12


def with_prompts_apart(document: Document) -> Document:
    """`document` with the paragraphs that are but such a prompt as furniture; their cells stay, empty."""
    if not any(word.text in _FIRST for word in document.words):
        return document
    prompts: list[Furniture] = []
    blocks = tuple(_without(document, document.blocks, prompts))
    return replace(document, blocks=blocks, furniture=(*document.furniture, *prompts))


def _without(document: Document, blocks: Iterable[Block], prompts: list[Furniture]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            yield _table(document, block, prompts)
        elif _is_prompt(document, block):
            prompts.append(
                Furniture("instruction", replace(block, kind="paragraph", level=None, number=None))
            )
        else:
            yield block


def _table(document: Document, table: Table, prompts: list[Furniture]) -> Table:
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, blocks=tuple(_without(document, cell.blocks, prompts))) for cell in row.cells
            ),
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _is_prompt(document: Document, paragraph: Paragraph) -> bool:
    words = paragraph.words
    if not words or len(words) > _MOST_WORDS or document.words[words[0]].text not in _FIRST:
        return False
    return _PROMPT.fullmatch(document.text(words)) is not None
