"""Tables in PDFs: the same cells as pdfplumber finds, spans, open ends, nesting, rules across, no rules."""

from __future__ import annotations

import io
from collections import Counter

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Document, Paragraph, Table
from tests.pdf_drawing import (
    Page,
    assert_sound,
    drawn,
    flowed,
    grid_texts,
    ruled,
    shown,
    tables,
    texts,
    words_of,
)

SENTENCE = "Vandringen går genom Lindparken och slutar vid Kvarntorget där alla samlas."
WORDS = ("Mål", "Syfte", "Löptid", "trygghet", "Kvarnby", "vandring", "åtgärd", "polisen", "höst", "2021")


def cells_of(document: Document) -> Counter[tuple[int, tuple[int, ...], str]]:
    """Page, box in whole points and text of every cell of the outermost tables."""
    return Counter(
        (cell.page or 0, tuple(round(edge / 3) for edge in cell.bbox or ()), document.text(cell.words))
        for table in tables(document)
        for row in table.rows
        for cell in row.cells
    )


def plumber_cells(data: bytes) -> Counter[tuple[int, tuple[int, ...], str]]:
    """The same of pdfplumber."""
    found: Counter[tuple[int, tuple[int, ...], str]] = Counter()
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            for table in page.find_tables():
                for row, row_texts in zip(table.rows, table.extract(), strict=True):
                    for box, text in zip(row.cells, row_texts, strict=True):
                        if box is not None:
                            place = tuple(round(edge / 3) for edge in box)
                            found[number, place, " ".join((text or "").split())] += 1
    return found


@st.composite
def plain_tables(draw: st.DrawFn) -> tuple[list[list[str]], list[float], list[object]]:
    """Rows of texts, widths of columns, and spans that do not overlap."""
    columns = draw(st.integers(2, 5))
    rows = draw(st.integers(2, 6))
    text = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
    cells = [[draw(text) for _ in range(columns)] for _ in range(rows)]
    spans: list[object] = []
    for row in range(rows):
        if draw(st.booleans()) and draw(st.booleans()):
            start = draw(st.integers(0, columns - 2))
            end = draw(st.integers(start + 1, columns - 1))
            spans.append(("SPAN", (start, row), (end, row)))
            for column in range(start + 1, end + 1):
                cells[row][column] = ""
    return cells, [460 / columns] * columns, spans


@settings(max_examples=50)  # each is a file that two programs read
@given(plain_tables())
def test_cells_are_those_that_pdfplumber_finds(
    table: tuple[list[list[str]], list[float], list[object]],
) -> None:
    rows, widths, spans = table
    data = flowed(ruled(rows, widths, *spans))
    expected = Counter(word for row in rows for text in row for word in text.split())
    if not expected:
        return
    document = read_pdf(
        "tabell.pdf", data, ocr="never"
    )  # a few words again and again are in no language's letters
    assert_sound(document)
    assert words_of(document) == expected
    assert cells_of(document) == plumber_cells(data)


@settings(max_examples=15)
@given(st.lists(st.integers(1, 40), min_size=10, max_size=30))
def test_every_word_of_a_long_table_is_read_once(lengths: list[int]) -> None:
    rows = [
        [f"Etikett{n}", " ".join(f"ord{n}x{k}" for k in range(length))] for n, length in enumerate(lengths)
    ]
    document = read_pdf("lang.pdf", flowed(ruled(rows, [120, 330])))
    assert_sound(document)
    assert words_of(document) == Counter(word for row in rows for text in row for word in text.split())
    inside = [word for table in tables(document) for word in table.all_words]
    assert len(inside) == len(document.words)


