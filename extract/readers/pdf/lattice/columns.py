"""Text outside of ruled tables → columns in reading order, and tables that only rules across or alignment show.

Two columns of words side by side may be text to be read one column after the other, or a table to
be read row by row. Running text fills its lines and goes on in small letters; labels do not. Where
it is not clear, it is text.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import TypeAlias

from extract.readers.pdf.lattice.follow import (
    NARROWEST,
    Gutter,
    begins_row,
    gaps_of,
    gutters_of,
    narrow,
    split_columns,
)
from extract.readers.pdf.lattice.levels import tables_of_levels
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, words_to_column
from extract.readers.pdf.lines import Line, find_mark, make_line, starts_small, words_to_lines
from extract.readers.pdf.paragraphs import Column, column_of, flows
from extract.readers.pdf.source.content import Printed, Rule
from models.pages.geometry import BBox

Region: TypeAlias = Column | DraftTable

CLEAR = 12.0
"""Points: a gutter of a table without rules is at least this wide somewhere."""
FEWEST_ROWS = 3
"""Rows that must stand side by side before they are anything but lines with gaps."""
LONGEST_LABEL = 6
"""Words of a usual label in a table without rules."""


def words_to_regions(words: list[Printed], tables: list[DraftTable], levels: list[Rule]) -> list[Region]:
    """The columns and tables of a page in reading order; `words` are those outside of `tables`.

    `levels` are the page's rules across and the edges of its coloured bands that bound no cell of `tables`,
    joined, from the top down.
    """
    level = [word for word in words if not word.turned]
    turned = [word for word in words if word.turned]
    lines = words_to_lines(level)
    found, lines = tables_of_levels(lines, levels)
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
    known: DraftTable | None = None  # the last table found: a shorter one may follow in its columns
    start = 0
    while start < len(lines):
        band = _band_at(lines, start) or (_band_like(known, lines, start) if known is not None else None)
        if band is None:
            plain.append(lines[start])
            start += 1
            continue
        end, gutters = band
        while plain and plain[-1].x0 >= gutters[0].right - 1 and _is_close(plain[-1], lines[start]):
            start -= 1  # the second column began higher up than the first
            plain.pop()
        found = _band_to_regions(lines[start:end], gutters, known)
        known = next((region for region in found or () if isinstance(region, DraftTable)), known)
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


def _band_at(lines: list[Line], start: int) -> tuple[int, list[Gutter]] | None:
    """The end of the band of columns that begins with line `start`, and its gutters; None where none begins."""
    best: tuple[int, int, Gutter] | None = None
    for gap in gaps_of(lines[start]):
        reach, rows, gutter = _follow(lines, start, gap)
        if rows >= FEWEST_ROWS - 1 and (best is None or rows > best[1]):
            best = reach, rows, gutter
    if best is None:
        return None
    end, _, gutter = best
    band = lines[start:end]
    gutters = gutters_of(band, max(NARROWEST, 0.9 * median(line.size for line in band)))
    if not any(other.left <= gutter.right and other.right >= gutter.left for other in gutters):
        gutters.append(gutter)
    return end, sorted(gutters, key=lambda gutter: gutter.left)


def _follow(lines: list[Line], start: int, gap: Gutter) -> tuple[int, int, Gutter]:
    """How far down `gap` stays free: the line after the last, the rows with text on both sides, what is left of it."""
    gutter = gap
    rows, end = 1, start + 1
    for index in range(start + 1, len(lines)):
        line, above = lines[index], lines[index - 1]
        if line.top - above.bottom > 3 * line.size:
            break
        narrowed = narrow(gutter, line)
        if narrowed is None or (line.x1 <= narrowed.left + 1 and _looks_other(line, lines[start])):
            break
        both = line.x0 < narrowed.left + 1 and line.x1 > narrowed.right - 1
        on_right = line.x0 >= narrowed.right - 1
        gutter = narrowed
        if both:
            rows += 1
        if both or on_right or (end == index and line.top - above.bottom < 0.6 * line.size):
            end = index + 1
    return end, rows, gutter


def _looks_other(line: Line, first: Line) -> bool:
    """Whether a line of the left column alone is set as a heading between two lists, not as their labels are."""
    if abs(line.size - first.size) > 0.08 * first.size:
        return True
    return line.bold and not first.words[0].bold


def _band_like(table: DraftTable, lines: list[Line], start: int) -> tuple[int, list[Gutter]] | None:
    """The lines from `start` on that begin where the columns of `table` do, as a band; None where there are none."""
    places = [_left_of(table, column) for column in range(len(table.xs) - 1)]
    end = start
    while end < len(lines):
        line = lines[end]
        begins = [line.x0, *(gap.right for gap in gaps_of(line))]
        if len(begins) != len(places) or any(abs(a - b) > 2 for a, b in zip(begins, places, strict=True)):
            break
        end += 1
    if end == start:
        return None
    return end, [Gutter(x - 2, x) for x in places[1:]]


def _fits(table: DraftTable, rows: list[list[list[Printed]]]) -> bool:
    """Whether the words of every row begin where those of the columns of `table` do."""
    places = [_left_of(table, column) for column in range(len(table.xs) - 1)]
    return all(
        len(row) == len(places)
        and all(words and abs(words[0].x0 - x) <= 2 for words, x in zip(row, places, strict=True))
        for row in rows
    )


def _left_of(table: DraftTable, column: int) -> float:
    """Where most lines of a column of `table` begin."""
    return median(
        [
            line.x0
            for cell in table.cells
            if cell.column == column
            for part in cell.parts
            for line in part.lines
        ]
        or [table.xs[column]]
    )


def _band_to_regions(
    lines: list[Line], gutters: list[Gutter], known: DraftTable | None
) -> list[Region] | None:
    """What a band is: a table, or columns of text; None where it is only lines with gaps in them.

    A band shorter than a table can be was found by the columns of the table `known`.
    """
    rows = split_columns(lines, gutters)
    columns = [column_of([make_line(row[n]) for row in rows if row[n]]) for n in range(len(gutters) + 1)]
    if all(flows(column) for column in columns):
        return [words_to_column(_words_of(column)) for column in columns]
    if _is_table(rows, columns, gutters) or (known is not None and _fits(known, rows)):
        return [_rows_to_table(lines, rows, gutters)]
    if len(lines) < FEWEST_ROWS:
        return None
    if len(columns) == 2 and min(gutter.right - gutter.left for gutter in gutters) >= CLEAR:
        return [words_to_column(_words_of(column)) for column in columns]
    return None


def _words_of(column: Column) -> list[Printed]:
    return [word for line in column.lines for word in line.words]


def _is_table(rows: list[list[list[Printed]]], columns: list[Column], gutters: list[Gutter]) -> bool:
    """Whether rows of words make a table: each label has its value beside it, and columns align."""
    starts = [row for row in rows if row[0] and not starts_small(row[0][0].text)]
    bold_labels = all(word.bold for row in starts for word in row[0]) and not any(
        row[1][0].bold for row in starts if row[1]
    )
    if (
        len(starts) < (FEWEST_ROWS - 1 if bold_labels else FEWEST_ROWS)
        or max(gutter.right - gutter.left for gutter in gutters) < CLEAR
    ):
        return False
    beside = sum(any(row[1:]) for row in starts)
    labels = [len(row[0]) for row in starts]
    if beside < 0.9 * len(starts) or median(labels) > LONGEST_LABEL or flows(columns[0]):
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


def _rows_to_table(lines: list[Line], rows: list[list[list[Printed]]], gutters: list[Gutter]) -> DraftTable:
    """A table of `rows`, a new row of it where the first column begins anew."""
    tops: list[float] = []
    groups: list[list[list[list[Printed]]]] = []
    for index, (line, row) in enumerate(zip(lines, rows, strict=True)):
        if not groups or begins_row(row, rows[index - 1], line, lines[index - 1]):
            groups.append([])
            tops.append(line.top)
        groups[-1].append(row)
    xs = [
        min(line.x0 for line in lines),
        *(gutter.right - 1 for gutter in gutters),  # where the next column begins is alike on every page
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
