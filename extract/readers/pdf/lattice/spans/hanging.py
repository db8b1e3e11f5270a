"""Text that hangs below the last row of a table: a cell that spans rows fills its page, whose rows end above."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.pdf.lattice.bands import LOOSE, split_line
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, words_to_column
from extract.readers.pdf.lines import Line, words_to_lines
from extract.readers.pdf.source.content import Printed

FEWEST_COLUMNS = 3
"""Columns of a table in which a cell spans rows, at least."""
INTO = 1.5
"""Points by which a word may stand over the side of its cell."""


def take_hanging(tables: Sequence[DraftTable], words: list[Printed]) -> list[Printed]:
    """Put into cells of `tables`, from the top down, the text below them that goes on in cells without a rule below;
    the `words` that are left."""
    for number, table in enumerate(tables):
        if len(table.xs) <= FEWEST_COLUMNS or not any(_is_open(cell, table) for cell in table.cells):
            continue
        ends = [other.ys[0] for other in tables[number + 1 :] if other.ys[0] >= table.ys[-1]]
        below = [
            word
            for word in words
            if not word.turned
            and table.ys[-1] <= (word.top + word.bottom) / 2 <= min(ends, default=word.bottom)
            and table.xs[0] <= word.x0 <= table.xs[-1]
        ]
        hung = _hang(table, words_to_lines(below))
        if hung:
            words = [word for word in words if not any(word is own for own in hung)]
    return words


def _is_open(cell: DraftCell, table: DraftTable) -> bool:
    """Whether a cell of the last row has text and no rule below."""
    return cell.open_bottom and cell.row + cell.row_span == len(table.ys) - 1 and bool(_last_lines(cell))


def _last_lines(cell: DraftCell) -> list[Line]:
    return cell.parts[-1].lines if cell.parts else []


def _hang(table: DraftTable, lines: Sequence[Line]) -> list[Printed]:
    """The words of those `lines` below `table` that go on in its open cells, now in them."""
    open_cells = [cell for cell in table.cells if _is_open(cell, table)]
    taken: list[Printed] = []
    for line in lines:
        pieces = split_line(line, table.xs[1:-1])
        homes = [(_home(piece, open_cells), piece) for piece in pieces.values()]
        if not homes or any(cell is None for cell, _ in homes):
            break
        for cell, piece in homes:
            assert cell is not None  # noqa: S101 (it was asked just now)
            own = [word for old in _last_lines(cell) for word in old.words]
            cell.parts[-1] = words_to_column([*own, *piece], cell.bbox)
            taken += piece
    return taken


def _home(piece: Sequence[Printed], cells: Sequence[DraftCell]) -> DraftCell | None:
    """The cell that `piece` goes on in: right below its last line, in type of its size, between its sides."""
    for cell in cells:
        last = _last_lines(cell)[-1]
        if (
            cell.bbox.x0 - INTO <= piece[0].x0
            and piece[-1].x1 <= cell.bbox.x1 + INTO
            and abs(piece[0].size - last.size) < 0.5
            and min(word.top for word in piece) - last.bottom < LOOSE * last.size
        ):
            return cell
    return None
