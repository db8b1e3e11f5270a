"""What became of each plan's measures in the next plan of its district, as rows of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from corpus.answers import ActivityName
from corpus.compare.answer import ActivityMatch
from corpus.compare.compare import compare_plans
from corpus.report.content import ShownPlan
from corpus.report.rows import Codes, Json
from corpus.store.reading import Reader
from models.record import Record
from rules.pack import Rules

RecordOf: TypeAlias = Callable[[str], Record | None]
"""A document's key → its record; None where it has gone."""

MOST_PAIRS = 300
"""Pairs of plans that are compared, the latest first: a pair takes a good part of a second."""


def year_rows(
    plans: Sequence[ShownPlan], reader: Reader, record_of: RecordOf, rules: Rules, codes: Codes
) -> list[Json]:
    """[earlier plan, later plan, matches] for each plan that another follows, by the later plan's place.

    A match is [what became of it, activities on the left, those on the right, fields that changed].
    """
    numbers = {one.plan.document: number for number, one in enumerate(plans)}
    pairs = sorted(
        (numbers[link.document], numbers[link.other])
        for link in reader.links()
        if link.kind == "successor" and link.document in numbers and link.other in numbers
    )
    pairs = sorted(pairs, key=lambda pair: -(plans[pair[1]].plan.year or 0))[:MOST_PAIRS]
    rows = []
    for earlier, later in sorted(pairs, key=lambda pair: (pair[1], pair[0])):
        left, right = (record_of(plans[number].plan.document) for number in (earlier, later))
        if left is not None and right is not None:
            found = compare_plans(left, right, rules).activities
            rows.append([earlier, later, [_match(one, codes) for one in found]])
    return rows


def _match(one: ActivityMatch, codes: Codes) -> Json:
    fields = list(dict.fromkeys(codes(change.field.partition("[")[0]) for change in one.changes))
    return [codes(one.match), _places(one.left), _places(one.right), fields]


def _places(activities: Sequence[ActivityName]) -> list[int]:
    return [one.index for one in activities]
