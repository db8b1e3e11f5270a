"""Parties' names in labels and in cells that hold nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from rules.labels.rows import PartyRow
from rules.labels.words import LabelWord, label_words, trim
from rules.matching.lemmas import is_compound, is_name, is_word
from rules.places.register import Places

_MOST_PLACE_WORDS = 2
"""Words of a place's name beside a party's: "Upplands Väsby kommun"."""

_PlaceTest: TypeAlias = Callable[[LabelWord], bool]


class PartyList(NamedTuple):
    """Parties named one after the other at the beginning of a label's words."""

    rows: tuple[PartyRow, ...]
    length: int
    """How many words they take, joining words and place names included."""
    genitive: bool
    """Whether the last of them is in the genitive."""


class PartyNames:
    """What parties are called, in any inflection, with the name of their place before or after."""

    def __init__(
        self,
        rows: Iterable[PartyRow],
        places: Places,
        joiners: frozenset[str],
        links: frozenset[str],
        directions: frozenset[str],
    ) -> None:
        """`joiners`, `links` and `directions` are lemmas: of "och", "i" and "norra", and their like."""
        self._names: dict[tuple[str, ...], PartyRow] = {}
        self._genitive_names: dict[tuple[str, ...], PartyRow] = {}
        self._places = places
        self._joiners = joiners
        self._links = links
        self._directions = directions
        for row in rows:
            own = (*row.names, *row.label_names)
            for names, index in ((own, self._names), (row.genitive_names, self._genitive_names)):
                for name in names:
                    index.setdefault(tuple(word.lemma for word in label_words(trim(name))), row)
        self._longest = max(map(len, (*self._names, *self._genitive_names)))

    @property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """Every name as lemmas."""
        return (*self._names, *self._genitive_names)

    def at(self, words: Sequence[LabelWord]) -> tuple[PartyRow, int] | None:
        """The party whose name `words` begin with, and how many words the name takes; the longest wins."""
        for length in range(min(self._longest, len(words)), 0, -1):
            key = tuple(word.lemma for word in words[:length])
            row = self._names.get(key) or self._names.get((*key[:-1], words[length - 1].without_s))
            if row is None and words[length - 1].is_genitive:
                row = self._genitive_names.get(key)
            if row is not None:
                return row, length
        return None

    def list_at(
        self, words: Sequence[LabelWord], *, lenient: bool = False, leading: bool = False
    ) -> PartyList | None:
        """The parties that `words` begin with, as many as are joined; None where they begin otherwise.

        A place's name may stand beside each. `lenient`, for where a role shows that a party is meant, takes
        any word that is no Swedish word for one, else only names that the dictionary knows; `leading`, for
        the beginning of a label, takes what may be a compound for one, if it stands before the party
        ("Skarpnäcks" might be "skarp-näcks").
        """
        is_place = self._is_place_leniently if lenient else self._is_place
        may_precede = self._is_unknown if leading else is_place
        rows: list[PartyRow] = []
        position, end = 0, 0
        while (found := self._placed(words, position, may_precede, is_place)) is not None:
            row, end = found
            rows.append(row)
            position = end
            while position < len(words) and words[position].lemma in self._joiners:
                position += 1
            if position == end:
                break
        if not rows:
            return None
        return PartyList(tuple(rows), end, any(word.is_genitive for word in words[max(0, end - 2) : end]))

    def only(self, words: Sequence[LabelWord]) -> tuple[PartyRow, ...]:
        """The parties of words that name parties and nothing else, in order and each once; else empty."""
        parties = self.list_at(words)
        if parties is None or parties.length != len(words):
            return ()
        return tuple(dict.fromkeys(parties.rows))

    def _placed(
        self, words: Sequence[LabelWord], start: int, may_precede: _PlaceTest, may_follow: _PlaceTest
    ) -> tuple[PartyRow, int] | None:
        for before in range(_MOST_PLACE_WORDS + 1):
            if before and not (start + before < len(words) and may_precede(words[start + before - 1])):
                return None
            found = self.at(words[start + before :])
            if found is None:
                continue
            row, length = found
            return row, self._end_of_place(words, start + before + length, may_follow)
        return None

    def _end_of_place(self, words: Sequence[LabelWord], end: int, may_follow: _PlaceTest) -> int:
        """Where a place's name that begins at `end` ends ("Polisen Globen", "polisen i Farsta"); `end` if none does."""
        if len(words) > end + 1 and words[end].lemma in self._links and self._is_place(words[end + 1]):
            end += 1
        after = 0
        while after < _MOST_PLACE_WORDS and end < len(words) and may_follow(words[end]):
            end, after = end + 1, after + 1
        return end

    def _is_place(self, word: LabelWord) -> bool:
        if word.is_sign or word.is_number:
            return False
        if word.lemma in self._directions or is_name(word.form):
            return True
        return word.form in self._place_words or word.without_s in self._place_words

    @cached_property
    def _place_words(self) -> frozenset[str]:
        """The words of districts', municipalities' and police areas' names that are no everyday words."""
        names = self._places.sure_names | self._places.police_areas
        return frozenset(
            word.form for name in names for word in label_words(trim(name)) if len(word.form) > 2
        )

    def _is_place_leniently(self, word: LabelWord) -> bool:
        return self._is_place(word) or (
            self._is_unknown(word) and not any(map(is_compound, word.form.split("-")))
        )

    def _is_unknown(self, word: LabelWord) -> bool:
        if self._is_place(word):
            return True
        if word.is_sign or any(character.isdigit() for character in word.form):
            return False
        return not any(map(is_word, word.form.split("-")))
