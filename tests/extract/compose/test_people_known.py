"""Finds of people: which two are one person, and what of each the record keeps."""

from __future__ import annotations

import pytest

from extract.compose.people.known import Known, bare, join_people, organisation_of, reachable
from rules.pack import load_rules

RULES = load_rules()


def joined(*found: Known) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(one.name, one.role, one.phone, one.email) for one in join_people(found)]


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("Karin Myt", "Karin Myt", ["Karin Myt"]),
        ("Karin Myt", "KARIN MYT", ["Karin Myt"]),
        ("Karin Myt", "Karin Myts", ["Karin Myt"]),
        ("Karin Myts", "Karin Myt", ["Karin Myt"]),
        ("Karin Myt", "Karin Mytt", ["Karin Myt", "Karin Mytt"]),
        ("Karin Myt", "Bo Myt", ["Karin Myt", "Bo Myt"]),
    ],
)
def test_the_same_name_and_its_genitive_are_one_person(one: str, other: str, names: list[str]) -> None:
    assert [found[0] for found in joined(Known(one), Known(other))] == names


def test_without_a_name_the_address_tells() -> None:
    address = Known(email="bo.myt@example.se", phone="08-465 004 11")
    assert joined(Known("Bo Myt", email="BO.MYT@example.se"), address) == [
        ("Bo Myt", None, "08-465 004 11", "BO.MYT@example.se")
    ]
    assert joined(address, Known("Bo Myt", "rektor", email="bo.myt@example.se")) == [
        ("Bo Myt", "rektor", "08-465 004 11", "bo.myt@example.se")
    ]
    assert len(joined(Known("Bo Myt"), Known(phone="08-465 004 11"))) == 2
    assert len(joined(Known(phone="08-465 004 12"), Known(email="bo.myt@example.se"))) == 2


def test_the_first_find_counts_before_later_ones() -> None:
    first = Known("Bo Myt", "rektor", "school", "08-465 004 11", "bo@example.se")
    later = Known("Bo Myt", "chef", "police", "08-465 004 12", "myt@example.se")
    (person,) = join_people([first, later])
    assert (person.role, person.organisation) == ("rektor", "school")
    assert (person.phone, person.email) == ("08-465 004 11", "bo@example.se")
    (person,) = join_people([Known("Bo Myt"), later])
    assert (person.role, person.organisation) == ("chef", "police")
    assert (person.phone, person.email) == ("08-465 004 12", "myt@example.se")


def test_a_find_of_the_model_is_in_doubt_only_as_long_as_no_other_made_it() -> None:
    doubt = ("person.model", 0.7)
    assert join_people([Known("Bo Myt", doubt=doubt), Known("Bo Myt")])[0].doubt is None
    assert join_people([Known("Bo Myt"), Known("Bo Myt", doubt=doubt)])[0].doubt is None
    assert join_people([Known("Bo Myt", doubt=doubt), Known("Bo Myt", doubt=doubt)])[0].doubt == doubt


def test_the_first_number_and_the_first_address() -> None:
    text = "Tel 08-465 004 11 eller 08-465 004 12, a.ek@example.se, b.ek@example.se"
    assert reachable(text, RULES) == ("08-465 004 11", "a.ek@example.se")
    assert reachable("ring gärna", RULES) == (None, None)
    assert bare(" – (Bo Myt), • ") == "Bo Myt"


@pytest.mark.parametrize(
    ("role", "organisation"),
    [
        ("stationschef, Räddningstjänsten Syd", "rescue_service"),
        ("samordnare, Svenska kyrkan", "civil_society"),
        ("samordnare, talar med polisen", "municipality"),
        ("samordnare, Svenska kyrkan i Norra Sagoby", "municipality"),
        ("kommunpolis, Svenska kyrkan", "police"),
    ],
)
def test_the_employer_behind_a_title_of_officials_tells_more(role: str, organisation: str) -> None:
    assert organisation_of(role, RULES, municipality_plan=True) == organisation
