"""Minutes of councils, pictures of how things are, promises with the actor put first, measures by number."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Minutes, Record


def read(text: str, name: str = "plan.md") -> Record:
    return extract_bytes(name, text.encode()).record


def minutes_of(text: str, name: str = "protokoll.txt") -> Minutes:
    found = read(text, name).minutes
    assert found is not None
    return found


# -- what is no plan ---------------------------------------------------------------------------------

STATE = """# {title}

## Klotter

Anmälningarna om klotter har blivit fler vid badhuset.

Orsak: Platsen är mörk.

{below}
"""


@pytest.mark.parametrize(
    ("title", "below", "kind"),
    [
        ("Lägesbild trygghet och brott i Nora 2024", "Målgrupp: Unga", "unknown"),
        ("Trygghetsmätning och brott i Nora 2024", "Målgrupp: Unga", "unknown"),
        ("Lägesbild trygghet och brott i Nora 2024", "Åtgärd: Polisen går förbi varje vecka.", "plan"),
        ("Lägesbild och handlingsplan mot brott i Nora 2024", "Målgrupp: Unga", "plan"),
    ],
)
def test_a_picture_of_how_things_are_is_a_plan_only_where_something_is_done(
    title: str, below: str, kind: str
) -> None:
    assert read(STATE.format(title=title, below=below)).kind == kind


def test_a_grid_of_problems_under_the_title_of_such_a_picture_is_no_plan() -> None:
    text = (
        "# Gemensam lägesbild brott i Nora 2024\n\n| Problem | Plats | Tid | Orsak |\n|---|---|---|---|\n"
        "| Buskörning | Hamnen | Kvällar | Ingen lokal |\n| Inbrott | Källare | Vinter | Dåliga lås |\n"
    )
    assert read(text).kind == "unknown"
    assert read(text.replace("Plats", "Åtgärd")).kind == "plan"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Så tar du fram en handlingsplan mot brott", "unknown"),
        ("Handlingsplan mot brott", "plan"),
    ],
)
def test_a_guide_is_no_plan(title: str, kind: str) -> None:
    text = f"# {title}\n\n## Steg tre\n\nÅtgärder: Bestäm vad polisen gör.\n\nAnsvarig: Den som leder\n\nTid: Maj\n"
    assert read(text).kind == kind


# -- minutes -----------------------------------------------------------------------------------------

INDENTED = """PROTOKOLL

Lokala brottsförebyggande rådet i Farsta
den 7 februari 2024, kl 14-16, Biblioteket

Närvarande:
    Karin Ekdal         stadsdelsdirektör
    Per Sundmark        kommunpolis
{heading}
    Lena Rosvall        utbildningsförvaltningen

1. Dagordningen
   Dagordningen godkändes av alla som var där.

2. Läget i stadsdelen
   Badhusplan - Färre rån sedan påsk.

3. Prioriteringar 2026
   {said}

4. Nästa möte
   13 juni kl 10.00, Biblioteket
"""


@pytest.mark.parametrize(
    ("heading", "absent"), [("\nFrånvarande:", ["Lena Rosvall"]), ("    Bo Granvik          polisen", [])]
)
def test_a_label_among_the_rows_of_people_says_who_did_not_come(heading: str, absent: list[str]) -> None:
    found = minutes_of(INDENTED.format(heading=heading, said="Rådet tog upp frågan."))
    assert [person.name for person in found.absent] == absent
    assert ("Lena Rosvall" in [person.name for person in found.attendees]) is not bool(absent)


def test_titles_of_indented_points_end_where_their_line_was_left_early() -> None:
    found = minutes_of(INDENTED.format(heading="\nFrånvarande:", said="Rådet tog upp frågan."))
    titles = [point.title.text for point in found.items if point.title]
    assert titles == ["Dagordningen", "Läget i stadsdelen", "Prioriteringar 2026", "Nästa möte"]
    assert [place.name.text for place in found.places if place.name] == ["Badhusplan"]


@pytest.mark.parametrize(
    ("first", "title"), [("Läget", "Läget"), ("Läget i hela stadsdelen på kvällarna", None)]
)
def test_a_first_line_that_was_full_goes_on_in_the_next(first: str, title: str | None) -> None:
    text = INDENTED.format(heading="\nFrånvarande:", said="Frågan togs upp.").replace(
        "Läget i stadsdelen", first
    )
    found = minutes_of(text.replace("Badhusplan - Färre", "Badhusplan har färre"))
    second = found.items[1].title
    assert second is not None
    assert (second.text == title) is (title is not None)


def test_the_day_stands_in_a_line_of_the_head_and_gives_the_next_meeting_its_year() -> None:
    found = minutes_of(INDENTED.format(heading="\nFrånvarande:", said="Rådet tog upp frågan."))
    assert (found.date, found.start, found.end) == ("2024-02-07", "14:00", "16:00")
    assert found.place is not None
    assert found.place.text == "Biblioteket"
    assert [one.date for one in found.next_meetings] == ["2024-06-13"]


@pytest.mark.parametrize(
    ("said", "decides"),
    [
        ("Rådet ställer sig bakom planen.", True),
        ("Styrgruppen enas om tre områden.", True),
        ("Skolan ställer sig bakom förslaget.", False),
    ],
)
def test_a_council_that_adopts_or_agrees_decides(said: str, decides: bool) -> None:
    found = minutes_of(INDENTED.format(heading="\nFrånvarande:", said=said))
    assert [one.text for one in found.decisions] == ([said] if decides else [])


def test_time_and_place_with_labels_in_one_line_without_colons() -> None:
    text = (
        "# Minnesanteckningar Brå i Sandviken\n\n**Datum** 2024-04-18 **Tid** 10–11.30 **Plats** Stadshuset\n\n"
        "**Deltagare**\nUlla Ekdal, kommundirektör\nJan Rosvall, kommunpolis\n\n**1. Läget**\nLugnt i staden.\n"
    )
    found = minutes_of(text, "a.md")
    assert found.place is not None
    assert (found.date, found.place.text) == ("2024-04-18", "Stadshuset")


# -- what is undertaken, and when -------------------------------------------------------------------

PROMISE = """# Medborgarlöfte Strömstad 2025

