"""Lines that a party's name leads as a label: "Polisen: kontroller", and on the next line "Kommunen: …"."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

RULES = load_rules()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Polisen: kontroller\nSkolan: fältare på plats", {"police": "Polisen: kontroller", "school": "Skolan: fältare på plats"}),
        ("- Polisen: går ronder\n- Skolan: ordnar rastvakter", {"police": "Polisen: går ronder", "school": "Skolan: ordnar rastvakter"}),
        ("Polisen: kontroller\nOckså på natten", {}),  # one party alone
        ("Polisen: kommunpolis Anna Ek\nSkolan: Bo Ek", {}),  # who they are
        ("Polisen: kan delta vid behov\nSkolan: ordnar rastvakter", {}),
        ("Mål: lugna kvällar\nTid: hela året", {}),
    ],
)  # fmt: skip
def test_labelled_lines(text: str, expected: dict[str, str]) -> None:
    found = RULES.commitments.labelled(text)
    assert {one.party: text[slice(*one.span)] for one in found} == expected
