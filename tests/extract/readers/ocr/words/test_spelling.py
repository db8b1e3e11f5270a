"""What a recogniser cannot say or leaves out is mended by what stands beside it and by the ink."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.accents import with_accents
from extract.readers.ocr.words.missed import STROKE, missed_pieces
from extract.readers.ocr.words.sizes import ALIKE, sizes_of
from extract.readers.ocr.words.spelling import TOUCHES, mended

SCALE = 4.0


def word(text: str, left: float = 0, *, line: int = 0, size: float = 40, baseline: float = 60) -> Recognised:
    """A word of capital height, 20 pixels a letter."""
    top = baseline - 0.69 * size
    return Recognised(text, left, top, left + 20 * len(text), baseline, baseline, size, 0.9, line)


def empty() -> Grey:
    return np.zeros((300, 3000), np.uint8)


def texts(*words: Recognised) -> list[str]:
    return [one.text for one in mended(words, empty())]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("bo.pahittadQexample.se", ["bo.pahittad@example.se"]),
        ("bo.pahittad©example.se,", ["bo.pahittad@example.se,"]),
        ("BBQ.se", ["BBQ.se"]),
        ("112)", ["1(2)"]),
        ("912)", ["912)"]),
        ("2.Ungdomar", ["2.", "Ungdomar"]),
        ("2.a", ["2.a"]),
        ('"Övriga', ["Övriga"]),
        ("|", []),
    ],
)
def test_signs_that_the_data_lack(read: str, meant: list[str]) -> None:
    assert texts(word(read)) == meant


def test_a_quote_that_is_closed_stays() -> None:
    assert texts(word('"Trygga'), word('torg"', 200)) == ['"Trygga', 'torg"']


@pytest.mark.parametrize(("gap", "joined"), [(TOUCHES - 0.02, True), (TOUCHES + 0.02, False)])
def test_pieces_of_a_word_that_were_taken_for_two_lines_are_joined(gap: float, joined: bool) -> None:
    second = word("rott", 20 + gap * 40, line=1)
    assert texts(word("b"), second) == (["brott"] if joined else ["b", "rott"])
    assert texts(word("b"), second._replace(line=0)) == ["b", "rott"], "a recogniser saw the space"


def test_one_section_sign_alone_is_told_by_a_sign_that_begins_no_line() -> None:
    number = word("4", 40)
    assert texts(word("$"), number) == ["§", "4"]
    assert texts(word("5"), number) == ["5", "4"]
    assert texts(word("$"), number, word("5", line=1), word("5", 40, line=1)) == ["§", "4", "§", "5"]


# -- sizes -----------------------------------------------------------------------------------------


def test_lines_of_nearly_one_size_have_it_and_pages_share_sizes() -> None:
    known: list[float] = []
    near, far = 40 * (1 + ALIKE * 0.9), 40 * (1 + ALIKE * 2)
    words = [word("bild", line=0), word("bild", line=1, size=near), word("blid", line=2, size=far)]
    first = sizes_of([words[0], words[0]._replace(line=3), *words[1:]], empty(), SCALE, known)
    assert first[0] == first[1] == first[2] and first[3] > first[0]
    assert sizes_of([words[1]], empty(), SCALE, known) == [first[0]], "on the next page"


def test_capitals_are_measured_without_dots_and_a_ring_rises_high() -> None:
    ink = empty()
    ink[32:60, 0:160] = 255  # capitals
    ink[20:24, 20:24] = 255  # a dot over one of them
    capitals = word("KVÄLLARN")._replace(top=20)
    assert sizes_of([capitals], ink, SCALE, []) == [10.0]
    ring = word("åtagande")._replace(top=60 - 0.77 * 40)
    assert sizes_of([ring], empty(), SCALE, []) == [10.0]


# -- letters ---------------------------------------------------------------------------------------


def drawn(*, ring: bool = False, dots: bool = False, bars: int = 0) -> Grey:
    """Two capitals that stand apart, the first with what is over it; its box begins at 30."""
    ink = empty()
    ink[30:61, 100:120] = 255
    ink[30:61, 126:140] = 255
    if ring:
        cv2.circle(ink, (110, 23), 4, (255,), 1)
    if dots:
        ink[20:25, 102:106] = ink[20:25, 112:116] = 255
    if bars:
        ink[20:25, 100 : 100 + bars] = 255
    return ink


def read_of(text: str, ink: Grey, confidence: float = 0.8) -> str:
    one = Recognised(text, 100, 30, 140, 60, 60, 40, confidence, 0)
    return with_accents(one, ink).text


def test_rings_and_dots_over_letters_are_seen() -> None:
    assert read_of("At", drawn(ring=True)) == "Åt"
    assert read_of("At", drawn(dots=True)) == "Ät"
    assert read_of("Ok", drawn(dots=True)) == "Ök"
    assert read_of("At", drawn()) == "At"
    assert read_of("At", drawn(bars=20)) == "At", "the rest of a rule"
    assert read_of("At", drawn(ring=True), confidence=0.96) == "At", "a word that is certain"
    assert read_of("Att", drawn(ring=True)) == "Att", "letters that touch"


# -- what was missed -------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "found"), [(STROKE + 0.05, True), (STROKE - 0.05, False)])
def test_ink_that_no_word_covers_is_a_piece(width: float, found: bool) -> None:
    ink = empty()
    for letter in range(30):
        ink[100:120, 400 + 24 * letter : 412 + 24 * letter] = 255
    ink[96:120, 300 : 300 + round(24 * width)] = 255
    covered = [Recognised("ord" * 10, 400, 100, 1120, 120, 120, 36, 0.9, 0)]
    pieces = missed_pieces(ink, covered, SCALE)
    assert [piece.left for piece in pieces] == ([300] if found else [])
