"""How sure a label is by how it is composed, which rows take part, and where composing ends."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

RULES = load_rules()


def shown(text: str) -> str | None:
    match = RULES.labels.match(text)
    if match is None:
        return None
    targets = " ".join(
        one.field if one.field != "party" else f"{one.party or '?'}.{one.role or '-'}"
        for one in match.targets
    )
    return f"{targets} {match.score}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mål", "goal 1.0"),
        ("M å l", "goal 0.99"),
        ("Målet", "goal 0.98"),
        ("Mål 2024", "goal 0.98"),
        ("Mål 2", "goal 0.98"),
        ("Övergripande mål", "goal 0.97"),
        ("Målet för aktiviteten", "goal 0.96"),
        ("Aktivitetens mål", "goal 0.97"),
        ("Polisens kontakt", "police.contact 0.98"),
        ("Polisens och skolans kontakt", "police.contact school.contact 0.97"),
        ("Kontakt polisen", "police.contact 0.98"),
        ("Kontakt hos polisen", "police.contact 0.97"),
        ("Polisens mål", "goal 0.97"),
        ("Mål och syfte", "goal purpose 1.0"),
        ("Insatser och mål", "measures goal 0.96"),
        ("Aktivitet och mål", "measures goal 0.96"),
        ("Mål, syfte och åtgärd", "goal purpose measures 0.941"),
        ("Ordinarie deltagare", "other_participants 0.97"),
        ("Polisen", "police.- 0.98"),
        ("Mål (kort)", "goal 0.99"),
        ("Mål.", "goal 1.0"),
        ("Orsak som åtgärden riktas mot", "cause 0.96"),
        ("Mål som insatsen bidrar till", "goal 0.96"),
        ("Problem som följer med handeln", None),
        ("Sagor", None),
        ("Mål sagor", None),
        ("Mål och sagor", None),
        ("x" * 401, None),
    ],
)
def test_labels(text: str, expected: str | None) -> None:
    assert shown(text) == expected
