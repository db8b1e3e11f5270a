"""Tables headed by nothing but parties: what stands below each is its commitment."""

from __future__ import annotations

from extract.recognise.drafts import Entry, blocks_to_pieces
from extract.recognise.grid import table_to_grid
from extract.recognise.labels import parties_heading
from models.pages.document import Cell, Document, Table
from models.target import Target
from rules.pack import Rules

FEWEST = 2
"""Parties that head such a table at least."""


def party_commitments(document: Document, table: Table, rules: Rules) -> list[Entry] | None:
    """One entry a column of a table whose first row names a party over each column; None for any other table."""
    first = next((row for row in table.rows if row.words), None)
    if first is None or len([cell for cell in first.cells if cell.words]) < FEWEST:
        return None
    rows = [row for row in table_to_grid(document, table) if row.filled]
    parties = parties_heading(document, rows[0], rules) if len(rows) > 1 else None
    if parties is None or any(row.spanning is not None for row in rows):
        return None
    below = [cell for row in rows[1:] for cell in row.filled]
    if any(cell.column not in parties or _is_label(document, cell, rules) for cell in below):
        return None
    return [
        Entry(
            _target_of(document, head, parties[head.column], rules),
            tuple(
                piece
                for cell in below
                if cell.column == head.column
                for piece in blocks_to_pieces(cell.blocks)
            ),
            head.words,
            unknown_label=parties[head.column] is None
            and rules.labels.match(document.text(head.words)) is None,
        )
        for head in rows[0].filled
    ]


def _target_of(document: Document, head: Cell, party: str | None, rules: Rules) -> Target:
    """The party's commitment; of others, or of all together, the field that the heading names."""
    if party is not None:
        return Target("party", party, "commitment")
    match = rules.labels.match(document.text(head.words))
    return Target("other") if match is None else match.targets[0]


def _is_label(document: Document, cell: Cell, rules: Rules) -> bool:
    """Whether a cell below is itself a label, so that the first row is one of pairs."""
    return rules.labels.match(document.text(cell.words)) is not None
