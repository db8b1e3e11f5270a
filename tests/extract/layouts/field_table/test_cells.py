"""Tables whose cells hold label and value both: the fields they give, written inline."""

from __future__ import annotations

from dataclasses import replace

from extract.layouts.field_table.layout import is_field_table, segment_to_activity_entries, table_to_segments
from models.pages.document import Cell, Paragraph, Table
from rules.pack import load_rules
from tests.building import Builder
from tests.drafted import told

RULES = load_rules()


def activities(builder: Builder) -> list[dict[str, str]]:
    """Each activity's fields, by name."""
    document = builder.document()
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert is_field_table(document, table, RULES)
    found = []
    for segment in table_to_segments(document, table, RULES):
        fields = {}
        for entry in segment_to_activity_entries(segment, None):
            target = entry.target
            key = f"{target.party}.{target.role}" if target.field == "party" else target.field
            fields[key] = document.text(entry.words)
        found.append(fields)
    return found


def test_one_column_of_labels_with_colons() -> None:
    builder = Builder().table(
        ("Aktivitet: Kvällscafé",), ("Mål: Fler vuxna ute",), ("Ansvarig: Fältgruppen",), columns=1
    )
    assert activities(builder) == [
        {"name": "Kvällscafé", "goal": "Fler vuxna ute", "responsible": "Fältgruppen"}
    ]


def test_two_pairs_in_each_row_of_a_form() -> None:
    builder = Builder().table(
        ("Aktivitet: Gårdsrond", "Ansvarig: Värden"), ("Mål: Lugn", "Polisens åtagande: Gå med"), columns=2
    )
    assert activities(builder) == [
        {"name": "Gårdsrond", "responsible": "Värden", "goal": "Lugn", "police.commitment": "Gå med"}
    ]


def test_a_label_above_its_value_in_one_cell() -> None:
    cell = ("Ungdomsdialog", "Mål", "Unga påverkar.", "Ansvarig", "Fritidschefen", "Tidplan", "Maj")
    builder = Builder().table((cell,), columns=1)
    (segment,) = table_to_segments(builder.document(), builder.blocks[-1], RULES)  # type: ignore[arg-type]
    assert [piece.words for piece in segment.headings[0]] == [(0,)]
    assert activities(builder) == [
        {"goal": "Unga påverkar.", "responsible": "Fritidschefen", "timing": "Maj"}
    ]


def test_text_below_without_a_label_goes_on_with_the_value() -> None:
    builder = Builder().table(("Mål: Lugn",), ("och trygghet",), ("Ansvarig: Värden",), columns=1)
    assert activities(builder) == [{"goal": "Lugn och trygghet", "responsible": "Värden"}]


def test_cells_with_ordinary_text_are_no_form() -> None:
    document = (
        Builder().table(("Klockan: åtta", "Torget"), ("Mål: lugn", "Skolan"), ("Tisdag", "Parken")).document()
    )
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert not is_field_table(document, table, RULES)


def test_a_label_without_a_field_above_its_value_in_a_cell() -> None:
    builder = Builder()
    texts = (("Mål", True), ("Fler vuxna ute", False), ("Uppföljning", True), ("Antal besök", False))
    texts += (("Ansvarig", True), ("Rektor", False), ("Risker", True), ("Regn", False))
    blocks = tuple(Paragraph(builder.words(text, "cell", bold=bold)) for text, bold in texts)
    assert activities(builder.table((Cell(0, blocks),), columns=1)) == [
        {"goal": "Fler vuxna ute", "follow_up": "Antal besök", "responsible": "Rektor", "other": "Regn"}
    ]


def headings(builder: Builder) -> list[str]:
    """The title above the fields of each activity."""
    document = builder.document()
    table = document.blocks[-1]
    assert isinstance(table, Table)
    segments = table_to_segments(document, table, RULES)
    return [document.text(piece.words) for one in segments for pieces in one.headings for piece in pieces]


def test_cells_that_are_cards_are_activities_each_with_its_title() -> None:
    rond = ("Kvällsrond", "Mål", "Lugna kvällar.", "När", "Hösten 2021", "Ansvarig", "Fältgruppen")
    hus = ("Öppet hus", "Mål", "Fler besök.", "När", "Maj 2021", "Ansvarig", "Fritidsledare")
    assert headings(Builder().table((rond, hus), columns=2)) == ["Kvällsrond", "Öppet hus"]
    assert activities(Builder().table((rond, hus), columns=2)) == [
        {"goal": goal, "timing": timing, "responsible": responsible}
        for _, _, goal, _, timing, _, responsible in (rond, hus)
    ]


