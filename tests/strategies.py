"""Random records for property tests: every key of the record filled or empty, texts of any letters."""

from __future__ import annotations

from typing import TypeVar, get_args

from hypothesis import strategies as st

from models.evidence import Evidence
from models.minutes import AgendaItem, Attendee, Minutes, NextMeeting, PlaceStatement, Priority
from models.record import (
    Activity,
    Area,
    Coverage,
    District,
    Format,
    Kind,
    LayoutName,
    Period,
    Record,
    RecordWarning,
    Source,
)
from models.values import (
    ActorMention,
    Actors,
    FollowUp,
    Funding,
    FundingKind,
    Indicator,
    Light,
    Mentionable,
    Method,
    Party,
    Person,
    PersonMention,
    Schedule,
    ScheduleKind,
    SchedulePart,
    State,
    Status,
    Value,
)
from models.warnings import WarningCode

T = TypeVar("T")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "Mål",
        "- Årsta\n- Östberga",
        "  ",
        "",
        "Polisen åtar sig att delta.",
        "[bold]nej[/]",
        "\x1b[31mrött",
        "'; --",
    ]
)
"""Any text that a record may hold, also empty, with control characters, or that poses as mark-up."""
names = texts.filter(bool)
dates = st.dates().map(str)
clock = st.times().map(lambda time: f"{time:%H:%M}")
finite = st.floats(0, 1000, allow_nan=False)
confidences = st.floats(0, 1)
spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: (min(ends), max(ends)))
parties = st.sampled_from(["police", "district_administration", "school", "civil_society", "utbildning"])


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """That or nothing."""
    return st.none() | strategy


