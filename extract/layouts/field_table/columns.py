"""Tables with a column an activity: labels stand to the left, and each column to their right is read by itself."""

from __future__ import annotations

from dataclasses import replace

from extract.recognise.grid import GridRow, table_to_grid
from extract.recognise.labels import label_columns
from extract.recognise.names import MOST_NAME_WORDS
from models.pages.document import Cell, Document, Row, Table
from models.text.fold import fold
from rules.pack import Rules

NAMES_ACTIVITY = frozenset({"activity", "name"})
"""Fields of the label beside which the activities' names stand."""
_COUNTED = NAMES_ACTIVITY | {"measures", "number"}
FEWEST_LABELS = 3
"""Rows below names that no label stands beside: fewer may be any table with a corner left free."""
LEAST_PART = 0.6
"""Of the rows; where fewer say something of each activity, the further cells are a date or parties beside a name."""


def table_to_columns(document: Document, table: Table, rules: Rules) -> tuple[Table, ...]:
    """A table of two columns, labels and values, for each activity; the table itself where it is no such table."""
    grid = [row for row in table_to_grid(document, table) if row.filled]
    forms = _forms(document, table, grid, rules)
    if forms:
        return forms
    numbered = bool(grid) and _numbers_activities(document, grid[0], rules)
    if numbered:  # each column is one activity: its name leads, wherever it stands
        grid = sorted(grid[1:], key=lambda row: not _is_of_name(document, row, rules))
    headed = bool(grid) and not numbered and _heads_activities(document, grid, table.columns, rules)
    if headed:  # the corner names nothing
        grid[0] = replace(grid[0], own=tuple(cell for cell in grid[0].own if cell.column > 0))
    apart = [row for row in grid if len(_values(row)) > 1]
    if (
        table.columns < 3
        or len(apart) < LEAST_PART * len(grid)
        or not (numbered or headed or _names_activities(document, grid, rules))
    ):
        return (table,)
    columns = sorted({cell.column for row in apart for cell in _values(row)})
    return tuple(_column(table, grid, column) for column in columns)


def _forms(document: Document, table: Table, grid: list[GridRow], rules: Rules) -> tuple[Table, ...]:
    """The forms of a table that stand side by side, each with the same labels as the first; empty where none do."""
    starts = label_columns(document, tuple(grid), rules)
    if len(starts) < 2 or table.columns < 2 * len(starts):
        return ()
    starts = tuple(sorted(starts))
    labels = [[_text_at(document, row, start) for start in starts] for row in grid]
    same = [texts for texts in labels if texts[0] and len(set(texts)) == 1]
    if len(same) < FEWEST_LABELS or any(text and text != texts[0] for texts in labels for text in texts):
        return ()
    ends = (*starts[1:], table.columns)
    return tuple(_form(table, grid, start, end) for start, end in zip(starts, ends, strict=True))


def _text_at(document: Document, row: GridRow, column: int) -> str:
    cell = row.at(column)
    return fold(document.text(cell.words)).rstrip(" :") if cell is not None else ""


def _form(table: Table, grid: list[GridRow], start: int, end: int) -> Table:
    """The label in column `start` and its value, in rows where the form goes on."""
    rows = []
    for row in grid:
        cells = [cell for cell in row.own if start <= cell.column < end and cell.words]
        spans = 2 if cells and cells[0].column_span >= end - start else 1
        placed = [
            replace(cell, column=int(cell.column > start), column_span=spans, row_span=1) for cell in cells
        ]
        if placed:
            rows.append(Row(tuple(placed), page=row.row.page))
    return replace(table, rows=tuple(rows), columns=2, column_edges=())


def _values(row: GridRow) -> list[Cell]:
    return [cell for cell in row.filled if cell.column > 0]


