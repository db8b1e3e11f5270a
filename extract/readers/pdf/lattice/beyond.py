"""Rows of a table that stand above its first rail or below its last, and those with which the next page begins.

A page's end, or white, leaves them without a rail: they are told by the columns that they obey, and by standing as
far from the rails as the text of other rows does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median
from typing import NamedTuple

from extract.readers.pdf.lattice.bands import (
    LARGER,
    LOOSE,
    Band,
    beside,
    crosses,
    is_text,
    stands_apart,
    start_right_of,
)
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.headed import ALIGNED, FEWEST_BESIDE, ROW, body_rows, starts_of
from extract.readers.pdf.lattice.rails import SNAP, Stack, is_near, merge
from extract.readers.pdf.lattice.rows import MOST_INDENT
from extract.readers.pdf.lines import Line, starts_small
from extract.readers.pdf.source.content import Rule

TITLE = 0.5
"""In type sizes: a title row that has no rule above it stands this near to the rule below it, at most."""
MOST_BEYOND = 12
"""Lines of a row that lies outside of the rails."""
ROWS_APART = 0.6
"""Of the room above and below the text of most rows: the text of two rows stands farther apart."""
ROOM = 1.3
"""Times as far as the text of most rows stands from its rails may stand what a page's end or white left without."""
MOST_HEADS = 2
"""Lines of a running head that may stand above rows that go on from the page before."""


def rows_beyond(
    run: Sequence[Band], edges: list[float], stack: Stack, drawn: Drawn, *, up: bool, is_head: bool = False
) -> list[Band]:
    """The row above the first rail of a table's bands `run`, or those below its last: near it, and in its columns.

    Below the headings (`is_head`) of three columns or more all rows go on: they alone may stand on a ground.
    """
    band = run[0] if up else run[-1]
    if band.boxed:
        return []
    lines = drawn.lines(
        *((0.0, band.top) if up else (band.bottom, drawn.middles[-1])), stack.start, stack.end
    )
    starts = [start_right_of([line for own in run for line in own.lines], x) for x in edges]
    if is_head and not up and len(edges) > 1:
        found = _obeying(lines, band.bottom, edges, starts)
    else:
        found = _next_row(lines, run, edges, starts, up=up)
    if not found:
        return []
    if up:
        return [Band(found[0].top - 1, band.top, found, band.joints)]
    return [Band(band.bottom, found[-1].bottom + 1, found, band.joints)]


def _next_row(
    lines: Sequence[Line],
    run: Sequence[Band],
    edges: Sequence[float],
    starts: Sequence[float | None],
    *,
    up: bool,
) -> list[Line]:
    """Those of `lines` that are a row above the bands `run`, or below them, though no rail closes it."""
    edge = run[0].top if up else run[-1].bottom
    room, other = _room_of(run, up=up), _room_of(run, up=not up)
    first = run[0].lines[0]
    if up and first.top - edge > max(first.size, other):
        return []  # the rail closes another table, far above
    found: list[Line] = []
    rows = 0  # lines of `found` up to the last that stands where values do
    for line in reversed(lines) if up else lines:
        distance = edge - line.bottom if up else line.top - edge
        places = [None] * len(edges) if is_text(line) else starts
        across = any(crosses(line, x, start) for x, start in zip(edges, places, strict=True))
        is_far = distance > max(line.size, room) and (up or stands_apart(line, edge, edges, most=0.0))
        apart = max(ROW * line.size, ROWS_APART * (room + other))
        is_next = rows and not up and line.x0 < edges[0] - SNAP and distance > apart
        is_text_above = up and line.x0 < edges[0] - SNAP and _lacks_weight(line, run[0])
        if is_far or across or is_next or is_text_above or len(found) >= MOST_BEYOND:
            break
        is_wrapped = rows == len(found) > 0 and distance < LOOSE * line.size and starts_small(line.text)
        found.append(line)
        is_beside = any(beside(line, x) or _overlaps(line, found, x) for x in edges)
        if is_beside or is_wrapped or _stands_as_value(line, run, starts):
            rows = len(found)
        edge = line.top if up else line.bottom
    if up and found and not rows and (_is_title(found[0], run[0]) or found[-1] is lines[0]):
        rows = 1 if _is_title(found[0], run[0]) else _labels_alone(found, run)
    if not up and rows and found[0].top - run[-1].bottom > max(found[0].size, room) and rows < len(lines):
        return []  # what stands far below ends the page, or is a table of its own
    return sorted(found[:rows], key=lambda line: line.top)


