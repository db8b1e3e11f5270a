"""Whole plans of kinds that municipalities write: what the parts of each mean."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Activity, Record

TITLE = "# Åtgärdsplan för Hjo 2025"


def record_of(markdown: str, name: str = "plan.md") -> Record:
    return extract_bytes(name, f"{TITLE}\n\n{markdown}".encode()).record


def table(*rows: str) -> str:
    """A table of Markdown: rows with bars between cells, the first of them the headings."""
    lines = [f"| {row} |" for row in rows]
    lines.insert(1, "|" + " --- |" * (rows[0].count("|") + 1))
    return "\n".join(lines)


def names(record: Record) -> list[tuple[str | None, str | None]]:
    """Each activity's area and name."""
    areas = [area.name.text if area.name else None for area in record.areas]
    return [
        (None if one.area is None else areas[one.area], one.name.text if one.name else None)
        for one in record.activities
    ]


def commitments(activity: Activity) -> dict[str, str]:
    return {party.party: party.commitment.text for party in activity.parties if party.commitment}


def test_labels_with_a_number_of_their_chapter_are_labels() -> None:
    record = record_of(
        "# 2 Bilbränder\n\n## 2.1 Mål\n\nFärre bränder.\n\n## 2.2 Lägesbild\n\nSju bilar brann i mars.\n\n"
        "## 2.3 Aktiviteter\n\n### 2.3.1 Kvällsvandringar\n\nFöräldrar går runt hamnen.\n\nAnsvarig: Fritidschef\n\n"
        "# 3 Fusk med bidrag\n\n## 3.1 Mål\n\nInga felaktiga utbetalningar.\n\n## 3.2 Aktiviteter\n\n"
        "### 3.2.1 Utbildning\n\nHandläggare lär sig se fusk.\n\nAnsvarig: Ekonomichef\n\n"
        "# 4 Uppföljning\n\nPlanen följs upp i maj."
    )
    assert names(record) == [("Bilbränder", "Kvällsvandringar"), ("Fusk med bidrag", "Utbildning")]
    first, second = record.areas
    assert first.goal is not None
    assert first.situation is not None
    assert (first.goal.text, first.situation.text) == ("Färre bränder.", "Sju bilar brann i mars.")
    assert second.goal is not None
    assert second.goal.text == "Inga felaktiga utbetalningar."


@pytest.mark.parametrize(
    "head",
    [" | Aktivitet 1 | Aktivitet 2", "Aktivitet | Aktivitet 1 | Aktivitet 2", "Nr | 1 | 2", "Insats | 1 | 2"],
)
@pytest.mark.parametrize("label", ["Rubrik", "Namn"])
def test_measures_side_by_side_are_named_by_their_row_and_the_heading_is_the_area(
    head: str, label: str
) -> None:
    record = record_of(
        "## Bråk vid badet\n\n"
        + table(
            head,
            f"{label} | Badvärdar | Belysning",
            "Syfte | Vuxna på plats | Ljus på stigen",
            "Kommunens åtagande | Anställer två | Byter lampor",
            "Polisens åtagande | Hälsar på | ",
            "Tidpunkt | Juni | Oktober",
        )
    )
    assert names(record) == [("Bråk vid badet", "Badvärdar"), ("Bråk vid badet", "Belysning")]
    assert commitments(record.activities[1]) == {"municipality": "Byter lampor", "police": ""}
    assert not record.remainder
