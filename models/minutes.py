"""MINUTES: what the minutes of a local crime-prevention council hold."""

from __future__ import annotations

from typing import Literal

from models.base import PartyCode, Published, TopicCode
from models.evidence import Evidence
from models.values import Person, Value


class Attendee(Published):
    """A person who was present, or sent apologies."""

    name: str
    """As printed; "" where a line of the list names only a role."""
    role: str | None = None
    """The printed text, whole."""
    organisation: PartyCode | None = None
    """The party that the role leads to; null where no rule knows."""
    evidence: tuple[Evidence, ...] = ()
    """Where the list has this person."""


class AgendaItem(Published):
    """An agenda point and everything under it."""

    number: str | None = None
    """The number alone, as printed."""
    title: Value | None = None
    """The point's heading, without its number."""
    text: Value | None = None
    """What stands under it, decisions included."""
    items: tuple[str, ...] = ()
    """The list items under the point."""
    places: tuple[str, ...] = ()
    """The printed names of the places that it speaks of."""


class PlaceStatement(Published):
    """What is said of a place that heads a passage."""

    name: Value
    """The place as printed, whole."""
    text: Value
    """All that is said of it, each statement a line."""


class Priority(Published):
    """A prioritised area of work."""

    topic: TopicCode
    """Its topic; `other` where no rule knows one."""
    name: Value
    """As printed."""
    scope: Literal["local", "citywide"]
    """Whether the council or the whole city gives it priority."""
    text: Value | None = None
    """What the minutes say of it."""


class NextMeeting(Published):
    """A coming meeting."""

    date: str | None = None
    """ISO date."""
    start: str | None = None
    """HH:MM."""
    end: str | None = None
    """HH:MM."""
    place: Value | None = None
    """Where it will be."""


class Minutes(Published):
    """What minutes hold."""

    date: str | None = None
    """ISO date of the meeting."""
    start: str | None = None
    """HH:MM."""
    end: str | None = None
    """HH:MM."""
    when: Value | None = None
    """The text that date and times came from."""
    place: Value | None = None
    """Where they met."""
    chair: Person | None = None
    """Who led the meeting."""
    attendees: tuple[Attendee, ...] = ()
    """Who came."""
    absent: tuple[Attendee, ...] = ()
    """Who sent apologies."""
    items: tuple[AgendaItem, ...] = ()
    """The points of the agenda, in order."""
    priorities: tuple[Priority, ...] = ()
    """The areas of work that they give priority."""
    places: tuple[PlaceStatement, ...] = ()
    """What is said of places, one entry for each printed name."""
    decisions: tuple[Value, ...] = ()
    """What they decided, without the label."""
    next_meetings: tuple[NextMeeting, ...] = ()
    """When they meet again."""
    contact: Person | None = None
    """Whom to turn to."""
