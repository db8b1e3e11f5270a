"""Sums of scores, the tables for people, the JSON for tools, and falls below a baseline."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from corpus.evaluate.report import (
    Baseline,
    baseline_of,
    compare_with_baseline,
    load_baseline,
    print_evaluation,
    report_of,
)
from corpus.evaluate.scores import Difference, Evaluation, FieldScore, Scores
from models.errors import GoldError


def scores(
    document: str, right: int, wrong: int, *, layout: str = "field_table", concluded: int = 3
) -> Scores:
    difference = Difference(
        where="activity 0: [bold]Möte", field="goal", kind="differs", expected="a\nb", found=None
    )
    return Scores(
        document=document,
        layout=layout,
        fields={
            "goal": FieldScore(
                right=right, extra=wrong, missing=wrong, token_sum=right, token_count=right + wrong
            ),
            "name": FieldScore(
                right=1, token_sum=1.0, token_count=1, conclusions_right=concluded, conclusions=4
            ),
        },
        differences=(difference,) * wrong,
    )


def test_figures_are_sums_and_not_means_of_means() -> None:
    evaluation = Evaluation(documents=(scores("a", 9, 0), scores("b", 0, 2, layout="cause_grid")))
    assert evaluation.total.precision == pytest.approx(11 / 13, abs=1e-4)
    assert evaluation.by_document["a"].f1 == 1.0
    assert evaluation.by_layout["cause_grid"].recall == pytest.approx(1 / 3, abs=1e-4)
    assert evaluation.by_field["goal"].fields == 11
    assert evaluation.by_field["name"].f1 == 1.0
    assert (evaluation.by_field["name"].conclusions_right, evaluation.by_field["goal"].conclusions) == (6, 0)
    assert (evaluation.total.conclusions_right, evaluation.total.conclusions) == (6, 8)


def test_nothing_evaluated_gives_no_division_by_zero() -> None:
    total = Evaluation(documents=()).total
    assert (total.f1, total.token_f1, total.fields) == (0.0, None, 0)
    print_evaluation(Evaluation(documents=()), Console(file=io.StringIO()))


def test_a_baseline_holds_against_itself_and_tells_each_fall(tmp_path: Path) -> None:
    before = Evaluation(documents=(scores("a", 8, 2), scores("b", 5, 0)))
    file = tmp_path / "baseline.json"
    file.write_text(baseline_of(before).model_dump_json(indent=1))
    baseline = load_baseline(file)
    assert baseline == baseline_of(before)
    assert compare_with_baseline(before, baseline) == []
    assert compare_with_baseline(Evaluation(documents=(scores("a", 9, 1), scores("b", 5, 0))), baseline) == []
    falls = compare_with_baseline(Evaluation(documents=(scores("a", 10, 0), scores("b", 4, 1))), baseline)
    assert falls
    assert all(
        fall.startswith("b: ") for fall in falls
    )  # the sum rose: the one that fell is told all the same
    assert any("F1 fell from 1.0000 to" in fall for fall in falls)


def test_conclusions_and_documents_that_are_gone_are_falls() -> None:
    baseline = baseline_of(Evaluation(documents=(scores("a", 5, 0), scores("b", 5, 0))))
    now = Evaluation(documents=(scores("a", 5, 0, concluded=2),))
    falls = compare_with_baseline(now, baseline)
    assert "b: is no longer evaluated" in falls
    assert any(fall.startswith("a: conclusions right fell from 0.7500 to 0.5000") for fall in falls)


@pytest.mark.parametrize("content", ["", "{}", '{"total": 1}'])
def test_what_is_no_baseline_is_said(tmp_path: Path, content: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(content)
    with pytest.raises(GoldError, match=r"baseline\.json"):
        load_baseline(file)
    with pytest.raises(GoldError):
        load_baseline(tmp_path / "borta.json")


def test_the_report_for_tools_is_a_baseline_with_differences() -> None:
    report = json.loads(report_of(Evaluation(documents=(scores("a", 1, 1),))).model_dump_json())
    (difference,) = report.pop("differences")
    assert (difference["document"], difference["field"]) == ("a", "goal")
    assert Baseline.model_validate(report).total.fields == 3


def test_the_tables_fit_and_show_names_as_they_are() -> None:
    out = io.StringIO()
    evaluation = Evaluation(documents=(scores("[red]plan[/red].pdf", 3, 1), scores("å" * 60, 3, 1)))
    print_evaluation(evaluation, Console(file=out, width=80), differences=True)
    text = out.getvalue()
    assert "[red]plan[/red].pdf" in text
    assert "activity 0: [bold]Möte · goal · differs" in text
    assert "a / b" in text
    assert max(map(len, text.splitlines())) <= 80
