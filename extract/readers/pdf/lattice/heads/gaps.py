"""Columns that a row of headings shows: the gaps between its names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from extract.readers.pdf.lattice.bands import FEWEST_APART, INTO, SPACE, Band, is_text, split_line
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.gutters import spans_of, united
from extract.readers.pdf.lattice.rails import SNAP
from extract.readers.pdf.lines import Line
from extract.readers.pdf.source.content import Printed

FEWEST_HEADS = 2
"""Gaps of a row of column headings, at least: a bold label and a bold value have one."""
MOST_HEAD_LINES, MOST_HEAD_WORDS = 2, 2
"""Lines of a row of plain column headings, and words that each begins with, at most."""
HIGHEST = 60.0
"""Points of a row of headings, at most."""
FULL = 0.6
"""Share of the columns in which a row's first line stands, at least."""


def with_heads(edges: list[float], heads: Sequence[Line]) -> list[float]:
    """`edges` as a row of bold column headings, the first of the lines `heads`, shows them.

    Long words may leave hardly a gap below it; justified lines leave wide ones, and no heading stands above them.
    """
    head, spans = heads[0], _spans_of_heads(heads)
    slanted = [] if head.bold else list(takewhile(_is_slanted, heads))
    if slanted:
        head = max(slanted, key=lambda line: len(spans_of(line)))  # one over a group may stand above it
        spans = spans_of(head)
    gaps = [
        (before[1], after[0])
        for before, after in pairwise(spans)
        if after[0] - before[1] >= SPACE * head.size
    ]
    if len(gaps) < FEWEST_HEADS or not (head.bold or slanted or _are_plain_heads(heads)):
        return edges
    least = 0.0 if head.bold else head.size
    new = [
        start - 1
        for end, start in gaps
        if start - end >= least and not any(end - INTO <= x <= start + INTO for x in edges)
    ]
    # items begin right of the heading's first letter
    under = [end for start, end in spans if start - 1 in new]
    held = [
        x for x in edges if not any(at + INTO < x < end - INTO for at, end in zip(new, under, strict=True))
    ]
    edges = sorted([*held, *new])
    alike = [line for line in heads if line.bold == head.bold]
    named = {column for line in alike for column in split_line(line, edges)}
    return [x for column, x in enumerate(edges, start=1) if column in named or column == len(edges)]


def set_at_heads(edges: list[float], heads: Sequence[Line], lines: Sequence[Line]) -> list[float]:
    """`edges` where most begin at a bold heading: those that do not, which justified lines show, moved to where the
    heading does, if words of the `lines` below begin there too and none runs across."""
    spans = _spans_of_heads(heads) if heads[0].bold else []
    gaps = [(before[1], after[0]) for before, after in pairwise(spans)]
    strays = [(end, start) for end, start in gaps if not any(abs(x + 1 - start) <= SNAP for x in edges)]
    if not strays or len(gaps) - len(strays) < FEWEST_HEADS or 2 * len(strays) >= len(gaps):
        return edges
    words = [word for line in lines for word in line.words]
    moved = list(edges)
    for end, start in strays:
        between = [x for x in moved if end - INTO <= x < start]
        begins = any(abs(word.x0 - start) <= SNAP for word in words)
        if len(between) == 1 and begins and not any(word.x0 < start - SNAP < word.x1 for word in words):
            moved[moved.index(between[0])] = start - 1
    return sorted(moved)


def _spans_of_heads(heads: Sequence[Line]) -> list[tuple[float, float]]:
    """Where the headings that the first of the lines `heads` begins start and end; where all are bold, in all lines, or
    in all but the first, which may name groups of columns."""
    first, *below = (spans_of(line) for line in heads)
    if not below or not all(line.bold for line in heads):
        return first
    return max(
        (united(span for row in rows for span in row) for rows in ([first], [first, *below], below)), key=len
    )


def heads_over(top: float, drawn: Drawn, left: float, right: float) -> list[Line]:
    """The lines of a row of column headings in bold that stand right above a table's first rail, at `top`."""
    found: list[Line] = []
    edge = top
    for line in reversed(drawn.lines(top - HIGHEST, top, left, right)):
        if not line.bold or edge - line.bottom > line.size:
            break
        found.append(line)
        edge = line.top
    heads = list(dropwhile(is_text, reversed(found)))
    return heads if heads and len(spans_of(heads[0])) > FEWEST_HEADS else []


def heads_apart(lines: Sequence[Line], shown: Sequence[float]) -> list[float]:
    """Where columns begin below headings far apart, in bold or in italics, with which `lines` begin; what is drawn has
    `shown` only some of them."""
    set_apart = list(takewhile(lambda line: line.bold or _is_slanted(line), lines))
    rows = [
        [(a[1], b[0]) for a, b in pairwise(spans_of(line)) if b[0] - a[1] >= line.size] for line in set_apart
    ]
    if len(set_apart) > 1:  # one may stand over a group of columns
        whole = united(span for line in set_apart for span in spans_of(line))
        rows.append([(a[1], b[0]) for a, b in pairwise(whole) if b[0] - a[1] >= SPACE * lines[0].size])
    gaps = max(rows, key=len, default=[])
    if len(gaps) < FEWEST_HEADS:
        return []
    return [start - 1 for end, start in gaps if not any(end - INTO <= x <= start + INTO for x in shown)]


def _is_slanted(line: Line) -> bool:
    return all(word.style.italic for word in line.words)


def _are_plain_heads(lines: Sequence[Line]) -> bool:
    """Whether the lines of a row are column headings though they are not bold: short names far apart."""
    first = lines[0]
    names: list[list[Printed]] = [[first.words[0]]]
    for before, word in pairwise(first.words):
        if word.x0 - before.x1 >= first.size:
            names.append([])
        names[-1].append(word)
    return (
        len(lines) <= MOST_HEAD_LINES
        and len(names) > FEWEST_HEADS
        and all(len(name) <= MOST_HEAD_WORDS and name[0].text[0].isupper() for name in names)
    )


def is_below_heads(levels: Sequence[float], band: Band) -> bool:
    """Whether the only one of the rules at `levels` in a band, or right below it, stands below its headings in bold."""
    above = [line for line in band.lines if line.bottom <= levels[0] + SNAP]
    return len(levels) == 1 and bool(above) and all(line.bold for line in above) and not band.lines[-1].bold


def row_below_heads(band: Band, edges: Sequence[float]) -> list[int]:
    """The line with which the only row below headings of three columns or more in bold begins, where it stands in most
    of them; else none."""
    if len(edges) < FEWEST_APART:
        return []
    bold = [line.bold for line in band.lines]
    first = bold.index(False) if False in bold else 0
    is_row = first > 0 and not any(bold[first:]) and is_full(Band(0, 0, band.lines[first:]), edges)
    return [first] if is_row and is_full(band, edges) else []


def is_full(row: Band, edges: Sequence[float]) -> bool:
    """Whether the first line of a row stands in most columns, the first among them."""
    filled = split_line(row.lines[0], edges) if row.lines else {}
    return 0 in filled and len(filled) >= FULL * (len(edges) + 1)


def size_of(band: Band) -> float:
    """The size of the largest type in a band, in points."""
    return max((line.size for line in band.lines), default=0.0)
