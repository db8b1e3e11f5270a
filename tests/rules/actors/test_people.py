"""Who is a person and what reaches one; names and numbers are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.actors.people import emails_in, personal_numbers_in, phones_in
from rules.pack import load_rules

RULES = load_rules()


NAMES = """
Vera Påhitt
Nils Hittepå
Tora Låtsas
Anna-Lena Fantasisson
Åke Öhmansson
Märta Af Påhitt
Fredrik von Platen
Maria dos Prov
Karin Norrgård
Per Ekgård
"""

NO_NAMES = """
Kommunpolis
Kommunpolis Globen
Hägersten-Liljeholmens stadsdelsförvaltning
Lokalpolisområde Skärholmen
Telefonvägen 30
Drottninggatan 4
Stockholms Stad
Umeå kommun
Svenska Bostäder
Medborgarhuset, sal 2
Trygghet och säkerhet
Säkerhetssamordnare
Ordförande stadsdelsnämnden
Box 490
Anna Fritidsgård
Karin Boye-metoden
Ekbacken Norrgård
"""


@pytest.mark.parametrize("text", NAMES.strip().splitlines())
def test_names_of_people(text: str) -> None:
    assert RULES.people.is_name(text)


@pytest.mark.parametrize("text", NO_NAMES.strip().splitlines())
def test_roles_streets_places_and_organisations_are_no_names(text: str) -> None:
    assert not RULES.people.is_name(text)


def found(spans: tuple[tuple[int, int], ...], text: str) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("Ring 08-465 004 12 vardagar.", ["08-465 004 12"]),
        ("010-174 06 41 eller 070-174 06 05", ["010-174 06 41", "070-174 06 05"]),
        ("Stockholms trygghetsprogram 2020-2023", []),
        ("2022-10-12 kl. 09.00-11.00", []),
        ("129 04 Hägersten", []),
        ("minst 4 gånger, 2-3 tillfällen", []),
    ],
)
def test_telephone_numbers(text: str, phones: list[str]) -> None:
    assert found(phones_in(text), text) == phones


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Skriv till tora.latsas@example.se.", ["tora.latsas@example.se"]),
        ("a@b, inte en adress", []),
        (
            "kommunpolis-paahitta@example.se; vera@example.se",
            ["kommunpolis-paahitta@example.se", "vera@example.se"],
        ),
    ],
)
def test_mail_addresses(text: str, addresses: list[str]) -> None:
    assert found(emails_in(text), text) == addresses


@pytest.mark.parametrize(
    ("address", "personal"), [("tora.latsas@example.se", True), ("registrator@example.se", False)]
)
def test_addresses_of_people_and_of_offices(address: str, personal: bool) -> None:
    assert RULES.people.is_personal_address(address) is personal


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("född 811218-9876 i staden", ["811218-9876"]),
        ("19811218-9876", ["19811218-9876"]),
        ("811218-9875", []),  # the check digit is wrong
        ("dnr 811218-9877", []),
        ("2021-03-18", []),
    ],
)
def test_personal_identity_numbers_by_their_check_digit(text: str, numbers: list[str]) -> None:
    assert found(personal_numbers_in(text), text) == numbers


def test_a_name_ends_where_the_role_begins() -> None:
    assert RULES.people.leading_name("Vera Påhitt, ordförande i rådet".split()) == 2
    assert RULES.people.leading_name("Kommunpolis Nils Hittepå".split()) == 0


@given(st.text())
def test_spans_lie_in_any_text(text: str) -> None:
    for spans in (phones_in(text), emails_in(text), personal_numbers_in(text)):
        assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("text", "employs"),
    [("Viby Bostäder", True), ("Skogsägarna Norr", True), ("Karin Berg", False), ("Alva Diktsson", False)],
)
def test_what_can_be_a_name_may_be_whom_somebody_works_for(text: str, employs: bool) -> None:
    assert load_rules().people.may_employ(text) is employs
