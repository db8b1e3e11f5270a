"""Whether a heading is the name of a place: a square, a part of a district, the cooperation at one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from pydantic import Field

from models.text.fold import fold
from rules.actors.mentions import Actors
from rules.actors.people import People
from rules.matching.kept import kept
from rules.matching.lemmas import is_compound, is_name, is_word
from rules.matching.loading import RuleFiles
from rules.matching.rows import Row, words_by_kind
from rules.places.register import Places
from rules.subjects.topics import Topics

_PARTS = re.compile(r"[\s/,]+")
_MOST_WORDS = 5
_SHORTEST_REST = 3


class PlaceNameRow(Row):
    """Words of names of places."""

    kind: Literal["ending", "noun", "name", "small", "site"]
    words: tuple[str, ...] = Field(min_length=1)
    """Folded."""


class PlaceNames:
    """Tells names of places from other headings, by the rows of place_names.toml, known places and the dictionary."""

    def __init__(
        self, files: RuleFiles, places: Places, actors: Actors, people: People, topics: Topics
    ) -> None:
        self._rows = files.rows("place_names", PlaceNameRow)
        self._words = words_by_kind(self._rows)
        self._places = places
        self._actors = actors
        self._people = people
        self._topics = topics

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(fold(part) for name in self._places.sure_names for part in _PARTS.split(name))

    @kept(8192)
    def is_heading(self, text: str) -> bool:
        """Whether `text` as a whole is what a place is called ("Älvsjö/Solberga", "Platssamverkan Karlaplan")."""
        words = [word.strip(".:;()") for word in _PARTS.split(text.strip(" :;.,-\u2013\u2014"))]
        words = [word for word in words if word]
        if not words or len(words) > _MOST_WORDS:
            return False
        names = [word for word in words if fold(word) not in self._words["noun"] | self._words["small"]]
        if not names or not all(map(_is_capitalised, names)):
            return False
        if self._people.is_sure_name(text) and not any(map(self._ends_as_place, names)):
            return False
        if not all(self._names_place(word, helped=len(words) > 1) for word in names):
            return False
        if any(one.role for one in self._actors.named(text)):
            return False
        return not any(hit.code != "targeted_places" for hit in self._topics.read(text))

    def may_be(self, text: str) -> bool:
        """Whether `text` could be what a place is called where others beside it are places: "Badhuset", "Skolan"."""
        words = [word.strip(".:;()") for word in _PARTS.split(text.strip())]
        is_name = 0 < len(words) <= _MOST_WORDS and _is_capitalised(words[0])
        if not is_name or self._people.is_sure_name(text):
            return False
        is_site = fold(words[-1]).endswith(tuple(self._words["site"]))
        if is_site:
            return True  # a school's yard is a place, whatever is done about schools
        if self._actors.named(text):
            return False
        return not any(hit.code != "targeted_places" for hit in self._topics.read(text))

    def is_site(self, text: str) -> bool:
        """Whether `text` is a word for houses, grounds or roads, which in a list of such is a place: "Torget"."""
        last = text.split()[-1:]
        low = fold(last[0]) if last else ""
        is_ground = low in self._words["name"] & self._words["noun"] or low.endswith(
            tuple(self._words["site"])
        )
        return (is_ground or self._ends_as_place(low)) and self.may_be(text)

    def _ends_as_place(self, word: str) -> bool:
        low = fold(word)
        return any(_has_ending(form, self._words["ending"]) for form in (low, low.removesuffix("s")))

    def _names_place(self, word: str, *, helped: bool) -> bool:
        """Whether a capitalised word is a place's name; `helped` by others beside it, it may be a word as well."""
        low = fold(word)
        if any(form in self._known or form in self._words["name"] for form in (low, low.removesuffix("s"))):
            return True
        if is_word(low) and not is_name(word):
            return helped and (self._ends_as_place(word) or low.endswith("s"))
        return self._ends_as_place(word) or is_name(word) or not is_compound(low)

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows that a word of `text` belongs to."""
        low = [fold(word) for word in _PARTS.split(text)]
        return frozenset(row.id for row in self._rows if any(_belongs(word, row) for word in low))


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and not (word.isupper() and len(word) > 1)


def _has_ending(form: str, endings: Iterable[str]) -> bool:
    return any(form.endswith(end) and len(form) >= len(end) + _SHORTEST_REST for end in endings)


def _belongs(word: str, row: PlaceNameRow) -> bool:
    return _has_ending(word, row.words) if row.kind in {"ending", "site"} else word in row.words
