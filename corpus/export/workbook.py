"""An Excel workbook for people: a sheet a table, heads that stay, filters, links to files and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from zipfile import BadZipFile, ZipFile

from corpus.export.columns import TITLE, Cell, Column, Row, Sheet, in_words, sheets
from corpus.export.rows import Collection
from corpus.flat import defused
from corpus.language.words import N_, Language, Words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MARK = "planlasare"
"""The custom property by which a workbook of ours is known."""
_LONGEST = 32_767
"""Characters that a cell of Excel holds."""
_MOST_LINKS = 65_530
"""Links that a sheet of Excel holds."""
_LONGEST_LINK = 2_000
_LINE, _MOST_LINES, _FEWEST_LINES = 15.0, 10, 1
"""Points of a line, and lines that a row shows: a cell's whole text stands in it all the same."""
_PARTED = " … "
_Formats: TypeAlias = "dict[str, Format]"


def write_workbook(collection: Collection, path: Path, language: Language) -> None:
    """Write the workbook at `path`, with heads and codes in `language`. Raises StoreError, OSError."""
    from xlsxwriter import Workbook

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(str(path), options) as workbook:
        workbook.set_properties(
            {
                "title": Words(language).text(TITLE),
                "created": datetime.combine(collection.today, time()),
            }
        )
        workbook.set_custom_property(MARK, "1")
        formats = _formats(workbook)
        for shape in sheets():
            _SheetWriter(workbook.add_worksheet(shape.head(language)), shape, language, formats).write(
                collection
            )


def is_ours(path: Path) -> bool:
    """Whether the file at `path` is a workbook that `write_workbook` made."""
    try:
        with ZipFile(path) as package:
            return f'name="{MARK}"'.encode() in package.read("docProps/custom.xml")
    except (OSError, BadZipFile, KeyError):
        return False


def texts_in(path: Path) -> Iterator[str]:
    """Every text and every attribute in every part of the workbook's package."""
    from html import unescape

    with ZipFile(path) as package:
        for name in package.namelist():
            part = package.read(name).decode("utf-8")
            yield from (unescape(text) for text in re.findall(r">([^<>]+)<", part))
            yield from (unescape(text) for text in re.findall(r'="([^"]*[^\W\d_][^"]*)"', part))


