"""The rows of schedules.toml and schedule_words.toml, and the matches that they find in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from pydantic import Field, model_validator

from rules.matching.loading import RuleFiles
from rules.matching.numbers import CARDINALS, ORDINALS, read_number
from rules.matching.patterns import PatternRow, PatternSet, RowPatterns, Token, tokenize
from rules.matching.rows import Row
from rules.times.dates import Point, Shape

Yield: TypeAlias = Literal[
    "rate", "rate_choice", "rate_unknown", "as_needed", "continuous", "open_ended", "once", "count", "length",
    "point", "winter", "to", "until", "before", "from", "after", "onwards", "between", "limit",
    "nothing",
]  # fmt: skip
"""What a row of schedules.toml means; `nothing` hides what looks like time and is not, and so does `limit`: a time
after something that has no date of its own ("inom en vecka från anmälan")."""


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
    """It gives way to any other frequency in the same text, which then only adds the time of year; what lasts so, to
    the days beside it."""
    adds: bool = False
    """Of a rate: it is about one part of the year, and several of them add up ("två på våren och tre på hösten")."""
    days: bool = False
    """Of a rate: it names days of each week, so that two side by side add up ("måndag–onsdag samt fredagar")."""
    shape: Shape | None = None
    first: str | None = Field(default=None, pattern=_MONTH_AND_DAY)
    last: str | None = Field(default=None, pattern=_MONTH_AND_DAY)
    unended_first: str | None = Field(default=None, pattern=_MONTH_AND_DAY)
    unended_last: str | None = Field(default=None, pattern=_MONTH_AND_DAY)
    """Of a span: its days where no cue of an end stands before it ("jul 2023" is July, "till jul 2023" is not)."""
    ranged_first: str | None = Field(default=None, pattern=_MONTH_AND_DAY)
    ranged_last: str | None = Field(default=None, pattern=_MONTH_AND_DAY)
    """Of a span: its days where a range begins with it that ends in a later month ("jul till sep")."""
    year_offset: int = 0
    needs_cue: bool | Literal["always"] = False
    """A point of time only beside a cue ("senast", "till"), with a year (but where `always`), or alone in its text."""
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
    month: int | None = Field(default=None, ge=1, le=12)
    """Of a month: which it is."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A place in a text where a row matched."""

    row: ScheduleRow
    first: int
    last: int
    """[first, last) in the tokens."""
    slots: dict[str, str]

    @property
    def month(self) -> int:
        """The month that it names, from 1; 0 for none."""
        return int(self.slots.get("month", 0))

    def point(self, *, ended: bool = False, until: int = 0) -> Point:
        """The point of time that it names, behind a cue of an end or not; ValueError when its row names none.

        `until` is the month in which a range ends that begins here, 0 for no such range.
        """
        if self.row.shape is None:
            raise ValueError(f"{self.row.id} names no point of time")
        slots = tuple((name.replace("_word", ""), value) for name, value in self.slots.items())
        row = self.row
        first, last = (row.first, row.last) if ended else (row.unended_first, row.unended_last)
        if row.ranged_first is not None and until > int(row.ranged_first[:2]):
            first, last = row.ranged_first, row.ranged_last
        return Point(self.row.shape, slots, first or row.first, last or row.last, row.year_offset)


def _figures(first: int, last: int, *, padded: bool = False) -> frozenset[str]:
    """The numbers from `first` to `last` in figures; with `padded` also as "01"."""
    plain = {str(number) for number in range(first, last + 1)}
    return frozenset(plain | {f"{number:02d}" for number in range(first, last + 1)} if padded else plain)


