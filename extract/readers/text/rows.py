"""Rows of cells in text, and the table that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.readers.shared.markup import markup_to_pieces, unescape_entities
from extract.readers.shared.pieces import CellPieces, Piece, RowPieces, TablePieces
from extract.readers.shared.wrap import join_lines


@dataclass(slots=True)
class TextCell:
    """A cell: its lines with their numbers, and which of them end a paragraph."""

    lines: list[tuple[str, int]] = field(default_factory=list)
    breaks: list[bool] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its lines, one below the other."""
        return "\n".join(line for line, _ in self.lines)

    def add(self, text: str, number: int, *, new_paragraph: bool = False) -> None:
        """Go on with `text`."""
        if not text.strip():
            return
        if self.lines:
            self.breaks.append(new_paragraph)
        self.lines.append((text, number))


@dataclass(slots=True)
class TextRow:
    """A row: its cells, or one cell that spans the table."""

    cells: list[TextCell]
    spans: bool = False
    heading: bool = False


def cell_of(text: str, number: int) -> TextCell:
    """A cell of one line."""
    cell = TextCell()
    cell.add(text, number)
    return cell


def rows_to_table(rows: Sequence[TextRow], *, ruled: bool = True) -> TablePieces:
    """The table of `rows`, short rows filled up with empty cells."""
    plain, columns = _cells_in_columns([row for row in rows if not row.spans])
    remaining = iter(plain)
    made = []
    for row in rows:
        if row.spans:
            cells = [CellPieces(0, _pieces(row.cells[0]), column_span=columns)]
        else:
            cells = [CellPieces(column, _pieces(cell)) for column, cell in enumerate(next(remaining))]
        made.append(RowPieces(tuple(cells), heading=row.heading))
    return TablePieces(tuple(made), columns, ruled=ruled)


def _cells_in_columns(rows: Sequence[TextRow]) -> tuple[list[list[TextCell]], int]:
    """Each row's cells, as many as the table has columns.

    Where each row has a label and one cell at most, and several tabs only lined that cell up, the table
    has two columns. Empty cells at a row's end, though, are printed cells.
    """
    filled = [[index for index, cell in enumerate(row.cells) if cell.lines] for row in rows]
    lined_up = len(rows) > 1 and all(
        len(places) <= 2 and places[:1] == [0] and (len(places) < 2 or places[1] == len(row.cells) - 1)
        for places, row in zip(filled, rows, strict=True)
    )
    tabs = {len(row.cells) for row, places in zip(rows, filled, strict=True) if len(places) == 2}
    if lined_up and len(tabs) > 1:
        pairs = [[row.cells[0], row.cells[-1] if len(row.cells) > 1 else TextCell()] for row in rows]
        return pairs, 2
    columns = max((len(row.cells) for row in rows), default=1)
    return [row.cells + [TextCell()] * (columns - len(row.cells)) for row in rows], columns


def _pieces(cell: TextCell) -> tuple[Piece, ...]:
    if not cell.lines:
        return ()
    lines = [(unescape_entities(text), number) for text, number in cell.lines]
    return tuple(markup_to_pieces(join_lines(lines, breaks=cell.breaks)))
