"""What words keep of the characters that a file holds."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from extract.readers.shared.words import WordList, clean


def texts(text: str) -> list[str]:
    words = WordList()
    ids = words.add(text)
    assert [words.words[word].id for word in ids] == list(ids)
    return [words.words[word].text for word in ids]


def test_ligatures_are_spelt_out() -> None:
    assert texts("traﬁk e\ufb00ekt \ufb02ickor o\ufb03ciell") == ["trafik", "effekt", "flickor", "officiell"]


def test_soft_hyphens_and_signs_without_width_are_left_out() -> None:
    assert texts("stads\u00addels\u200bför\ufeffvaltning") == ["stadsdelsförvaltning"]


def test_letters_in_two_pieces_become_one() -> None:
    assert texts("a\u030angra\u0308ns o\u0308") == ["ångräns", "ö"]


def test_any_white_space_divides() -> None:
    assert texts(" polis\u00a0och\tskola\n\u2003SL ") == ["polis", "och", "skola", "SL"]


def test_half_characters_can_be_stored() -> None:
    assert texts("a\ud800b") == ["a\ufffdb"]


@given(st.text())
def test_words_are_never_empty_and_can_always_be_stored(text: str) -> None:
    for word in texts(text):
        assert word
        assert not any(character.isspace() for character in word)
        assert unicodedata.is_normalized("NFC", word)
        word.encode("utf-8")


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
