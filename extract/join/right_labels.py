"""Tables whose labels stand right of their values, with the labels first: all that follows seeks them there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.recognise.grid import table_to_grid
from extract.recognise.labels import label_columns
from models.pages.document import Block, Cell, Document, Row, Table
from rules.pack import Rules

FEWEST_LABELS = 2
"""Rows of a table with their label on the right, at least: one may be a value that reads like a label."""


def with_labels_first(document: Document, rules: Rules) -> Document:
    """The document with such tables turned, those on following pages too, where they hold too few labels to tell."""
    blocks: list[Block] = []
    turned: Table | None = None
    for block in document.blocks:
        if isinstance(block, Table):
            goes_on = turned is not None and _goes_on(turned, block)
            is_right = _has_right_labels(document, block, rules, sure=goes_on)
            turned = block if is_right else None
            block = _turned(block) if is_right else block
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _has_right_labels(document: Document, table: Table, rules: Rules, *, sure: bool) -> bool:
    """Whether the second of two columns holds the labels; one of them alone tells nothing unless it is `sure`."""
    if table.columns != 2:
        return False
    grid = table_to_grid(table)
    pairs = [row for row in grid if len(row.filled) == 2]
    columns = label_columns(document, grid, rules)
    if sure:
        return columns != (0,)
    labelled = sum(rules.labels.match(document.text(row.filled[1].words)) is not None for row in pairs)
    return columns == (1,) and labelled >= FEWEST_LABELS


def _goes_on(above: Table, table: Table) -> bool:
    """Whether a table stands on the page after another."""
    last = above.rows[-1].page if above.rows else above.page
    return last is not None and table.page == last + 1


def _turned(table: Table) -> Table:
    """`table` with its two columns changed; a cell over both stays."""
    return replace(table, rows=tuple(replace(row, cells=_cells(row)) for row in table.rows))


def _cells(row: Row) -> tuple[Cell, ...]:
    cells: Iterable[Cell] = (
        cell if cell.column_span > 1 else replace(cell, column=1 - cell.column) for cell in row.cells
    )
    return tuple(sorted(cells, key=lambda cell: cell.column))