def _formats(workbook: Workbook) -> _Formats:
    """Looks of cells by type; `quoted` keeps a text that begins like a formula a text when it is edited."""
    plain = {"valign": "top", "font_name": "Calibri", "font_size": 11}
    looks = {
        "head": {**plain, "bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "text_wrap": True},
        "text": {**plain, "text_wrap": True},
        "quoted": {**plain, "text_wrap": True, "quote_prefix": True},
        "date": {**plain, "num_format": "yyyy-mm-dd", "align": "left"},
        "year": {**plain, "num_format": "0", "align": "left"},
        "number": {**plain, "num_format": "0.##", "align": "center"},
        "integer": {**plain, "num_format": "0", "align": "center"},
        "link": {**plain, "text_wrap": True, "font_color": "#0B5394", "underline": 1},
    }
    return {name: workbook.add_format(look) for name, look in looks.items()}


class _SheetWriter:
    def __init__(self, paper: Worksheet, shape: Sheet, language: Language, formats: _Formats) -> None:
        self._paper, self._language, self._formats = paper, language, formats
        self._shape, self._columns = shape, shape.columns_of("xlsx")
        self._links = 0

    def write(self, collection: Collection) -> None:
        self._heads()
        number = 0
        for number, row in enumerate(collection.rows(self._shape.id), start=1):
            link = None if collection.people is not None else _link(row.get("file"), collection.reader.path)
            self._row(number, row, link)
        paper = self._paper
        paper.autofilter(0, 0, max(number, 1), len(self._columns) - 1)
        paper.freeze_panes(1, self._frozen())
        paper.set_landscape()
        paper.set_paper(8)  # A3: a table of many columns
        paper.fit_to_pages(1, 0)
        paper.repeat_rows(0)
        paper.set_footer("&L&A&R&P / &N")

    def _frozen(self) -> int:
        """The columns up to the year stay when one goes to the right."""
        names = [column.name for column in self._columns]
        return names.index("year") + 1 if "year" in names[:4] else 0

    def _heads(self) -> None:
        """The first row, each head with what its column holds as a note that opens when it is chosen."""
        self._paper.set_row(0, 2 * _LINE + 2)
        for number, column in enumerate(self._columns):
            self._paper.set_column(number, number, column.width)
            self._paper.write_string(0, number, column.head(self._language), self._formats["head"])
            note = {
                "input_title": column.head(self._language)[:32],
                "input_message": column.about(self._language)[:255],
            }
            self._paper.data_validation(0, number, 0, number, {"validate": "any", **note})

    def _row(self, number: int, row: Row, link: str | None) -> None:
        shown = [self._shown(column, row[column.name]) for column in self._columns]
        self._paper.set_row(number, _LINE * _lines(shown, self._columns))
        for place, (column, cell) in enumerate(zip(self._columns, shown, strict=True)):
            if cell is not None and cell != "":
                self._cell(number, place, column, cell, link)

    def _cell(self, number: int, place: int, column: Column, cell: Cell | date, link: str | None) -> None:
        paper, looks = self._paper, self._formats
        if isinstance(cell, date):
            paper.write_datetime(number, place, cell, looks["date"])
        elif column.type in ("file", "page") and link is not None and self._links < _MOST_LINKS:
            self._links += 1
            is_page = column.type == "page" and link.casefold().endswith(".pdf")
            paper.write_url(
                number, place, f"{link}#page={cell}" if is_page else link, looks["link"], str(cell)
            )
        elif isinstance(cell, int | float):
            look = column.type if column.type in ("year", "number") else "integer"
            paper.write_number(number, place, cell, looks[look])
        else:
            text = str(cell)
            paper.write_string(number, place, text, looks["quoted" if defused(text) != text else "text"])

    def _shown(self, column: Column, cell: Cell) -> Cell | date:
        """`cell` as people read it."""
        if isinstance(cell, bool):
            return Words(self._language).text(N_("yes")) if cell else ""
        if isinstance(cell, tuple):
            return ", ".join(in_words(code, self._language) for code in cell)
        if not isinstance(cell, str):
            return cell
        if column.type == "code":
            return in_words(cell, self._language)
        if column.type == "date":
            return _date(cell)
        half = (_LONGEST - len(_PARTED)) // 2
        return cell if len(cell) <= _LONGEST else cell[:half] + _PARTED + cell[-half:]


def _date(text: str) -> date | str:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return found if found.year >= 1900 else text  # Excel knows no day before


def _lines(shown: list[Cell | date], columns: tuple[Column, ...]) -> int:
    """Lines that the longest cell takes in the width of its column, within bounds."""
    lines = [
        sum(max(ceil(len(line) / max(column.width - 1, 1)), 1) for line in str(cell).splitlines())
        for column, cell in zip(columns, shown, strict=True)
        if isinstance(cell, str)
    ]
    return min(max([_FEWEST_LINES, *lines]), _MOST_LINES)


def _link(file: Cell, database: str) -> str | None:
    """The address of the file, where it is as it was imported or beside the database; None where it is not."""
    if not isinstance(file, str):
        return None
    try:
        places = (Path(file), Path(database).parent / file)
        found = next((place.resolve() for place in places if place.is_file()), None)
    except (OSError, ValueError):
        return None
    # XlsxWriter makes a Windows path of what begins with file://, which leads nowhere elsewhere; a scheme has no case.
    address = f"FILE{found.as_uri().removeprefix('file')}" if found is not None else None
    return address if address is not None and len(address) <= _LONGEST_LINK else None
