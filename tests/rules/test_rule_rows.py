"""Every row of every rules file: its examples are hit by that row, its counter-examples are not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rules.matching.loading import OWN_RULES
from rules.pack import FILES, load_rules

RULES = load_rules()

FOLDER = OWN_RULES


def rows_of(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["rows"]
    return rows


ROWS = [(path.stem, row) for path in sorted(FOLDER.glob("*.toml")) for row in rows_of(path)]


@pytest.mark.parametrize("name", sorted({name for name, _ in ROWS}))
def test_a_row_hits_its_examples_and_not_its_counter_examples(name: str) -> None:
    hits = FILES[name].reader(RULES).hits
    rows = [row for file, row in ROWS if file == name]
    missed = [(row["id"], text) for row in rows for text in row["examples"] if row["id"] not in hits(text)]
    counter_examples = [(row["id"], text) for row in rows for text in row.get("counter_examples", ())]
    assert missed == []
    assert [(id_, text) for id_, text in counter_examples if id_ in hits(text)] == []


@pytest.mark.parametrize("name", ["municipalities.tsv", "districts.tsv", "police_areas.tsv"])
def test_a_place_is_hit_by_its_name(name: str) -> None:
    assert [row.id for row in RULES.rows(name) if row.id not in RULES.places.hits(row.examples[0])] == []


def test_ids_are_unique_over_all_files() -> None:
    ids = [row["id"] for _, row in ROWS]
    assert sorted(ids) == sorted(set(ids))


def test_every_row_says_where_it_was_seen() -> None:
    assert [row["id"] for _, row in ROWS if not row.get("source")] == []
