"""Places rows of a strip beside those of another where a text has lost their places: by order and by wording.

Rows keep their order, so placing them is an alignment: the best sum of how well each pair fits. A row whose place
is not clearly better than any other stays unplaced; it is better left over than beside the wrong measure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import TypeAlias

from models.text.fold import fold
from rules.pack import lemma

CLEAR = 0.3
"""By how much the best place of a row must beat having it anywhere else."""

CLEAR_OF_COUNT = 0.5
"""By how much words in common must beat plain counting, where both sides have as many rows."""

BY_KEY, BY_COUNT, BY_NEED, BY_WORDING, BY_ORDER = 0.95, 0.85, 0.8, 0.75, 0.6
"""Confidence: the same first cell; both sides have as many rows; as many rows as there are that need somebody;
words in common; only order and what the left row lacks."""

COMPLETE, LACKING, ALONE = 1.0, 0.4, 0.1
"""What speaks for a left row before any word is compared. A row that plans nothing needs nobody to do it."""

UNPLACED = 0.5
"""What it costs to leave a row without a place: it stood beside some row."""

MOST_PAIRS = 250_000
"""Rows of so many pairs are compared; a larger sheet takes too long, and its rows stay unplaced."""

Counts: TypeAlias = Mapping[str, float]
"""In how many rows of a sheet a word stands."""

Fit: TypeAlias = Sequence[Sequence[float]]
"""How well each left row (first index) fits each right row."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row as what matters for placing it."""

    text: str
    need: float = COMPLETE
    """Of a left row: `COMPLETE` if it says what is done or when, so that somebody must do it; else less."""
    key: str = ""
    """Its first cell, where both sides print it; else empty."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a right row belongs: an index among the left rows, and how sure it is."""

    left: int
    confidence: float


def count_words(*sides: Iterable[TextRow], common: Iterable[str] = ()) -> Counts:
    """In how many rows each word stands, on the side of the sheet where it stands in more; `common` ones in all."""
    counts: Counter[str] = Counter()
    for rows in sides:
        counts |= Counter(stem for row in rows for stem in _stems(row.text))
    return {**counts, **dict.fromkeys(common, inf)}


def place_rows(
    left: Sequence[TextRow], right: Sequence[TextRow], counts: Counts | None = None
) -> list[Place | None]:
    """For each right row its place beside a left row, or None where no place is clearly the best.

    `counts` are those of the whole sheet; a word that stands in one row only tells the most.
    """
    if all(row.key for row in right):
        return _by_key(left, right)
    by_count = _by_count(left, right)
    places: list[Place | None] = [None] * len(right)
    if len(left) * len(right) > MOST_PAIRS:
        return list(by_count) or places
    fit = fits(left, right, counts if counts is not None else count_words(left, right))
    total, pairs = _align(fit)
    if by_count and total - sum(fit[place.left][j] for j, place in enumerate(by_count)) < CLEAR_OF_COUNT:
        return list(by_count)
    elsewhere = _best_elsewhere(fit, pairs)
    for i, j in pairs:
        if total - elsewhere[j] >= CLEAR:
            places[j] = Place(i, BY_WORDING if fit[i][j] > left[i].need + UNPLACED else BY_ORDER)
    return places


def _by_count(left: Sequence[TextRow], right: Sequence[TextRow]) -> list[Place]:
    """One place after the other, where there are as many right rows as left rows, or as left rows that need one."""
    for least, confidence in ((0.0, BY_COUNT), (LACKING, BY_NEED), (COMPLETE, BY_NEED)):
        needing = [index for index, row in enumerate(left) if row.need >= least]
        if len(needing) == len(right):
            return [Place(index, confidence) for index in needing]
    return []


def _by_key(left: Sequence[TextRow], right: Sequence[TextRow]) -> list[Place | None]:
    """Places by the first cell that both sides print, each left row taken once, in order."""
    places: list[Place | None] = []
    start = 0
    for row in right:
        found = next((index for index in range(start, len(left)) if left[index].key == row.key), None)
        places.append(Place(found, BY_KEY) if found is not None else None)
        start = found + 1 if found is not None else start
    return places


def total_fit(left: Sequence[TextRow], right: Sequence[TextRow], counts: Counts) -> float:
    """How well two groups of rows go together; groups with as many rows go together best."""
    if not left or not right or len(left) * len(right) > MOST_PAIRS:
        return 0.0
    fit = fits(left, right, counts)
    if len(left) == len(right):
        return sum(fit[index][index] for index in range(len(left))) + 1.0
    return _align(fit)[0] - max(0, len(right) - len(left))


def fits(left: Sequence[TextRow], right: Sequence[TextRow], counts: Counts) -> list[list[float]]:
    """How well each left row fits each right row: what it lacks, and rare words in common."""
    ours = [_stems(row.text) for row in left]
    theirs = [_stems(row.text) for row in right]
    return [
        [UNPLACED + row.need + min(2.0, sum(1 / counts[stem] for stem in stems & other)) for other in theirs]
        for row, stems in zip(left, ours, strict=True)
    ]


def _stems(text: str) -> frozenset[str]:
    """Lemmas of the words that could tell rows apart."""
    words = {lemma(word) for word in _WORD.findall(fold(text))}
    return frozenset(word for word in words if len(word) > 2)


def _sums(fit: Fit) -> list[list[float]]:
    """For each number of first left rows and of first right rows the best sum over pairs that keep both orders."""
    rows, columns = len(fit), len(fit[0]) if fit else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows):
        for j in range(columns):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + fit[i][j])
    return best


def _align(fit: Fit) -> tuple[float, list[tuple[int, int]]]:
    """The best sum over pairs that keep both orders, and those pairs."""
    best = _sums(fit)
    i, j = len(fit), len(fit[0]) if fit else 0
    total, pairs = best[i][j], []
    while i and j:
        if best[i][j] == best[i - 1][j - 1] + fit[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return total, pairs[::-1]


def _best_elsewhere(fit: Fit, pairs: Sequence[tuple[int, int]]) -> dict[int, float]:
    """For each paired right row the best sum with that row anywhere else, or nowhere."""
    rows = len(fit)
    above = _sums(fit)
    below = [row[::-1] for row in _sums([row[::-1] for row in fit[::-1]])][::-1]
    found = {}
    for own, j in pairs:
        nowhere = max(above[i][j] + below[i][j + 1] for i in range(rows + 1))
        others = [above[i][j] + fit[i][j] + below[i + 1][j + 1] for i in range(rows) if i != own]
        found[j] = max([nowhere, *others])
    return found


def align_groups(
    left: Sequence[Sequence[TextRow]], right: Sequence[Sequence[TextRow]], counts: Counts
) -> list[int | None]:
    """For each group of right rows (a page) the group of left rows that it belongs beside, or None.

    Pages were printed in the same order on both sides; a page that had nothing to print is missing.
    """
    if len(left) == len(right):
        return list(range(len(right)))
    fit = [
        [total_fit(ours, theirs, counts) + (0.5 if i == j else 0.0) for j, theirs in enumerate(right)]
        for i, ours in enumerate(left)
    ]
    found: list[int | None] = [None] * len(right)
    for i, j in _align(fit)[1]:
        if fit[i][j] > 0:
            found[j] = i
    return found
