"""What the layouts make of a small document: drafts told as plain texts, for answers written inline."""

from __future__ import annotations

from extract.layouts.field_table.layout import (
    Segment,
    is_field_table,
    segment_to_activity_entries,
    table_to_segments,
)
from extract.layouts.minutes.layout import document_to_minutes
from extract.layouts.outline import document_to_draft
from extract.recognise.drafts import DraftMinutes, DraftPerson, Entry
from extract.recognise.titles import find_title
from models.pages.document import Document, Table
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def told(builder: Builder) -> tuple[list[dict[str, str]], list[tuple[str | None, dict[str, str]]]]:
    """The areas' fields, and each activity's area with its fields."""
    document = builder.document()
    draft = document_to_draft(document, RULES)
    areas = [fields(document, area.entries) for area in draft.areas]
    return areas, [
        (None if one.area is None else areas[one.area].get("area_name"), fields(document, one.entries))
        for one in draft.activities
    ]


def fields(document: Document, entries: list[Entry]) -> dict[str, str]:
    """The text of each field, its paragraphs parted by a bar."""
    found: dict[str, str] = {}
    for entry in entries:
        key = _key(entry.target)
        found[key] = " | ".join(
            filter(None, [found.get(key, ""), *(document.text(p.words) for p in entry.pieces)])
        )
    return found


def _key(target: Target) -> str:
    return f"{target.party}.{target.role}" if target.field == "party" else target.field


def segments(builder: Builder) -> tuple[Document, list[Segment]]:
    """The areas and activities of the document's last table, one of labels and values."""
    document = builder.document()
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert is_field_table(document, table, RULES)
    return document, table_to_segments(document, table, RULES)


def segment_fields(document: Document, segment: Segment) -> dict[str, str]:
    """The text of each field of an activity."""
    return {
        _key(entry.target): document.text(entry.words) for entry in segment_to_activity_entries(segment, None)
    }


def minutes_of(builder: Builder) -> tuple[Document, DraftMinutes]:
    """The document read as minutes of 2022."""
    document = builder.document()
    return document, document_to_minutes(document, find_title(document, RULES), 2022, RULES)


def people(document: Document, found: list[DraftPerson]) -> list[tuple[str, str]]:
    """Name and role of each."""
    return [(document.text(one.name).strip(" ,"), document.text(one.role).strip(" ,")) for one in found]
