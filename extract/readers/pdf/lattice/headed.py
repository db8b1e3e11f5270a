"""Tables without rules below a row of column headings: its bold words tell where columns begin.

Lines below obey it where their words begin in its columns and none runs across. A bold line across them all names
what the rows below belong to. (Rows need no labels, as those of `aligned` do: the headings are label enough.)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.readers.pdf.lattice.bands import LARGER, split_line
from extract.readers.pdf.lattice.rails import merge
from extract.readers.pdf.lattice.rows import PITCHES, rows_parted
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, words_to_column
from extract.readers.pdf.lines import Line
from models.pages.geometry import BBox

FEWEST_COLUMNS = 3
"""Headings of a row of them; two bold words apart may be anything."""
APART = 0.5
"""In type sizes: a gap that no usual space makes."""
ALIGNED = 2.5
"""Points by which words of a column may begin left of its heading, or right of it."""
INDENT = 2.5
"""In type sizes: list items of a column begin at most this far right of its heading."""
FAR = 3.0
"""In type sizes: lines farther apart belong to different things."""
ROW = 0.5
"""In type sizes: rows stand at least this far apart, bottom to top, unless lines of a row stand nearer still."""
FEWEST_BESIDE = 2
"""Lines below the headings that stand in several columns."""
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
    head = start + 1
    while head < len(lines) and lines[head].bold and _gap(lines, head) < HEADS * lines[head].size:
        head += 1
    places = _starts_of(lines[start])
    if len(places) < FEWEST_COLUMNS:
        return None
    while head > start + 1 and any(_offends(line, places) for line in lines[start + 1 : head]):
        head -= 1
    usual = max(line.size for line in lines[start:head])
    end, last, beside = head, head, 0
    while end < len(lines) and _gap(lines, end) <= FAR * lines[end].size:
        line = lines[end]
        if line.size >= LARGER * usual:
            break
        if _is_name(line, places):
            if end + 1 < len(lines) and lines[end + 1].bold and len(_starts_of(lines[end + 1])) > 1:
                break  # the heading of another table
        elif _offends(line, places):
            break
        else:
            last = end + 1
            beside += len(split_line(line, [x - ALIGNED for x in places[1:]])) > 1
        end += 1
    if beside < FEWEST_BESIDE:
        return None
    return last, _to_table(lines[start:head], lines[head:last], places)


def _gap(lines: Sequence[Line], index: int) -> float:
    return lines[index].top - lines[index - 1].bottom


def _starts_of(line: Line) -> list[float]:
    apart = APART * line.size
    return merge(
        [line.x0, *(after.x0 for word, after in pairwise(line.words) if after.x0 - word.x1 >= apart)]
    )


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


def _to_table(head: Sequence[Line], body: Sequence[Line], places: Sequence[float]) -> DraftTable:
    edges = [x - ALIGNED for x in places[1:]]
    rows: list[Sequence[Line]] = [head]
    run: list[Line] = []
    for line in body:
        if _is_name(line, places):
            rows += [*_rows_of(run, edges), [line]]
            run = []
        else:
            run.append(line)
    rows += _rows_of(run, edges)
    xs = [min(line.x0 for line in (*head, *body)), *edges, max(line.x1 for line in (*head, *body))]
    ys = [*(row[0].top for row in rows), max(line.bottom for line in rows[-1])]
    cells = [cell for row, lines in enumerate(rows) for cell in _cells_of(row, lines, xs, ys, places)]
    return DraftTable(xs, ys, cells, ruled=False)


def _rows_of(lines: Sequence[Line], edges: Sequence[float]) -> list[Sequence[Line]]:
    """The rows of `lines`: where the first column goes on farther below what stands above than its lines do."""
    if not lines:
        return []
    parted = rows_parted(lines, edges)
    if len(parted) > 1:
        return [lines[start:end] for start, end in pairwise([*parted, len(lines)])]
    gaps: dict[int, float] = {}
    bottom = lines[0].bottom
    for index, line in enumerate(lines[1:], start=1):
        if line.words[0].x0 < edges[0]:
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
