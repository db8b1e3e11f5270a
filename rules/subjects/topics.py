"""What a priority area is about: topic codes of RECORD.md, with the words that decided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from rules.matching.loading import load_rows
from rules.matching.patterns import PatternRow, PatternSet, tokenize
from rules.places.register import places

_REFERENCE = "reference"
"""Code of the row whose words announce a further topic; it is none itself."""
_FREQUENT = 2
"""Mentions that make a further topic of an area whose name says nothing."""


_LISTED = re.compile(r"\s*(?:och|samt|,|/|&|\+|-|–)\s*")


class TopicRow(PatternRow):
    """Words that name a topic."""

    code: str
    gives_way: Literal["never", "always", "unless_listed"] = "never"
    """Whether it leaves a name to the other topics there; `unless_listed`: unless it stands in a list with them."""


class TopicHit(NamedTuple):
    """A topic of an area, and the words that decided."""

    code: str
    rule: str
    """Id of the row."""
    span: tuple[int, int] | None
    """[start, end) in the text."""
    where: int | None
    """Index into the other texts; None for the name."""


@dataclass(frozen=True, slots=True)
class _Match:
    row: TopicRow
    start: int
    end: int


def read_topics(
    name: str, others: tuple[str, ...] = (), *, overlays: tuple[Path, ...] = ()
) -> tuple[TopicHit, ...]:
    """The topics of an area called `name`, the leading one first; empty where no rule decides.

    The name decides before the `others` (its subtitle, goal, problem …), which only count where the name
    says nothing, or where they refer to a further area ("se även Narkotika").
    """
    named = _of_name(name, overlays)
    if not named and _is_place_name(name):
        named = [TopicHit("targeted_places", "topic.place", (0, len(name)), None)]
    found = named or _of_others(others, overlays)
    for index, text in enumerate(others):
        found += [
            hit for hit in _referred(text, index, overlays) if hit.code not in {one.code for one in found}
        ]
    return tuple(found)


def _of_name(name: str, overlays: tuple[Path, ...]) -> list[TopicHit]:
    """The topics that a name holds, in its order, without those that give way."""
    found = list(_matches(name, overlays))
    standing = [match for match in found if match.row.gives_way != "always"] or found
    if any(match.row.gives_way == "never" for match in standing):
        standing = [
            one for one in standing if one.row.gives_way == "never" or _is_listed(name, one, standing)
        ]
    first: dict[str, TopicHit] = {}
    for match in standing:
        first.setdefault(
            match.row.code, TopicHit(match.row.code, match.row.id, (match.start, match.end), None)
        )
    return list(first.values())


def _is_listed(name: str, one: _Match, others: list[_Match]) -> bool:
    """Whether a list in `name` has `one` beside another: "Ungdomar och narkotika"."""
    gaps = [name[min(one.end, two.end) : max(one.start, two.start)] for two in others if two is not one]
    return any(_LISTED.fullmatch(gap) for gap in gaps)


def _of_others(others: tuple[str, ...], overlays: tuple[Path, ...]) -> list[TopicHit]:
    """The topic that the first text to name any speaks of most, and further ones that it names often."""
    for index, text in enumerate(others):
        matches = list(_matches(text, overlays))
        if not matches:
            continue
        counts: Counter[str] = Counter()
        first: dict[str, TopicHit] = {}
        for match in matches:
            counts[match.row.code] += 2 if match.row.gives_way == "never" else 1
            hit = TopicHit(match.row.code, match.row.id, (match.start, match.end), index)
            first.setdefault(match.row.code, hit)
        ranked = [code for code, _ in counts.most_common()]
        often = [code for code in ranked[1:] if counts[code] >= 2 * _FREQUENT]
        return [first[code] for code in (ranked[0], *often)]
    return []


def _referred(text: str, index: int, overlays: tuple[Path, ...]) -> Iterator[TopicHit]:
    """Topics that stand right after words that refer to another area."""
    references = [match.end for match in _matches(text, overlays, references=True)]
    for match in _matches(text, overlays):
        if any(text[end : match.start].strip(" :\"'”“»«(") == "" for end in references if end <= match.start):
            yield TopicHit(match.row.code, match.row.id, (match.start, match.end), index)


def _matches(text: str, overlays: tuple[Path, ...], *, references: bool = False) -> Iterator[_Match]:
    """The longest matches that do not overlap, in order."""
    rows, patterns = _rules(overlays)
    tokens = tokenize(text)
    found = [one for one in patterns.find(tokens) if (rows[one.pattern].code == _REFERENCE) == references]
    free = 0
    for one in sorted(found, key=lambda one: (one.first, -one.last)):
        if one.first >= free:
            free = one.last
            yield _Match(rows[one.pattern], tokens[one.first].start, tokens[one.last - 1].end)


@lru_cache(maxsize=8)
def _rules(overlays: tuple[Path, ...]) -> tuple[tuple[TopicRow, ...], PatternSet]:
    pairs = [(row, pattern) for row in load_rows("topics", TopicRow, overlays) for pattern in row.patterns]
    return tuple(row for row, _ in pairs), PatternSet(pattern for _, pattern in pairs)


def _is_place_name(name: str) -> bool:
    """Whether `name` is nothing but the name of a place."""
    from rules.matching.lemmas import is_name

    words = [word.strip(",.:;()") for word in name.replace("/", " ").split()]
    words = [word for word in words if word not in ("och", "&", "-", "–", "")]
    if not words or not all(word[:1].isupper() for word in words):
        return False
    known = {place.name for place in places() if not place.also_a_word}
    return all(word in known or is_name(word) for word in words)


def hits(text: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    """The ids of the rows of topics.toml that `text` hits."""
    rows, patterns = _rules(overlays)
    return frozenset(rows[one.pattern].id for one in patterns.find(tokenize(text)))
