"""Rows that a page's end leaves alone: too few to be told as a table there, but in the columns of one elsewhere.

A table of labels and values is printed in the same columns on many pages. Once a document shows them, a label set as
theirs with a value where theirs begin is a row; so is a label alone below such a table, whose value the next page
brings, and a value alone above one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.readers.pdf.lattice.aligned import Region
from extract.readers.pdf.lattice.bands import FAR, FARTHEST, split_line
from extract.readers.pdf.lattice.rows import (
    FEWEST_ROWS,
    LONGEST_LABEL,
    MOST_ALIKE,
    MOST_INDENT,
    boxed_rows,
    look_at,
    row_starts,
)
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lattice.white.boxes import lines_to_table
from extract.readers.pdf.lattice.white.centred import BROKEN
from extract.readers.pdf.lattice.white.lone_labels import left_of
from extract.readers.pdf.lines import Line, is_bullet, starts_small, words_to_lines
from extract.readers.pdf.paragraphs import Column, column_of
from extract.readers.pdf.source.content import Printed

NEAR = 2.0
"""Points by which labels, or values, of one table begin apart on different pages."""
EDGES = 4.0
"""Points by which the edges of one table's columns differ on different pages."""
APART = 0.4
"""In type sizes: a gap that parts a label from its value is no narrower."""
MOST_KNOWN = 4
"""Tables of different columns that are tried for a page, the nearest."""


class Places(NamedTuple):
    """Where a table of labels and values has its columns, and how its labels are set."""

    xs: tuple[float, ...]
    label: float
    value: float
    look: tuple[bool, bool, int]
    size: float
    is_right: bool = False
    """Whether the labels end at `label`, each beginning elsewhere; else they begin there."""
    is_plain: bool = False
    """Whether the labels are set as the values are: only the place right below the table tells its rows."""

    @property
    def edge(self) -> float:
        """Between its columns."""
        return self.xs[1]

    def kind(self, line: Line) -> str:
        """What `line` would be in the table: "row", "label" or "value" alone; empty where it obeys it not."""
        columns = split_line(line, [self.edge])
        label, value = columns.get(0), columns.get(1)
        most = MOST_INDENT * line.size if label is None or (value and is_bullet(value[0].text)) else NEAR
        if value is not None and not -NEAR <= value[0].x0 - self.value <= most:
            return ""
        if label is None:
            return "value"
        if (
            abs((label[-1].x1 if self.is_right else label[0].x0) - self.label) > NEAR
            or len(label) > LONGEST_LABEL
            or any(look_at(word) != self.look or abs(word.size - self.size) > 0.5 for word in label)
        ):
            return ""
        if value is None:
            return "label"
        apart = 1.0 if self.is_plain else APART
        return "row" if value[0].x0 - label[-1].x1 >= apart * line.size else ""

    def are_of(self, region: Region | None) -> bool:
        """Whether `region` is a table in these columns; where the words alone show their edge, its values tell it."""
        return (
            isinstance(region, DraftTable)
            and len(region.xs) == len(self.xs)
            and abs(region.xs[0] - self.xs[0]) <= EDGES
            and (abs(region.xs[1] - self.edge) <= EDGES or abs(left_of(region, 1) - self.value) <= NEAR)
        )


class _Run(NamedTuple):
    start: int
    end: int


def complete_tables(pages: Sequence[list[Region]]) -> None:
    """Make rows of the text of `pages` that stands in the columns of their tables, in place."""
    known = [
        [places for region in regions if (places := _places_of(region)) is not None] for regions in pages
    ]
    if not any(known):
        return
    for number, regions in enumerate(pages):
        if any(isinstance(region, Column) for region in regions):
            before = pages[number - 1][-1:] if number else []
            after = pages[number + 1][:1] if number + 1 < len(pages) else []
            regions[:] = _completed(regions, before, after, _nearest(known, number))


