"""Gutters: the gaps between words that run down through several lines, and what they part."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.pdf.lines import Line, find_mark, is_bullet, starts_small
from extract.readers.pdf.source.content import Printed

NARROWEST = 8.0
"""Points: a gutter is at least this wide, and at least about as wide as the type is high."""


@dataclass(slots=True)
class Gutter:
    """The gap between two columns, in points from the page's left edge."""

    left: float
    right: float


def gaps_of(line: Line) -> list[Gutter]:
    """The gaps of `line` that are wide enough for a gutter."""
    least = max(NARROWEST, line.size)
    return [Gutter(x1, x0) for (_, x1), (x0, _) in pairwise(spans_of(line)) if x0 - x1 >= least]


def spans_of(line: Line) -> list[tuple[float, float]]:
    """Where the words of `line` begin and end; a list mark and the word after it are one, whatever lies between."""
    spans: list[tuple[float, float]] = []
    mark = find_mark(line)
    glued = mark.words if mark is not None else 0
    for word in line.words:
        if glued > 0 and spans:
            spans[-1] = (spans[-1][0], word.x1)
            glued -= 1
        else:
            spans.append((word.x0, word.x1))
        if is_bullet(word.text):  # in a second column, too
            glued = max(glued, 1)
    return spans


def narrow(gutter: Gutter, line: Line) -> Gutter | None:
    """What `line` leaves of `gutter`; None where it runs across.

    A little less than usual will do where a word begins just where those above it do.
    """
    spans = spans_of(line)
    free = [(x1, x0) for (_, x1), (x0, _) in pairwise(spans)]
    free += [(float("-inf"), spans[0][0]), (spans[-1][1], float("inf"))]
    left, right = max(
        ((max(a, gutter.left), min(b, gutter.right)) for a, b in free), key=lambda span: span[1] - span[0]
    )
    aligned = any(abs(x0 - gutter.right) <= 2 for x0, _ in spans)
    least = 0.4 * line.size if aligned else max(NARROWEST, 0.9 * line.size)
    return Gutter(left, right) if right - left >= least else None


def gutters_of(lines: list[Line], least: float) -> list[Gutter]:
    """Every gap of at least `least` points that runs through all of `lines` and has text on both sides."""
    spans = sorted(span for line in lines for span in spans_of(line))
    gutters: list[Gutter] = []
    reached = spans[0][1]
    for x0, x1 in spans:
        if x0 - reached >= least:
            gutters.append(Gutter(reached, x0))
        reached = max(reached, x1)
    return gutters


def split_columns(lines: list[Line], gutters: list[Gutter]) -> list[list[list[Printed]]]:
    """The words of each line, column by column."""
    cuts = [(gutter.left + gutter.right) / 2 for gutter in gutters]
    rows: list[list[list[Printed]]] = []
    for line in lines:
        row: list[list[Printed]] = [[] for _ in range(len(cuts) + 1)]
        for word in line.words:
            row[bisect_right(cuts, (word.x0 + word.x1) / 2)].append(word)
        rows.append(row)
    return rows


def begins_row(row: list[list[Printed]], above: list[list[Printed]], line: Line, line_above: Line) -> bool:
    """Whether a line begins a row: it has a label, and that label does not go on from the line above."""
    if not row[0]:
        return False
    if line.top - line_above.bottom > 0.6 * line.size:
        return True
    goes_on = starts_small(row[0][0].text) and bool(above[0]) and not any(row[1:])
    return not goes_on
