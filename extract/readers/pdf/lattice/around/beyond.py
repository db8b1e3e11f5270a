"""Rows of a table that stand above its first rail or below its last.

A page's end, or white, leaves them without a rail: they are told by the columns that they obey, and by standing as
far from the rails as the text of other rows does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from statistics import median

from extract.readers.pdf.lattice.around.foreign import ends_as_labels
from extract.readers.pdf.lattice.bands import (
    FAR,
    FARTHEST,
    LARGER,
    LOOSE,
    Band,
    beside,
    crosses,
    is_closed,
    is_text,
    stands_apart,
    start_right_of,
)
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.heads.find import FEWEST_BESIDE
from extract.readers.pdf.lattice.heads.groups import ALIGNED, starts_of
from extract.readers.pdf.lattice.rails import SNAP, Stack
from extract.readers.pdf.lattice.rows import MOST_INDENT
from extract.readers.pdf.lattice.white.columns import ROW
from extract.readers.pdf.lattice.white.names import names_alone_are_held
from extract.readers.pdf.lines import Line, starts_small

TITLE = 0.5
"""In type sizes: a title row that has no rule above it stands this near to the rule below it, at most."""
MOST_BEYOND = 12
"""Lines of a row that lies outside of the rails."""
ROWS_APART = 0.6
"""Of the room above and below the text of most rows: the text of two rows stands farther apart."""
ROOM = 1.3
"""Times as far as the text of most rows stands from its rails may stand what a page's end or white left without."""


def row_above(
    run: Sequence[Band], edges: list[float], stack: Stack, drawn: Drawn, *, is_cut: bool
) -> list[Band]:
    """The row above the first rail of a table's bands `run`: near it, and in its columns. `is_cut` says that a table
    ended the page before, of whose last row only the label may stand here."""
    first = run[0]
    below = first.lines[0]
    if is_closed(first, run) or below.top - first.top > max(below.size, _room(run, above=True)):
        return []  # the rail closes another table, far above
    above = max((rail.at for rail in stack.rails if rail.at < first.top - SNAP), default=0.0)
    lines = drawn.lines(above, first.top, stack.start, stack.end)
    starts, room = _starts_in(run, edges), _room(run, above=False)
    found, edge = list[Line](), first.top
    rows = 0  # lines of `found` up to the highest that stands where values do
    for line in reversed(lines):
        is_text_above = line.x0 < edges[0] - SNAP and _lacks_weight(line, first)
        most = FAR * line.size if _heads(line, found, edges) else max(line.size, room)
        is_across = _is_across(line, edges, starts) and not ends_as_labels(line, run, edges)
        if edge - line.bottom > most or is_text_above or is_across:
            break
        found.append(line)
        if _is_of_row(line, found, run, edges, starts):
            rows = len(found)
        edge = line.top
        if len(found) == MOST_BEYOND:
            break
    if found and not rows and _is_title(found[0], first):
        rows = 1
    elif found and not rows and is_cut and found[-1] is lines[0] and _is_label(found, run):
        rows = len(found)
    own = found[:rows][::-1]
    names = [line for line in own if _is_name(line, own)] if own and not _is_name(own[0], own) else []
    if len(edges) > 1 and names and own[-1] in names and not starts_small(names[0].text):
        return _two_rows(own[: -len(names)], names, first)
    heads = list(takewhile(lambda line: line.bold, own))
    if heads and _heads(heads[-1], own[len(heads) :][::-1], edges):
        return _two_rows(heads, own[len(heads) :], first)
    return [Band(drawn.end_of_row(own[0], first.top), first.top, own, first.joints)] if own else []


def _two_rows(heads: list[Line], row: list[Line], first: Band) -> list[Band]:
    """The headings and the row below them that stand above the band `first`."""
    edge = heads[-1].bottom + 1
    return [Band(heads[0].top - 1, edge, heads, first.joints), Band(edge, first.top, row, first.joints)]


def _is_name(line: Line, others: Sequence[Line]) -> bool:
    """Whether a bold line is one text where the leftmost of `others` begins, as the name of the rows below is."""
    leftmost = min(other.x0 for other in others)
    return line.bold and len(starts_of(line)) == 1 and abs(line.x0 - leftmost) <= ALIGNED


