"""What is measured, where the figures come from, and how often: from a text about follow-up to its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from models.values import Indicator
from rules.matching.loading import load_rows
from rules.matching.patterns import Found, PatternRow, PatternSet, Token, tokenize
from rules.matching.sentences import sentences
from rules.times.schedules import read_schedule

_NEXT = re.compile(r"\s*(?:,|;|\boch\b|\bsamt\b)+\s+(?=(?:antal|andel)(?:et|en)?\b)", re.IGNORECASE)
"""Between two indicators of one sentence: "Antal beslag och antal samtal"."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LIST = re.compile(r"\s*(?:,|;|/|\boch\b|\bsamt\b|\beller\b)\s*")
_ACCORDING_TO = frozenset({"enligt", "via", "genom", "utifrån"})
_SHORT_ITEM = 3
"""Words of a list item that is an indicator though nothing in it says so: "Minskad skadegörelse"."""


class SourceRow(PatternRow):
    """Words that name a source of figures, begin an indicator, or end one."""

    part: Literal["source", "measure", "told"]
    name: str | None = None
    """What the source is called, however it is printed."""


@dataclass(frozen=True, slots=True)
class FollowUpReading:
    """What a text about follow-up says."""

    indicators: tuple[Indicator, ...]
    times_per_year: float | None = None
    """How often it is followed up, where the text says so."""
    rule: str | None = None
    """Id of the row that says how often."""
    ambiguity: str | None = None


def read_follow_up(
    text: str, items: tuple[str, ...] = (), *, year: int | None = None, overlays: tuple[Path, ...] = ()
) -> FollowUpReading:
    """The indicators of `text` with their sources, and how often it is followed up.

    `items` are its list items or paragraphs, as the value holds them; without them its sentences are read.
    """
    indicators: list[Indicator] = []
    for start, end in _pieces(text, items):
        indicators += _indicators(text, start, end, bool(items), overlays)
    schedule = read_schedule(text, year=year, overlays=overlays)
    recurring = schedule.kind == "recurring"
    return FollowUpReading(
        tuple(indicators),
        schedule.times_per_year if recurring else None,
        schedule.rule if recurring else None,
        schedule.ambiguity,
    )


def _pieces(text: str, items: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """[start, end) of each list item, each of its sentences; else of each sentence of the text."""
    position = 0
    for item in items:
        start = text.find(item, position)
        if start < 0:  # items and text do not agree: the text's own sentences it is
            yield from ((position + first, position + last) for first, last in sentences(text[position:]))
            return
        position = start + len(item)
        yield from ((start + first, start + last) for first, last in sentences(item))
    if not items:
        yield from sentences(text)


def _indicators(
    text: str, start: int, end: int, listed: bool, overlays: tuple[Path, ...]
) -> Iterator[Indicator]:
    """The indicators of one item or sentence; sources of a sentence with several belong to the one they stand in."""
    cuts = [start, *(match.end() for match in _NEXT.finditer(text, start, end)), end]
    ends = [*(match.start() for match in _NEXT.finditer(text, start, end)), end]
    for first, last in zip(cuts, ends, strict=False):
        indicator = _indicator(text, first, last, listed, overlays)
        if indicator is not None:
            yield indicator


def _indicator(text: str, start: int, end: int, listed: bool, overlays: tuple[Path, ...]) -> Indicator | None:
    rules = _rules(overlays)
    piece = text[start:end]
    tokens = tokenize(piece)
    found = rules.patterns.longest(tokens)
    measured = any(one.first == 0 and rules.rows[one.pattern].part == "measure" for one in found)
    sources = _sources(piece, tokens, found, rules)
    short = listed and 0 < len(piece.split()) <= _SHORT_ITEM
    if not tokens or not (measured or short or (sources and (listed or _BRACKETS.search(piece)))):
        return None
    last = _end_of_indicator(piece, tokens, found, rules) if measured or "(" in piece else len(piece)
    last = len(piece[:last].rstrip(" ,;:.("))
    if last == 0:
        return None
    return Indicator(text=piece[:last], sources=sources, span=(start, start + last))


def _end_of_indicator(piece: str, tokens: tuple[Token, ...], found: list[Found], rules: _Rules) -> int:
    """Where what is measured ends: before a source in brackets, or a verb that tells how it is followed up."""
    ends = [len(piece)]
    for bracket in _BRACKETS.finditer(piece):
        if any(_names_source(piece, bracket, one, tokens, rules) for one in found):
            ends.append(bracket.start())
    for one in found:
        part = rules.rows[one.pattern].part
        if part == "told" and one.first > 1:
            ends.append(tokens[one.first].start)
        if part == "source" and one.first > 1 and tokens[one.first - 1].text in _ACCORDING_TO:
            ends.append(tokens[one.first - 1].start)
    return min(ends)


def _names_source(
    piece: str, bracket: re.Match[str], one: Found, tokens: tuple[Token, ...], rules: _Rules
) -> bool:
    inside = bracket.start() < tokens[one.first].start < bracket.end()
    told = rules.rows[one.pattern].part == "told"  # "(räknas i maj och september)"
    return inside and (rules.rows[one.pattern].part == "source" or told)


def _sources(piece: str, tokens: tuple[Token, ...], found: list[Found], rules: _Rules) -> tuple[str, ...]:
    """Where the figures come from: the members of a bracket that name a source, and names in running text."""
    names: dict[str, None] = {}
    brackets = [match.span(1) for match in _BRACKETS.finditer(piece)]
    for one in found:
        row = rules.rows[one.pattern]
        if row.part != "source":
            continue
        start, end = tokens[one.first].start, tokens[one.last - 1].end
        bracket = next((span for span in brackets if span[0] <= start < span[1]), None)
        names[row.name or (_member(piece, bracket, start) if bracket else piece[start:end])] = None
    return tuple(names)


def _member(piece: str, bracket: tuple[int, int], position: int) -> str:
    """The member of the list in `bracket` that holds `position`: "brukarundersökning inom fritiden"."""
    start = bracket[0]
    for sign in _LIST.finditer(piece, *bracket):
        if sign.start() > position:
            return piece[start : sign.start()].strip()
        start = sign.end()
    return piece[start : bracket[1]].strip()


@dataclass(frozen=True, slots=True)
class _Rules:
    rows: tuple[SourceRow, ...]
    patterns: PatternSet


@lru_cache(maxsize=8)
def _rules(overlays: tuple[Path, ...]) -> _Rules:
    pairs = [(row, pattern) for row in load_rows("sources", SourceRow, overlays) for pattern in row.patterns]
    return _Rules(tuple(row for row, _ in pairs), PatternSet(pattern for _, pattern in pairs))


def hits(text: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    """The ids of the rows of sources.toml that `text` hits."""
    rules = _rules(overlays)
    return frozenset(rules.rows[one.pattern].id for one in rules.patterns.find(tokenize(text)))
