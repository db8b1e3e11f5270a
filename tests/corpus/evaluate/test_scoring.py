"""Scoring against gold, on records and gold made by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.evaluate.gold import Gold
from corpus.evaluate.match import align
from corpus.evaluate.scores import FieldScore, Scores
from corpus.evaluate.scoring import evaluate
from corpus.evaluate.texts import bag, comparable, token_f1
from models.minutes import Attendee, Minutes, NextMeeting, PlaceStatement, Priority
from models.record import Activity, Area, Coverage, District, Record, Source
from models.values import (
    ActorMention,
    Actors,
    FollowUp,
    Indicator,
    Party,
    Person,
    Schedule,
    SchedulePart,
    Value,
)


def record(**parts: Any) -> Record:
    return Record(
        rules_version="2026.1",
        id="a" * 64,
        source=Source(name="plan.pdf", path="plan.pdf", format="pdf", size=1, pages=1),
        coverage=Coverage(words=0, in_fields=0, labels=0, furniture=0, remainder=0),
        **{"kind": "plan", "layout": "field_table", **parts},
    )


def gold(**parts: Any) -> Gold:
    return Gold.model_validate({"document": {}, **parts})


def activity(name: str | None, **fields: Any) -> Activity:
    values = {key: Value(text=text) if isinstance(text, str) else text for key, text in fields.items()}
    return Activity(name=Value(text=name) if name is not None else None, **values)


def counts(scores: Scores, field: str) -> tuple[int, int, int]:
    score = scores.fields.get(field, FieldScore())
    return score.right, score.extra, score.missing


def wrong_conclusions(scores: Scores) -> list[str]:
    return [one.field for one in scores.differences if one.kind == "conclusion"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Varannan  vecka.", "varannan\nvecka"),
        ("- Minska brott\n- Öka trygghet", "• Minska brott\n1. Öka trygghet"),
        ("”Trygg” – hela veckan", '"trygg" - hela-veckan'),
        ("Ja\u030arsta".replace("a\u030a", "å"), "JÅRSTA"),
        ("A\u030arsta", "Årsta"),
        ("sam\u00adverkan", "samverkan"),
    ],
)
def test_texts_that_only_look_different_are_the_same(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(("one", "other"), [("mål", "mal"), ("2 ggr", "3 ggr"), ("delta", "delta inte")])
def test_other_words_are_not_the_same(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@given(st.text(), st.text())
def test_token_f1_is_symmetric_and_a_share(one: str, other: str) -> None:
    likeness = token_f1(bag(one), bag(other))
    assert 0 <= likeness <= 1
    assert likeness == token_f1(bag(other), bag(one))
    assert token_f1(bag(one), bag(one)) == (1.0 if bag(one) else 0.0)


def test_right_wrong_missing_and_extra_texts_are_counted() -> None:
    wanted = gold(
        activities=[{"name": "Nattvandring", "goal": "Färre brott", "cause": "Mörker", "funding": "Egen"}]
    )
    found = record(
        activities=(activity("Nattvandring", goal="färre BROTT.", cause="Mörker och kyla", forum="Råd"),)
    )
    scores = evaluate(wanted, found)
    assert counts(scores, "name") == (1, 0, 0)
    assert counts(scores, "goal") == (1, 0, 0)
    assert counts(scores, "cause") == (0, 1, 1)
    assert counts(scores, "funding") == (0, 0, 1)
    assert counts(scores, "forum") == (0, 1, 0)
    figures = scores.figures
    assert (figures.precision, figures.recall, figures.f1, figures.fields) == (0.5, 0.5, 0.5, 4)
    # name 1, goal 1, cause 2·1/(1+3), funding 0
    assert figures.token_f1 == pytest.approx(2.5 / 4)
    assert {(one.field, one.kind) for one in scores.differences} == {
        ("cause", "differs"),
        ("funding", "missing"),
        ("forum", "extra"),
    }


def test_an_unread_document_misses_everything_and_finds_nothing() -> None:
    scores = evaluate(gold(document={"title": "Plan", "year": 2022}, activities=[{"name": "Vandring"}]), None)
    assert (scores.figures.precision, scores.figures.recall, scores.figures.fields) == (0.0, 0.0, 2)
    assert wrong_conclusions(scores) == ["year"]


def test_activities_are_found_by_name_in_any_order_and_others_are_extra() -> None:
    wanted = gold(
        activities=[{"name": "Föräldramöte", "goal": "Kunskap"}, {"name": "Nattvandring", "goal": "Lugn"}]
    )
    found = record(
        activities=(
            activity("Påhitt"),
            activity("Nattvandring", goal="Lugn"),
            activity("Föräldramöte", goal="Kunskap"),
        )
    )
    scores = evaluate(wanted, found)
    assert counts(scores, "goal") == (2, 0, 0)
    assert counts(scores, "name") == (2, 1, 0)


def test_entries_alike_are_aligned_in_order() -> None:
    same = {"name": "Möte"}
    assert align([same, same, same], [same, same]) == {0: 0, 1: 1}
    assert align([{"name": "Möte"}], [{"name": "Vandring"}]) == {}
    assert align([], [same]) == {}


def test_parties_and_other_fields_are_scored_by_their_keys() -> None:
    wanted = gold(
        activities=[
            {
                "name": "Möte",
                "parties": {"police": {"contact": "Kommunpolis", "commitment": "Delta"}},
                "other_fields": {"Plats för mötet": "Torget", "Risk": "Regn"},
            }
        ]
    )
    parties = (
        Party(party="police", contact=Actors(text="Kommunpolis"), commitment=Value(text="Leda")),
        Party(party="school", contact=Actors(text="Rektor")),
    )
    other = (Value(text="Torget", label="PLATS FÖR MÖTET:"),)
    scores = evaluate(
        wanted,
        record(activities=(activity("Möte").model_copy(update={"parties": parties, "other_fields": other}),)),
    )
    assert counts(scores, "police.contact") == (1, 0, 0)
    assert counts(scores, "police.commitment") == (0, 1, 1)
    assert counts(scores, "school.contact") == (0, 1, 0)
    assert counts(scores, "other") == (1, 0, 1)


def test_what_is_derived_is_no_fault_but_an_invented_police_commitment_is() -> None:
    derived = Party(party="police", commitment=Value(text="Polisen ska delta varje gång.", method="derived"))
    found = activity("Möte", timing=Schedule(text="varje vecka", method="derived"))
    found = found.model_copy(update={"parties": (derived,)})
    sentence = {"derived": {"police.commitment": "Polisen ska delta varje gång"}}
    right = evaluate(gold(activities=[{"name": "Möte", **sentence}]), record(activities=(found,)))
    assert (right.conclusions_right, right.conclusions) == (1, 1)
    assert counts(right, "timing") == (0, 0, 0)
    invented = evaluate(gold(activities=[{"name": "Möte"}]), record(activities=(found,)))
    assert (invented.conclusions_right, invented.conclusions) == (0, 1)
    only_name = evaluate(gold(activities=[{"name": "Möte", "only_name": True}]), record(activities=(found,)))
    assert only_name.conclusions == 0
    missed = evaluate(gold(activities=[{"name": "Möte", **sentence}]), record(activities=(activity("Möte"),)))
    assert wrong_conclusions(missed) == ["derived police.commitment"]


def test_only_the_name_and_doubtful_fields_are_left_out() -> None:
    wanted = gold(
        activities=[{"name": "Möte", "only_name": True}, {"name": "Vandring", "responsible?": "Oklart"}]
    )
    found = record(
        activities=(activity("Möte", goal="Lugn"), activity("Vandring", responsible=Actors(text="Vem?")))
    )
    scores = evaluate(wanted, found)
    assert scores.differences == ()


def test_a_row_without_a_name_may_show_its_measure_as_the_name() -> None:
    wanted = gold(activities=[{"measures": "Städa torget tillsammans"}])
    scores = evaluate(
        wanted, record(activities=(activity("Städa torget", measures="Städa torget tillsammans"),))
    )
    assert scores.differences == ()


def test_areas_topics_and_the_area_of_an_activity() -> None:
    wanted = gold(
        areas=[
            {"name": "Unga", "topic": "youth_at_risk", "goal": "Färre"},
            {"name": "Platser", "topic": "targeted_places"},
        ],
        activities=[{"name": "Möte", "area": 1}],
    )
    areas = (
        Area(name=Value(text="Platser"), topic="traffic"),
        Area(name=Value(text="Unga"), topic="youth_at_risk"),
    )
    scores = evaluate(wanted, record(areas=areas, activities=(activity("Möte", area=1),)))
    assert counts(scores, "area.name") == (2, 0, 0)
    assert counts(scores, "area.goal") == (0, 0, 1)
    assert sorted(wrong_conclusions(scores)) == ["area", "area.topic"]
    scores = evaluate(
        wanted,
        record(areas=(*areas, Area(name=Value(text="Tredje"))), activities=(activity("Möte", area=0),)),
    )
    assert counts(scores, "area.name") == (2, 1, 0)
    assert wrong_conclusions(scores) == ["area.topic"]


@pytest.mark.parametrize(
    ("wanted", "value", "holds"),
    [
        ({"kind": "recurring", "times_per_year": 26}, {"kind": "recurring", "times_per_year": 26.04}, True),
        ({"kind": "recurring", "times_per_year": 26}, {"kind": "recurring", "times_per_year": 12}, False),
        ({"kind": "until"}, {"kind": "until", "end": "2022-12-31"}, True),
        ({"end": None}, {"kind": "until", "end": "2022-12-31"}, False),
        ({"times_per_year": None}, {"kind": "recurring"}, True),
    ],
)
def test_given_keys_must_hold_and_others_are_free(
    wanted: dict[str, Any], value: dict[str, Any], holds: bool
) -> None:
    entry = {"name": "Möte", "meeting_frequency": "Ibland", "normalized": {"meeting_frequency": wanted}}
    found = activity("Möte", meeting_frequency=Schedule(text="Ibland", **value))
    scores = evaluate(gold(activities=[entry]), record(activities=(found,)))
    assert (scores.conclusions_right, scores.conclusions) == (int(holds), 1)


def test_parts_mentions_and_indicators() -> None:
    entry = {
        "name": "Möte",
        "normalized": {
            "timing": {"parts": [{"times_per_year": 4}, {"times_per_year": 3}]},
            "police.contact": {"mentions": [{"text": "kommunpolis", "organisation": "police"}]},
            "follow_up": {"indicators": [{"text": "Andel unga"}]},
        },
    }
    parts = tuple(SchedulePart(text="", kind="recurring", times_per_year=rate) for rate in (3, 4))
    contact = Actors(
        text="Kommunpolisen",
        mentions=(ActorMention(text="Kommunpolisen", organisation="police", span=(0, 13)),),
    )
    found = activity(
        "Möte",
        timing=Schedule(text="", kind="recurring", parts=parts),
        indicators=FollowUp(text="", indicators=(Indicator(text="Andel unga som röker", span=(0, 20)),)),
    ).model_copy(update={"parties": (Party(party="police", contact=contact),)})
    right = evaluate(gold(activities=[entry]), record(activities=(found,)))
    assert wrong_conclusions(right) == []
    assert right.conclusions == 3
    bare = evaluate(
        gold(activities=[entry]), record(activities=(activity("Möte", timing=Schedule(text="")),))
    )
    assert wrong_conclusions(bare) == ["timing", "police.contact", "follow_up"]


def test_alternatives_of_text_place_and_conclusion() -> None:
    alt = [
        {"path": "document.layout", "accept": ["narrative"], "why": "båda"},
        {"path": "activities[0].measures", "accept_path": ["activities[0].description"], "why": "båda"},
        {
            "path": "activities[*].parties.municipality",
            "accept_path": ["activities[*].parties.school"],
            "why": "båda",
        },
        {"path": "activities[0].goal", "accept_path": ["areas[0].goal"], "why": "båda"},
        {
            "path": "activities[0].normalized.meeting_frequency",
            "accept_path": ["activities[0].normalized.timing"],
            "why": "båda",
        },
        {"path": "areas[0].name", "accept": ["Prioriterat område Unga"], "why": "båda"},
        {"path": "areas[0].topic", "accept": ["other"], "why": "båda"},
    ]
    wanted = gold(
        document={"layout": "field_table"},
        areas=[{"name": "Unga", "topic": "youth_at_risk"}],
        activities=[
            {
                **{"name": "Möte", "area": 0, "measures": "Träffas", "goal": "Lugn", "cause": "Mörker"},
                "alt": {"cause": ["Mörkt"]},
                "parties": {"municipality": {"contact": "Samordnare"}},
                "normalized": {"meeting_frequency": {"kind": "recurring"}},
            }
        ],
        alt=alt,
    )
    found = activity(
        "Möte", description="Träffas", cause="mörkt", area=0, timing=Schedule(text="", kind="recurring")
    ).model_copy(update={"parties": (Party(party="school", contact=Actors(text="Samordnare")),)})
    area = Area(name=Value(text="Prioriterat område: Unga"), topic="other", goal=Value(text="Lugn"))
    scores = evaluate(wanted, record(layout="narrative", areas=(area,), activities=(found,)))
    assert [one for one in scores.differences if one.field != "area.goal"] == []
    strict = evaluate(
        wanted.model_copy(update={"alt": ()}), record(layout="narrative", areas=(area,), activities=(found,))
    )
    assert len(strict.differences) > 6


def test_minutes_are_scored_as_sets_of_names() -> None:
    wanted = gold(
        minutes={
            **{"date": "2023-04-21", "start": "09:00", "place": "Rådhuset", "chair": "Asta Påhitt"},
            "attendees": [{"name": "Asta Påhitt", "role": "Ordförande"}, {"name": "Bo Diktad"}],
            "items": [{"number": "1", "title": "Lägesbild"}],
            "decisions_contain": ["söka medel"],
            "priorities_local": ["Unga"],
            "places": ["Torget"],
            "next_meetings": [{"date": "2023-10-13", "start": "09:00"}],
            "contact": {"name": "Asta Påhitt", "phone": "010-000 00 00"},
        }
    )
    minutes = Minutes(
        date="2023-04-21",
        place=Value(text="Rådhuset"),
        attendees=(Attendee(name="Asta Påhitt"), Attendee(name="Cilla Extra"), Attendee(name="Didrik Extra")),
        priorities=(Priority(topic="other", name=Value(text="Unga"), scope="local"),),
        places=(PlaceStatement(name=Value(text="Torget"), text=Value(text="Oroligt")),),
        decisions=(Value(text="Rådet beslutar att söka medel."),),
        next_meetings=(NextMeeting(date="2023-10-13"),),
        contact=Person(name="Asta Påhitt", phone="010 000 00 00"),
    )
    scores = evaluate(wanted, record(kind="minutes", minutes=minutes))
    assert counts(scores, "attendee") == (1, 1, 1)
    assert counts(scores, "attendee.role") == (0, 0, 1)
    assert counts(scores, "agenda.title") == (0, 0, 1)
    assert counts(scores, "priority.local") == (1, 0, 0)
    assert counts(scores, "place") == (2, 0, 0)  # of the meeting, and spoken of
    assert counts(scores, "chair") == (0, 0, 1)
    assert wrong_conclusions(scores) == ["minutes.start", "next_meetings.start"]


def test_people_by_name_or_address() -> None:
    wanted = gold(people=[{"name": "Asta Påhitt"}, {"email": "bo@example.se"}, {"name": "Cilla Borta"}])
    people = (Person(name="asta påhitt"), Person(email="BO@example.se"), Person(name="X"), Person(name="Y"))
    assert counts(evaluate(wanted, record(people=people)), "person") == (2, 1, 1)


def test_the_remainder_must_hold_what_the_gold_says() -> None:
    wanted = gold(remainder_contains=["Inledningen handlar om", "Borta"])
    found = record(
        remainder=(Value(text="- Inledningen\nhandlar om trygghet"),), areas=(Area(name=Value(text="Borta")),)
    )
    scores = evaluate(wanted, found)
    assert [one.expected for one in scores.differences if one.kind == "conclusion"] == ["Borta"]


def test_document_keys_that_are_not_given_are_not_scored() -> None:
    district = District(id="arsta", name="Årsta")
    scores = evaluate(
        gold(document={"district": "arsta", "year": None}), record(district=district, year=2020)
    )
    assert wrong_conclusions(scores) == ["year"]
    assert scores.conclusions == 2


def test_gold_scores_whole_against_the_record_it_describes(tmp_path: Path) -> None:
    """Every kind of key at once: nothing is counted that is not there."""
    entry = {
        "name": "Möte",
        "area": 0,
        "goal": "- Lugn\n- Ro",
        "normalized": {"duration": {"kind": "open_ended"}},
    }
    text = json.dumps(
        {"document": {"kind": "plan", "title": "Plan"}, "areas": [{"name": "Unga"}], "activities": [entry]}
    )
    found = activity("Möte", area=0, goal="- Lugn\n- Ro", duration=Schedule(text="", kind="open_ended"))
    scores = evaluate(
        Gold.model_validate_json(text),
        record(title=Value(text="Plan"), areas=(Area(name=Value(text="Unga")),), activities=(found,)),
        document="plan.docx",
    )
    assert scores.differences == ()
    assert (scores.figures.f1, scores.figures.token_f1, scores.document) == (1.0, 1.0, "plan.docx")
    assert (scores.conclusions_right, scores.conclusions) == (3, 3)
