"""Rows of label | value tables, one by one: what each is read as, just inside and just outside of what decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.layouts.field_table.columns import table_to_columns
from extract.layouts.field_table.looks import is_like_title
from extract.layouts.field_table.rows import table_to_readings
from extract.recognise.readings import (
    HeadingRow,
    LabelOnlyRow,
    MoreRow,
    NoteRow,
    PairRow,
    RowReading,
    TitleRow,
)
from models.pages.document import Cell, Document, Paragraph, Row, Table
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
LABELLED = (("Mål", "Lugn"), ("Löptid", "2021"), ("Syfte", "Ro"))
"""Rows by which the first column is one of labels."""


def words(count: int) -> str:
    return " ".join(["Ord", *["ord"] * (count - 1)])


def last_table(builder: Builder) -> tuple[Document, Table]:
    document = builder.document()
    table = document.blocks[-1]
    assert isinstance(table, Table)
    return document, table


def shown(document: Document, reading: RowReading) -> str:
    def text(pieces: tuple[Paragraph, ...]) -> str:
        return " / ".join(document.text(piece.words) for piece in pieces)

    match reading:
        case HeadingRow(pieces):
            return f"heading {text(pieces)}"
        case NoteRow(pieces):
            return f"note {text(pieces)}"
        case MoreRow(pieces):
            return f"more {text(pieces)}"
        case LabelOnlyRow(label):
            return f"label {document.text(label)}"
        case TitleRow(left, _, right, holds):
            return f"title {text(left)} | {text(right)} {holds}"
        case PairRow():
            party = f" @{reading.party}" if reading.party else ""
            below = " below" if reading.value_below else ""
            return f"{document.text(reading.label)} | {text(reading.pieces)}{party}{below}"


def readings(*rows: object, columns: int = 2, bold_first: bool = False) -> list[str]:
    document, table = last_table(Builder().table(*rows, columns=columns, bold_first=bold_first))
    return [shown(document, one) for one in table_to_readings(document, table, RULES)]


REST = ["Mål | Lugn", "Löptid | 2021", "Syfte | Ro"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Nattvandring", "heading Nattvandring"),
        (words(18), f"heading {words(18)}"),
        (words(19), f"note {words(19)}"),
        ("Mål", "Mål |  below"),
        ("Mål: Lugna kvällar", "Mål: | Lugna kvällar"),
        (("Nattvandring", ""), "title Nattvandring |  name"),
        (("Nattvandring", "Ronder"), "title Nattvandring | Ronder name"),
        (("Nattvandring", "Polisen"), "title Nattvandring | Polisen parties"),
        (("Nattvandring", "2021-03-04"), "title Nattvandring | 2021-03-04 date"),
        (("Nattvandring", "2021"), "title Nattvandring | 2021 date"),
        (("Nattvandring", "4 mars 2021"), "title Nattvandring | 4 mars 2021 date"),
        (("Nattvandring", "Beslutad 2021"), "title Nattvandring | Beslutad 2021 name"),
        (("Nattvandring", "Stadspark 2021"), "title Nattvandring | Stadspark 2021 name"),
        (("Nattvandring", "Sommaren 2021"), "title Nattvandring | Sommaren 2021 name"),
        (("Nattvandring", "Vi går ut."), "Nattvandring | Vi går ut."),
        (("Nattvandring", "Vi går ut;"), "Nattvandring | Vi går ut;"),
        (("Nattvandring", ["Ronder"]), "Nattvandring | Ronder"),
        (("Nattvandring", words(18)), f"title Nattvandring | {words(18)} name"),
        (("Nattvandring", words(19)), f"Nattvandring | {words(19)}"),
        ((words(18), "Ronder"), f"title {words(18)} | Ronder name"),
        ((words(19), "Ronder"), f"{words(19)} | Ronder"),
        (("", "Ronder"), "more Ronder"),
        (("Bakgrund", "Det var mörkt"), "Bakgrund | Det var mörkt"),
    ],
)
def test_the_first_row(row: object, expected: str) -> None:
    assert readings(row, *LABELLED) == [expected, *REST]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("Nattvandring", ""), "Nattvandring | "),
        (("Nattvandring", "Ronder"), "Nattvandring | Ronder"),
        (("", "Ronder"), "more Ronder"),
        ("Nattvandring", "heading Nattvandring"),
    ],
)
def test_a_row_below_others(row: object, expected: str) -> None:
    assert readings(*LABELLED, row) == [*REST, expected]


def cell(builder: Builder, text: str, column: int, **how: object) -> Cell:
    made = builder.cell(text, column, "cell", bold=bool(how.pop("bold", False)))
    return replace(made, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"bold": True}, {"bold": True}, "title Nattvandring på torget | Ronder name"),
        ({}, {"shaded": True}, "title Nattvandring på torget | Ronder name"),
        ({"bold": True}, {}, "Nattvandring på torget | Ronder"),
        ({}, {}, "Nattvandring på torget | Ronder"),
    ],
)
def test_a_row_below_others_is_a_title_by_its_look(
    left: dict[str, bool], right: dict[str, bool], expected: str
) -> None:
    builder = Builder()
    row = (cell(builder, "Nattvandring på torget", 0, **left), cell(builder, "Ronder", 1, **right))
    document, table = last_table(builder.table(*LABELLED, row))
    assert [shown(document, one) for one in table_to_readings(document, table, RULES)] == [*REST, expected]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Kvällsrond", "title Koppling till planer | Kvällsrond name"),
        ("Rond.", "Koppling till planer | Rond."),
    ],
)
def test_a_first_row_on_a_ground_is_a_title_unless_a_sentence_stands_in_it(value: str, expected: str) -> None:
    builder = Builder()
    row = (cell(builder, "Koppling till planer", 0, shaded=True), cell(builder, value, 1))
    document, table = last_table(builder.table(row, *LABELLED))
    assert shown(document, next(table_to_readings(document, table, RULES))) == expected


@pytest.mark.parametrize(
    ("text", "look", "expected"),
    [
        ("Nattvandring på torget", {"bold": True}, "title Nattvandring på torget |  name"),
        ("Nattvandring på torget", {"shaded": True}, "title Nattvandring på torget |  name"),
        ("Nattvandring på torget", {}, "Nattvandring på torget | "),
        ("Nattvandring", {"bold": True}, "Nattvandring | "),
    ],
)
def test_several_words_that_stand_out_beside_nothing_are_a_title(
    text: str, look: dict[str, bool], expected: str
) -> None:
    builder = Builder()
    document, table = last_table(builder.table(*LABELLED, (cell(builder, text, 0, **look), "")))
    assert [shown(document, one) for one in table_to_readings(document, table, RULES)] == [*REST, expected]


def test_a_row_of_parties_alone_heads_what_stands_below_it() -> None:
    rows = (
        ("Polisen", "Skolan"),
        ("Går ronder", "Håller lektioner"),
        ("Ringer hem", ""),
        ("Nattvandring", "Allt"),
    )
    assert readings(*LABELLED, *rows[:2]) == [
        *REST, "Polisen | Går ronder @police", "Skolan | Håller lektioner @school"
    ]  # fmt: skip
    assert readings(*LABELLED, *rows[:3])[-1] == "Polisen | Ringer hem @police"
    assert readings(*LABELLED, rows[0], ("Finansiering", "Egen"), rows[1])[-2:] == [
        "Finansiering | Egen", "Går ronder | Håller lektioner"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("corner", "headed"),
    [("", True), ("Vår plan", True), ("x" * 30, True), ("x" * 31, False), ("Mål", False)],
)
def test_parties_over_columns_of_values(corner: str, headed: bool) -> None:
    rows = [(one[0], one[1], "") for one in LABELLED]
    found = readings(*rows, (corner, "Polisen", "Skolan"), ("Åtagande", "Ronder", "Lektioner"), columns=3)
    commitments = ["Polisen Åtagande | Ronder @police", "Skolan Åtagande | Lektioner @school"]
    assert (found[-2:] == commitments) is headed
    assert (f"label {corner}" in found) is (headed and bool(corner))


def test_one_party_or_an_unknown_word_heads_no_columns() -> None:
    rows = [(one[0], one[1], "") for one in LABELLED]
    for right in ("", "Sagoängen"):
        found = readings(*rows, ("", "Polisen", right), ("Åtagande", "Ronder", "Lektioner"), columns=3)
        assert "Polisen Åtagande | Ronder @police" not in found


def test_a_value_under_one_party_alone_is_of_all_where_its_label_is_no_partys() -> None:
    rows = [(one[0], one[1], "") for one in LABELLED]
    found = readings(
        *rows, ("", "Polisen", "Skolan"), ("Finansiering", "Egen", ""), ("Kontakt", "Bo", ""), columns=3
    )
    assert found[-2:] == ["Finansiering | Egen", "Polisen Kontakt | Bo @police"]


def test_pairs_side_by_side() -> None:
    rows = [
        ("Mål", "Lugn", "Löptid", "2021"),
        ("Syfte", "Ro", "Finansiering", "Egen"),
        ("", "Mer", "Målgrupp", "Alla"),
    ]
    assert readings(*rows, columns=4) == [
        "Mål | Lugn", "Löptid | 2021", "Syfte | Ro", "Finansiering | Egen", "more Mer", "Målgrupp | Alla"
    ]  # fmt: skip


def test_a_party_beside_several_roles_goes_with_each() -> None:
    rows = [
        ("Mål", "", "Lugn"),
        ("Löptid", "", "2021"),
        ("Polisen", "Kontakt", "Bo Myt"),
        ("", "Deltagare", "Patrull"),
        ("Syfte", "", "Ro"),
    ]
    found = readings(*rows, columns=3)
    assert "Polisen Kontakt | Bo Myt @police" in found
    assert "Polisen Deltagare | Patrull @police" in found
    assert found[-1] == "Syfte | Ro"


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        (words(18), words(18), True),
        (words(19), "Ronder", False),
        ("Ronder", words(19), False),
        ("Ronder", "Vi går ut.", False),
        ("Ronder", "Vi går ut;", False),
        ("Ronder", "", True),
    ],
)
def test_a_row_that_could_be_a_title(label: str, value: str, expected: bool) -> None:
    document = Builder().paragraph(label).paragraph(value or "ord").document()
    left, right = (block.all_words for block in document.blocks)
    pieces = (Paragraph(right),) if value else ()
    assert is_like_title(document, PairRow(left, None, pieces)) is expected
    assert not is_like_title(document, PairRow(left, None, pieces, party="police"))
    assert not is_like_title(document, PairRow(left, RULES.labels.match("Mål"), pieces))
    assert not is_like_title(
        document, PairRow(left, None, (*pieces, Paragraph(left[:1]), Paragraph(left[:1])))
    )


# -- a column an activity ---------------------------------------------------------------------------


def columns_of(*rows: object, columns: int = 3) -> list[list[list[str]]]:
    document, table = last_table(Builder().table(*rows, columns=columns))
    parts = table_to_columns(document, table, RULES)
    return [[[document.text(cell.words) for cell in row.cells] for row in part.rows] for part in parts]


NAMED = ("Aktivitet", "Vandring", "Lovkvällar")


def test_each_column_is_an_activity() -> None:
    assert columns_of(NAMED, ("Mål", "Lugn", "Ro"), ("Löptid", "2021", "")) == [
        [["Aktivitet", "Vandring"], ["Mål", "Lugn"], ["Löptid", "2021"]],
        [["Aktivitet", "Lovkvällar"], ["Mål", "Ro"], ["Löptid", ""]],
    ]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (
            [
                NAMED,
                ("Mål", "Lugn", "Ro"),
                ("Syfte", "Ro", "Lugn"),
                ("Löptid", "2021", ""),
                ("Plats", "Torg", ""),
            ],
            2,
        ),
        ([NAMED, ("Mål", "Lugn", "Ro"), ("Löptid", "2021", ""), ("Plats", "Torg", "")], 1),
        ([("Mål", "Lugn", "Ro"), NAMED], 2),
        ([("Mål", "Lugn", "Ro"), ("Syfte", "Ro", "Lugn"), NAMED], 1),
        ([("Aktivitet", "Vandring", "Vandring"), ("Mål", "Lugn", "Ro")], 1),
        ([("Aktivitet", "Vandring", "Polisen"), ("Mål", "Lugn", "Ro")], 1),
        ([("Aktivitet", "Vandring", "Syfte"), ("Mål", "Lugn", "Ro")], 1),
        # of three names one may be called as a field is, of two one as a label of minutes
        ([("Insats", "Vandring", "Utbildning", "Larm"), ("Mål", "Lugn", "Ro", "Ljus")], 3),
        ([("Insats", "Vandring", "Utbildning", "Mål"), ("Mål", "Lugn", "Ro", "Ljus")], 1),
        ([("Insats", "Vandring", "Ansvarig", "Bo Ek"), ("Mål", "Lugn", "Löptid", "2021")], 1),
        ([("Insats", "Vandring", "Närvaro"), ("Mål", "Lugn", "Ro")], 2),
        ([("Ansvarig", "Vandring", "Lovkvällar"), ("Mål", "Lugn", "Ro")], 1),
    ],
)
def test_when_columns_are_activities(rows: list[tuple[str, ...]], count: int) -> None:
    assert len(columns_of(*rows, columns=len(rows[0]))) == count


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([("", "Vandring", "Lovkvällar"), ("Mål", "Lugn", "Ro"), ("Syfte", "A", "B"), ("Löptid", "1", "2")], 2),
        ([("", "Vandring", "Lovkvällar"), ("Mål", "Lugn", "Ro"), ("Syfte", "A", "B")], 1),
        ([("Uppgift", "Vandring", "Lovkvällar"), ("Mål", "Lugn", "Ro"), ("Syfte", "A", "B"), ("När", "1", "2")], 2),
        ([("Orsak", "Vandring", "Lovkvällar"), ("Mål", "Lugn", "Ro"), ("Syfte", "A", "B"), ("När", "1", "2")], 1),
        ([("", "Polisen", "Skolan"), ("Mål", "Lugn", "Ro"), ("Syfte", "A", "B"), ("Löptid", "1", "2")], 1),
        ([("", "Vandring", "Lovkvällar"), ("Mål", "Lugn", "Ro"), ("Södra", "A", "B"), ("Löptid", "1", "2")], 1),
    ],
)  # fmt: skip
def test_names_over_columns_without_a_label_beside_them(rows: list[tuple[str, ...]], count: int) -> None:
    parts = columns_of(*rows)
    assert len(parts) == count
    assert count == 1 or [part[0] for part in parts] == [["Vandring"], ["Lovkvällar"]]


def test_a_cell_over_several_columns_is_of_each() -> None:
    builder = Builder()
    made = Row((builder.cell("Mål", 0, "a"), replace(builder.cell("Lugn", 1, "b"), column_span=2)))
    document, table = last_table(builder.table(NAMED, ("Syfte", "Ro", "Tro"), columns=3))
    parts = table_to_columns(document, replace(table, rows=(*table.rows, made)), RULES)
    assert [document.text(part.rows[-1].words) for part in parts] == ["Mål Lugn", "Mål Lugn"]
    assert {(cell.column, cell.column_span) for part in parts for row in part.rows for cell in row.cells} == {
        (0, 1),
        (1, 1),
    }


# -- bands ---------------------------------------------------------------------------------------------


def banded(*rows: tuple[str, str], band: int, shaded: tuple[int, ...]) -> list[str]:
    """What the rows are, where the row `band` is bold and those of `shaded` stand on a ground."""
    document, table = last_table(Builder().table(*rows))
    words = {word for cell in table.rows[band].cells for word in cell.words}
    bold = tuple(replace(one, bold=index in words) for index, one in enumerate(document.words))
    document = replace(document, words=bold)
    grounds = [
        replace(row, cells=tuple(replace(cell, shaded=n in shaded) for cell in row.cells))
        for n, row in enumerate(table.rows)
    ]
    return [
        shown(document, one)
        for one in table_to_readings(document, replace(table, rows=tuple(grounds)), RULES)
    ]


@pytest.mark.parametrize(
    ("band", "shaded", "expected"),
    [
        (("Langarkollen", ""), (3,), "title Langarkollen |  name"),
        (("Langarkollen", ""), (), "Langarkollen | "),
        (("", "Langarkollen"), (1, 3), "heading Langarkollen"),
        (("", "Langarkollen"), (1,), "more Langarkollen"),
        (
            ("Trygga gårdar", "Gårdsvärdar"),
            (0, 1, 2, 3, 4),
            "title Trygga gårdar | Gårdsvärdar name",
        ),
    ],
)
def test_a_band_that_looks_as_no_labelled_row_heads_those_below(
    band: tuple[str, str], shaded: tuple[int, ...], expected: str
) -> None:
    read = banded(*LABELLED, band, ("Ansvarig", "Rektor"), band=3, shaded=shaded)
    assert read[3] == expected


def test_an_unknown_label_on_the_ground_that_all_rows_have_is_no_title() -> None:
    document, table = last_table(Builder().table(*LABELLED, ("Riskbild", "Snö på vägen")))
    grounds = tuple(
        replace(row, cells=tuple(replace(cell, shaded=True) for cell in row.cells)) for row in table.rows
    )
    *_, last = table_to_readings(document, replace(table, rows=grounds), RULES)
    assert isinstance(last, PairRow)
