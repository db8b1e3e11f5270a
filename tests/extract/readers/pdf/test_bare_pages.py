"""Tables on pages on which nothing, or hardly anything, is drawn: empty values, narrow labels, names in boxes."""

from __future__ import annotations

import pytest
from reportlab.lib import colors

from extract.readers.pdf.lattice.around.ended import Ended, gone_on
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.rows import is_table
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables

PALE = colors.HexColor("#e8eef4")
PAIRS = (
    ("Aktivitet", "Nattvandring vid torget i Ekeby"),
    ("Ansvarig", "Rektor i Ekeby"),
    ("Mål", ""),
    ("Förutsättningar och risker", "Att för få vuxna väljer att komma."),
    ("Syfte", "Boende ska känna sig trygga på väg hem."),
)
"""One of the five labels has no value."""


def read(*pages: object) -> list[list[list[str]]]:
    document = read_pdf("utan.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    return [grid_texts(document, table) for table in tables(document)]


def line(bottom: float, *words: tuple[str, float], bold: bool = False) -> Line:
    style, plain = Style(10.0, bold, 0), Style(10.0, False, 0)
    return make_line(
        [
            Printed(text, x0, bottom - 10, x0 + 5 * len(text), bottom, plain if n else style)
            for n, (text, x0) in enumerate(words)
        ]
    )


def test_plain_labels_of_which_some_have_no_values_make_a_table() -> None:
    def draw(page: Page) -> None:
        for n, (label, value) in enumerate(PAIRS):
            page.text(64, 100 + 14 * n, label)
            page.text(240, 100 + 14 * n, value)

    assert read(draw) == [[list(pair) for pair in PAIRS]]


@pytest.mark.parametrize(("words", "found"), [(3, True), (2, False)])
def test_values_hardly_longer_than_their_labels_must_nearly_all_be_there(words: int, found: bool) -> None:
    value = (("Trygga", 160.0), ("torg", 195.0), ("nu", 220.0))[:words]
    labels = ("Sammankallande", "Mål", "Syfte", "Risk", "Löptid", "Ansvarig")
    lines = [
        line(100 + 14 * n, (label, 60.0), *(value if label not in ("Syfte", "Löptid") else ()))
        for n, label in enumerate(labels)
    ]
    assert is_table(lines, [159.0]) is found


@pytest.mark.parametrize(("gap", "found"), [(6.1, True), (5.9, False)])
def test_bold_labels_may_nearly_fill_their_column(gap: float, found: bool) -> None:
    lines = [line(100 + 14 * n, ("Ansvar", 60.0), ("Rektor", 90.0 + gap), bold=True) for n in range(3)]
    assert is_table(lines, [89.0 + gap]) is found


def test_labels_that_a_narrow_column_breaks_are_one_word_without_rules() -> None:
    def draw(page: Page) -> None:
        rows = (("Aktivitet", "en", "Nattvandring i Ekeby"), ("Ansvarig", "a", "Kommunpolis"))
        for n, (first, rest, value) in enumerate(rows):
            page.text(64, 100 + 26 * n, first, bold=True)
            page.text(64, 112 + 26 * n, rest, bold=True)
            page.text(124, 100 + 26 * n, value)
        page.text(64, 152, "Syftet", bold=True)
        page.text(124, 152, "Boende ska känna sig trygga.")

    assert read(draw) == [
        [
            ["Aktiviteten", "Nattvandring i Ekeby"],
            ["Ansvariga", "Kommunpolis"],
            ["Syftet", "Boende ska känna sig trygga."],
        ]
    ]


def test_names_over_bold_labels_in_a_box_are_rows_of_their_own() -> None:
    def draw(page: Page) -> None:
        page.box(60, 60, 500, 160)
        page.text(66, 76, "Nattvandring vid torget i Ekeby", bold=True)
        for n, (label, rest, value) in enumerate(
            (("Mål", "", "Färre bråk."), ("Ansvarig", "a", "Kommunpolis"), ("Löptid", "", "Hela 2024"))
        ):
            page.text(66, 98 + 24 * n, label, bold=True)
            page.text(66, 108 + 24 * n, rest, bold=True)
            page.text(120, 98 + 24 * n, value)

    assert read(draw) == [
        [
            ["Nattvandring vid torget i Ekeby"],
            ["Mål", "Färre bråk."],
            ["Ansvariga", "Kommunpolis"],
            ["Löptid", "Hela 2024"],
        ]
    ]


@pytest.mark.parametrize("is_name", [True, False])
def test_headings_stand_above_a_name_above_the_first_ground(is_name: bool) -> None:
    columns, rows = (64, 200, 350), (("Ronder", "Rektor", "Mars"), ("Brev", "Polisen", "Juni"))

    def draw(page: Page) -> None:
        for x, text in zip(columns, ("Aktivitet", "Ansvarig", "När"), strict=True):
            page.text(x, 84 if is_name else 100, text, bold=True)
        page.text(64, 104, "Trygga torg" if is_name else "", bold=True)
        for n, row in enumerate((*rows, *rows)):
            if not n % 2:
                page.box(60, 110 + 20 * n, 500, 130 + 20 * n, fill=PALE)
            for x, text in zip(columns, row, strict=True):
                page.text(x, 124 + 20 * n, text)

    name = [["Trygga torg"]] if is_name else []
    assert read(draw) == [[["Aktivitet", "Ansvarig", "När"], *name, *map(list, (*rows, *rows))]]


@pytest.mark.parametrize(("heads", "count"), [((100.0,), 2), ((), 4), ((50.0,), 4)])
def test_rows_that_go_on_end_where_another_table_begins(heads: tuple[float, ...], count: int) -> None:
    rows = [line(60 + 14 * n, ("Orsak", 66.0), ("Rektor", 206.0), ("Mars", 356.0)) for n in (0, 1, 4, 5)]
    ended = Ended((60.0, 200.0, 350.0, 500.0), (356.0,))
    band = gone_on(ended, Drawn([], [], [], [word for row in rows for word in row.words]), heads)
    assert band is not None
    assert len(band.lines) == count


def test_a_label_without_a_value_may_begin_a_page() -> None:
    def first(page: Page) -> None:
        for n, (label, value) in enumerate(PAIRS):
            page.text(64, 640 + 14 * n, label)
            page.text(240, 640 + 14 * n, value)

    def second(page: Page) -> None:
        page.text(64, 100, "Finansiering")
        for n, (label, value) in enumerate(PAIRS):
            page.text(64, 114 + 14 * n, label)
            page.text(240, 114 + 14 * n, value)

    found = read(first, second)
    assert found[-1] == [["Finansiering", ""], *map(list, PAIRS)]
