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


@pytest.mark.parametrize(
    ("of_whom", "organisation"), [("Mora kommun", "municipality"), ("Farsta", "district_administration")]
)
def test_for_whom_a_contact_works_follows_whose_plan_it_is(of_whom: str, organisation: str) -> None:
    text = (
        f"# Handlingsplan mot brott, {of_whom} 2022\n\n## Otrygga platser\n\nAktivitet: Ljusrundor\n\n"
        "Syfte: Fler går hem\n\n## Kontakt\n\nIda Påhittad\n\nSäkerhetssamordnare\n\nTfn 08-000 00 00\n"
    )
    people = extract_bytes("plan.md", text.encode()).record.people
    assert [(one.name, one.organisation) for one in people] == [("Ida Påhittad", organisation)]


_PLAN = "# Handlingsplan mot brott i Mora kommun 2022\n\n## Otrygga platser\n\nAktivitet: Ljusrundor\n\nSyfte: Fler går hem\n\n"


def test_rows_of_people_say_what_each_is() -> None:
    table = "| Namn | Titel | Organisation |\n|---|---|---|\n| Siv Dal | Kommunpolis | Polisen |\n| Bo Ek | Rektor | Lyckeskolan |\n"
    people = extract_bytes("plan.md", f"{_PLAN}## Arbetsgrupp\n\n{table}".encode()).record.people
    assert {(one.name, one.role, one.organisation) for one in people} == {
        ("Siv Dal", "Kommunpolis Polisen", "police"),
        ("Bo Ek", "Rektor Lyckeskolan", "school"),
    }


def test_names_of_measures_beside_their_roles_are_no_people() -> None:
    table = "| Insats | Ansvarig |\n|---|---|\n| Trygg Fredag | Kommunpolis |\n| Öppet Hus | Rektor |\n"
    assert extract_bytes("plan.md", f"{_PLAN}## Fler\n\n{table}".encode()).record.people == ()


def test_where_people_sign_a_surname_may_be_a_word_of_an_organisation() -> None:
    below = "## Underskrifter\n\nMora 2022-03-03\n\n{}\n\nKommunalråd\n"
    for name, found in (("Ulrika Stad", ["Ulrika Stad"]), ("Mora Stad", [])):
        people = extract_bytes("plan.md", f"{_PLAN}{below.format(name)}".encode()).record.people
        assert [one.name for one in people] == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("Boden dag som ovan\n\nClaes Påhittad\n\nkommunstyrelsens ordförande", {"Claes Påhittad"}),
        ("Vid protokollet\n\nLina Kock\n\nJusteras\n\nSten Påhittad", {"Lina Kock", "Sten Påhittad"}),
        ("Vid protokollet\n\nRådet träffas igen i maj.", set()),
        ("Trygga Barn\n\nRektor", set()),
    ],
)
def test_names_alone_on_a_line_above_a_role_or_below_who_wrote(lines: str, found: set[str]) -> None:
    plan = "# Handlingsplan mot brott i Boden 2022\n\n## Otrygga platser\n\nAktivitet: Ljusrundor\n\nSyfte: Ro\n\n"
    assert found_in(f"{plan}## Till sist\n\nPlanen gäller i ett år.\n\n{lines}\n") == found
