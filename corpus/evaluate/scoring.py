"""Scoring a record against gold: which texts stand where the gold has them, and which conclusions hold.

A text counts as right when its letters and digits are the gold's. What a rule took out of running
text is no fault where the gold has nothing: it is scored among the conclusions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.evaluate.conclusions import concludes
from corpus.evaluate.gold import AREA_TEXTS, PARTY_ROLES, Conclusion, Gold, GoldActivity, GoldArea, other_key
from corpus.evaluate.match import Alternatives, Texts, align
from corpus.evaluate.minutes import score_minutes, score_people
from corpus.evaluate.scores import Scores, Tally
from corpus.evaluate.texts import bag, comparable, token_f1
from models.record import Activity, Area, Coverage, Record, Source
from models.target import ACTIVITY_FIELDS
from models.values import Value
from models.walk import values_of

_SAME_SENTENCES = 0.9
"""From this token F1 on, derived commitments are the gold's sentences."""


def evaluate(gold: Gold, record: Record | None, *, document: str = "") -> Scores:
    """The scores of `record` against `gold`; None (the document could not be read) misses everything.

    `document` names the document in the scores; without it the record's own file name does.
    """
    record = record or _NOTHING
    tally = Tally()
    _score_document(gold, record, tally)
    if gold.areas is not None:
        _score_areas(gold, gold.areas, record, tally)
    if gold.activities is not None:
        _score_activities(gold, gold.activities, record, tally)
    if gold.minutes is not None:
        score_minutes(gold.minutes, record.minutes, tally)
    if gold.people:
        score_people(gold.people, record.people, tally)
    _score_remainder(gold.remainder_contains, record, tally)
    return tally.scores(document or record.source.name, gold.document.layout or "unknown")


_NOTHING = Record(
    rules_version="",
    id="",
    source=Source(name="", path="", format="txt", size=0, pages=None),
    kind="unknown",
    layout="unknown",
    coverage=Coverage(words=0, in_fields=0, labels=0, furniture=0, remainder=0),
)


def _score_document(gold: Gold, record: Record, tally: Tally) -> None:
    expected = gold.document
    found: dict[str, object] = {
        "kind": record.kind,
        "layout": record.layout,
        "district": record.district.id if record.district else None,
        "year": record.year,
        "police_areas": record.police_areas,
    }
    for key, value in found.items():
        if key in expected.model_fields_set:
            wanted: object = getattr(expected, key)
            accepted = [text for row in gold.alt if row.path == f"document.{key}" for text in row.accept]
            tally.conclusion("document", key, value == wanted or value in accepted, wanted, value)
    if expected.title:
        _score_texts("document", {"title": expected.title}, _texts({"title": record.title}), tally)


def _score_areas(gold: Gold, areas: Sequence[GoldArea], record: Record, tally: Tally) -> None:
    expected, found = [area.texts() for area in areas], [_area_texts(area) for area in record.areas]
    pairs = align(expected, found)
    for number, area in enumerate(areas):
        where = f"area {number}: {area.name}"
        had = record.areas[pairs[number]] if number in pairs else Area()
        allowed = Alternatives.of(gold, "areas", number)
        texts = _scored(_area_texts(had), expected[number], area.unscored, _derived_fields(had, AREA_TEXTS))
        texts = allowed.settle(expected[number], texts, {})
        prefixed = {f"area.{key}": accepted for key, accepted in allowed.texts.items()}
        _score_texts(where, _as_area(expected[number]), _as_area(texts), tally, prefixed)
        if area.topic and "topic" not in area.unscored:
            holds = had.topic == area.topic or had.topic in allowed.texts["topic"]
            tally.conclusion(where, "area.topic", holds, area.topic, had.topic)
    for number in sorted(set(range(len(found))) - set(pairs.values())):
        _score_texts(f"found area {number}: {found[number].get('name')}", {}, _as_area(found[number]), tally)


def _score_activities(gold: Gold, activities: Sequence[GoldActivity], record: Record, tally: Tally) -> None:
    expected = [activity.texts() for activity in activities]
    found = [_activity_texts(activity) for activity in record.activities]
    pairs = align(expected, found)
    for number in range(len(activities)):
        had = record.activities[pairs[number]] if number in pairs else Activity()
        _score_activity(gold, number, had, record, tally)
    for number in sorted(set(range(len(found))) - set(pairs.values())):
        _score_texts(f"found activity {number}: {found[number].get('name')}", {}, found[number], tally)


def _score_activity(gold: Gold, number: int, had: Activity, record: Record, tally: Tally) -> None:
    activity = (gold.activities or ())[number]
    expected = activity.texts()
    where = f"activity {number}: {activity.name or (activity.measures or '')[:40]}"
    allowed = Alternatives.of(gold, "activities", number)
    area = record.areas[had.area] if had.area is not None and had.area < len(record.areas) else Area()
    texts = _scored(
        _activity_texts(had),
        expected,
        activity.unscored,
        _derived_fields(had, ACTIVITY_FIELDS),
        activity.only_name,
    )
    texts = allowed.settle(expected, texts, _area_texts(area))
    if "name" not in expected:  # a row without a name of its own may show its measure as the name
        texts.pop("name", None)
    accepted = {key: [*allowed.texts.get(key, ()), *activity.alt.get(key, ())] for key in expected}
    _score_texts(where, expected, texts, tally, accepted)
    _score_its_area(gold, activity, where, area, tally)
    for key, wanted in activity.normalized.items():
        _score_conclusion(where, key, wanted, had, allowed, tally)
    _score_derived(activity, where, had, tally)


