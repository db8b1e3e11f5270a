"""Cells that look merged: what no line parts from the empty cells below, in a table that lines part else."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side

from extract.pipeline import extract_bytes

ROWS = (
    ("Aktivitet", "Åtgärder", "Ansvarig"),
    ("Kvällsvandring", "Värva föräldrar", "Fritidschef"),
    ("", "Köpa västar", "Kommunpolis"),
    ("Fri yta", "Måla om väggen", "Parkchef"),
)


def names_of(parted: set[tuple[int, int]]) -> list[str | None]:
    """The activities' names; `parted` are the cells (row, column from 0) below which no line is drawn."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Handlingsplan mot brott i Hjo 2026"
    thin, none = Side(style="thin"), Side(style=None)
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            cell = sheet.cell(number + 3, column + 1, text or None)
            above, below = (number - 1, column) in parted, (number, column) in parted
            cell.border = Border(thin, thin, none if above else thin, none if below else thin)
    buffer = BytesIO()
    book.save(buffer)
    activities = extract_bytes("plan.xlsx", buffer.getvalue()).record.activities
    return [one.name.text if one.name else None for one in activities]


@pytest.mark.parametrize(
    ("parted", "second"),
    [
        ({(1, 0)}, "Kvällsvandring"),
        (set(), None),  # a line parts the empty cell: the row has no name
        ({(1, 0), (1, 1), (1, 2)}, None),  # no line parts the rows anywhere
        ({(1, 0), (2, 0)}, None),  # no line closes the cell
    ],
)
def test_what_only_its_border_closes_is_one_cell(parted: set[tuple[int, int]], second: str | None) -> None:
    assert names_of(parted) == ["Kvällsvandring", second, "Fri yta"]


def test_a_short_row_above_a_gap_begins_no_table() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    sheet["A1"], sheet["A2"] = "Hjo kommun", "Åtgärdsplan 2022 – rådet mot brott"
    for row, texts in ((4, ("", "", "Genomförande", "")), (5, ("Område", "Åtgärd", "Ansvarig", "Klar"))):
        for column, text in enumerate(texts, 1):
            sheet.cell(row, column, text or None)
    for column, text in enumerate(("Stölder", "Nätverk", "Polisen", "2022-12-31"), 1):
        sheet.cell(6, column, text)
    buffer = BytesIO()
    book.save(buffer)
    record = extract_bytes("plan.xlsx", buffer.getvalue()).record
    assert record.title is not None
    assert (record.title.text, record.year) == ("Åtgärdsplan 2022 – rådet mot brott", 2022)


def test_a_merged_range_over_all_the_rest_of_the_sheet_is_read_at_once() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    thin = Side(style="thin")
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            cell = sheet.cell(number + 1, column + 1, text or None)
            cell.border = Border(thin, thin, thin, thin)
    sheet.merged_cells.add("E6:XFD1048576")
    buffer = BytesIO()
    book.save(buffer)
    record = extract_bytes("Åtgärdsplan mot brott i Hjo 2026.xlsx", buffer.getvalue()).record
    coverage = record.coverage
    told = coverage.in_fields + coverage.labels + coverage.furniture + coverage.remainder
    assert coverage.words == told > 0
