"""`planlasare evaluate`: how well the program reads documents whose right records are known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from extract.cli.options import Reading, reading_options
from models.errors import GoldError


@click.command("evaluate")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--baseline", type=click.Path(path_type=Path, dir_okay=False), help="Fail if figures fall below these."
)
@click.option(
    "--write-baseline", type=click.Path(path_type=Path, dir_okay=False), help="Keep figures in this file."
)
@click.option("--json", "as_json", is_flag=True, help="Print figures and differences as JSON.")
@click.option("-v", "--differences", is_flag=True, help="List every difference to the gold.")
@reading_options
def command(
    folder: Path,
    baseline: Path | None,
    write_baseline: Path | None,
    as_json: bool,
    differences: bool,
    reading: Reading,
) -> None:
    """Read the documents in FOLDER/documents and score them against the gold records in FOLDER/gold.

    The gold of plan.pdf, plan.docx, plan.txt is plan.json. Figures are precision, recall and F1 of texts by field,
    by document and by layout, token F1, and the share of right conclusions.
    """
    from rich.console import Console

    from corpus.evaluate.gold import load_gold
    from corpus.evaluate.report import (
        baseline_of,
        compare_with_baseline,
        load_baseline,
        print_evaluation,
        report_of,
    )
    from corpus.evaluate.scores import Evaluation
    from corpus.evaluate.scoring import evaluate
    from extract.batch.executors import Job, Workers

    pairs = list(documents_with_gold(folder))
    jobs_to_do = [Job(document, document.name) for document, _ in pairs]
    outcomes = Workers(reading.workers, reading.limits, in_order=True).run(jobs_to_do, reading.options)
    scores = []
    for (document, gold), outcome in zip(pairs, outcomes, strict=True):
        if outcome.failure is not None:
            click.echo(f"planlasare: {outcome.failure}", err=True)
        record = outcome.extraction.record if outcome.extraction else None
        scores.append(evaluate(load_gold(gold), record, document=document.name))
    evaluation = Evaluation(documents=tuple(scores))
    if as_json:
        click.echo(report_of(evaluation).model_dump_json(indent=2))
    else:
        print_evaluation(evaluation, Console(), differences=differences)
    if write_baseline is not None:
        write_baseline.write_text(baseline_of(evaluation).model_dump_json(indent=1) + "\n", encoding="utf-8")
    if baseline is not None:
        falls = compare_with_baseline(evaluation, load_baseline(baseline))
        for fall in falls:
            click.echo(f"planlasare: {fall}", err=True)
        if falls:
            raise click.exceptions.Exit(1)


def documents_with_gold(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Each document under `folder`/documents with its gold file, by name. Raises GoldError where one has none."""
    golds = {path.stem: path for path in sorted((folder / "gold").glob("*.json"))}
    if not golds:
        raise GoldError(f"{folder / 'gold'}: holds no gold records (NAME.json); check the path")
    documents = [
        path
        for path in sorted((folder / "documents").iterdir())
        if path.is_file() and path.stem in golds and path.suffix != ".json"
    ]
    without = set(golds) - {path.stem for path in documents}
    if without:
        name = sorted(without)[0]
        raise GoldError(f"{golds[name]}: no document {name}.* lies in {folder / 'documents'}")
    for document in documents:
        yield document, golds[document.stem]
