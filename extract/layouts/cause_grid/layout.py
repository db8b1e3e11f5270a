"""The layout `cause_grid`: columns with headings, a row a measure (the Excel plans of 2024, Brå's template)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeAlias

from extract.layouts.cause_grid.actor_rows import with_actors_commitment
from extract.layouts.cause_grid.inner_measures import measures_apart
from extract.layouts.cause_grid.rows import (
    AreaName,
    AreaValues,
    Below,
    Guidance,
    Measure,
    NewHeads,
    RowReader,
    RowReading,
)
from extract.recognise.columns import MAKES_ACTIVITY, Heads
from extract.recognise.drafts import Entry, Pieces, as_paragraph, blocks_to_pieces, pieces_text
from extract.recognise.grid import Column, GridRow, light_in, table_to_grid
from extract.recognise.grids import heads_of
from extract.recognise.names import is_list
from models.pages.document import Cell, Document, Note, Paragraph, Table
from models.target import AREA_FIELDS, Target
from models.text.fold import squeeze
from rules.pack import Rules

LONGEST_UNIT = 3
"""Letters of the unit of a figure: "70 %", "12 st"."""
WHO_AND_WHEN = frozenset(
    {
        "responsible",
        "convener",
        "other_participants",
        "timing",
        "duration",
        "meeting_frequency",
        "follow_up",
        "indicators",
        "funding",
        "status",
        "communication",
        "other",
        "number",
    }
)
"""Fields that alone make no activity (docs/record.md): a row that has only these goes to the remainder."""

OF_AREA = frozenset({"goal", "situation", "problem"})
"""Fields that are the area's where one cell spans all its rows."""

ALWAYS_OF_AREA = frozenset({"situation", "problem"})
"""Fields that are the area's, too, where the first row alone says them, whether a rule parts the empty cells or not."""


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A row that is an activity, with its values."""

    entries: tuple[Entry, ...]


GridSegment: TypeAlias = AreaName | AreaValues | ActivityRow

_SAID_OF_TROUBLE = frozenset({"problem", "situation", "cause", "other", "number"})


@dataclass(slots=True)
class GridReading:
    """What a grid holds, in order, and where its other words go."""

    heads: Heads
    """The last headings: a table without any that follows may go on below them."""
    segments: list[GridSegment] = field(default_factory=list)
    labels: list[tuple[int, ...]] = field(default_factory=list)
    """Headings, and running numbers of rows."""
    furniture: list[Paragraph] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def names_area(self) -> bool:
        """Whether the grid itself names an area."""
        return any(isinstance(segment, AreaName) for segment in self.segments)

    @property
    def only_tells_trouble(self) -> bool:
        """Whether its columns ask what is wrong and why, and nothing of what is done about it."""
        return bool(self.heads.fields) and self.heads.fields <= _SAID_OF_TROUBLE

    @property
    def only_areas(self) -> bool:
        """Whether it is a table of areas, which no activity below belongs to by its place."""
        return bool(self.segments) and not any(isinstance(segment, ActivityRow) for segment in self.segments)


def read_grid(
    document: Document, table: Table, rules: Rules, before: Heads | None = None
) -> GridReading | None:
    """The areas and activities of a grid, in order; None where `table` is none (see `heads_of`)."""
    grid = table_to_grid(document, table)
    found = heads_of(document, table, grid, rules, before)
    if found is None:
        return None
    heads, headed = found
    rows = list(RowReader(document, table, grid, rules, heads).read(headed=headed))
    reading = GridReading(heads)
    composer = _Composer(document, reading, rules)
    for number, row in enumerate(rows):
        composer.take(row, islice(rows, number + 1, None))
    _name_card(reading)
    if not reading.segments:
        reading.labels.clear()  # headings of nothing are left over together with the rows below them
    return reading


def _name_card(reading: GridReading) -> None:
    """Let the row over a table of one measure name it, where no column says what it is: a card, no area's grid."""
    if len(reading.segments) != 2 or reading.heads.fields & (MAKES_ACTIVITY | {"undertaking", "area_name"}):
        return
    area, measure = reading.segments
    if isinstance(area, AreaName) and isinstance(measure, ActivityRow) and not area.named_by_label:
        name = replace(area.name, target=Target("name"))
        reading.segments[:] = [ActivityRow((name, *area.description, *measure.entries))]


