"""Gaps for other programs: JSON, and CSV with a row a gap."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import TypeAdapter

from corpus.flat import write_csv
from corpus.gaps.answer import Gap

COLUMNS = (
    *("document", "id", "district", "year", "gap", "activity_index", "activity_name", "path", "basis"),
    *("state", "label", "text", "page", "ref"),
)
"""Of the CSV; the last five are of the first evidence."""
_GAPS: TypeAdapter[tuple[Gap, ...]] = TypeAdapter(tuple[Gap, ...])


def to_json(gaps: Sequence[Gap]) -> str:
    """A flat list."""
    return _GAPS.dump_json(tuple(gaps), indent=1).decode()


def to_csv(gaps: Sequence[Gap]) -> str:
    """A row for each gap; no cell is a formula."""
    return write_csv(COLUMNS, (_cells(gap) for gap in gaps))


def _cells(gap: Gap) -> tuple[object, ...]:
    named = (gap.activity.index, gap.activity.name) if gap.activity else (None, None)
    first = gap.evidence[0]
    where = (first.state, first.label, first.text, first.page, first.ref)
    return (gap.document, gap.id, gap.district, gap.year, gap.gap, *named, gap.path, gap.basis, *where)
