"""Areas and activities that are unlike their siblings: two that became one, one that fell apart."""

from __future__ import annotations

from collections.abc import Iterator

from extract.doubt.signs import Looked, Owner, Sign

MOSTLY = 0.75
"""Share of the activities that have a name where one without is odd."""


def structure_signs(looked: Looked) -> Iterator[Sign]:
    """Every sign that the areas and activities give as a whole."""
    yield from _unnamed(looked)


def _unnamed(looked: Looked) -> Iterator[Sign]:
    """Activities without a name where most have one."""
    activities = looked.draft.activities
    bare = {
        Owner("activity", index)
        for index, activity in enumerate(activities)
        if not any(entry.target.field == "name" for entry in activity.entries)
    }
    if bare and len(activities) - len(bare) >= MOSTLY * len(activities):
        for placed in looked.placed:
            if placed.owner in bare:
                yield Sign(placed, "owner", "a measure has no name, though others have")
