"""Values that were printed on the page after their labels: a sheet of two columns, wider than its paper.

Nothing but height tells what belongs together: each line of the second page stands level with a line of the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extract.recognise.labels import sure_plan_label
from models.pages.document import Block, Cell, Document, Paragraph, Row, Table, paragraphs_of
from models.pages.geometry import BBox
from rules.pack import Rules

FEWEST_LABELS = 3
"""Labels that have a value beside them at least: two lines of other pages may stand level by chance."""
LEVEL = 2.5
"""Points by which lines of one row may differ in height."""
ALIGNED = 2.0
"""Points by which values of one column may begin apart."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: its words, its paragraph, and whether that stands in a cell."""

    words: tuple[int, ...]
    paragraph: Paragraph
    box: BBox
    in_cell: bool


def join_values_beside(document: Document, rules: Rules) -> Document:
    """The document with labels and values of which the page after prints the values as tables of two columns."""
    if not document.pages or document.marks_tables:
        return document
    blocks: list[Block] = []
    pages = [list(own) for _, own in groupby(document.blocks, key=lambda block: block.page)]
    while pages:
        left, right = pages[0], pages[1] if len(pages) > 1 else []
        joined = _joined(document, left, right, rules) if right else None
        blocks += left if joined is None else joined
        del pages[: 1 if joined is None else 2]
    return replace(document, blocks=tuple(blocks))


def _joined(document: Document, left: list[Block], right: list[Block], rules: Rules) -> list[Block] | None:
    """What two pages are, the values of the second beside the labels of the first; None where they are not so."""
    if not _is_narrow(left) or not _is_narrow(right) or right[0].page != (left[0].page or 0) + 1:
        return None
    labels, values = list(_lines(document, left)), list(_lines(document, right))
    placed = sum(len(line.words) for line in (*labels, *values))
    if placed != sum(len(block.all_words) for block in (*left, *right)):
        return None  # a word without a place, which no line would hold
    if not values or max(line.box.x0 for line in values) - min(line.box.x0 for line in values) > ALIGNED:
        return None
    rows: dict[int, list[_Line]] = {}
    place: int | None = None
    for line in values:
        level = [n for n, label in enumerate(labels) if abs(label.box.bottom - line.box.bottom) <= LEVEL]
        place = level[0] if level else place
        if place is None:
            return None
        rows.setdefault(place, []).append(line)
    known = sum(sure_plan_label(document.text(labels[place].words), rules) is not None for place in rows)
    if known < FEWEST_LABELS or 2 * known < len(rows):
        return None
    return _rebuilt(labels, rows)


def _is_narrow(blocks: Sequence[Block]) -> bool:
    """Whether a page holds nothing but text and tables of one column."""
    return all(
        block.kind != "item" and block.origin == "body"
        if isinstance(block, Paragraph)
        else block.columns == 1
        for block in blocks
    )


def _lines(document: Document, blocks: Sequence[Block]) -> Iterator[_Line]:
    for block in blocks:
        for paragraph in paragraphs_of((block,)):
            for _, found in groupby(paragraph.all_words, key=lambda word: document.words[word].line):
                words = tuple(found)
                boxes = document.words[words[0]].boxes
                if boxes:
                    yield _Line(words, paragraph, boxes[0], isinstance(block, Table))


def _rebuilt(labels: Sequence[_Line], rows: dict[int, list[_Line]]) -> list[Block]:
    """The lines of the first page in their order: rows where values stand beside them, else what they were."""
    blocks: list[Block] = []
    sizes = sorted({label.paragraph.size or 0.0 for label in labels}, reverse=True)
    number = 0
    while number < len(labels):
        run: list[Row] = []
        while number + len(run) < len(labels) and number + len(run) in rows:
            place = number + len(run)
            run.append(_row(labels[place], rows[place]))
        if run:
            blocks.append(Table(tuple(run), 2, ruled=False, page=labels[number].paragraph.page))
            number += len(run)
            continue
        last = number + 1
        while last < len(labels) and last not in rows and labels[last].paragraph is labels[number].paragraph:
            last += 1
        words = tuple(word for label in labels[number:last] for word in label.words)
        paragraph = replace(labels[number].paragraph, words=words, mark=())
        if labels[number].in_cell and paragraph.bold:
            level = 1 + sizes.index(paragraph.size or 0.0)
            paragraph = replace(paragraph, kind="heading", level=level)
        blocks.append(paragraph)
        number = last
    return blocks


def _row(label: _Line, values: Sequence[_Line]) -> Row:
    words = tuple(word for line in values for word in line.words)
    name = replace(label.paragraph, words=label.words, mark=(), kind="paragraph", level=None)
    value = replace(values[0].paragraph, words=words, mark=(), kind="paragraph", level=None)
    return Row((Cell(0, (name,)), Cell(1, (value,))), page=label.paragraph.page)