def _room_of(run: Sequence[Band], *, up: bool) -> float:
    """How far the text of a table's rows stands from the rails above it, or below it, in points; at most."""
    filled = [band for band in run if band.lines]
    rooms = [band.bottom - band.lines[-1].bottom if up else band.lines[0].top - band.top for band in filled]
    return ROOM * median(rooms) if rooms else 0.0


def _stands_as_value(line: Line, run: Sequence[Band], starts: Sequence[float | None]) -> bool:
    """Whether a line begins where the values of the bands `run` do, or is an item there, in type of their size: its
    label stands on the other page, or beside another of its lines."""
    sizes = [own.size for band in run for own in band.lines]
    indents = [line.x0 - start for start in starts if start is not None]
    stands = any(-ALIGNED <= indent <= MOST_INDENT * line.size for indent in indents)
    return stands and any(abs(line.size - size) < 0.5 for size in sizes)


def _labels_alone(found: Sequence[Line], run: Sequence[Band]) -> int:
    """How many of the lines with which a page begins are a label whose value ended the page before: they begin where
    the labels of the bands `run` do, in their size and weight."""
    labels = [band.lines[0] for band in run if band.lines and band.lines[0].x0 <= found[0].x0 + ALIGNED]
    alike = [
        line
        for line in found
        if any(
            abs(line.x0 - own.x0) <= ALIGNED
            and line.words[0].bold == own.words[0].bold
            and line.size == own.size
            for own in labels
        )
    ]
    return len(found) if len(alike) == len(found) else 0


def _obeying(
    lines: Sequence[Line], edge: float, edges: Sequence[float], starts: Sequence[float | None]
) -> list[Line]:
    """Those of `lines`, which stand below `edge`, that go on in columns: up to the last in several of them, or that
    goes on right of the first."""
    found: list[Line] = []
    rows = 0
    for index, line in enumerate(lines):
        across = any(crosses(line, x, start) for x, start in zip(edges, starts, strict=True))
        names = _names_rows(lines, index, edges)
        if stands_apart(line, edge, edges, is_row=names) or (across and not names):
            break
        found.append(line)
        goes_on = rows == len(found) - 1 and line.top - edge < LOOSE * line.size
        if any(beside(line, x) for x in edges) or (goes_on and line.x0 >= edges[0] - SNAP):
            rows = len(found)
        edge = line.bottom
    return found[:rows]


def _names_rows(lines: Sequence[Line], index: int, edges: Sequence[float]) -> bool:
    """Whether a line across columns names the rows below it: bold, from where the first column begins, in type of
    their size, and what follows stands in columns and is not bold."""
    line, below = lines[index], lines[index + 1 : index + 2]
    return (
        len(below) == 1
        and line.bold
        and not below[0].bold
        and len(starts_of(line)) == 1
        and abs(line.x0 - min(other.x0 for other in lines)) <= ALIGNED
        and line.size < LARGER * below[0].size
        and any(beside(below[0], x) for x in edges)
    )


class Ended(NamedTuple):
    """The table that ended the page before: the edges of its columns, and where lines of its last column begin."""

    edges: Sequence[float] = ()
    starts: Sequence[float] = ()


NOTHING = Ended()
"""No table ended the page before."""


