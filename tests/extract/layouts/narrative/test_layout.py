"""Areas and activities in running text: small documents with the answers inline."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.layouts.outline import document_to_draft
from extract.pipeline import extract_bytes
from models.pages.document import Paragraph
from rules.pack import load_rules
from tests.building import Builder
from tests.drafted import told

RULES = load_rules()


TITLE = "Åtgärdsplan för Sagoby 2017"


def plan() -> Builder:
    return Builder().heading(TITLE, 1)


# -- areas -----------------------------------------------------------------------------------------


def test_fields_of_an_area_below_its_heading() -> None:
    builder = (
        plan()
        .heading("Sagoängen", 2)
        .paragraph("Mål: Ängen är trygg.")
        .paragraph("Syfte: Färre ska vara rädda.")
    )
    builder.paragraph("Målgrupp: Alla som går förbi").table(
        ("Aktivitet", "Vandring"), ("Löptid", "2017"), ("Finansiering", "Egen")
    )
    areas, activities = told(builder)
    assert areas == [
        {
            "area_name": "Sagoängen",
            "goal": "Ängen är trygg.",
            "purpose": "Färre ska vara rädda.",
            "target_group": "Alla som går förbi",
        }
    ]
    assert activities == [("Sagoängen", {"name": "Vandring", "duration": "2017", "funding": "Egen"})]


def test_a_label_inside_an_item_of_a_list_is_none() -> None:
    builder = plan().heading("Sagoängen", 2).heading("Vandring", 3).paragraph("Syfte: Att synas.")
    builder.paragraph("Insatser:").paragraph(
        "Kiosken håller öppet. Start: april 2025.", kind="item"
    ).paragraph("Polisen går förbi.", kind="item")
    _, activities = told(builder)
    assert activities[0][1]["measures"] == "Kiosken håller öppet. Start: april 2025. | Polisen går förbi."


def test_a_lead_in_that_is_a_label_is_the_label_of_its_list() -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Mål: En lugn äng.").paragraph("Det här ska vi göra:")
    builder.paragraph("Polisen går förbi.", kind="item").paragraph("Kiosken öppnar.", kind="item")
    _, activities = told(builder)
    assert activities == [("Sagoängen", {"measures": "Polisen går förbi. | Kiosken öppnar."})]


def test_what_parties_undertake_below_an_introduction_stands_in_an_area() -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Parterna arbetar för en lugn äng.")
    builder.paragraph("Polisens åtagande:").paragraph("Polisen går förbi varje vecka.", kind="item")
    areas, activities = told(builder)
    assert areas == [{"area_name": "Sagoängen", "description": "Parterna arbetar för en lugn äng."}]
    assert activities == [("Sagoängen", {"police.commitment": "Polisen går förbi varje vecka."})]


def test_a_label_that_leads_to_no_key_is_one_beside_such_that_do() -> None:
    builder = plan().heading("Sagoängen", 2).heading("Åtgärd 1: Vandring", 3)
    for label, value in (("Ansvarig", "Polisen"), ("Tidsplan", "Varje vår"), ("Resurser", "25 kronor")):
        builder.heading(label, 4).paragraph(value)
    _, activities = told(builder)
    assert activities == [
        (
            "Sagoängen",
            {
                "name": "Vandring",
                "responsible": "Polisen",
                "timing": "Varje vår",
                "other": "25 kronor",
            },
        )
    ]


@pytest.mark.parametrize("form", ["colon", "bold", "own line", "own line with colon", "heading"])
def test_how_a_label_stands_before_its_value(form: str) -> None:
    builder = plan().heading("Sagoängen", 2)
    for label, value in (("Mål", "Ängen är trygg."), ("Målgrupp", "Barn och unga")):
        if form == "colon":
            builder.paragraph(f"{label}: {value}")
        elif form == "bold":
            builder.paragraph(f"{label} {value}")
            words = builder.blocks[-1].all_words
            builder.list.words[words[0]] = _bold(builder.list.words[words[0]])
        elif form == "heading":
            builder.heading(label, 3).paragraph(value)
        else:
            builder.paragraph(label + (":" if "colon" in form else "")).paragraph(value)
    areas, _ = told(builder)
    assert areas == [{"area_name": "Sagoängen", "goal": "Ängen är trygg.", "target_group": "Barn och unga"}]


def _bold(word: Any) -> Any:
    from dataclasses import replace

    return replace(word, bold=True)


def test_labels_that_one_paragraph_holds() -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Mål: Ängen är trygg. Syfte: Lugn. Målgrupp: Alla")
    areas, _ = told(builder)
    assert areas == [
        {"area_name": "Sagoängen", "goal": "Ängen är trygg.", "purpose": "Lugn.", "target_group": "Alla"}
    ]


@pytest.mark.parametrize("alone", [True, False])
def test_a_misprinted_label_before_its_colon_is_one(alone: bool) -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Mål: Ängen är trygg.")
    builder.paragraph("Måglrupp:").paragraph("Barn och unga") if alone else builder.paragraph(
        "Måglrupp: Barn och unga"
    )
    areas, _ = told(builder)
    assert areas == [{"area_name": "Sagoängen", "goal": "Ängen är trygg.", "target_group": "Barn och unga"}]


def test_a_misprinted_label_in_the_middle_of_a_paragraph() -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Mål: Ängen är trygg. Måglrupp: Barn och unga")
    areas, _ = told(builder)
    assert areas == [{"area_name": "Sagoängen", "goal": "Ängen är trygg.", "target_group": "Barn och unga"}]


def test_a_word_near_a_label_is_none_before_a_colon() -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Mål: Ängen är trygg.").paragraph("Målgång: vid bron")
    areas, _ = told(builder)
    assert "target_group" not in areas[0]


@pytest.mark.parametrize(
    "line",
    [
        "Sagoby den 3 februari 2017",
        "Sagoby 2017-02-03",
        "Sagoby, den ____________",
        "________________________ ________________________",
        "........................",
    ],
)
def test_a_value_ends_where_the_paper_is_signed(line: str) -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Mål: Ängen är trygg.")
    builder.paragraph("Målgrupp: Barn och unga").paragraph(line).paragraph("Anna Påhittsson")
    areas, _ = told(builder)
    assert areas == [{"area_name": "Sagoängen", "goal": "Ängen är trygg.", "target_group": "Barn och unga"}]


def test_the_first_line_of_a_paragraph_says_that_the_paper_is_signed() -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Mål: Ängen är trygg.")
    builder.paragraph("Målgrupp: Barn och unga")
    lines = builder.words("Sagoby den 3 februari 2017", "p"), builder.words("Anna Påhittsson", "p")
    builder.blocks.append(Paragraph(lines[0] + lines[1]))
    areas, _ = told(builder)
    assert areas[0]["target_group"] == "Barn och unga"


@pytest.mark.parametrize("line", ["Sagoby den 3 februari 2017 och vid behov", "Torget ... och parken"])
def test_a_line_with_more_than_place_and_day_goes_on_with_the_value(line: str) -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Mål: Ängen är trygg.")
    areas, _ = told(builder.paragraph("Målgrupp: Barn och unga").paragraph(line))
    assert areas[0]["target_group"].endswith(line)


def test_of_two_levels_the_higher_is_the_area() -> None:
    builder = plan().heading("Unga i riskzonen", 2).paragraph("Mål: Färre brott.").heading("Fältgruppen", 3)
    builder.paragraph("Syfte: Möta unga tidigt.").paragraph("Ansvarig: Fältsekreterare")
    areas, activities = told(builder)
    assert areas == [{"area_name": "Unga i riskzonen", "goal": "Färre brott."}]
    assert activities == [
        (
            "Unga i riskzonen",
            {"name": "Fältgruppen", "purpose": "Möta unga tidigt.", "responsible": "Fältsekreterare"},
        )
    ]


def test_in_flat_text_a_heading_with_mal_opens_an_area_and_others_name_its_activities() -> None:
    builder = (
        plan()
        .heading("Sagoängen", 2)
        .paragraph("Mål: Trygg äng.")
        .heading("Vandring", 2)
        .paragraph("Ansvarig: Polisen")
    )
    builder.heading("Fabeltorp", 2).paragraph("Mål: Tryggt torp.").heading("Lampor", 2).paragraph(
        "Syfte: Mer ljus."
    )
    areas, activities = told(builder)
    assert [area["area_name"] for area in areas] == ["Sagoängen", "Fabeltorp"]
    assert [(area, one["name"]) for area, one in activities] == [
        ("Sagoängen", "Vandring"),
        ("Fabeltorp", "Lampor"),
    ]


def test_in_flat_text_the_heading_of_an_introduction_opens_no_area_though_headings_stand_below_it() -> None:
    builder = plan().heading("Bakgrund", 2).heading("Läget", 3).paragraph("Ängen är mörk.")
    builder.heading("Fabeltorp", 2).paragraph("Mål: Tryggt torp.")
    builder.heading("Lampor", 2).paragraph("Ansvarig: Skolan")
    areas, activities = told(builder)
    assert [area["area_name"] for area in areas] == ["Fabeltorp"]
    assert activities == [("Fabeltorp", {"name": "Lampor", "responsible": "Skolan"})]


@pytest.mark.parametrize("label", ["Syfte", "Målgrupp"])
def test_in_flat_text_syfte_or_malgrupp_alone_opens_no_area(label: str) -> None:
    builder = (
        plan()
        .heading("Vandring", 2)
        .paragraph(f"{label}: Boende i Fabeltorp.")
        .paragraph("Ansvarig: Polisen")
    )
    areas, activities = told(builder)
    assert areas == []
    assert [one["name"] for _, one in activities] == ["Vandring"]


@pytest.mark.parametrize("heading", ["Inledning", "Uppföljning", "Bakgrund", "Kontakt"])
def test_a_heading_that_names_nothing_is_left(heading: str) -> None:
    builder = (
        plan().heading(heading, 2).paragraph("Gruppen möts varje månad och i den ingår polis och skola.")
    )
    builder.heading("Sagoängen", 2).paragraph("Mål: Trygg äng.").heading("Vandring", 3).paragraph(
        "Ansvarig: Polisen"
    )
    areas, activities = told(builder)
    assert [area["area_name"] for area in areas] == ["Sagoängen"]
    assert [one["name"] for _, one in activities] == ["Vandring"]


@pytest.mark.parametrize(("level", "fields"), [(2, []), (3, []), (4, ["other"])])
def test_a_heading_set_above_the_labels_is_none_of_them(level: int, fields: list[str]) -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Mål: Trygg äng.").heading("Vandring", 3)
    builder.paragraph("Åtgärder", bold=True).paragraph("Polis och skola går på ängen.")
    builder.heading("Kontakt", level).paragraph("Saga Dikt, trygghetssamordnare")
    _, activities = told(builder)
    assert [[key for key in one if key not in {"name", "measures"}] for _, one in activities] == [fields]


def test_a_heading_with_mere_text_is_no_area() -> None:
    assert told(plan().heading("Sagoängen", 2).paragraph("Ängen ligger vid torpet.")) == ([], [])


def test_a_heading_that_only_announces_areas_is_none() -> None:
    builder = plan().heading("Ängar och torp", 2).heading("Sagoängen", 3).paragraph("Mål: Trygg äng.")
    builder.heading("Fabeltorp", 3).paragraph("Mål: Tryggt torp.")
    areas, _ = told(builder)
    assert [area["area_name"] for area in areas] == ["Sagoängen", "Fabeltorp"]


def test_text_above_the_labels_describes_the_area() -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Ängen är stor och mörk.").paragraph("Mål: Trygg äng.")
    areas, _ = told(builder)
    assert areas == [
        {"area_name": "Sagoängen", "description": "Ängen är stor och mörk.", "goal": "Trygg äng."}
    ]


# -- activities ------------------------------------------------------------------------------------


def test_groups_told_in_text_below_an_areas_heading() -> None:
    builder = plan().heading("Lokala brottsförebyggande rådet", 2).heading("Styrgruppen", 3)
    builder.paragraph("I gruppen ingår rektor och kommunpolis. Gruppen möts varje månad.")
    builder.heading("Läxhjälpen", 3).paragraph("Programmet riktar sig till elever i årskurs sju.")
    areas, activities = told(builder)
    assert [area["area_name"] for area in areas] == ["Lokala brottsförebyggande rådet"]
    assert [(area, one["name"], one["description"]) for area, one in activities] == [
        (
            "Lokala brottsförebyggande rådet",
            "Styrgruppen",
            "I gruppen ingår rektor och kommunpolis. Gruppen möts varje månad.",
        ),
        ("Lokala brottsförebyggande rådet", "Läxhjälpen", "Programmet riktar sig till elever i årskurs sju."),
    ]


def test_text_above_the_labels_describes_the_activity() -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Mål: Trygg äng.").heading("Vandring", 3)
    builder.paragraph("Vuxna går runt ängen.").paragraph("Ansvarig: Polisen").paragraph("Åtgärd:")
    builder.paragraph("Gå runt", kind="item").paragraph("Prata med unga", kind="item").paragraph(
        "Uppföljning: Antal rundor"
    )
    _, activities = told(builder)
    assert activities == [
        ("Sagoängen", {
            "name": "Vandring", "description": "Vuxna går runt ängen.", "responsible": "Polisen",
            "measures": "Gå runt | Prata med unga", "follow_up": "Antal rundor",
        })
    ]  # fmt: skip


def test_each_aktivitet_begins_an_activity() -> None:
    builder = plan().heading("Sagoängen", 2).paragraph("Mål: Trygg äng.")
    for name in ("Vandring", "Lampor"):
        builder.paragraph(f"Aktivitet: {name}").paragraph("Ansvarig: Polisen").paragraph("Uppföljning: Enkät")
    areas, activities = told(builder)
    assert [area["area_name"] for area in areas] == ["Sagoängen"]
    assert [(area, one["name"], one["follow_up"]) for area, one in activities] == [
        ("Sagoängen", "Vandring", "Enkät"), ("Sagoängen", "Lampor", "Enkät")
    ]  # fmt: skip


def test_aktivitet_begins_an_activity_where_the_goal_follows_it_again() -> None:
    builder = plan().heading("Sagoängen", 2)
    for name, place in (("Vandring", "Ängen"), ("Lampor", "Bron")):
        builder.paragraph(f"Aktivitet: {name}").paragraph("Mål: Fler ute.").paragraph(f"Plats: {place}")
    _, activities = told(builder)
    assert [(one["name"], one["goal"], one["other"]) for _, one in activities] == [
        ("Vandring", "Fler ute.", "Ängen"), ("Lampor", "Fler ute.", "Bron")
    ]  # fmt: skip


def test_a_label_in_a_heading_says_what_it_names() -> None:
    builder = (
        plan().heading("Område: Trygg äng", 2).paragraph("Mål: Ljus.").heading("Aktivitet 1: Vandring", 3)
    )
    builder.paragraph("Ansvarig: Polisen")
    areas, activities = told(builder)
    assert [area["area_name"] for area in areas] == ["Trygg äng"]
    assert [one["name"] for _, one in activities] == ["Vandring"]


def test_a_paragraph_between_two_labels_is_more_of_the_value_above() -> None:
    builder = (
        plan()
        .heading("Sagoängen", 2)
        .paragraph("Lägesbild: Ängen är mörk.")
        .paragraph("Många går omvägar.")
        .paragraph("Mål: Ljus.")
    )
    areas, _ = told(builder)
    assert areas == [
        {"area_name": "Sagoängen", "situation": "Ängen är mörk. | Många går omvägar.", "goal": "Ljus."}
    ]


def test_parties_and_unknown_labels() -> None:
    builder = (
        plan()
        .heading("Sagoängen", 2)
        .paragraph("Mål: Ljus.")
        .heading("Vandring", 3)
        .paragraph("Polisens åtagande: Gå med")
    )
    builder.paragraph("Ansvarig: Rektor").paragraph("Kostnadsställe: 4711")
    _, activities = told(builder)
    assert activities == [
        (
            "Sagoängen",
            {"name": "Vandring", "police.commitment": "Gå med", "responsible": "Rektor", "other": "4711"},
        )
    ]


def test_an_abbreviation_before_a_dash_is_no_commitment() -> None:
    builder = (
        plan()
        .heading("Förkortningar i planen", 2)
        .paragraph("LPO – lokalpolisområde")
        .paragraph("SDF – stadsdelsförvaltning")
    )
    assert told(builder) == ([], [])


# -- what the record says of it --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Gruppen möts varje månad och leds av polisen.", 12),
        ("I gruppen ingår skola och polis. Möten hålls fyra gånger per år.", 4),
        ("I gruppen ingår skola och polis.", None),
        ("Gruppen bildades 2016 av skola och polis.", None),
    ],
)
def test_how_often_a_described_group_meets(text: str, times: float | None) -> None:
    source = f"# {TITLE}\n\n## Unga och brott\n\nMål: Trygga unga.\n\n### Ungdomsgruppen\n\n{text}\n"
    record = extract_bytes("plan.md", source.encode()).record
    (activity,) = record.activities
    assert (activity.meeting_frequency and activity.meeting_frequency.times_per_year) == times
    assert activity.meeting_frequency is None or activity.meeting_frequency.method == "derived"
    assert activity.timing is None
    assert record.layout == "narrative"


def test_a_label_that_says_when() -> None:
    source = (
        f"# {TITLE}\n\n## Unga och brott\n\nMål: Trygga unga.\n\n### Kvällar\n\nPrioriterade aktiviteter första halvåret: "
        "Öppet hus med polisen\n\nAnsvarig: Fritidsledare\n"
    )
    (activity,) = extract_bytes("plan.md", source.encode()).record.activities
    assert activity.timing is not None
    assert (activity.timing.text, activity.timing.start, activity.timing.end) == (
        "första halvåret:",
        "2017-01-01",
        "2017-06-30",
    )


BLOCKS = st.lists(
    st.sampled_from(
        [
            "## Unga", "## Narkotika", "### Vandring", "### Gruppen", "Mål: Lugn.", "Mål", "Syfte:", "Målgrupp: Alla", "Ansvarig: Polisen",
            "Gruppen möts varje vecka. I den ingår polis.", "- ett", "- två", "Åtgärd:", "Aktivitet: Runda", "Okänt: värde", "Lösa ord",
            "| Polisens kontakt | Kommunpolis |\n|---|---|\n| Löptid | 2017 |", "Mål: Ett. Syfte: Två.", "## Uppföljning", "**Mål** Fet stil",
        ]
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


@given(BLOCKS)
def test_every_word_stands_in_one_place(blocks: list[str]) -> None:
    text = f"# {TITLE}\n\nPolisen mot brott.\n\n" + "\n\n".join(blocks) + "\n"
    builder_record = extract_bytes("plan.md", text.encode()).record
    coverage = builder_record.coverage
    assert coverage.words == coverage.in_fields + coverage.labels + coverage.furniture + coverage.remainder


@given(BLOCKS)
def test_no_entry_has_a_word_of_another(blocks: list[str]) -> None:
    from extract.readers.formats import read_document

    text = f"# {TITLE}\n\n" + "\n\n".join(blocks) + "\n"
    document = read_document("plan.md", text.encode())[1]
    draft = document_to_draft(document, RULES)
    values: dict[tuple[int, ...], tuple[int, ...]] = {}
    for holder in (*draft.areas, *draft.activities):
        for entry in holder.entries:
            values.setdefault(entry.label + entry.words, entry.words)  # a label of two fields has one value
    words = [word for one in values.values() for word in one]
    assert sorted(words) == sorted(set(words))


# -- labels above their values -----------------------------------------------------------------------


def test_a_label_without_a_field_is_told_by_standing_as_the_label_before_it_does() -> None:
    def below(label: str, *, bold: bool) -> dict[str, str]:
        builder = plan().heading("Kvällscafé", 2)
        builder.paragraph("Mål", bold=True).paragraph("Fler vuxna ute.")
        builder.paragraph("Uppföljning", bold=True).paragraph("Antal besök", kind="item")
        builder.paragraph(label, bold=bold).paragraph("Beror på bemanningen.")
        return told(builder)[1][0][1]

    set_alike = below("Risker", bold=True)
    assert (set_alike["follow_up"], set_alike["other"]) == ("Antal besök", "Beror på bemanningen.")
    assert "other" not in below("Risker", bold=False)


def test_a_list_of_measures_with_who_and_when_stands_in_an_area() -> None:
    text = (
        "# Handlingsplan mot brott i Mora 2022\n\n## Våld bland unga\n\n**Nuläge.** Fler slåss.\n\n"
        "**Inriktning.** Ingen ska slåss.\n\n**Insatser**\n\n1. Skolan håller samtal. *Ansvar: rektor. Start: maj 2022.*\n"
        "2. Polisen är med. *Ansvar: ungdomspolis.*\n"
    )
    record = extract_bytes("plan.md", text.encode()).record
    (area,) = record.areas
    assert area.name is not None and area.name.text == "Våld bland unga"
    assert area.situation is not None and area.situation.text == "Fler slåss."
    assert [(one.label, one.text) for one in area.other_fields] == [("Inriktning.", "Ingen ska slåss.")]
    assert [one.measures.text if one.measures else None for one in record.activities] == [
        "- Skolan håller samtal.",
        "- Polisen är med.",
    ]


def test_lines_that_name_areas_above_headings_that_are_labels() -> None:
    text = "\n".join(
        f"Fokusområde {number}: {name}\n\nProblem\nDet är stökigt.\n\nÅtgärder 2017\n* Polisen går ronder.\n"
        for number, name in ((1, "Bilburna ungdomar"), (2, "Inbrott i stugor"))
    )
    head = "ÅTGÄRDSPLAN 2017\nSamverkan mellan Orsa kommun och Polisen\n\n"
    record = extract_bytes("plan.txt", (head + text).encode()).record
    assert [area.name.text if area.name else None for area in record.areas] == [
        "Bilburna ungdomar",
        "Inbrott i stugor",
    ]
    assert [one.area for one in record.activities] == [0, 1]


@pytest.mark.parametrize("name", ["Nykterhet till sjöss", "Båtmotorstölder"])
def test_a_heading_above_a_grid_of_one_row_is_its_area(name: str) -> None:
    text = f"# Handlingsplan mot brott i Mora 2022\n\n## {name}\n\n|Vad vi gör|Vem|När|\n|---|---|---|\n|Vi går ronder|Polisen|Juli|\n"
    record = extract_bytes("plan.md", text.encode()).record
    assert [area.name.text if area.name else None for area in record.areas] == [name]
    assert [one.name for one in record.activities] == [None]
