"""One walk over a record: every value with its path and its place.

The store, the evaluation, the page that shows a record and the export without personal data all
go this way, so that none of them can forget a field that another one knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from models.base import Frozen
from models.evidence import Evidence
from models.record import Record
from models.values import Party, Value

Section: TypeAlias = Literal["document", "area", "activity", "minutes", "remainder", "furniture"]
"""The part of a record that a value stands in; `document` is the title's."""


@dataclass(frozen=True, slots=True)
class PlacedValue:
    """A value and where in the record it stands."""

    path: str
    """Its path in the record: `activities[3].parties[0].commitment`."""
    field: str
    """Its key without indexes: `goal`, `commitment`, `other_fields`; in minutes with what it stands
    under: `minutes.items.title`."""
    value: Value
    section: Section
    area: int | None = None
    """Index of the area that it belongs to, its own or its activity's; None outside areas."""
    activity: int | None = None
    """Index of its activity; None outside activities."""
    party: str | None = None
    """Party code, of a value in an activity's `parties`."""


def values_of(record: Record) -> Iterator[PlacedValue]:
    """Every value of `record`, in the record's own order, from title and areas to remainder and furniture."""
    if record.title is not None:
        yield PlacedValue("title", "title", record.title, "document")
    for number, area in enumerate(record.areas):
        for path, field, value in _walk(area, f"areas[{number}]"):
            yield PlacedValue(path, field, value, "area", area=number)
    for number, activity in enumerate(record.activities):
        for path, field, value in _walk(activity, f"activities[{number}]"):
            party = _party_at(path, activity.parties)
            key = field.removeprefix("parties.")
            yield PlacedValue(path, key, value, "activity", activity.area, number, party)
    if record.minutes is not None:
        for path, field, value in _walk(record.minutes, "minutes"):
            yield PlacedValue(path, f"minutes.{field}", value, "minutes")
    for number, value in enumerate(record.remainder):
        yield PlacedValue(f"remainder[{number}]", "remainder", value, "remainder")
    for number, value in enumerate(record.furniture):
        yield PlacedValue(f"furniture[{number}]", "furniture", value, "furniture")


def evidence_of(record: Record) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Every path of `record` that points into the source, with its regions.

    Besides values: the district, people, attendees and warnings. The words that decided an area's
    topic stand under `areas[0].topic`.
    """
    for placed in values_of(record):
        yield placed.path, placed.value.evidence
    if record.district is not None:
        yield "district", record.district.evidence
    for number, area in enumerate(record.areas):
        yield f"areas[{number}].topic", area.topic_evidence
    if record.minutes is not None:
        minutes = record.minutes
        for key, people in (("attendees", minutes.attendees), ("absent", minutes.absent)):
            for number, attendee in enumerate(people):
                yield f"minutes.{key}[{number}]", attendee.evidence
        for key, person in (("chair", minutes.chair), ("contact", minutes.contact)):
            if person is not None:
                yield f"minutes.{key}", person.evidence
    for number, person in enumerate(record.people):
        yield f"people[{number}]", person.evidence
    for number, warning in enumerate(record.warnings):
        yield f"warnings[{number}]", warning.evidence


_STEP = re.compile(r"([a-z_]+)((?:\[\d+\])*)")


def at_path(record: Record, path: str) -> object:
    """What stands at `path` in `record`: a value, a string, a person … Raises KeyError where nothing does."""
    found: object = record
    for step in path.split("."):
        match = _STEP.fullmatch(step)
        if match is None or not isinstance(found, Frozen) or match[1] not in type(found).model_fields:
            raise KeyError(path)
        found = getattr(found, match[1])
        for number in re.findall(r"\d+", match[2]):
            if not isinstance(found, tuple) or int(number) >= len(found):
                raise KeyError(path)
            found = found[int(number)]
    return found


def _walk(model: Frozen, path: str, field: str = "") -> Iterator[tuple[str, str, Value]]:
    """(path, key without indexes, value) of every value below `model`, in the order of its keys."""
    for key in type(model).model_fields:
        found: object = getattr(model, key)
        if found is None:
            continue
        below = f"{field}.{key}" if field else key
        if isinstance(found, tuple):
            for number, element in enumerate(found):
                yield from _value_or_walk(element, f"{path}.{key}[{number}]", below)
        else:
            yield from _value_or_walk(found, f"{path}.{key}", below)


def _value_or_walk(found: object, path: str, field: str) -> Iterator[tuple[str, str, Value]]:
    if isinstance(found, Value):
        yield path, field, found
    elif isinstance(found, Frozen):
        yield from _walk(found, path, field)


_PARTY_PATH = re.compile(r"\.parties\[(\d+)\]")


def _party_at(path: str, parties: tuple[Party, ...]) -> str | None:
    match = _PARTY_PATH.search(path)
    return parties[int(match[1])].party if match else None
