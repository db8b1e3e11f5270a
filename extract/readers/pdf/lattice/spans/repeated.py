"""Headings that a page repeats above the rest of a row which the page before cut: no rule parts them from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.lattice.rails import SNAP
from extract.readers.pdf.lattice.spans.beside import FEWEST_SHARED, are_same
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.source.content import Printed

MOST_ROWS = 3
"""Rows of headings: names of groups, of columns, and their numbers."""
MOVED = 1.0
"""Points by which a word of a heading may stand elsewhere in its table on the next page."""


def with_headings_parted(grids: list[Grid], before: DraftTable, words: Sequence[Printed]) -> list[Grid]:
    """`grids` of a page, the first with an edge below the headings that its `words` repeat of the table `before`, which
    ended the page before."""
    first = grids[0] if grids else None
    if first is None or len(first.xs) != len(before.xs) or not are_same(before.xs, first.xs):
        return grids
    for height, heads in _headings(before):
        edge = first.ys[0] + height
        within = [box for box in first.boxes if box.bbox.top < edge - SNAP and box.bbox.bottom > edge + SNAP]
        if len(within) >= FEWEST_SHARED and _repeats(words, heads, first.ys[0] - before.ys[0]):
            return [_parted(first, edge, within), *grids[1:]]
    return grids


def _headings(table: DraftTable) -> Iterator[tuple[float, list[Printed]]]:
    """What may be the headings of a table: its first row, or some, with their height and their words."""
    for rows in range(1, min(MOST_ROWS, len(table.ys) - 2) + 1):
        own = [cell for cell in table.cells if cell.row < rows]
        if all(cell.row + cell.row_span <= rows for cell in own):
            words = [
                word for cell in own for part in cell.parts for line in part.lines for word in line.words
            ]
            if sum(bool(cell.parts and cell.parts[0].lines) for cell in own) >= FEWEST_SHARED:
                yield table.ys[rows] - table.ys[0], words


def _repeats(words: Sequence[Printed], heads: Sequence[Printed], down: float) -> bool:
    """Whether all of `heads` are among `words`, each where it stood in its table, which is moved `down` here."""
    return all(
        any(
            word.text == head.text
            and abs(word.x0 - head.x0) <= MOVED
            and abs(word.top - down - head.top) <= MOVED
            for word in words
        )
        for head in heads
    )


def _parted(grid: Grid, edge: float, within: Sequence[Box]) -> Grid:
    """`grid` with the boxes `within` cut in two at `edge`."""
    ys = sorted([*(y for y in grid.ys if abs(y - edge) > SNAP), edge])
    boxes = [box for box in grid.boxes if box not in within]
    for box in within:
        boxes.append(box._replace(bbox=box.bbox._replace(bottom=edge), open_bottom=False))
        boxes.append(box._replace(bbox=box.bbox._replace(top=edge), open_top=True))
    placed = [_placed(box, ys) for box in boxes]
    return replace(grid, ys=ys, boxes=sorted(placed, key=lambda box: (box.row, box.column)))


def _placed(box: Box, ys: Sequence[float]) -> Box:
    """`box` in the rows with the edges `ys`."""
    top, bottom = (
        min(range(len(ys)), key=lambda row: abs(ys[row] - at)) for at in (box.bbox.top, box.bbox.bottom)
    )
    return box._replace(row=top, row_span=bottom - top)