def _numbers_activities(document: Document, row: GridRow, rules: Rules) -> bool:
    """Whether the row only numbers the activities below it: "Åtgärd 1 | Åtgärd 2 | Åtgärd 3" over their columns."""
    texts = [document.text(cell.words) for cell in _values(row)]
    if len(set(texts)) < max(2, len(texts)) or not all(text[-1].isdigit() for text in texts):
        return False
    corner = [document.text(cell.words) for cell in row.filled if cell.column == 0]
    counted = [*corner, *(text for text in texts if not corner or not text.isdigit())]  # "Åtgärd | 1 | 2"
    matches = [rules.labels.match(text) for text in counted]
    return all(match is not None and match.targets[0].field in _COUNTED for match in matches)


def _names_activities(document: Document, grid: list[GridRow], rules: Rules) -> bool:
    """Whether one of the first rows names several activities, each otherwise and none a party."""
    for row in grid[:2]:
        if _is_of_name(document, row, rules):
            return _are_names(document, row, grid, rules)
    return _tells_of_each(document, grid, rules)


def _tells_of_each(document: Document, grid: list[GridRow], rules: Rules) -> bool:
    """Whether measures stand beside each other behind their label on top, and every row says something of each.

    "Åtgärd | Värdar | Kameror", "Ansvarig | Kommunen | Fastighetsbolaget": a measure beside a date has no such rows.
    """
    first, below = grid[0], grid[1:]
    labels = [
        rules.labels.match(document.text(row.filled[0].words)) if row.filled[0].column == 0 else None
        for row in grid
    ]
    return (
        len(below) >= FEWEST_LABELS
        and labels[0] is not None
        and labels[0].targets[0].field == "measures"
        and all(labels)
        and len({match.rule for match in labels if match is not None}) == len(labels)
        and all(len(_values(row)) == len(_values(first)) for row in below)
        and all(len(cell.words) <= MOST_NAME_WORDS for cell in _values(first))
        and _are_names(document, first, below, rules)
    )


def _heads_activities(document: Document, grid: list[GridRow], columns: int, rules: Rules) -> bool:
    """Whether names stand over all columns but the first, and a label to the left in every row below.

    Over the labels nothing stands, or a word that is no label of theirs ("Uppgift").
    """
    head, below = grid[0], grid[1:]
    corner = [document.text(cell.words) for cell in head.filled if cell.column == 0]
    known = [match for text in corner if (match := rules.labels.match(text)) is not None]
    labels = [document.text(row.filled[0].words) for row in below if row.filled[0].column == 0]
    return (
        len(below) >= FEWEST_LABELS
        and len(labels) == len(below)
        and [cell.column for cell in _values(head)] == list(range(1, columns))
        and all(match.targets[0].field == "other" for match in known)
        and all(rules.labels.match(label) is not None for label in labels)
        and _are_names(document, head, below, rules)
    )


def _are_names(document: Document, row: GridRow, grid: list[GridRow], rules: Rules) -> bool:
    """Whether several cells each name another activity, none a party, and none a field of plans.

    Of three or more one may be called as a field is ("Utbildning") where no label stands in its column.
    """
    cells = _values(row)
    names = [document.text(cell.words) for cell in cells]
    if len(set(names)) < max(2, len(names)) or any(map(rules.labels.is_party, names)):
        return False
    known = [cell.column for cell, name in zip(cells, names, strict=True) if _is_plan_field(name, rules)]
    others = [_text_at(document, other, column) for column in known for other in grid if other is not row]
    return len(known) <= (len(names) > 2) and not any(_is_plan_field(text, rules) for text in others)


def _is_plan_field(text: str, rules: Rules) -> bool:
    """Whether it is a label, and none that only minutes know: "Närvaro" is what police do, too."""
    match = rules.labels.match(text) if text else None
    return match is not None and match.group != "minutes"


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
        stated = label is not None and bool(label.words)
        cells = [
            replace(cell, column=place if stated else 0, column_span=1 if stated else 2)
            for place, cell in enumerate((label, value))
            if cell is not None and (cell.words or (stated and cell is value))
        ]
        if value is not None and value is not label and (value.words or stated):
            rows.append(Row(tuple(cells), page=row.filled[0].page))
    return replace(table, rows=tuple(rows), columns=2, column_edges=())
