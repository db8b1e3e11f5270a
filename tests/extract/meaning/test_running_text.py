"""Plans in running text: measures by number, in lists or on their text's line; what introduces; who signs; who "Brå" is."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as NewDocx

from extract.pipeline import extract_bytes
from models.record import Minutes, Record


def read(text: str, name: str = "plan.md") -> Record:
    return extract_bytes(name, text.encode()).record


def measures(record: Record) -> list[tuple[str | None, str | None]]:
    """Area and name of each activity."""
    areas = [area.name.text if area.name else None for area in record.areas]
    return [
        (areas[one.area] if one.area is not None else None, one.name.text if one.name else None)
        for one in record.activities
    ]


def commitments(record: Record) -> list[tuple[str, str]]:
    return [
        (party.party, party.commitment.text)
        for one in record.activities
        for party in one.parties
        if party.commitment
    ]


# -- measures ----------------------------------------------------------------------------------------

NUMBERED = """# Brottsförebyggande plan för Sunne kommun 2024–2027

## Prioriterat område 1 – Droger

Var tionde elev i gymnasiet har använt narkotika. Det är fler än i länet.

### Åtgärd 1: Kärleken

Temadag för årskurs åtta med kyrkan varje februari.

### Åtgärd 2: Tillsyn

Handläggaren ser över alla krogar en gång per år.

## Prioriterat område 2 – Hot

Var fjärde förtroendevald har hotats.

### Åtgärd 3: Utbildning

Säkerhetschefen utbildar alla nya efter valet.
"""


def test_a_number_makes_the_heading_of_a_text_a_measure_also_where_it_is_alone() -> None:
    record = read(NUMBERED)
    assert (record.kind, record.year) == ("plan", 2024)
    assert measures(record) == [("Droger", "Kärleken"), ("Droger", "Tillsyn"), ("Hot", "Utbildning")]


LISTED = """# Åtgärdsplan för Vansbro kommun 2024

## Bedrägerier

**Målsättning** Färre äldre ska luras.

{first}1. Säkerhetsprat. Polisen besöker föreningarna två gånger om året.
2. {second}

## Skadegörelse

**Målsättning** Färre rutor ska krossas.

1. Nattvandring. Föreningarna vandrar varje fredag.
2. Snabb sanering. Klotter tas bort inom två dagar.
"""


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        ("", "Bankträff. Kommunen bjuder in bankerna i maj.", True),
        ("", "Ett två tre fyra. Kommunen bjuder in bankerna i maj.", True),
        ("", "Ett två tre fyra fem. Kommunen bjuder in bankerna i maj.", False),
        ("", "Bankerna är med. Kommunen bjuder in dem i maj.", False),
        ("", "Bankträff.", False),
        ("Så här:\n\n", "Bankträff. Kommunen bjuder in bankerna i maj.", False),
    ],
)
def test_items_that_each_begin_with_a_name_are_measures(first: str, second: str, named: bool) -> None:
    record = read(LISTED.format(first=first, second=second))
    names = [name for area, name in measures(record) if area == "Bedrägerier" and name]
    assert names == (["Säkerhetsprat.", second.partition(".")[0] + "."] if named else [])
    assert ("Skadegörelse", "Snabb sanering.") in measures(record)


@pytest.mark.parametrize(
    ("heading", "areas"),
    [
        ("Våld i nära relation", ["Våld i nära relation"]),
        ("Lägesbild i sammandrag", []),
        ("Brottsutvecklingen i korthet", []),
        ("Inledning", []),
    ],
)
def test_names_on_their_texts_line_are_measures_but_not_where_it_is_told_how_things_are(
    heading: str, areas: list[str]
) -> None:
    text = (
        f"# Handlingsplan mot brott i Bengtsfors 2025\n\n## {heading}\n\n**Rutin för frågor.** Förvaltningen frågar alla.\n\n"
        "**Föreläsning.** Jouren håller en föreläsning i mars.\n\n## Trafik\n\n### Farthinder\n\nAnsvarig: Polisen\n\nTid: Maj\n"
    )
    record = read(text)
    assert [area for area, _ in measures(record) if area != "Trafik"] == [
        area for area in areas for _ in range(2)
    ]


def test_a_label_that_no_rule_knows_begins_several_paragraphs_and_names_none() -> None:
    card = "### {}\n\nPolisen går ronder i centrum.\n\n**Ansvar:** Polisen\n\n**När:** Maj\n\n**Så ser segern ut:** Alla ler mot varandra\n\n"
    record = read("# Åtgärdsplan Angered 2024\n\n## Torget\n\n" + card.format("Ronder") + card.format("Kliv"))
    assert [name for _, name in measures(record)] == ["Ronder", "Kliv"]
    assert [other.label for one in record.activities for other in one.other_fields] == [
        "Så ser segern ut:"
    ] * 2


PROMISES = """POLISEN
Lokalpolisområde Piteå älvdal

