"""Swedish numbers in words, one to thirty-one, and ordinals: calendar and counting need no more."""

from __future__ import annotations

_UNITS = ("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_TEENS = ("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_ORDINAL_UNITS = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde")
_ORDINAL_TEENS = (
    "tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde", "nittonde",
)  # fmt: skip

CARDINALS: dict[str, int] = {
    **{word: value for value, word in enumerate((*_UNITS, *_TEENS, "tjugo"), start=1)},
    **{"tjugo" + word: 20 + value for value, word in enumerate(_UNITS, start=1)},
    "trettio": 30,
    "trettioett": 31,
    "en": 1, "tjugoen": 21, "trettioen": 31, "aderton": 18,
}  # fmt: skip
"""Number words in lower case and their values; "en" and "ett" are both 1."""

ORDINALS: dict[str, int] = {
    **{word: value for value, word in enumerate((*_ORDINAL_UNITS, *_ORDINAL_TEENS, "tjugonde"), start=1)},
    **{"tjugo" + word: 20 + value for value, word in enumerate(_ORDINAL_UNITS, start=1)},
    "trettionde": 30,
    "trettioförsta": 31,
    "förste": 1, "andre": 2, "tjugoförste": 21, "tjugoandre": 22, "trettioförste": 31,
}  # fmt: skip
"""Ordinal words in lower case and their values."""


def read_number(word: str) -> int | None:
    """The value of a number in figures or words ("3", "tre"), in lower case; None for anything else."""
    if word.isascii() and word.isdigit() and len(word) <= 6:
        return int(word)
    return CARDINALS.get(word)


def read_ordinal(word: str) -> int | None:
    """The value of an ordinal in words ("tredje"), in lower case; None for anything else."""
    return ORDINALS.get(word)
