"""What is measured, where the figures come from, and how often: from a text about follow-up to its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from models.values import Indicator
from rules.matching.loading import RuleFiles
from rules.matching.patterns import Found, PatternRow, RowPatterns, Token, tokenize
from rules.matching.sentences import Sentences
from rules.matching.words import SmallWords
from rules.times.schedules import Schedules

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_COUNTS = frozenset({"schedule.count", "schedule.times-in-season"})
"""Rows of schedules that count without a unit of time."""
_OF_DAYS = frozenset({"schedule.two-weekdays", "schedule.weekdays-alone"})
"""Rows of schedules for days on which things happen: nobody follows up "lör–sön"."""
_ANY_YEAR = 2025
"""A year for times that leave theirs out: where they stand is asked, not when they are."""
_LONGEST_OWNER = 2
"""Words in the genitive between "enligt" and a source."""
_SHORT_ITEM = 3
"""Words of a list item that is an indicator though nothing in it says so: "Minskad skadegörelse"."""


class SourceRow(PatternRow):
    """Words that name a source, begin an indicator or end one; `counted`: that say that something is counted.

    What is `bracketed` names a source in brackets alone: authorities and registers, who do other things elsewhere.
    """

    part: Literal["source", "bracketed", "measure", "counted", "told"]
    name: str | None = None
    """What the source is called, however it is printed."""
    figures: bool = True
    """Whether a source gives figures, as surveys do and notes of a meeting do not."""


@dataclass(frozen=True, slots=True)
class FollowUpReading:
    """What a text about follow-up says."""

    indicators: tuple[Indicator, ...]
    times_per_year: float | None = None
    """How often it is followed up, where the text says so."""
    rule: str | None = None
    """Id of the row that says how often."""
    ambiguity: str | None = None


_Match: TypeAlias = tuple[SourceRow, Found]


class FollowUp:
    """Reads texts about follow-up by the rows of sources.toml and the schedules'."""

    def __init__(
        self, files: RuleFiles, schedules: Schedules, words: SmallWords, sentences: Sentences
    ) -> None:
        self._schedules = schedules
        self._sentences = sentences
        joiner = rf"\b{words.choice('joiner')}\b"
        by = rf"\b(?:{words.choice('according')}|{words.choice('counts')})\b"
        self._next = re.compile(
            rf"\s*;\s+|\s*(?:,|:|{joiner}|{by})+\s+(?={words.choice('count')}\b)", re.IGNORECASE
        )
        """Between indicators of one sentence, "Antal beslag och antal samtal", or before one: "Mäts genom antal …"."""
        self._named = re.compile(
            rf"\s{words.choice('figures_of')}\s+(?={words.choice('count')}\b)", re.IGNORECASE
        )
        """Before what figures are of: "Statistik från polisen om antal anmälda brott"."""
        self._label = re.compile(rf"\s*(?:-\s*)?{words.choice('indicator')}\s*:\s*", re.IGNORECASE)
        self._counted = re.compile(rf"\b{words.choice('counts')}\s+$", re.IGNORECASE)
        self._leads_in = re.compile(rf"\s+{words.choice('at')}\s+$", re.IGNORECASE)
        self._list = re.compile(rf"\s*(?:,|;|/|{joiner})\s*")
        self._occasions, self._past = words["occasion"], words["past"]
        self._according_to = words["according"]
        rows = files.rows("sources", SourceRow)
        self._patterns = RowPatterns(rows)
        self.hits = self._patterns.hits
        self._without_figures = {row.id for row in rows if row.part == "told" or not row.figures}

    def read(self, text: str, items: tuple[str, ...] = (), *, year: int | None = None) -> FollowUpReading:
        """The indicators of `text` with their sources, and how often it is followed up.

        `items` are its list items or paragraphs, as the value holds them; without them its sentences are read.
        """
        indicators: list[Indicator] = []
        for start, end in self._pieces(text, items):
            indicators += self._indicators(text, start, end, bool(items))
        schedule = self._schedules.read(text, year=year)
        of_deeds = self._counts_deeds(text, schedule.rule)
        recurring = schedule.kind == "recurring" and not of_deeds
        return FollowUpReading(
            tuple(indicators),
            schedule.times_per_year if recurring else None,
            schedule.rule if recurring else None,
            None if of_deeds else schedule.ambiguity,
        )

    def _counts_deeds(self, text: str, rule: str | None) -> bool:
        """Whether a count tells what was done, which is no rate of following up: "Sex vandringar i vår"."""
        words = {token.text for token in tokenize(text)}
        if rule in _OF_DAYS:
            return True
        return rule in _COUNTS and (self._occasions.isdisjoint(words) or not self._past.isdisjoint(words))

    def gives_figures(self, text: str) -> bool:
        """Whether `text` names anything that is counted or measured, or a source of figures."""
        return bool(self.hits(text) - self._without_figures)

    def _indicators(self, text: str, start: int, end: int, listed: bool) -> Iterator[Indicator]:
        """The indicators of one item or sentence; where it has several, each with the sources in its own part."""
        label = self._label.match(text, start, end)
        start = label.end() if label is not None else start
        cuts = [start, *(match.end() for match in self._next.finditer(text, start, end)), end]
        ends = [*(match.start() for match in self._next.finditer(text, start, end)), end]
        for first, last in zip(cuts, ends, strict=False):
            last = self._end_of_counted(text, first, last)  # noqa: PLW2901 - it ends before
            indicator = self._indicator(text, first, last, listed, labelled=label is not None)
            if indicator is None and (named := self._named.search(text, first, last)) is not None:
                indicator = self._indicator(text, named.end(), last, listed)
            if indicator is not None:
                yield indicator

    def _end_of_counted(self, text: str, first: int, last: int) -> int:
        """Where what somebody counts ends: before the time at which it is done ("räknar antalet bilar i maj")."""
        if self._counted.search(text, 0, first) is None:
            return last
        piece = text[first:last]
        times = (*self._schedules.rates_in(piece), *self._schedules.points_in(piece, _ANY_YEAR))
        end = min((start for start, _ in times), default=len(piece))
        lead = self._leads_in.search(piece, 0, end)  # "i mars"
        return first + (lead.start() if lead is not None and times else end)

    def _indicator(
        self, text: str, start: int, end: int, listed: bool, *, labelled: bool = False
    ) -> Indicator | None:
        """The indicator of [start, end) of `text`; `labelled`: a label says that it is one."""
        piece = text[start:end]
        tokens = tokenize(piece)
        found = self._patterns.longest(tokens)
        measured = any(one.first == 0 and row.part == "measure" for row, one in found)
        sources = self._sources(piece, tokens, found)
        short = listed and 0 < len(piece.split()) <= _SHORT_ITEM
        if not tokens or not (
            labelled or measured or short or (sources and (listed or _BRACKETS.search(piece)))
        ):
            return None
        last = self._end_of_indicator(piece, tokens, found) if measured or "(" in piece else len(piece)
        last = len(piece[:last].rstrip(" ,;:.("))
        if last == 0:
            return None
        return Indicator(text=piece[:last], sources=sources, span=(start, start + last))

    def _pieces(self, text: str, items: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """[start, end) of each list item, each of its sentences; else of each sentence of the text."""
        position = 0
        for item in items:
            start = text.find(item, position)
            if start < 0:  # items and text do not agree: the text's own sentences it is
                yield from (
                    (position + first, position + last) for first, last in self._sentences(text[position:])
                )
                return
            position = start + len(item)
            yield from ((start + first, start + last) for first, last in self._sentences(item))
        if not items:
            yield from self._sentences(text)

    def _end_of_indicator(self, piece: str, tokens: tuple[Token, ...], found: list[_Match]) -> int:
        """Where what is measured ends: before a source in brackets, or a verb that tells how it is followed up."""
        ends = [len(piece)]
        for bracket in _BRACKETS.finditer(piece):
            if any(_names_source(bracket, row, tokens[one.first]) for row, one in found):
                ends.append(bracket.start())
        for row, one in found:
            if row.part == "told" and one.first > 1:
                ends.append(tokens[one.first].start)
            if row.part == "source" and (cited := self._cited_at(tokens, one)) is not None and cited > 0:
                ends.append(tokens[cited].start)
        return min(ends)

    def _sources(self, piece: str, tokens: tuple[Token, ...], found: list[_Match]) -> tuple[str, ...]:
        """Where the figures come from: the members of a bracket that name a source, and names in running text."""
        names: dict[str, None] = {}
        brackets = [match.span(1) for match in _BRACKETS.finditer(piece)]
        counted = {one.last for row, one in found if row.part in ("counted", "measure")}
        for row, one in found:
            start, end = tokens[one.first].start, tokens[one.last - 1].end
            bracket = next((span for span in brackets if span[0] <= start < span[1]), None)
            if row.part != "source" and not (row.part == "bracketed" and bracket):
                continue
            if bracket is None and one.first in counted:
                continue  # "antal incidentrapporter"
            cited = self._cited_at(tokens, one)
            start = start if cited is None else tokens[cited + 1].start
            names[row.name or (self._member(piece, bracket, start) if bracket else piece[start:end])] = None
        return tuple(names)

    def _cited_at(self, tokens: tuple[Token, ...], source: Found) -> int | None:
        """Where "enligt" stands right before a source, or before its owner: "enligt Trafikverkets mätning"."""
        for at in range(source.first - 1, max(source.first - 1 - _LONGEST_OWNER, 0) - 1, -1):
            if tokens[at].text in self._according_to:
                return at
            if not tokens[at].text.endswith("s"):
                return None
        return None

    def _member(self, piece: str, bracket: tuple[int, int], position: int) -> str:
        """The member of the list in `bracket` that holds `position`: "brukarundersökning inom fritiden"."""
        start = bracket[0]
        for sign in self._list.finditer(piece, *bracket):
            if sign.start() > position:
                return piece[start : sign.start()].strip()
            start = sign.end()
        return piece[start : bracket[1]].strip()


def _names_source(bracket: re.Match[str], row: SourceRow, token: Token) -> bool:
    """Whether `bracket` holds a source, or when it is counted: "(räknas i maj och september)"."""
    return bracket.start() < token.start < bracket.end() and row.part in ("source", "bracketed", "told")
