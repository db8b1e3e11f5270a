"""Years and days that a text names, as the span of a plan: from the first day to the last."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeAlias

from models.record import Period
from models.text.fold import fold
from rules.pack import Rules

Ends: TypeAlias = tuple[str | None, str | None]
"""The first and the last day that a plan holds (ISO); None for what is not said."""

LONGEST_SEASON = 184
"""Days of the longest half-year; a line below the title that names more of them tells how long the plan is for."""

YEARS = re.compile(
    r"(?<![\w-])(?P<first>(?:19|20)\d\d)(?:\s*[-\u2013/]\s*(?P<last>(?:19|20)\d\d|\d\d)(?![/.]\d))?"
    r"(?![\d]|-\d\d-|:\d)"
)
"""Years and spans of years; "(2023:196)" is a law's number, and "2026 – 31/3 2027" ends on a day."""


def first_and_last_year(span: re.Match[str], rules: Rules) -> tuple[int, int]:
    """The years of a match of `YEARS`; a single one twice."""
    first = int(span["first"])
    if not span["last"] or is_day(span, rules):
        return first, first
    return first, int(span["last"]) if len(span["last"]) == 4 else first // 100 * 100 + int(span["last"])


def of_years(first: int, last: int) -> tuple[int, Period]:
    """The first year, and the days from its first to the last year's last."""
    return first, Period(start=f"{first}-01-01", end=f"{last}-12-31")


def is_day(span: re.Match[str], rules: Rules) -> bool:
    """Whether what seems to be a span's last year is a day: "2023 – 28 februari"."""
    after = span.string[span.end() :].split()
    return len(span["last"]) == 2 and bool(after) and fold(after[0]) in rules.schedules.months


def lasts(period: Period) -> bool:
    """Whether it is longer than any season: "1 mars 2021 – 28 februari 2022", and not "Hösten 2021"."""
    if period.start is None or period.end is None:
        return False
    return (date.fromisoformat(period.end) - date.fromisoformat(period.start)).days >= LONGEST_SEASON


def as_period(text: str, rules: Rules) -> tuple[int, Period] | None:
    """The first year and the days of a text that says both ends of a time; None for any other."""
    time = rules.schedules.read(text, field="duration")
    if time.kind == "period" and time.start and time.end:
        return int(time.start[:4]), Period(start=time.start, end=time.end)
    return None


def first_and_last(text: str, rules: Rules) -> Ends | None:
    """The first and the last day that the plan holds, or one alone: "Gäller till och med juni 2026", "… tills vidare
    från 1 mars 2024"."""
    time = rules.schedules.read(text, field="duration")
    match time.kind:
        case "period" if time.start and time.end:
            return time.start, time.end
        case "until" if time.end:
            return None, time.end
        case "open_ended" if time.start:
            return time.start, None
        case _:
            return None
