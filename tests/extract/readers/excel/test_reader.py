"""Workbooks: what cells show, which rows are paragraphs and which make tables, what is hidden or broken."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import column_index_from_string

from extract.readers.excel.cells import column_letters
from extract.readers.excel.numbers import shown_date, shown_number
from extract.readers.excel.reader import read_xls, read_xlsx
from models.errors import DamagedFile, DocumentError, EmptyFile, EncryptedFile, LimitExceeded
from models.pages.document import Document, Paragraph, Table, paragraphs_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

PLAIN, BORDER, BOLD, TITLE, HEAD, DAY, PERCENT = range(7)
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="d\\ mmmm\\ yyyy"/></numFmts>
<fonts><font><sz val="11"/></font><font><b/><sz val="11"/></font><font><b/><sz val="20"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFDDEEFF"/></patternFill></fill></fills>
<borders><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border>
</borders><cellXfs><xf/><xf borderId="1"/><xf fontId="1"/><xf fontId="2"/><xf fontId="1" fillId="1" borderId="1"/>
<xf numFmtId="170"/><xf numFmtId="9"/></cellXfs></styleSheet>"""


def cell(ref: str, text: str = "", style: int = PLAIN) -> str:
    inline = f"<is><t>{escape(text)}</t></is>"
    return f'<c r="{ref}" s="{style}" t="inlineStr">{inline}</c>' if text else f'<c r="{ref}" s="{style}"/>'


def rows(*texts: tuple[str, ...], style: int = PLAIN, first: int = 1) -> str:
    """Rows of cells from column A on; an empty tuple is a blank row."""
    xml = ""
    for number, row in enumerate(texts, start=first):
        cells = (
            cell(f"{column_letters(index)}{number}", text, style) for index, text in enumerate(row, start=1)
        )
        xml += f'<row r="{number}">{"".join(cells)}</row>'
    return xml


def workbook(
    *sheets: tuple[str, str],
    states: tuple[str, ...] = (),
    names: str = "",
    extra: dict[str, str] | None = None,
) -> bytes:
    """A package of sheets, each a name and the XML within `<worksheet>` (bare rows become its data)."""
    parts = {"_rels/.rels": _links(("rId1", "officeDocument", "xl/workbook.xml")), "xl/styles.xml": STYLES}
    entries, links = "", [("rId0", "styles", "styles.xml"), ("rIdS", "sharedStrings", "sharedStrings.xml")]
    for number, (name, xml) in enumerate(sheets, start=1):
        state = states[number - 1] if number <= len(states) else "visible"
        entries += f'<sheet name="{escape(name)}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        links.append((f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        body = f"<sheetData>{xml}</sheetData>" if xml.startswith("<row") or not xml else xml
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{MAIN}">{body}</worksheet>'
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{entries}</sheets>'
        f"<definedNames>{names}</definedNames></workbook>"
    )
    parts["xl/_rels/workbook.xml.rels"] = _links(*links)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in (parts | (extra or {})).items():
            archive.writestr(part, content)
    return target.getvalue()


