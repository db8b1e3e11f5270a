"""Boxes to tick are found in a picture, and told by what is in them."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.marks.ticks import SIZES, SQUARE, boxes_of

SCALE = 4.0
TYPE = 21 / 0.5 / 1.15
"""The type size in pixels that letters of 21 pixels tell."""


def lines_of_letters() -> Grey:
    ink: Grey = np.zeros((400, 900), np.uint8)
    for top in (40, 120, 200):
        for left in range(200, 860, 30):
            ink[top : top + 21, left : left + 14] = 255
    return ink


def signs(ink: Grey) -> list[str]:
    return [box.sign for box in boxes_of(ink, SCALE)]


def box(ink: Grey, width: int, height: int | None = None) -> None:
    high = height or width
    ink[120 : 120 + high, 60 : 60 + width] = 255
    ink[123 : 117 + high, 63 : 57 + width] = 0


@pytest.mark.parametrize(("mark", "sign"), [("", "☐"), ("cross", "☒"), ("tick", "☑"), ("speck", "☐")])
def test_what_is_in_a_box_tells_its_sign(mark: str, sign: str) -> None:
    ink = lines_of_letters()
    box(ink, 30)
    if mark == "cross":
        cv2.line(ink, (62, 122), (87, 147), (255,), 2)
        cv2.line(ink, (62, 147), (87, 122), (255,), 2)
    elif mark == "tick":
        cv2.polylines(ink, [np.array([(68, 136), (74, 142), (84, 126)], np.int32)], False, (255,), 2)
    elif mark == "speck":
        ink[130:133, 70:73] = 255
    assert signs(ink) == [sign]


@pytest.mark.parametrize(
    ("width", "height", "count"),
    [
        (round(SIZES[0] * TYPE) + 2, None, 1),
        (round(SIZES[0] * TYPE) - 2, None, 0),
        (round(SIZES[1] * TYPE) - 1, None, 1),
        (round(SIZES[1] * TYPE) + 2, None, 0),
        (30, round(30 * SQUARE) + 2, 0),
    ],
)
def test_a_box_is_square_and_as_high_as_letters(width: int, height: int | None, count: int) -> None:
    ink = lines_of_letters()
    box(ink, width, height)
    assert len(signs(ink)) == count


def test_a_round_letter_is_no_box() -> None:
    ink = lines_of_letters()
    cv2.circle(ink, (80, 136), 15, (255,), 3)
    assert signs(ink) == []
