"""Letters of recognised words get the white that belongs to them, as far as a space is left between words."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

from extract.readers.ocr.engine import Recognised
from extract.readers.ocr.pages import LEAST_GAP, ROUND, STEM, glyphs_of
from extract.readers.pdf.source.content import Style

SCALE, SIZE = 4.0, 10.0


def ends(*words: tuple[str, float, float, int]) -> list[tuple[float, float]]:
    """Where words begin and end in points; they are given with their ink, in points too, and their line."""
    recognised = [
        Recognised(text, left * SCALE, 0, right * SCALE, 40, 40, 40, 1.0, line)
        for text, left, right, line in words
    ]
    glyphs = [g for g in glyphs_of(recognised, [Style(SIZE, False, 0)] * len(words), SCALE) if g.text != " "]
    found = []
    for text, *_ in words:
        own, glyphs = glyphs[: len(text)], glyphs[len(text) :]
        found.append((own[0].x0, own[-1].x1))
    return found


def test_letters_are_as_wide_as_they_are_set() -> None:
    assert ends(("hem", 100, 130, 0)) == [(100 - STEM * SIZE, 130 + STEM * SIZE)]
    assert ends(("ett", 100, 130, 0)) == [(100 - ROUND * SIZE, 130 + ROUND * SIZE)]
    assert ends(("vy", 100, 130, 0)) == [(100, 130)]


@pytest.mark.parametrize("white", [LEAST_GAP * SIZE + 0.6, LEAST_GAP * SIZE + 3])
def test_words_of_a_line_stay_apart(white: float) -> None:
    (_, end), (begin, _) = ends(("hem", 100, 130, 0), ("hem", 130 + white, 160, 0))
    assert begin - end == pytest.approx(max(LEAST_GAP * SIZE, white - 2 * STEM * SIZE))


def test_words_of_two_lines_take_what_is_theirs() -> None:
    (_, end), (begin, _) = ends(("hem", 100, 130, 0), ("hem", 130, 160, 1))
    assert (begin, end) == (130 - STEM * SIZE, 130 + STEM * SIZE)
