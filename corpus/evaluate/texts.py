"""How texts are compared with gold: by letters and digits alone, and by their bags of words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_MARKS = re.compile("^\\s*(?:[-–—•·▪◦o*\uf0b7]|\\d+[.)])\\s+", re.MULTILINE)
"""Printed list marks; U+F0B7 is the bullet of Word's symbol font."""


def comparable(text: str | None) -> str:
    """The letters and digits of `text`, case folded, without list marks at the beginning of lines.

    White space, quotes, hyphens and punctuation do not tell two texts apart, since readers and gold
    may differ in them and nobody is the worse for it.
    """
    folded = unicodedata.normalize("NFC", text or "").replace("\u00ad", "").casefold()
    return "".join(character for character in _MARKS.sub("", folded) if character.isalnum())


def bag(text: str | None) -> Counter[str]:
    """The words of `text`, case folded, and how often each stands in it."""
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text or "").casefold()))


def token_f1(expected: Counter[str], found: Counter[str]) -> float:
    """How far two bags of words agree, from 0 (not at all, or one is empty) to 1."""
    common = (expected & found).total()
    return 2 * common / (expected.total() + found.total()) if common else 0.0
