"""Words are looked up as simplemma would: known ones, inflected ones, parts, hyphens, capitals."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.matching.lemmas import lemma
from rules.matching.swedish.lookup import find_lemma

PIECES = "trygg het heten skol gård gården polis polisens samverkan ingarna barast are a s - ' ’ _ X Farsta isk 4".split()
LEMMAS = {
    "gatorna": "gata",
    "Farstas": "Farsta",
    "e-posten": "e-post",
    "samverkans-mötena": "samverkans-möte",
    "kollybarasts": "kollybar",
    "enligt": "enligt",
    "12": "12",
    "xqz": "xqz",
    "": "",
}


@pytest.mark.parametrize(("word", "expected"), LEMMAS.items())
def test_a_word_has_its_lemma(word: str, expected: str) -> None:
    assert find_lemma(word, greedy=False) == expected


def test_only_who_is_greedy_takes_a_long_word_apart() -> None:
    found = [find_lemma("blåbärsgatorna", greedy=greedy) for greedy in (False, True)]
    assert found == ["blåbärsgatorna", "blåbärsgata"]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join), st.booleans())
def test_the_lemma_is_the_one_that_simplemma_finds(word: str, greedy: bool) -> None:
    assert find_lemma(word, greedy=greedy) == _lemmatizer(greedy).lemmatize(word, "sv")


def test_simplemma_is_not_loaded_for_a_lookup() -> None:
    asked = f"from {lemma.__module__} import lemma; lemma('qxvtrygghetsvandringarna')"
    program = f"import sys; {asked}; print('simplemma' in sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert loaded.strip() == "False"


@cache
def _lemmatizer(greedy: bool):  # type: ignore[no-untyped-def]
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(greedy, low_memory=True))
