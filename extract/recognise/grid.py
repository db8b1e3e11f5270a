"""A table seen as a grid: which cell covers a place, also under a cell that spans rows; and what a column is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from models.pages.document import Cell, Document, Row, Table
from models.pages.told import once
from models.target import Target
from models.values import Light
from rules.pack import Rules, asked_target

FEWEST_PARTS = 3
"""Months or quarters that head columns of marks, at least: two may be dates of reports."""
FEWEST_YEARS = 2
"""Years that head columns of marks, at least; below them no figure is a mark, it may be a result."""
LONGEST_TICK = 2
"""Letters of a mark below a month: "x", "●", "XX"."""


@dataclass(frozen=True)
class GridRow:
    """One row of a table with the cells that cover it."""

    row: Row
    own: tuple[Cell, ...]
    """Cells that begin in this row, left to right, empty ones included."""
    carried: tuple[Cell, ...]
    """Cells of rows above that reach down into this row."""
    columns: int

    @cached_property
    def filled(self) -> tuple[Cell, ...]:
        """Own cells that hold words; layout after layout asks for them."""
        return tuple([cell for cell in self.own if cell.words])

    @property
    def spanning(self) -> Cell | None:
        """The one cell that stretches over the whole table (two or more columns), or None."""
        if len(self.own) == 1 and not self.carried and self.own[0].words:
            cell = self.own[0]
            if cell.column_span >= self.columns or self.columns == 1:
                return cell
        return None

    def at(self, column: int) -> Cell | None:
        """The own cell that covers `column`, or None."""
        for cell in self.own:
            if cell.column <= column < cell.column + cell.column_span:
                return cell
        return None

    def carried_at(self, column: int) -> Cell | None:
        """The cell from above that covers `column`, or None."""
        return next((cell for cell in self.carried if covers(cell, column)), None)


def light_in(row: GridRow, cells: tuple[Cell, ...]) -> Light | None:
    """The traffic light that `cells` of a row show; None where the whole row is of that colour, as a band is."""
    light = next((cell.light for cell in cells if cell.light is not None), None)
    others = [cell for cell in row.own if cell not in cells]
    if light is None or (others and all(cell.light == light for cell in others)):
        return None
    return light


def covers(cell: Cell, column: int) -> bool:
    """Whether the cell lies over that column of the grid."""
    return cell.column <= column < cell.column + cell.column_span


@once
def table_to_grid(document: Document, table: Table) -> tuple[GridRow, ...]:
    """The rows of `table`, each with the cells that reach into it from above."""
    grid = []
    open_cells: list[tuple[Cell, int]] = []  # a cell and the last row index that it covers
    for index, row in enumerate(table.rows):
        open_cells = [(cell, last) for cell, last in open_cells if last >= index]
        grid.append(GridRow(row, row.cells, tuple(cell for cell, _ in open_cells), table.columns))
        open_cells += [(cell, index + cell.row_span - 1) for cell in row.cells if cell.row_span > 1]
    return tuple(grid)


def may_head(document: Document, rows: tuple[GridRow, ...], rules: Rules) -> bool:
    """Whether two columns of the rows hold a label: most rows of most tables do not, and need no closer look.

    One is enough beside many cells of which one is a month.
    """
    known = frozenset[int]().union(*(_labelled_columns(document, row, rules) for row in rows))
    if len(known) != 1 or len(rows[0].filled) <= FEWEST_PARTS:
        return len(known) >= 2
    return rules.schedules.part_of_year(document.text(rows[0].filled[-2].words)) is not None


@once
def _labelled_columns(document: Document, row: GridRow, rules: Rules) -> frozenset[int]:
    """The columns of the cells of a row that hold a label, each row being looked at below the one above, too."""
    return frozenset(cell.column for cell in row.filled if _may_be_label(document.text(cell.words), rules))


def _may_be_label(text: str, rules: Rules) -> bool:
    return rules.labels.match(text) is not None or asked_target(text, rules.words) is not None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a grid and what its values are."""

    start: int
    """Its first column in the table."""
    span: int
    label: tuple[int, ...]
    """Word ids of its heading, after those of a group that it needs (Polisen over Kontakt); empty where it has none."""
    targets: tuple[Target, ...]
    """Fields that its values fill; `other` where no rule knows the heading."""
    known: bool = True
    """Whether a rule knows the heading."""
    of_plan: bool = True
    """Whether such a heading is one of plans; "Rubrik" or "Plats" over the first column names its rows."""
    score: float = 1.0
    rivals: tuple[str, ...] = ()
    stated: frozenset[str] = frozenset()
    """Fields that the heading names by itself: Aktivitet is `activity`, whatever it holds beside other columns."""
    ticked: bool = False
    """Whether it is a month, a year or a party, and a mark in it says that the measure is done then, or with it."""

    @property
    def fields(self) -> frozenset[str]:
        """Names of the fields that it fills."""
        return frozenset([target.field for target in self.targets])

    def holds(self, cell: Cell) -> bool:
        """Whether `cell` begins in this column."""
        return self.start <= cell.column < self.start + self.span


