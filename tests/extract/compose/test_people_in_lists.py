"""People of lists of members and contacts, however their columns are headed; addresses of receivers."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes

HEAD = "# Handlingsplan mot brott, Mora kommun 2022\n\n## Otrygga platser\n\nAktivitet: Ljusrundor\n\nSyfte: Fler går hem\n\n"


def people_of(text: str, name: str = "plan.md") -> list[tuple[str | None, ...]]:
    people = extract_bytes(name, text.encode()).record.people
    return [(one.name, one.role, one.phone, one.email) for one in people]


def table(*rows: tuple[str, ...]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]) + "\n"


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (
            [("Ledamot", "Representerar"), ("Maj Öst", "Polisen"), ("Olle Uppdiktad", "Vallens IF")],
            [("Maj Öst", "Polisen", None, None), ("Olle Uppdiktad", "Vallens IF", None, None)],
        ),
        (
            [("Efternamn", "Förnamn", "Roll"), ("Hittepå", "Maj", "rektor"), ("Uppdiktad", "Olle", "präst")],
            [("Maj Hittepå", "rektor", None, None), ("Olle Uppdiktad", "präst", None, None)],
        ),
        (
            [
                ("", "Kommunen", "Polisen"),
                ("Namn", "Maj Hittepå", "Olle Uppdiktad"),
                ("Roll", "Folkhälsostrateg", "Kommunpolis"),
                ("E-post", "maj.hittepa@mora.se", "olle.uppdiktad@polisen.se"),
            ],
            [
                ("Maj Hittepå", "Folkhälsostrateg", None, "maj.hittepa@mora.se"),
                ("Olle Uppdiktad", "Kommunpolis", None, "olle.uppdiktad@polisen.se"),
            ],
        ),
    ],
)
def test_people_of_a_table(rows: list[tuple[str, ...]], people: list[tuple[str | None, ...]]) -> None:
    assert sorted(people_of(HEAD + "## Kontakter\n\n" + table(*rows)), key=str) == people


def test_everyone_to_whose_address_it_is_sent_is_a_person() -> None:
    text = HEAD + "Sändlista: maj.hittepa@mora.se; olle.uppdiktad@polisen.se; registrator@mora.se\n"
    assert sorted(str(email) for *_, email in people_of(text)) == [
        "maj.hittepa@mora.se",
        "olle.uppdiktad@polisen.se",
    ]


def test_a_name_as_registers_have_it() -> None:
    text = HEAD.replace("Syfte: Fler går hem", "Ansvarig: Wallin, Petra")
    assert people_of(text) == [("Wallin, Petra", None, None, None)]


def test_whom_to_ask_and_who_is_sent_the_plan_is_said_of_no_measure() -> None:
    contacts = "Kontakt:\nMaj Hittepå, rektor, 08-465 004 11\nOlle Uppdiktad, kommunpolis, 08-465 004 12\n"
    for text in (contacts, "Sändlista: Maj Hittepå (skolan); Olle Uppdiktad (polisen)\n"):
        record = extract_bytes("plan.txt", (HEAD.replace("#", "") + text).encode()).record
        (activity,) = record.activities
        assert not activity.other_fields
        assert {one.name for one in record.people} == {"Maj Hittepå", "Olle Uppdiktad"}
    ask = "Frågor om planen besvaras av Maj Hittepå, rektor.\n"
    record = extract_bytes("plan.md", (HEAD.replace("Syfte", "Polisens åtagande") + ask).encode()).record
    (party,) = record.activities[0].parties
    assert party.commitment is not None and party.commitment.text == "Fler går hem"


def test_a_name_whose_surname_stands_in_the_first_column_is_marked_in_the_text() -> None:
    rows = [("Efternamn", "Förnamn", "Roll"), ("Hittepå", "Maj", "rektor"), ("Uppdiktad", "Olle", "präst")]
    record = extract_bytes("plan.md", (HEAD + "## Kontakter\n\n" + table(*rows)).encode()).record
    marked = {
        record.remainder[int(one.path[10:-1])].text[slice(*one.span)]
        for person in record.people
        for one in person.mentions
    }
    assert marked == {"Hittepå\nMaj", "Uppdiktad\nOlle"}
