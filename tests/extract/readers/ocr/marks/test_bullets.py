"""List marks are solid dots; bold letters have white in them."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.marks.bullets import dots_of


@pytest.mark.parametrize(("white", "count"), [(0, 1), (6, 0)])
def test_a_bold_letter_before_its_word_is_no_dot(white: int, count: int) -> None:
    """A "u" is as solid as a dot, but for the white between its stems."""
    ink: Grey = np.zeros((300, 900), np.uint8)
    for top in (40, 200):
        for left in range(100, 860, 30):
            ink[top : top + 21, left : left + 12] = 255
    ink[120:141, 100:122] = 255
    ink[120:134, 111 - white // 2 : 111 + white // 2] = 0
    for left in range(130, 600, 30):
        ink[120:141, left : left + 12] = 255
    assert len(dots_of(ink, 4.0)) == count
