"""VALUE, a piece of text with its place, and the values that carry what a rule concluded from their text."""

from __future__ import annotations

from typing import Literal, TypeAlias

from models.base import PartyCode, Published, RoleCode
from models.evidence import Evidence

Method: TypeAlias = Literal["label", "position", "derived", "inferred"]
"""How a value was found: its label, its place, another field's running text, or a conclusion."""

ScheduleKind: TypeAlias = Literal[
    "recurring", "as_needed", "continuous", "open_ended", "until", "period", "once", "unspecified"
]
State: TypeAlias = Literal["not_started", "ongoing", "done", "cancelled"]
Light: TypeAlias = Literal["green", "yellow", "red"]
FundingKind: TypeAlias = Literal["own_costs", "shared", "municipal", "external", "unspecified"]
Span: TypeAlias = tuple[int, int]
"""[start, end) in the text of the value it stands in, in code points."""


class Value(Published):
    """A piece of text and where it came from."""

    text: str
    """The words as printed; paragraphs are lines, a list item is a line that begins with "- "."""
    items: tuple[str, ...] = ()
    """The list items or paragraphs one by one, without marks; empty where there is only one."""
    label: str | None = None
    """The label as printed; null where position gave the meaning."""
    evidence: tuple[Evidence, ...] = ()
    """Where its words stand, one entry a region; of an empty value, where its label does."""
    method: Method = "label"
    """How it was found: by its label, by its place, in another field's running text, or as a conclusion."""
    rule: str | None = None
    """Id of the rule that concluded what stands beside the text; null where none did."""
    confidence: float = 1.0
    """From 0 to 1: how sure it is that this is the whole value and that it stands in the right field."""
    other_labels: tuple[str, ...] = ()
    """Labels of further values of the same field that were joined to this one as lines."""
    boxes: tuple[bool, ...] = ()
    """For each piece that the source marks with a box, in their order, whether it is ticked; empty without boxes.

    Where some are ticked, only the ticked pieces give conclusions.
    """


class SchedulePart(Published):
    """One of several statements of time in one text."""

    text: str
    """The words that state it."""
    kind: ScheduleKind
    """What they state."""
    times_per_year: float | None = None
    """For `recurring`: how many times a year."""


class Schedule(Value):
    """How often, from when, until when."""

    kind: ScheduleKind = "unspecified"
    """What the text states; `unspecified` where no rule reads a time in it."""
    times_per_year: float | None = None
    """For `recurring`: how many times a year, one decimal; null where several rates stand in the text."""
    start: str | None = None
    """ISO date, the first day."""
    end: str | None = None
    """ISO date, the last day."""
    parts: tuple[SchedulePart, ...] = ()
    """The statements one by one, where the text holds several."""


class ActorMention(Published):
    """A role or organisation named in a text."""

    text: str
    """The actor's whole phrase."""
    role: RoleCode | None = None
    """What the actor does; null for an organisation, or where no rule knows."""
    organisation: PartyCode | None = None
    """A party code; null where no rule knows."""
    span: Span
    """[start, end) of the phrase in the value's text, in code points."""


class Actors(Value):
    """Who: a text and the actors it names."""

    mentions: tuple[ActorMention, ...] = ()
    """The actors, in the text's order."""


class Party(Published):
    """What one party contributes to an activity."""

    party: PartyCode
    """`police`, `district_administration`, …, or a code that a rules file adds."""
    contact: Actors | None = None
    """Whom to turn to."""
    participants: Actors | None = None
    """Who takes part for it."""
    commitment: Value | None = None
    """What it undertakes."""


class Funding(Value):
    """Who pays."""

    kind: FundingKind = "unspecified"
    """Who bears the costs; `unspecified` where no rule tells."""


class Status(Value):
    """How far it has come."""

    state: State | None = None
    """What the words say; null where they do not."""
    light: Light | None = None
    """The colour that the text names or the cell has; null where neither does."""


class Indicator(Published):
    """What is measured, and where the figures come from."""

    text: str
    """What is counted or measured."""
    sources: tuple[str, ...] = ()
    """Where the figures come from: surveys, registers …"""
    span: Span
    """[start, end) of its words in the value's text, in code points."""


class FollowUp(Value):
    """How results are followed up."""

    indicators: tuple[Indicator, ...] = ()
    """What is measured, in the text's order."""
    times_per_year: float | None = None
    """How often it is followed up, where the text says so."""


Mentionable: TypeAlias = Literal["name", "phone", "email", "personal_number"]


class PersonMention(Published):
    """Where in the record a personal datum stands."""

    path: str
    """Path in the record: `minutes.items[3].text`, `activities[0].responsible`."""
    span: Span
    """[start, end) in the text there, in code points."""
    kind: Mentionable
    """Which datum it is."""


class Person(Published):
    """A person named in the document; personal data has this one home."""

    name: str | None = None
    """As printed; null where only a number or an address is known."""
    role: str | None = None
    """Title or task as printed beside the name."""
    organisation: PartyCode | None = None
    """The party that the role leads to; null where no rule knows."""
    phone: str | None = None
    """As printed."""
    email: str | None = None
    """As printed."""
    personal_number: str | None = None
    """Personal identity number, as printed."""
    mentions: tuple[PersonMention, ...] = ()
    """Every place in the record that names or reaches this person, to leave it out of an export."""
    evidence: tuple[Evidence, ...] = ()
    """Where in the document the person was found."""
