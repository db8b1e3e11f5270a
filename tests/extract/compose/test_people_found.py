"""How many of the people of written documents are found, and how many of the finds are people."""

from __future__ import annotations

import pytest

from extract.compose.people.find import _of_minutes
from extract.pipeline import extract_bytes
from models.minutes import Attendee, Minutes
from models.values import Person
from tests.people_written import DOCUMENTS

LEAST_RECALL, LEAST_PRECISION = 0.95, 0.9
"""What docs/record.md (Person) is worth: an export without people must not leave one in."""


def found_in(text: str) -> set[str]:
    record = extract_bytes("plan.md", text.encode()).record
    return {person.name for person in record.people if person.name}


def test_people_are_found_and_others_are_not() -> None:
    wanted, found = set(), set()
    for number, (text, names) in enumerate(DOCUMENTS):
        wanted |= {(number, name) for name in names.splitlines()}
        found |= {(number, name) for name in found_in(text)}
    right = len(wanted & found)
    assert right / len(wanted) >= LEAST_RECALL, wanted - found
    assert right / len(found) >= LEAST_PRECISION, found - wanted


@pytest.mark.parametrize(
    ("chair", "found"),
    [
        (Person(name="Bo Påhittad"), [("Bo Påhittad", None)]),
        (Person(email="bo@example.se"), [(None, "bo@example.se")]),
        (Person(role="ordförande"), []),  # nobody is named
        (None, []),
    ],
)
def test_whom_the_head_of_minutes_names(
    chair: Person | None, found: list[tuple[str | None, str | None]]
) -> None:
    attendees = (Attendee(name="Ida Uppdiktad"), Attendee(name="", role="rektor"))
    known = list(_of_minutes(Minutes(attendees=attendees, chair=chair)))
    assert [(one.name, one.email) for one in known] == [("Ida Uppdiktad", None), *found]
