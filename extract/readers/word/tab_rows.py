"""Labels and values that a tab stop sets beside one another: the table that their author drew with tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extract.readers.shared.words import WordList
from models.pages.document import Block, Cell, Paragraph, Row, Table

FEWEST_ROWS = 3
"""So many lines in a row make a table; two may be a signature over its name."""
MOST_LABEL_WORDS = 7
"""Words before the tab; more of them are text that a tab only indents."""


def tab_rows_to_tables(blocks: Sequence[Block], words: WordList) -> list[Block]:
    """`blocks` with runs of paragraphs of the form "label tab value" as tables.

    A label with a colon says what it is without a table, as does a question among such.
    """
    made: list[Block] = []
    for _, run in groupby(blocks, key=lambda block: _value_starts(block, words) > 0):
        found = list(run)
        ends = {_label_end(block, words) for block in found}
        told = {":", "?"} if ends == {":", "?"} else {":"}
        for is_row, part in groupby(found, key=lambda block: _label_end(block, words) not in {"", *told}):
            lines = list(part)
            rows = [_row(one, _value_starts(one, words)) for one in lines if isinstance(one, Paragraph)]
            made += [Table(tuple(rows), 2, ruled=False)] if is_row and len(rows) >= FEWEST_ROWS else lines
    return made


def _label_end(block: Block, words: WordList) -> str:
    """The last sign of what stands before the tab; empty where the block is no such line."""
    start = _value_starts(block, words)
    return words.words[block.all_words[start - 1]].text[-1] if start else ""


def _value_starts(block: Block, words: WordList) -> int:
    """The index of the first word of the value; 0 where the block is no such line."""
    if not isinstance(block, Paragraph) or block.kind != "paragraph" or block.mark or block.origin != "body":
        return 0
    starts = [index for index, word in enumerate(block.words) if index and words.words[word].after_tab]
    return 0 if len(starts) != 1 or starts[0] > MOST_LABEL_WORDS else starts[0]


def _row(line: Paragraph, start: int) -> Row:
    parts = (line.words[:start], line.words[start:])
    return Row(
        tuple(Cell(column, (replace(line, words=part, bold=False),)) for column, part in enumerate(parts))
    )
