"""How many of the people of written documents are found, and how many of the finds are people."""

from __future__ import annotations

from extract.pipeline import extract_bytes
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
