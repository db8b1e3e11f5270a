"""Where running text names a time: how often something happens, or when it will be done."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from models.fold import fold
from rules.matching.patterns import Token, tokenize
from rules.times.points import Stretch, stretches
from rules.times.rows import Expression, schedule_rules
from rules.times.statements import statements

_SURE = 0.8
"""Confidence that a phrase must have to be taken out of running text."""
_BARE_YEAR = re.compile(
    r"(?:under|år|i|hela|från|för|sedan)?\s*(?:år\s*)?(?:19|20)\d\d(?:\s*[-/]\s*(?:20)?\d\d)?"
)


@lru_cache(maxsize=4096)
def rates_in(text: str, overlays: tuple[Path, ...] = ()) -> tuple[tuple[int, int], ...]:
    """[start, end) of each phrase that says how often ("fyra gånger per år"), in order."""
    rules = schedule_rules(overlays)
    tokens = tokenize(text)
    found = [one for one in rules.expressions(tokens) if one.row.yields != "nothing"]
    said = statements(tokens, found, rules.per_year)
    return tuple(
        (one.start, one.end) for one in said if one.values and not one.weak and one.confidence >= _SURE
    )


@lru_cache(maxsize=4096)
def points_in(text: str, year: int | None, overlays: tuple[Path, ...] = ()) -> tuple[tuple[int, int], ...]:
    """[start, end) of each phrase that names a point or stretch of time ("klart maj 2017"), in order.

    A year alone is none: it says when a text was true rather than when something will be done.
    """
    rules = schedule_rules(overlays)
    tokens = tokenize(text)
    found = [one for one in rules.expressions(tokens) if one.row.yields != "nothing"]
    spans = [
        (tokens[one.first].start, tokens[one.last - 1].end) for one in _sure_stretches(tokens, found, year)
    ]
    return tuple(span for span in spans if not _BARE_YEAR.fullmatch(fold(text[slice(*span)])))


def _sure_stretches(tokens: tuple[Token, ...], found: list[Expression], year: int | None) -> list[Stretch]:
    """The stretches of time that are sure enough to be taken out of running text."""
    return [one for one in stretches(tokens, found, year) if one.confidence >= _SURE]