class _Composer:
    def __init__(self, document: Document, reading: GridReading, rules: Rules) -> None:
        self.document = document
        self.reading = reading
        self.rules = rules
        self.of_area: set[int] = set()  # first words of cells that belong to the area
        self.area_words: set[int] = set()  # words of areas' names

    def take(self, row: RowReading, following: Iterable[RowReading]) -> None:
        match row:
            case NewHeads(heads):
                self.reading.heads = heads
                self._label_heads(heads)
            case Guidance(paragraphs):
                self.reading.furniture += paragraphs
            case AreaValues():
                self.reading.segments.append(row)
            case AreaName():
                self._area(row, following)
            case Measure():
                self._measure(row, following)
            case Below(entries):
                last = self.reading.segments[-1] if self.reading.segments else None
                if isinstance(last, ActivityRow):
                    self.reading.segments[-1] = ActivityRow((*last.entries, *entries))

    def _label_heads(self, heads: Heads) -> None:
        self.reading.labels += [column.label for column in heads.columns if column.label]
        self.reading.labels += heads.groups
        self.reading.furniture += heads.instructions

    def _area(self, area: AreaName, following: Iterable[RowReading]) -> None:
        """Take an area's name; a second one directly below the first describes it, one with nothing below is none."""
        self.area_words.update(area.name.words)
        last = self.reading.segments[-1] if self.reading.segments else None
        if isinstance(last, AreaName) and not area.named_by_label:
            described = replace(area.name, target=Target("description"))
            self.reading.segments[-1] = replace(last, description=(*last.description, described))
        elif area.named_by_label or any(isinstance(row, Measure | AreaValues) for row in following):
            self.reading.segments.append(area)

    def _measure(self, measure: Measure, following: Iterable[RowReading]) -> None:
        shared = tuple(self._area_cells(measure, following))
        if shared:
            self.reading.segments.append(AreaValues(shared))
        own = with_actors_commitment(self.document, tuple(self._entries(measure)), self.rules)
        said = {entry.target.field for entry in own if entry.pieces}
        shared_above = tuple(entry for entry in measure.shared if entry.target.field not in said)
        replaced = {entry.target.field for entry in shared_above}
        entries = (*(entry for entry in own if entry.target.field not in replaced), *shared_above)
        if _lists_areas(measure.heads):
            self.reading.segments.append(AreaValues(entries))
            return
        of_indicators = _lists_indicators(measure.heads)
        if any(
            _makes_activity(entry)
            and entry not in measure.shared
            and not (of_indicators and self._is_figure(entry))
            for entry in entries
        ):
            told = measures_apart(self.document, entries, self.rules)
            self.reading.segments += [ActivityRow(one) for one in told]
            return
        words = tuple(word for entry in entries for word in entry.words)
        if words:
            self.reading.notes.append(row_without_measure(words))

    def _is_figure(self, entry: Entry) -> bool:
        """Whether an indicator's row says so where things stand, or how far they shall go: "61 %", "Mål 2025: 70"."""
        words = pieces_text(self.document, entry.pieces).split()
        has_word = any(word.isalpha() and len(word) > LONGEST_UNIT for word in words)
        return entry.target.field == "situation" or (entry.target.field == "goal" and not has_word)

    def _area_cells(self, measure: Measure, following: Iterable[RowReading]) -> Iterator[Entry]:
        """Values of cells that begin in this row and span all rows of its area, or have nothing below them there."""
        if not measure.heads.fields & OF_AREA or not self._begins_area():
            return
        below = _rows_of_area(following)
        if not below:
            return
        for column in measure.heads.columns:
            cell = next((cell for cell in measure.row.filled if column.holds(cell)), None)
            if cell is None or not column.fields <= OF_AREA:
                continue
            spans = cell.row_span > 1 and _spans(measure, cell, below, column)
            if not spans and not (column.fields <= ALWAYS_OF_AREA and _is_empty_in(below, column)):
                continue
            self.of_area.add(cell.words[0])
            yield from self._cell_entries(column, (cell,), measure)

    def _begins_area(self) -> bool:
        """Whether no activity of the area stands above this row."""
        last = self.reading.segments[-1] if self.reading.segments else None
        return not isinstance(last, ActivityRow)

    def _entries(self, measure: Measure) -> Iterator[Entry]:
        for column in measure.heads.columns:
            found = _cells_of(measure.row, column)
            cells = tuple(cell for cell in found if not (cell.words and cell.words[0] in self.of_area))
            if len(cells) < len(found) and not any(cell.words for cell in cells):
                continue  # what it says is the area's
            if "area_name" in column.fields:
                yield from self._name_below(measure, cells)
            elif "number" in column.fields or self._is_number(column, cells):
                self.reading.labels += [cell.words for cell in cells if cell.words]
            else:
                yield from self._cell_entries(column, cells, measure)

    def _name_below(self, measure: Measure, cells: tuple[Cell, ...]) -> Iterator[Entry]:
        """The name of an activity in a column that is headed by the word for an area."""
        pieces = _pieces(cells)
        if pieces and self.area_words.isdisjoint(word for piece in pieces for word in piece.words):
            confidence = min(cell.confidence for cell in cells)
            yield Entry(Target("name"), (as_paragraph(pieces),), pieces[0].mark, "position", confidence)

    def _is_number(self, column: Column, cells: tuple[Cell, ...]) -> bool:
        """Whether an unheaded first column only numbers its rows."""
        if column.label or column.start > 0:
            return False
        texts = [self.document.text(cell.words) for cell in cells if cell.words]
        return bool(texts) and all(text.strip(" .)(#").replace(".", "").isdigit() for text in texts)

    def _cell_entries(self, column: Column, cells: tuple[Cell, ...], measure: Measure) -> Iterator[Entry]:
        pieces = _pieces(cells)
        if measure.guidance and squeeze(pieces_text(self.document, pieces)) in measure.guidance:
            self.reading.furniture += pieces
            pieces = ()
        if not pieces and (not column.label or "name" in column.fields or column.ticked):
            return
        score = round(min([column.score, *(cell.confidence for cell in cells)]), 2)
        for target in column.targets:
            entry = Entry(
                target,
                pieces,
                column.label,
                "label" if column.label else "position",
                score,
                unknown_label=not column.known and bool(column.label) and bool(pieces),
                rivals=column.rivals if pieces else (),
                light=light_in(measure.row, cells),
            )
            yield from self._named(entry, measure.heads) if target.field == "name" else (entry,)

    def _named(self, entry: Entry, heads: Heads) -> Iterator[Entry]:
        """A name; where no column holds the measure, what stands below the name is the measure."""
        pieces, more = entry.pieces, entry.pieces[:0]
        announces = len(pieces) > 1 and self.document.text(pieces[0].words).endswith(":")
        lists = (announces and pieces[1].kind == "item") or is_list(pieces)
        if lists and "measures" not in heads.fields:
            yield replace(entry, target=Target("measures"))  # "Förebyggande:" over its list names nothing
            return
        if len(pieces) > 1 and not heads.fields & {"measures", "possible_measures", "description"}:
            pieces, more = pieces[:1], pieces[1:]
        mark = pieces[0].mark
        yield replace(entry, pieces=(as_paragraph(pieces),), label=entry.label + mark)
        if more:
            yield replace(entry, target=Target("measures"), pieces=more)


