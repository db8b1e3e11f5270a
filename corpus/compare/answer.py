"""What a comparison answers: the models whose JSON other tools read."""

from __future__ import annotations

from typing import Literal, TypeAlias

from models.base import Frozen
from models.record import Record

Match: TypeAlias = Literal["same", "changed", "added", "dropped", "split", "merged"]
"""What became of a measure: `added` stands only right, `dropped` only left, `split` became several,
`merged` is one that several became."""
ChangeKind: TypeAlias = Literal["changed", "added", "dropped"]
WordMark: TypeAlias = Literal["=", "-", "+"]
"""Whether words stand on both sides, only left, or only right."""


class Plan(Frozen):
    """A plan, as every answer names it."""

    document: str
    """The file's name."""
    id: str
    district: str | None
    """The district's id."""
    year: int | None

    @classmethod
    def of(cls, record: Record) -> Plan:
        """The plan whose record this is."""
        district = record.district.id if record.district else None
        return cls(document=record.source.name, id=record.id, district=district, year=record.year)


class ActivityName(Frozen):
    """An activity, as every answer names it."""

    index: int
    """Into the record's `activities`."""
    name: str | None


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
