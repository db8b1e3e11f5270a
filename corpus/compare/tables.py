"""Comparisons for other programs: CSV, a row a change, and a page of HTML that stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.answers import ActivityName, Plan
from corpus.compare.answer import ActivityMatch, Comparison, Match
from corpus.flat import write_csv
from corpus.language.words import _, counted, words

if TYPE_CHECKING:
    from jinja2 import Template

COLUMNS = (
    *("left_document", "left_district", "left_year", "right_document", "right_district", "right_year"),
    *("match", "score", "reason", "left_index", "left_name", "right_index", "right_name"),
    *("field", "party", "change", "left", "right"),
)
"""Of the CSV. Indexes and names of several activities are parted by " | "."""
_ORDER: tuple[Match, ...] = ("changed", "added", "dropped", "split", "merged", "same")


def to_csv(comparisons: Iterable[Comparison]) -> str:
    """A row for each change, and one for each match that has none; no cell is a formula."""
    return write_csv(COLUMNS, rows_of(comparisons))


def rows_of(comparisons: Iterable[Comparison]) -> Iterator[tuple[object, ...]]:
    """The cells of each row, under `COLUMNS`."""
    for comparison in comparisons:
        plans = (*_plan_cells(comparison.left), *_plan_cells(comparison.right))
        for found in comparison.activities:
            match = (found.match, found.score, found.reason, *_names(found.left), *_names(found.right))
            changes: list[tuple[str | None, ...]] = [
                (change.field, change.party, change.kind, change.left, change.right)
                for change in found.changes
            ]
            for change in changes or [(None,) * 5]:
                yield (*plans, *match, *change)


def _plan_cells(plan: Plan) -> tuple[str | None, ...]:
    return plan.document, plan.district, None if plan.year is None else str(plan.year)


def _names(activities: Sequence[ActivityName]) -> tuple[str, str]:
    return " | ".join(str(one.index) for one in activities), " | ".join(one.name or "" for one in activities)


def to_html(comparisons: Sequence[Comparison]) -> str:
    """One page that needs nothing beside it; every text of a document is escaped."""
    speak = words()
    return _template().render(
        comparisons=comparisons,
        counts=counts,
        ordered=ordered,
        _=speak.text,
        code=speak.code,
        lang=speak.language,
    )


def counts(comparison: Comparison) -> str:
    """ "2 changed, 1 added, 5 same"."""
    found = Counter(one.match for one in comparison.activities)
    return ", ".join(_count(match, found[match]) for match in _ORDER if found[match]) or _("no activities")


def _count(match: Match, count: int) -> str:
    """In languages whose words for it bend with the number."""
    told = {
        "changed": counted(count, "{count} changed", "{count} changed"),
        "added": counted(count, "{count} added", "{count} added"),
        "dropped": counted(count, "{count} dropped", "{count} dropped"),
        "split": counted(count, "{count} split", "{count} split"),
        "merged": counted(count, "{count} merged", "{count} merged"),
        "same": counted(count, "{count} same", "{count} same"),
    }
    return told[match]


def ordered(comparison: Comparison) -> list[ActivityMatch]:
    """What changed first, what is the same last."""
    return sorted(comparison.activities, key=lambda one: _ORDER.index(one.match))


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
