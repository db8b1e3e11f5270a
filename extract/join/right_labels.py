"""Tables whose labels stand right of their values, with the labels first: all that follows seeks them there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.join.columns import EDGE_TOLERANCE
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
            is_sure = goes_on or (turned is not None and _stand_alike(turned, block))
            is_right = _has_right_labels(document, block, rules, sure=is_sure)
            turned = block if is_right else turned
            blocks.append(_turned(document, block, goes_on=goes_on) if is_right else block)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _has_right_labels(document: Document, table: Table, rules: Rules, *, sure: bool) -> bool:
    """Whether the second of two columns holds the labels; one of them alone tells nothing unless it is `sure`."""
    if table.columns != 2:
        return False
    grid = table_to_grid(document, table)
    pairs = [row for row in grid if len(row.filled) == 2]
    columns = label_columns(document, grid, rules)
    if sure:
        return columns != (0,)
    labelled = sum(rules.labels.match(document.text(row.filled[1].words)) is not None for row in pairs)
    return columns == (1,) and labelled >= FEWEST_LABELS


def _stand_alike(above: Table, table: Table) -> bool:
    """Whether the columns of two tables part at one place."""
    edges = [one.column_edges[1:-1] for one in (above, table)]
    return len(edges[0]) == len(edges[1]) == 1 and abs(edges[0][0] - edges[1][0]) <= EDGE_TOLERANCE


def _goes_on(above: Table, table: Table) -> bool:
    """Whether a table stands on the page after another."""
    last = above.rows[-1].page if above.rows else above.page
    return last is not None and table.page == last + 1


def _turned(document: Document, table: Table, *, goes_on: bool) -> Table:
    """`table` with its two columns changed. A cell over both stays, and so does a name over the left one alone: it
    is in bold, or begins a table that goes on from no other."""
    rows = []
    for index, row in enumerate(table.rows):
        is_bold = bool(row.words) and all(document.words[word].bold for word in row.words)
        is_name = is_bold or (index == 0 and not goes_on)
        rows.append(row if is_name and _stands_left(row) else replace(row, cells=_cells(row)))
    return replace(table, rows=tuple(rows))


def _stands_left(row: Row) -> bool:
    """Whether only the left cell of a row holds words."""
    return [cell.column for cell in row.cells if cell.words] == [0]


def _cells(row: Row) -> tuple[Cell, ...]:
    cells: Iterable[Cell] = (
        cell if cell.column_span > 1 else replace(cell, column=1 - cell.column) for cell in row.cells
    )
    return tuple(sorted(cells, key=lambda cell: cell.column))
