"""When a meeting was or will be: its day and its hours, from a line of minutes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.text.fold import fold
from rules.matching.words import SmallWords

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<short>[1-4]\d)"
"""The last two digits of a year of this century; below ten they would rather be an hour or a month."""
_DIGIT = re.compile(r"\d")
"""Every day and every hour has one; most texts have none."""
_HOUR = r"(?P<{0}h>[01]?\d|2[0-4])(?:[.:](?P<{0}m>[0-5]\d))?"


@dataclass(frozen=True, slots=True)
class MeetingTime:
    """A meeting's day (ISO) and hours (HH:MM); None for what the text does not say."""

    date: str | None = None
    start: str | None = None
    end: str | None = None
    span: tuple[int, int] | None = None
    """[start, end) of what says so in the text."""


class MeetingTimes:
    """Reads days and hours. `months` has the names of months → 1 to 12."""

    def __init__(self, words: SmallWords, months: Mapping[str, int]) -> None:
        self._months = months
        no_clock = "".join(rf"(?<!{word} )(?<!{word}\. )" for word in words["clock"])
        joined = rf"\s+{words.choice('joiner')}\s+(?:den\s+)?"
        month = "|".join(sorted(months, key=len, reverse=True))
        self._days = (
            re.compile(rf"(?<!\d){_YEAR}\s?[-/.]\s?(?P<month>\d\d?)\s?[-/.]\s?(?P<day>\d\d?)(?!\d)"),
            re.compile(rf"(?<!\d)(?P<day>\d\d?)(?::?e|:?a)?\s+(?P<name>{month})\.?(?!\w)(?:,?\s+{_YEAR})?"),
            re.compile(  # "14, 21 och 28 januari"
                rf"{no_clock}(?<![\d./:-])(?P<day>\d\d?)(?=(?:\s*,\s+(?:den\s+)?\d\d?)*{joined}\d\d?(?::?e|:?a)?"
                rf"\s+(?P<name>{month})\.?(?!\w)(?:,?\s+{_YEAR})?)"
            ),
            re.compile(
                rf"(?<!\d)(?P<day>\d\d?)\s?/\s?(?P<month>\d\d?)"
                rf"(?:\s?[-/,]?\s?{_YEAR}|[-/]{_SHORT_YEAR}(?![\d/.:]))?(?![\d/])"
            ),
            re.compile(rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?!\d)"),
            re.compile(
                rf"(?<![\d./:-]){_SHORT_YEAR}(?P<dash>-?)(?P<month>0[1-9]|1[0-2])(?P=dash)(?P<day>[0-2]\d|3[01])"
                r"(?!\s?[-+/]?\d)"  # a personal number goes on
            ),
        )
        clock = rf"{words.choice('clock')}\.?\s*"
        self._span = re.compile(
            rf"(?P<cue>\b(?:{clock}|{words.choice('between')}\s*))?(?<![\d./:-])" + _HOUR.format("a")
            + rf"\s*(?:\u2013|-|\u2014|{words.choice('to')})\s*(?:ca\.?\s*)?(?:{clock})?" + _HOUR.format("b")
            + r"(?![\d/]|[.:-]\d)"
        )  # fmt: skip
        self._start = re.compile(rf"\b{clock}" + _HOUR.format("a") + r"(?![\d/])")
        self._bare = re.compile(r"(?<![\d./:-])(?P<ah>[01]?\d|2[0-4])[.:](?P<am>[0-5]\d)(?![\d/]|[.:-]\d)")
        self._end = re.compile(rf"\b{words.choice('ends')}\s+(?:ca\s+)?{clock}" + _HOUR.format("b"))

    def read(self, text: str, year: int | None = None, *, at_label: bool = False) -> MeetingTime:
        """The first day and the first hours that `text` names; `year` is for days without one.

        Behind a label of times (`at_label`) "9–11" are hours, too.
        """
        day, day_span = self._day(text, year)
        start, end, hour_span = self._hours(text, day_span, told=at_label)
        spans = [span for span in (day_span, hour_span) if span is not None]
        around = (min(span[0] for span in spans), max(span[1] for span in spans)) if spans else None
        return MeetingTime(day, start, end, around)

    def days(self, text: str, year: int | None = None) -> tuple[tuple[str, tuple[int, int]], ...]:
        """Every day that `text` names, as ISO dates with their places, in order."""
        found: dict[int, tuple[str, tuple[int, int]]] = {}
        if not _DIGIT.search(text):
            return ()
        low = fold(text)
        for pattern in self._days:
            for match in pattern.finditer(low):
                day = self._iso(match, year)
                if day is not None and not any(
                    a < match.end() and match.start() < b for _, (a, b) in found.values()
                ):
                    found[match.start()] = (day, match.span())
        return tuple(found[start] for start in sorted(found))

    def _day(self, text: str, year: int | None) -> tuple[str | None, tuple[int, int] | None]:
        days = self.days(text, year)
        return days[0] if days else (None, None)

    def _iso(self, match: re.Match[str], year: int | None) -> str | None:
        slots = match.groupdict()
        known = int(slots["year"]) if slots.get("year") else year
        if slots.get("short"):
            known = 2000 + int(slots["short"])
        month = self._months[slots["name"]] if slots.get("name") else int(slots.get("month") or 0)
        if known is None:
            return None
        try:
            return date(known, month, int(slots["day"])).isoformat()
        except ValueError:
            return None

    def _hours(
        self, text: str, day: tuple[int, int] | None, *, told: bool
    ) -> tuple[str | None, str | None, tuple[int, int] | None]:
        if not _DIGIT.search(text):
            return None, None, None
        low = fold(text)
        if day is not None:
            low = low[: day[0]] + " " * (day[1] - day[0]) + low[day[1] :]
        for match in self._span.finditer(low):
            has_minutes = match["am"] is not None or match["bm"] is not None
            if match["cue"] or has_minutes or told:
                return _clock(match["ah"], match["am"]), _clock(match["bh"], match["bm"]), match.span()
        start, end = self._start.search(low), self._end.search(low)
        start = start or (self._bare.search(low) if told else None)
        if start is None:
            return None, None, None
        last = _clock(end["bh"], end["bm"]) if end is not None and end.start() > start.start() else None
        return (
            _clock(start["ah"], start["am"]),
            last,
            (start.start(), end.end() if last and end else start.end()),
        )


def _clock(hour: str, minute: str | None) -> str:
    return f"{int(hour) % 24:02d}:{minute or '00'}"
