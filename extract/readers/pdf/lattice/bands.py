"""Bands: what stands between two rails, and which of its lines obey the columns of their table."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from extract.readers.pdf.lattice.gutters import ALIGNED, spans_of
from extract.readers.pdf.lattice.looks.parting import are_set_alike, end_of_run_in, parting_of
from extract.readers.pdf.lines import Line, find_mark, starts_small
from extract.readers.pdf.source.content import Printed

INTO = 1.5
"""Points by which a word may stand over an edge."""
LOOSE = 0.8
"""In type sizes: a heading stands at least this far below the table above it."""
LARGER = 1.08
"""A heading's type is at least this many times the labels', unless it is bold and they are not."""
SPACE = 0.4
"""In type sizes: a usual space between words is narrower."""
FAR, FARTHEST = 3.0, 8.0
"""In type sizes: lines farther apart belong to different things; rows of a table with wide margins may stand
farther, but not without end."""
WHITE = 0.36
"""In type sizes: rows whose cells have margins stand farther apart, the lines of a label nearer."""
MOST_LABEL_WORDS = 7
"""Words of a label in a row of its own, at most."""
FEWEST_APART = 2
"""Gaps of a row of column headings, at least, of which one may stand over a group of columns."""
FEWEST_FIGURES = 4
"""Lines of a list of figures that no rules part."""


@dataclass(slots=True)
class Band:
    """The lines between two rails, or a part of them."""

    top: float
    bottom: float
    lines: list[Line]
    joints: tuple[float, ...] = ()
    """Where a rail above or below it says that columns end, or something that is drawn beside it."""
    firm: tuple[float, ...] = ()
    """Where both rails say so."""
    held: bool = False
    """Whether a ground or sides say that it is part of the table, whatever its words are."""
    boxed: bool = False
    """Whether both of its sides are drawn."""
    edges: list[float] = field(default_factory=list)
    """Edges between columns, as far as it is known which table it belongs to."""
    is_own: bool = False
    """Whether the words show these, though others of its stack are drawn: it is of a table of its own."""

    @property
    def is_text(self) -> bool:
        """Whether no line has a gap wider than a space: a name or running text, whatever place its words begin at."""
        return all(is_text(line) for line in self.lines)


def is_text(line: Line) -> bool:
    """Whether no gap of `line` is wider than a space: words of it may begin at a column's edge by chance."""
    return all(after[0] - before[1] < SPACE * line.size for before, after in pairwise(spans_of(line)))


def crosses(line: Line, x: float, start: float | None) -> bool:
    """Whether `line` runs across the edge `x`, right of which words of the table begin at `start`.

    Words with no more than a space between them run across, unless the second begins there: a label nearly fills its
    column. Where both are bold, they are a name, and it begins there by chance; where their looks differ, they are not.
    """
    if start is not None and _begins_with_number(line, x, start):
        return False
    if _is_parted_at(line, x, start):
        return False
    before: tuple[float, float] | None = None
    for span in spans_of(line):
        if span[0] < x - INTO and span[1] > x + INTO:
            return True
        if span[0] >= x - INTO:
            if before is None or span[0] - before[1] >= SPACE * line.size:
                return False
            return start is None or abs(span[0] - start) > ALIGNED or _is_one_text_around(line, span[0])
        before = span
    return False


def _is_parted_at(line: Line, x: float, start: float | None) -> bool:
    """Whether `x` lies between the label and the value of `line` that their looks tell, which begins at `start`."""
    parting = parting_of(line)
    if parting is None or not parting.end - INTO <= x <= parting.start + INTO:
        return False
    return start is None or abs(parting.start - start) <= ALIGNED


def overruns(line: Line, band: Band, x: float, start: float | None) -> bool:
    """Whether `line` is one word, too long for its column, which ends at `x`: beside it another line of the band begins
    at `start`, where values do."""
    word = line.words[0]
    return (
        start is not None
        and len(line.words) == 1
        and word.x1 - x < x - word.x0
        and word.bold
        and any(
            other is not line
            and abs(other.x0 - start) <= ALIGNED
            and not other.bold
            and other.top < line.bottom + line.size
            for other in band.lines
        )
    )


