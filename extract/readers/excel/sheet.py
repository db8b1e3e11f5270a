"""One worksheet's XML: its cells with what they show, its merged ranges, what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from extract.readers.excel.numbers import shown_date, shown_number
from extract.readers.excel.parts import MAIN, CellStyle, SheetPart, Workbook, string_runs, unescaped
from extract.readers.shared.pieces import Run
from models.errors import LimitExceeded

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_MOST_CELLS = 2_000_000
_MOST_MERGES = 100_000
_LAST_COLUMN = 16_384
_TRUTHS = {"1": "SANT", "0": "FALSKT", "true": "SANT", "false": "FALSKT"}
"""What a Swedish Excel shows for truth values."""


class Range(NamedTuple):
    """A rectangle of cells: rows and columns from 1, all included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that shows text, or an empty one that is drawn."""

    runs: tuple[Run, ...]
    style: CellStyle

    @property
    def text(self) -> str:
        """What it shows."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Sheet:
    """A worksheet as its cells."""

    name: str
    hidden: bool
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    """By row and column, from 1; only cells that show text or are drawn with borders."""
    merges: dict[tuple[int, int], Range] = field(default_factory=dict)
    """By the row and column of their first cell."""
    title_rows: set[int] = field(default_factory=set)
    """Rows that are printed again on each page, stay in place, or head a table of Excel's."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    without_value: list[str] = field(default_factory=list)
    """References of cells whose formula was never calculated."""
    margins: list[tuple[str, str]] = field(default_factory=list)
    """Header and footer texts: `head` or `foot`, and what it prints."""


def column_number(letters: str) -> int:
    """The number of a column from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column from its number."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_sheet(book: Workbook, entry: SheetPart) -> Sheet:
    """The sheet that an entry of the workbook names, without cells if its part is lost or broken.

    Raises LimitExceeded for more cells than memory holds.
    """
    sheet = Sheet(entry.name, entry.hidden)
    root = book.package.optional_xml(entry.part) if entry.part else None
    if root is None:
        book.problems.add(f'the sheet "{entry.name}" cannot be read')
        return sheet
    for element in root.iterfind(f"{MAIN}cols/{MAIN}col"):
        _note_columns(sheet, element)
    _read_cells(book, sheet, root)
    _read_merges(sheet, root)
    _read_title_rows(book, sheet, root, entry)
    _read_margins(sheet, root)
    return sheet


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() and len(text) <= 7 else otherwise


def _is_true(text: str | None) -> bool:
    return text in {"1", "true"}


def _note_columns(sheet: Sheet, element: etree._Element) -> None:
    if _is_true(element.get("hidden")):
        first, last = _whole(element.get("min"), 0), min(_whole(element.get("max"), 0), _LAST_COLUMN)
        sheet.hidden_columns.update(range(first, last + 1))


def _read_cells(book: Workbook, sheet: Sheet, root: etree._Element) -> None:
    row_number = 0
    for row in root.iterfind(f"{MAIN}sheetData/{MAIN}row"):
        row_number = _whole(row.get("r"), row_number + 1)
        if _is_true(row.get("hidden")):
            sheet.hidden_rows.add(row_number)
        column = 0
        for element in row.iterfind(f"{MAIN}c"):
            place = _REFERENCE.fullmatch(str(element.get("r", "")))
            column = column_number(place.group(1)) if place else column + 1
            style = book.style(element.get("s"))
            runs = _shown(book, sheet, element, style, f"{column_letters(column)}{row_number}")
            if any(run.text.strip() for run in runs) or style.bordered:
                sheet.cells[row_number, column] = SheetCell(tuple(runs), style)
        if len(sheet.cells) > _MOST_CELLS:
            raise LimitExceeded(
                book.package.name, f'the sheet "{sheet.name}" has more than {_MOST_CELLS} cells: divide it'
            )


def _shown(book: Workbook, sheet: Sheet, cell: etree._Element, style: CellStyle, ref: str) -> list[Run]:
    """The runs of what a cell shows."""
    kind = str(cell.get("t", "n"))
    if kind == "inlineStr":
        inline = cell.find(f"{MAIN}is")
        return _in_weight([] if inline is None else string_runs(inline), style)
    value = cell.findtext(f"{MAIN}v")
    if value is None or not value.strip():
        if cell.find(f"{MAIN}f") is not None and value is None:
            sheet.without_value.append(ref)
        return []
    if kind == "s":
        return _in_weight(_string(book, value), style)
    return [Run(_text_of_value(book, kind, value.strip(), style), bold=style.bold)]


def _string(book: Workbook, value: str) -> list[Run]:
    index = _whole(value.strip(), len(book.strings))
    if index < len(book.strings):
        return book.strings[index]
    book.problems.add("a cell names a string that the workbook does not hold")
    return []


def _text_of_value(book: Workbook, kind: str, value: str, style: CellStyle) -> str:
    if kind in {"str", "e"}:
        return unescaped(value)
    if kind == "b":
        return _TRUTHS.get(value.lower(), value)
    if kind == "d":
        return shown_date(value, style.code)
    try:
        return shown_number(float(value), style.code, from_1904=book.from_1904)
    except (ValueError, OverflowError):
        return value


def _in_weight(runs: list[Run], style: CellStyle) -> list[Run]:
    """`runs`, bold where the cell's style is; a rich string says so itself, run by run."""
    rich = len(runs) > 1 or any(run.bold for run in runs)
    return [Run(run.text, bold=True) for run in runs] if style.bold and not rich else runs


def _read_merges(sheet: Sheet, root: etree._Element) -> None:
    for number, element in enumerate(root.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell")):
        found = _range(str(element.get("ref", "")))
        if found and number < _MOST_MERGES:
            sheet.merges[found.top, found.left] = found


def _range(reference: str) -> Range | None:
    ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
    places = [(int(end.group(2)), column_number(end.group(1))) for end in ends if end]
    if not places or len(places) != len(ends):
        return None
    rows, columns = [row for row, _ in places], [column for _, column in places]
    return Range(min(rows), min(columns), max(rows), max(columns))


def _read_title_rows(book: Workbook, sheet: Sheet, root: etree._Element, entry: SheetPart) -> None:
    """The heading rows that the sheet itself shows: printed again, frozen, or of a table of Excel's."""
    if entry.title_rows:
        first, last = entry.title_rows
        sheet.title_rows.update(range(first, min(last, first + 20) + 1))
    for pane in root.iterfind(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane"):
        frozen = str(pane.get("ySplit", "0")).partition(".")[0]
        if str(pane.get("state", "")).startswith("frozen"):
            sheet.title_rows.update(range(1, min(_whole(frozen, 0), 20) + 1))
    for part in book.package.related(entry.part or "", "table"):
        table = book.package.optional_xml(part)
        place = _range(str(table.get("ref", ""))) if table is not None else None
        if table is not None and place and table.get("headerRowCount", "1") != "0":
            sheet.title_rows.add(place.top)


_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f+-]{6}|[A-Za-z&])')


def _read_margins(sheet: Sheet, root: etree._Element) -> None:
    """Headers and footers: their words without the codes for page number, date, file and type."""
    margins = root.find(f"{MAIN}headerFooter")
    for element in () if margins is None else margins:
        tag = etree.QName(element).localname
        side = "head" if tag.endswith("Header") else "foot"
        for text in re.split(r"&[LCR]", element.text or ""):
            plain = _MARGIN_CODE.sub(" ", text)
            if re.search(r"[^\W\d_]{2}", plain) and (side, plain.strip()) not in sheet.margins:
                sheet.margins.append((side, plain.strip()))
