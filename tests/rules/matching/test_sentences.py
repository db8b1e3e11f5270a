"""Where sentences end: stops, line breaks, list marks, abbreviations, initials."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

RULES = load_rules()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi går. Vi står.", ["Vi går.", "Vi står."]),
        ("Vi går. vi står.", ["Vi går. vi står."]),
        ("Vi går! Vi står? Ja.", ["Vi går!", "Vi står?", "Ja."]),
        ("Vi går.” Vi står.", ["Vi går.”", "Vi står."]),
        ("Vi går.Vi står.", ["Vi går.Vi står."]),
        ("Vi går\nvi står", ["Vi går", "vi står"]),
        ("Vi går.\nvi står", ["Vi går.", "vi står"]),
        ("Vi går. – Vi står.", ["Vi går.", "Vi står."]),
        ("- gå\n- stå", ["gå", "stå"]),
        ("1. Gå\n12) Stå", ["Gå", "Stå"]),
        ("123. Gå", ["123.", "Gå"]),
        ("Vi går t.ex. Vasagatan.", ["Vi går t.ex. Vasagatan."]),
        ("Vi ser A. Berg.", ["Vi ser A. Berg."]),
        ("Vi ser plan A.", ["Vi ser plan A."]),
        ("Vi går. (Vi står.)", ["Vi går.", "(Vi står.)"]),
        ("  ", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in RULES.sentences(text)] == expected
