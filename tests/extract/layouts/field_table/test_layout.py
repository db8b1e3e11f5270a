"""Label | value tables in the shapes that plans have, each with the answer written beside it."""

import pytest

from extract.layouts.field_table.layout import (
    is_field_table,
)
from models.pages.document import Cell, Paragraph, Row, Table
from rules.pack import load_rules
from tests.building import Builder
from tests.drafted import segment_fields as fields
from tests.drafted import segments

RULES = load_rules()


def test_aktivitet_is_the_name_first_and_a_measure_after() -> None:
    builder = Builder().table(
        ("Aktivitet", "Vandringar"), ("Mål", "Trygghet"), ("Aktivitet", "Gå ut i mörker"), ("Löptid", "2021")
    )
    document, (segment,) = segments(builder)
    assert fields(document, segment) == {
        "name": "Vandringar",
        "goal": "Trygghet",
        "measures": "Gå ut i mörker",
        "duration": "2021",
    }


def test_aktivitet_of_several_paragraphs_is_name_and_measures() -> None:
    builder = Builder().table(("Aktivitet", ("Forum", "Lyfta frågor.", "Dela bild.")), ("Löptid", "2021"))
    document, (segment,) = segments(builder)
    assert fields(document, segment)["name"] == "Forum"
    assert fields(document, segment)["measures"] == "Lyfta frågor. Dela bild."


def test_a_title_row_is_undertaking_and_name() -> None:
    builder = Builder().table(("Samverkan kring unga", "SSPF"), ("Mål", "Stöd"), ("Löptid", "2021"))
    document, (segment,) = segments(builder)
    assert fields(document, segment)["undertaking"] == "Samverkan kring unga"
    assert fields(document, segment)["name"] == "SSPF"


def test_a_title_row_with_an_empty_right_cell_is_the_name() -> None:
    builder = Builder().table(("Farstarådet", ""), ("Mål", "Stöd"), ("Löptid", "2021"))
    document, (segment,) = segments(builder)
    assert fields(document, segment)["name"] == "Farstarådet"
    assert "undertaking" not in fields(document, segment)


def test_a_title_row_with_parties_is_name_and_responsible() -> None:
    builder = Builder().table(("Kontroller", "Stadsdelsförvaltning och polis"), ("Mål", "x"), ("Löptid", "y"))
    document, (segment,) = segments(builder)
    assert fields(document, segment)["name"] == "Kontroller"
    assert fields(document, segment)["responsible"] == "Stadsdelsförvaltning och polis"


def test_an_area_in_one_cell_above_a_title_row() -> None:
    builder = Builder().table("Unga i riskzonen", ("Kring unga", "SSPF"), ("Mål", "Stöd"), ("Löptid", "2021"))
    document, (segment,) = segments(builder)
    assert [document.text(pieces[0].words) for pieces in segment.headings] == ["Unga i riskzonen"]
    assert fields(document, segment)["name"] == "SSPF"


def test_a_table_of_area_fields_belongs_to_an_area() -> None:
    _, (segment,) = segments(Builder().table("Trygga platser", ("Mål", "Lugn"), ("Lägesbild", "Oro")))
    assert segment.is_area_only


def test_labels_on_the_right_in_capitals_with_colon() -> None:
    builder = Builder().table(
        ("Vandringar", "AKTIVITET:"), ("Delta.", "POLISENS ÅTAGANDE:"), ("2021", "LÖPTID:")
    )
    document, (segment,) = segments(builder)
    assert fields(document, segment) == {
        "name": "Vandringar",
        "police.commitment": "Delta.",
        "duration": "2021",
    }


def test_a_party_named_once_with_roles_beside_it() -> None:
    builder = Builder().table(
        ("Polisen", "Kontakt", "Kommunpolis"),
        ("", "Deltagare", "Yttre tjänst"),
        ("", "Åtagande", "Delta på möten"),
        ("Stadsdelsförvaltningen", "Kontakt", "Samordnare"),
        columns=3,
    )
    document, (segment,) = segments(builder)
    assert fields(document, segment) == {
        "police.contact": "Kommunpolis",
        "police.participants": "Yttre tjänst",
        "police.commitment": "Delta på möten",
        "district_administration.contact": "Samordnare",
    }


