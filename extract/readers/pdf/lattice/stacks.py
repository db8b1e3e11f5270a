"""Cards that no box shows: blocks side by side, in each a title and labels that stand above their values.

Their labels come again in every card, in one look, also beside each other; a table's headings stand once above its
columns. Cards of a row begin or lie level, as columns of print do not: there a block may begin at any height. What
the labels of a document look like is learnt from all its pages, since a page may hold no more than the end of a card.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from extract.readers.pdf.lattice.rails import SNAP, merge
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, words_to_column
from extract.readers.pdf.lines import Line, find_mark, make_line, words_to_lines
from extract.readers.pdf.source.content import Printed
from models.pages.geometry import BBox, union

WIDE = 1.0
"""In type sizes: a gap of a line from which on its parts may belong to different cards."""
MOST_LABEL_WORDS = 7
"""Words of a label, at most."""
FEWEST_LABELS = 3
"""Different labels that stand beside each other, at least: two may be values that happen to be alike."""
SELDOM = 0.25
"""Share of the commonest label's times that each label comes again, at least: a part of a title may, too."""
APART = 50.0
"""Points between the left sides of two cards, at least."""
OUT = 12.0
"""Points by which a title's ground or a list may stand out of its card's labels, to the left."""
LARGER = 1.07
"""A heading of cards is at least this many times as large as their titles."""
SMALLER = 0.9
"""A footnote is at most this many times as large as the text of cards."""
BESIDE = 0.3
"""Share of the labels that have something beside them in their card, at most: there labels stand left of values."""
NEARLY_ALL = 0.9
"""Share of the lines of a supposed table that stand in cards from which on it is none; a heading may lie in it."""
UNEVEN = 0.2
"""Share of the rows in which cards do not lie level, at most."""


class Look(NamedTuple):
    """How a line is set."""

    size: float
    bold: bool
    italic: bool
    ink: int


@dataclass(frozen=True, slots=True)
class Stacks:
    """What the cards of a document have in common."""

    labels: frozenset[str]
    label: Look
    value: Look
    title: Look


@dataclass(slots=True)
class _Stack:
    """The lines of one card on one page."""

    column: int
    lines: list[Line]
    is_rest: bool = False
    """Whether it has no title: it goes on from the page before."""

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom


@dataclass(slots=True)
class _PageOfStacks:
    columns: list[float]
    rows: list[list[_Stack]] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)
    """Lines of no card."""


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

    looks: Stacks | None
    """What they have in common; None where none were found."""
    pages: list[PageOfCards]

    def is_label(self, line: Line) -> bool:
        """Whether `line` is a label of cards."""
        return self.looks is not None and _is_one_of(line, self.looks.labels, self.looks.label)


def take_stacks(pages: Sequence[tuple[Sequence[Printed], Sequence[DraftTable]]]) -> Found:
    """The cards of pages with these tables, and these words outside of them.

    Cards in boxes tell what such look like. A table that rules or grounds suppose is none where it is cards.
    """
    free = [list(_parts(words)) for words, _ in pages]
    held = [{id(table): _lines_in(table) for table in tables if _is_box(table)} for _, tables in pages]
    open_ = [{id(table): _lines_in(table) for table in tables if _may_be_cards(table)} for _, tables in pages]
    looks = _find_looks(
        [[*own, *_all(tables)] for own, tables in zip(free, open_, strict=True)],
        [list(boxes.values()) for boxes in held],
    )
    same = [PageOfCards([], list(tables), list(words)) for words, tables in pages]
    if looks is None:
        return Found(None, same)
    lines = [
        [*own, *_all(boxes), *_all(tables)] for own, boxes, tables in zip(free, held, open_, strict=True)
    ]
    read = list(_read_pages([sorted(own, key=lambda line: line.top) for own in lines], looks))
    if not _lie_level(row for page in read for row in page.rows):
        return Found(looks, same)
    sides = _sides(read, [table for page in same for table in page.tables if _is_box(table)])
    found = []
    for page, cards, own, supposed in zip(same, read, free, open_, strict=True):
        found.append(_take(page, cards, own, supposed, sides))
    return Found(looks, found)


