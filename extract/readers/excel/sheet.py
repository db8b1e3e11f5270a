"""One worksheet: its cells with what they show, its merged ranges, what is hidden.

openpyxl reads rows and cells. Not more: its loader makes a cell of every place that a merged range covers,
drops the texts below them, and gives a workbook up for one cell or font that it does not know.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, ParseError, iterparse

from openpyxl.utils import range_boundaries
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser

from extract.readers.excel.cells import CellStyle, Range, Sheet, SheetCell, StringRun, column_letters
from extract.readers.excel.controls import add_boxes
from extract.readers.excel.drawings import drawn_texts
from extract.readers.excel.numbers import shown_date
from extract.readers.excel.seen import run_in_cell, settle_faint, shown_value
from extract.readers.excel.unmerged import merge_unparted
from extract.readers.excel.workbook import MAIN, SheetPart, Workbook, string_runs
from extract.readers.shared.pieces import Run
from extract.readers.shared.seen.boxes import EMPTY, TICKED
from models.errors import DamagedFile

_MOST_MERGES = 100_000
MOST_TITLE_ROWS = 20
"""Rows at most that a sheet repeats or keeps in place as its heading."""
_LAST_COLUMN = 16_384
_TRUE = {"1", "true"}
_ROW, _CELL, _VALUE = f"{MAIN}row", f"{MAIN}c", f"{MAIN}v"


def read_sheet(book: Workbook, entry: SheetPart) -> Sheet:
    """The sheet that an entry of the workbook names, without cells if its part is lost or broken.

    Raises LimitExceeded for more cells than memory holds.
    """
    sheet = Sheet(entry.name, entry.hidden)
    try:
        root = _read_cells(book, sheet, entry.part) if entry.part else None
    except DamagedFile:
        root = None
    if root is None:
        book.problems.add(f'the sheet "{entry.name}" cannot be read')
        return sheet
    add_boxes(book.package, entry.part or "", sheet)
    settle_faint(sheet, root)
    _read_columns(sheet, root)
    _read_merges(sheet, root)
    merge_unparted(sheet)
    _read_title_rows(book, sheet, root, entry)
    _read_margins(sheet, root)
    sheet.drawn = drawn_texts(book.package, entry.part or "")
    return sheet


Root: TypeAlias = Any
"""The root of a sheet: as Python's own parser or, where it was mended, as lxml gives it; both are read alike."""


