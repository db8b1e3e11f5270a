"""The normalized record, version 1: what one document becomes. Its keys are fixed (RECORD.md)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from models.base import Frozen
from models.document import Format
from models.evidence import Evidence
from models.minutes import Minutes
from models.values import Actors, FollowUp, Funding, Party, Person, Schedule, Value

SCHEMA_VERSION: Literal[1] = 1

Kind: TypeAlias = Literal["plan", "minutes", "unknown"]
LayoutName: TypeAlias = Literal["field_table", "cause_grid", "narrative", "minutes", "unknown"]


class Source(Frozen):
    """The file."""

    name: str
    path: str
    """As it was given to the program."""
    format: Format
    size: int
    """Bytes."""
    pages: int | None
    """How many pages; null where the format has none."""
    ocr: bool = False


class Period(Frozen):
    """ISO dates, first and last day."""

    start: str | None = None
    end: str | None = None


class District(Frozen):
    """The district or municipality that the document is for."""

    id: str
    """The name in ASCII, lower case, with hyphens."""
    name: str
    municipality: str | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0


class Area(Frozen):
    """A priority area (samverkansområde)."""

    name: Value | None = None
    topic: str | None = None
    """The leading topic code; null where no rule decides."""
    topics: tuple[str, ...] = ()
    topic_evidence: tuple[Evidence, ...] = ()
    description: Value | None = None
    goal: Value | None = None
    purpose: Value | None = None
    situation: Value | None = None
    problem: Value | None = None
    target_group: Value | None = None
    forum: Value | None = None
    other_fields: tuple[Value, ...] = ()


class Activity(Frozen):
    """An agreed activity, measure or forum."""

    area: int | None = None
    """Index into the record's `areas`."""
    name: Value | None = None
    undertaking: Value | None = None
    goal: Value | None = None
    purpose: Value | None = None
    description: Value | None = None
    cause: Value | None = None
    situation: Value | None = None
    problem: Value | None = None
    target_group: Value | None = None
    forum: Value | None = None
    measures: Value | None = None
    possible_measures: Value | None = None
    duration: Schedule | None = None
    meeting_frequency: Schedule | None = None
    timing: Schedule | None = None
    responsible: Actors | None = None
    convener: Actors | None = None
    parties: tuple[Party, ...] = ()
    other_participants: Actors | None = None
    funding: Funding | None = None
    communication: Value | None = None
    follow_up: FollowUp | None = None
    indicators: FollowUp | None = None
    other_fields: tuple[Value, ...] = ()


class Coverage(Frozen):
    """Exact bookkeeping of words: the last four add up to the first."""

    words: int
    in_fields: int
    labels: int
    furniture: int
    remainder: int


class RecordWarning(Frozen):
    """Something a reader of the record should look at."""

    code: str
    path: str | None = None
    """Where in the record: `activities[3].other_fields[0]`; null for the document as a whole."""
    message: str
    evidence: tuple[Evidence, ...] = ()


class Record(Frozen):
    """One document."""

    schema_version: Literal[1] = SCHEMA_VERSION
    rules_version: str
    id: str
    """SHA-256 of the file's bytes, hex."""
    source: Source
    kind: Kind
    layout: LayoutName
    title: Value | None = None
    year: int | None = None
    """First year of the period."""
    period: Period | None = None
    district: District | None = None
    police_areas: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    activities: tuple[Activity, ...] = ()
    minutes: Minutes | None = None
    people: tuple[Person, ...] = ()
    remainder: tuple[Value, ...] = ()
    furniture: tuple[Value, ...] = ()
    coverage: Coverage
    warnings: tuple[RecordWarning, ...] = ()

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON text, Swedish letters as they are."""
        return self.model_dump_json(indent=indent)
