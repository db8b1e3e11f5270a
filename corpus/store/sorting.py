"""Swedish order of letters, which SQLite does not know: å, ä and ö stand after z, and é sorts as e."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_AFTER_Z = {
    "å": "z\U0010fffd",
    "ä": "z\U0010fffe",
    "æ": "z\U0010fffe",
    "ö": "z\U0010ffff",
    "ø": "z\U0010ffff",
}


@lru_cache(maxsize=4096)
def swedish_key(text: str) -> tuple[str, str, str]:
    """A sort key: letters in Swedish order without regard to case and accents; then accents; then case."""
    if text.isascii():  # as most names of files are
        small = text.lower()
        return small, small, text
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(map(_sorting_letter, folded)), folded, text


@lru_cache(maxsize=1024)
def _sorting_letter(letter: str) -> str:
    if letter in _AFTER_Z:
        return _AFTER_Z[letter]
    bare = "".join(mark for mark in unicodedata.normalize("NFD", letter) if not unicodedata.combining(mark))
    return bare or letter


def compare_swedish(first: str, second: str) -> int:
    """Negative, zero or positive as `first` stands before, with or after `second`."""
    one, other = swedish_key(first), swedish_key(second)
    return (one > other) - (one < other)