def test_spans_over_columns_and_rows() -> None:
    rows = [["Unga i Kvarnby", "", ""], ["Mål", "Löptid", "Tillsvidare"], ["", "Två celler i en", ""]]
    spans = [("SPAN", (0, 0), (2, 0)), ("SPAN", (0, 1), (0, 2)), ("SPAN", (1, 2), (2, 2))]
    document = read_pdf("span.pdf", flowed(ruled(rows, [100, 100, 200], *spans)))
    (table,) = tables(document)
    found = [
        [(document.text(cell.words), cell.column, cell.column_span, cell.row_span) for cell in row.cells]
        for row in table.rows
    ]
    assert found == [
        [("Unga i Kvarnby", 0, 3, 1)],
        [("Mål", 0, 1, 2), ("Löptid", 1, 1, 1), ("Tillsvidare", 2, 1, 1)],
        [("Två celler i en", 1, 2, 1)],
    ]
    assert table.columns == 3 and len(table.column_edges) == 4


def test_words_say_where_they_stand() -> None:
    document = read_pdf("ref.pdf", flowed(ruled([["Mål", "Lugn"], ["Syfte", "Trygghet"]], [100, 200])))
    assert [word.ref for word in document.words] == [
        "table 1 row 1 cell 1",
        "table 1 row 1 cell 2",
        "table 1 row 2 cell 1",
        "table 1 row 2 cell 2",
    ]


def test_a_row_cut_by_the_page_without_a_rule_is_kept_and_says_that_it_is_open() -> None:
    rows = [["Lägesbild", SENTENCE * 60], ["Mål", "Kort"]]
    document = read_pdf("kapad.pdf", flowed(ruled(rows, [100, 340])))
    first, second = tables(document)
    assert words_of(document) == Counter(word for row in rows for text in row for word in text.split())
    assert first.rows[-1].open_bottom or second.rows[0].open_top
    assert not first.rows[0].open_top and not second.rows[-1].open_bottom


def cut_table(page: Page, *, top: bool, bottom: bool) -> None:
    for x in (60, 160, 400):
        page.rule(x, 60, x, 160)
    page.rule(60, 110, 400, 110)
    if top:
        page.rule(60, 60, 400, 60)
    if bottom:
        page.rule(60, 160, 400, 160)
    for y, texts_ in ((75, ("Mål", "Lugna gator")), (125, ("Syfte", "Trygga torg"))):
        page.text(65, y, texts_[0])
        page.text(165, y, texts_[1])


@pytest.mark.parametrize(("top", "bottom"), [(True, True), (True, False), (False, True), (False, False)])
def test_open_ends_are_closed_and_remembered(top: bool, bottom: bool) -> None:
    document = read_pdf("oppen.pdf", drawn(lambda page: cut_table(page, top=top, bottom=bottom)))
    (table,) = tables(document)
    assert grid_texts(document, table) == [["Mål", "Lugna gator"], ["Syfte", "Trygga torg"]]
    assert (table.rows[0].open_top, table.rows[-1].open_bottom) == (not top, not bottom)


def test_text_below_a_table_shows_that_the_page_did_not_cut_it() -> None:
    def draw(page: Page) -> None:
        cut_table(page, top=True, bottom=False)
        page.text(60, 300, "Efter tabellen följer text.")

    (table,) = tables(read_pdf("ej-kapad.pdf", drawn(draw)))
    assert not table.rows[-1].open_bottom


def test_a_table_without_outer_sides_has_all_its_columns() -> None:
    def draw(page: Page) -> None:
        page.rule(160, 60, 160, 160)
        for y in (60, 110, 160):
            page.rule(60, y, 400, y)
        for y, label, value in ((80, "Mål", "Lugna gator"), (130, "Syfte", "Trygga torg")):
            page.text(65, y, label)
            page.text(165, y, value)

    document = read_pdf("sidor.pdf", drawn(draw))
    (table,) = tables(document)
    assert grid_texts(document, table) == [["Mål", "Lugna gator"], ["Syfte", "Trygga torg"]]
    assert not table.rows[0].open_top


