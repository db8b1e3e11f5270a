"""Older Excel workbooks as sheets of cells. The one place that knows xlrd."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlrd

from extract.readers.excel.cells import CellStyle, Range, Sheet, SheetCell, StringRun
from extract.readers.excel.controls import place_boxes
from extract.readers.excel.legacy.looks import Looks
from extract.readers.excel.legacy.records import sheet_extras
from extract.readers.excel.seen import hide_faint, run_in_cell, shown_value
from extract.readers.excel.sheet import MOST_TITLE_ROWS, margin_texts
from extract.readers.excel.unmerged import merge_unparted
from extract.readers.shared.package import unlock_old
from extract.readers.shared.pieces import Run
from models.errors import DamagedFile, DocumentError, EncryptedFile

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as OldSheet

_WORKBOOK_BEGINS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_PASSWORD_RECORD = b"\x2f\x00"
_FIRST_RECORDS = 20
_EXCEL_97 = 80
_LAST_COLUMN = 256
_TITLES = "Print_Titles"


def old_sheets(name: str, data: bytes, password: str | None = None) -> tuple[list[Sheet], list[str]]:
    """The worksheets of an older workbook, and what of it is broken, in plain words.

    Raises DamagedFile if it cannot be opened, EncryptedFile if `password` does not open it, LimitExceeded
    for more cells than memory holds.
    """
    data = unlock_old(name, data, password)
    sheets: dict[int, Sheet] = {}
    problems: dict[int, str] = {}
    cause: Exception | None = None
    for looks in (True, False):  # where a sheet cannot be read, its looks may be what is broken
        try:
            book = _opened(data, looks=looks)
            wanted = [index for index in range(book.nsheets) if index not in sheets]
            styles = Looks(book)
        except _NEVER_CAUGHT:
            raise
        except Exception as problem:  # of a broken file the library may raise anything
            cause = cause or problem
            continue
        for index in wanted:
            try:
                sheets[index] = _sheet(name, book, styles, index)
            except _NEVER_CAUGHT:
                raise
            except Exception as problem:
                cause = cause or problem
        problems.update((index, _problem(book, index, looks, index in sheets)) for index in wanted)
    if not sheets and cause is not None:
        raise _error(name, data, cause) from cause
    return [sheets[index] for index in sorted(sheets)], [text for text in problems.values() if text]


_NEVER_CAUGHT = (DocumentError, MemoryError, RecursionError)


def _error(name: str, data: bytes, cause: Exception) -> DocumentError:
    if _has_password(data):
        return EncryptedFile(name, "the workbook has a password: open it in Excel and save it without one")
    reason = str(cause) or type(cause).__name__
    return DamagedFile(name, f"the workbook cannot be read ({reason}): open it in Excel and save it anew")


def _problem(book: Book, index: int, looks: bool, is_read: bool) -> str:
    sheet = f'the sheet "{book.sheet_names()[index]}"'
    if is_read:
        return "" if looks else f"the formats of {sheet} cannot be read"
    return f"{sheet} cannot be read"


def _opened(data: bytes, *, looks: bool) -> Book:
    """The workbook, its sheets not yet read."""
    return xlrd.open_workbook(
        file_contents=data,
        logfile=io.StringIO(),  # else it prints what it stumbles over
        formatting_info=looks,
        on_demand=True,
        ragged_rows=True,
        ignore_workbook_corruption=True,
    )


def _has_password(data: bytes) -> bool:
    """Whether one of the workbook's first records says that the others are encrypted."""
    position = data.find(_WORKBOOK_BEGINS)
    for _ in range(_FIRST_RECORDS if position >= 0 else 0):
        kind, length = data[position : position + 2], data[position + 2 : position + 4]
        if kind == _PASSWORD_RECORD:
            return True
        position += 4 + int.from_bytes(length, "little")
    return False


def _sheet(name: str, book: Book, looks: Looks, index: int) -> Sheet:
    source = book.sheet_by_index(index)
    sheet = Sheet(source.name, hidden=source.visibility != 0)
    _read_cells(name, book, looks, source, sheet)
    sheet.hidden_rows = {row + 1 for row, look in source.rowinfo_map.items() if look.hidden}
    sheet.hidden_columns = {
        column + 1 for column, look in source.colinfo_map.items() if look.hidden and column < _LAST_COLUMN
    }
    for top, below, left, right in source.merged_cells:
        sheet.merges[top + 1, left + 1] = Range(top + 1, left + 1, below, right)
    merge_unparted(sheet)
    _read_title_rows(book, source, sheet, index)
    if book.biff_version >= _EXCEL_97:
        # Where a sheet's records begin, the library says nowhere else.
        extras = sheet_extras(book.mem, book._sh_abs_posn[index])
        sheet.drawn = extras.drawn
        place_boxes(sheet, extras.boxes)
        for side, text in extras.margins:
            sheet.margins.extend(one for one in margin_texts(side, text) if one not in sheet.margins)
        if not extras.has_conditions:
            hide_faint(sheet)
    book.unload_sheet(index)
    return sheet


def _read_cells(name: str, book: Book, looks: Looks, source: OldSheet, sheet: Sheet) -> None:
    characters = 0
    for row in range(source.nrows):
        for column in range(source.row_len(row)):
            style = looks.style(source.cell_xf_index(row, column) if book.formatting_info else None)
            place = (row + 1, column + 1)
            if style.shaded:
                sheet.fills[place] = style.ground
            runs = _shown(book, looks, source, (row, column), style)
            if any(run.text.strip() for run in runs) or style.bordered:
                sheet.cells[place] = SheetCell(tuple(runs), style)
                if runs and style.color == "ffffff" and not style.ground:
                    sheet.faint.add(place)
                characters += sum(len(run.text) for run in runs)
        sheet.check(name, characters)


def _shown(book: Book, looks: Looks, source: OldSheet, place: tuple[int, int], style: CellStyle) -> list[Run]:
    """The runs of what a cell shows, and of what its format hides."""
    kind, value = source.cell_type(*place), source.cell_value(*place)
    if kind in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
        return []
    if kind == xlrd.XL_CELL_TEXT:
        changes = source.rich_text_runlist_map.get(place) or []
        return [run_in_cell(run, style) for run in looks.runs(value, changes)]
    if kind == xlrd.XL_CELL_ERROR:
        text = xlrd.error_text_from_code.get(value, "#N/A")
    elif kind == xlrd.XL_CELL_BOOLEAN:
        text = "SANT" if value else "FALSKT"
    else:
        text = shown_value(value, style, from_1904=book.datemode == 1)
    return [run_in_cell(StringRun(text), style)]


def _read_title_rows(book: Book, source: OldSheet, sheet: Sheet, index: int) -> None:
    """The heading rows that the sheet itself shows: printed again, or frozen."""
    if source.panes_are_frozen:
        sheet.title_rows.update(range(1, min(source.horz_split_pos, MOST_TITLE_ROWS) + 1))
    for named in book.name_obj_list:
        if named.builtin and named.name == _TITLES and named.scope == index and named.result is not None:
            for place in named.result.value or ():
                if place.colxhi - place.colxlo >= _LAST_COLUMN:  # rows, not columns
                    last = min(place.rowxhi, place.rowxlo + MOST_TITLE_ROWS)
                    sheet.title_rows.update(range(place.rowxlo + 1, last + 1))
