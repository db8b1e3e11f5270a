"""What a record says in codes and numbers, in words for people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.evidence import Evidence
from models.values import Actors, FollowUp, Funding, Schedule, SchedulePart, Status, Value

_FUNDING = {
    "own_costs": "each party bears its own costs",
    "shared": "the parties share the costs",
    "municipal": "the municipality pays",
    "external": "others pay",
}
_SCHEDULES = {
    "as_needed": "as needed",
    "continuous": "all the time",
    "open_ended": "until further notice",
    "recurring": "recurring",
    "once": "once",
}


def spoken(code: str) -> str:
    """A key or code as words: `target_group` as "target group"."""
    return code.replace("_", " ")


def conclusions_in_words(value: Value) -> list[str]:
    """What was concluded beside the text, a line each; none where nothing was."""
    ticked = [f"{sum(value.boxes)} of {len(value.boxes)} boxes ticked"] if value.boxes else []
    return ticked + _concluded(value)


def _concluded(value: Value) -> list[str]:
    if isinstance(value, Schedule):
        return _schedule_in_words(value)
    if isinstance(value, Actors):
        return _actors_in_words(value)
    if isinstance(value, Funding):
        return [_FUNDING[value.kind]] if value.kind in _FUNDING else []
    if isinstance(value, Status):
        said = [spoken(part) for part in (value.state, value.light) if part]
        return [", ".join(said)] if said else []
    if isinstance(value, FollowUp):
        return _follow_up_in_words(value)
    return []


def rate_in_words(times_per_year: float) -> str:
    """26.0 as "26 times a year", 1.5 as "1.5 times a year"."""
    number = f"{times_per_year:.1f}".removesuffix(".0")
    return "once a year" if number == "1" else f"{number} times a year"


def _schedule_in_words(schedule: Schedule) -> list[str]:
    said = _kind_in_words(schedule)
    dates = _dates_in_words(schedule.start, schedule.end)
    lines = [", ".join(part for part in (said, dates) if part)]
    lines += [f"{_kind_in_words(part) or 'some time'}: {part.text}" for part in schedule.parts]
    return [line for line in lines if line]


def _kind_in_words(schedule: Schedule | SchedulePart) -> str:
    if schedule.times_per_year is not None:
        return rate_in_words(schedule.times_per_year)
    return _SCHEDULES.get(schedule.kind, "")


def _dates_in_words(start: str | None, end: str | None) -> str:
    if start and end:
        return start if start == end else f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else ""


def _actors_in_words(actors: Actors) -> list[str]:
    """The organisations, each with the texts that name it; those that no rule knows are left out."""
    named: dict[str, list[str]] = {}
    for mention in actors.mentions:
        if mention.organisation:
            texts = named.setdefault(mention.organisation, [])
            if mention.text not in texts:
                texts.append(mention.text)
    said = [f"{spoken(organisation)} ({', '.join(texts)})" for organisation, texts in named.items()]
    return ["; ".join(said)] if said else []


def _follow_up_in_words(follow_up: FollowUp) -> list[str]:
    count = len(follow_up.indicators)
    sources = list(dict.fromkeys(source for one in follow_up.indicators for source in one.sources))
    said = [f"{count} indicator{'s' if count > 1 else ''}"] if count else []
    said += [f"sources: {', '.join(sources)}"] if sources else []
    said += [rate_in_words(follow_up.times_per_year)] if follow_up.times_per_year is not None else []
    return ["; ".join(said)] if said else []


_LINE = re.compile(r"\(line \d+\)$")
_CELL = re.compile(r" cell \d+$")


def place_in_words(evidence: Iterable[Evidence]) -> str:
    """Where a value stands, in short: "p. 2", "p. 2-3"; without pages the first region's line or table row."""
    regions = list(evidence)
    pages = sorted({region.page for region in regions if region.page is not None})
    if pages:
        return f"p. {pages[0]}" + (f"-{pages[-1]}" if len(pages) > 1 else "")
    if not regions:
        return ""
    line = _LINE.search(regions[0].ref)
    return line[0].strip("()") if line else _CELL.sub("", regions[0].ref)