def _begins_with_number(line: Line, x: float, start: float) -> bool:
    """Whether `line` begins with a number in a column of its own, which ends at `x`: it is no mark of a list."""
    if len(line.words) < 2 or line.words[0].x1 > x + INTO or abs(line.words[1].x0 - start) > ALIGNED:
        return False
    mark = find_mark(line)
    return mark is not None and mark.number is not None and line.words[1].x0 >= x - INTO


def stands_apart(line: Line, bottom: float, edges: Sequence[float], *, is_row: bool = False) -> bool:
    """Whether `line` stands too far below what ends at `bottom` to go on with it: a row in several columns, or one
    that is known to be a row, may stand farther than a line alone."""
    gap = (line.top - bottom) / line.size
    return gap > FARTHEST or (gap > FAR and not is_row and len(split_line(line, edges)) < 2)


def _is_one_text_around(line: Line, x: float) -> bool:
    """Whether the word that begins at `x` and the one before it are bold, or stand behind a label that runs in to them,
    in a look of its own."""
    around = next(((before, word) for before, word in pairwise(line.words) if word.x0 == x), None)
    if around is None or all(word.bold for word in around):
        return around is not None
    return are_set_alike(*around) and (end := end_of_run_in(line)) is not None and end < around[0].x0


def beside(line: Line, x: float) -> bool:
    """Whether `line` has words on both sides of `x`."""
    return line.words[0].x1 <= x + INTO and line.words[-1].x0 >= x - INTO


def box_of(run: Sequence[Band]) -> Band | None:
    """The band that is a mere box around its lines, where nothing but names on grounds stands above it in the box."""
    is_named = all(band.is_text and all(line.bold for line in band.lines) for band in run[:-1])
    return run[-1] if run and is_named and all(band.boxed for band in run) else None


def is_closed(band: Band, run: Sequence[Band]) -> bool:
    """Whether no side of `band` is open; where only every second one of `run` is drawn, nothing closes it."""
    return band.boxed and all(own.boxed for own in run)


def parts_box(band: Band, x: float) -> bool:
    """Whether `x` parts the lines of a box: none but names in bold run across."""
    start = start_right_of(band.lines, x)
    across = [line for line in band.lines if crosses(line, x, start)]
    both = sum(beside(line, x) for line in band.lines)
    return both > len(across) and all(line.bold for line in across)


def start_right_of(lines: Iterable[Line], x: float) -> float | None:
    """Where most lines go on right of `x`; None where none does."""
    starts = Counter(
        round(next(word.x0 for word in line.words if word.x0 >= x - INTO))
        for line in lines
        if beside(line, x)
    )
    return float(starts.most_common(1)[0][0]) if starts else None


def between_headings(bands: list[Band], size: float) -> list[list[Band]]:
    """`bands` parted at headings in larger type: the tables they part have columns of their own."""
    groups: list[list[Band]] = [[]]
    for band in bands:
        if band.is_text and not band.held and all(line.size >= LARGER * size for line in band.lines):
            groups.append([])
        groups[-1].append(band)
    return [group for group in groups if group]


def heads_a_row(run: Sequence[Band]) -> bool:
    """Whether the first of several bands holds column headings in bold and a row below them."""
    first, *others = run
    bold = [line.bold for line in first.lines]
    return (
        bold[:1] == [True]
        and not all(bold)
        and not any(line.bold for band in others for line in band.lines[:1])
    )


def rows_of(band: Band, edges: Sequence[float]) -> list[float]:
    """Where rows of `band` begin below its first one.

    A band is one row, unless most of its lines stand in most columns at once and hold figures.
    """
    lines = band.lines
    if len(lines) < 2 or not edges:
        return []
    cells = [split_line(line, edges) for line in lines]
    if not _is_list_of_figures(cells, len(edges)):
        return []
    return [
        (above.bottom + line.top) / 2
        for (above, over), (line, columns) in pairwise(zip(lines, cells, strict=True))
        if begins_row(line, set(columns), above, set(over))
    ]


