"""What a record becomes in the tables of `schema.sql`: rows by table, as plain values of SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from corpus.store.redaction import redacted_texts
from corpus.store.vocabulary import Vocabulary, pack_words, read_vocabulary
from models.evidence import Evidence
from models.minutes import Attendee, Minutes
from models.record import Activity, Area, Record
from models.values import Actors, FollowUp, Person, Schedule, Value
from models.walk import PlacedValue, evidence_of, values_of

SqlValue: TypeAlias = str | int | float | bytes | None
"""What stands in one column."""
TableRow: TypeAlias = dict[str, SqlValue]
"""One row: column name → value."""

AREA_TEXTS = ("name", "description", "goal", "purpose", "situation", "problem", "target_group", "forum")
"""The columns of `areas` that hold a value's text."""
ACTIVITY_TEXTS = (
    *(
        "name",
        "undertaking",
        "goal",
        "purpose",
        "description",
        "cause",
        "situation",
        "problem",
        "target_group",
    ),
    *("forum", "measures", "possible_measures", "duration", "meeting_frequency", "timing", "responsible"),
    *("convener", "other_participants", "funding", "status", "communication", "follow_up", "indicators"),
)
"""The columns of `activities` that hold a value's text."""


SHORTEST_KEY = 12
"""Digits of a hash that make a document's key: among 10,000 documents two share them once in five million times."""


def rows_of(record: Record, path: str, key: str) -> Iterator[tuple[str, list[TableRow]]]:
    """(table, its rows) of everything that `record`, read from the file at `path`, puts into the database.

    In an order in which each row's parents come before it. Not `paths` nor `links`: these are the store's own
    business.
    """
    for table, rows in _tables(record, path):
        yield table, [{"document": key, **row} for row in rows]


def _tables(record: Record, path: str) -> Iterator[tuple[str, Iterable[TableRow]]]:
    """The same, without the column `document`, which stands first in every row."""
    placed = list(values_of(record))
    fields = [one for one in placed if one.section not in ("remainder", "furniture")]
    commitments = sum(one.field == "commitment" and one.value.text != "" for one in fields)
    yield "documents", [_document_row(record, path, commitments)]
    yield "vocabularies", [_vocabulary_row(read_vocabulary(placed))]
    yield "areas", (_area_row(number, area) for number, area in enumerate(record.areas))
    yield "activities", (_activity_row(number, activity) for number, activity in enumerate(record.activities))
    yield "fields", map(_field_row, fields)
    yield "mentions", (row for one in fields for row in _mention_rows(one))
    yield "indicators", (row for one in fields for row in _indicator_rows(one))
    if record.minutes is not None:
        yield from _minutes_tables(record.minutes)
    yield "people", (_person_row(number, person) for number, person in enumerate(record.people))
    yield "person_mentions", _person_mention_rows(record)
    yield "redacted", ({"path": path, "text": text} for path, text in redacted_texts(record).items())
    for table, values in (("remainder", record.remainder), ("furniture", record.furniture)):
        yield table, ({"position": number, **_value_columns(value)} for number, value in enumerate(values))
    yield "warnings", _warning_rows(record)
    yield "regions", _region_rows(record)


def _document_row(record: Record, path: str, commitments: int) -> TableRow:
    source, coverage, period, district = record.source, record.coverage, record.period, record.district
    return {
        "sha256": record.id,
        "name": source.name,
        "path": path,
        "format": source.format,
        "size": source.size,
        "pages": source.pages,
        "ocr": int(source.ocr),
        "kind": record.kind,
        "layout": record.layout,
        "title": _text(record.title),
        "year": record.year,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "district": district.id if district else None,
        "district_name": district.name if district else None,
        "municipality": district.municipality if district else None,
        "police_areas": _json(record.police_areas),
        "areas": len(record.areas),
        "activities": len(record.activities),
        "commitments": commitments,
        "warnings": len(record.warnings),
        "words": coverage.words,
        "words_in_fields": coverage.in_fields,
        "words_labels": coverage.labels,
        "words_furniture": coverage.furniture,
        "words_remainder": coverage.remainder,
        "schema_version": record.schema_version,
        "rules_version": record.rules_version,
        "record": record.to_json(),
    }


def _vocabulary_row(vocabulary: Vocabulary) -> TableRow:
    return {"words": pack_words(vocabulary.words), "shingles": json.dumps(vocabulary.shingles)}


