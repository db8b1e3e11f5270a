"""Forms whose labels stand in rows over their values: read as the table of labels and values they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from extract.recognise.grids import label_rows
from models.pages.document import Block, Cell, Document, Row, Table
from rules.pack import Rules


def with_labels_beside(document: Document, rules: Rules) -> Document:
    """The document with each such form as a table of two columns: a row for each label, its value beside it."""
    blocks: list[Block] = []
    for block in document.blocks:
        labels = label_rows(document, block, rules) if isinstance(block, Table) else {}
        if isinstance(block, Table) and labels:
            rows = tuple(_pairs(block, labels))
            blocks.append(replace(block, rows=rows, columns=2, column_edges=()))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _pairs(table: Table, labels: Mapping[int, int]) -> Iterator[Row]:
    after = 0
    for index, row in enumerate(table.rows):
        if index in labels:
            after = labels[index]
            below = tuple(cell for values in table.rows[index + 1 : after] for cell in values.cells)
            yield from _beside(row, below)
        elif index >= after and row.words:
            filled = next(cell for cell in row.cells if cell.words)
            yield replace(row, cells=(replace(filled, column=0, column_span=2),))


def _beside(row: Row, below: tuple[Cell, ...]) -> Iterator[Row]:
    """A row for each label of `row`, with the cells that stand below it, up to the next label."""
    filled = [cell for cell in row.cells if cell.words]
    ends = [*(cell.column for cell in filled[1:]), None]
    for label, end in zip(filled, ends, strict=True):
        values = [
            cell for cell in below if cell.column >= label.column and (end is None or cell.column < end)
        ]
        light = next((cell.light for cell in values if cell.light is not None), None)
        value = Cell(
            column=1,
            blocks=tuple(block for cell in values for block in cell.blocks),
            light=light,
            page=row.page,
            confidence=min((cell.confidence for cell in (label, *values)), default=1.0),
        )
        yield replace(row, cells=(replace(label, column=0, column_span=1, row_span=1), value), bbox=None)