def _places_of(region: Region) -> Places | None:
    """The columns of a table of labels and values; None where it is no such table."""
    if not isinstance(region, DraftTable) or len(region.xs) != 3:
        return None
    rows: dict[int, dict[int, list[Line]]] = {}
    for cell in region.cells:
        lines = [line for part in cell.parts for line in part.lines]
        if lines and cell.column_span == 1:
            rows.setdefault(cell.row, {})[cell.column] = lines
    full = [row for row in rows.values() if len(row) == 2]
    looks = Counter(look_at(row[0][0].words[0]) for row in full)
    if len(full) < FEWEST_ROWS:
        return None
    look, count = looks.most_common(1)[0]
    size = _usual(row[0][0].words[0].size for row in full)
    firsts = [row[1][0].words[0] for row in full]
    alike = sum(look_at(word) == look and abs(word.size - size) <= 0.5 for word in firsts)
    if count < len(full):
        return None
    labels = [row[0][0] for row in full]
    begin, end = _usual(line.x0 for line in labels), _usual(line.x1 for line in labels)
    is_right = (
        2 * sum(abs(line.x1 - end) <= NEAR for line in labels)
        > len(full)
        > 2 * sum(abs(line.x0 - begin) <= NEAR for line in labels)
    )
    return Places(
        tuple(region.xs),
        end if is_right else begin,
        _usual(row[1][0].x0 for row in full),
        look,
        size,
        is_right=is_right,
        is_plain=alike > MOST_ALIKE * len(full),
    )


def _usual(values: Iterator[float]) -> float:
    return Counter(round(value, 1) for value in values).most_common(1)[0][0]


def _nearest(known: Sequence[Sequence[Places]], number: int) -> list[Places]:
    """The columns of the tables nearest to page `number`, each once."""
    found: list[Places] = []
    for at in sorted(range(len(known)), key=lambda at: abs(at - number)):
        for places in known[at]:
            if not any(
                abs(places.label - own.label) <= NEAR and abs(places.value - own.value) <= NEAR
                for own in found
            ):
                found.append(places)
        if len(found) >= MOST_KNOWN:
            break
    return found[:MOST_KNOWN]


def _completed(
    regions: Sequence[Region], before: Sequence[Region], after: Sequence[Region], known: Sequence[Places]
) -> list[Region]:
    """`regions` of a page between the last region `before` it and the first `after` it, with rows found in its text."""
    done: list[Region] = []
    start = 0
    while start < len(regions):
        if isinstance(regions[start], DraftTable):
            done.append(regions[start])
            start += 1
            continue
        end = next(
            (n for n in range(start, len(regions)) if isinstance(regions[n], DraftTable)), len(regions)
        )
        texts = [region for region in regions[start:end] if isinstance(region, Column)]
        above = regions[start - 1 : start] if start else before
        below = regions[end : end + 1] or after
        lines = words_to_lines(word for text in texts for line in text.lines for word in line.words)
        best: tuple[list[_Run], Places] | None = None
        for places in (*known, *_others(lines, known)):
            runs = _runs(lines, places, above, below, top=not start, foot=end == len(regions))
            if runs and (best is None or _size(runs) > _size(best[0])):
                best = runs, places
        if best is None:
            done += texts
            start = end
            continue
        joined = _with_rows(done, lines, *best)
        if end < len(regions) and joined and best[1].are_of(regions[end]):
            below_table, last = regions[end], done[-1]
            assert isinstance(below_table, DraftTable) and isinstance(last, DraftTable)  # noqa: S101
            _extend(last, below_table)
            end += 1
        start = end
    return done


def _others(lines: Sequence[Line], known: Sequence[Places]) -> Iterator[Places]:
    """Columns of `lines` whose labels are set as those of `known` tables and stand where they do, and whose values
    begin elsewhere: each table of a document may be as wide as its words."""
    for places in {(own.label, own.look, own.size): own for own in known}.values():
        starts = Counter(round(x) for line in lines if (x := _value_after_label(line, places)) is not None)
        for x, count in starts.most_common(1):
            if count >= FEWEST_ROWS and not any(abs(x - own.value) <= NEAR for own in known):
                yield places._replace(xs=(places.xs[0], x - 1.0, places.xs[2]), value=float(x))


def _value_after_label(line: Line, places: Places) -> float | None:
    """Where words go on in `line` right of a label set and placed as those of `places`, after a wide gap."""
    if abs(line.x0 - places.label) > NEAR or look_at(line.words[0]) != places.look:
        return None
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 >= line.size:
            return word.x0
        if look_at(word) != places.look:
            return None
    return None


def _size(runs: Sequence[_Run]) -> int:
    return sum(run.end - run.start for run in runs)


