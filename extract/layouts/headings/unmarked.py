"""Headings that nothing marks as such: short lines right above a table, in bold or in text without any look."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layouts.captions import is_caption
from extract.layouts.field_table.layout import is_field_table
from extract.recognise.drafts import Entry
from extract.recognise.labels import split_run_in
from extract.recognise.signatures import is_of_papers
from models.pages.document import Block, Document, Paragraph, Table
from models.pages.headings import ABOVE_TABLE, PLAIN_ABOVE_TABLE, reads_as_heading
from models.text.fold import squeeze
from rules.pack import Rules

_NAMING = frozenset({"area_name", "activity", "name", "number"})
"""Fields whose label makes a line the name of what stands below it."""


def unmarked_headings(document: Document, rules: Rules, title: Entry | None) -> dict[int, int | None]:
    """Indices of blocks that head the table below them, though their reader took them for paragraphs.

    Of two such lines in a row the first has the depth 0 and the second 1; one alone has None.
    """
    plain = not document.pages and not any(word.bold for word in document.words)
    found: dict[int, int | None] = {}
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        above = document.blocks[max(0, index - 2) : index]
        run = 0
        while run < len(above) and _is_heading(document, above[-1 - run], rules, title, plain=plain):
            run += 1
        is_sure = not plain or is_field_table(document, block, rules)
        if run and not is_sure and not _is_named(document, above[-1], document.blocks[:index], rules):
            continue
        if run == 1:
            found[index - 1] = None
        elif run == 2:
            found |= {index - 2: 0, index - 1: 1}
    return found


def _is_named(document: Document, line: Block, above: Sequence[Block], rules: Rules) -> bool:
    """Whether the line names a topic, or an area of a table further up: above a grid it may as well say its date."""
    text = document.text(line.all_words)
    tables = (block for block in above if isinstance(block, Table))
    names = {
        squeeze(document.text(row.cells[0].words)) for table in tables for row in table.rows if row.cells
    }
    return squeeze(text) in names or bool(rules.topics.read(text))


def _is_heading(
    document: Document, block: Paragraph | Table, rules: Rules, title: Entry | None, *, plain: bool
) -> bool:
    if not isinstance(block, Paragraph) or block.kind != "paragraph" or block.origin != "body":
        return False
    if not (block.bold or plain) or (title is not None and set(block.words) & set(title.words)):
        return False
    if is_caption(document, block, rules):
        return False
    text = document.text(block.words)
    limits = PLAIN_ABOVE_TABLE if plain else ABOVE_TABLE
    return (
        reads_as_heading(text, limits)
        and not _is_label(text, rules)
        and not is_of_papers(text, rules)
        and not rules.status.says_state(text)
        and not _states_field(document, block, rules)
    )


def _is_label(text: str, rules: Rules) -> bool:
    """Whether the line is a label; not what may as well name a measure ("Gemensam riskbedömning")."""
    match = rules.labels.match(text)
    return match is not None and any(target.field != "other" for target in match.targets)


def _states_field(document: Document, line: Paragraph, rules: Rules) -> bool:
    """Whether a label with its value stands there, that names nothing: "Beslutad av: Kommunstyrelsen"."""
    run_in = split_run_in(document, line, rules)
    return run_in is not None and not any(target.field in _NAMING for target in run_in[2].targets)
