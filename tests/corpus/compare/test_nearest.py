"""Which measure of the other plan is the nearest to one without an answer."""

from __future__ import annotations

import pytest

from corpus.compare.likeness import Likeness
from corpus.compare.match import _nearest


@pytest.mark.parametrize(
    ("scores", "nearest"), [((0.1, 0.3, 0.2), 1), ((0.3, 0.1, 0.3), 0), ((0.1, 0.3, 0.3), 1), ((0.2,), 0)]
)
def test_the_most_alike_is_the_nearest_and_of_equals_the_first(
    scores: tuple[float, ...], nearest: int
) -> None:
    found = {
        number: Likeness(score, None, None, score, False, frozenset()) for number, score in enumerate(scores)
    }
    assert _nearest(found) == (found[nearest], nearest)


def test_a_plan_without_measures_has_no_nearest() -> None:
    assert _nearest({}) == (None, None)
