"""How every answer names a plan and an activity: the models whose JSON other tools read."""

from __future__ import annotations

from models.base import Frozen
from models.record import Record


class Plan(Frozen):
    """A plan, as every answer names it."""

    document: str
    """The file's name."""
    id: str
    district: str | None
    """The district's id."""
    year: int | None
    given: tuple[str, ...] = ()
    """What of it the document does not say and a user stated: `district`, `year`, `title`."""

    @classmethod
    def of(cls, record: Record) -> Plan:
        """The plan whose record this is."""
        district = record.district.id if record.district else None
        return cls(
            document=record.source.name,
            id=record.id,
            district=district,
            year=record.year,
            given=given_by_user(record),
        )


def given_by_user(record: Record) -> tuple[str, ...]:
    """The keys of the record whose value a user stated, since the document does not say it."""
    return tuple(one.path for one in record.warnings if one.code == "given-by-user" and one.path is not None)


class ActivityName(Frozen):
    """An activity, as every answer names it."""

    index: int
    """Into the record's `activities`."""
    name: str | None
