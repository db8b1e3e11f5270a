"""Whole plans of kinds that municipalities write: what the parts of each mean."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as NewDocx
from openpyxl import Workbook
from openpyxl.styles import Font

from extract.pipeline import extract_bytes
from models.record import Record
from tests.told_plans import commitments, names

TITLE = "# Åtgärdsplan för Hjo 2025"


def record_of(markdown: str, name: str = "plan.md") -> Record:
    return extract_bytes(name, f"{TITLE}\n\n{markdown}".encode()).record


def table(*rows: str) -> str:
    """A table of Markdown: rows with bars between cells, the first of them the headings."""
    lines = [f"| {row} |" for row in rows]
    lines.insert(1, "|" + " --- |" * (rows[0].count("|") + 1))
    return "\n".join(lines)


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


@pytest.mark.parametrize("greeting", ["Med vänlig hälsning", "Hälsningar,", "Mvh"])
def test_what_ends_a_letter_is_no_part_of_the_last_value_and_names_who_wrote_it(greeting: str) -> None:
    lines = [
        "Insats: Nya lås",
        "Ansvarig: Bostadsbolaget",
        "Tidplan: Klart i juni",
        "",
        greeting,
        "Sten Ros",
        "",
    ]
    record = extract_bytes("plan.txt", "\n".join(["Åtgärdsplan Hjo 2025", "", *lines]).encode()).record
    timing = record.activities[0].timing
    assert timing is not None
    assert timing.text == "Klart i juni"
    assert [person.name for person in record.people] == ["Sten Ros"]


PROMISES = "<ul><li>finnas på plats på fredagar</li><li>hålla kontoret öppet</li></ul>"


@pytest.mark.parametrize("areas", [["Lugnt vid bryggan"], ["Lugnt vid bryggan", "Trafiken"]])
def test_headings_over_promises_are_areas_whether_or_not_a_label_is_a_heading_of_their_level(
    areas: list[str],
) -> None:
    said = f"<h3>Polisen lovar att</h3>{PROMISES}<h3>Kommunen lovar att</h3>{PROMISES}"
    body = "".join(f"<h2>{area}</h2>{said}" for area in areas)
    last = "<h2>Uppföljning</h2><p>Löftena redovisas i januari.</p>"
    html = f"<html><body><h1>Medborgarlöfte Hjo 2025</h1>{body}{last}</body></html>"
    record = extract_bytes("plan.html", html.encode()).record
    assert names(record) == [(area, None) for area in areas]
    assert [set(commitments(one)) for one in record.activities] == [{"police", "municipality"}] * len(areas)
    assert all(one.follow_up is None for one in record.activities)


@pytest.mark.parametrize("title", ["Samverkansöverenskommelse Hjo 2025", "Åtgärdsplan Hjo 2025"])
def test_a_table_of_areas_below_a_plans_title_makes_a_plan(title: str) -> None:
    rows = table(
        "Område | Nulägesbild | Önskat läge",
        "Rån | Unga rånas vid viken. | Inga rån.",
        "Buller | Det låter. | Tyst.",
    )
    record = extract_bytes("plan.md", f"# {title}\n\n{rows}".encode()).record
    assert record.kind == "plan"
    assert [area.goal and area.goal.text for area in record.areas] == ["Inga rån.", "Tyst."]


def test_a_table_of_areas_below_the_title_of_a_picture_makes_no_plan() -> None:
    rows = table(
        "Område | Nulägesbild | Önskat läge",
        "Rån | Unga rånas vid viken. | Inga rån.",
        "Buller | Det låter. | Tyst.",
    )
    assert extract_bytes("plan.md", f"# Lägesbild Hjo 2025\n\n{rows}".encode()).record.kind == "unknown"


@pytest.mark.parametrize(
    ("blocks", "goals"),
    [(1, [None]), (2, ["Mål nummer 0.", "Mål nummer 1."]), (3, [f"Mål nummer {n}." for n in range(3)])],
)
def test_a_goal_that_begins_each_measure_is_the_measures(blocks: int, goals: list[str | None]) -> None:
    lines = [f"Mål: Mål nummer {n}.\n\nÅtgärd: Något {n} görs.\n\nAnsvarig: Rektor" for n in range(blocks)]
    record = record_of("\n\n".join(["## Skolan", *lines, "## Uppföljning", "Planen följs upp i maj."]))
    assert [one.goal and one.goal.text for one in record.activities] == goals
    assert [one.measures and one.measures.text for one in record.activities] == [
        f"Något {n} görs." for n in range(blocks)
    ]
    assert [area.goal and area.goal.text for area in record.areas] == [
        "Mål nummer 0." if blocks == 1 else None
    ]


@pytest.mark.parametrize("head", ["Organisation", "Verksamhet", "", "Vem"])
def test_actors_in_the_first_column_undertake_what_stands_beside_them(head: str) -> None:
    rows = table(
        f"{head} | Åtagande | Tid", "Polisen | Går runt på torget | Juni", "Kommunen | Kallar krögare | April"
    )
    record = record_of(f"## Krogbråk\n\n{rows}")
    assert names(record) == [("Krogbråk", None)] * 2
    assert [commitments(one) for one in record.activities] == [
        {"police": "Går runt på torget"},
        {"municipality": "Kallar krögare"},
    ]


def test_actors_in_the_first_column_name_no_measure() -> None:
    rows = table(
        "Organisation | Åtgärd | Tid", "Polisen | Går runt på torget | Juni", "Skolan | Har rastvärdar | Maj"
    )
    record = record_of(f"## Krogbråk\n\n{rows}")
    assert names(record) == [("Krogbråk", None)] * 2
    assert [one.responsible and one.responsible.text for one in record.activities] == ["Polisen", "Skolan"]


@pytest.mark.parametrize("head", ["", "Organisation | Åtagande", "Part | Åtaganden", "Vem | Åtagande"])
def test_parties_beside_what_they_undertake_commit_themselves(head: str) -> None:
    lines = ["Polisen | Går runt på torget på kvällarna.", "Kommunen | Samordnar krögarna."]
    rows = "".join(
        f"<tr><td>{line.replace(' | ', '</td><td>')}</td></tr>" for line in ([head] if head else []) + lines
    )
    html = f"<h1>Åtgärdsplan Hjo 2025</h1><h2>Krogbråk</h2><p>Mål: Färre slagsmål.</p><table>{rows}</table>"
    record = extract_bytes("plan.html", html.encode()).record
    assert names(record) == [("Krogbråk", None)]
    assert commitments(record.activities[0]) == {
        "police": "Går runt på torget på kvällarna.",
        "municipality": "Samordnar krögarna.",
    }


@pytest.mark.parametrize(
    "second", ["Kommunen | Bo Ek, 010-123 45 67", "Kommunen | Bo Ek", "Kommunen | Säkerhetschef"]
)
def test_parties_beside_names_and_numbers_undertake_nothing(second: str) -> None:
    rows = "".join(
        f"<tr><td>{line.replace(' | ', '</td><td>')}</td></tr>"
        for line in ("Polisen | Eva Sjö, 114 14", second)
    )
    html = f"<h1>Åtgärdsplan Hjo 2025</h1><h2>Krogbråk</h2><p>Mål: Färre slagsmål.</p><table>{rows}</table>"
    assert not extract_bytes("plan.html", html.encode()).record.activities


def test_letters_before_areas_of_a_grid_are_labels() -> None:
    html = (
        "<h1>Åtgärdsplan Hjo 2025</h1><table><tr><th>Åtgärd</th><th>Ansvarig</th><th>Klart</th></tr>"
        "<tr><td colspan=3>A. Trygg hamn</td></tr><tr><td>Lampor byts</td><td>Gatuchef</td><td>Maj</td></tr>"
        "<tr><td colspan=3>B. Skolan</td></tr><tr><td>Rastvärdar</td><td>Rektor</td><td>Juni</td></tr></table>"
    )
    record = extract_bytes("plan.html", html.encode()).record
    assert [area.name and area.name.text for area in record.areas] == ["Trygg hamn", "Skolan"]


@pytest.mark.parametrize(("row", "is_title"), [("Trygga insatser i Hjo 2025", True), ("Trygga gator", False)])
def test_a_year_in_what_stands_over_the_only_sheet_makes_it_the_title(row: str, is_title: bool) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = row
    sheet["A1"].font = Font(bold=True)
    sheet.merge_cells("A1:C1")
    for line in (
        ["Aktivitet", "Syfte", "Polisens åtagande"],
        ["Lampor", "Ljus", "Gå runt"],
        ["Skyltar", "Lugn", "Mäta"],
    ):
        sheet.append(line)
    data = BytesIO()
    book.save(data)
    record = extract_bytes("plan.xlsx", data.getvalue()).record
    assert record.kind == "plan"
    assert (record.title is not None and record.title.text == row) is is_title
    assert [area.name and area.name.text for area in record.areas] == ([] if is_title else [row])


PAIRS = [
    "Område;Buskörning",
    "Aktivitet;Blomlådor",
    "Ansvarig;Gatuchef",
    "Aktivitet;Gupp",
    "Ansvarig;Vägchef",
]


@pytest.mark.parametrize(
    "first", ["Titel;Åtgärdsplan Hjo 2026", "Dokument;Åtgärdsplan Hjo 2026", "Plan;Åtgärdsplan Hjo 2026"]
)
def test_the_title_beside_a_label_of_the_table_at_the_front(first: str) -> None:
    record = extract_bytes("plan.csv", "\n".join([first, *PAIRS, ""]).encode()).record
    assert record.title is not None
    assert record.title.text == "Åtgärdsplan Hjo 2026"
    assert names(record) == [("Buskörning", "Blomlådor"), ("Buskörning", "Gupp")]


@pytest.mark.parametrize(
    "years", ["År;2026", "Planperiod;2026–2027", "Programperiod;2026-01-01 – 2026-06-30"]
)
@pytest.mark.parametrize("place", ["Hjo", "Hjo kommun"])
def test_rows_on_whose_plan_it_is_and_for_when_are_no_measure(place: str, years: str) -> None:
    rows = [f"Kommun;{place}", years, *PAIRS]
    cells = "".join(f"<tr><td>{row.replace(';', '</td><td>')}</td></tr>" for row in rows)
    record = extract_bytes("plan.html", f"<h1>Åtgärdsplan</h1><table>{cells}</table>".encode()).record
    assert names(record) == [("Buskörning", "Blomlådor"), ("Buskörning", "Gupp")]
    assert record.district is not None
    assert (record.district.id, record.year) == ("hjo", 2026)


def test_items_below_a_list_that_stood_on_its_line_are_nobody() -> None:
    lines = [
        "# Minnesanteckningar BRÅ Hjo",
        "Datum: 2025-02-12",
        "Närvarande: Ann Hult, chef; Per Grip, kommunpolis",
    ]
    lines += ["Förhindrade: Kim Sol, Hjo Bostäder", "1. Polisens lägesbild\n2. Rapporter"]
    minutes = extract_bytes("plan.md", "\n\n".join(lines).encode()).record.minutes
    assert minutes is not None
    assert [one.name for one in minutes.absent] == ["Kim Sol"]


def test_a_place_behind_what_the_title_names_is_no_part_of_the_area() -> None:
    lines = ["Åtgärd;Ansvarig;Klart", "Närvaroteam;Rektor;Maj", "Hembesök;Fältare;Juni"]
    data = "\n".join(["Handlingsplan mot skolk och brott Hjo 2025;;", *lines, ""])
    record = extract_bytes("plan.csv", data.encode()).record
    assert [area.name and area.name.text for area in record.areas] == ["skolk och brott"]


def test_what_a_letter_asks_of_its_reader_describes_no_measure() -> None:
    lines = [
        "1. Märkning",
        "Ansvarig: Polisen",
        "När: Maj",
        "",
        "2. Belysning",
        "Ansvarig: Gatuchef",
        "När: Juni",
    ]
    lines = ["Åtgärdsplan Hjo 2025", "", *lines, "", "Hör av dig om något är fel.", ""]
    record = extract_bytes("plan.txt", "\n".join(lines).encode()).record
    assert [one.description for one in record.activities] == [None, None]
    assert "Hör av dig om något är fel." in [value.text for value in record.remainder]


def test_a_column_of_company_is_one_field_in_all_its_rows() -> None:
    rows = table(
        "Åtgärd | Ansvarig | Samverkan",
        "Möten | Rektor | Polisen, PRO",
        "Bankdag | Chef | Sparbanken",
        "Besök | Chef | ",
    )
    record = record_of(f"## Bedrägerier\n\n{rows}")
    assert [one.other_participants and one.other_participants.text for one in record.activities] == [
        "Polisen, PRO", "Sparbanken", "",
    ]  # fmt: skip


@pytest.mark.parametrize("head", ["Funktion | Namn", "Namn | Telefon"])
def test_whom_to_ask_below_a_grid_of_two_columns_is_no_measure(head: str) -> None:
    rows = table("Åtgärd | Ansvarig", "Rastvärdar | Rektor", "Fika | Fältare")
    people = table(head, "Kommunpolis | Sven Hed", "Säkerhetschef | Ylva Nord")
    record = record_of(f"## Skolan\n\n{rows}\n\n## Kontaktpersoner\n\n{people}")
    assert names(record) == [("Skolan", None)] * 2


@pytest.mark.parametrize("turned", [False, True])
def test_people_in_rows_beside_what_they_are(turned: bool) -> None:
    pairs = [("Kommunpolis", "Sven Hed"), ("Säkerhetschef", "Ylva Nord")]
    people = table("Funktion | Namn", *(" | ".join(pair[::-1] if turned else pair) for pair in pairs))
    record = record_of(f"## Skolan\n\nMål: Lugna raster.\n\nÅtgärd: Rastvärdar\n\n## Kontakt\n\n{people}")
    assert {(one.name, one.role) for one in record.people} == {pair[::-1] for pair in pairs}


SIDE = ["Aktivitet | Hamnvärdar | Aktivitet | Coacher", "Syfte | Lugn kväll | Syfte | Lugn rast"]
SIDE += ["Ansvarig | Hamnchef | Ansvarig | Rektor", "När | Juli | När | Maj"]


@pytest.mark.parametrize("gap", [False, True])
def test_forms_of_the_same_labels_side_by_side_are_a_measure_each(gap: bool) -> None:
    rows = [row.split(" | ") for row in SIDE]
    cells = [[*row[:2], *([""] if gap else []), *row[2:]] for row in rows]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    html = f"<h1>Åtgärdsplan Hjo 2025</h1><h2>Hamnen</h2><table>{body}</table>"
    record = extract_bytes("plan.html", html.encode()).record
    assert names(record) == [("Hamnen", "Hamnvärdar"), ("Hamnen", "Coacher")]
    assert [one.purpose and one.purpose.text for one in record.activities] == ["Lugn kväll", "Lugn rast"]


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("Utbildning | Skola    | Maj  ", 2),
        ("för alla   |          |      ", 1),
        ("Utbildning |          |      ", 1),
    ],
)
def test_lines_of_a_framed_table_that_begin_anew_in_all_cells_are_rows(second: str, count: int) -> None:
    rule = "+------------+----------+------+"
    lines = [
        rule,
        "| Åtgärd     | Ansvarig | Klart|",
        rule,
        "| Hundsök    | Polisen  | Mars |",
        f"| {second}|",
        rule,
    ]
    text = "\n".join(["Åtgärdsplan Hjo 2025", "", "Område: Narkotika", *lines, ""])
    assert len(extract_bytes("plan.txt", text.encode()).record.activities) == count


def test_a_label_among_items_has_the_list_that_stands_further_in() -> None:
    record = record_of(
        "## Fiske\n\n- **Aktivitet:** Tillsyn\n- **Ansvarig:** Fiskevården\n- **Samverkan:**\n  - [x] Polisen\n"
        "  - [ ] Kommunen\n- **När:** Maj\n"
    )
    (activity,) = record.activities
    assert activity.responsible is not None
    assert activity.other_participants is not None
    assert (activity.responsible.text, activity.other_participants.items) == (
        "Fiskevården",
        ("Polisen", "Kommunen"),
    )


@pytest.mark.parametrize(
    ("heading", "areas"), [("Cykelstölder", 2), ("Organisation", 1), ("Så arbetar vi", 1)]
)
def test_an_area_told_as_the_one_beside_it_is_one(heading: str, areas: int) -> None:
    record = record_of(
        "## Krogkvällar\n\nMånga blir slagna.\n\n### Nätverk\n\nKrögare och polis träffas varje månad. "
        "Kommunen ansvarar för att bjuda in.\n\n### Vandrare\n\nFöreningar vandrar om natten genom centrum.\n\n"
        f"## {heading}\n\nDet gäller stationen.\n\n### Garage\n\nKommunen ska bygga ett låst garage vid stationen.\n"
    )
    assert len(record.areas) == areas
    assert len(record.activities) == areas + 1


@pytest.mark.parametrize("first", ["Polisen", "Resursbehov", "Att tänka på"])
def test_headings_that_stand_again_below_each_measure_are_labels_whichever_comes_first(first: str) -> None:
    told = f"#### {first}\n\nEn halvtid.\n\n#### Åtgärder\n\nLampor byts.\n\n#### Ansvarig\n\nRektor\n\n"
    record = record_of(f"## Rån\n\n### Värdar\n\n{told}### Skyltar\n\n{told}## Buller\n\n### Kurs\n\n{told}")
    assert names(record) == [("Rån", "Värdar"), ("Rån", "Skyltar"), ("Buller", "Kurs")]
    for activity in record.activities:
        others = [value.text for value in activity.other_fields]
        assert (commitments(activity).get("police") or "".join(others)) == "En halvtid."
        assert activity.responsible is not None


def test_questions_with_their_answers_on_one_line_are_labels_between_others() -> None:
    lines = ["Aktivitet: Värdar", "Ansvarig: Rektor", "Vad ska göras? Skyltar sätts upp.", "När? Varje vecka"]
    lines += [
        "Finansiering: Kommunen betalar",
        "Hur ofta träffas vi? En gång i månaden",
        "Målgrupp: Båtägare",
        "",
    ]
    lines += [
        "Aktivitet: Kameror",
        "Ansvarig: Polisen",
        "Hur följs det upp? Antal larm",
        "Målgrupp: Handlare",
        "",
    ]
    text = "\n".join(["Åtgärdsplan Hjo 2025", "", "Område: Hamnen", "", *lines])
    record = extract_bytes("plan.txt", text.encode()).record
    assert names(record) == [("Hamnen", "Värdar"), ("Hamnen", "Kameror")]
    first, second = record.activities
    assert [value and value.text for value in (first.timing, first.funding, first.meeting_frequency, second.follow_up)] == [
        "Varje vecka", "Kommunen betalar", "En gång i månaden", "Antal larm",
    ]  # fmt: skip


@pytest.mark.parametrize(("labels", "areas"), [(["Ansvarig", "Mål"], []), (["Mål", "Ansvarig"], ["Värdar"])])
def test_a_goal_below_what_only_a_measure_has_opens_no_area(labels: list[str], areas: list[str]) -> None:
    said = {"Ansvarig": "Rektor", "Mål": "Lugna raster"}
    record = record_of("## Värdar\n\n" + "".join(f"- **{label}:** {said[label]}\n" for label in labels))
    assert [area.name and area.name.text for area in record.areas] == areas
    assert [one.name and one.name.text for one in record.activities] == [None if areas else "Värdar"]


def test_times_below_klart_are_no_states() -> None:
    rows = table("Åtgärd | Ansvarig | Klart senast", "Värdar | Rektor | Löpande", "Fika | Fältare | Löpande")
    timings = [one.timing for one in record_of(f"## Skolan\n\n{rows}").activities]
    assert [timing and timing.text for timing in timings] == ["Löpande", "Löpande"]


def test_questions_at_a_tab_among_labels_with_colons_are_labels_in_text() -> None:
    document = NewDocx()
    document.add_heading("Åtgärdsplan Hjo 2025", 0)
    document.add_heading("Värdar", 1)
    for line in (
        "Syfte:\tLugn",
        "För vem?\tElever",
        "När?\tMaj",
        "Hur följs det upp?\tEnkät",
        "Polisens ansvar:\tGår runt",
    ):
        document.add_paragraph(line)
    data = BytesIO()
    document.save(data)
    (activity,) = extract_bytes("plan.docx", data.getvalue()).record.activities
    assert commitments(activity) == {"police": "Går runt"}
    assert activity.target_group is not None
    assert activity.target_group.text == "Elever"


CAPITALS = [
    "SYFTE: Lugn",
    "KLART SENAST: 2025-10-01",
    "PLATS FÖR AKTIVITET: Norra stranden",
    "RISKER:",
    "ANSVARIG: Rektor",
]


@pytest.mark.parametrize("capitals", [True, False])
def test_labels_in_capitals_are_whole_also_above_days_and_nothing(capitals: bool) -> None:
    said = [
        line if capitals else f"{line.split(': ')[0].rstrip(':').capitalize()}:{line.partition(':')[2]}"
        for line in CAPITALS
    ]
    lines = ["1. Hamnen", "", "1.1 Värdar", *said, "", "1.2 Skyltar", *said, ""]
    record = extract_bytes("plan.txt", "\n".join(["Åtgärdsplan Hjo 2025", "", *lines]).encode()).record
    assert names(record) == [("Hamnen", "Värdar"), ("Hamnen", "Skyltar")]
    for activity in record.activities:
        assert activity.timing is not None
        assert activity.responsible is not None
        assert (activity.timing.text, activity.responsible.text) == ("2025-10-01", "Rektor")
        assert [value.text for value in activity.other_fields] == ["Norra stranden", ""]
        assert activity.measures is None


@pytest.mark.parametrize("lead", ["Polisen ska:", "Polisen åtar sig att:"])
def test_areas_that_commit_alike_are_areas_beside_each_other_with_a_goal_or_without(lead: str) -> None:
    said = f"{lead}\n\n- besöka hamnen varje helg\n- märka cyklar\n\n{lead.replace('Polisen', 'Kommunen')}\n\n- byta lampor\n"
    record = record_of(
        f"## Våld i centrum\n\nMål: Färre brott.\n\n{said}\n## Narkotika\n\n{said}\n## Inbrott\n\nMål: Noll.\n\n{said}"
    )
    assert names(record) == [("Våld i centrum", None), ("Narkotika", None), ("Inbrott", None)]
    assert [set(commitments(one)) for one in record.activities] == [{"police", "municipality"}] * 3


def test_tables_of_parties_below_topics_are_of_areas_where_other_headings_are() -> None:
    said = table("Polisen | Kommunen", "Märker cyklar. | Byter lampor.")
    record = record_of(f"## Våld i centrum\n\nMål: Färre brott.\n\n{said}\n\n## Narkotika\n\n{said}")
    assert names(record) == [("Våld i centrum", None), ("Narkotika", None)]


def test_a_heading_over_a_table_of_parties_is_an_area_beside_one_that_has_its_own_table() -> None:
    rows = "".join(
        f"<tr><td>{who}</td><td>{what}</td></tr>"
        for who, what in (("Polisen", "Märker cyklar i maj."), ("Kommunen", "Byter lampor i juni."))
    )
    said = f"<table>{rows}</table>"
    html = f"<h1>Åtgärdsplan Hjo 2025</h1><h2>Inbrott</h2><p>Mål: Noll.</p>{said}<h2>Narkotika</h2><p>Det säljs vid viken.</p>{said}"
    record = extract_bytes("plan.html", html.encode()).record
    assert names(record) == [("Inbrott", None), ("Narkotika", None)]


@pytest.mark.parametrize("end", ["", "Kontakt: Eva Ek\n\n", "Planen följs upp i nämnden.\n\n"])
def test_lines_of_labels_below_each_table_are_of_its_measure(end: str) -> None:
    rows = table("Syfte | Minska oron.", "Ansvarig | Rektor", "Polisens åtagande | Märker cyklar.")
    below = "**Kommunens åtagande:** Byter lampor.\n\nNär: Maj 2025\n\n"
    record = record_of(f"## Vandring\n\n{rows}\n\n{below}## Patrull\n\n{rows}\n\n{below}{end}")
    assert names(record) == [(None, "Vandring"), (None, "Patrull")]
    for activity in record.activities:
        assert commitments(activity) == {"police": "Märker cyklar.", "municipality": "Byter lampor."}
        assert activity.timing is not None and activity.timing.start == "2025-05-01"
    assert "".join(one.text for one in record.remainder) == end.strip()


def test_a_line_below_the_only_or_the_last_table_may_close_the_plan() -> None:
    rows = table("Syfte | Minska oron.", "Ansvarig | Rektor", "Polisens åtagande | Märker cyklar.")
    record = record_of(
        f"## Vandring\n\n{rows}\n\n## Patrull\n\n{rows}\n\nUppföljning: Planen gås igenom i mars.\n"
    )
    assert [one.follow_up for one in record.activities] == [None, None]


def test_a_line_below_a_table_that_repeats_its_field_is_no_more_of_it() -> None:
    rows = table("Syfte | Minska oron.", "Ansvarig | Rektor", "Polisens åtagande | Märker cyklar.")
    below = "Ansvarig: Kurator\n\nNär: Maj 2025\n\n"
    record = record_of(f"## Vandring\n\n{rows}\n\n{below}## Patrull\n\n{rows}\n\n{below}")
    assert names(record) == [(None, "Vandring"), (None, "Patrull")]
    assert [one.responsible.text for one in record.activities if one.responsible] == ["Rektor", "Rektor"]
    assert [one.timing for one in record.activities] == [None, None]


@pytest.mark.parametrize(
    ("last", "measures"), [("Mål", "Lampor byts."), ("Polisen", "Lampor byts.\nPolisen")]
)
def test_the_last_label_of_a_card_may_have_no_value(last: str, measures: str) -> None:
    fields = ("Tidplan", "Varje månad", "Ansvarig", "Rektor", "Åtgärder", "Lampor byts.", last)
    card = "<td><p><b>Nattvandring</b></p>" + "".join(f"<p>{one}</p>" for one in fields) + "</td>"
    html = f"<h1>Åtgärdsplan Hjo 2025</h1><h2>Inbrott</h2><table><tr>{card}{card.replace('Nattvandring', 'Patrull')}</tr></table>"
    record = extract_bytes("plan.html", html.encode()).record
    assert names(record) == [("Inbrott", "Nattvandring"), ("Inbrott", "Patrull")]
    assert [one.measures.text for one in record.activities if one.measures] == [measures] * 2
    assert [one.goal.text for one in record.activities if one.goal] == ([""] * 2 if last == "Mål" else [])


@pytest.mark.parametrize("line", ["Undertecknat av", "Löftet undertecknas av:", "Underskrifter"])
def test_a_line_over_who_signs_is_no_promise(line: str) -> None:
    text = "# Medborgarlöfte 2024 Bollnäs\n\nVi lovar att:\n\n- polisen ska gå i centrum\n- polisen ska svara på frågor\n\n"
    record = extract_bytes("plan.md", f"{text}{line}\n\nPer Testman, lokalpolisområdeschef\n".encode()).record
    (activity,) = record.activities
    assert activity.description is not None
    assert activity.description.text.endswith("svara på frågor")
    assert [person.name for person in record.people] == ["Per Testman"]
    assert line in [one.text for one in record.remainder]
