"""Rows between shaded ones, rows that white rules draw, and rows that go on over a page in a box."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.lib import colors

from extract.readers.pdf.reader import read_pdf
from tests.pdf_drawing import Page, drawn, grid_texts, tables

PALE = colors.HexColor("#e3edf7")
LEFT, EDGE, RIGHT = 60.0, 200.0, 500.0


def grids(*pages: Callable[[Page], None]) -> list[list[list[str]]]:
    document = read_pdf("sidor.pdf", drawn(*pages))
    return [grid_texts(document, table) for table in tables(document)]


def pair(page: Page, y: float, label: str, value: str, *, bold: bool = False) -> None:
    page.text(LEFT + 6, y, label, bold=bold)
    page.text(EDGE + 6, y, value, bold=bold)


def shade(page: Page, top: float, bottom: float) -> None:
    page.box(LEFT, top, EDGE, bottom, fill=PALE)
    page.box(EDGE, top, RIGHT, bottom, fill=PALE)


@pytest.mark.parametrize(("label", "rows"), [("Syfte", 4), ("Barn, unga.", 3)])
def test_short_labels_with_white_above_begin_rows_that_no_ground_parts(label: str, rows: int) -> None:
    def draw(page: Page) -> None:
        shade(page, 60, 80)
        pair(page, 73, "Mål", "Färre bränder i Ekeby.")
        pair(page, 93, "Nuläge", "Containrar står öppna och")
        page.text(EDGE + 6, 105, "blir stående över helgen.")
        pair(page, 125, label, "Ingen ska gå ensam hem.")
        shade(page, 132, 152)
        pair(page, 145, "Tidplan", "Hela året")

    (found,) = grids(draw)
    assert len(found) == rows
    assert found[0] == ["Mål", "Färre bränder i Ekeby."]
    assert (found[2] == ["Syfte", "Ingen ska gå ensam hem."]) is (rows == 4)


def test_the_ends_of_grounds_part_rows_where_only_every_second_rule_is_seen() -> None:
    pairs = [("Mål", "Lugn"), ("Syfte", "Ro"), ("Vem", "Rektor"), ("Tidplan", "Varje år"), ("Risk", "Snö")]

    def draw(page: Page) -> None:
        for n, (label, value) in enumerate(pairs):
            if n % 2 == 0:
                shade(page, 60 + 20 * n, 80 + 20 * n)
                page.rule(LEFT, 60 + 20 * n, RIGHT, 60 + 20 * n)
            pair(page, 73 + 20 * n, label, value, bold=n == 0)
        page.rule(LEFT, 160, RIGHT, 160)
        for x in (LEFT, EDGE, RIGHT):
            page.rule(x, 60, x, 160)

    assert grids(draw) == [[list(one) for one in pairs]]


@pytest.mark.parametrize("indent", [6, 20])
def test_a_row_in_a_box_goes_on_in_the_columns_of_the_page_before(indent: float) -> None:
    pairs = [("Mål", "Färre inbrott i Ekeby"), ("Syfte", "Alla ska trivas"), ("Vem", "Rektor"), ("När", "Nu")]

    def first(page: Page) -> None:
        for n, (label, value) in enumerate(pairs):
            page.box(LEFT, 700 + 20 * n, RIGHT, 720 + 20 * n)
            pair(page, 713 + 20 * n, label, value)

    def second(page: Page) -> None:
        page.box(LEFT, 60, RIGHT, 80)
        page.text(LEFT + 6, 73, "Risk")
        page.text(EDGE + indent, 73, "Försäljningen flyttar till andra gator.")

    *_, last = grids(first, second)
    whole = ["Risk", "Försäljningen flyttar till andra gator."]
    assert last[-1] == (whole if indent == 6 else [" ".join(whole)])


def test_the_label_of_a_bold_row_goes_on_below_and_ends_no_table() -> None:
    def draw(page: Page) -> None:
        for n, (label, value) in enumerate([("Mål", "Färre inbrott."), ("Nuläge", "Lugnt på kvällen.")]):
            pair(page, 70 + 16 * n, label, value)
        pair(page, 110, "Läger för dem som", "Sommargruppen", bold=True)
        page.text(LEFT + 6, 122, "blir hemma", bold=True)
        for n, (label, value) in enumerate([("Syfte", "Lovet ska vara fullt."), ("Vem", "Lägerchef")]):
            pair(page, 138 + 16 * n, label, value)

    (found,) = grids(draw)
    assert found[2] == ["Läger för dem som blir hemma", "Sommargruppen"]
    assert len(found) == 5


def test_a_word_over_the_edge_between_shaded_rows_is_no_label() -> None:
    def draw(page: Page) -> None:
        shade(page, 60, 80)
        pair(page, 73, "Mål", "Färre bränder i Ekeby.")
        page.text(EDGE - 12, 93, "Skoterledningen", bold=True)
        pair(page, 113, "Syfte", "Ingen ska gå ensam hem.")
        shade(page, 120, 140)
        pair(page, 133, "Tidplan", "Hela året")

    assert any(["Tidplan", "Hela året"] in found for found in grids(draw))


@pytest.mark.parametrize(("wide", "found"), [(RIGHT, 2), (EDGE, 0)])
def test_names_on_grounds_over_the_whole_table_part_tables_whose_labels_alone_are_shaded(
    wide: float, found: int
) -> None:
    rows = [("Mål", "Lugn"), ("Syfte", "Ro på torget i natt"), ("Vem", "Rektor"), ("Tidplan", "Varje år")]

    def draw(page: Page) -> None:
        for top, area, name in ((60, "Inbrott", "Låsen vid Ekeby"), (205, "Klotter", "Väggar i Ekeby")):
            page.text(LEFT, top, area, 12)
            page.box(LEFT, top + 10, wide, top + 30, fill=PALE)
            page.text(LEFT + 6, top + 23, name, bold=True)
            for n, (label, value) in enumerate(rows):
                page.box(LEFT, top + 30 + 20 * n, EDGE, top + 50 + 20 * n, fill=PALE)
                pair(page, top + 43 + 20 * n, label, value)

    read = grids(draw)
    assert len([table for table in read if table[1:] == as_lists(rows) and len(table[0]) == 1]) == found


def as_lists(rows: list[tuple[str, str]]) -> list[list[str]]:
    return [list(row) for row in rows]
