"""Whether a row of a grid goes on below a page break: in a grid an empty first cell alone does not tell."""

from __future__ import annotations

from models.document import Cell, Document, Row

TERMINALS = (".", "!", "?", ":", ";", ")", "”", '"')


def grid_cut_confidence(document: Document, last: Row, first: Row) -> float:
    """How sure it is that `first`, first on its page, is the rest of `last`; 0 where it is a row of its own.

    The page may show it by a missing rule. Else the words must: every filled cell goes on below one that has not
    ended, and one at least in lower case, in the middle of a sentence.
    """
    filled = [cell for cell in first.cells if cell.words]
    if not filled or not last.words:
        return 0.0
    if last.open_bottom or first.open_top:
        return 1.0
    goes_on = 0
    for cell in filled:
        above = _cell_at(last, cell.column)
        if above is None or not above.words:
            return 0.0
        low = document.words[cell.words[0]].text[:1].islower()
        ended = document.words[above.words[-1]].text.endswith(TERMINALS)
        if low and not ended:
            goes_on += 1
        elif not low and (cell.column == 0 or ended):
            return 0.0
    if not goes_on:
        return 0.65 if _is_rest_of_longest(last, filled) else 0.0
    return 0.9 if goes_on == len(filled) else 0.75


def _is_rest_of_longest(last: Row, filled: list[Cell]) -> bool:
    """Whether one cell alone goes on, a later one than the first, below a row that has its first cell filled.

    The longest cell of a row is the one that does not fit on the page.
    """
    key = _cell_at(last, 0)
    return len(filled) == 1 and filled[0].column > 0 and key is not None and bool(key.words)


def _cell_at(row: Row, column: int) -> Cell | None:
    return next((cell for cell in row.cells if cell.column <= column < cell.column + cell.column_span), None)