def between_rows(band: Band, starts: Sequence[int]) -> list[float]:
    """Where the rows of `band` part, whose first lines are `starts`."""
    return [(band.lines[index - 1].bottom + band.lines[index].top) / 2 for index in starts[1:]]


def rows_of_labels(band: Band, edges: Sequence[float]) -> list[float]:
    """Where rows begin below the first that no ground parts, of two columns: each short label with its value, and
    white above."""
    if len(edges) != 1 or band.boxed:
        return []
    lines, edge = band.lines, edges[0]
    bottoms = list(accumulate((line.bottom for line in lines), max))
    begun = [
        index for index, line in enumerate(lines) if line.words[0].x0 < edge and not starts_small(line.text)
    ]
    labels = [split_line(lines[index], edges).get(0, []) for index in begun]
    are_labels = all(
        0 < len(words) <= MOST_LABEL_WORDS and words[-1].text[-1] not in ".,;" for words in labels
    )
    are_rows = all(
        beside(lines[index], edge)
        and (not index or lines[index].top - bottoms[index - 1] >= WHITE * lines[index].size)
        for index in begun
    )
    return between_rows(band, begun) if begun[:1] == [0] and are_labels and are_rows else []


def _is_list_of_figures(rows: Sequence[dict[int, list[Printed]]], edges: int) -> bool:
    """Whether each line is a row: it stands in most columns, and most cells right of the first hold figures."""
    if len(rows) < FEWEST_FIGURES or edges < 2:
        return False
    full = sum(len(columns) >= max(2, 0.5 * (edges + 1)) for columns in rows)
    beside = [words for columns in rows for column, words in columns.items() if column]
    figures = sum(any(sign.isdigit() for word in words for sign in word.text) for words in beside)
    return (
        full >= 0.6 * len(rows) and figures >= 0.6 * len(beside) and all(len(words) < 4 for words in beside)
    )


def rows_at(band: Band, edges: Sequence[float], joints: Sequence[float]) -> list[float]:
    """Those of `joints`, where the uprights' pieces meet, at which rows of `band` begin below its first one.

    Words must not run across, and no row of column headings is cut: they are set in bold.
    """
    lines = band.lines
    if all(line.bold for line in lines) or any(
        line.top + INTO < y < line.bottom - INTO for line in lines for y in joints
    ):
        return []
    cuts = [y for y in joints if band.top < y < band.bottom]
    rows = [
        [line for line in lines if top < (line.top + line.bottom) / 2 < bottom]
        for top, bottom in pairwise([band.top, *cuts, band.bottom])
    ]
    full = sum(any(beside(line, x) for line in row for x in edges) for row in rows)
    return cuts if full >= 0.6 * len(rows) else []


def split_line(line: Line, edges: Sequence[float]) -> dict[int, list[Printed]]:
    """The words of `line` by the column in which they stand."""
    columns: dict[int, list[Printed]] = {}
    for word in line.words:
        columns.setdefault(bisect_right(edges, (word.x0 + word.x1) / 2), []).append(word)
    return columns


def rights_of(lines: Iterable[Line], edges: Sequence[float]) -> dict[int, float]:
    """Where the longest line of each column ends: no word had room farther right, so longer ones were broken there."""
    rights: dict[int, float] = {}
    for line in lines:
        for column, words in split_line(line, edges).items():
            rights[column] = max(rights.get(column, 0.0), words[-1].x1)
    return rights


def begins_row(line: Line, columns: set[int], above: Line, over: set[int]) -> bool:
    """Whether a line begins a row: it has a label, and that label does not go on from the line above."""
    if 0 not in columns:
        return False
    if line.top - above.bottom > 0.6 * line.size:
        return True
    return not (starts_small(line.text) and 0 in over)
