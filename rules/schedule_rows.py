"""The rows of schedules.toml and schedule_words.toml, and the matches that they find in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from rules.dates import MONTHS, Point, Shape
from rules.load import load_rows
from rules.numbers import CARDINALS, ORDINALS
from rules.patterns import PatternSet, Token, tokenize
from rules.schema import Row

Yield: TypeAlias = Literal[
    "rate", "rate_choice", "rate_unknown", "as_needed", "continuous", "open_ended", "once", "count",
    "point", "winter", "to", "until", "before", "from", "after", "between", "nothing",
]  # fmt: skip
"""What a row of schedules.toml means; `nothing` hides what looks like time and is not."""


class ScheduleRow(Row):
    """A way to say how often or when."""

    yields: Yield
    patterns: tuple[str, ...]
    per_year: float | None = None
    """Of a rate: how many a year, before the slots are counted in; else the slot `unit` says."""
    every: int = 1
    """2 for "varannan"."""
    count: int = 1
    """2 for "ett par gånger"."""
    weak: bool = False
    """It gives way to any other frequency in the same text, which then only adds the time of year."""
    shape: Shape | None = None
    first: str | None = None
    last: str | None = None
    year_offset: int = 0
    needs_cue: bool = False
    """A point of time only beside a cue ("senast", "till"), with a year, or alone in its text."""
    confidence: float = 0.98


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


class ScheduleRules:
    """All rows, ready to be looked for. Raises RulesError when a row is not valid."""

    def __init__(self, overlays: tuple[Path, ...] = ()) -> None:
        self.words = load_rows("schedule_words", WordRow, overlays)
        self.rows = load_rows("schedules", ScheduleRow, overlays)
        slots = dict(_CALENDAR)
        for word_row in self.words:
            slots[word_row.slot] = slots.get(word_row.slot, frozenset()) | frozenset(word_row.words)
        self.per_year = {
            word: row.per_year for row in self.words if row.per_year is not None for word in row.words
        }
        """How many a year has of each unit of time."""
        pairs = [(row, pattern) for row in self.rows for pattern in row.patterns]
        self._row_of = [row for row, _ in pairs]
        self._patterns = PatternSet([pattern for _, pattern in pairs], slots)

    def matches(self, tokens: tuple[Token, ...]) -> list[Expression]:
        """Every match of every row, overlapping ones too."""
        return [
            Expression(self._row_of[found.pattern], found.first, found.last, found.slots)
            for found in self._patterns.find(tokens)
        ]

    def expressions(self, tokens: tuple[Token, ...]) -> list[Expression]:
        """The matches that count, in order: of overlapping ones the longest, then the earlier row."""
        taken = [False] * len(tokens)
        chosen: list[Expression] = []
        for one in sorted(self.matches(tokens), key=lambda one: one.first - one.last):
            if not any(taken[one.first : one.last]):
                taken[one.first : one.last] = [True] * (one.last - one.first)
                chosen.append(one)
        return sorted(chosen, key=lambda one: one.first)


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
