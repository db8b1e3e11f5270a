"""Tables as people make them: goals on lines of their own, tables side by side, measures in one cell, signatures."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as NewDocx
from openpyxl import Workbook
from openpyxl.styles import Font

from extract.layouts.above.headings import names_municipality
from extract.pipeline import extract_bytes
from extract.recognise.signatures import is_signature_table, sign_side_by_side
from models.pages.document import Table
from models.record import Record
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def of_sheet(*rows: tuple[object, ...], bold: int = 0) -> Record:
    """The record of a sheet with a title and these rows; `bold` of the first are headings."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Handlingsplan för Hjo 2026"
    for number, row in enumerate(rows, 3):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            cell.font = Font(bold=number < 3 + bold)
    made = BytesIO()
    book.save(made)
    return extract_bytes("plan.xlsx", made.getvalue()).record


def of_html(body: str) -> Record:
    page = f"<html><body><h1>Handlingsplan för Hjo 2026</h1>{body}</body></html>"
    return extract_bytes("plan.html", page.encode()).record


def names(record: Record) -> list[str | None]:
    return [one.name.text if one.name else None for one in record.activities]


def goals(record: Record) -> list[str | None]:
    return [one.goal.text if one.goal else None for one in record.activities]


def who(record: Record) -> list[str | None]:
    return [one.responsible.text if one.responsible else None for one in record.activities]


# -- what stands on a line of its own over measures ----------------------------------------------------

HEADS = ("Område", "Mål", "Aktivitet", "Ansvar")


def test_a_goal_on_a_line_of_its_own_is_that_of_the_measures_below_it() -> None:
    record = of_sheet(
        HEADS,
        ("Hemmet",),
        (None, "Färre inbrott"),
        (None, None, "Grannsamverkan", "Polisen"),
        (None, None, "Byta lås", "Bostadsbolaget"),
        (None, "Färre bedrägerier"),
        (None, None, "Kurs på biblioteket", "Biblioteket"),
        ("Torget",),
        (None, None, "Ny belysning", "Gatuchefen"),
        bold=1,
    )
    assert names(record) == ["Grannsamverkan", "Byta lås", "Kurs på biblioteket", "Ny belysning"]
    assert goals(record) == ["Färre inbrott", "Färre inbrott", "Färre bedrägerier", ""]
    assert [area.name.text for area in record.areas if area.name] == ["Hemmet", "Torget"]


def test_a_measure_with_a_goal_of_its_own_keeps_it() -> None:
    record = of_sheet(
        HEADS,
        ("Hemmet",),
        (None, "Färre inbrott"),
        (None, None, "Grannsamverkan", "Polisen"),
        (None, "Alla har lås", "Byta lås", "Bostadsbolaget"),
        bold=1,
    )
    assert goals(record) == ["Färre inbrott", "Alla har lås"]


def test_what_stands_further_left_holds_until_its_own_column_says_more() -> None:
    record = of_sheet(
        ("Nr", "Problem", "Orsak", "Insats", "Ansvarig"),
        ("1", "Klotter"),
        (None, None, "Ingen tar bort det"),
        ("1.1", None, None, "Sanering", "Driftchefen"),
        ("2", "Skadegörelse"),
        (None, None, "Tomma skolgårdar"),
        ("2.1", None, None, "Belysning", "Fastighetschefen"),
        (None, None, "Inga mötesplatser"),
        ("2.2", None, None, "Fritidsgård", "Rektorn"),
        bold=1,
    )
    assert names(record) == ["Sanering", "Belysning", "Fritidsgård"]
    assert [one.problem.text if one.problem else None for one in record.activities] == [
        "Klotter",
        "Skadegörelse",
        "Skadegörelse",
    ]
    assert [one.cause.text if one.cause else None for one in record.activities] == [
        "Ingen tar bort det",
        "Tomma skolgårdar",
        "Inga mötesplatser",
    ]


def test_a_cause_over_another_cause_is_a_row_of_its_own() -> None:
    record = of_sheet(
        ("Orsak", "Insats", "Ansvarig"),
        ("Tomma skolgårdar",),
        ("Inga mötesplatser", "Fritidsgård", "Rektorn"),
        bold=1,
    )
    assert len(record.activities) == 2


# -- measures and actors over columns ------------------------------------------------------------------


