"""Gutters: the strips that stay free of words down through lines or rows, and that part columns.

Most lines must leave a gutter free and few may run across: a name over the whole width hides no column. What
stands right of it begins, ends or is centred in one line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extract.readers.pdf.lines import Line, Mark, find_mark, is_bullet

NARROWEST = 0.25
"""In type sizes: a gap of one line may be as narrow where a wide label nearly fills its column."""
USUAL = 0.8
"""In type sizes: the median gap of a gutter is at least this wide, unless what follows is very well aligned."""
NARROWEST_OF_ALL = 0.3
"""In type sizes: the median gap of any gutter is wider than a space."""
ALIGNED = 3.0
"""Points by which words that begin in one line differ."""
MOST_ACROSS = 0.25
"""Share of lines that may run across a gutter."""
FEWEST_BESIDE = 0.5
"""Share of the lines that must have words on both sides; the others have words on one."""

NUMBERED = 1.2
"""In type sizes: a bare number this far from what follows is the row's number in a column, no mark of a list."""

FAR_MARK = 4.0
"""In type sizes: what stands this far right of a mark is no item of it; "n." may end a word that a cell broke, and
signs of a matrix stand in columns of their own."""

FAR_NUMBER = 2.0
"""In type sizes: a number this far right of other words begins an item in a column of its own; nearer it may be the end
of a sentence."""

SPACE = 1.15
"""A gap is a space between words of one column where it is hardly wider than the spaces elsewhere in the rows."""
WIDER_THAN_SPACE = 0.5
"""In type sizes: a gap that no usual space makes."""
JUSTIFIED = 0.06
"""In type sizes: the spaces of a line that is stretched to its margin differ by less."""
WIDEST_SPACE = 1.5
"""In type sizes: a line whose spaces are wider stands in columns, though these be equally wide."""
FEWEST_SPACES = 3
"""Spaces of a line from which on it is no chance that they are alike."""

MOST_EDGES = 1000
"""Places at which gaps end that are tried as gutters; rows of a page have fewer."""

Span = tuple[float, float]

_NUMBER = re.compile(r"\d{1,2}[.)]")
"""The mark of an item in a second column."""


@dataclass(slots=True)
class Gutter:
    """The strip between two columns, in points from the page's left edge."""

    left: float
    right: float
    lines: set[int] = field(default_factory=set)
    """Which lines have words on both sides of it."""


def spans_of(line: Line) -> list[Span]:
    """Where the words of `line` begin and end; a list mark and the word after it are one, whatever lies between."""
    if line.spans is None:
        line.spans = _spans_of(line)
    return line.spans


def _spans_of(line: Line) -> list[Span]:
    spans: list[Span] = []
    mark = find_mark(line)
    is_far = (
        mark is not None
        and (line.words[0].text[-1] == "." or is_bullet(line.words[0].text))
        and mark.text_x0 - line.words[mark.words - 1].x1 > FAR_MARK * line.size
    )
    glued = mark.words if mark is not None and not is_far and not _is_row_number(line, mark) else 0
    is_item = not _holds_signs(line)
    for word in line.words:
        if glued > 0 and spans:
            spans[-1] = (spans[-1][0], word.x1)
            glued -= 1
        else:
            is_apart = bool(spans) and word.x0 - spans[-1][1] >= FAR_NUMBER * line.size
            spans.append((word.x0, word.x1))
            if is_apart and _NUMBER.fullmatch(word.text):
                glued = 1
        if is_item and is_bullet(word.text):  # in a second column, too
            glued = max(glued, 1)
    return [(spans[0][0], spans[-1][1])] if _is_justified(spans, line.size) else spans


def _holds_signs(line: Line) -> bool:
    """Whether a line's bullets are signs in columns of a matrix: nothing, or another one, stands behind one."""
    return any(
        is_bullet(word.text) and (is_bullet(after.text) or after.x0 - word.x1 > FAR_MARK * line.size)
        for word, after in pairwise(line.words)
    )


def gaps_of(line: Line) -> list[tuple[float, float]]:
    """The gaps of `line` that are wider than a space."""
    least = WIDER_THAN_SPACE * line.size
    if all(after.x0 - before.x1 < least for before, after in pairwise(line.words)):
        return []
    return [(end, start) for (_, end), (start, _) in pairwise(spans_of(line)) if start - end >= least]


def _is_justified(spans: Sequence[Span], size: float) -> bool:
    """Whether all spaces of a line are alike, and wider than usual: it is stretched, and they are no gaps."""
    if len(spans) <= FEWEST_SPACES:
        return False
    spaces = [after[0] - before[1] for before, after in pairwise(spans)]
    least, most = min(spaces), max(spaces)
    return (
        NARROWEST_OF_ALL * size <= least and most <= WIDEST_SPACE * size and most - least <= JUSTIFIED * size
    )


