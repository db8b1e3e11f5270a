"""How often, from when and until when: from a text as printed to a Schedule of docs/record.md.

The rows of schedules.toml find expressions of time in a text; here they are weighed and combined.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from models.text.fold import fold
from models.values import ScheduleKind
from rules.matching.kept import kept
from rules.matching.loading import RuleFiles
from rules.matching.patterns import Token, tokenize
from rules.matching.words import SmallWords
from rules.times.dates import touching
from rules.times.lengths import Lengths
from rules.times.points import (
    Gaps,
    Stretch,
    hull,
    is_list,
    stretches,
    without_coarse,
    without_reviews,
)
from rules.times.readings import (
    DOUBTFUL,
    YEAR_OF_DAYS,
    Field,
    ScheduleReading,
    counted_reading,
    doubt_of,
    is_long,
    iso_days,
    timed_reading,
)
from rules.times.rows import Expression, Expressions, tokens_of
from rules.times.statements import Parts, Statement, statements, sum_of, total_among, without_repeats

_UNREAD = 0.5
"""Confidence in "unspecified" for a text that says something which no rule reads."""
_SURE = 0.8
"""Confidence that a phrase must have to be taken out of running text."""
_SURE_IF_WEAK = 0.9
"""The same of one that gives way: "helger" is a frequency, "vår och höst" (0.85) may be when a thing was seen."""
_SHORTEST_PART, _LONGEST_PART = 27, 20
"""Days after the first of the shortest month, and letters of the longest heading ("Andra kvartalet 2025")."""
_COMMON_YEAR = 2025
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_AT_END = re.compile(r"(?<![\w/–-])((?:19|20)\d\d)$")
_PARTS = "schedule.month"
"""Rule of what is marked below months."""


class Schedules:
    """Reads texts about time by the rows of schedules.toml and schedule_words.toml."""

    def __init__(self, files: RuleFiles, words: SmallWords) -> None:
        self._expressions = Expressions(files)
        self.slots = self._expressions.slots
        """The slots of schedules.toml."""
        self.expressions = self._expressions.find
        self.months = self._expressions.months
        """Names of months → 1 to 12."""
        self.hits = self._expressions.hits
        self._gaps = Gaps(self.slots, words)
        self._parts = Parts(words)
        self._review, self._done = words["review"], words["done"]
        self._during = words["during"]
        self._lengths = Lengths(self._expressions.per_year, self._gaps, words)
        years = r"\(?(?:19|20)\d\d(?:\s*[-\u2013/]\s*(?:(?:19|20)\d\d|\d\d))?\)?"
        self._years = re.compile(rf"(?:{words.choice('period')}\s+)*{years}", re.IGNORECASE)
        self._bare_year = re.compile(
            rf"(?:{words.choice('year')}\s*)*(?:19|20)\d\d(?:\s*[-/]\s*(?:20)?\d\d)?"
        )

    @kept(4096)
    def read(
        self,
        text: str,
        *,
        year: int | None = None,
        field: Field | None = None,
        label: str = "",
        apart: bool = False,
    ) -> ScheduleReading:
        """What `text` says of how often and when. Never raises.

        `year` is the plan's, for texts that leave it out. `field` and `label` say what the text answers
        ("Klart senast": a date is an end). `apart`: each line is said of something else.
        """
        tokens = tokens_of(text)
        found = self._meant(tokens)
        times = stretches(tokens, found, self._gaps, year, self.label_cue(label) if label else None)
        times = without_coarse(tokens, times, self._gaps)
        said = without_repeats(
            text,
            statements(tokens, found, self._expressions.per_year, text if apart else ""),
            self.slots["again"],
            self.slots["except"],
        )
        times = without_reviews(tokens, times, self._review) or ([] if said else times)
        times = without_reviews(tokens, times, self._done) or times
        counts = [one for one in found if one.row.yields == "count"]
        lengths = [one for one in found if one.row.yields == "length"]
        alone = bool(lengths) and not said and not times
        if alone and (field == "duration" or len(tokens) == lengths[0].last - lengths[0].first):
            return ScheduleReading("period", rule=lengths[0].row.id, confidence=lengths[0].row.confidence)
        if not said and not times and not counts:
            return self._undated(tokens)
        if (whole := self._lengths.read(tokens, lengths, times)) is not None and not said:
            return whole
        times = times or self._seasons_of(tokens, found, year)
        return self._combine(text, said, times, counts, is_list(tokens, times, self._gaps), field)

    def tells_time(self, text: str) -> bool:
        """Whether `text` says when: more than that something is under way ("Pågår"), which tells its state as well."""
        rows = {one.row.id for one in self._meant(tokens_of(text)) if one.row.weak}
        reading = self.read(text)
        return reading.kind != "unspecified" and reading.rule not in rows

    @kept(4096)
    def rates_in(self, text: str, *, of_deeds: bool = False) -> tuple[tuple[int, int], ...]:
        """[start, end) of each phrase of running text that says how often ("fyra gånger per år"), in order.

        `of_deeds`: the text tells what is done, so that "vår och höst" is how often.
        """
        tokens = tokens_of(text)
        said = statements(tokens, self._meant(tokens), self._expressions.per_year)
        return tuple(
            (one.start, one.end)
            for one in said
            if one.values and one.confidence >= (_SURE_IF_WEAK if one.weak and not of_deeds else _SURE)
        )

    @kept(4096)
    def points_in(self, text: str, year: int | None) -> tuple[tuple[int, int], ...]:
        """[start, end) of each phrase of running text that names a point or stretch of time ("klart maj 2017").

        In order. A year alone is none: it says when a text was true rather than when something will be done.
        """
        tokens = tokens_of(text)
        sure = [
            one for one in stretches(tokens, self._meant(tokens), self._gaps, year) if one.confidence >= _SURE
        ]
        spans: list[tuple[int, int]] = []
        before = None
        for one in sure:
            end = tokens[one.last - 1].end
            is_same = before is not None and one.first == before.first  # "den 3 och 17 maj"
            goes_on = before is not None and (
                self._goes_on(tokens, before, one) or self._follows(tokens, before, one)
            )
            if is_same or goes_on:  # "maj och juni 2019"
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((tokens[one.first].start, end))
            before = one
        return tuple(span for span in spans if not self._bare_year.fullmatch(fold(text[slice(*span)])))

    def year_ahead(self, text: str) -> tuple[tuple[int, int], ...]:
        """[start, end) of the year with which a sentence says when something is done: "Under 2025 inventeras …"."""
        first = fold(text.split(maxsplit=1)[0]) if text.strip() else ""
        year = self._bare_year.match(fold(text)) if first in self._during else None
        return (year.span(),) if year is not None else ()

    def with_season(self, text: str, rate: tuple[int, int], year: int | None) -> tuple[int, int]:
        """[start, end) of a rate with the part of the year right beside it: "varje vecka under juni och juli"."""
        for start, end in self.points_in(text, year):
            gap = text[rate[1] : start] if start >= rate[1] else text[end : rate[0]]
            whole = min(rate[0], start), max(rate[1], end)
            both = self.read(text[slice(*whole)], year=year, field="timing")
            between = tokens_of(gap)
            cues = [one for one in self.expressions(between) if one.row.yields in ("from", "between")]
            led_in = {index for one in cues for index in range(one.first, one.last)}
            is_beside = all(  # "fredagar kl. 18-23 från maj till september"
                index in led_in or self._gaps.stands_beside(between, index) for index in range(len(between))
            )
            if is_beside and both.kind == "recurring" and None not in (both.start, both.end):
                return whole
        return rate

    def _follows(self, tokens: tuple[Token, ...], before: Stretch, one: Stretch) -> bool:
        """Whether a season is joined that begins where the other ends: "hösten 2019 och våren 2020"."""
        between = {token.text for token in tokens[before.last : one.first]}
        is_joined = bool(between) and between <= self._gaps.joiners
        days = (before.start, before.end), (one.start, one.end)
        return is_joined and is_long(before) and is_long(one) and touching(*days)

    def _goes_on(self, tokens: tuple[Token, ...], before: Stretch, one: Stretch) -> bool:
        """Whether two months are named together, the year behind the second."""
        between = [token.text for token in tokens[before.last : one.first]]
        months = [tokens[stretch.first].text in self.months for stretch in (before, one)]
        joins = self._gaps.joiners | {","}
        is_joined = between != [] and set(between) <= joins
        after = tokens[one.last].text if one.last < len(tokens) else "."
        if (
            not after.isalpha()
        ):  # "i maj och i oktober"; with "hålls en rond" behind, another clause begins with "i"
            is_joined |= not joins.isdisjoint(between) and set(between) <= self._gaps.listed
        return all(months) and before.last - before.first == 1 and is_joined

    @kept(4096)
    def lasting_in(self, text: str, *, kind: ScheduleKind = "continuous") -> tuple[tuple[int, int], ...]:
        """[start, end) of each word of running text by which something goes on all the time ("kontinuerligt").

        Or, of the `kind` as_needed, is done when needed ("vid behov").
        """
        tokens = tokens_of(text)
        said = statements(tokens, self._meant(tokens), self._expressions.per_year)
        return tuple((one.start, one.end) for one in said if one.kind == kind and one.confidence > _SURE)

    @kept(4096)
    def part_of_year(self, text: str, year: int | None = None) -> tuple[date, date] | None:
        """First and last day of the month, quarter or term that `text` names, where it says no more; else None.

        Without a `year`, in its own or in one that is no leap year: a heading over a column of a year wheel.
        """
        if len(text) > _LONGEST_PART:
            return None
        month = self.months.get(fold(text).strip(" ."))
        if month is not None:  # "jul" among months is none of the holidays
            last = monthrange(year or _COMMON_YEAR, month)[1]
            return date(year or _COMMON_YEAR, month, 1), date(year or _COMMON_YEAR, month, last)
        name, bracket, _ = text.partition(" (")  # "Kvartal 1 (jan–mar)"
        tokens = tokens_of(name if bracket and text.endswith(")") else text)
        found = stretches(tokens, self._meant(tokens), self._gaps, year or _COMMON_YEAR)
        if len(found) != 1 or (found[0].first, found[0].last) != (0, len(tokens)):
            return None
        start, end = found[0].start, found[0].end
        if start is None or end is None or not _SHORTEST_PART <= (end - start).days < YEAR_OF_DAYS // 2 + 2:
            return None
        return start, end

    def read_parts(self, labels: Sequence[str], year: int | None) -> ScheduleReading | None:
        """When something is done that is marked below those headings; None where one of them is no part of a year.

        Its days are told where the plan's year is known, or each heading names its own ("2025 K1").
        """
        parts = [self.part_of_year(label, year) or _whole_year(label) for label in labels]
        known = sorted(part for part in parts if part is not None)
        if len(known) < len(parts) or not known:
            return None
        together = [(after[0] - before[1]).days == 1 for before, after in pairwise(known)]
        is_dated = year is not None or all(_YEAR.search(label) for label in labels)
        start, end = iso_days((known[0][0], known[-1][1])) if is_dated else (None, None)
        if all(together):
            return ScheduleReading("period", None, start, end, rule=_PARTS, confidence=_SURE)
        if not any(together) and not any(map(_whole_year, labels)):
            return ScheduleReading("recurring", len(known), start, end, rule=_PARTS, confidence=_SURE)
        doubt = f"{len(known)} parts of the year, not all the time between the first and the last"
        return ScheduleReading("period", None, start, end, (), _PARTS, DOUBTFUL, doubt)

    def year_at_end(self, text: str) -> int | None:
        """The year that ends a heading of few words: "2025", "Genomförs 2026"; else None."""
        whole = _whole_year(text) if len(text) <= _LONGEST_PART else None
        return whole[0].year if whole is not None else None

    def is_years_alone(self, text: str) -> bool:
        """Whether a line is nothing but the years of a plan: "2021–2022", "Verksamhetsåret 2023", "år 2024"."""
        return self._years.fullmatch(text.strip()) is not None

    def _undated(self, tokens: tuple[Token, ...]) -> ScheduleReading:
        """What a text says without a date or a rate: a limit is understood, anything else is not."""
        limit = next((one.row for one in self.expressions(tokens) if one.row.yields == "limit"), None)
        if limit is not None:
            return ScheduleReading("unspecified", rule=limit.id, confidence=limit.confidence)
        return ScheduleReading("unspecified", confidence=_UNREAD if tokens else 1.0)

    def _meant(self, tokens: tuple[Token, ...]) -> list[Expression]:
        """The expressions that do not only look like time."""
        return [one for one in self.expressions(tokens) if one.row.yields not in ("limit", "nothing")]

    def _seasons_of(
        self, tokens: tuple[Token, ...], found: list[Expression], year: int | None
    ) -> list[Stretch]:
        """The part of the year that a single rate names within itself: "två gånger under våren"."""
        rates = [one for one in found if one.row.adds]
        if len(rates) != 1:
            return []
        inside = tokens[rates[0].first : rates[0].last]
        leads = [at for at, token in enumerate(inside) if token.text in self._during]
        part = inside[leads[-1] + 1 :] if leads else ()
        return stretches(part, self._meant(part), self._gaps, year)

    def label_cue(self, label: str) -> str | None:
        """What the label says of a date below it: "until" for "Klart senast", "from" for "Gäller från".

        "Start–slut" says neither: both stand below it.
        """
        yields = [one.row.yields for one in self.expressions(tokens_of(label))]
        ends = any(one in ("until", "before", "to") for one in yields)
        if "from" in yields:
            return None if ends else "from"
        return "until" if ends else None

    def _combine(
        self,
        text: str,
        said: list[Statement],
        times: list[Stretch],
        counts: list[Expression],
        listed: bool,
        field: Field | None,
    ) -> ScheduleReading:
        """What weighs most decides; what else the text says stands in the parts. `listed`: the times are a list."""
        rates = [one for one in said if one.kind == "recurring"]
        states = [one for one in said if one.kind != "recurring"]
        lasting = [one for one in states if one.kind in ("open_ended", "continuous")]
        if field == "duration" and (
            lasting or times
        ):  # "tillsvidare med årlig uppföljning" is no yearly duration
            return self._not_recurring(text, said, times, listed, field)
        if any(one.kind == "continuous" and not one.weak for one in states):  # "Löpande, inför varje lov"
            rates = [] if not any(one.values for one in rates) else rates
        if rates and not self._are_dated(rates, times):
            return self._recurring(text, rates, said, times, listed)
        if counts and not states:
            return counted_reading(counts[0], times)
        return self._not_recurring(text, said, times, listed, field)

    def _are_dated(self, occasions: list[Statement], times: list[Stretch]) -> bool:
        """Whether a day, a week or a month beside occasions says when they are: "vid skolavslutningen i juni"."""
        return (
            bool(times)
            and all(one.weak and not one.values for one in occasions)
            and not any(map(is_long, times))
        )

    def _recurring(
        self, text: str, rates: list[Statement], said: list[Statement], times: list[Stretch], listed: bool
    ) -> ScheduleReading:
        if len(rates) > 1:  # the months of one of them are not those of the others
            times = [time for time in times if all(time.rule != rate.rule for rate in rates)]
        if listed and [one.values for one in rates] == [(1,)]:  # "i maj och oktober varje år"
            return ScheduleReading(
                "recurring", len(times), rule=rates[0].rule, confidence=rates[0].confidence
            )
        # "4 ggr/år (mars, juni …)": when, not from when
        start, end = iso_days(hull(times)) if not listed else (None, None)
        total = total_among(rates)
        leading = total or rates[0]
        several = len(said) > 1 or any(len(one.values) > 1 for one in said)
        return ScheduleReading(
            "recurring",
            leading.times_per_year if total or len(rates) == 1 else self._sum_of(text, rates),
            start,
            end,
            self._parts.of(text, said, total) if several else (),
            leading.rule,
            min(one.confidence for one in rates),
            doubt_of(times),
        )

    def _sum_of(self, text: str, rates: list[Statement]) -> float | None:
        """How often a year has all of them, where each is about its own part of the year, or of the week."""
        gaps = [text[one.end : two.start] for one, two in pairwise(rates)]
        near = self._gaps.beside | self._gaps.listed
        is_week = all(one.days for one in rates) and all(
            "\n" not in gap and all(token.text in near or token.text.isdigit() for token in tokenize(gap))
            for gap in gaps
        )
        return sum(one.times_per_year or 0 for one in rates) if is_week else sum_of(rates)

    def _not_recurring(
        self, text: str, said: list[Statement], times: list[Stretch], listed: bool, field: Field | None
    ) -> ScheduleReading:
        states = [one for one in said if one.kind != "recurring"]
        timed = timed_reading(times, listed, field) if times else None
        if not states or (timed is not None and all(one.weak for one in states)):
            return timed or ScheduleReading("unspecified", confidence=_UNREAD)
        order = (
            "as_needed",
            "continuous",
            "open_ended",
            "once",
            "until",
            "period",
            "unspecified",
            "recurring",
        )
        leading = min(states, key=lambda one: order.index(one.kind))
        ends = any(one.kind == "until" for one in times)
        if timed is not None and ends and (leading.kind == "open_ended" or field == "duration"):
            return replace(timed, parts=self._parts.of(text, said) if len(said) > 1 else ())
        if field == "duration" and (
            open_ended := next((one for one in states if one.kind == "open_ended"), None)
        ):
            leading = open_ended
        bounds = [one for one in times if leading.kind != "open_ended" or one.kind == "from"]
        start, end = iso_days(hull(bounds))
        return ScheduleReading(
            leading.kind,
            None,
            start,
            end,
            self._parts.of(text, said) if len(said) > 1 else (),
            leading.rule,
            leading.confidence,
            doubt_of(times),
        )


def _whole_year(label: str) -> tuple[date, date] | None:
    """First and last day of the year that ends a heading; None where none does."""
    year = _YEAR_AT_END.search(label.strip())
    return (date(int(year[1]), 1, 1), date(int(year[1]), 12, 31)) if year is not None else None
