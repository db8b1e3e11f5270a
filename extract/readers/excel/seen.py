"""How the text of cells is seen: struck out, hidden by its format or its colour, raised, in signs of a symbol font."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extract.readers.excel.cells import CellStyle, Sheet, StringRun
from extract.readers.excel.numbers import hides_all, shown_number
from extract.readers.excel.workbook import MAIN
from extract.readers.shared.pieces import Run
from extract.readers.shared.seen.symbols import SYMBOL_FONTS, drawn
from models.pages.document import Standing


def run_in_cell(run: StringRun, style: CellStyle) -> Run:
    """A stretch of a cell's string, as it is seen in a cell of that style."""
    text = drawn(run.text, style.font) if style.font in SYMBOL_FONTS else run.text
    bold = style.bold if run.bold is None else run.bold
    return Run(text, bold=bold, standing=_standing(run, style))


def _standing(run: StringRun, style: CellStyle) -> Standing:
    color = style.color if run.color is None else run.color
    if hides_all(style.code) or (style.ground and color == style.ground):
        return "hidden"
    if style.struck if run.struck is None else run.struck:
        return "struck_out"
    return "note_mark" if run.raised else "in_force"


def shown_value(value: Any, style: CellStyle, *, from_1904: bool) -> str:
    """What a number shows in a cell of that style; what the style hides is shown plainly, for it is read."""
    try:
        code = "General" if hides_all(style.code) else style.code
        return shown_number(float(value), code, from_1904=from_1904)
    except (ValueError, OverflowError):
        return str(value)


def settle_faint(sheet: Sheet, root: Any) -> None:
    """Hide what is white on white, where nothing but the cells' own styles can fill them."""
    if any(
        root.find(f"{MAIN}{tag}") is not None for tag in ("conditionalFormatting", "tableParts", "picture")
    ):
        return
    hide_faint(sheet)


def hide_faint(sheet: Sheet) -> None:
    """Hide what is white on white."""
    for place in sheet.faint:
        cell = sheet.cells[place]
        sheet.cells[place] = replace(cell, runs=tuple(replace(run, standing="hidden") for run in cell.runs))
