"""The best pairing of two rows, all scores considered together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import inf
from typing import TypeAlias

Scores: TypeAlias = Mapping[tuple[int, int], float]
"""(left, right) → score above 0; pairs that must not be are absent."""


def assign(scores: Scores) -> dict[int, int]:
    """Left → right, one to one, with the greatest sum of scores; of equal ones the same for the same `scores`.

    Each group of lefts and rights that hang together is solved for itself, since few do.
    """
    pairs: dict[int, int] = {}
    for lefts, rights in _groups(scores):
        costs = [[-scores.get((left, right), 0.0) for right in rights] for left in lefts]
        if len(lefts) <= len(rights):
            chosen = list(enumerate(_cheapest(costs)))
        else:
            turned = [list(column) for column in zip(*costs, strict=True)]
            chosen = [(row, column) for column, row in enumerate(_cheapest(turned))]
        pairs.update(
            (lefts[row], rights[column]) for row, column in chosen if (lefts[row], rights[column]) in scores
        )
    return dict(sorted(pairs.items()))


def _groups(scores: Scores) -> Iterator[tuple[list[int], list[int]]]:
    """The lefts and rights that scores connect, each group in order."""
    of_left: defaultdict[int, list[int]] = defaultdict(list)
    of_right: defaultdict[int, list[int]] = defaultdict(list)
    for left, right in sorted(scores):
        of_left[left].append(right)
        of_right[right].append(left)
    seen: set[int] = set()
    for first in of_left:
        if first in seen:
            continue
        lefts, rights, ahead = {first}, set[int](), [first]
        while ahead:
            for right in of_left[ahead.pop()]:
                rights.add(right)
                ahead += [left for left in of_right[right] if left not in lefts]
                lefts.update(of_right[right])
        seen |= lefts
        yield sorted(lefts), sorted(rights)


def _cheapest(costs: list[list[float]]) -> list[int]:
    """For each row its column, with the least sum of costs: the Hungarian method, for no more rows than columns.

    Rows enter one by one; a potential for each row and column keeps all reduced costs above zero, and the shortest
    path over them to a free column says which rows move over (Kuhn 1955, Munkres 1957).
    """
    width = len(costs[0])
    row_potential, column_potential = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)
    """Column → its row, both counted from 1; 0: free. Column 0 holds the row that enters."""
    for entering in range(1, len(costs) + 1):
        row_of[0] = entering
        least, came_from, done = [inf] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        column = 0
        while row_of[column]:
            done[column] = True
            row, step, nearest = row_of[column], inf, 0
            for other in range(1, width + 1):
                if done[other]:
                    continue
                reduced = costs[row - 1][other - 1] - row_potential[row] - column_potential[other]
                if reduced < least[other]:
                    least[other], came_from[other] = reduced, column
                if least[other] < step:
                    step, nearest = least[other], other
            for other in range(width + 1):
                if done[other]:
                    row_potential[row_of[other]] += step
                    column_potential[other] -= step
                else:
                    least[other] -= step
            column = nearest
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    columns = [0] * len(costs)
    for column, row in enumerate(row_of[1:]):
        if row:
            columns[row - 1] = column
    return columns
