"""Minutes: people in columns with their roles below, roles that wrap, lists of places, roles at a tab."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as NewDocx

from extract.layouts.minutes.layout import document_to_minutes
from extract.pipeline import extract_bytes
from models.record import Minutes
from rules.pack import load_rules
from tests.building import Builder

POINTS = (
    "\n\n1. Mötets öppnande\n\nOrdföranden hälsade alla välkomna till rådet.\n\n2. Lägesbild\n\nPolisen berättade om brott.\n{}"
    "\n\n3. Nästa möte\n\nNästa möte är den 13 juni 2018 kl. 9.00–11.00.\n"
)
HEAD = "Protokoll från Nässjö brottsförebyggande råd 2018-03-14\n\nTid: 2018-03-14 kl. 9.00–11.00\n\nPlats: Stadshuset\n\n"


def minutes(name: str, data: bytes | str) -> Minutes:
    record = extract_bytes(name, data.encode() if isinstance(data, str) else data).record
    assert record.minutes is not None
    return record.minutes


def people(found: Minutes) -> list[tuple[str | None, str | None]]:
    return [(one.name, one.role) for one in found.attendees]


def test_names_in_two_columns_have_their_roles_below() -> None:
    html = (
        "<html><body><h1>Protokoll från Nässjö brottsförebyggande råd 2018-03-14</h1><p>Närvarande:</p><table>"
        "<tr><td>Vera Påhittsson</td><td>Nils Låtsasberg</td></tr><tr><td>Ordförande</td><td>Kommunpolis</td></tr>"
        "<tr><td>Tora Exempelsson</td><td>Olle Provgren</td></tr><tr><td>Socialchef</td><td>Rektor Norrskolan</td></tr>"
        "</table><h2>1. Mötets öppnande</h2><p>Ordföranden hälsade välkommen till rådet.</p>"
        "<h2>2. Lägesbild</h2><p>Polisen berättade om brott.</p></body></html>"
    )
    assert people(minutes("protokoll.html", html)) == [
        ("Vera Påhittsson", "Ordförande"),
        ("Nils Låtsasberg", "Kommunpolis"),
        ("Tora Exempelsson", "Socialchef"),
        ("Olle Provgren", "Rektor Norrskolan"),
    ]


def test_names_and_roles_take_turns_in_the_lines_of_two_cells() -> None:
    document = NewDocx()
    document.add_heading("Protokoll från Nässjö brottsförebyggande råd 2018-03-14", 1)
    document.add_paragraph("Närvarande:")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Vera Påhittsson\nOrdförande\nTora Exempelsson\nSocialchef"
    table.cell(0, 1).text = "Nils Låtsasberg\nKommunpolis\nOlle Provgren\nRektor"
    document.add_heading("1. Mötets öppnande", 2)
    document.add_paragraph("Ordföranden hälsade välkommen till rådet.")
    document.add_heading("2. Lägesbild", 2)
    document.add_paragraph("Polisen berättade om brott.")
    stream = BytesIO()
    document.save(stream)
    assert set(people(minutes("protokoll.docx", stream.getvalue()))) == {
        ("Vera Påhittsson", "Ordförande"),
        ("Tora Exempelsson", "Socialchef"),
        ("Nils Låtsasberg", "Kommunpolis"),
        ("Olle Provgren", "Rektor"),
    }


def test_name_and_role_stay_in_one_row() -> None:
    text = (
        HEAD
        + "Närvarande:\n\nVera Påhittsson\tOrdförande\nNils Låtsasberg\tKommunpolis\n"
        + POINTS.format("")
    )
    assert people(minutes("protokoll.txt", text)) == [
        ("Vera Påhittsson", "Ordförande"),
        ("Nils Låtsasberg", "Kommunpolis"),
    ]


def test_two_lines_at_a_tab_in_word_are_name_and_role() -> None:
    document = NewDocx()
    document.add_heading("Protokoll från Nässjö brottsförebyggande råd 2018-03-14", 1)
    document.add_heading("Närvarande", 2)
    document.add_paragraph("Vera Påhittsson\tNässjös köpmän")
    document.add_paragraph("Nils Låtsasberg\tKommunpolis")
    for title, text in (
        ("1. Öppnande", "Rådet hälsades välkommet."),
        ("2. Lägesbild", "Polisen berättade om brott."),
    ):
        document.add_heading(title, 2)
        document.add_paragraph(text)
    stream = BytesIO()
    document.save(stream)
    assert people(minutes("protokoll.docx", stream.getvalue())) == [
        ("Vera Påhittsson", "Nässjös köpmän"),
        ("Nils Låtsasberg", "Kommunpolis"),
    ]


def test_the_rest_of_a_role_that_wrapped_to_the_margin_belongs_to_it() -> None:
    built = Builder()
    built.heading("Protokoll från Nässjö brottsförebyggande råd 2018-03-14")
    built.paragraph("Närvarande:")
    built.table(("Vera Påhittsson", "Ordförande"), ("Nils Låtsasberg", "Processledare för arbete och"))
    built.paragraph("dialog vid kommunens stab")
    built.table(("Tora Exempelsson", "Socialchef"), ("Olle Provgren", "Rektor"))
    built.heading("1. Öppnande", 2).paragraph("Rådet hälsades välkommet.")
    document = built.document()
    found = document_to_minutes(document, None, 2018, load_rules())
    roles = [document.text(person.role) for person in found.attendees]
    assert roles == [
        "Ordförande",
        "Processledare för arbete och dialog vid kommunens stab",
        "Socialchef",
        "Rektor",
    ]


PLACES = "\n- Skolgården – bråk på rasterna\n- Påhittstorp – skadegörelse\n- Biblioteket – oljud i entrén\n"


def test_words_in_a_list_of_places_are_places() -> None:
    found = minutes(
        "protokoll.txt",
        HEAD
        + "Närvarande: Vera Påhittsson, ordförande; Nils Låtsasberg, kommunpolis"
        + POINTS.format(PLACES),
    )
    assert [place.name.text for place in found.places] == ["Skolgården", "Påhittstorp", "Biblioteket"]


@pytest.mark.parametrize(
    "items",
    ["\n- Narkotika – mer än i höstas\n- Bedrägerier – färre\n", "\n- Budget – klar\n- Schema – nytt\n"],
)
def test_a_list_of_other_things_holds_no_places(items: str) -> None:
    found = minutes(
        "protokoll.txt",
        HEAD + "Närvarande: Vera Påhittsson, ordförande; Nils Låtsasberg, kommunpolis" + POINTS.format(items),
    )
    assert found.places == ()


@pytest.mark.parametrize(
    ("absent", "found"),
    [
        (
            "Bo Myt (Vätterhem), Räddningstjänstens representant",
            [("Bo Myt", "Vätterhem"), ("", "Räddningstjänstens representant")],
        ),
        ("Bo Myt (polisen), ordförande", [("Bo Myt", "(polisen), ordförande")]),
        ("Bo Myt (M), Ordförande", [("Bo Myt", "(M), Ordförande")]),
    ],
)
def test_who_stands_behind_an_employer_in_brackets_is_another(
    absent: str, found: list[tuple[str, str]]
) -> None:
    text = HEAD + f"Närvarande: Vera Påhittsson, ordförande\n\nFrånvarande: {absent}" + POINTS.format("")
    assert [(one.name, one.role) for one in minutes("protokoll.txt", text).absent] == found


def test_the_subject_of_a_printed_message_is_its_title() -> None:
    head = "Från: Vera Påhittsson <vera.pahittsson@example.se>\nTill: rådet\nÄmne: Anteckningar från Nässjö Brå 14 mars 2018\n\n"
    text = head + "Närvarande: Vera Påhittsson, ordförande, Nils Låtsasberg, kommunpolis" + POINTS.format("")
    record = extract_bytes("brev.txt", text.encode()).record
    assert record.title is not None
    assert record.title.text == "Anteckningar från Nässjö Brå 14 mars 2018"
    assert record.minutes is not None
    assert record.minutes.date == "2018-03-14"


@pytest.mark.parametrize(
    "lines",
    ["\nTorget – lugnt.\nRingvägen – stölder ur bilar.\n", "\nTorget – lugnt.\n\nRingvägen – stölder.\n"],
)
def test_grounds_and_roads_one_below_the_other_are_places(lines: str) -> None:
    text = HEAD + "Närvarande: Vera Påhittsson, ordförande" + POINTS.format(lines)
    assert [place.name.text for place in minutes("protokoll.txt", text).places] == ["Torget", "Ringvägen"]


def test_numbered_items_that_say_a_point_and_its_text_are_the_agenda() -> None:
    text = (
        "# Minnesanteckningar från trygghetsrådet i Sagoby\n\n**Tid:** 16 januari 2025 kl. 8.30\n\n"
        "**Frånvarande:** Bo Ek\n\n1. Val av sekreterare: Ida Norlund\n2. Lägesbild: inga rån under hösten.\n"
        "3. Beslut: Kommunen lagar lyktorna i februari.\n4. Nästa möte: 20 mars kl. 8.30\n"
    )
    minutes = extract_bytes("moten.md", text.encode()).record.minutes
    assert minutes is not None
    assert [person.name for person in minutes.absent] == ["Bo Ek"]
    assert [
        (item.number, item.title.text, item.text.text if item.text else None) for item in minutes.items
    ] == [
        ("1", "Val av sekreterare:", "Ida Norlund"),
        ("2", "Lägesbild:", "inga rån under hösten."),
        ("3", "Beslut:", "Kommunen lagar lyktorna i februari."),
        ("4", "Nästa möte:", "20 mars kl. 8.30"),
    ]
    assert [one.text for one in minutes.decisions] == ["Kommunen lagar lyktorna i februari."]
    assert [one.date for one in minutes.next_meetings] == ["2025-03-20"]