def _take(
    page: PageOfCards,
    read: _PageOfStacks,
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


def _sides(pages: Iterable[_PageOfStacks], boxes: Sequence[DraftTable]) -> dict[int, tuple[float, float]]:
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
        yield make_line(own)


# -- what labels, titles and values look like ----------------------------------------------------


def _find_looks(pages: Sequence[Sequence[Line]], boxes: Sequence[Sequence[Sequence[Line]]]) -> Stacks | None:
    """What cards have in common; None where no labels stand above their values, side by side or in several boxes."""
    shared: Counter[tuple[str, Look]] = Counter()
    for lines in pages:
        places: dict[tuple[str, Look], list[float]] = defaultdict(list)
        for line in lines:
            if _can_be_label(line):
                places[_key(line), _look(line)].append(line.x0)
        for label, starts in places.items():
            if max(starts) - min(starts) >= APART:
                shared[label] += len(starts)
    held = Counter(
        label
        for box in (box for own in boxes for box in own)
        for label in {(_key(line), _look(line)) for line in box if _can_be_label(line)}
    )
    shared.update({label: count for label, count in held.items() if count > 1})
    looks: Counter[Look] = Counter()
    for (_, look), count in shared.items():
        looks[look] += count
    for look, _ in looks.most_common(2):
        least = SELDOM * max(count for (_, own), count in shared.items() if own == look)
        labels = frozenset(key for (key, own), count in shared.items() if own == look and count >= least)
        if len(labels) >= FEWEST_LABELS:
            whole = [
                sorted([*lines, *(line for box in own for line in box)], key=lambda line: line.top)
                for lines, own in zip(pages, boxes, strict=True)
            ]
            found = _look_around(whole, _without_values(whole, labels, look), look)
            if found is not None:
                return found
    return None


def _without_values(pages: Sequence[Sequence[Line]], labels: frozenset[str], look: Look) -> frozenset[str]:
    """`labels` without values that come again ("Rektor"), where they are set alike: these stand mostly below a label
    that comes more often."""
    counts: Counter[str] = Counter()
    below: Counter[str] = Counter()
    pairs = []
    for columns, lines in zip(_columns_of_pages(pages, labels, look), pages, strict=True):
        for column in _by_column(lines, columns):
            counts.update(_key(line) for line in column if _is_one_of(line, labels, look))
            pairs += list(pairwise(column))
    for before, after in pairs:
        if _is_one_of(before, labels, look) and _is_one_of(after, labels, look):
            below[_key(after)] += counts[_key(before)] > counts[_key(after)]
    return frozenset(key for key in labels if 2 * below[key] <= counts[key])


def _look_around(pages: Sequence[Sequence[Line]], labels: frozenset[str], look: Look) -> Stacks | None:
    """How what stands below `labels` is set, and what stands above them in another look; None without such titles."""
    values: Counter[Look] = Counter()
    above: Counter[Look] = Counter()
    beside = total = 0
    for columns, lines in zip(_columns_of_pages(pages, labels, look), pages, strict=True):
        for column in _by_column(lines, columns):
            for before, after in pairwise(column):
                is_label = _is_one_of(before, labels, look)
                total += is_label
                beside += is_label and after.top < before.bottom - 0.5 * before.size
                if is_label and not _is_one_of(after, labels, look):
                    values[_look(after)] += 1
                elif not is_label and _is_one_of(after, labels, look):
                    above[_look(before)] += 1
    if len(labels) < FEWEST_LABELS or not values or beside > BESIDE * total:
        return None
    value = values.most_common(1)[0][0]
    title = next((own for own, _ in above.most_common() if own != value), None)
    return Stacks(labels, look, value, title) if title is not None else None


def _look(line: Line) -> Look:
    """How the longest word of a line is set; marks and notes are set otherwise."""
    style = max(line.words, key=lambda word: len(word.text)).style
    return Look(round(style.size, 1), style.bold, style.italic, style.ink)


def _key(line: Line) -> str:
    return line.text.rstrip(" :").casefold()


def _can_be_label(line: Line) -> bool:
    text = line.text.rstrip(" :")
    return text[:1].isupper() and len(line.words) <= MOST_LABEL_WORDS and text[-1:] not in ".!;"


def _is_one_of(line: Line, labels: frozenset[str], look: Look) -> bool:
    return _look(line) == look and _key(line) in labels


# -- columns -------------------------------------------------------------------------------------


def _columns_of_pages(
    pages: Sequence[Sequence[Line]], labels: frozenset[str], look: Look
) -> Iterator[list[float]]:
    """Where the cards of each page begin; as on the page before, where labels do not show it."""
    known: list[float] = []
    for lines in pages:
        starts: dict[int, set[str]] = defaultdict(set)
        own = [line for line in lines if _is_one_of(line, labels, look)]
        places = merge(line.x0 for line in own)
        for line in own:
            starts[min(range(len(places)), key=lambda n: abs(places[n] - line.x0))].add(_key(line))
        columns = [places[n] for n in sorted(starts) if len(starts[n]) > 1]
        if len(columns) > 1 or not known:
            known = columns
        yield known


def _column_at(line: Line, columns: Sequence[float]) -> int | None:
    """The column that `line` stands in; None where it stands in none, or runs across several."""
    found = sum(line.x0 >= x - OUT for x in columns) - 1
    if found < 0 or (found + 1 < len(columns) and line.x1 > columns[found + 1] - SNAP):
        return None
    return found


def _by_column(lines: Iterable[Line], columns: Sequence[float]) -> list[list[Line]]:
    """The lines of each column, from the top down."""
    found: list[list[Line]] = [[] for _ in columns]
    for line in lines:
        column = _column_at(line, columns)
        if column is not None:
            found[column].append(line)
    return found


# -- cards ---------------------------------------------------------------------------------------


def _read_pages(pages: Sequence[Sequence[Line]], looks: Stacks) -> Iterator[_PageOfStacks]:
    """The cards of each page in rows. A page may begin with what is left of the cards that end the page before."""
    ending: set[int] = set()
    for columns, lines in zip(_columns_of_pages(pages, looks.labels, looks.label), pages, strict=True):
        page = _PageOfStacks(columns)
        titles = {
            id(line)
            for column in _by_column(lines, columns)
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
        bottom = max((line.bottom for line in page.others if not _is_small(line, looks)), default=0.0)
        ending = {card.column for card in last if card.bottom > bottom}
        yield page


def _read_page(
    page: _PageOfStacks, lines: Sequence[Line], titles: set[int], looks: Stacks, ending: set[int]
) -> list[_Stack]:
    cards: list[_Stack] = []
    last: dict[int, Line] = {}
    current: dict[int, _Stack] = {}
    for line in lines:
        column = _column_at(line, page.columns)
        if column is None or _is_foreign(line, looks):
            current = {n: card for n, card in current.items() if column is not None and n != column}
            page.others.append(line)
            if not _is_small(line, looks):  # it is no running head
                ending = set()
            continue
        before, last[column] = last.get(column), line
        begins = id(line) in titles and (before is None or id(before) not in titles or column not in current)
        if begins or (column not in current and column in ending):
            current[column] = _Stack(column, [line], is_rest=not begins)
            cards.append(current[column])
            ending = ending - {column}
        elif column in current:
            current[column].lines.append(line)
        else:
            page.others.append(line)
            ending = set()
    return cards


def _is_title(column: Sequence[Line], n: int, looks: Stacks) -> bool:
    """Whether a line of a column is a card's title, or a part of it: what follows is a label, or lies on the next
    page."""
    for line in column[n:]:
        if _is_one_of(line, looks.labels, looks.label) or _is_foreign(line, looks):
            return line is not column[n]
        if _look(line) != looks.title:
            return False
    return True


def _is_foreign(line: Line, looks: Stacks) -> bool:
    """Whether a line is a heading above cards, or a footnote; not the mark of one, which may stand by itself."""
    if _is_small(line, looks):
        return any(character.isalpha() for character in line.text)
    return line.size >= LARGER * max(looks.title.size, looks.label.size, looks.value.size)


def _is_small(line: Line, looks: Stacks) -> bool:
    return line.size <= SMALLER * min(looks.title.size, looks.label.size, looks.value.size)


def _lie_level(rows: Iterable[Sequence[_Stack]]) -> bool:
    """Whether cards of a row begin or lie level, one in each column, in nearly all rows that hold several."""
    several = [row for row in rows if len(row) > 1]
    even = sum(_is_even(row) for row in several)
    return even > 0 and len(several) - even <= UNEVEN * len(several)


def _is_even(row: Sequence[_Stack]) -> bool:
    first = row[0]
    return len({card.column for card in row}) == len(row) and all(
        min(abs(card.top - first.top), abs(card.top + card.bottom - first.top - first.bottom) / 2)
        <= 0.5 * first.lines[0].size
        or (card.is_rest and first.is_rest)
        for card in row
    )


def _row_to_tables(row: Sequence[_Stack], sides: dict[int, tuple[float, float]]) -> Iterator[DraftTable]:
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
