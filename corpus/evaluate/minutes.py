"""Scoring minutes and people against gold: lists are compared as sets of names."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.evaluate.gold import GoldMeeting, GoldMinutes, GoldPerson
from corpus.evaluate.scores import Tally
from corpus.evaluate.texts import bag, comparable, token_f1
from models.minutes import Minutes, NextMeeting
from models.values import Person, Value


def score_minutes(gold: GoldMinutes, minutes: Minutes | None, tally: Tally) -> None:
    """Count what `minutes` (None: there are none) has of `gold`."""
    found = minutes or Minutes()
    for key in ("date", "start", "end"):
        if key in gold.model_fields_set:
            wanted, had = getattr(gold, key), getattr(found, key)
            tally.conclusion("minutes", f"minutes.{key}", wanted == had, wanted, had)
    _score_text("place", gold.place, _text(found.place), tally)
    _score_text("chair", gold.chair, found.chair.name if found.chair else None, tally)
    _score_lists(gold, found, tally)
    for text in gold.decisions_contain:
        holds = any(comparable(text) in comparable(decision.text) for decision in found.decisions)
        tally.conclusion("minutes", "decisions", holds, text, None)
    for number, meeting in enumerate(gold.next_meetings):
        had_meeting = found.next_meetings[number] if number < len(found.next_meetings) else NextMeeting()
        _score_meeting(f"next meeting {number}", meeting, had_meeting, tally)
    if gold.contact is not None:
        _score_contact(gold.contact, found.contact or Person(), tally)


def score_people(gold: Sequence[GoldPerson], people: Sequence[Person], tally: Tally) -> None:
    """Count the people found, by name or, for who has none, by e-mail address; any more are extra."""
    names = {comparable(person.name) for person in people}
    addresses = {comparable(person.email) for person in people if person.email}
    for person in gold:
        if comparable(person.name) in names if person.name else comparable(person.email) in addresses:
            tally.right("person")
        else:
            tally.missing("people", "person", person.name or person.email or "")
    expected = {comparable(person.name or person.email) for person in gold}
    more = [person for person in people if not expected & {comparable(person.name), comparable(person.email)}]
    _count_extras(
        "people", "person", len(people) - len(gold), [person.name or person.email for person in more], tally
    )


def _score_lists(gold: GoldMinutes, found: Minutes, tally: Tally) -> None:
    attendees = [attendee.name for attendee in gold.attendees]
    _score_list("attendee", attendees, [attendee.name for attendee in found.attendees], tally)
    if gold.absent:
        absent = [attendee.name for attendee in gold.absent]
        _score_list("absent", absent, [attendee.name for attendee in found.absent], tally)
    roles = [attendee.role for attendee in gold.attendees if attendee.role]
    _score_list("attendee.role", roles, [one.role for one in found.attendees if one.role], tally)
    titles = [point.title for point in gold.items]
    _score_list("agenda.title", titles, [_text(point.title) for point in found.items], tally)
    for scope, names in (("citywide", gold.priorities_citywide), ("local", gold.priorities_local)):
        had = [_text(priority.name) for priority in found.priorities if priority.scope == scope]
        if names:  # the gold's list need not be whole
            _score_list(f"priority.{scope}", names, had, tally, extras_count=False)
    if gold.places:
        _score_list("place", gold.places, [_text(place.name) for place in found.places], tally)


def _score_list(
    field: str, wanted: Sequence[str], found: Sequence[str | None], tally: Tally, *, extras_count: bool = True
) -> None:
    """Count names; the order is free, and a name that is found twice is found once."""
    had = {comparable(name): name for name in found}
    for name in wanted:
        if comparable(name) in had:
            tally.right(field)
        else:
            tally.missing("minutes", field, name)
    if extras_count:
        expected = set(map(comparable, wanted))
        more = [name for key, name in had.items() if key not in expected]
        _count_extras("minutes", field, len(had) - len(wanted), more, tally)


def _count_extras(where: str, field: str, count: int, candidates: Sequence[str | None], tally: Tally) -> None:
    """As many extras as there are more names than the gold's: a misread name is missing, not extra as well."""
    for name in [*candidates, *[None] * max(0, count)][: max(0, count)]:
        tally.surplus(where, field, name or "")


def _score_text(field: str, wanted: str | None, found: str | None, tally: Tally) -> None:
    if not wanted:
        return
    likeness = token_f1(bag(wanted), bag(found))
    if not found:
        tally.missing("minutes", field, wanted, likeness)
    elif comparable(found) == comparable(wanted):
        tally.right(field, likeness)
    else:
        tally.differs("minutes", field, wanted, found, likeness)


def _score_meeting(where: str, wanted: GoldMeeting, found: NextMeeting, tally: Tally) -> None:
    for key in ("date", "start", "end"):
        if key in wanted.model_fields_set:
            expected, had = getattr(wanted, key), getattr(found, key)
            tally.conclusion(where, f"next_meetings.{key}", expected == had, expected, had)
    if wanted.place is not None:
        place = _text(found.place)
        holds = comparable(wanted.place) == comparable(place)
        tally.conclusion(where, "next_meetings.place", holds, wanted.place, place)


def _score_contact(wanted: GoldPerson, found: Person, tally: Tally) -> None:
    for key in sorted(wanted.model_fields_set):
        expected, had = getattr(wanted, key), getattr(found, key)
        tally.conclusion("minutes", f"contact.{key}", comparable(expected) == comparable(had), expected, had)


def _text(value: Value | None) -> str | None:
    return None if value is None else value.text
