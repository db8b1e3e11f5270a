"""Rows of a number and a name: "A1 | Krogsamverkan"."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes


@pytest.mark.parametrize(
    ("number", "value", "name"),
    [
        ("A1", "Krogsamverkan i centrum", "Krogsamverkan i centrum"),
        ("2.1", "Krogsamverkan i centrum", "Krogsamverkan i centrum"),
        ("A1", "Polisen går ronder varje kväll i centrum, och det görs hela året.", None),
    ],
)
def test_a_number_beside_a_name_begins_a_measure(number: str, value: str, name: str | None) -> None:
    rows = (
        f"<tr><td>{number}</td><td>{value}</td></tr>"
        "<tr><td>Ansvarig</td><td>Polisen</td></tr><tr><td>Åtgärd</td><td>Kontroller</td></tr>"
        "<tr><td>Målgrupp</td><td>Krögare</td></tr>"
    )
    page = f"<h1>Handlingsplan mot brott Mora 2025</h1><table>{rows}</table>"
    record = extract_bytes("plan.html", page.encode()).record
    found = record.activities[0].name
    assert (found.text if found and found.text == value else None) == name
    if name:
        assert found is not None and found.label == number
