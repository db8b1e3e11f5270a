"""Changes planted between two years of a plan: all of them are found, and none is invented."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from corpus.compare.answer import Comparison
from models.record import Activity, Record
from models.values import Actors, Schedule, Value
from tests.corpus.compare.planting import (
    activity,
    changed,
    comparison_of,
    of_activities,
    person_at,
    plan,
    sample,
)

PLANS = [
    *("angered-2019.docx", "bromma-utan-ar.pdf", "enskede-arsta-vantor-2016.pdf", "eskilstuna-2023.pdf"),
    *("farsta-2021.pdf", "hasselby-vallingby-2024.xlsx", "jarva-2024.pdf", "kirseberg-2011.txt"),
    *("lulea-2025.xlsx", "lundby-2020.pdf", "norra-hisingen-2018.pdf", "rosengard-2012.pdf"),
    *("skarholmen-2020.docx", "sodermalm-2024.pdf", "sydvast-2022.pdf", "trollhattan-2019.pdf"),
    *("spanga-tensta-2015.docx", "vaxjo-2023.html"),
]
OTHER_FORMATS = [
    ("angered-2019.docx", "angered-2019.txt"),
    ("bromma-utan-ar.pdf", "bromma-utan-ar.html"),
    ("farsta-2021.pdf", "farsta-2021.txt"),
    ("hasselby-vallingby-2024.pdf", "hasselby-vallingby-2024.xlsx"),
    ("jarva-2024.md", "jarva-2024.pdf"),
    ("sodermalm-2024.pdf", "sodermalm-2024.txt"),
    ("trollhattan-2019.html", "trollhattan-2019.pdf"),
]
NEW = {
    "name": "Gratis provdykning för pensionärer",
    "measures": "Simhallen lånar ut flytvästar och cyklop på söndagsmorgnar.",
    "responsible": "Simhallschefen",
}


def found(left: Record, right: Record) -> list[tuple[str, list[int], list[int], list[tuple[str, str]]]]:
    """What is no longer the same: match, indexes on either side, fields with the kind of change."""
    return told(comparison_of(left, right))


def told(comparison: Comparison) -> list[tuple[str, list[int], list[int], list[tuple[str, str]]]]:
    return [
        (
            one.match,
            [activity.index for activity in one.left],
            [activity.index for activity in one.right],
            [(change.field, change.kind) for change in one.changes],
        )
        for one in comparison.activities
        if one.match != "same"
    ]


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_the_same_as_itself(name: str) -> None:
    comparison = comparison_of(sample(name), sample(name))
    assert told(comparison) == []
    assert {one.score for one in comparison.activities} == {1.0}


@pytest.mark.parametrize(("left", "right"), OTHER_FORMATS)
def test_another_format_changes_nothing(left: str, right: str) -> None:
    assert found(sample(left), sample(right)) == []


@pytest.mark.parametrize("name", PLANS)
def test_another_order_changes_nothing(name: str) -> None:
    turned = of_activities(sample(name), lambda activities: activities[::-1])
    assert found(sample(name), turned) == []


@pytest.mark.parametrize("name", PLANS)
def test_each_dropped_and_each_added_activity_is_found(name: str) -> None:
    record = sample(name)
    for number in range(len(record.activities)):
        fewer = of_activities(record, lambda all_, gone=number: all_[:gone] + all_[gone + 1 :])  # type: ignore[misc]
        assert found(record, fewer) == [("dropped", [number], [], [])]
        assert found(fewer, record) == [("added", [], [number], [])]


@pytest.mark.parametrize("name", PLANS)
def test_a_new_activity_takes_the_place_of_none(name: str) -> None:
    record = sample(name)
    for number in range(len(record.activities)):
        other = of_activities(
            record,
            lambda all_, at=number: [activity(NEW) if i == at else one for i, one in enumerate(all_)],  # type: ignore[misc]
        )
        assert found(record, other) == [("dropped", [number], [], []), ("added", [], [number], [])]


@pytest.mark.parametrize("name", PLANS)
def test_another_frequency_is_one_change(name: str) -> None:
    record = sample(name)
    for number, one in enumerate(record.activities):
        for field in ("meeting_frequency", "timing"):
            old = getattr(one, field)
            if old is None or old.method == "derived" or not old.text:
                continue
            new = changed(record, number, **{field: Schedule(text="Sjutton gånger per tertial")})
            assert found(record, new) == [("changed", [number], [number], [(field, "changed")])]


@pytest.mark.parametrize("name", PLANS)
def test_another_area_is_a_change(name: str) -> None:
    record = sample(name)
    for number, one in enumerate(record.activities):
        names = {i: area.name.text for i, area in enumerate(record.areas) if area.name}
        others = [i for i in names if names[i] != names.get(one.area if one.area is not None else -1)]
        if one.area is None or not others:
            continue
        matches = found(record, changed(record, number, area=others[0]))
        assert matches == [("changed", [number], [number], [("area", "changed")])]


@pytest.mark.parametrize("name", PLANS)
def test_another_name_for_the_same_measure_is_a_change_of_name(name: str) -> None:
    record = sample(name)
    for number, one in enumerate(record.activities):
        if one.name is None or len(_content(one).split()) < 8:
            continue
        new = changed(record, number, name=Value(text="Projekt Solsidan"))
        assert found(record, new) == [("changed", [number], [number], [("name", "changed")])]


@pytest.mark.parametrize("name", PLANS)
def test_a_text_that_is_gone_or_longer_is_one_change(name: str) -> None:
    record = sample(name)
    for number, one in enumerate(record.activities):
        for field in ("goal", "measures", "description", "communication"):
            old = getattr(one, field)
            if old is None or not old.text or old.text in _content(one, field):
                continue
            longer = Value(text=f"{old.text} Dessutom serveras korv.")
            assert found(record, changed(record, number, **{field: longer})) == [
                ("changed", [number], [number], [(field, "changed")])
            ]


def _content(one: Activity, but: str = "") -> str:
    fields = ("goal", "purpose", "description", "measures", "cause", "undertaking")
    return "\n".join(getattr(one, field).text for field in fields if field != but and getattr(one, field))


@pytest.mark.parametrize("name", PLANS)
def test_split_and_merged_activities_are_found(name: str) -> None:
    record = sample(name)
    for number, one in enumerate(record.activities):
        halves = _halves(one)
        if halves is None:
            continue
        split = of_activities(record, lambda all_, at=number, two=halves: [*all_[:at], *two, *all_[at + 1 :]])  # type: ignore[misc]
        assert found(record, split) == [("split", [number], [number, number + 1], [])]
        assert found(split, record) == [("merged", [number, number + 1], [number], [])]


def _halves(one: Activity) -> tuple[Activity, Activity] | None:
    """Two activities that divide what `one` does between them: half of its sentences each; None where it says little."""
    field = "measures" if one.measures else "description"
    text = getattr(one, field)
    sentences = [
        part for part in (text.text if text else "").replace("\n", ". ").split(". ") if part.strip("- ")
    ]
    if len(sentences) < 2 or min(map(len, sentences)) < 30:
        return None
    half = len(sentences) // 2
    first, second = ". ".join(sentences[:half]), ". ".join(sentences[half:])
    shared = {"area": one.area, "responsible": one.responsible}
    return (
        Activity.model_validate({**shared, "name": one.name, field: Value(text=first)}),
        Activity.model_validate(
            {**shared, "name": Value(text=" ".join(second.split()[:3])), field: Value(text=second)}
        ),
    )


def test_all_at_once() -> None:
    record = sample("farsta-2021.pdf")
    one, two, three, four, *rest = record.activities
    new = record.model_copy(
        update={
            "activities": (
                *rest,
                four.model_copy(update={"area": 0 if four.area else 1}),
                two.model_copy(update={"name": Value(text="Kvällar om droger")}),
                activity(NEW, 0),
                one.model_copy(update={"meeting_frequency": Schedule(text="En gång i veckan")}),
            )
        }
    )
    assert found(record, new) == [
        ("changed", [0], [len(rest) + 3], [("meeting_frequency", "changed")]),
        ("changed", [1], [len(rest) + 1], [("name", "changed")]),
        ("dropped", [2], [], []),
        ("changed", [3], [len(rest)], [("area", "changed")]),
        ("added", [], [len(rest) + 2], []),
    ]
    assert three.name is not None


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", PLANS)
def test_many_changes_in_one_year(name: str, seed: int) -> None:
    """Every activity is left, dropped, changed or split as it falls out, one is new, and the order is another."""
    record, random = sample(name), Random(f"{name} {seed}")
    wanted, after = [], []
    for number, one in enumerate(record.activities):
        match, fields, became = random.choice(list(_possible(record, one)))
        wanted.append((match, (number,), fields))
        after += became
    random.shuffle(after)
    after.append(activity(NEW))
    compared = comparison_of(record, of_activities(record, lambda _: after))
    told = [
        (one.match, tuple(each.index for each in one.left), tuple(each.field for each in one.changes))
        for one in compared.activities
    ]
    assert sorted(told) == sorted([*wanted, ("added", (), ())])


def _possible(record: Record, one: Activity) -> Iterator[tuple[str, tuple[str, ...], list[Activity]]]:
    """What may become of `one`: the match that is right, the fields that change, and the activities of the next year."""
    yield "same", (), [one]
    yield "dropped", (), []
    if one.meeting_frequency and one.meeting_frequency.method != "derived":
        often = Schedule(text="Sjutton gånger per tertial")
        yield "changed", ("meeting_frequency",), [one.model_copy(update={"meeting_frequency": often})]
    if one.name and len(_content(one).split()) >= 8:
        yield "changed", ("name",), [one.model_copy(update={"name": Value(text="Projekt Solsidan")})]
    if one.responsible and one.responsible.text:
        chief = Actors(text="Verksamhetschefen för simhallen")
        yield "changed", ("responsible",), [one.model_copy(update={"responsible": chief})]
    if one.goal and one.goal.text and one.goal.text not in _content(one, "goal"):
        goal = Value(text=one.goal.text.replace(" ", " verkligen ", 1) + " Alltid.")
        yield "changed", ("goal",), [one.model_copy(update={"goal": goal})]
    names = {area.name.text for area in record.areas if area.name}
    if one.area is not None and len(names) == len(record.areas) > 1:
        yield "changed", ("area",), [one.model_copy(update={"area": (one.area + 1) % len(record.areas)})]
    if halves := _halves(one):
        yield "split", (), list(halves)


# -- people, layout -------------------------------------------------------------------------------------


def test_another_person_in_the_same_role_is_no_change() -> None:
    one, two = "Kommunpolis Vera Påhittad", "Kommunpolis Olle Diktad"
    path = "activities[0].responsible"
    measure = {"name": "Nattvandring", "measures": "Föräldrar går ut på fredagar."}
    left = plan({**measure, "responsible": one}, people=(person_at("Vera Påhittad", path, one),))
    right = plan({**measure, "responsible": two}, people=(person_at("Olle Diktad", path, two),))
    assert found(left, right) == []
    role = plan({**measure, "responsible": "Kommunpolis"})
    assert found(left, role) == []
    other = "Fältassistent Olle Diktad"
    third = plan({**measure, "responsible": other}, people=(person_at("Olle Diktad", path, other),))
    assert found(left, third) == [("changed", [0], [0], [("responsible", "changed")])]


def test_a_person_alone_is_something_and_nobody_is_not() -> None:
    path = "activities[0].responsible"
    left = plan(
        {"name": "Läxhjälp", "responsible": "Vera Påhittad"},
        people=(person_at("Vera Påhittad", path, "Vera Påhittad"),),
    )
    right = plan(
        {"name": "Läxhjälp", "responsible": "Olle Diktad"},
        people=(person_at("Olle Diktad", path, "Olle Diktad"),),
    )
    assert found(left, right) == []
    assert found(left, plan({"name": "Läxhjälp"})) == [("changed", [0], [0], [("responsible", "dropped")])]


TABLE = {
    "area": "Unga",
    "name": "Fältgrupp",
    "goal": "Unga på badet möter vuxna.",
    "purpose": "Unga på badet möter vuxna.",
    "measures": "Fältgruppen söker upp unga vid badet.\nKiosken delar ut vatten.",
    "responsible": "Enhetschef",
    "timing": "Juni till augusti",
    "follow_up": "Antal besök",
}
GRID = {
    "area": "Unga",
    "name": "FÄLTGRUPP",
    "goal": "Unga på badet möter vuxna",
    "description": "- Fältgruppen söker upp unga vid badet\n- Kiosken delar ut vatten",
    "convener": "Enhetschef",
    "duration": "Juni  till augusti",
    "indicators": "Antal besök",
}


def test_the_same_measure_as_table_and_as_grid_is_the_same() -> None:
    assert found(plan(TABLE), plan(GRID)) == []
    assert found(plan(GRID), plan(TABLE)) == []


def test_a_change_within_another_layout_is_one_change() -> None:
    new = {**GRID, "description": GRID["description"].replace("vatten", "saft")}
    assert found(plan(TABLE), plan(new)) == [("changed", [0], [0], [("measures", "changed")])]
    assert found(plan(TABLE), plan({**GRID, "convener": "Rektor"})) == [
        ("changed", [0], [0], [("responsible", "dropped"), ("convener", "added")])
    ]


def test_a_goal_that_moves_to_the_area_is_no_change() -> None:
    left = plan(TABLE)
    area = left.areas[0].model_copy(update={"goal": Value(text=TABLE["goal"])})
    right = plan({key: text for key, text in TABLE.items() if key not in ("goal", "purpose")})
    assert found(left, right.model_copy(update={"areas": (area,)})) == []


def test_a_promise_that_goes_from_one_party_to_another_is_two_changes() -> None:
    text = "Delta på mötena och lämna en skriftlig lägesbild."
    assert found(plan({**TABLE, "police": text}), plan({**TABLE, "school": text})) == [
        ("changed", [0], [0], [("commitment", "dropped"), ("commitment", "added")])
    ]


def test_what_is_taken_out_of_another_text_is_told_once() -> None:
    left, right = (
        plan(TABLE),
        plan({**TABLE, "measures": "Fältgruppen träffas varje vecka.\nKiosken delar ut vatten."}),
    )
    derived = Schedule(text="varje vecka", method="derived", kind="recurring", times_per_year=52)
    right = changed(right, 0, meeting_frequency=derived)
    assert found(left, right) == [("changed", [0], [0], [("measures", "changed")])]
