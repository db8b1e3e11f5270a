"""Calendar arithmetic: what "vecka 44", "kvartal 2", "hösten 2017" and "15 mars – 30 september" cover.

A point of time as a text names it (`Point`) may lack its year; `resolve` gives its first and last day
once the year is known. Only the standard library is used.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from rules.matching.numbers import read_number, read_ordinal

Shape: TypeAlias = Literal[
    "day",
    "days",
    "month",
    "week",
    "quarter",
    "tertial",
    "half",
    "span",
    "end",
    "start",
    "school_year",
    "year",
]
"""How a row's slots are to be read. `span` takes first and last day from the row; `end` is its last day alone."""

Extent: TypeAlias = tuple[date | None, date | None]
"""First and last day; None where the text leaves that end open."""

_QUARTER, _TERTIAL, _HALF = 3, 4, 6
"""Months in each."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day, week, month, season, year …, as a text names it."""

    shape: Shape
    slots: tuple[tuple[str, str], ...] = ()
    """What stood in the pattern's slots: ("month", "5"), ("year", "2017") …"""
    first: str | None = None
    """MM-DD, for `span`, from the rules."""
    last: str | None = None
    """MM-DD, for `span`, `end` and `start`; before `first` where it runs into the next year."""
    year_offset: int = 0
    """1 for "nästa år"."""

    @property
    def year(self) -> int | None:
        """The year that the text itself gives, None where it gives none."""
        slots = dict(self.slots)
        if "year" in slots:
            return int(slots["year"])
        short = slots.get("yy", slots.get("recent"))
        return 2000 + int(short) if short is not None and int(short) < 80 else None


_DAYS_OF = {365: 1, 52: 7}
_MONTHS_OF = {12: 1, 1: 12}
"""Days or months of a unit, by how many of it a year has."""
_LONGEST = 120
"""Units of a length that plans name; more is a misreading."""


def resolve(point: Point, year: int | None) -> Extent | None:
    """First and last day of `point`, in its own year or else `year`; None where no year is known or no such day is.

    Of a season that crosses the turn of the year, `year` is the year it begins in.
    """
    known = point.year if point.year is not None else year
    if known is None:
        return None
    try:
        return _extent(point, dict(point.slots), known + point.year_offset)
    except ValueError:  # 31 April, week 53 of a short year, a year beyond the calendar
        return None


def _extent(point: Point, slots: dict[str, str], year: int) -> Extent:  # noqa: PLR0911 - one line a shape
    match point.shape:
        case "day":
            day = date(year, _month(slots), _number(slots, "day"))
            return day, day
        case "days":
            month = _month(slots)
            last = int(slots.get("mm2", month))
            end = date(year + (last < month), last, _number(slots, "day2"))
            return date(year, month, _number(slots, "day")), end
        case "month":
            first = _month(slots)
            return _months(year, first, (int(slots.get("mm2", first)) - first) % 12 + 1)
        case "week":
            first, last = _number(slots, "week"), _number(slots, "week2", "week")
            return date.fromisocalendar(year, first, 1), date.fromisocalendar(year + (last < first), last, 7)
        case "quarter" | "tertial" | "half":
            return _part_of_year(point.shape, slots, year)
        case "school_year":
            return date(year, 8, 1), date(year + 1, 6, 30)
        case "year":
            return date(year, 1, 1), date(_last_year(slots, year), 12, 31)
        case "end":
            return None, _last_of(point, slots, year)
        case "start":
            return _first_of(point, slots, year), None
        case "span":
            return _span(point, year)


def _part_of_year(shape: str, slots: dict[str, str], year: int) -> Extent:
    months = {"quarter": _QUARTER, "tertial": _TERTIAL, "half": _HALF}[shape]
    parts = 12 // months
    first = read_number(slots["part"]) or read_ordinal(slots["part"]) or parts  # "sista kvartalet"
    last = _number(slots, "part2") if "part2" in slots else first
    if not 1 <= first <= last <= parts:
        raise ValueError("there is no such part of a year")
    return date(year, (first - 1) * months + 1, 1), _months(year, last * months, 1)[1]


def _span(point: Point, year: int) -> Extent:
    if point.first is None or point.last is None:
        raise ValueError("a span needs both its days")
    crosses = point.last < point.first
    return _on(year, point.first), _on(year + crosses, point.last)


def _last_of(point: Point, slots: dict[str, str], year: int) -> date | None:
    if point.last is not None:
        return _on(year, point.last)
    return _months(year, _month(slots), 1)[1] if "month" in slots else date(year, 12, 31)


def _first_of(point: Point, slots: dict[str, str], year: int) -> date | None:
    if point.first is not None:
        return _on(year, point.first)
    return date(year, _month(slots), 1) if "month" in slots else date(year, 1, 1)


def _on(year: int, month_and_day: str) -> date:
    month, day = map(int, month_and_day.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of `count` months from `month` on, within one year."""
    last = month + count - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def _last_year(slots: dict[str, str], year: int) -> int:
    if "year2" in slots:
        return int(slots["year2"])
    return year - year % 100 + int(slots["yy2"]) if "yy2" in slots else year


def _month(slots: dict[str, str]) -> int:
    return int(slots["month" if "month" in slots else "mm"])


def _number(slots: dict[str, str], *names: str) -> int:
    """The number in the first of these slots that was filled, in figures, words or as an ordinal."""
    word = next(slots[name] for name in names if name in slots)
    value = read_number(word) or read_ordinal(word)
    if value is None:
        raise ValueError(f"{word} is no number")
    return value


def join(first: Point, last: Point, year: int | None) -> Extent | None:
    """From `first` to `last`, both included; a year that only one of them gives is the other's too.

    "november–februari" runs into the next year. None where no year is known, or the end lies before the start.
    """
    begin = resolve(first, last.year if last.year is not None else year)
    end = resolve(last, first.year if first.year is not None else year)
    if begin is None or end is None or begin[0] is None or end[1] is None:
        return None
    if begin[0] > end[1] and (first.year is None or last.year is None):
        if first.year is None and last.year is not None:
            begin = resolve(first, last.year - 1) or begin
        else:
            end = resolve(last, end[1].year + 1) or end
    if begin[0] is None or end[1] is None or begin[0] > end[1]:
        return None
    return begin[0], end[1]


def before(extent: Extent) -> date | None:
    """The last day before `extent` begins; None where its beginning is open."""
    start = extent[0] or extent[1]
    return start - timedelta(days=1) if start is not None and start > date.min else None


def touching(first: Extent, second: Extent) -> bool:
    """Whether `second` begins no later than the day after `first` ends."""
    if first[1] is None or second[0] is None:
        return False
    return first[1] >= second[0] - timedelta(days=1)


def length_end(start: date, count: int, per_year: float) -> date | None:
    """The last day of `count` years, months, weeks or days (so many `per_year`) from `start` on; None for others."""
    unit = int(per_year)
    if (unit not in _DAYS_OF and unit not in _MONTHS_OF) or not 0 < count <= _LONGEST:
        return None
    if unit in _DAYS_OF:
        return start + timedelta(days=count * _DAYS_OF[unit] - 1)
    months = start.month - 1 + count * _MONTHS_OF[unit]
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])) - timedelta(days=1)