def test_measures_beside_each_other_behind_their_label_are_several() -> None:
    record = of_sheet(
        ("Åtgärd", "Trygghetsvärdar", "Kameror"),
        ("Problem", "Bråk", "Skadegörelse"),
        ("Ansvarig", "Kommunen", "Polisen"),
        ("Starttid", "2026-03-01", "2026-05-01"),
    )
    assert who(record) == ["Kommunen", "Polisen"]
    assert [one.timing.start if one.timing else None for one in record.activities] == [
        "2026-03-01",
        "2026-05-01",
    ]


def test_who_stands_before_quarters_does_what_stands_below_them() -> None:
    record = of_html(
        "<table><tr><th>Ansvarig</th><th>Kvartal 1 (jan–mar)</th><th>Kvartal 2</th><th>Kvartal 3</th></tr>"
        "<tr><td>Polisen</td><td>Kontroller</td><td></td><td>Närvaro vid skolstart</td></tr>"
        "<tr><td>Fritidsgården</td><td></td><td>Öppet på lov</td><td></td></tr></table>"
    )
    assert names(record) == ["Kontroller", "Närvaro vid skolstart", "Öppet på lov"]
    assert who(record) == ["Polisen", "Polisen", "Fritidsgården"]
    assert [one.timing.start if one.timing else None for one in record.activities] == [
        "2026-01-01",
        "2026-07-01",
        "2026-04-01",
    ]


# -- tables side by side -------------------------------------------------------------------------------


def test_headings_that_begin_anew_behind_an_empty_column_head_another_table() -> None:
    record = of_sheet(
        ("Aktivitet", "Ansvarig", None, "Aktivitet", "Ansvarig"),
        ("Byta lås", "Bostadsbolaget", None, "Fotpatrull", "Polisen"),
        ("Städdag", "Byalaget", None, "Märka cyklar", "Polisen"),
        bold=1,
    )
    assert names(record) == ["Byta lås", "Städdag", "Fotpatrull", "Märka cyklar"]
    assert who(record) == ["Bostadsbolaget", "Byalaget", "Polisen", "Polisen"]


def test_one_heading_alone_again_behind_an_empty_column_is_of_the_same_table() -> None:
    record = of_sheet(
        ("Aktivitet", "Ansvarig", None, "Kommentar", "Ansvarig"),
        ("Byta lås", "Bostadsbolaget", None, "Dyrt", "Polisen"),
        ("Städdag", "Byalaget", None, "I maj", "Polisen"),
        bold=1,
    )
    assert names(record) == ["Byta lås", "Städdag"]


# -- shares --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["Klart %", "Klart (%)", "Genomfört %:"])
def test_a_share_of_what_is_done_is_no_time(label: str) -> None:
    match = RULES.labels.match(label)
    assert match is not None
    assert [target.field for target in match.targets] == ["status"]


def test_a_percent_sign_behind_another_label_changes_nothing() -> None:
    match = RULES.labels.match("Mål %")
    assert match is not None
    assert [target.field for target in match.targets] == ["goal"]


# -- measures in a cell --------------------------------------------------------------------------------

BOTH = "<p>Spärr på torget</p><p>Ansvar: Gatuchefen</p><p>Tid: maj 2026</p>"
ROW = "<table><tr><th>Problembild</th><th>Åtgärder</th></tr><tr><td>Buskörning</td><td>{}</td></tr></table>"


def test_measures_with_labelled_lines_in_one_cell_stand_apart() -> None:
    second = "<p>Kontroller</p><p>Vid skolan och badet.</p><p>Ansvar: Polisen</p><p>Tid: varje vecka</p>"
    record = of_html(ROW.format(BOTH + second))
    assert names(record) == ["Spärr på torget", "Kontroller"]
    assert who(record) == ["Gatuchefen", "Polisen"]
    assert [one.timing.text if one.timing else None for one in record.activities] == [
        "maj 2026",
        "varje vecka",
    ]
    assert [one.problem.text if one.problem else None for one in record.activities] == ["Buskörning"] * 2


def test_what_stands_below_a_labelled_line_is_its_own_until_the_labels_begin_again() -> None:
    record = of_html(
        ROW.format("<p>Spärr</p><p>Ansvar: Gatuchefen</p><p>och Polisen</p><p>Tid: maj 2026</p>")
    )
    assert names(record) == ["Spärr"]
    assert who(record) == ["Gatuchefen\noch Polisen"]


