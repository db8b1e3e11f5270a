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


def words_to_regions(words: list[Printed], tables: list[DraftTable], levels: list[Rule]) -> list[Region]:
    """The columns and tables of a page in reading order; `words` are those outside of `tables`.

    `levels` are the page's rules across and the edges of its coloured bands that bound no cell of `tables`,
    joined, from the top down.
    """
    level = [word for word in words if not word.turned]
    turned = [word for word in words if word.turned]
    lines = words_to_lines(level)
    found, lines = _tables_of_levels(lines, levels)
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
        while plain and plain[-1].x0 >= gutters[0].right - 1 and _is_close(plain[-1], lines[start]):
            start -= 1  # the second column began higher up than the first
            plain.pop()
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


def _is_close(above: Line, below: Line) -> bool:
    return below.top - above.bottom < 2 * below.size


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
    gutters = _gutters_of(band, max(NARROWEST, 0.9 * median(line.size for line in band)))
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
    """What `line` leaves of `gutter`; None where it runs across.

    A little less than usual will do where a word begins just where those above it do.
    """
    spans = _spans(line)
    free = [(x1, x0) for (_, x1), (x0, _) in pairwise(spans)]
    free += [(float("-inf"), spans[0][0]), (spans[-1][1], float("inf"))]
    left, right = max(
        ((max(a, gutter.left), min(b, gutter.right)) for a, b in free), key=lambda span: span[1] - span[0]
    )
    aligned = any(abs(x0 - gutter.right) <= 2 for x0, _ in spans)
    least = 0.4 * line.size if aligned else max(NARROWEST, 0.9 * line.size)
    return _Gutter(left, right) if right - left >= least else None


def _gutters_of(lines: list[Line], least: float) -> list[_Gutter]:
    """Every gap of at least `least` points that runs through all of `lines` and has text on both sides."""
    spans = sorted(span for line in lines for span in _spans(line))
    gutters: list[_Gutter] = []
    reached = spans[0][1]
    for x0, x1 in spans:
        if x0 - reached >= least:
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


def _tables_of_levels(lines: list[Line], levels: list[Rule]) -> tuple[list[DraftTable], list[Line]]:
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
    return [group for group in groups if len(group) >= FEWEST_ROWS]


def _levels_to_table(lines: list[Line], levels: list[Rule]) -> DraftTable | None:
    """The table that `levels` part into rows, its columns found by the gaps that run through all of it."""
    top, bottom, left, right = levels[0].at, levels[-1].at, levels[0].start, levels[0].end
    within = [line for line in lines if left - 4 <= line.x0 and line.x1 <= right + 4]
    inside = [line for line in within if top < _middle(line) < bottom]
    if len(inside) < FEWEST_ROWS - 1:
        return None
    gutters = _gutters_of(inside, max(4.0, 0.45 * inside[0].size))
    if not gutters:
        return None
    at = [rule.at for rule in levels]
    bands = [[line for line in inside if a < _middle(line) < b] for a, b in pairwise(at)]
    if sum(bool(band) for band in bands) < 2:
        return None
    if len(levels) == FEWEST_ROWS:  # rules around the head and below the last row: each line is a row
        if len(bands[0]) > 3:
            return None
        body = _split_columns(bands[1], gutters)
        starts = [
            line.top
            for n, line in enumerate(bands[1])
            if n == 0 or _begins_row(body[n], body[n - 1], line, bands[1][n - 1])
        ]
        at = [top, *starts, bottom]
    above = _rows_beyond(reversed([line for line in within if _middle(line) < top]), top, gutters)
    below = _rows_beyond((line for line in within if _middle(line) > bottom), bottom, gutters)
    if above:
        at.insert(0, min(line.top for line in above))
    if below and len(levels) > FEWEST_ROWS:
        at.append(max(line.bottom for line in below))
        inside += below
    return _fill_rows(above + inside, at, [left, *((g.left + g.right) / 2 for g in gutters), right])


def _rows_beyond(lines: Iterable[Line], edge: float, gutters: list[_Gutter]) -> list[Line]:
    """The lines of a first row with no rule above it, or a last one with none below: near `edge`, in columns."""
    found: list[Line] = []
    for line in lines:
        distance = min(abs(line.top - edge), abs(line.bottom - edge))
        row = _split_columns([line], gutters)[0]
        crosses = any(x0 < gutter.left and x1 > gutter.right for x0, x1 in _spans(line) for gutter in gutters)
        if distance > line.size or crosses or sum(bool(words) for words in row) < 2:
            break
        found.append(line)
        edge = line.top if line.top < edge else line.bottom
    return found


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
