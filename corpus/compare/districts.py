"""Plans of several districts side by side: a row for what is the same kind of measure, a cell for each plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from corpus.answers import ActivityName
from corpus.compare.answer import Comparison
from corpus.compare.compare import Asked, compare_plans
from models.record import Record
from rules.pack import Rules


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A kind of measure, and which activities of each plan are of it."""

    reason: str
    """Why they stand in one row; empty for an activity that stands alone."""
    cells: tuple[tuple[ActivityName, ...], ...]
    """For each plan in order."""


def compare_districts(records: Sequence[Record], rules: Rules, asked: Asked) -> list[Comparison]:
    """Each plan with each plan after it."""
    return [
        compare_plans(left, right, rules, asked, between=True) for left, right in combinations(records, 2)
    ]


def side_by_side(records: Sequence[Record], comparisons: Sequence[Comparison]) -> list[SideBySide]:
    """`comparisons` of `records` as rows: first what most plans have, in the order of the plans."""
    together = _Groups()
    reasons: dict[tuple[int, int], str] = {}
    names: dict[tuple[int, int], ActivityName] = {}
    for (one, two), comparison in zip(combinations(range(len(records)), 2), comparisons, strict=True):
        for found in comparison.activities:
            members = [
                *((one, activity) for activity in found.left),
                *((two, activity) for activity in found.right),
            ]
            keys = [(plan, activity.index) for plan, activity in members]
            names.update(zip(keys, (activity for _, activity in members), strict=True))
            together.join(keys)
            if found.left and found.right:
                reasons.setdefault(keys[0], found.reason)
    rows = []
    for keys in together.groups():
        cells = tuple(tuple(names[key] for key in keys if key[0] == plan) for plan in range(len(records)))
        rows.append(SideBySide(next((reasons[key] for key in keys if key in reasons), ""), cells))
    return sorted(rows, key=lambda row: -sum(map(bool, row.cells)))


class _Groups:
    """Keys that hang together."""

    def __init__(self) -> None:
        self._above: dict[tuple[int, int], tuple[int, int]] = {}

    def join(self, keys: Sequence[tuple[int, int]]) -> None:
        """Put all of `keys` in one group."""
        roots = [self._root(key) for key in keys]
        for root in roots:
            self._above[root] = min(roots)

    def groups(self) -> list[list[tuple[int, int]]]:
        """The groups, in order of their first keys."""
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for key in sorted(self._above):
            found.setdefault(self._root(key), []).append(key)
        return list(found.values())

    def _root(self, key: tuple[int, int]) -> tuple[int, int]:
        while self._above.setdefault(key, key) != key:
            key = self._above[key]
        return key