def _is_row_number(line: Line, mark: Mark) -> bool:
    """Whether what begins `line` is a bare number far from the words after it: "1    Orsak"."""
    first = line.words[0]
    return first.text == mark.number and mark.text_x0 - first.x1 >= NUMBERED * first.size


def united(spans: Iterable[Span]) -> list[Span]:
    """`spans` that overlap made one, from left to right."""
    found: list[Span] = []
    for x0, x1 in sorted(spans):
        if found and x0 <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def find_gutters(rows: Sequence[Sequence[Span]], size: float) -> list[Gutter]:
    """The gutters of `rows`, each given by its words' spans from left to right, from left to right themselves."""
    gaps = [
        (a[1], b[0], index)
        for index, row in enumerate(rows)
        for a, b in pairwise(row)
        if b[0] - a[1] >= NARROWEST * size
    ]
    found: list[Gutter] = []
    for gutter in sorted(
        _covers(gaps, 0.3 * len(rows), USUAL * size), key=lambda one: (-len(one.lines), one.left - one.right)
    ):
        if any(gutter.left < other.right and other.left < gutter.right for other in found):
            continue
        if _holds(gutter, rows, size):
            found.append(gutter)
    return sorted(found, key=lambda gutter: gutter.left)


def _covers(gaps: list[tuple[float, float, int]], fewest: float, wide: float) -> list[Gutter]:
    """The strips in which most of `gaps` overlap: at the right end of each that is wide, or that `fewest` share."""
    starts = Counter(round(edge) for _, edge, _ in gaps)
    strips: dict[tuple[float, float], Gutter] = {}
    tried: set[float] = set()
    for left_edge, edge, _ in gaps:
        near = sum(starts[round(edge) + step] for step in (-1, 0, 1))
        if edge in tried or len(tried) == MOST_EDGES or (near < max(fewest, 2) and edge - left_edge < wide):
            continue
        tried.add(edge)
        over = [gap for gap in gaps if gap[0] < edge - 0.5 and gap[1] >= edge - 0.01]
        left, right = max(gap[0] for gap in over), min(gap[1] for gap in over)
        strips.setdefault((left, right), Gutter(left, right, {index for _, _, index in over}))
    return list(strips.values())


def _holds(gutter: Gutter, rows: Sequence[Sequence[Span]], size: float) -> bool:
    beside = len(gutter.lines)
    middle = (gutter.left + gutter.right) / 2
    across = sum(any(x0 < middle < x1 for x0, x1 in row) for row in rows)
    if beside < 2 or across > MOST_ACROSS * len(rows) or across >= beside:
        return False
    starts, ends, widths = [], [], []
    for index in gutter.lines:
        row = rows[index]
        right = next(span for span in row if span[0] >= gutter.right - 0.01)
        left = max(x1 for _, x1 in row if x1 <= gutter.left + 0.01)
        starts.append(right[0])
        ends.append(left)
        widths.append(right[0] - left)
    begin, end = _share(starts), _share(ends)
    is_narrow = median(widths) < USUAL * size
    if is_narrow and (begin < 0.9 or (end < 0.9 and max(widths) < 2 * USUAL * size)):
        return False  # a space where words begin by chance; labels that end in one line stand as close
    if is_narrow and (
        median(widths) < NARROWEST_OF_ALL * size or gutter.right - gutter.left < NARROWEST * size
    ):
        return False
    if is_narrow and median(widths) <= SPACE * _usual_space(rows, gutter, size):
        return False
    if beside < FEWEST_BESIDE * len(rows) and (across or begin < 0.8 or beside < 3):
        return False
    return max(begin, end) >= 0.6 or gutter.right - gutter.left >= 1.5 * size


def _usual_space(rows: Sequence[Sequence[Span]], gutter: Gutter, size: float) -> float:
    """How wide the spaces of `rows` are that do not lie in the gutter; 0 where they are too few to tell."""
    spaces = [
        after[0] - before[1]
        for row in rows
        for before, after in pairwise(row)
        if after[0] - before[1] < USUAL * size and abs(after[0] - gutter.right) > ALIGNED
    ]
    return median(spaces) if len(spaces) >= FEWEST_SPACES else 0.0


def _share(places: Sequence[float]) -> float:
    """The share of `places` that lie in one line."""
    counts: Counter[int] = Counter()
    for place in places:
        counts[round(place / ALIGNED)] += 1
    best = max(counts, key=lambda key: counts[key] + max(counts[key - 1], counts[key + 1]))
    return (counts[best] + max(counts[best - 1], counts[best + 1])) / len(places)
