"""Puts strips of a sheet side by side by where their rows lie: a printer gives a row the same height on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.recognise.sheets import SAME, merge_lines
from models.pages.document import Cell, Row, Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of a strip with the lines of the page between which it lies."""

    cell: Cell
    top: float
    bottom: float


def agreement(left: Sequence[float], right: Sequence[float], offset: float) -> float:
    """How well rows of one page continue those of another: the number of borders in common, or 0.

    `offset` is added to the right page's borders. One side may have fewer borders, where its cells are merged, but
    nearly all borders of that side must be among the other's.
    """
    moved = [line + offset for line in right]
    top, bottom = max(left[0], moved[0]) - SAME, min(left[-1], moved[-1]) + SAME
    if bottom - top < 3 * SAME:
        return 0.0
    ours = [line for line in left if top <= line <= bottom]
    theirs = [line for line in moved if top <= line <= bottom]
    common = sum(_near(line, theirs) for line in ours)
    fewest = min(len(ours), len(theirs))
    if fewest < 2 or common < 0.8 * fewest:
        return 0.0
    # Borders that only one side has count against it a little: the page with the same rows is the better one.
    only_one = len(ours) + len(theirs) - 2 * common
    beyond = abs(left[0] - moved[0]) > SAME
    return common - 0.4 * only_one - 0.5 * beyond


def best_offset(left: Sequence[float], right: Sequence[float]) -> tuple[float, float]:
    """The agreement of two pages and the offset that gives it: none, or that which makes the first rows level."""
    straight = agreement(left, right, 0.0)
    level = left[0] - right[0]
    moved = agreement(left, right, level) - 0.25
    return (straight, 0.0) if straight >= moved else (moved, level)


def unite(strips: Iterable[tuple[int, float, Table]], template: Table, columns: int) -> Table:
    """One table of the strips of one page: of each its first column in the sheet, its offset in points, its table.

    The first strip gives the page. A cell that lies beside several rows of another strip spans them.
    """
    placed: list[Placed] = []
    rows: list[tuple[float, Row]] = []
    for first, offset, table in strips:
        for index, row in enumerate(table.rows):
            if row.bbox is None:
                continue
            rows.append((row.bbox.top + offset, row))
            for cell in row.cells:
                last = table.rows[min(index + cell.row_span, len(table.rows)) - 1]
                bottom = (last.bbox or row.bbox).bottom
                moved = replace(cell, column=cell.column + first, row_span=1)
                placed.append(Placed(moved, row.bbox.top + offset, bottom + offset))
    lines = merge_lines([line for cell in placed for line in (cell.top, cell.bottom)])
    made = [
        _row(top, lines, placed, [row for start, row in rows if abs(start - top) <= SAME], template)
        for top in lines[:-1]
    ]
    return replace(template, rows=tuple(row for row in made if row.cells), columns=columns)


def _row(top: float, lines: list[float], placed: list[Placed], parts: list[Row], template: Table) -> Row:
    """The row that begins at the line `top`."""
    cells = []
    for one in placed:
        if _index(lines, one.top) == _index(lines, top):
            span = max(1, _index(lines, one.bottom) - _index(lines, one.top))
            cells.append(replace(one.cell, row_span=span))
    cells.sort(key=lambda cell: cell.column)
    own = next((row for row in parts if row.page == template.page), parts[0] if parts else None)
    return Row(
        tuple(cells),
        heading=any(row.heading for row in parts),
        open_top=any(row.open_top for row in parts),
        open_bottom=any(row.open_bottom for row in parts),
        page=own.page if own is not None else template.page,
        bbox=own.bbox if own is not None else None,
    )


def _near(line: float, others: Sequence[float]) -> bool:
    return any(abs(line - other) <= SAME for other in others)


def _index(lines: Sequence[float], line: float) -> int:
    return min(range(len(lines)), key=lambda index: abs(lines[index] - line))
