"""Tables below a row of column headings: its bold words, or grounds drawn under it, tell where columns begin.

Lines below obey it where their words begin in its columns and none runs across. A bold line across them all names
what the rows below belong to. (Rows need no labels, as those of `aligned` do: the headings are label enough.)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import median
from typing import NamedTuple

from extract.readers.pdf.lattice.bands import (
    FARTHEST,
    LARGER,
    LOOSE,
    Band,
    beside,
    crosses,
    is_text,
    split_line,
    stands_apart,
    start_right_of,
)
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.rails import SNAP, Stack, is_near, merge
from extract.readers.pdf.lattice.rows import MOST_INDENT, PITCHES, goes_on, rows_parted
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, words_to_column
from extract.readers.pdf.lines import Line, find_mark, starts_small
from extract.readers.pdf.source.content import Rule
from models.pages.geometry import BBox

FEWEST_COLUMNS = 3
"""Headings of a row of them; two bold words apart may be anything."""
APART = 0.5
"""In type sizes: a gap that no usual space makes."""
ALIGNED = 2.5
"""Points by which words of a column may begin left of its heading, or right of it."""
INDENT = 2.5
"""In type sizes: list items of a column begin at most this far right of its heading."""
TOP = 0.8
"""Share of rows whose cells all begin in one line, where cells are not centred: the first column alone tells rows."""
ROW = 0.5
"""In type sizes: rows stand at least this far apart, bottom to top, unless lines of a row stand nearer still."""
FEWEST_BESIDE = 2
"""Lines below the headings that stand in several columns."""
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
HEADS = 1.0
"""In type sizes: lines of one row of headings stand nearer to one another."""


def find_headed(lines: Sequence[Line]) -> Iterator[tuple[int, int, DraftTable]]:
    """The tables among `lines` that a row of bold headings begins, each with its first line and the one after its
    last."""
    index = 0
    while index < len(lines):
        found = _table_at(lines, index)
        if found is not None:
            yield index, *found
            index = found[0]
        else:
            index += 1


def _table_at(lines: Sequence[Line], start: int) -> tuple[int, DraftTable] | None:
    if not lines[start].bold:
        return None
    head, places = _heads_at(lines, start)
    if len(places) < FEWEST_COLUMNS:
        return None
    end = _end_of_body(lines, head, places, max(line.size for line in lines[start:head]))
    if end is None:
        return None
    return end, _to_table(lines[start:head], lines[head:end], places)


def _heads_at(lines: Sequence[Line], start: int) -> tuple[int, list[float]]:
    """The line after the headings that begin at `start`, and where their columns begin."""
    head = start + 1
    while head < len(lines) and lines[head].bold and _gap(lines, head) < HEADS * lines[head].size:
        head += 1
    head += _is_second_row(lines[start : head + 1])
    places = _starts_of(lines[start])
    below = merge(x for line in lines[start:head] for x in _starts_of(line))
    if len(below) > len(places) and _are_under_groups(lines[start:head], below):
        places = below
    while head > start + 1 and any(_offends(line, places) for line in lines[start + 1 : head]):
        head -= 1
    return head, places


def rows_gone_on(lines: Sequence[Line], known: DraftTable) -> tuple[int, DraftTable] | None:
    """The rows with which a page begins that go on in the columns of the table `known`, which ended the page before,
    and the line after their last."""
    own = [
        [
            line.x0
            for cell in known.cells
            if cell.column == column
            for part in cell.parts
            for line in part.lines
        ]
        for column in range(len(known.xs) - 1)
    ]
    if len(own) < FEWEST_COLUMNS or not lines:
        return None
    places = [min(starts, default=x) for starts, x in zip(own, known.xs, strict=False)]
    last = _end_of_body(lines, 0, places, lines[0].size)
    return (last, _to_table([], lines[:last], places, known.xs)) if last else None


def _end_of_body(lines: Sequence[Line], first: int, places: Sequence[float], usual: float) -> int | None:
    """The line after the last of those from `first` on that obey the columns which begin at `places`, in type of the
    size `usual`; None where they are no rows."""
    edges = [x - ALIGNED for x in places[1:]]
    last, beside = first, 0
    for end in range(first, len(lines)):
        line = lines[end]
        is_name = _is_name(line, places)
        if line.size >= LARGER * usual or stands_apart(line, lines[end - 1].bottom, edges, is_row=is_name):
            break
        if is_name and end + 1 < len(lines) and lines[end + 1].bold and len(_starts_of(lines[end + 1])) > 1:
            break  # the heading of another table
        if is_name:
            continue
        if _offends(line, places):
            break
        last = end + 1
        beside += len(split_line(line, edges)) > 1
    return last if beside >= FEWEST_BESIDE else None


def _is_second_row(lines: Sequence[Line]) -> bool:
    """Whether the last of `lines` is a row of headings under the groups that those above it name, farther below."""
    last = lines[-1]
    if len(lines) < 2 or not last.bold or _gap(lines, len(lines) - 1) > FARTHEST * last.size:
        return False
    return _are_under_groups(lines, merge(x for line in lines for x in _starts_of(line)))


def _gap(lines: Sequence[Line], index: int) -> float:
    return lines[index].top - lines[index - 1].bottom


def _starts_of(line: Line) -> list[float]:
    apart = APART * line.size
    return merge(
        [line.x0, *(after.x0 for word, after in pairwise(line.words) if after.x0 - word.x1 >= apart)]
    )


def _are_under_groups(lines: Sequence[Line], places: Sequence[float]) -> bool:
    """Whether the lines of headings are two rows, some of the second under one of the first, and all of their texts
    begin at `places`; that one may stand over the columns of its group."""
    group = _group_of(lines, places)
    if group is None:
        return False
    over = [x for column, x in enumerate(places) if not group[0] < column < group[1]]
    return not any(_offends(line, over) for line in lines[:-1]) and not _offends(lines[-1], places)


def _group_of(lines: Sequence[Line], places: Sequence[float]) -> tuple[int, int] | None:
    """The columns, from the first up to the one after the last, that stand in a second row of headings under one
    heading of the first; None where there are none."""
    *above, last = (set(split_line(line, [x - ALIGNED for x in places[1:]])) for line in lines)
    over = set().union(*above)
    first, end = min(last), max(last) + 1
    alone = last == set(range(first, end)) and end - first > 1
    return (first, end) if alone and over & last == {first} else None


def _offends(line: Line, places: Sequence[float]) -> bool:
    """Whether words of `line` run across a column's edge, or begin in several columns but not where these do."""
    columns: list[int] = []
    odd = False
    for word in line.words:
        column = bisect_right(places, word.x0 + ALIGNED) - 1
        if column < 0 or any(word.x1 > x + ALIGNED for x in places[column + 1 :]):
            return True
        odd = odd or (column not in columns and word.x0 - places[column] > INDENT * line.size)
        columns.append(column)
    return odd and columns[0] != columns[-1]


