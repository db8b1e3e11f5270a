"""Agreements, promises and safety plans in running text, as their authors write them, with the answers inline."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.pipeline import extract_bytes
from models.record import Record


def read(text: str, name: str = "plan.md") -> Record:
    return extract_bytes(name, text.encode()).record


def said(record: Record, number: int) -> dict[str, str]:
    """What is said of an activity, and its area, as far as these tests ask."""
    activity = record.activities[number]
    area = record.areas[activity.area].name if activity.area is not None else None
    values = {
        "area": area,
        "name": activity.name,
        "measures": activity.measures,
        "responsible": activity.responsible,
        "timing": activity.timing,
        "follow_up": activity.follow_up,
        **{one.party: one.commitment for one in activity.parties},
    }
    return {key: value.text for key, value in values.items() if value is not None}


# -- labels on one line ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "**Ansvarig:** Socialtjänsten **Tid:** Hösten 2024",
        "Ansvarig: Socialtjänsten Tid: Hösten 2024",
        "**Ansvarig: Socialtjänsten** **Tid:** Hösten 2024",
    ],
)
def test_a_second_label_on_the_line_of_the_first(line: str) -> None:
    record = read(
        f"# Trygghetsplan för Sagoby 2024\n\n## Unga\n\nMål: Lugn.\n\n### Fältgrupp\n\nFältarna är ute.\n\n{line}\n"
    )
    assert said(record, 0) == {
        "area": "Unga",
        "name": "Fältgrupp",
        "responsible": "Socialtjänsten",
        "timing": "Hösten 2024",
    }


def test_a_word_with_a_colon_in_a_sentence_is_no_second_label() -> None:
    record = read(
        "# Trygghetsplan för Sagoby 2024\n\n## Unga\n\nMål: Lugn.\n\n### Fältgrupp\n\n"
        "Fältarna är ute enligt en plan med Tid: kväll.\n\nAnsvarig: Rektor\n"
    )
    assert record.activities[0].timing is None or record.activities[0].timing.method == "derived"


# -- lists of measures ---------------------------------------------------------------------------------

LISTED = """Trygghetsplan 2024
Sagoby kommun

1. Våld i nära relationer

Mål: Fler ska söka hjälp.

Åtgärder:
* Mottagning på vårdcentralen
  Ansvarig: Socialtjänsten
  Klart: april 2024
* Frisörer utbildas i att se våld.
  Ansvarig: Kvinnojouren
  Klart: hösten 2024

Uppföljning: Antal stödsökande per halvår.

2. Skadegörelse

Mål: Kostnaderna ska minska.

Åtgärder:
* Lovvärdar
  Ansvarig: Fritidsgården
  Klart: juni 2024

