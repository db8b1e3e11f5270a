"""Which tables are grids of measures: their headings, and what tells them from pairs of label and value."""

from __future__ import annotations

from extract.recognise.columns import Heads, find_half_heads, find_heads
from extract.recognise.grid import GridRow, table_to_grid
from extract.recognise.labels import is_plan_label, label_columns
from models.pages.document import Document, Table
from rules.pack import Rules

FIELDS_OF_LIKE_LABELS = frozenset({"responsible", "other_participants", "convener", "status", "timing"})
"""Fields of columns whose values may look like labels: names of parties and of offices, and states ("Klar")."""


def heads_of(
    document: Document, table: Table, grid: tuple[GridRow, ...], rules: Rules, before: Heads | None
) -> tuple[Heads, bool] | None:
    """The headings of `table` and whether they stand in it; None where it is no grid."""
    heads = find_heads(document, table, grid, rules)
    if heads is not None:
        rows = (*grid[: heads.first], *grid[heads.after :])
        if table.columns == 2 and not _is_sure(document, heads, rows, rules):
            return None
        below = grid[heads.after :]
        return (
            None if _has_label_column(document, below, rules, _columns_like_labels(heads)) else (heads, True)
        )
    if before is None or not before.fits(table) or table.columns < 2:
        return None
    return None if _has_label_column(document, grid, rules) else (before, False)


def _is_sure(document: Document, heads: Heads, rows: tuple[GridRow, ...], rules: Rules) -> bool:
    """Whether two columns are a grid and no pairs of label and value: no row but the headings begins with a label."""
    first = [rules.labels.match(cell_text(document, row, 0)) for row in rows]
    says = heads.makes_activities or "area_name" in heads.fields
    return says and not any(is_plan_label(match) for match in first)


def grid_heads(document: Document, table: Table, rules: Rules) -> Heads | None:
    """The headings that stand in `table` itself, where it is a plan's grid."""
    found = heads_of(document, table, table_to_grid(table), rules, None)
    return found[0] if found is not None else None


def half_grid_heads(document: Document, table: Table, rules: Rules) -> Heads | None:
    """The headings of a table that may hold the rest of a grid's columns, printed on another page."""
    grid = table_to_grid(table)
    heads = find_half_heads(document, table, grid, rules)
    if heads is None or _has_label_column(document, grid[heads.after :], rules):
        return None
    return heads


def _columns_like_labels(heads: Heads) -> frozenset[int]:
    """The columns, the first aside, that ask who, when or how far: "Skolan" and "Påbörjad" are values there."""
    return frozenset(
        place
        for column in heads.columns
        if column.known and column.fields & FIELDS_OF_LIKE_LABELS
        for place in range(max(column.start, 1), column.start + column.span)
    )


def _has_label_column(
    document: Document, rows: tuple[GridRow, ...], rules: Rules, of_values: frozenset[int] = frozenset()
) -> bool:
    """Whether the rows are pairs of label and value, as in a `field_table`; none stand in columns `of_values`."""
    rows = tuple(row for row in rows if not _prints_only_labels(document, row, rules))
    columns = label_columns(document, rows, rules)
    if columns and columns[0] in of_values:
        return False
    texts = {cell_text(document, row, columns[0]) for row in rows if columns}
    # One word again and again ("Klar", "Klar") is what its column says, and labels nothing.
    return sum(rules.labels.match(text) is not None for text in texts if text) >= 2


def _prints_only_labels(document: Document, row: GridRow, rules: Rules) -> bool:
    """Whether most filled cells are labels, as in headings printed again; of a pair at most one is."""
    matches = [rules.labels.match(document.text(cell.words)) for cell in row.filled]
    known = sum(match is not None for match in matches)
    return known > 1 and known > len(matches) / 2 and any(is_plan_label(match) for match in matches)


def cell_text(document: Document, row: GridRow, column: int) -> str:
    """The text of the cell that covers `column` in `row`; empty where there is none."""
    cell = row.at(column)
    return document.text(cell.words) if cell is not None else ""
