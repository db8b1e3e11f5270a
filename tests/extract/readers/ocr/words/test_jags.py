"""Jags of a ground's edge are no letters; words that begin at one are, and so are letters read apart."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

from extract.readers.ocr.engine import Recognised
from extract.readers.ocr.grounds import Ground
from extract.readers.ocr.words.jags import HIGH, NARROW, TOUCHES, without_jags
from extract.readers.ocr.words.spelling import LETTER, with_beginnings

SCALE = 4.0
GROUND = Ground(100, 100, 900, 200, 60)
USUAL = Recognised("Uppföljning", 140, 130, 400, 170, 170, 50, 0.9, 0)


def kept(text: str, left: float, right: float, height: float) -> bool:
    found = without_jags(
        [USUAL, USUAL._replace(text=text, left=left, right=right, top=170 - height)], [GROUND], SCALE
    )
    return len(found) == 2


@pytest.mark.parametrize(
    ("text", "left", "width", "height", "stays"),
    [
        ("I", 100 + (TOUCHES - 0.2) * SCALE, 12, 40 * HIGH + 2, False),
        ("I", 100 + (TOUCHES - 0.2) * SCALE, 12, 40 * HIGH - 2, True),
        ("I", 100 + (TOUCHES + 0.2) * SCALE, 12, 40 * HIGH + 2, True),
        ("al", 100, 2 * 40 * NARROW - 1, 30, False),
        ("al", 100, 2 * 40 * NARROW + 1, 30, True),
        ("och", 100, 300, 90, True),
        ("–", 860, 40, 90, False),
    ],
)
def test_what_touches_an_edge_in_a_box_of_no_letters_form_is_a_jag(
    text: str, left: float, width: float, height: float, stays: bool
) -> None:
    assert kept(text, left, left + width, height) is stays


def test_a_page_of_short_words_alone_is_left_as_it_is() -> None:
    short = USUAL._replace(text="I", left=100.0, top=10.0)
    assert without_jags([short], [GROUND], SCALE) == [short]


@pytest.mark.parametrize(
    ("piece", "rest", "over", "found"),
    [
        ("Kc", "ommunens", LETTER - 0.02, ["Kommunens"]),
        ("Åt", "tgärder", LETTER - 0.02, ["Åtgärder"]),
        ("Åt", "tgärder", LETTER + 0.02, ["tgärder", "Åt"]),
        ("K", "ommunens", 0.0, ["Kommunens"]),
        ("Kc", "Ommunens", LETTER - 0.02, ["Ommunens", "Kc"]),
    ],
)
def test_letters_that_were_read_apart_begin_their_word(
    piece: str, rest: str, over: float, found: list[str]
) -> None:
    word = USUAL._replace(text=rest, line=7)
    before = USUAL._replace(text=piece, left=100.0, right=word.left + over * word.height, line=9)
    read = with_beginnings([word], [before])
    assert [one.text for one in read] == found
    assert read[0].line == 7
