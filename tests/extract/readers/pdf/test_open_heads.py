"""Tables of which only some rows are drawn: headings open above their box, every second row on a ground."""

from __future__ import annotations

import pytest
from reportlab.lib import colors

from extract.readers.pdf.lattice.bands import Band
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.heads.gaps import row_below_heads
from extract.readers.pdf.lattice.spans.body import rows_of_body
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Fill
from models.pages.document import Paragraph
from tests.pdf_drawing import GRID_EDGES, GRID_HEADS, GRID_ROWS, Page, assert_sound, drawn, grid_texts, tables
from tests.placed_lines import placed_lines

XS, HEADS = GRID_EDGES, GRID_HEADS
ROWS = (*GRID_ROWS, ("Trasiga lås", "Nya lås", "Bovärden", "Juni 2031"))
GROUND = colors.Color(0.9, 0.93, 0.9)


def row_of(page: Page, y: float, texts: tuple[str, ...], *, bold: bool = False) -> None:
    """The texts of a row 20 points high."""
    for x, text in zip(XS, texts, strict=False):
        page.text(x + 4, y + 13, text, bold=bold)


def boxed(page: Page, y: float) -> None:
    """Rows with rules around every cell."""
    for number, texts in enumerate(ROWS):
        row_of(page, y + 20 * number, texts)
    for number in range(len(ROWS) + 1):
        page.rule(XS[0], y + 20 * number, XS[-1], y + 20 * number)
    for x in XS:
        page.rule(x, y, x, y + 20 * len(ROWS))


@pytest.mark.parametrize("bold", [True, False])
def test_headings_right_above_a_box_are_its_first_row(bold: bool) -> None:
    def draw(page: Page) -> None:
        page.text(50, 60, "Torget", size=13, bold=True)
        row_of(page, 80, HEADS, bold=bold)
        boxed(page, 100)

    document = read_pdf("öppna.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(cells) for cells in (HEADS, *ROWS)]
    assert [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)] == ["Torget"]


def test_headings_of_two_lines_above_a_box_are_whole() -> None:
    def draw(page: Page) -> None:
        row_of(page, 68, ("Bakomliggande",), bold=True)
        row_of(page, 80, ("orsak", *HEADS[1:]), bold=True)
        boxed(page, 100)

    (table,) = tables(document := read_pdf("brutna.pdf", drawn(draw)))
    assert grid_texts(document, table)[0] == ["Bakomliggande orsak", *HEADS[1:]]


@pytest.mark.parametrize("text", ["Torget", "Här står vad som görs på torget under hela det kommande året"])
def test_text_right_above_a_box_is_no_row_of_it(text: str) -> None:
    def draw(page: Page) -> None:
        page.text(54, 93, text, bold=True)
        boxed(page, 100)

    (table,) = tables(document := read_pdf("text.pdf", drawn(draw)))
    assert grid_texts(document, table) == [list(cells) for cells in ROWS]


def test_words_above_a_box_with_headings_of_its_own_are_no_row_of_it() -> None:
    def draw(page: Page) -> None:
        row_of(page, 80, ("Torget", "Parken", "Skolan", "Stationen"))
        for x in (*XS,):
            page.rule(x, 100, x, 120)
        page.rule(XS[0], 100, XS[-1], 100)
        row_of(page, 100, HEADS, bold=True)
        boxed(page, 120)

    (table,) = tables(document := read_pdf("egna.pdf", drawn(draw)))
    assert grid_texts(document, table)[0] == list(HEADS)


