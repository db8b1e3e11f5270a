"""Labels that only their look parts from values, between rules across that show no columns."""

from __future__ import annotations

import pytest
from reportlab.lib import colors

from extract.readers.pdf.lattice.looks.parting import parting_of
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables

AREA = (("Mål", "Färre bilar ska krossas vid torget."), ("Problembild", "Rutor krossas om natten."))
MEASURE = (
    ("Aktivitet", "Rondering"),
    ("Stadsdelens övriga deltagare", "Vakter och värdar"),
    ("Ansvarig", "Kommunen"),
    ("Tid", "Hösten 2031"),
)


def rows(page: Page, y: float, cells: tuple[tuple[str, str], ...], edge: float) -> float:
    for label, value in cells:
        page.text(60, y + 11, label, 9, bold=True)
        page.text(edge, y + 11, value, 9)
        page.rule(60, y + 15, 500, y + 15)
        y += 15
    return y


def test_small_tables_above_wider_ones_have_columns_of_their_own() -> None:
    """Hardly more than a space is between label and value, and the stack of rules is one."""
    wide = 60 + 3 + 127

    def draw(page: Page) -> None:
        page.text(60, 80, "Stölder ur bilar", 13, bold=True)
        end = rows(page, 90, AREA, 60 + 3 + 53)
        rows(page, end + 12, MEASURE, wide)

    document = read_pdf("tva.pdf", drawn(draw))
    assert_sound(document)
    *_, measure = tables(document)
    assert grid_texts(document, measure) == [list(row) for row in MEASURE]
    assert not any(
        "Problembild Rutor" in text
        for table in tables(document)
        for row in grid_texts(document, table)
        for text in row
    )


def test_a_label_in_an_ink_of_its_own_is_no_part_of_a_bold_name() -> None:
    def draw(page: Page) -> None:
        page.text(60, 80, "Stölder ur bilar", 13, bold=True)
        y = 90.0
        for number, (label, value) in enumerate(MEASURE):
            page.rule(60, y, 500, y)
            page.canvas.setFillColor(colors.blue)
            width = page.canvas.stringWidth(label, "Helvetica-Bold", 9)
            page.text(200 - width, y + 11, label, 9, bold=True)
            page.canvas.setFillColor(colors.black)
            page.text(203, y + 11, value, 9, bold=number == 0)
            y += 15
        page.rule(60, y, 500, y)

    document = read_pdf("namn.pdf", drawn(draw))
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(row) for row in MEASURE]


def line(*parts: tuple[str, bool]) -> Line:
    words: list[Printed] = []
    for text, bold in parts:
        for word in text.split():
            x = words[-1].x1 + 3 if words else 60.0
            words.append(Printed(word, x, 80, x + 5 * len(word), 89, Style(9, bold, 0)))
    return make_line(words)


@pytest.mark.parametrize(
    ("parts", "is_parted"),
    [
        ((("Polisens åtagande", True), ("Gå ronder", False)), True),
        ((("Mål:", True), ("Färre brott", False)), False),  # it runs in to its text
        ((("Polisen", True), ("ska", False), ("inte", True), ("vänta", False)), False),  # words are stressed
        ((("Gå ronder i parken", False),), False),
    ],
)
def test_a_line_is_parted_where_one_look_ends_for_good(
    parts: tuple[tuple[str, bool], ...], is_parted: bool
) -> None:
    assert (parting_of(line(*parts)) is not None) == is_parted


def test_labels_set_right_up_to_their_values_make_a_table_without_rules() -> None:
    def draw(page: Page) -> None:
        page.text(60, 80, "Stölder ur bilar", 13, bold=True)
        for number, (label, value) in enumerate(MEASURE):
            width = page.canvas.stringWidth(label, "Helvetica-Bold", 9)
            page.text(200 - width, 110 + 14 * number, label, 9, bold=True)
            page.text(203, 110 + 14 * number, value, 9)

    document = read_pdf("hoger.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(row) for row in MEASURE]


def test_stressed_words_that_text_begins_with_make_no_table() -> None:
    """What follows a word in bold begins right behind it, wherever that ends: two of a width end alike."""

    def draw(page: Page) -> None:
        y = 110.0
        for label in ("Polisen", "Kommunen", "Skolan", "Skolan"):
            width = page.canvas.stringWidth(label + " ", "Helvetica-Bold", 9)
            page.text(60, y, label, 9, bold=True)
            page.text(60 + width, y, "går ronder i parken varje kväll hela sommaren", 9)
            y += 14

    assert not tables(read_pdf("text.pdf", drawn(draw)))


def test_a_name_below_text_that_parts_two_tables_is_no_label() -> None:
    """It is set otherwise than labels are, and hardly any white stands above it."""

    def draw(page: Page) -> None:
        y = 80.0
        for name in ("Rondering", "Kodkafé"):
            page.text(
                60,
                y + 11,
                "Mål: brotten på torget och vid stationen, i parken och på gatan, ska bli färre.",
                9,
            )
            page.text(60, y + 24, name, 9, bold=True)
            y += 28
            for label, value in MEASURE[1:]:
                page.text(60, y + 11, label, 9)
                page.text(240, y + 11, value, 9)
                page.rule(60, y + 15, 500, y + 15)
                y += 15

    document = read_pdf("mellan.pdf", drawn(draw))
    assert_sound(document)
    labels = [cells[0] for table in tables(document) for cells in grid_texts(document, table)]
    assert labels == [label for _ in range(2) for label, _ in MEASURE[1:]]
