"""Lines of columns that are not level are read each for itself; what is read across white is two words."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.columns import (
    APART,
    DOUBTFUL,
    LEVEL,
    SLICE,
    on_their_lines,
    parted_at_white,
)

HEIGHT = 40
HIGH_MARK = round((SLICE + 0.05) * HEIGHT)
LEFT = Recognised("Fler", 20, 70, 100, 100, 100, HEIGHT, 0.95, 0)
FAR_RIGHT = Recognised("Rektor", 300, 70, 420, 100, 100, HEIGHT, 0.95, 0)


def inked(*words: Recognised) -> Grey:
    ink = np.zeros((240, 600), np.uint8)
    for word in words:
        ink[int(word.top) : int(word.bottom), int(word.left) : int(word.right)] = 255
    return ink


def read_anew(text: str, confidence: float = 0.9) -> list[Recognised]:
    return [Recognised(text, 12, 12, 132, 42, 42, HEIGHT, confidence, 0)]


def lines(words: list[Recognised], *, anew: str = "") -> dict[str, tuple[int, float]]:
    """Line and baseline of each word; `anew` is what is read from a strip."""
    ink = inked(*words)
    found = on_their_lines(words, ink, ink, lambda _: read_anew(anew))
    return {word.text: (word.line, word.baseline) for word in found}


@pytest.mark.parametrize(("white", "texts"), [(APART + 0.05, ["till", ","]), (APART - 0.05, ["till,"])])
def test_white_within_a_word_parts_it(white: float, texts: list[str]) -> None:
    letters = [LEFT._replace(left=20 + 20 * index, right=30 + 20 * index) for index in range(4)]
    end = 90 + round(white * HEIGHT)
    ink = inked(*letters, LEFT._replace(left=end, right=end + 6))
    glued = LEFT._replace(text="till,", right=end + 6)
    assert [word.text for word in parted_at_white(glued, ink)] == texts


@pytest.mark.parametrize(("share", "apart"), [(LEVEL + 0.05, True), (LEVEL - 0.05, False)])
def test_a_column_that_stands_lower_is_a_line_of_its_own(share: float, apart: bool) -> None:
    down = round(share * HEIGHT)
    found = lines([LEFT, FAR_RIGHT._replace(top=70 + down, bottom=100 + down)])
    assert (found["Rektor"][0] != found["Fler"][0]) == apart
    assert found["Rektor"][1] == (100 + down if apart else 100)


@pytest.mark.parametrize(("high", "line"), [(SLICE - 0.05, 100), (SLICE + 0.05, 100 + (5 + HIGH_MARK))])
def test_dots_of_the_line_below_move_no_line(high: float, line: float) -> None:
    dots = LEFT._replace(top=105, bottom=105 + round(high * HEIGHT))
    ink = inked(LEFT, dots)
    found = on_their_lines([LEFT._replace(bottom=dots.bottom)], ink, ink, lambda _: read_anew("Fler"))
    assert [word.baseline for word in found] == [line]


@pytest.mark.parametrize(("confidence", "text"), [(DOUBTFUL - 0.05, "Rektor"), (DOUBTFUL + 0.05, "Bektoe")])
def test_a_doubtful_column_that_is_not_level_is_read_again(confidence: float, text: str) -> None:
    lower = FAR_RIGHT._replace(text="Bektoe", top=85, bottom=115, confidence=confidence)
    assert set(lines([LEFT, lower], anew="Rektor")) == {"Fler", text}


def test_what_is_read_again_with_less_certainty_is_left() -> None:
    lower = FAR_RIGHT._replace(top=85, bottom=115, confidence=0.6)
    ink = inked(LEFT, lower)
    found = on_their_lines([LEFT, lower], ink, ink, lambda _: read_anew("Reklor", 0.4))
    assert [word.text for word in found] == ["Fler", "Rektor"]


@pytest.mark.parametrize(("share", "stays"), [(SLICE + 0.05, True), (SLICE - 0.05, False)])
def test_tops_of_letters_are_no_words(share: float, stays: bool) -> None:
    tops = FAR_RIGHT._replace(text="Sd", top=100 - round(share * HEIGHT))
    assert ("Sd" in lines([LEFT, tops])) == stays
