"""The rows of a grid, each read for what it is: an area's name, an instruction, headings again, a measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from extract.layouts.cause_grid.over_rows import (
    goals_stand_over_rows,
    is_of_rows,
    shared_entries,
    steps_down,
)
from extract.recognise.columns import Heads, heads_at
from extract.recognise.drafts import Entry, Pieces, as_paragraph, blocks_to_pieces, pieces_text
from extract.recognise.grid import Column, GridRow
from extract.recognise.labels import MOST_TITLE_WORDS, SURE, is_plan_label, split_run_in, sure_plan_label
from extract.recognise.names import begins_with_number, read_name
from models.pages.document import Cell, Document, Paragraph, Table
from models.target import AREA_FIELDS, Target
from models.text.fold import fold, squeeze
from rules.pack import LabelMatch, Rules

MOST_GROUP_WORDS = 4
"""A heading over a group of headed columns is at most this long."""


@dataclass(frozen=True, slots=True)
class AreaName:
    """An area begins here."""

    name: Entry
    description: tuple[Entry, ...] = ()
    named_by_label: bool = False
    """Whether a heading or a label says that it is an area; then it is one even with nothing below it."""


@dataclass(frozen=True, slots=True)
class AreaValues:
    """Fields of the area itself."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Below:
    """Fields that stand below a measure over the whole table, each label above its value: of a card, that measure's."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """Paragraphs that only guide the reader: instructions, headings printed again."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class NewHeads:
    """Other headings, from this row on."""

    heads: Heads


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the grid below its headings."""

    row: GridRow
    heads: Heads
    index: int
    """Which row of the table it is."""
    guidance: frozenset[str] = frozenset()
    """Instructions of the template, squeezed, which a cell that was never filled in may still hold."""
    shared: tuple[Entry, ...] = ()
    """What a row above says of all the rows below it: the cause that their measures meet."""


RowReading: TypeAlias = AreaName | AreaValues | Below | Guidance | NewHeads | Measure


class RowReader:
    """Reads a table's rows from top to bottom."""

    def __init__(
        self, document: Document, table: Table, grid: tuple[GridRow, ...], rules: Rules, heads: Heads
    ) -> None:
        self.document = document
        self.table = table
        self.grid = grid
        self.rules = rules
        self.heads = heads
        self.guidance: set[str] = set()
        self.measures = 0
        self.label_above: tuple[tuple[int, ...], LabelMatch] | None = (
            None  # over the table, its value below it
        )
        self.shared: tuple[Entry, ...] = ()  # what the last row over the table says of the measures below it
        self.names_below = _names_stand_below(document, grid, heads, rules)
        self.goals_of_rows = goals_stand_over_rows(document, grid, rules)
        self.usual_looks: dict[int, frozenset[str]] = {}  # by where a column begins

    def read(self, *, headed: bool) -> Iterator[RowReading]:
        """Every row's reading; `headed` tells whether the headings stand in this table."""
        if headed:
            for row in self.grid[: self.heads.first]:
                yield from self._above_heads(row)
            yield NewHeads(self.heads)
        index = self.heads.after if headed else 0
        below_heads = headed
        while index < len(self.grid):
            row = self.grid[index]
            if not row.filled:
                index += 1
                continue
            if self._prints_heads(row):
                yield Guidance(_cells_to_paragraphs(row.filled))
                index, below_heads = index + 1, True
                continue
            again = heads_at(self.document, self.table, self.grid, index, self.rules)
            asks = (
                below_heads and all(column.known for column in self.heads.columns) and self._instructs(row, 2)
            )
            if again is not None and not asks and not self._is_row_above_heads(again):
                yield from self._again(again)
                index, below_heads = again.after, True
                continue
            if self._instructs(row, at_least=1 if below_heads else 2):
                yield from self._instruction(row)
            else:
                yield from self._row(row, index, below_heads=below_heads)
                below_heads = False
            index += 1

    # -- headings and instructions ------------------------------------------------------------

    def _again(self, again: Heads) -> Iterator[RowReading]:
        """Headings inside the table: the same again are furniture, others begin another grid."""
        if again.texts(self.document) == self.heads.texts(self.document):
            rows = self.grid[again.first : again.after]
            yield Guidance(tuple(piece for row in rows for piece in _cells_to_paragraphs(row.filled)))
            return
        self.heads = again
        self.names_below = _names_stand_below(self.document, self.grid, again, self.rules)
        yield NewHeads(again)

    def _prints_heads(self, row: GridRow) -> bool:
        """Whether every filled cell prints its column's heading again (columns from another page may do so alone)."""
        for cell in row.filled:
            column = next((column for column in self.heads.columns if column.holds(cell)), None)
            if column is None or not column.label:
                return False
            if squeeze(self._text(cell)) != squeeze(self.document.text(column.label)):
                return False
        return True

    def _is_row_above_heads(self, again: Heads) -> bool:
        """Whether only the second of two heading rows is one: a row of values right above headings printed again."""
        if again.after - again.first < 2 or not self._prints_heads(self.grid[again.first + 1]):
            return False
        groups = {squeeze(self.document.text(words)) for words in self.heads.groups}
        return not groups or groups != {squeeze(self.document.text(words)) for words in again.groups}

    def _instructs(self, row: GridRow, at_least: int) -> bool:
        """Whether most of the row, the first cell aside, tells the writer what to write."""
        others = [cell for cell in row.filled if not self.heads.columns[0].holds(cell)]
        if not others:
            return at_least == 1 and self._is_instruction(row.filled[0])
        instructions = [cell for cell in others if self._is_instruction(cell)]
        return len(instructions) >= max(at_least, 0.6 * len(others))

    def _instruction(self, row: GridRow) -> Iterator[RowReading]:
        first = next((cell for cell in row.filled if self.heads.columns[0].holds(cell)), None)
        if first is not None and not self._is_instruction(first):
            if len(first.words) <= MOST_TITLE_WORDS:
                yield self._area(first, self.heads.columns[0])
            cells: tuple[Cell, ...] = tuple(cell for cell in row.filled if cell is not first)
        else:
            cells = row.filled
        self.guidance |= {squeeze(self._text(cell)) for cell in cells}
        yield Guidance(_cells_to_paragraphs(cells))

    # -- rows ---------------------------------------------------------------------------------

    def _above_heads(self, row: GridRow) -> Iterator[RowReading]:
        """What stands over the headings: the area's name, its own fields, or a title, which is left alone."""
        pair = self._pair(row, at_least_wide=1)
        if pair is not None:
            yield pair
        elif self._shares(row, at_least_wide=1):
            return
        elif len(row.filled) == 1:
            yield from self._spanning(row.filled[0])
        elif any(cell.column_span > 1 for cell in row.filled) and all(
            len(cell.words) <= MOST_GROUP_WORDS for cell in row.filled
        ):
            yield Guidance(
                _cells_to_paragraphs(row.filled)
            )  # groups over complete headings: "Plan", "Resultat"

    def _row(self, row: GridRow, index: int, *, below_heads: bool) -> Iterator[RowReading]:
        if self._sums_up(row):
            return
        lone = row.filled[0] if len(row.filled) == 1 else None
        label, self.label_above = self.label_above, None
        if lone is not None and lone.column_span >= self.table.columns and (self.measures == 1):
            match = sure_plan_label(self._text(lone), self.rules)
            if match is not None:
                self.label_above = (lone.words, match)
                return
            if label is not None:
                pieces = blocks_to_pieces(lone.blocks)
                yield Below(tuple(Entry(target, pieces, label[0]) for target in label[1].targets))
                return
        if lone is not None and not row.carried and lone.column_span > max(1, self.table.columns // 2):
            yield from self._spanning(lone)
            return
        pair = self._pair(row, at_least_wide=2)
        if pair is not None:
            yield pair
            return
        if self._shares(row, at_least_wide=2):
            return
        area = self._numbered_area(row)
        if lone is not None and not row.carried and self._is_area(lone, below_heads=below_heads):
            area = self._area(lone, self.heads.columns[0])
        if area is not None:
            yield area
            return
        if not self.names_below:
            yield from self._area_in_column(row)
        stepping = steps_down(row, self.heads.columns, self.grid[index + 1 :], self.shared)
        if stepping is not None:
            self.shared = stepping
            return
        self.measures += 1
        yield Measure(row, self.heads, index, frozenset(self.guidance), self.shared)

    def _numbered_area(self, row: GridRow) -> AreaName | None:
        """The area that a row names beside its number, over the other columns or set apart: "2 | Trafik"."""
        first = self.heads.columns[0]
        if len(row.filled) != 2 or row.carried or "number" not in first.fields:
            return None
        number, name = row.filled
        if not first.holds(number) or not _could_be_name(self._text(name), self.rules):
            return None
        is_wide = name.column_span > max(1, (self.table.columns - 1) // 2)
        if not is_wide and not self._looks(name) - self._usual_looks(name.column):
            return None
        area = self._area_of(blocks_to_pieces(name.blocks), (), min(0.95, name.confidence))
        return replace(area, name=replace(area.name, label=number.words + area.name.label))

    def _area_in_column(self, row: GridRow) -> Iterator[AreaName]:
        for column in self.heads.columns:
            cell = next((cell for cell in row.filled if column.holds(cell)), None)
            if "area_name" in column.fields and cell is not None:
                self.shared = ()
                yield self._area(cell, column)

    def _area(self, cell: Cell, column: Column) -> AreaName:
        label = column.label if "area_name" in column.fields else ()
        return self._area_of(blocks_to_pieces(cell.blocks), label, cell.confidence * column.score)

    def _area_of(self, pieces: Pieces, label: tuple[int, ...], confidence: float) -> AreaName:
        """An area; what stands below a name that is long enough to be both describes it."""
        count = len(pieces)
        if sum(len(piece.all_words) for piece in pieces) > MOST_TITLE_WORDS and count > 1:
            count = 1
        naming = read_name(self.document, pieces[:count], self.rules)
        number, paragraph = naming.label, naming.name
        if label or naming.field != "area_name":
            number, paragraph = _split_number(self.document, as_paragraph(pieces[:count]), pieces[0].mark)
        name = Entry(
            Target("area_name"),
            (paragraph,),
            label + number,
            "label" if label else "position",
            round(confidence, 2),
        )
        more = pieces[count:]
        description = (Entry(Target("description"), more, method="position"),) if more else ()
        return AreaName(name, description, named_by_label=bool(label))

    def _spanning(self, cell: Cell) -> Iterator[RowReading]:
        """One cell over the table: an instruction, a labelled field of the area, its name, or a note."""
        pieces = blocks_to_pieces(cell.blocks)
        text = pieces_text(self.document, pieces)
        run_in = split_run_in(self.document, pieces[0], self.rules, dash=True)
        if run_in is not None:
            label, rest, match = run_in
            value = (rest, *pieces[1:]) if rest.words else pieces[1:]
            if match.targets[0].field == "area_name" and value:
                yield self._area_of(value, label, cell.confidence)
            elif is_of_rows(match) or (self.goals_of_rows and match.targets[0].field == "goal"):
                self.shared = shared_entries(match, value, label, cell)
            elif is_plan_label(match) and not self.goals_of_rows:
                yield AreaValues(tuple(Entry(target, value, label) for target in match.targets))
        elif self.rules.grids.is_instruction(text) and len(text.split()) > 2:
            yield Guidance(_cells_to_paragraphs((cell,)))
        elif _could_be_name(text, self.rules):
            yield self._area_of(pieces, (), min(0.95, cell.confidence))

    def _pair(self, row: GridRow, *, at_least_wide: int) -> RowReading | None:
        """A label of the area and its value beside it, which stretches over columns that it does not belong to."""
        if len(row.filled) != 2 or row.carried:
            return None
        label, value = row.filled
        match = self.rules.labels.match(self._text(label))
        if match is None or match.score < SURE or value.column_span < at_least_wide:
            return None
        if not all(target.field in AREA_FIELDS | {"area_name"} for target in match.targets):
            return None
        pieces = blocks_to_pieces(value.blocks)
        if match.targets[0].field == "area_name":
            return self._area_of(pieces, label.words, value.confidence)
        return AreaValues(
            tuple(Entry(target, pieces, label.words, confidence=value.confidence) for target in match.targets)
        )

    def _shares(self, row: GridRow, *, at_least_wide: int) -> bool:
        """Whether the row is a cause beside its label, over the measures below: "Orsak 2 | Rekrytering av unga"."""
        if len(row.filled) != 2 or row.carried or row.filled[1].column_span < at_least_wide:
            return False
        label, value = row.filled
        match = self.rules.labels.match(self._text(label))
        if match is None or match.score < SURE or not is_of_rows(match):
            return False
        self.shared = shared_entries(match, blocks_to_pieces(value.blocks), label.words, value)
        return True

    def _is_area(self, cell: Cell, *, below_heads: bool) -> bool:
        """Whether a cell that stands alone in its row names an area, and not an activity that says no more."""
        column = self.heads.columns[0]
        text = self._text(cell)
        if not column.holds(cell) or len(cell.words) > MOST_TITLE_WORDS or text.endswith((".", ";")):
            return False
        if "area_name" in column.fields and not self.names_below:
            return False  # the column says it anyway
        if self.names_below and below_heads:
            return True
        looks = self._looks(cell)
        if looks:
            return bool(looks - self._usual_looks(column.start))
        topics = self.rules.topics.read(text)
        return bool(topics) and not column.fields & {"cause", "measures"}

    def _usual_looks(self, start: int) -> frozenset[str]:
        """How cells of a column stand out too, that have others beside them: every other one may, on stripes."""
        if start not in self.usual_looks:
            least = 2 + (start > self.heads.columns[0].start)
            rows = (row for row in self.grid[self.heads.after :] if len(row.filled) >= least)
            cells = (row.at(start) for row in rows)
            self.usual_looks[start] = frozenset(
                look for cell in cells if cell is not None and cell.words for look in self._looks(cell)
            )
        return self.usual_looks[start]

    def _looks(self, cell: Cell) -> frozenset[str]:
        """How a cell stands out: in bold, on a ground."""
        bold = all(self.document.words[word].bold for word in cell.words)
        return frozenset(name for name, holds in (("bold", bold), ("ground", cell.shaded)) if holds)

    def _is_instruction(self, cell: Cell) -> bool:
        return self.rules.grids.is_instruction(self._text(cell))

    def _sums_up(self, row: GridRow) -> bool:
        """Whether the row says how many there are, and no measure: "Totalt 5 aktiviteter"."""
        first = self._text(row.filled[0])
        said = [cell for cell in row.filled[1:] if not self._text(cell)[0].isdigit()]
        return not said and fold(first.split()[0]).strip(":") in self.rules.words["sum"]

    def _text(self, cell: Cell) -> str:
        return self.document.text(cell.words)


def _names_stand_below(document: Document, grid: tuple[GridRow, ...], heads: Heads, rules: Rules) -> bool:
    """Whether the first column, headed by the word for an area, names one area and below it that area's activities.

    So it is in the form of 2024: the row below the headings holds the area and the instructions, or the area alone.
    """
    column = heads.columns[0]
    if "area_name" not in column.fields or any("name" in other.fields for other in heads.columns):
        return False
    rows = [row for row in grid[heads.after :] if row.filled]
    first = next((row for row in rows if row.filled and column.holds(row.filled[0])), None)
    if first is None or first.filled[0].row_span > 1:
        return False
    beside = first.filled[1:]
    instructed = bool(beside) and all(
        rules.grids.is_instruction(document.text(cell.words)) for cell in beside[:2]
    )
    below = [row for row in rows if row is not first and len(row.filled) > 1 and column.holds(row.filled[0])]
    return (instructed or not beside) and bool(below)


def _could_be_name(text: str, rules: Rules) -> bool:
    """Whether a text over the whole table is short and no sentence, no title and no empty word."""
    if len(text.split()) > MOST_TITLE_WORDS or text.endswith((".", ";", ",")):
        return False
    return not rules.headings.is_generic(text) and rules.headings.title_score(text) < 3


def _split_number(
    document: Document, paragraph: Paragraph, mark: tuple[int, ...]
) -> tuple[tuple[int, ...], Paragraph]:
    """The number before a name, and the name without it."""
    first = document.words[paragraph.words[0]].text
    is_count = len(paragraph.words) > 1 and first.rstrip(".):").replace(".", "").isdigit()
    if is_count or begins_with_number(document, paragraph.words):
        before = tuple(word for word in mark if word != paragraph.words[0])  # a mark may be the number itself
        return (*before, paragraph.words[0]), replace(paragraph, words=paragraph.words[1:])
    return mark, paragraph


def _cells_to_paragraphs(cells: tuple[Cell, ...]) -> tuple[Paragraph, ...]:
    return tuple(piece for cell in cells for piece in blocks_to_pieces(cell.blocks))