def test_each_name_beside_a_card_is_the_title_of_its_activity() -> None:
    card = ("Mål: Ljusa stråk.", "Ansvarig: Gatuchef", "Tidplan: Oktober 2031")
    assert headings(Builder().table(("Ljusvandring", card), ("Fler ögon", card))) == [
        "Ljusvandring",
        "Fler ögon",
    ]
    assert headings(Builder().table((card, "Ljusvandring"), columns=2)) == []


def test_cells_of_two_labels_are_no_cards() -> None:
    rond = ("Kvällsrond", "Mål", "Lugna kvällar.", "När", "Hösten 2021")
    document = Builder().table((rond, rond), columns=2).document()
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert not is_field_table(document, table, RULES)


def test_a_label_that_ends_its_card_takes_no_value_from_the_next() -> None:
    rond = ("Kvällsrond", "Mål:", "Lugna kvällar.", "När:", "Hösten 2021", "Ansvarig:")
    hus = ("Öppet hus", "Mål:", "Fler besök.", "När:", "Maj 2021", "Ansvarig:", "Fritidsledare")
    assert headings(Builder().table((rond, hus), columns=2)) == ["Kvällsrond", "Öppet hus"]
    found = activities(Builder().table((rond, hus), columns=2))
    assert not found[0].get("responsible")


def test_what_stands_as_a_label_is_one_though_misprinted() -> None:
    builder = Builder().table(
        (("Kvällsrond", "Mål", "Lugn.", "Åtgär der", "Gå ut.", "Anvarig", "Rektor"),), columns=1
    )
    document = builder.document()
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    cell = table.rows[0].cells[0]
    pieces = tuple(
        replace(piece, is_label=n % 2 == 1) if isinstance(piece, Paragraph) else piece
        for n, piece in enumerate(cell.blocks)
    )
    row = replace(table.rows[0], cells=(replace(cell, blocks=pieces),))
    (segment,) = table_to_segments(document, replace(table, rows=(row,)), RULES)
    told = {entry.target.field: document.text(entry.words) for entry in segment.entries}
    assert told == {"goal": "Lugn.", "measures": "Gå ut.", "responsible": "Rektor"}


def test_a_label_above_its_value_is_no_cell_of_labels_though_both_could_be_one() -> None:
    builder = Builder().table(
        "Röjning",
        (("Polisens åtagande", "Peka ut mörka hörn."), ("Kommunens åtagande", "Gallra.")),
        (("När", "Våren 2019"), ("Uppföljning", "Vandring")),
    )
    assert activities(builder) == [
        {
            "police.commitment": "Peka ut mörka hörn.",
            "municipality.commitment": "Gallra.",
            "timing": "Våren 2019",
            "follow_up": "Vandring",
        }
    ]


def test_a_label_in_a_cell_of_its_own_has_the_next_cell_for_its_value_where_no_field_is_its() -> None:
    builder = Builder()
    rows = (("Mål", "Fler ute"), ("Ansvarig", "Rektor"), ("Koppling till andra planer", "Beror på vädret."))
    cells = [
        Cell(0, (Paragraph(builder.words(text, "cell", bold=bold), is_label=bold),))
        for label, value in rows
        for text, bold in ((label, True), (value, False))
    ]
    table = builder.table(*((cell,) for cell in cells), columns=1)
    (segment,) = table_to_segments(table.document(), table.blocks[-1], RULES)  # type: ignore[arg-type]
    told = {entry.target.field: table.document().text(entry.words) for entry in segment.entries}
    assert told["other"] == "Beror på vädret."


def test_a_label_of_meetings_is_one_where_it_is_set_as_the_labels_before_it() -> None:
    def form(*, bold: bool) -> list[dict[str, str]]:
        builder = Builder()
        rows = (
            (("Mål", "Lugn"), ("Ansvarig", "Rektor")),
            (("Uppföljning", "Antal besök"), ("Tid", "Våren 2024")),
        )
        cells = [
            tuple(
                Cell(
                    column,
                    tuple(
                        Paragraph(builder.words(text, "cell", bold=bold and not n))
                        for n, text in enumerate(pair)
                    ),
                )
                for column, pair in enumerate(row)
            )
            for row in rows
        ]
        return activities(builder.table(*cells, columns=2))

    told = {"goal": "Lugn", "responsible": "Rektor", "follow_up": "Antal besök"}
    assert form(bold=True) == [told | {"timing": "Våren 2024"}]
    assert "timing" not in form(bold=False)[0]


