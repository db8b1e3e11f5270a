"""The words of a record as a set, kept so that its copies and versions are found without reading it again."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from models.walk import PlacedValue

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 3
"""Words in a row that make a shingle: few other texts have the same three."""
_SHINGLES_KEPT = 4
"""The lowest of a text's shingles: two texts of which 98 of 100 shingles agree share one of four nearly always."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a text is compared by."""

    words: frozenset[str]
    """Its distinct words, case folded; numbers are words, marks are none."""
    shingles: tuple[int, ...]
    """CRCs of a few of its shingles, the lowest ones, so that a copy has the same."""


def read_vocabulary(values: Iterable[PlacedValue]) -> Vocabulary:
    """The vocabulary of a record's values, labels among them and furniture left out, which formats differ in."""
    words: set[str] = set()
    shingles: set[str] = set()
    for placed in values:
        if placed.section == "furniture":
            continue
        value = placed.value
        for text in (value.text, value.label, *value.other_labels):
            found = _WORD.findall(text.casefold()) if text else []
            words.update(found)
            shingles.update(map(" ".join, zip(*(found[start:] for start in range(_SHINGLE)), strict=False)))
    lowest = sorted({zlib.crc32(shingle.encode("utf-8")) for shingle in shingles})[:_SHINGLES_KEPT]
    return Vocabulary(frozenset(words), tuple(lowest))


def pack_words(words: frozenset[str]) -> bytes:
    """`words` in order, compressed."""
    return zlib.compress(" ".join(sorted(words)).encode("utf-8"), 9)


def unpack_words(packed: bytes) -> frozenset[str]:
    """What `pack_words` packed."""
    return frozenset(zlib.decompress(packed).decode("utf-8").split())
