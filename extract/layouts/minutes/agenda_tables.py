"""Agendas set as tables, "Punkt | Ärende | Anteckning | Beslut", as the points that they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.recognise.drafts import Words, blocks_to_pieces
from models.pages.document import Block, Cell, Document, Paragraph, Row, Table
from rules.pack import Rules

_FEWEST_POINTS = 2
_MOST_TITLE_WORDS = 18
_NUMBER_SIGNS = " .:)\u00a7"


@dataclass(slots=True)
class Agenda:
    """The blocks of minutes without tables that are agendas."""

    blocks: list[Block] = field(default_factory=list)
    labels: list[Words] = field(default_factory=list)
    """Heads of the columns."""
    decided: set[Words] = field(default_factory=set)
    """The words of each paragraph that stands in a column headed "Beslut"."""


def open_agenda_tables(document: Document, blocks: list[Block], rules: Rules) -> Agenda:
    """`blocks` with each row of an agenda's table as a heading with its number, and its other cells below that."""
    agenda = Agenda()
    for block in blocks:
        title = _title_column(document, block, rules) if isinstance(block, Table) else None
        if title is None or not isinstance(block, Table):
            agenda.blocks.append(block)
            continue
        head, *rows = block.rows
        agenda.labels += [cell.words for cell in head.cells if cell.words]
        decisions = {
            cell.column
            for cell in head.cells
            if rules.minutes.label(document.text(cell.words)) == "decision_heading"
        }
        for row in rows:
            _take_row(document, row, title, decisions, agenda)
    return agenda


def _title_column(document: Document, table: Table, rules: Rules) -> int | None:
    """The column that names the points; None where the table is no agenda.

    Its head says so ("Punkt", "Ärende"), and its cells are short; a column of numbers may stand before it.
    """
    head, *rows = table.rows or (Row(()),)
    if len(rows) < _FEWEST_POINTS or len(head.cells) < _FEWEST_POINTS:
        return None
    if not any(rules.minutes.is_point(document.text(cell.words)) for cell in head.cells[:2]):
        return None
    columns = sorted(cell.column for cell in head.cells)
    numbered = all(_number(document, _cell(row, columns[0])) for row in rows)
    title = columns[1] if numbered else columns[0]
    named = [cell.words for row in rows if (cell := _cell(row, title)) is not None]
    return (
        title if len(named) == len(rows) and all(0 < len(one) <= _MOST_TITLE_WORDS for one in named) else None
    )


def _take_row(document: Document, row: Row, title: int, decisions: set[int], agenda: Agenda) -> None:
    name = _cell(row, title)
    first = _cell(row, min(cell.column for cell in row.cells))
    number = _number(document, first) if first is not name else None
    agenda.blocks.append(
        Paragraph(
            name.words if name is not None else (),
            kind="heading",
            mark=first.words if number and first is not None else (),
            number=number,
            level=2,
        )
    )
    for cell in row.cells:
        if cell is name or (number and cell is first):
            continue
        pieces = blocks_to_pieces(cell.blocks)
        agenda.blocks += pieces
        agenda.decided |= {piece.words for piece in pieces if cell.column in decisions}


def _cell(row: Row, column: int) -> Cell | None:
    return next((cell for cell in row.cells if cell.column == column and cell.words), None)


def _number(document: Document, cell: Cell | None) -> str | None:
    """The number that a cell holds and nothing else."""
    text = document.text(cell.words).strip(_NUMBER_SIGNS) if cell is not None else ""
    return text if text.isdigit() else None
