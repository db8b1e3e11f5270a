"""Boxes in columns of print hold text: no column of a table, no box of a drawing, no cell beside the other column."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.gutters import find_gutters, spans_of
from extract.readers.pdf.lattice.white.boxes import box_to_table
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from models.pages.document import Paragraph
from tests.pdf_drawing import Page, drawn, grid_texts, tables

STYLE = Style(10.0, False, 0)


@pytest.mark.parametrize(
    ("spaces", "count"),
    [
        ((5, 5, 5.5), 1),  # stretched to the margin
        ((5, 5, 5.7), 4),  # not alike
        ((5, 5), 3),  # too few to tell
        ((2.9, 2.9, 2.9), 4),  # usual spaces
        ((15, 15, 15), 1),
        ((15.1, 15.1, 15.1), 4),  # columns of figures
    ],
)
def test_the_spaces_of_a_stretched_line_are_no_gaps(spaces: tuple[float, ...], count: int) -> None:
    x = 50.0
    words = [Printed("ord", x, 100, x + 20, 110, STYLE)]
    for space in spaces:
        x += 20 + space
        words.append(Printed("ord", x, 100, x + 20, 110, STYLE))
    assert len(spans_of(make_line(words))) == count


def framed(page: Page, x: float, y: float, text: str) -> None:
    page.box(x, y, x + 200, y + 20)
    page.text(x + 5, y + 14, text)


@pytest.mark.parametrize(("label", "origin"), [
        ("Mål: färre bråk", "body"), ("Enheten för bråk", "textbox"),
        ("Vad vi gör: ronder", "body"), ("Vad vi ska göra: ronder", "textbox"),  # three words, four
    ],
)  # fmt: skip
def test_boxes_with_labels_are_no_drawing(label: str, origin: str) -> None:
    def draw(page: Page) -> None:
        for place, (x, y) in enumerate(((60, 100), (60, 140), (320, 100))):
            framed(page, x, y, f"{label} {place}")

    document = read_pdf("rutor.pdf", drawn(draw))
    found = {block.origin for block in document.blocks if isinstance(block, Paragraph)}
    assert found == ({origin} if origin == "textbox" else set())
    assert len(tables(document)) == (0 if origin == "textbox" else 3)


@pytest.mark.parametrize(("lines", "joined"), [(4, True), (5, False)])
def test_text_beside_text_between_boxes_is_no_cell_beside_a_label(lines: int, joined: bool) -> None:
    def draw(page: Page) -> None:
        for x, words in ((60.0, "Ronder på torget varje kväll"), (280.0, "Värdar går med i parken")):
            page.lines(x, 132, *(f"{words} {n}" for n in range(lines)))
        for y in (96.0, 120 + 12.0 * lines + 10):
            framed(page, 60, y, "Mål: färre bråk")
            page.text(280, y + 14, "Alla ska kunna gå hem i trygghet")

    document = read_pdf("spalter.pdf", drawn(draw))
    held = [text for table in tables(document) for row in grid_texts(document, table) for text in row]
    assert any("Värdar" in text for text in held) is joined


@pytest.mark.parametrize(("width", "found"), [(3.4, False), (3.6, True)])
def test_a_gap_as_wide_as_the_spaces_elsewhere_is_none_between_columns(width: float, found: bool) -> None:
    values = ["fredag", "dag", "helg"]
    rows = [
        [(60.0, 90.0), (93.0, 120.0), (123.0, 130.0), (200.0, 230.0), (230 + width, 234.0 + 6 * len(value))]
        for value in values
    ]
    lefts = [round(gutter.right) for gutter in find_gutters(rows, 10.0)]
    assert (round(230 + width) in lefts) is found


@pytest.mark.parametrize(("labels", "is_drawing"), [(1, True), (2, False)])
def test_boxes_with_two_labels_above_values_are_parts_of_cards(labels: int, is_drawing: bool) -> None:
    def draw(page: Page) -> None:
        for place, (x, y) in enumerate(((60, 100), (60, 170), (320, 100))):
            page.box(x, y, x + 200, y + 56)
            for n in range(2):
                page.text(x + 5, y + 12 + 24 * n, f"Rubrik {n}", bold=n < labels)
                page.text(x + 5, y + 24 + 24 * n, f"Ronder {place}")

    document = read_pdf("rutor.pdf", drawn(draw))
    assert len(tables(document)) == (0 if is_drawing else 3)


def test_names_over_a_box_make_its_labels_no_wider() -> None:
    """Else nothing would show that labels fill their column, which broke their words."""
    bold = Style(10.0, True, 0)

    def line(y: float, *words: tuple[float, str, Style]) -> Line:
        return make_line([Printed(text, x, y, x + 5 * len(text), y + 10, style) for x, text, style in words])

    lines = [line(100, (60, "Sommarkvällar", bold), (128, "vid", bold), (146, "torget", bold))]
    for n, (label, rest) in enumerate((("Åtgär", "der"), ("Målgr", "upp"), ("Löpti", "d"))):
        lines.append(line(120 + 40 * n, (60, label, bold), (110, "Ronder", STYLE), (143, "ute", STYLE)))
        lines.append(line(132 + 40 * n, (60, rest, bold)))
    table = box_to_table(lines)
    assert table is not None
    labels = [cell.parts[0] for cell in table.cells if cell.column == 0 and cell.column_span == 1]
    assert {(part.bounded, part.right) for part in labels} == {(True, 85.0)}


@pytest.mark.parametrize("tops", [(100.0,), (100.0, 700.0)])
def test_a_large_box_is_a_frame_around_the_page_where_no_other_stands_beside_it(
    tops: tuple[float, ...],
) -> None:
    def draw(page: Page) -> None:
        for top, bottom in zip(tops, (680.0, 800.0), strict=False):
            page.box(50, top, 545, bottom)
            page.lines(60, top + 20, "Kvällsrond", "Mål", "Lugna kvällar i hela parken")

    document = read_pdf("stor.pdf", drawn(draw))
    assert len(tables(document)) == (2 if len(tops) > 1 else 0)
