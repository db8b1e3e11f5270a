"""Cards: boxes side by side that each hold a text; neither the cells of a table nor a chart."""

from __future__ import annotations

import pytest
from reportlab.lib import colors

from extract.readers.pdf.cards.boxes import find_cards
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Fill
from models.pages.document import Paragraph
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables

CARD = ("Kvällsrond", "Mål", "Lugna kvällar.", "När", "Hösten 2021", "Ansvarig", "Fältassistent")
GROUND = colors.HexColor("#e4ebf3")


def card(page: Page, x: float, y: float, *lines: str, width: float = 220.0, ground: bool = False) -> float:
    """Draw a box around `lines`; the first one is bold. Return where it ends."""
    bottom = y + 14 * len(lines) + 8
    page.box(x, y, x + width, bottom, fill=GROUND if ground else None)
    for n, line in enumerate(lines):
        page.text(x + 5, y + 14 + 14 * n, line, bold=n == 0)
    return bottom


def read(*pages: object) -> tuple[list[list[list[str]]], list[str]]:
    """The tables of a document, and the origins of its paragraphs outside of tables."""
    document = read_pdf("kort.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    found = [grid_texts(document, table) for table in tables(document)]
    return found, [document.text(block.words) for block in document.blocks if isinstance(block, Paragraph)]


def test_cards_of_unlike_height_side_by_side_are_tables_of_one_cell_from_left_to_right() -> None:
    def draw(page: Page) -> None:
        card(page, 60, 60, *CARD)
        card(page, 288, 60, "Grannstöd", *CARD[1:5])
        card(page, 60, 190, "Öppet hus", *CARD[1:])

    whole = [[[" ".join(lines)]] for lines in (CARD, ("Grannstöd", *CARD[1:5]), ("Öppet hus", *CARD[1:]))]
    assert read(draw) == (whole, [])


def test_grounds_alone_show_cards() -> None:
    def draw(page: Page) -> None:
        card(page, 60, 60, *CARD, ground=True)
        card(page, 288, 60, "Grannstöd", *CARD[1:], ground=True)

    assert read(draw) == ([[[" ".join(CARD)]], [[" ".join(("Grannstöd", *CARD[1:]))]]], [])


def test_a_ground_behind_the_title_does_not_part_a_card() -> None:
    def draw(page: Page) -> None:
        for x in (60, 288):
            page.box(x + 2, 62, x + 218, 76, fill=GROUND)
            card(page, x, 60, *CARD)

    assert read(draw) == ([[[" ".join(CARD)]], [[" ".join(CARD)]]], [])


def test_boxes_of_four_lines_are_no_cards_but_a_chart_whose_text_is_no_table() -> None:
    def draw(page: Page) -> None:
        for x, unit in ((60, "Styrgrupp"), (230, "Fältgrupp"), (400, "Torggrupp")):
            card(page, x, 60, unit, "Kommunhuset", "Plan 3", "Växel 0100", width=150)

    found, texts = read(draw)
    assert found == []
    assert {"Styrgrupp", "Fältgrupp", "Torggrupp"} <= set(texts)


def test_spaced_boxes_of_unlike_width_are_the_cells_of_rows() -> None:
    def draw(page: Page) -> None:
        for n, label in enumerate(("Mål", "Åtgärd", "Löptid")):
            y = 60 + 90 * n
            page.box(60, y, 160, y + 84)
            page.box(166, y, 500, y + 84)
            page.text(65, y + 14, label)
            for line in range(5):
                page.text(171, y + 14 + 14 * line, f"Ronden går kväll {line} i veckan.")

    found, _ = read(draw)
    assert [row[0] for table in found for row in table] == ["Mål", "Åtgärd", "Löptid"]
    assert all(len(row) > 1 for table in found for row in table)


def test_what_a_page_break_left_of_a_card_is_one_where_cards_stood_on_the_page_before() -> None:
    def first(page: Page) -> None:
        card(page, 60, 60, *CARD, ground=True)
        card(page, 288, 60, "Grannstöd", *CARD[1:], ground=True)

    def second(page: Page) -> None:
        card(page, 60, 60, "Fältassistent", ground=True)
        card(page, 288, 60, "Rektor", ground=True)

    found, _ = read(first, second)
    assert found[2:] == [[["Fältassistent"]], [["Rektor"]]]


@pytest.mark.parametrize(("left", "found"), [(60.9, 1), (61.1, 0)])
def test_a_ground_farther_within_than_sides_of_cards_differ_is_no_card(left: float, found: int) -> None:
    ground = Fill(left, 60.0, 280.0, 90.0, 0)
    assert len(find_cards([], [ground], [], known=[(60.0, 280.0)])) == found
