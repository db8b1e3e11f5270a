"""How long from when: "två år från 1 mars 2019" is a period, though neither its length nor its day alone is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rules.matching.numbers import read_number
from rules.matching.patterns import Token
from rules.matching.words import SmallWords
from rules.times.dates import length_end
from rules.times.points import Gaps, Stretch
from rules.times.readings import ScheduleReading, iso_days
from rules.times.rows import Expression

_CONFIDENCE = 0.8


class Lengths:
    """Reads a length with the day on which it begins."""

    def __init__(self, per_year: Mapping[str, float], gaps: Gaps, words: SmallWords) -> None:
        """`per_year` has how many of each unit a year has."""
        self._per_year = per_year
        self._gaps = gaps
        self._after = words["condition"]

    def read(
        self, tokens: tuple[Token, ...], lengths: Sequence[Expression], times: Sequence[Stretch]
    ) -> ScheduleReading | None:
        """The period of a single length right beside a single day or stretch that begins it; None for none."""
        if len(lengths) != 1 or len(times) != 1 or times[0].start is None:
            return None
        length, begins = lengths[0], times[0]
        between = tokens[min(length.last, begins.last) : max(length.first, begins.first)]
        is_beside = all(token.text in self._gaps.listed for token in between)
        is_later = length.first > 0 and tokens[length.first - 1].text in self._after  # "efter två år"
        is_bare = begins.kind != "from" and length.first < begins.first  # "två veckor i mars"
        end = self._end(times[0].start, tokens, length)
        if not is_beside or is_later or is_bare or end is None:
            return None
        days = iso_days((times[0].start, end))
        return ScheduleReading("period", None, *days, rule=length.row.id, confidence=_CONFIDENCE)

    def _end(self, start: date, tokens: tuple[Token, ...], length: Expression) -> date | None:
        words = [token.text for token in tokens[length.first : length.last]]
        per_year = [self._per_year[word] for word in words if word in self._per_year]
        count = read_number(length.slots.get("n", "")) or 0
        return length_end(start, count, per_year[-1]) if per_year else None
