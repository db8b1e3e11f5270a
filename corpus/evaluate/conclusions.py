"""Whether a value concludes what the gold says it must."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from corpus.evaluate.gold import Conclusion, GoldIndicator, GoldMention, GoldPart
from corpus.evaluate.texts import comparable
from models.values import ActorMention, Actors, FollowUp, Indicator, Schedule, SchedulePart, Value

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")


def concludes(wanted: Conclusion, key: str, value: Value) -> bool:
    """Whether `value` holds what `wanted` gives under `key`. Numbers are compared to one decimal."""
    match key:
        case "mentions":
            mentions = value.mentions if isinstance(value, Actors) else ()
            return _each_found(wanted.mentions, mentions, _is_mention)
        case "indicators":
            indicators = value.indicators if isinstance(value, FollowUp) else ()
            return _each_found(wanted.indicators, indicators, _is_indicator)
        case "parts":
            parts = value.parts if isinstance(value, Schedule) else ()
            return len(parts) == len(wanted.parts) and _each_found(wanted.parts, parts, _is_part)
        case _:
            return _rounded(getattr(wanted, key)) == _rounded(getattr(value, key, None))


def _each_found(
    wanted: Iterable[Wanted], found: Iterable[Found], is_it: Callable[[Wanted, Found], bool]
) -> bool:
    """Whether there is one in `found`, another each time, for each of `wanted`."""
    left = list(found)
    for one in wanted:
        match = next((candidate for candidate in left if is_it(one, candidate)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _is_mention(wanted: GoldMention, found: ActorMention) -> bool:
    return (
        comparable(wanted.text) in comparable(found.text)
        and wanted.organisation in (None, found.organisation)
        and wanted.role in (None, found.role)
    )


def _is_indicator(wanted: GoldIndicator, found: Indicator) -> bool:
    expected, text = comparable(wanted.text), comparable(found.text)
    same = bool(text) and (text.startswith(expected) or expected.startswith(text))
    if wanted.sources is None:
        return same
    return same and set(map(comparable, wanted.sources)) == set(map(comparable, found.sources))


def _is_part(wanted: GoldPart, found: SchedulePart) -> bool:
    return (
        _rounded(wanted.times_per_year) == _rounded(found.times_per_year)
        and wanted.kind in (None, found.kind)
        and (wanted.text is None or comparable(wanted.text) == comparable(found.text))
    )


def _rounded(concluded: object) -> object:
    return round(float(concluded), 1) if isinstance(concluded, int | float) else concluded
