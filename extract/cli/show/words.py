"""What a record says in codes and numbers, in words for people, in the language that is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.language.words import N_, _, counted, words
from extract.quote.quote import spoken_ref
from models.evidence import Evidence
from models.values import Actors, FollowUp, Funding, Schedule, SchedulePart, Status, Value

_FUNDING = {
    "own_costs": N_("each party bears its own costs"),
    "shared": N_("the parties share the costs"),
    "municipal": N_("the municipality pays"),
    "external": N_("others pay"),
}
_SCHEDULES = {
    "as_needed": N_("as needed"),
    "continuous": N_("all the time"),
    "open_ended": N_("until further notice"),
    "recurring": N_("recurring"),
    "once": N_("once"),
}


def spoken(code: str) -> str:
    """A key or code as words: `target_group` as "target group"."""
    stem, bracket, rest = code.partition("[")
    return words().code(stem) + bracket + rest


def of_party(party: str | None) -> str:
    """ " of police" after a field that is one party's; nothing where it is no party's."""
    return " " + _("of {party}", party=spoken(party)) if party else ""


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
        return [_(_FUNDING[value.kind])] if value.kind in _FUNDING else []
    if isinstance(value, Status):
        said = [spoken(part) for part in (value.state, value.light) if part]
        return [", ".join(said)] if said else []
    if isinstance(value, FollowUp):
        return _follow_up_in_words(value)
    return []


def rate_in_words(times_per_year: float) -> str:
    """26.0 as "26 times a year", 1.5 as "1.5 times a year"."""
    number = words().number(times_per_year)
    return _("once a year") if number == "1" else _("{number} times a year", number=number)


def _schedule_in_words(schedule: Schedule) -> list[str]:
    said = _kind_in_words(schedule)
    dates = _dates_in_words(schedule.start, schedule.end)
    lines = [", ".join(part for part in (said, dates) if part)]
    unread = _("some time")
    lines += [f"{_kind_in_words(part) or unread}: {part.text}" for part in schedule.parts]
    return [line for line in lines if line]


def _kind_in_words(schedule: Schedule | SchedulePart) -> str:
    if schedule.times_per_year is not None:
        return rate_in_words(schedule.times_per_year)
    return _(_SCHEDULES[schedule.kind]) if schedule.kind in _SCHEDULES else ""


def _dates_in_words(start: str | None, end: str | None) -> str:
    if start and end:
        return start if start == end else _("{start} to {end}", start=start, end=end)
    return _("from {start}", start=start) if start else _("until {end}", end=end) if end else ""


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
    said = [counted(count, "{count} indicator", "{count} indicators")] if count else []
    said += [_("sources: {sources}", sources=", ".join(sources))] if sources else []
    said += [rate_in_words(follow_up.times_per_year)] if follow_up.times_per_year is not None else []
    return ["; ".join(said)] if said else []


_LINE = re.compile(r"\(line \d+\)$")
_CELL = re.compile(r" cell \d+$")


def place_in_words(evidence: Iterable[Evidence]) -> str:
    """Where a value stands, in short: "p. 2", "p. 2-3"; without pages the first region's line or table row."""
    regions = list(evidence)
    pages = sorted({region.page for region in regions if region.page is not None})
    if pages:
        page = f"{pages[0]}-{pages[-1]}" if len(pages) > 1 else str(pages[0])
        return _("p. {page}", page=page)
    if not regions:
        return ""
    line = _LINE.search(regions[0].ref)
    return ref_in_words(line[0].strip("()") if line else _CELL.sub("", regions[0].ref))


def given_in_words(keys: Sequence[str]) -> str:
    """What a user stated of a document that does not say it: "stated by the user: district, year"."""
    return _("stated by the user: {keys}", keys=", ".join(map(spoken, keys))) if keys else ""


def ref_in_words(ref: str) -> str:
    """A place of a file without pages: "table 1 row 5", "tabell 1 rad 5"."""
    return spoken_ref(ref, words().language)
