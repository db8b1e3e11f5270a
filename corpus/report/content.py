"""What the report shows, asked from the store at once: every plan, its measures, and all their values."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from corpus.store.answers import Failure, Plan
from corpus.store.reading import Reader

LEFT_OUT = ("contact", "participants", "other_participants")
"""Fields that name people more than they say what is done."""
_LONG_COLLECTION = 2_000
"""Plans from which on a text is cut after `_LONG_TEXT` letters, so that a browser still opens the page."""
_LONG_TEXT = 300


@dataclass(slots=True)
class ShownValue:
    """A value of an activity."""

    path: str
    field: str
    party: str | None
    text: str
    """As printed; where `is_cut`, its beginning."""
    is_cut: bool
    page: int | None
    ref: str


@dataclass(slots=True)
class ShownActivity:
    """An activity with its values."""

    number: int
    """Its index in its plan's record."""
    area: str | None
    topics: tuple[str, ...]
    name: str | None
    meetings_per_year: float | None
    meeting_kind: str | None
    sources: tuple[str, ...] = ()
    """Where the figures of its follow-up come from."""
    values: list[ShownValue] = field(default_factory=list)


@dataclass(slots=True)
class ShownPlan:
    """A plan, once, with its activities in their order."""

    plan: Plan
    topics: tuple[str, ...]
    """Of all its areas, also of those without activities."""
    activities: list[ShownActivity]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read and what not."""

    documents: int
    kinds: tuple[tuple[str, int], ...]
    """plan, minutes, unknown, with how many documents."""
    copies: int
    """Documents that say the same as another one, which leads."""
    gone: tuple[str, ...]
    """Files that are no longer there."""
    words: int
    in_fields: int
    labels: int
    furniture: int
    left_over: int
    warnings: tuple[tuple[str, int, int], ...]
    """Code, how many, in how many documents."""
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All that the report shows of a database."""

    plans: list[ShownPlan]
    reading: Reading
    cuts: bool
    """Whether long texts were cut."""


EMPTY = Content([], Reading(0, (), 0, (), 0, 0, 0, 0, 0, (), ()), False)
"""Of a database with nothing in it."""

Told: TypeAlias = Callable[[str, str, str], str]
"""Of a document's key, a path in its record and the text there: the text as it is to be shown."""


def content_of(reader: Reader, told: Told = lambda document, path, text: text) -> Content:
    """What the database of `reader` holds, every plan once, by district, year and file in Swedish order."""
    plans = [
        replace(one, title=one.title and told(one.document, "title", one.title)) for one in reader.plans()
    ]
    topics = _topics(reader)
    activities: dict[str, dict[int, ShownActivity]] = defaultdict(dict)
    for one in reader.measures():
        of_area = topics.get((one.document, one.area_key), ()) if one.area_key is not None else ()
        activities[one.document][one.activity_key] = ShownActivity(
            number=one.activity_key,
            area=one.area and told(one.document, f"areas[{one.area_key}].name", one.area),
            topics=of_area,
            name=one.activity and told(one.document, f"activities[{one.activity_key}].name", one.activity),
            meetings_per_year=one.meetings_per_year,
            meeting_kind=one.meeting_kind,
        )
    cuts = len(plans) > _LONG_COLLECTION
    _add_values(reader, activities, told, _LONG_TEXT if cuts else None)
    _add_sources(reader, activities)
    by_plan: dict[str, dict[str, None]] = defaultdict(dict)
    for (document, _), codes in topics.items():
        by_plan[document].update(dict.fromkeys(codes))
    shown = [
        ShownPlan(plan, tuple(by_plan[plan.document]), list(activities[plan.document].values()))
        for plan in plans
    ]
    return Content(shown, _reading(reader), cuts)


def _topics(reader: Reader) -> dict[tuple[str, int], tuple[str, ...]]:
    rows = reader.query("SELECT document, area_key, topics FROM areas ORDER BY document, area_key")
    return {(row["document"], row["area_key"]): tuple(json.loads(row["topics"])) for row in rows}


def _add_values(
    reader: Reader, activities: dict[str, dict[int, ShownActivity]], told: Told, longest: int | None
) -> None:
    rows = reader.query(
        "SELECT document, activity_key, path, field, party, text, page, ref FROM fields"
        " WHERE activity_key IS NOT NULL AND text <> '' AND field NOT IN (SELECT value FROM json_each(?))"
        " ORDER BY document, activity_key, id",
        [json.dumps(LEFT_OUT)],
    )
    for row in rows:
        activity = activities[row["document"]].get(row["activity_key"])
        if activity is None:  # of a copy that does not lead
            continue
        text, is_cut = told(row["document"], row["path"], row["text"]), False
        if longest is not None and len(text) > longest:
            text, is_cut = text[:longest].rstrip() + "…", True
        activity.values.append(
            ShownValue(row["path"], row["field"], row["party"], text, is_cut, row["page"], row["ref"] or "")
        )


def _add_sources(reader: Reader, activities: dict[str, dict[int, ShownActivity]]) -> None:
    rows = reader.query(
        "SELECT DISTINCT i.document, i.activity_key, j.value AS source"
        " FROM indicators AS i, json_each(i.sources) AS j ORDER BY 1, 2, 3"
    )
    for row in rows:
        activity = activities[row["document"]].get(row["activity_key"])
        if activity is not None:
            activity.sources += (row["source"],)


def _reading(reader: Reader) -> Reading:
    counts = reader.query(
        "SELECT count(*) AS documents, coalesce(sum(words), 0) AS words, coalesce(sum(words_in_fields), 0) AS"
        " in_fields, coalesce(sum(words_labels), 0) AS labels, coalesce(sum(words_furniture), 0) AS furniture,"
        " coalesce(sum(words_remainder), 0) AS left_over FROM documents"
    )[0]
    kinds = reader.query(
        "SELECT kind, count(*) AS count FROM documents GROUP BY kind ORDER BY count DESC, kind"
    )
    warnings = reader.query(
        "SELECT code, count(*) AS count, count(DISTINCT document) AS documents FROM warnings"
        " GROUP BY code ORDER BY count DESC, code"
    )
    copies = reader.query("SELECT count(DISTINCT document) AS count FROM links WHERE kind = 'same'")
    return Reading(
        kinds=tuple((row["kind"], row["count"]) for row in kinds),
        copies=copies[0]["count"],
        gone=tuple(path for path, has_gone in reader.paths().items() if has_gone),
        warnings=tuple((row["code"], row["count"], row["documents"]) for row in warnings),
        failures=tuple(reader.failures()),
        **{name: counts[name] for name in counts.keys()},  # noqa: SIM118 - a row is no mapping
    )
