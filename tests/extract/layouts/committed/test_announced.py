"""What stands below headings that only announce it, in promises and in plans without areas."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record

NAMED = "- Polisen går ronder vid hamnen.\n- Kommunen lagar lamporna."
BARE = "- Fler ronder vid hamnen\n- Ljusare gångvägar"
DONE = ("Polisen går ronder vid hamnen.", "Kommunen lagar lamporna.")
TITLES = ("Medborgarlöfte 2025", "Handlingsplan för trygghet 2025")


def read(below: str, title: str = TITLES[0]) -> Record:
    return extract_bytes("plan.md", f"# {title}\n\nHär står hur det började.\n\n{below}\n".encode()).record


def commitments(record: Record) -> dict[str, str]:
    return {
        one.party: one.commitment.text
        for activity in record.activities
        for one in activity.parties
        if one.commitment is not None
    }


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "heading", ["Aktiviteter", "Åtgärder", "Insatser under 2025", "Detta ska vi göra", "Vad gör vi?"]
)
@pytest.mark.parametrize("below", [NAMED, BARE, "Polisen går ronder vid hamnen varje vecka."])
def test_deeds_are_measures_under_their_heading(title: str, heading: str, below: str) -> None:
    record = read(f"## {heading}\n\n{below}", title)
    assert record.kind == "plan"
    assert [one.measures and (one.measures.label, one.measures.text) for one in record.activities] == [
        (heading, below)
    ]
    assert commitments(record) == {}  # what only tells what happens commits nobody


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "heading", ["Våra löften", "Gemensamma åtaganden", "Polisens och kommunens löften", "Löften 2025"]
)
def test_items_of_what_is_promised_commit_whom_they_name_first(title: str, heading: str) -> None:
    record = read(f"## {heading}\n\n{NAMED}", title)
    [activity] = record.activities
    assert activity.description is not None
    assert activity.description.text == NAMED
    assert commitments(record) == {"police": DONE[0], "municipality": DONE[1]}
    assert commitments(read(f"## {heading}\n\n{BARE}", title)) == {}


def test_an_item_that_is_a_commitment_of_its_own_is_so_once() -> None:
    record = read("## Våra löften\n\n- Polisen ska gå ronder vid hamnen.\n- Polisen lagar lamporna.")
    assert commitments(record) == {"police": "Polisen ska gå ronder vid hamnen.\nPolisen lagar lamporna."}


@pytest.mark.parametrize(
    "lead_in", ["Vi lovar att:", "**Vi lovar att:**", "## Vi lovar att", "Under året ska vi:"]
)
def test_a_lead_in_stays_above_items_that_each_name_a_party(lead_in: str) -> None:
    [activity] = read(f"{lead_in}\n\n{NAMED}").activities
    assert activity.description is not None
    assert activity.description.text == f"{lead_in.strip('#* ')}\n{NAMED}"
    assert {one.party: one.commitment and one.commitment.text for one in activity.parties} == {
        "police": DONE[0],
        "municipality": DONE[1],
    }


@pytest.mark.parametrize(
    "below",
    [
        "## Uppföljning av åtgärder\n\n- Vid två möten\n- I en rapport",
        "## Åtgärder\n\nDet finns mycket att tycka om dem.",
        "## Åtgärder\n\nÅtgärderna beskrivs i bilaga 1.",
        "## Bakgrund\n\n- Flera bränder\n- Mycket klotter",
    ],
)
def test_other_headings_announce_nothing(below: str) -> None:
    assert read(below).activities == ()


def test_a_promise_that_is_one_activity_takes_what_stands_below_labels() -> None:
    said = (
        "## Problem\n\nDet är mörkt.\n\n## Mål och syfte\n\nLjusare vägar.\n\n## Kontakt\n\nRing växeln.\n\n"
    )
    [activity] = read(f"{said}## Våra löften\n\n{BARE}\n\n## Uppföljning\n\nVarje kvartal.").activities
    assert activity.problem is not None and activity.problem.text == "Det är mörkt."
    assert activity.goal is not None and activity.goal.text == "Ljusare vägar."
    assert activity.purpose is not None and activity.purpose.text == "Ljusare vägar."
    assert activity.follow_up is not None and activity.follow_up.times_per_year == 4
    assert activity.other_fields == ()


PAGE = (
    "<h1>Medborgarlöfte 2026</h1>{above}<p>Ni oroas av mopeder i hamnen.</p>"
    "<h2>Det här lovar polisen</h2><ul><li>Vi ska kontrollera mopeder.</li><li>Vi ska gå ronder.</li></ul>"
    "<h2>Så följer vi upp</h2><p>Det redovisas varje halvår.</p><p>Kontakt: Kommunpolis Eva Ros, 010-000 00 00</p>"
)


@pytest.mark.parametrize(
    "above", ["Vad ni tycker", "Vad oroar er?", "Det här tycker många", "Därför gör vi detta"]
)
@pytest.mark.parametrize("breaks", ["", "\n"])
def test_a_heading_that_asks_or_tells_ends_above_the_promise(above: str, breaks: str) -> None:
    html = PAGE.format(above=f"<h2>{above}</h2>").replace("><", f">{breaks}<")  # pages are often one line
    record = extract_bytes("lofte.html", html.encode()).record
    [activity] = record.activities
    assert (activity.name, activity.area) == (None, None)
    assert commitments(record) == {
        "police": "Det här lovar polisen\n- Vi ska kontrollera mopeder.\n- Vi ska gå ronder."
    }
    assert activity.follow_up is not None
    assert (activity.follow_up.text, activity.follow_up.times_per_year) == ("Det redovisas varje halvår.", 2)
    assert [one.text for one in record.remainder] == [
        above, "Ni oroas av mopeder i hamnen.", "Kontakt: Kommunpolis Eva Ros, 010-000 00 00"
    ]  # fmt: skip


def test_a_heading_that_names_something_is_that_of_the_promise_below_it() -> None:
    html = PAGE.format(above="<h2>Hamnen</h2>")
    record = extract_bytes("lofte.html", html.encode()).record
    assert [one.name and one.name.text for one in record.areas] == ["Hamnen"]
    assert commitments(record).keys() == {"police"}


STATED = "Mål: Färre bränder.\n\nÅtgärder:\n- Lås\n- Larm\n\nAnsvarig: Rektor\n\nUppföljning: Varje halvår."


@pytest.mark.parametrize("mark", ["# ", ""])
@pytest.mark.parametrize("label", ["Åtgärder:", "Insatser:"])
def test_labels_and_a_list_right_below_a_plan_s_title_are_one_activity(mark: str, label: str) -> None:
    text = f"{mark}Handlingsplan mot brott 2025\n\n{STATED.replace('Åtgärder:', label)}\n"
    record = extract_bytes("plan.md" if mark else "plan.txt", text.encode()).record
    assert record.kind == "plan"
    [activity] = record.activities
    assert activity.measures is not None
    assert (activity.measures.label, activity.measures.items) == (label, ("Lås", "Larm"))
    assert [one and one.text for one in (activity.goal, activity.responsible, activity.follow_up)] == [
        "Färre bränder.", "Rektor", "Varje halvår."
    ]  # fmt: skip
    assert record.remainder == ()


def test_labels_without_measures_below_a_title_are_no_activity() -> None:
    text = "# Handlingsplan mot brott 2025\n\nMål: Färre bränder.\n\nUppföljning:\n- I maj\n- I juni\n"
    assert extract_bytes("plan.md", text.encode()).record.activities == ()


def test_a_line_that_names_only_the_municipality_heads_nothing() -> None:
    text = (
        "# Handlingsplan mot brott 2025\n\n## Orust kommun\n\n### Torget\n\nMål: Lugn.\n\nÅtgärd: Ronder.\n"
    )
    record = extract_bytes("plan.md", text.encode()).record
    assert [one.name and one.name.text for one in record.areas] == ["Torget"]


def test_what_is_said_of_the_paper_and_two_fields_of_one_label_stand_where_they_belong() -> None:
    text = (
        "Handlingsplan mot brott 2025\n\nBeslutad av: kommunstyrelsen\n\nMål och syfte: Färre bränder.\n\n"
        "Åtgärder:\n- Lås\n- Larm\n\nKontakt: Eva Ros, rektor\n"
    )
    record = extract_bytes("plan.txt", text.encode()).record
    [activity] = record.activities
    assert activity.goal is not None and activity.purpose is not None
    assert activity.goal.text == activity.purpose.text == "Färre bränder."
    assert activity.parties == ()
    assert [one.text for one in record.remainder] == ["Beslutad av: kommunstyrelsen"]


def test_what_has_been_done_is_no_promise() -> None:
    done = "- Polisen har gått ronder vid hamnen.\n- Kommunen lagar lamporna."
    assert commitments(read(f"## Våra löften\n\n{done}")) == {"municipality": DONE[1]}
    assert read(f"## Våra löften\n\n{done}", "Uppföljning av medborgarlöfte 2025").kind == "unknown"


@pytest.mark.parametrize(
    "item",
    [
        "Polisen kan gå ronder", "Polisen bör synas", "Polisen går inte ronder", "Polisen ska inte gå ronder",
        "Polisen ska kunna gå ronder", "Polisen ansvarar inte för ronder", "Ronder görs av polisen",
    ],
)  # fmt: skip
def test_an_item_of_a_promise_that_undertakes_nothing_commits_nobody(item: str) -> None:
    assert commitments(read(f"## Våra löften\n\n- {item}\n- Kommunen lagar lamporna.")) == {
        "municipality": DONE[1]
    }


def test_a_label_below_a_heading_leaves_it_without_a_value() -> None:
    [activity] = read(f"## Våra löften\n\n{BARE}\n\n## Uppföljning\n\nKontakt: Eva Ros, rektor").activities
    assert activity.follow_up is None


@pytest.mark.parametrize("name", ["Trygg kommun", "Säker Kommun"])
def test_a_subject_that_ends_as_a_municipality_is_an_area(name: str) -> None:
    text = f"# Handlingsplan mot brott 2025\n\n## {name}\n\nMål: Lugn.\n\nÅtgärd: Ronder.\n"
    record = extract_bytes("plan.md", text.encode()).record
    assert [one.name and one.name.text for one in record.areas] == [name]


def test_a_plan_of_one_trouble_told_below_headings_is_one_measure() -> None:
    text = (
        "# Åtgärdsplan mot skadegörelse i Mora 2019\n\n## Problemet\n\nFönster krossas.\n\n## Orsaker\n\nDet är mörkt.\n\n"
        "## Mål\n\nHela fönster.\n\n## Vad vi gör\n\n- Lampor sätts upp.\n- Polisen går ronder.\n\n"
        "## Uppföljning\n\nRektor räknar rutor varje månad.\n"
    )
    (one,) = extract_bytes("plan.md", text.encode()).record.activities
    assert one.problem is not None and one.problem.text == "Fönster krossas."
    assert one.cause is not None and one.cause.text == "Det är mörkt."
    assert one.goal is not None and one.goal.text == "Hela fönster."
    assert one.follow_up is not None and one.follow_up.times_per_year == 12


def test_an_aim_of_the_whole_plan_is_not_of_its_only_list_of_measures() -> None:
    text = (
        "# Åtgärdsplan mot skadegörelse i Mora 2019\n\n## Mål\n\nHela fönster.\n\n## Trafiken\n\nDet var lugnt.\n\n"
        "## Vad vi gör\n\n- Lampor sätts upp.\n- Polisen går ronder.\n"
    )
    (one,) = extract_bytes("plan.md", text.encode()).record.activities
    assert one.goal is None
