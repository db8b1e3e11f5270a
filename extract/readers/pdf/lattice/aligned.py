"""Tables that nothing but the words shows: labels with values beside them, lists in columns.

Where words begin below each other after a gap, a column may begin; the lines that obey it are a run. A run ends
where a line crosses, at a heading, and where lines stand far apart. Running text fills its lines and goes on in small
letters; labels do not. Where it is not clear, it is text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from extract.readers.pdf.lattice.bands import beside, crosses, split_line, stands_apart
from extract.readers.pdf.lattice.gutters import (
    ALIGNED,
    WIDER_THAN_SPACE,
    find_gutters,
    gaps_of,
    spans_of,
    united,
)
from extract.readers.pdf.lattice.heads.find import find_headed
from extract.readers.pdf.lattice.looks.rows import look_signs, rows_by_look, shares_look
from extract.readers.pdf.lattice.rows import (
    CLEAR,
    FEWEST_ROWS,
    MOST_INDENT,
    centred_rows,
    gaps_at,
    is_table,
    lines_to_columns,
    row_starts,
    rows_apart,
)
from extract.readers.pdf.lattice.tables import DraftTable, words_to_column
from extract.readers.pdf.lattice.white.boxes import lines_to_table
from extract.readers.pdf.lattice.white.elsewhere import drifts, rows_gone_on_in, rows_of_above
from extract.readers.pdf.lattice.white.lone_labels import Run, begins_alone, ends_alone, left_of
from extract.readers.pdf.lattice.white.pairs import (
    are_few_pairs,
    are_labels_over_values,
    rows_of_names,
)
from extract.readers.pdf.lattice.white.right import rows_going_on, rows_of_plain_labels, rows_of_right_labels
from extract.readers.pdf.lines import Line, is_bullet, starts_small
from extract.readers.pdf.paragraphs import Column, column_of, flows
from extract.readers.pdf.source.content import Printed

Region: TypeAlias = Column | DraftTable

NARROWEST = 8.0
"""Points: a gap is at least this wide, and at least as wide as the type is high, to be the first sign of a column."""
CLEAR_LINE = 0.8
"""In type sizes: the gap of a line that goes on in the columns of a table."""
MOST_PLACES = 12
"""Places at which most words begin after gaps, which are tried as columns; no table without rules has more."""
MOST_TABLES = 200
"""Tables among the lines of one column of print, at most."""
MOST_REST = 12
"""Lines of a row cut by the page that may stand above the first whole row."""
MOST_PARTS = 8
"""Parts of a table at the top of a page between which something stands otherwise, at most."""
WRAPPED = 0.6
"""In type sizes: the next line of a label stands nearer below the first."""


def lines_to_regions(
    lines: Sequence[Line], known: DraftTable | None = None, *, end_page: bool = False
) -> list[Region]:
    """The text and the tables of `lines`, which stand below each other, from the top down.

    `known` is a table of the page before, in whose columns the first lines may go on; where the lines `end_page`, a
    table may go on on the next.
    """
    if known is not None and known.labels_right:
        size = median(line.size for cell in known.cells for part in cell.parts for line in part.lines)
        if rows := rows_going_on(lines, known.xs[1], size):
            table = _right_table(lines, known.xs[1], rows, known)
            return [table, *lines_to_regions(lines[rows[-1] :], table, end_page=end_page)]
    begun: list[Region] = []
    while known is not None and len(begun) < MOST_PARTS and (rows := rows_gone_on_in(lines, known)):
        known = lines_to_table(lines[: rows[-1]], known.xs[1:-1], rows[:-1])
        begun.append(known)
        lines = lines[rows[-1] :]
    return [*begun, *_regions_below(lines, known, end_page=end_page)]


def _regions_below(lines: Sequence[Line], known: DraftTable | None, *, end_page: bool) -> list[Region]:
    """The same where the first lines begin none of the rows of `known`."""
    found = sorted(_find_tables(lines, known, end_page=end_page), key=lambda one: one[0])
    regions: list[Region] = []
    start = 0
    for first, end, parts in [*found, (len(lines), len(lines), [])]:
        regions += _text_to_regions(lines[start:first], known)
        regions += parts
        known = next((part for part in reversed(regions) if isinstance(part, DraftTable)), known)
        start = end
    return regions


def _text_to_regions(lines: Sequence[Line], known: DraftTable | None) -> list[Region]:
    """The column of `lines`, and those of them as tables that stand in the columns of the table above them."""
    regions: list[Region] = []
    plain: list[Line] = []
    start = 0
    while start < len(lines):
        end = _like(known, lines, start) if known is not None and not known.labels_right else start
        if end == start:
            plain.append(lines[start])
            start += 1
            continue
        if plain:
            regions.append(column_of(plain))
            plain = []
        assert known is not None  # noqa: S101 (lines were found in its columns)
        edges = known.xs[1:-1]
        regions.append(lines_to_table(lines[start:end], edges, _rows_on(lines[start:end], edges)))
        start = end
    if plain:
        regions.append(column_of(plain))
    return regions


def _rows_on(lines: Sequence[Line], edges: Sequence[float]) -> list[int]:
    """The first line of each of the rows that go on from the page before; what stands above the first label is the
    rest of a value."""
    first = next((at for at, line in enumerate(lines) if line.x0 < edges[0]), 0)
    rest = 0 if len(edges) > 1 or centred_rows(lines, edges) else first
    starts = centred_rows(lines, edges) or [rest + at for at in row_starts(lines[rest:], edges)]
    return [0, *starts] if rest else starts


def _like(table: DraftTable, lines: Sequence[Line], start: int) -> int:
    """The line after the last of those from `start` on that begin where the columns of `table` do.

    The first stands in all columns; on the top of a page, the rest of a cut row may stand above it.
    """
    places = [left_of(table, column) for column in range(len(table.xs) - 1)]
    end, full = start, 0
    for index, line in enumerate(lines[start:], start):
        columns = split_line(line, table.xs[1:-1])
        firsts = {column: words[0].x0 for column, words in columns.items()}
        if any(gap < CLEAR_LINE * line.size for edge in table.xs[1:-1] for gap in gaps_at([line], edge)):
            break  # a word of running text that begins there by chance
        full += len(firsts) == len(places)
        goes_on = index > start and starts_small(line.text) and _is_close(lines[index - 1], line, WRAPPED)
        if 0 in firsts and len(firsts) != len(places) and not goes_on:
            break  # neither a row nor the rest of a label
        if not full and (start or index - start >= MOST_REST):
            break
        inner = {
            column for column in firsts if len(firsts) < len(places) or is_bullet(columns[column][0].text)
        }
        most = [MOST_INDENT * line.size if column in inner else 2 for column in range(len(places))]
        if any(not -2 <= x - places[column] <= most[column] for column, x in firsts.items()):
            break
        end = index + 1
    return end if full else start


# -- runs ---------------------------------------------------------------------------------------


def _find_tables(
    lines: Sequence[Line], known: DraftTable | None, *, end_page: bool
) -> list[tuple[int, int, list[Region]]]:
    """The tables among `lines` with their first line and the one after their last."""
    gaps = _signs(lines)
    found: list[tuple[int, int, list[Region]]] = [
        (start, end, [table]) for start, end, table in find_headed(lines, end_page=end_page)
    ]
    ends = [0, *(place for start, end, _ in found for place in (start, end)), len(lines)]
    pending = list(zip(ends[::2], ends[1::2], strict=True))
    while pending and len(found) < MOST_TABLES:
        low, high = pending.pop()
        run = _best_run(lines, gaps, low, high)
        if run is None:
            continue
        if end_page and run.end < high == len(lines) and ends_alone(lines, run):
            run = replace(run, end=len(lines))
        if known is not None and not low and run.start > 0 and begins_alone(lines, run, known):
            run = replace(run, start=0)
        start, end = run.start, run.end
        regions = _run_to_regions(lines[start:end], run.at)
        if not any(isinstance(part, DraftTable) for part in regions or []):
            rows = [run.low + row for row in rows_of_plain_labels(lines[run.low : run.high], run.at - 1)]
            if rows:
                start, end = rows[0], rows[-1]
                regions = [_right_table(lines, run.at - 1, rows)]
        if regions is not None:
            found.append((start, end, regions))
            pending += [(low, start), (end, high)]
        elif any(gaps[run.start : run.end]):
            gaps[run.start : run.end] = [[] for _ in range(run.start, run.end)]  # it is no sign of a column
            pending.append((low, high))
    return found


def _signs(lines: Sequence[Line]) -> list[list[float]]:
    """Where the words of each line begin after gaps that are the first sign of a column.

    Such a gap is wide; or it is wider than a space, and between the same places on several lines; or looks tell it.
    """
    looks = look_signs(lines)
    gaps = [gaps_of(line) for line in lines]
    places = Counter((round(end / ALIGNED), round(start / ALIGNED)) for own in gaps for end, start in own)
    return [
        [
            start
            for end, start in own
            if start - end >= max(NARROWEST, line.size)
            or places[round(end / ALIGNED), round(start / ALIGNED)] > FEWEST_ROWS
            or start == look
        ]
        + ([look] if look is not None and all(start != look for _, start in own) else [])
        for line, own, look in zip(lines, gaps, looks, strict=True)
    ]


def _best_run(lines: Sequence[Line], gaps: Sequence[Sequence[float]], low: int, high: int) -> Run | None:
    """The run within `low` and `high` in which most lines have words on both sides of a column's edge."""
    starts = sorted(x for index in range(low, high) for x in gaps[index])
    places: dict[int, list[float]] = {}
    for x in starts:
        places.setdefault(round(x / ALIGNED), []).append(x)
    best: Run | None = None
    for key in sorted(places, key=lambda key: len(places[key]), reverse=True)[:MOST_PLACES]:
        x = places[key][0]
        if len(places[key]) + len(places.get(key - 1, ())) + len(places.get(key + 1, ())) < FEWEST_ROWS - 1:
            continue
        for run in _runs_at(lines, gaps, low, high, x):
            if run.rows >= FEWEST_ROWS - 1 and (best is None or run.rows > best.rows):
                best = run
    return best


