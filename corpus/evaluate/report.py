"""An evaluation for people (tables), for tools (JSON), and against the figures of an earlier one (baseline)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpus.evaluate.scores import Difference, Evaluation, Figures
from models.base import Frozen
from models.errors import GoldError

_LEAST_FALL = 0.00015
"""Shares have four decimals; a step of the last one is rounding."""
_SHOWN_CHARACTERS = 200
_LEGEND = Text(
    "P: precision, R: recall, Token: mean F1 of words, of the gold's texts; Concl.: conclusions right, of all",
    style="dim",
)


class Baseline(Frozen):
    """The figures of an evaluation, kept in a file to see whether a later one falls below them."""

    total: Figures
    by_layout: dict[str, Figures]
    by_document: dict[str, Figures]
    by_field: dict[str, Figures]


class DocumentDifference(Difference):
    """A difference and the document that it stands in."""

    document: str


class Report(Baseline):
    """An evaluation for tools: its figures and every difference."""

    differences: tuple[DocumentDifference, ...]


def baseline_of(evaluation: Evaluation) -> Baseline:
    """The figures of `evaluation`, to keep."""
    return Baseline(
        total=evaluation.total,
        by_layout=evaluation.by_layout,
        by_document=evaluation.by_document,
        by_field=evaluation.by_field,
    )


def report_of(evaluation: Evaluation) -> Report:
    """The figures and differences of `evaluation`; `model_dump_json` writes them."""
    baseline = baseline_of(evaluation)
    return Report(
        total=baseline.total,
        by_layout=baseline.by_layout,
        by_document=baseline.by_document,
        by_field=baseline.by_field,
        differences=tuple(
            DocumentDifference(document=scores.document, **difference.model_dump())
            for scores in evaluation.documents
            for difference in scores.differences
        ),
    )


def load_baseline(path: Path) -> Baseline:
    """The baseline in the file at `path`. Raises GoldError when it is none."""
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except OSError as problem:
        raise GoldError(f"{path}: cannot be read: {problem.strerror}") from problem
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(map(str, first["loc"])) or "(the whole file)"
        raise GoldError(f"{path}: is no baseline: key '{key}': {first['msg']}: write it anew") from problem


def compare_with_baseline(evaluation: Evaluation, baseline: Baseline) -> list[str]:
    """Every figure of `baseline` that `evaluation` falls below, a line each; empty when none does."""
    falls = list(_falls("all documents", baseline.total, evaluation.total))
    groups: list[tuple[str, Mapping[str, Figures], Mapping[str, Figures]]] = [
        ("layout ", baseline.by_layout, evaluation.by_layout),
        ("", baseline.by_document, evaluation.by_document),
        ("field ", baseline.by_field, evaluation.by_field),
    ]
    for kind, before, now in groups:
        for name, figures in before.items():
            if name in now:
                falls += _falls(f"{kind}{name}", figures, now[name])
            else:
                falls.append(f"{kind}{name}: is no longer evaluated")
    return falls


def _falls(name: str, before: Figures, now: Figures) -> Iterator[str]:
    shares = {
        "precision": (before.precision, now.precision),
        "recall": (before.recall, now.recall),
        "F1": (before.f1, now.f1),
        "token F1": (before.token_f1, now.token_f1),
        "conclusions right": (_share(before), _share(now)),
    }
    for title, (was, is_now) in shares.items():
        if was is not None and (is_now is None or is_now < was - _LEAST_FALL):
            yield f"{name}: {title} fell from {was:.4f} to " + (
                "nothing" if is_now is None else f"{is_now:.4f}"
            )


def _share(figures: Figures) -> float | None:
    return figures.conclusions_right / figures.conclusions if figures.conclusions else None


def print_evaluation(evaluation: Evaluation, console: Console, *, differences: bool = False) -> None:
    """Print tables by document, layout and field, and the differences one by one if they are asked for."""
    for title, groups in (
        ("Document", evaluation.by_document),
        ("Layout", evaluation.by_layout),
        ("Field", evaluation.by_field),
    ):
        console.print(_table(title, groups, evaluation.total))
        console.print()
    console.print(_LEGEND)
    if differences:
        for scores in evaluation.documents:
            _print_differences(scores.document, scores.differences, console)


def _table(title: str, groups: Mapping[str, Figures], total: Figures) -> Table:
    table = Table(header_style="bold", show_footer=True, box=None, pad_edge=False)
    headings = ("P", "R", "F1", "Token", "Texts", "Concl.")
    table.add_column(title, footer="all", overflow="fold")
    for heading, footer in zip(headings, _columns(total), strict=True):
        table.add_column(heading, footer=footer, justify="right", no_wrap=True)
    for name, figures in groups.items():
        table.add_row(Text(name), *_columns(figures))
    return table


def _columns(figures: Figures) -> tuple[str, ...]:
    """Shares, counts, and conclusions right of all; a dash where there is nothing to count."""
    shares = (figures.precision, figures.recall, figures.f1) if figures.fields else (None, None, None)
    conclusions = f"{figures.conclusions_right}/{figures.conclusions}" if figures.conclusions else "–"
    return (*map(_shown_share, (*shares, figures.token_f1)), str(figures.fields), conclusions)


def _shown_share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _print_differences(document: str, differences: tuple[Difference, ...], console: Console) -> None:
    if not differences:
        return
    console.print(Text(f"\n{document}: {len(differences)} differences", style="bold"))
    for difference in differences:
        console.print(Text(f"{difference.where} · {difference.field} · {difference.kind}"))
        for side, text in (("expected", difference.expected), ("found", difference.found)):
            if text is not None:
                shown = " / ".join(text.splitlines())
                shown = shown if len(shown) <= _SHOWN_CHARACTERS else shown[:_SHOWN_CHARACTERS] + "…"
                console.print(Padding(Text(f"{side:>8}: {shown}", style="dim"), (0, 0, 0, 2)))