def _area_row(number: int, area: Area) -> TableRow:
    return {
        "area_key": number,
        "topic": area.topic,
        "topics": _json(area.topics),
        "page": _page(area.name.evidence if area.name else ()),
        **{key: _text(getattr(area, key)) for key in AREA_TEXTS},
    }


def _activity_row(number: int, activity: Activity) -> TableRow:
    duration, timing, meetings = activity.duration, activity.timing, meetings_of(activity)
    return {
        "activity_key": number,
        "area_key": activity.area,
        **{key: _text(getattr(activity, key)) for key in ACTIVITY_TEXTS},
        "duration_kind": duration.kind if duration else None,
        "duration_start": duration.start if duration else None,
        "duration_end": duration.end if duration else None,
        "meeting_kind": meetings.kind if meetings else None,
        "meetings_per_year": meetings.times_per_year if meetings else None,
        "timing_kind": timing.kind if timing else None,
        "timing_start": timing.start if timing else None,
        "timing_end": timing.end if timing else None,
        "timing_per_year": timing.times_per_year if timing else None,
        "responsible_organisations": _json(_organisations(activity.responsible)),
        "convener_organisations": _json(_organisations(activity.convener)),
        "parties": _json(dict.fromkeys(party.party for party in activity.parties)),
        "funding_kind": activity.funding.kind if activity.funding else None,
        "status_state": activity.status.state if activity.status else None,
        "status_light": activity.status.light if activity.status else None,
        "follow_up_per_year": activity.follow_up.times_per_year if activity.follow_up else None,
        "page": _first_page_of(activity),
    }


def meetings_of(activity: Activity) -> Schedule | None:
    """How often `activity` meets: its `meeting_frequency`, or a recurring `timing` where that is silent."""
    stated, timing = activity.meeting_frequency, activity.timing
    if (stated is None or stated.kind == "unspecified") and timing is not None and timing.kind == "recurring":
        return timing
    return stated


def _first_page_of(activity: Activity) -> int | None:
    for key in type(activity).model_fields:
        found = getattr(activity, key)
        if isinstance(found, Value) and found.evidence:
            return _page(found.evidence)
    return None


def _organisations(actors: Actors | None) -> list[str]:
    """Party codes in the order of the text, each once."""
    mentions = actors.mentions if actors else ()
    return list(dict.fromkeys(mention.organisation for mention in mentions if mention.organisation))


def _field_row(placed: PlacedValue) -> TableRow:
    return {
        "area_key": placed.area,
        "activity_key": placed.activity,
        "party": placed.party,
        "field": placed.field,
        "rule": placed.value.rule,
        "path": placed.path,
        **_value_columns(placed.value),
    }


def _value_columns(value: Value) -> TableRow:
    """A value's text, label, first region, method and confidence."""
    return {
        "text": value.text,
        "label": value.label,
        "page": _page(value.evidence),
        "ref": value.evidence[0].ref if value.evidence else None,
        "method": value.method,
        "confidence": value.confidence,
    }


def _region_columns(region: Evidence) -> TableRow:
    x0, top, x1, bottom = region.bbox or (None, None, None, None)
    return {"page": region.page, "x0": x0, "top": top, "x1": x1, "bottom": bottom, "ref": region.ref}


def _region_rows(record: Record) -> Iterator[TableRow]:
    for path, evidence in evidence_of(record):
        for number, region in enumerate(evidence):
            yield {"path": path, "number": number, **_region_columns(region)}


def _mention_rows(placed: PlacedValue) -> Iterator[TableRow]:
    if isinstance(placed.value, Actors):
        for number, mention in enumerate(placed.value.mentions):
            yield {
                "path": placed.path,
                "number": number,
                "activity_key": placed.activity,
                "party": placed.party,
                "field": placed.field,
                "text": mention.text,
                "role": mention.role,
                "organisation": mention.organisation,
                "span_start": mention.span[0],
                "span_end": mention.span[1],
            }


def _indicator_rows(placed: PlacedValue) -> Iterator[TableRow]:
    if isinstance(placed.value, FollowUp):
        for number, indicator in enumerate(placed.value.indicators):
            yield {
                "path": placed.path,
                "number": number,
                "activity_key": placed.activity,
                "field": placed.field,
                "text": indicator.text,
                "sources": _json(indicator.sources),
                "span_start": indicator.span[0],
                "span_end": indicator.span[1],
            }


