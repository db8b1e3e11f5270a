"""Columns whose texts begin elsewhere than the headings above them, as centred ones do: between two headings a strip
stays free of words down to the end of their table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.readers.pdf.lattice.bands import LARGER, stands_apart
from extract.readers.pdf.lattice.gutters import Span, spans_of, united
from extract.readers.pdf.lattice.heads.groups import APART, gap_above, starts_of
from extract.readers.pdf.lines import Line

WIDE = 0.5
"""In type sizes: a strip that stays free is at least this wide."""
HEADS = 1.0
"""In type sizes: lines of one row of headings stand nearer to one another."""
OVERLAP = 0.2
"""In type sizes: lines that overlap by more stand beside each other, in cells that are centred."""
OUT = 0.5
"""Points by which a further line of a heading stands out of those above it, at most."""
FEWEST_BESIDE = 2
"""Lines below the headings that stand in several columns, at least."""


def columns_of_strips(lines: Sequence[Line], start: int, fewest: int) -> tuple[int, int, list[float]] | None:
    """The line after the bold headings that begin at `start`, `fewest` of them at least; the line after the last that
    leaves the strips between them free, names of rows among these; and where the columns part. None where there is no
    such table."""
    head, spans = _heads(lines, start)
    if len(spans) < fewest:
        return None
    strips = [(before[1], after[0]) for before, after in pairwise(spans)]
    found = lines_beside(lines, head, strips, max(line.size for line in lines[start:head]))
    if found is None or not _stand_below(spans, lines[head : found[0]], found[1]):
        return None
    return head, *found


def _stand_below(spans: Sequence[Span], body: Iterable[Line], edges: Sequence[float]) -> bool:
    """Whether what stands in each column stands below its heading, not only between two others."""
    texts = [text for line in body if not is_lone_bold(line) for text in spans_of(line)]
    columns = [
        [text for text in texts if bisect_right(edges, text[0]) == column] for column in range(len(spans))
    ]
    return all(
        min(own)[0] < right and max(x1 for _, x1 in own) > left
        for own, (left, right) in zip(columns, spans, strict=True)
        if own
    )


def lines_beside(
    lines: Sequence[Line], first: int, strips: Iterable[Span], usual: float
) -> tuple[int, list[float]] | None:
    """The line after the last of those from `first` on, in type of the size `usual`, that leave a part of each of
    `strips` free, and the middles of the widest parts; None where fewer than two lines stand in several columns."""
    free = [[strip] for strip in strips]
    edges = [(left + right) / 2 for ((left, right),) in free]
    if any(right - left < WIDE * usual for ((left, right),) in free):
        return None
    end, beside = first, 0
    for index in range(first, len(lines)):
        line = lines[index]
        bottom = lines[index - 1].bottom if index else line.top
        if line.size >= LARGER * usual or stands_apart(line, bottom, edges, is_row=True):
            break
        if is_lone_bold(line):
            if len(_heads(lines, index + 1)[1]) > 1:
                break  # of another table
            continue
        left = [list(_left_free(parts, line, WIDE * usual)) for parts in free]
        if not all(left):
            break
        free, end = left, index + 1
        edges = [_middle_of_widest(parts) for parts in free]
        above = lines[index - 1] if index > first else line
        level = [line, above] if above.bottom - line.top > OVERLAP * line.size else [line]
        beside += len({bisect_right(edges, x0) for one in level for x0, _ in spans_of(one)}) > 1
    return (end, edges) if beside >= FEWEST_BESIDE else None


def _middle_of_widest(parts: Iterable[Span]) -> float:
    _, left, right = max((right - left, left, right) for left, right in parts)
    return (left + right) / 2


def is_lone_bold(line: Line) -> bool:
    """Whether `line` is one text in bold, as the name of the rows below it is."""
    return line.bold and len(starts_of(line)) == 1


def _left_free(parts: Iterable[Span], line: Line, least: float) -> Iterator[Span]:
    """What the words of `line` leave of the `parts` of a strip, where that is wide enough."""
    for first, right in parts:
        left = first
        for x0, x1 in spans_of(line):
            if left < x1 and x0 < right:
                if x0 - left >= least:
                    yield left, x0
                left = max(left, x1)
        if right - left >= least:
            yield left, right


def _heads(lines: Sequence[Line], start: int) -> tuple[int, list[Span]]:
    """The line after the headings in bold that begin at `start`, and between which sides each of them stands: the
    first line with the most of them, what stands in the middle of these below it, and any above."""
    end = start
    while (
        end < len(lines)
        and lines[end].bold
        and (end == start or gap_above(lines, end) < HEADS * lines[end].size)
    ):
        end += 1
    if end == start:
        return start, []
    widest = max(range(start, end), key=lambda index: len(starts_of(lines[index])))
    spans = united(text for line in lines[start : widest + 1] for text in _texts(line))
    head = widest + 1
    while head < end and all(any(_is_within(text, span) for span in spans) for text in _texts(lines[head])):
        head += 1
    return head, spans


def _texts(line: Line) -> Iterator[Span]:
    """Between which sides the texts of `line` stand that gaps part which no space makes."""
    first = line.words[0]
    for before, after in pairwise([*line.words, None]):
        if before is not None and (after is None or after.x0 - before.x1 >= APART * line.size):
            yield first.x0, before.x1
            first = after or first


def _is_within(text: Span, span: Span) -> bool:
    return text[0] >= span[0] - OUT and text[1] <= span[1] + OUT
