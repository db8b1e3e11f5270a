"""Grids: columns by their headings, areas, activities, and what only guides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.layouts.outline import document_to_draft
from extract.recognise.drafts import Draft
from extract.recognise.grids import grid_heads
from models.pages.document import Cell, Document, Table
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


NATIONAL = ("Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning")
FORM = ("Prioriterat samverkansområde", "Orsak", "Åtgärd", "När", "Vem", "Uppföljning")
GUIDE = (
    "Beskriv vad problemet beror på.",
    "Skriv vad ni ska göra.",
    "Ange tid.",
    "Vem leder arbetet?",
    "Fylls i vid årets slut.",
)
Simple = tuple[str | None, dict[str, str]]


def spanning(builder: Builder, text: str, column: int, *, rows: int = 1, columns: int = 1) -> Cell:
    """A cell that covers several rows or columns."""
    cell = builder.cell(text, column, f"spanning {text[:10]}")
    return replace(cell, row_span=rows, column_span=columns)


def draft_of(builder: Builder) -> tuple[Document, Draft]:
    document = builder.document()
    return document, document_to_draft(document, RULES)


def simple(builder: Builder) -> list[Simple]:
    """Each activity as the name of its area and its fields that are not empty."""
    document, draft = draft_of(builder)
    found: list[Simple] = []
    for activity in draft.activities:
        area = draft.areas[activity.area].name if activity.area is not None else None
        fields = {}
        for entry in activity.entries:
            key = f"{entry.target.party}.{entry.target.role}" if entry.target.party else entry.target.field
            if entry.pieces:
                fields[key] = document.text(entry.words)
        found.append((document.text(area.words) if area is not None else None, fields))
    return found


def fields(builder: Builder) -> list[dict[str, str]]:
    return [one for _, one in simple(builder)]


def furniture(builder: Builder) -> list[str]:
    document, draft = draft_of(builder)
    return [document.text(paragraph.all_words) for paragraph in draft.furniture]


# -- what is a grid ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heads",
    [
        NATIONAL,
        FORM,
        ("Problem", "Insats", "Ansvarig", "Klart"),
        ("Aktivitet", "Hur", "Medverkande", "Tidplan", "Indikator"),
        ("Nr", "Aktivitet", "Polisen", "Stadsdelsförvaltningen"),
        ("VAD SKA GÖRAS?", "VEM ANSVARAR?", "NÄR?"),
    ],
)
def test_headings_make_a_grid(heads: tuple[str, ...]) -> None:
    row = tuple(f"Text {number}" for number in range(len(heads)))
    document = Builder().table(heads, row, columns=len(heads)).document()
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert grid_heads(document, table, RULES) is not None


@pytest.mark.parametrize(
    "rows",
    [
        (("Aktivitet", "Vandring"), ("Mål", "Lugn"), ("Löptid", "2021")),
        (("Aktivitet", "Vandring", "Ansvarig", "Chef"), ("Mål", "Lugn", "Löptid", "2021")),
        (("", "Polisen", "Stadsdelsförvaltningen"), ("Åtagande", "Deltar", "Kallar"), ("Kontakt", "A", "B")),
        (("Namn", "Telefon", "Roll"), ("Testa Testsson", "08-000", "Chef")),
        (("År", "Antal", "Andel"), ("2021", "3", "4 %")),
        (("Mål", "brott"), ("Mål", "vecka."), ("Mål", "polisen")),
    ],
)
def test_other_tables_are_no_grids(rows: tuple[tuple[str, ...], ...]) -> None:
    document = Builder().table(*rows, columns=len(rows[0])).document()
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert grid_heads(document, table, RULES) is None


# -- columns ----------------------------------------------------------------------------------


def test_the_national_template() -> None:
    builder = (
        Builder()
        .heading("Otrygga platser")
        .table(
            NATIONAL,
            ("Mörkt i parken", "Fler lampor", "Halverad otrygghet", "Mars 2025", "Parkchef", "Mätning"),
            ("Tomt på torget", "Öppna lokaler", "", "", "Stadsutvecklare", ""),
            columns=6,
        )
    )
    assert simple(builder) == [
        (
            "Otrygga platser",
            {
                "cause": "Mörkt i parken",
                "measures": "Fler lampor",
                "goal": "Halverad otrygghet",
                "timing": "Mars 2025",
                "responsible": "Parkchef",
                "follow_up": "Mätning",
            },
        ),
        (
            "Otrygga platser",
            {"cause": "Tomt på torget", "measures": "Öppna lokaler", "responsible": "Stadsutvecklare"},
        ),
    ]


def test_an_empty_cell_is_an_empty_value_under_its_heading() -> None:
    document, draft = draft_of(Builder().table(NATIONAL, ("Mörkt", "Lampor", "", "", "", ""), columns=6))
    empty = [document.text(entry.label) for entry in draft.activities[0].entries if not entry.pieces]
    assert empty == ["Operativa mål", "När", "Vem", "Uppföljning"]


@pytest.mark.parametrize(
    ("heads", "row", "wanted"),
    [
        (("Aktivitet", "Åtgärd", "Vem"), ("A", "B", "C"), {"name": "A", "measures": "B", "responsible": "C"}),
        (("Orsak", "Insats", "Hur", "Vem"), ("A", "B", "C", "D"),
         {"cause": "A", "name": "B", "measures": "C", "responsible": "D"}),
        (("Problem", "Insats", "Vem"), ("A", "B", "C"), {"problem": "A", "name": "B", "responsible": "C"}),
        (("Aktivitet", "Syfte", "Vem"), ("A", "B", "C"), {"name": "A", "purpose": "B", "responsible": "C"}),
        (("", "Åtgärd", "Vem"), ("A", "B", "C"), {"name": "A", "measures": "B", "responsible": "C"}),
        (("Nr", "Aktivitet", "Hur", "Vem"), ("1", "B", "C", "D"),
         {"name": "B", "measures": "C", "responsible": "D"}),
        (("Rubrik", "Åtgärd", "Klart"), ("A", "B", "C"), {"name": "A", "measures": "B", "timing": "C"}),
        (("Aktivitet", "Hur", "Indikator"), ("A", "B", "C"), {"name": "A", "measures": "B", "follow_up": "C"}),
        (("Aktivitet", "Hur", "Indikator", "Uppföljning"), ("A", "B", "C", "D"),
         {"name": "A", "measures": "B", "indicators": "C", "follow_up": "D"}),
        (("Aktivitet", "Polisen", "Kommunen"), ("A", "B", "C"),
         {"name": "A", "police.commitment": "B", "municipality.commitment": "C"}),
        (("Åtgärd", "Vem/När", "Status"), ("A", "B", "C"),
         {"measures": "A", "responsible": "B", "timing": "B", "status": "C"}),
    ],
)  # fmt: skip
def test_what_columns_hold(heads: tuple[str, ...], row: tuple[str, ...], wanted: dict[str, str]) -> None:
    row = tuple(text if text.isdigit() else f"Text {text}" for text in row)
    wanted = {key: f"Text {text}" for key, text in wanted.items()}
    assert fields(Builder().table(heads, row, columns=len(heads))) == [wanted]


def test_headings_over_two_rows_with_groups() -> None:
    builder = Builder()
    upper = tuple(
        spanning(builder, text, column, rows=2) for column, text in enumerate(("Insats", "Orsak", "Åtgärd"))
    )
    builder.table(
        (*upper, spanning(builder, "Genomförande", 3, columns=2)),
        (builder.cell("När", 3, "r"), builder.cell("Vem", 4, "r")),
        ("Ronder", "Mörkt", "Gå två och två", "Varje vecka", "Polisen"),
        columns=5,
    )
    assert fields(builder) == [
        {
            "name": "Ronder",
            "cause": "Mörkt",
            "measures": "Gå två och två",
            "timing": "Varje vecka",
            "responsible": "Polisen",
        }
    ]


def test_a_party_over_its_roles() -> None:
    builder = Builder()
    builder.table(
        (
            spanning(builder, "Aktivitet", 0, rows=2),
            spanning(builder, "Åtgärd", 1, rows=2),
            spanning(builder, "Polisen", 2, columns=2),
        ),
        (builder.cell("Kontakt", 2, "r"), builder.cell("Åtagande", 3, "r")),
        ("Ronder", "Gå", "Kommunpolis", "Delta"),
        columns=4,
    )
    assert fields(builder) == [
        {"name": "Ronder", "measures": "Gå", "police.contact": "Kommunpolis", "police.commitment": "Delta"}
    ]


def test_a_heading_that_breaks_over_two_rows() -> None:
    builder = Builder().table(
        ("Prioriterat", "", "Operativa", "", ""),
        ("område", "Orsak", "mål", "Åtgärd", "Vem"),
        ("Otrygga platser", "Mörkt", "Ljusare", "Lampor", "Parkchef"),
        columns=5,
    )
    assert simple(builder) == [
        (
            "Otrygga platser",
            {"cause": "Mörkt", "goal": "Ljusare", "measures": "Lampor", "responsible": "Parkchef"},
        )
    ]


def test_an_instruction_in_a_headings_cell_is_furniture() -> None:
    heads = (("Orsak", "Beskriv problemets orsak."), ("Åtgärd", "Skriv vad som ska göras."), "Vem", "När")
    builder = Builder().table(heads, ("Mörkt", "Lampor", "Chef", "Maj"), columns=4)
    assert fields(builder) == [
        {"cause": "Mörkt", "measures": "Lampor", "responsible": "Chef", "timing": "Maj"}
    ]
    assert furniture(builder) == ["Beskriv problemets orsak.", "Skriv vad som ska göras."]


def test_unknown_headings_keep_their_values() -> None:
    document, draft = draft_of(
        Builder().table(("Insats", "Orsak", "Åtgärd", "Påhittsgrad"), ("A", "B", "C", "Hög"), columns=4)
    )
    entry = draft.activities[0].entries[-1]
    assert (entry.target.field, document.text(entry.label), entry.unknown_label) == (
        "other",
        "Påhittsgrad",
        True,
    )


# -- areas ------------------------------------------------------------------------------------


def test_the_form_of_2024_names_the_area_beside_its_instructions() -> None:
    builder = Builder().table(
        FORM,
        ("Unga i riskzon", *GUIDE),
        ("Fältarbete", "Många unga ute", "Fler pass", "Varje helg", "Fältchef", ""),
        ("Läxhjälp", "Skolfrånvaro", "", "", "", ""),
        columns=6,
    )
    assert [(area, one["name"]) for area, one in simple(builder)] == [
        ("Unga i riskzon", "Fältarbete"),
        ("Unga i riskzon", "Läxhjälp"),
    ]
    assert furniture(builder) == list(GUIDE)


def test_the_form_with_its_instructions_deleted() -> None:
    builder = Builder().table(
        FORM,
        ("Unga i riskzon", "", "", "", "", ""),
        ("Fältarbete", "Många unga ute", "Fler pass", "", "", ""),
        columns=6,
    )
    assert [(area, one["name"]) for area, one in simple(builder)] == [("Unga i riskzon", "Fältarbete")]


def test_an_area_that_stands_beside_its_rows_heads_none_below_them() -> None:
    builder = Builder()
    guides = [builder.cell(text, column, "r") for column, text in enumerate(GUIDE[:2], start=1)]
    builder.table(
        FORM,
        (spanning(builder, "Unga i riskzon", 0, rows=2), *guides),
        (builder.cell("Många unga ute", 1, "r"), builder.cell("Fler pass", 2, "r")),
        ("Otrygga platser", "Mörkt", "Gå ronder", "", "", ""),
        columns=6,
    )
    assert [area for area, _ in simple(builder)] == ["Unga i riskzon", "Otrygga platser"]


def test_the_form_again_for_the_next_area() -> None:
    builder = Builder().table(
        FORM,
        ("Unga i riskzon", *GUIDE),
        ("Fältarbete", "Många unga ute", "Fler pass", "", "", ""),
        FORM,
        ("Otrygga platser", *GUIDE),
        ("Ronder", "Mörkt", "Gå", "", "", ""),
        columns=6,
    )
    assert [(area, one["name"]) for area, one in simple(builder)] == [
        ("Unga i riskzon", "Fältarbete"),
        ("Otrygga platser", "Ronder"),
    ]
    assert "Orsak" in furniture(builder), "headings printed again are furniture"


def test_areas_in_a_column_merged_repeated_or_left_empty() -> None:
    builder = Builder()
    builder.table(
        ("Område", "Aktivitet", "Åtgärd", "Vem"),
        (spanning(builder, "Unga i riskzon", 0, rows=2), "A", "a", "x"),
        (builder.cell("B", 1, "r"), builder.cell("b", 2, "r"), builder.cell("y", 3, "r")),
        ("Trafik", "C", "c", "z"),
        ("", "D", "d", "z"),
        ("Trafik", "E", "e", "z"),
        columns=4,
    )
    assert [(area, one["name"]) for area, one in simple(builder)] == [
        ("Unga i riskzon", "A"),
        ("Unga i riskzon", "B"),
        ("Trafik", "C"),
        ("Trafik", "D"),
        ("Trafik", "E"),
    ]
    assert len(draft_of(builder)[1].areas) == 2


def test_areas_in_rows_over_the_whole_grid_with_their_own_fields() -> None:
    builder = Builder().table(
        NATIONAL,
        "1. Unga i riskzon",
        "Mål: Färre unga misstänks för brott.",
        ("Rekrytering", "Samtal", "", "", "Chef", ""),
        "2. Otrygga platser",
        ("Mörkt", "Lampor", "", "", "Chef", ""),
        columns=6,
    )
    document, draft = draft_of(builder)
    assert [area for area, _ in simple(builder)] == ["Unga i riskzon", "Otrygga platser"]
    goal = [entry for entry in draft.areas[0].entries if entry.target.field == "goal"]
    assert [document.text(entry.words) for entry in goal] == ["Färre unga misstänks för brott."]


def test_the_area_above_the_headings_with_label_and_value() -> None:
    builder = Builder()
    builder.table(
        ("Prioriterat område", spanning(builder, "Unga i riskzon", 1, columns=3)),
        ("Lägesbild", spanning(builder, "Fler unga rekryteras i år.", 1, columns=3)),
        ("Orsak", "Åtgärd", "När", "Vem"),
        ("Rekrytering", "Samtal", "Löpande", "Chef"),
        columns=4,
    )
    document, draft = draft_of(builder)
    assert [area for area, _ in simple(builder)] == ["Unga i riskzon"]
    assert [document.text(entry.words) for entry in draft.areas[0].entries] == [
        "Unga i riskzon",
        "Fler unga rekryteras i år.",
    ]


def test_a_bold_cell_alone_in_its_row_is_an_area_where_no_other_first_cell_is_bold() -> None:
    builder = Builder()
    bold = builder.cell("Gruppvis", 0, "r", bold=True)
    builder.table(
        ("Aktivitet", "Åtgärd", "Vem"),
        (bold, "", ""),
        ("Ronder", "Gå", "Polisen"),
        ("Ensam", "", ""),
        columns=3,
    )
    assert [(area, one["name"]) for area, one in simple(builder)] == [
        ("Gruppvis", "Ronder"),
        ("Gruppvis", "Ensam"),
    ]


def test_a_cell_that_spans_all_rows_of_the_area_is_the_areas() -> None:
    builder = Builder()
    builder.table(
        ("Område", "Lägesbild", "Orsak", "Åtgärd", "Vem"),
        (
            spanning(builder, "Trafik", 0, rows=2),
            spanning(builder, "Fler olyckor.", 1, rows=2),
            spanning(builder, "Hög fart", 2, rows=2),
            "Gupp",
            "Chef",
        ),
        (builder.cell("Kameror", 3, "r"), builder.cell("Polisen", 4, "r")),
        ("Narkotika", "Öppen handel.", "Tomt torg", "Ronder", "Polisen"),
        columns=5,
    )
    document, draft = draft_of(builder)
    assert [document.text(entry.words) for entry in draft.areas[0].entries] == ["Trafik", "Fler olyckor."]
    assert fields(builder) == [
        {"cause": "Hög fart", "measures": "Gupp", "responsible": "Chef"},
        {"cause": "Hög fart", "measures": "Kameror", "responsible": "Polisen"},
        {"situation": "Öppen handel.", "cause": "Tomt torg", "measures": "Ronder", "responsible": "Polisen"},
    ]


def sheet(builder: Builder, name: str) -> Builder:
    builder.paragraph(name)
    builder.blocks[-1] = replace(builder.blocks[-1], origin="sheet")  # type: ignore[arg-type]
    return builder


def test_a_sheets_name_is_the_area_only_where_nothing_in_it_names_one() -> None:
    row = ("Rekrytering", "Samtal", "", "", "Chef", "")
    builder = sheet(Builder(), "Unga").table(NATIONAL, row, columns=6)
    sheet(builder, "Blad2").table(NATIONAL, row, columns=6)
    sheet(builder, "Flik om platser").table(
        FORM, ("Otrygga platser", *GUIDE), ("Ronder", *row[1:]), columns=6
    )
    assert [area for area, _ in simple(builder)] == ["Unga", None, "Otrygga platser"]


# -- rows -------------------------------------------------------------------------------------


def test_a_row_with_only_who_and_when_is_left_over_and_warned_of() -> None:
    builder = Builder().table(
        NATIONAL,
        ("Mörkt", "Lampor", "", "", "Chef", ""),
        ("", "", "", "Maj", "Fastighetsägare", ""),
        columns=6,
    )
    document, draft = draft_of(builder)
    assert len(draft.activities) == 1
    (note,) = draft.notes
    assert (note.code, document.text(note.words)) == ("row-without-measure", "Maj Fastighetsägare")


def test_a_row_without_a_name_is_an_activity() -> None:
    heads = ("Insats", "Orsak", "Åtgärd", "Vem")
    builder = Builder().table(heads, ("Ronder", "Mörkt", "Gå", "X"), ("", "", "Lampor", "Y"), columns=4)
    assert fields(builder)[1] == {"measures": "Lampor", "responsible": "Y"}


def test_columns_printed_again_alone_are_furniture() -> None:
    builder = Builder().table(
        NATIONAL, ("Mörkt", "Lampor", "", "", "Chef", ""), ("", "", "", "", "Vem", "Uppföljning"), columns=6
    )
    _, draft = draft_of(builder)
    assert len(draft.activities) == 1
    assert not draft.notes
    assert furniture(builder) == ["Vem", "Uppföljning"]


def test_a_table_without_headings_goes_on_below_those_of_the_table_before() -> None:
    builder = Builder().heading("Otrygga platser").table(NATIONAL, ("A", "B", "", "", "C", ""), columns=6)
    builder.table(("D", "E", "", "", "F", ""), columns=6)
    assert [one["cause"] for one in fields(builder)] == ["A", "D"]


def test_a_heading_over_one_nameless_row_names_it_below_an_areas_heading() -> None:
    builder = Builder().heading("Åtgärdsplan 2024", 1).heading("Otrygga platser", 2).heading("Ronder", 3)
    builder.table(NATIONAL, ("Mörkt", "Gå", "", "", "Polisen", ""), columns=6)
    assert simple(builder) == [
        ("Otrygga platser", {"name": "Ronder", "cause": "Mörkt", "measures": "Gå", "responsible": "Polisen"})
    ]


@pytest.mark.parametrize(("below", "of_area"), [(("", ""), True), (("", "Bråk."), False)])
def test_a_picture_beside_several_rows_with_nothing_below_it_is_the_areas(
    below: tuple[str, str], of_area: bool
) -> None:
    builder = Builder().heading("Trafik")
    builder.table(
        ("Aktivitet", "Problembild", "Orsak"),
        ("Gupp", "Fler olyckor.", "Hög fart"),
        ("Kameror", below[0], "Raka gator"),
        ("Skyltar", below[1], "Skymd sikt"),
        columns=3,
    )
    document, draft = draft_of(builder)
    assert ("Fler olyckor." in [document.text(entry.words) for entry in draft.areas[0].entries]) is of_area
    assert ("problem" in fields(builder)[0]) is not of_area


def test_two_rows_of_headings_printed_again_are_furniture() -> None:
    builder = Builder()

    def heads(row: str) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
        upper = tuple(
            spanning(builder, text, column, rows=2) for column, text in enumerate(("Insats", "Orsak"))
        )
        lower = builder.cell("När", 2, row), builder.cell("Vem", 3, row)
        return (*upper, spanning(builder, "Genomförande", 2, columns=2)), lower

    first, again = heads("a"), heads("b")
    builder.table(
        *first, ("Ronder", "Mörkt", "Våren", "Polisen"), *again, ("Gupp", "Fart", "Hösten", "Chef"), columns=4
    )
    assert [one["name"] for one in fields(builder)] == ["Ronder", "Gupp"]
    assert "Insats" in furniture(builder)


def test_a_list_in_the_column_of_names_is_what_is_done() -> None:
    builder = Builder().table(
        ("Aktivitet", "Ansvar", "Tid"), (["Skolvärdar", "Kurator"], "Rektor", "maj"), columns=3
    )
    assert fields(builder) == [{"measures": "Skolvärdar Kurator", "responsible": "Rektor", "timing": "maj"}]


def test_headings_that_are_one_sentence() -> None:
    heads = (
        "Vi är överens om att …",
        "… därför att …",
        "… vilket innebär att polisen …",
        "… och att kommunen …",
    )
    builder = Builder().table(heads, ("minska klotter", "det otryggar", "går rundor", "sanerar"), columns=4)
    assert fields(builder) == [
        {
            "measures": "minska klotter", "cause": "det otryggar",
            "police.commitment": "går rundor", "municipality.commitment": "sanerar",
        }
    ]  # fmt: skip


def test_a_band_behind_a_label_that_a_letter_counts() -> None:
    builder = Builder().table(
        ("Aktivitet", "Ansvar", "Tid"), "Delområde A – Upptäcka", ("Affischer", "Rektor", "maj"), columns=3
    )
    document, draft = draft_of(builder)
    assert [document.text(area.entries[0].words) for area in draft.areas] == ["Upptäcka"]


@pytest.mark.parametrize(("page", "of_area"), [(2, True), (1, False)])
def test_a_cell_that_spans_rows_to_the_end_of_a_page_goes_on_over_empty_ones(
    page: int, of_area: bool
) -> None:
    builder = Builder().heading("Trafik")
    builder.table(
        ("Aktivitet", "Problembild", "Orsak"),
        ("Gupp", spanning(builder, "Fler olyckor.", 1, rows=2), "Hög fart"),
        (builder.cell("Kameror", 0, "r"), builder.cell("Raka gator", 2, "r")),
        ("Skyltar", "", "Skymd sikt"),
        columns=3,
    )
    table = builder.blocks[-1]
    rows = [replace(row, page=page if n == 3 else 1) for n, row in enumerate(table.rows)]
    builder.blocks[-1] = replace(table, rows=tuple(rows))
    assert ("problem" in fields(builder)[0]) is not of_area
