"""Type sizes are told by the ink of words, not by the boxes that a recogniser draws around them."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.sizes import MANY, UNSURE, sizes_of

SCALE = 300 / 72


@pytest.mark.parametrize(("above", "below"), [(0, 0), (5, 12), (12, 5)])
def test_a_box_higher_than_its_letters_is_no_larger_type(above: int, below: int) -> None:
    """The first word of a line, "Ledare" or "Tider", often has a box that reaches above and below its letters."""
    ink: Grey = np.zeros((200, 400), np.uint8)
    ink[100:130, 50:60] = 255
    ink[100:105, 50:250] = 255
    word = Recognised("Tider", 50, 100 - above, 250, 130 + below, 130, 40, 0.96, 0)
    (size,) = sizes_of([word], 255 - ink, ink, SCALE, [])
    assert size == pytest.approx(10.4, abs=0.2)


def test_headings_a_tenth_larger_are_told_by_the_shades_at_the_edges_of_their_letters() -> None:
    """At 8 points a tenth is two pixels of a stem, and where a line falls between pixels moves its edges by one."""
    sizes = [8.0, 8.0, 8.0, 8.0, 8.8, 8.8]
    page: Grey = np.full((600, 400), 255, np.uint8)
    words = []
    for line, size in enumerate(sizes):
        height, foot = 0.69 * size * SCALE, 80 + 90 * line + line * 0.3
        for stem in range(12):
            left = 40 + 20 * stem
            covered = np.diff(np.clip(np.arange(601), foot - height, foot))
            page[:, left : left + 4] -= np.round(255 * covered).astype(np.uint8)[:, None]
        top, bottom = int(np.ceil(foot - height - 0.3)), int(np.floor(foot + 0.3))
        words.append(Recognised("bildhylla", 40, top, 270, bottom, bottom, 40, 0.96, line))
    ink = np.asarray(page < 200, np.uint8) * 255
    found = sizes_of(words, page, ink, SCALE, [])
    assert len(set(found[:4])) == 1 and len(set(found[4:])) == 1
    assert found[4] / found[0] == pytest.approx(1.1, abs=0.015)


@pytest.mark.parametrize(("share", "same"), [(UNSURE - 0.01, True), (UNSURE + 0.01, False)])
def test_a_label_whose_ring_is_its_highest_is_as_large_as_the_text_that_tells_its_size(
    share: float, same: bool
) -> None:
    """Rings rise less above stems in one face than in another."""
    empty: Grey = np.zeros((300, 900), np.uint8)
    text = Recognised("bild", 0, 100 - 0.69 * 40, 200, 100, 100, 40, 0.96, 0)
    label = Recognised("Mål", 0, 200 - 0.77 * 40 * (1 - share), 200, 200, 200, 40, 0.96, 1)
    first, second = sizes_of([text, label], empty, empty, SCALE, [])
    assert (first == second) == same


@pytest.mark.parametrize("ring", [0.84, 0.97])
def test_how_high_the_ring_of_a_first_capital_is_says_nothing_of_a_words_size(ring: float) -> None:
    ink: Grey = np.zeros((200, 400), np.uint8)
    high = round(ring * 40)
    ink[100 - high : 100, 60:70] = 255
    ink[73:100, 50:80] = 255
    for left in range(90, 180, 20):
        ink[72:100, left : left + 6] = 255
    word = Recognised("Åtgärd", 50, 100 - high, 176, 100, 100, 44, 0.96, 0)
    (size,) = sizes_of([word], 255 - ink, ink, SCALE, [])
    assert size == pytest.approx(28 / 0.69 / SCALE, abs=0.2)


@pytest.mark.parametrize(("words", "same"), [(MANY, True), (MANY - 1, False)])
def test_a_page_tells_how_far_letters_rise_in_its_face(words: int, same: bool) -> None:
    """In Times a "t" rises a tenth less than in Arial: "centrum" alone on its line is as large as the line above."""
    empty: Grey = np.zeros((300, 2000), np.uint8)
    text = [Recognised("bild", 0, 100 - 0.69 * 40, 200, 100, 100, 40, 0.96, 0)]
    text += [
        Recognised("rest", 250 * place, 100 - 0.55 * 40, 250 * place + 200, 100, 100, 40, 0.96, 0)
        for place in range(1, words + 1)
    ]
    alone = Recognised("centrum", 0, 200 - 0.55 * 40, 200, 200, 200, 40, 0.96, 1)
    first, *_, last = sizes_of([*text, alone], empty, empty, SCALE, [])
    assert (first == last) == same
