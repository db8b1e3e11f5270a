"""What a priority area is about: topic codes of docs/record.md, with the words that decided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, get_args

from rules.matching.lemmas import is_name
from rules.matching.loading import RuleFiles
from rules.matching.patterns import PatternRow, RowPatterns, Token, tokenize
from rules.matching.words import SmallWords
from rules.places.register import Places

OTHER = "other"
"""Code of an area with a name that no other topic fits."""
_REFERENCE = "reference"
"""Code of the row whose words announce a further topic; it is none itself."""
_FREQUENT = 2
"""Mentions that make a further topic of an area whose name says nothing."""


GivesWay: TypeAlias = Literal["never", "unless_listed", "always"]
"""When a topic leaves a name to others there, from never on."""
Leads: TypeAlias = Literal["crime", "means", "group", "place"]
"""What a topic is: a kind of crime, a means against it, who or where."""


class TopicRow(PatternRow):
    """Words that name a topic."""

    code: str
    leads: Leads = "crime"
    alone: bool = False
    """Whether it counts only where the text says nothing else: "Skolan"."""
    gives_way: GivesWay = "never"
    """Whether it leaves a name to the other topics there; `unless_listed`: unless it stands in a list with them."""


_LEADS: tuple[Leads, ...] = ("crime", "means", "group", "place")
"""Of several topics in a name, which kind comes first; of one kind, the order of the name."""


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

    def hit(self, where: int | None) -> TopicHit:
        """It as a topic, of the other text `where` or of the name."""
        return TopicHit(self.row.code, self.row.id, (self.start, self.end), where)


class Topics:
    """Finds topics by the rows of topics.toml and the names of places."""

    def __init__(self, files: RuleFiles, places: Places, words: SmallWords) -> None:
        self._places = places
        self._joiners = words["joiner"]
        self._listed = re.compile(rf"\s*(?:{words.choice('joiner')}|,|/|&|\+|-|–)\s*")
        self._patterns = RowPatterns(files.rows("topics", TopicRow))
        self.hits = self._patterns.hits

    def read(self, name: str, others: tuple[str, ...] = ()) -> tuple[TopicHit, ...]:
        """The topics of an area called `name`, the leading one first; empty where no rule decides.

        The name decides before the `others` (its subtitle, goal, problem …), which only count where the name
        says nothing, or where they refer to a further area ("se även Narkotika").
        """
        named = self._of_name(name)
        if not named and self._is_place_name(name):
            named = [TopicHit("targeted_places", "topic.place", (0, len(name)), None)]
        found = named or self._of_others(others)
        for index, text in enumerate(others):
            known = {one.code for one in found}
            found += [hit for hit in self._referred(text, index) if hit.code not in known]
        return tuple(found)

    def _of_name(self, name: str) -> list[TopicHit]:
        """The topics that a name holds, in its order, without those that give way."""
        found = list(self._matches(name))
        standing = [match for match in found if match.row.gives_way != "always"] or found
        if any(match.row.gives_way == "never" for match in standing):
            standing = [
                one
                for one in standing
                if one.row.gives_way == "never" or self._is_listed(name, one, standing)
            ]
        standing = [match for match in standing if match.row.code != OTHER] or standing
        first: dict[str, TopicHit] = {}
        for match in sorted(standing, key=lambda match: _LEADS.index(match.row.leads)):
            first.setdefault(match.row.code, match.hit(None))
        return list(first.values())

    def _of_others(self, others: tuple[str, ...]) -> list[TopicHit]:
        """The topic that the first text to name any speaks of most, and further ones that it names often."""
        for index, text in enumerate(others):
            matches = list(self._matches(text))
            if not matches:
                continue
            counts: Counter[str] = Counter()
            first: dict[str, TopicHit] = {}
            for match in matches:
                counts[match.row.code] += 2 if match.row.gives_way == "never" else 1
                first.setdefault(match.row.code, match.hit(index))
            ranked = sorted((code for code, _ in counts.most_common()), key=lambda code: code == OTHER)
            often = [code for code in ranked[1:] if counts[code] >= 2 * _FREQUENT]
            return [first[code] for code in (ranked[0], *often)]
        return []

    def _referred(self, text: str, index: int) -> Iterator[TopicHit]:
        """Topics that stand right after words that refer to another area."""
        references = [match.end for match in self._matches(text, references=True)]
        for match in self._matches(text) if references else ():
            gaps = (text[end : match.start] for end in references if end <= match.start)
            if any(gap.strip(" :\"'”“»«(") == "" for gap in gaps):
                yield match.hit(index)

    def _matches(self, text: str, *, references: bool = False) -> Iterator[_Match]:
        """The longest matches that do not overlap, in order; those that give way take what the others leave."""
        tokens = tokenize(text)
        found = [
            (row, one)
            for row, one in self._patterns.find(tokens)
            if (row.code == _REFERENCE) == references
            and not (
                row.alone and any(_is_word(token) for token in (*tokens[: one.first], *tokens[one.last :]))
            )
        ]
        ranks = get_args(GivesWay)
        found.sort(key=lambda pair: (ranks.index(pair[0].gives_way), pair[1].first, -pair[1].last))
        taken: set[int] = set()
        kept: list[_Match] = []
        for row, one in found:
            if taken.isdisjoint(range(one.first, one.last)):
                taken.update(range(one.first, one.last))
                kept.append(_Match(row, tokens[one.first].start, tokens[one.last - 1].end))
        yield from sorted(kept, key=lambda match: match.start)

    def _is_listed(self, name: str, one: _Match, others: list[_Match]) -> bool:
        """Whether a list in `name` has `one` beside another: "Ungdomar och narkotika"."""
        gaps = [name[min(one.end, two.end) : max(one.start, two.start)] for two in others if two is not one]
        return any(self._listed.fullmatch(gap) for gap in gaps)

    def _is_place_name(self, name: str) -> bool:
        """Whether `name` is nothing but the name of a place."""
        words = [word.strip(",.:;()") for word in name.replace("/", " ").split()]
        words = [word for word in words if word not in self._joiners | {"&", "-", "–", ""}]
        if not words or not all(word[:1].isupper() for word in words):
            return False
        return all(word in self._places.sure_names or is_name(word) for word in words)


def _is_word(token: Token) -> bool:
    return token.text.isalpha()
