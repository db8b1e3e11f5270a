"""What is said once over several rows of a grid, and holds for each measure below it: a cause, a goal."""

from __future__ import annotations

from collections.abc import Sequence

from extract.recognise.drafts import Entry, Pieces, blocks_to_pieces
from extract.recognise.grid import Column, GridRow
from extract.recognise.labels import split_run_in
from models.pages.document import Cell, Document
from rules.pack import LabelMatch, Rules

_SAID_OVER_ROWS = frozenset({"goal", "purpose", "problem", "situation", "cause"})
"""What people write on a line of its own above the measures that it holds for."""
_TELLS_MEASURES = frozenset({"name", "measures"})


def is_of_rows(match: LabelMatch) -> bool:
    """Whether what stands under the label over a table is said of each measure below: why it is done."""
    return all(target.field == "cause" for target in match.targets)


def goals_stand_over_rows(document: Document, grid: tuple[GridRow, ...], rules: Rules) -> bool:
    """Whether several goals stand over the table's rows and no area does: each is that of the measures below it."""
    fields = []
    for row in grid:
        if row.spanning is not None:
            run_in = split_run_in(document, blocks_to_pieces(row.spanning.blocks)[0], rules, dash=True)
            fields += [target.field for target in run_in[2].targets] if run_in is not None else []
    return fields.count("goal") > 1 and "area_name" not in fields


def shared_entries(
    match: LabelMatch, pieces: Pieces, label: tuple[int, ...], cell: Cell
) -> tuple[Entry, ...]:
    """What stands beside or behind a label over rows, said of each measure below."""
    return tuple(Entry(target, pieces, label, confidence=cell.confidence) for target in match.targets)


def stands_over_rows(lone: Cell, columns: Sequence[Column], below: Sequence[GridRow]) -> Column | None:
    """The column of the only cell of a row that steps down to measures, each in a column further right.

    So people write on a sheet: the area on a line, on the next its goal one column in, below it the measures.
    """
    index, column = next(((n, column) for n, column in enumerate(columns) if column.holds(lone)), (0, None))
    following = next((row for row in below if row.filled), None)
    if column is None or not column.fields or not column.fields <= _SAID_OVER_ROWS or following is None:
        return None
    told = [other for other in columns[index + 1 :] if other.fields & _TELLS_MEASURES]
    steps = not any(other.holds(cell) for other in columns[: index + 1] for cell in following.filled)
    return column if steps and any(other.holds(cell) for other in told for cell in following.filled) else None


def entries_of_column(cell: Cell, column: Column) -> tuple[Entry, ...]:
    """What a cell over rows says of each measure below it."""
    pieces = blocks_to_pieces(cell.blocks)
    score = round(min(column.score, cell.confidence), 2)
    return tuple(Entry(target, pieces, column.label, confidence=score) for target in column.targets)
