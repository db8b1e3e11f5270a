"""Words that changed, and texts that only look otherwise."""

from __future__ import annotations

import pytest

from corpus.compare.changes import compare_words
from corpus.flat import defused


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("Varje vecka", "Varje vecka", (("=", "Varje vecka"),)),
        ("- Varje vecka.", "Varje\nVECKA", (("=", "Varje VECKA"),)),
        (
            "En gång i veckan",
            "Två gånger i veckan",
            (("-", "En gång"), ("+", "Två gånger"), ("=", "i veckan")),
        ),
        ("", "Ny text", (("+", "Ny text"),)),
        ("Gammal text", "", (("-", "Gammal text"),)),
        ("Möten hålls", "Möten hålls ofta", (("=", "Möten hålls"), ("+", "ofta"))),
        ("", "", ()),
    ],
)
def test_words_are_compared_by_letters_and_digits(
    left: str, right: str, words: tuple[tuple[str, str], ...]
) -> None:
    assert compare_words(left, right) == words


@pytest.mark.parametrize("cell", ["=1+1", "+46", "-x", "@a", " =1", "\t=1", "＝1"])
def test_what_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert defused(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["Mål", "", None, 3, "a=b"])
def test_other_cells_stay(cell: object) -> None:
    assert defused(cell) == cell
