"""A letter set twice, or once too few, in a party's name: "Polissens åtagande"."""

from __future__ import annotations

import pytest

from rules.pack import load_rules


@pytest.mark.parametrize(
    ("label", "party"),
    [("Polissens åtagande", "police"), ("Kommunnens åtagande", "municipality"), ("Malissens åtagande", None)],
)
def test_a_doubled_letter_is_a_misprint(label: str, party: str | None) -> None:
    match = load_rules().labels.match(label)
    assert (match.targets[0].party if match else None) == party
