"""Where bold begins is told by the weights of a page: faces and sizes waver differently."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

from extract.readers.ocr.words.weights import bold_from


def _between(low: float, high: float, count: int) -> list[float]:
    return [low + (high - low) * index / (count - 1) for index in range(count)]


def test_small_regular_type_that_wavers_much_is_not_bold() -> None:
    """Strokes of letters of 6 points at 200 dots an inch are one pixel wide or two, by where they fall."""
    regular, bold = _between(0.78, 1.05, 60) + _between(1.15, 1.42, 100), _between(1.95, 2.3, 20)
    begins = bold_from(regular + bold)
    assert max(regular) < begins < min(bold)


def test_a_bold_face_that_is_hardly_heavier_is_bold() -> None:
    regular, bold = _between(0.9, 1.17, 150), _between(1.34, 1.49, 30)
    begins = bold_from(regular + bold)
    assert max(regular) < begins < min(bold)


@pytest.mark.parametrize("share", [0.0, 0.5, 0.7])
def test_bold_begins_within_its_range_whatever_share_is_bold(share: float) -> None:
    count = 100
    heavy = round(share * count)
    weights = _between(0.95, 1.05, count - heavy) + ([1.7] * heavy)
    assert 1.05 < bold_from(weights) < 1.7


def test_a_page_without_words_has_no_bold_ones() -> None:
    assert bold_from([]) == 0.0
