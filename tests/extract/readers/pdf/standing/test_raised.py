"""Raised figures and signs that call notes are no part of the value."""

from __future__ import annotations

import pytest

from extract.readers.pdf.source.content import Glyph, Printed, Style
from extract.readers.pdf.source.type.raised import mark_raised, part_raised
from tests.pdf_raw import FONTS, at, stream
from tests.pdf_seen import apart, everything, time_row, value


def raised(before: str, sign: str, after: str = "", *, size: float = 6.5, rise: float = 3.3) -> str:
    """One text object with a raised sign in it, as word processors write it."""
    return (
        f"BT /F1 10 Tf 1 0 0 1 215 683 Tm ({before}) Tj /F1 {size} Tf {rise} Ts ({sign}) Tj"
        f" 0 Ts /F1 10 Tf ({after}) Tj ET\n"
    )


@pytest.mark.parametrize(
    ("drawn", "said", "sign"),
    [
        (raised("Till 2024-12-31", "2"), "Till 2024-12-31", "2"),
        (raised("Varje vecka", "1", ", till dess"), "Varje vecka, till dess", "1"),
        (raised("Varje vecka", "1", "."), "Varje vecka.", "1"),
        (raised("Varje vecka", "*"), "Varje vecka", "*"),
        (raised("Varje vecka", "1", " till dess"), "Varje vecka till dess", "1"),
        (raised("Varje vecka", "12", size=8, rise=2), "Varje vecka", "12"),
        (at(215, 683, "Till 2024-12-31") + at(283, 686.5, "2", 6.5), "Till 2024-12-31", "2"),  # drawn apart
        (
            at(215, 683, "Till 2024-12-31") + at(285.5, 686.5, "2", 6.5),
            "Till 2024-12-31",
            "2",
        ),  # a space apart
    ],
)
def test_a_raised_sign_calls_a_note(drawn: str, said: str, sign: str) -> None:
    document = time_row(drawn, said="")
    assert (value(document), apart(document)) == (said, [("note_mark", [sign])])


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (raised("20 m", "2"), "20 m2"),
        (raised("CO", "2", size=6.5, rise=-2), "CO2"),  # lowered
        (raised("Varje vecka nr ", "2", size=9, rise=0.5), "Varje vecka nr 2"),
        (raised("P", "OLISEN", size=8, rise=0), "POLISEN"),  # small capitals
        (raised("", "1", "/2 timme", size=6.5), "1/2 timme"),
    ],
)
def test_other_small_or_raised_letters_stay(drawn: str, said: str) -> None:
    document = time_row(drawn, said="")
    assert (value(document), document.apart) == (said, ())


def test_the_note_stands_beside_the_text() -> None:
    note = at(60, 602, "1", 5.2) + at(63.5, 599, "Om ingen säger upp planen.", 8)
    document = time_row(raised("Varje vecka", "1") + note, said="")
    assert value(document) == "Varje vecka"
    assert apart(document) == [("note_mark", ["1"]), ("beside", ["1 Om ingen säger upp planen."])]
    assert everything(document).endswith("Om ingen säger upp planen.")


def word(text: str, x0: float, x1: float, size: float = 10.0, baseline: float = 100.0) -> Printed:
    return Printed(text, x0, baseline - 0.8 * size, x1, baseline + 0.2 * size, Style(size, False, 0))


@pytest.mark.parametrize(
    ("size", "baseline", "gap", "is_mark"),
    [
        (6.5, 97.0, 1.0, True),
        (9.0, 97.0, 1.0, True),
        (9.1, 97.0, 1.0, False),  # as large as its word, nearly
        (6.5, 98.5, 1.0, True),
        (6.5, 98.6, 1.0, False),  # hardly raised
        (6.5, 97.0, 5.0, True),
        (6.5, 97.0, 5.1, False),  # a column's gap away
        (6.5, 89.9, 1.0, False),  # on the line above
    ],
)
def test_how_small_how_high_and_how_near(size: float, baseline: float, gap: float, is_mark: bool) -> None:
    words = [word("vecka", 50, 80), word("2", 80 + gap, 84 + gap, size, baseline)]
    assert (mark_raised(words)[1].standing == "note_mark") is is_mark


@pytest.mark.parametrize(("size", "is_mark"), [(9.0, True), (9.1, False)])
def test_a_sign_may_be_drawn_after_all_the_text_of_its_page(size: float, is_mark: bool) -> None:
    words = [word("vecka", 50, 80), word("besök", 50, 80, baseline=140.0), word("2", 81, 84, size, 97.0)]
    assert (mark_raised(words)[2].standing == "note_mark") is is_mark


@pytest.mark.parametrize(("opens", "is_note"), [("a", True), ("b", False)])
def test_a_raised_letter_calls_the_note_that_is_there(opens: str, is_note: bool) -> None:
    note = at(60, 120, "Om ingen ändrar planen.", 8)
    document = time_row(raised("Varje vecka", "a") + at(56, 123, opens, 5) + note, said="")
    assert value(document) == ("Varje vecka" if is_note else "Varje vecka a")
    assert (("beside", ["a Om ingen ändrar planen."]) in apart(document)) is is_note


def drawn_figure(low: int, high: int) -> dict[str, object]:
    """Further parts of a PDF: a font F9 of the usual size whose figure 1 is drawn from `low` to `high` thousandths."""
    glyph = f"500 0 100 {low} 300 {high} d1 100 {low} 200 {high - low} re f"
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 800 800] /FontMatrix [0.001 0 0 0.001 0 0]"
        " /CharProcs << /one 11 0 R >> /Encoding << /Type /Encoding /Differences [49 /one] >>"
        " /FirstChar 49 /LastChar 49 /Widths [500] /Resources << >> /ToUnicode 12 0 R >>"
    )
    letters = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <31> <0031> endbfchar"
    resources = f"/Font {FONTS.removesuffix('>>')} /F9 10 0 R >>"
    return {"resources": resources, "objects": {10: font, 11: stream(glyph), 12: stream(letters)}}


@pytest.mark.parametrize(
    ("low", "high", "said", "signs"),
    [
        (360, 710, "Varje vecka", ["¹"]),  # a face's own small figure
        (0, 700, "Varje vecka1", []),
        (0, 350, "Varje vecka1", []),  # small, but upon the line
        (150, 700, "Varje vecka1", []),
    ],
)
def test_a_font_draws_its_figure_raised(low: int, high: int, said: str, signs: list[str]) -> None:
    drawn = "BT /F1 10 Tf 1 0 0 1 215 683 Tm (Varje vecka) Tj /F9 10 Tf (1) Tj ET\n"
    document = time_row(drawn, said="", **drawn_figure(low, high))
    assert value(document) == said
    assert [sign for _, pieces in apart(document) for sign in pieces] == signs


def test_a_sign_drawn_first_above_the_first_letter_stands_first() -> None:
    sign = Glyph("1", 50, 99, 53, 105, Style(6.0, False, 0))
    text = [
        Glyph(letter, 50 + 5 * at, 100, 55 + 5 * at, 110, Style(10.0, False, 0))
        for at, letter in enumerate("Mars")
    ]
    assert part_raised([sign, *text]) == [([sign], True), (text, False)]
