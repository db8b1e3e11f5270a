"""White within a word is a space where it is as wide as the page's own; what was read twice is one word."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.spaces import CLEARLY, FEWEST, SPACE, with_spaces

HEIGHT, USUAL = 40, 12
"""Of a line, and between the words of the page, in pixels."""


def page(text: str, gaps: list[float], *, others: int = FEWEST) -> tuple[list[Recognised], Grey]:
    """A word with so much white after each of its letters, under a line of other words."""
    ink: Grey = np.zeros((200, 2000), np.uint8)
    words = [
        Recognised("hus", 10 + 62 * place, 20, 60 + 62 * place, 50, 50, HEIGHT, 0.9, 0)
        for place in range(others + 1)
    ]
    left = 10.0
    for gap in [*gaps, 0.0]:
        ink[100:130, round(left) : round(left) + 14] = 255
        left += 14 + gap
    return [*words, Recognised(text, 10, 100, left, 130, 130, HEIGHT, 0.9, 1)], ink


def texts(words: list[Recognised], ink: Grey) -> list[str]:
    return [word.text for word in with_spaces(words, ink) if word.line == 1]


@pytest.mark.parametrize(
    ("white", "parts"), [(SPACE * USUAL + 1, ["utei", "torg"]), (SPACE * USUAL - 1, ["uteitorg"])]
)
def test_white_as_wide_as_a_space_parts_a_word(white: float, parts: list[str]) -> None:
    assert texts(*page("uteitorg", [3, 3, 3, white, 3, 3, 3])) == parts


def test_two_spaces_part_three_words() -> None:
    assert texts(*page("uteitorg", [3, 3, 12, 12, 3, 3, 3])) == ["ute", "i", "torg"]


def test_a_heading_that_is_set_wide_is_one_word() -> None:
    wide = 12 / CLEARLY + 1
    assert texts(*page("PLAN", [wide, 12, wide])) == ["PLAN"]


def test_a_page_with_few_spaces_tells_nothing() -> None:
    assert texts(*page("uteitorg", [3, 3, 3, 12, 3, 3, 3], others=FEWEST - 1)) == ["uteitorg"]


def test_a_word_that_lies_on_the_same_word_was_read_twice() -> None:
    words, ink = page("i", [])
    twice = [*words, words[-1]._replace(left=words[-1].left + 4, right=words[-1].right + 1)]
    assert texts(twice, ink) == ["i"]
    assert texts([*words, words[-1]._replace(left=40, right=54)], ink) == ["i", "i"]
