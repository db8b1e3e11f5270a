"""Rows whose columns begin elsewhere than those of the rows beside them: a browser gives each box side by side the room
that its own words need. Headings tell how many columns there are, and the texts of a row belong to the nearest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.readers.pdf.lattice.bands import Band
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.grid import Grid
from extract.readers.pdf.lattice.gutters import Span, spans_of, united
from extract.readers.pdf.lattice.heads.groups import ALIGNED, starts_of
from extract.readers.pdf.lattice.rails import SNAP, Stack
from extract.readers.pdf.lines import Line

FEWEST_COLUMNS = 3
"""Headings of columns that tell how many there are."""
NEAR_HEADS = 2.0
"""In type sizes: headings stand this near above the first rail, at most."""
APART = 0.5
"""In type sizes: white between the texts of two cells of a row is at least this wide, through all of its lines."""
OFF = 0.5
"""Of the way to the next heading: a text begins nearer to its own."""


MOST_MOVED = 12.0
"""Points by which the side of a column is moved in some rows, at most: a column of its own is wider."""


class ShiftedRow(NamedTuple):
    """A row of a table and where its columns begin, the first left out."""

    top: float
    bottom: float
    edges: list[float]


def shifted_rows(run: Sequence[Band], stack: Stack, drawn: Drawn) -> list[ShiftedRow]:
    """The rows of the bands `run` below bold headings, and these, where each row has its columns, and some begin
    elsewhere than the headings do; empty where they do not."""
    filled = [band for band in run if band.lines]
    heads = _heads(filled, stack, drawn)
    if heads is None:
        return []
    edges = [x - 1 for x in starts_of(heads)[1:]]
    above = [] if heads in filled[0].lines else [ShiftedRow(heads.top - 1, run[0].top, edges)]
    rows = _rows(filled, starts_of(heads))
    return [*above, *rows] if rows and len(above) + len(rows) > 1 else []


def shifted_boxes(bands: Sequence[Band], size: float) -> list[list[ShiftedRow]]:
    """The tables of `bands` whose rows stand each in a box of its own, close below each other, with bold headings in
    the first; empty where the columns of none of them are shifted."""
    groups: list[list[Band]] = []
    for band in (band for band in bands if band.lines):
        heads = band.lines[0]
        if len(band.lines) == 1 and heads.bold and len(starts_of(heads)) >= FEWEST_COLUMNS:
            groups.append([])
        elif not groups or band.top - groups[-1][-1].bottom > NEAR_HEADS * size:
            return []
        groups[-1].append(band)
    tables = [_rows(group, starts_of(group[0].lines[0])) for group in groups]
    return tables if all(len(rows) > 1 for rows in tables) else []


def _rows(bands: Sequence[Band], places: Sequence[float]) -> list[ShiftedRow]:
    """The rows of `bands` in the columns of headings that begin at `places`; empty where they do not obey them, or none
    is shifted."""
    rows: list[ShiftedRow] = []
    is_shifted = False
    for band in bands:
        columns = _columns_of(_texts(band), places)
        if columns is None:
            return []
        is_shifted |= any(abs(start - places[column]) > ALIGNED for column, (start, _) in columns.items())
        rows.append(ShiftedRow(band.top, band.bottom, _edges(columns, places)))
    return rows if is_shifted else []


def _heads(filled: Sequence[Band], stack: Stack, drawn: Drawn) -> Line | None:
    """The line of bold headings with which the bands begin, or right above them."""
    if not filled:
        return None
    first = filled[0]
    if len(first.lines) == 1 and first.lines[0].bold:
        heads = first.lines[0]
    else:
        above = drawn.lines(
            first.top - 2 * NEAR_HEADS * first.lines[0].size, first.top, stack.start, stack.end
        )
        if not above or first.top - above[-1].bottom > NEAR_HEADS * above[-1].size:
            return None
        heads = above[-1]
    return heads if heads.bold and len(starts_of(heads)) >= FEWEST_COLUMNS else None


def _texts(band: Band) -> list[Span]:
    """Where the texts of a row's cells begin and end: what no white parts through all of its lines."""
    size = max(line.size for line in band.lines)
    found: list[Span] = []
    for start, end in united(span for line in band.lines for span in spans_of(line)):
        if found and start - found[-1][1] < APART * size:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _columns_of(texts: Sequence[Span], places: Sequence[float]) -> dict[int, Span] | None:
    """The texts of a row by the column whose heading begins nearest; None where two have one, or one lies far off, or
    over the middle of another column."""
    room = OFF * min(after - before for before, after in pairwise(places))
    found: dict[int, Span] = {}
    for start, end in texts:
        column = min(range(len(places)), key=lambda n: abs(places[n] - start))
        last = bisect_right(places, end - room) - 1
        if column in found or abs(places[column] - start) > room or last > column:
            return None
        found[column] = start, end
    return found


def _edges(columns: dict[int, Span], places: Sequence[float]) -> list[float]:
    """Where the columns of a row begin: right before their texts; empty ones where their headings do, or beside the
    texts around them."""
    edges: list[float] = []
    for column, place in enumerate(places):
        before = max((end for own, (_, end) in columns.items() if own < column), default=place - 1)
        after = min((start for own, (start, _) in columns.items() if own >= column), default=place)
        own = columns[column][0] if column in columns else min(max(place, before + 1), after)
        edges.append(own - min(1.0, (own - before) / 2 if column else 1.0))
    return edges[1:]


def with_moved_edges_united(grid: Grid) -> Grid:
    """`grid` with edges as one that stand a little apart in rows of which none has both: somebody moved a column's side
    in some rows, or each row takes the room it needs."""
    rows = _rows_by_edge(grid)
    groups = [[0]]
    for edge in range(1, len(grid.xs)):
        first, last = groups[-1][0], groups[-1][-1]
        is_double = grid.xs[edge] - grid.xs[last] <= SNAP  # the sides of two cells
        is_moved = is_double or not any(rows[edge] & rows[other] for other in groups[-1])
        if is_moved and grid.xs[edge] - grid.xs[first] <= MOST_MOVED:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    if len(groups) == len(grid.xs) or grid.shifted or len(groups) < 3:
        return grid
    column = {edge: number for number, group in enumerate(groups) for edge in group}
    xs = [grid.xs[max(group, key=lambda edge: len(rows[edge]))] for group in groups]
    boxes = [
        box._replace(
            column=column[box.column],
            column_span=column[box.column + box.column_span] - column[box.column],
        )
        for box in grid.boxes
        if column[box.column] < column[box.column + box.column_span]
    ]
    shifted = {
        row: [
            next((grid.xs[edge] for edge in group if row in rows[edge]), x)
            for group, x in zip(groups, xs, strict=True)
        ]
        for row in range(len(grid.ys) - 1)
    }
    return replace(grid, xs=xs, boxes=boxes, shifted=shifted)


def _rows_by_edge(grid: Grid) -> list[set[int]]:
    """The rows in which cells begin or end at each edge of `grid`."""
    found: list[set[int]] = [set() for _ in grid.xs]
    for box in grid.boxes:
        for edge in (box.column, box.column + box.column_span):
            found[edge].update(range(box.row, box.row + box.row_span))
    return found