class _Rows(WorkSheetParser):  # type: ignore[misc]
    """openpyxl's rows and cells; a cell that it refuses shows what the file holds."""

    def __init__(self, book: Workbook, source: bytes | Root) -> None:
        # No style is given out for a date: numbers.py shows dates, also those that Python does not know.
        super().__init__(source, book.strings, data_only=True)
        self.problems = book.problems
        self.col_counter: int
        self.root: Root | None = None

    def parse(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """Each row's number and cells; after the last, `root` holds what else the sheet says."""
        mended = not isinstance(self.source, bytes)
        # A sound sheet streams by: as a tree it would fill half the memory. Entities are refused by then.
        events = [] if mended else iterparse(io.BytesIO(self.source))  # noqa: S314
        for element in self.source.iter(_ROW) if mended else (element for _, element in events):
            if element.tag == _ROW:
                yield self.parse_row(element)
                element.clear()
        self.root = self.source if mended else events.root  # type: ignore[attr-defined]

    def parse_row(self, row: Element) -> tuple[int, list[dict[str, Any]]]:
        """The row's number and cells; a number that is none is counted on."""
        if not row.get("r", "1").isdigit():
            del row.attrib["r"]
        for other in [child for child in row if child.tag != _CELL]:
            row.remove(other)
        number, cells = super().parse_row(row)
        return number, cells

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """The cell's place, style, value (strings as runs), and whether it is a date or never calculated."""
        kind, before = element.get("t", "n"), self.col_counter
        inline = element.find(f"{MAIN}is") if kind == "inlineStr" else None
        if inline is not None:
            element.remove(inline)  # openpyxl would drop its weights, or refuse it
        elif kind == "d":
            element.set("t", "str")
        try:
            cell: dict[str, Any] = super().parse_cell(element)
        except (ValueError, IndexError):
            self.col_counter = max(self.col_counter, before + 1)
            text = None if kind == "s" else element.findtext(_VALUE)
            cell = {"column": self.col_counter, "style_id": 0, "value": text}
            if kind == "s":
                self.problems.add("a cell names a string that the workbook does not hold")
        if inline is not None:
            cell["value"] = string_runs(inline)
        cell["is_date"] = kind == "d"
        cell["uncalculated"] = (
            kind != "str" and element.find(f"{MAIN}f") is not None and not element.findtext(_VALUE)
        )
        return cell


def _read_cells(book: Workbook, sheet: Sheet, part: str) -> Root | None:
    """Fill in the sheet's cells; the root of its other elements, None where there is nothing to read."""
    try:
        return _cells_of(book, sheet, book.package.plain(part))
    except (ParseError, LookupError, ValueError):
        # Broken XML: what came before the break stays; the rest as far as libxml2 can mend it.
        root = book.package.optional_xml(part)
        return None if root is None else _cells_of(book, sheet, root)


def _cells_of(book: Workbook, sheet: Sheet, source: bytes | Root) -> Root | None:
    sheet.without_value.clear()
    characters = 0
    rows = _Rows(book, source)
    for number, cells in rows.parse():
        if rows.row_dimensions.pop(str(number), {}).get("hidden") in _TRUE:
            sheet.hidden_rows.add(number)
        for cell in cells:
            style = book.style(cell["style_id"])
            if cell["uncalculated"]:
                sheet.without_value.append(f"{column_letters(cell['column'])}{number}")
            if style.shaded:
                sheet.fills[number, cell["column"]] = style.ground
            runs = _shown(cell, style, from_1904=book.from_1904)
            if any(run.text.strip() for run in runs) or style.bordered:
                sheet.cells[number, cell["column"]] = SheetCell(tuple(runs), style)
                if runs and style.color == "ffffff" and not style.ground:
                    sheet.faint.add((number, cell["column"]))
                characters += sum(len(run.text) for run in runs)
        sheet.check(book.package.name, characters)
    return rows.root


def _shown(cell: dict[str, Any], style: CellStyle, *, from_1904: bool) -> list[Run]:
    """The runs of what a cell shows, and of what its format hides."""
    value = cell["value"]
    if value is None:
        return []
    if isinstance(value, list):
        return [run_in_cell(run, style) for run in value]
    if isinstance(value, bool) and style.is_box:
        text = TICKED if value else EMPTY
    elif isinstance(value, bool):
        text = "SANT" if value else "FALSKT"
    elif isinstance(value, str):
        text = shown_date(value, style.code) if cell["is_date"] else unescape(value.strip())
    else:
        text = shown_value(value, style, from_1904=from_1904)
    return [run_in_cell(StringRun(text), style)]


def _read_columns(sheet: Sheet, root: Root) -> None:
    for element in root.iterfind(f"{MAIN}cols/{MAIN}col"):
        first, last = str(element.get("min")), str(element.get("max"))
        if element.get("hidden") in _TRUE and first.isdigit() and last.isdigit():
            sheet.hidden_columns.update(range(int(first), min(int(last), _LAST_COLUMN) + 1))


def _read_merges(sheet: Sheet, root: Root) -> None:
    for number, element in enumerate(root.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell")):
        found = _range(str(element.get("ref", "")))
        if found and number < _MOST_MERGES:
            sheet.merges[found.top, found.left] = found


def _range(reference: str) -> Range | None:
    try:
        left, top, right, bottom = range_boundaries(reference)
        return Range(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
    except (ValueError, TypeError):
        return None  # no place, or whole rows and columns


def _read_title_rows(book: Workbook, sheet: Sheet, root: Root, entry: SheetPart) -> None:
    """The heading rows that the sheet itself shows: printed again, frozen, or of a table of Excel's."""
    if entry.title_rows:
        first, last = entry.title_rows
        sheet.title_rows.update(range(first, min(last, first + MOST_TITLE_ROWS) + 1))
    for pane in root.iterfind(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane"):
        frozen = pane.get("ySplit", "0").partition(".")[0]
        if pane.get("state", "").startswith("frozen") and frozen.isdigit():
            sheet.title_rows.update(range(1, min(int(frozen), MOST_TITLE_ROWS) + 1))
    for part in book.package.related(entry.part or "", "table"):
        table = book.package.optional_xml(part)
        place = _range(str(table.get("ref", ""))) if table is not None else None
        if table is not None and place and table.get("headerRowCount", "1") != "0":
            sheet.title_rows.add(place.top)


_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f+-]{6}|[A-Za-z&])')


def _read_margins(sheet: Sheet, root: Root) -> None:
    """Headers and footers: their words without the codes for page number, date, file and type."""
    for element in root.iterfind(f"{MAIN}headerFooter/*"):
        side = "head" if element.tag.endswith("Header") else "foot"
        found = margin_texts(side, element.text or "")
        sheet.margins.extend(one for one in found if one not in sheet.margins)


def margin_texts(side: str, text: str) -> list[tuple[str, str]]:
    """The words of a header or footer (`side`), left, centred and right, without its codes; numbers alone are none."""
    parts = [_MARGIN_CODE.sub(" ", part).strip() for part in re.split(r"&[LCR]", text)]
    return [(side, plain) for plain in parts if re.search(r"[^\W\d_]{2}", plain)]
