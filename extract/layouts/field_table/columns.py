"""Tables with a column an activity: labels stand to the left, and each column to their right is read by itself."""

from __future__ import annotations

from dataclasses import replace

from extract.recognise.grid import GridRow, table_to_grid
from models.pages.document import Cell, Document, Row, Table
from models.text.fold import fold
from rules.pack import Rules

NAMES_ACTIVITY = frozenset({"activity", "name"})
"""Fields of the label beside which the activities' names stand."""
LEAST_PART = 0.6
"""Of the rows; where fewer say something of each activity, the further cells are a date or parties beside a name."""


def table_to_columns(document: Document, table: Table, rules: Rules) -> tuple[Table, ...]:
    """A table of two columns, labels and values, for each activity; the table itself where it is no such table."""
    grid = [row for row in table_to_grid(table) if row.filled]
    numbered = bool(grid) and _numbers_activities(document, grid[0], rules)
    if numbered:  # each column is one activity: its name leads, wherever it stands
        grid = sorted(grid[1:], key=lambda row: not _is_of_name(document, row, rules))
    apart = [row for row in grid if len(_values(row)) > 1]
    if (
        table.columns < 3
        or len(apart) < LEAST_PART * len(grid)
        or not (numbered or _names_activities(document, grid, rules))
    ):
        return (table,)
    columns = sorted({cell.column for row in apart for cell in _values(row)})
    return tuple(_column(table, grid, column) for column in columns)


def _values(row: GridRow) -> list[Cell]:
    return [cell for cell in row.filled if cell.column > 0]


def _numbers_activities(document: Document, row: GridRow, rules: Rules) -> bool:
    """Whether the row only numbers the activities below it: "Åtgärd 1 | Åtgärd 2 | Åtgärd 3" over their columns."""
    texts = [document.text(cell.words) for cell in row.filled]
    if row.filled[0].column == 0 or len(set(texts)) < max(2, len(texts)):
        return False
    matches = [rules.labels.match(text) for text in texts]
    return all(text[-1].isdigit() for text in texts) and all(
        match is not None and match.targets[0].field in NAMES_ACTIVITY | {"measures"} for match in matches
    )


def _names_activities(document: Document, grid: list[GridRow], rules: Rules) -> bool:
    """Whether one of the first rows names several activities, each otherwise and none a party."""
    for row in grid[:2]:
        if _is_of_name(document, row, rules):
            names = [document.text(cell.words) for cell in _values(row)]
            known = [name for name in names if rules.labels.match(name) or rules.labels.is_party(name)]
            return len(set(names)) == len(names) > 1 and not known
    return False


def _is_of_name(document: Document, row: GridRow, rules: Rules) -> bool:
    """Whether the row's label is Aktivitet or another beside which names stand."""
    text = document.text(row.filled[0].words) if row.filled[0].column == 0 else ""
    if fold(text).rstrip(":") in rules.words["form_name"]:
        return True
    label = rules.labels.match(text)
    return label is not None and label.targets[0].field in NAMES_ACTIVITY


def _column(table: Table, grid: list[GridRow], column: int) -> Table:
    """The labels and what stands beside them in `column`; a cell over several columns is of each."""
    rows = []
    for row in grid:
        label, value = row.at(0), row.at(column)
        cells = [
            replace(cell, column=place, column_span=1) for place, cell in enumerate((label, value)) if cell
        ]
        if value is not None and value is not label and value.words:
            rows.append(Row(tuple(cells), page=row.filled[0].page))
    return replace(table, rows=tuple(rows), columns=2, column_edges=())
