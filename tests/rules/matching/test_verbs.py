"""What is an infinitive and what only ends like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pack import load_rules

VERBS = load_rules().verbs


@pytest.mark.parametrize(
    "word",
    "ta samordna delta bidra planera leda ge få sprida utse medverka ansvara Närvara "
    "genomföra införa utföra sammanföra överföra göra föra".split(),
)
def test_infinitives(word: str) -> None:
    assert VERBS.is_infinitive(word)


@pytest.mark.parametrize(
    "word", "skola förskola kyrka polisen rektorerna boende samtliga grupperna MTR a 7".split()
)
def test_words_that_are_none(word: str) -> None:
    assert not VERBS.is_infinitive(word)


@pytest.mark.parametrize(
    "text",
    [
        "Delta på möten.",
        "Att bidra med lägesbild",
        "- Sprida information",
        "att ge stöd",
        "Trygga hemvägen",
        "Öppna upp skolgården",
        "Säkra",
        "Att öppna",
    ],
)
def test_texts_that_begin_with_a_verb(text: str) -> None:
    assert VERBS.begin(text)


@pytest.mark.parametrize(
    "text",
    [
        "Skola, föreningar",
        "Kommunpolis",
        "",
        "Att",
        "Två gånger per år",
        "Boende i området",
        "Trygga hemvägar",
        "Snabba möten",
        "Säkra skolvägar på loven",
    ],
)
def test_texts_that_do_not(text: str) -> None:
    assert not VERBS.begin(text)


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert VERBS.begin(text) in {True, False}
