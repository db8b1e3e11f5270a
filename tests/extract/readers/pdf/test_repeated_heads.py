"""Headings that a page repeats above the rest of a cut row, without a rule between them."""

from __future__ import annotations

import pytest

from extract.readers.pdf.reader import read_pdf
from tests.pdf_drawing import Page, drawn, grid_texts, tables

EDGES = (60.0, 160.0, 260.0, 360.0)
HEADS = ("Aktivitet", "Ansvarig", "Tidplan")


def draw_columns(page: Page, top: float, bottom: float, levels: tuple[float, ...]) -> None:
    """The uprights of the table, and rules across at `levels`."""
    for x in EDGES:
        page.rule(x, top, x, bottom)
    for y in levels:
        page.rule(EDGES[0], y, EDGES[-1], y)


def fill(page: Page, y: float, *texts: str) -> None:
    """A line of each cell."""
    for x, text in zip(EDGES, texts, strict=False):
        page.text(x + 4, y, text)


def draw_cut(page: Page) -> None:
    """The headings, with a rule below them, and a row that the page cuts."""
    draw_columns(page, 700, 780, (700, 730))
    fill(page, 718, *HEADS)
    fill(page, 750, "Vandringar i", "Kommunen och", "Varje")


@pytest.mark.parametrize(
    ("heads", "first"),
    [
        (HEADS, list(HEADS)),
        (("Aktivitet", "Ansvarig", "Tidpunkt"), ["Aktivitet parken", "Ansvarig polisen", "Tidpunkt månad"]),
    ],
)
def test_only_headings_that_stood_on_the_page_before_are_parted(
    heads: tuple[str, ...], first: list[str]
) -> None:
    def draw_rest(page: Page) -> None:
        draw_columns(page, 60, 160, (60, 120, 160))
        fill(page, 78, *heads)
        fill(page, 104, "parken", "polisen", "månad")
        fill(page, 140, "Belysning", "Kommunen", "Våren")

    document = read_pdf("plan.pdf", drawn(draw_cut, draw_rest))
    rows = grid_texts(document, tables(document)[1])
    assert rows[0] == first
    assert rows[-1] == ["Belysning", "Kommunen", "Våren"]
    assert (["parken", "polisen", "månad"] in rows) == (heads == HEADS)
