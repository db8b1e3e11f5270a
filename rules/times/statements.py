"""Statements of frequency or kind in a text, what each is worth a year, and the part of the text that is about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from models.values import ScheduleKind, SchedulePart
from rules.matching.numbers import read_number, read_ordinal
from rules.matching.patterns import Token
from rules.matching.words import SmallWords
from rules.times.rows import Expression

_WEEKS, _WEEK = 52, 7
_DAYS = 365
_MOST = 0.75
"""Of what is said in two ways: ten times a year are every month but for the summer's."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One frequency, or one kind of time that is none ("vid behov")."""

    kind: ScheduleKind
    values: tuple[float, ...]
    """Times a year: one number, both ends of a range, or nothing where the text does not say."""
    start: int
    end: int
    """[start, end) in the text."""
    rule: str
    confidence: float
    weak: bool = False
    adds: bool = False
    """Whether it is about one part of the year."""
    days: bool = False
    """Whether it names days of each week."""

    @property
    def times_per_year(self) -> float | None:
        """The one number that it says, None for a range and for what has no number."""
        return self.values[0] if len(self.values) == 1 else None


def statements(
    tokens: tuple[Token, ...], found: list[Expression], per_year: Mapping[str, float], apart: str = ""
) -> list[Statement]:
    """The statements among `found`, in order. A weak one gives way where a stronger one is a frequency too.

    `apart` is the text where each of its lines is said of something else: only one in the same line counts then.
    """
    said = [one for one in (_statement(tokens, one, per_year) for one in found) if one is not None]
    lines = [apart.count("\n", 0, one.start) for one in said]
    strong = [
        (line, one) for line, one in zip(lines, said, strict=True) if one.kind == "recurring" and not one.weak
    ]
    return [
        one for line, one in zip(lines, said, strict=True) if not (one.weak and _gives_way(one, line, strong))
    ]


def _gives_way(weak: Statement, line: int, strong: list[tuple[int, Statement]]) -> bool:
    """Whether a weak one says only on which days, or when in the year, a stronger one is: not beside other days."""
    beside = [one for other, one in strong if other == line]
    if weak.days and all(one.days for one in beside or [one for _, one in strong]):
        return False
    names_days = any(value >= _WEEKS for value in weak.values)  # "helgerna", on which another line's is done
    return bool(beside) or (bool(strong) and names_days)


def _statement(tokens: tuple[Token, ...], one: Expression, per_year: Mapping[str, float]) -> Statement | None:
    place = tokens[one.first].start, tokens[one.last - 1].end
    row = one.row
    if row.yields in ("rate", "rate_choice"):
        return Statement(
            "recurring", _rates(one, per_year), *place, row.id, row.confidence, row.weak, row.adds, row.days
        )
    if row.yields == "rate_unknown":
        return Statement("recurring", (), *place, row.id, row.confidence, weak=True)
    if row.yields in ("as_needed", "continuous", "open_ended", "once"):
        return Statement(row.yields, (), *place, row.id, row.confidence, row.weak)
    return None


def _rates(one: Expression, per_year: Mapping[str, float]) -> tuple[float, ...]:
    """Times a year: what the unit has, times the count, over every how many."""
    slots, row = one.slots, one.row
    unit = slots.get("unit", slots.get("units", ""))
    base = row.per_year if row.per_year is not None else per_year[unit]
    if row.per_year == 2 and _are_neighbours(slots):  # "april och maj varje år" is one time that goes on
        base -= 1
    counts = [value for value in (_number(slots.get("n")), _number(slots.get("n2"))) if value]
    if plus := _number(slots.get("plus")):  # "ett större och två mindre möten per år"
        counts = [sum(counts) + plus]
    every = [value for value in (_number(slots.get("every")), _number(slots.get("every2"))) if value]
    if row.yields == "rate_choice":  # "varje eller varannan", "varannan till var tredje"
        every = [row.every, *(every or [2])]
    rates = [
        count * row.count * _per_year(base, apart)
        for count in counts or [1]
        for apart in every or [row.every]
    ]
    return tuple(dict.fromkeys(_tidy(rate) for rate in rates))


def _are_neighbours(slots: Mapping[str, str]) -> bool:
    """Whether two months are named, and they follow each other."""
    months = [int(value) for name, value in slots.items() if name.startswith("month")]
    return len(months) == 2 and months[1] - months[0] == 1