def _runs_at(
    lines: Sequence[Line], gaps: Sequence[Sequence[float]], low: int, high: int, x: float
) -> Iterable[Run]:
    """The runs of lines that obey an edge left of `x`."""
    start = low
    for index in range(low, high + 1):
        ends = index == high or crosses(lines[index], x - 1, x)
        apart = start < index < high and stands_apart(lines[index], lines[index - 1].bottom, [x - 1])
        if (
            not ends
            and not apart
            and not _is_foreign(lines, index, start, x)
            and not drifts(lines, index, high, x)
        ):
            continue
        begin = sum(any(abs(x - gap) <= ALIGNED for gap in gaps[place]) for place in range(start, index))
        run = _trimmed(lines, start, index, x) if begin >= FEWEST_ROWS - 1 else None
        if run is not None:
            yield run
        start = index + 1 if ends else index


def _is_foreign(lines: Sequence[Line], index: int, start: int, x: float) -> bool:
    """Whether a line is set as a heading between two lists, not as their labels are."""
    line = lines[index]
    usual = next((lines[place] for place in range(start, index) if beside(lines[place], x - 1)), None)
    if usual is None:
        return False  # it stands before all rows, or is a label that is centred beside its value
    size = usual.words[0].size  # values may be set larger than their labels, and carry the lines
    is_other = abs(line.words[0].size - size) > 0.08 * size
    above = lines[index - 1]
    goes_on = beside(above, x - 1) and starts_small(line.text) and _is_close(above, line, WRAPPED)
    if goes_on and (above.bold or above.words[0].style == line.words[0].style):
        return False  # the label of a bold row goes on, or the value below a label
    if line.x1 > x:
        return is_other and any(gap < WIDER_THAN_SPACE * line.size for gap in gaps_at([line], x - 1))
    return is_other or (line.bold and not usual.words[0].bold)


