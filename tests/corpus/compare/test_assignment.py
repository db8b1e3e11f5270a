"""The best pairing, held against all pairings."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from corpus.compare.assignment import assign

SCORES = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.45, 1.0, allow_nan=False), max_size=16
)


@given(SCORES)
def test_no_other_pairing_has_a_greater_sum(scores: dict[tuple[int, int], float]) -> None:
    pairs = assign(scores)
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs.items()) <= set(scores)
    best = max(
        sum(scores.get((left, right), 0.0) for left, right in enumerate(order))
        for order in permutations(range(5))
    )
    assert abs(sum(scores[pair] for pair in pairs.items()) - best) < 1e-9


@given(SCORES)
def test_the_order_of_the_scores_makes_no_difference(scores: dict[tuple[int, int], float]) -> None:
    assert assign(scores) == assign(dict(reversed(scores.items())))


def test_all_are_considered_together() -> None:
    assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == {0: 1, 1: 0}
    assert assign({}) == {}
