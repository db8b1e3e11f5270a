"""The rows of a table that nothing drawn parts, some of whose cells span rows: what stands beside the rows tells them.

A cell that spans rows may stand in the middle of them, or from the top of the first past where it ends. Its lines fill
the white between the rows of all other columns; so each column is left out in turn, and is one of spanning cells
where its texts then stand as such cells do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeAlias

from extract.readers.pdf.lattice.bands import split_line
from extract.readers.pdf.lattice.white.columns import body_rows, goes_on
from extract.readers.pdf.lattice.white.lists import ENDS, FILLED, LEVEL, LINES, list_rows
from extract.readers.pdf.lattice.white.numbers import columns_past, numbered_rows
from extract.readers.pdf.lines import Line, starts_small, words_to_lines

FEWEST_BESIDE = 3
"""Columns beside those of spanning cells that tell rows, at least."""
EITHER = 0.1
"""In type sizes: a line this near to the middle between two rows hangs from the upper one."""
STEPS = 0.12
"""In type sizes: white between rows is wider by as much than the widest within one."""
MOST_ROWS = 8
"""Rows that one cell spans, at most."""
EMPTY, SPAN = 1.0, 0.1
"""What an empty cell costs, and each row that a cell spans: a cell over several rows is likelier than empty ones."""

SpanningCell: TypeAlias = tuple[int, int, list[Line]]
"""A cell's first and last row, and its lines."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Rows, and which cells go on past their ends."""

    rows: list[Sequence[Line]]
    """The lines of each, from the top down; those of a cell that spans rows are in its first."""
    past: list[set[int]]
    """For each row but the last the columns whose cells go on below it."""
    levels: list[float]
    """Where each row but the last ends."""


def part_rows(lines: Sequence[Line], edges: Sequence[float]) -> Parted:
    """The rows of `lines`, whose columns `edges` part."""
    rows = body_rows(lines, edges)
    past = columns_past(rows, edges)
    if not any(past):
        whole = _chained([_part(run, edges) for run in _runs(lines)])
        if any(whole.past) and len(whole.rows) >= _count(rows, edges):
            return whole
    return Parted(rows, past, _levels(rows))


