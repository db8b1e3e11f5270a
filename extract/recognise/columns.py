"""The columns of a grid, found by their headings: one row of them, two, or a group over several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.recognise.grid import (
    Column,
    GridRow,
    may_head,
    settle_names,
    with_marked_parties,
    with_marked_times,
    with_named_priorities,
)
from extract.recognise.labels import is_bare_party, is_of_follow_up, is_plan_label
from extract.recognise.names import MOST_ACTOR_WORDS, names_only_actors, with_actors_first, with_company
from models.pages.document import Cell, Document, Paragraph, Table
from models.pages.told import once
from models.target import PartyRole, Target
from models.text.fold import fold, squeeze
from rules.pack import LabelMatch, Rules, asked_target, own_part

MAKES_ACTIVITY = frozenset({"name", "cause", "measures", "possible_measures", "activity"})
"""Fields that show that a table's rows are activities; a party's commitment does as well."""

MOST_HEADING_WORDS = 8
"""A heading is at most this long; what follows it in its cell is the template's instruction."""
_FEWEST_PARTIES = 2
"""Parties over columns of what each does, at least."""

LONG_WORD = 6
"""Letters of a word by which two headings mean the same ("åtgärder"); shorter ones ("göras") many share."""

ASKED_SCORE = 0.9
"""How sure a heading is that only asks for the field ("Vad behöver göras åt det"), in words that no row knows."""

NEAR = 4.0
"""Points by which a column's edge may differ between two pages of one grid."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a grid: which rows they take, and the columns below them."""

    columns: tuple[Column, ...]
    width: int
    """How many columns the table has."""
    edges: tuple[float, ...] = ()
    first: int = 0
    """Index of the first heading row in its table."""
    after: int = 0
    """Index of the first row below the headings."""
    instructions: tuple[Paragraph, ...] = ()
    """Further paragraphs in the headings' cells."""
    groups: tuple[tuple[int, ...], ...] = ()
    """Words over several columns that no column's heading needs ("Läget i dag" over Uppföljning and Status)."""

    @property
    def fields(self) -> frozenset[str]:
        """Names of all fields that the columns fill."""
        return frozenset(field for column in self.columns for field in column.fields)

    @property
    def stated(self) -> frozenset[str]:
        """Names of the fields that the headings name by themselves."""
        return frozenset(field for column in self.columns for field in column.stated)

    @property
    def makes_activities(self) -> bool:
        """Whether some column holds what makes a row an activity."""
        return bool(self.fields & MAKES_ACTIVITY) or any(
            target.field == "party" and target.role == "commitment"
            for column in self.columns
            for target in column.targets
        )

    def fits(self, table: Table) -> bool:
        """Whether `table`, which has no headings of its own, can go on below these."""
        if table.columns != self.width:
            return False
        if not self.edges or not table.column_edges:
            return True
        return all(abs(old - new) <= NEAR for old, new in zip(self.edges, table.column_edges, strict=True))

    def texts(self, document: Document) -> tuple[str, ...]:
        """The headings' letters and digits, to tell headings printed again."""
        return tuple(squeeze(document.text(column.label)) for column in self.columns)


def is_grid_label(match: LabelMatch | None) -> bool:
    """Whether the match can head a column of a plan's grid and says which field it fills."""
    if match is None:
        return False
    # "Tid" heads a meeting's time in minutes, but in a grid that of a measure.
    return is_plan_label(match) or (match.group == "minutes" and match.targets[0].field == "timing")


@once
def find_heads(document: Document, table: Table, grid: tuple[GridRow, ...], rules: Rules) -> Heads | None:
    """The first headings in the table's first rows, or None where it has none."""
    for index in range(min(len(grid), 8)):
        heads = heads_at(document, table, grid, index, rules)
        if heads is not None:
            return heads
    return None


def find_half_heads(
    document: Document, table: Table, grid: tuple[GridRow, ...], rules: Rules
) -> Heads | None:
    """The headings of a table that may be but the rest of a grid's columns: each heading in its first row is known."""
    index = next((index for index, row in enumerate(grid) if row.filled), None)
    if index is None:
        return None
    reader = _HeadReader(document, table, grid, rules)
    heads = reader.read(index, 1, half=True)
    if heads is not None and index + 1 < len(grid) and reader.second_is_heading(index):
        return reader.read(index, 2, half=True) or heads
    return heads


def heads_at(
    document: Document, table: Table, grid: tuple[GridRow, ...], index: int, rules: Rules
) -> Heads | None:
    """The headings that begin in row `index`, over one row or two; None where none begin there."""
    if not may_head(document, grid[index : index + 2], rules):
        return None
    reader = _HeadReader(document, table, grid, rules)
    single = reader.read(index, 1)
    double = reader.read(index, 2)
    if double is not None and reader.second_is_heading(index):
        return double
    return single


