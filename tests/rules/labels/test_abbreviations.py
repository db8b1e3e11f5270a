"""Labels cut short by a full stop, and what is none though it ends in one."""

from __future__ import annotations

import pytest

from rules.labels.abbreviations import Abbreviations
from rules.labels.rows import LabelRow
from rules.pack import load_rules
from tests.building import name_of

RULES = load_rules()


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Ansv.", ["responsible"]),
        ("Åtg.", ["measures"]),  # the shortest label that begins so, before "Åtgärdsförslag"
        ("Tidsp.", ["timing"]),
        ("Samv. m.", ["other_participants"]),
        ("Ansv. förv.", ["responsible"]),
        ("Ansvarig förv.", ["responsible"]),
        ("Ansv. polis", ["party:police.contact"]),
        ("Uppf. 2024", ["follow_up"]),
    ],
)
def test_a_label_is_known_by_the_beginnings_of_its_words(text: str, fields: list[str]) -> None:
    match = RULES.labels.match(text)
    assert match is not None
    assert [name_of(target) for target in match.targets] == fields


@pytest.mark.parametrize(
    "text",
    [
        "Kommun.",  # a party, and a word
        "Polis.",
        "Ja.",
        "Åt.",  # two letters
        "Skolan tar ansv. för lokal.",  # a sentence
        "1.",
        "kl.",
    ],
)
def test_words_and_sentences_are_no_abbreviated_label(text: str) -> None:
    match = RULES.labels.match(text)
    assert match is None or not match.abbreviated


def test_a_whole_word_is_not_cut_short() -> None:
    match = RULES.labels.match("Klar.")  # one letter less than "Klart"
    assert match is not None
    assert not match.abbreviated


def test_a_question_may_go_on_after_its_label() -> None:
    match = RULES.labels.match("Hur ska aktiviteten följas upp, av vem och när?")
    assert match is not None
    assert [name_of(target) for target in match.targets] == ["follow_up"]
    assert RULES.labels.match("Hur ska aktiviteten följas upp, av vem och när den är klar.") is None


def test_a_dash_apart_from_a_place_makes_no_spot_of_it() -> None:
    reading = RULES.districts.read([("BRÅ Ludvika – aktivitetslista 2025", 1.0)])
    assert reading is not None
    assert reading.name == "Ludvika"


def row_of(field: str, *labels: str) -> LabelRow:
    return LabelRow(id="label.made", examples=labels, source="a test", fields=(field,), labels=labels)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Samv. m. and.", True),
        ("Samv. m. and. om", False),  # a longer text that ends in a full stop is a sentence
        ("Sa. m. and.", False),
        ("Samverkar m. and.", False),  # another word
        ("Samv. me. and.", False),  # two letters must be left out
        ("1amv. m. and.", False),
    ],
)
def test_an_abbreviated_label_has_three_words_at_most(text: str, known: bool) -> None:
    row = row_of("other_participants", "Samverkan med andra", "Samverkan med andra om")
    assert (Abbreviations([row]).row_of(text) is row) is known


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ansv. polis nu", "Ansvarig polis nu"),
        ("Ansv. polis nu och", None),  # a sentence
        ("Ansv.", None),
        ("Ansv polis", None),
        ("Förv. polis", None),
    ],
)
def test_a_first_word_that_is_cut_short_is_spelled_out(text: str, whole: str | None) -> None:
    row = row_of("responsible", "Ansvarig")
    assert Abbreviations([row]).spelled_out(text) == whole
