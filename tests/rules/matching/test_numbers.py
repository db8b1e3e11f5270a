"""Numbers in words: each is the one after the one before."""

from __future__ import annotations

import pytest

from rules.matching.numbers import CARDINALS, ORDINALS, read_number, read_ordinal

ONE_TO_THIRTY_ONE = """ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton
nitton tjugo tjugoett tjugotvå tjugotre tjugofyra tjugofem tjugosex tjugosju tjugoåtta tjugonio trettio trettioett"""
FIRST_TO_THIRTY_FIRST = """första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde
fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde
tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta"""


def test_numbers_in_words() -> None:
    assert [read_number(word) for word in ONE_TO_THIRTY_ONE.split()] == list(range(1, 32))
    assert [read_ordinal(word) for word in FIRST_TO_THIRTY_FIRST.split()] == list(range(1, 32))
    others = {"en": 1, "aderton": 18, "tjugoen": 21, "trettioen": 31}
    assert {word: CARDINALS[word] for word in CARDINALS.keys() - ONE_TO_THIRTY_ONE.split()} == others
    masculine = {"förste": 1, "andre": 2, "tjugoförste": 21, "tjugoandre": 22, "trettioförste": 31}
    assert {word: ORDINALS[word] for word in ORDINALS.keys() - FIRST_TO_THIRTY_FIRST.split()} == masculine


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("3", 3),
        ("031", 31),
        ("999999", 999999),
        ("1000000", None),
        ("tredje", None),
        ("", None),
        ("3b", None),
        ("²", None),
    ],
)
def test_numbers_in_figures(word: str, number: int | None) -> None:
    assert read_number(word) == number
    assert read_ordinal(word) == (3 if word == "tredje" else None)