class _HeadReader:
    def __init__(self, document: Document, table: Table, grid: tuple[GridRow, ...], rules: Rules) -> None:
        self.document = document
        self.table = table
        self.grid = grid
        self.rules = rules

    def read(self, index: int, height: int, *, half: bool = False) -> Heads | None:
        """The columns headed by `height` rows from `index` on, where enough of them are known.

        Of `half` a grid, printed on a page of its own, one column is enough, but all must be known.
        """
        rows = self.grid[index : index + height]
        if len(rows) < height or any(row.carried for row in rows[:1]):
            return None
        if not rows[0].filled or not rows[-1].own or (rows[0].spanning is not None and not half):
            return None
        stacks = list(self._stacks(rows))
        raw = tuple(self._column(start, span, cells) for start, span, cells in stacks)
        raw = with_marked_times(self.document, raw, self.grid[index + height :], self.rules)
        raw = with_named_priorities(self.document, raw, self.grid[index + height :], self.rules)
        raw = with_actors_first(self.document, raw, self.grid[index + height :], self.rules)
        raw = with_company(self.document, raw, self.grid[index + height :], self.rules)
        shares_out = self._shares_out(raw, self.grid[index + height :])
        if not (_is_half_headed(raw) if half else shares_out or self._is_headed(raw)):
            return None
        below = max(
            (number + cell.row_span for number, row in enumerate(rows) for cell in row.own), default=height
        )
        after = index + max(height, min(below, height + 1))
        below_all = self.grid[after:]
        named = with_marked_parties(self.document, self._with_measure_as_name(raw), below_all)
        told = (self._with_contacts(self._with_states(column, below_all), below_all) for column in named)
        columns = settle_names(tuple(told))
        cells = [cell for row in rows for cell in row.filled]
        rest = tuple(piece for cell in cells for piece in self._rest(cell))
        used = {word for column in columns for word in column.label}
        groups = tuple(
            words for cell in rows[0].filled if (words := self._label_words(cell)) and not used & {*words}
        )
        return Heads(columns, self.table.columns, self.table.column_edges, index, after, rest, groups)

    def _is_part(self, label: tuple[int, ...]) -> bool:
        return self.rules.schedules.part_of_year(self.document.text(label)) is not None

    def _with_states(self, column: Column, below: tuple[GridRow, ...]) -> Column:
        """A column headed by a state ("Klart", "Genomfört") holds the status where all of its values are states."""
        if column.ticked or (column.known and column.fields != {"timing"}):
            return column
        says_state = self.rules.status.says_state
        if not column.label or not says_state(self.document.text(column.label)):
            return column
        values = [cell for row in below for cell in row.filled if column.holds(cell) and cell.words]
        texts = [self.document.text(cell.words) for cell in values]
        timed = column.known and all(map(self.rules.schedules.tells_time, texts))
        if not texts or timed or not all(map(says_state, texts)):
            return column
        return replace(column, targets=(Target("status"),), known=True)

    def _with_measure_as_name(self, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        """ "Vad ska göras" names the measure where "Hur" tells of it, and no column is headed as a name."""
        measures = [column for column in columns if column.fields == {"measures"}]
        if len(measures) < 2 or any(column.fields & {"name", "activity"} for column in columns):
            return columns
        first, second = (
            {word for word in fold(self.document.text(column.label)).split() if len(word) >= LONG_WORD}
            for column in measures[:2]
        )
        if first & second:  # "Åtgärder 2024" and "Åtgärder 2025"
            return columns
        name = replace(measures[0], targets=(Target("name"),))
        return tuple(name if column is measures[0] else column for column in columns)

    def _with_contacts(self, column: Column, below: tuple[GridRow, ...]) -> Column:
        """ "Ansvar (polis)" heads what the police undertakes, but where only roles stand below, who does it."""
        if not column.label or any(target.role != "commitment" for target in column.targets):
            return column
        match = self._match(column.label)
        if match is None or any(map(is_bare_party, match.targets)):
            return column
        cells = [cell for row in below for cell in row.filled if column.holds(cell)]
        texts = [text for cell in cells if any(map(str.isalpha, text := self.document.text(cell.words)))]
        known = sum(names_only_actors(text, self.rules) for text in texts)
        if not texts or 2 * known < len(texts) or any(len(text.split()) > MOST_ACTOR_WORDS for text in texts):
            return column
        return replace(column, targets=tuple(replace(one, role="contact") for one in column.targets))

    def second_is_heading(self, index: int) -> bool:
        """Whether the row below the first heading row holds headings too: labels under groups, or their ends."""
        upper, lower = self.grid[index], self.grid[index + 1]
        if self._asks_below_labels(upper, lower):
            return False
        if self._are_parties_alone(lower):
            return True
        below = [self._is_heading_below(cell, upper) for cell in lower.filled]
        above = [self._is_heading_above(cell, lower) for cell in upper.filled]
        if self.read(index + 1, 1) is not None and not self._needs_groups(lower):
            return False  # it heads every column alone; what stands above is a title, or the area's
        return sum(below) > len(below) / 2 and sum(above) >= len(above) / 2

    def _asks_below_labels(self, upper: GridRow, lower: GridRow) -> bool:
        """Whether each column has a label of its own, and the row below tells the writer what to write there."""
        each = len(upper.filled) == self.table.columns == len(lower.filled)
        texts = [self.document.text(cell.words) for cell in lower.filled]
        return (
            each
            and all(map(self.rules.grids.is_instruction, texts))
            and all(is_grid_label(self._match(self._label_words(cell))) for cell in upper.filled)
        )

    def _are_parties_alone(self, row: GridRow) -> bool:
        """Whether a row holds nothing but parties beside headings that reach down from the row above."""
        matches = [self._match(self._label_words(cell)) for cell in row.filled]
        known = [match for match in matches if match is not None and is_bare_party(match.targets[0])]
        return bool(row.carried) and len(known) == len(matches) > 1

    def _needs_groups(self, row: GridRow) -> bool:
        """Whether a column has no heading in this row, or one that only a group above it makes whole."""
        if sum(cell.column_span for cell in row.filled) < self.table.columns:
            return True
        matches = [self._match(self._label_words(cell)) for cell in row.filled]
        first = [match.targets[0] if match is not None else None for match in matches]
        return any(
            target is None or is_bare_party(target) or (target.field == "party" and target.party is None)
            for target in first
        )

    def _is_heading_below(self, cell: Cell, upper: GridRow) -> bool:
        above = upper.at(cell.column)
        over = self._label_words(above) if above is not None else ()
        own = self._label_words(cell)
        if is_grid_label(self._match(own)):
            return True  # no row of values consists of headings
        if over and is_grid_label(self._match(over + own)) and not is_grid_label(self._match(over)):
            return True
        is_group = above is not None and above.column_span > cell.column_span
        if not is_group or len(cell.words) > MOST_HEADING_WORDS:
            return False
        return self._match(over) is not None or self._is_part(over + own)  # "K1" below "2025"

    def _is_heading_above(self, cell: Cell, lower: GridRow) -> bool:
        """Whether a cell of the first row heads a group or a column, alone or together with what is below it."""
        below = lower.at(cell.column)
        end = below.words if below is not None else ()
        own = self._label_words(cell)
        is_group = cell.column_span > 1 and len(own) <= MOST_HEADING_WORDS
        return is_group or any(self._match(words) is not None for words in (own, own + end))

    def _stacks(self, rows: tuple[GridRow, ...]) -> Iterator[tuple[int, int, list[Cell]]]:
        """Each column's place and its heading cells from the top down."""
        column = 0
        while column < self.table.columns:
            cells = [cell for row in rows if (cell := row.at(column)) is not None]
            narrowest = min(cells, key=lambda cell: cell.column_span, default=None)
            end = narrowest.column + narrowest.column_span if narrowest is not None else column + 1
            yield column, max(1, end - column), [cell for cell in cells if cell.words]
            column = max(end, column + 1)

    def _column(self, start: int, span: int, cells: list[Cell]) -> Column:
        if not cells:
            return Column(start, span, (), (Target("other"),), known=False)
        own = self._label_words(cells[-1])
        group = tuple(word for cell in cells[:-1] for word in self._label_words(cell))
        label, match = own, self._match(own)
        if group and self._is_part(group + own):
            label, match = group + own, None  # "2025" over "K1"
        elif group and match is not None and is_of_follow_up(match, above := self._match(group)):
            label, match = group + own, above
        elif group and (match is None or _lacks_party(match) or is_bare_party(match.targets[0])):
            together = self._match(group + own)
            alone = self._match(group)
            if together is not None:
                label, match = group + own, together
            elif match is None and alone is not None and self._is_time(own):
                label, match = group + own, alone  # "Uppföljning" over "T1" and "T2", not over "Resurser"
        if match is None:
            return Column(start, span, label, (Target("other"),), known=False)
        of_plan = match.group == "plan" or is_grid_label(match)
        targets = tuple(_column_target(target) for target in match.targets)
        return Column(start, span, label, targets, True, of_plan, match.score, match.rivals)

    def _is_time(self, words: tuple[int, ...]) -> bool:
        """Whether a heading below a group's only says of what time it is: "T1", "2025", "Våren"."""
        return any(map(str.isdigit, self.document.text(words))) or self._is_part(words)

    def _match(self, words: tuple[int, ...]) -> LabelMatch | None:
        if not words:
            return None
        text = own_part(self.document.text(words), self.rules.words)
        match = self.rules.labels.match(text)
        if text.endswith("."):  # "Nr.", "Ansv.", but not the value "Vecka."
            is_head = match is not None and (match.abbreviated or match.targets[0].field == "number")
            return match if is_head else None
        if match is None and (asked := asked_target(text, self.rules.words)) is not None:
            return LabelMatch((asked,), "label.question", ASKED_SCORE)
        party = self.rules.labels.is_party(text) if match is None else None
        if party is not None:  # a party's name that a narrow column broke: "Stadsdelsförvaltn ingen"
            return LabelMatch((Target("party", party),), "label.party", 0.95)
        return match

    def _label_words(self, cell: Cell) -> tuple[int, ...]:
        """The heading in a cell: all of it, or its first paragraph where an instruction follows below it."""
        if len(cell.words) <= MOST_HEADING_WORDS and self._match(cell.words) is not None:
            return cell.words
        first = cell.blocks[0] if cell.blocks else None
        if isinstance(first, Paragraph) and len(cell.blocks) > 1 and self._match(first.all_words) is not None:
            return first.all_words
        return _before_bracket(self.document, cell.words)

    def _rest(self, cell: Cell) -> Iterator[Paragraph]:
        """What stands in a heading's cell beside the heading."""
        label = set(self._label_words(cell))
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                words = tuple(word for word in block.all_words if word not in label)
                if words:
                    yield replace(block, words=words, mark=())

    def _shares_out(self, columns: tuple[Column, ...], below: tuple[GridRow, ...]) -> bool:
        """Whether parties alone head all columns but the first, whose cells name the measures: no heading, or "Löfte",
        stands above it, and no labels of fields in it."""
        first, *others = columns
        parties = {column.targets[0].party for column in others if column.fields == {"party"}}
        if len(parties) < _FEWEST_PARTIES or None in parties or len(parties) < len(others):
            return False
        names = [cell for row in below for cell in row.filled if first.holds(cell)]
        is_open = not first.label or all(target.role == "commitment" for target in first.targets)
        matches = (self._match(self._label_words(cell)) for cell in names)
        return (
            is_open
            and first.targets[0].party is None
            and bool(names)
            and not any(map(is_plan_label, matches))
        )

    def _is_headed(self, columns: tuple[Column, ...]) -> bool:
        """Whether enough headings are known, and name different fields."""
        filled = [column for column in columns if column.label or "responsible" in column.fields]
        if len(filled) < 2 or any(len(column.label) > 2 * MOST_HEADING_WORDS for column in filled):
            return False
        named = [column for column in filled if column.known and column.fields - {"other"}]
        fields = {column.targets[0].field for column in named} - {"party"}
        parties = [column for column in named if column.targets[0].field == "party"]
        if len(fields) < 2 and not (fields & (MAKES_ACTIVITY | {"area_name"}) and len(parties) >= 2):
            return False
        unknown = [column for column in filled if not column.known]  # "Kontaktperson" and "Telefon" are known
        return len(named) > len(unknown) or len(fields) >= 3


def _is_half_headed(columns: tuple[Column, ...]) -> bool:
    filled = [column for column in columns if column.label]
    named = [column for column in filled if column.fields - {"other", "area_name", "party"}]
    parties = [column for column in filled if "party" in column.fields]
    return (bool(named) or len(parties) > 1) and all(column.known and column.of_plan for column in filled)


def _lacks_party(match: LabelMatch) -> bool:
    """Whether the label is a role without its party, or deltagare, which a party above it completes."""
    return any(
        (target.field == "party" and target.party is None) or target.field == "other_participants"
        for target in match.targets
    )


def _column_target(target: Target) -> Target:
    """Where a column's values go: a party alone is its commitment, of a role without its party only the commitment
    has a key, in rows that name the party."""
    if target.field != "party":
        return target
    role: PartyRole = target.role or "commitment"
    if target.party is None:
        return {"participants": Target("other_participants"), "commitment": target}.get(role, Target("other"))
    return Target("party", target.party, role)


def _before_bracket(document: Document, words: tuple[int, ...]) -> tuple[int, ...]:
    """The words before a bracket or up to a colon, where more follows; else all of them."""
    for count, word in enumerate(words):
        text = document.words[word].text
        if count and text.startswith("("):
            return words[:count]
        if text.endswith(":") and count + 1 < len(words):
            return words[: count + 1]
    return words
