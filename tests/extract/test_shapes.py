"""Plans as running text, flattened tables, minutes, and what is neither: whole documents with the answers beside them."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record

NARRATIVE = """Gemensam handlingsplan Påhitta 2016

Lokala rådet och dess arbetsgrupper

Rådet för trygghet

Rådet leder arbetet mot brott. Rådet möts fyra gånger per år i medborgarhuset.

Nattvandrarna

Föräldrar och polis går ut tillsammans på fredagar i Påhitta centrum.

Torget

Mål: Torget ska vara tryggt för alla som rör sig där.

Syfte: Fler vuxna på torget gör att färre brott begås.

Målgrupp: Boende och besökare.

Lampor och sikt

Åtgärd: Byta lampor och röja buskar kring torget.

Ansvar: Stadsdelsförvaltningen. Polisen ansvarar för att peka ut mörka platser.
"""

MINUTES = """Minnesanteckningar från Påhitta brottsförebyggande råd 2022-03-14

Tid: Måndagen den 14 mars 2022 kl. 13.00-15.00

Plats: Medborgarhuset, sal 2

Närvarande:

Vera Påhitt	Ordförande stadsdelsnämnden
Nils Hittepå	Kommunpolis LPO Påhitta
Tora Låtsas	Säkerhetssamordnare

1. Föregående möte

Anteckningarna lades till handlingarna.

2. Lägesbild

Läget är lugnare än i höstas.

- Färre rån vid torget
- Fler klottersaneringar

3. Utvärdering

Rådet beslutade att söka medel hos Brå för en utvärdering av nattvandringen.

Kommande möten

Tid: Måndagen den 13 juni 2022 kl. 13.00-15.00

Plats: Medborgarhuset, sal 1

Kontakt: Tora Låtsas, 08-465 004 12, tora.latsas@example.se
"""

REPORT = """Årsredovisning 2025 för Påhitta kommun

Ekonomi

Nämnd\tBudget\tUtfall
Socialnämnden\t120\t118
Tekniska nämnden\t80\t83

Årets händelser

Kommunen öppnade två förskolor och en ny simhall. Aktiviteter för unga fick bättre stöd än året innan.
"""

ROUTINE = """Rutin för riskbedömning i hemtjänsten

Ansvarig\tEnhetschef
Mål\tEn trygg omsorg
Åtgärd\tBedöm risken för fall
Uppföljning\tEfter sex månader
"""


def read(text: str) -> Record:
    return extract_bytes("dokument.txt", text.encode()).record


def test_headings_and_running_text_are_a_narrative_plan() -> None:
    record = read(NARRATIVE)
    assert (record.kind, record.layout, record.year) == ("plan", "narrative", 2016)
    area = next(area for area in record.areas if area.name and area.name.text == "Torget")
    assert area.goal is not None
    assert area.goal.text == "Torget ska vara tryggt för alla som rör sig där."
    assert area.purpose is not None
    assert area.target_group is not None


def test_a_measure_below_a_lower_heading_belongs_to_the_area_above() -> None:
    record = read(NARRATIVE)
    activity = next(one for one in record.activities if one.name and one.name.text == "Lampor och sikt")
    assert activity.area is not None
    name = record.areas[activity.area].name
    assert name is not None
    assert name.text == "Torget"
    assert activity.measures is not None
    assert activity.measures.text == "Byta lampor och röja buskar kring torget."


def test_a_commitment_in_running_text_is_derived_whole() -> None:
    record = read(NARRATIVE)
    commitments = [
        (party.party, party.commitment.text, party.commitment.method)
        for activity in record.activities
        for party in activity.parties
        if party.commitment
    ]
    assert ("police", "Polisen ansvarar för att peka ut mörka platser.", "derived") in commitments


def test_minutes_have_their_day_place_people_points_and_decisions() -> None:
    record = read(MINUTES)
    assert (record.kind, record.layout, record.areas, record.activities) == ("minutes", "minutes", (), ())
    minutes = record.minutes
    assert minutes is not None
    assert (minutes.date, minutes.start, minutes.end) == ("2022-03-14", "13:00", "15:00")
    assert minutes.place is not None
    assert minutes.place.text == "Medborgarhuset, sal 2"
    assert [(one.name, one.role) for one in minutes.attendees] == [
        ("Vera Påhitt", "Ordförande stadsdelsnämnden"),
        ("Nils Hittepå", "Kommunpolis LPO Påhitta"),
        ("Tora Låtsas", "Säkerhetssamordnare"),
    ]
    titles = [(item.number, item.title.text if item.title else None) for item in minutes.items]
    assert titles == [("1", "Föregående möte"), ("2", "Lägesbild"), ("3", "Utvärdering")]
    assert minutes.items[1].items == ("Färre rån vid torget", "Fler klottersaneringar")
    assert [decision.text for decision in minutes.decisions] == [
        "Rådet beslutade att söka medel hos Brå för en utvärdering av nattvandringen."
    ]
    assert [(one.date, one.start, one.end) for one in minutes.next_meetings] == [
        ("2022-06-13", "13:00", "15:00")
    ]


def test_people_are_found_once_with_phone_and_mail_and_where_they_stand() -> None:
    record = read(MINUTES)
    people = {person.name: person for person in record.people}
    assert set(people) == {"Vera Påhitt", "Nils Hittepå", "Tora Låtsas"}
    assert people["Tora Låtsas"].email == "tora.latsas@example.se"
    assert people["Tora Låtsas"].phone == "08-465 004 12"
    assert people["Tora Låtsas"].mentions


@pytest.mark.parametrize("text", [REPORT, ROUTINE])
def test_reports_and_routines_are_no_plans_and_keep_all_their_text(text: str) -> None:
    extraction = extract_bytes("dokument.txt", text.encode())
    record = extraction.record
    assert (record.kind, record.activities, record.areas) == ("unknown", (), ())
    assert extraction.reasons
    held = (
        " ".join(value.text for value in record.remainder) + " " + (record.title.text if record.title else "")
    )
    for word in text.split():
        assert word in held


@pytest.mark.parametrize("text", [NARRATIVE, MINUTES, REPORT, ROUTINE])
def test_the_ledger_balances_in_every_shape(text: str) -> None:
    coverage = read(text).coverage
    placed = coverage.in_fields + coverage.labels + coverage.furniture + coverage.remainder
    assert placed == coverage.words == sum(any(map(str.isalnum, word)) for word in text.split())