def test_one_labelled_line_alone_is_a_remark_of_the_measure() -> None:
    record = of_html(ROW.format("<p>Spärr på torget.</p><p>Flera kontroller.</p><p>Ansvar: Gatuchefen</p>"))
    assert names(record) == [None]


# -- heads and signatures ------------------------------------------------------------------------------


def test_who_signs_beside_each_other_is_no_measure() -> None:
    document = NewDocx()
    document.add_heading("Överenskommelse för Hjo 2026", 0)
    rows = [
        [("Problem", "Åtgärder"), ("Buskörning", "Kontroller av mopeder")],
        [("För kommunen", "För Polisen"), ("Ines Modig", "Tor Ekvall"), ("Kommundirektör", "Kommunpolis")],
    ]
    for given in rows:
        table = document.add_table(rows=len(given), cols=2)
        for number, row in enumerate(given):
            for column, text in enumerate(row):
                table.cell(number, column).text = text
        document.add_paragraph()
    made = BytesIO()
    document.save(made)
    record = extract_bytes("plan.docx", made.getvalue()).record
    assert len(record.activities) == 1
    assert [(one.name, one.role) for one in record.people] == [
        ("Ines Modig", "Kommundirektör"),
        ("Tor Ekvall", "Kommunpolis"),
    ]


def test_the_municipality_above_a_plan_is_no_area() -> None:
    assert names_municipality("Hagfors kommun", RULES)
    assert names_municipality("Malmö stad", RULES)
    assert not names_municipality("Hagfors", RULES)
    assert not names_municipality("Trygg kommun", RULES)


SIGNED = (
    "Ansvarig\tGatukontoret",
    "Tidpunkt\tmaj 2026",
    "Kostnad\t120 000 kr",
    "Eva Provsjö\tNils Testberg",
    "Kommunchef\tLokalpolisområdeschef",
)


def test_signatures_behind_tabs_leave_the_labels_above_them_as_they_are() -> None:
    document = NewDocx()
    document.add_heading("Handlingsplan för Hjo 2026", 0)
    document.add_heading("Ljus i gångtunneln", 2)
    for line in SIGNED:
        document.add_paragraph(line)
    made = BytesIO()
    document.save(made)
    record = extract_bytes("plan.docx", made.getvalue()).record
    assert who(record) == ["Gatukontoret"]
    assert sorted(one.name for one in record.people) == ["Eva Provsjö", "Nils Testberg"]


@pytest.mark.parametrize(
    ("names", "roles", "signed"),
    [
        (("Eva Sjö", "Ove Rask"), ("Kommunchef", "Kommunpolis"), True),
        (("Eva Sjö", "Ove Rask"), ("Kommunchef", "varje vecka"), False),
        (("Eva Sjö",), ("Kommunchef",), False),
        (("Polisen", "Ove Rask"), ("Kommunchef", "Kommunpolis"), False),
    ],
)
def test_who_signs_stands_above_what_that_one_is(
    names: tuple[str, ...], roles: tuple[str, ...], signed: bool
) -> None:
    assert sign_side_by_side(names, roles, RULES) is signed


@pytest.mark.parametrize(("parties", "more", "signed"), [(3, 2, True), (3, 3, False)])
def test_a_table_of_signatures_has_at_most_eight_rows(parties: int, more: int, signed: bool) -> None:
    rows = [("Eva Sjö", "Ove Rask"), ("Kommunchef", "Kommunpolis")] * parties
    document = Builder().table(*rows, *[("Sagoby", "Sagoby")] * more, columns=2).document()
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert is_signature_table(document, table, RULES) is signed


def test_the_title_on_each_sheet_is_no_area_where_the_sheets_have_names() -> None:
    book = Workbook()
    for name in ("Skola", "Centrum"):
        sheet = book.active if name == "Skola" else book.create_sheet()
        assert sheet is not None
        sheet.title = name
        for row in (
            (f"Aktivitetsplan Hjo – {name}",),
            ("Mål", "Åtgärder", "Ansvarig"),
            ("Lugn", "Värdar", "Polisen"),
        ):
            sheet.append(row)
    made = BytesIO()
    book.save(made)
    record = extract_bytes("plan.xlsx", made.getvalue()).record
    assert [area.name.text for area in record.areas if area.name] == ["Skola", "Centrum"]