## Buskörning i hamnen

{text}
"""


def committed(text: str) -> set[str]:
    record = read(PROMISE.format(text=text))
    return {party.party for one in record.activities for party in one.parties if party.commitment}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Det är polisen som ska mäta farten.", {"police"}),
        ("Det är polisen och kommunen som tillsammans ska mäta farten.", {"police", "municipality"}),
        ("Det är inte polisen som ska mäta farten.", set()),
        ("Det sägs att det är polisen som ska mäta farten.", set()),
        ("Det är polisen som brukar mäta farten.", set()),
    ],
)
def test_an_actor_put_first_is_the_subject_of_its_clause(text: str, parties: set[str]) -> None:
    assert committed(text) == parties


@pytest.mark.parametrize(
    ("text", "times", "start", "end"),
    [
        (
            "Polisen lovar kontroller två gånger i veckan under juni och juli.",
            104,
            "2025-06-01",
            "2025-07-31",
        ),
        ("Polisen lovar tre riktade kontroller per kvartal.", 12, None, None),
        (
            "Polisen lovar två slumpvis valda kontroller per månad under hösten.",
            24,
            "2025-08-01",
            "2025-12-31",
        ),
        (
            "Polisen lovar pass varje vecka i maj. Skolan lovar vuxna i korridoren varje dag.",
            None,
            None,
            None,
        ),
        ("Polisen lovar att mäta farten torsdag till lördag.", 156, None, None),
        ("Polisen lovar att mäta farten varje kväll.", 365, None, None),
    ],
)
def test_rates_with_their_kind_and_the_part_of_the_year_beside_them(
    text: str, times: float | None, start: str | None, end: str | None
) -> None:
    timing = read(PROMISE.format(text=text)).activities[0].timing
    assert timing is not None
    assert (timing.times_per_year, timing.start, timing.end) == (times, start, end)


def test_what_is_said_before_the_parties_undertake_is_of_the_area_and_signatures_of_none() -> None:
    text = "Farten har ökat.\n\nParterna ska mäta farten.\n\nPolisen lovar två pass.\n\nFör polisen: Sten Rosvall"
    record = read(PROMISE.format(text=text))
    assert record.areas[0].description is not None
    assert record.areas[0].description.text == "Farten har ökat."
    assert record.activities[0].description is not None
    assert "Rosvall" not in record.activities[0].description.text


@pytest.mark.parametrize(
    ("heading", "areas"),
    [("Vem håller ihop det?", []), ("Hur minskar vi inbrotten?", ["Hur minskar vi inbrotten?"])],
)
def test_a_question_without_a_topic_names_no_area(heading: str, areas: list[str]) -> None:
    text = f"# Medborgarlöfte Strömstad 2025\n\n## {heading}\n\nPolisen lovar att kalla till möten.\n"
    assert [area.name.text for area in read(text).areas if area.name] == areas


# -- measures by number, chapters, annexes, years ---------------------------------------------------

NUMBERED = """# Åtgärdsplan mot brott i Kramfors 2024

## {chapter}Skadegörelse på skolor

{label} 1.1{sign} Kommunen sätter upp lampor på skolgården.
Ansvarig: Fastighetschefen

{label} 1.2{sign} Polisen går förbi på kvällar.
Ansvarig: Områdespolisen

Bilaga: Telefonlista
"""


@pytest.mark.parametrize("label", ["Åtgärd", "Aktivitet"])
@pytest.mark.parametrize("sign", ["", ":"])
def test_numbers_name_measures_in_paragraphs(label: str, sign: str) -> None:
    record = read(NUMBERED.format(chapter="Kapitel 2. ", label=label, sign=sign))
    assert [area.name.text for area in record.areas if area.name] == ["Skadegörelse på skolor"]
    assert [one.name.text for one in record.activities if one.name] == [
        "Kommunen sätter upp lampor på skolgården.",
        "Polisen går förbi på kvällar.",
    ]
    assert [value.text for one in record.activities for value in one.other_fields] == []
    assert [value.text for value in record.remainder] == ["Bilaga: Telefonlista"]


def test_numbered_measures_that_share_their_fields_are_one_list() -> None:
    text = NUMBERED.format(chapter="", label="Åtgärd", sign=":").replace("Ansvarig: Fastighetschefen\n", "")
    assert len(read(text).activities) == 1


@pytest.mark.parametrize("tail", ["", " och antogs av nämnden 2022-12-14", ", beslutad 2022-12-14 § 131"])
def test_the_day_of_adoption_behind_the_years_is_none_of_them(tail: str) -> None:
    text = f"# Handlingsplan mot våld\n\nPlanen avser åren 2023 till 2025{tail}.\n\n## Stöd\n\nAnsvarig: Polisen\n\nTid: Maj\n"
    period = read(text).period
    assert period is not None
    assert (period.start, period.end) == ("2023-01-01", "2025-12-31")