def some(strategy: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """Up to `most` of them."""
    return st.lists(strategy, max_size=most).map(tuple)


evidence = st.builds(
    Evidence,
    page=maybe(st.integers(1, 900)),
    bbox=maybe(st.tuples(finite, finite, finite, finite)),
    ref=texts,
)
_OF_A_VALUE = {
    "text": texts,
    "items": some(texts),
    "label": maybe(texts),
    "evidence": some(evidence),
    "method": st.sampled_from(get_args(Method)),
    "rule": maybe(texts),
    "confidence": confidences,
    "other_labels": some(texts, 1),
    "boxes": some(st.booleans()),
}
values = st.builds(Value, **_OF_A_VALUE)
_kinds = st.sampled_from(get_args(ScheduleKind))
schedules = st.builds(
    Schedule,
    **_OF_A_VALUE,
    kind=_kinds,
    times_per_year=maybe(finite),
    start=maybe(dates),
    end=maybe(dates),
    parts=some(st.builds(SchedulePart, text=texts, kind=_kinds, times_per_year=maybe(finite))),
)
actors = st.builds(
    Actors,
    **_OF_A_VALUE,
    mentions=some(
        st.builds(ActorMention, text=texts, role=maybe(texts), organisation=maybe(parties), span=spans)
    ),
)
fundings = st.builds(Funding, **_OF_A_VALUE, kind=st.sampled_from(get_args(FundingKind)))
statuses = st.builds(
    Status,
    **_OF_A_VALUE,
    state=maybe(st.sampled_from(get_args(State))),
    light=maybe(st.sampled_from(get_args(Light))),
)
follow_ups = st.builds(
    FollowUp,
    **_OF_A_VALUE,
    indicators=some(st.builds(Indicator, text=texts, sources=some(texts), span=spans)),
    times_per_year=maybe(finite),
)
party_entries = st.builds(
    Party, party=parties, contact=maybe(actors), participants=maybe(actors), commitment=maybe(values)
)
people = st.builds(
    Person,
    name=maybe(texts),
    role=maybe(texts),
    organisation=maybe(parties),
    phone=maybe(texts),
    email=maybe(texts),
    personal_number=maybe(texts),
    mentions=some(
        st.builds(PersonMention, path=texts, span=spans, kind=st.sampled_from(get_args(Mentionable)))
    ),
    evidence=some(evidence),
)
areas = st.builds(
    Area,
    topic=maybe(st.sampled_from(["youth_at_risk", "other"])),
    topics=some(texts),
    topic_evidence=some(evidence),
    other_fields=some(values),
    **{key: maybe(values) for key in ("name", "description", "goal", "problem", "forum")},
)


def activities(area_count: int) -> st.SearchStrategy[Activity]:
    """Activities that lie in one of `area_count` areas, or in none."""
    return st.builds(
        Activity,
        area=maybe(st.integers(0, area_count - 1)) if area_count else st.none(),
        parties=st.lists(party_entries, max_size=2, unique_by=lambda entry: entry.party).map(tuple),
        other_fields=some(values),
        funding=maybe(fundings),
        status=maybe(statuses),
        follow_up=maybe(follow_ups),
        indicators=maybe(follow_ups),
        **{
            key: maybe(values)
            for key in ("name", "undertaking", "goal", "cause", "measures", "communication")
        },
        **{key: maybe(schedules) for key in ("duration", "meeting_frequency", "timing")},
        **{key: maybe(actors) for key in ("responsible", "convener", "other_participants")},
    )


attendees = st.builds(
    Attendee, name=texts, role=maybe(texts), organisation=maybe(parties), evidence=some(evidence)
)
minutes = st.builds(
    Minutes,
    date=maybe(dates),
    start=maybe(clock),
    end=maybe(clock),
    when=maybe(values),
    place=maybe(values),
    chair=maybe(people),
    contact=maybe(people),
    attendees=some(attendees),
    absent=some(attendees),
    items=some(
        st.builds(
            AgendaItem,
            number=maybe(texts),
            title=maybe(values),
            text=maybe(values),
            items=some(texts),
            places=some(texts),
        )
    ),
    priorities=some(
        st.builds(
            Priority,
            topic=texts,
            name=values,
            scope=st.sampled_from(["local", "citywide"]),
            text=maybe(values),
        )
    ),
    places=some(st.builds(PlaceStatement, name=values, text=values)),
    decisions=some(values),
    next_meetings=some(
        st.builds(NextMeeting, date=maybe(dates), start=maybe(clock), end=maybe(clock), place=maybe(values))
    ),
)
hashes = st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")
coverages = st.tuples(*[st.integers(0, 5000)] * 4).map(
    lambda counts: Coverage(
        words=sum(counts), in_fields=counts[0], labels=counts[1], furniture=counts[2], remainder=counts[3]
    )
)
districts = st.builds(
    District, id=texts, name=texts, municipality=maybe(texts), evidence=some(evidence), confidence=confidences
)
sources = st.builds(
    Source,
    name=texts,
    path=texts,
    format=st.sampled_from(get_args(Format)),
    size=st.integers(0, 2**40),
    pages=maybe(st.integers(1, 900)),
    ocr=st.booleans(),
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of any kind; the indexes of its activities' areas hold."""
    its_areas = draw(some(areas))
    return Record(
        rules_version=draw(texts),
        id=draw(hashes),
        source=draw(sources),
        kind=draw(st.sampled_from(get_args(Kind))),
        layout=draw(st.sampled_from(get_args(LayoutName))),
        title=draw(maybe(values)),
        year=draw(maybe(st.integers(1900, 2200))),
        period=draw(maybe(st.builds(Period, start=maybe(dates), end=maybe(dates)))),
        district=draw(maybe(districts)),
        police_areas=draw(some(texts)),
        areas=its_areas,
        activities=draw(some(activities(len(its_areas)))),
        minutes=draw(maybe(minutes)),
        people=draw(some(people)),
        remainder=draw(some(values)),
        furniture=draw(some(values)),
        coverage=draw(coverages),
        warnings=draw(
            some(
                st.builds(
                    RecordWarning,
                    code=st.sampled_from(get_args(WarningCode)),
                    path=maybe(texts),
                    message=texts,
                    evidence=some(evidence),
                )
            )
        ),
    )
