"""MINUTES of RECORD.md: minutes of a local crime-prevention council."""

from __future__ import annotations

from typing import Literal

from models.base import Frozen
from models.evidence import Evidence
from models.values import Person, Value


class Attendee(Frozen):
    """A person who was present, or sent apologies."""

    name: str
    role: str | None = None
    """The printed text, whole."""
    organisation: str | None = None
    evidence: tuple[Evidence, ...] = ()


class AgendaItem(Frozen):
    """An agenda point and everything under it."""

    number: str | None = None
    """The number alone, as printed."""
    title: Value | None = None
    text: Value | None = None
    items: tuple[str, ...] = ()
    """The list items under the point."""
    places: tuple[str, ...] = ()
    """The printed names of the places that it speaks of."""


class PlaceStatement(Frozen):
    """What is said of a place that heads a passage."""

    name: Value
    text: Value


class Priority(Frozen):
    """A prioritised area of work."""

    topic: str
    name: Value
    scope: Literal["local", "citywide"]
    text: Value | None = None


class NextMeeting(Frozen):
    """A coming meeting: ISO date, times as HH:MM."""

    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: Value | None = None


class Minutes(Frozen):
    """What minutes hold."""

    date: str | None = None
    """ISO date."""
    start: str | None = None
    """HH:MM."""
    end: str | None = None
    when: Value | None = None
    """The text that date and times came from."""
    place: Value | None = None
    chair: Person | None = None
    attendees: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    priorities: tuple[Priority, ...] = ()
    places: tuple[PlaceStatement, ...] = ()
    decisions: tuple[Value, ...] = ()
    next_meetings: tuple[NextMeeting, ...] = ()
    contact: Person | None = None
