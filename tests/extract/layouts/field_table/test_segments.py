"""Where one activity of a table ends and the next begins, and where its labels lead."""

from dataclasses import replace

import pytest

from extract.layouts.field_table.entries import pair_to_entries
from extract.layouts.field_table.layout import (
    is_field_table,
)
from extract.layouts.field_table.segments import name_by_first_label
from extract.layouts.outline import document_to_draft
from extract.recognise.readings import PairRow
from models.pages.document import Paragraph, Table
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder
from tests.drafted import segment_fields as fields
from tests.drafted import segments

RULES = load_rules()


# -- where one activity ends and the next begins -----------------------------------------------------


def activities(*rows: object) -> list[dict[str, str]]:
    document, found = segments(Builder().table(*rows))
    return [fields(document, one) for one in found]


def names(*rows: object) -> list[str | None]:
    return [one.get("name") for one in activities(*rows)]


VANDRING = (("Aktivitet", "Vandring"), ("Mål", "Lugn"), ("Ansvarig", "Bo"), ("Löptid", "2021"))
MOTE = (("Aktivitet", "Lovkväll"), ("Mål", "Ro"), ("Ansvarig", "Cia"), ("Löptid", "2022"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([*VANDRING, *MOTE], ["Vandring", "Lovkväll"]),
        ([*VANDRING, MOTE[0]], ["Vandring", "Lovkväll"]),
        ([*VANDRING[:2], MOTE[0]], ["Vandring"]),
        ([*VANDRING, ("Aktivitet", "Vi går ut i parken.")], ["Vandring"]),
        ([*VANDRING, ("Område", "Skola"), *MOTE[1:]], ["Vandring", None]),
        ([("Mål", "Lugn"), ("Aktivitet", "Vandring"), ("Insats", "Hallen hålls öppen för alla.")], [None, "Vandring"]),
        ([*VANDRING[1:], *MOTE[1:]], [None, None]),
        ([*VANDRING[1:], *MOTE[1:3]], [None, None]),
        ([*VANDRING[1:], MOTE[1]], [None]),
        ([*VANDRING[1:], *MOTE[1:3], ("Målgrupp", "Unga")], [None]),
        ([*VANDRING, ("Lovkväll", "Läsning"), *MOTE[1:]], ["Vandring", "Läsning"]),
        ([*VANDRING, ("Lovkväll", "Läsning"), MOTE[1]], ["Vandring"]),
        ([*VANDRING, ("Lovkväll", "Läsning"), MOTE[1], ("Plats", "Torg"), ("Kostnad", "Ingen")], ["Vandring"]),
        ([*VANDRING, "Lovkväll", *MOTE[1:]], ["Vandring", None]),
        (["Lovkväll", ("Målgrupp", "Unga"), ("Insats", "Hallen hålls öppen för alla."), *MOTE[2:]], ["Hallen hålls öppen för alla."]),
        (["Lovkväll", ("Målgrupp", "Unga"), ("Aktivitet", "Vandring"), *MOTE[2:]], [None, "Vandring"]),
        (["Lovkväll", ("Mål", "Ro"), ("Insats", "Hallen hålls öppen för alla."), *MOTE[2:]], [None, "Hallen hålls öppen för alla."]),
        ([*VANDRING, ("Finansiering", "Egen"), ("Lovkväll", "Läsning"), ("Mål", "Ro"), ("Kostnad", "0")], ["Vandring", "Läsning"]),
        ([*VANDRING, ("Finansiering", "Egen"), ("Lovkväll", "Läsning"), ("Målgrupp", "Unga"), ("Mål", "Ro")], ["Vandring"]),
    ],
)  # fmt: skip
def test_where_the_next_activity_begins(rows: list[object], expected: list[str | None]) -> None:
    assert names(*rows) == expected


def test_rows_about_the_document_begin_no_activity() -> None:
    assert activities(("Diarienummer", "2021/3"), *VANDRING) == activities(*VANDRING)
    assert activities(("Diarienummer", "2021/3"), ("Version", "2"), *VANDRING) == activities(*VANDRING)


def test_a_label_over_its_row_waits_for_its_value() -> None:
    (found,) = activities("Mål", "Lugna kvällar i parken", *VANDRING[2:])
    assert found["goal"] == "Lugna kvällar i parken"
    (found,) = activities("Mål", "ord " * 19, *VANDRING[2:])
    assert found["goal"] == ("ord " * 19).strip()


def test_what_stands_beside_an_empty_label_goes_on_with_each_field_above() -> None:
    document, (segment,) = segments(
        Builder().table(("", "och ro."), ("Mål och syfte", "Lugn"), ("", "Mer"), ("Löptid", "2021"))
    )
    assert [document.text(piece.words) for piece in segment.rest_above] == ["och ro."]
    assert fields(document, segment) == {"goal": "Lugn Mer", "purpose": "Lugn Mer", "duration": "2021"}


