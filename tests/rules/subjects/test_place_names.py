"""Names of places as headings, and what only looks like one."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

NAMES = load_rules().place_names


@pytest.mark.parametrize(
    ("text", "is_place"),
    [
        ("Älvsjö/Solberga", True),
        ("Platssamverkan Karlaplan", True),
        ("Karlaplan:", True),
        ("Älvsjö Solberga Farsta Tensta Kista", True),
        ("Älvsjö Solberga Farsta Tensta Kista Spånga", False),  # six names
        ("Platssamverkan", False),  # the noun alone names none
        ("karlaplan", False),
        ("KARLAPLAN", False),
        ("Narkotika", False),
        ("Polisen", False),
        ("Vera Påhittad", False),  # a person
        ("", False),
        (" – ", False),
    ],
)
def test_a_heading_that_is_a_place(text: str, is_place: bool) -> None:
    assert NAMES.is_heading(text) is is_place


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Badhuset", True),
        ("badhuset", False),
        ("Skolgården", True),  # a school's yard is a place, whatever is done about schools
        ("Polisen", False),
        ("Narkotika", False),
        ("Vera Påhittad", False),
        ("Vid Badhuset Och Torget Här", True),
        ("Vid Badhuset Och Torget Här Nu", False),  # six words
    ],
)
def test_what_may_be_a_place_beside_others(text: str, may: bool) -> None:
    assert NAMES.may_be(text) is may
