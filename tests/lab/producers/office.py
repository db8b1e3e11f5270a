"""A drawn plan as an Excel workbook, and what LibreOffice prints of Word and Excel files."""

from __future__ import annotations

import atexit
import datetime
import io
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-not-found,import-untyped,unused-ignore]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-not-found,import-untyped,unused-ignore]
from openpyxl.utils import get_column_letter  # type: ignore[import-not-found,import-untyped,unused-ignore]

from tests.lab.drawing import Drawing
from tests.lab.producers.placing import fill_role, place_cells
from tests.lab.producers.samples import write_sample
from tests.lab.shapes.elements import Drawn, Element, as_samples
from tests.samples.docx_file import settle_package
from tests.samples.elements import Heading, Table, Text
from tests.samples.source import pieces

_SECONDS = 120
_WIDTH = 70.0
"""Of a printed page's columns together, in Excel's own unit; over it, a sheet is printed on several pages."""
_THIN = Side(style="thin", color="808080")
_FIXED = datetime.datetime(2021, 3, 15, 9, 0, 0)


def write_office(drawn: Drawn, drawing: Drawing, path: Path) -> None:
    """Write the workbook, or print it or the Word file by LibreOffice."""
    if path.suffix == ".xlsx":
        write_workbook(drawn, drawing, path)
        return
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"{path.stem}.{'docx' if drawing.producer == 'writer' else 'xlsx'}"
        if drawing.producer == "writer":
            write_sample(drawn, drawing, made)
        else:
            write_workbook(drawn, drawing, made)
        command = ["soffice", f"-env:UserInstallation={_profile().as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(path.parent), str(made)]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)


@cache
def _profile() -> Path:
    """LibreOffice's own folder, one for each process: two may not share it."""
    folder = Path(tempfile.mkdtemp(prefix="lo_lab"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def write_workbook(drawn: Drawn, drawing: Drawing, path: Path) -> None:
    """Everything below one another on one sheet, or each area on a sheet of its own."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, elements in _sheets(drawn, drawing):
        _write_sheet(book.create_sheet(name), elements, drawing)
    book.properties.creator, book.properties.title, book.properties.created = "", drawn.title, _FIXED
    memory = io.BytesIO()
    book.save(memory)
    settle_package(memory.getvalue(), path)


def _sheets(drawn: Drawn, drawing: Drawing) -> list[tuple[str, list[Element]]]:
    """Names of sheets and what stands on each; where only its name says the area, the heading is left out."""
    sheets: list[tuple[str, list[Element]]] = [("Plan", [])]
    for element in drawn.elements:
        if drawing["sheets"] != "one" and isinstance(element, Heading) and element.level == 1:
            sheets.append((element.text[:31], [] if drawing["sheets"] == "named" else [element]))
        else:
            sheets[-1][1].append(element)
    return sheets


def _write_sheet(sheet: Any, elements: list[Element], drawing: Drawing) -> None:
    """Elements below one another; the columns are those of the widest table."""
    tables = [one for element in elements for one in as_samples(element) if isinstance(one, Table)]
    columns = max((len(table.widths) for table in tables), default=1)
    over = drawing.producer == "calc-over" and bool(tables)
    wide = columns > 2 and not over
    _set_widths(sheet, tables, columns, _WIDTH * (1.5 if over or wide else 1.0))
    line = 1
    for element in elements:
        for one in as_samples(element):
            if isinstance(one, Table) and one.head_rows and len(tables) == 1 and drawing["repeat"] == "yes":
                sheet.print_title_rows = f"{line}:{line + one.head_rows - 1}"
            line = _write(sheet, one, line, columns // 2 if over and columns > 3 else columns)
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_setup.pageOrder = "overThenDown" if over else "downThenOver"


def _set_widths(sheet: Any, tables: list[Table], columns: int, whole: float) -> None:
    widest = next((table for table in tables if len(table.widths) == columns), None)
    shares = widest.widths if widest else (100.0,)
    for at, share in enumerate(shares, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = whole * share / sum(shares)


def _write(sheet: Any, element: object, line: int, columns: int) -> int:
    """Write one element from `line` on; returns the line after it."""
    if isinstance(element, Heading):
        text = f"{element.number} {element.text}".strip()
        place = sheet.cell(line + (line > 1), 1, text)
        place.font = Font(name="Liberation Sans", size=(16, 13, 11)[element.level], bold=True)
        place.alignment = Alignment(wrap_text=True, vertical="top")
        at = line + (line > 1)
        if columns > 1:
            sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=columns)
        sheet.row_dimensions[at].height = (40, 32, 16)[element.level]
        return line + 1 + (line > 1)
    if isinstance(element, Text):
        return _write_text(sheet, element, line, columns)
    if isinstance(element, Table):
        return _write_table(sheet, element, line)
    return line


def _write_text(sheet: Any, text: Text, line: int, columns: int) -> int:
    for piece in pieces(text.content):
        place = sheet.cell(line, 1, ("- " if piece.kind == "item" else "") + piece.text)
        place.alignment = Alignment(wrap_text=True, vertical="top")
        if columns > 1:
            sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=columns)
        sheet.row_dimensions[line].height = 14.0 * (1 + len(piece.text) // 85)
        line += 1
    return line


def _write_table(sheet: Any, table: Table, line: int) -> int:
    """The table's cells, heights as Excel would fit them, and an empty line below."""
    for placed in place_cells(table):
        place = sheet.cell(line + placed.row, 1 + placed.column)
        role = fill_role(placed, table)
        marks = {"item": "- "}
        lines = [
            (marks.get(piece.kind) or (f"{piece.number}. " if piece.kind == "numbered" else "")) + piece.text
            for piece in pieces(placed.cell.content)
        ]
        place.value = "\n".join(lines) or None
        place.alignment = Alignment(wrap_text=True, vertical="top")
        place.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
        place.font = Font(name="Liberation Sans", size=10, bold=role != "value")
        if role in ("head", "area", "title"):
            place.fill = PatternFill("solid", fgColor="D9E1F2")
        if placed.cell.row_span > 1 or placed.cell.column_span > 1:
            sheet.merge_cells(
                start_row=line + placed.row,
                start_column=1 + placed.column,
                end_row=line + placed.last_row,
                end_column=1 + placed.last_column,
            )
    _fit(sheet, table, line)
    return line + len(table.rows) + 1


def _fit(sheet: Any, table: Table, line: int) -> None:
    tallest = [1.0] * len(table.rows)
    for placed in place_cells(table):
        letters = [get_column_letter(1 + at) for at in range(placed.column, placed.last_column + 1)]
        width = sum(sheet.column_dimensions[letter].width for letter in letters)
        lines = sum(1 + int(len(piece.text) / (0.85 * width)) for piece in pieces(placed.cell.content))
        for row in range(placed.row, placed.last_row + 1):
            tallest[row] = max(tallest[row], lines / placed.cell.row_span)
    for row, height in enumerate(tallest):
        sheet.row_dimensions[line + row].height = 13.5 * height + 4