def spans_rows(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether cells span rows of `lines`, which stand in three columns or more."""
    return len(edges) >= FEWEST_BESIDE and any(part_rows(lines, edges).past)


def are_told(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether numbers, or lists that begin anew, tell the rows of `lines`, or cells span rows of them."""
    told = numbered_rows(lines, edges) or (len(edges) > 1 and list_rows(lines, edges))
    return bool(told) or spans_rows(lines, edges)


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """`lines` between the names in bold that stand alone over rows, and each of these."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if line.bold and all(after.x0 - word.x1 < line.size for word, after in pairwise(line.words)):
            runs += [[line], []]
        else:
            runs[-1].append(line)
    return [run for run in runs if run]


def _part(lines: Sequence[Line], edges: Sequence[float]) -> Parted:
    """The rows of lines without a name among them, those beside spanning cells before all others."""
    found = max(_with_spans(lines, edges), key=lambda one: len(one.rows), default=None)
    rows = body_rows(lines, edges)
    if found is not None and len(found.rows) >= _count(rows, edges):
        return found
    return Parted(rows, [set() for _ in rows[1:]], _levels(rows))


def _count(rows: Sequence[Sequence[Line]], edges: Sequence[float]) -> int:
    """How many of `rows` fill most columns, or name the rows below them; others may be lines of a spanning cell."""
    return sum(_is_row(row, edges, len(edges) + 1) or all(line.bold for line in row) for row in rows)


def _chained(parts: Sequence[Parted]) -> Parted:
    """All rows of `parts`, each of which begins below the one before."""
    rows: list[Sequence[Line]] = []
    past: list[set[int]] = []
    levels: list[float] = []
    for part in parts:
        if rows:
            past.append(set())
            levels += _levels([rows[-1], part.rows[0]])
        rows, past, levels = rows + part.rows, past + part.past, levels + part.levels
    return Parted(rows, past, levels)


def _levels(rows: Sequence[Sequence[Line]]) -> list[float]:
    return [(above[-1].bottom + below[0].top) / 2 for above, below in pairwise(rows)]


def _with_spans(lines: Sequence[Line], edges: Sequence[float]) -> Iterator[Parted]:
    """The rows that white parts where one column is left out, or the first two, if cells there span rows."""
    columns = len(edges) + 1
    words = [
        (column, word) for line in lines for column, own in split_line(line, edges).items() for word in own
    ]
    for left_out in [*({column} for column in range(columns)), {0, 1}]:
        if columns - len(left_out) < FEWEST_BESIDE:
            continue
        beside = words_to_lines(word for column, word in words if column not in left_out)
        rows = _rows_of_white(beside, edges, columns - len(left_out))
        if len(rows) < 2:
            continue
        spans = {
            column: _spans(
                words_to_lines(word for own, word in words if own == column), rows, first=column == 0
            )
            for column in left_out
        }
        if all(spans.values()) and all(any(start < end for start, end, _ in own) for own in spans.values()):
            yield _united(rows, spans)


def _rows_of_white(lines: Sequence[Line], edges: Sequence[float], columns: int) -> list[Sequence[Line]]:
    """The rows that the widest white tells all of which fill most of `columns`; empty where none does."""
    if not lines:
        return []
    bottoms = list(accumulate((line.bottom for line in lines), max))
    white = [line.top - bottom for line, bottom in zip(lines[1:], bottoms, strict=False)]
    ordered = sorted(white)
    for before, after in pairwise([*ordered[:1], *ordered]):
        if after - before < STEPS * lines[0].size or after <= 0:
            continue
        starts = [0, *(index for index, gap in enumerate(white, start=1) if gap >= after), len(lines)]
        rows = [lines[start:end] for start, end in pairwise(starts)]
        if all(_is_row(row, edges, columns) for row in rows):
            return rows
    return []


def _is_row(lines: Sequence[Line], edges: Sequence[float], columns: int) -> bool:
    filled = {column for line in lines for column in split_line(line, edges)}
    return len(filled) >= FILLED * columns and not goes_on(lines, edges)


def _spans(lines: Sequence[Line], rows: Sequence[Sequence[Line]], *, first: bool) -> list[SpanningCell]:
    """The first and last row of each cell of a column with its lines, from the top down; empty where they stand
    otherwise. Fewest cells are empty; where it is the `first` column, one may stand beside the row in the middle."""
    tops = [min(line.top for line in row) for row in rows]
    bottoms = [max(line.bottom for line in row) for row in rows]
    middles = [float("-inf"), *((a + b) / 2 for a, b in zip(bottoms, tops[1:], strict=False)), float("inf")]
    lines = sorted(lines, key=_place)
    places, begun = [_place(line) for line in lines], _begun(lines)
    best: list[tuple[float, list[SpanningCell]] | None] = [(0.0, [])]
    for end in range(len(rows)):
        found: list[tuple[float, list[SpanningCell]]] = []
        for start in range(max(0, end - MOST_ROWS + 1), end + 1):
            before, low, high = best[start], middles[start], middles[end + 1]
            own = lines[bisect_right(places, low) : bisect_right(places, high)]
            if before is None or (start and own and starts_small(own[0].text)):
                continue
            if start < end and all(_is_among(top, begun) for top in tops[start + 1 : end + 1]):
                continue
            if start < end and own and own[0].bold and not own[-1].bold:
                continue  # a heading is no part of what stands below it
            if _is_cell(own, tops[start : end + 1], bottoms[start : end + 1], first=first):
                price = EMPTY * (not own) + SPAN * (end - start)
                found.append((before[0] + price, [*before[1], (start, end, own)]))
        best.append(min(found, key=lambda one: one[0], default=None))
    whole = best[-1]
    return whole[1] if whole is not None else []


def _place(line: Line) -> float:
    """The height that tells the row of a line."""
    return (line.top + line.bottom) / 2 - EITHER * line.size


def _begun(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Between which heights a row begins where a sentence does right below one that ended: cells of one row each, the
    highest of their rows, leave no white between them. From the top down."""
    return [
        (line.top - EITHER * lines[0].size, line.top + EITHER * lines[0].size)
        for above, line in pairwise(lines)
        if above.text[-1] in ENDS
        and not starts_small(line.text)
        and line.top - above.bottom <= LINES * line.size
    ]


def _is_among(top: float, places: Sequence[tuple[float, float]]) -> bool:
    last = bisect_right(places, (top, float("inf"))) - 1
    return last >= 0 and places[last][0] <= top <= places[last][1]


def _is_cell(lines: Sequence[Line], tops: Sequence[float], bottoms: Sequence[float], *, first: bool) -> bool:
    """Whether `lines` are the text of one cell beside rows that have these tops and bottoms: of a single row it may be
    empty, and but in the `first` column it does not stand in one of several as that row's own would."""
    if not lines or len(tops) == 1:
        return len(tops) == 1 and (not lines or _stands(lines, tops[0], bottoms[0]))
    is_alone = any(
        _is_within(lines, top, bottom) and _stands(lines, top, bottom)
        for top, bottom in zip(tops, bottoms, strict=True)
    )
    return (first or not is_alone) and _stands(lines, tops[0], bottoms[-1], past=tops[-1])


def _stands(lines: Sequence[Line], top: float, bottom: float, *, past: float | None = None) -> bool:
    """Whether `lines` are the text of a cell between `top` and `bottom`: in the middle of it, or from its top on, there
    `past` where the last of its rows begins."""
    size = lines[0].size
    if any(after.top - before.bottom > LINES * size for before, after in pairwise(lines)):
        return False
    first, last = lines[0].top, lines[-1].bottom
    if abs((first + last) - (top + bottom)) / 2 <= LEVEL * size:
        return True
    return abs(first - top) <= LEVEL * size and (past is None or last > past)


def _is_within(lines: Sequence[Line], top: float, bottom: float) -> bool:
    return bool(lines) and lines[0].top >= top - 1 and lines[-1].bottom <= bottom + 1


def _united(rows: Sequence[Sequence[Line]], spans: dict[int, list[SpanningCell]]) -> Parted:
    whole = [list(row) for row in rows]
    past: list[set[int]] = [set() for _ in rows[1:]]
    for column, cells in spans.items():
        for start, end, lines in cells:
            whole[start] += lines
            for row in range(start, end):
                past[row].add(column)
    levels = [
        (max(line.bottom for line in above) + min(line.top for line in below)) / 2
        for above, below in pairwise(rows)
    ]
    return Parted([sorted(row, key=lambda line: line.top) for row in whole], past, levels)
