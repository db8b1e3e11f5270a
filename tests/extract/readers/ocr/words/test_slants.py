"""Italics are told by their stems, which lean."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.slants import SLANT, italic_of


@pytest.mark.parametrize(("lean", "italic"), [(0.0, False), (0.04, False), (SLANT, True), (0.24, True)])
def test_words_whose_stems_lean_are_italic_and_short_ones_beside_them_too(lean: float, italic: bool) -> None:
    page: Grey = np.full((60, 400), 255, np.uint8)
    for stem in range(20, 360, 14):
        page[12:48, stem : stem + 4] = 0
    page[12:16, 20:360:28] = 0
    shear = np.array([[1, -lean, lean * 30], [0, 1, 0]], np.float64)
    page = np.asarray(cv2.warpAffine(page, shear, (400, 60), borderValue=(255,)), np.uint8)
    ink = np.asarray(page < 200, np.uint8) * 255
    words = [
        Recognised("hillil", 14, 12, 190, 48, 48, 40, 0.9, 0),
        Recognised("i", 196, 12, 206, 48, 48, 40, 0.9, 0),
    ]
    assert italic_of(words, page, ink) == [italic, italic]