def test_two_parties_over_their_columns() -> None:
    builder = Builder().table(
        ("", "Polisen", "Stadsdelsförvaltningen"),
        ("Kontakt", "Kommunpolis", "Samordnare"),
        ("Åtagande", "Delta", "Kalla till möten"),
        ("Löptid", "2021"),
        columns=3,
    )
    document, (segment,) = segments(builder)
    assert fields(document, segment) == {
        "police.contact": "Kommunpolis",
        "district_administration.contact": "Samordnare",
        "police.commitment": "Delta",
        "district_administration.commitment": "Kalla till möten",
        "duration": "2021",
    }
    assert document.text(segment.entries[0].label) == "Polisen Kontakt"


def test_a_label_merged_over_two_rows_has_both_cells_as_its_value() -> None:
    builder = Builder()
    label = builder.cell("Polisens åtagande", 0, "c")
    tall = Cell(0, label.blocks, row_span=2)
    rows = (
        Row((builder.cell("Mål", 0, "a"), builder.cell("Lugn", 1, "b"))),
        Row((tall, builder.cell("Delta.", 1, "d"))),
        Row((builder.cell("Rapportera.", 1, "e"),)),
        Row((builder.cell("Löptid", 0, "f"), builder.cell("2021", 1, "g"))),
    )
    builder.blocks.append(Table(rows, 2))
    document, (segment,) = segments(builder)
    assert fields(document, segment)["police.commitment"] == "Delta. Rapportera."


def test_a_table_nested_in_a_value_is_part_of_it() -> None:
    builder = Builder()
    inner = Table((Row((builder.cell("Ledning", 0, "i"), builder.cell("Kommunpolis", 1, "j"))),), 2)
    rows = (
        Row((builder.cell("Mål", 0, "a"), builder.cell("Lugn", 1, "b"))),
        Row((builder.cell("Polisens kontakt", 0, "c"), Cell(1, (inner,)))),
    )
    builder.blocks.append(Table(rows, 2))
    document, (segment,) = segments(builder)
    assert fields(document, segment)["police.contact"] == "Ledning Kommunpolis"


def test_an_unknown_label_keeps_its_value() -> None:
    builder = Builder().table(("Mål", "x"), ("Kaffekokare", "Två stycken."), ("Löptid", "2021"))
    document, (segment,) = segments(builder)
    entry = segment.entries[1]
    assert (entry.target.field, entry.unknown_label) == ("other", True)
    assert document.text(entry.words) == "Två stycken."


def test_an_empty_value_is_kept_with_its_label() -> None:
    document, (segment,) = segments(Builder().table(("Mål", "x"), ("Finansiering", ""), ("Löptid", "2021")))
    assert fields(document, segment)["funding"] == ""


def test_several_activities_in_one_table() -> None:
    builder = Builder().table(
        ("Aktivitet", "A"), ("Mål", "x"), ("Löptid", "y"), ("Aktivitet", "B"), ("Mål", "z"), ("Löptid", "w")
    )
    document, found = segments(builder)
    assert [fields(document, segment)["name"] for segment in found] == ["A", "B"]


def test_a_title_row_in_the_middle_of_a_table_begins_a_new_activity() -> None:
    builder = Builder().table(
        ("Kring unga", "SSPF"),
        ("Mål", "x"),
        ("Löptid", "y"),
        ("Kring torg", "Torggruppen"),
        ("Mål", "z"),
        ("Löptid", "w"),
    )
    document, found = segments(builder)
    assert [fields(document, segment)["name"] for segment in found] == ["SSPF", "Torggruppen"]


def test_label_and_value_side_by_side_twice() -> None:
    builder = Builder().table(
        ("Mål", "Lugn", "Löptid", "2021"), ("Syfte", "Ro", "Mötesfrekvens", "Varje vecka"), columns=4
    )
    document, (segment,) = segments(builder)
    assert fields(document, segment) == {
        "goal": "Lugn",
        "duration": "2021",
        "purpose": "Ro",
        "meeting_frequency": "Varje vecka",
    }


def test_a_grid_and_a_table_of_figures_are_no_field_tables() -> None:
    builder = Builder()
    builder.table(("Orsak", "Åtgärd", "När", "Vem"), ("Mörkt", "Lampor", "2021", "Polisen"), columns=4)
    builder.table(("Brott", "2020", "2021"), ("Stöld", "14", "12"), columns=3)
    document = builder.document()
    for table in document.blocks:
        assert isinstance(table, Table)
        assert not is_field_table(document, table, RULES)


