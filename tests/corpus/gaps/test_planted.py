"""Gaps planted in plans: all are found, and none is invented."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gaps.answer import Gap
from corpus.gaps.find import find_gaps
from corpus.gaps.kinds import gap_kinds
from models.evidence import Evidence
from models.record import Activity, District, Period, Record, RecordWarning
from models.values import Actors, FollowUp, Schedule, Value
from rules.pack import load_rules
from tests.corpus.compare.planting import changed, of_activities, plan, sample, value

TODAY = date(2026, 1, 31)
WHOLE = {
    "name": "Nattvandring",
    "cause": "Unga är ensamma i centrum.",
    "measures": "Föräldrar går en runda.",
    "timing": "Varje fredag",
    "responsible": "Fritidschefen",
    "follow_up": "Antal vandringar",
    "police": "Möta vandrarna.",
}
EMPTIED = {
    "no-responsible": ("responsible", "convener"),
    "no-time": ("timing", "duration", "meeting_frequency"),
    "no-follow-up": ("follow_up", "indicators"),
    "no-cause": ("cause",),
}
CHECKED: dict[str, set[tuple[str, int | None]]] = {
    "angered-2019.pdf": {("older-than-two-years", None), ("no-indicator", 3)},
    "bromma-utan-ar.pdf": {
        *(("no-situation", None), ("no-period", None)),
        *(("no-responsible", 1), ("no-responsible", 3), ("no-indicator", 2)),
    },
    "enskede-arsta-vantor-2016.pdf": {
        *(("no-situation", None), ("older-than-two-years", None)),
        *((kind, number) for kind in ("no-responsible", "no-follow-up") for number in range(4)),
    },
    "eskilstuna-2023.pdf": {("no-responsible", number) for number in range(4)},
    "hasselby-vallingby-2024.xlsx": {
        *(("no-police-commitment", None), ("no-time", 1), ("no-time", 6), ("no-cause", 2)),
        *(("no-follow-up", 1), ("no-follow-up", 4), ("no-indicator", 2), ("no-indicator", 3)),
    },
    "sydvast-2022.pdf": {
        *(("older-than-two-years", None), ("no-responsible", 5), ("no-cause", 0), ("no-cause", 1)),
        *(("no-follow-up", 3), ("no-follow-up", 5)),
    },
    "trollhattan-2019.pdf": {
        *(("no-situation", None), ("older-than-two-years", None)),
        *(("no-time", 2), ("no-indicator", 0)),
    },
    "vaxjo-2023.pdf": {("older-than-two-years", None)},
}
"""Read by hand beside the documents."""


def gaps(record: Record, today: date = TODAY) -> set[tuple[str, int | None]]:
    return {
        (gap.gap, gap.activity.index if gap.activity else None)
        for gap in find_gaps(record, load_rules(), today)
    }


def dated(record: Record, start: str = "2026-01-01", end: str | None = "2026-12-31") -> Record:
    return record.model_copy(update={"year": 2026, "period": Period(start=start, end=end)})


def whole(**other: str) -> Record:
    """A plan of two activities that lacks nothing, but for what `other` says of the first."""
    first = {key: text for key, text in {**WHOLE, **other}.items() if text != "-"}
    return dated(plan(first, {**WHOLE, "name": "Fältarbete"}))


def only(record: Record, today: date = TODAY) -> Gap:
    (gap,) = find_gaps(record, load_rules(), today)
    return gap


def test_a_plan_that_says_everything_has_no_gaps() -> None:
    assert gaps(whole()) == set()


@pytest.mark.parametrize("name", CHECKED)
def test_the_sample_plans_have_the_gaps_that_a_reader_sees(name: str) -> None:
    assert gaps(sample(name)) == CHECKED[name]


def without(record: Record, number: int, fields: tuple[str, ...], *, empty: bool) -> Record:
    """`record` with these fields of an activity gone, or left as empty cells."""
    one = record.activities[number]
    emptied = {
        key: value(key, "").model_copy(update={"label": "Label"}) if empty and getattr(one, key) else None
        for key in fields
    }
    return changed(record, number, **emptied)


@pytest.mark.parametrize("empty", [True, False])
@pytest.mark.parametrize("name", CHECKED)
def test_each_emptied_field_is_one_more_gap(name: str, empty: bool) -> None:
    record = sample(name)
    before = gaps(record)
    for number in range(len(record.activities)):
        for kind, fields in EMPTIED.items():
            after = gaps(without(record, number, fields, empty=empty))
            had = any(
                value and value.text for value in (getattr(record.activities[number], key) for key in fields)
            )
            new, lost = after - before, before - after
            assert lost <= {("no-indicator", number)} if kind == "no-follow-up" else not lost
            if kind == "no-time":  # unless a text says when
                assert new <= {(kind, number)}
            else:
                assert new == ({(kind, number)} if had else set())


def test_an_activity_with_only_a_name_has_no_measure() -> None:
    bare = {"name": "Nattvandring", "timing": "Varje fredag", "responsible": "Fritidschefen"}
    found = gaps(dated(plan(bare, WHOLE)))
    assert found == {("no-follow-up", 0), ("no-cause", 0), ("no-measure", 0)}


@pytest.mark.parametrize("text", ["Möten hålls varje månad.", "Görs klart våren 2026.", "Vid behov."])
def test_a_time_in_any_text_of_what_is_done_is_a_time(text: str) -> None:
    assert gaps(whole(timing="-", measures=text)) == set()
    assert gaps(whole(timing="-", police=text)) == set()


def test_when_it_is_followed_up_is_no_time() -> None:
    assert gaps(whole(timing="-", follow_up="Antal vandringar räknas i maj.")) == {("no-time", 0)}


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        *(("Antal vandringar", True), ("Enkät till boende", True), ("Polisens statistik", True)),
        *(("Räkning av mopeder", True), ("Minst 80 % är nöjda", True)),
        *(("Avstämning i juni", False), ("Protokollet gås igenom", False), ("Rådet följer upp", False)),
    ],
)
def test_a_follow_up_that_counts_nothing_has_no_indicator(text: str, measures: bool) -> None:
    found = find_gaps(whole(follow_up=text), load_rules(), TODAY)
    assert [(gap.gap, gap.state, gap.evidence[0].text) for gap in found] == (
        [] if measures else [("no-indicator", "stated", text)]
    )


def test_causes_are_missed_only_where_the_plan_states_causes() -> None:
    neither = dated(plan(*[{key: text for key, text in WHOLE.items() if key != "cause"}] * 2))
    assert gaps(neither) == {("no-situation", None)}
    assert gaps(whole(cause="-")) == {("no-cause", 0)}


def test_a_heading_outside_of_fields_gives_the_situation() -> None:
    bare = dated(plan({key: text for key, text in WHOLE.items() if key != "cause"}))
    told = (Value(text="Lägesbild"), Value(text="Inbrotten har blivit fler på Backvägen."))
    assert gaps(bare.model_copy(update={"remainder": told})) == set()
    assert gaps(bare.model_copy(update={"remainder": told[:1]})) == {("no-situation", None)}


def test_the_police_undertake_in_a_field_or_in_a_text() -> None:
    silent = of_activities(whole(), lambda all_: [one.model_copy(update={"parties": ()}) for one in all_])
    assert gaps(silent) == {("no-police-commitment", None)}
    told = (Value(text="Polisen åtar sig att delta i rådet."),)
    assert gaps(silent.model_copy(update={"remainder": told})) == set()
    other = (Value(text="Polisen deltog i rådet förra året."),)
    assert gaps(silent.model_copy(update={"remainder": other})) == {("no-police-commitment", None)}


@pytest.mark.parametrize(
    ("start", "end", "today", "old"),
    [
        ("2022-01-01", "2023-12-31", "2025-12-31", False),
        ("2022-01-01", "2023-12-31", "2026-01-01", True),
        ("2022-01-01", "2024-02-29", "2026-02-28", False),
        ("2022-01-01", "2024-02-29", "2026-03-01", True),
        ("2010-01-01", None, "2026-01-01", False),
    ],
)
def test_a_plan_is_too_old_the_day_after_two_years(
    start: str, end: str | None, today: str, old: bool
) -> None:
    found = gaps(dated(whole(), start, end), date.fromisoformat(today))
    assert found == ({("older-than-two-years", None)} if old else set())


def test_a_year_without_a_period_ends_with_the_year() -> None:
    record = whole().model_copy(update={"year": 2023, "period": None})
    assert gaps(record, date(2025, 12, 31)) == set()
    gap = only(record, date(2026, 1, 1))
    assert (gap.gap, gap.path, gap.evidence[0].text) == ("older-than-two-years", "year", "2023-12-31")


def test_neither_period_nor_year() -> None:
    gap = only(whole().model_copy(update={"year": None, "period": None}))
    assert (gap.gap, gap.path, gap.activity, gap.state) == ("no-period", "period", None, "missing")


def place(ref: str) -> tuple[Evidence, ...]:
    return (Evidence(page=2, bbox=(1.0, 2.0, 3.0, 4.0), ref=ref),)


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        (None, "missing"),
        (Actors(text="", label="Ansvarig", evidence=place("table 1 row 4")), "empty"),
        (Actors(text=" – ", label="Ansvarig", evidence=place("table 1 row 4")), "empty"),
        (Actors(text="\ufffd\ufffdi\ufffd", label="Ansvarig", evidence=place("table 1 row 4")), "unreadable"),
    ],
)
def test_empty_missing_and_unreadable_are_told_apart(cell: Actors | None, state: str) -> None:
    name = Value(text="Nattvandring", evidence=place("table 1 row 1"))
    gap = only(changed(whole(), 0, responsible=cell, name=name))
    assert (gap.gap, gap.path, gap.state) == ("no-responsible", "activities[0].responsible", state)
    first = gap.evidence[0]
    assert (first.page, first.bbox) == (2, (1.0, 2.0, 3.0, 4.0))
    assert first.ref == ("table 1 row 1" if cell is None else "table 1 row 4")
    assert (first.label, first.text) == ((None, None) if cell is None else ("Ansvarig", cell.text))


def test_a_word_with_one_lost_letter_is_read() -> None:
    assert gaps(changed(whole(), 0, responsible=Actors(text="Fritids\ufffdefen"))) == set()


def test_an_empty_cell_beside_a_filled_one_of_the_same_meaning_is_no_gap() -> None:
    record = changed(whole(), 0, convener=Actors(text="", label="Sammankallande"))
    record = changed(record, 0, duration=Schedule(text="", label="Löptid"), indicators=FollowUp(text=""))
    assert gaps(record) == set()


def test_a_page_that_could_not_be_read_is_said_beside_the_gap() -> None:
    warning = RecordWarning(code="page-unreadable", message="page 3 is damaged")
    gap = only(whole(responsible="-").model_copy(update={"warnings": (warning,)}))
    assert [(one.state, one.text) for one in gap.evidence] == [
        ("missing", None),
        ("unreadable", "page 3 is damaged"),
    ]


def test_minutes_and_unknown_documents_have_no_gaps() -> None:
    assert (
        gaps(
            dated(plan(Activity().model_dump(exclude_none=True, include=set()))).model_copy(
                update={"kind": "unknown"}
            )
        )
        == set()
    )


def test_every_kind_says_what_it_stands_on_and_what_it_does_not_mean() -> None:
    kinds = gap_kinds()
    assert [kind.id for kind in kinds.values() if kind.level == "plan"] == [
        *("no-situation", "no-period", "older-than-two-years", "no-police-commitment")
    ]
    assert [kind.id for kind in kinds.values() if kind.level == "activity"] == [
        *("no-responsible", "no-time", "no-follow-up", "no-indicator", "no-cause", "no-measure")
    ]
    assert all("2023:196" in kind.basis or "Brå" in kind.basis for kind in kinds.values())
    # The only paragraph whose text was read.
    assert [kind.id for kind in kinds.values() if "§" in kind.basis] == ["no-situation"]


def test_a_gap_names_its_plan() -> None:
    record = whole(responsible="-").model_copy(update={"district": District(id="farsta", name="Farsta")})
    gap = only(record)
    assert gap.model_dump(exclude={"evidence"}) == {
        "document": "plan.pdf",
        "id": record.id,
        "district": "farsta",
        "year": 2026,
        "gap": "no-responsible",
        "activity": {"index": 0, "name": "Nattvandring"},
        "path": "activities[0].responsible",
        "basis": gap_kinds()["no-responsible"].basis,
    }
