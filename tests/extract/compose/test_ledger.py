"""Every word ends in exactly one place, the highest that claimed it."""

from hypothesis import given
from hypothesis import strategies as st

from extract.compose.ledger import Ledger, Place
from tests.building import Builder


def test_first_of_field_label_furniture_remainder_has_the_word() -> None:
    document = Builder().paragraph("Mål Minska brotten 3").document()
    ledger = Ledger(document)
    ledger.claim(Place.LABEL, [0])
    ledger.claim(Place.FURNITURE, [0, 3])
    ledger.claim(Place.FIELD, [1])
    ledger.claim(Place.LABEL, [1])
    coverage = ledger.coverage()
    assert (coverage.labels, coverage.in_fields, coverage.furniture, coverage.remainder) == (1, 1, 1, 1)


def test_runs_without_letter_or_digit_are_kept_but_not_counted() -> None:
    document = Builder().paragraph("Polis – och • skola").document()
    ledger = Ledger(document)
    assert ledger.coverage().words == 3
    assert ledger.unclaimed(range(5)) == (0, 1, 2, 3, 4)


@given(st.lists(st.tuples(st.sampled_from(Place), st.lists(st.integers(0, 19))), max_size=30))
def test_the_four_counts_always_add_up(claims: list[tuple[Place, list[int]]]) -> None:
    document = Builder().paragraph(" ".join(f"ord{n}" for n in range(20))).document()
    ledger = Ledger(document)
    for place, words in claims:
        ledger.claim(place, words)
    coverage = ledger.coverage()
    assert coverage.in_fields + coverage.labels + coverage.furniture + coverage.remainder == 20
    for word in range(20):
        highest = max((place for place, words in claims if word in words), default=Place.REMAINDER)
        assert bool(ledger.unclaimed([word])) is (highest == Place.REMAINDER)
