"""Sentences of a text, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LIST_MARK = re.compile(r"\s*(?:[-–—•·▪◦*]\s+|\d{1,2}[.)]\s+)?")
_END = re.compile(r"[.!?]+[\"”')]*(?=\s|$)|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:t\.?ex|bl\.?a|m\.?m|m\.?fl|d\.?v\.?s|f\.?n|o\.?s\.?v|osv|etc|ev|resp|ca|c:a|kl|nr|s\.?k|t\.?o\.?m|"
    r"fr\.?o\.?m|f\.?d|mfl|bl|ex|tel|ggr|mån|st|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec|v|kv|p\.?g\.?a)|\b[A-ZÅÄÖ]|\d)\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of each sentence of `text`, its full stop included, without list marks and white space.

    A line break ends a sentence; the stop of an abbreviation, a number or an initial does not, unless a
    capital letter follows.
    """
    start = 0
    for end in [*(match.end() for match in _END.finditer(text) if _ends(text, match)), len(text)]:
        mark = _LIST_MARK.match(text, start, end)
        first = mark.end() if mark else start
        last = first + len(text[first:end].rstrip())
        if last > first:
            yield first, last
        start = end


def _ends(text: str, stop: re.Match[str]) -> bool:
    if stop.group() == "\n":
        return True
    following = text[stop.end() :].lstrip()[:1]
    if following and not (following.isupper() or following in "-–•\"”(" or "\n" in text[stop.end() : stop.end() + 2]):
        return False
    short = _ABBREVIATION.search(text, max(0, stop.start() - 10), stop.start() + 1)
    return short is None or not following or not (short.group()[0].isdigit() or len(short.group()) == len("A."))
