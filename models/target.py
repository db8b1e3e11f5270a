"""Where a labelled value belongs in the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

PartyRole: TypeAlias = Literal["contact", "participants", "commitment"]
ActivityField: TypeAlias = Literal[
    "name",
    "undertaking",
    "goal",
    "purpose",
    "description",
    "cause",
    "situation",
    "problem",
    "target_group",
    "forum",
    "measures",
    "possible_measures",
    "duration",
    "meeting_frequency",
    "timing",
    "responsible",
    "convener",
    "other_participants",
    "funding",
    "status",
    "communication",
    "follow_up",
    "indicators",
]
"""The keys of Activity that hold a value each (docs/record.md)."""

AREA_FIELDS = frozenset({"goal", "purpose", "situation", "problem", "target_group", "forum", "description"})
"""Fields that an area can hold as well as an activity."""
SAID_OF_AREAS = AREA_FIELDS | {"cause"}
"""Fields that a plan may state of an area before it comes to the measures; the record keeps Orsak under its label."""

SpecialField: TypeAlias = Literal["area_name", "activity", "party", "number", "other"]
"""Targets that are no plain field: `area_name` names an area; `activity` is Aktivitet, a name or a
measure by its place; `party` is a party (with or without a role); `number` is a running number;
`other` goes to `other_fields` under its printed label."""

ACTIVITY_FIELDS: tuple[str, ...] = get_args(ActivityField)


@dataclass(frozen=True, slots=True)
class Target:
    """One place that a label leads to."""

    field: ActivityField | SpecialField
    party: str | None = None
    """Party code, for `party`; None where the label names a role without saying whose."""
    role: PartyRole | None = None
    """Role within the party's entry, for `party`; None where the label is a party's name alone."""
