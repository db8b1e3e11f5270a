"""The sample collection is read at least as well as when its figures were last kept."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from corpus.evaluate.gold import load_gold
from corpus.evaluate.report import compare_with_baseline, load_baseline
from corpus.evaluate.scores import Evaluation, Scores
from corpus.evaluate.scoring import evaluate
from extract.cli.evaluate import documents_with_gold
from tests.read_once import record_of

CORPUS = Path(__file__).parents[3] / "corpus"


def score(pair: tuple[Path, Path]) -> Scores:
    document, gold = pair
    record = record_of(document)
    coverage = record.coverage
    assert coverage.in_fields + coverage.labels + coverage.furniture + coverage.remainder == coverage.words
    return evaluate(load_gold(gold), record, document=document.name)


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    with ProcessPoolExecutor(2) as pool:
        return Evaluation(documents=tuple(pool.map(score, documents_with_gold(CORPUS), chunksize=4)))


def test_no_figure_falls_below_the_baseline(evaluation: Evaluation) -> None:
    assert compare_with_baseline(evaluation, load_baseline(CORPUS / "baseline.json")) == []


def test_every_layout_is_read_well(evaluation: Evaluation) -> None:
    assert {layout: figures.f1 >= 0.98 for layout, figures in evaluation.by_layout.items()} == dict.fromkeys(
        evaluation.by_layout, True
    )
