"""What a comparison answers: the models whose JSON other tools read."""

from __future__ import annotations

from typing import Literal, TypeAlias

from corpus.answers import ActivityName, Plan
from models.base import Frozen

Match: TypeAlias = Literal["same", "changed", "added", "dropped", "split", "merged"]
"""What became of a measure: `added` stands only right, `dropped` only left, `split` became several,
`merged` is one that several became."""
ChangeKind: TypeAlias = Literal["changed", "added", "dropped"]
WordMark: TypeAlias = Literal["=", "-", "+"]
"""Whether words stand on both sides, only left, or only right."""


class Change(Frozen):
    """What one field says on either side. Personal data of PERSON is not compared: `words` leave it out."""

    field: str
    """`goal`, `commitment`, `area`, `other_fields[Plats]`."""
    party: str | None = None
    """The party's code, of a field that is one party's."""
    kind: ChangeKind
    left: str | None
    right: str | None
    words: tuple[tuple[WordMark, str], ...]
    """Runs of words in their order."""


class ActivityMatch(Frozen):
    """Which activities answer to each other, and how they differ."""

    match: Match
    score: float
    """From 0 to 1: how alike they are; of an added or dropped one, how like it the nearest of the other side is."""
    reason: str
    left: tuple[ActivityName, ...]
    right: tuple[ActivityName, ...]
    changes: tuple[Change, ...] = ()


class Comparison(Frozen):
    """Two plans, and what became of every activity: in the left plan's order, then what was added."""

    left: Plan
    right: Plan
    activities: tuple[ActivityMatch, ...]
