"""Workbooks from before 2007: what their cells show and how they look."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from extract.pipeline import extract_bytes
from extract.readers.excel import cells
from extract.readers.excel.cells import Sheet
from extract.readers.excel.legacy import book as legacy
from extract.readers.excel.legacy.book import old_sheets
from extract.readers.excel.legacy.records import sheet_extras
from extract.readers.excel.reader import read_xls
from models.errors import DamagedFile, DocumentError, EmptyFile, EncryptedFile, LimitExceeded
from models.pages.document import Table

ROWS = (
    ("Aktivitet", "Åtgärd", "Ansvarig"),
    ("Värdar", "Två värdar går runt på lovet.", "Rektor"),
    ("Kameror", "Kameror i bussar.", "Trafikchef"),
)


def saved(book: xlwt.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def plan(looks: dict[int, str] | None = None, change: object = None) -> bytes:
    """A plan of two measures; `looks` are the styles of rows from 0, `change` is called with its sheet."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Plan")
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            sheet.write(row, column, text, xlwt.easyxf((looks or {}).get(row, "")))
    if callable(change):
        change(sheet)
    return saved(book)


def only_sheet(data: bytes) -> Sheet:
    (sheet,), problems = old_sheets("plan.xls", data)
    assert not problems
    return sheet


def one_cell(value: object, style: str = "", code: str = "General") -> str:
    book = xlwt.Workbook()
    book.add_sheet("S").write(0, 0, value, xlwt.easyxf(style, num_format_str=code))
    return only_sheet(saved(book)).cells[1, 1].text


def test_a_struck_out_row_is_no_measure() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Plan")
    sheet.write(0, 0, "Åtgärdsplan mot brott 2027")
    for row, texts in enumerate(ROWS, start=1):
        for column, text in enumerate(texts):
            sheet.write(row, column, text, xlwt.easyxf(f"font: struck_out {'on' if row == 3 else 'off'}"))
    record = extract_bytes("plan.xls", saved(book)).record
    assert record.source.format == "xls"
    assert [one.name.text for one in record.activities if one.name] == ["Värdar"]
    assert "struck-out" in {one.code for one in record.warnings}


def test_hidden_rows_columns_and_sheets_are_read_and_said() -> None:
    def hide(sheet: xlwt.Worksheet) -> None:
        sheet.row(2).hidden = True
        sheet.col(1).hidden = True

    sheet = only_sheet(plan(change=hide))
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.hidden) == ({3}, {2}, False)
    assert [note.code for note in read_xls("a.xls", plan(change=hide)).notes] == ["hidden-rows"]

    def hide_all(sheet: xlwt.Worksheet) -> None:
        sheet.visibility = 1

    notes = read_xls("a.xls", plan(change=hide_all)).notes
    assert [note.code for note in notes] == ["hidden-sheet"]


def test_bold_heads_fills_and_lines_are_seen() -> None:
    head = "font: bold on, height 240; borders: left thin, right thin, top thin, bottom thin"
    sheet = only_sheet(plan({0: head, 1: "pattern: pattern solid, fore_colour light_green"}))
    style = sheet.cells[1, 1].style
    assert (style.bold, style.size, style.bordered, style.shaded) == (True, 12.0, True, False)
    assert sheet.cells[1, 1].runs[0].bold
    assert sheet.fills == {(2, column): "ccffcc" for column in (1, 2, 3)}
    plain = sheet.cells[3, 1].style
    assert (plain.bold, plain.bordered, plain.shaded, plain.ground) == (False, False, False, "")


def test_an_empty_coloured_cell_is_a_light() -> None:
    def lights(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 3, "Läge")
        for row, colour in ((1, "bright_green"), (2, "red")):
            sheet.write(row, 3, None, xlwt.easyxf(f"pattern: pattern solid, fore_colour {colour}"))

    document = read_xls("a.xls", plan(change=lights))
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [row.cells[3].light for row in table.rows] == [None, "green", "red"]


def test_white_on_white_is_hidden_text() -> None:
    runs = only_sheet(plan({2: "font: colour white"})).cells[3, 1].runs
    assert [run.standing for run in runs] == ["hidden"]
    dark = "font: colour white; pattern: pattern solid, fore_colour dark_blue"
    assert only_sheet(plan({2: dark})).cells[3, 1].runs[0].standing == "in_force"


