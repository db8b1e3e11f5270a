"""The people of a document: who, how to reach them, and where in the record they stand."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record
from models.values import Value
from models.walk import at_path

PLAN = "# Åtgärdsplan mot brott 2019\n\nPolisen samverkar för trygghet.\n\n"


def record_of(text: str) -> Record:
    return extract_bytes("plan.md", (PLAN + text).encode()).record


def found(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(one.name, one.role, one.phone, one.email) for one in record_of(text).people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "## Kontakt\n\nAlva Diktsson, kommunpolis\n\n08-465 004 11\n\nalva.diktsson@example.se\n",
            [("Alva Diktsson", "kommunpolis", "08-465 004 11", "alva.diktsson@example.se")],
        ),
        (
            "Frågor besvaras av enheten för trygghet, Alva Diktsson, alva.diktsson@example.se, 08-465 004 11.\n",
            [("Alva Diktsson", None, "08-465 004 11", "alva.diktsson@example.se")],
        ),
        (
            "| Kontakt | Sagoby |\n|---|---|\n| Anna Diktsson, rektor, 08-465 004 11 | Bo Myt, kommunpolis, 08-465 004 12 |\n",
            [
                ("Anna Diktsson", "rektor", "08-465 004 11", None),
                ("Bo Myt", "kommunpolis", "08-465 004 12", None),
            ],
        ),
        (
            "Telefon 08-465 004 11\n\nanna.diktsson@example.se\n",
            [(None, None, None, "anna.diktsson@example.se")],
        ),
        ("Kommunpolis Sagoby\n\nTelefon 08-465 004 11\n\nkommunpolis.sagoby@example.se\n", []),
        ("Sagoby kommun\n\nPåhittsvägen 12\n\nregistrator@example.se\n", []),
        ("Lugna Gatan och Folkets Hus deltar. Ring 08-465 004 11.\n", []),
    ],
)
def test_contact_blocks(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert found(text) == expected


def test_a_name_in_a_field_that_says_who() -> None:
    text = "| Aktivitet | Vandring |\n|---|---|\n| Ansvarig | Martin Diktsson, kommunpolis |\n| Mål | Lugn |\n| Löptid | 2019 |\n"
    assert [one.name for one in record_of(text).people] == ["Martin Diktsson"]


def test_every_mention_points_at_what_it_names() -> None:
    text = (
        "# Protokoll från lokala brottsförebyggande rådet 2022-03-15\n\nNärvarande:\n\n- Martin Diktsson, kommunpolis\n"
        "- Karin Myt, rektor\n\n## 1. Brott\n\nMartin Diktsson berättade om brott och trygghet.\n\n- Karin Myts elever vandrar\n\n"
        "## 2. Slut\n\nKontakt: Karin Myt, 08-465 004 11, karin.myt@example.se\n"
    )
    record = extract_bytes("motet.md", text.encode()).record
    assert [one.name for one in record.people] == ["Martin Diktsson", "Karin Myt"]
    seen = []
    for person in record.people:
        for mention in person.mentions:
            held = at_path(record, mention.path)
            whole = held.text if isinstance(held, Value) else held
            assert isinstance(whole, str)
            seen.append((whole[slice(*mention.span)], mention.kind, mention.path))
    assert ("Martin Diktsson", "name", "minutes.items[0].text") in seen
    assert ("Karin Myt", "name", "minutes.items[0].items[0]") in seen
    assert ("08-465 004 11", "phone", "minutes.contact.phone") in seen
    assert {text for text, _, _ in seen} == {
        "Martin Diktsson",
        "Karin Myt",
        "08-465 004 11",
        "karin.myt@example.se",
    }


def test_a_personal_number_belongs_to_the_name_before_it() -> None:
    text = "## Kontakt\n\nAlva Diktsson, rektor, 08-465 004 11\n\nUppgift om Alva Diktsson 19121212-1212 och 19121212-1213.\n"
    (person,) = record_of(text).people
    assert (person.name, person.personal_number) == ("Alva Diktsson", "19121212-1212")


# -- contact blocks, line by line ---------------------------------------------------------------------

PHONE = "08-465 004 11"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Alva Diktsson", *["Ord"] * 5, PHONE], [("Alva Diktsson", PHONE, None)]),
        (["Alva Diktsson", *["Ord"] * 6, PHONE], [("Alva Diktsson", None, None)]),
        (["Alva Diktsson", PHONE + " ord" * 9], [("Alva Diktsson", PHONE, None)]),
        (["Alva Diktsson", PHONE + " ord" * 10], [("Alva Diktsson", None, None)]),
        (["Alva Diktsson", "a.d@example.se", "b.m@example.se"],
         [("Alva Diktsson", None, "a.d@example.se"), (None, None, "b.m@example.se")]),
        (["Alva Diktsson", "a.d@example.se", "a.d@example.se"], [("Alva Diktsson", None, "a.d@example.se")]),
        (["Alva Diktsson", "registrator@example.se"], [("Alva Diktsson", None, "registrator@example.se")]),
        (["registrator@example.se"], []),
        (["a.d@example.se", PHONE], [(None, PHONE, "a.d@example.se")]),
        (["Alva Diktsson", PHONE, "Bo Myt", "08-465 004 12"],
         [("Alva Diktsson", PHONE, None), ("Bo Myt", "08-465 004 12", None)]),
        ([f"Vi ringer Qvax Wzrtl {PHONE}"], []),
        ([f"Kontakt: Qvax Wzrtl {PHONE}"], [("Qvax Wzrtl", PHONE, None)]),
        (["Skriv till qvax.wzrtl@example.se så svarar Qvax Wzrtl snart nog igen"],
         [("Qvax Wzrtl", None, "qvax.wzrtl@example.se")]),
    ],
)  # fmt: skip
def test_who_is_reached_in_a_contact_block(lines: list[str], expected: list[tuple[str | None, ...]]) -> None:
    text = "## Kontakt\n\n" + "\n\n".join(lines) + "\n"
    assert [(one.name, one.phone, one.email) for one in record_of(text).people] == expected


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (["Alva Diktsson", "Kommunpolis, Tibro"], ["Kommunpolis, Tibro"]),
        (["Alva Diktsson", "Kommunpolis, tel 08-465 004 11"], ["Kommunpolis"]),
        (["Alva Diktsson", "Samordnare, Sagoby kommun 08-465 004 11"], ["Samordnare, Sagoby kommun"]),
        (["Alva Diktsson", "Vi går ut."], [None]),
        (["Karin Berg – Anna Lund", "Kommunpolis, rektor"], ["Kommunpolis", "rektor"]),
        (["Karin Berg – Anna Lund", "Kommunpolis"], [None, None]),
        (["Alva Diktsson, rektor", "Kommunpolis"], ["rektor"]),
        (["Alva Diktsson kom", "Kommunpolis"], [None]),
        (["Alva Diktsson", "Bo Myt, kommunpolis"], [None, "kommunpolis"]),
        (
            ["Karin Berg – Anna Lund", "Bo Myt, kommunpolis – Eva Sjö, rektor"],
            [None, None, "kommunpolis", "rektor"],
        ),
    ],
)
def test_the_line_below_a_name_says_what_somebody_is(lines: list[str], roles: list[str | None]) -> None:
    people = record_of("## Underskrifter\n\n" + "\n\n".join(lines) + "\n").people
    assert [one.role for one in people] == roles


def test_a_mention_is_a_whole_word_or_its_genitive() -> None:
    text = (
        "| Aktivitet | Vandring |\n|---|---|\n| Ansvarig | Karin Myt, rektor |\n"
        "| Mål | Karin Myts grupp, Karin Mytsson, karin  myt och Skarin Myt |\n"
    )
    (person, *_) = record_of(text).people
    spans = [one.span for one in person.mentions if one.path.endswith("goal")]
    goal = record_of(text).activities[0].goal
    assert goal is not None
    assert [goal.text[slice(*span)] for span in spans] == ["Karin Myt", "karin myt"]
