"""Sentences of a text, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.matching.words import SmallWords

_LIST_MARK = re.compile(r"\s*(?:[-–—•·▪◦*]\s+|\d{1,2}[.)]\s+)?")
_END = re.compile(r"[.!?]+[\"”')]*(?=\s|$)|\n")


class Sentences:
    """Finds the sentences of a text. Made with the abbreviations whose full stop ends none."""

    def __init__(self, words: SmallWords) -> None:
        known = "|".join(re.escape(word).replace(r"\.", r"\.?\s?") for word in words["abbreviation"])
        self._never_last = re.compile(rf"\b(?:{known}|[A-ZÅÄÖ])\.$", re.IGNORECASE)
        """Abbreviations that something always follows, and initials."""

    def __call__(self, text: str) -> Iterator[tuple[int, int]]:
        """[start, end) of each sentence of `text`, its full stop included, without list marks and white space.

        A line break ends a sentence; a stop does where a capital letter follows, if it is not that of "t.ex." or
        "A. Berg".
        """
        start = 0
        for end in [*(match.end() for match in _END.finditer(text) if self._ends(text, match)), len(text)]:
            mark = _LIST_MARK.match(text, start, end)
            first = mark.end() if mark else start
            last = first + len(text[first:end].rstrip())
            if last > first:
                yield first, last
            start = end

    def _ends(self, text: str, stop: re.Match[str]) -> bool:
        if stop.group() == "\n":
            return True
        following = text[stop.end() :].lstrip()[:1]
        if following and not (
            following.isupper() or following in '-–•"”(' or "\n" in text[stop.end() : stop.end() + 2]
        ):
            return False
        begun = self._never_last.search(text, max(0, stop.start() - 10), stop.start() + 1)
        return not (following and begun) and not _numbers(text, stop)


def _numbers(text: str, stop: re.Match[str]) -> bool:
    """Whether the stop only ends the number of a list item."""
    line = text[text.rfind("\n", 0, stop.start()) + 1 : stop.start()].strip()
    return line.isdigit() and len(line) <= len("12")
