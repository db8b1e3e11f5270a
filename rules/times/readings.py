"""What times that stand in a text say together: a rate, an end, a stretch of days, a list of occasions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from models.values import ScheduleKind, SchedulePart
from rules.matching.numbers import read_number
from rules.times.dates import Extent
from rules.times.points import Stretch, hull
from rules.times.rows import Expression

Field: TypeAlias = Literal["duration", "meeting_frequency", "timing"]
"""The field whose text is read: a bare date ends a duration, and is the day of something that happens."""

DOUBTFUL = 0.55
"""Confidence where a text can be read in two ways that differ much."""
MONTH, YEAR_OF_DAYS = 31, 366
"""Days."""


@dataclass(frozen=True, slots=True)
class ScheduleReading:
    """What the rules conclude from a text about time."""

    kind: ScheduleKind
    times_per_year: float | None = None
    start: str | None = None
    """ISO date."""
    end: str | None = None
    """ISO date, the last day."""
    parts: tuple[SchedulePart, ...] = ()
    rule: str | None = None
    """Id of the row that decided; None where none did."""
    confidence: float = 1.0
    ambiguity: str | None = None
    """Both readings, in English, where the text can be read two ways."""


def counted_reading(count: Expression, found: list[Stretch]) -> ScheduleReading:
    """A number of times: so many a year where the text names the year, else it can be read two ways."""
    number = count.slots.get("n", "")
    start, end = hull(found)
    if start is not None and end is not None and (end - start).days < YEAR_OF_DAYS:
        times = read_number(number)
        return ScheduleReading("recurring", times, *iso_days((start, end)), rule=count.row.id, confidence=0.7)
    return ScheduleReading(
        "unspecified",
        start=iso_days((start, end))[0],
        end=iso_days((start, end))[1],
        rule=count.row.id,
        confidence=count.row.confidence,
        ambiguity=f"{number} times a year or {number} times in all",
    )


def timed_reading(times: list[Stretch], listed: bool, field: Field | None) -> ScheduleReading:
    """Only points of time: an end, a beginning, a stretch, a day, or a list of occasions."""
    rule, confidence = times[0].rule, min(one.confidence for one in times)
    start, end = iso_days(hull(times))
    kinds = {one.kind for one in times}
    doubt = doubt_of(times)
    if listed and any(is_long(one) for one in times):
        doubt = f"{len(times)} times, or all the time from {start} to {end}"
        return ScheduleReading("recurring", len(times), start, end, (), rule, DOUBTFUL, doubt)
    if listed:
        return ScheduleReading("recurring", len(times), start, end, (), rule, min(confidence, 0.75), doubt)
    if kinds == {"until"}:
        return ScheduleReading("until", None, None, end, (), rule, confidence, doubt)
    if kinds == {"from"}:
        return ScheduleReading("open_ended", None, start, None, (), rule, min(confidence, 0.9), doubt)
    if kinds == {"day"} and len(times) == 1:
        return one_day(times[0], field)
    if start is None and end is not None:  # "vid årets slut"
        return ScheduleReading(
            "until" if field == "duration" else "once", None, None, end, (), rule, confidence, doubt
        )
    return ScheduleReading("period", None, start, end, (), rule, confidence, doubt)


def is_long(stretch: Stretch) -> bool:
    """Whether it is longer than a month, so that in a list it may be an occasion or a part of a longer time."""
    return (
        stretch.start is not None and stretch.end is not None and (stretch.end - stretch.start).days > MONTH
    )


def one_day(day: Stretch, field: Field | None) -> ScheduleReading:
    """A bare date: the end of a duration; of something that is to happen, its day or its last day."""
    start, end = iso_days((day.start, day.end))
    if field == "timing" and end is not None:
        return ScheduleReading(
            "once", None, start, end, (), day.rule, 0.75, f"on {end}, or no later than {end}"
        )
    if field == "meeting_frequency":
        return ScheduleReading("once", None, start, end, (), day.rule, day.confidence)
    return ScheduleReading("until", None, None, end, (), day.rule, day.confidence)


def doubt_of(times: list[Stretch]) -> str | None:
    """How else one of `times` can be read; None where each has one reading."""
    return next((one.ambiguity for one in times if one.ambiguity), None)


def iso_days(extent: Extent) -> tuple[str | None, str | None]:
    """First and last day as ISO dates."""
    start, end = extent
    return start.isoformat() if start else None, end.isoformat() if end else None
