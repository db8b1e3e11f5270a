"""What the store says of its documents, runs and failures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:  # a list of documents is shown without waiting for the models
    from models.pages.document import Format
    from models.record import Kind, LayoutName
    from models.values import FundingKind, Light, Method, ScheduleKind, State

Outcome: TypeAlias = Literal["new", "updated", "unchanged"]
"""What writing a record did: `new`, neither the content nor the path was known; `updated`, a record or what
lies at the path was replaced; `unchanged`, the record was there already (the path may be a further one)."""


LinkKind: TypeAlias = Literal["same", "version", "successor"]
"""`same`: the text of another file in another format, or again; `version`: nearly the text of another, for one
district and year; `successor`: the next plan of the district, or of what the district became a part of."""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two documents that belong together, by their keys."""

    document: str
    """Of `same` the copy that does not lead, of `successor` the earlier plan, of `version` the lower key."""
    other: str
    kind: LinkKind
    score: float
    """From 0 to 1: how much of their words both have."""


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document as a line in a list."""

    document: str
    """Its key, short."""
    sha256: str
    """Of the file's bytes, hex; what `Record.id` is."""
    paths: tuple[str, ...]
    """Where files with this content lie, in order of letters."""
    gone: bool
    """Whether none of them was there when its folder was last imported."""
    name: str
    kind: Kind
    layout: LayoutName
    title: str | None
    district: str | None
    """The district's id."""
    district_name: str | None
    municipality: str | None
    year: int | None
    areas: int
    """How many areas, activities and warnings it has."""
    activities: int
    warnings: int
    rules_version: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A row of the view `plans`: a plan, its leading copy."""

    document: str
    """Its key."""
    district: str | None
    """The district's id."""
    district_name: str | None
    municipality: str | None
    year: int | None
    period_start: str | None
    """ISO dates, first and last day."""
    period_end: str | None
    layout: LayoutName
    title: str | None
    name: str
    """The file's name; `file` is where it lies."""
    file: str
    format: Format
    pages: int | None
    areas: int
    """How many areas, activities, commitments and warnings it has."""
    activities: int
    commitments: int
    warnings: int
    copies: int
    """How many other files say the same."""
    gone: bool
    """Whether its file was no longer there at the last import of its folder."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the view `measures`: an activity with what was concluded of it. Texts are as printed."""

    document: str
    activity_key: int
    """Its index in the record's `activities`; `area_key` its area's in `areas`."""
    area_key: int | None
    district: str | None
    district_name: str | None
    municipality: str | None
    year: int | None
    area: str | None
    """The area's name."""
    topic: str | None
    activity: str | None
    """Its name."""
    undertaking: str | None
    goal: str | None
    purpose: str | None
    description: str | None
    measure: str | None
    possible_measures: str | None
    cause: str | None
    situation: str | None
    problem: str | None
    target_group: str | None
    forum: str | None
    responsible: str | None
    """Who answers for it, else who convenes."""
    responsible_organisations: tuple[str, ...]
    """Party codes, as in `parties`."""
    parties: tuple[str, ...]
    other_participants: str | None
    duration: str | None
    duration_kind: ScheduleKind | None
    duration_start: str | None
    duration_end: str | None
    meeting_frequency: str | None
    meeting_kind: ScheduleKind | None
    meetings_per_year: float | None
    """None where it is not stated."""
    timing: str | None
    timing_kind: ScheduleKind | None
    timing_start: str | None
    timing_end: str | None
    funding: str | None
    funding_kind: FundingKind | None
    status: str | None
    status_state: State | None
    status_light: Light | None
    communication: str | None
    follow_up: str | None
    """How results are followed up, else the indicators."""
    follow_up_per_year: float | None
    indicators: int
    """How many."""
    file: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A row of the view `commitments`: what one party commits itself to in one activity."""

    document: str
    activity_key: int
    area_key: int | None
    district: str | None
    district_name: str | None
    municipality: str | None
    year: int | None
    area: str | None
    """The area's name."""
    topic: str | None
    activity: str | None
    """The activity's name."""
    party: str
    """Party code."""
    text: str
    """As printed."""
    method: Method
    confidence: float
    meeting_frequency: str | None
    meeting_kind: ScheduleKind | None
    meetings_per_year: float | None
    duration: str | None
    duration_kind: ScheduleKind | None
    duration_start: str | None
    duration_end: str | None
    file: str
    page: int | None
    ref: str | None
    """Where the file has it: `table 1 row 5 cell 2`."""
    path: str
    """Where the record has it: `activities[3].parties[0].commitment`."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that did not become a record."""

    path: str
    code: str
    """A code of `models.errors`, such as `damaged-file`."""
    message: str
    sha256: str | None
    """Of its bytes, hex; None where they could not be read."""


@dataclass(frozen=True, slots=True)
class RunCounts:
    """How many files a run wrote, left and failed on."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0
