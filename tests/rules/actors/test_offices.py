"""Whose a number is: an organisation's where the sentence around it says so."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from rules.pack import load_rules, phones_in

RULES = load_rules()


@pytest.mark.parametrize(
    ("text", "is_office"),
    [
        ("Ring kommunens växel 08-465 004 11.", True),
        ("Kommunens kontaktcenter, 08-465 004 11", True),
        ("Polisen 08-465 004 11", True),
        ("Räddningstjänsten tfn 08-465 004 11", True),
        ("Ring räddningstjänsten i Ale på 08-465 004 11", True),
        ("Kontakta polisen, telefon 08-465 004 11", True),
        ("Telefon 08-465 004 11", False),
        ("Polisen, telefon 08-465 004 11", False),  # who of the police stands above
        ("Kommunpolis 08-465 004 11", False),
        ("Ring mig på 08-465 004 11", False),
        ("Samtal växelvis 08-465 004 11", False),
    ],
)
def test_an_organisation_answers_its_own_number(text: str, is_office: bool) -> None:
    assert RULES.offices.answer(text, phones_in(text)[0][0]) is is_office


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Anna Myt, säkerhetssamordnare\nRing kommunens växel 0523-465 004.", None),
        ("Anna Myt, säkerhetssamordnare\nTelefon 0523-465 004", "0523-465 004"),
        ("Anna Myt, polisen, 0523-465 004", "0523-465 004"),
        ("Kontakta Anna Myt, polisen. Ring polisen på 0523-465 004.", None),
        ("Anna Myt, samordnare\nVäxel 0523-465 000\nDirekt 0523-465 004", "0523-465 004"),
    ],
)
def test_nobody_gets_the_number_of_an_office(text: str, phone: str | None) -> None:
    plan = f"# Handlingsplan för Ale kommun 2025\n\n## Kontakt\n\n{text}\n"
    (person,) = extract_bytes("plan.md", plan.replace("\n", "\n\n").encode()).record.people
    assert (person.name, person.phone) == ("Anna Myt", phone)
