"""Which heading is an area, which an activity's name, and which neither: answers written inline."""

from __future__ import annotations

from dataclasses import replace

from extract.join.pages import join_document
from extract.layouts.captions import announces_table
from extract.layouts.outline import document_to_draft
from extract.restore.text import join_by_text
from models.pages.document import Cell, Document, Paragraph, Row, Table
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


AREA_TABLE = (("Mål", "Lugn"), ("Lägesbild", "Oro"))
NAMELESS = (("Mål", "Lugn"), ("Löptid", "2021"), ("Mötesfrekvens", "Varje vecka"))
NAMED = (("Aktivitet", "Vandring"), *NAMELESS)
TITLED = (("Kring unga", "SSPF"), *NAMELESS)


def outline(builder: Builder) -> list[tuple[str | None, str | None]]:
    """(area, activity name) of each activity; areas without activities as (area, None)."""
    document = join_document(builder.document(), RULES, join_by_text)
    draft = document_to_draft(document, RULES)

    def name(entries: list[object], field: str) -> str | None:
        return next((document.text(e.words) for e in entries if e.target.field == field), None)  # type: ignore[attr-defined]

    areas = [name(list(area.entries), "area_name") for area in draft.areas]
    found: list[tuple[str | None, str | None]] = [
        (None if one.area is None else areas[one.area], name(list(one.entries), "name"))
        for one in draft.activities
    ]
    used = {one.area for one in draft.activities}
    return found + [(area, None) for index, area in enumerate(areas) if index not in used]


def test_a_heading_above_a_named_activity_is_its_area() -> None:
    assert outline(Builder().heading("Unga i riskzonen").table(*NAMED)) == [("Unga i riskzonen", "Vandring")]


def test_a_heading_above_one_nameless_activity_is_its_name() -> None:
    assert outline(Builder().heading("Helgsamverkan").table(*NAMELESS)) == [(None, "Helgsamverkan")]


def test_a_heading_that_repeats_a_known_area_names_no_activity_though_aktivitet_is_long() -> None:
    long = "Vandring i centrum och uppföljande arbete för boende i flerfamiljshus under kvällar och helger"
    rows = (("Aktivitet", long), ("Åtgärd", "Vuxna går ut"), ("Löptid", "2021"))
    areas = (("Prioriterat område", "Narkotika"), ("Mål", "Lugn"))
    assert outline(Builder().table(*areas).heading("Narkotika").table(*rows)) == [("Narkotika", long)]
    assert outline(Builder().heading("Helgvandring").table(*rows)) == [("Helgvandring", long)]
    told = (("Aktivitet", f"{long}."), *rows[1:])
    assert outline(Builder().heading("Helgvandring").table(*told)) == [(None, "Helgvandring")]


def test_of_two_levels_the_higher_is_the_area_and_the_lower_the_name() -> None:
    builder = Builder().heading("Unga i riskzonen", 1).heading("Helgsamverkan", 2).table(*NAMELESS)
    builder.heading("Föräldramöten", 2).table(*NAMELESS)
    builder.heading("Trygga platser", 1).heading("Lampor", 2).table(*NAMELESS)
    assert outline(builder) == [
        ("Unga i riskzonen", "Helgsamverkan"),
        ("Unga i riskzonen", "Föräldramöten"),
        ("Trygga platser", "Lampor"),
    ]


def test_an_area_table_and_the_activities_after_it() -> None:
    builder = Builder().table("Trygga platser", *AREA_TABLE).table(*TITLED).table(*NAMED)
    assert outline(builder) == [("Trygga platser", "SSPF"), ("Trygga platser", "Vandring")]


def test_a_heading_above_an_area_table_names_it_and_the_title_row_describes_it() -> None:
    builder = (
        Builder()
        .heading("Unga i riskzonen", 2)
        .table(("Unga (social prevention)", ""), *AREA_TABLE)
        .table(*NAMED)
    )
    document = builder.document()
    draft = document_to_draft(document, RULES)
    texts = {entry.target.field: document.text(entry.words) for entry in draft.areas[0].entries}
    assert texts["area_name"] == "Unga i riskzonen"
    assert texts["description"] == "Unga (social prevention)"