def _minutes_tables(minutes: Minutes) -> Iterator[tuple[str, Iterable[TableRow]]]:
    head: TableRow = {
        "date": minutes.date,
        "start_time": minutes.start,
        "end_time": minutes.end,
        "time_text": _text(minutes.when),
        "place": _text(minutes.place),
        "chair": minutes.chair.name if minutes.chair else None,
        "contact": minutes.contact.name if minutes.contact else None,
    }
    yield "minutes", [head]
    yield "agenda_items", _agenda_rows(minutes)
    yield "attendees", _attendee_rows(minutes.attendees, absent=0)
    yield "attendees", _attendee_rows(minutes.absent, absent=1)
    yield (
        "decisions",
        (
            {"position": number, "text": decision.text, "page": _page(decision.evidence)}
            for number, decision in enumerate(minutes.decisions)
        ),
    )
    yield "priorities", _priority_rows(minutes)
    yield "places", _place_rows(minutes)
    yield "next_meetings", _next_meeting_rows(minutes)


def _agenda_rows(minutes: Minutes) -> Iterator[TableRow]:
    for number, point in enumerate(minutes.items):
        first = point.title or point.text
        yield {
            "position": number,
            "number": point.number,
            "title": _text(point.title),
            "text": _text(point.text),
            "items": _json(point.items),
            "places": _json(point.places),
            "page": _page(first.evidence if first else ()),
        }


def _attendee_rows(people: tuple[Attendee, ...], *, absent: int) -> Iterator[TableRow]:
    for number, attendee in enumerate(people):
        yield {
            "absent": absent,
            "position": number,
            "name": attendee.name,
            "role": attendee.role,
            "organisation": attendee.organisation,
            "page": _page(attendee.evidence),
        }


def _priority_rows(minutes: Minutes) -> Iterator[TableRow]:
    for number, priority in enumerate(minutes.priorities):
        yield {
            "position": number,
            "topic": priority.topic,
            "name": priority.name.text,
            "scope": priority.scope,
            "text": _text(priority.text),
            "page": _page(priority.name.evidence),
        }


def _place_rows(minutes: Minutes) -> Iterator[TableRow]:
    for number, place in enumerate(minutes.places):
        yield {
            "position": number,
            "name": place.name.text,
            "text": place.text.text,
            "page": _page(place.name.evidence),
        }


def _next_meeting_rows(minutes: Minutes) -> Iterator[TableRow]:
    for number, meeting in enumerate(minutes.next_meetings):
        yield {
            "position": number,
            "date": meeting.date,
            "start_time": meeting.start,
            "end_time": meeting.end,
            "place": _text(meeting.place),
        }


def _person_row(number: int, person: Person) -> TableRow:
    return {
        "person": number,
        "name": person.name,
        "role": person.role,
        "organisation": person.organisation,
        "phone": person.phone,
        "email": person.email,
        "personal_number": person.personal_number,
        "page": _page(person.evidence),
    }


def _person_mention_rows(record: Record) -> Iterator[TableRow]:
    for index, person in enumerate(record.people):
        for number, mention in enumerate(person.mentions):
            yield {
                "person": index,
                "number": number,
                "path": mention.path,
                "kind": mention.kind,
                "span_start": mention.span[0],
                "span_end": mention.span[1],
            }


def _warning_rows(record: Record) -> Iterator[TableRow]:
    for number, warning in enumerate(record.warnings):
        yield {
            "position": number,
            "code": warning.code,
            "path": warning.path,
            "message": warning.message,
            "page": _page(warning.evidence),
            "ref": warning.evidence[0].ref if warning.evidence else None,
        }


def _text(value: Value | None) -> str | None:
    return None if value is None else value.text


def _page(evidence: tuple[Evidence, ...]) -> int | None:
    return evidence[0].page if evidence else None


def _json(texts: Iterable[str]) -> str:
    """A JSON array, Swedish letters as they are."""
    return json.dumps(list(texts), ensure_ascii=False)


def shortest_keys(hashes: set[str]) -> dict[str, str]:
    """Hash → its first digits, at least twelve and so many that no other of `hashes` begins with them."""
    return {
        one: next(
            one[:length]
            for length in range(SHORTEST_KEY, len(one) + 1)
            if length == len(one) or not any(other.startswith(one[:length]) for other in hashes - {one})
        )
        for one in hashes
    }
