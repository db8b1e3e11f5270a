"""Lemmas and what counts as a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.matching.lemmas import headword, is_compound, is_name, is_word, lemma, words_within

LEMMAS = {
    "Stadsdelsförvaltningens": "stadsdelsförvaltning",
    "polisens": "polis",
    "åtgärd": "åtgärd",
    "ÅTGÄRDERNA": "åtgärd",
    "orsak": "orsak",
    "Orsaker": "orsak",
    "åtagandena": "åtagande",
    "deltagande": "deltagande",
    "deltagarna": "deltagare",
    "sammankallande": "sammankallande",
    "samverkansparterna": "samverkanspart",
    "aktivitetsansvariga": "aktivitetsansvarig",
    "SDF:s": "sdf",
    "projektmål": "projektmål",
    "genomförandetid": "genomförandetid",
    "": "",
}


@pytest.mark.parametrize(("word", "expected"), LEMMAS.items())
def test_a_word_has_its_lemma(word: str, expected: str) -> None:
    assert lemma(word) == expected


def test_words_names_and_compounds_are_told_apart() -> None:
    assert is_word("polisens") and not is_word("poilsens")
    assert is_name("Farstas") and is_name("Hägersten") and not is_name("Polisen")
    assert is_compound("miljöförvaltningens") and not is_compound("stadsdelsförvaltingens")


@given(st.text(max_size=40))
def test_no_word_is_too_strange(word: str) -> None:
    assert isinstance(lemma(word), str)
    is_word(word)
    is_name(word)
    is_compound(word)


@pytest.mark.parametrize(
    ("word", "within"),
    [
        ("trygghetsvandringar", {"trygghet", "vandring"}),
        ("skolgården", {"skola", "gård"}),
        ("kvinnofrid", {"kvinna", "frid"}),
        ("gatukontoret", {"gata", "kontor"}),
        ("områdespolisens", {"område", "polis"}),
        ("kontakter", set()),
        ("polisens", set()),
        ("kontoret", set()),
    ],
)
def test_a_compound_is_of_the_words_within_it(word: str, within: set[str]) -> None:
    found = set(words_within(word))
    assert within <= found if within else not found


def test_a_headword_is_what_people_look_for() -> None:
    assert [headword(word) for word in ("skolan", "ska", "Skulle", "vandringarna")] == [
        "skola",
        "ska",
        "ska",
        "vandring",
    ]
