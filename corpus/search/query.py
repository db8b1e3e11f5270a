"""From what a person types to what the index is asked. Nothing that is typed reaches FTS5 but letters and figures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.store.reading import Reader
from corpus.store.terms import terms_of, words_in

_QUOTE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'
_PIECE = re.compile(rf"[{_QUOTE}]([^{_QUOTE}]*)(?:[{_QUOTE}]|$)|([^\s{_QUOTE}]+)")
"""A phrase in quotes of any kind, also one that never ends, or what stands between spaces."""
_MOST_PIECES = 16
_MOST_FORMS = 200
"""Lemmas that a beginning may stand for."""
_LONGEST = 1000
"""Characters of a query that are read."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that is looked for."""

    typed: str
    """In lower case."""
    lemmas: tuple[str, ...]
    """One, or of a beginning (`trygg*`) those of all words that begin so."""
    forms: frozenset[str]
    """Words of the texts that have its lemma; of a beginning those that begin so."""
    compounds: frozenset[str]
    """Words of the texts of which it is a part."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that must stand one after the other; mostly it is one word."""

    words: tuple[Wanted, ...]

    def match(self, columns: str) -> str:
        """What FTS5 is asked, in these columns; of a phrase not in `parts`, where no order is kept."""
        if len(self.words) > 1:
            kept = columns.replace(" parts", "")
            return f'{{{kept}}}: "{" ".join(word.lemmas[0] for word in self.words)}"'
        return "(" + " OR ".join(f'{{{columns}}}: "{lemma}"' for lemma in self.words[0].lemmas) + ")"


def read_query(text: str, reader: Reader) -> tuple[Piece, ...] | None:
    """The pieces of `text`, all of which a text must have; None where one of them can stand nowhere."""
    pieces = [_piece(words, begins, reader) for words, begins in _typed(text)]
    known = tuple(piece for piece in pieces if piece is not None)
    return known if len(known) == len(pieces) else None


def has_words(text: str) -> bool:
    """Whether there is anything in `text` that can be looked for."""
    return any(_typed(text))


def _typed(text: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Each piece's words, and whether it is the beginning of one (`trygg*`)."""
    text = unicodedata.normalize("NFC", text[:_LONGEST])
    found: dict[tuple[tuple[str, ...], bool], None] = {}
    for quoted, bare in _PIECE.findall(text):
        words = words_in(quoted or bare)
        if words:
            found.setdefault((words, len(words) == 1 and bare.endswith("*")))
    yield from list(found)[:_MOST_PIECES]


def _piece(words: Iterable[str], begins: bool, reader: Reader) -> Piece | None:
    wanted = [_beginning(word, reader) if begins else _word(word, reader) for word in words]
    return Piece(tuple(wanted)) if all(one.lemmas for one in wanted) else None


def _word(word: str, reader: Reader) -> Wanted:
    row = reader.query("SELECT term FROM word_forms WHERE word = ? AND part = 0", (word,))
    lemma = row[0]["term"] if row else _lemma(word)
    forms: tuple[set[str], set[str]] = (set(), set())
    for found in reader.query("SELECT word, part FROM word_forms WHERE term = ?", (lemma,)):
        forms[found["part"]].add(found["word"])
    return Wanted(word, (lemma,), frozenset(forms[0]), frozenset(forms[1] - forms[0]))


@lru_cache(maxsize=1024)
def _lemma(word: str) -> str:
    """Of a word that no text has in this form: the dictionary must be loaded for it."""
    return terms_of(word).lemma


def _beginning(word: str, reader: Reader) -> Wanted:
    rows = reader.query(
        "SELECT word, term FROM word_forms WHERE word >= ? AND word < ? AND part = 0 LIMIT ?",
        (word, word + "\U0010ffff", _MOST_FORMS),
    )
    lemmas = dict.fromkeys(row["term"] for row in rows)
    return Wanted(word, tuple(lemmas), frozenset(row["word"] for row in rows), frozenset())