def test_merged_cells_are_one() -> None:
    sheet = only_sheet(plan(change=lambda sheet: sheet.write_merge(3, 4, 0, 1, "Trygga torg")))
    assert sheet.merges == {(4, 1): (4, 1, 5, 2)}


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (date(2027, 3, 31), "YYYY-MM-DD", "2027-03-31"),
        (datetime(2027, 3, 31, 14, 30), "D/M YYYY hh:mm", "31/3 2027 14:30"),
        (date(2027, 3, 31), "M/D/YY", "2027-03-31"),  # Excel's own short date follows the computer's country
        (0.25, "0%", "25%"),
        (12.5, "0.00", "12,50"),
        (2027, "General", "2027"),
        (True, "General", "SANT"),
        ("Rad ett\nRad två", "General", "Rad ett\nRad två"),
    ],
)
def test_values_are_shown_by_their_formats(value: object, code: str, shown: str) -> None:
    assert one_cell(value, code=code) == shown


def test_rich_text_is_struck_out_and_raised_in_part() -> None:
    book = xlwt.Workbook()
    struck = xlwt.easyfont("struck_out on")
    raised = xlwt.easyfont("escapement superscript")
    parts = ["Kvar 😀 ", ("bort", struck), (" igen", xlwt.easyfont("bold on")), ("1", raised)]
    book.add_sheet("S").write_rich_text(0, 0, parts)
    runs = only_sheet(saved(book)).cells[1, 1].runs
    assert [(run.text, run.standing, run.bold) for run in runs] == [
        ("Kvar 😀 ", "in_force", False),
        ("bort", "struck_out", False),
        (" igen", "in_force", True),
        ("1", "note_mark", False),
    ]


def test_frozen_rows_head_the_table_and_headers_are_furniture() -> None:
    def dress(sheet: xlwt.Worksheet) -> None:
        sheet.panes_frozen = True
        sheet.horz_split_pos = 1
        sheet.header_str = b"&LTrygghetsplan&R&P"
        sheet.footer_str = b"&P (&N)"

    sheet = only_sheet(plan(change=dress))
    assert (sheet.title_rows, sheet.margins) == ({1}, [("head", "Trygghetsplan")])


def record_of(kind: int, content: bytes = b"") -> bytes:
    return kind.to_bytes(2, "little") + len(content).to_bytes(2, "little") + content


def test_texts_of_shapes_are_read_and_those_of_notes_not() -> None:
    text = "Målen är två".encode("utf-16-le")
    head = bytes(10) + (12).to_bytes(2, "little") + bytes(6)
    drawn = (
        record_of(0x1B6, head) + record_of(0x3C, b"\x01" + text[:10]) + record_of(0x3C, b"\x01" + text[10:])
    )
    shape, note = (record_of(0x5D, bytes(4) + bytes((kind, 0))) for kind in (6, 0x19))
    chart = record_of(0x809) + drawn + record_of(0x0A)
    stream = record_of(0x809) + shape + drawn + record_of(0x3C, bytes(16)) + chart + note + drawn
    extras = sheet_extras(stream + record_of(0x1B0) + record_of(0x0A) + shape + drawn, 0)
    assert (extras.drawn, extras.has_conditions) == (["Målen är två"], True)


@pytest.mark.parametrize("program", [b"\x12", b"\x0a"])
@pytest.mark.parametrize(("below", "last", "row"), [(128, 2, 2), (129, 2, 3), (129, 1, 2)])
def test_boxes_drawn_over_cells_are_read(below: int, last: int, row: int, program: bytes) -> None:
    sides = (2, 10, 1, below, 3, 10, last, 20)  # column and row of its corners, each with how far in
    anchor = b"".join(side.to_bytes(2, "little") for side in sides)
    place = record_of(0xEC, bytes(8) + b"\x00\x00\x10\xf0\x12\x00\x00\x00" + bytes(2) + anchor)
    box = record_of(0x5D, b"\x15\x00\x12\x00\x0b\x00" + bytes(16) + program + b"\x00\x08\x00\x01" + bytes(7))
    label = record_of(0x1B6, bytes(10) + b"\x02\x00" + bytes(6)) + record_of(0x3C, b"\x00Ja")
    stream = record_of(0x809) + place + box + record_of(0xEC, b"") + label + record_of(0x0A)
    extras = sheet_extras(stream, 0)
    assert [(one.row, one.column, one.sign, one.label) for one in extras.boxes] == [(row, 3, "☒", "Ja")]
    assert extras.drawn == []


