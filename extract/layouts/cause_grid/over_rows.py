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


def steps_down(
    row: GridRow, columns: Sequence[Column], below: Sequence[GridRow], above: Sequence[Entry]
) -> tuple[Entry, ...] | None:
    """What the measures below share from this row on, where its only text steps down to them; else None.

    So people write on a sheet: the area on a line, on the next its goal one column in, below it the measures.
    Of what the rows `above` say, what stands in columns further left holds on. A number counts the lines.
    """
    place = _stepping_place(row, columns, below)
    if place is None:
        return None
    further_left = {target for column in columns[:place] for target in column.targets}
    kept = (entry for entry in above if entry.target in further_left)
    return (*kept, *_entries_of_column(row, columns[place]))


def _stepping_place(row: GridRow, columns: Sequence[Column], below: Sequence[GridRow]) -> int | None:
    """The place of the column whose cell, alone in its row, stands over a row further right that tells a measure."""
    place = _only_place(row, columns)
    if place is None or not columns[place].fields or not columns[place].fields <= _SAID_OVER_ROWS:
        return None
    following = [one for one in below if one.filled]
    if not following or any(at <= place for at in _places(following[0], columns)):
        return None
    told = any(columns[at].fields & _TELLS_MEASURES for at in _places(following[0], columns))
    return place if told or _stepping_place(following[0], columns, following[1:]) is not None else None


def _places(row: GridRow, columns: Sequence[Column]) -> list[int]:
    """The columns in which the row says something, but for those that count."""
    return [
        place
        for place, column in enumerate(columns)
        if "number" not in column.fields and any(column.holds(cell) for cell in row.filled)
    ]


def _only_place(row: GridRow, columns: Sequence[Column]) -> int | None:
    places = _places(row, columns)
    return places[0] if len(places) == 1 and not row.carried else None


def _entries_of_column(row: GridRow, column: Column) -> tuple[Entry, ...]:
    """What a row says in that column, said of each measure below."""
    cell = next(cell for cell in row.filled if column.holds(cell))
    pieces = blocks_to_pieces(cell.blocks)
    score = round(min(column.score, cell.confidence), 2)
    return tuple(Entry(target, pieces, column.label, confidence=score) for target in column.targets)
