"""Tables of other columns on one stack of rails: each has the columns that its own words show."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.readers.pdf.reader import read_pdf
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables

LEFT, RIGHT = 60.0, 500.0
AREAS = (
    ("Område", "Problembild", "Mål"),
    ("Otrygga platser", "Få vuxna rör sig", "Fler känner sig trygga"),
    ("Våld mot kvinnor", "Otryggheten är stor", "Färre utsätts för brott"),
)
PAIRS = (
    ("Aktivitet", "Nattvandring i parken och på torget varje helg hela hösten"),
    ("Ansvarig", "Trygghetssamordnare och kommunpolis och rektorer tillsammans"),
    ("När", "Varje fredag och lördag från september till och med december"),
)


def stack(page: Page, edges: tuple[float, ...], size: float) -> None:
    """The list of areas, a heading of type `size` and the pairs; the pairs' rails meet at `edges`."""
    y = 60.0
    page.rule(LEFT, y, RIGHT, y)
    for row, cells in enumerate(AREAS):
        for x, text in zip((64, 200, 350), cells, strict=True):
            page.text(x, y + 13, text, bold=not row)
        y += 18
        page.rule(LEFT, y, RIGHT, y)
    page.text(LEFT, y + 15, "Otrygga platser", bold=True, size=size)
    y += 20
    ends = (LEFT, *edges, RIGHT)
    for label, value in (*PAIRS, ("", "")):
        for start, end in pairwise(ends):
            page.rule(start, y, end, y)
        if label:
            page.text(64, y + 13, label, bold=True)
            page.text(150, y + 13, value)
        y += 18


@pytest.mark.parametrize("edges", [(), (146.0,)])
def test_a_list_of_areas_above_the_tables_of_each_keeps_its_columns(edges: tuple[float, ...]) -> None:
    document = read_pdf("rader.pdf", drawn(lambda page: stack(page, edges, 14)))
    assert_sound(document)
    first, second = (grid_texts(document, table) for table in tables(document))
    assert first == [list(row) for row in AREAS]
    assert [row for row in second if len(row) == 2] == [list(row) for row in PAIRS]


@pytest.mark.parametrize(("shift", "found"), [(12.0, [7, 9]), (4.0, [16])])
def test_the_last_rows_of_a_table_without_rules_are_not_the_first_of_one_of_other_columns_below(
    shift: float, found: list[int]
) -> None:
    above = ("Aktivitet", "Mål", "Sammankallande", "Åtgärder", "När", "Kontakt", "Ansvarig")
    below = ("Aktivitet", "Syfte", "Åtgärder", "När", "Kontakt", "Kostnad", "Mål", "Deltagare", "Ansvarig")

    def draw(page: Page) -> None:
        y = 60.0
        for labels, x in ((above, 146.0), (below, 146.0 - shift)):
            for label in labels:
                page.text(60, y, label, bold=True)
                page.text(x, y, "Rektorer och poliser vid torget")
                y += 18
            y += 10

    document = read_pdf("rader.pdf", drawn(draw))
    assert_sound(document)
    assert [len(table.rows) for table in tables(document)] == found
