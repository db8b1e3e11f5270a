"""Rows whose labels are centred beside their values, where no white parts them: the middles of both tell the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.readers.pdf.lattice.bands import split_line
from extract.readers.pdf.lines import Line, is_mark_text, make_line, starts_small

BROKEN = 0.6
"""In type sizes: the pieces of a label that its column breaks stand no farther apart."""
OFF_MIDDLE = 0.35
"""In type sizes: the middle of a label's lines stands no farther from that of its value's; one line more or less of
the value moves it by half of the least leading."""
OVERLAP = 0.3
"""In type sizes: the lines of one column overlap no more, however tight they are set."""
FULL = 0.5
"""Share of the columns in which a row whose cells are centred has words, at least."""
MOST_LINES = 24
"""Lines of such a row, at most."""
MOST_PIECES = 8
"""Lines of a label that its column breaks."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one line holds in one column."""

    at: int
    line: Line
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Fit:
    """Rows that the middles of labels and values tell, and how far these are off each other in all."""

    off: float
    starts: tuple[int, ...]
    last: int
    shifted: bool = False
    """Whether a label and its value have different numbers of lines, so that only centred ones stand so."""


def middle_rows(lines: Sequence[Line], edge: float) -> list[int]:
    """The first line of each row of labels, left of `edge`, that are all centred beside their values.

    The lines of rows follow each other, so that every line belongs to one row; a label may have no value. Empty where
    the middles do not tell it.
    """
    labels, values = _pieces(lines, edge, 0), _pieces(lines, edge, 1)
    if not labels or not values or len(labels) == len(values) == len(lines):
        return []
    size = median(piece.line.size for piece in (*labels, *values))
    texts = [piece for piece in values if not is_mark_text(piece.line.text)]
    if any(above.bottom - below.top > OVERLAP * size for above, below in pairwise(texts)):
        return []
    most = max(piece.line.x1 for piece in labels)
    best = {(0, 0): _Fit(0.0, (), -1)}
    for done in range(len(labels)):
        for held in range(len(values) + 1):
            fit = best.get((done, held))
            if fit is None:
                continue
            for label in _labels_from(labels, done, edge, most):
                for found, (ends, value) in _rows_from(fit, label, values, held, OFF_MIDDLE * size):
                    place = (done + ends, held + value)
                    if place not in best or found.off < best[place].off:
                        best[place] = found
    whole = best.get((len(labels), len(values)))
    return list(whole.starts) if whole is not None and whole.shifted and len(whole.starts) > 1 else []


def rows_of_middles(lines: Sequence[Line], edges: Sequence[float]) -> list[int]:
    """The first line of each row of three columns or more whose cells are all centred, though no white parts the rows:
    one column at least fills each, and the middles of the others lie at its own. Empty where they do not tell it."""
    best: list[_Fit | None] = [_Fit(0.0, (), -1), *(None for _ in lines)]
    for start in range(len(lines)):
        fit = best[start]
        if fit is None:
            continue
        for end, off, shifted in _rows_centred(lines, start, edges):
            found = _Fit(fit.off + off, (*fit.starts, start), end, fit.shifted or shifted)
            known = best[end]
            if known is None or (len(found.starts), -found.off) > (len(known.starts), -known.off):
                best[end] = found
    whole = best[-1]
    return list(whole.starts) if whole is not None and whole.shifted and len(whole.starts) > 1 else []