def _is_name(line: Line, places: Sequence[float]) -> bool:
    """Whether `line` is a bold text alone from the first column on, as the name of the rows below it is."""
    return line.bold and len(_starts_of(line)) == 1 and abs(line.x0 - places[0]) <= ALIGNED


def _to_table(
    head: Sequence[Line], body: Sequence[Line], places: Sequence[float], sides: Sequence[float] = ()
) -> DraftTable:
    edges = [x - ALIGNED for x in places[1:]]
    rows: list[Sequence[Line]] = [head] if head else []
    run: list[Line] = []
    for line in body:
        if _is_name(line, places):
            rows += [*body_rows(run, edges), [line]]
            run = []
        else:
            run.append(line)
    rows += body_rows(run, edges)
    group = _group_of(head, places) if head else None
    if group is not None:
        rows[:1] = [head[:-1], head[-1:]]
    xs = [min(line.x0 for line in (*head, *body)), *edges, max(line.x1 for line in (*head, *body))]
    if sides:  # of the page before
        xs = [sides[0], *sides[1:-1], max(xs[-1], sides[-1])]
    ys = [*(row[0].top for row in rows), max(line.bottom for line in rows[-1])]
    cells = [cell for row, lines in enumerate(rows) for cell in _cells_of(row, lines, xs, ys, places)]
    if group is not None:
        cells = _grouped(cells, *group, BBox(xs[group[0]], ys[0], xs[group[1]], ys[1]), ys[2])
    return DraftTable(xs, ys, cells, ruled=False)


