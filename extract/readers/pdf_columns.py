"""Text outside of ruled tables → columns in reading order, and tables that only rules across or alignment show.

Two columns of words side by side may be text to be read one column after the other, or a table to
be read row by row. Running text fills its lines and goes on in small letters; labels do not. Where
it is not clear, it is text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from extract.readers.pdf_content import Printed, Rule
from extract.readers.pdf_lines import Line, find_mark, make_line, starts_small, words_to_lines
from extract.readers.pdf_paragraphs import Column, column_of
from extract.readers.pdf_tables import DraftCell, DraftTable, words_to_column
from models.geometry import BBox

Region: TypeAlias = Column | DraftTable

NARROWEST = 8.0
"""Points: a gutter is at least this wide, and at least as wide as the type is high."""
CLEAR = 12.0
"""Points: a gutter of a table without rules is at least this wide somewhere."""
FEWEST_ROWS = 3
"""Rows that must stand side by side before they are anything but lines with gaps."""
LONGEST_LABEL = 6
"""Words of a usual label in a table without rules."""


@dataclass(slots=True)
class _Gutter:
    left: float
    right: float


def words_to_regions(words: list[Printed], tables: list[DraftTable], rules: list[Rule]) -> list[Region]:
    """The columns and tables of a page in reading order; `words` are those outside of `tables`.

    `rules` are the drawn lines of the page that bound no cell of `tables`.
    """
    level = [word for word in words if not word.turned]
    turned = [word for word in words if word.turned]
    lines = words_to_lines(level)
    found, lines = _tables_of_levels(lines, rules)
    barriers = sorted([*tables, *found], key=lambda table: (table.ys[0], table.xs[0]))
    regions: list[Region] = []
    for table in barriers:
        above = [line for line in lines if line.top + line.bottom < 2 * table.ys[0]]
        beside = [
            line
            for line in lines
            if 2 * table.ys[0] <= line.top + line.bottom <= 2 * table.ys[-1] and line.x1 <= table.xs[0] + 2
        ]
        regions += _lines_to_regions(above)
        regions += _lines_to_regions(beside)
        regions.append(table)
        taken = {id(line) for line in above + beside}
        lines = [line for line in lines if id(line) not in taken]
    regions += _lines_to_regions(lines)
    if turned:
        regions.append(words_to_column(turned))
    return regions


# -- bands of columns ---------------------------------------------------------------------------


def _lines_to_regions(lines: list[Line]) -> list[Region]:
    regions: list[Region] = []
    plain: list[Line] = []
    start = 0
    while start < len(lines):
        band = _band_at(lines, start)
        if band is None:
            plain.append(lines[start])
            start += 1
            continue
        end, gutters = band
        found = _band_to_regions(lines[start:end], gutters)
        if found is None:
            plain += lines[start:end]
        else:
            if plain:
                regions.append(column_of(plain))
                plain = []
            regions += found
        start = end
    if plain:
        regions.append(column_of(plain))
    return regions


def _band_at(lines: list[Line], start: int) -> tuple[int, list[_Gutter]] | None:
    """The end of the band of columns that begins with line `start`, and its gutters; None where none begins."""
    best: tuple[int, int, _Gutter] | None = None
    for gap in _gaps(lines[start]):
        reach, rows, gutter = _follow(lines, start, gap)
        if rows >= FEWEST_ROWS and (best is None or rows > best[1]):
            best = reach, rows, gutter
    if best is None:
        return None
    end, _, gutter = best
    band = lines[start:end]
    gutters = _gutters_of(band)
    if not any(other.left <= gutter.right and other.right >= gutter.left for other in gutters):
        gutters.append(gutter)
    return end, sorted(gutters, key=lambda gutter: gutter.left)


def _gaps(line: Line) -> list[_Gutter]:
    least = max(NARROWEST, line.size)
    return [_Gutter(x1, x0) for (_, x1), (x0, _) in pairwise(_spans(line)) if x0 - x1 >= least]


def _spans(line: Line) -> list[tuple[float, float]]:
    """Where the words of `line` begin and end; a list mark and the word after it are one, whatever lies between."""
    spans = [(word.x0, word.x1) for word in line.words]
    mark = find_mark(line)
    if mark is not None and len(spans) > mark.words:
        spans[: mark.words + 1] = [(spans[0][0], spans[mark.words][1])]
    return spans


def _follow(lines: list[Line], start: int, gap: _Gutter) -> tuple[int, int, _Gutter]:
    """How far down `gap` stays free: the line after the last, the rows with text on both sides, what is left of it."""
    gutter = gap
    rows, end = 1, start + 1
    for index in range(start + 1, len(lines)):
        line, above = lines[index], lines[index - 1]
        if line.top - above.bottom > 3 * line.size:
            break
        narrowed = _narrow(gutter, line)
        if narrowed is None:
            break
        both = line.x0 < narrowed.left + 1 and line.x1 > narrowed.right - 1
        on_right = line.x0 >= narrowed.right - 1
        gutter = narrowed
        if both:
            rows += 1
        if both or on_right or (end == index and line.top - above.bottom < 0.6 * line.size):
            end = index + 1
    return end, rows, gutter


def _narrow(gutter: _Gutter, line: Line) -> _Gutter | None:
    """What `line` leaves of `gutter`; None where it runs across."""
    left, right = gutter.left, gutter.right
    middle = (left + right) / 2
    for x0, x1 in _spans(line):
        if x0 >= right or x1 <= left:
            continue
        if x0 <= left and x1 < middle + (right - left) / 4:
            left = x1
        elif x1 >= right and x0 > middle - (right - left) / 4:
            right = x0
        else:
            return None
    return _Gutter(left, right) if right - left >= max(NARROWEST, line.size * 0.9) else None


def _gutters_of(lines: list[Line]) -> list[_Gutter]:
    """Every gap that runs through all of `lines` and has text on both sides."""
    spans = sorted(span for line in lines for span in _spans(line))
    size = median(line.size for line in lines)
    gutters: list[_Gutter] = []
    reached = spans[0][1]
    for x0, x1 in spans:
        if x0 - reached >= max(NARROWEST, size * 0.9):
            gutters.append(_Gutter(reached, x0))
        reached = max(reached, x1)
    return gutters


def _split_columns(lines: list[Line], gutters: list[_Gutter]) -> list[list[list[Printed]]]:
    """The words of each line, column by column."""
    cuts = [(gutter.left + gutter.right) / 2 for gutter in gutters]
    rows: list[list[list[Printed]]] = []
    for line in lines:
        row: list[list[Printed]] = [[] for _ in range(len(cuts) + 1)]
        for word in line.words:
            row[bisect_right(cuts, (word.x0 + word.x1) / 2)].append(word)
        rows.append(row)
    return rows


def _band_to_regions(lines: list[Line], gutters: list[_Gutter]) -> list[Region] | None:
    """What a band is: a table, or columns of text; None where it is only lines with gaps in them."""
    rows = _split_columns(lines, gutters)
    columns = [column_of([make_line(row[n]) for row in rows if row[n]]) for n in range(len(gutters) + 1)]
    if all(_flows(column) for column in columns):
        return [words_to_column(_words_of(column)) for column in columns]
    if _is_table(rows, columns, gutters):
        return [_rows_to_table(lines, rows, gutters)]
    if len(columns) == 2 and min(gutter.right - gutter.left for gutter in gutters) >= CLEAR:
        return [words_to_column(_words_of(column)) for column in columns]
    return None


def _words_of(column: Column) -> list[Printed]:
    return [word for line in column.lines for word in line.words]


def _flows(column: Column) -> bool:
    """Whether a column is running text: its lines are filled, and many go on in small letters."""
    pairs = list(pairwise(column.lines))
    if len(pairs) < 3:
        return False
    going_on = sum(
        starts_small(after.text) and column.right - before.x1 < 0.3 * (column.right - column.left)
        for before, after in pairs
    )
    return going_on >= 0.35 * len(pairs)


def _is_table(rows: list[list[list[Printed]]], columns: list[Column], gutters: list[_Gutter]) -> bool:
    """Whether rows of words make a table: each label has its value beside it, and columns align."""
    starts = [row for row in rows if row[0] and not starts_small(row[0][0].text)]
    if len(starts) < FEWEST_ROWS or max(gutter.right - gutter.left for gutter in gutters) < CLEAR:
        return False
    beside = sum(any(row[1:]) for row in starts)
    labels = [len(row[0]) for row in starts]
    if beside < 0.9 * len(starts) or median(labels) > LONGEST_LABEL or _flows(columns[0]):
        return False
    if all(_is_list(column) for column in columns):
        return False
    return all(_is_aligned(column) for column in columns)


def _is_list(column: Column) -> bool:
    marked = sum((mark := find_mark(line)) is not None and mark.number is None for line in column.lines)
    return 2 * marked > len(column.lines)


def _is_aligned(column: Column) -> bool:
    """Whether most lines of a column begin at one place, or end at one."""
    count = len(column.lines)

    def share(places: Iterable[float]) -> float:
        values = list(places)
        middle = median(values)
        return sum(abs(value - middle) <= 3 for value in values) / count

    return (
        share(line.x0 for line in column.lines) >= 0.7
        or share(line.x1 for line in column.lines) >= 0.7
        or share(line.x0 + line.x1 for line in column.lines) >= 0.7
    )


def _rows_to_table(lines: list[Line], rows: list[list[list[Printed]]], gutters: list[_Gutter]) -> DraftTable:
    """A table of `rows`, a new row of it where the first column begins anew."""
    tops: list[float] = []
    groups: list[list[list[list[Printed]]]] = []
    for index, (line, row) in enumerate(zip(lines, rows, strict=True)):
        if not groups or _begins_row(row, rows[index - 1], line, lines[index - 1]):
            groups.append([])
            tops.append(line.top)
        groups[-1].append(row)
    xs = [
        min(line.x0 for line in lines),
        *((gutter.left + gutter.right) / 2 for gutter in gutters),
        max(line.x1 for line in lines),
    ]
    ys = [*tops, max(line.bottom for line in lines)]
    cells: list[DraftCell] = []
    for r, group in enumerate(groups):
        for c in range(len(xs) - 1):
            box = BBox(xs[c], ys[r], xs[c + 1], ys[r + 1])
            words = [word for row in group for word in row[c]]
            cells.append(DraftCell(r, c, 1, 1, box, parts=[words_to_column(words, None)]))
    return DraftTable(xs, ys, cells, ruled=False)


def _begins_row(row: list[list[Printed]], above: list[list[Printed]], line: Line, line_above: Line) -> bool:
    """Whether a line begins a row: it has a label, and that label does not go on from the line above."""
    if not row[0]:
        return False
    if line.top - line_above.bottom > 0.6 * line.size:
        return True
    goes_on = starts_small(row[0][0].text) and bool(above[0]) and not any(row[1:])
    return not goes_on


# -- tables with rules across only --------------------------------------------------------------


def _tables_of_levels(lines: list[Line], rules: list[Rule]) -> tuple[list[DraftTable], list[Line]]:
    """The tables that only rules across show, and the lines outside of them."""
    tables: list[DraftTable] = []
    for group in _level_groups(rules):
        table = _levels_to_table(lines, group)
        if table is not None:
            tables.append(table)
            box = table.bbox
            lines = [
                line for line in lines if not box.contains_point(line.x0 + 1, (line.top + line.bottom) / 2)
            ]
    return tables, lines


def _level_groups(rules: list[Rule]) -> list[list[Rule]]:
    """Runs of at least three level rules that begin and end at the same places, from the top down."""
    levels = sorted((rule for rule in rules if rule.horizontal), key=lambda rule: rule.at)
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
    return [group for group in groups if len(group) >= FEWEST_ROWS]


def _levels_to_table(lines: list[Line], rules: list[Rule]) -> DraftTable | None:
    top, bottom, left, right = rules[0].at, rules[-1].at, rules[0].start, rules[0].end
    inside = [
        line
        for line in lines
        if top < (line.top + line.bottom) / 2 < bottom and left - 4 <= line.x0 and line.x1 <= right + 4
    ]
    if len(inside) < FEWEST_ROWS - 1:
        return None
    gutters = _gutters_of(inside)
    if not gutters:
        return None
    rows = _split_columns(inside, gutters)
    at = [rule.at for rule in rules]
    xs = [left, *((gutter.left + gutter.right) / 2 for gutter in gutters), right]
    per_rule = [
        [n for n, line in enumerate(inside) if a < (line.top + line.bottom) / 2 < b] for a, b in pairwise(at)
    ]
    if sum(bool(band) for band in per_rule) < 2:
        return None
    if len(rules) == FEWEST_ROWS:  # rules around the head and below the last row: each line is a row
        if len(per_rule[0]) > 3:
            return None
        ys = [top, *_row_tops(inside, rows, per_rule[1]), bottom]
    else:
        ys = at
    cells = []
    for r, (a, b) in enumerate(pairwise(ys)):
        members = [n for n, line in enumerate(inside) if a < (line.top + line.bottom) / 2 <= b]
        for c in range(len(xs) - 1):
            box = BBox(xs[c], a, xs[c + 1], b)
            words = [word for n in members for word in rows[n][c]]
            cells.append(DraftCell(r, c, 1, 1, box, parts=[words_to_column(words, box)]))
    return DraftTable(xs, list(ys), cells)


def _row_tops(lines: list[Line], rows: list[list[list[Printed]]], body: list[int]) -> list[float]:
    """Where the rows of `body` begin: at each line that begins a row."""
    return [
        lines[n].top
        for place, n in enumerate(body)
        if place == 0 or _begins_row(rows[n], rows[n - 1], lines[n], lines[n - 1])
    ]
