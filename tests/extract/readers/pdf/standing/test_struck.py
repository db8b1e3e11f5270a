"""Lines through words strike them out; lines below, above and beside them do not."""

from __future__ import annotations

import pytest

from extract.readers.pdf.source.content import Printed, Rule, Style
from extract.readers.pdf.standing.struck import strike_out
from tests.pdf_raw import at, raw_pdf, row
from tests.pdf_seen import apart, everything, read, time_row, value

SAID = at(215, 683, "Varje vecka") + at(275, 683, "Varje dag")
"""The first phrase is 53 points wide, its baseline at 683, its type 10 points."""


def line(x0: float, x1: float, y: float, width: float = 0.6) -> str:
    return f"{width} w {x0} {y} m {x1} {y} l S 1 w\n"


@pytest.mark.parametrize(
    "stroke",
    [
        line(215, 268, 685.6),
        "215 685.2 53 .7 re f\n",  # a thin box
        line(215, 240, 685.6) + line(243, 268, 685.6),  # word by word
        line(215, 268, 685) + line(215, 268, 687),  # twice
        line(213, 270, 685.6),
        line(215, 268, 684.2),  # low, just above the baseline's zone
        line(215, 268, 687.5),  # through the top of an x
        "1 0 0 RG " + line(215, 268, 686) + "0 G ",
    ],
)
def test_a_line_through_words_strikes_them_out(stroke: str) -> None:
    document = time_row(SAID + stroke, said="")
    assert value(document) == "Varje dag"
    assert apart(document) == [("struck_out", ["Varje vecka"])]


@pytest.mark.parametrize(
    "stroke",
    [
        line(215, 268, 681.5),  # an underline
        line(215, 268, 683.5),  # on the baseline
        line(215, 268, 688.8),  # at the height of the capitals
        line(215, 268, 691.5),  # above
        line(300, 400, 640),  # elsewhere
    ],
)
def test_other_lines_strike_out_nothing(stroke: str) -> None:
    document = time_row(SAID + stroke, said="")
    assert everything(document) == "Aktivitet Ronder Tid Varje vecka Varje dag" and not document.apart


def test_a_rule_from_edge_to_edge_is_no_line_through_words() -> None:
    document = time_row(SAID + line(210, 530, 686), said="")
    assert not document.apart


def test_a_part_of_a_text_is_struck_out_and_the_rest_stands() -> None:
    document = time_row(at(215, 683, "Varje vecka Varje dag") + line(215, 268.5, 685.6), said="")
    assert (value(document), apart(document)) == ("Varje dag", [("struck_out", ["Varje vecka"])])


def test_a_part_of_a_word_is_struck_out() -> None:
    document = time_row(at(215, 683, "20232024") + line(215, 237, 686), said="")
    assert (value(document), apart(document)) == ("2024", [("struck_out", ["2023"])])


def test_one_line_through_a_row() -> None:
    text = row(700, "Aktivitet", "Ronder") + row(674, "Tid", "Varje vecka") + line(65, 268, 685.6)
    assert apart(read(raw_pdf(text))) == [("struck_out", ["Tid", "Varje vecka"])]


def word(text: str, x0: float, x1: float) -> Printed:
    step = (x1 - x0) / len(text)
    starts = tuple(x0 + step * index for index in range(len(text)))
    return Printed(text, x0, 90.0, x1, 100.0, Style(10.0, False, 0), starts)


@pytest.mark.parametrize(
    ("start", "end", "struck"),
    [
        (50, 100, True),
        (42.5, 100, True),  # 7.5 points before the word: less than 0.8 of its size
        (41, 100, False),
        (50, 107.5, True),
        (50, 109, False),
    ],
)
def test_how_far_a_line_may_reach_past_its_words(start: float, end: float, struck: bool) -> None:
    rules = [Rule(True, 95.0, start, end)]
    words, left = strike_out([word("vecka", 50, 100)], rules)
    assert (words[0].standing == "struck_out") is struck
    assert bool(left) is not struck  # a line through words rules no table


@pytest.mark.parametrize(("gap", "struck"), [(200, True), (300, False)])
def test_how_much_of_a_line_its_words_take(gap: float, struck: bool) -> None:
    words = [word("vecka", 50, 100), word("månad", 100 + gap, 150 + gap)]
    found, _ = strike_out(words, [Rule(True, 95.0, 50, 150 + gap)])
    assert {one.standing for one in found} == {"struck_out" if struck else "in_force"}


@pytest.mark.parametrize(
    ("at_y", "struck"), [(97.1, False), (96.9, True), (92.9, True), (92.7, False)]
)  # the baseline is at 98
def test_how_high_a_line_through_words_runs(at_y: float, struck: bool) -> None:
    found, _ = strike_out([word("vecka", 50, 100)], [Rule(True, at_y, 50, 100)])
    assert (found[0].standing == "struck_out") is struck


def test_turned_words_and_upright_rules_are_left_alone() -> None:
    turned = word("vecka", 50, 100)
    turned.turned = 90
    rules = [Rule(True, 95.0, 50, 100), Rule(False, 75.0, 90, 100)]
    assert strike_out([turned], rules) == ([turned], rules)


@pytest.mark.parametrize(("end", "rest"), [(265, ""), (259, "ka ")])
def test_a_line_that_ends_a_letter_early_strikes_out_the_word(end: float, rest: str) -> None:
    document = time_row(SAID + line(215, end, 685.6), said="")
    assert value(document) == f"{rest}Varje dag"