Sagoby den 15 december 2023
"""


def test_each_item_with_fields_of_its_own_is_an_activity() -> None:
    record = read(LISTED, "plan.txt")
    assert [area.name.text for area in record.areas if area.name] == [
        "Våld i nära relationer",
        "Skadegörelse",
    ]
    first = said(record, 0)
    assert (first["name"], first["responsible"], first["timing"]) == (
        "Mottagning på vårdcentralen",
        "Socialtjänsten",
        "april 2024",
    )
    second = said(record, 1)
    assert "name" not in second  # a sentence names nothing
    assert second["measures"] == "- Frisörer utbildas i att se våld."
    assert (second["responsible"], second["timing"]) == ("Kvinnojouren", "hösten 2024")


def test_what_follows_such_a_list_is_the_areas() -> None:
    record = read(LISTED, "plan.txt")
    assert all(activity.follow_up is None for activity in record.activities)
    assert [value.text for value in record.areas[0].other_fields] == ["Antal stödsökande per halvår."]


def test_a_list_under_aktiviteter_names_no_activity() -> None:
    record = read(
        "# Handlingsplan mot brott 2022\n\n## Trafik\n\nMål: Lägre fart.\n\nAktiviteter:\n\n"
        "- Mätningar vid skolor\n- Kontroller på landsväg\n"
    )
    assert said(record, 0) == {
        "area": "Trafik",
        "measures": "- Mätningar vid skolor\n- Kontroller på landsväg",
    }


# -- what each party undertakes ---------------------------------------------------------------------------


def test_lead_ins_below_a_goal_are_no_part_of_it() -> None:
    record = read(
        "Överenskommelse om samverkan i Sagoby 2014\n\n1 §  Krogar\nMål: Misshandelsbrotten ska minska.\n"
        "Kommunen ska\n- se över serveringstiderna\n- samordna krogmöten\nPolisen ska\n"
        "- synas vid stängning\nUppföljning: Statistik varje månad.\n\n2 §  Ungdomar\nMål: Färre ska dricka.\n"
        "Polisen ska\n- ringa hem till föräldrar\nUppföljning: Skolenkäten.\n",
        "plan.txt",
    )
    assert record.areas[0].goal is not None and record.areas[0].goal.text == "Misshandelsbrotten ska minska."
    first = said(record, 0)
    assert first["municipality"] == "Kommunen ska\n- se över serveringstiderna\n- samordna krogmöten"
    assert first["police"] == "Polisen ska\n- synas vid stängning"
    assert first["follow_up"] == "Statistik varje månad."


def test_a_lead_in_set_as_the_headings_are_begins_its_commitment() -> None:
    record = read(
        "# Samverkansavtal för Sagoby 2021\n\n## Fokusområde: Droghandel\n\nHandeln ska upphöra.\n\n"
        "## Polisen åtar sig att\n\n- synas på torget\n\n## Bostadsbolagen åtar sig att\n\n- låsa källare\n"
    )
    assert record.kind == "plan"
    assert said(record, 0) == {
        "area": "Droghandel",
        "police": "Polisen åtar sig att\n- synas på torget",
        "property_owner": "Bostadsbolagen åtar sig att\n- låsa källare",
    }


# -- names -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Åtgärd 3: Nattvandring", "Nattvandring"),
        ("Löfte 1 – Lugna kvällar", "Lugna kvällar"),
        ("A2. Trygghetsvärdar", "Trygghetsvärdar"),
        ("B. Trygghetsvärdar", "Trygghetsvärdar"),
        ("Åtgärd mot klotter", "Åtgärd mot klotter"),
        ("K. Svensson håller öppet", "K. Svensson håller öppet"),
    ],
)
def test_the_number_before_a_measures_name_is_a_label(heading: str, name: str) -> None:
    record = read(
        f"# Trygghetsplan för Sagoby 2024\n\n## Unga\n\nMål: Lugn.\n\n### {heading}\n\nAnsvarig: Polisen\n\nTid: Maj\n"
    )
    assert said(record, 0)["name"] == name


# -- sections ----------------------------------------------------------------------------------------

ASKED = """# Plan för brottsförebyggande arbete i Sagoby

**Sagoby kommun 2025**

Beslutad av: Kommunstyrelsen den 4 februari 2025

Ansvarig handläggare: Sune Påhitt

## Insatsområde 1 – Ungdomsbrott

### Hur ser det ut?

Misshandel bland unga har ökat i centrum.

### Vart vill vi?

Brotten ska minska.

### Vad ska vi göra?

- **Nattvandring.** Föreningar vandrar i centrum på helgerna. Ansvarig: Fritidsförvaltningen.
- **Mobil fritidsgård.** En buss besöker byarna. Ansvarig: Polisen.

### Hur vet vi att vi är på väg?

