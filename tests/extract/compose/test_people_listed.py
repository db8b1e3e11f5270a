"""Contacts in rows of a table, addresses of offices below a person's, signatures whose columns stand in plain text."""

from __future__ import annotations

from extract.pipeline import extract_bytes

HEAD = "# Handlingsplan mot brott, Mora kommun 2022\n\n## Otrygga platser\n\nAktivitet: Ljusrundor\n\nSyfte: Fler går hem\n\n"


def people_of(text: str, name: str = "plan.md") -> list[tuple[str | None, ...]]:
    people = extract_bytes(name, text.encode()).record.people
    return [(one.name, one.role, one.phone, one.email) for one in people]


def test_a_row_with_one_name_says_how_that_person_is_reached() -> None:
    table = (
        "## Kontakter\n\n| Organisation | Namn | Telefon | E-post |\n|---|---|---|---|\n"
        "| Polisen | Maj Hittepå | 08-465 004 11 | maj.hittepa@example.se |\n"
        "| Provbostäder AB | Olle Uppdiktad | | olle.uppdiktad@example.se |\n"
        "| Fritidsgården | Vakant | 08-465 004 12 | |\n"
    )
    assert sorted(people_of(HEAD + table), key=str) == [
        ("Maj Hittepå", "Polisen", "08-465 004 11", "maj.hittepa@example.se"),
        ("Olle Uppdiktad", "Provbostäder AB", None, "olle.uppdiktad@example.se"),
    ]


def test_a_column_below_a_name_says_who_that_is_and_how_they_are_reached() -> None:
    rows = "| Maj Hittepå | Olle Uppdiktad |\n|---|---|\n| Folkhälsostrateg | Kommunpolis, Sala |\n"
    numbers = "| 08-465 004 11 | olle.uppdiktad@example.se |\n"
    assert sorted(people_of(HEAD + "## Kontakt\n\n" + rows + numbers), key=str) == [
        ("Maj Hittepå", "Folkhälsostrateg", "08-465 004 11", None),
        ("Olle Uppdiktad", "Kommunpolis, Sala", None, "olle.uppdiktad@example.se"),
    ]
    assert {
        one[2]
        for one in people_of(
            HEAD + "## Kontakt\n\n" + rows.replace("Folkhälsostrateg", "Bo Påhittad") + numbers
        )
    } == {None}


def test_a_row_that_names_two_says_of_neither_how_to_reach_them() -> None:
    table = (
        "## Kontakter\n\n| Namn | Ersättare | Telefon |\n|---|---|---|\n"
        "| Maj Hittepå | Olle Uppdiktad | 08-465 004 11 |\n| Bo Påhittad | Ida Testsson | 08-465 004 12 |\n"
    )
    assert {phone for _, _, phone, _ in people_of(HEAD + table)} == {None}


def test_the_address_of_an_office_below_a_person_is_nobodys() -> None:
    text = (
        "## Kontakt\n\nFrågor till brottsförebyggare Maj Hittepå, maj.hittepa@example.se.\n\n"
        "Polisen nås via registrator.syd@example.se.\n"
    )
    assert people_of(HEAD + text) == [("Maj Hittepå", "brottsförebyggare", None, "maj.hittepa@example.se")]


def test_names_side_by_side_on_a_line_of_their_own_have_the_roles_of_the_next() -> None:
    text = (
        "Samverkansöverenskommelse 2022 för Mora\n\nAktivitet: Ljusrundor\nSyfte: Fler går hem\n\n"
        "För kommunen            För polisen\n\n__________________      ___________________\n"
        "Maj Hammare             Olle af Uppdikt\nKommunchef              Lokalpolisområdeschef\n"
    )
    assert [(name, role) for name, role, *_ in people_of(text, "plan.txt")] == [
        ("Maj Hammare", "Kommunchef"),
        ("Olle af Uppdikt", "Lokalpolisområdeschef"),
    ]
