"""Tables below each other with rules at their headings alone: each has its own rows, and its name stands above it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Paragraph
from tests.pdf_drawing import GRID_EDGES, GRID_HEADS, GRID_ROWS, Page, assert_sound, drawn, grid_texts, tables

XS, HEADS, ROWS = GRID_EDGES, GRID_HEADS, GRID_ROWS


def headed(
    page: Page, y: float, rows: tuple[tuple[str, ...], ...], *, above: bool, between: bool = False
) -> float:
    """A table with a rule below its headings, maybe one `above` them, and maybe rules `between` its rows."""
    if above:
        page.rule(XS[0], y, XS[-1], y)
    for number, cells in enumerate((HEADS, *rows)):
        for column, text in enumerate(cells):
            page.text(XS[column] + 4, y + 12, text, bold=number == 0)
        y += 22
        if number == 0 or between:
            page.rule(XS[0], y, XS[-1], y)
    return y


@pytest.mark.parametrize("between", [False, True])
@pytest.mark.parametrize("above", [False, True])
def test_tables_with_the_same_headings_are_as_many(above: bool, between: bool) -> None:
    def draw(page: Page) -> None:
        y = 80.0
        for name, rows in (("Torget", ROWS), ("Skolan", ROWS[1:]), ("Parken", ROWS[:2])):
            page.text(XS[0] + 4, y + 14, name, 13, bold=True)
            y = headed(page, y + 24, rows, above=above, between=between) + 10

    document = read_pdf("flera.pdf", drawn(draw))
    assert_sound(document)
    texts = [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)]
    assert texts == ["Torget", "Skolan", "Parken"]
    assert [grid_texts(document, table) for table in tables(document)] == [
        [list(cells) for cells in (HEADS, *rows)] for rows in (ROWS, ROWS[1:], ROWS[:2])
    ]


def spanned(page: Page, y: float, edges: tuple[float, ...], texts: tuple[str, ...]) -> float:
    """Headings between rules of pieces, then two rows beside a text that spans them: the rule between is shorter."""

    def rails(at: float, first: int = 0) -> None:
        for left, right in pairwise(edges[first:]):
            page.rule(left, at, right - 0.2, at)

    rails(y)
    for column, text in enumerate(HEADS):
        page.text(edges[column] + 4, y + 14, text, bold=True)
    rails(y + 20)
    page.lines(edges[0] + 4, y + 44, *texts)
    for number, cells in enumerate(ROWS[:2]):
        for column, text in enumerate(cells[1:], start=1):
            page.text(edges[column] + 4, y + 34 + 30 * number, text)
    rails(y + 50, 1)
    rails(y + 80)
    return y + 80


def test_tables_between_the_same_sides_have_columns_of_their_own() -> None:
    def draw(page: Page) -> None:
        page.text(50, 70, "Torget", 13, bold=True)
        y = spanned(page, 84, (50, 170, 300, 420, 540), ("Mörka stråk", "vid torget"))
        page.text(50, y + 24, "Skolan", 13, bold=True)
        spanned(page, y + 40, (50, 190, 280, 440, 540), ("Tomma gårdar", "om kvällen"))

    document = read_pdf("egna.pdf", drawn(draw))
    assert_sound(document)
    texts = [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)]
    assert texts == ["Torget", "Skolan"]
    rests = [list(cells[1:]) for cells in ROWS[:2]]
    assert [grid_texts(document, table) for table in tables(document)] == [
        [list(HEADS), [text, *rests[0]], rests[1]]
        for text in ("Mörka stråk vid torget", "Tomma gårdar om kvällen")
    ]


def test_the_same_headings_over_other_columns_begin_another_table() -> None:
    """Rules across part every row, a group of headings has a rule of its own, and words alone show its columns."""
    places = ((50.0, 170.0, 290.0, 400.0, 480.0), (50.0, 130.0, 260.0, 370.0, 470.0))
    heads = ("Aktivitet", "Åtgärd", "Orsak", "Ansvarig", "Tidplan")
    rows = (
        ("Ljus i parken", "Nya lampor sätts upp", "Mörka stråk", "Gatuchef", "Maj 2031"),
        ("Vakna grannar", "Rundor på kvällen", "Tomma gårdar", "Värden", "Hösten 2031"),
        ("Öppen skola", "Lokaler lånas ut", "Sena kvällar", "Rektor", "Löpande"),
    )

    def draw(page: Page) -> None:
        y = 60.0
        for name, xs in zip(("Torget", "Skolan"), places, strict=True):
            page.text(50, y + 20, name, 13, bold=True)
            y += 28
            page.rule(46, y, 540, y)
            for x, text in zip(xs, heads[:3], strict=False):
                page.text(x, y + 14, text, bold=True)
            page.text(xs[3], y + 14, "Genomförande", bold=True)
            page.rule(xs[3] - 4, y + 20, 540, y + 20)
            for x, text in zip(xs[3:], heads[3:], strict=True):
                page.text(x, y + 34, text, bold=True)
            y += 40
            page.rule(46, y, 540, y)
            for row in rows:
                for x, text in zip(xs, row, strict=True):
                    page.lines(x, y + 14, *text.rsplit(" ", 1))
                y += 34
                page.rule(46, y, 540, y)

    document = read_pdf("grupper.pdf", drawn(draw))
    assert_sound(document)
    texts = [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)]
    assert texts == ["Torget", "Skolan"]
    assert [grid_texts(document, table)[-3:] for table in tables(document)] == [
        [list(row) for row in rows]
    ] * 2
