"""Rows of a label | value table that hold a second pair beside the first: "Ansvarig | Fritidschef | Tid | Våren"."""

from __future__ import annotations

from extract.recognise.grid import GridRow
from extract.recognise.labels import SURE, is_plan_label, tells_time
from models.pages.document import Cell, Document
from rules.pack import Rules

MOST_INNER_WORDS = 3
"""Words of a label that no rule knows, where another row has a known one in its place; longer text is a value."""


def inner_columns(document: Document, grid: tuple[GridRow, ...], rules: Rules) -> frozenset[int]:
    """The columns in which a second label stands in some row: label | value | label | value."""
    found = set()
    for row in grid:
        if len(row.own) < 4 or not _is_known(document.text(row.own[0].words), rules):
            continue
        for before, cell in zip(row.own[1:], row.own[2:-1], strict=False):
            if before.words and _is_known(document.text(cell.words), rules):
                found.add(cell.column)
    return frozenset(found)


def pairs_beside(
    document: Document, label: Cell, values: tuple[Cell, ...], inner: frozenset[int], rules: Rules
) -> list[tuple[Cell, tuple[Cell, ...]]]:
    """The pairs of one row, each a label's cell with its values: one pair, unless a label stands within the row."""
    pairs: list[tuple[Cell, list[Cell]]] = [(label, [])]
    for index, cell in enumerate(values):
        stands_between = 0 < index < len(values) - 1 and cell.column in inner and bool(cell.words)
        if stands_between and _is_label(document, cell, rules):
            pairs.append((cell, []))
        else:
            pairs[-1][1].append(cell)
    return [(one, tuple(cells)) for one, cells in pairs]


def _is_label(document: Document, cell: Cell, rules: Rules) -> bool:
    """Whether a cell where other rows have a label is one: a known one, or words as few as a label's."""
    text = document.text(cell.words)
    is_short = len(cell.words) <= MOST_INNER_WORDS and rules.labels.is_party(text) is None
    return is_short or _is_known(text, rules)


def _is_known(text: str, rules: Rules) -> bool:
    """Whether rules surely know the text as a label; a party's bare name tells none from a value, "Tid" does."""
    match = rules.labels.match(text)
    return match is not None and match.score >= SURE and (is_plan_label(match) or tells_time(match))
