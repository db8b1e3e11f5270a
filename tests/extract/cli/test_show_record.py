"""The page that shows a record: everything is on it, and no text of a document does anything there."""

import io

import pytest
from hypothesis import given, settings
from rich.console import Console

from extract.cli.show.record import render_record
from extract.cli.show.words import conclusions_in_words, place_in_words
from extract.cli.tables.terminal import harmless
from models.evidence import Evidence
from models.minutes import AgendaItem, Attendee, Minutes, PlaceStatement
from models.record import Activity, Area, Coverage, District, Record, RecordWarning, Source
from models.values import (
    ActorMention,
    Actors,
    FollowUp,
    Funding,
    Indicator,
    Party,
    Schedule,
    SchedulePart,
    Status,
    Value,
)
from tests.strategies import records

_HERE = Evidence(page=2, bbox=(10.0, 20.5, 30.0, 40.0), ref="table 1 row 5")


def shown(record: Record, *, width: int = 100, explain: bool = False, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=terminal, color_system="truecolor" if terminal else None
    )
    render_record(record, console, explain=explain)
    return out.getvalue()


def plan(**parts: object) -> Record:
    police = Party(
        party="police",
        contact=Actors(text="Kommunpolis", label="Polisens kontakt"),
        commitment=Value(text="Delta på möten", label="Polisens åtagande", evidence=(_HERE,)),
    )
    activity = Activity(
        area=0,
        name=Value(text="Nattvandring", evidence=(_HERE,)),
        meeting_frequency=Schedule(
            text="Varannan vecka", label="Mötesfrekvens", kind="recurring", times_per_year=26
        ),
        goal=Value(text="Lugn", rule="goal.some-rule", confidence=0.5, method="derived"),
        parties=(police,),
        communication=Value(text="", label="Kommunikation"),
        other_fields=(Value(text="Torget", label="Plats"),),
    )
    return Record.model_validate(
        {
            "rules_version": "2026.1",
            "id": "a" * 64,
            "source": Source(name="plan.pdf", path="arkiv/plan.pdf", format="pdf", size=1, pages=7),
            "kind": "plan",
            "layout": "field_table",
            "title": Value(text="Åtgärdsplan för Norra ängen"),
            "year": 2022,
            "district": District(id="norra-angen", name="Norra ängen", municipality="Påhittad"),
            "areas": (
                Area(
                    name=Value(text="Unga i riskzon"), topic="youth_at_risk", goal=Value(text="Färre brott")
                ),
            ),
            "activities": (activity, Activity(name=Value(text="Utan område"))),
            "remainder": (Value(text="Inledande ord " * 30, evidence=(_HERE,)),),
            "coverage": Coverage(words=1893, in_fields=1702, labels=140, furniture=31, remainder=20),
            "warnings": (
                RecordWarning(code="label-unknown", path="activities[0]", message="Plats is unknown."),
            ),
            **parts,
        }
    )


@pytest.mark.parametrize("width", [80, 120])
def test_what_a_reader_looks_for_is_there(width: int) -> None:
    text = shown(plan(), width=width)
    for part in (
        "Åtgärdsplan för Norra ängen",
        "Norra ängen (Påhittad) · 2022 · plan · field table",
        "1,893 words: 1,702 in fields, 140 labels, 31 furniture, 20 left over".replace(
            " labels", " in labels"
        ).replace(" furniture", " in furniture"),
        "1 Unga i riskzon  youth at risk",
        "Nattvandring  p. 2",
        "Mötesfrekvens",
        "→ 26 times a year",
        "Polisens åtagande",
        "(derived) (unsure: 0.50)",
        "(empty)",
        "Plats",
        "Under no area",
        "label-unknown  Plats is unknown.  activities[0]",
        "Left over  1",
    ):
        assert part in text
    assert max(map(len, text.splitlines())) <= width
    assert "goal.some-rule" not in text


def test_explain_tells_rules_and_regions() -> None:
    text = shown(plan(), explain=True)
    assert "by derived, rule goal.some-rule, confidence 0.50" in text
    assert "page 2 table 1 row 5 (10, 20.5, 30, 40)" in text
    assert "activities[1]" in text


def test_order_is_areas_activities_parties_warnings() -> None:
    text = shown(plan())
    parts = [
        "Unga i riskzon",
        "Färre brott",
        "Nattvandring",
        "Police",
        "Delta på möten",
        "Utan område",
        "Warnings",
    ]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


