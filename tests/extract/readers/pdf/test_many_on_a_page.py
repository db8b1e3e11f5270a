"""Pages of very many rules, boxes or words: twice as many take about twice as long."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable

import pytest
from reportlab.lib import colors

from extract.readers.pdf.cards.boxes import MOST_BOXES, find_cards
from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from models.pages.geometry import BBox
from tests.pdf_drawing import Page, drawn

MOST = 2.7
"""Times as many calls that twice as much on a page may take."""
HIGH = 12.0


def rules(page: Page, count: int) -> None:
    for n in range(count):
        y = 20 + HIGH * n
        page.rule(50, y, 500, y)
        page.text(55, y + 9, "Mål", 6)
        page.text(200 + n % 7 * 3, y + 9, "Lugna kvällar", 6)


def pieces(page: Page, count: int) -> None:
    for n in range(count):
        y, edge = 20 + HIGH * n, 150 + n % 9 * 10
        page.rule(50, y, edge, y)
        page.rule(edge, y, 500, y)
        page.text(55, y + 9, "Mål", 6)
        page.text(300, y + 9, "Lugna kvällar", 6)


def small_words(page: Page, count: int) -> None:
    for n in range(count):
        for column in range(5):
            page.text(50 + column * 100 + n % 3, 20 + HIGH * n, "ord", 6)


def moved_sides(page: Page, count: int) -> None:
    for n in range(count):
        y, edge = 20 + HIGH * n, 200 + n % 4 * 4
        for x0, x1 in ((50, edge), (edge, 400), (400, 500)):
            page.box(x0, y, x1, y + HIGH)
            page.text(x0 + 3, y + 9, "ord", 6)


def centred_cells(page: Page, count: int) -> None:
    for x, head in ((50, "Orsak"), (150, "Insats"), (300, "Vem"), (400, "När")):
        page.text(x, 20, head, 6, bold=True)
    for n in range(count):
        y = 40 + 18 * n
        for x, dy, text in (
            (50, 0, "Mörker"),
            (150, -4, "Lampor byts"),
            (150, 4, "och tänds"),
            (300, 0, "Rektor"),
        ):
            page.text(x, y + dy, text, 6)


def small_labels(page: Page, count: int) -> None:
    for n in range(count):
        page.text(50, 20 + HIGH * n, "Etikett", 5)
        page.text(120, 20 + HIGH * n, "värde", 6)


def white_rules(page: Page, count: int) -> None:
    for n in range(count):
        y = 20 + HIGH * n
        page.canvas.setStrokeColor(colors.white)
        page.box(50, y, 500, y + HIGH, fill=colors.lightgrey)
        page.rule(50, y, 500, y)
        page.rule(200, y, 200, y + HIGH)
        page.text(55, y + 9, "Mål", 6)
        page.text(210, y + 9, "Lugn", 6)


@pytest.mark.parametrize(
    ("fill", "fewest"),
    [
        *((fill, 250) for fill in (rules, pieces, small_words, moved_sides, centred_cells)),
        (small_labels, 2000),
        (white_rules, 700),
    ],
)
def test_twice_as_much_takes_about_twice_as_long(fill: Callable[[Page, int], None], fewest: int) -> None:
    calls = []
    for count in (fewest, 2 * fewest):
        data = drawn(lambda page, count=count: fill(page, count), size=(560, 60 + 18 * count))  # type: ignore[misc]
        profile = cProfile.Profile()
        profile.runcall(read_pdf, "full.pdf", data)
        calls.append(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
    assert calls[1] <= MOST * calls[0], calls


@pytest.mark.parametrize(("count", "cards"), [(2, 2), (MOST_BOXES, MOST_BOXES), (MOST_BOXES + 1, 0)])
def test_a_page_of_very_many_boxes_holds_no_cards(count: int, cards: int) -> None:
    places = [(20.0 + n % 20 * 25, 20.0 + n // 20 * 60) for n in range(count)]
    grids = [
        Grid([x, x + 18], [y, y + 50], [Box(0, 0, 1, 1, BBox(x, y, x + 18, y + 50), False, False)])
        for x, y in places
    ]
    words = [
        Printed("ja", x + 1, y + 9 * n, x + 9, y + 9 * n + 8, Style(8.0, False, 0))
        for x, y in places
        for n in range(5)
    ]
    assert len(find_cards(grids, [], words)) == cards