def test_broken_formats_leave_the_values() -> None:
    data = bytearray(plan())
    style = data.index(record_of(0x293, bytes(4))[:4])
    data[style + 6] = 200  # a built-in style that there is not
    sheets, problems = old_sheets("a.xls", bytes(data))
    assert sheets[0].cells[1, 1].text == "Aktivitet"
    assert problems == ['the formats of the sheet "Plan" cannot be read']
    data[512:2048] = bytes(1536)
    with pytest.raises(DamagedFile, match="the workbook cannot be read"):
        read_xls("a.xls", bytes(data))


def test_a_broken_sheet_leaves_the_others() -> None:
    book = xlwt.Workbook()
    for title in ("Ett", "Två"):
        book.add_sheet(title).write(0, 0, f"Trygga torg {title}")
    data = bytearray(saved(book))
    first = data.index(record_of(0xFD, bytes(10))[:4])  # the cell
    data[first + 2] = 3
    sheets, problems = old_sheets("a.xls", bytes(data))
    assert [sheet.name for sheet in sheets] == ["Två"]
    assert problems == ['the sheet "Ett" cannot be read']
    assert [note.code for note in read_xls("a.xls", bytes(data)).notes] == ["sheet-unreadable"]


def test_limits_and_empty_books(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EmptyFile):
        read_xls("a.xls", saved_empty())
    monkeypatch.setattr(cells, "MOST_CELLS", 8)
    with pytest.raises(LimitExceeded):
        read_xls("a.xls", plan())
    monkeypatch.setattr(cells, "MOST_CELLS", 9)
    read_xls("a.xls", plan())


def saved_empty() -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("S")
    return saved(book)


@pytest.mark.parametrize(
    ("own", "given", "opens"),
    [
        ("VelvetSweatshop", None, True),  # what Excel sets where only changes are to be prevented
        ("torget", "torget", True),
        ("torget", None, False),
        ("torget", "fel", False),
    ],
)
def test_passwords(monkeypatch: pytest.MonkeyPatch, own: str, given: str | None, opens: bool) -> None:
    class Locked:
        def __init__(self, source: io.BytesIO) -> None:
            self.content = source.getvalue()

        def is_encrypted(self) -> bool:
            return True

        def load_key(self, password: str) -> None:
            if password != own:
                raise ValueError("no such key")

        def decrypt(self, target: io.BytesIO) -> None:
            target.write(self.content)

    monkeypatch.setattr("msoffcrypto.OfficeFile", Locked)
    if opens:
        assert read_xls("a.xls", plan(), password=given).words
    else:
        with pytest.raises(EncryptedFile, match="--password"):
            read_xls("a.xls", plan(), password=given)


PLAN = plan({0: "font: bold on", 2: "font: struck_out on"})


@given(st.lists(st.tuples(st.integers(0, len(PLAN) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_broken_files_raise_only_what_is_named(changes: list[tuple[int, int]]) -> None:
    data = bytearray(PLAN)
    for place, value in changes:
        data[place] = value
    try:
        read_xls("a.xls", bytes(data))
    except DocumentError as problem:
        assert problem.name == "a.xls"


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for length in range(512, len(PLAN) - 256, 256):
        with pytest.raises(DocumentError):
            read_xls("a.xls", PLAN[:length])
    read_xls("a.xls", PLAN)
    assert capfd.readouterr() == ("", "")


def test_the_library_says_where_a_sheet_begins() -> None:
    opened = legacy._opened(PLAN, looks=True)
    assert opened.mem[opened._sh_abs_posn[0] :][:2] == b"\x09\x08"
