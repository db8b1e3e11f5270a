"""Rows and columns that hardly anything shows: one pitch, headings above the first rail, rests of cut rows, titles."""

from __future__ import annotations

from reportlab.lib import colors

from extract.readers.pdf.lattice.heads.gaps import set_at_heads
from extract.readers.pdf.lattice.joints import rows_of_uprights
from extract.readers.pdf.lines import words_to_lines
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Rule, Style
from models.pages.document import Document
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables, texts

XS = (50.0, 150.0, 300.0, 400.0, 480.0)
HEADS = ("Insats", "Beskrivning", "Ansvarig", "När", "Mått")
ROWS = (
    ("Kaféet", "Öppet tre kvällar.", "Värd", "", "Antal gäster."),
    ("Märkdag", "Cyklar får nummer.", "Polis", "Maj", "Antal cyklar."),
    ("Ljusrond", "Lampor lagas.", "Tekniker", "Juni", "Antal lampor."),
)
PALE = colors.HexColor("#dde6f0")


def read(*pages: object) -> Document:
    document = read_pdf("prov.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    return document


def row_of(page: Page, y: float, cells: tuple[str, ...], *, bold: bool = False) -> None:
    for x, text in zip(XS, cells, strict=False):
        if text:
            page.text(x, y, text, bold=bold)


def test_rows_of_one_pitch_are_rows_though_a_cell_of_the_first_is_empty() -> None:
    def draw(page: Page) -> None:
        row_of(page, 100, HEADS, bold=True)
        for number, cells in enumerate(ROWS, start=1):
            row_of(page, 100 + 14 * number, cells)

    document = read(draw)
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(row) for row in (HEADS, *ROWS)]


def test_a_cell_that_goes_on_among_rows_of_one_pitch_begins_no_row() -> None:
    def draw(page: Page) -> None:
        row_of(page, 100, HEADS, bold=True)
        for number, cells in enumerate(ROWS[:2], start=1):
            row_of(page, 100 + 14 * number, cells)
        row_of(page, 142, ("", "och stöldmärkta pedaler."))

    document = read(draw)
    (table,) = tables(document)
    found = grid_texts(document, table)
    assert [row[0] for row in found] == ["Insats", "Kaféet", "Märkdag"]
    assert found[2][1] == "Cyklar får nummer. och stöldmärkta pedaler."


def test_what_is_left_of_a_row_begins_the_next_page_in_its_columns() -> None:
    def first(page: Page) -> None:
        page.text(50, 60, "Åtgärder i Ekeby", size=16, bold=True)
        y = 700.0
        row_of(page, y, HEADS, bold=True)
        for number, cells in enumerate(
            (*ROWS[1:], ("Rond för", "Vakter går där unga", "Värd", "Maj", "Antal ronder."))
        ):
            page.rule(45, y + 6 + 20 * number, 550, y + 6 + 20 * number)
            row_of(page, y + 20 * (number + 1), cells)
        page.rule(45, y - 14, 550, y - 14)

    def second(page: Page) -> None:
        page.rule(45, 56, 550, 56)
        row_of(page, 70, ("alla", "brukar samlas.", "", ""))
        page.rule(45, 76, 550, 76)

    document = read(first, second)
    found = [row for table in tables(document) for row in grid_texts(document, table)]
    assert found[-1] == ["alla", "brukar samlas.", "", "", ""]


def test_headings_in_bold_above_the_first_ground_show_narrow_columns() -> None:
    def draw(page: Page) -> None:
        row_of(page, 100, HEADS, bold=True)
        for number, cells in enumerate((*ROWS[1:], *ROWS[1:]), start=1):
            if number % 2:
                page.box(45, 100 + 20 * number - 13, 555, 100 + 20 * number + 7, fill=PALE)
            row_of(page, 100 + 20 * number, cells)
        page.text(XS[1], 194, "En sån rad når nästan ända fram")

    document = read(draw)
    (table,) = tables(document)
    assert grid_texts(document, table)[0] == list(HEADS)
    assert grid_texts(document, table)[1] == list(ROWS[1])


def test_a_heading_that_begins_left_of_its_table_is_no_part_of_it() -> None:
    def draw(page: Page) -> None:
        y = 100.0
        for name in ("Klotter", "Buskörning"):
            page.text(40, y, name, size=12, bold=True)
            row_of(page, y + 20, HEADS, bold=True)
            for number, cells in enumerate((*ROWS[1:], None), start=1):
                page.rule(46, y + 6 + 20 * number, 550, y + 6 + 20 * number)
                row_of(page, y + 20 + 20 * number, cells or ())
            y += 100

    document = read(draw)
    assert {"Klotter", "Buskörning"} <= set(texts(document))
    assert [row[0] for table in tables(document) for row in grid_texts(document, table)] == [
        "Insats",
        "Märkdag",
        "Ljusrond",
    ] * 2


