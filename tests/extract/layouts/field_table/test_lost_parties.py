"""The party that a label has lost: the one beside the police, no surer than a guess."""

from __future__ import annotations

import pytest

from extract.layouts.field_table.lost_parties import with_lost_party
from extract.recognise.drafts import Entry
from extract.recognise.readings import PairRow
from rules.labels.rows import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
POLICE = Target("party", "police", "contact")


def lost(label: str, *named: Target, confidence: float = 1.0) -> tuple[str | None, float]:
    document = Builder().paragraph(label).document()
    pair = PairRow(document.blocks[0].all_words, RULES.labels.match(label), (), confidence=confidence)
    found = with_lost_party(document, pair, [Entry(target, ()) for target in named])
    return found.party, found.confidence


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ((POLICE,), ("district_administration", 0.8)),
        ((Target("party", "municipality", "commitment"), POLICE), ("municipality", 0.8)),
        ((Target("party", "municipality", "contact"), POLICE), ("district_administration", 0.8)),
        ((), (None, 1.0)),
        ((Target("party", "municipality", "contact"),), (None, 1.0)),
        ((Target("party", "police", "commitment"),), (None, 1.0)),
    ],
)
def test_the_police_above_tell_which_party_was_lost(
    named: tuple[Target, ...], found: tuple[str | None, float]
) -> None:
    assert lost("kontakt", *named) == found


def test_a_label_that_begins_with_a_capital_has_lost_nothing() -> None:
    assert lost("Kontakt", POLICE) == (None, 1.0)


def test_what_was_less_sure_stays_so() -> None:
    assert lost("kontakt", POLICE, confidence=0.5) == ("district_administration", 0.5)
