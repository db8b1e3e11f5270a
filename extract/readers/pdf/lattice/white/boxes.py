"""Tables of labels and values whose rows white parts, in mere boxes too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.readers.pdf.lattice.bands import rights_of, split_line
from extract.readers.pdf.lattice.gutters import WIDER_THAN_SPACE, gaps_of, spans_of, united
from extract.readers.pdf.lattice.rows import SHORT_LABEL, boxed_rows, lines_to_columns, row_starts
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, words_to_column
from extract.readers.pdf.lines import Line
from extract.readers.pdf.paragraphs import flows
from models.pages.geometry import BBox

FEWEST_BOXED = 2
"""Rows of a box whose words show its columns."""


def lines_to_table(
    lines: Sequence[Line],
    edges: Sequence[float],
    starts: Sequence[int] | None = None,
    names: Sequence[int] = (),
) -> DraftTable:
    """A table of `lines` between `edges`, its rows beginning at the lines `starts`; of the lines `names`, which lie
    over the whole width, no column is as wide."""
    starts = row_starts(lines, edges) if starts is None else starts
    xs = [min(line.x0 for line in lines), *edges, max(line.x1 for line in lines)]
    ys = [*(lines[index].top for index in starts), max(line.bottom for line in lines)]
    rights = rights_of((line for index, line in enumerate(lines) if index not in names), edges)
    cells: list[DraftCell] = []
    for row, (first, end) in enumerate(pairwise([*starts, len(lines)])):
        parts = [split_line(line, edges) for line in lines[first:end]]
        for column in range(len(xs) - 1):
            box = BBox(xs[column], ys[row], xs[column + 1], ys[row + 1])
            words = [word for part in parts for word in part.get(column, [])]
            room = box._replace(x1=rights.get(column, box.x1))
            cells.append(DraftCell(row, column, 1, 1, box, parts=[words_to_column(words, room)]))
    return DraftTable(xs, ys, cells, ruled=False)


def box_to_table(lines: Sequence[Line]) -> DraftTable | None:
    """The labels and values that a mere box around `lines` holds; None where it holds a text.

    What is drawn around them says that they belong together, so less evidence does than without: a strip that stays
    free down through the box, short labels left of it, and white between rows that all have labels.
    """
    names = _names_over(lines)
    rows = [line for index, line in enumerate(lines) if index not in names]
    edge = _free_strip(rows) if rows else None
    if edge is None:
        return None
    bold = all(line.words[0].bold for line in rows if len(gaps_of(line)))
    names = [
        index
        for index, line in enumerate(lines)
        if line.bold and not gaps_of(line) and (not bold or line.x1 > edge)
    ]
    rows = [line for index, line in enumerate(lines) if index not in names]
    labels, values = lines_to_columns(rows, [edge])
    usual = median(len(line.words) for line in labels.lines)
    is_text = usual > 1 and not all(line.bold for line in labels.lines) and flows(labels)
    if usual > SHORT_LABEL or is_text:  # of one word a line are pieces of labels
        return None
    starts = boxed_rows(lines, edge)
    if len(starts) < FEWEST_BOXED or len(values.lines) < len(starts) / 2:
        return None
    table = lines_to_table(lines, [edge], starts, names)
    for row in {starts.index(index) for index in names if index in starts}:
        if [*starts, len(lines)][row + 1] == starts[row] + 1:
            _span(table, row, lines[starts[row]])
    return table


def _names_over(lines: Sequence[Line]) -> list[int]:
    """The lines that are names in bold over the whole width: where labels are bold, too, those longer than these."""
    alone = [index for index, line in enumerate(lines) if line.bold and not gaps_of(line)]
    if not all(line.words[0].bold for line in lines if gaps_of(line)):
        return alone
    others = [line for index, line in enumerate(lines) if index not in alone]
    edge = _free_strip(others) if others else None
    return [index for index in alone if edge is not None and lines[index].x1 > edge]


def _span(table: DraftTable, row: int, line: Line) -> None:
    """Make the cells of a row one: a name over the whole width."""
    box = BBox(table.xs[0], table.ys[row], table.xs[-1], table.ys[row + 1])
    cell = DraftCell(row, 0, 1, len(table.xs) - 1, box, parts=[words_to_column(line.words, None)])
    place = next(index for index, own in enumerate(table.cells) if own.row == row)
    table.cells[place : place + len(table.xs) - 1] = [cell]


def _free_strip(lines: Sequence[Line]) -> float | None:
    """Where the words right of the only strip begin that no line crosses; None where there is none, or several."""
    size = median(line.size for line in lines)
    spans = united((x0, x1 + WIDER_THAN_SPACE * size) for line in lines for x0, x1 in spans_of(line))
    return spans[1][0] - 1 if len(spans) == 2 else None
