"""What a recogniser cannot say or leaves out is mended by what stands beside it and by the ink."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.marks.bullets import type_size
from extract.readers.ocr.words import missed as missed_module
from extract.readers.ocr.words.accents import (
    ABOVE,
    CERTAIN,
    LEAST_RING,
    MARK,
    OVER,
    RING,
    with_accents,
    without_rings,
)
from extract.readers.ocr.words.missed import (
    AROUND,
    DOT,
    GAP,
    LETTER,
    MOST,
    SMEARED,
    STROKE,
    SURE,
    Box,
    missed_pieces,
    missed_words,
)
from extract.readers.ocr.words.sizes import ALIKE, sizes_of
from extract.readers.ocr.words.spelling import (
    FULL,
    LEAST_CONFIDENCE,
    LONE_SIGN,
    SMALL,
    SPACE,
    TOUCHES,
    dates_mended,
    is_word,
    mended,
    with_beginnings,
)

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
        ("Vvåld", ["Våld"]),
        ("Oosterhuis", ["Oosterhuis"]),
        ("|", []),
    ],
)
def test_signs_that_the_data_lack(read: str, meant: list[str]) -> None:
    assert texts(word(read)) == meant


@pytest.mark.parametrize(("gap", "meant"), [(SPACE + 0.05, ["1", "(2)"]), (SPACE - 0.05, ["1(2)"])])
def test_the_number_of_a_page_stands_apart_from_that_of_all(gap: float, meant: list[str]) -> None:
    read, ink = word("1(2)"), empty()
    first, foot = int(read.left), int(read.bottom)
    after = first + 10 + round(gap * read.height)
    for left, right in ((first, first + 10), (after, after + 8), (after + 10, int(read.right))):
        ink[int(read.top) : foot, left:right] = 255
    assert [one.text for one in mended([read], ink)] == meant


def test_a_quote_that_is_closed_stays() -> None:
    assert texts(word('"Trygga'), word('torg"', 200)) == ['"Trygga', 'torg"']


@pytest.mark.parametrize(("gap", "joined"), [(TOUCHES - 0.02, True), (TOUCHES + 0.02, False)])
def test_pieces_of_a_word_that_were_taken_for_two_lines_are_joined(gap: float, joined: bool) -> None:
    second = word("rott", 20 + gap * 40, line=1)
    assert texts(word("b"), second) == (["brott"] if joined else ["b", "rott"])
    assert texts(word("b"), second._replace(line=0)) == ["b", "rott"], "a recogniser saw the space"


def test_a_letter_that_a_words_box_leaves_out_is_not_read_twice() -> None:
    box = word("under", 100)._replace(right=180)
    last, first = word("r", 182, line=1, baseline=52), word("u", 80, line=1)
    for piece, left, right in ((last, 100, 202), (first, 80, 180)):
        (whole,) = with_beginnings([box], [piece])
        assert (whole.text, whole.left, whole.right) == ("under", left, right)
    assert len(with_beginnings([box], [last._replace(left=188)])) == 2


def test_one_section_sign_alone_is_told_by_a_sign_that_begins_no_line() -> None:
    number = word("4", 40)
    assert texts(word("$"), number) == ["§", "4"]
    assert texts(word("5"), number) == ["5", "4"]
    assert texts(word("$"), number, word("5", line=1), word("5", 40, line=1)) == ["§", "4", "§", "5"]


def test_section_signs_of_rising_numbers_are_told_where_one_is_lost() -> None:
    lines = [("$&", "1"), ("8", "2"), ("$", "4")]
    read = [
        word(text, 40 * place, line=line)
        for line, pair in enumerate(lines)
        for place, text in enumerate(pair)
    ]
    assert texts(*read) == ["§", "1", "§", "2", "§", "4"]
    assert texts(word("8"), word("2", 40), word("5", line=1), word("4", 40, line=1)) == ["8", "2", "5", "4"]


@pytest.mark.parametrize(("share", "kept"), [(FULL + 0.05, True), (FULL - 0.05, False)])
def test_a_letter_alone_that_is_as_high_as_letters_stays_though_it_is_unsure(
    share: float, kept: bool
) -> None:
    letter = word("n", line=1)._replace(top=60 - share * 40, confidence=LEAST_CONFIDENCE + 0.05)
    assert texts(word("Polise"), letter) == (["Polise", "n"] if kept else ["Polise"])


@pytest.mark.parametrize(("share", "meant"), [(SMALL - 0.03, "s"), (SMALL + 0.03, "S")])
def test_an_s_alone_on_its_line_is_small_if_it_is_low(share: float, meant: str) -> None:
    letter = word("S", line=1)._replace(top=60 - share * 40)
    assert texts(word("Polisen"), letter) == ["Polisen", meant]
    assert texts(word("kort", line=1), letter._replace(left=100, right=120)) == ["kort", "S"]


# -- sizes -----------------------------------------------------------------------------------------


def test_lines_of_nearly_one_size_have_it_and_pages_share_sizes() -> None:
    known: list[float] = []
    near, far = 40 * (1 + ALIKE * 0.9), 40 * (1 + ALIKE * 2)
    words = [word("bild", line=0), word("bild", line=1, size=near), word("blid", line=2, size=far)]
    first = sizes_of([words[0], words[0]._replace(line=3), *words[1:]], empty(), empty(), SCALE, known)
    assert first[0] == first[1] == first[2] and first[3] > first[0]
    assert sizes_of([words[1]], empty(), empty(), SCALE, known) == [first[0]], "on the next page"


def test_capitals_are_measured_without_dots_and_a_ring_rises_high() -> None:
    ink = empty()
    ink[33:60, 0:160] = 255  # capitals
    ink[20:24, 20:24] = 255  # a dot over one of them
    capitals = word("KVÄLLARN")._replace(top=20)
    assert sizes_of([capitals], 255 - ink, ink, SCALE, []) == [pytest.approx(10.0, abs=0.1)]
    ring = word("åtagande")._replace(top=60 - 0.77 * 40)
    assert sizes_of([ring], empty(), empty(), SCALE, []) == [pytest.approx(10.0, abs=0.1)]


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
    assert read_of("Ok", drawn(dots=True), confidence=0.99) == "Ök", (
        "two dots over a first capital are nothing else"
    )
    assert read_of("Att", drawn(ring=True)) == "Att", "letters that touch"


@pytest.mark.parametrize(("ring", "hole", "gap", "seen"), [
    (LEAST_RING + 0.02, True, OVER - 0.1, True),
    (LEAST_RING - 0.05, True, OVER - 0.1, False),
    (LEAST_RING + 0.02, False, OVER - 0.1, False),
    (LEAST_RING + 0.02, True, OVER + 0.1, False),
])  # fmt: skip
def test_a_ring_over_a_small_letter_that_touches_the_next_is_seen(
    ring: float, hole: bool, gap: float, seen: bool
) -> None:
    height = 40
    ink = empty()
    ink[34:60, 100:112] = ink[40:60, 114:140] = 255  # "M", and "al" in one piece
    ink[34:60, 132:140] = 255
    size = round(ring * height)
    top = 40 - round(gap * height) - size
    ink[top : top + size, 117 : 117 + size] = 255
    if hole:
        ink[top + 3 : top + size - 3, 120 : 117 + size - 3] = 0
    assert read_of("Mal", ink, 0.95) == ("Mål" if seen else "Mal")
    assert read_of("Mål", ink) == "Mål"
    assert read_of("ivtlla", ink) == "ivtlla", "it is over no a"


def test_the_tail_of_a_letter_above_hides_no_dots() -> None:
    ink = drawn(dots=True)
    ink[:20, 118:128] = 255
    assert read_of("Ok", ink) == "Ök"


@pytest.mark.parametrize(("confidence", "seen"), [(CERTAIN - 0.01, True), (CERTAIN, False)])
def test_a_certain_word_is_as_it_is_read(confidence: float, seen: bool) -> None:
    assert read_of("At", drawn(ring=True), confidence) == ("Åt" if seen else "At")


@pytest.mark.parametrize(("wide", "seen"), [(MARK[1] - 0.02, True), (MARK[1] + 0.05, False)])
def test_a_ring_is_no_wider_than_a_third_of_the_line(wide: float, seen: bool) -> None:
    ink = drawn(bars=round(wide * 40))
    assert read_of("At", ink) == ("Åt" if seen else "At")


@pytest.mark.parametrize(("rise", "seen"), [(ABOVE - 0.05, True), (ABOVE + 0.05, False)])
def test_a_ring_lies_near_above_its_letter(rise: float, seen: bool) -> None:
    ink = drawn()
    top = 30 - round(rise * 40)
    ink[top : top + 8, 106:114] = 255
    assert read_of("At", ink) == ("Åt" if seen else "At")


@pytest.mark.parametrize(
    ("text", "confidence", "stays"),
    [
        ("i", LONE_SIGN, True),
        ("i", LONE_SIGN - 0.01, False),
        ("åk", LEAST_CONFIDENCE, True),
        ("åk", LEAST_CONFIDENCE - 0.01, False),
        ("och", 0.1, True),
        ("–", LONE_SIGN, True),
        ("::", LONE_SIGN - 0.01, False),
    ],
)
def test_the_shorter_a_word_the_surer_it_must_be(text: str, confidence: float, stays: bool) -> None:
    assert is_word(word(text)._replace(confidence=confidence)) is stays


@pytest.mark.parametrize(("size", "kept"), [(RING + 0.05, True), (RING - 0.05, False)])
def test_a_ring_over_a_word_that_was_read_for_itself_is_no_letter(size: float, kept: bool) -> None:
    name = Recognised("Mål:", 100, 100, 190, 136, 136, 40, 0.9, 1)
    wide = 40 * size
    ring = Recognised("o", 146, 96, 146 + wide, 96 + wide, 96 + wide, wide, 0.7, 0)
    assert without_rings([ring, name]) == ([ring, name] if kept else [name])
    beside = ring._replace(left=192, right=192 + wide)
    assert without_rings([beside, name]) == [beside, name]


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ("<Skolsköterskor", "Skolsköterskor"),
        ("<:Gatuenheten", "Gatuenheten"),
        ("<5", "<5"),
        ("—(1)", "(1)"),
        ("3-(12)", "3(12)"),
        ("utbildninq", "utbildning"),
        ("Bergqvist", "Bergqvist"),
        ("Almquist", "Almquist"),
        ("nq", "ng"),
        ("Marquette", "Marquette"),
        ("Q2", "Q2"),
    ],
)
def test_what_the_rest_of_a_rule_makes_of_a_word_is_mended(read: str, says: str) -> None:
    (found,) = mended([word(read)._replace(confidence=0.9)], empty())
    assert found.text == says


# -- what was missed -------------------------------------------------------------------------------


def missed(*boxes: Box) -> list[int]:
    """Where the pieces begin, of boxes of ink beside a line of letters 20 pixels high that a word covers."""
    ink = empty()
    for letter in range(130):
        ink[100:120, 400 + 12 * letter : 408 + 12 * letter] = 255
    for left, top, right, bottom in boxes:
        ink[top:bottom, left:right] = 255
    covered = [Recognised("ord" * 10, 400, 100, 1960, 120, 120, 36, 0.9, 0)]
    return [piece.left for piece in missed_pieces(ink, covered, SCALE)[0]]


@pytest.mark.parametrize(("width", "found"), [(STROKE + 0.05, True), (STROKE - 0.05, False)])
def test_ink_that_no_word_covers_is_a_piece(width: float, found: bool) -> None:
    assert missed(Box(300, 96, 300 + round(24 * width), 120)) == ([300] if found else [])


def test_what_the_edge_of_the_picture_cuts_is_no_letter() -> None:
    """It is a rest of a copier's black edge."""
    assert missed(Box(0, 100, 12, 120), Box(60, 100, 72, 120)) == [60]
    assert missed(Box(60, 0, 72, 20)) == []


