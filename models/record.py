"""The normalized record, version 2: what one document becomes. Its keys are fixed (docs/record.md)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from models.base import Published, TopicCode
from models.evidence import Evidence
from models.minutes import Minutes
from models.pages.document import Format
from models.values import Actors, FollowUp, Funding, Party, Person, Schedule, Status, Value
from models.warnings import WarningCode

SCHEMA_VERSION: Literal[2] = 2

Kind: TypeAlias = Literal["plan", "minutes", "unknown"]
LayoutName: TypeAlias = Literal["field_table", "cause_grid", "narrative", "minutes", "unknown"]


class Given(Published):
    """What a user stated of a document that does not say it itself."""

    district: str | None = None
    """The place that it is for, by name."""
    year: int | None = None
    """The year that it is for."""
    title: str | None = None
    """Its title."""


class Source(Published):
    """The file."""

    name: str
    """The file's name."""
    path: str
    """As it was given to the program."""
    format: Format
    """What its content shows it to be, whatever it is called."""
    size: int
    """Bytes."""
    pages: int | None
    """How many pages; null where the format has none."""
    ocr: bool = False
    """Whether its words were recognised from pictures."""
    given: Given | None = None
    """What the user stated of it; null where nothing was stated."""


class Period(Published):
    """ISO dates, first and last day."""

    start: str | None = None
    """The first day."""
    end: str | None = None
    """The last day."""


class District(Published):
    """The district or municipality that the document is for."""

    id: str
    """The name in ASCII, lower case, with hyphens."""
    name: str
    """As the register of places spells it."""
    municipality: str | None = None
    """The municipality it belongs to, or is."""
    evidence: tuple[Evidence, ...] = ()
    """Where the words stand that decided."""
    confidence: float = 1.0
    """From 0 to 1: how sure it is that the document is for this place."""


class Area(Published):
    """A priority area (samverkansområde)."""

    name: Value | None = None
    """As its heading, row, cell or label names it, without a number."""
    topic: TopicCode | None = None
    """The leading topic code; null where no rule decides."""
    topics: tuple[TopicCode, ...] = ()
    """Every topic that applies, the leading one first."""
    topic_evidence: tuple[Evidence, ...] = ()
    """Where the words of the name stand that decided the topic."""
    description: Value | None = None
    """Text on the area as a whole, also a subtitle of its name."""
    goal: Value | None = None
    """What is to be reached (Mål)."""
    purpose: Value | None = None
    """What for (Syfte)."""
    situation: Value | None = None
    """How things stand (Lägesbild)."""
    problem: Value | None = None
    """What is wrong (Problembild)."""
    target_group: Value | None = None
    """Whom it is about (Målgrupp)."""
    forum: Value | None = None
    """Where the parties meet on it (Samverkansforum)."""
    other_fields: tuple[Value, ...] = ()
    """Values under labels that lead to no other key, each with its label as printed."""


class Activity(Published):
    """An agreed activity, measure or forum."""

    area: int | None = None
    """Index into the record's `areas`."""
    name: Value | None = None
    """What it is called (the first Aktivitet, a title, the first column of a grid)."""
    undertaking: Value | None = None
    """The joint undertaking that it is part of (Samverkansåtagande)."""
    goal: Value | None = None
    """What is to be reached (Mål)."""
    purpose: Value | None = None
    """What for (Syfte)."""
    description: Value | None = None
    """What it is (Beskrivning, or running text below its heading)."""
    cause: Value | None = None
    """What causes the problem (Orsak)."""
    situation: Value | None = None
    """How things stand (Lägesbild)."""
    problem: Value | None = None
    """What is wrong (Problembild)."""
    target_group: Value | None = None
    """Whom it is for (Målgrupp)."""
    forum: Value | None = None
    """Where the parties meet on it (Samverkansforum)."""
    measures: Value | None = None
    """What is done (Åtgärd, Aktivitet as running text)."""
    possible_measures: Value | None = None
    """What may be done (Tänkbara aktiviteter)."""
    duration: Schedule | None = None
    """How long it is valid (Löptid)."""
    meeting_frequency: Schedule | None = None
    """How often they meet (Mötesfrekvens)."""
    timing: Schedule | None = None
    """When it is done (När, Tidplan, Klart)."""
    responsible: Actors | None = None
    """Who answers for it (Aktivitetsansvarig, Vem)."""
    convener: Actors | None = None
    """Who calls the meetings (Sammankallande)."""
    parties: tuple[Party, ...] = ()
    """What each party contributes, one entry a party."""
    other_participants: Actors | None = None
    """Who else takes part (Övriga deltagare)."""
    funding: Funding | None = None
    """Who pays (Finansiering)."""
    status: Status | None = None
    """How far it has come (Status, Läge)."""
    communication: Value | None = None
    """How it is made known (Kommunikation)."""
    follow_up: FollowUp | None = None
    """How it is followed up (Uppföljning)."""
    indicators: FollowUp | None = None
    """What is measured, where that stands beside a follow-up (Indikatorer)."""
    other_fields: tuple[Value, ...] = ()
    """Values under labels that lead to no other key, each with its label as printed."""


class Coverage(Published):
    """Exact bookkeeping of words: the last four add up to the first."""

    words: int
    """Words of the document that hold a letter or a digit."""
    in_fields: int
    """Those in fields."""
    labels: int
    """Those in labels, where no field has them."""
    furniture: int
    """Those that repeat or only guide the reader."""
    remainder: int
    """All others."""


class RecordWarning(Published):
    """Something a reader of the record should look at."""

    code: WarningCode
    """Which warning it is."""
    path: str | None = None
    """Where in the record: `activities[3].other_fields[0]`; null for the document as a whole."""
    message: str
    """One sentence, for people."""
    evidence: tuple[Evidence, ...] = ()
    """Where in the document to look; may be empty."""


class Record(Published):
    """One document."""

    schema_version: Literal[2] = SCHEMA_VERSION
    """Version of this schema."""
    rules_version: str
    """Version of the rules that were applied; with rules of one's own, "+" and a mark of their content."""
    id: str
    """SHA-256 of the file's bytes, hex."""
    source: Source
    """The file that it was made of."""
    kind: Kind
    """Whether it is a plan, minutes, or neither."""
    layout: LayoutName
    """The shape in which areas and activities state their fields."""
    title: Value | None = None
    """The document's title."""
    year: int | None = None
    """First year of the period."""
    period: Period | None = None
    """The days that it is for."""
    district: District | None = None
    """The place that it is for; null where nothing tells."""
    police_areas: tuple[str, ...] = ()
    """Names of the local police areas that it names."""
    areas: tuple[Area, ...] = ()
    """The priority areas, in the document's order."""
    activities: tuple[Activity, ...] = ()
    """The activities, in the document's order."""
    minutes: Minutes | None = None
    """What minutes hold; null for any other kind."""
    people: tuple[Person, ...] = ()
    """Everyone whom the document names."""
    remainder: tuple[Value, ...] = ()
    """Text that no field took, in the document's order; nothing is dropped."""
    furniture: tuple[Value, ...] = ()
    """Text that repeats on pages or only guides the reader."""
    coverage: Coverage
    """Where the document's words ended."""
    warnings: tuple[RecordWarning, ...] = ()
    """What a reader of the record should look at."""

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON text, Swedish letters as they are."""
        return self.model_dump_json(indent=indent)