def test_a_label_with_its_value_in_the_row_below() -> None:
    builder = Builder()
    builder.table(("Löptid", "2021"), ("Mötesfrekvens", "Varje vecka"))
    table = builder.blocks.pop()
    assert isinstance(table, Table)
    stacked = (
        Row((Cell(0, (Paragraph(builder.words("Mål", "x")),), column_span=2),)),
        Row((Cell(0, (Paragraph(builder.words("Torget ska vara lugnt.", "y")),), column_span=2),)),
    )
    builder.blocks.append(Table((*table.rows, *stacked), 2))
    document, (segment,) = segments(builder)
    assert fields(document, segment)["goal"] == "Torget ska vara lugnt."


def spanning_rows(builder: Builder, *groups: tuple[str, tuple[tuple[str, str], ...]]) -> Builder:
    """A table with a first column whose cells stand beside all rows of their group."""
    rows = []
    for number, (name, pairs) in enumerate(groups):
        for index, (label, value) in enumerate(pairs):
            ref = f"table 1 row {number}-{index}"
            cells = [builder.cell(label, 1, ref), builder.cell(value, 2, ref)]
            if index == 0:
                first = builder.cell(name, 0, ref)
                cells.insert(0, Cell(0, first.blocks, row_span=len(pairs)))
            rows.append(Row(tuple(cells)))
    builder.blocks.append(Table(tuple(rows), 3, ref="table 1"))
    return builder


def test_a_cell_beside_all_rows_of_an_activity_names_its_area() -> None:
    pairs = (("Aktivitet", "Vandring"), ("Mål", "Lugn"), ("Ansvarig", "Rektor"))
    document, found = segments(spanning_rows(Builder(), ("Skola", pairs), ("Centrum", pairs)))
    assert [document.text(segment.headings[0][0].words) for segment in found] == ["Skola", "Centrum"]
    wanted = {"name": "Vandring", "goal": "Lugn", "responsible": "Rektor"}
    assert [fields(document, segment) for segment in found] == [wanted, wanted]


def test_fields_that_come_once_more_are_another_activity() -> None:
    again = (("Syfte", "Lugn"), ("Målgrupp", "Unga"), ("Ansvarig", "Rektor"), ("Finansiering", "Egen"))
    document, found = segments(Builder().table(("Aktivitet", "Vandring"), *again, *again))
    assert [fields(document, segment).get("name") for segment in found] == ["Vandring", None]
    assert all(fields(document, segment)["funding"] == "Egen" for segment in found)


def test_a_date_beside_a_name_is_no_name() -> None:
    builder = Builder().table(("Fältarbete", "Reviderad 2023-02-01"), ("Mål", "Lugn"), ("Ansvarig", "Rektor"))
    document, (segment,) = segments(builder)
    assert fields(document, segment)["name"] == "Fältarbete"
    assert fields(document, segment)["other"] == "Reviderad 2023-02-01"


def test_background_beside_a_short_text_is_no_title_row() -> None:
    builder = Builder().table(("Bakgrund", "Äldre luras"), ("Mål", "Färre luras"), ("Ansvarig", "Polisen"))
    document, (segment,) = segments(builder)
    assert fields(document, segment) == {
        "other": "Äldre luras",
        "goal": "Färre luras",
        "responsible": "Polisen",
    }


def test_a_line_beside_nothing_above_aktivitet_is_a_heading() -> None:
    builder = Builder().table(
        ("Aktivitet", "Vandring"),
        ("Mål", "Lugn"),
        ("Unga i riskzon", ""),
        ("Aktivitet", "Möten"),
        ("Mål", "Stöd"),
    )
    document, found = segments(builder)
    assert [fields(document, segment)["name"] for segment in found] == ["Vandring", "Möten"]
    assert document.text(found[1].headings[0][0].words) == "Unga i riskzon"


def test_labels_of_two_widths_in_one_table() -> None:
    builder = Builder()
    rows = []
    for number, (label, value, span) in enumerate(
        [
            ("Aktivitet", "Vandring", 1),
            ("Mål", "Lugn", 1),
            ("Löptid", "2021", 1),
            ("Aktivitet", "Möten", 2),
            ("Mål", "Stöd", 2),
            ("Löptid", "2022", 2),
        ]
    ):
        left, right = builder.cell(label, 0, f"row {number}"), builder.cell(value, span, f"row {number}")
        rows.append(
            Row((Cell(0, left.blocks, column_span=span), Cell(span, right.blocks, column_span=3 - span)))
        )
    builder.blocks.append(Table(tuple(rows), 3, ref="table 1"))
    document, found = segments(builder)
    assert [fields(document, segment)["goal"] for segment in found] == ["Lugn", "Stöd"]