_NUMBERS = _figures(1, 99) | CARDINALS.keys()
_CALENDAR: dict[str, frozenset[str]] = {
    "n": _NUMBERS,
    "plus": _NUMBERS,
    "figure": _figures(0, 99),
    "every": _NUMBERS | ORDINALS.keys(),
    "ordinal": frozenset(ORDINALS),
    "year": _figures(1980, 2099),
    "yy": _figures(0, 79, padded=True) - _figures(0, 9),
    "day": _figures(1, 31, padded=True),
    "day_word": frozenset(ORDINALS),
    "mm": _figures(1, 12, padded=True),
    "recent": _figures(20, 45),
    "letters": frozenset(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyzåäö"),
    "week": _figures(1, 53, padded=True),
    "part": _figures(1, 4),
    "clock": _figures(0, 24, padded=True),
    "minutes": _figures(0, 59, padded=True) - _figures(0, 9),
}
"""Slots whose words are numbers; the rest come from schedule_words.toml."""


_TO = "till"
"""The word that a dash between two points of time stands for."""


class Expressions:
    """Finds expressions of time by the rows of schedules.toml and schedule_words.toml."""

    def __init__(self, files: RuleFiles) -> None:
        self._words = files.rows("schedule_words", WordRow)
        self.per_year = {
            word: row.per_year
            for row in reversed(self._words)
            if row.per_year is not None
            for word in row.words
        }
        """How many a year has of each unit of time."""
        self.months = {word: row.month for row in self._words if row.month is not None for word in row.words}
        """Names of months and their usual abbreviations → 1 to 12."""
        self.slots = dict(_CALENDAR)
        """The slots of schedules.toml: those of numbers, and those of schedule_words.toml."""
        for row in self._words:
            self.slots[row.slot] = self.slots.get(row.slot, frozenset()) | frozenset(row.words)
        self._files = files

    @cached_property
    def _patterns(self) -> RowPatterns[ScheduleRow]:
        """Made when the first text is searched: it takes a tenth of a second."""
        return RowPatterns(self._files.rows("schedules", ScheduleRow), self.slots)

    def find(self, tokens: tuple[Token, ...]) -> list[Expression]:
        """The matches that count, in order: of overlapping ones the longest, then the earlier row."""
        found = self._find(tokens)
        dashes = {at for one in found if one.row.yields == "point" for at in range(one.first, one.last)}
        dashes = {at for at in dashes if tokens[at].text == "-"}
        if not dashes:
            return found
        apart = self._find(_with_to(tokens, dashes))
        joining = {
            two.first
            for one, two, three in zip(apart, apart[1:], apart[2:], strict=False)
            if _joins_years(one, two, three)
        }
        return self._find(_with_to(tokens, joining & dashes)) if joining & dashes else found

    def _find(self, tokens: tuple[Token, ...]) -> list[Expression]:
        found = [
            Expression(row, found.first, found.last, self._with_months(found.slots))
            for row, found in self._patterns.longest(tokens)
        ]
        dated = {two.first for two in found if two.row.shape in ("day", "days")}
        of_week = [one for one in found if one.row.days or one.row.yields == "rate_unknown"]
        return [
            one for one in found if one not in of_week or one.last not in dated
        ]  # "fredag–lördag 12–13 maj" is once

    def _with_months(self, slots: dict[str, str]) -> dict[str, str]:
        """`slots` with months in figures."""
        return {
            name: str(self.months[word]) if name.startswith("month") else word for name, word in slots.items()
        }

    def hits(self, text: str) -> frozenset[str]:
        """The ids of the rows of both files that `text` hits; a mere ending ("*ade") only where a match needs it."""
        tokens = tokens_of(text)
        found = self.find(tokens)
        needed = {name.rstrip("0123456789") for one in found for name in one.slots}
        words = (
            row.id
            for row, whole, any_ in self._word_patterns
            if any(whole.find(tokens)) or (row.slot in needed and any(any_.find(tokens)))
        )
        return frozenset([*(one.row.id for one in found), *words])

    @cached_property
    def _word_patterns(self) -> list[tuple[WordRow, PatternSet, PatternSet]]:
        """Each row with what finds its whole words, and what finds all of them."""
        return [
            (row, _any_of([word for word in row.words if "*" not in word]), _any_of(row.words))
            for row in self._words
        ]


def _with_to(tokens: tuple[Token, ...], dashes: set[int]) -> tuple[Token, ...]:
    """`tokens` with a word for each of those dashes."""
    return tuple(token._replace(text=_TO) if at in dashes else token for at, token in enumerate(tokens))


def _joins_years(left: Expression, to: Expression, right: Expression) -> bool:
    """Whether a word stands between two points of time that both have their year: "Q2 2024–Q4 2025", not "2024-Q4"."""
    place = (left.last, left.last + 1)
    if to.row.yields != "to" or (to.first, to.last) != place or right.first != place[1]:
        return False
    return all(one.row.yields == "point" and one.point().year is not None for one in (left, right))


def _any_of(words: Sequence[str]) -> PatternSet:
    return PatternSet([f"({'|'.join(words)})"] if words else [])


_IN_FIGURES = re.compile(
    r"(?<!\w)(?<!\b0\d-)(?<!\b0\d\d-)(?<!\b0\d\d\d-)"
    r"(?:20)?([1-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\w|-\d{4}\b)"
)
"""A date as registers write it, "251231", "20251231"; no end of a telephone number, nor a personal one."""
_MONTHS = re.compile(r"(?<!\d)\d{4}-\d\d(–)\d\d(?![-–\d])")
"""Two months of a year, which only the longer dash tells from a day: "2025-04–06"."""
_BETWEEN_MONTHS = "/"
_BETWEEN_FIGURES = "·"
"""Stands between the parts of such a date, for the patterns of schedules.toml."""


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of `text`; a number that brackets say again, "två (2)", is one, a date in six figures is five."""
    tokens = tokenize(text)
    if _IN_FIGURES.search(text) is not None:
        tokens = tuple(part for token in tokens for part in _parts_of_date(text, token))
    if "–" in text:
        dashes = {match.start(1) for match in _MONTHS.finditer(text)}
        tokens = tuple(one._replace(text=_BETWEEN_MONTHS) if one.start in dashes else one for one in tokens)
    if "(" not in text:
        return tokens
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        said = [one.text for one in tokens[place + 1 : place + 4]]
        again = said[1:2] if said[:1] + said[2:] == ["(", ")"] else []
        if again and read_number(token.text) is not None and read_number(again[0]) == read_number(token.text):
            token = token._replace(end=tokens[place + 3].end)
            place += 3
        kept.append(token)
        place += 1
    return tuple(kept)


def _parts_of_date(text: str, token: Token) -> Iterator[Token]:
    """The year, month and day of a date in figures, with a sign between them; any other token as it is."""
    date = _IN_FIGURES.fullmatch(text, token.start, token.end) if token.text.isdigit() else None
    if date is None:
        yield token
        return
    yield Token(f"20{date[1]}", token.start, date.end(1))
    for part in (2, 3):
        yield Token(_BETWEEN_FIGURES, date.start(part), date.start(part))
        yield Token(date[part], *date.span(part))