def gone_on(ended: Ended, drawn: Drawn) -> Band | None:
    """The rows with which a page begins that go on in the columns of the table that `ended` the page before; a
    running head may stand above them. None where none do."""
    edges = list(ended.edges[1:-1])
    if not edges:
        return None  # of one column any text would be rows
    lines = drawn.lines(0.0, drawn.middles[-1], ended.edges[0], ended.edges[-1]) if drawn.middles else []
    if len(edges) == 1:
        return _rest_of_value(lines, edges[0], ended.starts)
    starts = [start_right_of(lines, x) for x in edges]
    usual = median(line.size for line in lines) if lines else 0.0
    for first, line in enumerate(lines[: MOST_HEADS + 1]):
        if any(LARGER * line.size <= after.size for after in lines[first + 1 : first + 2]):
            continue  # a running head in small type, which may obey the columns by chance
        if line.size >= LARGER * usual or (line.bold and not any(beside(line, x) for x in edges)):
            return None  # the page begins with a heading
        found = _obeying(lines[first:], line.top, edges, starts)
        if sum(any(beside(own, x) for x in edges) for own in found) >= FEWEST_BESIDE:
            return Band(line.top - 1, found[-1].bottom + 1, found, tuple(edges), edges=edges)
    return None


def _rest_of_value(lines: Sequence[Line], edge: float, starts: Sequence[float]) -> Band | None:
    """The lines with which a page begins that all stand right of `edge`, the first of them where values of the
    table before begin: of two columns, rows with labels would be any text with gaps."""
    first = next(
        (index for index, line in enumerate(lines[: MOST_HEADS + 1]) if line.x0 >= edge - SNAP), None
    )
    if first is None or not any(abs(lines[first].x0 - start) <= ALIGNED for start in starts):
        return None
    found = list(takewhile(lambda line: line.x0 >= edge - SNAP, lines[first:]))
    below = lines[first + len(found) :][:1]
    if any(line.top - found[-1].bottom < ROW * line.size for line in below):
        return None  # a label that is centred beside its value
    return Band(found[0].top - 1, found[-1].bottom + 1, found, (edge,), (edge,), edges=[edge])


def _overlaps(line: Line, others: Sequence[Line], x: float) -> bool:
    """Whether a line at one side of `x` and one at the other overlap in height: a page may cut centred cells so."""
    return any(
        other.top < line.bottom
        and line.top < other.bottom
        and (other.x1 <= x <= line.x0 or line.x1 <= x <= other.x0)
        for other in others
        if other is not line
    )


def _lacks_weight(line: Line, band: Band) -> bool:
    """Whether a line begins in plain type though the first row's label is bold: text above a table."""
    return bool(band.lines) and band.lines[0].words[0].bold and not line.words[0].bold


def _is_title(line: Line, band: Band) -> bool:
    """Whether a line stands right on the first rail of a table, as a row's text does, and in type of its size.

    A running head may stand as near, in smaller type.
    """
    size = band.lines[0].size if band.lines else line.size
    return band.top - line.bottom <= TITLE * line.size and size / LARGER < line.size < LARGER * size


def rows_of_body(band: Band, ends: list[float], drawn: Drawn) -> tuple[list[float], list[Rule]]:
    """Where rows begin within what goes on below a table's headings, and the sides of grounds that part only some
    of its cells: one beside them spans rows. `ends` are where columns do."""
    fills = [
        fill
        for fill in drawn.fills
        if fill.top < band.bottom - SNAP and fill.bottom > band.top + SNAP and is_near(fill.x1, ends)
    ]
    sides = merge(
        y for fill in fills for y in (fill.top, fill.bottom) if band.top + SNAP < y < band.bottom - SNAP
    )
    levels: list[float] = []
    is_striped = False
    for top, bottom in pairwise([band.top, *sides, band.bottom]):
        own = [line for line in band.lines if top < (line.top + line.bottom) / 2 < bottom]
        is_striped |= bool(sides) and any(beside(line, x) for line in own for x in ends[:-1])
        if not is_striped:
            levels += [
                (row[-1].bottom + after[0].top) / 2 for row, after in pairwise(body_rows(own, ends[:-1]))
            ]
        levels += [bottom] if bottom < band.bottom else []
    pieces = [
        Rule(True, y, fill.x0, fill.x1, drawn=False)
        for y in sides
        for fill in fills
        if min(abs(fill.top - y), abs(fill.bottom - y)) <= SNAP
    ]
    return levels, pieces
