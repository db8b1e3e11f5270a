"""What tests say of records in a form that is easy to compare."""

from __future__ import annotations

from models.record import Activity, Record


def names(record: Record) -> list[tuple[str | None, str | None]]:
    """Each activity's area and name."""
    areas = [area.name.text if area.name else None for area in record.areas]
    return [
        (None if one.area is None else areas[one.area], one.name.text if one.name else None)
        for one in record.activities
    ]


def commitments(activity: Activity) -> dict[str, str]:
    """What each party undertakes."""
    return {party.party: party.commitment.text for party in activity.parties if party.commitment}
