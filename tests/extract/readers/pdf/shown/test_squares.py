"""Boxes to tick that are drawn on the page."""

from __future__ import annotations

import pytest

from extract.readers.pdf.source.content import Glyph, Rule, Style
from extract.readers.pdf.source.shown.squares import _SAME, Shape, boxes_to_tick, holds, without_edges
from models.pages.document import Document, Paragraph, Table
from models.pages.geometry import BBox
from tests.pdf_raw import at
from tests.pdf_seen import time_row

BLACK, WHITE, BLUE = 0, 0xFFFFFF, 0x0075FF


def frame(x: float = 50.0, side: float = 9.0, top: float = 100.0) -> list[Rule]:
    return [
        Rule(True, top, x, x + side),
        Rule(True, top + side, x, x + side),
        Rule(False, x, top, top + side),
        Rule(False, x + side, top, top + side),
    ]


def letters(text: str, x: float, size: float = 10.0, top: float = 99.0) -> list[Glyph]:
    style = Style(size, False, 0)
    return [
        Glyph(letter, x + 5 * at, top, x + 5 * at + 5, top + size, style) for at, letter in enumerate(text)
    ]


CROSS = [Shape(BBox(50, 100, 59, 109), BLACK, filled=False, curved=False, boxed=False)]


@pytest.mark.parametrize(
    ("drawn", "sign"),
    [
        ([], "☐"),
        (CROSS, "☒"),
        ([Shape(BBox(52, 102, 57, 107), BLACK, True, False, True)], "☒"),
        ([Shape(BBox(51, 101, 58.5, 108.5), BLACK, True, False, True)], "☒"),
        ([Shape(BBox(50.5, 100.5, 58.5, 108.5), WHITE, True, False, True)], "☐"),  # its ground
        ([Shape(BBox(52, 102, 57, 107), WHITE, True, False, True)], "☐"),  # nobody sees it
        ([Shape(BBox(58, 100, 60, 109), BLACK, True, False, True)], "☐"),  # its border
    ],
)
def test_what_is_drawn_in_a_box_ticks_it(drawn: list[Shape], sign: str) -> None:
    found = boxes_to_tick(drawn, frame(), letters("Rektor", 65))
    assert found == [(sign, BBox(50, 100, 59, 109))]


@pytest.mark.parametrize(("inner", "signs"), [("X", ["☒"]), ("✔", ["☒"]), ("7", []), ("A", [])])
def test_a_letter_ticks_a_box_where_it_is_a_cross(inner: str, signs: list[str]) -> None:
    found = boxes_to_tick([], frame(), letters(inner, 52) + letters("Rektor", 65))
    assert [sign for sign, _ in found] == signs


@pytest.mark.parametrize(("side", "is_box"), [(4.9, False), (5.0, True), (16.0, True), (16.1, False)])
def test_how_large_a_box_is(side: float, is_box: bool) -> None:
    top = 104.5 - side / 2
    found = boxes_to_tick([], frame(side=side, top=top), letters("Rektor", 50 + side + 5))
    assert bool(found) is is_box


@pytest.mark.parametrize(("x", "is_box"), [(79.0, True), (79.1, False)])
def test_how_near_the_words_are_that_follow(x: float, is_box: bool) -> None:
    assert bool(boxes_to_tick([], frame(), letters("R", x))) is is_box


@pytest.mark.parametrize(("x", "is_box"), [(35.0, True), (34.9, False)])
def test_how_near_the_words_are_before_a_box_at_the_end(x: float, is_box: bool) -> None:
    assert bool(boxes_to_tick([], frame(), letters("J", x))) is is_box


@pytest.mark.parametrize(
    "rules",
    [
        [*frame(), Rule(True, 100, 40, 200)],  # a cell of a table
        frame() + frame(60.0),  # squares that take a letter each
        frame()[:3],
    ],
)
def test_other_squares_are_no_boxes(rules: list[Rule]) -> None:
    assert boxes_to_tick([], rules, letters("Rektor", 72)) == []


@pytest.mark.parametrize(
    ("shapes", "signs"),
    [
        ([Shape(BBox(50, 100, 59, 109), BLACK, False, True, True)], ["☐"]),
        ([Shape(BBox(50, 100, 59, 109), BLACK, True, True, True)], []),  # a list's mark
        (
            [
                Shape(BBox(50, 100, 59, 109), BLUE, True, True, True),
                Shape(BBox(52, 102, 57, 106), WHITE, False, False, False),
            ],
            ["☒"],  # as browsers draw it
        ),
    ],
)
def test_round_boxes(shapes: list[Shape], signs: list[str]) -> None:
    assert [sign for sign, _ in boxes_to_tick(shapes, [], letters("Rektor", 65))] == signs


def _drawn(top: float) -> Shape:
    return Shape(BBox(50, top, 59, top + 9), BLACK, filled=False, curved=False, boxed=True)


@pytest.mark.parametrize(("apart", "signs"), [(0.0, []), (0.5, []), (1.0, ["☐", "☐"]), (5.0, ["☐", "☐"])])
def test_boxes_one_under_another_are_those_of_their_lines(apart: float, signs: list[str]) -> None:
    below = 109 + apart
    rules = frame() + frame(top=below)
    words = letters("Rektor", 65) + letters("Polis", 65, top=below - 1)
    found = boxes_to_tick([_drawn(100), _drawn(below)], rules, words)
    assert [sign for sign, _ in found] == signs


def test_the_edges_of_boxes_rule_no_table() -> None:
    line = Rule(True, 120, 40, 200)
    assert without_edges([*frame(), line], [BBox(50, 100, 59, 109)]) == [line]


def test_a_drawn_box_before_each_choice() -> None:
    boxes = "0.7 w 216 682 9 9 re S 217 683 m 224 690 l S 217 690 m 224 683 l S 316 682 9 9 re S "
    document = time_row(boxes + at(230, 683, "Varje vecka") + at(330, 683, "Varje dag"), said="")
    assert [(item.kind, document.text(item.words), item.ticked) for item in choices(document)] == [
        ("item", "Varje vecka", True),
        ("item", "Varje dag", False),
    ]


def choices(document: Document) -> list[Paragraph]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [block for block in table.rows[-1].cells[-1].blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(("above", "held"), [(0.5, True), (1.5, False), (8.0, False)])
def test_a_shape_that_sticks_out_above_a_box_is_not_in_it(above: float, held: bool) -> None:
    outer = BBox(50, 100, 60, 110)
    assert holds(outer, BBox(52, 100 - above * _SAME, 58, 108)) is held
