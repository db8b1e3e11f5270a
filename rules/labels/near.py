"""How near words and texts are to each other, where neither need be a label."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_NEAR = 60.0
"""Of 100: misspelt names have more, other names less."""


def near_names(name: str, names: Iterable[str], most: int = 5) -> list[str]:
    """Those of `names` that may be meant by `name`, the nearest first."""
    return [
        found
        for found, _, _ in process.extract(
            name, list(names), scorer=fuzz.ratio, limit=most, score_cutoff=_NEAR
        )
    ]


def shared_words(one: str, two: str) -> float:
    """From 0 to 1: 1 where one text holds all words of the other, in any order."""
    return fuzz.token_set_ratio(one.casefold(), two.casefold()) / 100
