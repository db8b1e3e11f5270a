"""Rows that a page's end leaves alone, and labels that stand right of their values, where nothing is drawn."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.readers.pdf.lattice.aligned import Region
from extract.readers.pdf.lattice.rows import LONGEST_LABEL, MOST_INDENT, centred_rows
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lattice.white.boxes import box_to_table, lines_to_table
from extract.readers.pdf.lattice.white.right import rows_going_on, rows_of_plain_labels, rows_of_right_labels
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.paragraphs import column_of
from extract.readers.pdf.print.rests import APART, EDGES, NEAR, Places, _value_after_label, complete_tables
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from tests.pdf_drawing import Page, assert_sound, drawn, furniture, grid_texts, tables, texts

LABEL, VALUE = 60.0, 200.0
PAIRS = (
    ("Mål", "Färre inbrott i källare."),
    ("Syfte", "Boende ska känna sig trygga."),
    ("Ansvarig", "Rektor i Ekeby"),
    ("Finansiering", "Var och en betalar sitt."),
)


def read(*pages: object) -> tuple[list[list[list[str]]], list[str]]:
    document = read_pdf("rester.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    return [grid_texts(document, table) for table in tables(document)], texts(document)


def pairs(
    page: Page, y: float, rows: Sequence[tuple[str, str]], *, value: float = VALUE, bold: bool = True
) -> float:
    for label, text in rows:
        page.text(LABEL, y, label, bold=bold)
        page.text(value, y, text)
        y += 22
    return y


def line(bottom: float, *words: tuple[str, float], bold: str = "") -> Line:
    return make_line(
        [
            Printed(text, x0, bottom - 10, x0 + 5 * len(text), bottom, Style(10.0, text == bold, 0))
            for text, x0 in words
        ]
    )


@pytest.mark.parametrize(("value", "rows"), [(VALUE, 1), (VALUE + 2, 1), (VALUE + 3, 0)])
def test_one_row_alone_stands_in_the_columns_of_another_page(value: float, rows: int) -> None:
    def second(page: Page) -> None:
        pairs(page, 74, [("Löptid", "Hela hösten")], value=value)
        page.text(LABEL, 160, "Planen gäller tills rådet har beslutat om en ny och följs upp varje år.")

    found, _ = read(lambda page: pairs(page, 400, PAIRS), second)
    assert found[1:] == [[["Löptid", "Hela hösten"]]] * rows


def test_a_label_alone_ends_a_page_where_the_next_begins_with_its_value() -> None:
    def first(page: Page) -> None:
        y = pairs(page, 400, PAIRS)
        page.text(LABEL, y, "Löptid", bold=True)

    def second(page: Page) -> None:
        page.text(VALUE, 74, "Hela hösten")
        pairs(page, 96, PAIRS)

    found, _ = read(first, second)
    assert (found[0][-1], found[1][0]) == (["Löptid", ""], ["", "Hela hösten"])


def test_labels_at_pages_ends_are_rows_where_labels_are_set_to_the_right() -> None:
    right = 180.0

    def label(page: Page, y: float, text: str) -> None:
        page.text(right - stringWidth(text, "Helvetica-Bold", 10), y, text, bold=True)

    def rows(page: Page, y: float) -> float:
        page.rule(LABEL, y - 14, 480, y - 14)
        for name, text in PAIRS:
            label(page, y, name)
            page.text(VALUE, y, text)
            for x0, x1 in ((LABEL, right + 4), (right + 4, 480)):
                page.rule(x0, y + 8, x1, y + 8)
            y += 22
        return y

    def first(page: Page) -> None:
        label(page, rows(page, 400), "Löptid")

    def second(page: Page) -> None:
        page.text(VALUE, 74, "Hela hösten")
        rows(page, 96)

    found, _ = read(first, second)
    assert (found[0][-1], found[1][0]) == (["Löptid", ""], ["", "Hela hösten"])


def test_a_heading_below_a_table_is_no_label_where_text_follows() -> None:
    def draw(page: Page) -> None:
        y = pairs(page, 100, PAIRS)
        page.text(LABEL, y, "Bilagor", bold=True)
        page.lines(LABEL, y + 16, "Rådet har gått igenom alla punkter i planen.", "Den gäller i ett år.")

    found, rest = read(draw)
    assert found == [[list(pair) for pair in PAIRS]]
    assert "Bilagor" in rest


def test_values_may_begin_elsewhere_where_labels_are_set_as_those_of_another_table() -> None:
    def second(page: Page) -> None:
        pairs(page, 74, PAIRS, value=VALUE + 40)

    found, _ = read(lambda page: pairs(page, 400, PAIRS), second)
    assert found == [[list(pair) for pair in PAIRS]] * 2


def test_labels_right_of_their_values_are_told_by_their_look() -> None:
    def draw(page: Page) -> None:
        y = 100.0
        for label, text in PAIRS:
            page.lines(LABEL, y, text, "Följs upp varje år av rådet i Ekeby.")
            page.text(400, y, label, bold=True)
            y += 44

    found, _ = read(draw)
    assert found == [[[f"{text} Följs upp varje år av rådet i Ekeby.", label] for label, text in PAIRS]]


@pytest.mark.parametrize(
    ("names", "bold", "starts"),
    [
        (("Mål", "Syfte", "Vem"), True, [0, 2, 4]),
        (("Mål", "Syfte", "Vem"), False, []),
        (("2. Mål", "3. Syfte", "4. Vem"), True, [0, 2, 4]),
        (("12 %", "30,5 %", "4 %"), True, []),
    ],
)
def test_right_labels_need_a_look_of_their_own(names: tuple[str, ...], bold: bool, starts: list[int]) -> None:
    lines = [
        one
        for n, name in enumerate(names)
        for one in (
            line(100 + 30 * n, ("Boende", 60), ("trivs", 100), (name, 300), bold=name if bold else ""),
            line(112 + 30 * n, ("och", 60), ("stannar", 80)),
        )
    ]
    assert rows_of_right_labels(lines, 290.0) == starts


def plain_rows(white: float) -> list[Line]:
    """Rows of three lines, each with its plain label amid them on the right, `white` apart."""
    return [
        one
        for n, name in enumerate(("Mål", "Syfte", "Vem"))
        for one in (
            line(100 + (36 + white) * n, ("Boende", 60), ("trivs", 100), ("här", 140)),
            line(112 + (36 + white) * n, ("och", 60), ("stannar", 80), ("kvar", 130), (name, 300)),
            line(124 + (36 + white) * n, ("i", 60), ("Ekeby", 80)),
        )
    ]


@pytest.mark.parametrize(("white", "rows"), [(4.0, [0, 3, 6, 9]), (0.0, [])])
def test_plain_labels_on_the_right_are_told_by_the_white_between_their_rows(
    white: float, rows: list[int]
) -> None:
    assert rows_of_plain_labels(plain_rows(white), 290.0) == rows


def test_no_row_stands_above_the_first_label_or_below_the_last() -> None:
    lines = [line(60, ("Inledning", 60)), *plain_rows(4.0), line(260, ("Slut", 60))]
    assert rows_of_plain_labels(lines, 290.0) == [1, 4, 7, 10]


@pytest.mark.parametrize(
    ("first", "rows"),
    [
        (("och", "stannar"), [0, 1, 4, 7, 10]),  # the rest of a row that the page cut
        (("Ett", "namn"), []),  # a heading, which is set larger
    ],
)
def test_right_labels_go_on_at_the_top_of_a_page(first: tuple[str, str], rows: list[int]) -> None:
    lines = [line(70, (first[0], 60), (first[1], 100)), *plain_rows(4.0)]
    size = lines[0].size if rows else lines[0].size / 1.1
    assert rows_going_on(lines, 290.0, size) == rows


@pytest.mark.parametrize(("label", "starts"), [(1, [0]), (0, []), (2, [])])
def test_the_one_row_of_a_page_is_centred_round_its_label(label: int, starts: list[int]) -> None:
    lines = [
        line(100 + 12 * n, *([("Mål", 60.0)] if n == label else []), (text, 200))
        for n, text in enumerate(("Boende", "trivs", "bättre"))
    ]
    assert centred_rows(lines, [190.0]) == starts


def test_a_label_that_begins_three_pages_is_no_running_head_though_rows_stand_far_apart() -> None:
    def page_of(value: str) -> object:
        def draw(page: Page) -> None:
            for n, (label, text) in enumerate((("Aktivitet", value), *PAIRS)):
                page.text(LABEL, 60 + 60 * n, label, bold=True)
                page.text(VALUE, 60 + 60 * n, text)

        return draw

    document = read_pdf("rubrik.pdf", drawn(*map(page_of, ("Ronder", "Möten", "Lov"))))  # type: ignore[arg-type]
    assert not furniture(document)


PLACES = Places((60.0, 190.0, 500.0), LABEL, VALUE, (True, False, 0), 10.0)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ([("Mål", LABEL + NEAR - 0.1), ("Lugn", VALUE)], "row"),
        ([("Mål", LABEL + NEAR + 0.1), ("Lugn", VALUE)], ""),
        ([("Mål", LABEL), ("Lugn", VALUE + NEAR - 0.1)], "row"),
        ([("Mål", LABEL), ("Lugn", VALUE + NEAR + 0.1)], ""),
        ([("Mål", LABEL), ("Lugn", VALUE - NEAR + 0.1)], "row"),
        ([("Mål", LABEL), ("Lugn", VALUE - NEAR - 0.1)], ""),
        ([("Mål", LABEL)], "label"),
        ([("Lugn", VALUE)], "value"),
        ([("Lugn", VALUE + MOST_INDENT * 10 - 1)], "value"),
        ([("Lugn", VALUE + MOST_INDENT * 10 + 1)], ""),
        ([("Lugn", LABEL), ("Ro", VALUE)], ""),  # its label is not set as theirs
    ],
)
def test_what_a_line_is_in_the_columns_of_a_table(words: list[tuple[str, float]], kind: str) -> None:
    assert PLACES.kind(line(100, *words, bold="Mål")) == kind


@pytest.mark.parametrize(("gap", "kind"), [(APART + 0.05, "row"), (APART - 0.05, "")])
def test_a_gap_parts_a_label_from_its_value(gap: float, kind: str) -> None:
    bold, plain = Style(10.0, True, 0), Style(10.0, False, 0)
    label = Printed("Mål", LABEL, 90, VALUE - 10 * gap, 100, bold)
    assert PLACES.kind(make_line([label, Printed("Lugn", VALUE, 90, VALUE + 30, 100, plain)])) == kind


@pytest.mark.parametrize(("words", "kind"), [(LONGEST_LABEL, "label"), (LONGEST_LABEL + 1, "")])
def test_a_long_line_is_no_label(words: int, kind: str) -> None:
    each = [(f"Ord{n}", LABEL + 5.0 * n) for n in range(words)]
    style = Style(10.0, True, 0)
    assert PLACES.kind(make_line([Printed(text, x, 90, x + 4, 100, style) for text, x in each])) == kind


@pytest.mark.parametrize(
    ("xs", "same"),
    [
        ((60 + EDGES - 0.1, 190 - EDGES + 0.1, 480.0), True),
        ((60 + EDGES + 0.1, 190.0, 500.0), False),
        ((60.0, 190 - EDGES - 0.1, 500.0), False),
        ((60.0, 190.0, 300.0, 500.0), False),
    ],
)
def test_a_table_has_the_columns_of_another(xs: tuple[float, ...], same: bool) -> None:
    assert PLACES.are_of(DraftTable(list(xs), [0.0, 20.0], [])) == same


@pytest.mark.parametrize(("label", "value", "shapes"), [(LABEL, VALUE, [5]), (LABEL, VALUE + 5, [0, 4])])
def test_rows_join_the_table_right_below_them(label: float, value: float, shapes: list[int]) -> None:
    def table(top: float) -> DraftTable:
        rows = [
            line(top + 22 * n, (name, LABEL), (text, VALUE), bold=name)
            for n, (name, text) in enumerate(PAIRS)
        ]
        return lines_to_table(rows, [190.0], [0, 1, 2, 3])

    page: list[Region] = [
        column_of([line(100, ("Löptid", label), ("Hösten", value), bold="Löptid")]),
        table(140),
    ]
    complete_tables([[table(400)], page])
    assert [len(one.ys) - 1 if isinstance(one, DraftTable) else 0 for one in page] == shapes


def test_a_name_over_a_boxs_rows_is_one_cell_as_high_as_its_row() -> None:
    rows = [line(122 + 22 * n, (label, LABEL), (text, VALUE)) for n, (label, text) in enumerate(PAIRS)]
    table = box_to_table([line(100, ("Grannstöd", LABEL), bold="Grannstöd"), *rows])
    assert table is not None
    name = table.cells[0]
    assert (name.row, name.column_span) == (0, 2)
    assert (name.bbox.top, name.bbox.bottom) == (table.ys[0], table.ys[1])


def test_the_value_stands_after_all_words_of_the_label() -> None:
    places = Places((50.0, 190.0, 400.0), LABEL, VALUE, (False, False, 0), 10.0)
    row = [("Ansvarig", LABEL), ("nämnd", LABEL + 44), ("Rektor", VALUE)]
    assert _value_after_label(line(100, *row), places) == VALUE
    assert _value_after_label(line(100, *row, bold="nämnd"), places) is None