def test_rows_between_those_on_grounds_are_of_one_table_with_its_headings_and_its_end() -> None:
    """White rules part the shaded cells; nothing is drawn of the headings, of every second row, and of the last."""

    def draw(page: Page) -> None:
        row_of(page, 80, HEADS, bold=True)
        page.box(XS[0], 100, XS[-1], 120, fill=colors.Color(0.3, 0.1, 0.2))
        page.canvas.setFillColor(colors.white)
        page.text(54, 113, "Torget", bold=True)
        page.canvas.setFillColor(colors.black)
        for number, texts in enumerate(ROWS):
            y = 120.0 + 20 * number
            if number % 2 == 0:
                page.box(XS[0], y, XS[-1], y + 20, fill=GROUND)
                page.canvas.setStrokeColor(colors.white)
                for x in XS:
                    page.rule(x, y, x, y + 20)
                for edge in (y, y + 20):
                    page.rule(XS[0], edge, XS[-1], edge)
                page.canvas.setStrokeColor(colors.black)
            row_of(page, y, texts)

    document = read_pdf("växlande.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    found = [[cell for cell in cells if cell] for cells in grid_texts(document, table)]
    assert found == [list(cells) for cells in (HEADS, ("Torget",), *ROWS)]


def test_a_plain_row_at_the_top_of_a_page_goes_on_in_the_columns_of_the_table_before() -> None:
    """The labels are set as the values are: only the place right below the table's last row tells that it is one."""
    rows = (("Insats", "Nattvandring"), ("Syfte", "Vuxna ute"), ("Tid", "Löpande"), ("Ansvarig", "Rektor"))

    def first(page: Page) -> None:
        for number, (label, value) in enumerate(rows):
            y = 700.0 + 20 * number
            if number % 2 == 0:
                page.box(50, y, 540, y + 20, fill=GROUND)
            page.text(54, y + 13, label)
            page.text(204, y + 13, value)

    def second(page: Page) -> None:
        page.text(54, 60, "Uppföljning")
        page.text(204, 60, "Antal vandringar.")

    document = read_pdf("rest.pdf", drawn(first, second))
    assert_sound(document)
    texts = [cells for table in tables(document) for cells in grid_texts(document, table)]
    assert texts == [list(row) for row in (*rows, ("Uppföljning", "Antal vandringar."))]


@pytest.mark.parametrize("gap", [0.0, 3.0])
def test_a_label_that_fills_its_column_is_parted_from_its_value_where_the_rules_are(gap: float) -> None:
    """With the spaces as wide as the gap the line looks stretched; without one, label and value are one word."""
    label = "Kommunen åtar sig"
    rows = (("Insats", "Nattvandring"), (label, "Klippa buskar och laga lampor."), ("Tid", "Löpande"))

    def draw(page: Page) -> None:
        edge = 50 + page.canvas.stringWidth(label, "Helvetica", 10) + gap
        for number, (own, value) in enumerate((*rows, ("Ansvarig", "Rektor"))):
            y = 100.0 + 20 * number
            page.text(50, y + 13, own)
            page.text(edge, y + 13, value)
            for end in (y, y + 20):
                page.rule(50, end, edge, end)
                page.rule(edge, end, 540, end)

    document = read_pdf("fylld.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(row) for row in (*rows, ("Ansvarig", "Rektor"))]


def test_a_label_in_smaller_type_ends_a_page_and_its_value_begins_the_next() -> None:
    rows = (("Insats", "Nattvandring"), ("Syfte", "Vuxna ute"), ("Ansvarig", "Rektor"))

    def pairs(page: Page, y: float, *pairs: tuple[str, str]) -> float:
        for label, value in pairs:
            page.text(54, y, label, size=8.5)
            page.text(204, y, value)
            y += 16
        return y

    def first(page: Page) -> None:
        y = 660.0
        for edge in (y, y + 20, y + 40, y + 60):
            page.rule(50, edge, 540, edge)
        for number, pair in enumerate(rows):
            pairs(page, y + 13 + 20 * number, pair)
        page.text(54, y + 73, "Tid", size=8.5)

    def second(page: Page) -> None:
        page.text(204, 60, "Löpande")
        pairs(page, 76, ("Målgrupp", "Unga"), ("Uppföljning", "Antal kvällar"))
        for edge in (65, 81, 97):
            page.rule(50, edge, 540, edge)

    document = read_pdf("tid.pdf", drawn(first, second))
    texts = [
        [cell for cell in cells if cell] for one in tables(document) for cells in grid_texts(document, one)
    ]
    assert [cell for cells in texts for cell in cells] == [
        *(cell for row in rows for cell in row), "Tid", "Löpande", "Målgrupp", "Unga", "Uppföljning", "Antal kvällar",
    ]  # fmt: skip


def test_labels_on_grounds_within_their_lines_are_bold_and_no_cells() -> None:
    """Each ground is as wide as its label; its value goes on right behind it."""
    pairs = (
        ("Mål", "Lugna kvällar."),
        ("Vilka berörs", "Unga"),
        ("Tid", "Hela året"),
        ("Ansvarig", "Rektor"),
    )

    def draw(page: Page) -> None:
        page.text(50, 80, "Nattvandring", bold=True)
        for number, (label, value) in enumerate(pairs):
            y, width = 100.0 + 18 * number, page.canvas.stringWidth(label, "Helvetica", 9)
            page.box(50, y - 10, 60 + width, y + 3, fill=colors.Color(0.1, 0.3, 0.2))
            page.canvas.setFillColor(colors.white)
            page.text(55, y, label, size=9)
            page.canvas.setFillColor(colors.black)
            page.text(65 + width, y, value)

    document = read_pdf("grund.pdf", drawn(draw))
    assert_sound(document)
    assert not tables(document)
    texts = [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)]
    assert texts == ["Nattvandring", *(" ".join(pair) for pair in pairs)]
    bold = {word.text for word in document.words if word.bold}
    assert bold == {"Nattvandring", "Mål", "Vilka", "berörs", "Tid", "Ansvarig"}


def test_a_column_of_labels_on_grounds_is_one_though_a_label_fills_its_ground() -> None:
    rows = (("Vilka berörs", "Unga"), ("Tid", "Hela året"), ("Ansvarig", "Rektor"), ("Mål", "Lugn."))

    def draw(page: Page) -> None:
        for number, (label, value) in enumerate(rows):
            y = 100.0 + 18 * number
            page.box(50, y - 11, 110, y + 4, fill=colors.Color(0.85, 0.9, 0.85))
            page.text(55, y, label, size=9)
            page.text(115, y, value)

    (table,) = tables(document := read_pdf("spalt.pdf", drawn(draw)))
    assert grid_texts(document, table) == [list(row) for row in rows]
    assert not any(word.bold for word in document.words)


def test_pairs_side_by_side_whose_labels_are_smaller_are_no_rows_of_headings() -> None:
    rows = (
        ("Insats", "Lov i parken", "", ""),
        ("Tid", "Maj", "Ansvarig", "Rektor"),
        ("Mål", "Lugn", "För vem", "Unga"),
    )
    places = (50.0, 130.0, 300.0, 380.0)

    def draw(page: Page) -> None:
        for number, cells in enumerate(rows):
            for column, text in enumerate(cells):
                page.text(places[column], 100 + 18 * number, text, size=8.5 if column % 2 == 0 else 10)

    (table,) = tables(document := read_pdf("par.pdf", drawn(draw)))
    assert [[text for text in cells if text] for cells in grid_texts(document, table)] == [
        [text for text in cells if text] for cells in rows
    ]


@pytest.mark.parametrize(("columns", "is_whole"), [((1, 3), True), ((1, 2, 3), False)])
def test_cells_between_columns_of_grounds_span_no_rows(columns: tuple[int, ...], is_whole: bool) -> None:
    """What stands beside them all may span rows; what stands between them has no ground as its whole column has none."""
    lines = placed_lines(
        XS[:-1], *((column, 104.0 + 30 * row, "Torget") for row in range(2) for column in range(4))
    )
    fills = [
        Fill(XS[c], 100.0 + 30 * row, XS[c + 1], 130.0 + 30 * row, 1) for row in range(2) for c in columns
    ]
    words = [word for line in lines for word in line.words]
    levels, pieces = rows_of_body(Band(100, 160, lines), list(XS[1:]), Drawn([], [], fills, words), XS[0])
    assert 130.0 in levels
    assert (not pieces) == is_whole


@pytest.mark.parametrize(("columns", "starts"), [(4, [1]), (2, [])])
def test_the_only_row_below_headings_in_bold_begins_below_them(columns: int, starts: list[int]) -> None:
    """A label in bold above its value in two boxes side by side is no heading."""
    texts = [(column, top, "Torget") for top in (100.0, 112.0) for column in range(columns)]
    lines = placed_lines(XS[:-1], *texts)
    for word in lines[0].words:
        word.style = word.style._replace(bold=True)
    assert row_below_heads(Band(98, 124, lines), [x - 2 for x in XS[1:columns]]) == starts


def test_headings_above_boxes_of_one_row_each_are_their_first() -> None:
    def draw(page: Page) -> None:
        for y, texts in ((100.0, ROWS[0]), (200.0, ROWS[1])):
            page.text(50, y - 40, "Torget", size=13, bold=True)
            row_of(page, y - 20, HEADS, bold=True)
            row_of(page, y, texts)
            for edge in (y, y + 20):
                page.rule(XS[0], edge, XS[-1], edge)
            for x in XS:
                page.rule(x, y, x, y + 20)

    document = read_pdf("enkla.pdf", drawn(draw))
    assert [grid_texts(document, one) for one in tables(document)] == [
        [list(HEADS), list(row)] for row in ROWS[:2]
    ]


def test_a_label_too_long_for_its_ground_is_a_label_where_its_value_begins_beside_it() -> None:
    long = "STADSDELSFÖRVALTNINGENS"
    pairs = (
        ("MÅL", "Färre inbrott"),
        ("ANSVARIG", "Rektor"),
        (long, "Kurator"),
        ("TID", "Maj 2031"),
        ("SYFTE", "Lugn"),
    )

    def draw(page: Page) -> None:
        page.box(50, 80, 540, 204)
        y = 80.0
        for label, value in pairs:
            height = 32 if label == long else 23
            page.box(50, y, 170, y + height, fill=GROUND)
            page.text(55, y + 12, label, 9.5, bold=True)
            page.text(173, y + (18 if label == long else 12), value, 9.5)
            if label == long:
                page.text(55, y + 24, "KONTAKT", 9.5, bold=True)
            y += height

    document = read_pdf("etiketter.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    rows = [[label, value] for label, value in pairs]
    rows[2][0] += " KONTAKT"
    assert grid_texts(document, table) == rows
