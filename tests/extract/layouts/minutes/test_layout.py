"""Minutes of small documents, with the answers written inline."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipeline import extract_bytes
from models.minutes import Minutes
from models.pages.document import Paragraph
from rules.pack import load_rules
from tests.building import Builder
from tests.drafted import minutes_of, people

RULES = load_rules()


TITLE = "Minnesanteckningar från Sagobys brottsförebyggande råd 2022-03-15"


def record_minutes(text: str, name: str = "motet.md") -> Minutes:
    minutes = extract_bytes(name, text.encode()).record.minutes
    assert minutes is not None
    return minutes


def points(builder: Builder) -> Builder:
    return (
        builder.heading("1. Mötet öppnas", 2)
        .paragraph("Polisen berättade om brott och trygghet.")
        .heading("2. Övrigt", 2)
    )


# -- who came --------------------------------------------------------------------------------------


def test_names_and_roles_of_a_table() -> None:
    builder = Builder().heading(TITLE).paragraph("Närvarande:")
    builder.table(("Alva Diktsson", "Kommunpolis"), ("Bo Myt", "Chef, fritid och kultur"))
    document, found = minutes_of(points(builder))
    assert people(document, found.attendees) == [
        ("Alva Diktsson", "Kommunpolis"),
        ("Bo Myt", "Chef, fritid och kultur"),
    ]


def test_names_in_the_lines_of_one_cell_and_roles_in_those_of_the_next() -> None:
    builder = Builder().heading(TITLE).paragraph("Närvarande:")
    builder.table((("Alva Diktsson", "Bo Myt"), ("Kommunpolis", "Rektor")))
    document, found = minutes_of(points(builder))
    assert people(document, found.attendees) == [("Alva Diktsson", "Kommunpolis"), ("Bo Myt", "Rektor")]


def test_headings_of_columns_are_labels() -> None:
    builder = Builder().heading(TITLE).heading("Deltagare", 2)
    builder.table(("Namn", "Funktion", "Organisation"), ("Alva Diktsson", "Chef", "Sagoby kommun"), columns=3)
    document, found = minutes_of(points(builder))
    assert people(document, found.attendees) == [("Alva Diktsson", "Chef Sagoby kommun")]
    assert [document.text(words) for words in found.labels] == ["Namn Funktion Organisation", "Deltagare"]


def test_a_misprinted_label_is_seen_before_a_list_and_over_a_column() -> None:
    builder = Builder().heading(TITLE).paragraph("Närvarnde: Alva Diktsson, rektor; Bo Myt, kommunpolis")
    document, found = minutes_of(points(builder))
    assert [name for name, _ in people(document, found.attendees)] == ["Alva Diktsson", "Bo Myt"]
    builder = (
        Builder()
        .heading(TITLE)
        .table(("Närvarnde", "Roll"), ("Alva Diktsson", "Rektor"), ("Bo Myt", "Polis"))
    )
    document, found = minutes_of(points(builder))
    assert people(document, found.attendees) == [("Alva Diktsson", "Rektor"), ("Bo Myt", "Polis")]


def test_people_in_both_columns() -> None:
    builder = Builder().heading(TITLE).paragraph("Närvarande:", bold=True)
    builder.table(("Alva Diktsson, rektor", "Bo Myt, kommunpolis"), ("Cia Fabel, präst", "Dag Saga, väktare"))
    document, found = minutes_of(points(builder))
    assert [name for name, _ in people(document, found.attendees)] == [
        "Alva Diktsson", "Bo Myt", "Cia Fabel", "Dag Saga"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Alva Diktsson, kommunpolis", [("Alva Diktsson", "kommunpolis")]),
        ("Alva Diktsson (ordförande)", [("Alva Diktsson", "(ordförande)")]),
        ("Alva Diktsson – trygghetssamordnare", [("Alva Diktsson", "trygghetssamordnare")]),
        ("Alva Diktsson Ordförande stadsdelsnämnden", [("Alva Diktsson", "Ordförande stadsdelsnämnden")]),
        ("Alva Diktsson, Bo Myt och Cia Fabel", [("Alva Diktsson", ""), ("Bo Myt", ""), ("Cia Fabel", "")]),
        (
            "Alva Diktsson, enhetschef, fritid; Bo Myt, rektor",
            [("Alva Diktsson", "enhetschef, fritid;"), ("Bo Myt", "rektor")],
        ),
        ("Kommunpolis Alva Diktsson", [("Alva Diktsson", "Kommunpolis")]),
        ("Nils-Erik af Saga, Sagoby Fastigheter AB", [("Nils-Erik af Saga", "Sagoby Fastigheter AB")]),
    ],
)
def test_people_of_one_line(line: str, expected: list[tuple[str, str]]) -> None:
    builder = Builder().heading(TITLE).paragraph("Närvarande:").paragraph(line)
    document, found = minutes_of(points(builder))
    assert people(document, found.attendees) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Alla hälsades välkomna av ordföranden och dagordningen godkändes utan ändringar.",
        "Påhittsvägen 12, Sagoby",
        "Trygghetsrådet i Sagoby kommun",
    ],
)
def test_lines_that_name_nobody(line: str) -> None:
    builder = Builder().heading(TITLE).paragraph("Närvarande:").paragraph(line)
    _, found = minutes_of(points(builder))
    assert found.attendees == []


def test_who_did_not_come() -> None:
    builder = Builder().heading(TITLE).paragraph("Närvarande: Alva Diktsson, rektor")
    builder.paragraph("Anmält förhinder: Bo Myt, skolchef")
    document, found = minutes_of(points(builder))
    assert people(document, found.attendees) == [("Alva Diktsson", "rektor")]
    assert people(document, found.absent) == [("Bo Myt", "skolchef")]


def test_roles_in_a_column_of_their_own_go_by_order() -> None:
    builder = Builder().heading(TITLE).heading("Närvarande", 2).paragraph("Alva Diktsson").paragraph("Bo Myt")
    builder.heading("Frånvarande", 2).paragraph("Cia Fabel")
    builder.paragraph("Rektor").paragraph("Kommunpolis").paragraph("Skolchef")
    document, found = minutes_of(points(builder))
    assert people(document, found.attendees) == [("Alva Diktsson", "Rektor"), ("Bo Myt", "Kommunpolis")]
    assert people(document, found.absent) == [("Cia Fabel", "Skolchef")]


@pytest.mark.parametrize(
    ("lines", "chair"),
    [
        (["Ordförande: Bo Myt", "Närvarande: Alva Diktsson, ordförande i nämnden; Bo Myt, rektor"], "Bo Myt"),
        (["Närvarande: Alva Diktsson, rektor; Bo Myt, ordförande"], "Bo Myt"),
        (["Närvarande: Alva Diktsson, vice ordförande; Bo Myt, ordförande i nämnden"], "Bo Myt"),
        (["Närvarande: Alva Diktsson, rektor; Bo Myt, präst"], None),
    ],
)
def test_who_led_the_meeting(lines: list[str], chair: str | None) -> None:
    builder = Builder().heading(TITLE)
    for line in lines:
        builder.paragraph(line)
    document, found = minutes_of(points(builder))
    assert (found.chair and document.text(found.chair.name).strip(",")) == chair


# -- when and where --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Tid: tisdag den 15 mars 2022 kl. 13.00–15.00", "Plats: Folkets hus"],
            ("2022-03-15", "13:00", "15:00", "Folkets hus"),
        ),
        (
            ["Datum: 2022-03-15", "Tid: kl 9-10.30", "Lokal: Lilla salen"],
            ("2022-03-15", "09:00", "10:30", "Lilla salen"),
        ),
        (
            ["Tid och plats: Tisdagen den 15 mars 2022 kl 13:00–15:00, Stadshuset, sal A"],
            ("2022-03-15", "13:00", "15:00", "Stadshuset, sal A"),
        ),
        (
            ["Tidpunkt:", "15/3 2022 klockan 13", "Plats:", "Biblioteket"],
            ("2022-03-15", "13:00", None, "Biblioteket"),
        ),
        ([], ("2022-03-15", None, None, None)),
    ],
)
def test_time_and_place(lines: list[str], expected: tuple[str | None, ...]) -> None:
    head = "\n\n".join(lines)
    minutes = record_minutes(f"# {TITLE}\n\n{head}\n\nNärvarande: Alva Diktsson, rektor; Bo Myt, kommunpolis\n\n"
                             "## 1. Brott\n\nPolisen om trygghet.\n\n## 2. Slut\n\nTack.\n")  # fmt: skip
    place = minutes.place.text if minutes.place is not None else None
    assert (minutes.date, minutes.start, minutes.end, place) == expected


# -- the agenda ------------------------------------------------------------------------------------


def test_who_signs_is_no_text_of_the_last_point() -> None:
    text = "# Protokoll BRÅ 8 november 2023\n\nNärvarande: Eva Fejk (kommunpolis), Bo Fejk (rektor)\n\n## 1. Läget\n\nLugnt.\n\n## 2. Nästa möte\n\nI mars.\n\n"
    found = record_minutes(f"{text}Vid protokollet\n\nGun Påhitt\n\nJusteras\n\nTomas Påhitt\n")
    assert found.items[1].text is not None and found.items[1].text.text == "I mars."


def test_everything_under_a_point_is_its_text() -> None:
    builder = (
        Builder().heading(TITLE).heading("1. Lägesbild", 2).paragraph("Läget är lugnt.").heading("Skolan", 3)
    )
    builder.paragraph("Färre bråk", kind="item").paragraph("Fler vuxna", kind="item").heading(
        "2. Övrigt", 2
    ).paragraph("Inget.")
    document, found = minutes_of(builder)
    assert [(one.title.number, document.text(one.title.words)) for one in found.points] == [
        ("1", "Lägesbild"),
        ("2", "Övrigt"),
    ]
    assert [document.text(piece.words) for piece in found.points[0].below] == [
        "Läget är lugnt.", "Skolan", "Färre bråk", "Fler vuxna"
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["§ {}", "Punkt {}", "{}.", "§{}", "Ärende nr {}"])
def test_how_points_are_numbered(sign: str) -> None:
    builder = Builder().heading(TITLE)
    for number, title in ((14, "Inledning"), (15, "Lägesbild"), (16, "Avslutning")):
        builder.heading(f"{sign.format(number)} {title}", 2).paragraph("Text om detta.")
    document, found = minutes_of(builder)
    assert [(one.title.number, document.text(one.title.words)) for one in found.points] == [
        ("14", "Inledning"), ("15", "Lägesbild"), ("16", "Avslutning")
    ]  # fmt: skip


def test_numbers_that_the_program_wrote() -> None:
    builder = Builder().heading(TITLE)
    for number, title in (("1", "Inledning"), ("2", "Lägesbild")):
        builder.paragraph(title, kind="item").paragraph("Text om detta.")
        item = builder.blocks[-2]
        assert isinstance(item, Paragraph)
        builder.blocks[-2] = Paragraph(item.words, "item", number=number, level=0)
    document, found = minutes_of(builder)
    assert [(one.title.number, document.text(one.title.words)) for one in found.points] == [
        ("1", "Inledning"),
        ("2", "Lägesbild"),
    ]


def test_a_numbered_heading_below_a_point_belongs_to_it() -> None:
    builder = Builder().heading(TITLE).heading("1. Lägesbild", 2).paragraph("Lugnt.")
    lower = Builder()
    assert lower.blocks == []
    builder.heading("1.1 Skolan", 3).paragraph("Bråk.").heading("2. Slut", 2)
    _, found = minutes_of(builder)
    assert [one.title.number for one in found.points] == ["1", "2"]


def test_a_heading_without_a_number_belongs_to_the_point_above() -> None:
    builder = (
        Builder()
        .heading(TITLE)
        .heading("1. Lägesbild", 2)
        .heading("2. Beslut", 2)
        .heading("Övrigt", 2)
        .paragraph("Tack.")
    )
    document, found = minutes_of(builder)
    assert [document.text(piece.words) for piece in found.points[1].below] == ["Övrigt", "Tack."]


# -- what is said ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "decided"),
    [
        ("Rådet beslutar att en vandring ska genomföras i maj.", True),
        ("Rådet beslutade enhälligt att bjuda in skolan.", True),
        ("Mötet enades om att träffas igen i juni.", True),
        ("Samordnaren fick i uppdrag att kalla fastighetsägarna.", True),
        ("Nämnden har tidigare beslutat om medel till belysning.", False),
        ("Polisen berättade om läget vid stationen.", False),
    ],
)
def test_decisions_are_whole_sentences(sentence: str, decided: bool) -> None:
    builder = (
        Builder()
        .heading(TITLE)
        .heading("1. Läget", 2)
        .paragraph(f"Frågan diskuterades. {sentence} Mötet gick vidare.")
    )
    document, found = minutes_of(builder.heading("2. Slut", 2))
    assert [document.text(one.words) for one in found.decisions] == ([sentence] if decided else [])


def test_what_stands_below_the_heading_beslut_was_decided() -> None:
    builder = (
        Builder().heading(TITLE).heading("1. Läget", 2).paragraph("Vi talade om torget.").heading("Beslut", 3)
    )
    builder.paragraph("Torget får fler lampor.").heading("2. Slut", 2).paragraph("Tack.")
    document, found = minutes_of(builder)
    assert [document.text(one.words) for one in found.decisions] == ["Torget får fler lampor."]


def test_places_head_passages() -> None:
    builder = Builder().heading(TITLE).heading("1. Läget", 2)
    builder.paragraph("Fabeltorp – oro vid skolan. Sagoängen – lugnt men mörkt.")
    builder.heading("Platssamverkan Mytberga", 3).paragraph("Gruppen har träffats.")
    builder.heading("Narkotika", 3).paragraph("Mer försäljning i Fabeltorp.")
    builder.paragraph("En väg in – en rutin för avhoppare.").heading("2. Slut", 2)
    document, found = minutes_of(builder)
    assert [
        (document.text(one.name), " ".join(document.text(p.words) for p in one.pieces))
        for one in found.places
    ] == [
        ("Fabeltorp", "oro vid skolan."),
        ("Sagoängen", "lugnt men mörkt."),
        ("Platssamverkan Mytberga", "Gruppen har träffats."),
    ]


def test_priorities_citywide_and_local() -> None:
    builder = Builder().heading(TITLE).heading("1. Prioriteringar", 2)
    builder.heading("Stadsövergripande prioriterade områden", 3)
    for text in ("Unga i risk", "Otillåten påverkan", "Särskilt utsatta och sårbara brottsoffer"):
        builder.paragraph(text, kind="item")
    builder.paragraph("Lokalt har Unga i risk prioriterats särskilt.")
    builder.heading("Stadsövergripande prioriterade områden", 3).heading("Särskilt utsatta brottsoffer", 4)
    builder.paragraph("Fler söker stöd.").heading("2. Slut", 2)
    document, found = minutes_of(builder)
    assert [(one.scope, document.text(one.name)) for one in found.priorities] == [
        ("citywide", "Unga i risk"),
        ("citywide", "Otillåten påverkan"),
        ("citywide", "Särskilt utsatta och sårbara brottsoffer"),
        ("local", "Unga i risk"),
    ]
    assert document.text(found.priorities[2].pieces[0].words) == "Fler söker stöd."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Tid: onsdag 8 juni 2022 kl. 13.00–15.00", "Plats: sal Saga"],
            [("2022-06-08", "13:00", "15:00", "sal Saga")],
        ),
        (["Den 8 juni kl 13–15, Folkets hus."], [("2022-06-08", "13:00", "15:00", "Folkets hus.")]),
        (
            ["15 september 2022 kl 9.00-11.00", "8 december 2022"],
            [("2022-09-15", "09:00", "11:00", None), ("2022-12-08", None, None, None)],
        ),
        (["Den 12 januari kl. 10."], [("2023-01-12", "10:00", None, None)]),
    ],
)
def test_coming_meetings(lines: list[str], expected: list[tuple[str | None, ...]]) -> None:
    builder = (
        Builder().heading(TITLE).heading("1. Läget", 2).paragraph("Lugnt.").heading("2. Kommande möten", 2)
    )
    for line in lines:
        builder.paragraph(line)
    document, found = minutes_of(builder)
    assert [
        (one.date, one.start, one.end, document.text(one.place.words) if one.place else None)
        for one in found.next_meetings
    ] == expected


@pytest.mark.parametrize("heads", [("Datum", "Tid", "Plats"), ("Datum", "Plats", "Tid")])
def test_coming_meetings_of_a_table(heads: tuple[str, ...]) -> None:
    row = {"Datum": "7 juni", "Tid": "13-15", "Plats": "Sal Fabel"}
    builder = (
        Builder().heading(TITLE).heading("1. Läget", 2).paragraph("Lugnt.").heading("2. Kommande möten", 2)
    )
    builder.table(heads, tuple(row[head] for head in heads), columns=3)
    document, found = minutes_of(builder)
    (meeting,) = found.next_meetings
    place = document.text(meeting.place.words) if meeting.place else None
    assert (meeting.date, meeting.start, meeting.end, place) == ("2022-06-07", "13:00", "15:00", "Sal Fabel")


def test_an_officer_whose_name_stands_behind_an_abbreviation() -> None:
    builder = (
        Builder().heading(TITLE).paragraph("Ordf. Alva Diktsson").paragraph("Närvarande: Bo Myt, rektor")
    )
    document, found = minutes_of(points(builder))
    assert found.chair is not None
    assert document.text(found.chair.name) == "Alva Diktsson"


def test_those_of_each_body_follow_its_name() -> None:
    said = "Närvarande: Från kommunen: Alva Diktsson och Bo Myt. Från polisen: Cia Fabel."
    document, found = minutes_of(points(Builder().heading(TITLE).paragraph(said)))
    assert [document.text(one.name).strip(".") for one in found.attendees] == [
        "Alva Diktsson",
        "Bo Myt",
        "Cia Fabel",
    ]


def test_lists_side_by_side_below_labels_of_two_words() -> None:
    builder = Builder().heading(TITLE)
    builder.table(
        ("Närvarande", "Ej närvarande"), (("Alva Diktsson, rektor", "Bo Myt, chef"), "Cia Fabel, präst")
    )
    document, found = minutes_of(points(builder))
    assert len(found.attendees) == 2
    assert [document.text(one.name) for one in found.absent] == ["Cia Fabel,"]


def test_a_meeting_announced_in_a_sentence() -> None:
    builder = (
        Builder()
        .heading(TITLE)
        .heading("1. Läget", 2)
        .paragraph("Nästa möte hålls den 7 juni kl. 13-15 i lokal Fabel.")
    )
    _, found = minutes_of(builder.heading("2. Slut", 2))
    assert [(one.date, one.start) for one in found.next_meetings] == [("2022-06-07", "13:00")]


def test_whom_to_ask() -> None:
    minutes = record_minutes(
        f"# {TITLE}\n\nNärvarande: Alva Diktsson, rektor; Bo Myt, kommunpolis\n\n## 1. Brott\n\nOm trygghet.\n\n## 2. Slut\n\n"
        "Kontakt: Alva Diktsson, 08-465 004 11\n\nalva.diktsson@example.se\n"
    )
    assert minutes.contact is not None
    assert (minutes.contact.name, minutes.contact.phone, minutes.contact.email) == (
        "Alva Diktsson", "08-465 004 11", "alva.diktsson@example.se"
    )  # fmt: skip


# -- nothing is lost -------------------------------------------------------------------------------

LINES = st.lists(
    st.sampled_from(
        [
            "Närvarande: Alva Diktsson, rektor; Bo Myt (polis)", "Frånvarande: Cia Fabel", "Tid: den 3 maj 2022 kl 9–10", "Plats: Sal A",
            "## 1. Läget", "## 2. Beslut", "## § 3 Övrigt", "Fabeltorp – oro.", "Rådet beslutar att gå hem.", "- Unga i risk",
            "### Lokalt prioriterade områden", "Kontakt: Bo Myt, 08-465 004 11", "Nästa möte: 4 juni 2022", "Polisen om brott.",
            "| Alva Diktsson | Rektor |\n|---|---|\n| Bo Myt | Polis |", "Ordförande: Bo Myt", "### Beslut",
        ]
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


@given(LINES)
def test_no_word_is_lost_or_made_up(lines: list[str]) -> None:
    text = f"# {TITLE}\n\n" + "\n\n".join(lines) + "\n"
    record = extract_bytes("motet.md", text.encode()).record
    coverage = record.coverage
    assert coverage.words == coverage.in_fields + coverage.labels + coverage.furniture + coverage.remainder
    held = Counter(record.to_json().replace("\\n", " ").replace('"', " ").split())
    wanted = {word.strip('#|-"') for word in text.split() if any(map(str.isalnum, word))}
    assert {word for word in wanted if not any(word.strip(".,;:()") in one for one in held)} == set()


@pytest.mark.parametrize(
    ("lines", "are_read"), [(("Tid: 2022-03-15", "Plats: Torget"), True), (("Plats: Torget",), False)]
)
def test_decisions_are_sought_where_three_signs_speak_of_a_meeting(
    lines: tuple[str, ...], are_read: bool
) -> None:
    """Numbered points are one of them: two more are needed. No decision or next meeting could make up for less."""
    builder = Builder().heading("Sagoby 2022")
    for text in lines:
        builder.paragraph(text)
    builder.heading("1. Lägesbild", 2).paragraph("Rådet beslutar att torget får fler lampor.")
    builder.heading("2. Övrigt", 2).paragraph("Polisen berättade om brott.")
    _, found = minutes_of(builder)
    assert bool(found.decisions) == are_read


def test_points_with_a_dash_behind_their_number() -> None:
    text = (
        "Lokala brottsförebyggande rådet i Åmål\nMötesdatum: 7 maj 2024\n\n"
        "Närvarande: Stina Ferm (polisen), Jon Rask (skolan)\n\nPunkt 1 - Rapporter\nPolisen har haft fem ärenden.\n\n"
        "Punkt 2 - Nästa möte den 3 september kl 10 på Stadshotellet\n\nSekreterare\nStina Ferm\n\nJusterat av\nJon Rask\n"
    )
    record = extract_bytes("protokoll.txt", text.encode()).record
    assert record.title is not None and record.title.text == "Lokala brottsförebyggande rådet i Åmål"
    minutes = record.minutes
    assert minutes is not None
    titles = [one.title.text if one.title else None for one in minutes.items]
    assert titles == ["Rapporter", "Nästa möte den 3 september kl 10 på Stadshotellet"]
    assert [one.text for one in minutes.items][1] is None
    assert [(one.date, one.start) for one in minutes.next_meetings] == [("2024-09-03", "10:00")]