def _trimmed(lines: Sequence[Line], start: int, end: int, x: float) -> Run | None:
    """The lines from `start` to `end` without those of one side alone that stand before or after a table's rows."""
    both = [index for index in range(start, end) if beside(lines[index], x - 1)]
    while (
        len(both) > 1
        and not shares_look(lines[both[0]], lines[both[1]], x)
        and (
            _is_heading(lines[both[0]], lines[both[1]], x)
            or _is_value_elsewhere(lines[both[0]], lines[both[1]], x)
            or _is_text(lines[both[0]], [lines[row] for row in both[1:]], x)
        )
    ):
        del both[0]
    del both[: rows_of_above(lines, start, both, x)]
    if not both:
        return None
    first, last = both[0], both[-1] + 1
    while first > start and (
        (lines[first - 1].x0 >= x - 1 and _is_close(lines[first - 1], lines[first], 2.0))
        or lines[first - 1].bottom > lines[first].top
        or _is_broken_label(lines[first - 1], lines[first], x)
    ):
        first -= 1  # the second column began higher up than the first, or a label is centred beside its value
    first = _row_above(lines, start, first, x)
    while last < end and (
        lines[last].x0 >= x - ALIGNED
        or _is_close(lines[last - 1], lines[last], 0.6)
        or (last + 1 < end and lines[last + 1].top < lines[last].bottom)
    ):
        last += 1  # or a value is centred beside a label of two lines
    return Run(first, last, x, len(both), start, end)


