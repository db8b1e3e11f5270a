"""The rows below a heading as values on their way to an area's or an activity's fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.layouts.field_table.entries import pair_to_entries
from extract.layouts.narrative.row_kinds import LabelledRow, NarrativeRow, TextRow
from extract.recognise.drafts import Entry
from models.target import Target


def of_activity(entry: Entry) -> Entry:
    """The entry as an activity can hold it: an area's name that stands inside one is a field under its label."""
    return replace(entry, target=Target("other")) if entry.target.field == "area_name" else entry


def below_named(entries: list[Entry], name: Entry) -> list[Entry]:
    """The entries of an activity that its heading names, although a label inside names something as well."""
    renamed = [
        replace(one, target=Target("measures")) if one.target.field == "name" else one for one in entries
    ]
    return [name, *renamed]


def area_entries(rows: list[NarrativeRow]) -> Iterator[Entry]:
    """What rows say of an area: its description first, then its labelled fields."""
    yield from described([row for row in rows if isinstance(row, TextRow)])
    for row in rows:
        if isinstance(row, LabelledRow):
            yield from pair_to_entries(row.to_pair())


def described(rows: list[TextRow]) -> tuple[Entry, ...]:
    """Paragraphs without labels as one description; empty where there are none."""
    pieces = tuple(row.piece for row in rows)
    return (Entry(Target("description"), pieces, method="position", confidence=0.8),) if pieces else ()
