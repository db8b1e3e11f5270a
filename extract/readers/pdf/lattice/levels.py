"""Tables that only rules across show, or bands of colour: their columns are the gaps that run through all rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from extract.readers.pdf.lattice.follow import Gutter, begins_row, gutters_of, spans_of, split_columns
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, words_to_column
from extract.readers.pdf.lines import Line
from extract.readers.pdf.source.content import Rule
from models.pages.geometry import BBox

MOST_BEYOND = 4
"""Lines of a row that lies outside of the rules."""
FEWEST_LEVELS = 3
"""Rules across, alike in place and length, that a table has at least."""


def tables_of_levels(lines: list[Line], levels: list[Rule]) -> tuple[list[DraftTable], list[Line]]:
    """The tables that only rules across show, and the lines outside of them."""
    tables: list[DraftTable] = []
    for group in _level_groups(levels):
        table = _levels_to_table(lines, group)
        if table is not None:
            tables.append(table)
            box = table.bbox
            lines = [line for line in lines if not box.contains_point(line.x0 + 1, _middle(line))]
    return tables, lines


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _level_groups(levels: list[Rule]) -> list[list[Rule]]:
    """Runs of at least three of `levels` that begin and end at the same places, from the top down."""
    groups: list[list[Rule]] = []
    for rule in levels:
        for group in groups:
            last = group[-1]
            if abs(last.start - rule.start) <= 4 and abs(last.end - rule.end) <= 4:
                if rule.at - last.at > 4:
                    group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= FEWEST_LEVELS]


def _levels_to_table(lines: list[Line], levels: list[Rule]) -> DraftTable | None:
    """The table that `levels` part into rows, its columns found by the gaps that run through all of it."""
    top, bottom, left, right = levels[0].at, levels[-1].at, levels[0].start, levels[0].end
    within = [line for line in lines if left - 4 <= line.x0 and line.x1 <= right + 4]
    inside = [line for line in within if top < _middle(line) < bottom]
    if len(inside) < FEWEST_LEVELS - 1:
        return None
    gutters = gutters_of(inside, max(4.0, 0.45 * inside[0].size))
    if not gutters:
        return None
    at = [rule.at for rule in levels]
    bands = [[line for line in inside if a < _middle(line) < b] for a, b in pairwise(at)]
    if sum(bool(band) for band in bands) < 2:
        return None
    if len(levels) == FEWEST_LEVELS:  # rules around the head and below the last row: each line is a row
        if len(bands[0]) > 3:
            return None
        body = split_columns(bands[1], gutters)
        starts = [
            line.top
            for n, line in enumerate(bands[1])
            if n == 0 or begins_row(body[n], body[n - 1], line, bands[1][n - 1])
        ]
        at = [top, *starts, bottom]
    above = _rows_beyond(reversed([line for line in within if _middle(line) < top]), top, gutters)
    below = _rows_beyond((line for line in within if _middle(line) > bottom), bottom, gutters)
    if above:
        at.insert(0, min(line.top for line in above))
    if below and len(levels) > FEWEST_LEVELS:
        at.append(max(line.bottom for line in below))
        inside += below
    return _fill_rows(above + inside, at, [left, *(gutter.right - 1 for gutter in gutters), right])


def _rows_beyond(lines: Iterable[Line], edge: float, gutters: list[Gutter]) -> list[Line]:
    """The lines of a first row with no rule above it, or a last one with none below: near `edge`, in columns."""
    found: list[Line] = []
    rows = 0  # lines of `found` up to the last that stands in several columns
    for line in lines:
        distance = min(abs(line.top - edge), abs(line.bottom - edge))
        words = split_columns([line], gutters)[0]
        crosses = any(
            x0 < gutter.left and x1 > gutter.right for x0, x1 in spans_of(line) for gutter in gutters
        )
        if distance > line.size or crosses or len(found) > MOST_BEYOND:
            break
        found.append(line)
        if sum(bool(part) for part in words) > 1:
            rows = len(found)
        edge = line.top if line.top < edge else line.bottom
    return found[:rows]


def _fill_rows(lines: list[Line], ys: list[float], xs: list[float]) -> DraftTable:
    cells: list[DraftCell] = []
    inner = xs[1:-1]
    for r, (a, b) in enumerate(pairwise(ys)):
        words = [word for line in lines if a - 1 <= _middle(line) < b for word in line.words]
        for c in range(len(xs) - 1):
            box = BBox(xs[c], a, xs[c + 1], b)
            own = [word for word in words if bisect_right(inner, (word.x0 + word.x1) / 2) == c]
            cells.append(DraftCell(r, c, 1, 1, box, parts=[words_to_column(own, box)]))
    return DraftTable(xs, ys, cells)