def _links(*links: tuple[str, str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{LINKS}/{kind}" Target="{to}"/>' for key, kind, to in links
    )
    return f'<Relationships xmlns="{PACKAGE_LINKS}">{entries}</Relationships>'


def read(data: bytes) -> Document:
    document = read_xlsx("plan.xlsx", data)
    ids = [word for block in document.blocks for word in block.all_words]
    ids += [word for piece in document.furniture for word in piece.paragraph.all_words]
    assert Counter(ids) == Counter(range(len(document.words)))
    return document


def grid(block: object, document: Document) -> list[list[str]]:
    assert isinstance(block, Table)
    return [
        [
            " / ".join(document.text(piece.all_words) for piece in paragraphs_of(part.blocks))
            for part in row.cells
        ]
        for row in block.rows
    ]


def outline(document: Document) -> list[str]:
    lines = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines.append("TABLE")
        else:
            kind = f"h{block.level} " if block.kind == "heading" else ""
            origin = "" if block.origin == "body" else f"[{block.origin}] "
            lines.append(origin + kind + document.text(block.all_words))
    return lines


def test_sheet_title_intro_and_table() -> None:
    xml = (
        f'<row r="1">{cell("A1", "Plan 2031", TITLE)}</row><row r="3">{cell("A3", "Vi arbetar tillsammans.")}</row>'
        f'<row r="5">{cell("A5", "Orsak", HEAD)}{cell("B5", "Åtgärd", HEAD)}{cell("C5", "När", HEAD)}</row>'
        f'<row r="6">{cell("A6", "Mörker", BORDER)}{cell("B6", "Lampor", BORDER)}{cell("C6", "", BORDER)}</row>'
        f'<row r="7">{cell("A7", "", BORDER)}{cell("B7", "", BORDER)}{cell("C7", "", BORDER)}</row>'
        f'<row r="8">{cell("A8", "Ring polisen.")}</row>'
    )
    document = read(workbook(("Unga", xml)))
    assert outline(document) == [
        "[sheet] h1 Unga",
        "h1 Plan 2031",
        "Vi arbetar tillsammans.",
        "TABLE",
        "Ring polisen.",
    ]
    assert grid(document.blocks[3], document) == [["Orsak", "Åtgärd", "När"], ["Mörker", "Lampor", ""]]
    table = document.blocks[3]
    assert isinstance(table, Table)
    assert table.ref == 'sheet "Unga"'
    assert [part.shaded for part in table.rows[0].cells] == [True] * 3
    assert document.words[table.rows[1].cells[1].words[0]].ref == 'sheet "Unga" B6'
    title = document.blocks[1]
    assert isinstance(title, Paragraph)
    assert (title.size, title.bold) == (20.0, True)


def test_merged_cells_are_spans_and_covered_rows_fall_away() -> None:
    merges = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="A3:A4"/>'
    merges += '<mergeCell ref="B5:XFD9000"/></mergeCells>'
    data = rows(
        ("Område", "Åtgärd"), ("", ""), ("Torg", "Lampor"), ("", "Ronder"), ("Park", "Allt"), style=BORDER
    )
    document = read(workbook(("S", f"<sheetData>{data}</sheetData>{merges}")))
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert grid(table, document) == [["Område", "Åtgärd"], ["Torg", "Lampor"], ["Ronder"], ["Park", "Allt"]]
    assert [(part.column, part.row_span, part.column_span) for row in table.rows for part in row.cells] == [
        (0, 1, 1), (1, 1, 1), (0, 2, 1), (1, 1, 1), (1, 1, 1), (0, 1, 1), (1, 1, 1),
    ]  # fmt: skip


def test_lines_marks_and_rich_text_in_a_cell() -> None:
    rich = (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t xml:space="preserve">Vi ska _x000a_- </t></r>'
        "<r><rPr><b/></rPr><t>tända</t></r><r><t> lampor&#10;- laga bänkar</t></r><rPh><t>fonetik</t></rPh></is></c>"
        f"{cell('B1', 'Ja')}</row>"
    )
    document = read(workbook(("S", rich)))
    assert grid(document.blocks[1], document) == [["Vi ska / - tända lampor / - laga bänkar", "Ja"]]
    assert [word.text for word in document.words if word.bold] == ["tända"]


def test_values_as_shown() -> None:
    strings = f'<sst xmlns="{MAIN}"><si><t>delad &amp; text</t></si></sst>'
    xml = (
        f'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="{DAY}"><v>47969</v></c>'
        f'<c r="C1" s="{PERCENT}"><v>0.25</v></c>'
        '<c r="D1"><v>12</v></c><c r="E1"><v>2.5</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><v>#N/A</v></c>'
        '<c r="H1" t="str"><f>A1</f><v>räknat</v></c><c r="I1"><f>SUM(A1)</f></c>'
        '<c r="J1" t="d"><v>2031-05-01</v></c></row>'
    )
    document = read(workbook(("S", xml), extra={"xl/sharedStrings.xml": strings}))
    assert grid(document.blocks[1], document) == [
        ["delad & text", "1 maj 2031", "25%", "12", "2,5", "SANT", "#N/A", "räknat", "2031-05-01"]
    ]
    assert [(note.code, "I1" in note.message) for note in document.notes] == [("formula-without-value", True)]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (47969, "yyyy-mm-dd", "2031-05-01"),
        (47969.5, "yyyy-mm-dd hh:mm", "2031-05-01 12:00"),
        (47969, "[$-41D]dddd d mmm yy;@", "torsdag 1 maj 31"),
        (1.5, "[h]:mm", "36:00"),
        (0.5, "h:mm AM/PM", "12:00 PM"),
        (1, "yyyy-mm-dd", "1900-01-01"),
        (1234567.891, "#,##0.00", "1 234 567,89"),
        (-1500, '#,##0 "kr";[Red]-#,##0 "kr"', "-1 500 kr"),
        (7, '"vecka "0', "vecka 7"),
        (0, "0;-0;;@", ""),
        (0.126, "0.0%", "12,6%"),
        (5, "000", "005"),
        (2024, "General", "2024"),
        (-3, "yyyy-mm-dd", "-3"),
        (float("inf"), "0", "inf"),
    ],
)
def test_number_formats(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


def test_dates_from_1904_and_iso_dates() -> None:
    assert shown_number(46507, "yyyy-mm-dd", from_1904=True) == "2031-05-01"
    assert shown_date("2031-05-01T10:30:00", "General") == "2031-05-01 10:30"
    assert shown_date("igår", "General") == "igår"


@given(st.floats(allow_nan=True), st.text(alphabet='0#,.%ymdhs[]"\\;@-$E+ /', max_size=20))
def test_any_number_format_shows_something(value: float, code: str) -> None:
    assert isinstance(shown_number(value, code), str)


def test_blank_rows_divide_only_where_a_table_begins_anew() -> None:
    same = rows(("Orsak", "Åtgärd"), ("Mörker", "Lampor"), (), ("Larm", "Ronder"))
    assert outline(read(workbook(("S", same)))) == ["[sheet] h1 S", "TABLE"]
    again = rows(("Orsak", "Åtgärd"), ("Mörker", "Lampor"), (), ("Orsak", "Åtgärd"), ("Larm", "Ronder"))
    assert outline(read(workbook(("S", again)))) == ["[sheet] h1 S", "TABLE", "TABLE"]
    wider = rows(
        ("Stadsdel", "Lövåsen"), ("År", "2031"), (), ("Orsak", "Åtgärd", "När", "Vem"), ("a", "b", "c", "d")
    )
    assert outline(read(workbook(("S", wider)))) == ["[sheet] h1 S", "TABLE", "TABLE"]


def test_tables_side_by_side_are_two() -> None:
    left = rows(("Mål", "Ro"), ("Syfte", "Lugn"), style=BORDER)
    both = "".join(
        f'<row r="{number}">'
        + "".join(cell(f"{column}{number}", f"{column}{number}", BORDER) for column in "ABDE")
        + "</row>"
        for number in (1, 2)
    )
    assert outline(read(workbook(("S", left)))) == ["[sheet] h1 S", "TABLE"]
    document = read(workbook(("S", both)))
    assert [grid(block, document) for block in document.blocks[1:]] == [
        [["A1", "B1"], ["A2", "B2"]],
        [["D1", "E1"], ["D2", "E2"]],
    ]


def test_a_heading_between_tables_is_a_paragraph() -> None:
    xml = (
        rows(("Orsak", "Åtgärd"), ("Mörker", "Lampor"), style=BORDER)
        + f'<row r="4">{cell("A4", "Trygga torg", BOLD)}</row>'
        + rows(("Larm", "Ronder"), ("Klotter", "Tvätt"), style=BORDER, first=5)
    )
    document = read(workbook(("S", xml)))
    assert outline(document) == ["[sheet] h1 S", "TABLE", "h1 Trygga torg", "TABLE"]


def test_hidden_parts_are_read_and_noted() -> None:
    hidden_row = f'<row r="2" hidden="1">{cell("A2", "gömd")}{cell("B2", "rad")}</row>'
    columns = '<cols><col min="3" max="16384" hidden="1"/></cols>'
    xml = f"{columns}<sheetData>{rows(('a', 'b', 'c'))}{hidden_row}</sheetData>"
    document = read(workbook(("Synlig", xml), ("Dold", rows(("x", "y"))), states=("visible", "veryHidden")))
    notes = {note.code: document.text(note.words) for note in document.notes}
    assert notes == {"hidden-rows": "c gömd rad", "hidden-sheet": "Dold x y"}


def test_title_rows_are_heading_rows() -> None:
    data = rows(("Nr", "Åtgärd"), ("1", "Lampor"), style=BORDER)
    names = "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'S'!$A:$A,'S'!$1:$1</definedName>"
    frozen = '<sheetViews><sheetView><pane ySplit="1" state="frozen"/></sheetView></sheetViews>'
    for document in (
        read(workbook(("S", data), names=names)),
        read(workbook(("S", f"{frozen}<sheetData>{data}</sheetData>"))),
    ):
        table = document.blocks[1]
        assert isinstance(table, Table)
        assert [row.heading for row in table.rows] == [True, False]


def test_text_boxes_and_page_margins() -> None:
    drawing = (
        f'<d xmlns:a="{DRAWING}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:AlternateContent><mc:Choice><xdr:txBody xmlns:xdr='urn:x'>"
        "<a:p><a:r><a:t>Kom </a:t></a:r><a:r><a:t>ihåg</a:t></a:r></a:p>"
        "<a:p><a:r><a:t>torget</a:t></a:r></a:p></xdr:txBody></mc:Choice><mc:Fallback><x:txBody xmlns:x='urn:x'>"
        "<a:p><a:r><a:t>reserv</a:t></a:r></a:p></x:txBody></mc:Fallback></mc:AlternateContent></d>"
    )
    extra = {
        "xl/worksheets/_rels/sheet1.xml.rels": _links(("rId1", "drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": drawing,
    }
    header = '&amp;L&amp;"Arial,Bold"&amp;12Lövåsens plan&amp;RSida &amp;P'
    margins = f"<headerFooter><oddHeader>{header}</oddHeader></headerFooter>"
    document = read(workbook(("S", f"<sheetData>{rows(('a', 'b'))}</sheetData>{margins}"), extra=extra))
    assert outline(document)[-2:] == ["[textbox] Kom ihåg", "[textbox] torget"]
    heads = [document.text(piece.paragraph.words) for piece in document.furniture]
    assert heads == ["Lövåsens plan", "Sida"]


def _control(kind: str, row: int, below: int, label: str, ticked: bool) -> str:
    checked = "<x:Checked>1</x:Checked>" if ticked else ""
    return (
        f'<v:shape><v:textbox><div><font>{label}</font></div></v:textbox><x:ClientData ObjectType="{kind}">'
        f"<x:Anchor>1, 4, {row}, {below}, 2, 4, {row + 1}, {below}</x:Anchor>{checked}</x:ClientData></v:shape>"
    )


@pytest.mark.parametrize("below", [0, 10])
def test_boxes_drawn_over_cells_stand_in_them(below: int) -> None:
    shapes = _control("Checkbox", 1, below, "Ja", True) + _control("Radio", 2, below, "", False)
    shapes += _control("Button", 2, below, "Skicka", False)
    extra = {
        "xl/worksheets/_rels/sheet1.xml.rels": _links(("rId1", "vmlDrawing", "../drawings/vml1.vml")),
        "xl/drawings/vml1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel">{shapes}</xml>',
    }
    texts = rows(("Aktivitet", "Klart"), ("Nattvandring", ""), ("Skyltar", "Delvis"), style=BORDER)
    document = read(workbook(("Plan", texts), extra=extra))
    found = [block for block in document.blocks if isinstance(block, Table)]
    assert grid(found[0], document) == [
        ["Aktivitet", "Klart"],
        ["Nattvandring", "☒ Ja"],
        ["Skyltar", "☐ Delvis"],
    ]


def test_a_box_drawn_more_than_half_a_row_down_is_the_next_row_s() -> None:
    extra = {
        "xl/worksheets/_rels/sheet1.xml.rels": _links(("rId1", "vmlDrawing", "../drawings/vml1.vml")),
        "xl/drawings/vml1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel">{_control("Checkbox", 0, 11, "Ja", False)}</xml>',
    }
    document = read(workbook(("Plan", rows(("A", "B"), ("C", "D"), style=BORDER)), extra=extra))
    assert grid(document.blocks[-1], document) == [["A", "B"], ["C", "☐ Ja D"]]


def test_check_boxes_in_cells() -> None:
    bag = "http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag"
    style = (
        f'<xf borderId="1"><extLst><ext><b:xfComplement xmlns:b="{bag}" i="0"/></ext></extLst></xf></cellXfs>'
    )
    texts = '<row r="1">' + cell("A1", "Vandring", BORDER) + '<c r="B1" s="7" t="b"><v>1</v></c></row>'
    texts += '<row r="2">' + cell("A2", "Skyltar", BORDER) + '<c r="B2" s="7" t="b"><v>0</v></c></row>'
    texts += '<row r="3">' + cell("A3", "Lampor", BORDER) + '<c r="B3" s="1" t="b"><v>1</v></c></row>'
    extra = {"xl/styles.xml": STYLES.replace("</cellXfs>", style)}
    document = read(workbook(("Plan", texts), extra=extra))
    assert grid(document.blocks[-1], document) == [["Vandring", "☒"], ["Skyltar", "☐"], ["Lampor", "SANT"]]


def test_missing_parts_leave_a_note() -> None:
    data = workbook(
        ("S", '<row r="1"><c r="A1" t="s"><v>7</v></c><c r="B1"><v>1</v></c></row>'), ("T", rows(("a", "b")))
    )
    document = read(data)
    assert [note.code for note in document.notes] == ["sheet-unreadable"]
    assert outline(document) == ["[sheet] h1 S", "1", "[sheet] h1 T", "TABLE"]


def test_entities_are_not_expanded() -> None:
    sheet = '<sheetData><row><c t="str"><v>&e;</v></c></row></sheetData>'
    attack = f'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet xmlns="{MAIN}">{sheet}</worksheet>'
    data = workbook(
        ("S", rows(("a", "b"))), ("T", rows(("c", "d"))), extra={"xl/worksheets/sheet1.xml": attack}
    )
    document = read(data)
    assert outline(document) == ["[sheet] h1 S", "[sheet] h1 T", "TABLE"]
    assert [note.code for note in document.notes] == ["sheet-unreadable"]


def test_few_cells_far_apart_do_not_fill_the_memory() -> None:
    far = (
        f'<row r="1">{cell("A1", "nära")}{cell("XFD1", "långt")}</row>'
        f'<row r="1048576">{cell("A1048576", "a")}{cell("B1048576", "b")}</row>'
    )
    document = read(workbook(("S", f'<dimension ref="A1:XFD1048576"/><sheetData>{far}</sheetData>')))
    assert len([word for word in document.words if word.ref != 'sheet "S"']) == 4
    diagonal = "".join(
        f'<row r="{number}">'
        + "".join(
            cell(f"{column_letters(column)}{number}", "x", BORDER) for column in (2 * number, 2 * number + 1)
        )
        + "</row>"
        for number in range(1, 2500)
    )
    with pytest.raises(LimitExceeded):
        read(workbook(("S", diagonal)))


def test_errors_are_typed() -> None:
    with pytest.raises(EmptyFile):
        read(workbook(("S", ""), ("T", "")))
    with pytest.raises(DamagedFile):
        read(b"PK\x03\x04 inte en bok")
    with pytest.raises(DamagedFile):
        read(workbook(("S", rows(("a", "b"))))[:-200])
    with pytest.raises(DamagedFile):
        read(workbook())


def test_old_workbooks_that_cannot_be_read() -> None:
    with pytest.raises(DamagedFile):
        read_xls("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    begins = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12) + b"\x2f\x00\x36\x00" + bytes(60)
    with pytest.raises(EncryptedFile):
        read_xls("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + begins)


def test_column_letters() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 16384)] == ["A", "Z", "AA", "XFD"]
    assert all(column_index_from_string(column_letters(number)) == number for number in range(1, 16385, 37))


WORD = st.text(alphabet="abcdefåäö", min_size=1, max_size=8)
TEXTS = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


@given(
    st.integers(2, 5).flatmap(
        lambda n: st.lists(st.lists(TEXTS, min_size=n, max_size=n), min_size=1, max_size=6)
    )
)
def test_rows_of_words_come_back(texts: list[list[str]]) -> None:
    document = read(workbook(("S", rows(*map(tuple, texts), style=BORDER))))
    assert grid(document.blocks[1], document) == texts


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 8), st.integers(1, 6)), st.tuples(TEXTS, st.integers(0, 4)), min_size=1
    ),
    st.lists(
        st.tuples(st.integers(1, 8), st.integers(1, 6), st.integers(0, 3), st.integers(0, 3)), max_size=4
    ),
)
def test_every_word_stands_exactly_once(
    cells: dict[tuple[int, int], tuple[str, int]], merges: list[tuple[int, int, int, int]]
) -> None:
    xml = "".join(
        f'<row r="{row}">'
        + "".join(cell(f"{column_letters(c)}{r}", *cells[r, c]) for r, c in sorted(cells) if r == row)
        + "</row>"
        for row in sorted({row for row, _ in cells})
    )
    ranges = "".join(
        f'<mergeCell ref="{column_letters(c)}{r}:{column_letters(c + width)}{r + height}"/>'
        for r, c, height, width in merges
    )
    document = read(workbook(("Blad", f"<sheetData>{xml}</sheetData><mergeCells>{ranges}</mergeCells>")))
    expected = Counter(["Blad", *" ".join(text for text, _ in cells.values()).split()])
    assert Counter(word.text for word in document.words) == expected


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_damaged_packages_are_documents_or_document_errors(position: int, junk: bytes) -> None:
    data = bytearray(workbook(("Blad", rows(("a", "b"), ("c", "d"))), ("Två", rows(("e", "f")))))
    position %= len(data)
    data[position : position + len(junk)] = junk
    try:
        read(bytes(data))
    except DocumentError as problem:
        assert problem.name == "plan.xlsx"
