"""The lines of pages → cards in rows: each begins with a title, and those of a row begin or lie level.

Columns of print do not: there a block may begin at any height.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.readers.pdf.cards.looks import CardLooks, by_column, column_at, columns_of_pages, look_of
from extract.readers.pdf.lines import Line

UNEVEN = 0.2
"""Share of the rows in which cards do not lie level, at most."""


@dataclass(slots=True)
class Stack:
    """The lines of one card on one page."""

    column: int
    lines: list[Line]
    is_rest: bool = False
    """Whether it has no title: it goes on from the page before."""

    @property
    def top(self) -> float:
        """Where its first line begins."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """Where its last line ends."""
        return self.lines[-1].bottom


@dataclass(slots=True)
class PageOfRows:
    """The cards of one page."""

    columns: list[float]
    """Where they begin, from the left."""
    rows: list[list[Stack]] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)
    """Lines of no card."""


def read_pages(pages: Sequence[Sequence[Line]], looks: CardLooks) -> Iterator[PageOfRows]:
    """The cards of each page in rows. A page may begin with what is left of the cards that end the page before."""
    ending: set[int] = set()
    for columns, lines in zip(columns_of_pages(pages, looks.labels, looks.label), pages, strict=True):
        page = PageOfRows(columns)
        titles = {
            id(line)
            for column in by_column(lines, columns)
            for n, line in enumerate(column)
            if _is_title(column, n, looks)
        }
        cards = _read_page(page, lines, titles, looks, ending)
        for card in sorted(cards, key=lambda card: card.top):
            if page.rows and card.top < max(other.bottom for other in page.rows[-1]):
                page.rows[-1].append(card)
            else:
                page.rows.append([card])
        last = page.rows[-1] if page.rows else []
        bottom = max((line.bottom for line in page.others if not looks.is_small(line)), default=0.0)
        ending = {card.column for card in last if card.bottom > bottom}
        yield page


def _read_page(
    page: PageOfRows, lines: Sequence[Line], titles: set[int], looks: CardLooks, ending: set[int]
) -> list[Stack]:
    cards: list[Stack] = []
    last: dict[int, Line] = {}
    current: dict[int, Stack] = {}
    for line in lines:
        column = column_at(line, page.columns)
        if column is None or looks.is_foreign(line):
            current = {n: card for n, card in current.items() if column is not None and n != column}
            page.others.append(line)
            if not looks.is_small(line):  # it is no running head
                ending = set()
            continue
        before, last[column] = last.get(column), line
        begins = id(line) in titles and (before is None or id(before) not in titles or column not in current)
        if begins or (column not in current and column in ending):
            current[column] = Stack(column, [line], is_rest=not begins)
            cards.append(current[column])
            ending = ending - {column}
        elif column in current:
            current[column].lines.append(line)
        else:
            page.others.append(line)
            ending = set()
    return cards


def _is_title(column: Sequence[Line], n: int, looks: CardLooks) -> bool:
    """Whether a line of a column is a card's title, or a part of it: what follows is a label, or lies on the next
    page."""
    for line in column[n:]:
        if looks.is_label(line) or looks.is_foreign(line):
            return line is not column[n]
        if look_of(line) != looks.title:
            return False
    return True


def lie_level(rows: Iterable[Sequence[Stack]]) -> bool:
    """Whether cards of a row begin or lie level, one in each column, in nearly all rows that hold several."""
    several = [row for row in rows if len(row) > 1]
    even = sum(_is_even(row) for row in several)
    return even > 0 and len(several) - even <= UNEVEN * len(several)


def begin_within_cards(pages: Iterable[PageOfRows], looks: CardLooks) -> bool:
    """Whether a label stands right of the first column and in no card: a column of print goes on there with what the
    column before it ended within."""
    return any(
        looks.is_label(line) and column_at(line, page.columns) for page in pages for line in page.others
    )


def _is_even(row: Sequence[Stack]) -> bool:
    first = row[0]
    return len({card.column for card in row}) == len(row) and all(
        min(abs(card.top - first.top), abs(card.top + card.bottom - first.top - first.bottom) / 2)
        <= 0.5 * first.lines[0].size
        or (card.is_rest and first.is_rest)
        for card in row
    )