@pytest.mark.parametrize(
    ("rows", "lenient", "expected"),
    [
        ([("Mål", "Lugn"), ("Löptid", "2021")], False, True),
        ([("Mål", "Lugn"), ("Plats", "Torget")], False, False),
        ([("Mål", "Lugn"), ("Plats", "Torget")], True, True),
        ([("Prioriterat område", "Skolan"), ("Plats", "Torget")], False, True),
        ([("Prioriterat område", "Skolan"), ("Sagor", "Torget")], False, False),
    ],
)
def test_how_many_labels_make_such_a_table(rows: list[object], lenient: bool, expected: bool) -> None:
    document = Builder().table(*rows).document()
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert is_field_table(document, table, RULES, lenient=lenient) is expected


@pytest.mark.parametrize(("place", "expected"), [(0, False), (2, False), (3, True)])
def test_headings_of_three_columns_make_a_grid(place: int, expected: bool) -> None:
    rows: list[object] = [("Mål", "Lugn", ""), ("Löptid", "2021", ""), ("Syfte", "Ro", "")]
    rows.insert(place, ("Mål", "Ansvarig", "Uppföljning"))
    document = Builder().table(*rows, columns=3).document()
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert is_field_table(document, table, RULES) is expected


def test_indicators_are_the_follow_up_only_where_nothing_else_is() -> None:
    assert activities(*VANDRING, ("Indikatorer", "Antal"))[0]["follow_up"] == "Antal"
    both = activities(*VANDRING, ("Indikatorer", "Antal"), ("Uppföljning", "I maj"))[0]
    assert (both["indicators"], both["follow_up"]) == ("Antal", "I maj")


@pytest.mark.parametrize(
    ("label", "party", "expected"),
    [
        ("Åtgärd", "police", Target("party", "police", "commitment")),
        ("Aktivitet", "police", Target("party", "police", "commitment")),
        ("Mål", "police", Target("goal")),
        ("Kontakt", "police", Target("party", "police", "contact")),
        ("Kontakt", None, Target("other")),
        ("Deltagare", "police", Target("party", "police", "participants")),
        ("Polisens kontakt", "school", Target("party", "police", "contact")),
        ("Sagor", "police", Target("party", "police", "commitment")),
        ("Sagor", None, Target("other")),
        ("Diarienummer", None, Target("other")),
    ],
)
def test_where_a_label_leads_with_a_party_beside_it(label: str, party: str | None, expected: Target) -> None:
    match = RULES.labels.match(label)
    pair = PairRow((0,), match, (Paragraph((1,)),), party)
    found = pair_to_entries(pair)
    assert [one.target for one in found] == [expected]
    assert found[0].unknown_label is (label == "Sagor" and party is None)
    assert found[0].confidence == (0.8 if label == "Sagor" and party else match.score if match else 1.0)
    low = pair_to_entries(replace(pair, confidence=0.5))
    assert [one.confidence for one in low] == [0.5]


def test_a_sentence_beside_insats_goes_on_where_only_whom_it_is_for_was_said() -> None:
    rows = (("Målgrupp", "Unga"), ("Insats", "Kontrollköp görs vid tre tillfällen."), ("Ansvarig", "Bo"))
    assert len(activities(*rows)) == 1
    assert len(activities(("Problem", "Langning"), *rows[1:])) == 2


@pytest.mark.parametrize(("more", "area"), [(0, True), (10, True), (11, False)])
def test_a_row_above_aktivitet_names_the_area_however_long_the_name_is(more: int, area: bool) -> None:
    name = "Skolbesök i Fabeltorp och uppföljande arbete " + "kring " * (more + 2)  # eight words at least
    builder = Builder().heading("Åtgärdsplan Fabeltorp 2030")
    builder.table(
        "Bostadsinbrott", ("Aktivitet", name.strip()), ("Mål", "Tryggt torp."), ("Åtgärder", "Rondera.")
    )
    document = builder.document()
    draft = document_to_draft(document, load_rules())
    names = [document.text(one.words) for one in draft.activities[0].entries if one.target == Target("name")]
    assert names == ([name.strip()] if area else ["Bostadsinbrott"])
    assert [document.text(one.name.words) for one in draft.areas if one.name] == ["Bostadsinbrott"] * area


@pytest.mark.parametrize(("named_above", "field"), [(False, "name"), (True, "activity")])
def test_a_first_label_names_nothing_below_a_heading_that_does(named_above: bool, field: str) -> None:
    document, (segment,) = segments(
        Builder().table(
            ("Aktivitet", "Vandring i parken varje höst"), ("Vad ska göras", "Vi går"), ("Mål", "Lugn")
        )
    )
    segment.entries[0] = replace(segment.entries[0], target=Target("activity"))
    segment.is_named, segment.named_above = False, named_above
    name_by_first_label(document, segment, RULES)
    assert segment.entries[0].target.field == field


def test_a_table_without_rows_is_named_by_none() -> None:
    document, (segment,) = segments(Builder().table(*VANDRING))
    segment.entries.clear()
    name_by_first_label(document, segment, RULES)
    assert not segment.is_named or not segment.entries
