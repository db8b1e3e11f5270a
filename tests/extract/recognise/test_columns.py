"""Headings of grids: which rows are some, over which columns, and what each column's values are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.recognise.columns import Heads, find_half_heads, find_heads
from extract.recognise.grid import light_in, table_to_grid
from extract.recognise.grids import grid_heads, half_grid_heads, heads_of
from models.pages.document import Cell, Document, Table
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def table_of(
    *rows: object, columns: int | None = None, builder: Builder | None = None
) -> tuple[Document, Table]:
    width = columns if columns is not None else max(len(row) for row in rows)  # type: ignore[arg-type]
    document = (builder or Builder()).table(*rows, columns=width).document()
    table = document.blocks[0]
    assert isinstance(table, Table)
    return document, table


def heads_in(
    *rows: object, columns: int | None = None, builder: Builder | None = None
) -> tuple[Document, Heads | None]:
    document, table = table_of(*rows, columns=columns, builder=builder)
    return document, find_heads(document, table, table_to_grid(document, table), RULES)


def shown(document: Document, heads: Heads | None) -> list[str] | None:
    """Each column as "label: fields"; `-` for one without a heading."""
    if heads is None:
        return None
    return [
        f"{document.text(column.label) or '-'}: "
        + ", ".join(f"{one.party}.{one.role}" if one.party else one.field for one in column.targets)
        for column in heads.columns
    ]


VALUES = ("Lampor", "2021", "Skolan")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("Åtgärd", "När", "Vem"), ["Åtgärd: measures", "När: timing", "Vem: responsible"]),
        (("Åtgärd", "När", "Sagor"), ["Åtgärd: measures", "När: timing", "Sagor: other"]),
        (("Åtgärd", "Myter", "Sagor"), None),
        (("Åtgärd", "När", "Sagor", "Myter"), None),
        (("Åtgärd", "När", "Vem", "Sagor", "Myter", "Dikter"), ["Åtgärd: measures", "När: timing", "Vem: responsible",
                                                                "Sagor: other", "Myter: other", "Dikter: other"]),
        (("Åtgärd", "Åtgärd", "Åtgärd"), None),
        (("Åtgärd", "Polisen", "Skolan"), ["Åtgärd: measures", "Polisen: police.commitment", "Skolan: school.commitment"]),
        (("När", "Polisen", "Skolan"), None),
        (("Åtgärd", "Polisen", "Sagor"), None),
        (("Sagor", "När", "Vem"), ["Sagor: name", "När: timing", "Vem: responsible"]),
        (("", "När", "Vem"), ["-: name", "När: timing", "Vem: responsible"]),
        (("Aktivitet", "När", "Vem"), ["Aktivitet: name", "När: timing", "Vem: responsible"]),
        (("Namn på aktivitet", "Aktivitet", "Vem"), ["Namn på aktivitet: name", "Aktivitet: measures", "Vem: responsible"]),
        (("Åtgärd", "Indikatorer", "Vem"), ["Åtgärd: measures", "Indikatorer: follow_up", "Vem: responsible"]),
        (("Åtgärd", "Indikatorer", "Uppföljning"), ["Åtgärd: measures", "Indikatorer: indicators", "Uppföljning: follow_up"]),
        (("Nr.", "Åtgärd", "När"), ["Nr.: number", "Åtgärd: measures", "När: timing"]),
        (("Åtgärd", "När.", "Vem."), None),
        (("Åtgärd (vad ni ska göra)", "När", "Vem"), ["Åtgärd (vad ni ska göra): measures", "När: timing", "Vem: responsible"]),
        (("Åtgärd (vad ni alla ska göra nu i år)", "När", "Vem"), ["Åtgärd: measures", "När: timing", "Vem: responsible"]),
        (("Åtgärd: skriv kort", "När", "Vem"), ["Åtgärd:: measures", "När: timing", "Vem: responsible"]),
    ],
)  # fmt: skip
def test_one_row_of_headings(row: tuple[str, ...], expected: list[str] | None) -> None:
    values = (*VALUES, "", "", "")[: len(row)]
    document, heads = heads_in(row, values)
    assert shown(document, heads) == expected


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("Vad ska göras", "Hur ska det göras", "name"),  # "göras" many headings share
        ("Åtgärder 2024", "Åtgärder 2025", "measures"),
    ],
)
def test_of_two_headings_of_measures_the_first_is_the_name_unless_they_share_a_long_word(
    first: str, second: str, field: str
) -> None:
    _, heads = heads_in((first, second, "När"), ("Ronder", "Boende går.", "2021"))
    assert heads is not None
    assert [target.field for target in heads.columns[0].targets] == [field]


def test_of_three_headings_of_measures_the_first_is_the_name() -> None:
    row = ("Vad ska göras", "Hur ska det göras", "Åtgärder")
    document, heads = heads_in((*row, "När"), ("Ronder", "Boende går.", "Ljus", "2021"))
    assert shown(document, heads) == [
        "Vad ska göras: name",
        "Hur ska det göras: measures",
        "Åtgärder: measures",
        "När: timing",
    ]


@pytest.mark.parametrize(("above", "found"), [(0, True), (7, True), (8, False)])
def test_headings_stand_in_one_of_the_first_eight_rows(above: int, found: bool) -> None:
    rows = [VALUES] * above + [("Åtgärd", "När", "Vem"), VALUES]
    _, heads = heads_in(*rows)
    assert (heads is not None) is found
    if heads is not None:
        assert (heads.first, heads.after) == (above, above + 1)


@pytest.mark.parametrize(("words", "found"), [(15, True), (16, False)])
def test_a_heading_is_no_longer_than_two_lines(words: int, found: bool) -> None:
    row = ("Åtgärd", "När", "Vem", "Sagor" + " ord" * words)
    assert (heads_in(row, (*VALUES, ""))[1] is not None) is found


def cell(builder: Builder, text: str, column: int, *, columns: int = 1, rows: int = 1) -> Cell:
    return replace(builder.cell(text, column, "cell"), column_span=columns, row_span=rows)


def test_a_group_over_its_columns_completes_them() -> None:
    builder = Builder()
    upper = (
        cell(builder, "Åtgärd", 0),
        cell(builder, "Polisen", 1, columns=2),
        cell(builder, "Skolan", 3, columns=2),
    )
    lower = ("", "Kontakt", "Deltagare", "Kontakt", "Deltagare")
    document, heads = heads_in(upper, lower, ("Lampor", "Bo", "", "Cia", ""), columns=5, builder=builder)
    assert shown(document, heads) == [
        "Åtgärd: measures",
        "Polisen Kontakt: police.contact",
        "Polisen Deltagare: police.participants",
        "Skolan Kontakt: school.contact",
        "Skolan Deltagare: school.participants",
    ]
    assert heads is not None
    assert (heads.first, heads.after) == (0, 2)


def test_a_group_that_no_column_needs_is_kept_as_words() -> None:
    builder = Builder()
    upper = (cell(builder, "Åtgärd", 0, rows=2), cell(builder, "Uppföljning", 1, columns=2))
    lower = (cell(builder, "T1", 1), cell(builder, "T2", 2))
    document, heads = heads_in(upper, lower, ("Lampor", "klart", "pågår"), columns=3, builder=builder)
    assert shown(document, heads) == [
        "Åtgärd: measures",
        "Uppföljning T1: follow_up",
        "Uppföljning T2: follow_up",
    ]
    builder = Builder()
    upper = (cell(builder, "Plan", 0, columns=2), cell(builder, "Resultat", 2))
    document, heads = heads_in(upper, ("Åtgärd", "När", "Vem"), VALUES, columns=3, builder=builder)
    assert shown(document, heads) == ["Åtgärd: measures", "När: timing", "Vem: responsible"]


def test_a_cell_over_rows_ends_the_headings_below_it() -> None:
    builder = Builder()
    row = tuple(cell(builder, text, place, rows=2) for place, text in enumerate(("Åtgärd", "När", "Vem")))
    _, heads = heads_in(row, (), VALUES, columns=3, builder=builder)
    assert heads is not None
    assert heads.after == 2


def test_an_instruction_below_a_heading_is_none_of_it() -> None:
    row = (("Åtgärd", "Skriv kort vad ni ska göra."), "När", "Vem")
    document, heads = heads_in(row, VALUES)
    assert heads is not None
    assert shown(document, heads) == ["Åtgärd: measures", "När: timing", "Vem: responsible"]
    assert [document.text(one.words) for one in heads.instructions] == ["Skriv kort vad ni ska göra."]


@pytest.mark.parametrize(
    ("values", "field"),
    [(("Klart", "Pågår"), "status"), (("Klart", "I maj"), "timing"), (("", ""), "timing")],
)
def test_a_column_headed_by_a_state_holds_states(values: tuple[str, str], field: str) -> None:
    rows = [("Lampor", "Skolan", one) for one in values]
    document, heads = heads_in(("Åtgärd", "Vem", "Klart"), *rows)
    assert (shown(document, heads) or [])[-1] == f"Klart: {field}"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (("När", "Vem"), True),
        (("När", ""), True),
        (("När", "Sagor"), False),
        (("Polisen", "Skolan"), True),
        (("Polisen", ""), False),
        (("Område", ""), False),
        (("Plats", "När"), False),
    ],
)
def test_half_of_a_grid_has_nothing_but_known_headings(row: tuple[str, str], found: bool) -> None:
    document, table = table_of(row, ("2021", "Skola"))
    assert (find_half_heads(document, table, table_to_grid(document, table), RULES) is not None) is found
    assert (half_grid_heads(document, table, RULES) is not None) is found


def test_when_and_how_below_the_follow_up_are_the_follow_ups() -> None:
    builder = Builder()
    upper = (cell(builder, "Åtgärd", 0), cell(builder, "Uppföljning", 1, columns=2))
    document, heads = heads_in(
        upper, ("", "När", "Hur"), ("Lampor", "2021", "Enkät"), columns=3, builder=builder
    )
    assert shown(document, heads) == [
        "Åtgärd: measures",
        "Uppföljning När: follow_up",
        "Uppföljning Hur: follow_up",
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([("Åtgärd", "När"), ("Lampor", "2021"), ("Ronder", "2022")], True),
        ([("När", "Vem"), ("2021", "Skolan"), ("2022", "Polisen")], False),
        ([("Åtgärd", "När"), ("Mål", "2021"), ("Ronder", "2022")], False),
        (
            [("Åtgärd", "När", "Vem"), ("Mål", "2021", ""), ("Syfte", "2022", ""), ("Metod", "2022", "")],
            False,
        ),
        ([("Åtgärd", "När", "Vem"), ("Mål", "2021", ""), ("Ronder", "2022", ""), ("Lek", "2022", "")], True),
        ([("Åtgärd", "När", "Vem"), ("Mål", "2021", ""), ("Mål", "2022", "")], True),
        ([("Åtgärd", "När", "Vem"), ("Åtgärd", "När", "Vem"), ("Lampor", "2022", "")], True),
    ],
)
def test_a_grid_and_no_pairs_of_label_and_value(rows: list[tuple[str, ...]], found: bool) -> None:
    document, table = table_of(*rows)
    assert (grid_heads(document, table, RULES) is not None) is found


@pytest.mark.parametrize(
    ("rows", "edges", "found"),
    [
        ([VALUES], (), True),
        ([VALUES[:2]], (), False),
        ([VALUES], (0.0, 100.0, 200.0, 300.0), True),
        ([VALUES], (0.0, 104.0, 200.0, 300.0), True),
        ([VALUES], (0.0, 104.1, 200.0, 300.0), False),
        ([("Mål", "a", ""), ("Syfte", "b", "")], (), False),
    ],
)
def test_a_table_goes_on_below_the_headings_before(
    rows: list[object], edges: tuple[float, ...], found: bool
) -> None:
    document, table = table_of(("Åtgärd", "När", "Vem"), VALUES)
    heads = find_heads(document, table, table_to_grid(document, table), RULES)
    assert heads is not None
    before = replace(heads, edges=(0.0, 100.0, 200.0, 300.0))
    document, table = table_of(*rows)
    table = replace(table, column_edges=edges)
    got = heads_of(document, table, table_to_grid(document, table), RULES, before)
    assert got == ((before, False) if found else None)
    assert heads_of(document, table, table_to_grid(document, table), RULES, None) is None


def test_cells_from_above_reach_down_as_far_as_they_span() -> None:
    builder = Builder()
    tall = cell(builder, "Skola", 0, rows=2)
    document, table = table_of((tall, "a"), ("", "b"), ("c", "d"), columns=2, builder=builder)
    grid = table_to_grid(document, table)
    assert [len(row.carried) for row in grid] == [0, 1, 0]
    assert grid[1].carried_at(0) is tall
    assert grid[1].carried_at(1) is None
    assert [row.spanning is None for row in grid] == [True, True, True]
    document, table = table_of(("Skola",), columns=2)
    only = table_to_grid(document, table)[0]
    assert only.spanning is not None
    assert only.at(1) is only.own[0]
    assert only.at(2) is None


@pytest.mark.parametrize(
    ("lights", "light"),
    [(("red", None), "red"), (("red", "red"), None), (("red", "green"), "red"), ((None, "red"), None)],
)
def test_a_band_of_one_colour_is_no_traffic_light(
    lights: tuple[str | None, str | None], light: str | None
) -> None:
    document, table = table_of(("Klart", "Lampor"))
    cells = tuple(replace(one, light=colour) for one, colour in zip(table.rows[0].cells, lights, strict=True))  # type: ignore[arg-type]
    row = table_to_grid(document, replace(table, rows=(replace(table.rows[0], cells=cells),)))[0]
    assert light_in(row, cells[:1]) == light


def test_a_role_without_its_party_needs_the_group_above_it() -> None:
    builder = Builder()
    upper = (cell(builder, "Åtgärd", 0), cell(builder, "Polisen", 1, columns=2))
    document, heads = heads_in(
        upper, ("Mål", "Kontakt", "När"), ("Lampor", "Bo", "2021"), columns=3, builder=builder
    )
    assert shown(document, heads) == ["Mål: goal", "Polisen Kontakt: police.contact", "När: timing"]


def test_labels_alone_in_their_rows_are_a_column_of_labels() -> None:
    document, table = table_of(("Åtgärd", "När", "Vem"), VALUES, ("Mål", "", ""), ("Syfte", "", ""))
    assert grid_heads(document, table, RULES) is None
