"""Year wheels printed as tables: months or quarters over columns, and in each cell what is done then."""

from __future__ import annotations

from dataclasses import dataclass

from extract.layouts.cause_grid.layout import ActivityRow, GridReading
from extract.layouts.cause_grid.rows import AreaName
from extract.recognise.columns import Heads
from extract.recognise.drafts import Entry, as_paragraph, blocks_to_pieces
from extract.recognise.grid import FEWEST_PARTS, LONGEST_TICK, GridRow, table_to_grid
from extract.recognise.labels import MOST_TITLE_WORDS
from models.pages.document import Cell, Document, Paragraph, Table
from models.target import Target
from rules.pack import Rules

ROWS_AHEAD = 3
"""Rows among which the first months stand: above them only a title does."""
LONGEST_NAME = 25
"""Words of what is done in a month, at most; longer text tells of something else."""


@dataclass(frozen=True, slots=True)
class _Month:
    column: int
    words: tuple[int, ...]


def read_year_wheel(document: Document, table: Table, rules: Rules) -> GridReading | None:
    """Each paragraph below a month as an activity of that month; None where `table` is no year wheel.

    What stands before the months, in a column of its own, is the area of its row, unless it is a label; below
    Ansvarig, or where it is a party, it is who does what stands in the row.
    """
    if table.columns < FEWEST_PARTS:
        return None
    grid = table_to_grid(document, table)
    ahead = next(
        (place for place, row in enumerate(grid[:ROWS_AHEAD]) if _months(document, row, rules)), None
    )
    if ahead is None or any(len(row.filled) > 1 for row in grid[:ahead]):
        return None  # "Aktivitet | Lovkväll | Vandring" above "När | April | Maj" are columns of activities
    reading = GridReading(Heads((), 0))
    months: list[_Month] = []
    corner: tuple[int, ...] = ()
    for row in grid:
        heads = _months(document, row, rules)
        if heads:
            months = heads
            corner = next((cell.words for cell in row.filled if cell.column < heads[0].column), ())
            reading.labels += [corner] if corner else []
        elif months and not _take(document, row, months, corner, reading, rules):
            return None
    return reading if any(isinstance(one, ActivityRow) for one in reading.segments) else None


def _months(document: Document, row: GridRow, rules: Rules) -> list[_Month]:
    """The months that head the row's columns, where all its cells but the first are months."""
    found = [cell for cell in row.filled if rules.schedules.part_of_year(document.text(cell.words))]
    others = [cell for cell in row.filled if cell not in found]
    is_heading = len(found) >= FEWEST_PARTS and (not others or others == [row.filled[0]])
    return [_Month(cell.column, cell.words) for cell in found] if is_heading else []


def _take(
    document: Document,
    row: GridRow,
    months: list[_Month],
    corner: tuple[int, ...],
    reading: GridReading,
    rules: Rules,
) -> bool:
    """Add what is done in the row's cells to `reading`; whether the row may be one of a year wheel."""
    first = row.at(0)
    beside = first is not None and bool(first.words) and first.column < months[0].column
    who: tuple[Entry, ...] = ()
    if beside and first is not None:
        who = _doer(document, first, corner, rules)
        if not who:
            _take_front(document, first, reading, rules)
    for cell in row.filled:
        month = next((one for one in months if one.column == cell.column), None)
        pieces = blocks_to_pieces(cell.blocks)
        if month is None and not (beside and cell is first):
            return False
        if month is None:
            continue
        for piece in pieces:
            if len(piece.words) > LONGEST_NAME or len(document.text(piece.words)) <= LONGEST_TICK:
                return False
            reading.segments.append(ActivityRow((*_entries(piece, month, cell), *who)))
    return True


def _doer(document: Document, cell: Cell, corner: tuple[int, ...], rules: Rules) -> tuple[Entry, ...]:
    """Who does what stands in the row, where its first cell says so: below Ansvarig, or by a party's name."""
    match = rules.labels.match(document.text(corner)) if corner else None
    asked = match is not None and [target.field for target in match.targets] == ["responsible"]
    if not asked and rules.labels.is_party(document.text(cell.words)) is None:
        return ()
    pieces = blocks_to_pieces(cell.blocks)
    return (Entry(Target("responsible"), pieces, method="position", confidence=min(0.9, cell.confidence)),)


def _take_front(document: Document, cell: Cell, reading: GridReading, rules: Rules) -> None:
    """What stands before the months: a label of what is done ("Aktiviteter"), or the area of the row."""
    if rules.labels.match(document.text(cell.words)) is not None or len(cell.words) > MOST_TITLE_WORDS:
        reading.labels.append(cell.words)
        return
    name = as_paragraph(blocks_to_pieces(cell.blocks))
    entry = Entry(Target("area_name"), (name,), method="position", confidence=min(0.9, cell.confidence))
    reading.segments.append(AreaName(entry, named_by_label=True))


def _entries(piece: Paragraph, month: _Month, cell: Cell) -> tuple[Entry, ...]:
    return (
        Entry(Target("name"), (as_paragraph((piece,)),), piece.mark, "position", cell.confidence),
        Entry(Target("timing"), (Paragraph(month.words),), (), "position", cell.confidence),
    )