def test_fields_of_an_area_below_text_are_more_of_the_area_above() -> None:
    builder = Builder().table("Trygga platser", *AREA_TABLE).paragraph("Ängen är mörk.")
    builder.table(("Målgrupp", "Unga"), ("Syfte", "Ro")).table(*NAMED)
    draft = document_to_draft(join_document(builder.document(), RULES, join_by_text), RULES)
    fields = [[entry.target.field for entry in area.entries] for area in draft.areas]
    assert fields == [["area_name", "goal", "situation", "target_group", "purpose"]]


def test_headings_that_only_announce_or_introduce_are_no_areas() -> None:
    builder = Builder().heading("Beskrivning och disposition").paragraph("Planen gäller i två år.")
    builder.heading("Skolan som brottsplats", 3).paragraph("SSPF").heading("Prioriterade områden", 2)
    builder.table("Trygga platser", *AREA_TABLE).table(*NAMED)
    assert outline(builder) == [("Trygga platser", "Vandring")]


def test_the_same_area_on_the_next_page_is_one_area() -> None:
    builder = Builder().heading("Unga i riskzonen", 2).table(*NAMED)
    builder.heading("Unga i riskzonen", 2).table(("Aktivitet", "Läxhjälp"), *NAMELESS)
    assert outline(builder) == [("Unga i riskzonen", "Vandring"), ("Unga i riskzonen", "Läxhjälp")]


def test_an_area_in_a_framed_heading() -> None:
    builder = Builder().table("Unga i riskzonen", columns=1).table(*NAMED)
    assert outline(builder) == [("Unga i riskzonen", "Vandring")]


def test_a_numbered_and_labelled_heading_keeps_its_name_alone() -> None:
    builder = Builder().heading("Prioriterat område: Unga i riskzonen").table(*NAMED)
    assert outline(builder) == [("Unga i riskzonen", "Vandring")]


def test_fields_after_a_gap_belong_to_the_activity_above() -> None:
    builder = (
        Builder()
        .table(*NAMED)
        .table(("Finansiering", "Var och en betalar sitt."), ("Uppföljning", "Årligen."))
    )
    document: Document = builder.document()
    draft = document_to_draft(document, RULES)
    assert len(draft.activities) == 1
    assert Target("follow_up") in {entry.target for entry in draft.activities[0].entries}


def test_text_boxes_take_no_part_in_the_outline() -> None:
    builder = Builder().heading("Unga i riskzonen").paragraph("Styrgrupp")
    last = builder.blocks.pop()
    from dataclasses import replace

    builder.blocks.append(replace(last, origin="textbox"))  # type: ignore[arg-type]
    assert outline(builder.table(*NAMED)) == [("Unga i riskzonen", "Vandring")]


def test_a_heading_that_its_own_label_gives_to_an_activity_is_no_area() -> None:
    builder = Builder().heading("Aktivitet 1: Vandring").table(*NAMELESS).heading("Aktivitet 2: Lampor")
    assert outline(builder.table(*NAMELESS)) == [(None, "Vandring"), (None, "Lampor")]


def test_a_heading_that_its_own_label_gives_to_an_area_is_no_activity() -> None:
    assert outline(Builder().heading("Område: Unga i riskzonen").table(*NAMELESS)) == [
        ("Unga i riskzonen", None)
    ]


def test_bold_lines_above_tables_are_headings_of_one_level() -> None:
    builder = Builder(page=1).paragraph("Klotter", bold=True).table(*NAMED)
    builder.paragraph("Planen följs upp varje år.").paragraph("Rån", bold=True).table(*NAMED)
    assert outline(builder) == [("Klotter", "Vandring"), ("Rån", "Vandring")]


def test_two_plain_lines_above_a_table_of_a_text_are_area_and_activity() -> None:
    builder = Builder().paragraph("Unga i riskzonen").paragraph("Helgsamverkan").table(*NAMELESS)
    builder.paragraph("Föräldramöten").table(*NAMELESS)
    assert outline(builder) == [("Unga i riskzonen", "Helgsamverkan"), ("Unga i riskzonen", "Föräldramöten")]