def _heads(line: Line, found: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether a bold line in all of three columns or more stands above nothing but a name of rows, or rows that are not
    bold: it heads them, as far away as rows of wide margins stand from each other."""
    if not line.bold or len(edges) < FEWEST_BESIDE or not found or not any(beside(line, x) for x in edges):
        return False
    if all(_is_name(own, [line, *found]) for own in found):
        return True
    return all(beside(line, x) for x in edges) and not any(own.bold for own in found)


def rows_below(
    run: Sequence[Band],
    edges: list[float],
    stack: Stack,
    drawn: Drawn,
    *,
    is_head: bool,
    end: float | None = None,
) -> list[Band]:
    """The row below the last rail of a table's bands `run`; below the headings (`is_head`) of three columns or more,
    and below a name on a ground, all rows that go on: those alone may stand on grounds. `end` is where another table
    begins below."""
    last = run[-1]
    if is_closed(last, run):
        return []
    end = drawn.middles[-1] if end is None else end
    lines = drawn.lines(last.bottom, end, stack.start, stack.end)
    lines = up_to_heading(lines, median(line.size for band in run for line in band.lines))
    starts = _starts_in(run, edges)
    if len(edges) > 1 and (is_head or (last.held and names_alone_are_held(run))):
        found = obeying(lines, last.bottom, edges, starts)
    else:
        found = _next_row(lines, run, edges, starts)
    return [Band(last.bottom, drawn.end_of_row(found[-1], last.bottom), found, last.joints)] if found else []


def _next_row(
    lines: Sequence[Line], run: Sequence[Band], edges: Sequence[float], starts: Sequence[float | None]
) -> list[Line]:
    """Those of `lines` that are a row below the bands `run`, though no rail closes it: as near to the last rail as
    the text of other rows; or farther, where it begins as they do and ends the page."""
    edge, room = run[-1].bottom, _room(run, above=True)
    parting = ROWS_APART * (room + _room(run, above=False))
    is_far = False
    found: list[Line] = []
    rows = 0  # lines of `found` up to the last that stands where values do
    for line in lines[:MOST_BEYOND]:
        distance = line.top - edge
        if _is_across(line, edges, starts):
            break
        if distance > max(line.size, room):
            if found or distance > FARTHEST * line.size or not _begins_as_rows_do(line, run, starts):
                break
            is_far = True
        if rows and line.x0 < edges[0] - SNAP and distance > max(ROW * line.size, parting):
            break  # the next row
        is_wrapped = rows == len(found) > 0 and distance < LOOSE * line.size and starts_small(line.text)
        found.append(line)
        if is_wrapped or _is_of_row(line, found, run, edges, starts):
            rows = len(found)
        edge = line.bottom
    return [] if is_far and rows < len(lines) else found[:rows]


def _starts_in(run: Sequence[Band], edges: Sequence[float]) -> list[float | None]:
    """Where words begin right of each edge in the bands of a table."""
    lines = [line for band in run for line in band.lines]
    return [start_right_of(lines, x) for x in edges]


def _is_across(line: Line, edges: Sequence[float], starts: Sequence[float | None]) -> bool:
    """Whether `line` runs across an edge; a word of running text may begin beside one by chance."""
    places = [None] * len(edges) if is_text(line) else starts
    return any(crosses(line, x, start) for x, start in zip(edges, places, strict=True))


def _is_of_row(
    line: Line,
    found: Sequence[Line],
    run: Sequence[Band],
    edges: Sequence[float],
    starts: Sequence[float | None],
) -> bool:
    """Whether a line stands in several columns, beside one of those `found` with it, or where values do."""
    return any(beside(line, x) or _overlaps(line, found, x) for x in edges) or _stands_as_value(
        line, run, starts
    )


def _begins_as_rows_do(line: Line, run: Sequence[Band], starts: Sequence[float | None]) -> bool:
    """Whether a line has a label and a value that begin where those of the bands `run` do, set as they are."""
    known = [start for start in starts if start is not None]
    behind = [word.x0 for word in line.words if any(abs(word.x0 - start) <= ALIGNED for start in known)]
    return bool(behind) and behind[0] > line.x0 and _is_label([line], run)


def _room(run: Sequence[Band], *, above: bool) -> float:
    """How far text may stand below the rail above it, or above the one below it, in points: hardly farther than that
    of most of a table's rows does."""
    rooms = [
        band.lines[0].top - band.top if above else band.bottom - band.lines[-1].bottom
        for band in run
        if band.lines
    ]
    return ROOM * median(rooms) if rooms else 0.0


def _stands_as_value(line: Line, run: Sequence[Band], starts: Sequence[float | None]) -> bool:
    """Whether a line begins where the values of the bands `run` do, or is an item there, in type of their size: its
    label stands on the other page, or beside another of its lines."""
    sizes = {own.size for band in run for own in band.lines}
    indents = [line.x0 - start for start in starts if start is not None]
    stands = any(-ALIGNED <= indent <= MOST_INDENT * line.size for indent in indents)
    return stands and any(abs(line.size - size) < 0.5 for size in sizes)


def _is_label(lines: Sequence[Line], run: Sequence[Band]) -> bool:
    """Whether `lines` begin where the labels of the bands `run` do, in their size and weight."""
    labels = [band.lines[0] for band in run if band.lines]
    return all(
        any(
            abs(line.x0 - own.x0) <= ALIGNED
            and line.words[0].bold == own.words[0].bold
            and line.words[0].size == own.words[0].size
            for own in labels
        )
        for line in lines
    )


def obeying(
    lines: Sequence[Line], edge: float, edges: Sequence[float], starts: Sequence[float | None]
) -> list[Line]:
    """Those of `lines`, which stand below `edge`, that go on in columns: up to the last in several of them, or that
    goes on right of the first or, in a small letter, in the first."""
    found: list[Line] = []
    rows = 0
    for index, line in enumerate(lines):
        across = any(crosses(line, x, start) for x, start in zip(edges, starts, strict=True))
        names = _names_rows(lines, index, edges)
        if stands_apart(line, edge, edges, is_row=names) or (across and not names):
            break
        found.append(line)
        goes_on = rows == len(found) - 1 and line.top - edge < LOOSE * line.size
        is_rest = goes_on and (line.x0 >= edges[0] - SNAP or starts_small(line.text))
        if is_rest or any(beside(line, x) for x in edges):
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


def up_to_heading(lines: Sequence[Line], usual: float) -> list[Line]:
    """`lines` up to the first that is a single text in type larger than the `usual` one."""
    return list(takewhile(lambda line: line.size < LARGER * usual or not is_text(line), lines))


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
