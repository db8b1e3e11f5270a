"""The words of a label, without what surrounds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.labels.words import (
    ends_sentence,
    is_too_long,
    label_word,
    label_words,
    trim,
    without_parenthesis,
)


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        ("  Mål:  ", "mål"),
        ("Mål\noch  syfte", "mål och syfte"),
        ("§ 4. Mål", "mål"),
        ("3. Mål", "mål"),
        ("3.1. Mål", "mål"),
        ("(3) Mål", "mål"),
        ("3: Mål", "mål"),
        ("3 Mål", "mål"),
        ("3 mål", "3 mål"),  # so many of them
        ("2024. Mål", "2024. mål"),  # a year
        ("a) Mål", "mål"),
        ("IV. Mål", "mål"),
        ("•  Mål", "mål"),
        ("Indikator(er)", "indikator"),
        ("Åtgärd/er", "åtgärd"),
        ("Mål/syfte", "mål/syfte"),
        ("Mål (SMART)", "mål (smart)"),
        ("Ansv.", "ansv"),
        ("Nr №", "nr №"),
        ("…", ""),
        ("", ""),
    ],
)
def test_what_surrounds_a_label_is_taken_off(text: str, trimmed: str) -> None:
    assert trim(text) == trimmed


def test_brackets_and_what_stands_in_them_go() -> None:
    assert without_parenthesis("mål (smart) och [minst] syfte") == "mål och syfte"
    assert without_parenthesis("(mål)") == ""


def test_sentences_end_in_a_full_stop_or_an_exclamation() -> None:
    assert [ends_sentence(text) for text in ("Nu. ", "Nu!", "Nu?", "Nu:", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "long"),
    [
        (" " + "a" * 80 + " ", False),
        ("a" * 81, True),
        ("ett två tre fyra fem sex sju åtta", False),
        ("ett två tre fyra fem sex sju åtta nio", True),
    ],
)
def test_a_label_has_eighty_letters_and_eight_words_at_most(text: str, long: bool) -> None:
    assert is_too_long(text) is long


def test_words_and_signs_that_join_them() -> None:
    words = label_words("polisens e-post/t.o.m - mål & sdf:s")
    assert [word.form for word in words] == ["polisens", "e-post", "/", "t.o.m", "-", "mål", "&", "sdf:s"]
    assert [word.is_sign for word in words] == [False, False, True, False, True, False, True, False]
    assert [word.lemma for word in words if word.is_sign] == ["och", "-", "och"]
    assert label_word(",").lemma == ","


def test_genitives_and_numbers() -> None:
    assert label_word("polisens").is_genitive and label_word("polisens").without_s == "polisen"
    assert not label_word("polis").is_genitive
    assert not label_word("skola").is_genitive
    assert label_word("12").is_number and label_word("3.1").is_number
    assert label_word("3b").is_number
    assert not label_word("3z").is_number and not label_word("tre").is_number


PLAIN = st.lists(
    st.sampled_from("a b v ii nr del punkt bilaga mål polisen s ens en na och åtgärd är".split()),
    min_size=1,
    max_size=5,
)


@given(PLAIN)
def test_words_without_marks_are_trimmed_as_if_they_had_been_looked_at(pieces: list[str]) -> None:
    """A space at the end sends them the long way."""
    assert trim(" ".join(pieces)) == trim(" ".join(pieces) + " ")
