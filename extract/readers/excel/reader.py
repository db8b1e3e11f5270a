"""Reads Excel workbooks, sheet by sheet: .xlsx and .xlsm, and .xls of Excel 2003 and older.

Cells show what Excel last calculated; a formula is never worked out here. What is hidden is read, and
said so. Comments are not read.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.excel.cells import Sheet
from extract.readers.excel.writer import SheetWriter
from extract.readers.shared.package import open_package, unlock
from models.errors import EmptyFile
from models.pages.document import Document


def read_xlsx(name: str, data: bytes, *, password: str | None = None) -> Document:
    """The document that a workbook is: for each sheet its name, its paragraphs and its tables.

    Raises DamagedFile if it is no workbook, EncryptedFile if `password` does not open it, EmptyFile if its
    sheets are empty, LimitExceeded if it would unpack to too much.
    """
    from extract.readers.excel.sheet import read_sheet
    from extract.readers.excel.workbook import open_workbook

    package = open_package(name, unlock(name, data, password))
    book = open_workbook(package)
    sheets = [read_sheet(book, entry) for entry in book.sheets]
    problems = sorted(book.problems) or [f"the part {part} is broken" for part in package.mended]
    unreadable = f"The workbook is damaged: {'; '.join(problems)}." if problems else ""
    return _document(name, sheets, unreadable, may_be_empty=bool(book.problems))


def read_xls(name: str, data: bytes, *, password: str | None = None) -> Document:
    """The document that an older workbook is: its sheets' names, paragraphs and tables.

    Raises DamagedFile if it cannot be opened, EncryptedFile if `password` does not open it, EmptyFile if its
    sheets are empty, LimitExceeded for more cells than memory holds.
    """
    from extract.readers.excel.legacy.book import old_sheets

    sheets, problems = old_sheets(name, data, password)
    unreadable = f"The workbook is damaged: {'; '.join(problems)}." if problems else ""
    return _document(name, sheets, unreadable)


def _document(
    name: str, sheets: Sequence[Sheet], unreadable: str = "", *, may_be_empty: bool = False
) -> Document:
    writer = SheetWriter(name)
    for sheet in sheets:
        writer.write(sheet)
    if writer.is_empty and not may_be_empty:
        raise EmptyFile(name, "the workbook's sheets are empty")
    if unreadable:
        writer.note("sheet-unreadable", unreadable, ())
    return writer.document()