def _grouped(cells: list[DraftCell], first: int, end: int, group: BBox, bottom: float) -> list[DraftCell]:
    """`cells`, those of the first row over the columns from `first` up to `end` made one, the others reaching down
    to the `bottom` of the second row."""
    kept: list[DraftCell] = []
    for cell in cells:
        under = first <= cell.column < end
        if cell.row == 0 and not under:
            cell.row_span, cell.bbox = 2, cell.bbox._replace(bottom=bottom)
        elif cell.row == 0 and cell.column == first:
            cell.column_span, cell.bbox = end - first, group
            lines = [
                line
                for own in cells
                if own.row == 0 and first <= own.column < end
                for line in own.parts[0].lines
            ]
            cell.parts = [words_to_column([word for line in lines for word in line.words])]
        if (
            cell.row > 1
            or (cell.row == 0 and (not under or cell.column == first))
            or (cell.row == 1 and under)
        ):
            kept.append(cell)
    return kept


def body_rows(lines: Sequence[Line], edges: Sequence[float]) -> list[Sequence[Line]]:
    """The rows of `lines`: where the first column goes on farther below what stands above than its lines do."""
    if not lines:
        return []
    parted = rows_parted(lines, edges)
    if len(parted) > 1:
        return [lines[start:end] for start, end in pairwise([*parted, len(lines)])]
    filled = [set(split_line(line, edges)) for line in lines]
    anew = [
        index
        for index, columns in enumerate(filled)
        if 0 in columns and len(columns) > 1 and (not index or 0 not in filled[index - 1])
    ]
    begun = [filled[start] >= set().union(*filled[start:end]) for start, end in pairwise([*anew, len(lines)])]
    if len(anew) > 1 and sum(begun) >= TOP * len(begun):
        starts = anew if anew[0] == 0 else [0, *anew]
        return [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    gaps: dict[int, float] = {}
    bottom = lines[0].bottom
    for index, line in enumerate(lines[1:], start=1):
        is_item = filled[index] == {0} and find_mark(line) is not None
        if 0 in filled[index] and not is_item and not goes_on([line], edges):
            gaps[index] = line.top - bottom
        bottom = max(bottom, line.bottom)
    size = lines[0].size
    ordered = sorted(gaps.values())
    apart = [(a + b) / 2 for a, b in pairwise(ordered) if b - a >= PITCHES * size]
    least = apart[0] if apart and apart[0] < ROW * size else ROW * size
    starts = [0, *(index for index, gap in gaps.items() if gap >= least), len(lines)]
    return [lines[start:end] for start, end in pairwise(starts)]


def _cells_of(
    row: int, lines: Sequence[Line], xs: Sequence[float], ys: Sequence[float], places: Sequence[float]
) -> Iterator[DraftCell]:
    if len(lines) == 1 and _is_name(lines[0], places):
        box = BBox(xs[0], ys[row], xs[-1], ys[row + 1])
        yield DraftCell(row, 0, 1, len(places), box, parts=[words_to_column(lines[0].words)])
        return
    parts = [split_line(line, xs[1:-1]) for line in lines]
    for column in range(len(places)):
        box = BBox(xs[column], ys[row], xs[column + 1], ys[row + 1])
        words = [word for part in parts for word in part.get(column, [])]
        yield DraftCell(row, column, 1, 1, box, parts=[words_to_column(words)])


# -- below headings that are drawn ---------------------------------------------------------------


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
        and len(_starts_of(line)) == 1
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
