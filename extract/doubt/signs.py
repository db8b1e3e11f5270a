"""What a sign of a misread place is, and the entries that are looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from extract.recognise.drafts import Draft, Entry
from extract.recognise.labels import is_plan_label
from models.pages.document import Document
from models.text.fold import fold
from rules.pack import LabelMatch, Rules

Reach: TypeAlias = Literal["value", "owner", "page"]
"""How far a sign tells: of its value alone, of all of its area or activity, or of those on its pages as well."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The area or activity that an entry stands in."""

    kind: Literal["area", "activity"]
    index: int


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and where it stands."""

    owner: Owner
    entry: Entry

    @property
    def words(self) -> tuple[int, ...]:
        """Its words; of an empty cell those of its label."""
        return self.entry.words or self.entry.label


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that a rightly read value does not show."""

    placed: Placed
    reach: Reach
    says: str
    """What is odd, for a person: "a label stands inside a value (“Mål”)"."""


@dataclass(frozen=True)
class Looked:
    """A draft as the signs look at it."""

    document: Document
    draft: Draft
    rules: Rules

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every entry of areas and activities, in order."""
        areas = (
            Placed(Owner("area", index), entry)
            for index, area in enumerate(self.draft.areas)
            for entry in area.entries
        )
        activities = (
            Placed(Owner("activity", index), entry)
            for index, activity in enumerate(self.draft.activities)
            for entry in activity.entries
        )
        return (*areas, *activities)

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels that stand at values of this document, folded."""
        found = (self.folded(one.entry.label) for one in self.placed if one.entry.label)
        return frozenset(label for label in found if len(label) >= SHORTEST)

    @cached_property
    def set_labels(self) -> frozenset[tuple[str, bool]]:
        """The labels that stand at values of this document, folded, and whether each begins with a capital."""
        printed = (one.entry.label for one in self.placed if one.entry.label)
        return frozenset((self.folded(label), self.is_capital(label)) for label in printed)

    def is_set_as_label(self, words: Sequence[int]) -> bool:
        """Whether the words are a label of this document and begin as it is printed: "Kostnad", not "… kostnad"."""
        folded = self.folded(words)
        return folded in self.labels and (folded, self.is_capital(words)) in self.set_labels

    def is_capital(self, words: Sequence[int]) -> bool:
        """Whether the words begin with a capital."""
        return self.text(words)[:1].isupper()

    @cached_property
    def names(self) -> Counter[str]:
        """How many areas and activities have each name, folded."""
        named = (one.entry for one in self.placed if one.entry.target.field in {"name", "area_name"})
        return Counter(self.folded(entry.words) for entry in named)

    def text(self, words: Sequence[int]) -> str:
        """The words, joined by spaces."""
        return self.document.text(tuple(words))

    def folded(self, words: Sequence[int]) -> str:
        """The words as labels are compared: without case, colon and marks."""
        return fold(self.text(words)).strip(" :.*")

    def lines(self, words: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """The words, line by line as they are printed."""
        line: list[int] = []
        for word in words:
            if line and self.document.words[line[-1]].line != self.document.words[word].line:
                yield tuple(line)
                line = []
            line.append(word)
        if line:
            yield tuple(line)

    def plan_label(self, words: Sequence[int]) -> LabelMatch | None:
        """The label of a plan's field that the words are, just as it stands in a rule."""
        match = self.rules.labels.as_printed(self.text(words))
        return match if is_plan_label(match) else None


SHORTEST = 3
"""Letters of a label that is sought in values: shorter ones ("Nr") are words of their own."""
NAMES = frozenset({"name", "undertaking", "area_name"})
"""Targets of what an area or an activity is called."""