def test_a_table_in_a_cell_is_a_block_of_that_cell() -> None:
    def draw(page: Page) -> None:
        page.box(60, 60, 200, 200)
        page.box(200, 60, 500, 200)
        page.text(65, 75, "Mål")
        page.text(205, 75, "Före den inre tabellen")
        for x in (220, 300, 380):
            page.rule(x, 100, x, 140)
        for y in (100, 120, 140):
            page.rule(220, y, 380, y)
        for x, y, text in ((225, 113, "a1"), (305, 113, "b1"), (225, 133, "a2"), (305, 133, "b2")):
            page.text(x, y, text)
        page.text(205, 170, "Efter den inre tabellen")

    document = read_pdf("inre.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    assert shown(document, table) == [
        [["Mål"], ["Före den inre tabellen", [[["a1"], ["b1"]], [["a2"], ["b2"]]], "Efter den inre tabellen"]]
    ]
    inner = table.rows[0].cells[1].blocks[1]
    assert isinstance(inner, Table) and inner.ref == "table 2"


def test_a_box_around_a_paragraph_is_a_table_of_one_cell_but_a_frame_around_the_page_is_none() -> None:
    def boxed(page: Page) -> None:
        page.box(60, 60, 300, 90)
        page.text(65, 78, "Gäller från hösten")

    def framed(page: Page) -> None:
        page.box(20, 20, 575, 820)
        page.text(65, 78, "Gäller från hösten")

    assert len(tables(read_pdf("ruta.pdf", drawn(boxed)))) == 1
    assert tables(read_pdf("ram.pdf", drawn(framed))) == []


def test_rules_drawn_as_thin_boxes_and_in_pieces_make_cells() -> None:
    def draw(page: Page) -> None:
        for y in (60, 90, 120):
            for x in range(60, 300, 4):  # dashes
                page.box(x, y, x + 3, y + 0.6, fill=colors.black)
        for x in (60, 160, 298):
            page.box(x, 60, x + 0.6, 120, fill=colors.black)
        for y, label, value in ((80, "Mål", "Lugn"), (110, "Syfte", "Ro")):
            page.text(65, y, label)
            page.text(165, y, value)

    document = read_pdf("streck.pdf", drawn(draw))
    (table,) = tables(document)
    assert grid_texts(document, table) == [["Mål", "Lugn"], ["Syfte", "Ro"]]


def test_white_rules_bound_nothing_on_white() -> None:
    def draw(page: Page) -> None:
        page.canvas.setStrokeColor(colors.white)
        cut_table(page, top=True, bottom=True)

    assert all(not table.ruled for table in tables(read_pdf("vit.pdf", drawn(draw))))


def test_coloured_grounds_bound_cells_and_are_told() -> None:
    blue, pale = colors.HexColor("#336699"), colors.HexColor("#ddeeff")

    def draw(page: Page) -> None:
        for row, (label, value) in enumerate((("Åtgärd", "När"), ("Vandring", "Hösten"), ("Möte", "Våren"))):
            top = 60 + 20 * row
            for x in (60, 200):
                page.box(x, top, x + 139.5, top + 19.5, fill=pale if row else blue)
            page.text(65, top + 13, label)
            page.text(205, top + 13, value)

    document = read_pdf("farg.pdf", drawn(draw))
    (table,) = tables(document)
    assert grid_texts(document, table) == [["Åtgärd", "När"], ["Vandring", "Hösten"], ["Möte", "Våren"]]
    assert all(cell.shaded for row in table.rows for cell in row.cells)


def test_marked_words_in_a_text_are_no_table() -> None:
    def draw(page: Page) -> None:
        page.box(60, 60, 160, 73, fill=colors.yellow)
        page.box(60, 73, 160, 86, fill=colors.yellow)
        page.lines(60, 70, "Överstruken med penna", "Överstruken också här")

    assert tables(read_pdf("penna.pdf", drawn(draw))) == []