def test_a_sentence_above_a_table_is_no_heading() -> None:
    assert outline(Builder().paragraph("Planen gäller i två år.").table(*NAMED)) == [(None, "Vandring")]


def test_a_line_that_says_when_the_paper_was_decided_is_no_area() -> None:
    line = "Fastställd av nämnden för trygghet 2025-02-13"
    assert outline(Builder().paragraph(line).table(*NAMED)) == [(None, "Vandring")]
    below = Builder().heading("Handlingsplan 2025").heading("Fastställd av rådet 2025-02-13", 2)
    assert outline(below.table(*NAMED)) == [(None, "Vandring")]
    other = Builder().heading("Handlingsplan 2025").heading("Lag och rätt 2025", 2).table(*NAMED)
    assert outline(other) == [("Lag och rätt 2025", "Vandring")]


def test_a_frame_above_every_heading_is_of_the_second_level() -> None:
    builder = Builder().table("Trygga platser", columns=1).heading("Helgsamverkan", 2).table(*NAMELESS)
    assert outline(builder) == [(None, "Helgsamverkan")]
    builder = (
        Builder()
        .heading("Sagoby", 1)
        .table("Trygga platser", columns=1)
        .heading("Lampor", 2)
        .table(*NAMELESS)
    )
    assert outline(builder) == [("Trygga platser", "Lampor")]


def test_a_table_that_says_nothing_ends_what_stands_above_it() -> None:
    other = (("Dag", "Tid", "Sal"), ("Måndag", "Tio", "Ett"))
    assert outline(Builder().heading("Helgsamverkan").table(*other, columns=3).table(*NAMELESS)) == [
        (None, None)
    ]
    builder = Builder().table(*NAMED[:2]).table(*other, columns=3).table(*NAMED[2:])
    assert outline(builder) == [(None, "Vandring"), (None, None)]


def test_a_heading_with_the_titles_words_is_furniture() -> None:
    builder = Builder().heading("Handlingsplan 2024").heading("Skolan", 2).table(*NAMED)
    builder.heading("Handlingsplan 2024").table(*NAMED)
    assert outline(builder) == [("Skolan", "Vandring"), ("Skolan", "Vandring")]


def test_text_below_a_heading_describes_the_activity_that_it_names() -> None:
    for lines, expected in {3: "Helgsamverkan", 4: None}.items():
        builder = Builder().heading("Handlingsplan 2024").heading("Helgsamverkan", 2)
        for _ in range(lines):
            builder.paragraph("Vi går ut.")
        assert outline(builder.table(*NAMELESS)) == [(None, expected)]


def test_a_mark_without_words_announces_no_table() -> None:
    builder = Builder()
    builder.paragraph("1.", kind="item")
    document = builder.document()
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    bare = replace(first, words=(), mark=first.words)
    table = Table((Row((Cell(0, ()),)),), 1)
    assert not announces_table(replace(document, blocks=(bare, table)), 0, RULES)


def test_an_area_that_a_row_of_a_table_opens_holds_on_until_another_does() -> None:
    """Names on grounds, and among them a heading between two grounds: one table, under the first area's heading."""
    rows = ("Nattvakt", *NAMELESS, "Skolan", "Vuxna i korridoren", *NAMELESS, "Samtal", *NAMELESS)
    assert outline(Builder().heading("Hamnen").table(*rows).heading("Torget").table(*NAMED)) == [
        ("Hamnen", "Nattvakt"),
        ("Skolan", "Vuxna i korridoren"),
        ("Skolan", "Samtal"),
        ("Torget", "Vandring"),
    ]


def test_a_heading_names_the_only_measure_before_a_row_that_names_an_area() -> None:
    """The area of the next measure may begin in the table of this one, where little white parts the two."""
    rows = (*NAMELESS, "Skolan", *AREA_TABLE)
    builder = Builder().table("Hamnen", *AREA_TABLE).heading("Nattvakt").table(*rows).heading("Samtal")
    assert outline(builder.table(*NAMELESS)) == [("Hamnen", "Nattvakt"), ("Skolan", "Samtal")]