def test_labels_above_short_values_in_a_card_are_no_headings_of_columns() -> None:
    """The first row, cell by cell "Åtgärd" over its value, could head the rows below."""
    builder = Builder().table(
        ("Nattvandring",),
        (("Vad ska göras", "Skolan ringer hem."), ("Tidplan", "Vecka 44")),
        (("Mötesfrekvens", "Varje vecka"), ("Vem betalar", "Skolan")),
        (("Uppföljning", "Antal kvällar"),),
        columns=2,
    )
    _, ((_, found),) = told(builder)
    assert found == {
        "name": "Nattvandring",
        "measures": "Skolan ringer hem.",
        "timing": "Vecka 44",
        "meeting_frequency": "Varje vecka",
        "funding": "Skolan",
        "follow_up": "Antal kvällar",
    }


def test_a_card_may_begin_with_the_time_in_bold() -> None:
    builder = Builder()
    first = builder.cell(("Tid", "Maj"), 0, "r1")
    label = replace(first.blocks[0], words=builder.words("Tid", "r1", bold=True), bold=True)
    time = replace(first, blocks=(label, *first.blocks[1:]))
    builder.table(
        (time, ("Ansvarig", "Rektor")),
        (("Polisens åtagande", "Gå med"), ("Uppföljning", "Antal")),
        columns=2,
    )
    assert activities(builder) == [
        {"timing": "Maj", "responsible": "Rektor", "police.commitment": "Gå med", "follow_up": "Antal"}
    ]


def test_a_name_over_a_single_row_of_an_areas_field_is_the_area() -> None:
    builder = Builder().table(("Torget",), ("Mål", "Färre anmälningar."), columns=2)
    builder.table(("Aktivitet", "Nattvandring"), ("Ansvarig", "Rektor"), columns=2)
    areas, ((area, found),) = told(builder)
    assert areas == [{"area_name": "Torget", "goal": "Färre anmälningar."}]
    assert (area, found["name"]) == ("Torget", "Nattvandring")


def test_a_word_in_bold_beside_nothing_names_an_area_where_labels_are_light() -> None:
    builder = Builder()

    def name(text: str, ref: str) -> Cell:
        return builder.cell(text, 0, ref, bold=True)

    pairs = (("Mål", "Färre anmälningar."), ("Aktivitet", "Nattvandring"), ("Ansvarig", "Rektor"))
    again = (("Mål", "Lugn."), ("Aktivitet", "Belysning"), ("Ansvarig", "Gatuchef"))
    builder.table((name("Torget runt", "a"), ""), *pairs, (name("Butiksstölder", "b"), ""), *again, columns=2)
    areas, found = told(builder)
    assert [area["area_name"] for area in areas] == ["Torget runt", "Butiksstölder"]
    assert [(area, fields["name"]) for area, fields in found] == [
        ("Torget runt", "Nattvandring"),
        ("Butiksstölder", "Belysning"),
    ]


def test_a_card_that_begins_with_the_time() -> None:
    """The reader told the labels by their place in many cards."""
    builder = Builder()
    pairs = (("Tid", "Maj"), ("Kommunens åtagande", "Gå med"), ("Ansvarig", "Rektor"))
    cell = builder.cell(("Belysning", *(text for pair in pairs for text in pair)), 0, "r1")
    blocks = tuple(
        replace(block, is_label=number % 2 == 1) if isinstance(block, Paragraph) else block
        for number, block in enumerate(cell.blocks)
    )
    builder.table((replace(cell, blocks=blocks),), columns=1)
    assert activities(builder) == [
        {"timing": "Maj", "municipality.commitment": "Gå med", "responsible": "Rektor"}
    ]


def test_a_numbered_measure_over_the_table_is_its_name() -> None:
    for title in ("Åtgärd 1. Nattvandring", "Åtgärd 1: Nattvandring"):
        builder = Builder().table((title,), ("Syfte", "Vuxna ute."), ("Ansvarig", "Rektor"), columns=2)
        _, ((_, found),) = told(builder)
        assert (found["name"], found["purpose"]) == ("Nattvandring", "Vuxna ute.")
