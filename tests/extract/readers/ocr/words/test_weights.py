"""Where bold begins is told by the weights of a page: faces and sizes waver differently."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words import weights as weights_module
from extract.readers.ocr.words.weights import bold_from, bold_of


def _between(low: float, high: float, count: int) -> list[float]:
    return [low + (high - low) * index / (count - 1) for index in range(count)]


def test_small_regular_type_that_wavers_much_is_not_bold() -> None:
    """Strokes of letters of 6 points at 200 dots an inch are one pixel wide or two, by where they fall."""
    regular, bold = _between(0.85, 1.05, 60) + _between(1.1, 1.3, 100), _between(1.6, 2.0, 20)
    begins = bold_from(regular + bold)
    assert max(regular) < begins < min(bold)


def test_a_bold_face_that_is_hardly_heavier_is_bold() -> None:
    regular, bold = _between(0.9, 1.15, 150), _between(1.3, 1.5, 30)
    begins = bold_from(regular + bold)
    assert max(regular) < begins < min(bold)


@pytest.mark.parametrize("share", [0.0, 0.5, 0.7])
def test_bold_begins_within_its_range_whatever_share_is_bold(share: float) -> None:
    count = 100
    heavy = round(share * count)
    weights = _between(0.95, 1.05, count - heavy) + ([1.7] * heavy)
    assert 1.05 < bold_from(weights) < 1.6


def test_a_page_without_words_has_no_bold_ones() -> None:
    assert bold_from([]) == 0.0


def test_a_hairline_is_no_thicker_for_being_smeared() -> None:
    """One line of print is drawn on whole pixels, the next between them: grey on either side, and no bolder."""
    sharp: Grey = np.full((60, 120), 255, np.uint8)
    for stem in range(10, 110, 12):
        sharp[10:50, stem : stem + 3] = 0
    between = np.asarray(cv2.warpAffine(sharp, np.array([[1, 0, 0.5], [0, 1, 0]]), (120, 60)), np.uint8)
    bold = np.asarray(cv2.erode(sharp, np.ones((1, 3), np.uint8)), np.uint8)
    page = np.vstack([sharp, between, sharp, bold])
    words = [
        Recognised("mill", 5, 5 + 60 * row, 112, 55 + 60 * row, 50 + 60 * row, 50, 0.9, row)
        for row in range(4)
    ]
    ink = np.asarray(cv2.threshold(page, 215, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    assert bold_of(words, [10.0] * 4, page, ink) == [False, False, False, True]


def test_a_letter_alone_on_its_line_is_as_bold_as_it_is_drawn() -> None:
    """A narrow column leaves the last letter of "Ansvarig" a line of its own."""
    page: Grey = np.full((240, 200), 255, np.uint8)
    words = []
    for row, (text, thick) in enumerate((("ansva", 3), ("ledare", 3), ("ansvari", 6), ("g", 6))):
        for stem in range(len(text)):
            page[10 + 60 * row : 50 + 60 * row, 10 + 16 * stem : 10 + 16 * stem + thick] = 0
        right = 10 + 16 * len(text)
        words.append(Recognised(text, 8, 8 + 60 * row, right, 52 + 60 * row, 50 + 60 * row, 50, 0.9, row))
    ink = np.asarray(cv2.threshold(page, 215, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    assert bold_of(words, [10.0] * 4, page, ink) == [False, False, True, True]
    beside = words[3]._replace(line=1)
    assert bold_of([*words[:2], beside, words[2]], [10.0] * 4, page, ink) == [False, False, False, True]


@pytest.mark.parametrize(
    ("weights", "bold"),
    [
        ((6, 5, 6), (True, True, True)),  # "till" in a heading
        ((5, 6, 6), (True, True, True)),
        ((6, 5, 3), (True, False, False)),  # one word of the line is surely not
        ((3, 6, 3), (False, False, False)),  # between two that are not
    ],
)
def test_a_word_that_may_be_bold_is_as_the_heading_that_it_stands_in(
    weights: tuple[int, ...], bold: tuple[bool, ...]
) -> None:
    """Bold begins between 5 and 6 pixels, less than a sixteenth from either."""
    page: Grey = np.full((60 * 9, 300), 255, np.uint8)
    words = []
    for row, line in enumerate([weights, *[(3, 3, 3)] * 6, (7, 7, 7)]):
        for place, thick in enumerate(line):
            left = 10 + 90 * place
            for stem in range(4):
                page[10 + 60 * row : 50 + 60 * row, left + 16 * stem : left + 16 * stem + thick] = 0
            words.append(
                Recognised(
                    "till", left - 2, 8 + 60 * row, left + 60, 52 + 60 * row, 50 + 60 * row, 50, 0.9, row
                )
            )
    ink = np.asarray(cv2.threshold(page, 215, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weights_module, "DOUBT", 0.12)
        patch.setattr(weights_module, "bold_from", lambda found: stroke(5.5) / 10)
        assert tuple(bold_of(words, [10.0] * len(words), page, ink)[:3]) == bold


def stroke(thick: float) -> float:
    """What is measured of a stem of 40 pixels so thick: twice its area by its outline, less what drawing adds."""
    return 2 * 40 * thick / (2 * 40 + 2 * thick - 4) - 1