def _runs(
    lines: Sequence[Line],
    places: Places,
    above: Sequence[Region],
    below: Sequence[Region],
    *,
    top: bool,
    foot: bool,
) -> list[_Run]:
    """The lines that are rows in `places`. `above` and `below` is what stands there, on another page where the lines
    begin the `top` of theirs or end its `foot`."""
    kinds = [places.kind(line) for line in lines]
    after_table = any(map(places.are_of, above))
    goes_on = foot and any(_goes_on(region, places) for region in below)
    found: list[_Run] = []
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and kinds[index] and (index == start or _is_near(lines, index)):
            continue
        first, end = start, index
        while first < end and kinds[first] == "value" and not (first == 0 and top and after_table):
            first += 1
        while end > first and kinds[end - 1] == "label" and not (end == len(lines) and goes_on):
            if end - 1 > first and _wraps(lines[end - 2], lines[end - 1]):
                break
            end -= 1
        whole = "row" in kinds[first:end]
        while whole and kinds[first] == "label" and not _wraps(lines[first], lines[first + 1]):
            first += 1  # the title of what stands below
        if not (first or top or end == len(lines)) and after_table and _is_far(above, lines[0]):
            first = end  # below the end of a table
        is_label = first < end and set(kinds[first:end]) == {"label"}
        rest = is_label or (first == 0 and after_table and (top or kinds[0] == "label"))
        if first < end and (whole or (rest and end == len(lines) and goes_on)):
            found.append(_Run(first, end))
        start = index if index < len(lines) and kinds[index] else index + 1
    if places.is_plain:
        return [run for run in found if run.start == 0 and after_table and kinds[0] == "row"]
    return found


def _is_near(lines: Sequence[Line], index: int) -> bool:
    return lines[index].top - lines[index - 1].bottom <= FARTHEST * lines[index].size


def _is_far(above: Sequence[Region], line: Line) -> bool:
    """Whether a line stands farther below a table than its rows do."""
    return any(
        isinstance(region, DraftTable) and line.top - region.ys[-1] > FAR * line.size for region in above
    )


def _wraps(above: Line, line: Line) -> bool:
    """Whether a label goes on in the next line."""
    return starts_small(line.text) and line.top - above.bottom <= BROKEN * line.size


def _goes_on(region: Region, places: Places) -> bool:
    """Whether what begins the next page is a value whose label stands on this one."""
    if isinstance(region, Column):
        return bool(region.lines) and places.kind(region.lines[0]) == "value"
    first = [
        word for cell in region.cells if cell.row == 0 and cell.column == 0 for word in _words(cell.parts)
    ]
    return places.are_of(region) and not first


def _words(parts: Sequence[Column]) -> list[Printed]:
    return [word for part in parts for line in part.lines for word in line.words]


def _with_rows(done: list[Region], lines: Sequence[Line], runs: Sequence[_Run], places: Places) -> bool:
    """Put `lines` to the regions `done`, their `runs` as rows: of the table that `done` ends with, or of their own.
    Whether the last line is of a row."""
    at = 0
    for run in runs:
        if at < run.start:
            done.append(column_of(list(lines[at : run.start])))
        rows = lines[run.start : run.end]
        table = lines_to_table(rows, [places.edge], _starts(rows, places.edge))
        table.xs = [min(places.xs[0], table.xs[0]), places.edge, max(places.xs[-1], table.xs[-1])]
        last = done[-1] if done and run.start == 0 and places.are_of(done[-1]) else None
        if isinstance(last, DraftTable):
            _extend(last, table)
        else:
            done.append(table)
        at = run.end
    if at < len(lines):
        done.append(column_of(list(lines[at:])))
    return at == len(lines)


def _starts(lines: Sequence[Line], edge: float) -> list[int]:
    """The first line of each row; values above the first label are the rest of one that the page cut."""
    first = next((index for index, line in enumerate(lines) if line.x0 < edge), len(lines))
    if first == len(lines):
        return [0]
    whole = boxed_rows(lines, edge)
    if whole or not first:
        return whole or row_starts(lines, [edge])
    return [
        0,
        *(first + start for start in boxed_rows(lines[first:], edge) or row_starts(lines[first:], [edge])),
    ]


def _extend(table: DraftTable, other: DraftTable) -> None:
    """Give `table` the rows of `other`, which stand below its own."""
    rows = len(table.ys) - 1
    for cell in other.cells:
        cell.row += rows
    table.cells += other.cells
    table.ys = [*table.ys[:-1], *other.ys]
    if other.ruled:
        table.xs, table.ruled = other.xs, True
    elif not table.ruled:
        table.xs = [min(table.xs[0], other.xs[0]), *table.xs[1:-1], max(table.xs[-1], other.xs[-1])]
