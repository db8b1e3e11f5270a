"""Printed list marks and heading numbers at the beginning of a line: "-", "•", "1.", "2.1", "b)", "§ 4"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

BULLETS = "•◦▪▫●○■□‣⁃∙·➢➤►✓✔❖❑\uf0b7\uf0a7\uf0d8\uf0fc\uf02d"
"""Signs that are list marks wherever a line begins with them (those of symbol fonts among them)."""
_DASHES = "-\u2010\u2011\u2013\u2014\u2212"
_BULLET = re.compile(rf"(?:([{BULLETS}])\s*|([{_DASHES}*+o>])\s+)(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2})(?:[.)]|\.\))\s+(?=\S)")
_MULTILEVEL = re.compile(r"(\d{1,2}(?:\.[1-9]\d?){1,3})\.?\s+(?=[^\W\d_])")
_BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-ZÅÄÖ])")
_SECTION = re.compile(r"(?:§\s*(\d{1,3})|(\d{1,3})\s*§)\.?\s+(?=\S)")
_LETTER = re.compile(r"\(?([a-hA-H])\)\s+(?=\S)|([a-h])\.\s+(?=\S)")

MarkKind = Literal["bullet", "number", "multilevel", "bare", "section", "letter"]


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """A list mark or number at the beginning of a text."""

    text: str
    """As printed, without the white space after it."""
    kind: MarkKind
    number: str | None
    """The number or letter alone; None for a bullet."""
    end: int
    """Where the text after it begins."""

    @property
    def depth(self) -> int:
        """How many numbers it has: 1 for "4." and 2 for "4.1"; 1 for all others."""
        return self.number.count(".") + 1 if self.kind == "multilevel" and self.number else 1

    @property
    def last(self) -> int | None:
        """The last of its numbers; None for bullets and letters."""
        tail = (self.number or "").rpartition(".")[2]
        return int(tail) if tail.isdigit() else None


_KINDS: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (
    ("section", _SECTION),
    ("multilevel", _MULTILEVEL),
    ("number", _NUMBER),
    ("letter", _LETTER),
    ("bare", _BARE_NUMBER),
    ("bullet", _BULLET),
)


def printed_mark(text: str) -> PrintedMark | None:
    """The mark that `text` (without white space before it) begins with, if it begins with one."""
    for kind, pattern in _KINDS:
        match = pattern.match(text)
        if match:
            number = next((group for group in match.groups() if group), None) if kind != "bullet" else None
            return PrintedMark(match.group().strip(), kind, number, match.end())
    return None


# Numbers that a program counts

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MAX_ROMAN = 4000


def formatted(number: int, form: str) -> str:
    """`number` as a numeral of the standard's `form`; plain figures for forms that Swedish does not use."""
    writer = _FORMS.get(form)
    return writer(number) if writer is not None and number > 0 else str(number)


def _letters(number: int) -> str:
    """a … z, then aa, bb: Word doubles the letter, it does not count on in two places."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(rounds + 1, 30)


def _roman(number: int) -> str:
    if number >= _MAX_ROMAN:
        return str(number)
    numeral = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        numeral += letters * times
    return numeral


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
}
