"""Reads Excel 97-2003 workbooks (.xls). The one place that knows python-calamine.

Only values can be had of them: no borders, type or text boxes. Where LibreOffice is installed, it shows those, too.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

import python_calamine

from extract.readers.excel.cells import Range, Sheet, SheetCell
from extract.readers.excel.numbers import shown_number
from extract.readers.shared.pieces import Run
from models.errors import DamagedFile, EncryptedFile

_WORKBOOK_BEGINS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_PASSWORD_RECORD = b"\x2f\x00"
_FIRST_RECORDS = 20


def old_sheets(name: str, data: bytes) -> list[Sheet]:
    """The worksheets of an older workbook.

    Raises DamagedFile if it cannot be opened, EncryptedFile if it needs a password, LimitExceeded for more
    cells than memory holds.
    """
    if _has_password(data):
        raise EncryptedFile(name, "the workbook has a password: open it in Excel and save it without one")
    with _typed_errors(name):
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            _sheet(
                name,
                book.get_sheet_by_name(entry.name),
                hidden=entry.visible != python_calamine.SheetVisibleEnum.Visible,
            )
            for entry in book.sheets_metadata
            if entry.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]


def _has_password(data: bytes) -> bool:
    """Whether one of the workbook's first records says that the others are encrypted."""
    position = data.find(_WORKBOOK_BEGINS)
    for _ in range(_FIRST_RECORDS if position >= 0 else 0):
        kind, length = data[position : position + 2], data[position + 2 : position + 4]
        if kind == _PASSWORD_RECORD:
            return True
        position += 4 + int.from_bytes(length, "little")
    return False


@contextmanager
def _typed_errors(name: str) -> Iterator[None]:
    """Turn what the library raises, its panics among them, into errors of the document."""
    try:
        yield
    except python_calamine.PasswordError as problem:
        reason = "the workbook has a password: open it in Excel and save it without one"
        raise EncryptedFile(name, reason) from problem
    except (python_calamine.CalamineError, ValueError, OverflowError, OSError) as problem:
        raise DamagedFile(
            name, f"the workbook cannot be read ({problem}): open it in Excel and save it anew"
        ) from problem
    except BaseException as problem:
        # A panic in the library's Rust code is no Exception.
        if type(problem).__name__ != "PanicException":
            raise
        raise DamagedFile(name, "the workbook is broken: open it in Excel and save it anew") from problem


def _sheet(name: str, source: python_calamine.CalamineSheet, *, hidden: bool) -> Sheet:
    sheet = Sheet(source.name, hidden)
    # The library's rows begin with the sheet's first row, but with the first column that is used.
    first_column = (source.start or (0, 0))[1] + 1
    for row_index, values in enumerate(source.iter_rows(), start=1):
        for column_index, value in enumerate(values, start=first_column):
            text = _shown(value)
            if text.strip():
                sheet.cells[row_index, column_index] = SheetCell((Run(text),))
        sheet.check(name)
    _note_merges(sheet, source.merged_cell_ranges or ())
    return sheet


def _note_merges(sheet: Sheet, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    for (top, left), (bottom, right) in ranges:
        sheet.merges[top + 1, left + 1] = Range(top + 1, left + 1, bottom + 1, right + 1)


def _shown(value: str | float | bool | date | time | timedelta | None) -> str:
    """What Excel shows for a value, as far as the value alone tells."""
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, int | float):
        return shown_number(float(value), "General")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M") if value.time() != time.min else value.strftime("%Y-%m-%d")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return "" if value is None else str(value)
