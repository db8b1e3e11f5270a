"""All gaps of a plan, those of the plan first, then those of its activities in their order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from corpus.answers import ActivityName, Plan
from corpus.gaps.activity import activity_gaps
from corpus.gaps.answer import Gap, GapEvidence
from corpus.gaps.content import Contents
from corpus.gaps.kinds import gap_kinds
from corpus.gaps.plan import Found, plan_gaps
from corpus.language.words import _
from models.record import Record
from rules.pack import Rules


def find_gaps(record: Record, rules: Rules, today: date) -> list[Gap]:
    """The gaps of a plan, as it stands on `today`; a record of another kind has none."""
    if record.kind != "plan":
        return []
    contents, plan = Contents.of(record), Plan.of(record)
    found = _in_order(plan, None, plan_gaps(contents, rules, today))
    for number, activity in enumerate(record.activities):
        name = ActivityName(index=number, name=activity.name.text if activity.name else None)
        found += _in_order(plan, name, activity_gaps(contents, number, rules))
    return found


def _in_order(plan: Plan, activity: ActivityName | None, found: Iterable[Found]) -> list[Gap]:
    order = list(gap_kinds())
    return [_gap(plan, activity, *one) for one in sorted(found, key=lambda one: order.index(one[0]))]


def _gap(
    plan: Plan, activity: ActivityName | None, kind: str, path: str, proof: tuple[GapEvidence, ...]
) -> Gap:
    return Gap(
        document=plan.document,
        id=plan.id,
        district=plan.district,
        year=plan.year,
        gap=kind,
        activity=activity,
        path=path,
        basis=_(gap_kinds()[kind].basis),
        evidence=proof,
    )
