"""The figures above the report's lists: which district has which topic when, who undertakes, how often they meet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.report.content import ShownActivity, ShownPlan

RATES: tuple[tuple[str, float], ...] = (
    ("weekly or more often", 45.0),
    ("every other week", 20.0),
    ("monthly", 10.0),
    ("several times a year", 3.0),
    ("once or twice a year", 1.0),
    ("less than once a year", 0.0),
)
"""How often in words, with the least times a year that it stands for (52 weeks less holidays, and so on)."""
NOT_STATED, WITHOUT_NUMBER = "not stated", "stated without a number"


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A district with, for each topic, the years whose plans have it."""

    district: str | None
    name: str
    years: tuple[int, ...]
    """Of all its plans."""
    cells: tuple[tuple[int, ...], ...]
    """Years by topic, in the order of the topics; a plan without a year counts as year 0."""


def coverage(plans: Sequence[ShownPlan]) -> tuple[list[str], list[CoverageRow]]:
    """The topics that any plan has, the commonest first, and a row a district in the order of `plans`."""
    commonest = Counter(topic for plan in plans for topic in plan.topics)
    topics = sorted(commonest, key=lambda topic: (-commonest[topic], topic))
    districts: dict[tuple[str | None, str], list[ShownPlan]] = defaultdict(list)
    for one in plans:
        districts[one.plan.district, one.plan.district_name or ""].append(one)
    rows = []
    for (district, name), theirs in districts.items():
        cells = tuple(_years(one for one in theirs if topic in one.topics) for topic in topics)
        rows.append(CoverageRow(district, name, _years(theirs), cells))
    return topics, rows


def _years(plans: Iterable[ShownPlan]) -> tuple[int, ...]:
    return tuple(sorted({one.plan.year or 0 for one in plans}))


def year_ranges(years: Iterable[int]) -> str:
    """(2019, 2020, 2021, 2024) as "2019–2021, 2024"; year 0, none known, as "?"."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(
        "?" if not run[0] else f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs
    )


def rate(activity: ShownActivity) -> str:
    """How often those who carry out `activity` meet, as one of `RATES` or the two that have no number."""
    if activity.meetings_per_year is not None:
        return next(name for name, least in RATES if activity.meetings_per_year >= least)
    return WITHOUT_NUMBER if activity.meeting_kind is not None else NOT_STATED


def by_party(plans: Iterable[ShownPlan]) -> Counter[str]:
    """How many commitments each party makes."""
    return Counter(
        value.party
        for plan in plans
        for activity in plan.activities
        for value in activity.values
        if value.field == "commitment" and value.party is not None
    )


def by_rate(plans: Iterable[ShownPlan]) -> list[tuple[str, int]]:
    """How many activities have each rate, the most frequent rate first."""
    found = Counter(rate(activity) for plan in plans for activity in plan.activities)
    return [(name, found[name]) for name in (*dict(RATES), WITHOUT_NUMBER, NOT_STATED)]


def by_source(plans: Iterable[ShownPlan]) -> Counter[str]:
    """How many activities follow up by each source of figures."""
    return Counter(source for plan in plans for activity in plan.activities for source in activity.sources)