@pytest.mark.parametrize(
    ("high", "found"),
    [
        (LETTER[0] - 0.1, False),
        (LETTER[0] + 0.1, True),
        (LETTER[1] - 0.1, True),
        (LETTER[1] + 0.1, False),
    ],
)
def test_a_piece_is_as_high_as_letters(high: float, found: bool) -> None:
    size = type_size_of_letters()
    assert bool(missed(Box(300, 120 - round(high * size), 312, 120))) is found


@pytest.mark.parametrize(("gap", "together"), [(GAP - 0.1, True), (GAP + 0.1, False)])
def test_letters_of_one_piece_stand_near(gap: float, together: bool) -> None:
    second = 262 + round(gap * type_size_of_letters())
    found = missed(Box(250, 100, 262, 120), Box(second, 100, second + 12, 120))
    assert found == ([250] if together else [250, second])


@pytest.mark.parametrize(("gap", "found"), [(AROUND - 0.1, False), (AROUND + 0.1, True)])
def test_ink_right_beside_a_word_is_of_it(gap: float, found: bool) -> None:
    middle = 400 - round(gap * type_size_of_letters())
    assert bool(missed(Box(middle - 4, 100, middle + 4, 120))) is found


@pytest.mark.parametrize(("count", "found"), [(MOST, MOST), (MOST + 1, 0)])
def test_a_page_of_many_pieces_holds_a_picture(count: int, found: int) -> None:
    places = [(100 + 300 * (n % 9), 150 + 20 * (n // 9)) for n in range(count)]
    assert len(missed(*(Box(left, top, left + 9, top + 14) for left, top in places))) == found


def type_size_of_letters() -> float:
    boxes = np.array([[0, 0, 8, 20, 160]] * 130)
    return type_size(boxes, SCALE)


@pytest.mark.parametrize(("gap", "found"), [(DOT - 0.1, ["i"]), (DOT + 0.1, [])])
def test_a_stem_alone_with_its_dot_is_a_letter_of_the_line_beside_it(gap: float, found: list[str]) -> None:
    """Justified lines leave an "i" at their end so far from the word before it that a recogniser drops it."""
    ink = empty()
    for letter in range(130):
        ink[100:120, 400 + 12 * letter : 408 + 12 * letter] = 255
    above = 100 - round(gap * type_size_of_letters())
    ink[100:120, 320:324] = ink[above - 4 : above, 320:324] = 255
    covered = [Recognised("ord" * 10, 400, 100, 1960, 120, 120, 36, 0.9, 0)]
    read = missed_words(255 - ink, ink, covered, SCALE)
    assert [word.text for word in read] == found
    assert all((word.baseline, word.height, word.left) == (120, 36, 320) for word in read)


def asked_for(
    monkeypatch: pytest.MonkeyPatch, wide: int, said: float, number: float
) -> list[tuple[str, str | None]]:
    """What is read of a piece 20 pixels high, and with which signs it was asked, as sure as a recogniser says."""
    asked: list[str | None] = []

    def line_of(cut: Grey, dots: int, signs: str | None = None) -> list[Recognised]:
        asked.append(signs)
        return [word("12." if signs else "l2.")._replace(confidence=number if signs else said)]

    monkeypatch.setattr(missed_module, "line_of", line_of)
    ink = empty()
    for letter in range(130):
        ink[100:120, 400 + 12 * letter : 408 + 12 * letter] = 255
    ink[100:120, 300 : 300 + wide] = 255
    covered = [Recognised("ord" * 10, 400, 100, 1960, 120, 120, 36, 0.9, 0)]
    found = missed_words(255 - ink, ink, covered, SCALE)
    return [(one.text, asked[-1]) for one in found] or [("", asked[-1])]


@pytest.mark.parametrize(
    ("wide", "said", "number", "found"),
    [
        (39, SURE, 0.0, ("l2.", None)),
        (39, SURE - 0.01, SURE, ("12.", "0123456789.)")),  # as short as a number: it is asked for one
        (39, SURE - 0.01, SURE - 0.01, ("", "0123456789.)")),
        (40, SURE - 0.01, SURE, ("", "0123456789()/")),  # two heights across and more: "1 (2)"
    ],
)
def test_a_piece_says_what_is_sure_or_a_number(
    monkeypatch: pytest.MonkeyPatch, wide: int, said: float, number: float, found: tuple[str, str | None]
) -> None:
    assert asked_for(monkeypatch, wide, said, number) == [found]


@pytest.mark.parametrize(
    ("says", "found"), [("1(12)", ["1(12)"]), ("3/7", ["3/7"]), ("112", []), ("1(2", [])]
)
def test_the_number_of_a_page_of_all_is_read_where_figures_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, says: str, found: list[str]
) -> None:
    def line_of(cut: Grey, dots: int, signs: str = "") -> list[Recognised]:
        return [word(says if signs else "10)")._replace(confidence=SURE if signs else 0.0)]

    monkeypatch.setattr(missed_module, "line_of", line_of)
    assert [one.text for one in _missed_beside(300, 350)] == found


@pytest.mark.parametrize(("solid", "found"), [(SMEARED - 0.1, [200]), (SMEARED + 0.1, [])])
def test_letters_that_blur_has_run_together_are_a_piece(solid: float, found: list[int]) -> None:
    """A bar as high and as wide is none."""
    high = round(20 * solid)
    boxes = [Box(200, 120 - high, 300, 120), Box(200, 100, 204, 120), Box(296, 100, 300, 120)]
    assert missed(*boxes) == found


def test_the_number_of_an_item_is_read_before_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Alone it is read with another sign, or not surely."""

    def line_of(cut: Grey, dots: int, signs: str = "") -> list[Recognised]:
        if cut.shape[1] < 100:
            return [word("3;")._replace(confidence=SURE + 0.1)]
        return [
            word("3.")._replace(left=12, right=30, confidence=0.9),
            word("Fler")._replace(left=60, right=110, confidence=0.9),
        ]

    monkeypatch.setattr(missed_module, "line_of", line_of)
    assert [one.text for one in _missed_beside(300, 318)] == ["3."]


def test_a_piece_of_which_nothing_is_read_is_read_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def line_of(cut: Grey, dots: int, signs: str = "") -> list[Recognised]:
        sizes.append(cut.shape[1])
        return [word("Mål")._replace(left=9, right=54, confidence=0.9)] if cut.shape[1] < sizes[0] else []

    monkeypatch.setattr(missed_module, "line_of", line_of)
    (found,) = _missed_beside(300, 350)
    assert found.text == "Mål" and found.right - found.left == pytest.approx(50)


def _missed_beside(left: int, right: int) -> list[Recognised]:
    ink = empty()
    for letter in range(130):
        ink[100:120, 400 + 12 * letter : 408 + 12 * letter] = 255
    ink[100:120, left:right] = 255
    covered = [Recognised("ord" * 10, 400, 100, 1960, 120, 120, 36, 0.9, 0)]
    return missed_words(255 - ink, ink, covered, SCALE)


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("2024–03-01", True),
        ("2024-03–01", True),
        ("2024–03–01", False),
        ("2024–0301", False),
        ("12024–03-01", False),
    ],
)
def test_a_date_has_two_hyphens_where_it_has_one(text: str, is_date: bool) -> None:
    assert dates_mended(text) == ("2024-03-01" if is_date else text)
