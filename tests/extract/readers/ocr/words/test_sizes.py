"""Type sizes are told by the ink of words, not by the boxes that a recogniser draws around them."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.sizes import sizes_of

SCALE = 300 / 72


@pytest.mark.parametrize(("above", "below"), [(0, 0), (5, 12), (12, 5)])
def test_a_box_higher_than_its_letters_is_no_larger_type(above: int, below: int) -> None:
    """The first word of a line, "Ledare" or "Tider", often has a box that reaches above and below its letters."""
    ink: Grey = np.zeros((200, 400), np.uint8)
    ink[100:130, 50:60] = 255
    ink[100:105, 50:250] = 255
    word = Recognised("Tider", 50, 100 - above, 250, 130 + below, 130, 40, 0.96, 0)
    (size,) = sizes_of([word], ink, SCALE, [])
    assert size == 10.5
