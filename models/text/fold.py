"""Folding that never moves an offset: each character becomes exactly one character."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAME = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u00b4`\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\u2015", "-"),
}

_PLAIN = re.compile(r"[ -_a-~ÅÄÖåäöé]*")
"""Texts of nothing but characters that become one in lower case, or stay: nearly all of them."""
_LONGEST_KEPT = 120
"""Characters of a text whose folding is remembered: those of words, labels and lines."""
_NO_LETTERS_OR_DIGITS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character.isspace():
        return " "
    low = character.lower()
    return low if len(low) == 1 else character


def fold(text: str) -> str:
    """`text` in lower case with one kind of quote, dash and space; as long as `text`, offset for offset.

    å, ä and ö stay themselves. `text` should be NFC (as every word of a document is), since a
    combining form is two characters and stays two.
    """
    return _fold_short(text) if len(text) <= _LONGEST_KEPT else _fold(text)


def _fold(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text.lower()
    return "".join(map(_fold_character, text))


_fold_short = lru_cache(maxsize=4096)(_fold)
"""One stage after another folds the words, labels and lines of a document: each some five times."""


def squeeze(text: str) -> str:
    """Letters and digits of the folded text, to compare labels broken over lines ("ningens", "ninge ns")."""
    return _NO_LETTERS_OR_DIGITS.sub("", fold(unicodedata.normalize("NFC", text)))
