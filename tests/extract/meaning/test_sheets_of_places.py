"""Workbooks with a sheet a place, each with a title of its own on top: the sheets name the areas."""

from __future__ import annotations

import io

from openpyxl import Workbook

from extract.pipeline import extract_bytes


def areas_of(**titles: str) -> list[str | None]:
    """The names of the areas of a workbook with a grid of two measures on each sheet, below that title."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, title in titles.items():
        sheet = book.create_sheet(name)
        sheet["B2"] = title
        for row, cells in enumerate(
            (
                ("Problembild", "Insats", "Vem", "När"),
                ("Brända bilar", f"Ronder i {name}", "Polisen", "Varje natt"),
                ("Brända bilar", f"Lampor i {name}", "Trafikkontoret", "Hösten"),
            ),
            start=4,
        ):
            for column, text in enumerate(cells, start=2):
                sheet.cell(row, column, text)
    target = io.BytesIO()
    book.save(target)
    record = extract_bytes("platser.xlsx", target.getvalue()).record
    return [area.name.text if area.name is not None else None for area in record.areas]


def test_a_title_with_the_sheets_name_in_it_is_printed_for_each_sheet() -> None:
    found = areas_of(
        Åkersberg="Lägesbild och insatser 2025 – Åkersberg", Sjövik="Lägesbild och insatser 2025 – Sjövik"
    )
    assert found == ["Åkersberg", "Sjövik"]


def test_a_heading_that_says_more_of_its_sheet_names_the_area() -> None:
    found = areas_of(Unga="Lägesbild 2025 för Vallby", Torget="Otrygghet kring torget")
    assert found[1:] == ["Otrygghet kring torget"]
