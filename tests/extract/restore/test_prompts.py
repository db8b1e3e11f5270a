"""Prompts of empty controls in printed or converted forms are no values."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes


def _plan(value: str) -> str:
    rows = (("Aktivitet", "Bussvärdar"), ("Mål", "Lugnare resor."), ("Kommunens åtagande", value))
    body = "".join(f"<tr><td>{label}<td>{text}" for label, text in rows)
    return f"<h1>Trygghetsplan för Hjo 2027</h1><h2>Bråk på bussen</h2><table>{body}</table>"


@pytest.mark.parametrize(
    "prompt",
    [
        "Klicka eller tryck här för att ange text.",
        "Klicka här för att ange text.",
        "Klicka eller tryck för att ange datum.",
        "Välj ett objekt.",
        "Click or tap here to enter text.",
    ],
)
def test_a_prompt_alone_in_its_cell_is_furniture(prompt: str) -> None:
    record = extract_bytes("plan.html", _plan(prompt).encode()).record
    (party,) = record.activities[0].parties
    assert party.commitment is not None
    assert party.commitment.text == ""
    assert [one.text for one in record.furniture] == [prompt]


@pytest.mark.parametrize("value", ["Klicka här för att ange text. Två värdar", "Välj ett bättre lås."])
def test_other_text_that_begins_so_is_a_value(value: str) -> None:
    (party,) = extract_bytes("plan.html", _plan(value).encode()).record.activities[0].parties
    assert party.commitment is not None
    assert party.commitment.text == value
