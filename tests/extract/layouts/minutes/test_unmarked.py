"""Minutes as people write them by hand: lines without labels, lists by first names, agendas as tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.layouts.minutes.lines import to_lines
from extract.layouts.minutes.points import find_points
from extract.layouts.minutes.presence import lists_beside
from extract.pipeline import extract_bytes
from extract.recognise.drafts import DraftPerson
from models.minutes import Minutes
from models.pages.document import Paragraph
from models.pages.geometry import BBox
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()

PEOPLE = "Närvarande: Alva Diktsson, kommunpolis, Bo Myt, rektor\n\n"
TITLE = "# Minnesanteckningar från trygghetsrådet\n\n"
POINTS = (
    "## 1. Läget\n\nPolisen berättade om brott och trygghet.\n\n## 2. Nästa möte\n\n20 november 2024 kl. 16\n"
)


def minutes_of(text: str, name: str = "motet.md") -> Minutes:
    minutes = extract_bytes(name, text.encode()).record.minutes
    assert minutes is not None
    return minutes


def came(found: Minutes) -> list[tuple[str, str | None]]:
    return [(one.name, one.role) for one in found.attendees]


@pytest.mark.parametrize(
    ("line", "when", "place"),
    [
        (
            "Onsdagen den 18 september 2024, klockan 16–18, Badhuset",
            ("2024-09-18", "16:00", "18:00"),
            "Badhuset",
        ),
        ("Sammanträde 18 september 2024 kl. 16.00–18.00", ("2024-09-18", "16:00", "18:00"), None),
        ("**Datum:** 24-09-18", ("2024-09-18", None, None), None),
        ("Kl. 16–18.30, Badhuset", (None, "16:00", "18:30"), "Badhuset"),
        ("Kl. 16, Badhuset", (None, None, None), None),
        ("Rådet bildades den 18 september 2024 som svar på lagen.", (None, None, None), None),
    ],
)
def test_the_day_on_a_line_below_the_title(
    line: str, when: tuple[str | None, ...], place: str | None
) -> None:
    found = minutes_of(f"{TITLE}{line}\n\n{PEOPLE}{POINTS}")
    assert (found.date, found.start, found.end) == when  # never that of the next meeting
    assert (found.place.text if found.place else None) == place


def test_a_label_without_a_field_ends_the_list_of_the_absent() -> None:
    found = minutes_of(f"{TITLE}{PEOPLE}Frånvarande: Cia Fabel\n\nUtses att justera: Bo Myt\n\n{POINTS}")
    assert [one.name for one in found.absent] == ["Cia Fabel"]


def test_marks_in_a_column_say_who_came() -> None:
    table = "| Namn | Organisation | Närvarande |\n|---|---|---|\n| Alva Diktsson | Polisen | x |\n| Bo Myt | Skolan | – |\n"
    found = minutes_of(f"{TITLE}{table}\n{POINTS}")
    assert came(found) == [("Alva Diktsson", "Polisen")]
    assert [(one.name, one.role) for one in found.absent] == [("Bo Myt", "Skolan")]


def test_roles_before_names_joined_by_och() -> None:
    line = "Närvarande: Rektor Bo Myt, kommunpolis Alva Diktsson och säkerhetschef Cia Fabel\n\n"
    found = minutes_of(TITLE + line + POINTS)
    assert came(found) == [
        ("Bo Myt", "Rektor"),
        ("Alva Diktsson", "kommunpolis"),
        ("Cia Fabel", "säkerhetschef"),
    ]


def test_people_by_first_names_and_by_what_they_work_for() -> None:
    text = "# EST-möte 2024-05-07\n\nDeltagare: Lisa (samordnare), Anders (polis)\n\nFrånvarande: Räddningstjänsten\n\n"
    found = minutes_of(text + POINTS)
    assert came(found) == [("Lisa", "samordnare"), ("Anders", "polis")]
    assert [(one.name, one.role) for one in found.absent] == [("", "Räddningstjänsten")]


@pytest.mark.parametrize(
    ("text", "decisions"),
    [
        ("Rådet beslutar\n\natt anta planen.\n\nOrdföranden tackade.", ["att anta planen."]),
        ("Rådet beslutar att:\n\n- anta planen\n- söka medel\n\nTack.", ["- anta planen", "- söka medel"]),
        ("Rådet beslutar att anta planen.", ["Rådet beslutar att anta planen."]),
    ],
)
def test_decisions_below_a_line_that_leads_to_them(text: str, decisions: list[str]) -> None:
    found = minutes_of(
        f"{TITLE}{PEOPLE}## 1. Planen\n\nOm brott och trygghet, med polis.\n\n{text}\n\n## 2. Slut\n\nHej.\n"
    )
    assert [one.text for one in found.decisions] == decisions


def test_an_agenda_as_a_table() -> None:
    table = (
        "| Punkt | Ärende | Anteckning | Beslut |\n|---|---|---|---|\n| 1 | Läget | Polisen berättade om brott. | |\n"
        "| 2 | Otrygghet | Ny blankett. | Den används från mars. |\n| 3 | Nästa möte | 7 december 2024 kl. 8 | |\n"
    )
    found = minutes_of(f"{TITLE}{PEOPLE}{table}")
    assert [(one.number, one.title.text if one.title else "") for one in found.items] == [
        ("1", "Läget"), ("2", "Otrygghet"), ("3", "Nästa möte"),
    ]  # fmt: skip
    assert [one.text for one in found.decisions] == ["Den används från mars."]
    assert [one.date for one in found.next_meetings] == ["2024-12-07"]


def test_headings_of_plain_text() -> None:
    text = (
        "Anteckningar från möte med Lokala Brå den 4/10 2022 kl 15-16.30\n\nVilka var med: Alva Diktsson (polis), Bo Myt (rektor)\n\n"
        "Läget\nDet har varit otryggt med brott vid badplatsen.\n\nVad gör vi?\nVi kom överens om att\n- vandra varje fredag\n\n"
        "Nästa gång vi ses\n6/12 kl 15 på biblioteket\n"
    )
    found = minutes_of(text, "motet.txt")
    assert (found.date, found.start, found.end) == ("2022-10-04", "15:00", "16:30")
    assert [one.title.text for one in found.items if one.title] == [
        "Läget",
        "Vad gör vi?",
        "Nästa gång vi ses",
    ]
    assert [one.text for one in found.decisions] == ["- vandra varje fredag"]
    assert [one.date for one in found.next_meetings] == ["2022-12-06"]


def test_the_chair_by_what_the_text_says() -> None:
    found = minutes_of(
        f"{TITLE}{PEOPLE}## 1. Öppnande\n\nOrdföranden Bo Myt öppnar mötet om brott.\n\n## 2. Slut\n\nHej.\n"
    )
    assert found.chair is not None
    assert found.chair.name == "Bo Myt"


def test_the_decision_of_a_protocol_ends_where_its_subject_is_told() -> None:
    text = (
        "## § 1 Plan\n\n**Brottsförebyggande rådets beslut**\n\nPlanen godkänns.\n\n**Sammanfattning av ärendet**\n\n"
        "Polisen berättade om brott och trygghet.\n\n## § 2 Slut\n\nHej.\n"
    )
    assert [one.text for one in minutes_of(TITLE + PEOPLE + text).decisions] == ["Planen godkänns."]


def test_what_others_decided_is_none_of_the_meetings() -> None:
    text = "## 1. Läget\n\nOm brott och trygghet. Kommunen har beslutat att anta en plan.\n\n## 2. Slut\n\nHej.\n"
    assert minutes_of(TITLE + PEOPLE + text).decisions == ()


def test_parties_before_names_in_a_list() -> None:
    people = (
        "Med var:\n\n- Polisen: Alva Diktsson och Cia Fabel\n- Kommunen: Bo Myt\n\nEj med: Ulla Provman\n\n"
    )
    found = minutes_of(TITLE + people + POINTS)
    assert came(found) == [("Alva Diktsson", "Polisen"), ("Cia Fabel", None), ("Bo Myt", "Kommunen")]
    assert [one.name for one in found.absent] == ["Ulla Provman"]


def test_a_list_of_decisions_below_its_heading_is_no_agenda() -> None:
    text = "## Läget\n\nOm brott och trygghet.\n\n## Beslut\n\n1. Vi vandrar i maj.\n2. Vi ses igen.\n\n## Nästa möte\n\n20 november 2024\n"
    found = minutes_of(TITLE + PEOPLE + text)
    assert [one.title.text for one in found.items if one.title] == ["Läget", "Beslut", "Nästa möte"]
    assert len(found.decisions) == 2


def test_lists_side_by_side_on_a_page() -> None:
    builder = Builder().heading("Minnesanteckningar från trygghetsrådet 2022-03-15")
    document = builder.paragraph("Närvarande Frånvarande").document()
    line = document.blocks[-1]
    assert isinstance(line, Paragraph)
    assert lists_beside(document, line, RULES) is None  # no gap stands between the words
    apart = replace(
        document,
        words=tuple(
            replace(
                word,
                boxes=(
                    BBox(
                        100.0 + 200 * (number == line.words[-1]),
                        10,
                        180.0 + 200 * (number == line.words[-1]),
                        20,
                    ),
                ),
                page=1,
            )
            for number, word in enumerate(document.words)
        ),
    )
    found = lists_beside(apart, line, RULES)
    assert found is not None
    assert (found.first, found.second, found.x) == ("present", "absent", 300.0)
    person = DraftPerson((line.words[-1],), ())
    assert found.use_of(apart, person) == "absent"
    assert found.use_of(apart, DraftPerson((line.words[0],), ())) == "present"


def test_points_whose_numbers_have_no_sign() -> None:
    text = (
        "Protokoll fört vid möte med Brottsförebyggande rådet\n\nTid: 7 mars 2024, 10.00 - 11.45\n\nNärvarande:\n"
        "Kommun: Alva Diktsson (kommunchef), Bo Myt (socialchef)\nPolis: Cia Fabel (kommunpolis)\n\nFörhinder: Räddningstjänsten\n\n"
        "1 Mötets öppnande\nAlva Diktsson öppnar mötet och hälsar alla välkomna.\n\n2 Läget\nOm brott och trygghet.\n\n"
        "3 Åtgärder\nMötet beslutar:\nAtt Bo tar kontakt med gymnasiet\n"
    )
    found = minutes_of(text, "motet.txt")
    assert [one.name for one in found.attendees] == ["Alva Diktsson", "Bo Myt", "Cia Fabel"]
    assert [(one.name, one.role) for one in found.absent] == [("", "Räddningstjänsten")]
    assert [one.number for one in found.items] == ["1", "2", "3"]
    assert [one.text for one in found.decisions] == ["Att Bo tar kontakt med gymnasiet"]


@pytest.mark.parametrize(("length", "is_point"), [(9, True), (10, False)])
def test_a_line_with_a_number_without_a_sign_is_a_title_while_it_is_short(
    length: int, is_point: bool
) -> None:
    builder = Builder()
    for line in ("1 Öppnande", "2 Läget", "3 Åtgärder", "4 Slut" + " ord" * (length - 2)):
        builder.paragraph(line)
    document = builder.document()
    numbers = [
        one.number for one in to_lines(document, list(document.blocks), RULES) if isinstance(one, Paragraph)
    ]
    assert numbers[-1] == ("4" if is_point else None)


def test_a_sentence_about_a_person_is_no_member_of_a_list() -> None:
    found = minutes_of(f"{TITLE}Närvarande:\n\nAlva Diktsson, polis\n\nBo Myt öppnar mötet.\n\n{POINTS}")
    assert came(found) == [("Alva Diktsson", "polis")]


def test_a_day_without_its_year_beside_the_meetings_number() -> None:
    text = f"# Trygghetsrådet Sjövik – minnesanteckningar 2024\n\nMöte 3, måndag 23 september\n\n{PEOPLE}"
    text += "### Punkt 1. Läget\n\nOm brott och trygghet.\n\n### Punkt 2. Mötestider\n\n25 november och 20 januari kl. 16.30.\n"
    found = minutes_of(text)
    assert found.date == "2024-09-23"
    assert [one.date for one in found.next_meetings] == ["2024-11-25", "2025-01-20"]


def test_a_decision_within_a_paragraph() -> None:
    text = "## 1. Läget\n\nOm brott och trygghet. Beslut: kontrollerna fortsätter.\n\n## 2. Slut\n\nHej.\n"
    (found,) = minutes_of(TITLE + PEOPLE + text).decisions
    assert (found.label, found.text) == ("Beslut:", "kontrollerna fortsätter.")


def test_headings_without_a_level_are_of_the_highest() -> None:
    builder = Builder()
    for text, level in (
        ("Läget i centrum", None),
        ("Ordningsvakter", None),
        ("Frågor från boende", 2),
        ("Ungdomsgården", None),
    ):
        builder.paragraph(text, kind="heading", level=level).paragraph(
            "Polisen berättade om läget i centrum."
        )
    document = builder.document()
    assert find_points(document, list(document.blocks), RULES) == [0, 2, 6]


def test_the_day_on_which_minutes_were_mailed_is_not_that_of_the_meeting() -> None:
    mail = (
        "From: eva@example.se\nTo: bo@example.se\nSubject: Minnesanteckningar brottsförebyggande rådet i Mora\n"
        "Date: Tue, 7 May 2024 09:12:00 +0200\nContent-Type: text/plain; charset=utf-8\n\n"
        "Tid: 5 maj 2024 kl. 13-14.30\n\nNärvarande: Eva Berg (ordförande), Bo Lund (kommunpolis)\n\n"
        "1. Läget\nDet är lugnt.\n"
    )
    minutes = extract_bytes("m.eml", mail.encode()).record.minutes
    assert minutes is not None and (minutes.date, minutes.start) == ("2024-05-05", "13:00")


def test_the_meetings_of_the_coming_term() -> None:
    text = (
        "# Minnesanteckningar brottsförebyggande rådet i Mora 2019-10-07\n\nNärvarande: Eva Berg (ordförande), "
        "Bo Lund (kommunpolis)\n\n## 1. Läget\n\nDet är lugnt.\n\n## 2. Datum för vårens möten\n\n"
        "20/1, 16/3 och 18/5 2020 kl. 15.00\n"
    )
    minutes = extract_bytes("m.md", text.encode()).record.minutes
    assert minutes is not None
    assert [(one.date, one.start) for one in minutes.next_meetings] == [
        ("2020-01-20", "15:00"),
        ("2020-03-16", "15:00"),
        ("2020-05-18", "15:00"),
    ]


def test_lines_of_a_letterhead_and_of_a_list_without_marks() -> None:
    found = minutes_of(
        "MINNESANTECKNINGAR\nKansliet\nDatum\nAlva Diktsson\n2023-09-24\nBrottsförebyggande rådet den 24 september 2023\n"
        "Lokal: Badhuset\nTid: 9.00-10.30\nNärvarande: Kenneth Sagosson, Brandförsvaret\n"
        "Jörgen Diktsson, Lokalpolisområde Norra\nZara Mytouri, Granhus\nBo Myt och Per-Erik Diktlund, Sagohus\n"
        "Ordförande: Vera Saga, Socialchef\nSekreterare: Alva Diktsson\n1\n"
        "Dagordningen godkänns. Punkten Grannstöd läggs till.\nRådet talar om arbetet med ungdomar i centrum.\n",
        "motet.txt",
    )
    assert came(found) == [
        ("Kenneth Sagosson", "Brandförsvaret"),
        ("Jörgen Diktsson", "Lokalpolisområde Norra"),
        ("Zara Mytouri", "Granhus"),
        ("Bo Myt", None),
        ("Per-Erik Diktlund", "Sagohus"),
    ]
    assert found.chair is not None and found.chair.name == "Vera Saga"
    assert found.when is not None and found.when.text == "2023-09-24\n9.00-10.30"


def test_a_line_that_only_says_that_a_points_number_follows() -> None:
    found = minutes_of(f"{TITLE}{PEOPLE}## Punkt nr\n\nPunkt nr\n\n{POINTS}")
    assert [one.number for one in found.items][-2:] == ["1", "2"]
