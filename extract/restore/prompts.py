"""Prompts of fields that nobody has filled in: of a form that was printed or converted they are left as mere words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.pages.document import Block, Document, Furniture, Paragraph, Table
from models.text.fold import fold
from rules.pack import Rules

_MOST_WORDS = 12


def with_prompts_apart(document: Document, rules: Rules) -> Document:
    """`document` with the paragraphs that are but such a prompt as furniture; their cells stay, empty."""
    phrases = (*rules.words["prompt_opens"], *rules.words["prompt"])
    first = {phrase.partition(" ")[0] for phrase in phrases}
    if not any(word.text.lower() in first for word in document.words):
        return document
    choice = rules.words.choice
    asked = rf"{choice('prompt_opens')} {choice('prompt_asks')}(?: \w+){{1,3}}"
    prompt = re.compile(rf"(?:{asked}|{choice('prompt')})\.?")
    prompts: list[Furniture] = []
    blocks = tuple(_without(document, document.blocks, prompt, prompts))
    return replace(document, blocks=blocks, furniture=(*document.furniture, *prompts))


def _without(
    document: Document, blocks: Iterable[Block], prompt: re.Pattern[str], prompts: list[Furniture]
) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            yield _table(document, block, prompt, prompts)
        elif _is_prompt(document, block, prompt):
            prompts.append(
                Furniture("instruction", replace(block, kind="paragraph", level=None, number=None))
            )
        else:
            yield block


def _table(document: Document, table: Table, prompt: re.Pattern[str], prompts: list[Furniture]) -> Table:
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, blocks=tuple(_without(document, cell.blocks, prompt, prompts)))
                for cell in row.cells
            ),
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _is_prompt(document: Document, paragraph: Paragraph, prompt: re.Pattern[str]) -> bool:
    words = paragraph.words
    return 0 < len(words) <= _MOST_WORDS and prompt.fullmatch(fold(document.text(words))) is not None