def settle_names(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with Aktivitet, the first column and Indikator decided by the others (docs/record.md)."""
    fields = [field for column in columns for field in column.fields]
    is_named = "name" in fields
    settled = []
    for column in columns:
        changes: dict[str, Target] = {}
        if "activity" in column.fields:
            changes["activity"] = Target("measures" if is_named else "name")
            is_named = True
        if "follow_up" not in fields:
            changes["indicators"] = Target("follow_up")
        targets = tuple(changes.get(target.field, target) for target in column.targets)
        settled.append(replace(column, targets=targets, stated=column.fields))
    shared = {target.party for column in columns[1:] for target in column.targets} - {None}
    is_shared = bool(shared) and all(
        target == Target("party", None, "commitment") for target in columns[0].targets
    )
    if settled and not is_named and (is_shared or not (settled[0].known and settled[0].of_plan)):
        settled[0] = replace(settled[0], targets=(Target("name"),), known=True)
    return tuple(settled)


def with_marked_times(
    document: Document, columns: tuple[Column, ...], below: tuple[GridRow, ...], rules: Rules
) -> tuple[Column, ...]:
    """`columns` where those of marks below months, quarters or years say when a row's measure is done."""
    texts = {column.start: document.text(column.label) for column in columns if column.label}
    open_ones = [column for column in columns if column.label and column.fields <= {"other", "timing"}]
    schedules = rules.schedules
    parts = [
        one for one in open_ones if not one.known and schedules.part_of_year(texts[one.start]) is not None
    ]
    years = [one for one in open_ones if schedules.year_at_end(texts[one.start]) is not None]
    marked: set[int] = set()
    if len(parts) >= FEWEST_PARTS and _only_marks(document, parts, below):
        marked = {part.start for part in parts}
    elif len(years) >= FEWEST_YEARS and _only_marks(document, years, below, figures=False):
        marked = {year.start for year in years}
    return tuple(
        replace(column, targets=(Target("timing"),), known=True, ticked=True)
        if column.start in marked
        else column
        for column in columns
    )


def with_marked_parties(
    document: Document, columns: tuple[Column, ...], below: tuple[GridRow, ...]
) -> tuple[Column, ...]:
    """`columns` where marks below parties say who takes part: an "x" is no commitment."""
    parties = [column for column in columns if [target.role for target in column.targets] == ["commitment"]]
    if not parties or not _only_marks(document, parties, below):
        return columns
    return tuple(
        replace(column, targets=(replace(column.targets[0], role="participants"),), ticked=True)
        if column in parties
        else column
        for column in columns
    )


def _only_marks(
    document: Document, columns: list[Column], below: tuple[GridRow, ...], *, figures: bool = True
) -> bool:
    """Whether nothing but marks stands in the columns, and some do."""
    cells = [cell for row in below for cell in row.filled if any(column.holds(cell) for column in columns)]
    texts = [document.text(cell.words) for cell in cells]
    return bool(texts) and all(
        len(text) <= LONGEST_TICK and (figures or not any(map(str.isdigit, text))) for text in texts
    )


def with_named_priorities(
    document: Document, columns: tuple[Column, ...], below: tuple[GridRow, ...], rules: Rules
) -> tuple[Column, ...]:
    """`columns` where the first, headed "Prioritering", holds areas: names in words, no degrees ("1", "Hög")."""
    first = columns[0] if columns else None
    if first is None or first.fields != {"other"} or any("area_name" in one.fields for one in columns):
        return columns
    if not first.label or not rules.headings.announces_areas(document.text(first.label)):
        return columns
    texts = [document.text(cell.words) for row in below for cell in row.filled if first.holds(cell)]
    names = [text[:1].isalpha() and (len(text.split()) > 1 or rules.topics.read(text)) for text in texts]
    if not names or not all(names):
        return columns
    return (replace(first, targets=(Target("area_name"),), known=True), *columns[1:])
