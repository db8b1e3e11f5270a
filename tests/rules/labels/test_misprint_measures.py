"""How near is near enough for a misprint: each measure just inside and just outside."""

from __future__ import annotations

import pytest

from rules.labels.misprints import (
    _RATIO,
    _RATIO_COMPOUND,
    _RATIO_OTHER_GROUPS,
    _different_first_part,
    _is_doubled,
    _is_one_slip,
    _score,
)


@pytest.mark.parametrize(
    ("text", "ratio", "least", "compound", "score"),
    [
        ("kstnaader", _RATIO, _RATIO, False, 0.85),
        ("kstnaader", _RATIO - 0.1, _RATIO, False, 0),
        ("kstnaader", _RATIO_OTHER_GROUPS, _RATIO_OTHER_GROUPS, False, 0.9),
        ("kstnaader", _RATIO_OTHER_GROUPS - 0.1, _RATIO_OTHER_GROUPS, False, 0),
        ("kstnaader", _RATIO_COMPOUND - 0.1, _RATIO_COMPOUND, True, 0),
        ("kostander", _RATIO - 5, _RATIO, False, 0.88),  # one slip is enough in a word of a plan …
        ("kostander", _RATIO - 5, _RATIO, True, 0),  # … but no compound's
        ("kostander", _RATIO, _RATIO + 0.1, False, 0),  # … nor elsewhere
        ("kosstnader", 80, _RATIO_COMPOUND, True, 0.8),  # a letter set twice is enough everywhere
    ],
)
def test_how_well_a_misprint_fits(
    text: str, ratio: float, least: float, compound: bool, score: float
) -> None:
    assert _score(text, "kostnader", ratio, least, compound=compound) == pytest.approx(score)


@pytest.mark.parametrize(
    ("text", "form", "doubled"),
    [
        ("polissen", "polisen", True),
        ("polisen", "polissen", True),
        ("planeen", "planen", True),
        ("plann", "plan", False),  # too short to tell
        ("plannn", "planet", False),
        ("polisssen", "polisen", False),  # two letters
        ("polisten", "polisen", False),  # another letter
    ],
)
def test_a_letter_set_twice(text: str, form: str, doubled: bool) -> None:
    assert _is_doubled(text, form) is doubled


@pytest.mark.parametrize(
    ("text", "form", "slip"),
    [
        ("meotd", "metod", True),  # five letters: two changed places
        ("matod", "metod", False),  # … no other letter
        ("syftat", "syftet", True),  # six: another letter too
        ("sytfet", "syftet", True),
        ("satfet", "syftet", False),  # two slips
        ("mla", "mal", False),  # too short
        ("syfte", "syftet", False),
    ],
)
def test_one_slip(text: str, form: str, slip: bool) -> None:
    assert _is_one_slip(text, form) is slip


@pytest.mark.parametrize(
    ("text", "form", "different"),
    [
        ("serviceförvaltning", "socialförvaltning", True),
        ("sosialförvaltning", "socialförvaltning", False),  # nearly the same
        ("förvaltning", "socialförvaltning", False),  # one holds the other
        ("mötesplats", "arbetsplats", True),  # six letters end both alike
        ("mötets plan", "arbete plan", False),  # five do
        ("abcförvaltning", "xyzförvaltning", False),  # three letters are too few to tell
        ("abcdförvaltning", "xyzförvaltning", True),
    ],
)
def test_words_that_only_end_alike(text: str, form: str, different: bool) -> None:
    assert _different_first_part(text, form) is different
