"""Tables as officials write them, second part: marks below parties and years, questions as headings, sheets of areas."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from extract.pipeline import extract_bytes
from models.record import Record

TITLE = "<h1>Åtgärdsplan mot brott i Hjo 2025</h1>"


def record_of(*rows: str, above: str = "") -> Record:
    """The record of a page with one table; cells are parted by bars."""
    cells = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows)
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    page = f"<html><body>{TITLE}{above}<table>{table}</table></body></html>"
    return extract_bytes("plan.html", page.encode()).record


def test_marks_below_parties_say_who_takes_part_and_below_years_when() -> None:
    record = record_of(
        "Åtgärd | Polis | Kommun | 2025 | 2026 | 2027 | Mått",
        "Belysning i parken | | x | x | x | | Antal lampor",
        "Ronder på stationen | x | x | | x | x | Antal ronder",
    )
    first, second = record.activities
    assert [(one.party, one.participants is not None, one.commitment) for one in first.parties] == [
        ("municipality", True, None)
    ]
    assert first.timing is not None
    assert (first.timing.start, first.timing.end) == ("2025-01-01", "2026-12-31")
    assert second.timing is not None
    assert (second.timing.start, second.timing.end) == ("2026-01-01", "2027-12-31")
    assert first.status is None


def test_figures_below_years_are_results_and_no_marks() -> None:
    record = record_of(
        "Åtgärd | Ansvarig | Mål | 2024 | 2025",
        "Nattvandring | Polisen | Fler ute | 12 | 15",
        "Ronder | Skolan | Lugn | 3 | 4",
    )
    assert [one.timing for one in record.activities] == [None, None]


def test_parties_head_commitments_beside_others_inside_a_table_of_labels() -> None:
    record = record_of(
        "Lägesbild | Klagomål från boende. |",
        "Mål | Färre klagomål. |",
        "Polisen | Kommunen | Övriga aktörer",
        "Genomför kontroller. | Ordnar mopedkväll. | Motorklubben",
    )
    (activity,) = record.activities
    told = {party.party: party.commitment.text for party in activity.parties if party.commitment}
    assert told == {"police": "Genomför kontroller.", "municipality": "Ordnar mopedkväll."}
    assert activity.other_participants is not None
    assert activity.other_participants.text == "Motorklubben"


def test_a_columns_question_that_no_row_knows_tells_its_field() -> None:
    record = record_of(
        "Vad måste vi göra åt saken? | Vilka hjälper till? | När kan vi börja? | Hur märks det?",
        "Låsa soprummen vid torget | Räddningstjänsten | Maj 2025 | Färre bränder",
    )
    (activity,) = record.activities
    assert activity.measures is not None
    assert activity.other_participants is not None
    assert activity.timing is not None
    assert activity.follow_up is not None


def test_names_of_parties_below_a_heading_for_actors_are_no_labels() -> None:
    record = record_of(
        "Det här behöver göras | Ansvarig förvaltning/bolag | Hjälps åt med | Klart (tertial)",
        "Låsa soprummen | Bostadsbolaget | Räddningstjänsten | T1",
        "Ny app för felanmälan | Kommunen | Kommunikation | T3",
        "Föreläsning för föräldrar | Polisen | Skolorna | T2",
    )
    assert [one.measures.text for one in record.activities if one.measures] == [
        "Låsa soprummen",
        "Ny app för felanmälan",
        "Föreläsning för föräldrar",
    ]


@pytest.mark.parametrize(
    "indicators",
    [
        ("Indikator | Källa | Utgångsläge 2024 | Målvärde 2026", "Andel trygga i centrum | Trygghetsmätningen | 58 % | 65 %"),
        ("Mått | Utgångsläge 2023 | Mål 2025", "Andel trygga i centrum | 58 % | 65 %"),
    ],
)  # fmt: skip
def test_rows_of_a_table_of_indicators_are_no_measures(indicators: tuple[str, ...]) -> None:
    record = record_of(
        *indicators,
        above="<h2>Trygghet i centrum</h2><table><tr><td>Insats</td><td>Ansvarig</td></tr>"
        "<tr><td>Nattvandring</td><td>Polisen</td></tr></table>",
    )
    assert [one.name.text for one in record.activities if one.name] == ["Nattvandring"]
    assert len(record.activities) == 1


def test_a_problem_above_the_grid_of_a_sheet_is_its_areas() -> None:
    book = Workbook()
    del book["Sheet"]
    for name, problem in (("Skadegörelse", "Klotter vid skolan."), ("Fylleri", "Unga dricker i parken.")):
        sheet = book.create_sheet(name)
        for number, row in enumerate(
            (
                ("Handlingsplan mot brott i Hjo 2026",),
                (),
                ("Problem:", problem),
                (),
                ("Orsaker till problemet", "Vad ska göras", "Vem ansvarar"),
                ("Inga vuxna ute", "Väktarrond på helger", "Polisen"),
            ),
            start=1,
        ):
            for column, text in enumerate(row, start=1):
                sheet.cell(number, column, text)
    out = BytesIO()
    book.save(out)
    record = extract_bytes("plan.xlsx", out.getvalue()).record
    assert [(area.name.text, area.problem.text) for area in record.areas if area.name and area.problem] == [
        ("Skadegörelse", "Klotter vid skolan."),
        ("Fylleri", "Unga dricker i parken."),
    ]


def test_a_numbered_activity_may_be_called_after_a_generic_word() -> None:
    record = record_of(
        "Vad ska göras? | Veckomöte",
        "När görs det? | Hela året",
        above="<h2>Skjutningar</h2><h3>Aktivitet 1.2 Gemensam lokal lägesbild</h3>",
    )
    assert [one.name.text for one in record.activities if one.name] == ["Gemensam lokal lägesbild"]


def test_a_municipality_behind_a_dash_is_the_plans() -> None:
    page = TITLE.replace("mot brott i Hjo", "för samverkan Polisen–Sigtuna kommun,") + (
        "<table><tr><td>Insats</td><td>Ansvarig</td></tr><tr><td>Nattvandring</td><td>Polisen</td></tr></table>"
    )
    record = extract_bytes("plan.html", f"<html><body>{page}</body></html>".encode()).record
    assert record.district is not None
    assert record.district.name == "Sigtuna"
