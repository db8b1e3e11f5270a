"""Forms in tables: rows of labels, and below each a row with their values."""

from __future__ import annotations

from itertools import combinations

from extract.recognise.grid import GridRow, table_to_grid
from extract.recognise.labels import MOST_LABEL_WORDS, sure_plan_label
from models.pages.document import Document, Table
from rules.pack import Rules

FEWEST_FIELDS = 3
"""Different fields that the labels of a form name, at least."""
FEWEST_KINDS = 2
"""Rows of labels that differ, at least: a grid has one, however often its pages print it."""


def label_rows(document: Document, table: Table, rules: Rules) -> frozenset[int]:
    """The rows of `table` that hold labels alone, each over a row of their values; empty where it is no form.

    Beside them stand only rows that are one cell: headings. No label stands in two rows that differ: those would be
    headings of columns, some of them printed again.
    """
    if table.columns < 2:
        return frozenset()
    grid = table_to_grid(table)
    found: dict[int, frozenset[str]] = {}
    index = 0
    while index < len(grid):
        labels = _labels(document, grid[index], rules)
        below = grid[index + 1] if index + 1 < len(grid) else None
        if labels and (below is None or not _labels(document, below, rules)):
            if below is not None and not _is_below(grid[index], below):
                return frozenset()
            found[index] = labels
            index += 2
        elif len(grid[index].filled) <= 1 and not labels:
            index += 1
        else:
            return frozenset()
    return frozenset(found) if _is_form(set(found.values()), rules) else frozenset()


def _is_form(kinds: set[frozenset[str]], rules: Rules) -> bool:
    """Whether rows of labels, each different one once, are those of a form."""
    if len(kinds) < FEWEST_KINDS or any(first & second for first, second in combinations(kinds, 2)):
        return False
    matches = (rules.labels.match(label) for kind in kinds for label in kind)
    return len({match.targets for match in matches if match is not None}) >= FEWEST_FIELDS


def _labels(document: Document, row: GridRow, rules: Rules) -> frozenset[str]:
    """The texts of a row whose cells are all labels, short ones, more than half of which rules know; half, where all
    stand out."""
    if row.carried or not row.filled:
        return frozenset()
    if any(cell.row_span > 1 or len(cell.words) > MOST_LABEL_WORDS for cell in row.filled):
        return frozenset()
    texts = [document.text(cell.words) for cell in row.filled]
    known = sum(sure_plan_label(text, rules) is not None for text in texts)
    stand_out = all(
        cell.shaded or all(document.words[word].bold for word in cell.words) for cell in row.filled
    )
    return frozenset(texts) if 2 * known > len(texts) - stand_out else frozenset()


def _is_below(labels: GridRow, values: GridRow) -> bool:
    """Whether each value stands below one label: none reaches over the next."""
    starts = {cell.column for cell in labels.filled}
    return all(
        not any(cell.column < start < cell.column + cell.column_span for start in starts)
        and any(start <= cell.column for start in starts)
        for cell in values.filled
    )