def test_the_ground_of_a_title_over_labels_beside_one_upright_is_their_first_row() -> None:
    pairs = (("Syfte", "Vuxna ska synas."), ("Löptid", "Tills vidare"), ("Ansvarig", "Fritidschef"))

    def draw(page: Page) -> None:
        page.box(46, 88, 500, 106, fill=PALE)
        page.text(50, 100, "Kvällsvandring", bold=True)
        for number, (label, value) in enumerate(pairs):
            page.rule(140, 106 + 18 * number, 140, 124 + 18 * number)
            page.text(50, 118 + 18 * number, label)
            page.text(146, 118 + 18 * number, value)

    document = read(draw)
    (table,) = tables(document)
    found = grid_texts(document, table)
    assert found[0][0] == "Kvällsvandring"
    assert found[1:] == [list(pair) for pair in pairs]


def test_an_underlined_line_is_a_paragraph_of_its_own() -> None:
    def draw(page: Page) -> None:
        page.text(50, 100, "Bommar vid småbåtshamnarna")
        page.rule(50, 101, 50 + page.canvas.stringWidth("Bommar vid småbåtshamnarna", "Helvetica", 10), 101)
        y = page.lines(
            50, 113, "Båtklubbarna låser bommen varje", "kväll klockan tio och öppnar igen", "på morgonen."
        )
        assert y > 113

    assert "Bommar vid småbåtshamnarna" in texts(read(draw))


def test_a_name_in_the_middle_of_its_ground_stands_over_all_columns() -> None:
    def draw(page: Page) -> None:
        page.rule(46, 106, 550, 106)
        row_of(page, 100, HEADS, bold=True)
        page.box(46, 106, 550, 126, fill=PALE)
        name = "Klotter och skadegörelse vid torget"
        page.text(298 - page.canvas.stringWidth(name, "Helvetica-Bold", 10) / 2, 120, name, bold=True)
        for number, cells in enumerate(ROWS[1:]):
            row_of(page, 140 + 20 * number, cells)
        for y in (126, 146, 166):
            for x0, x1 in ((46, 146), (146, 296), (296, 396), (396, 476), (476, 550)):
                page.rule(x0, y, x1, y)

    document = read(draw)
    (table,) = tables(document)
    assert [len(row.cells) for row in table.rows] == [5, 1, 5, 5]


def test_outer_columns_beside_uprights_alone_belong_to_their_table() -> None:
    def draw(page: Page) -> None:
        for x in (146, 296, 396, 476):
            page.rule(x, 90, x, 150)
        for number, cells in enumerate((HEADS, *ROWS[1:])):
            row_of(page, 104 + 20 * number, cells)

    document = read(draw)
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(row) for row in (HEADS, *ROWS[1:])]


def test_an_edge_that_justified_lines_show_moves_to_the_bold_heading_of_its_column() -> None:
    style, bold = Style(10.0, False, 0), Style(10.0, True, 0)
    starts = (50.0, 150.0, 250.0, 400.0, 480.0)
    heads = words_to_lines([Printed("Rubrik", x, 10, x + 30, 20, bold) for x in starts])
    below = words_to_lines([Printed("Ord", x, 40, x + 30, 50, style) for x in (*starts, 320.0)])
    shown = [149.0, 249.0, 319.0, 479.0]
    assert set_at_heads(shown, heads, below) == [149.0, 249.0, 399.0, 479.0]
    across = words_to_lines(
        [Printed("Ord", 400.0, 40, 430, 50, style), Printed("Långt", 380.0, 60, 430, 70, style)]
    )
    assert set_at_heads(shown, heads, across) == shown  # a word runs across the heading's place
    assert (
        set_at_heads(
            shown, words_to_lines([Printed("Rubrik", x, 10, x + 30, 20, style) for x in starts]), below
        )
        == shown
    )


def test_outer_columns_without_sides_stand_beside_uprights_that_all_reach_through() -> None:
    style = Style(10.0, False, 0)
    words = [
        Printed("Ord", x, y, x + 30, y + 10, style)
        for y in (65.0, 90.0, 115.0, 140.0)
        for x in (60.0, 154.0, 254.0, 304.0)
    ]
    whole = [Rule(False, x, 60.0, 160.0) for x in (150.0, 250.0, 300.0)]
    sides = {(rule.horizontal, round(rule.at)) for rule in rows_of_uprights(whole, words)}
    assert {(False, 58), (False, 336), (True, 60), (True, 160)} <= sides
    lower = [*whole[:2], Rule(False, 300.0, 85.0, 160.0)]
    assert not any(not rule.horizontal for rule in rows_of_uprights(lower, words))
