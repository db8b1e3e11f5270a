"""What drafts of minutes become: times, people with the roles of the list, places and priorities."""

from __future__ import annotations

import pytest

from extract.compose.ledger import Ledger
from extract.compose.minutes import compose_minutes
from extract.compose.values import Setting
from extract.recognise.drafts import (
    Draft,
    DraftMinutes,
    DraftPerson,
    DraftPlace,
    DraftPoint,
    DraftPriority,
    Entry,
)
from models.minutes import Minutes
from models.pages.document import Document, Paragraph
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def composed(document: Document, minutes: DraftMinutes, title: int | None = None) -> tuple[Minutes, Ledger]:
    entry = Entry(Target("other"), (block(document, title),)) if title is not None else None
    ledger = Ledger(document)
    return compose_minutes(
        Setting(document, RULES, 2022), ledger, Draft(title=entry, minutes=minutes)
    ), ledger


def block(document: Document, index: int) -> Paragraph:
    found = document.blocks[index]
    assert isinstance(found, Paragraph)
    return found


def when_of(title: str, *lines: str, said: str | None = None) -> tuple[str | None, str | None, str | None]:
    builder = Builder().heading(title)
    for line in lines:
        builder.paragraph(line)
    if said is not None:
        builder.paragraph(said)
    document = builder.document()
    when = [Entry(Target("timing"), (block(document, -1),))] if said is not None else []
    minutes, _ = composed(document, DraftMinutes(when=when), 0)
    return minutes.date, minutes.start, minutes.end


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (when_of("Protokoll 2022-03-15", said="den 4 maj kl 9–10"), ("2022-05-04", "09:00", "10:00")),
        (when_of("Protokoll 2022-03-15", said="kl 9–10"), ("2022-03-15", "09:00", "10:00")),
        (when_of("Protokoll 2022-03-15", "4 maj 2022"), ("2022-03-15", None, None)),
        (when_of("Protokoll", "Torsdag 4 maj 2022"), ("2022-05-04", None, None)),
        (when_of("Protokoll", "ord ord ord ord ord 4 maj 2022"), ("2022-05-04", None, None)),
        (when_of("Protokoll", "ord ord ord ord ord ord 4 maj 2022"), (None, None, None)),
        (when_of("Protokoll"), (None, None, None)),
    ],
)
def test_when_they_met(found: tuple[str | None, ...], expected: tuple[str | None, ...]) -> None:
    assert found == expected


def test_time_in_two_lines_is_one_value_with_both_labels() -> None:
    builder = Builder().paragraph("Datum:").paragraph("4 maj 2022").paragraph("Tid:").paragraph("kl 9–10")
    document = builder.document()
    first = Entry(Target("timing"), (block(document, 1),), block(document, 0).words)
    second = Entry(Target("timing"), (block(document, 3),), block(document, 2).words)
    minutes, ledger = composed(document, DraftMinutes(when=[first, second]))
    assert (minutes.date, minutes.start, minutes.end) == ("2022-05-04", "09:00", "10:00")
    assert minutes.when is not None
    assert (minutes.when.text, minutes.when.label, minutes.when.other_labels) == (
        "4 maj 2022\nkl 9–10", "Datum:", ("Tid:",)
    )  # fmt: skip
    coverage = ledger.coverage()
    assert (coverage.in_fields, coverage.labels) == (5, 2)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("(rektor)", "rektor"),
        ("(rektor) och (präst)", "(rektor) och (präst)"),
        ("rektor (ordförande)", "rektor (ordförande)"),
        (", rektor;", "rektor"),
        ("", None),
    ],
)
def test_a_role_without_the_signs_around_it(role: str, expected: str | None) -> None:
    document = Builder().paragraph(f"Alva Diktsson {role}".strip()).document()
    words = block(document, 0).words
    minutes, _ = composed(document, DraftMinutes(attendees=[DraftPerson(words[:2], words[2:])]))
    (attendee,) = minutes.attendees
    assert (attendee.name, attendee.role) == ("Alva Diktsson", expected)


def test_the_list_tells_what_the_one_behind_a_label_is() -> None:
    document = Builder().paragraph("Alva Diktsson kommunpolis Bo Myt rektor Bo Myt 08-465 004 11").document()
    words = block(document, 0).words
    draft = DraftMinutes(
        attendees=[DraftPerson(words[:2], words[2:3]), DraftPerson(words[3:5], words[5:6])],
        contact=DraftPerson(words[6:8], (), words[8:]),
        chair=DraftPerson((), words[2:3]),
    )
    minutes, ledger = composed(document, draft)
    contact, chair = minutes.contact, minutes.chair
    assert contact is not None
    assert chair is not None
    assert (contact.name, contact.role, contact.phone, contact.email) == (
        "Bo Myt",
        "rektor",
        "08-465 004 11",
        None,
    )
    assert (chair.name, chair.role, chair.organisation) == (None, "kommunpolis", "police")
    assert [one.organisation for one in minutes.attendees] == ["police", minutes.attendees[1].organisation]
    assert not ledger.unclaimed(words[:6])


def test_a_point_holds_its_number_its_items_and_the_places_named_there() -> None:
    builder = Builder().heading("Läget").paragraph("Lugnt vid torget.").paragraph("Fler lampor", kind="item")
    document = builder.paragraph("Torget Torget Parken").document()
    names = block(document, 3).words
    point = DraftPoint(block(document, 0), [block(document, 1), block(document, 2)])
    places = [
        DraftPlace((name,), (block(document, 1),), number)
        for name, number in zip(names, (0, 0, 1), strict=True)
    ]
    minutes, _ = composed(document, DraftMinutes(points=[point, DraftPoint(Paragraph(()))], places=places))
    first, second = minutes.items
    assert first.title is not None
    assert first.text is not None
    assert (first.title.text, first.text.text) == ("Läget", "Lugnt vid torget.\n- Fler lampor")
    assert (first.items, first.places) == (("Fler lampor",), ("Torget",))
    assert (second.title, second.text, second.places) == (None, None, ("Parken",))
    assert [(one.name.text, one.text.text) for one in minutes.places] == [
        ("Torget", "Lugnt vid torget.\nLugnt vid torget."), ("Parken", "Lugnt vid torget.")
    ]  # fmt: skip


def test_a_priority_has_the_topic_of_its_name() -> None:
    builder = Builder().paragraph("Narkotika").paragraph("Sagoängen").paragraph("Fler söker stöd.")
    document = builder.document()
    draft = [
        DraftPriority("citywide", block(document, 0).words, (block(document, 2),)),
        DraftPriority("local", block(document, 1).words),
    ]
    minutes, _ = composed(document, DraftMinutes(priorities=draft))
    assert [(one.topic, one.scope, one.text and one.text.text) for one in minutes.priorities] == [
        (RULES.topics.read("Narkotika")[0].code, "citywide", "Fler söker stöd."), ("other", "local", None)
    ]  # fmt: skip
