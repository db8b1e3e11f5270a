"""The labels seen in real documents, each mapped to a field or listed with the reason why not."""

from __future__ import annotations

import csv

from rules.matching.loading import OWN_RULES
from rules.pack import load_rules
from tests.building import name_of

RULES = load_rules()


SEEN = list(
    csv.DictReader(
        (OWN_RULES / "labels_seen.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


def test_the_table_is_whole() -> None:
    assert len(SEEN) == 466
    assert len({row["label"] for row in SEEN}) == 466
    assert all(row["meaning"] and row["field"] for row in SEEN)


def test_a_label_seen_leads_to_its_field_or_has_a_reason_not_to() -> None:
    for row in SEEN:
        match = RULES.labels.match(row["label"])
        if row["field"] == "other":
            assert match is None or [target.field for target in match.targets] == ["other"], row
            assert row["reason"], row
        else:
            assert match is not None, row
            assert "+".join(map(name_of, match.targets)) == row["field"], row
            assert not match.rivals, row