def _is_broken_label(above: Line, line: Line, x: float) -> bool:
    """Whether the first column goes on in `line` with the label that stands alone right above it."""
    left = above.x1 < x and line.x0 < x
    return (
        left and starts_small(line.text) and not starts_small(above.text) and _is_close(above, line, WRAPPED)
    )


def _row_above(lines: Sequence[Line], start: int, first: int, x: float) -> int:
    """The first line of the row that ends above `first` where its label and its value, centred beside each other,
    have no line in common, but stand partly at one height; else `first`."""
    at = first
    while at > start and (lines[at - 1].x1 < x or lines[at - 1].x0 >= x - ALIGNED):
        if not _is_close(lines[at - 1], lines[at], 2.0 if at == first else WRAPPED):
            break
        at -= 1
    level = any(
        above.bottom > below.top and (above.x0 < x - ALIGNED) != (below.x0 < x - ALIGNED)
        for above, below in pairwise(lines[at:first])
    )
    return at if level else first


def _is_heading(line: Line, below: Line, x: float) -> bool:
    """Whether a line that stands before a table's rows is set larger or bolder, and no gap of it is a column's."""
    larger = line.size > 1.08 * below.size or (line.bold and not below.words[0].bold)
    return larger and all(gap < WIDER_THAN_SPACE * line.size for gap in gaps_at([line], x - 1))


def _is_value_elsewhere(line: Line, below: Line, x: float) -> bool:
    """Whether a line that stands before a table's rows goes on with a value of the table above, whose labels are
    narrower: it begins right of the labels, and a word of it by chance where the values do."""
    is_space = all(gap < WIDER_THAN_SPACE * line.size for gap in gaps_at([line], x - 1))
    return is_space and line.x0 - below.x0 > MOST_INDENT * line.size


def _is_text(line: Line, rows: Sequence[Line], x: float) -> bool:
    """Whether a line that stands before a table's rows is text, a word of which begins by chance where the values do:
    after a space, where all `rows` have gaps that none is as wide as."""
    is_space = all(gap < WIDER_THAN_SPACE * line.size for gap in gaps_at([line], x - 1))
    return is_space and len(rows) >= FEWEST_ROWS and min(gaps_at(rows, x - 1)) >= line.size


def _is_close(above: Line, below: Line, sizes: float) -> bool:
    return below.top - above.bottom < sizes * below.size


# -- tables -------------------------------------------------------------------------------------


def _run_to_regions(lines: Sequence[Line], at: float) -> list[Region] | None:
    """What a run is: a table, or columns of text; None where it is only lines with gaps in them."""
    if starts := rows_by_look(lines, at):
        return [lines_to_table(lines, [at - 1], starts)]
    size = median(line.size for line in lines)
    rows = [united(span for line in row for span in spans_of(line)) for row in rows_apart(lines)]
    gutters = find_gutters(rows, size)
    if not any(gutter.left <= at <= gutter.right + ALIGNED for gutter in gutters):
        return None
    edges = [gutter.right - 1 for gutter in gutters]
    columns = lines_to_columns(lines, edges)
    is_one = are_labels_over_values(lines, edges)
    right = rows_of_right_labels(lines, edges[0]) if len(edges) == 1 and not is_one else []
    if right:
        return [_right_table(lines, edges[0], [*right, len(lines)])]
    if is_one or is_table(lines, edges):  # labels that wrap go on in small letters, as print does
        return [lines_to_table(lines, edges, [0] if is_one else None)]
    if all(flows(column) for column in columns):
        return [words_to_column(_words_of(column)) for column in columns]
    if names := rows_of_names(lines, edges):
        return [lines_to_table(lines, edges, names)]
    is_clear = len(edges) == 1 and gutters[0].right - gutters[0].left >= CLEAR
    if len(lines) >= FEWEST_ROWS and is_clear and not are_few_pairs(lines, edges):
        return [words_to_column(_words_of(column)) for column in columns]
    return None


def _right_table(
    lines: Sequence[Line], edge: float, rows: Sequence[int], known: DraftTable | None = None
) -> DraftTable:
    """The table whose labels stand right of `edge`, from the first lines of its rows and the one after the last; where
    it goes on from `known`, with its sides."""
    table = lines_to_table(lines[rows[0] : rows[-1]], [edge], [row - rows[0] for row in rows[:-1]])
    table.labels_right = True
    if known is not None:
        table.xs = list(known.xs)
    return table


def _words_of(column: Column) -> list[Printed]:
    return [word for line in column.lines for word in line.words]