Statistik per halvår.
"""


def test_questions_as_headings_and_measures_as_items_with_bold_names() -> None:
    record = read(ASKED)
    assert record.kind == "plan"  # areas say what is wrong and wanted, activities who does something about it
    area = record.areas[0]
    assert area.situation is not None and area.situation.text == "Misshandel bland unga har ökat i centrum."
    assert area.goal is not None and area.goal.text == "Brotten ska minska."
    assert [value.text for value in area.other_fields] == ["Statistik per halvår."]
    assert [one.name.text for one in record.activities if one.name] == ["Nattvandring.", "Mobil fritidsgård."]


def test_who_decided_on_the_document_makes_no_activity() -> None:
    record = read(ASKED)
    assert all("Påhitt" not in (one.responsible.text if one.responsible else "") for one in record.activities)


def test_the_follow_up_of_the_whole_plan_is_no_areas() -> None:
    plan = ASKED.replace("Statistik per halvår.", "Planen följs upp varje höst.")
    assert read(plan).areas[0].other_fields == ()


def test_signatures_are_no_part_of_the_last_measure() -> None:
    record = read(
        "# Trygghetsöverenskommelse Sagoby 2024\n\n## Torget\n\nMål: Lugn.\n\n### Läxhjälp\n\nAnsvar: Rektor\n\n"
        "När: Tisdagar\n\nUndertecknat i Sagoby den 15 januari 2024\n\nEbba Påhitt, kommundirektör\n"
    )
    assert said(record, 0)["timing"] == "Tisdagar"


def test_a_day_below_its_label_is_no_signature() -> None:
    record = read(
        "# Trygghetsplan Sagoby 2024\n\n## Torget\n\nMål: Lugn.\n\n### Läxhjälp\n\nTidplan:\n\n"
        "Senast den 30 september 2024\n\nAnsvarig: Rektor\n"
    )
    assert (said(record, 0)["timing"], said(record, 0)["responsible"]) == (
        "Senast den 30 september 2024",
        "Rektor",
    )


def test_a_value_in_lower_case_behind_its_colon_is_no_sign_of_doubt() -> None:
    record = read(
        "# Trygghetsplan Sagoby 2024\n\n## Torget\n\nMål: Lugn.\n\n### Läxhjälp\n\nBarn får hjälp.\n\n"
        "Ansvarig: Rektor. Tidplan: löpande.\n"
    )
    assert not [warning for warning in record.warnings if warning.code == "page-uncertain"]


# -- lists in plain text -------------------------------------------------------------------------------


def test_two_numbered_items_with_lines_below_are_a_list() -> None:
    record = read(
        "HANDLINGSPLAN MOT BROTT 2023\n\nPRIORITERAT OMRÅDE: TORGET\n\nMål\nFler ska trivas.\n\nÅtgärder\n"
        "1. Grannstödsbilen kör i området.\n   Ansvarig: Kommunpolis\n   Tid: varje torsdag\n"
        "2. Buskage gallras.\n   Ansvarig: Rektor\n   Tid: senast maj\n\nSagoby 2023-01-23\n",
        "plan.txt",
    )
    assert [said(record, number)["measures"] for number in range(2)] == [
        "- Grannstödsbilen kör i området.",
        "- Buskage gallras.",
    ]
    assert [said(record, number)["responsible"] for number in range(2)] == ["Kommunpolis", "Rektor"]


# -- promises, and measures in rows --------------------------------------------------------------------


def test_we_who_are_named_at_once_commit_nobody_else() -> None:
    record = read(
        "# Vi gör Sagoby tryggare!\n\n**Medborgarlöfte 2022 från Sagoby kommun och polisen**\n\n## Torget\n\n"
        "Föreningarna hjälper till. Vi polisen lovar att finnas på torget varje dag. "
        "Vi på kommunen lovar att ta bort klotter.\n"
    )
    assert record.kind == "plan"  # its subtitle says so
    assert said(record, 0) == {
        "area": "Torget",
        "police": "Vi polisen lovar att finnas på torget varje dag.",
        "municipality": "Vi på kommunen lovar att ta bort klotter.",
        "timing": "varje dag.",
    }


def test_items_that_end_the_sentence_of_their_label_are_no_sign_of_doubt() -> None:
    record = read(
        "# Samverkansavtal för Sagoby 2021\n\n## Droghandel\n\nHandeln ska upphöra.\n\n## Polisen åtar sig att\n\n"
        "- synas på torget\n- delta i platssamverkan\n\n## Kommunen åtar sig att\n\n- låsa källare\n"
    )
    assert not [one for one in record.warnings if one.code in {"value-uncertain", "page-uncertain"}]


def test_a_label_may_be_a_sentence_of_its_own() -> None:
    record = read(
        "# Handlingsplan mot brott 2019\n\n## Unga\n\nLägesbild. Få begår de flesta brotten.\n\n"
        "Mål. Antalet ska minska.\n\nÅtgärder:\n\n- Insatsgrupper\n- Samtal hemma\n"
    )
    area = record.areas[0]
    assert (area.situation and area.situation.text, area.goal and area.goal.text) == (
        "Få begår de flesta brotten.",
        "Antalet ska minska.",
    )


def test_a_sentence_that_is_no_label_stays_in_its_text() -> None:
    record = read(
        "# Handlingsplan mot brott 2019\n\n## Unga\n\nMål: Lugn.\n\n### Kvällar\n\n"
        "Mörkt. Polisen går runt på torget.\n\nAnsvarig: Polisen\n\nTid: Maj\n"
    )
    description = record.activities[0].description
    assert description is not None and description.text.startswith("Mörkt. ")


@pytest.mark.parametrize("labels", [("Ansv", "Uppf"), ("Ansvarig", "Uppföljning")])
def test_a_second_measure_below_what_is_said_once(labels: tuple[str, str]) -> None:
    who, how = labels
    record = read(
        "Samverkansplan Sagoby 2016\n\nOMRÅDE: MISSBRUK\n\n"
        "Problem:   Narkotika säljs vid skolan.\nOrsak:     Få vuxna.\nMål:       Ingen försäljning.\n"
        f"Åtgärd:    Polisen besöker skolan.\n{who}:      Polisinspektör\nTid:       Vt 2016\n{how}:      Maj 2016\n\n"
        f"Åtgärd:    Föräldrar får veta mer.\n{who}:      Rektor\nTid:       Ht 2016\n{how}:      Varje termin\n",
        "plan.txt",
    )
    assert [said(record, number)["measures"] for number in range(2)] == [
        "Polisen besöker skolan.",
        "Föräldrar får veta mer.",
    ]
    assert [said(record, number)["timing"] for number in range(2)] == ["Vt 2016", "Ht 2016"]


def test_items_that_say_who_is_responsible_in_their_line() -> None:
    record = read(
        "HANDLINGSPLAN MOT BROTT 2021\n\n1. KLOTTER\nMål: Klotter tas bort.\nAktiviteter:\n"
        "- Skaffa klotterjour. Ansvarig: Rektor. Klart: juni 2021.\n"
        "- Anmäl allt klotter. Ansvarig: Kommunpolisen. Klart: löpande.\n\n"
        "Uppföljning\nRådet följer upp planen i december 2021.\n",
        "plan.txt",
    )
    assert [said(record, number) for number in range(2)] == [
        {
            "area": "KLOTTER",
            "measures": "- Skaffa klotterjour.",
            "responsible": "Rektor.",
            "timing": "juni 2021.",
        },
        {
            "area": "KLOTTER",
            "measures": "- Anmäl allt klotter.",
            "responsible": "Kommunpolisen.",
            "timing": "löpande.",
        },
    ]
    assert "Rådet följer upp planen i december 2021." in [value.text for value in record.remainder]


@pytest.mark.parametrize("marks", ["--", ("1.", "2.")])
def test_items_with_labels_in_their_line_are_measures_below_the_goal_of_their_area_too(
    marks: Sequence[str],
) -> None:
    record = read(
        "# Trygghetsprogram för Sagoby 2024\n\n## Våld i nära relationer\n\nMål: Fler söker hjälp.\n\n"
        f"{marks[0]} Affischer på vårdcentralen. Ansvarig: Socialchef. Tidplan: mars 2024.\n"
        f"{marks[1]} Utbilda hemtjänsten. Ansvarig: Omsorgschef. Tidplan: maj 2024.\n"
    )
    assert [said(record, place)["measures"] for place in (0, 1)] == [
        "Affischer på vårdcentralen.",
        "Utbilda hemtjänsten.",
    ]
    assert [said(record, place)["responsible"] for place in (0, 1)] == ["Socialchef.", "Omsorgschef."]
    assert record.remainder == ()


def test_an_item_with_another_colon_stays_whole() -> None:
    record = read(
        "# Handlingsplan mot brott 2021\n\n## Klotter\n\nMål: Klotter tas bort.\n\nÅtgärder:\n\n"
        "- Kiosken håller öppet. Start: maj\n- Skolan städar\n"
    )
    assert said(record, 0)["measures"] == "- Kiosken håller öppet. Start: maj\n- Skolan städar"


def test_a_heading_with_the_trouble_and_what_each_party_undertakes_is_an_area() -> None:
    record = read(
        "# Samverkansöverenskommelse för Sagoby 2023\n\n## Narkotika\n\nProblembild: Droger säljs i skogen.\n\n"
        "Kommunens åtaganden\n\n- Fältgruppen är ute\n\nPolisens åtaganden\n\n- Riktade insatser\n"
    )
    assert said(record, 0) == {
        "area": "Narkotika",
        "municipality": "- Fältgruppen är ute",
        "police": "- Riktade insatser",
    }
    problem = record.areas[0].problem
    assert problem is not None and problem.text == "Droger säljs i skogen."


@pytest.mark.parametrize(
    "closing", ["Ekonomi\nVar och en bär sin kostnad.\n", "Uppföljning av planen\nRådet följer upp i maj.\n"]
)
def test_what_closes_a_plan_takes_no_area_from_the_last_chapter(closing: str) -> None:
    chapter = "{} {}\nMål: Färre brott här.\nSå här ska vi arbeta: Vakterna går rond.\nAnsvarig: Parkchef\n\n"
    chapters = chapter.format("1.", "Stölder i hamnen") + chapter.format("2.", "Klotter på skolan")
    record = read(f"Handlingsplan mot brott i Mora 2024\n\n{chapters}{closing}", "plan.txt")
    assert [area.name.text for area in record.areas if area.name] == ["Stölder i hamnen", "Klotter på skolan"]
    assert [one.area for one in record.activities] == [0, 1]


@pytest.mark.parametrize("mark", ["**{}**", "### {}"])
def test_questions_set_as_the_labels_above_are_labels(mark: str) -> None:
    asked = [
        "Vad gör vi åt det?",
        "Vilka är med?",
        "När blir vi klara?",
        "Vad kan gå fel?",
        "Hur märks det att det blev bättre?",
    ]
    told = ["Värdar går ronder.", "Handlarna", "Maj 2022", "Regn.", "Antal stölder."]
    fields = "\n\n".join(f"{mark.format(one)}\n\n{text}" for one, text in zip(asked, told, strict=True))
    record = read(f"# Handlingsplan mot brott i Mora 2022\n\n## Stölder i hamnen\n\n{fields}\n")
    (activity,) = record.activities
    assert activity.other_participants and activity.other_participants.text == "Handlarna"
    assert activity.timing and activity.timing.end == "2022-05-31"
    assert [(one.label, one.text) for one in activity.other_fields] == [("Vad kan gå fel?", "Regn.")]
    assert activity.follow_up and activity.follow_up.text == "Antal stölder."


def test_a_chapter_of_trouble_and_promises_is_an_area_also_where_it_says_how_it_is_followed_up() -> None:
    record = read(
        "# Medborgarlöfte för Mora 2023\n\n## Trafik på Strandgatan\n\n### Problem\n\nMopeder kör fort.\n\n"
        "### Polisen lovar\n\n- att göra fyra kontroller\n\n### Uppföljning\n\nAntal kontroller.\n"
    )
    (area,), (activity,) = record.areas, record.activities
    assert (area.name and area.name.text, area.problem and area.problem.text) == (
        "Trafik på Strandgatan",
        "Mopeder kör fort.",
    )
    assert (activity.area, activity.name) == (0, None)
    assert activity.follow_up and activity.follow_up.text == "Antal kontroller."


# -- what stands around measures -----------------------------------------------------------------------


def test_who_is_said_above_a_grid_is_said_of_its_area() -> None:
    grid = "| Aktivitet | Polisen | Kommunen | När |\n|---|---|---|---|\n| Hamnrond | Går rond | Bjuder in | Lördagar |\n"
    record = read(
        f"# Samverkansavtal mot brott i Hjo 2022\n\n## Mål 1 – Färre stölder i hamnen\n\nAnsvarig part: Kommunen\n\n{grid}\n"
        f"## Mål 2 – Lugna kvällar\n\nKontaktperson polisen: Rektorn\n\n{grid}"
    )
    assert [area.name.text for area in record.areas if area.name] == [
        "Färre stölder i hamnen",
        "Lugna kvällar",
    ]
    assert [one.text for area in record.areas for one in area.other_fields] == ["Kommunen", "Rektorn"]
    assert [(one.area, one.name.text) for one in record.activities if one.name] == [
        (0, "Hamnrond"),
        (1, "Hamnrond"),
    ]
    assert record.layout == "cause_grid"


def test_whom_to_turn_to_is_told_of_no_measure() -> None:
    record = read(
        "# Löften mot brott i Hjo 2024\n\n## Löfte 1: Ronder\n\nPolisen ska gå rond.\n\n## Löfte 2: Ljus\n\n"
        "Kommunen ska byta lampor.\n\nHar du frågor? Ring Eva Uppdiktad, 0500-10 00 00.\n"
    )
    assert [one.description.text for one in record.activities if one.description] == [
        "Polisen ska gå rond.",
        "Kommunen ska byta lampor.",
    ]
    assert [person.name for person in record.people] == ["Eva Uppdiktad"]


@pytest.mark.parametrize("label", ["Tid", "När"])
def test_a_time_behind_its_label_in_bold_is_one_wherever_a_full_stop_ends_the_label(label: str) -> None:
    text = f"**Beskrivning.** Vi vandrar.\n\n**Ansvar.** Polisen ska leda.\n\n**{label}.** Maj 2023.\n\n**Uppföljning.** Antal brister.\n"
    (activity,) = read(f"# Handlingsplan mot brott i Hjo 2023\n\n## Vandringar\n\n{text}").activities
    assert activity.description and activity.description.text == "Vi vandrar."
    assert activity.timing and activity.timing.start == "2023-05-01"


def test_a_background_above_the_goal_is_the_areas_as_the_goal_is() -> None:
    record = read(
        "# Samverkansöverenskommelse mot brott i Mora 2016\n\n## Färre stölder i hamnen\n\n### Bakgrund\n\nMotorer stjäls.\n\n"
        "### Effektmål\n\nHälften så många.\n\n### Polisens åtagande\n\n- Gå rond.\n\n### Uppföljning\n\nAntal stölder.\n"
    )
    (area,), (activity,) = record.areas, record.activities
    assert area.goal and area.goal.text == "Hälften så många."
    assert [(one.label, one.text) for one in area.other_fields] == [("Bakgrund", "Motorer stjäls.")]
    assert (activity.goal, activity.other_fields) == (None, ())


def test_whom_to_ask_below_the_last_measures_is_no_measure() -> None:
    record = read(
        "# Samverkansöverenskommelse Sagoby 2024\n\n## Otrygga platser\n\n**Mål:** Fler på torget.\n\n"
        "**Polisen åtar sig att** synas på torget varje kväll.\n\n"
        "**Kontakt:** Maj Ekvall, samordnare, 010-000 00 00\n"
    )
    assert len(record.activities) == 1
    assert "Kontakt: Maj Ekvall, samordnare, 010-000 00 00" in [piece.text for piece in record.remainder]
    assert [person.name for person in record.people] == ["Maj Ekvall"]


def test_headings_beside_an_area_of_commitments_are_areas_where_something_is_done_below() -> None:
    record = read(
        "# Samverkansöverenskommelse Sagoby 2024\n\n## Klotter\n\nPolisen ska besöka skolgården varje vecka.\n\n"
        "## Cykelstölder\n\nKommunen anordnar säkra ställ vid stationen. Polisen märker cyklar varje termin.\n\n"
        "## Lägesbild\n\nPolisen ser fler anmälningar. Kommunen får många samtal.\n\n"
        "## Uppföljning\n\nAvtalet följs upp i rådet. Ansvarig för uppföljningen är kommunens samordnare.\n"
    )
    assert [area.name.text for area in record.areas if area.name is not None] == ["Klotter", "Cykelstölder"]
    assert len(record.activities) == 2


def test_questions_of_plain_text_are_answered_by_the_lines_below_them() -> None:
    fields = (
        "Vad gör vi åt det?\n\nVärdar går ronder.\n\nVem ansvarar?\n\n{}\n\nNär är vi klara?\n\nMaj 2022\n\n"
        "Hur vet vi att det blev bättre?\n\nAntal stölder.\n\n"
    )
    areas = (
        "Stölder i hamnen\n\n" + fields.format("Parkchef") + "Klotter på torget\n\n" + fields.format("Rektor")
    )
    record = read(f"Handlingsplan mot brott i Mora 2022\n\n{areas}", "plan.txt")
    assert [one.name.text for one in record.activities if one.name] == [
        "Stölder i hamnen",
        "Klotter på torget",
    ]
    assert [one.responsible.text for one in record.activities if one.responsible] == ["Parkchef", "Rektor"]
    assert [one.timing.end for one in record.activities if one.timing] == ["2022-05-31", "2022-05-31"]


def test_a_question_above_headings_with_text_is_no_label_of_them() -> None:
    below = "Rena entréer\n\nÄgaren städar varje dag.\n\nAnsvarig: Centrumchef\n\nGemensam rond\n\nPolisen ska gå rond.\n\nAnsvarig: Polisen\n"
    record = read(f"Handlingsplan mot brott i Mora 2022\n\nVad ska göras?\n\n{below}", "plan.txt")
    assert [one.name.text for one in record.activities if one.name] == ["Rena entréer", "Gemensam rond"]


def test_a_list_below_the_fields_of_a_measure_tells_of_it() -> None:
    text = "## Synliga vuxna\n\nSyfte: Lugn.\n\n- Vandring varje fredag\n- Fler ledare\n\nPlanen följs upp i juni.\n"
    (activity,) = read(f"# Handlingsplan mot brott i Hjo 2022\n\n{text}").activities
    assert activity.description and activity.description.text == "- Vandring varje fredag\n- Fler ledare"


def test_how_a_promise_is_followed_up_stands_behind_its_label() -> None:
    (activity,) = read(
        "# Medborgarlöfte Sagoby 2026\n\nPolisen i Sagoby lovar under 2026:\n\n1. Att gå ronder varje fredag.\n"
        "2. Att besöka skolan en gång i månaden.\n\n**Så följer vi upp:** Varje kvartal i rådet.\n"
    ).activities
    assert activity.follow_up is not None
    assert activity.follow_up.text == "Varje kvartal i rådet."
    assert activity.description is not None
    assert "kvartal" not in activity.description.text


def test_what_stands_below_the_last_heading_of_a_promise_of_one_measure_is_said_of_it() -> None:
    text = (
        "# Medborgarlöfte Sagoby 2025\n\n**Bakgrund**\n\nMånga lyfte buskörning.\n\n**Polisen lovar:**\n\n"
        "- Kontroller på Storgatan varje vecka\n\n**Uppföljning**\n\nRedovisas på webben i december.\n"
    )
    (activity,) = read(text).activities
    assert activity.follow_up is not None
    assert (activity.follow_up.text, activity.follow_up.label) == (
        "Redovisas på webben i december.",
        "Uppföljning",
    )


def test_a_label_of_plans_without_a_key_is_one_beside_one_known_label() -> None:
    below = "Unga plockar skräp i parken.\n\nSammankallande: Rektor\n\nEkonomi: Kommunen betalar.\n"
    record = read(f"# Handlingsplan 2024 för Hjo\n\n## Trygg park\n\nMål: Lugn.\n\n### Städning\n\n{below}")
    (activity,) = record.activities
    assert activity.description is not None and activity.description.text == "Unga plockar skräp i parken."
    assert activity.funding is not None and activity.funding.kind == "municipal"
