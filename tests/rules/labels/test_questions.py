"""Headings of columns that ask: which field the first word and one that follows tell, and what is no such question."""

from __future__ import annotations

import pytest

from rules.labels.questions import asked_target, indirect_forms
from rules.pack import load_rules

WORDS = load_rules().words


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Varför blir det så?", "cause"),
        ("Hur märks det", "follow_up"),
        ("Hur görs det", "measures"),
        ("När följs det upp?", "follow_up"),
        ("När börjar vi", "timing"),
        ("Vilka hjälps åt", "other_participants"),
        ("Vem ansvarar", "responsible"),
        ("Vad vill vi nå", "goal"),
        ("Vad behöver göras", "measures"),
        ("(VAD) behöver: göras?", "measures"),
        ("Vad kostar det", None),
        ("Hur ofta", None),
        ("Görs vad", None),
        ("Vem", None),  # one word asks nothing
        ("", None),
        ("Vad behöver vi göra i år nu", "measures"),
        ("Vad behöver vi göra i år nu då ju", None),  # nine words
        ("Vad ska göras? Av vem", None),  # more than one question
        ("Vad ska göras. Hur", None),
    ],
)
def test_what_a_heading_asks_for(text: str, field: str | None) -> None:
    target = asked_target(text, WORDS)
    assert (target and target.field) == field


@pytest.mark.parametrize(
    ("label", "forms"),
    [
        ("Hur gör vi?", ["hur vi gör"]),
        ("Vem gör det", ["vem som gör det", "vem det gör"]),
        ("Vem ansvarar", ["vem som ansvarar"]),
        ("Hur märks arbetet", []),
        ("Ansvarig gör det", []),
    ],
)
def test_a_label_that_asks_as_a_clause_asks_it(label: str, forms: list[str]) -> None:
    assert list(indirect_forms(label, WORDS)) == forms
