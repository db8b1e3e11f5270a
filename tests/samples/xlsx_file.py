"""A document of grids as an Excel file: a sheet for each grid, with the mark-up that real ones have."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any, cast

import openpyxl  # type: ignore[import-not-found,import-untyped,unused-ignore]
from openpyxl.cell.rich_text import CellRichText, TextBlock  # type: ignore[import-not-found,import-untyped,unused-ignore]
from openpyxl.cell.text import InlineFont  # type: ignore[import-not-found,import-untyped,unused-ignore]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-not-found,import-untyped,unused-ignore]
from openpyxl.utils import get_column_letter  # type: ignore[import-not-found,import-untyped,unused-ignore]
from openpyxl.worksheet.pagebreak import Break  # type: ignore[import-not-found,import-untyped,unused-ignore]

from tests.samples.docx_file import settle_package
from tests.samples.elements import Cell, Table, block_to_elements, text_to_runs
from tests.samples.source import Block, Json, Source, pieces

_THIN = Side(style="thin", color="808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FIXED = datetime.datetime(2021, 3, 15, 9, 0, 0)


def write_xlsx(source: Source, path: Path) -> None:
    """Write the Excel file; the same source gives the same bytes."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    look = source.look("xlsx")
    cover = [block for block in source.blocks if block.kind in ("text", "heading")]
    if cover:
        _cover(book.create_sheet(str(look.get("cover", "Instruktion"))), source, cover)
    for number, block in enumerate((block for block in source.blocks if block.kind == "grid"), start=1):
        sheet = book.create_sheet(block.text("sheet", f"Blad{number}"))
        _grid(sheet, block, look)
        if block.flag("hidden"):
            sheet.sheet_state = "hidden"
    book.properties.creator, book.properties.title, book.properties.created = "", source.title, _FIXED
    memory = io.BytesIO()
    book.save(memory)
    settle_package(_without_time(memory.getvalue()), path)


def _without_time(content: bytes) -> bytes:
    """The package without the moment it was saved, which openpyxl writes into it."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(memory, "w") as out:
        for name in package.namelist():
            part = package.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2021-03-15T09:00:00Z", part)
            out.writestr(name, part)
    return memory.getvalue()


def _cover(sheet: Any, source: Source, blocks: list[Block]) -> None:
    """The first sheet: the title and what the plan says of itself."""
    lines = [source.title]
    for block in blocks:
        lines += [("- " if piece.kind == "item" else "") + piece.text for piece in pieces(block.text("text"))]
    sheet.column_dimensions["A"].width = 95
    for number, line in enumerate(lines, start=1):
        cell = sheet.cell(number, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(name="Carlito", size=16 if number == 1 else 11, bold=number == 1)
        sheet.row_dimensions[number].height = 24 if number == 1 else 15.0 * (1 + len(line) // 95)
    _page(sheet, landscape=False)


def _grid(sheet: Any, block: Block, look: Any) -> None:
    """A sheet of one grid, laid out to be printed as the look says."""
    table = cast("Table", block_to_elements(block)[-1])
    top = 1
    if title := block.text("title"):
        sheet.cell(1, 1, title).font = Font(name="Carlito", size=14, bold=True)
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(table.widths))
        top = 2
    covered: set[tuple[int, int]] = set()
    for y, row in enumerate(table.rows, start=top):
        cells = list(row)
        for x in range(1, len(table.widths) + 1):
            if (y, x) in covered or not cells:
                continue
            cell = cells.pop(0)
            end = (y + cell.row_span - 1, x + cell.column_span - 1)
            covered |= {(a, b) for a in range(y, end[0] + 1) for b in range(x, end[1] + 1)}
            if end != (y, x):
                sheet.merge_cells(start_row=y, start_column=x, end_row=end[0], end_column=end[1])
            _fill(sheet.cell(y, x), cell)
        sheet.row_dimensions[y].height = _height(row, table.widths)
    for x, width in enumerate(table.widths, start=1):
        sheet.column_dimensions[get_column_letter(x)].width = width
    _hide_rows(sheet, block, top + table.head_rows)
    _page(sheet, landscape=bool(look.get("landscape")))
    if look.get("print_titles"):
        sheet.print_title_rows = f"{top}:{top + table.head_rows - 1}"
    sheet.page_setup.pageOrder = str(look.get("order", "downThenOver"))
    for column in cast("list[int]", look.get("column_breaks", [])):
        sheet.col_breaks.append(Break(id=column))
    for line in cast("list[int]", block.keys.get("row_breaks", [])):
        sheet.row_breaks.append(Break(id=line))


def _height(row: tuple[Cell, ...], widths: tuple[float, ...]) -> float:
    """Points for the tallest cell of a row, as Excel would fit it (LibreOffice prints the heights it is given)."""
    tallest = 1
    for cell, width in zip(row, widths, strict=False):
        if cell.row_span > 1 or cell.column_span > 1:
            continue
        lines = sum(1 + int(len(piece.text) / (0.98 * width)) for piece in pieces(cell.content))
        tallest = max(tallest, lines)
    return 13.2 * tallest + 4


def _hide_rows(sheet: Any, block: Block, first: int) -> None:
    """Hide the rows of the lines that say so (only in grids without area rows and guides)."""
    for number, line in enumerate(cast("list[dict[str, Json]]", block.keys["lines"]), start=first):
        if line.get("hidden"):
            sheet.row_dimensions[number].hidden = True


def _fill(place: Any, cell: Cell) -> None:
    """Write a cell: dates as dates, italics as rich text, several lines wrapped."""
    content = cell.content
    place.alignment = Alignment(wrap_text=True, vertical="top")
    place.border = _BORDER
    place.font = Font(name="Carlito", size=10, bold=cell.role != "value")
    if cell.role in ("head", "area"):
        place.fill = PatternFill("solid", fgColor="D9E1F2" if cell.role == "head" else "FCE4D6")
    if content.startswith("date:"):
        place.value = datetime.date.fromisoformat(content[5:])
        place.number_format = "yyyy\\-mm\\-dd"
        return
    lines = [("- " if piece.kind == "item" else "") + piece.text for piece in pieces(content)]
    runs = text_to_runs("\n".join(lines))
    if any(run.mark == "italic" for run in runs):
        font = InlineFont(rFont="Carlito", sz=10, i=True)
        place.value = CellRichText(*[TextBlock(font, run.text) if run.mark else run.text for run in runs])
    else:
        place.value = "\n".join(lines) or None


def _page(sheet: Any, *, landscape: bool) -> None:
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
