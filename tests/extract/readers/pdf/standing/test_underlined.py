"""A line below words is theirs where it begins and ends with them; rules and lines to fill in are not."""

from __future__ import annotations

import pytest

from extract.readers.pdf.source.content import Printed, Rule, Style
from extract.readers.pdf.standing.underlined import FILLED, PAST, SPACE, mark_underlined

STYLE = Style(10.0, False, 0)


def words() -> list[Printed]:
    """ "Öppen lokal" on one line: its baseline at 108, its ends at 50 and 103."""
    return [
        Printed("Öppen", 50, 100, 78, 110, STYLE),
        Printed("lokal", 81, 100, 103, 110, STYLE),
    ]


def marked(*rules: Rule) -> list[bool]:
    own = words()
    mark_underlined(own, rules)
    return [word.underlined for word in own]


@pytest.mark.parametrize("at", [108.1, 109.0, 110.9])
def test_a_line_right_below_words_underlines_them(at: float) -> None:
    assert marked(Rule(True, at, 50, 103)) == [True, True]


def test_words_may_be_underlined_piece_by_piece() -> None:
    assert marked(Rule(True, 109, 50, 78), Rule(True, 109, 78, 103)) == [True, True]


def test_a_line_below_one_word_underlines_that_word() -> None:
    assert marked(Rule(True, 109, 50, 78)) == [True, False]


@pytest.mark.parametrize(
    "rule",
    [
        Rule(True, 107.5, 50, 103),  # through the letters' feet
        Rule(True, 111.2, 50, 103),  # a cell's border
        Rule(True, 109, 47, 103),  # begins before the words, as a cell does
        Rule(True, 109, 50, 108),  # goes on behind them, past a space
        Rule(False, 109, 50, 103),  # upright
    ],
)
def test_other_lines_underline_nothing(rule: Rule) -> None:
    assert marked(rule) == [False, False]


def test_a_line_to_be_filled_in_is_none_of_the_words_that_stand_on_its_ends() -> None:
    own = [words()[0], Printed("lokal", 200, 100, 222, 110, STYLE)]
    mark_underlined(own, [Rule(True, 109, 50, 222)])
    assert not own[0].underlined


@pytest.mark.parametrize(("past", "own"), [(PAST - 0.05, True), (PAST + 0.05, False)])
def test_a_line_may_begin_a_little_before_its_words(past: float, own: bool) -> None:
    assert marked(Rule(True, 109, 50 - 10 * past, 103)) == [own, own]


@pytest.mark.parametrize(("past", "own"), [(SPACE - 0.05, True), (SPACE + 0.05, False)])
def test_a_line_may_go_on_below_the_space_behind_its_words(past: float, own: bool) -> None:
    assert marked(Rule(True, 109, 50, 103 + 10 * past)) == [own, own]


def test_lines_at_nearly_one_height_in_two_columns_underline_the_words_of_each() -> None:
    far = Printed("kväll", 200, 99.8, 222, 109.8, STYLE)
    own = [*words(), far]
    mark_underlined(own, [Rule(True, 108.8, 200, 222), Rule(True, 109.0, 50, 103)])
    assert [word.underlined for word in own] == [True, True, True]


@pytest.mark.parametrize(("share", "own"), [(FILLED + 0.02, True), (FILLED - 0.02, False)])
def test_words_fill_most_of_a_line_that_is_theirs(share: float, own: bool) -> None:
    end = 200.0
    gap = (1 - share) * (end - 50) + 10  # a space as wide as the type is no gap
    pair = [
        Printed("Öppen", 50, 100, 100, 110, STYLE),
        Printed("lokal", 100 + gap, 100, end, 110, STYLE),
    ]
    mark_underlined(pair, [Rule(True, 109, 50, end)])
    assert [word.underlined for word in pair] == [own, own]
