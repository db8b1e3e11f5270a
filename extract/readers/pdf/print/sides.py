"""Whether what stands left and right of a strip is print: texts, or tables, that are read one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, median_low

from extract.readers.pdf.lattice.rows import SHORT_LABEL
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lines import Line, all_bold, find_mark, starts_small, words_to_lines
from extract.readers.pdf.paragraphs import column_of, flows
from extract.readers.pdf.print.levels import TOGETHER, are_rows, is_filled, those_level
from extract.readers.pdf.source.content import Printed

FEWEST_LINES = 4
"""Lines that a column of print has at least."""
APART = 0.5
"""Share of lines on a baseline of the other side below which short lines, too, are print."""
FEWEST_LABELS = 3
"""Lines with a label and its value that both sides hold at least where those alone say that they are print."""
ALL_BOLD = 0.8
"""Share of bold lines from which on a side is set in bold; and of plain ones from which on it is not."""
FEWEST_GOING_ON = 2
"""Lines of text beside tables that begin in small letters, at least: headings stand among them."""
LEVEL = 1.0
"""Points by which labels of one column begin apart, at most."""
NARROW = 0.25
"""Share of the width that a column of print has at least."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line that stand close together, or a table that rules show."""

    x0: float
    top: float
    x1: float
    bottom: float
    words: list[Printed]
    table: DraftTable | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a region that a strip parts in two columns of print."""

    above: list[Piece]
    left: list[Piece]
    right: list[Piece]
    below: list[Piece]


def is_print(zone: Zone) -> bool:
    """Whether both sides of a zone are columns of print, not the columns of a table."""
    left, right = lines_of(zone.left), lines_of(zone.right)
    if min(len(left), len(right)) < FEWEST_LINES or _weigh_otherwise(left, right):
        return False
    is_narrow = _is_narrow(left, right)
    are_short = median(len(line.words) for line in left) <= SHORT_LABEL
    if are_short and is_narrow:
        return False  # labels, broken over lines
    if flows(column_of(left)) and flows(column_of(right)) and not (are_short and are_rows(left, right)):
        return True  # labels that wrap go on in small letters, too
    if _numbers_go_on(left, right) or _labels_recur(zone.left, zone.right):
        return True
    few, many = sorted((left, right), key=len)
    level = sum(those_level(few, many)) / len(few)
    flowing = flows(column_of(left)) or flows(column_of(right)) or level < APART
    fewest_words = 2 if flowing else 3
    if is_narrow or any(median(len(line.words) for line in lines) < fewest_words for lines in (left, right)):
        return False
    if min(_labelled(left), _labelled(right)) >= FEWEST_LABELS or _labels_apart(left, right):
        return True
    return not are_rows(left, right) and (level < TOGETHER or (is_filled(left) and is_filled(right)))


def _is_narrow(left: list[Line], right: list[Line]) -> bool:
    """Whether one side takes less of the width of both than a column of print does."""
    whole = max(line.x1 for line in right) - min(line.x0 for line in left)
    widths = (max(line.x1 for line in side) - min(line.x0 for line in side) for side in (left, right))
    return min(widths) < NARROW * whole


def rows_in(pieces: Sequence[Piece]) -> int:
    """How many lines, and rows of tables, `pieces` are."""
    return sum(1 if piece.table is None else len(piece.table.ys) - 1 for piece in pieces)


def holds_tables(zone: Zone) -> bool:
    """Whether one side of a zone is mostly tables, not one alone, and the other running text."""
    for pieces, beside in ((zone.left, zone.right), (zone.right, zone.left)):
        rows, text = rows_in([piece for piece in pieces if piece.table is not None]), lines_of(beside)
        is_column = len(pieces) > 1 and rows >= FEWEST_LINES and 2 * rows > rows_in(pieces)
        going_on = sum(starts_small(line.text) for line in text)
        if is_column and len(text) >= FEWEST_LINES and going_on >= FEWEST_GOING_ON:
            return True
    return False


def tables_overlap(zone: Zone) -> bool:
    """Whether a table of one side stands beside two of the other: tables side by side in rows do not."""
    left, right = ([piece for piece in side if piece.table is not None] for side in (zone.left, zone.right))
    return any(
        sum(other.top < piece.bottom and piece.top < other.bottom for other in others) > 1
        for side, others in ((left, right), (right, left))
        for piece in side
    )


def _weigh_otherwise(left: list[Line], right: list[Line]) -> bool:
    """Whether one side is set in bold throughout and the other is not: labels beside values."""
    shares = [sum(line.bold for line in lines) / len(lines) for lines in (left, right)]
    return max(shares) >= ALL_BOLD and min(shares) <= 1 - ALL_BOLD


def _labelled(lines: list[Line]) -> int:
    """How many lines begin with a label and its value: a row of a table has such a line on one side."""
    return sum(
        any(word.text.endswith(":") for word in line.words[:3]) and line.words[-1].text[-1] != ":"
        for line in lines
    )


def _labels_apart(left: list[Line], right: list[Line]) -> bool:
    """Whether both sides hold labels above their values, as few of them level with one of the other side: in a table,
    labels stand in one column, or head several on one level."""
    sides = [[line for line in lines if line.words[-1].text[-1] == ":"] for lines in (left, right)]
    alone = [
        [line for line, is_level in zip(side, those_level(side, others), strict=True) if not is_level]
        for side, others in zip(sides, reversed(sides), strict=True)
    ]
    return all(
        len(side) >= FEWEST_LABELS and 2 * len(side) <= len(lines)
        for side, lines in zip(alone, (left, right), strict=True)
    )


def _labels_recur(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether labels begin lines of both sides, and the same ones on either: the two hold one kind of table, and are no
    halves of a row."""
    return len(_labels_of(left) & _labels_of(right)) >= FEWEST_LABELS


def _labels_of(pieces: Sequence[Piece]) -> set[str]:
    """What stands first on lines of a side, where most such do, in bold or with something level with it on its right,
    as a label does above its value, or beside it."""
    rows: dict[int, list[Piece]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        if piece.words:
            rows[round(piece.bottom)].append(piece)
    firsts = [row[0] for row in rows.values() if len(row) > 1 or all_bold(row[0].words)]
    usual = median_low(piece.x0 for piece in firsts) if firsts else 0.0
    labels = [piece for piece in firsts if abs(piece.x0 - usual) <= LEVEL]
    return {" ".join(word.text for word in piece.words) for piece in labels}


def _numbers_go_on(left: list[Line], right: list[Line]) -> bool:
    """Whether the numbers that begin lines of the right side go on from those of the left: "§ 3" after "§ 2".

    Rows of a table are numbered down one side, or across.
    """
    first, second = _numbers_of(left), _numbers_of(right)
    return bool(first and second) and first + second == list(range(first[0], second[-1] + 1))


def _numbers_of(lines: list[Line]) -> list[int]:
    marks = [mark.number for mark in map(find_mark, lines) if mark is not None]
    return [int(number) for number in marks if number is not None and number.isdigit()]


def lines_of(pieces: list[Piece]) -> list[Line]:
    """The lines that the words of `pieces` make."""
    return words_to_lines(word for piece in pieces for word in piece.words)


def size_of(piece: Piece) -> float:
    """The type size of a piece, in points: of a table that of its first line."""
    if piece.table is None:
        return piece.words[0].size
    lines = (line for cell in piece.table.cells for part in cell.parts for line in part.lines)
    return next((line.size for line in lines), 0.0)