def _per_year(base: float, apart: int) -> float:
    """How often a year has every `apart`-th of a unit: fourteen days are two weeks, not 365 / 14."""
    if base == _DAYS and apart % _WEEK == 0:
        return _WEEKS * _WEEK / apart
    return base / apart


def _number(word: str | None) -> int | None:
    return None if word is None else read_number(word) or read_ordinal(word)


def _tidy(rate: float) -> float:
    return int(rate) if rate == int(rate) else round(rate, 1)


def without_repeats(
    text: str, said: list[Statement], again: AbstractSet[str], exceptions: AbstractSet[str]
) -> list[Statement]:
    """`said` without what only says the same again, as in "varannan vecka (26 ggr/år)", also after words of `again`.

    Of two that nearly agree the lesser counts, also behind `exceptions`: "varje månad utom juli (11 ggr/år)".
    """
    kept: list[Statement] = []
    for one in said:
        same = bool(kept) and not one.adds and (one.kind, one.values) == (kept[-1].kind, kept[-1].values)
        same = same and not (one.days and kept[-1].days)  # "varje fredag, lördagar i maj"
        near = bool(kept) and not one.adds and _nearly_agree(kept[-1], one)
        gap = text[kept[-1].end : one.start].strip(" \t\n,=:–-") if same or near else ""
        says_again = gap.strip("( ").rstrip(".") in again | {""}
        if same and says_again:
            continue
        excepts = gap.endswith("(") and gap.split()[0] in exceptions
        if near and gap and (says_again or excepts):
            kept[-1] = min(kept[-1], one, key=lambda one: one.values)
        else:
            kept.append(one)
    return kept


def _nearly_agree(one: Statement, other: Statement) -> bool:
    """Whether both say how often, in numbers of which one is most of the other."""
    if one.times_per_year is None or other.times_per_year is None or one.values == other.values:
        return False
    return min(one.values + other.values) >= _MOST * max(one.values + other.values)


def total_among(said: list[Statement]) -> Statement | None:
    """The one frequency that is the sum of all the others (two or more), None where there is none."""
    if len(said) < 3 or any(one.times_per_year is None for one in said):
        return None
    for candidate in (said[0], said[-1]):
        others = sum(one.times_per_year or 0 for one in said if one is not candidate)
        if candidate.times_per_year == others:
            return candidate
    return None


def sum_of(said: list[Statement]) -> float | None:
    """How often a year has all of `said` together, where each is about a part of the year of its own."""
    rates = [one.times_per_year for one in said if one.adds]
    known = [rate for rate in rates if rate is not None]
    return sum(known) if 1 < len(known) == len(said) else None


class Parts:
    """Cuts a text into the pieces that are about its statements, at signs and words that join."""

    def __init__(self, words: SmallWords) -> None:
        joiners = "|".join(map(re.escape, words["joiner"] | words["contrast"]))
        self._at_edge = re.compile(rf"^(?:{joiners})\s+|\s+(?:{joiners})$")
        self._joiner = rf"\b(?:{joiners})\b"
        self._boundaries = (r"\n", r"[.;]\s", r"[;]", r",", r"[()]", self._joiner, r"/", r"\s")
        """Where one statement ends and the next begins, the strongest first."""

    def of(
        self, text: str, said: list[Statement], without: Statement | None = None
    ) -> tuple[SchedulePart, ...]:
        """`said` as parts, each with the piece of `text` that is about it; a range gives a part for each end.

        `without` is a total, which bounds the pieces and is none itself.
        """
        cuts = [0, *(self._cut(text, one.end, two.start) for one, two in pairwise(said)), len(text)]
        made: list[SchedulePart] = []
        for one, (start, end) in zip(said, pairwise(cuts), strict=True):
            if one is without:
                continue
            piece = text[start:end].strip(" \n,;/()&") or text[one.start : one.end]
            piece = self._at_edge.sub("", piece)
            made += [
                SchedulePart(text=piece, kind=one.kind, times_per_year=rate) for rate in one.values or (None,)
            ]
        return tuple(made)

    def _cut(self, text: str, start: int, end: int) -> int:
        """Where in text[start:end] one statement ends and the next begins: the last of the strongest boundaries."""
        for boundary in self._boundaries:
            found = list(re.finditer(boundary, text[start:end]))
            if found:
                return start + (found[-1].start() if boundary is self._joiner else found[-1].end())
        return end
