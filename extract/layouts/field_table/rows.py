"""The rows of a label | value table, each read for what it is: a heading, a title row, a pair, more of a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.layouts.field_table.counted_names import counted_name, named_by_number
from extract.layouts.field_table.inner_pairs import inner_columns, pairs_beside
from extract.layouts.field_table.looks import (
    cell_below,
    heads_both_columns,
    is_band,
    is_bold_alone,
    is_told,
    look_of,
    parted_heading,
    repeated_in,
    stands_out,
)
from extract.recognise.drafts import Pieces, blocks_to_pieces, pieces_text
from extract.recognise.grid import GridRow, covers, table_to_grid
from extract.recognise.labels import (
    MOST_TITLE_WORDS,
    asked_label,
    committed_party,
    is_plan_label,
    label_columns,
    parties_heading,
    split_run_in,
    sure_plan_label,
)
from extract.recognise.names import only_counts, read_name
from extract.recognise.readings import (
    HeadingRow,
    LabelOnlyRow,
    MoreRow,
    NoteRow,
    NumberRow,
    PairRow,
    PartyColumn,
    RightCell,
    RowReading,
    TitleRow,
)
from models.pages.document import Cell, Document, Table
from models.text.fold import squeeze
from rules.pack import LabelMatch, Rules

_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d-\d\d)?|\d{1,2} [a-zå]+ (?:19|20)\d\d")


def table_to_readings(document: Document, table: Table, rules: Rules) -> Iterator[RowReading]:
    """Read the rows of `table` from top to bottom. The table must have label columns."""
    grid = table_to_grid(document, table)
    columns = label_columns(document, grid, rules)
    party_columns: dict[int, PartyColumn] = {}
    reader = _RowReader(document, rules, grid, columns)
    is_first = True
    committed: dict[int, PartyColumn] = {}
    for row in (row for row in grid if row.filled):
        if is_first and heads_both_columns(document, row, rules):
            yield LabelOnlyRow(tuple(word for cell in row.filled for word in cell.words))
            continue
        heads = reader.parties_alone(row)
        committed = heads or (committed if committed and reader.is_below(row, committed) else {})
        if committed:
            for cell in row.filled if heads is None else ():
                head = committed[cell.column]
                pieces = blocks_to_pieces(cell.blocks)
                match = None if head.party else reader.match(head.words)  # "Övriga aktörer"
                yield PairRow(head.words, match, pieces, head.party, cell.confidence)
            continue
        counted = counted_name(document, row, columns[0], rules)
        if counted is not None:
            yield counted
            is_first = False
            continue
        parties = reader.party_heading(row)
        if parties:
            party_columns = parties
            corner = row.at(columns[0])
            if corner is not None and corner.words:
                yield LabelOnlyRow(corner.words)
            continue
        for reading in reader.read(row, is_first=is_first, party_columns=party_columns):
            is_first = isinstance(reading, HeadingRow)
            yield reading


class _RowReader:
    def __init__(
        self, document: Document, rules: Rules, grid: tuple[GridRow, ...], columns: tuple[int, ...]
    ) -> None:
        self.document = document
        self.rules = rules
        self.columns, self.grid = columns, grid
        self.inner = inner_columns(document, grid, rules)
        self.repeated = repeated_in(document, grid, columns[0])
        self.usual = {look_of(document, row) for row in grid if self._has_label(row)}
        self.group: Cell | None = None  # the cell with a party's name that stands beside several roles

    def parties_alone(self, row: GridRow) -> dict[int, PartyColumn] | None:
        """The party over each column, that of the labels included, of a row that is nothing but parties."""
        own = row.at(self.columns[0])
        if own is None or len(row.filled) < 2:
            return None
        if committed_party(self.document.text(own.words), self.rules) is None:
            return None
        parties = parties_heading(self.document, row, self.rules)
        if parties is None:
            return None
        return {cell.column: PartyColumn(parties[cell.column], cell.words) for cell in row.filled}

    def is_below(self, row: GridRow, committed: dict[int, PartyColumn]) -> bool:
        """Whether every cell of the row stands below one of those parties, and none is a label."""
        cells = row.filled if row.spanning is None else ()
        return bool(cells) and all(
            cell.column in committed and self.match(cell.words) is None for cell in cells
        )

    def party_heading(self, row: GridRow) -> dict[int, PartyColumn]:
        """The party over each column, where the row is nothing but parties over two or more columns."""
        values = [cell for cell in row.filled if not covers(cell, self.columns[0])]
        own = row.at(self.columns[0])
        if len(values) < 2 or (own is not None and own.words and len(self.document.text(own.words)) > 30):
            return {}
        if own is not None and own.words and is_plan_label(self.match(own.words)):
            return {}
        found = {}
        for cell in values:
            party = self.rules.labels.is_party(self.document.text(cell.words))
            if party is None:
                return {}
            found[cell.column] = PartyColumn(party, cell.words)
        return found

    def read(
        self, row: GridRow, *, is_first: bool, party_columns: dict[int, PartyColumn]
    ) -> Iterator[RowReading]:
        spanning = row.spanning
        if spanning is not None:
            reading = self._spanning(spanning)
            yield from (
                parted_heading(self.document, reading) if isinstance(reading, HeadingRow) else (reading,)
            )
            return
        if len(self.columns) > 1:
            yield from self._side_by_side(row)
            return
        column = self._label_column(row)
        label = row.at(column)
        values = self._values(row, column)
        if label is None or not label.words:
            self.group = self._group(row, column) or self.group
            pieces = _cells_to_pieces(values)
            may_head = len(pieces) == 1 and len(pieces[0].words) <= MOST_TITLE_WORDS
            if pieces:
                heads = may_head and ((is_first and column > 0) or is_band(self.document, row, self.usual))
                yield HeadingRow(pieces) if heads else MoreRow(pieces)
            return
        pairs = pairs_beside(self.document, label, values, self.inner, self.rules)
        if len(pairs) > 1:
            for cell, beside in pairs:
                yield self._pair(cell, self.match(cell.words), beside, _cells_to_pieces(beside))
            return
        match = self.match(label.words)
        pieces = _cells_to_pieces(values)
        if match is None or not is_plan_label(match):
            title = self._title(row, label, values, match, is_first=is_first)
            if title is not None:
                yield title
                return
        heading = self._side_heading(row, column, match)
        if heading is not None:
            self.group = None
            yield HeadingRow(blocks_to_pieces(heading.blocks))
        else:
            self.group = self._group(row, column) or (
                self.group if self._stays_in_group(row, column, match) else None
            )
        if party_columns and self._speaks_by_party(match, values):
            yield from self._by_party(label, match, values, party_columns)
            return
        yield self._pair(label, match, values, pieces)

    def match(self, words: tuple[int, ...]) -> LabelMatch | None:
        """What the words say as a label."""
        text = self.document.text(words)
        return self.rules.labels.match(text) or asked_label(text, self.rules)

    def _has_label(self, row: GridRow) -> bool:
        label = row.at(self.columns[0])
        return label is not None and bool(label.words) and is_plan_label(self.match(label.words))

    def _label_column(self, row: GridRow) -> int:
        """The column of this row's label: the next one where that names a role beside a party's name."""
        column = self.columns[0]
        first, own = row.own[0], row.at(column)
        is_label = own is not None and is_plan_label(self.match(own.words))
        stands_before = first.column == 0 and not covers(first, column) and len(row.own) > 1
        if stands_before and not is_label and self._is_sure_label(first):
            return (
                first.column_span - 1
            )  # tables of other widths stood close: here labels end in another column
        inner = row.at(column + 1)
        if inner is None or not inner.words or covers(inner, column):
            return column
        match = self.match(inner.words)
        if match is None or not _takes_party(match) or inner.column + inner.column_span >= row.columns:
            return column
        beside = row.at(column)
        if beside is not None and beside.words:
            names_party = self.rules.labels.is_party(self.document.text(beside.words)) is not None
            return column + 1 if names_party else column
        return column + 1 if self.group is not None or row.carried_at(column) is not None else column

    def _is_sure_label(self, cell: Cell) -> bool:
        return sure_plan_label(self.document.text(cell.words), self.rules) is not None

    def _values(self, row: GridRow, column: int) -> tuple[Cell, ...]:
        """The cells that hold the value: those after the label, or before it where it stands last."""
        after = tuple(cell for cell in row.own if cell.column > column)
        if after or column == 0:
            return after
        return tuple(cell for cell in row.own if cell.column + cell.column_span <= column)

    def _group(self, row: GridRow, column: int) -> Cell | None:
        """The cell before the label that holds a party's name, where the label column is not the first."""
        after = any(cell.column > column for cell in row.own)
        cell = row.at(column - 1) if after else None
        if cell is not None and cell.words and not covers(cell, column):
            return cell
        return None

    def _side_heading(self, row: GridRow, column: int, match: LabelMatch | None) -> Cell | None:
        """The cell beside the label that heads all the rows it stands beside: an area's or an activity's name."""
        cell = self._group(row, column)
        if cell is None or match is None or not is_plan_label(match):
            return None
        label = row.at(column)
        text = self.document.text(cell.words)
        if not any(map(str.isalpha, text)) or len(cell.words) > MOST_TITLE_WORDS:
            return None
        if {target.field for target in match.targets} & {"activity", "name", "undertaking"}:
            return cell
        together = self.match(cell.words + label.words) if label is not None else None
        is_name = (
            self.rules.labels.is_party(text) is None and together is None and self.match(cell.words) is None
        )
        return cell if cell.row_span > 1 and is_name and not _takes_party(match) else None

    def _stays_in_group(self, row: GridRow, column: int, match: LabelMatch | None) -> bool:
        """Whether the party named above still stands beside this label: its cell reaches down, or is left empty."""
        if row.carried_at(column - 1) is not None:
            return True
        beside = row.at(column - 1)
        is_empty = beside is not None and not beside.words
        return is_empty and (match is None or _takes_party(match))

    def _pair(
        self, label: Cell, match: LabelMatch | None, values: tuple[Cell, ...], pieces: Pieces
    ) -> PairRow:
        confidence = min((cell.confidence for cell in (label, *values)), default=1.0)
        words = label.words
        party = None
        if self.group is not None:
            together = self.match(self.group.words + label.words)
            party = self.rules.labels.is_party(self.document.text(self.group.words))
            if together is not None and is_plan_label(together) and (party or match is None):
                match = together
            words = self.group.words + words
        light = next((cell.light for cell in values if cell.light != label.light), None)
        return PairRow(words, match, pieces, party, confidence, light=light)

    def _speaks_by_party(self, match: LabelMatch | None, values: tuple[Cell, ...]) -> bool:
        """Whether the cells are one party's each, and not one value whose cell a conversion left unmerged."""
        if len(values) < 2:
            return False
        if sum(bool(cell.words) for cell in values) > 1:
            return True
        return match is None or any(target.field == "party" for target in match.targets)

    def _by_party(
        self,
        label: Cell,
        match: LabelMatch | None,
        values: tuple[Cell, ...],
        party_columns: dict[int, PartyColumn],
    ) -> Iterator[PairRow]:
        for cell in values:
            head = party_columns.get(cell.column)
            if cell.words:
                words = (head.words if head else ()) + label.words
                party = head.party if head else None
                yield PairRow(words, match, blocks_to_pieces(cell.blocks), party, cell.confidence)

    def _side_by_side(self, row: GridRow) -> Iterator[RowReading]:
        starts = sorted(self.columns)
        for number, column in enumerate(starts):
            label = row.at(column)
            if number and label is not None and label.column == starts[number - 1] + 1:
                continue  # the value of the label before reaches over this column
            end = starts[number + 1] if number + 1 < len(starts) else row.columns
            values = tuple(cell for cell in row.own if column < cell.column < end)
            pieces = _cells_to_pieces(values)
            if label is not None and label.words:
                yield self._pair(label, self.match(label.words), values, pieces)
            elif pieces:
                yield MoreRow(pieces)

    def _spanning(self, cell: Cell) -> RowReading:
        pieces = blocks_to_pieces(cell.blocks)
        run_in = split_run_in(self.document, pieces[0], self.rules)
        if run_in is not None:
            label, rest, match = run_in
            value = (rest, *pieces[1:]) if rest.words else pieces[1:]
            return PairRow(label, named_by_number(self.document, label, match), value, value_below=not value)
        whole = sure_plan_label(self.document.text(cell.words), self.rules)
        if whole is not None:
            return PairRow(cell.words, whole, (), value_below=True)
        if sum(len(piece.words) for piece in pieces) > MOST_TITLE_WORDS:
            return NoteRow(pieces)
        if only_counts(self.document.text(cell.words), self.rules):
            return NumberRow(cell.words)
        naming = read_name(self.document, pieces, self.rules)
        if naming.field is not None:
            text = self.document.text(naming.label).rstrip(".)")  # "Aktivitet 1. Nattvandring"
            named = named_by_number(self.document, naming.label, self.rules.labels.match(text))
            return PairRow(naming.label, named, (naming.name,))
        return HeadingRow(pieces)

    def _title(
        self, row: GridRow, label: Cell, values: tuple[Cell, ...], match: LabelMatch | None, *, is_first: bool
    ) -> TitleRow | HeadingRow | None:
        """The row as a title row or a heading, where its words and its look say so."""
        left, right = blocks_to_pieces(label.blocks), _cells_to_pieces(values)
        text = pieces_text(self.document, right)
        if match is not None and match.group != "heading":
            return None  # a label that rules know, though no field of a plan
        if sum(bool(cell.words) for cell in values) > 1:
            return None
        if max(len(label.words), len(text.split())) > MOST_TITLE_WORDS:
            return None
        if len(values) > 1 and not right and label.column == 0 and is_first:
            return HeadingRow(left)  # a cell over the whole table that a conversion left unmerged
        if match is not None and right and not stands_out(self.document, values):
            return None  # "Bakgrund" beside its text
        title = title_row(self.document, self.rules, left, right)
        is_on_ground = is_first and label.shaded and not is_told(text, right)
        is_set_apart = stands_out(self.document, values) and look_of(self.document, row) not in self.usual
        if (
            row.row.heading
            or is_on_ground
            or is_set_apart
            or self._is_title_by_words(row, label, title, text, is_first=is_first)
        ):
            return title
        return None

    def _is_title_by_words(
        self, row: GridRow, label: Cell, title: TitleRow, text: str, *, is_first: bool
    ) -> bool:
        """Whether a row that looks like any other is a title row: the first, beside nothing, parties or a name.

        What stands beside nothing once more in the table is a label whose value is empty.
        """
        if not is_first:
            is_label = squeeze(self.document.text(label.words)) in self.repeated
            may_name = len(label.words) > 1 or is_band(self.document, row, self.usual)
            if not may_name and is_bold_alone(self.document, row, self.usual):
                below = cell_below(self.grid, row, self.columns[0])
                may_name = below is not None and squeeze(self.document.text(below.words)) in self.repeated
            return not title.right and may_name and stands_out(self.document, (label,)) and not is_label
        if not title.right or title.right_holds != "name":
            return True
        return not is_told(text, title.right)


def title_row(document: Document, rules: Rules, left: Pieces, right: Pieces) -> TitleRow:
    """The row of those two cells as a title row."""
    holds = _right_cell(pieces_text(document, right), rules)
    name = read_name(document, right, rules) if right and holds == "name" else None
    return TitleRow(left, read_name(document, left, rules), right, holds, name)


def _right_cell(text: str, rules: Rules) -> RightCell:
    if text and rules.labels.parties_in(text):
        return "parties"
    if _DATE.search(text) is None:
        return "name"
    match = rules.labels.match(_DATE.sub("", text).strip())
    is_date = _DATE.fullmatch(text) is not None or (match is not None and match.group == "metadata")
    return "date" if is_date else "name"


def _takes_party(match: LabelMatch) -> bool:
    """Whether the label is a role that a party named beside it completes."""
    fields = {target.field for target in match.targets}
    return bool(fields & {"party", "other_participants"})


def _cells_to_pieces(cells: tuple[Cell, ...]) -> Pieces:
    return tuple(piece for cell in cells for piece in blocks_to_pieces(cell.blocks))
