"""VALUE of RECORD.md and the values that carry what a rule concluded from their text."""

from __future__ import annotations

from typing import Literal, TypeAlias

from models.base import Frozen
from models.evidence import Evidence

Method: TypeAlias = Literal["label", "position", "derived", "inferred"]
"""How a value was found: its label, its place, another field's running text, or a conclusion."""

ScheduleKind: TypeAlias = Literal[
    "recurring", "as_needed", "continuous", "open_ended", "until", "period", "once", "unspecified"
]
FundingKind: TypeAlias = Literal["own_costs", "shared", "municipal", "external", "unspecified"]
Span: TypeAlias = tuple[int, int]
"""[start, end) in the text of the value it stands in, in code points."""


class Value(Frozen):
    """A piece of text and where it came from."""

    text: str
    """The words as printed; paragraphs are lines, a list item is a line that begins with "- "."""
    items: tuple[str, ...] = ()
    """The list items or paragraphs one by one, without marks; empty where there is only one."""
    label: str | None = None
    """The label as printed; null where position gave the meaning."""
    evidence: tuple[Evidence, ...] = ()
    method: Method = "label"
    rule: str | None = None
    """Id of the rule that concluded what stands beside the text; null where none did."""
    confidence: float = 1.0
    """From 0 to 1: how sure it is that this is the whole value and that it stands in the right field."""
    other_labels: tuple[str, ...] = ()
    """Labels of further values of the same field that were joined to this one as lines."""


class SchedulePart(Frozen):
    """One of several statements of time in one text."""

    text: str
    kind: ScheduleKind
    times_per_year: float | None = None


class Schedule(Value):
    """How often, from when, until when."""

    kind: ScheduleKind = "unspecified"
    times_per_year: float | None = None
    """For `recurring`: how many times a year, one decimal; null where several rates stand in the text."""
    start: str | None = None
    """ISO date."""
    end: str | None = None
    """ISO date, the last day."""
    parts: tuple[SchedulePart, ...] = ()


class ActorMention(Frozen):
    """A role or organisation named in a text."""

    text: str
    role: str | None = None
    organisation: str | None = None
    """A party code; null where no rule knows."""
    span: Span


class Actors(Value):
    """Who: a text and the actors it names."""

    mentions: tuple[ActorMention, ...] = ()


class Party(Frozen):
    """What one party contributes to an activity."""

    party: str
    """`police`, `district_administration`, …, or a code that a rules file adds."""
    contact: Actors | None = None
    participants: Actors | None = None
    commitment: Value | None = None


class Funding(Value):
    """Who pays."""

    kind: FundingKind = "unspecified"


class Indicator(Frozen):
    """What is measured, and where the figures come from."""

    text: str
    sources: tuple[str, ...] = ()
    span: Span


class FollowUp(Value):
    """How results are followed up."""

    indicators: tuple[Indicator, ...] = ()
    times_per_year: float | None = None


Mentionable: TypeAlias = Literal["name", "phone", "email", "personal_number"]


class PersonMention(Frozen):
    """Where in the record a personal datum stands."""

    path: str
    """Path in the record: `minutes.items[3].text`, `activities[0].responsible`."""
    span: Span
    kind: Mentionable


class Person(Frozen):
    """A person named in the document; personal data has this one home."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    phone: str | None = None
    email: str | None = None
    personal_number: str | None = None
    mentions: tuple[PersonMention, ...] = ()
    evidence: tuple[Evidence, ...] = ()
