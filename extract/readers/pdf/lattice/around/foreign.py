"""What stands among the rows of a table and belongs to none: headings, text that runs across its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.readers.pdf.lattice.bands import (
    FEWEST_APART,
    INTO,
    LARGER,
    LOOSE,
    Band,
    beside,
    crosses,
    overruns,
    split_line,
)
from extract.readers.pdf.lattice.gutters import ALIGNED, spans_of
from extract.readers.pdf.lines import Line

SAME_SIZE = 0.75
"""Points by which the type sizes of lines of one name differ, at most."""
ROOM = 1.1
"""Times as far as the text of most rows stands from its rail may stand a name that is a row among them."""
TIGHT = 0.9
"""In type sizes: text this near to the rails above and below it fills its row."""
OUT = 2.0
"""Points by which a heading begins left of all labels, at least: cells have a margin, and text above them has none."""
NEAR = 1.0
"""Points by which labels that are set to the right end apart, and their values begin."""
FARTHEST_OUT = 2.0
"""In type sizes: it begins no farther left of them."""
MOSTLY = 0.6
"""Share of labels that begin at one place, from which on what begins left of it is none."""


class LabelLook(NamedTuple):
    """How most labels of a table are set."""

    size: float
    bold: bool
    italic: bool = False
    ink: int = 0
    left: float | None = None
    """Where they begin; None where each begins at a place of its own."""

    def sets_apart(self, line: Line) -> bool:
        """Whether a line is set as a heading over such labels: larger, bolder, or in another slant or ink."""
        slants = {word.style.italic for word in line.words}
        inks = {word.style.ink for word in line.words}
        is_other = slants == {not self.italic} or (len(inks) == 1 and self.ink not in inks)
        return line.size >= LARGER * self.size or (line.bold and not self.bold) or is_other

    def is_right_of(self, line: Line) -> bool:
        """Whether a line begins left of where labels do, by as much as the margin of a cell: what stands farther left
        is in a column before theirs."""
        return self.left is not None and OUT <= self.left - line.x0 <= FARTHEST_OUT * line.size


def label_look(bands: Iterable[Band]) -> LabelLook | None:
    """The look of the words that most rows begin with, and where they begin."""
    firsts = [
        line.words[0] for band in bands for line in band.lines if any(beside(line, x) for x in band.edges)
    ]
    if not firsts:
        return None
    looks = Counter((round(word.size, 1), word.bold, word.style.italic, word.style.ink) for word in firsts)
    left, count = Counter(round(word.x0) for word in firsts).most_common(1)[0]
    return LabelLook(*looks.most_common(1)[0][0], float(left) if count >= MOSTLY * len(firsts) else None)


def ends_as_labels(line: Line, run: Sequence[Band], edges: Sequence[float]) -> bool:
    """Whether a line parts where the labels of the bands `run` end and their values begin, set to the right up to
    these: no gap of it need be wider than a space."""
    if len(edges) != 1:
        return False
    rows = [split_line(own, edges) for band in run for own in band.lines]
    known = [(row[0][-1].x1, row[1][0].x0) for row in rows if len(row) > 1]
    parts = split_line(line, edges)
    return (
        len(parts) > 1
        and bool(known)
        and all(
            abs(end - parts[0][-1].x1) <= NEAR and abs(start - parts[1][0].x0) <= NEAR for end, start in known
        )
    )


def cut_foreign(
    band: Band, look: LabelLook | None, starts: Sequence[float | None], room: float = 0.0
) -> list[Band | None]:
    """The rows of `band`, and None where something stands that belongs to no table; nothing for an empty band.

    `starts` are the places where words begin right of the band's edges, `room` how far from its rails, in points, the
    text of the table's rows stands.
    """
    if not band.lines:
        return []
    if band.held:
        return [band]
    words = [word for line in band.lines for word in line.words]
    values = starts
    if any(word.x0 < x - INTO and word.x1 > x + INTO for word in words for x in band.edges):
        starts = [None] * len(
            band.edges
        )  # text runs here: a word of it may begin where a value would by chance
    across = [
        any(
            crosses(line, x, start) and not overruns(line, band, x, known)
            for x, start, known in zip(band.edges, starts, values, strict=True)
        )
        and not _names_group(line, band.edges, starts)
        for line in band.lines
    ]
    for index in range(1, len(band.lines)):
        across[index] |= across[index - 1] and _ends_name(band.lines[index - 1], band.lines[index], band)
    is_one_name = len(band.lines) <= 2 and _is_tight(band, room) and _are_set_alike(band.lines)
    foreign = [
        crossing
        or _is_heading(
            line, band, index, look, room, below_text=index > 0 and across[index - 1] and not is_one_name
        )
        for index, (line, crossing) in enumerate(zip(band.lines, across, strict=True))
    ]
    if not any(foreign) or (is_one_name and all(foreign)):
        return [band]
    parts: list[Band | None] = []
    run: list[Line] = []
    for line, is_foreign in [*zip(band.lines, foreign, strict=True), (None, True)]:
        if line is not None and not is_foreign:
            run.append(line)
            continue
        if run and any(beside(own, x) for own in run for x in band.edges):
            parts.append(_part(band, run))
        if line is not None and (not parts or parts[-1] is not None):
            parts.append(None)
        run = []
    return parts


def _names_group(line: Line, edges: Sequence[float], starts: Sequence[float | None]) -> bool:
    """Whether a bold line of several texts far apart runs across edges with its last alone: the heading over a group
    of columns, beside headings of single ones."""
    spans = spans_of(line)
    ends = [n for n, (one, after) in enumerate(pairwise(spans), start=1) if after[0] - one[1] >= line.size]
    if not line.bold or len(ends) < FEWEST_APART:
        return False
    last = spans[ends[-1]][0]
    known = zip(edges, starts, strict=True)
    return not any(crosses(line, x, start) for x, start in known if x < last + INTO)


def _part(band: Band, lines: list[Line]) -> Band:
    top = band.top if lines[0] is band.lines[0] else lines[0].top - 1
    bottom = band.bottom if lines[-1] is band.lines[-1] else lines[-1].bottom + 1
    return Band(top, bottom, lines, band.joints, band.firm, edges=band.edges, is_own=band.is_own)


def _are_set_alike(lines: Sequence[Line]) -> bool:
    """Whether lines have one size and weight: a heading and the name below it do not."""
    return all(line.bold == lines[0].bold and abs(line.size - lines[0].size) < SAME_SIZE for line in lines)


def _is_tight(band: Band, room: float) -> bool:
    most = max(TIGHT * band.lines[0].size, room)
    return band.lines[0].top - band.top <= most and band.bottom - band.lines[-1].bottom <= most


def room_of_rows(bands: Iterable[Band]) -> float:
    """How far from the rails above it the text of most rows of several texts stands, and hardly farther, in points."""
    rooms = [band.lines[0].top - band.top for band in bands if band.lines and not band.is_text]
    return ROOM * median(rooms) if rooms else 0.0


def _is_heading(
    line: Line, band: Band, index: int, look: LabelLook | None, room: float, *, below_text: bool
) -> bool:
    """Whether a line in the first column alone is set as a heading, not as the labels are, and stands apart, or right
    below text that runs across the columns."""
    if look is None or any(beside(line, x) for x in band.edges) or _is_right(line, band):
        return False
    if any(_wraps(line, after, band) for after in band.lines[index + 1 : index + 2]):
        return False
    above = band.lines[index - 1].bottom if index else band.top
    if index and _wraps(band.lines[index - 1], line, band):
        return False
    least = LOOSE * line.size
    if room and not index:
        least = min(least, room + OUT)  # below a rail, no row stands so far from it
    is_apart, is_set = below_text or line.top - above >= least, look.sets_apart(line)
    return (is_apart and is_set) or (look.is_right_of(line) and (is_apart or is_set))


def _is_right(line: Line, band: Band) -> bool:
    """Whether a line begins right of the first column, as the heading of a group of columns does."""
    return bool(band.edges) and line.x0 > band.edges[0] + INTO


def _ends_name(above: Line, line: Line, band: Band) -> bool:
    """Whether a line is the rest of a name in bold that runs across the line above it."""
    near = line.top - above.bottom < INTO + 0.3 * line.size and abs(line.x0 - above.x0) <= ALIGNED
    return near and above.bold and line.bold and not any(beside(line, x) for x in band.edges)


def _wraps(line: Line, after: Line, band: Band) -> bool:
    """Whether a line goes on in the next within the first column, as the text of a cell does."""
    alike = line.size == after.size and line.bold == after.bold
    within = not band.edges or all(one.x1 <= band.edges[0] + INTO for one in (line, after))
    return alike and within and not any(beside(one, x) for one in (line, after) for x in band.edges)
