"""Gold records are read strictly: a key that nobody scores is an error that names file and key."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.evaluate.gold import load_gold
from models.errors import GoldError


def written(folder: Path, content: object, name: str = "plan.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ({"document": {"titel": "Plan"}}, "document.titel"),
        ({"document": {}, "activities": [{"name": "Möte"}, {"gaol": "Lugn"}]}, "activities[1].gaol"),
        (
            {"document": {}, "activities": [{"parties": {"police": {"role": "x"}}}]},
            "activities[0].parties.police.role",
        ),
        ({"document": {}, "activities": [{"normalized": {"goal": {}}}]}, "activities[0].normalized"),
        (
            {"document": {}, "activities": [{"normalized": {"funding": {"sort": "x"}}}]},
            "activities[0].normalized.funding.sort",
        ),
        ({"document": {}, "activities": [{"derived": {"police": "x"}}]}, "activities[0].derived"),
        ({"document": {}, "activities": [{"alt": {"tema": ["x"]}}]}, "activities[0].alt"),
        ({"document": {}, "activities": [{"tema?": "x"}]}, "activities[0].unscored"),
        ({"document": {}, "areas": [{"cause?": "x"}]}, "areas[0].unscored"),
        ({"document": {}, "alt": [{"path": "activities.0.goal", "why": ""}]}, "alt[0].path"),
        ({"document": {}, "alt": [{"path": "activities[0].gaol", "why": ""}]}, "alt[0].path"),
        ({"document": {}, "alt": [{"path": "areas[x].goal", "why": ""}]}, "alt[0].path"),
        (
            {"document": {}, "alt": [{"path": "areas[0].goal", "accept_path": ["areas[0].mål"], "why": ""}]},
            "alt[0].accept_path",
        ),
        ({"document": {}, "alt": [{"path": "activities[0].goal", "because": ""}]}, "alt[0].because"),
        ({"document": {}, "people": [{"role": "x"}]}, "people[0]"),
        ({"document": {}, "minutes": {"date": 2023}}, "minutes.date"),
        ({"activities": []}, "document"),
        ([], "(the whole record)"),
    ],
)
def test_a_key_that_does_not_belong_is_named(tmp_path: Path, content: Any, key: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(GoldError) as caught:
        load_gold(path)
    assert str(path) in str(caught.value)
    assert f"'{key}'" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", ["{", "[" * 100_000, '{"document": {"year": 1, "year": 2}}', "\x00"])
def test_what_is_no_json_is_said(tmp_path: Path, content: str) -> None:
    with pytest.raises(GoldError, match=r"plan\.json"):
        load_gold(written(tmp_path, content))


def test_an_area_that_does_not_exist_is_said(tmp_path: Path) -> None:
    content = {"document": {}, "areas": [], "activities": [{"area": 0}]}
    with pytest.raises(GoldError, match=r"there is no areas\[0\]"):
        load_gold(written(tmp_path, content))


def test_a_missing_file_is_a_gold_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError):
        load_gold(tmp_path / "borta.json")
