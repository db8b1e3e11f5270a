"""The lines of a page become cards in rows: where each begins and ends, and what belongs to none; without a file."""

from __future__ import annotations

import pytest

from extract.readers.pdf.cards.looks import CardLooks, Look
from extract.readers.pdf.cards.rows import UNEVEN, PageOfRows, Stack, lie_level, read_pages
from extract.readers.pdf.cards.stacks import _sides
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.source.content import Printed, Style

LEFT, RIGHT = 60.0, 320.0
VALUE, LABEL, TITLE = (
    Look(size, bold, False, 0) for size, bold in ((9.0, False), (10.0, True), (11.0, True))
)
LOOKS = CardLooks(frozenset({"mål", "när", "ansvarig"}), LABEL, VALUE, TITLE)


def line(text: str, x0: float, top: float, size: float = 9.0, *, bold: bool = False, x1: float = 0.0) -> Line:
    word = Printed(text, x0, top, x1 or x0 + 5 * len(text), top + size, Style(size, bold, 0))
    return make_line([word])


def card(x0: float, top: float, title: str = "Kvällsrond") -> list[Line]:
    lines = [line(title, x0, top, 11, bold=True)] if title else []
    for n, label in enumerate(("Mål", "När", "Ansvarig")):
        lines += [line(label, x0, top + 14 + 26 * n, 10, bold=True), line("Rektor.", x0, top + 26 + 26 * n)]
    return lines


def read(*pages: list[Line]) -> list[PageOfRows]:
    return list(read_pages([sorted(lines, key=lambda one: one.top) for lines in pages], LOOKS))


def shape(page: PageOfRows) -> list[list[tuple[int, int, bool]]]:
    """Of each card in each row: its column, how many lines it has, and whether it is a rest."""
    return [sorted((one.column, len(one.lines), one.is_rest) for one in row) for row in page.rows]


def test_cards_side_by_side_are_a_row_and_those_below_another() -> None:
    (page,) = read([*card(LEFT, 70), *card(RIGHT, 70), *card(LEFT, 190), *card(RIGHT, 190)])
    assert shape(page) == [[(0, 7, False), (1, 7, False)]] * 2
    assert page.others == []


def test_a_heading_above_one_card_ends_no_other() -> None:
    lines = [*card(LEFT, 70), *card(RIGHT, 70), line("Trafik", LEFT, 160, 14, bold=True)]
    (page,) = read([*lines, line("Mer.", LEFT, 180), line("Mer.", RIGHT, 180)])
    assert shape(page) == [[(0, 7, False), (1, 8, False)]]
    assert [one.text for one in page.others] == ["Trafik", "Mer."]


def test_a_line_across_all_ends_them() -> None:
    lines = [*card(LEFT, 70), *card(RIGHT, 70), line("Trafiken", LEFT, 160, x1=500.0)]
    (page,) = read([*lines, line("Mer.", LEFT, 180), line("Mer.", RIGHT, 180)])
    assert shape(page) == [[(0, 7, False), (1, 7, False)]]
    assert [one.text for one in page.others] == ["Trafiken", "Mer.", "Mer."]


def test_a_title_of_two_lines_begins_one_card() -> None:
    lines = [line("Trygg", LEFT, 58, 11, bold=True), *card(LEFT, 70), *card(RIGHT, 70)]
    (page,) = read(lines)
    assert shape(page) == [[(0, 8, False), (1, 7, False)]]


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ([], True),
        ([line("Sidhuvud", LEFT, 30, 8)], True),  # smaller than the cards: a running head
        ([line("Trafik", LEFT, 30, 14, bold=True)], False),  # a heading
    ],
)
def test_a_page_may_begin_with_the_rest_of_a_card(head: list[Line], rest: bool) -> None:
    begun = [*card(LEFT, 700), *card(RIGHT, 700)]
    _, page = read(begun, [*head, *card(LEFT, 60, ""), *card(RIGHT, 60)])
    assert shape(page) == ([[(0, 6, True), (1, 7, False)]] if rest else [[(1, 7, False)]])


def test_no_card_goes_on_where_other_text_ended_the_page_before() -> None:
    begun = [*card(LEFT, 600), *card(RIGHT, 600), line("Slut på sidan", LEFT, 750, x1=500.0)]
    _, page = read(begun, [*card(LEFT, 60, ""), *card(RIGHT, 60)])
    assert shape(page) == [[(1, 7, False)]]


def stack(column: int, top: float, high: float = 80.0, *, is_rest: bool = False) -> Stack:
    return Stack(column, [line("Mål", LEFT, top), line("Slut", LEFT, top + high)], is_rest)


@pytest.mark.parametrize(
    ("second", "level"),
    [
        (stack(1, 74.5), True),  # half a type size
        (stack(1, 74.6), False),
        (stack(1, 80.0, 60.0), True),  # in its middle
        (stack(1, 80.0, 70.0), False),
        (stack(0, 70.0), False),  # the same column twice
    ],
)
def test_cards_of_a_row_lie_level(second: Stack, level: bool) -> None:
    assert lie_level([[stack(0, 70.0), second]]) is level
    assert not lie_level([[stack(0, 70.0)], [second]])
    assert not lie_level([])


def test_rests_of_cards_begin_at_any_height() -> None:
    assert lie_level([[stack(0, 70.0, is_rest=True), stack(1, 90.0, is_rest=True)]])
    assert not lie_level([[stack(0, 70.0, is_rest=True), stack(1, 90.0)]])


def test_nearly_all_rows_lie_level() -> None:
    even, uneven = [stack(0, 70.0), stack(1, 70.0)], [stack(0, 70.0), stack(1, 90.0)]
    most = round(1 / UNEVEN)
    assert lie_level([even] * (most - 1) + [uneven])
    assert not lie_level([even] * (most - 2) + [uneven])


@pytest.mark.parametrize(("right", "sides"), [(RIGHT, (50.0, RIGHT)), (80.0, (59.0, 111.0))])
def test_the_sides_of_a_card_are_those_of_the_box_around_it(right: float, sides: tuple[float, float]) -> None:
    words = Stack(0, [line("Kvällsronder", LEFT, 100, x1=110.0)])
    box = DraftTable([50.0, 70.0, right], [90.0, 200.0], [])
    assert _sides([PageOfRows([LEFT], [[words]])], [box]) == {0: sides}
