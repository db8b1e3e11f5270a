"""Tables that a conversion flattened into running text, put together again: answers written inline."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipeline import extract_bytes
from extract.restore.flattened import unflatten
from extract.restore.headings import read_outline
from extract.restore.labels import find_labels
from models.pages.document import Document, Paragraph, Table, paragraphs_of
from models.record import Activity
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


AREA = (
    "Sagoängen Mål: Ängen ska vara trygg för alla som går där. Syfte: Fler vuxna rör sig på ängen om kvällen."
)
HEAD = "Åtgärdsplan för brottsförebyggande arbete 2017 "

VALUES = {
    "Samverkansforum": "Arbetsgruppen för ängen",
    "Prioriterade aktiviteter": "Klippa gräset och sätta upp lampor",
    "Polisens kontakt": "Kommunpolis",
    "Polisens åtagande": "Delta i vandringar",
    "Stadsdelsförvaltningens kontakt": "Preventionssamordnare",
    "Stadsdelsförvaltningens åtagande": "Kalla till möten och föra anteckningar",
    "Tänkbara övriga aktörer": "Trafikkontoret, SL, fastighetsägare",
    "Kommunikation": "Till allmänheten: enligt plan Internt inom polisen: enligt rutin",
    "Uppföljning": "Antal vandringar",
}
EXPECTED = {
    "forum": "Arbetsgruppen för ängen",
    "measures": "Klippa gräset och sätta upp lampor",
    "police.contact": "Kommunpolis",
    "police.commitment": "Delta i vandringar",
    "district_administration.contact": "Preventionssamordnare",
    "district_administration.commitment": "Kalla till möten och föra anteckningar",
    "other_participants": "Trafikkontoret, SL, fastighetsägare",
    "communication": "Till allmänheten: enligt plan Internt inom polisen: enligt rutin",
    "follow_up": "Antal vandringar",
}


def flat(text: str) -> Document:
    return unflatten(Builder().paragraph(text).document(), RULES)


def rows(document: Document) -> list[tuple[str, str]]:
    """Label and value of each row of the tables; the title row too."""
    found = []
    for table in document.blocks:
        for row in table.rows if isinstance(table, Table) else ():
            found.append((document.text(row.cells[0].words), document.text(row.cells[1].words)))
    return found


def fields(activity: Activity) -> dict[str, str]:
    found = {
        name: getattr(activity, name).text for name in EXPECTED if "." not in name and getattr(activity, name)
    }
    for party in activity.parties:
        for role in ("contact", "commitment"):
            if getattr(party, role) is not None:
                found[f"{party.party}.{role}"] = getattr(party, role).text
    return found


def interleaved() -> str:
    return " ".join(f"{label} {value}" for label, value in VALUES.items())


def labels_first() -> str:
    return " ".join(VALUES) + " " + " ".join(VALUES.values())


def in_two_groups() -> str:
    labels, values = list(VALUES), list(VALUES.values())
    return " ".join((*labels[:4], *values[:4], *labels[4:], *values[4:]))


@pytest.mark.parametrize(
    "text", [interleaved(), labels_first(), in_two_groups()], ids=["one by one", "labels first", "in groups"]
)
def test_labels_and_values_in_any_order_of_printing(text: str) -> None:
    record = extract_bytes("plan.txt", f"{HEAD}\n{AREA} Vandra runt ängen Polis {text}\n".encode()).record
    (activity,) = record.activities
    assert activity.name is not None and activity.name.text == "Vandra runt ängen"
    assert activity.responsible is not None and activity.responsible.text == "Polis"
    assert fields(activity) == EXPECTED
    assert [area.name.text for area in record.areas if area.name] == ["Sagoängen"]
    assert record.layout == "narrative"


def test_the_title_row_behind_the_labels() -> None:
    text = " ".join(VALUES) + " Vandra runt ängen Polis " + " ".join(VALUES.values())
    assert rows(flat(f"{AREA} {text}"))[0] == ("Vandra runt ängen", "Polis")


def test_an_empty_value_stays_empty() -> None:
    values = {**VALUES, "Tänkbara aktiviteter": ""}
    order = [*list(VALUES)[:2], "Tänkbara aktiviteter", *list(VALUES)[2:]]
    text = " ".join(order) + " " + " ".join(filter(None, (values[label] for label in order)))
    assert dict(rows(flat(f"{AREA} {text}")))["Tänkbara aktiviteter"] == ""


def test_labels_that_lost_their_first_word_are_the_other_partys() -> None:
    text = (
        interleaved()
        .replace("Stadsdelsförvaltningens kontakt", "kontakt")
        .replace("Stadsdelsförvaltningens åtagande", "åtagande")
    )
    (activity,) = extract_bytes(
        "plan.txt", f"{HEAD}\n{AREA} Vandra runt ängen Polis {text}\n".encode()
    ).record.activities
    assert fields(activity) == EXPECTED


def test_a_contact_that_stands_before_its_broken_label() -> None:
    text = (
        "Samverkansforum Arbetsgruppen Prioriterade aktiviteter Klippa gräset Polisens kontakt Kommunpolis Polisens åtagande "
        "Sprida kunskap och delta på möten Preventionssamordnare kontakt Sprida kunskap och kalla till möten åtagande "
        "Tänkbara övriga aktörer Trafikkontoret, SL"
    )
    found = rows(flat(f"{AREA} Vandra runt ängen Polis {text}"))
    assert ("kontakt", "Preventionssamordnare") in found
    assert ("åtagande", "Sprida kunskap och kalla till möten") in found
    assert ("Polisens åtagande", "Sprida kunskap och delta på möten") in found


def test_words_of_labels_in_sentences_are_none() -> None:
    document = (
        Builder().paragraph("Målet är lugn. Uppföljning av planen sker. Vi tar kontakt Mål: Ro").document()
    )
    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    found = find_labels(document, paragraph.words, RULES)
    assert [document.text(paragraph.words[one.start : one.end]) for one in found] == ["Mål:"]


@pytest.mark.parametrize(
    "text",
    [
        "Ängen är mörk. " * 20,
        "Mål: Ängen ska vara trygg. Syfte: Fler vuxna. Målgrupp: Alla som bor nära ängen och går där om kvällen."
        * 2,
        "Uppföljning av planen sker varje år. Målet för arbetet är lugn. Syftet är att fler ska våga gå ut. "
        * 5,
    ],
)
def test_text_without_a_flattened_table_stays(text: str) -> None:
    document = Builder().paragraph(text).document()
    assert unflatten(document, RULES) is document


def test_how_sure_it_is_stands_in_a_note_and_in_the_cells() -> None:
    document = flat(f"{AREA} Vandra runt ängen Polis {labels_first()}")
    assert [note.code for note in document.notes] == ["table-flattened"]
    cells = [row.cells[1] for table in document.blocks if isinstance(table, Table) for row in table.rows]
    assert all(0.3 <= cell.confidence <= 0.9 for cell in cells if cell.words)


def test_headings_of_the_outline_are_found_in_the_text() -> None:
    builder = Builder()
    builder.running_head(
        "Innehåll Sagoängen..... 3 Vandra runt ängen... 3 Fabeltorp 4 Tända lampor... 4", "toc"
    )
    body = f"Inledande ord om planen. {AREA} Vandra runt ängen Polis {interleaved()} Fabeltorp Mål: Tryggt torp. "
    body += f"Tända lampor Stadsdelsförvaltningen {interleaved()}"
    document = unflatten(builder.paragraph(body).document(), RULES)
    headings = [
        document.text(one.words)
        for one in document.blocks
        if isinstance(one, Paragraph) and one.kind == "heading"
    ]
    assert headings == ["Sagoängen", "Fabeltorp"]
    assert [row for row in rows(document) if row[1] in {"Polis", "Stadsdelsförvaltningen"}] == [
        ("Vandra runt ängen", "Polis"), ("Tända lampor", "Stadsdelsförvaltningen")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Innehåll Sagoängen... 3 Fabeltorp 4", [("Sagoängen", 3), ("Fabeltorp", 4)]),
        (
            "Sagoängen.........3 Tända lampor i parken..........12",
            [("Sagoängen", 3), ("Tända lampor i parken", 12)],
        ),
        ("Plan 2017 3", [("Plan 2017", 3)]),
    ],
)
def test_entries_of_an_outline(text: str, expected: list[tuple[str, int]]) -> None:
    document = Builder().running_head(text, "toc").document()
    assert [(" ".join(one.words), one.page) for one in read_outline(document, RULES)] == expected


PIECES = st.lists(
    st.sampled_from(
        [*VALUES, *VALUES.values(), "Mål:", "Syfte:", "kontakt", "åtagande", "Fabeltorp", "Polis", "Ängen är mörk.", "•", "och", "2017"]
    ),
    min_size=1,
    max_size=40,
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=3))
def test_no_word_is_dropped_or_doubled(pages: list[list[str]]) -> None:
    builder = Builder()
    for page in pages:
        builder.paragraph(" ".join(page))
    document = builder.document()
    rebuilt = unflatten(document, RULES)
    before = [word for one in paragraphs_of(document.blocks) for word in one.all_words]
    after = [word for one in paragraphs_of(rebuilt.blocks) for word in one.all_words]
    assert sorted(after) == sorted(before)
    for one in paragraphs_of(rebuilt.blocks):
        assert all(first < second for first, second in pairwise(one.all_words))
    assert replace(rebuilt, blocks=(), notes=()) == replace(document, blocks=(), notes=())
