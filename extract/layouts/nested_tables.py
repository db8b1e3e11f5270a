"""Tables that only arrange others on the page: what stands in their cells is read as if it stood by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.layouts.cause_grid.layout import read_grid
from extract.layouts.field_table.layout import is_field_table
from extract.recognise.labels import is_plan_label
from models.pages.document import Block, Cell, Document, Table
from rules.pack import Rules


def with_nested_tables_apart(document: Document, rules: Rules) -> Document:
    """The document with the cells of such tables as blocks, row by row: an area on the left, its measures beside it."""
    if not any(map(_nested, document.blocks)):
        return document
    blocks = tuple(one for block in document.blocks for one in _opened(document, block, rules))
    return replace(document, blocks=blocks)


def _opened(document: Document, block: Block, rules: Rules) -> Iterator[Block]:
    nested = [one for one in _nested(block) if _is_of_measures(document, one, rules)]
    if not isinstance(block, Table) or not nested or _has_values(document, block, rules):
        yield block
        return
    for row in block.rows:
        for cell in row.cells:
            for inner in cell.blocks:
                yield from _opened(document, inner, rules)


def _has_values(document: Document, table: Table, rules: Rules) -> bool:
    """Whether a label stands beside a table in a cell: that is its value."""
    rows = [row for row in table.rows if any(_nested_in(cell) for cell in row.cells)]
    labels = [cell for row in rows for cell in row.cells if not _nested_in(cell)]
    return any(is_plan_label(rules.labels.match(document.text(cell.words))) for cell in labels)


def _nested_in(cell: Cell) -> list[Table]:
    return [one for one in cell.blocks if isinstance(one, Table)]


def _nested(block: Block) -> list[Table]:
    """The tables in the cells of a table, at any depth."""
    if not isinstance(block, Table):
        return []
    inner = [one for row in block.rows for cell in row.cells for one in _nested_in(cell)]
    return [table for one in inner for table in (one, *_nested(one))]


def _is_of_measures(document: Document, table: Table, rules: Rules) -> bool:
    return is_field_table(document, table, rules) or read_grid(document, table, rules, None) is not None