def row_without_measure(words: tuple[int, ...]) -> Note:
    """The note that those words tell of no measure and were left over."""
    message = "A row holds only who, when or follow-up; it was left in the remainder."
    return Note("row-without-measure", message, words)


def _lists_areas(heads: Heads) -> bool:
    """Whether the columns are a table of areas: each area's name, and nothing that only an activity has."""
    fields = heads.fields - {"number", "other"}
    return "area_name" in fields and bool(fields & AREA_FIELDS) and fields <= AREA_FIELDS | {"area_name"}


def _lists_indicators(heads: Heads) -> bool:
    """Whether the columns are a table of indicators, whose Utgångsläge is a figure: no row of it is a measure."""
    return "indicators" in heads.stated and not heads.makes_activities


def _makes_activity(entry: Entry) -> bool:
    """Whether the entry says what is done or why, and so makes its row an activity."""
    if not entry.pieces:
        return False
    if entry.target.field == "party":
        return entry.target.role == "commitment"
    return entry.target.field not in WHO_AND_WHEN


def _rows_of_area(following: Iterable[RowReading]) -> list[Measure]:
    """The further rows of the area that a row begins."""
    rows: list[Measure] = []
    for row in following:
        if isinstance(row, AreaName | NewHeads):
            break
        if isinstance(row, Measure):
            rows.append(row)
    return rows


def _spans(measure: Measure, cell: Cell, below: Sequence[Measure], column: Column) -> bool:
    """Whether a cell of a row spans all rows `below`: where it ends with a page, those on the next are empty."""
    rest = [row for row in below if row.index >= measure.index + cell.row_span]
    within = [measure, *below[: len(below) - len(rest)]]
    is_next = bool(rest) and (within[-1].row.row.page or 0) < (rest[0].row.row.page or 0)
    return not rest or (is_next and _is_empty_in(rest, column))


def _is_empty_in(rows: Iterable[Measure], column: Column) -> bool:
    """Whether no row says anything in `column`, nor does one above reach down into it."""
    return not any(cell.words for row in rows for cell in _cells_of(row.row, column))


def _cells_of(row: GridRow, column: Column) -> tuple[Cell, ...]:
    """The cells of a row in that column: its own, and those that reach down into it."""
    own = tuple(cell for cell in row.own if column.holds(cell))
    carried = tuple(cell for cell in row.carried if column.holds(cell) and cell.words)
    return carried + own


def _pieces(cells: tuple[Cell, ...]) -> Pieces:
    return tuple(piece for cell in cells for piece in blocks_to_pieces(cell.blocks))
