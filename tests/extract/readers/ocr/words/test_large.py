"""Large letters are read again as small as those that a recogniser was taught."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.accents import CERTAIN
from extract.readers.ocr.words.large import AS_SURE, LARGE, TAUGHT, with_large_read_again

PAGE = np.full((600, 2400), 255, np.uint8)


def title(*texts: str, sure: float = 0.8, high: float = LARGE + 10, left: float = 100) -> list[Recognised]:
    return [
        Recognised(text, left + 300 * place, 100, left + 300 * place + 250, 100 + high, 160, high, sure, 3)
        for place, text in enumerate(texts)
    ]


def again(words: list[Recognised], *texts: str, sure: float = 0.9) -> tuple[list[str], list[Grey]]:
    """How the words are read, and the pictures that were shown again."""
    shown: list[Grey] = []

    def read(picture: Grey) -> list[Recognised]:
        shown.append(picture)
        return title(*texts, sure=sure)

    return [word.text for word in with_large_read_again(words, PAGE, read)], shown


def test_a_title_is_as_its_surer_reading_says() -> None:
    found, (shown,) = again(title("Plan", "20138"), "Plan", "2018")
    assert found == ["Plan", "2018"]
    assert TAUGHT < shown.shape[0] < 2 * TAUGHT


@pytest.mark.parametrize(("less", "taken"), [(AS_SURE - 0.001, True), (AS_SURE + 0.001, False)])
def test_a_reading_that_is_less_sure_is_none(less: float, taken: bool) -> None:
    found, _ = again(title("VANTOR", sure=0.8), "VANTÖR", sure=0.8 - less)
    assert found == ["VANTÖR" if taken else "VANTOR"]


def test_what_is_certain_small_or_read_as_other_words_stays() -> None:
    assert again(title("Plan", sure=CERTAIN), "Plats") == (["Plan"], [])
    assert again(title("Plan", high=LARGE - 1), "Plats") == (["Plan"], [])
    assert again(title("HANDLINGSPLAN"), "HANDLINGS", "PLAN")[0] == ["HANDLINGSPLAN"]
    assert again(title("Plan", left=3000), "Plats") == (["Plan"], []), "beside the picture"
