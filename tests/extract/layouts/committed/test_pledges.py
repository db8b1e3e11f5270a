"""Parties whose names stand alone above what they undertake: each list is that party's commitment."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record

TITLE = "# Samverkansöverenskommelse för Sorsele 2024\n\n"
LISTS = "{0}\n\n- lagar lampor\n- ställer ut grillar\n\n{1}\n\n- går ronder\n\n"


def record_of(text: str) -> Record:
    return extract_bytes("plan.md", (TITLE + text).encode()).record


def committed(text: str) -> list[tuple[str | None, str, str]]:
    """(area, party, the first line that commits it) of each activity."""
    record = record_of(text)
    names = [area.name.text if area.name else "" for area in record.areas]
    return [
        (
            None if one.area is None else names[one.area],
            party.party,
            party.commitment.text.split("\n")[0],
        )
        for one in record.activities
        for party in one.parties
        if party.commitment
    ]


@pytest.mark.parametrize("names", [("Kommunen", "Polisen"), ("**Kommunen**", "**Polisen**"), ("Kommunen:", "Polisen:"),
                                   ("### Kommunen", "### Polisen")])  # fmt: skip
@pytest.mark.parametrize(
    "heading", ["Åtaganden", "Ansvarsfördelning", "Så här gör vi", "Vem gör vad i samverkan"]
)
def test_below_headings_that_share_out_what_is_done(heading: str, names: tuple[str, str]) -> None:
    assert committed(f"## {heading}\n\n{LISTS.format(*names)}") == [
        (None, "municipality", "- lagar lampor"),
        (None, "police", "- går ronder"),
    ]


def test_below_a_topic_two_parties_with_lists_make_an_area() -> None:
    two = LISTS.format("Kommunen", "Polisen")
    assert committed(f"## Trygga stugor\n\n{two}## Lugna gator\n\n{two}") == [
        ("Trygga stugor", "municipality", "- lagar lampor"),
        ("Trygga stugor", "police", "- går ronder"),
        ("Lugna gator", "municipality", "- lagar lampor"),
        ("Lugna gator", "police", "- går ronder"),
    ]


def test_an_actor_alone_is_one_only_where_it_is_shared_out() -> None:
    lists = "Polisen\n\n- går ronder\n\nSimklubben\n\n- håller simskola\n\n"
    assert committed(f"## Åtaganden\n\n{lists}") == [
        (None, "police", "- går ronder"),
        (None, "civil_society", "- håller simskola"),
    ]


@pytest.mark.parametrize("heading", ["Nuläge", "Bakgrund", "Kontaktpersoner", "Deltagare", "Mål"])
def test_what_else_stands_below_parties_commits_nobody(heading: str) -> None:
    lists = LISTS.format("Kommunen", "Polisen")
    assert committed(f"## {heading}\n\n{lists}## Åtaganden\n\nSkolan ska hälsa.\n") == [
        (None, "school", "Skolan ska hälsa.")
    ]


def test_contacts_below_their_heading_are_no_commitments() -> None:
    text = (
        "## 1. Åtaganden\n\nPolisen ska gå ronder.\n\n## 2. Kontaktpersoner\n\n"
        "Kommunen: Fritidschef Rut Malm, 0585-555 10\n\nPolisen: Kommunpolis Adam Lööf, 010-555 77 01\n"
    )
    assert committed(text) == [(None, "police", "Polisen ska gå ronder.")]
    assert [(one.name, one.organisation) for one in record_of(text).people] == [
        ("Rut Malm", "municipality"),
        ("Adam Lööf", "police"),
    ]
