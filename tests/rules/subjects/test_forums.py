"""What tells of a forum: two things of what it is, who takes part and how often it meets."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

FORUMS = load_rules().forums


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gruppen träffas varje vecka.", True),
        ("Gruppen tar fram en ny lägesbild.", False),
        ("Gruppen och nätverket.", False),  # what it is, said twice
        ("Vi köper nya cyklar.", False),
        ("", False),
    ],
)
def test_a_forum_is_told_of_by_two_things(text: str, told: bool) -> None:
    assert FORUMS.are_told_of(text) is told
