"""Tables and columns as browsers print them: lines between columns alone, headings with a ground above a coloured
first column, forms in two columns of print, tables close beside each other, rests of rows that the page cut."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.lib import colors

from extract.join.pages import join_document
from extract.readers.pdf.lattice.white.columns import rows_parted
from extract.readers.pdf.lattice.white.edges import _last_of_above
from extract.readers.pdf.reader import read_pdf
from extract.restore.text import join_by_text
from models.pages.document import Document, Paragraph
from rules.pack import load_rules
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables, texts
from tests.placed_lines import placed_lines

XS = (50.0, 190.0, 330.0, 430.0)
RIGHT = 540.0
HEADS = ("Orsak", "Insats", "Ansvarig", "Tidplan")
ROWS = (
    ("Mörka stråk", "Byta lampor", "Gatukontoret", "Maj 2024"),
    ("Tomma torg", "Vandra varje kväll", "Fältgruppen", "Hela 2024"),
    ("Stökig hållplats", "Flytta bänkarna", "Trafikkontoret", "Juni 2024"),
)
DARK, PALE = colors.HexColor("#1d3557"), colors.HexColor("#dfe8f3")
FORM = ("Aktivitet", "Mål", "Syfte", "Ansvarig", "Tidplan", "Uppföljning")


def read(*pages: object) -> Document:
    document = read_pdf("tryckt.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    return document


def grids(document: Document) -> list[list[list[str]]]:
    return [grid_texts(document, table) for table in tables(document)]


def cells(page: Page, y: float, row: Sequence[str], xs: Sequence[float] = XS, *, bold: bool = False) -> None:
    for x, text in zip(xs, row, strict=True):
        page.text(x + 4, y, text, bold=bold)


def lines_between(page: Page, top: float, bottom: float, xs: Sequence[float] = XS) -> None:
    """The sides of the cells of one row; each is a piece of its own."""
    for x in (*xs, RIGHT):
        page.rule(x, top, x, bottom)


def parted_by_lines(page: Page, top: float, xs: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
    for n, row in enumerate((HEADS, *rows)):
        lines_between(page, top + 30 * n, top + 30 * (n + 1), xs)
        cells(page, top + 15 + 30 * n, row, xs, bold=not n)


def as_lists(*rows: Sequence[str]) -> list[list[str]]:
    return [list(row) for row in rows]


def test_two_tables_with_lines_between_their_columns_alone_are_as_wide() -> None:
    shifted = (50.0, 196.0, 338.0, 436.0)

    def draw(page: Page) -> None:
        parted_by_lines(page, 60, XS, ROWS)
        page.text(50, 215, "Skolan", 14)
        parted_by_lines(page, 240, shifted, ROWS[:2])

    assert grids(read(draw)) == [as_lists(HEADS, *ROWS), as_lists(HEADS, *ROWS[:2])]


def test_the_last_row_above_a_page_break_is_whole_where_nothing_is_drawn_between_rows() -> None:
    document = read(
        lambda page: parted_by_lines(page, 700, XS, ROWS[:2]),
        lambda page: parted_by_lines(page, 50, XS, ROWS[2:]),
    )
    assert not any(row.open_bottom or row.open_top for table in tables(document) for row in table.rows)


@pytest.mark.parametrize("is_boxed", [True, False])
def test_the_rest_of_a_row_stands_above_rows_that_white_parts(is_boxed: bool) -> None:
    tall = ("Tomma torg", "Vandra varje kväll längs", "Fältgruppen", "Hela 2024")

    def draw(page: Page) -> None:
        if is_boxed:
            page.box(XS[0], 50, RIGHT, 300)
        else:
            page.rule(XS[0], 70, RIGHT, 70)
        cells(page, 64, HEADS, bold=True)
        page.text(XS[1] + 4, 84, "och nya skyltar")
        for n, row in enumerate((ROWS[0], tall, ROWS[2])):
            cells(page, 106 + 46 * n, row)
            page.text(XS[1] + 4, 118 + 46 * n, "hela sommaren")

    rows = grids(read(draw))[0]
    assert [row[0] for row in rows[-4:]] == ["", "Mörka stråk", "Tomma torg", "Stökig hållplats"]
    assert rows[-4][1] == "och nya skyltar"


def test_the_rest_of_a_row_stands_above_rows_that_distance_alone_parts() -> None:
    lines = placed_lines(
        (60, 160, 300, 440),
        (2, 75, "Märka båtar"),
        *(
            (0, 97, "Parken tillbaka"),
            (1, 97, "Många känner inte till hur"),
            (2, 97, "Riktade insatser i parken"),
        ),
        *((3, 97, "Avstämning"), (1, 109, "bedragare går till väga."), (2, 109, "samt uppsökande arbete")),
        *((0, 143, "Ljusa stråk"), (1, 143, "Ungdomar samlas på torget"), (2, 143, "• Grannar går ut")),
        *((3, 143, "Enkät"), (1, 155, "sent på kvällarna."), (2, 155, "• Föräldrar vandrar")),
        *((2, 167, "varannan fredag"), (0, 190, "Vuxna på torget"), (1, 190, "Butiker saknar rutiner.")),
        *((2, 190, "Vandring"), (3, 190, "Möte"), (0, 213, "Tidig upptäckt"), (2, 213, "Kontroller")),
    )
    assert rows_parted(lines, [158, 298, 438]) == [0, 1, 3, 6, 7]
    assert rows_parted(lines[1:], [158, 298, 438]) == [0, 2, 5, 6]


@pytest.mark.parametrize(
    ("below", "parted"),
    [((210.0, 340.0), 131.0), ((180.0, 340.0), None)],  # the latter run through a word below the heading
)
def test_a_heading_parts_two_tables_whose_rules_are_as_wide(
    below: Sequence[float], parted: float | None
) -> None:
    lines = placed_lines(
        (60, 174, 205, 315, 345),
        *((0, 60, "Mörker"), (2, 60, "Byta lampor nu"), (3, 60, "Maj"), (0, 76, "Tomma torg nattetid")),
        *((3, 76, "Juni"), (0, 112, "Skolan"), (0, 140, "Orsak"), (1, 140, "Insats"), (4, 140, "När")),
    )
    assert _last_of_above((190.0, 310.0), below, lines) == parted
    assert _last_of_above((190.0, 310.0), below, lines[:2]) is None


def test_a_coloured_first_column_goes_on_below_coloured_headings() -> None:
    def draw(page: Page) -> None:
        for n, (x0, x1) in enumerate(zip(XS, (*XS[1:], RIGHT), strict=True)):
            page.box(x0, 60, x1, 80, fill=DARK)
            page.canvas.setFillColor(colors.white)
            page.text(x0 + 4, 74, HEADS[n], bold=True)
            page.canvas.setFillColor(colors.black)
        for n, row in enumerate((*ROWS, *ROWS)):
            page.box(XS[0], 80 + 30 * n, XS[1], 110 + 30 * n, fill=PALE)
            cells(page, 99 + 30 * n, row)
            page.canvas.setStrokeColor(colors.white)
            page.rule(XS[0], 110 + 30 * n, RIGHT, 110 + 30 * n)
            page.canvas.setStrokeColor(colors.black)

    assert grids(read(draw)) == [as_lists(HEADS, *ROWS, *ROWS)]


def test_an_empty_cell_has_sides_in_a_row_that_is_a_table_of_its_own() -> None:
    def draw(page: Page) -> None:
        for n, row in enumerate((HEADS, *ROWS[:2], (*ROWS[2][:3], ""))):
            top = 60 + 26 * n
            for x0, x1 in zip(XS, (*XS[1:], RIGHT), strict=True):
                page.box(x0, top, x1, top + 20)
            cells(page, top + 14, row, bold=not n)

    rows = [row for grid in grids(read(draw)) for row in grid]
    assert [row for row in rows if any(row)] == as_lists(HEADS, *ROWS[:2], (*ROWS[2][:3], ""))


def test_sides_of_grounds_within_a_box_part_no_column_without_words() -> None:
    def draw(page: Page) -> None:
        page.box(50, 60, RIGHT, 64 + 40 * len(FORM))
        for n, (label, value) in enumerate(zip(FORM, VALUES, strict=True)):
            page.box(58, 62 + 40 * n, RIGHT - 8, 76 + 40 * n, fill=PALE)
            page.text(58, 73 + 40 * n, label, bold=True)
            page.text(58, 91 + 40 * n, value)

    assert all(len(row) == 1 for grid in grids(read(draw)) for row in grid)


def form(page: Page, x: float, top: float, values: Sequence[str], labels: Sequence[str] = FORM) -> float:
    for label, value in zip(labels, values, strict=True):
        page.text(x, top, label, bold=True)
        page.text(x + 80, top, value)
        top += 17
    return top


VALUES = ("Vandra på torget", "Färre rån", "Trygga kvällar", "Fältgruppen", "Våren 2024", "Enkät till boende")
OTHER = ("Byta lampor", "Ljusa stråk", "Fler går ut", "Gatukontoret", "Hösten 2024", "Antal lampor")


def test_forms_in_two_columns_of_print_are_read_one_after_the_other() -> None:
    def draw(page: Page) -> None:
        page.text(50, 60, "Trygghet i centrum", 14, bold=True)
        form(page, 310, form(page, 310, 90, VALUES[3:], FORM[3:]) + 9, OTHER)
        form(page, 50, form(page, 50, 90, OTHER) + 14, VALUES[:3], FORM[:3])

    document = join_document(read(draw), load_rules(), join_by_text)
    assert grids(document) == [
        [list(pair) for pair in [*zip(FORM, OTHER, strict=True), *zip(FORM, VALUES, strict=True)]]
        + [list(pair) for pair in zip(FORM, OTHER, strict=True)]
    ]


def test_a_heading_over_two_columns_of_forms_parts_them() -> None:
    def draw(page: Page) -> None:
        form(page, 50, 60, OTHER)
        form(page, 310, 60, VALUES)
        page.text(50, 190, "Skolan som arena", 14, bold=True)
        form(page, 50, 215, VALUES)
        form(page, 310, 215, OTHER)

    document = read(draw)
    kinds = [isinstance(block, Paragraph) for block in document.blocks]
    assert kinds == [False, False, True, False, False]
    assert texts(document)[0] == "Aktivitet"
    assert [grid[0][1] for grid in grids(document)] == [OTHER[0], VALUES[0], VALUES[0], OTHER[0]]


def test_a_heading_in_one_column_of_print_beside_text_parts_nothing() -> None:
    def draw(page: Page) -> None:
        form(page, 50, 60, OTHER)
        page.text(50, 190, "Skolan som arena", 14, bold=True)
        form(page, 50, 215, VALUES)
        form(page, 310, 60, [*VALUES, *OTHER, *VALUES[:3]], [*FORM, *FORM, *FORM[:3]])

    document = read(draw)
    assert [isinstance(block, Paragraph) for block in document.blocks] == [False, True, False, False]


def boxed_form(
    page: Page, x: float, top: float, values: Sequence[str], labels: Sequence[str] = FORM
) -> float:
    for label, value in zip(labels, values, strict=True):
        page.box(x, top, x + 80, top + 20)
        page.box(x + 80, top, x + 232, top + 20)
        page.text(x + 4, top + 14, label, bold=True)
        page.text(x + 84, top + 14, value)
        top += 20
    return top


@pytest.mark.parametrize("gap", [4.0, 7.0, 20.0])
def test_tables_close_beside_each_other_are_two(gap: float) -> None:
    def draw(page: Page) -> None:
        boxed_form(page, 50, 60, VALUES)
        top = 60.0
        for label, value in zip(FORM, OTHER, strict=True):
            top = boxed_form(page, 282 + gap, top, [value], [label]) + (7 if label == "Mål" else 0)

    found = grids(read(draw))
    assert found[0] == [list(pair) for pair in zip(FORM, VALUES, strict=True)]
    assert [pair for grid in found[1:] for pair in grid] == [
        list(pair) for pair in zip(FORM, OTHER, strict=True)
    ]


def test_tables_in_two_columns_of_print_are_read_column_by_column_and_go_on() -> None:
    def draw(page: Page) -> None:
        boxed_form(page, 50, boxed_form(page, 50, 60, VALUES) + 12, OTHER[:2], FORM[:2])
        boxed_form(page, 300, 60, [*OTHER[2:]], FORM[2:])
        boxed_form(page, 300, 160, VALUES)

    document = join_document(read(draw), load_rules(), join_by_text)
    whole = [list(pair) for pair in zip(FORM, OTHER, strict=True)]
    other = [list(pair) for pair in zip(FORM, VALUES, strict=True)]
    assert grids(document) == [other, whole, other]


@pytest.mark.parametrize("gap", [5.0, 20.0])
def test_tables_side_by_side_that_a_page_cuts_go_on_below_themselves(gap: float) -> None:
    right = 282 + gap

    def first(page: Page) -> None:
        boxed_form(page, 50, 700, VALUES[:3], FORM[:3])
        boxed_form(page, right, 700, OTHER[:3], FORM[:3])

    def second(page: Page) -> None:
        boxed_form(page, 50, 50, VALUES[3:], FORM[3:])
        boxed_form(page, right, 50, OTHER[3:], FORM[3:])

    document = join_document(read(first, second), load_rules(), join_by_text)
    assert grids(document) == [
        [list(pair) for pair in zip(FORM, own, strict=True)] for own in (VALUES, OTHER)
    ]


def test_a_line_in_usual_type_heads_no_columns_of_print() -> None:
    people = ("Vera Påhitt", "Nils Hittepå", "Tora Låtsas", "Åke Öhman", "Märta Prov")
    left = ("Tid: kl. 10.00–13.30", "Plats: Rådhuset, sal Björken", "Ordförande: Vera Påhitt", "Närvarande")
    right = (
        "3. Läget",
        "Läget i parken gicks igenom av alla.",
        "Rådet beslutar att räkna lamporna.",
        "4. Sommaren",
    )

    def draw(page: Page) -> None:
        page.text(54, 167, "Datum: 15 april 2023")
        for n, line in enumerate(left):
            page.text(54, 182 + 17 * n, line)
        for n, person in enumerate(people):
            page.box(54, 240 + 19 * n, 197, 259 + 19 * n)
            page.box(197, 240 + 19 * n, 340, 259 + 19 * n)
            page.text(60, 252 + 19 * n, person)
            page.text(203, 252 + 19 * n, "kommunpolis")
        for baseline, line in zip((182, 203, 219, 247.5), right, strict=True):
            page.text(431, baseline, line)
        for n, line in enumerate((*right[1:], *right[1:3])):
            page.text(431, 266 + 17 * n, line)
        for n in range(4):
            page.text(54, 357 + 21 * n, f"{n + 1}. Punkten gicks igenom av alla i rådet.")
            page.text(431, 357 + 21 * n, f"{n + 6}. Punkten gicks igenom av alla i rådet.")

    document = read_pdf("tryckt.pdf", drawn(draw, size=(842, 595)))
    assert [len(table) for table in grids(document)] == [len(people)]