ATTENDEES = (
    ("Namn", "Roll", "Telefon"),
    ("Alva Påhittsson", "Samordnare", "00-12 34 56"),
    ("Sixten Sagoberg", "Kommunpolis", "00-12 34 57"),
    ("Disa Diktberg", "Rektor", "00-12 34 58"),
)


def test_a_table_with_rules_across_only() -> None:
    def draw(page: Page) -> None:
        for row, cells in enumerate(ATTENDEES):
            page.rule(60, 60 + 20 * row, 500, 60 + 20 * row)
            for x, text in zip((65, 220, 380), cells, strict=True):
                page.text(x, 74 + 20 * row, text)
        page.rule(60, 140, 500, 140)

    document = read_pdf("vagrat.pdf", drawn(draw))
    (table,) = tables(document)
    assert table.ruled
    assert grid_texts(document, table) == [list(row) for row in ATTENDEES]


def test_a_table_with_rules_only_around_its_head_and_below() -> None:
    def draw(page: Page) -> None:
        for y in (60, 80, 146):
            page.rule(60, y, 500, y)
        for row, cells in enumerate(ATTENDEES):
            for x, text in zip((65, 220, 380), cells, strict=True):
                page.text(x, 74 + 21 * row, text)

    document = read_pdf("huvud.pdf", drawn(draw))
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(row) for row in ATTENDEES]


def test_labels_and_values_without_rules_are_a_table() -> None:
    def draw(page: Page) -> None:
        page.text(60, 60, "Vandring i Kvarnby", 16, bold=True)
        y = 100.0
        for label, values in (
            (
                "Mål",
                ("Alla ska kunna gå genom parken på kvällen utan att känna", "sig otrygga på vägen hem."),
            ),
            ("Löptid", ("Tillsvidare",)),
            ("Polisens åtagande", ("Delta i vandringen och berätta om läget.",)),
        ):
            page.text(60, y, label, bold=True)
            y = page.lines(200, y, *values) + 4

    document = read_pdf("utan.pdf", drawn(draw))
    (table,) = tables(document)
    assert not table.ruled
    assert [row[0] for row in grid_texts(document, table)] == ["Mål", "Löptid", "Polisens åtagande"]
    assert grid_texts(document, table)[0][1].endswith("utan att känna sig otrygga på vägen hem.")


def test_a_short_list_in_the_columns_of_the_one_above_is_a_table_too() -> None:
    def draw(page: Page) -> None:
        page.text(60, 60, "Närvarande", 13)
        for row, (name, role, _) in enumerate(ATTENDEES[1:]):
            page.text(60, 80 + 14 * row, name)
            page.text(220, 80 + 14 * row, role)
        page.text(60, 140, "Anmält förhinder", 13)
        page.text(60, 160, "Ebbe Saknas")
        page.text(220, 160, "Fritidschef")

    document = read_pdf("tva.pdf", drawn(draw))
    assert [grid_texts(document, table) for table in tables(document)] == [
        [[name, role] for name, role, _ in ATTENDEES[1:]],
        [["Ebbe Saknas", "Fritidschef"]],
    ]
    assert "Anmält förhinder" in texts(document)


def test_running_text_in_columns_and_lists_are_no_tables() -> None:
    def draw(page: Page) -> None:
        page.lines(60, 60, *["arbetet i området fortsätter under hela året och"] * 12, size=9)
        page.lines(320, 60, *["nya grupper bildas när det behövs för att stödja"] * 12, size=9)
        for row in range(4):
            page.text(60, 300 + 14 * row, "•")
            page.text(90, 300 + 14 * row, f"Punkt {row} i listan")

    document = read_pdf("spalter.pdf", drawn(draw))
    assert tables(document) == []
    items = [block for block in document.blocks if not isinstance(block, Table) and block.kind == "item"]
    assert len(items) == 4