Medborgarlöften 2024 – Arvidsjaurs kommun

Vad vi vet

Trafiken genom centrum stör mest av allt.

{} - Lugnare trafik
Polisen ska:
* hålla kontroller på Storgatan
Kommunen ska:
* flytta skylten var fjortonde dag

{} - Drogfri skola
Polisen ska:
* söka med hund i skolan
Kommunen ska:
* ha en kurator på plats
"""


@pytest.mark.parametrize("label", ["Löfte nr", "Löfte", "Åtgärd"])
def test_lines_of_plain_text_with_a_number_head_what_follows(label: str) -> None:
    record = read(PROMISES.format(f"{label} 1", f"{label} 2"), "plan.txt")
    assert measures(record) == [(None, "Lugnare trafik"), (None, "Drogfri skola")]
    assert [party for party, _ in commitments(record)] == ["police", "municipality"] * 2


def test_a_promise_that_is_a_heading_is_a_measure() -> None:
    record = read(
        "# Medborgarlöften i Sala 2024\n\n## Vi lovar\n\n### Vi ska störa handeln\n\nPolisen gör två insatser i veckan.\n\n"
        "### Vi ska synas mer\n\nPoliserna finns på biblioteket varje onsdag.\n\n### Kontakt\n\nRing växeln om du undrar.\n"
    )
    assert measures(record) == [(None, "Vi ska störa handeln"), (None, "Vi ska synas mer")]


@pytest.mark.parametrize(
    ("items", "count"),
    [("1. Träffar hålls i maj.\n2. Lampor byts i juni.", 1), ("1. Träffar hålls i maj.", 0)],
)
def test_a_list_below_what_an_area_wants_is_what_is_done(items: str, count: int) -> None:
    record = read(
        f"# Handlingsplan mot våld i Hudiksvall 2024\n\n## A. Krogar\n\nMål: Färre bråk.\n\n{items}\n\n"
        "## B. Hamnen\n\nMål: Lugn.\n\n1. Polisen ska gå ronder.\n2. Lampor byts.\n"
    )
    found = measures(record)
    assert found == [*[("Krogar", None)] * count, ("Hamnen", None)]
    assert record.activities[-1].description is not None
    assert record.activities[-1].description.items == ("Polisen ska gå ronder.", "Lampor byts.")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Prioritering 1: Trafik", "Trafik"),
        ("Fokus 2 – Trafik", "Trafik"),
        ("II. Trafik", "Trafik"),
        ("IV. Trafik", "Trafik"),
        ("Prioritering av trafik", "Prioritering av trafik"),
        ("I Trafik", "I Trafik"),
    ],
)
def test_a_number_before_an_areas_name_is_a_label(heading: str, name: str) -> None:
    record = read(
        f"# Åtgärdsplan för Sagoby 2024\n\n## {heading}\n\nMål: Lugn.\n\n### Ronder\n\nAnsvarig: Polisen\n\nTid: Maj\n"
    )
    assert [area.name.text for area in record.areas if area.name] == [name]


def test_text_above_a_new_areas_commitments_describes_the_area() -> None:
    record = read(
        "# Samverkansöverenskommelse för Ockelbo 2024\n\n## Inledning\n\nKommunen har ansvar för tryggheten.\n\n"
        "## Vårt fokus under perioden\n\n### Skolan\n\nFrånvaron är stor.\n\nPolisen ska\n\n- gå ronder\n"
    )
    assert measures(record) == [("Skolan", None)]
    assert (
        record.areas[0].description is not None and record.areas[0].description.text == "Frånvaron är stor."
    )


# -- what is no undertaking, whose it is -------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "sentence", "count"),
    [
        ("Skolan", "Kommunen ska ta fram en lägesbild.", 1),
        ("Skolan", "Enligt lagen (2023:196) ska kommunen ta fram en lägesbild.", 0),
        ("Skolan", "Enligt 2 § samma lag ska kommunen samordna arbetet.", 0),
        ("Inledning", "Kommunen har ansvar för tryggheten.", 0),
        ("Inledning", "Kommunen åtar sig att gå ronder.", 1),
    ],
)
def test_what_a_law_demands_or_an_introduction_tells_is_no_undertaking(
    heading: str, sentence: str, count: int
) -> None:
    record = read(f"# Trygghetsplan för Sagoby 2024\n\n## {heading}\n\n{sentence}\n")
    assert len(commitments(record)) == count


@pytest.mark.parametrize(
    ("actor", "organisation"),
    [
        ("BRÅ", "municipality"),
        ("Brottsförebyggande rådet", "municipality"),
        ("Nationella Brå", "state_authority"),
        ("Myndigheten Brå", "state_authority"),
    ],
)
def test_the_council_of_a_plan_is_its_own(actor: str, organisation: str) -> None:
    record = read(
        f"# Handlingsplan för Mora kommun 2024\n\n## Unga\n\n{actor} ska följa upp arbetet i maj.\n"
    )
    assert commitments(record) == [(organisation, f"{actor} ska följa upp arbetet i maj.")]


# -- the years ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("Gäller till och med juni 2026.", "2026-06-30"),
        ("Planen gäller till och med 2027-03-31.", "2027-03-31"),
        ("Gäller till och med juni 2023.", "2025-12-31"),
        ("Mötet gäller till och med juni 2026.", "2025-12-31"),
    ],
)
def test_the_last_day_alone_ends_the_period(said: str, end: str) -> None:
    period = read(f"# Åtgärdsplan för Vansbro 2024–2025\n\nBeslutad den 4 juni 2024. {said}\n").period
    assert period is not None
    assert (period.start, period.end) == ("2024-01-01", end)


def test_years_on_a_line_of_their_own_in_a_paragraph_are_the_plans() -> None:
    record = read(
        "Samverkansöverenskommelse\n\nmellan Ockelbo kommun\noch Polisen\n2024 – 2025\n\nPolisen ska gå ronder.\n",
        "a.txt",
    )
    assert record.year == 2024


# -- people ------------------------------------------------------------------------------------------


def signed(*cells: str, heading: str = "Underskrifter") -> list[tuple[str | None, str | None]]:
    document = NewDocx()
    document.add_heading("Samverkansöverenskommelse 2025", 0)
    document.add_paragraph("Polisen ska gå ronder.")
    document.add_heading(heading, 1)
    table = document.add_table(1, len(cells))
    for cell, text in zip(table.rows[0].cells, cells, strict=True):
        cell.text = text
    stream = BytesIO()
    document.save(stream)
    record = extract_bytes("avtal.docx", stream.getvalue()).record
    return [(one.name, one.role) for one in record.people]


def test_names_that_are_words_are_people_where_a_paper_is_signed() -> None:
    ros = ("Sten Ros", "Kommunstyrelsens ordförande")
    hog = ("Björn Hög", "Lokalpolisområdeschef")
    day = "Ystad den 20 februari 2024\n\n"
    assert signed(f"{day}{ros[0]}\n{ros[1]}", f"{day}{hog[0]}\n{hog[1]}", heading="Avslut") == [ros, hog]
    assert signed(f"{ros[0]}\n{ros[1]}") == [ros]
    assert signed(f"{ros[0]}\n{ros[1]}", heading="Trafik") == []
    assert signed("Sten Mo Ros\nKommunalråd") == [("Sten Mo Ros", "Kommunalråd")]
    assert signed("Sten Mo Ros Hög\nKommunalråd") == []
    assert signed("Sten Ros Björn Hög\nKommunalråd Kommunpolis") == []
    assert signed("Sten Björn\nKommunalråd Kommunpolis") == []  # two people, by one name each


def test_a_number_beside_two_people_is_whose_name_it_follows() -> None:
    record = read(
        "# Medborgarlöfte 2024\n\nPolisen lovar att gå ronder.\n\n"
        "Kontakta kommunpolis Mira Påhitt, 010-000 00 00, eller samordnare Love Hittepå, love.hittepa@mora.example.\n"
    )
    assert {(one.name, one.phone, one.email) for one in record.people} == {
        ("Mira Påhitt", "010-000 00 00", None),
        ("Love Hittepå", None, "love.hittepa@mora.example"),
    }


# -- minutes -----------------------------------------------------------------------------------------


def minutes(text: str, name: str = "protokoll.md") -> Minutes:
    found = read(text, name).minutes
    assert found is not None
    return found


HEAD = "# Minnesanteckningar BRÅ Arboga 14 mars 2024\n\n{}: Lo Berg ({}), My Sten (rektor{})\n\n{}## 1. Läget\n\nAllt är lugnt.\n\n## 2. Beslut om fokus\n\n{}\n"


@pytest.mark.parametrize(
    ("role", "more", "chair"),
    [
        ("kommunstyrelsens ordförande", ", ordf.", "My Sten"),
        ("kommunstyrelsens ordförande", "", "Lo Berg"),
        ("ordförande i nämnden", ", ordförande", "My Sten"),
        ("kommunpolis", ", vice ordf.", None),
    ],
)
def test_the_chair_of_another_body_leads_only_where_nobody_else_does(
    role: str, more: str, chair: str | None
) -> None:
    found = minutes(HEAD.format("Närvarande", role, more, "", "Inget."))
    assert (found.chair.name if found.chair else None) == chair


@pytest.mark.parametrize("label", ["Närvarande", "Med"])
def test_minutes_of_a_council_need_no_word_of_crime(label: str) -> None:
    record = read(HEAD.format(label, "kommunpolis", "", "Vid pennan: Ida Påhittad\n\n", "Inget."))
    assert record.kind == "minutes"
    assert record.minutes is not None
    assert [one.name for one in record.minutes.attendees] == ["Lo Berg", "My Sten"]
    assert "Ida Påhittad" in [one.name for one in record.people]


@pytest.mark.parametrize(
    ("text", "decisions"),
    [
        ("BRÅ beslutade att i år prioritera:\n\n- Narkotika\n- Bränder\n\nTack.", ["BRÅ beslutade att i år prioritera:\n- Narkotika\n- Bränder"]),
        ("BRÅ beslutade att prioritera bränder.\n\n- Narkotika\n- Bränder", ["BRÅ beslutade att prioritera bränder."]),
    ],
)  # fmt: skip
def test_a_decision_that_ends_in_a_colon_has_its_list(text: str, decisions: list[str]) -> None:
    found = minutes(
        HEAD.format("Närvarande", "kommunpolis", "", "", text).replace("Beslut om fokus", "Fokus")
    )
    assert [one.text for one in found.decisions] == decisions


def test_in_plain_text_a_points_title_is_its_first_line() -> None:
    found = minutes(
        "                  PROTOKOLL                    1 (2)\nBrottsförebyggande rådet i Krokom\n"
        "                              Sammanträdesdatum\n                              2023-10-05\n\n"
        "Plats och tid        Kommunhuset, kl. 08.30–11.45\n\nBeslutande           Åsa Ström (C), ordförande\n"
        "                     Nils Rask (S)\n\nÖvriga närvarande    Leif Gran, kommunpolis\n"
        "                     Pia Hed, samordnare\n\n"
        "§ 21   Val av justerare\n       Rådet utser Pia Hed att justera.\n\n"
        "§ 22   Information från\n       polisen\n\n§ 23   Läget\n       Allt är lugnt.\n",
        "protokoll.txt",
    )
    assert found.chair is not None and found.chair.name == "Åsa Ström"
    assert [(one.number, one.title.text if one.title else None) for one in found.items] == [
        ("21", "Val av justerare"),
        ("22", "Information från polisen"),
        ("23", "Läget"),
    ]


@pytest.mark.parametrize(
    ("heading", "field"), [("**Vem håller i det?**", "responsible"), ("**Vem bär hatten?**", "other")]
)
def test_a_question_in_bold_as_those_above_is_a_label(heading: str, field: str) -> None:
    record = read(
        "# Handlingsplan 2025 för Vetlanda\n\n## Rån\n\n**Vart ska vi?** Färre rån.\n\n**Vad gör vi?**\n\n- Polisen går ronder.\n- Lampor byts.\n\n"
        f"{heading} Kommunpolisen\n\n**Hur vet vi att vi lyckats?** Antal rån.\n"
    )
    one = record.activities[0]
    assert one.measures is not None and one.measures.items == ("Polisen går ronder.", "Lampor byts.")
    values = [one.responsible] if field == "responsible" else list(one.other_fields)
    assert [value.text for value in values if value is not None] == ["Kommunpolisen"]


def test_a_lead_in_set_as_a_heading_ends_what_was_asked_above_it() -> None:
    record = read(
        "# Medborgarlöfte Älmhult 2024\n\n## Vad oroar invånarna?\n\nDe kör för fort.\n\n"
        "## Det här lovar polisen\n\n- Vi går ronder.\n\n## Det här lovar kommunen\n\n- Vi klipper häckar.\n"
    )
    assert measures(record) == [(None, None)]
    assert [party for party, _ in commitments(record)] == ["police", "municipality"]
    description = record.activities[0].description
    assert description is not None and "fort" not in description.text


@pytest.mark.parametrize(
    ("sentence", "timed"),
    [("Arbetet utvärderas av rådet i november.", False), ("Polisen ska utvärdera passen i november.", True)],
)
def test_when_something_is_looked_back_at_is_not_when_it_is_done(sentence: str, timed: bool) -> None:
    record = read(f"# Trygghetsplan för Sagoby 2024\n\n## Unga\n\nPolisen ska besöka skolan. {sentence}\n")
    assert (record.activities[0].timing is not None) == timed


def test_below_a_lead_in_each_line_with_att_is_a_decision() -> None:
    said = "Planen gicks igenom.\n\nRådet beslutar\natt godkänna planen\natt återkomma med en tidplan för kameror i hela området"
    found = minutes(HEAD.format("Närvarande", "kommunpolis", "", "", said))
    assert [one.text for one in found.decisions] == [
        "att godkänna planen",
        "att återkomma med en tidplan för kameror i hela området",
    ]


def test_the_secretary_in_a_table_is_a_person() -> None:
    table = "| | |\n|---|---|\n| Tid | 14.00–15.30 |\n| Sekreterare | Kim Åhl |\n\n"
    record = read(HEAD.format("Närvarande", "kommunpolis", "", table, "Inget."))
    assert "Kim Åhl" in [one.name for one in record.people]


@pytest.mark.parametrize(
    ("text", "per_year"),
    [("en kurs per termin", 2), ("två kurser varje termin", 4), ("två temadagar per år", 2)],
)
def test_courses_are_counted(text: str, per_year: int) -> None:
    record = read(
        f"# Åtgärdsplan för Sagoby 2024\n\n## Unga\n\n### Stöd\n\nAnsvarig: Polisen\n\nNär: {text}\n"
    )
    timing = record.activities[0].timing
    assert timing is not None and timing.times_per_year == per_year


def test_place_and_day_of_a_signature_behind_their_label_are_no_field_of_the_measure_above() -> None:
    text = "# Plan mot brott 2024\n\n## Gatuvåld\n\n**Mål:** Ro.\n\n### Värdar\n\n**Ansvarig:** Rektor\n\n**När:** Maj\n\nOrt och datum: Sjöbo 2024-01-10\n\nAlva Diktsson, rektor\n"
    record = extract_bytes("plan.md", text.encode()).record
    assert [one.text for activity in record.activities for one in activity.other_fields] == []
    assert "Ort och datum: Sjöbo 2024-01-10" in [value.text for value in record.remainder]
