"""What kind of infinitive stands behind "ska": whether somebody does, or something is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from rules.actors.clause_words import ClauseWords, Part
from rules.matching.lemmas import is_word, lemma
from rules.matching.patterns import Token

_FAR = 16  # tokens after "ska" among which its infinitive stands


@dataclass(frozen=True, slots=True)
class Sides:
    """The tokens of a sentence, and what they are in it."""

    tokens: tuple[Token, ...]
    marked: Mapping[Part, AbstractSet[int]]
    """Indices of the tokens that are negations, adverbs …"""
    actors: AbstractSet[int]
    words: ClauseWords


def voice_of(sides: Sides, first: int, leads_in: bool) -> Literal["active", "passive"] | None:
    """What kind of infinitive "ska" has; None where none is found, or it says what shall be, not be done.

    Right after "ska" and adverbs any word that ends as an infinitive is one; after a preposition or a number
    nouns may end so too, and the dictionary must know the verb, or no other word may be one.
    """
    second: Literal["active", "passive"] | None = None
    loose = False
    for index in _outside_asides(sides, first):
        word = sides.tokens[index].text
        if index in sides.marked["negation"] or index in sides.marked["given"]:
            return None
        if index in sides.marked["active"]:
            return "active"
        if index in sides.marked["adverb"]:
            continue
        if word in sides.words.phrases or index in sides.actors or word.isdigit():
            loose = True
            continue
        voice = sides.words.verbs.voice(word) if word.isalpha() else None
        if voice is not None and (not loose or sides.words.verbs.is_infinitive(word.removesuffix("s"))):
            return voice
        if voice is not None and second is None and not _is_inflected(word):
            second = voice
    return second or ("active" if leads_in and _ends_at(sides, first) else None)


def _outside_asides(sides: Sides, first: int) -> Iterator[int]:
    """The indices of the tokens from `first` to the end of the clause, without what commas set apart in it."""
    aside = False
    for index in range(first, min(first + _FAR, len(sides.tokens))):
        following = sides.tokens[index + 1].text if index + 1 < len(sides.tokens) else ""
        if sides.tokens[index].text == ";" or (sides.tokens[index].text == "." and not following.isdigit()):
            return  # "v. 36" goes on
        if sides.tokens[index].text == ",":
            aside = not aside and index + 1 in sides.marked["subordinator"]
        elif not aside:
            yield index


def _ends_at(sides: Sides, first: int) -> bool:
    """Whether nothing but adverbs, "att" and signs stand from `first` on: "Vi ska under året:" does not end so."""
    free = sides.marked["adverb"] | sides.marked["purpose"] | set(sides.actors)
    rest = range(first, len(sides.tokens))
    return all(index in free or not sides.tokens[index].text.isalnum() for index in rest)


def _is_inflected(word: str) -> bool:
    """Whether the dictionary knows `word` as a form of another: "veckorna", "insatta"."""
    return is_word(word) and lemma(word) not in {word, word.removesuffix("s")}