def test_a_word_that_rules_cut_stands_in_two_cells() -> None:
    def draw(page: Page) -> None:
        page.canvas.setFont("Courier", 10)
        page.box(60, 60, 96, 80)
        page.box(96, 60, 200, 80)
        page.canvas.drawString(60, page.height - 74, "Syfte-Trygghet")  # six letters fill the first cell

    document = read_pdf("trang.pdf", drawn(draw))
    (table,) = tables(document)
    assert grid_texts(document, table) == [["Syfte-", "Trygghet"]]


def test_upright_text_in_a_cell_is_read_as_a_word() -> None:
    def draw(page: Page) -> None:
        page.box(60, 60, 90, 200)
        page.box(90, 60, 300, 200)
        page.canvas.saveState()
        page.canvas.translate(80, page.height - 190)
        page.canvas.rotate(90)
        page.canvas.setFont("Helvetica", 10)
        page.canvas.drawString(0, 0, "Prioriterade insatser")
        page.canvas.restoreState()
        page.text(95, 80, "Vandringar")

    document = read_pdf("staende.pdf", drawn(draw))
    (table,) = tables(document)
    assert grid_texts(document, table) == [["Prioriterade insatser", "Vandringar"]]
    box = document.words[0].boxes[0]
    assert box.height > box.width and 60 <= box.x0 <= 90


def test_boxes_of_a_chart_are_text_boxes_and_no_tables() -> None:
    def draw(page: Page) -> None:
        for x, y, text in ((200, 60, "Rådet"), (80, 120, "Unga"), (200, 120, "Äldre"), (320, 120, "Torg")):
            page.box(x, y, x + 100, y + 30)
            page.text(x + 10, y + 20, text)
        page.text(60, 200, "Efter bilden följer text.")

    document = read_pdf("schema.pdf", drawn(draw))
    assert_sound(document)
    assert tables(document) == []
    found = [(document.text(block.all_words), getattr(block, "origin", None)) for block in document.blocks]
    assert found == [
        *((text, "textbox") for text in ("Rådet", "Unga", "Äldre", "Torg")),
        ("Efter bilden följer text.", "body"),
    ]


def test_coloured_cells_have_their_lights() -> None:
    rows = (("Insats", "Status"), ("Ronder", ""), ("Skyltar", ""), ("Kurser", ""), ("Möten", ""))
    grounds = (colors.lightgreen, colors.yellow, colors.red, colors.lightblue)
    styles = [("BACKGROUND", (1, row), (1, row), colour) for row, colour in enumerate(grounds, start=1)]
    document = read_pdf("lights.pdf", flowed(ruled(rows, (120, 60), *styles)))
    (table,) = tables(document)
    assert [row.cells[1].light for row in table.rows] == [None, "green", "yellow", "red", None]


def test_a_sign_alone_in_a_cell_is_its_text() -> None:
    rows = (("Insats", "Polis", "Skola"), ("Ronder", "•", ""), ("• Skyltar", "", "•"))
    document = read_pdf("signs.pdf", flowed(ruled(rows, (120, 60, 60))))
    (table,) = tables(document)
    assert [[document.text(block.words) for block in row.cells[1].blocks] for row in table.rows[1:]] == [
        ["•"],
        [],
    ]
    item = table.rows[2].cells[0].blocks[0]
    assert isinstance(item, Paragraph)
    assert (item.kind, document.text(item.words)) == ("item", "Skyltar")


def test_a_label_too_long_for_its_cell_is_whole_and_its_end_is_none_of_the_value() -> None:
    def page(page: Page) -> None:
        for y, label, value in ((100, "ANSVARIG", "Rektor"), (120, "SAMMANKALLANDE", "Ungdomspolis")):
            page.text(54, y + 14, label, bold=True)
            page.text(142, y + 14, value)
            page.box(50, y, 140, y + 20)
            page.box(140, y, 400, y + 20)

    document = read_pdf("plan.pdf", drawn(page))
    (table,) = tables(document)
    expected = [["ANSVARIG", "Rektor"], ["SAMMANKALLANDE", "Ungdomspolis"]]
    assert grid_texts(document, table) == expected
