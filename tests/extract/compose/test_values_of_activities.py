"""What an activity's labels with two meanings hold, and the shape that its document has."""

from __future__ import annotations

from typing import get_args

import pytest

from extract.compose.activities import Composer
from extract.compose.ledger import Ledger
from extract.compose.values import Setting
from extract.pipeline import extract_bytes
from extract.recognise.drafts import DraftActivity, Entry
from models.record import Record
from models.target import ACTIVITY_FIELDS, SpecialField, Target
from rules.pack import load_rules
from tests.building import Builder


def plan(*rows: tuple[str, str]) -> Record:
    lines = [("Aktivitet", "Nattvandring"), ("Mål", "Fler ska vara trygga"), *rows]
    lines.append(("Polisens åtagande", "Polisen åtar sig att delta."))
    table = "\n".join(f"{label}\t{value}" for label, value in lines)
    return extract_bytes("plan.txt", f"Åtgärdsplan Farsta 2025\n\nTrygga torg\n\n{table}\n".encode()).record


@pytest.mark.parametrize("field", [*ACTIVITY_FIELDS, *get_args(SpecialField)])
def test_what_a_layout_leaves_in_an_activity_is_a_value_of_it(field: str) -> None:
    """Whatever it may be: a field, or under its label what an activity has no field for, such as an area's name."""
    builder = Builder().paragraph("Rubrik").paragraph("Polisen åtar sig att delta.")
    label, value = builder.blocks
    document = builder.document()
    entry = Entry(Target(field), (value,), label.all_words, "label")  # type: ignore[arg-type]
    composer = Composer(Setting(document, load_rules(), 2025, False, False, ()), Ledger(document))
    activity = composer.activity(DraftActivity(entries=[entry]), 0)
    assert "Polisen åtar sig att delta." in activity.model_dump_json()


@pytest.mark.parametrize(
    ("label", "value", "kind"),
    [
        ("Finansiering", "40 000 kr", "unspecified"),
        ("Kostnad", "Var och en bär sina kostnader", "own_costs"),
        ("Kostnad", "40 000 kr", None),
        ("Budget", "Stadsdelsnämnden bekostar lokal", "municipal"),
        ("Budget", "20 tkr", None),
        ("Ekonomi", "Kostnaderna delas mellan parterna", "shared"),
        ("Ekonomi", "Oklart", None),
    ],
)
def test_money_is_funding_where_it_says_who_pays(label: str, value: str, kind: str | None) -> None:
    (activity,) = plan((label, value)).activities
    funding = activity.funding
    assert (funding.kind if funding else None) == kind
    others = [(one.label, one.text) for one in activity.other_fields]
    assert others == ([] if kind else [(label, value)])


@pytest.mark.parametrize(
    ("label", "value", "is_time"),
    [
        ("Var och när", "Norra hamnen och torget", False),
        ("Var och när", "Norra hamnen, varje fredag", True),
        ("När", "Norra hamnen och torget", True),
        ("Var och när", "Norra hamnen, inom två veckor", True),
    ],
)
def test_a_label_that_asks_where_and_when_holds_a_time_where_one_is_said(
    label: str, value: str, is_time: bool
) -> None:
    (activity,) = plan((label, value)).activities
    assert (activity.timing.text if activity.timing else None) == (value if is_time else None)
    assert [one.text for one in activity.other_fields] == ([] if is_time else [value])


@pytest.mark.parametrize(
    ("first", "second", "start", "end"),
    [
        (("Start", "2025-03-01"), ("Slut", "2025-06-30"), "2025-03-01", "2025-06-30"),
        (("Startdatum", "1 mars"), ("Slutdatum", "30 juni"), "2025-03-01", "2025-06-30"),
        (("Starttid", "1 mars"), ("Sluttid", "30 juni"), "2025-03-01", "2025-06-30"),
        (("Påbörjas", "mars 2025"), ("Klart senast", "juni 2025"), "2025-03-01", "2025-06-30"),
        (("Slut", "2025-06-30"), ("Start", "2025-03-01"), "2025-03-01", "2025-06-30"),
        (("Start", "2025-03-01"), ("Slut", ""), "2025-03-01", None),
    ],
)
def test_start_and_end_in_columns_of_their_own_are_a_period(
    first: tuple[str, str], second: tuple[str, str], start: str | None, end: str | None
) -> None:
    (activity,) = plan(first, second).activities
    assert activity.timing is not None
    assert (activity.timing.start, activity.timing.end) == (start, end)
    assert activity.timing.kind == ("period" if end else "open_ended")


_GRID = "<table><tr><th>Aktivitet<th>Vem<th>Polisens åtagande</tr>{}</table>"
_ROW = "<tr><td>{}<td>Rektor<td>Polisen åtar sig att delta</tr>"
_FIELDS = "<table><tr><th>Aktivitet<td>{}</tr><tr><th>Syfte<td>Ro<tr><th>Polisens åtagande<td>Polisen åtar sig att delta</table>"


@pytest.mark.parametrize(
    ("blocks", "layout"),
    [
        (_FIELDS.format("Pass") + _FIELDS.format("Möte") + _GRID.format("".join(map(_ROW.format, "ABC"))), "cause_grid"),
        (_FIELDS.format("Pass") + _FIELDS.format("Möte") + _GRID.format(_ROW.format("A")), "field_table"),
        (_FIELDS.format("Pass") + _GRID.format(_ROW.format("A")), "field_table"),
        (_GRID.format(_ROW.format("A")) + _FIELDS.format("Pass"), "cause_grid"),
    ],
)  # fmt: skip
def test_the_shape_of_most_activities_is_the_layout(blocks: str, layout: str) -> None:
    record = extract_bytes("plan.html", f"<h1>Åtgärdsplan Farsta 2025</h1>{blocks}".encode()).record
    assert record.kind == "plan"
    assert record.layout == layout


def test_a_row_of_two_lights_and_a_doubtful_value() -> None:
    (activity,) = plan(("Status", "")).activities
    assert activity.status is not None
    assert activity.status.light is None


@pytest.mark.parametrize(
    ("value", "is_list"),
    [
        ("Polisen, räddningstjänsten och krogarna", True),
        ("Polisen", True),
        ("Samverkan sker med polisen varje vecka", False),
        ("Oklart", False),
    ],
)
def test_behind_samverkan_stands_who_takes_part_or_how(value: str, is_list: bool) -> None:
    (activity,) = plan(("Samverkan", value)).activities
    assert (activity.other_participants.text if activity.other_participants else None) == (
        value if is_list else None
    )
    assert [one.text for one in activity.other_fields] == ([] if is_list else [value])
