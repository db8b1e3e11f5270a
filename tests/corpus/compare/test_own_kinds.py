"""A user's kinds of measures tell which measures of two districts answer to each other."""

from __future__ import annotations

from pathlib import Path

from corpus.compare.compare import compare_plans
from rules.pack import load_rules
from tests.corpus.compare.planting import plan

LEFT = plan({"name": "Kajpass", "measures": "Två föreningar går längs kajen."})
RIGHT = plan({"name": "Hamnvakt", "measures": "Båtägare turas om på nätterna."}, name="other.pdf")


def test_a_users_kind_joins_measures_of_two_districts(tmp_path: Path) -> None:
    row = (
        '[[rows]]\nid = "measure.harbour"\nkind = "harbour_watch"\npatterns = ["hamnvak*", "kajpass*"]\n'
        'examples = ["Hamnvakt", "Kajpass"]\nsource = "a made-up harbour"\n'
    )
    (tmp_path / "measure_kinds.toml").write_text(row, encoding="utf-8")
    plain = compare_plans(LEFT, RIGHT, load_rules(), between=True)
    assert [one.match for one in plain.activities] == ["dropped", "added"]
    (own,) = compare_plans(LEFT, RIGHT, load_rules((tmp_path,)), between=True).activities
    assert (own.match, len(own.left), len(own.right)) == ("changed", 1, 1)
    assert "harbour watch" in own.reason
