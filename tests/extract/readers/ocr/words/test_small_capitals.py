"""Small capitals are told from capitals by the first letters of words, which rise above the others."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.accents import with_accents
from extract.readers.ocr.words.small_capitals import RINGED, TALLER, with_small_capitals

FOOT = 100


def line(*words: tuple[str, list[float]]) -> tuple[list[Recognised], Grey]:
    """Words whose letters rise so many pixels above their line, 20 pixels apart."""
    ink: Grey = np.zeros((140, 1200), np.uint8)
    found, left = [], 10
    for text, rises in words:
        for place, rise in enumerate(rises):
            ink[FOOT - round(rise) : FOOT, left + 20 * place : left + 20 * place + 14] = 255
        right = left + 20 * len(rises) - 6
        found.append(Recognised(text, left, FOOT - max(rises), right, FOOT, FOOT, 40, 0.9, 0))
        left = right + 30
    return found, ink


def texts(*words: tuple[str, list[float]]) -> list[str]:
    return [word.text for word in with_small_capitals(*line(*words))]


@pytest.mark.parametrize(("share", "small"), [(TALLER + 0.03, True), (TALLER - 0.03, False)])
def test_a_first_letter_that_rises_above_the_others_is_the_capital_of_its_word(
    share: float, small: bool
) -> None:
    found = texts(("UNGA", [30 * share, 30, 30, 30]), ("I", [30]), ("RISKZON", [30] * 7))
    assert found == (["Unga", "i", "riskzon"] if small else ["UNGA", "I", "RISKZON"])


def test_names_and_real_capitals_within_them_stay() -> None:
    found = texts(("VÅLD", [30, 23, 23, 23]), ("I", [23]), ("FARSTA", [30, *[23] * 5]), ("SSPF", [30] * 4))
    assert found == ["Våld", "i", "Farsta", "SSPF"]


@pytest.mark.parametrize(("share", "small"), [(RINGED + 0.05, True), (RINGED - 0.05, False)])
def test_a_ring_that_touches_its_capital_makes_no_small_ones(share: float, small: bool) -> None:
    found = texts(("ÅTGÄRDER", [30 * share, *[30] * 7]), ("NU", [30, 30]))
    assert found == (["Åtgärder", "nu"] if small else ["ÅTGÄRDER", "NU"])


@pytest.mark.parametrize("touch", [True, False])
def test_a_first_capital_that_touches_a_ring_makes_no_small_ones(touch: bool) -> None:
    words, ink = line(("MÅL", [30, 38, 30]))
    ink[FOOT - 5 : FOOT, 24 : 30 if touch else 24] = 255
    assert [word.text for word in with_small_capitals(words, ink)] == ["MÅL"]


def test_a_line_with_small_letters_is_as_it_was_read() -> None:
    assert texts(("UNGA", [30, 23, 23, 23]), ("ute", [20, 28, 20])) == ["UNGA", "ute"]


@pytest.mark.parametrize("left", [-300, 1300])
def test_a_word_beside_the_picture_is_as_it_was_read(left: int) -> None:
    words, ink = line(("UNGA", [30, 23, 23, 23]))
    beside = [word._replace(left=left, right=left + 74) for word in words]
    assert [word.text for word in with_small_capitals(beside, ink)] == ["UNGA"]
    assert with_accents(beside[0]._replace(text="MAL", confidence=0.1), ink).text == "MAL"
