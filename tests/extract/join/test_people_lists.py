"""Lists of people below a plan's rows in one sheet are no measures."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from extract.pipeline import extract_bytes

PLAN = [
    ("Handlingsplan mot brott Mora 2025",),
    ("Område", "Aktivitet", "Ansvarig", "Klart"),
    ("Bilbränder", "Kvarterssamtal", "Fritidschef", "Augusti 2025"),
    ("Bilbränder", "Kameror", "Gatuchef", "Juni 2025"),
]
LISTS = [
    [("Förnamn", "Efternamn", "Roll", "Telefon"), ("Maj", "Hittepå", "Rektor", "08-465 004 11")],
    [("Namn", "Roll", "Telefon", "E-post"), ("Maj Hittepå", "Rektor", "08-465 004 11", "maj@mora.se")],
]


@pytest.mark.parametrize("heading", [[("Kontaktlista",)], [()], [(), ("Kontaktlista",)], []])
@pytest.mark.parametrize("people", LISTS)
def test_a_list_of_people_below_a_grid(people: list[tuple[str, ...]], heading: list[tuple[str, ...]]) -> None:
    last = (
        ("Olle", "Uppdiktad", "Kommunpolis")
        if people[0][0] == "Förnamn"
        else ("Olle Uppdiktad", "Kommunpolis")
    )
    book = Workbook()
    for row in (*PLAN, *heading, *people, last):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    record = extract_bytes("plan.xlsx", out.getvalue()).record
    assert [one.name.text for one in record.areas if one.name] == ["Bilbränder"]
    assert [one.name.text for one in record.activities if one.name] == ["Kvarterssamtal", "Kameror"]
    assert {one.name for one in record.people} == {"Maj Hittepå", "Olle Uppdiktad"}
