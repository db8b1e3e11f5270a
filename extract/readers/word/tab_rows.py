"""Labels and values that a tab stop sets beside one another: the table that their author drew with tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, groupby

from extract.readers.shared.words import WordList
from models.pages.document import Block, Cell, Paragraph, Row, Table

FEWEST_ROWS = 3
"""So many lines in a row make a table; two may be a signature over its name."""
MOST_LABEL_WORDS = 7
"""Words before the tab; more of them are text that a tab only indents."""


def tab_rows_to_tables(blocks: Sequence[Block], words: WordList) -> list[Block]:
    """`blocks` with runs of paragraphs of the form "label tab value" as tables.

    A label with a colon says what it is without a table, as does a question among such. A line that begins with a tab
    goes on with the value above it.
    """
    made: list[Block] = []
    for _, run in groupby(_with_more(blocks, words), key=lambda lines: _value_starts(lines[0], words) > 0):
        found = list(run)
        ends = {_label_end(first, words) for first, *_ in found}
        told = {":", "?"} if ends == {":", "?"} else {":"}
        for is_row, part in groupby(found, key=lambda lines: _label_end(lines[0], words) not in {"", *told}):
            lines = list(part)
            if is_row and len(lines) >= FEWEST_ROWS:
                rows = tuple(_row(one, _value_starts(one[0], words)) for one in lines)
                made.append(Table(rows, 2, ruled=False))
            else:
                made += chain(*lines)
    return made


def _with_more(blocks: Sequence[Block], words: WordList) -> list[list[Block]]:
    """Each block by itself, a line of the form "label tab value" with those below it that begin with the tab."""
    made: list[list[Block]] = []
    for block in blocks:
        is_more = isinstance(block, Paragraph) and _is_text(block) and words.words[block.words[0]].after_tab
        if made and is_more and _value_starts(made[-1][0], words):
            made[-1].append(block)
        else:
            made.append([block])
    return made


def _label_end(block: Block, words: WordList) -> str:
    """The last sign of what stands before the tab; empty where the block is no such line."""
    start = _value_starts(block, words)
    return words.words[block.all_words[start - 1]].text[-1] if start else ""


def _value_starts(block: Block, words: WordList) -> int:
    """The index of the first word of the value; 0 where the block is no such line."""
    if not isinstance(block, Paragraph) or not _is_text(block):
        return 0
    starts = [index for index, word in enumerate(block.words) if index and words.words[word].after_tab]
    return 0 if len(starts) != 1 or starts[0] > MOST_LABEL_WORDS else starts[0]


def _is_text(block: Paragraph) -> bool:
    return block.kind == "paragraph" and not block.mark and block.origin == "body" and bool(block.words)


def _row(lines: Sequence[Block], start: int) -> Row:
    first, *more = (line for line in lines if isinstance(line, Paragraph))
    label, value = (
        replace(first, words=part, bold=False) for part in (first.words[:start], first.words[start:])
    )
    return Row((Cell(0, (label,)), Cell(1, (value, *more))))
