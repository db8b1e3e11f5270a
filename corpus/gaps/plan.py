"""Gaps of a plan as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from corpus.gaps.answer import GapEvidence
from corpus.gaps.content import Contents, evidence, says
from models.values import Value
from models.walk import PlacedValue
from rules.pack import Rules

Found: TypeAlias = tuple[str, str, tuple[GapEvidence, ...]]
"""Id of the kind, path, evidence."""

_PICTURE = ("situation", "problem", "cause")
_YEARS = 2
"""After which a plan is to be renewed at the latest."""
_POLICE = "police"


def plan_gaps(contents: Contents, rules: Rules, today: date) -> Iterator[Found]:
    """What the plan leaves open, as it stands on `today`."""
    picture = [placed for placed in contents.everywhere() if placed.field in _PICTURE]
    if not any(says(placed.value) for placed in picture) and not _has_heading(contents.remainder, rules):
        yield "no-situation", *contents.lack(picture, "areas", contents.record.title)
    record = contents.record
    if record.year is None and (record.period is None or not (record.period.start or record.period.end)):
        yield "no-period", *contents.lack([], "period", record.title)
    if (end := _end(contents)) is not None and _years_after(end) < today:
        yield "older-than-two-years", "period" if record.period else "year", (_ended(end, record.title),)
    promises = [
        placed for placed in contents.everywhere() if placed.field == "commitment" and placed.party == _POLICE
    ]
    if not any(says(placed.value) for placed in promises) and not _is_promised(contents, rules):
        yield "no-police-commitment", *contents.lack(promises, "activities", record.title)


def _has_heading(remainder: tuple[PlacedValue, ...], rules: Rules) -> bool:
    """Whether text that no field took stands under a heading "Lägesbild", "Problembild", "Orsaker"."""
    for number, placed in enumerate(remainder):
        heading = placed.value.label or placed.value.text
        match = rules.labels.match(heading)
        if match is not None and any(target.field in _PICTURE for target in match.targets):
            below = placed if placed.value.label else next(iter(remainder[number + 1 :]), None)
            return below is not None and says(below.value)
    return False


def _is_promised(contents: Contents, rules: Rules) -> bool:
    """Whether a text of the plan that is no party's field says what the police undertakes."""
    texts = (placed.value.text for placed in (*contents.remainder, *contents.everywhere()))
    return any(reading.party == _POLICE for text in texts for reading in rules.commitments.read(text))


def _end(contents: Contents) -> date | None:
    """The plan's last day; None where it has none, or says none."""
    period, year = contents.record.period, contents.record.year
    if period is not None and period.end is not None:
        return date.fromisoformat(period.end)
    if period is not None and period.start is not None:
        return None  # in force until further notice
    return date(year, 12, 31) if year is not None else None


def _years_after(day: date) -> date:
    try:
        return day.replace(year=day.year + _YEARS)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + _YEARS, day=28)


def _ended(end: date, title: Value | None) -> GapEvidence:
    """The last day, at the title: where a record's period stands in the file, it does not say."""
    found = GapEvidence(state="stated") if title is None else evidence("stated", title)
    return found.model_copy(update={"text": end.isoformat()})
