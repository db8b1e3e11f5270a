"""Words as the search finds them: by their lemmas, and compounds by the lemmas of their parts too."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.store.database import Database

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64
"""Letters; what is longer is no word that has a lemma."""
_TEXTS_KEPT = 1024
"""Texts whose words are remembered: the name of a measure stands beside each of its fields."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a word is found by."""

    lemma: str
    parts: tuple[str, ...] = ()
    """Lemmas of the parts of a compound, in order of letters."""


@lru_cache(maxsize=_TEXTS_KEPT)
def words_in(text: str) -> tuple[str, ...]:
    """The words of `text` in their order, in lower case; marks part words and are none, figures are words."""
    return tuple(_lower(word) for word in _WORD.findall(unicodedata.normalize("NFC", text)))


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """The same, each with where it begins and ends in `text`, which should be NFC as texts of records are."""
    return [(_lower(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def _lower(word: str) -> str:
    low = word.lower()
    return low if _WORD.fullmatch(low) else word  # "İ" becomes two characters, of which one is a mark


def terms_of(word: str) -> Terms:
    """What the dictionary says of a word in lower case. The first call loads it (about a second)."""
    from rules.pack import headword, words_within

    if len(word) > _LONGEST or not word.isalpha():
        return Terms(word)
    found = headword(word)
    parts = {part for part in words_within(word) if part != found and _WORD.fullmatch(part)}
    return Terms(found if _WORD.fullmatch(found) else word, tuple(sorted(parts)))


def known_terms(database: Database, words: Iterable[str]) -> dict[str, Terms]:
    """What the table `word_forms` says of those of `words` that it has."""
    rows = database.rows(
        "SELECT word, part, term FROM word_forms WHERE word IN (SELECT value FROM json_each(?))"
        " ORDER BY word, part, term",
        (json.dumps(sorted(set(words))),),
    )
    lemmas = {row["word"]: row["term"] for row in rows if not row["part"]}
    parts: dict[str, list[str]] = {}
    for row in rows:
        if row["part"]:
            parts.setdefault(row["word"], []).append(row["term"])
    return {word: Terms(lemma, tuple(parts.get(word, ()))) for word, lemma in lemmas.items()}
