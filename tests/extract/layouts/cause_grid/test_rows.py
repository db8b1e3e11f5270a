"""Rows of grids, one by one: what each is read as, just inside and just outside of what decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.layouts.cause_grid.layout import ActivityRow, GridReading, read_grid
from extract.layouts.cause_grid.rows import AreaName, AreaValues, Guidance, Measure, NewHeads, RowReader
from extract.recognise.drafts import Entry
from extract.recognise.grid import table_to_grid
from extract.recognise.grids import heads_of
from models.pages.document import Cell, Document, Table
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
HEADS = ("Aktivitet", "När", "Vem")
ROW = ("Lampor", "2021", "Skolan")
AREAS = ("Område", "Åtgärd", "När")


def table_of(builder: Builder, *rows: object, columns: int = 3) -> tuple[Document, Table]:
    document = builder.table(*rows, columns=columns).document()
    table = document.blocks[-1]
    assert isinstance(table, Table)
    return document, table


def entries(document: Document, found: tuple[Entry, ...]) -> str:
    return ", ".join(
        f"{one.target.field}={document.text(one.label)}|{document.text(one.words)}"
        for one in found
        if one.pieces
    )


def readings(*rows: object, builder: Builder | None = None, columns: int = 3) -> list[str]:
    document, table = table_of(builder or Builder(), *rows, columns=columns)
    grid = table_to_grid(document, table)
    found = heads_of(document, table, grid, RULES, None)
    assert found is not None
    shown = []
    for one in RowReader(document, table, grid, RULES, found[0]).read(headed=found[1]):
        match one:
            case AreaName(name, description):
                label = f"{document.text(name.label)}|" if name.label else ""
                more = f" ({entries(document, description)})" if description else ""
                shown.append(f"area {label}{document.text(name.words)}{more}")
            case AreaValues(values):
                shown.append(f"of area {entries(document, values)}")
            case Guidance(paragraphs):
                shown.append("guidance " + " / ".join(document.text(piece.words) for piece in paragraphs))
            case NewHeads():
                shown.append("heads")
            case Measure(row):
                shown.append(" | ".join(document.text(cell.words) for cell in row.own))
    return shown


def words(count: int) -> str:
    return " ".join(["Ord", *["ord"] * (count - 1)])


def cell(builder: Builder, text: str, column: int, **how: object) -> Cell:
    made = builder.cell(text, column, "cell", bold=bool(how.pop("bold", False)))
    return replace(made, **how)  # type: ignore[arg-type]


LAMPOR = "Lampor | 2021 | Skolan"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Skolan", ["area Skolan"]),
        ("Ett två tre.", []),
        ("Ett två tre,", []),
        (words(18), [f"area {words(18)}"]),
        (words(19), []),
        ("Handlingsplan", []),
        ("Trygghetsplan för Sagoby", []),
        ("Lägesbild i Sagoby", ["area Lägesbild i Sagoby"]),
        ("3. Skolan", ["area 3.|Skolan"]),
        ("Mål: Lugna kvällar", ["of area goal=Mål:|Lugna kvällar"]),
        ("Område: Skolan", ["area Område:|Skolan"]),
        ("Område – Skolan", ["area Område –|Skolan"]),
        ("Skriv vad ni ska göra här", ["guidance Skriv vad ni ska göra här"]),
    ],
)
def test_a_cell_over_the_whole_table(row: str, expected: list[str]) -> None:
    assert readings(HEADS, ROW, row) == ["heads", LAMPOR, *expected]
    assert readings(row, HEADS, ROW) == [*expected, "heads", LAMPOR]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((10, 8), f"area Område|{words(10)} {words(8)}"),
        ((10, 9), f"area Område|{words(10)} (description=|{words(9)})"),
        ((19,), f"area Område|{words(19)}"),
    ],
)
def test_below_a_long_name_stands_what_describes_the_area(parts: tuple[int, ...], expected: str) -> None:
    row = (tuple(map(words, parts)), "Lampor", "2021")
    assert readings(AREAS, ("Torget", "Ronder", "2021"), row)[3] == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("Mål", "Lugn", ""), ["of area goal=Mål|Lugn"]),
        (("Område", "Skolan", ""), ["area Område|Skolan"]),
        (("Ansvarig", "Skolan", ""), []),
        (("Sagor", "Skolan", ""), []),
    ],
)
def test_a_pair_above_the_headings(row: tuple[str, str, str], expected: list[str]) -> None:
    assert readings(row, HEADS, ROW) == [*expected, "heads", LAMPOR]


def test_a_pair_between_measures_stretches_over_columns() -> None:
    for span, expected in {2: "of area goal=Mål|Lugn", 1: "Mål | Lugn"}.items():
        builder = Builder()
        row = (builder.cell("Mål", 0, "a"), cell(builder, "Lugn", 1, column_span=span))
        assert readings(HEADS, ROW, row, builder=builder) == ["heads", LAMPOR, expected]


@pytest.mark.parametrize(
    ("span", "length", "expected"),
    [(2, 4, ["guidance Plan Resultat"]), (2, 5, []), (1, 4, [])],
)
def test_groups_over_whole_headings_only_guide(span: int, length: int, expected: list[str]) -> None:
    builder = Builder()
    text = "Sagor" + " ord" * (length - 1)
    row = (cell(builder, text, 0, column_span=span), builder.cell("Resultat", 2, "b"))
    found = readings(row, HEADS, ROW, builder=builder)
    assert found == [*(["guidance " + text + " / Resultat"] if expected else []), "heads", LAMPOR]


def test_headings_printed_again_and_other_headings() -> None:
    assert readings(HEADS, ROW, HEADS, ROW) == ["heads", LAMPOR, "guidance Aktivitet / När / Vem", LAMPOR]
    assert readings(HEADS, ROW, ("", "När", "Vem"), ROW) == ["heads", LAMPOR, "guidance När / Vem", LAMPOR]
    assert readings(HEADS, ROW, ("Åtgärd", "Orsak", "Vem"), ROW) == ["heads", LAMPOR, "heads", LAMPOR]


def test_a_lone_instruction_below_other_headings_only_guides() -> None:
    row = ("Skriv vad ni ska göra.", "", "")
    found = readings(HEADS, ROW, ("Åtgärd", "Orsak", "Vem"), row, ROW)
    assert found == ["heads", LAMPOR, "heads", "guidance Skriv vad ni ska göra.", LAMPOR]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("", "Ange tid.", "Vem leder arbetet?"), ["guidance Ange tid. / Vem leder arbetet?"]),
        (("", "Ange tid.", "Skolan"), [" | Ange tid. | Skolan"]),
        (
            ("Skolan", "Ange tid.", "Vem leder arbetet?"),
            ["area Skolan", "guidance Ange tid. / Vem leder arbetet?"],
        ),
        ((words(19), "Ange tid.", "Vem leder arbetet?"), ["guidance Ange tid. / Vem leder arbetet?"]),
        (("Skriv vad ni ska göra.", "", ""), ["guidance Skriv vad ni ska göra."]),
        (
            ("Vad ska göras?", "När?", "Vem gör det?"),  # labels of other grids
            ["guidance Vad ska göras? / När? / Vem gör det?"],
        ),
        (("", "Ange tid.", ""), ["guidance Ange tid."]),
    ],
)
def test_instructions_right_below_the_headings(row: tuple[str, ...], expected: list[str]) -> None:
    assert readings(HEADS, row, ROW) == ["heads", *expected, LAMPOR]


def test_further_down_one_instruction_is_a_value() -> None:
    assert readings(HEADS, ROW, ("", "Ange tid.", ""))[-1] == " | Ange tid. | "
    row = ("", "Ange tid.", "Vem leder arbetet?")
    assert readings(HEADS, ROW, row)[-1] == "guidance Ange tid. / Vem leder arbetet?"
    assert readings(HEADS, ROW, ("Skriv vad ni ska göra.", "", ""))[-1] == "Skriv vad ni ska göra. |  | "


@pytest.mark.parametrize(
    ("text", "how", "is_area"),
    [
        ("Narkotika", {}, True),
        ("Sagor", {}, False),
        ("Sagor", {"bold": True}, True),
        ("Sagor", {"shaded": True}, True),
        ("Sagor.", {"bold": True}, False),
        ("Sagor;", {"bold": True}, False),
        (words(18), {"bold": True}, True),
        (words(19), {"bold": True}, False),
    ],
)
def test_a_cell_alone_in_its_row(text: str, how: dict[str, bool], is_area: bool) -> None:
    builder = Builder()
    row = (cell(builder, text, 0, **how), Cell(1), Cell(2))
    expected = f"area {text}" if is_area else f"{text} |  | "
    assert readings(HEADS, ROW, row, builder=builder) == ["heads", LAMPOR, expected]


def test_where_all_first_cells_are_bold_one_alone_is_no_area() -> None:
    builder = Builder()
    usual = (cell(builder, "Lampor", 0, bold=True), builder.cell("2021", 1, "b"), Cell(2))
    alone = (cell(builder, "Sagor", 0, bold=True), Cell(1), Cell(2))
    assert readings(HEADS, usual, alone, builder=builder)[-1] == "Sagor |  | "
    assert readings(HEADS, ROW, ("", "Narkotika", ""))[-1] == " | Narkotika | "


def test_a_topic_alone_is_no_area_in_a_column_of_what_is_done() -> None:
    assert readings(("Åtgärd", "När", "Vem"), ROW, ("Narkotika", "", ""))[-1] == "Narkotika |  | "
    assert readings(("Orsak", "När", "Vem"), ROW, ("Narkotika", "", ""))[-1] == "Narkotika |  | "


def test_areas_in_a_column() -> None:
    found = readings(AREAS, ("Skolan", "Lampor", "2021"), ("", "Ronder", "2022"))
    assert found == ["heads", "area Område|Skolan", "Skolan | Lampor | 2021", " | Ronder | 2022"]


def test_the_first_column_may_name_the_area_and_below_it_its_activities() -> None:
    rows = [("Skolan", "", ""), ("Lampor", "Byta", "2021")]
    assert readings(AREAS, *rows) == ["heads", "area Område|Skolan", "Lampor | Byta | 2021"]
    rows[0] = ("Skolan", "Skriv vad ni ska göra.", "Ange tid.")
    assert readings(AREAS, *rows) == [
        "heads", "area Område|Skolan", "guidance Skriv vad ni ska göra. / Ange tid.", "Lampor | Byta | 2021"
    ]  # fmt: skip
    rows[0] = ("Skolan", "Byta", "2022")
    assert readings(AREAS, *rows)[1:3] == ["area Område|Skolan", "Skolan | Byta | 2022"]


# -- what comes of the rows ---------------------------------------------------------------------------


def grid(*rows: object, builder: Builder | None = None, columns: int = 3) -> tuple[list[str], GridReading]:
    document, table = table_of(builder or Builder(), *rows, columns=columns)
    reading = read_grid(document, table, RULES)
    assert reading is not None
    shown = []
    for one in reading.segments:
        match one:
            case AreaName(name, description):
                more = f" ({entries(document, description)})" if description else ""
                shown.append(f"area {document.text(name.words)}{more}")
            case AreaValues(values):
                shown.append(f"of area {entries(document, values)}")
            case ActivityRow(values):
                shown.append(entries(document, values))
    return shown, reading


def test_a_second_name_right_below_the_first_describes_the_area() -> None:
    shown, _ = grid(HEADS, "Skolan", "Alla ska trivas", ROW)
    assert shown == [
        "area Skolan (description=|Alla ska trivas)",
        "name=Aktivitet|Lampor, timing=När|2021, responsible=Vem|Skolan",
    ]
    assert grid(HEADS, ROW, "Skolan")[0] == ["name=Aktivitet|Lampor, timing=När|2021, responsible=Vem|Skolan"]
    assert grid(HEADS, ROW, "Område: Skolan")[0][-1] == "area Skolan"


def test_a_row_with_only_who_and_when_is_noted() -> None:
    shown, reading = grid(HEADS, ROW, ("", "2022", "Polisen"))
    assert len(shown) == 1
    assert [(one.code, len(one.words)) for one in reading.notes] == [("row-without-measure", 2)]


def test_running_numbers_are_labels() -> None:
    for number, is_label in {"1": True, "1.": True, "2.1": True, "(3)": True, "A": False}.items():
        _, reading = grid(("", *HEADS), (number, *ROW), columns=4)
        document, table = table_of(Builder(), ("", *HEADS), (number, *ROW), columns=4)
        assert (table.rows[1].cells[0].words in reading.labels) is is_label, number


def test_without_a_column_for_the_measure_it_stands_below_the_name() -> None:
    shown, _ = grid(HEADS, (("Lampor", "Byta alla."), "2021", "Skolan"))
    assert shown[0].startswith("name=Aktivitet|Lampor, measures=Aktivitet|Byta alla.")
    shown, _ = grid(("Aktivitet", "Beskrivning", "Vem"), (("Lampor", "Byta alla."), "Ja", "Skolan"))
    assert shown[0].startswith("name=Aktivitet|Lampor Byta alla., description=Beskrivning|Ja")


def test_a_table_of_areas_has_none_of_an_activitys_columns() -> None:
    shown, reading = grid(("Område", "Mål", "Lägesbild"), ("Skolan", "Lugn", "Oro"))
    assert shown == ["area Skolan", "of area goal=Mål|Lugn, situation=Lägesbild|Oro"]
    assert reading.only_areas
    shown, reading = grid(("Område", "Mål", "Vem"), ("Skolan", "Lugn", "Bo"))
    assert shown == ["area Skolan", "goal=Mål|Lugn, responsible=Vem|Bo"]
    assert not reading.only_areas


@pytest.mark.parametrize(("span", "of_area"), [(2, True), (1, False)])
def test_a_goal_that_spans_all_rows_is_the_areas(span: int, of_area: bool) -> None:
    builder = Builder()
    heads = ("Område", "Mål", "Åtgärd")
    first = (
        builder.cell("Skolan", 0, "a"),
        cell(builder, "Lugn", 1, row_span=span),
        builder.cell("Lampor", 2, "c"),
    )
    second = (Cell(0), *([] if span == 2 else [Cell(1)]), builder.cell("Ronder", 2, "c"))
    shown, _ = grid(heads, first, second, builder=builder)
    expected = ["of area goal=Mål|Lugn", "measures=Åtgärd|Lampor", "measures=Åtgärd|Ronder"]
    if not of_area:
        expected = ["goal=Mål|Lugn, measures=Åtgärd|Lampor", "measures=Åtgärd|Ronder"]
    assert shown == ["area Skolan", *expected]


@pytest.mark.parametrize(("bold", "found"), [(True, "area Sagor"), (False, "")])
def test_a_bold_name_among_striped_rows_names_an_area(*, bold: bool, found: str) -> None:
    """A ground under every other row is no sign that rows stand out as names do."""
    builder = Builder()
    striped = (replace(builder.cell("Lampor", 0, "a"), shaded=True), builder.cell("2021", 1, "b"), Cell(2))
    alone = (cell(builder, "Sagor", 0, bold=bold), Cell(1), Cell(2))
    shown = readings(HEADS, striped, alone, ROW, builder=builder)
    assert [one for one in shown if one.startswith("area")] == ([found] if found else [])


@pytest.mark.parametrize(("span", "bold", "found"), [(3, False, True), (1, True, True), (1, False, False)])
def test_a_name_beside_its_number_names_an_area_where_it_stands_out(
    span: int, bold: bool, found: bool
) -> None:
    builder = Builder()
    name = replace(builder.cell("Trafik", 1, "table 1", bold=bold), column_span=span)
    heads, measure = ("Nr", "Åtgärd", "När", "Vem"), ("2.1", "Lampor", "2031", "Skolan")
    shown = readings(heads, ("2", name), measure, builder=builder, columns=4)
    assert shown == ["heads", "area 2|Trafik" if found else "2 | Trafik", " | ".join(measure)]
