"""Rows over a whole table at a page break: the rest of a label that the break cut, or another title."""

from __future__ import annotations

from extract.join.cuts import starts_low
from extract.recognise.labels import is_plan_label
from models.pages.document import Cell, Document, Row
from rules.pack import Rules

NEAR = 6.0
"""Points: the rest of a label reaches no farther right than its lines above the break by more than about a letter."""


def is_rest_of_label(document: Document, last: Row, first: Row, rules: Rules) -> bool:
    """Whether `first` holds nothing but the rest of the label of `last`, which it makes a plan's: it goes on in small
    letters in the width of that label, and nothing stands beside it to show the columns."""
    label = last.cells[0] if len(last.cells) > 1 else None
    rest = _over_all(first)
    if label is None or rest is None or not label.words or not starts_low(document, rest.words):
        return False
    ends = [_right_end(document, cell) for cell in (label, rest)]
    if None in ends or ends[1] > ends[0] + NEAR:  # type: ignore[operator]
        return False
    text = document.text(label.words + rest.words)
    return any(is_plan_label(rules.labels.match(one)) for one in (text, "".join(text.split())))


def are_two_titles(document: Document, last: Row, first: Row) -> bool:
    """Whether both rows are bold over the whole table, and the second begins as a title does: an area's, and the
    first of its activities'."""
    cells = [_over_all(row) for row in (last, first)]
    if None in cells or starts_low(document, first.words):
        return False
    return all(document.words[word].bold for word in last.words + first.words)


def _over_all(row: Row) -> Cell | None:
    """The only cell of a row, which spans several columns and holds words."""
    cell = row.cells[0] if len(row.cells) == 1 else None
    return cell if cell is not None and cell.column_span > 1 and cell.words else None


def _right_end(document: Document, cell: Cell) -> float | None:
    """How far right the words of a cell reach, in points; None where they stand on no page."""
    return max((box.x1 for word in cell.words for box in document.words[word].boxes), default=None)
