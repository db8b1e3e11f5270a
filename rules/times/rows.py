"""The rows of schedules.toml and schedule_words.toml, and the matches that they find in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import Field, model_validator

from rules.matching.loading import load_rows
from rules.matching.numbers import CARDINALS, ORDINALS
from rules.matching.patterns import PatternRow, PatternSet, Token, tokenize
from rules.matching.rows import Row
from rules.times.dates import MONTHS, Point, Shape

Yield: TypeAlias = Literal[
    "rate", "rate_choice", "rate_unknown", "as_needed", "continuous", "open_ended", "once", "count", "length",
    "point", "winter", "to", "until", "before", "from", "after", "onwards", "between", "nothing",
]  # fmt: skip
"""What a row of schedules.toml means; `nothing` hides what looks like time and is not."""


_MONTH_AND_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"


class ScheduleRow(PatternRow):
    """A way to say how often or when."""

    yields: Yield
    per_year: float | None = None
    """Of a rate: how many a year, before the slots are counted in; else the slot `unit` says."""
    every: int = 1
    """2 for "varannan"."""
    count: int = 1
    """2 for "ett par gånger"."""
    weak: bool = False
    """It gives way to any other frequency in the same text, which then only adds the time of year."""
    shape: Shape | None = None
    first: str | None = Field(default=None, pattern=_MONTH_AND_DAY)
    last: str | None = Field(default=None, pattern=_MONTH_AND_DAY)
    year_offset: int = 0
    needs_cue: bool = False
    """A point of time only beside a cue ("senast", "till"), with a year, or alone in its text."""
    confidence: float = Field(default=0.98, ge=0, le=1)

    @model_validator(mode="after")
    def _is_whole(self) -> ScheduleRow:
        """A rate needs to know of how long a time, a point its shape, a span its days."""
        timed = all("{unit" in pattern for pattern in self.patterns)
        if self.yields in ("rate", "rate_choice") and self.per_year is None and not timed:
            raise ValueError("per_year is missing: not every pattern holds {unit} or {units}")
        if self.yields in ("point", "winter") and self.shape is None:
            raise ValueError("shape is missing: a point of time needs one")
        if self.shape == "span" and (self.first is None or self.last is None):
            raise ValueError("first and last are missing: a span needs both")
        return self


class WordRow(Row):
    """Words that fill a slot of the patterns."""

    slot: str
    words: tuple[str, ...]
    per_year: float | None = None
    """Of a unit of time: how many a year has."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A place in a text where a row matched."""

    row: ScheduleRow
    first: int
    last: int
    """[first, last) in the tokens."""
    slots: dict[str, str]

    def point(self) -> Point:
        """The point of time that it names. Raises ValueError when its row names none."""
        if self.row.shape is None:
            raise ValueError(f"{self.row.id} names no point of time")
        slots = tuple((name.replace("_word", ""), value) for name, value in self.slots.items())
        return Point(self.row.shape, slots, self.row.first, self.row.last, self.row.year_offset)


def _figures(first: int, last: int, *, padded: bool = False) -> frozenset[str]:
    """The numbers from `first` to `last` in figures; with `padded` also as "01"."""
    plain = {str(number) for number in range(first, last + 1)}
    return frozenset(plain | {f"{number:02d}" for number in range(first, last + 1)} if padded else plain)


_NUMBERS = _figures(1, 99) | CARDINALS.keys()
_CALENDAR: dict[str, frozenset[str]] = {
    "n": _NUMBERS,
    "every": _NUMBERS | ORDINALS.keys(),
    "ordinal": frozenset(ORDINALS),
    "per": frozenset({"per", "/", "om", "i", "varje", "pr", "på", "under", "var"}),
    "year": _figures(1980, 2099),
    "yy": _figures(0, 79, padded=True) - _figures(0, 9),
    "day": _figures(1, 31, padded=True),
    "day_word": frozenset(ORDINALS),
    "month": frozenset(MONTHS),
    "mm": _figures(1, 12, padded=True),
    "week": _figures(1, 53, padded=True),
    "part": _figures(1, 4),
    "part_word": frozenset({"första", "andra", "tredje", "fjärde", "sista", "senare"}),
    "clock": _figures(0, 24, padded=True),
    "minutes": _figures(0, 59, padded=True) - _figures(0, 9),
}
"""Slots whose words are numbers and the calendar's names; the rest come from schedule_words.toml."""


def schedule_slots(overlays: tuple[Path, ...] = ()) -> dict[str, frozenset[str]]:
    """The slots of schedules.toml: the calendar's, and those of schedule_words.toml."""
    slots = dict(_CALENDAR)
    for row in load_rows("schedule_words", WordRow, overlays):
        slots[row.slot] = slots.get(row.slot, frozenset()) | frozenset(row.words)
    return slots


class ScheduleRules:
    """All rows, ready to be looked for. Raises RulesError when a row is not valid."""

    def __init__(self, overlays: tuple[Path, ...] = ()) -> None:
        self.words = load_rows("schedule_words", WordRow, overlays)
        self.rows = load_rows("schedules", ScheduleRow, overlays)
        self.per_year = {
            word: row.per_year
            for row in reversed(self.words)
            if row.per_year is not None
            for word in row.words
        }
        """How many a year has of each unit of time."""
        pairs = [(row, pattern) for row in self.rows for pattern in row.patterns]
        self._row_of = [row for row, _ in pairs]
        self._patterns = PatternSet([pattern for _, pattern in pairs], schedule_slots(overlays))

    def expressions(self, tokens: tuple[Token, ...]) -> list[Expression]:
        """The matches that count, in order: of overlapping ones the longest, then the earlier row."""
        return [
            Expression(self._row_of[found.pattern], found.first, found.last, found.slots)
            for found in self._patterns.longest(tokens)
        ]


@lru_cache(maxsize=8)
def schedule_rules(overlays: tuple[Path, ...] = ()) -> ScheduleRules:
    """The rules with these overlays, loaded once. Raises RulesError when a row is not valid."""
    return ScheduleRules(overlays)


def found_words(rows: Iterable[WordRow], text: str) -> frozenset[str]:
    """The ids of the rows that have a word in `text`."""
    tokens = tokenize(text)
    return frozenset(row.id for row in rows if any(_words_of(row).find(tokens)))


@lru_cache(maxsize=256)
def _words_of(row: WordRow) -> PatternSet:
    return PatternSet([f"({'|'.join(row.words)})"])