def test_minutes_are_shown() -> None:
    minutes = Minutes(
        date="2023-04-21",
        start="09:00",
        end="11:00",
        attendees=(Attendee(name="Asta Påhitt", role="Ordförande"),),
        items=(AgendaItem(number="4", title=Value(text="Lägesbild"), text=Value(text="Lugnt just nu")),),
        decisions=(Value(text="Rådet beslutar att söka medel"),),
        places=(PlaceStatement(name=Value(text="Västra Torget"), text=Value(text="Oroligt på kvällar")),),
    )
    text = shown(plan(kind="minutes", layout="minutes", areas=(), activities=(), minutes=minutes))
    for part in (
        "2023-04-21 09:00-11:00",
        "Asta Påhitt, Ordförande",
        "4 Lägesbild",
        "Lugnt just nu",
        "Västra Torget",
    ):
        assert part in text


@settings(max_examples=25)
@given(records())
def test_any_record_can_be_shown_and_steers_no_terminal(record: Record) -> None:
    for explain in (False, True):
        text = shown(record, explain=explain)
        controls = {character for character in text if not character.isprintable()} - {"\n"}
        assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in controls)


@settings(max_examples=30)
@given(records())
def test_colours_are_the_only_escape_sequences(record: Record) -> None:
    text = shown(record, terminal=True, explain=True)
    for sequence in text.split("\x1b")[1:]:
        assert sequence[0] == "["
        assert sequence[1:].lstrip("0123456789;").startswith("m")


def test_markup_in_a_document_stays_text() -> None:
    title = Value(text="[bold red]Plan[/] [link=http://example.org]x[/link] :smile:")
    assert "[bold red]Plan[/] [link=http://example.org]x[/link] :smile:" in shown(plan(title=title))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Årsta\nÖstberga", "Årsta\nÖstberga"),
        ("röd\x1b[31m", "röd\u241b[31m"),
        ("a\tb\u00a0c", "a b c"),
        ("\x9b31m\x07", "\ufffd31m\u2407"),
        ("vänd\u202etext", "vänd\ufffdtext"),
        ("rad\rrad", "rad\u240drad"),
        ("half \ud83d", "half \ufffd"),
        ("zero\u200bwidth", "zero\u200bwidth"),
    ],
)
def test_control_characters_become_harmless(text: str, expected: str) -> None:
    assert harmless(text) == expected


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (Value(text="x"), []),
        (Schedule(text="x"), []),
        (Schedule(text="x", kind="recurring", times_per_year=1), ["once a year"]),
        (Schedule(text="x", kind="recurring", times_per_year=17.3), ["17.3 times a year"]),
        (Schedule(text="x", kind="until", end="2017-05-31"), ["until 2017-05-31"]),
        (
            Schedule(text="x", kind="period", start="2017-08-01", end="2017-12-31"),
            ["2017-08-01 to 2017-12-31"],
        ),
        (Schedule(text="x", kind="open_ended"), ["until further notice"]),
        (
            Schedule(
                text="x",
                kind="recurring",
                parts=(SchedulePart(text="råd", kind="recurring", times_per_year=4),),
            ),
            ["recurring", "4 times a year: råd"],
        ),
        (Funding(text="x", kind="own_costs"), ["each party bears its own costs"]),
        (Status(text="x", state="not_started", light="red"), ["not started, red"]),
        (Status(text="", boxes=(True, False)), ["1 of 2 boxes ticked"]),
        (Funding(text="x"), []),
        (
            Actors(
                text="x",
                mentions=(
                    ActorMention(text="Rektor", organisation="school", span=(0, 6)),
                    ActorMention(text="Alla", span=(0, 4)),
                    ActorMention(text="Lärare", organisation="school", span=(0, 6)),
                ),
            ),
            ["school (Rektor, Lärare)"],
        ),
        (
            FollowUp(
                text="x",
                indicators=(Indicator(text="a", sources=("Enkäten",), span=(0, 1)),),
                times_per_year=2,
            ),
            ["1 indicator; sources: Enkäten; 2 times a year"],
        ),
    ],
)
def test_conclusions_are_said_in_words(value: Value, lines: list[str]) -> None:
    assert conclusions_in_words(value) == lines


def test_places_are_short() -> None:
    assert place_in_words([_HERE]) == "p. 2"
    assert place_in_words([_HERE, Evidence(page=4, bbox=None, ref="")]) == "p. 2-4"
    assert place_in_words([Evidence(page=None, bbox=None, ref="paragraph 14")]) == "paragraph 14"
    assert place_in_words([Evidence(page=None, bbox=None, ref="table 6 row 4 cell 3 (line 66)")]) == "line 66"
    assert place_in_words([Evidence(page=None, bbox=None, ref="table 6 row 4 cell 3")]) == "table 6 row 4"
    assert place_in_words([]) == ""


def test_one_text_that_fills_two_fields_is_shown_once() -> None:
    both = Value(text="Lugn och ro", label="Mål och syfte", evidence=(_HERE,))
    text = shown(plan(activities=(Activity(goal=both, purpose=both),)))
    assert text.count("Lugn och ro") == 1