def _score_its_area(gold: Gold, activity: GoldActivity, where: str, area: Area, tally: Tally) -> None:
    if activity.area is None or not gold.areas or "area" in activity.unscored:
        return
    wanted, found = gold.areas[activity.area].name, _texts({"name": area.name}).get("name")
    holds = Alternatives.of(gold, "areas", activity.area).accepts_name(wanted, found)
    tally.conclusion(where, "area", holds, wanted, found)


def _score_conclusion(
    where: str, key: str, wanted: Conclusion, had: Activity, allowed: Alternatives, tally: Tally
) -> None:
    """Every key that the gold gives must hold in the field, or in another that may hold it."""
    places = [key, *allowed.conclusion_places.get(key, ()), *allowed.places.get(key, ())]
    if key == "follow_up":
        places.append("indicators")  # the same labels lead to either, by what stands beside them
    values = [value for place in places if (value := _value_at(had, place)) is not None]
    holds = any(
        all(any(concludes(one, given, value) for value in values) for given in one.model_fields_set)
        for one in (wanted, *allowed.conclusions.get(key, ()))
    )
    found = next((value.model_dump(include=wanted.model_fields_set) for value in values), None)
    tally.conclusion(where, key, holds, wanted.model_dump(exclude_unset=True), found)


def _score_derived(activity: GoldActivity, where: str, had: Activity, tally: Tally) -> None:
    """Commitments in running text: the gold has all of the police's, so that any other is made up."""
    derived = {
        f"{party.party}.commitment": party.commitment.text
        for party in had.parties
        if party.commitment is not None and party.commitment.method == "derived"
    }
    for key, wanted in activity.derived.items():
        found = derived.get(key)
        holds = token_f1(bag(wanted), bag(found)) >= _SAME_SENTENCES
        tally.conclusion(where, f"derived {key}", holds, wanted, found)
    key = "police.commitment"
    if key in derived and not activity.only_name and key not in activity.derived | activity.texts():
        tally.conclusion(where, f"derived {key}", False, None, derived[key])


def _score_remainder(expected: Iterable[str], record: Record, tally: Tally) -> None:
    """Texts that must stand somewhere outside areas, activities and minutes: nothing is dropped."""
    sections = ("document", "remainder", "furniture")
    outside = [
        comparable(part)
        for placed in values_of(record)
        if placed.section in sections
        for part in (placed.value.text, placed.value.label)
    ]
    for text in expected:
        holds = any(comparable(text) in part for part in outside)
        tally.conclusion("remainder", "remainder", holds, text, None)


def _score_texts(
    where: str,
    expected: Texts,
    found: Texts,
    tally: Tally,
    accepted: dict[str, list[str]] | None = None,
) -> None:
    """Count each field of either; `accepted` holds other texts that are right too, by field."""
    for key in sorted(expected.keys() | found.keys()):
        field = key.partition(":")[0]  # all labels of other_fields together
        if key not in expected:
            tally.surplus(where, field, found[key])
        elif key not in found:
            tally.missing(where, field, expected[key], token_f1=0.0)
        else:
            right = [expected[key], *(accepted or {}).get(key, ())]
            likeness = max(token_f1(bag(text), bag(found[key])) for text in right)
            if comparable(found[key]) in map(comparable, right):
                tally.right(field, likeness)
            else:
                tally.differs(where, field, expected[key], found[key], likeness)


def _scored(
    found: Texts, expected: Texts, unscored: Iterable[str], derived: Iterable[str], only_name: bool = False
) -> Texts:
    """`found` without what is not scored: doubtful fields, and what was derived where the gold has nothing."""
    dropped = {*unscored, *(key for key in derived if key not in expected)}
    return {
        key: text for key, text in found.items() if key not in dropped and (key in expected or not only_name)
    }


def _derived_fields(entry: Area | Activity, keys: Iterable[str]) -> list[str]:
    return [key for key in keys if (value := getattr(entry, key)) is not None and value.method == "derived"]


def _area_texts(area: Area) -> Texts:
    return _texts({key: getattr(area, key) for key in AREA_TEXTS})


def _as_area(texts: Texts) -> Texts:
    return {f"area.{key}": text for key, text in texts.items()}


def _activity_texts(activity: Activity) -> Texts:
    """Field → text, also of parties (`police.contact`; not what was derived) and of other fields."""
    values: dict[str, Value | None] = {key: getattr(activity, key) for key in ACTIVITY_FIELDS}
    for party in activity.parties:
        for role in PARTY_ROLES:
            value: Value | None = getattr(party, role)
            if value is not None and value.method != "derived":
                values[f"{party.party}.{role}"] = value
    values |= {other_key(value.label or ""): value for value in activity.other_fields}
    return _texts(values)


def _texts(values: dict[str, Value | None]) -> Texts:
    """The texts of those values that have one."""
    texts = {key: value.text or "\n".join(value.items) for key, value in values.items() if value is not None}
    return {key: text for key, text in texts.items() if text}


def _value_at(activity: Activity, key: str) -> Value | None:
    """The value of the field `key` or, with a dot, of a party's role; None where there is none."""
    party, dot, role = key.partition(".")
    if not dot:
        found: object = getattr(activity, key, None)
    else:
        found = next((getattr(one, role, None) for one in activity.parties if one.party == party), None)
    return found if isinstance(found, Value) else None