def test_rows_about_the_document_above_the_first_activity_are_none_of_its_fields() -> None:
    builder = Builder().table(
        ("Diarienummer", "12/34"), ("Beslutad av", "Nämnden"), ("Aktivitet", "Vandring"), ("Mål", "Lugn")
    )
    document, (segment,) = segments(builder)
    assert fields(document, segment) == {"name": "Vandring", "goal": "Lugn"}


def test_rows_about_the_document_within_an_activity_stay_with_it() -> None:
    builder = Builder().table(("Aktivitet", "Vandring"), ("Diarienummer", "12/34"), ("Mål", "Lugn"))
    document, (segment,) = segments(builder)
    assert fields(document, segment)["other"] == "12/34"


def test_a_value_over_the_second_pair_of_columns_is_no_label() -> None:
    builder = Builder().table(
        ("Aktivitet", "Vandring", "Tidplan", "Maj"), ("Syfte", "Lugn", "Ansvarig", "Rektor"), columns=4
    )
    label, value = builder.cell("Mål", 0, "row 3"), builder.cell("Alla känner sig trygga.", 1, "row 3")
    last = Row((label, Cell(1, value.blocks, column_span=3)))
    table = builder.blocks.pop()
    assert isinstance(table, Table)
    builder.blocks.append(Table((*table.rows, last), 4, ref="table 1"))
    document, (segment,) = segments(builder)
    assert len(segment.entries) == 5
    assert fields(document, segment)["goal"] == "Alla känner sig trygga."


def test_a_label_right_below_one_without_a_value_is_no_value() -> None:
    content = ("Kvällsrond", "Mål", "Lugn", "Ansvarig", "Uppföljning", "Antal ronder", "Löptid", "2021")
    document, (segment,) = segments(Builder().table((content,), columns=1))
    found = fields(document, segment)
    assert (found["follow_up"], found["goal"]) == ("Antal ronder", "Lugn")
    assert not found.get("responsible")


def test_a_first_measure_that_is_a_name_names_what_another_tells() -> None:
    builder = Builder().table(
        ("Åtgärd nr 1", "Trygg hemväg"),
        ("Orsak", "Skymd väg"),
        ("Vad ska göras?", "Buskar klipps två gånger."),
    )
    document, (segment,) = segments(builder)
    assert fields(document, segment) == {
        "name": "Trygg hemväg",
        "cause": "Skymd väg",
        "measures": "Buskar klipps två gånger.",
    }


@pytest.mark.parametrize(("words", "named"), [(18, True), (19, False)])
def test_a_long_aktivitet_beside_measures_of_their_own_names_them(words: int, named: bool) -> None:
    name = " ".join(["Ronder", *["torget"] * (words - 1)])
    _, (segment,) = segments(Builder().table(("Aktivitet", name), ("Åtgärder", "Vi går."), ("Tid", "2021")))
    assert segment.has_own_name is named


def test_a_measure_alone_names_nothing() -> None:
    builder = Builder().table(("Åtgärd", "Trygg hemväg"), ("Orsak", "Skymd väg"), ("Löptid", "2021"))
    document, (segment,) = segments(builder)
    assert fields(document, segment)["measures"] == "Trygg hemväg"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (("Rubrik", "Innehåll"), "Trygg hemväg"),
        (("Fråga", "Svar"), "Trygg hemväg"),
        (("Rubrik", "Hemväg"), None),
    ],
)
def test_a_first_row_that_only_heads_both_columns_names_nothing(
    head: tuple[str, str], name: str | None
) -> None:
    builder = Builder().table(head, ("Aktivitet", "Trygg hemväg"), ("Hur", "Vi går."), ("Hur länge", "2021"))
    document, (segment,) = segments(builder)
    assert fields(document, segment)["duration"] == "2021"
    assert (fields(document, segment).get("name") == "Trygg hemväg") is (name is not None)
    assert bool(segment.labels) is (name is not None)


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("Hur märks det att vi lyckats?", "follow_up"),
        ("Vem berörs?", "target_group"),
        ("Vem drabbas?", "other"),
        ("Vad kan gå fel?", "other"),
    ],
)
def test_a_question_among_labels_asks_for_its_field(question: str, field: str) -> None:
    builder = Builder().table(
        ("Aktivitet", "Trygg hemväg"), ("Åtgärder", "Vi går."), (question, "Antal barn")
    )
    document, (segment,) = segments(builder)
    assert fields(document, segment)[field] == "Antal barn"
