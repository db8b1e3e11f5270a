"""What a wide gap sets apart on a line, and the wide spaces of justified lines, which set nothing apart."""

from __future__ import annotations

import pytest

from models.pages.document import Document, Word
from models.pages.gaps import is_over_break, is_set_apart, places_set_apart
from models.pages.geometry import BBox


def line(*gaps: float) -> Document:
    """Words 30 points wide and 10 high, with these gaps between them."""
    words, x = [], 0.0
    for number in range(len(gaps) + 1):
        words.append(Word(number, "ord", page=1, boxes=(BBox(x, 0, x + 30, 10),)))
        x += 30 + (gaps[number] if number < len(gaps) else 0)
    return Document(words=tuple(words), blocks=())


@pytest.mark.parametrize(
    ("gaps", "apart"),
    [
        ((3, 15.1, 3), True),
        ((3, 14.9, 3), False),  # no wider than a space may be
        ((20, 20, 20), False),  # a justified line
        ((20, 20, 20.9), False),
        ((20, 20, 21.1), True),  # columns
        ((16, 16, 16.9), False),  # letters stand out of their places
        ((16, 16, 17.1), True),
        ((3, 20, 20), True),
    ],
)
def test_a_gap_wider_than_the_spaces_beside_it_sets_apart(gaps: tuple[float, ...], apart: bool) -> None:
    assert is_set_apart(line(*gaps), 1, 2) is apart


@pytest.mark.parametrize(
    ("page", "top", "over"),
    [(1, 120.0, False), (1, 20.0, True), (2, 120.0, True), (1, 95.0, False)],
)
def test_what_follows_on_the_next_page_or_higher_up_is_over_a_break(
    page: int, top: float, over: bool
) -> None:
    words = (
        Word(0, "förbättras.", page=1, boxes=(BBox(60, 100, 100, 112),)),
        Word(1, "Rondera", page=page, boxes=(BBox(60, top, 100, top + 12),)),
    )
    assert is_over_break(Document(words, ()), 0, 1) is over


def test_without_a_page_nothing_is_over_a_break() -> None:
    assert not is_over_break(Document((Word(0, "ett"), Word(1, "två")), ()), 0, 1)


@pytest.mark.parametrize(
    ("words", "places"),
    [((), []), ((0, 1, 2, 3), [2]), ((1, 2), [1]), ((2, 3), []), ((0, 2), [1]), ((2, 0, 1), [])],
)
def test_places_set_apart_are_told_of_any_words(words: tuple[int, ...], places: list[int]) -> None:
    assert places_set_apart(line(3, 20, 3), words) == places
