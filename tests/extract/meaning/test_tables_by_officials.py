"""Plans as tables, as officials write them: annexes of commitments, forms, quarters under years, tables in tables."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as NewDocx
from openpyxl import Workbook

from extract.pipeline import extract_bytes
from models.record import Record
from tests.told_plans import commitments, names

TITLE = "<h1>Åtgärdsplan för Hjo 2025</h1>"


def record_of(html: str) -> Record:
    return extract_bytes("plan.html", f"<html><body>{TITLE}{html}</body></html>".encode()).record


def table(*rows: str) -> str:
    """Rows with bars between cells; one that begins with "=" spans two columns, one with "!" holds headings."""
    lines = []
    for row in rows:
        tag, span, text = "td", "", row
        if row.startswith("="):
            span, text = ' colspan="2"', row[1:]
        elif row.startswith("!"):
            tag, text = "th", row[1:]
        cells = "".join(f"<{tag}{span}>{cell.strip()}</{tag}>" for cell in text.split("|"))
        lines.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(lines)}</table>"


# -- commitments side by side -------------------------------------------------------------------------


ANNEX = "<h2>Stölder vid stationen</h2>" + table(
    "=A1 Cykelstölder",
    "=Varför? Cyklar försvinner om natten.",
    "Polisens åtagande | Kommunens åtagande",
    "Märker cyklar. | Bygger cykelburar.",
    "Klart | 30 juni 2025",
)


def test_commitments_stand_below_what_each_party_undertakes() -> None:
    record = record_of(ANNEX)
    assert names(record) == [("Stölder vid stationen", "A1 Cykelstölder")]
    assert commitments(record.activities[0]) == {
        "police": "Märker cyklar.",
        "municipality": "Bygger cykelburar.",
    }
    timing = record.activities[0].timing
    assert timing is not None
    assert timing.end == "2025-06-30"


def test_a_question_ends_a_label_and_what_follows_is_its_value() -> None:
    cause = record_of(ANNEX).activities[0].cause
    assert cause is not None
    assert (cause.label, cause.text) == ("Varför?", "Cyklar försvinner om natten.")


def test_parties_are_labels_among_labels() -> None:
    record = record_of(
        "<h2>Löfte 1: Lugn trafik</h2>"
        + table(
            "Därför | Många kör för fort.",
            "Polisen | Mäter hastigheten.",
            "Kommunen | Målar om gatan.",
            "Avstämning | Varje kvartal",
        )
    )
    assert commitments(record.activities[0]) == {
        "police": "Mäter hastigheten.",
        "municipality": "Målar om gatan.",
    }


def test_a_row_of_one_actor_holds_its_commitment() -> None:
    record = record_of(
        "<h2>Skoterkörning</h2>"
        + table(
            "!Aktör | Åtagande | Tid",
            "Polisen | Kontrollerar spåren | Mars",
            "Föräldraföreningen Eken | Vandrar i centrum | Fredagar",
        )
    )
    police, parents = record.activities
    assert commitments(police) == {"police": "Kontrollerar spåren"}
    assert commitments(parents) == {}
    assert parents.measures is not None
    assert parents.measures.text == "Vandrar i centrum"


# -- what names a measure -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Snabba orosanmälningar", "Portkoder"])
def test_a_numbered_label_names_the_measure_whatever_its_words(name: str) -> None:
    record = record_of(
        table(f"Åtgärd 1.2 | {name}", "Vad ska göras | En rutin.", "Vem gör | Polisen", "När | Maj")
    )
    assert names(record) == [(None, name)]


def test_an_area_beside_the_name_of_its_measure_is_the_measures_own() -> None:
    record = record_of(
        table(
            "Aktivitetens namn | Lugna hållplatser",
            "Prioriterat område | Bussar",
            "Så här gör vi | Värdar åker med.",
        )
    )
    assert names(record) == [("Bussar", "Lugna hållplatser")]


def test_what_to_do_names_the_measure_where_another_column_tells_how() -> None:
    rows = ("Vandringar | Två om året | Polisen", "Belysning | Nya stolpar | Gatuchefen")
    record = record_of(table("!Vad ska göras | Hur | Vem gör", *rows))
    assert names(record) == [(None, "Vandringar"), (None, "Belysning")]
    alike = record_of(table("!Åtgärder på kort sikt | Åtgärder på lång sikt | Vem gör", *rows))
    assert names(alike) == [(None, None), (None, None)]


def test_a_heading_in_a_table_that_says_aktivitet_names_it() -> None:
    record = record_of(
        "<h2>Inbrott i stugor</h2>"
        + table("=Aktivitet 1 · Grannsamverkan", "Vad | Möten i fyra föreningar", "Vem | Kommunpolisen")
    )
    assert names(record) == [("Inbrott i stugor", "Grannsamverkan")]
    assert record.activities[0].measures is not None


def test_namn_in_a_table_of_measures_side_by_side_is_the_name() -> None:
    record = record_of(
        table(
            "| Insats 1 | Insats 2",
            "Namn | Coacher | Gångstråk",
            "Vad | Två coacher | Armaturer byts",
            "När | Maj | Juni",
        )
    )
    assert names(record) == [(None, "Coacher"), (None, "Gångstråk")]


# -- headings of columns ------------------------------------------------------------------------------


def test_a_group_lends_its_meaning_to_times_below_it_and_to_nothing_else() -> None:
    rows = (
        "<tr><th rowspan=2>Insats</th><th colspan=2>Genomförande</th><th colspan=2>Uppföljning</th></tr>"
        "<tr><th>Vem gör</th><th>Resurser</th><th>2024</th><th>2025</th></tr>"
        "<tr><td>Vandringar</td><td>Polisen</td><td>40 timmar</td><td>20 pass</td><td>31 pass</td></tr>"
    )
    activity = record_of(f"<table>{rows}</table>").activities[0]
    assert activity.measures is None
    assert [(one.label, one.text) for one in activity.other_fields] == [("Resurser", "40 timmar")]
    assert activity.follow_up is not None
    assert activity.follow_up.text == "20 pass\n31 pass"
    assert activity.follow_up.indicators == ()  # a line of each year is no list


def test_marks_below_quarters_under_years_say_when() -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Aktivitetsplan för BRÅ i Hjo"])
    sheet.append([])
    sheet.append(["Aktivitet", "Ansvarig", "2025", None, None, None, "2026", None, None, None])
    sheet.append([None, None, *("K1", "K2", "K3", "K4") * 2])
    for place in ("A3:A4", "B3:B4", "C3:F3", "G3:J3"):
        sheet.merge_cells(place)
    sheet.append(["Vandring", "Polisen", None, None, None, "X", "X"])
    held = BytesIO()
    book.save(held)
    timing = extract_bytes("plan.xlsx", held.getvalue()).record.activities[0].timing
    assert timing is not None
    assert (timing.start, timing.end) == ("2025-10-01", "2026-03-31")


def test_abbreviated_headings_head_their_columns() -> None:
    record = record_of(
        table(
            "!Prob. | Åtg. | Ansv. | Tidsp. | Uppf.", "Klotter | Sanering | Polisen | Löp. | Ant. saneringar"
        )
    )
    activity = record.activities[0]
    assert activity.measures is not None
    assert activity.measures.text == "Sanering"
    assert activity.responsible is not None
    assert activity.timing is not None
    assert activity.timing.kind == "continuous"
    assert activity.follow_up is not None
    assert [one.text for one in activity.follow_up.indicators] == ["Ant. saneringar"]


# -- tables among text, and in tables -----------------------------------------------------------------

GRID = table("!Insats | Vem | När", "Skyltar | Gatuchefen | Maj", "Kontroller | Polisen | Juni")


@pytest.mark.parametrize(
    ("between", "area"),
    [
        ("", "Ekhagen"),
        ("<p>Bönder drabbas. Tabellen nedan visar vad vi gör.</p>", "Ekhagen"),
        ("<p><b>Tabell 2: Åtgärder i Ekhagen</b></p>", "Ekhagen"),
        ("<p>Bönder drabbas. De är många.</p>", None),
    ],
)
def test_a_caption_and_a_sentence_about_the_table_part_it_from_no_heading(
    between: str, area: str | None
) -> None:
    assert {one for one, _ in names(record_of(f"<h2>Ekhagen</h2>{between}{GRID}"))} == {area}


def nested() -> bytes:
    document = NewDocx()
    document.add_heading("Åtgärdsplan för Hjo 2025", 1)
    document.add_heading("Områden och aktiviteter", 2)
    outer = document.add_table(rows=2, cols=2)
    for row, area, what in ((0, "Trafik", "Hinder"), (1, "Tjuvjakt", "Tipstelefon")):
        outer.cell(row, 0).text = f"Område: {area}"
        inner = outer.cell(row, 1).add_table(rows=2, cols=3)
        for column, (head, value) in enumerate((("Åtgärd", what), ("Vem", "Polisen"), ("När", "Maj"))):
            inner.cell(0, column).text, inner.cell(1, column).text = head, value
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def test_tables_within_a_table_that_arranges_them_are_read() -> None:
    record = extract_bytes("plan.docx", nested()).record
    assert [area.name.text for area in record.areas if area.name] == ["Trafik", "Tjuvjakt"]
    assert [one.measures.text for one in record.activities if one.measures] == ["Hinder", "Tipstelefon"]
    assert [one.area for one in record.activities] == [0, 1]


# -- when the plan holds ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        (
            "Planperiod: 1 april 2025 – 31 mars 2027. Planen bygger på lägesbilden 2024.",
            "2025-04-01",
            "2027-03-31",
        ),
        ("Giltig 2024–2027. Antagen av fullmäktige den 11 mars 2024.", "2024-01-01", "2027-12-31"),
        ("Lagen (2023:196) gäller. Planen bygger på lägesbilden 2022.", None, None),
    ],
)
def test_the_period_stands_before_further_sentences(line: str, start: str | None, end: str | None) -> None:
    html = f"<html><body><h1>Åtgärdsplan för Hjo</h1><p>{line}</p>{GRID}</body></html>"
    period = extract_bytes("plan.html", html.encode()).record.period
    assert (period.start if period else None, period.end if period else None) == (start, end)


# -- bands, sums, lists -------------------------------------------------------------------------------


def wide(*rows: str) -> str:
    """As `table`, of three columns."""
    return table(*rows).replace('colspan="2"', 'colspan="3"')


def test_several_goals_over_rows_are_each_that_of_the_rows_below() -> None:
    record = record_of(
        wide(
            "=Mål 1: Färre bränder",
            "!Aktiviteter | Ansvarig | Klart",
            "Lås på containrar | Polisen | 1/5",
            "=Mål 2: Inga vapen",
            "!Aktiviteter | Ansvarig | Klart",
            "Rutin för fynd | Rektor | 15/8",
        )
    )
    assert [one.goal.text for one in record.activities if one.goal] == ["Färre bränder", "Inga vapen"]
    alone = record_of(
        wide(
            "=Mål: Färre bränder",
            "!Aktiviteter | Ansvarig | Klart",
            "Lås | Polisen | 1/5",
            "Hinder | Polisen | 1/6",
        )
    )
    assert [area.goal.text for area in alone.areas if area.goal] == ["Färre bränder"]


def test_a_row_that_adds_up_is_no_measure() -> None:
    record = record_of(
        table("!Aktivitet | Ägare | Klar till", "Värdar | Polisen | Juni", "Totalt 1 aktivitet | | ")
    )
    assert names(record) == [(None, "Värdar")]
    assert any("Totalt" in one.text for one in record.remainder)
    costs = record_of(table("!Aktivitet | Ägare | Kostnad", "Värdar | Polisen | 20 tkr", "Summa | | 20 tkr"))
    assert names(costs) == [(None, "Värdar")]


def test_a_list_of_tasks_is_a_grid() -> None:
    record = record_of(
        table(
            "!Rubrik ▲ | Beskrivning | Tilldelad till | Förfallodatum",
            "Belysning | Byta lampor | Polisen | 2025-10-31",
        )
    )
    timing = record.activities[0].timing
    assert names(record) == [(None, "Belysning")]
    assert timing is not None
    assert (timing.kind, timing.end) == ("until", "2025-10-31")


def test_a_dash_beside_another_time_bounds_nothing() -> None:
    record = record_of(table("!Aktivitet | Kvartal | Klar till", "Värdar | Hela året | -"))
    timing = record.activities[0].timing
    assert timing is not None
    assert (timing.start, timing.end) == ("2025-01-01", "2025-12-31")


def test_a_heading_over_several_tables_is_no_name_of_the_first() -> None:
    both = table("!Polisens åtagande | Kommunens åtagande", "Informerar. | Varnar.")
    more = table("!Gemensamma aktiviteter | Tid | Ansvarig", "Seniordag | Oktober | Polisen")
    assert names(record_of(f"<h2>Bedrägerier</h2>{both}{more}")) == [
        ("Bedrägerier", None),
        ("Bedrägerier", "Seniordag"),
    ]
    assert names(record_of(f"<h2>Bedrägerier</h2>{both}")) == [(None, "Bedrägerier")]


def test_the_heading_of_all_with_a_year_is_the_title_and_no_area() -> None:
    html = f"<html><body><h1>Lokala insatser – Trelleborg 2025</h1>{GRID}</body></html>"
    record = extract_bytes("plan.html", html.encode()).record
    assert record.title is not None
    assert record.title.text == "Lokala insatser – Trelleborg 2025"
    assert record.areas == ()


def test_a_row_with_a_numbered_name_names_the_measure() -> None:
    rows = (
        "=Aktivitet 1. Lugnt på Storgatan",
        "Polisen åtar sig att | Kommunen åtar sig att",
        "gå ronder | byta lampor",
    )
    record = record_of(table(*rows, "Slutdatum | Juni 2026"))
    assert names(record) == [(None, "Lugnt på Storgatan")]
    assert commitments(record.activities[0]) == {"police": "gå ronder", "municipality": "byta lampor"}


def test_a_list_without_a_title_is_a_plan_by_its_measures() -> None:
    csv = "id,område,åtgärd,ansvarig,slutdatum\n1,Cykelstöld,Märkning,Polisen,2025-05-31\n2,Cykelstöld,Ställ,Gatuchef,2025-06-30\n"
    record = extract_bytes("lista.csv", csv.encode()).record
    assert record.kind == "plan"
    assert [area.name.text for area in record.areas if area.name] == ["Cykelstöld"]