def _rows_centred(
    lines: Sequence[Line], start: int, edges: Sequence[float]
) -> Iterator[tuple[int, float, bool]]:
    """The line after the last of each row that may begin at `start`, how far its cells' middles are off its own, and
    whether some cell has fewer lines than others."""
    most_off = OFF_MIDDLE * lines[start].size
    cells: dict[int, tuple[float, float]] = {}
    small: set[int] = set()
    for end in range(start, min(start + MOST_LINES, len(lines))):
        line = lines[end]
        for column, words in split_line(line, edges).items():
            top, bottom = median(word.top for word in words), median(word.bottom for word in words)
            first, last = cells.get(column, (top, top))
            if top - last > BROKEN * line.size:
                return  # a cell of the next row
            if column not in cells and starts_small(words[0].text):
                small.add(column)
            cells[column] = (first, bottom)
        if 0 in small:
            return
        tops, bottoms = zip(*cells.values(), strict=True)
        middle = (min(tops) + max(bottoms)) / 2
        offs = [abs((top + bottom) / 2 - middle) for top, bottom in cells.values()]
        is_row = 0 in cells and len(cells) >= max(2, FULL * (len(edges) + 1)) and 2 * len(small) <= len(cells)
        if (
            is_row
            and max(offs) <= most_off
            and any((min(tops), max(bottoms)) == cell for cell in cells.values())
        ):
            yield end + 1, sum(offs), max(tops) - min(tops) > most_off


def is_centred(lines: Sequence[Line], edge: float) -> bool:
    """Whether the label, left of `edge`, and the value that `lines` hold have their middles at one height."""
    parts = [_pieces(lines, edge, column) for column in (0, 1)]
    middles = [(part[0].top + part[-1].bottom) / 2 for part in parts if part]
    return max(middles) - min(middles) <= OFF_MIDDLE * lines[0].size


def is_one_label(lines: Sequence[Line], edge: float, most: float) -> bool:
    """Whether no second label begins in `lines`: each goes on in small letters, or in capitals that had no room.

    `most` is where the longest line of the labels' column ends, less the space that a word more needs.
    """
    return not starts_small(lines[0].text) and all(
        starts_small(line.text) or _goes_on_in_capitals(above, line, edge, most)
        for above, line in pairwise(lines)
    )


def _goes_on_in_capitals(above: Line, line: Line, edge: float, most: float) -> bool:
    """Whether two lines of a label are all capitals, and the second's first word had no room in the first."""
    parts = [
        split_line(each, [edge]).get(0, []) for each in (above, line)
    ]  # none where a word stands over the edge
    if not all("".join(word.text for word in part).isupper() for part in parts):
        return False
    near = line.top - above.bottom <= BROKEN * line.size
    first = parts[1][0]
    return near and parts[0][-1].x1 + first.x1 - first.x0 > most


def _pieces(lines: Sequence[Line], edge: float, column: int) -> list[_Piece]:
    """The pieces of `lines` left (0) or right (1) of `edge`; signs that are raised or set small do not count."""
    found: list[_Piece] = []
    for at, line in enumerate(lines):
        if words := split_line(line, [edge]).get(column):
            top, bottom = median(word.top for word in words), median(word.bottom for word in words)
            found.append(_Piece(at, make_line(words), top, bottom))
    return found


def _labels_from(labels: Sequence[_Piece], start: int, edge: float, most: float) -> Iterator[list[_Piece]]:
    """The labels that may begin at `start`: of one line, or of several that go on."""
    for end in range(start + 1, min(start + MOST_PIECES, len(labels)) + 1):
        label = list(labels[start:end])
        if not is_one_label([piece.line for piece in label], edge, most):
            return
        yield label


def _rows_from(
    fit: _Fit, label: Sequence[_Piece], values: Sequence[_Piece], held: int, most_off: float
) -> Iterator[tuple[_Fit, tuple[int, int]]]:
    """The rows of `label` and the values from `held` on that are centred, with the pieces that each takes."""
    middle = (label[0].top + label[-1].bottom) / 2
    for end in range(held, len(values) + 1):
        value = values[held:end]
        off = (value[0].top + value[-1].bottom) / 2 - middle if value else 0.0
        if off > most_off:
            return
        own = sorted(piece.at for piece in (*label, *value))
        if own[0] <= fit.last or off < -most_off:
            continue
        shifted = fit.shifted or (bool(value) and len(value) != len(label))
        starts = (*fit.starts, own[0])
        yield _Fit(fit.off + abs(off), starts, own[-1], shifted), (len(label), len(value))
