"""Tables headed by parties alone, and headings over two rows."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as NewDocx
from openpyxl import Workbook

from extract.pipeline import extract_bytes
from models.record import Record
from tests.told_plans import commitments

MARKDOWN = """# Handlingsplan 2020 för trygghet i Eksjö

## Torget

### Torgvärdar

| | |
|---|---|
| Syfte | Alltid någon att fråga. |
| Ansvarig | Centrumledare |

| Polisen | Socialtjänsten | Räddningstjänsten |
|---|---|---|
| Går förbi varje fredag. | Bemannar ett tält. | |
"""

TABS = (
    "Handlingsplan 2020 för trygghet i Eksjö\n\nTorgvärdar\n\nSyfte\tAlltid någon att fråga.\nAnsvarig\tCentrumledare\n"
    "Uppföljning\tAntal pass.\n\nPolisen\tSocialtjänsten\tRäddningstjänsten\n"
    "Går förbi varje fredag.\tBemannar ett tält.\tVisar släckare.\n"
)


def word() -> bytes:
    """The parties' columns stand in the measure's own table."""
    document = NewDocx()
    document.add_heading("Handlingsplan 2020 för trygghet i Eksjö", 1)
    document.add_heading("Torget", 2)
    rows = (
        ("Aktivitet", "Torgvärdar"),
        ("Syfte", "Alltid någon att fråga."),
        ("Ansvarig", "Centrumledare"),
        ("Polisen", "Socialtjänsten", "Räddningstjänsten"),
        ("Går förbi varje fredag.", "Bemannar ett tält.", "Visar släckare."),
        ("Uppföljning", "Antal pass."),
    )
    table = document.add_table(rows=len(rows), cols=3)
    for row, texts in zip(table.rows, rows, strict=True):
        if len(texts) == 2:
            row.cells[1].merge(row.cells[2])
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return saved(document)


def sheet_of(*rows: tuple[str, ...], merged: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            if text:
                sheet.cell(number, column, text)
    for place in merged:
        sheet.merge_cells(place)
    return saved(book)


def saved(document: object) -> bytes:
    stream = BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def read(name: str, data: bytes | str) -> Record:
    return extract_bytes(name, data.encode() if isinstance(data, str) else data).record


@pytest.mark.parametrize(
    ("name", "data"),
    [("plan.md", MARKDOWN), ("plan.txt", TABS), ("plan.docx", word())],
    ids=["md", "tabs", "docx"],
)
def test_what_stands_below_parties_is_their_commitment(name: str, data: bytes | str) -> None:
    (activity,) = read(name, data).activities
    assert activity.name is not None
    assert activity.name.text == "Torgvärdar"
    assert activity.purpose is not None
    found = commitments(activity)
    assert found["police"] == "Går förbi varje fredag."
    assert found["social_services"] == "Bemannar ett tält."
    assert found["rescue_service"] in {"", "Visar släckare."}
    assert not activity.other_fields


def test_parties_under_an_areas_heading_commit_without_a_measure() -> None:
    text = (
        "<html><body><h1>Medborgarlöfte för trygghet i Eksjö 2020</h1><h2>Trafik vid skolorna</h2>"
        "<table><tr><th>Polisen</th><th>Kommunen</th></tr><tr><td>Mäter farten.</td><td>Bygger gupp.</td></tr>"
        "<tr><td>Delar ut blad.</td><td>Målar streck.</td></tr></table></body></html>"
    )
    (activity,) = read("plan.html", text).activities
    assert commitments(activity) == {
        "police": "Mäter farten.\nDelar ut blad.",
        "municipality": "Bygger gupp.\nMålar streck.",
    }


def test_two_parties_beside_labels_are_pairs() -> None:
    text = (
        "# Handlingsplan 2020 för trygghet i Eksjö\n\n## Torgvärdar\n\n| | |\n|---|---|\n| Ansvarig | Polisen |\n"
        "| Polisen | Kommunen |\n| Mål | Färre bråk. |\n| Uppföljning | Antal pass |\n"
    )
    (activity,) = read("plan.md", text).activities
    assert activity.goal is not None
    assert activity.responsible is not None


GROUPED = (
    ("Åtgärdsplan mot brott i Alingsås 2021",),
    (),
    ("Vad vi gör", "", "Genomförande", "", "Läget nu", ""),
    ("Insats", "Åtgärd", "Vem", "När", "Uppföljning", "Kommentar"),
    ("Lyktor längs ån", "Trasiga lyktor byts.", "Gatuingenjör", "Hösten 2021", "Antal lyktor.", "Bra"),
    ("Parkvärdar", "Fyra feriearbetare vid scenen.", "Fritidschef", "Juni 2021", "Dagbok.", "Delvis"),
)


def test_a_group_over_headings_that_stand_by_themselves_is_no_part_of_them() -> None:
    record = read("plan.xlsx", sheet_of(*GROUPED, merged=("A3:B3", "C3:D3", "E3:F3")))
    first = record.activities[0]
    assert first.name is not None
    assert first.name.text == "Lyktor längs ån"
    assert [(one.label, one.text) for one in first.other_fields] == [("Kommentar", "Bra")]
    assert first.timing is not None
    assert first.timing.label == "När"


def test_a_group_that_a_heading_needs_is_part_of_it() -> None:
    html = (
        "<html><body><h1>Åtgärdsplan mot brott i Alingsås 2021</h1><table>"
        "<tr><th rowspan=2>Insats</th><th colspan=2>Polisen</th><th colspan=2>Kommunen</th></tr>"
        "<tr><th>Kontakt</th><th>Åtagande</th><th>Kontakt</th><th>Åtagande</th></tr>"
        "<tr><td>Lyktor</td><td>Kommunpolis</td><td>Pekar ut platser.</td><td>Gatuchef</td><td>Byter lyktor.</td></tr>"
        "</table></body></html>"
    )
    (activity,) = read("plan.html", html).activities
    police = next(party for party in activity.parties if party.party == "police")
    assert police.commitment is not None
    assert police.commitment.label == "Polisen Åtagande"
    assert police.contact is not None
