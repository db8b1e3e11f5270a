"""Rows that numbered lists of a column begin, and boxes in the columns of the page before."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.around.ended import Ended, give_ended
from extract.readers.pdf.lattice.bands import Band
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.rails import Rail, Stack
from extract.readers.pdf.lattice.spans.parted import are_told
from extract.readers.pdf.lattice.white.lists import list_rows
from extract.readers.pdf.lines import Line
from tests.placed_lines import placed_lines

EDGES = [145.0, 245.0, 345.0]
PLACES = (100.0, 150.0, 250.0, 350.0)


def page(*placed: tuple[int, float, str]) -> list[Line]:
    return placed_lines(PLACES, *placed)


def row(
    top: float, *, middle: float = 18.0, marks: tuple[str, str] = ("1.", "2.")
) -> tuple[tuple[int, float, str], ...]:
    """A list of four lines in the third column, a cause and a date in the middle beside it."""
    return (
        (2, top, f"{marks[0]} Gå i"), (2, top + 12, "parken."), (2, top + 24, f"{marks[1]} Byt"), (2, top + 36, "lampor."),
        (0, top + middle, "Mörkt"), (3, top + 18, "Mars"),
    )  # fmt: skip


def test_lists_that_begin_anew_begin_rows_whose_cells_stand_in_the_middle() -> None:
    lines = page((2, 86, "ut."), *row(100), *row(150), (2, 200, "1. Håll"), (2, 212, "möten."))
    assert [lines[start].text for start in list_rows(lines, EDGES)] == [
        "ut.",
        "1. Gå i",
        "1. Gå i",
        "1. Håll",
    ]
    assert are_told(lines, EDGES)


@pytest.mark.parametrize(("middle", "told"), [(22.0, True), (23.0, False), (0.0, True), (8.0, False)])
def test_cells_stand_in_the_middle_beside_a_list_or_at_its_top(middle: float, told: bool) -> None:
    assert bool(list_rows(page(*row(100, middle=middle), *row(150)), EDGES)) == told


def test_one_list_or_marks_that_go_on_begin_no_rows() -> None:
    assert list_rows(page(*row(100)), EDGES) == []
    assert list_rows(page(*row(100), *row(150, marks=("3.", "4."))), EDGES) == []


BOX = (
    (0, 100.0, "Ljus"),
    (1, 100.0, "Vi byter"),
    (2, 100.0, "Rektor"),
    (3, 100.0, "Maj"),
    (1, 112.0, "lampor."),
)


@pytest.mark.parametrize(
    ("texts", "right", "known"),
    [
        (BOX, 450.0, True),
        (((1, 88.0, "i parken."), *BOX), 450.0, True),  # the rest of a row
        (((1, 88.0, "i parken och vid stationen."), *BOX), 450.0, False),
        (BOX[:2], 450.0, False),
        (BOX, 480.0, False),
    ],
)  # fmt: skip
def test_a_box_with_fewer_columns_has_those_of_the_page_before_that_its_words_obey(
    texts: tuple[tuple[int, float, str], ...], right: float, known: bool
) -> None:
    band = Band(80.0, 130.0, page(*texts), held=True, boxed=True, edges=[145.0])
    stack = Stack(90.0, right, [Rail(80.0, 90.0, right, ()), Rail(130.0, 90.0, right, ())])
    words = [word for line in band.lines for word in line.words]
    ended = Ended([90.0, *EDGES, 450.0], [350.0])
    assert give_ended([band], stack, ended, Drawn([], [], [], words)) == known
    assert band.edges == (EDGES if known else [145.0])
