"""Rows with which a page begins that go on in the columns of the table that ended the page before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from statistics import median
from typing import NamedTuple

from extract.readers.pdf.lattice.around.beyond import obeying, up_to_heading
from extract.readers.pdf.lattice.bands import LARGER, Band, beside, split_line, start_right_of
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.heads.find import FEWEST_BESIDE
from extract.readers.pdf.lattice.heads.groups import ALIGNED
from extract.readers.pdf.lattice.rails import ALIKE, SNAP, Stack
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lattice.white.columns import ROW
from extract.readers.pdf.lattice.white.lone_labels import left_of
from extract.readers.pdf.lines import Line, starts_small, words_to_lines
from extract.readers.pdf.source.content import Printed

MOST_FEET = 2
"""Lines that may stand at the foot of a page whose last table goes on."""
MOST_HEADS = 2
"""Lines of a running head that may stand above rows that go on from the page before."""


class Ended(NamedTuple):
    """The table that ended the page before: the edges of its columns, and where lines of its last column begin; and
    where those of each column usually do."""

    edges: Sequence[float] = ()
    starts: Sequence[float] = ()
    lefts: Sequence[float] = ()


NOTHING = Ended()
"""No table ended the page before."""


def ended_by(table: DraftTable, words: Sequence[Printed]) -> Ended:
    """The last table of a page as it ends it; NOTHING where more stands below it than a name of the rows to come and
    the page's foot, far below."""
    bottom = table.ys[-1]
    below = words_to_lines(word for word in words if word.top > bottom and not word.turned)
    feet = below[1:] if below and _names_next(below[0], table) else below
    if len(feet) > MOST_FEET or any(line.top - bottom <= line.size for line in feet):
        return NOTHING
    last = len(table.xs) - 2
    own = [part for cell in table.cells if cell.column == last for part in cell.parts]
    lefts = [left_of(table, column) for column in range(last + 1)]
    return Ended(table.xs, sorted({line.x0 for part in own for line in part.lines}), lefts)


def _names_next(line: Line, table: DraftTable) -> bool:
    """Whether a line in bold right below a table begins where its first column does."""
    near = line.top - table.ys[-1] < line.size
    return near and line.bold and abs(line.x0 - left_of(table, 0)) <= ALIGNED


def give_ended(bands: Sequence[Band], stack: Stack, ended: Ended, drawn: Drawn) -> bool:
    """Tell the rows with which a page begins, as wide as the table that `ended` the page before and with fewer
    columns of their own, the edges of its columns; whether their first row obeys them, or all that stands in a box."""
    edges = list(ended.edges[1:-1])
    first = next((band for band in bands if band.lines), None)
    if first is None or len(first.edges) >= len(edges):
        return False
    side = max(abs(stack.start - ended.edges[0]), abs(stack.end - ended.edges[-1]))
    if side > ALIKE or len(_lines_above(stack, drawn)) > MOST_HEADS:
        return False
    if _is_rest(first.lines, ended):
        for band in bands:
            band.edges = edges if band is first else band.edges or edges
        return True
    told = first.lines if first.boxed and _obey(first, edges) else first.lines[:1]
    if told is not first.lines and (first.edges or not all(beside(first.lines[0], x) for x in edges)):
        return False
    starts = [start_right_of(told, x) for x in edges]
    if not any(starts[-1] is not None and abs(starts[-1] - start) <= ALIGNED for start in ended.starts):
        return False
    for band in bands:
        band.edges = edges if told is first.lines else band.edges or edges
    return True


def _obey(box: Band, edges: Sequence[float]) -> bool:
    """Whether words stand on both sides of each of the `edges` in a box, and none across: what rows of its page happen
    to leave empty, or long words nearly fill, may hide columns that the page before showed."""
    words = (word for line in box.lines for word in line.words)
    across = any(word.x0 < x - SNAP and word.x1 > x + SNAP for word in words for x in edges)
    return not across and all(any(beside(line, x) for line in box.lines) for x in edges)


def _is_rest(lines: Sequence[Line], ended: Ended) -> bool:
    """Whether `lines` are what is left of a row that the page cut: all go on where columns of the table that `ended`
    the page before begin, the first of them in small letters in several columns."""
    if not ended.lefts:
        return False
    rows = [split_line(line, ended.edges[1:-1]) for line in lines]
    stand = all(
        abs(words[0].x0 - ended.lefts[column]) <= ALIGNED and words[-1].x1 <= ended.edges[column + 1] + SNAP
        for row in rows
        for column, words in row.items()
    )
    goes_on = sum(starts_small(words[0].text) for words in rows[0].values())
    return stand and goes_on >= FEWEST_BESIDE and 2 * goes_on > len(rows[0])


def _lines_above(stack: Stack, drawn: Drawn) -> list[Line]:
    return drawn.lines(0.0, stack.rails[0].at, stack.start, stack.end)


def gone_on(ended: Ended, drawn: Drawn, heads: Sequence[float] = ()) -> Band | None:
    """The rows with which a page begins that go on in the columns of the table that `ended` the page before; a
    running head may stand above them. None where none do. At `heads` other tables begin."""
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
        end = min((top for top in heads if top > line.bottom), default=drawn.middles[-1] + 1)
        own = up_to_heading([own for own in lines[first:] if own.top < end], usual)
        found = obeying(own, line.top, edges, starts)
        several = sum(any(beside(one, x) for x in edges) for one in found)
        if several >= FEWEST_BESIDE or (found and _is_rest(found, ended)):
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
