"""Cards that no box shows: blocks side by side, in each a title and labels that stand above their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extract.readers.pdf.cards.looks import CardLooks, find_looks
from extract.readers.pdf.cards.rows import PageOfRows, Stack, begin_within_cards, lie_level, read_pages
from extract.readers.pdf.lattice.rails import SNAP
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, words_to_column
from extract.readers.pdf.lines import Line, find_mark, make_line, words_to_lines
from extract.readers.pdf.source.content import Printed
from models.pages.geometry import BBox, union

WIDE = 1.0
"""In type sizes: a gap of a line from which on its parts may belong to different cards."""
NEARLY_ALL = 0.9
"""Share of the lines of a supposed table that stand in cards from which on it is none; a heading may lie in it."""


@dataclass(frozen=True, slots=True)
class PageOfCards:
    """A page of which the cards were taken that no box shows."""

    cards: list[DraftTable]
    """Row by row."""
    tables: list[DraftTable]
    """Those that were no cards."""
    words: list[Printed]
    """Those outside of all tables and cards."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of cards in a document."""

    looks: CardLooks | None
    """What they have in common; None where none were found."""
    pages: list[PageOfCards]

    def is_label(self, line: Line) -> bool:
        """Whether `line` is a label of cards."""
        return self.looks is not None and self.looks.is_label(line)


def take_stacks(pages: Sequence[tuple[Sequence[Printed], Sequence[DraftTable]]]) -> Found:
    """The cards of pages with these tables, and these words outside of them.

    Cards in boxes tell what such look like. A table that rules or grounds suppose is none where it is cards.
    """
    free = [list(_parts(words)) for words, _ in pages]
    held = [{id(table): _lines_in(table) for table in tables if _is_box(table)} for _, tables in pages]
    open_ = [{id(table): _lines_in(table) for table in tables if _may_be_cards(table)} for _, tables in pages]
    looks = find_looks(
        [[*own, *_all(tables)] for own, tables in zip(free, open_, strict=True)],
        [list(boxes.values()) for boxes in held],
    )
    same = [PageOfCards([], list(tables), list(words)) for words, tables in pages]
    if looks is None:
        return Found(None, same)
    lines = [
        [*own, *_all(boxes), *_all(tables)] for own, boxes, tables in zip(free, held, open_, strict=True)
    ]
    read = list(read_pages([sorted(own, key=lambda line: line.top) for own in lines], looks))
    if (
        begin_within_cards(read, looks)
        or not lie_level(row for page in read for row in page.rows)
        or _run_in([card for page in read for row in page.rows for card in row])
    ):
        return Found(looks, same)
    sides = _sides(read, [table for page in same for table in page.tables if _is_box(table)])
    found = []
    for page, cards, own, supposed in zip(same, read, free, open_, strict=True):
        found.append(_take(page, cards, own, supposed, sides))
    return Found(looks, found)


def _take(
    page: PageOfCards,
    read: PageOfRows,
    free: Sequence[Line],
    supposed: dict[int, list[Line]],
    sides: dict[int, tuple[float, float]],
) -> PageOfCards:
    """The page without the cards that were read on it; those in boxes stay, and those that a table holds a part of."""
    in_cards = {id(line) for row in read.rows for card in row for line in card.lines}
    gone = {
        table
        for table, lines in supposed.items()
        if sum(id(line) in in_cards for line in lines) >= NEARLY_ALL * len(lines)
    }
    loose = [*free, *(line for table in gone for line in supposed[table])]
    places = {id(line) for line in loose}
    rows = [[card for card in row if all(id(line) in places for line in card.lines)] for row in read.rows]
    taken = {id(line) for row in rows for card in row for line in card.lines}
    if not taken:
        return page
    return PageOfCards(
        [table for row in rows for table in _row_to_tables(row, sides)],
        [table for table in page.tables if id(table) not in gone],
        [word for line in loose if id(line) not in taken for word in line.words]
        + [word for word in page.words if word.turned],
    )


def _run_in(cards: Sequence[Stack]) -> bool:
    """Whether cards hold as many labels that run in to their values on one line ("Syfte: Att nå fler"): columns of
    print, for cards have all of theirs above the values."""
    lines = (line for card in cards for line in card.lines)
    fronts = (
        [word.text for word in takewhile(lambda word: word.bold, line.words)]
        for line in lines
        if not line.bold
    )
    return sum(bool(front) and front[-1].endswith(":") for front in fronts) >= len(cards)


def _all(tables: dict[int, list[Line]]) -> Iterator[Line]:
    return (line for lines in tables.values() for line in lines)


def _may_be_cards(table: DraftTable) -> bool:
    """Whether a table is only supposed; words that are turned belong to no card."""
    lines = (line for cell in table.cells for part in cell.parts for line in part.lines)
    return table.supposed and not any(word.turned for line in lines for word in line.words)


def _is_box(table: DraftTable) -> bool:
    return len(table.cells) == 1 and not table.drawing and not table.cells[0].tables


def _lines_in(table: DraftTable) -> list[Line]:
    return [
        line
        for cell in table.cells
        for part in cell.parts
        for line in _parts(word for line in part.lines for word in line.words)
    ]


def _sides(pages: Iterable[PageOfRows], boxes: Sequence[DraftTable]) -> dict[int, tuple[float, float]]:
    """The left and right side of the cards of each column: those of a box around one, or else of its words."""
    sides: dict[int, tuple[float, float]] = {}
    for card in (card for page in pages for row in page.rows for card in row):
        left = min(line.x0 for line in card.lines) - 1.0
        right = max(line.x1 for line in card.lines) + 1.0
        x0, x1 = sides.get(card.column, (left, right))
        sides[card.column] = min(left, x0), max(right, x1)
    for column, (left, right) in sides.items():
        around = [box.xs for box in boxes if box.xs[0] <= left + SNAP and box.xs[-1] >= right - SNAP]
        if around:
            sides[column] = around[0][0], around[0][-1]
    return sides


def _parts(words: Iterable[Printed]) -> Iterator[Line]:
    """The lines of `words` from the top down, parted at wide gaps; not behind the mark of an item."""
    for line in words_to_lines(word for word in words if not word.turned):
        mark = find_mark(line)
        own = line.words[: mark.words if mark is not None else 1]
        for word in line.words[len(own) :]:
            if word.x0 - own[-1].x1 >= WIDE * line.size and not (mark is not None and len(own) == mark.words):
                yield make_line(own)
                own, mark = [], None
            own.append(word)
        yield line if len(own) == len(line.words) else make_line(own)


def _row_to_tables(row: Sequence[Stack], sides: dict[int, tuple[float, float]]) -> Iterator[DraftTable]:
    """A table of one cell for each card of a row, all of one height, from left to right."""
    if not row:
        return
    around = union(line.bbox for card in row for line in card.lines)
    for card in sorted(row, key=lambda card: card.column):
        left, right = sides[card.column]
        box = BBox(left, around.top, right, around.bottom)
        words = [word for line in card.lines for word in line.words]
        cell = DraftCell(0, 0, 1, 1, box, open_top=card.is_rest, parts=[words_to_column(words, box)])
        yield DraftTable([left, right], [around.top, around.bottom], [cell])
