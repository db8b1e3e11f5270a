"""Gaps of one activity."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from corpus.gaps.content import Contents, evidence, says
from corpus.gaps.plan import Found
from models.walk import PlacedValue
from rules.pack import Rules

_WHO = ("responsible", "convener")
_WHEN = ("timing", "duration", "meeting_frequency")
_FOLLOW_UP = ("follow_up", "indicators")
_DONE = ("measures", "possible_measures", "description", "goal", "commitment")
_TELLING_WHEN = (
    *("name", "undertaking", "purpose", "forum", "communication", "other_participants", "other_fields"),
    *(*_DONE, *_WHO, "contact", "participants"),
)
"""Fields whose texts say when something is done: not those of follow-up, of causes or of the situation."""


def activity_gaps(contents: Contents, number: int, rules: Rules) -> Iterator[Found]:
    """What the activity leaves open."""
    values = contents.activities[number]
    for kind, fields in (
        ("no-responsible", _WHO),
        ("no-time", _WHEN),
        ("no-follow-up", _FOLLOW_UP),
        ("no-cause", ("cause",)),
        ("no-measure", _DONE),
    ):
        those = _of(values, fields)
        if any(says(placed.value) for placed in those):
            continue
        if kind == "no-time" and _says_when(values, rules):
            continue
        if kind == "no-cause" and not _states_causes(contents):
            continue
        wanted = f"activities[{number}].{fields[0]}"
        beside = next((placed.value for placed in values if placed.value.evidence), None)
        yield kind, *contents.lack(those, wanted, beside)
    followed = [placed for placed in _of(values, _FOLLOW_UP) if says(placed.value)]
    if followed and not any(_measures(placed, rules) for placed in followed):
        proof = tuple(evidence("stated", placed.value) for placed in followed)
        yield "no-indicator", followed[0].path, proof


def _of(values: tuple[PlacedValue, ...], fields: Collection[str]) -> list[PlacedValue]:
    return [placed for placed in values if placed.field in fields]


def _says_when(values: tuple[PlacedValue, ...], rules: Rules) -> bool:
    """Whether a text, or the label it stands under, says how often or when."""
    return any(
        rules.schedules.read(text).kind != "unspecified"
        for placed in _of(values, _TELLING_WHEN)
        for text in (placed.value.text, *filter(None, (placed.value.label, *placed.value.other_labels)))
    )


def _states_causes(contents: Contents) -> bool:
    return any(placed.field == "cause" and says(placed.value) for placed in contents.everywhere())


def _measures(placed: PlacedValue, rules: Rules) -> bool:
    """Whether anything is counted or measured: an indicator of the record, or words that say so."""
    return bool(getattr(placed.value, "indicators", ())) or rules.follow_up.gives_figures(placed.value.text)
