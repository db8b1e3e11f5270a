"""`planlasare extract`: files to JSON records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.options import reading_options, report_failures
from models.errors import PlanlasareError

if TYPE_CHECKING:
    from models.record import Record


@click.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv"]),
    default="json",
    show_default=True,
    help="csv: a row a measure.",
)
@click.option("--indent", is_flag=True, help="Print records over several lines, for people.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Write a file each into this folder."
)
@reading_options
def command(
    files: tuple[Path, ...],
    form: str,
    indent: bool,
    out: Path | None,
    rules: tuple[Path, ...],
    password: str | None,
    spacy_model: str | None,
    jobs: int,
    timeout: float,
) -> None:
    """Read FILES (or the files in folders) and print one JSON record a line, or with --format csv a row a measure.

    A file that cannot be read is named on standard error; the others are read all the same.
    """
    from extract.batch.archive import find_files
    from extract.batch.executors import Limits, Workers
    from extract.pipeline import Options

    failures: list[PlanlasareError] = []
    workers = Workers(jobs, Limits(seconds=timeout))
    names: set[str] = set()
    is_first = True
    for outcome in workers.run(find_files(files), Options(password, rules, spacy_model)):
        if outcome.failure is not None:
            failures.append(outcome.failure)
        elif outcome.extraction is not None:
            record = outcome.extraction.record
            if out is not None:
                text = _measures([record]) if form == "csv" else _json(record, indent)
                _write(out, outcome.job.path, text, form, names)
            elif form == "csv":
                click.echo(_measures([record], heads=is_first), nl=False)
                is_first = False
            else:
                click.echo(_json(record, indent), nl=False)
    report_failures(failures)


def _json(record: Record, indent: bool) -> str:
    return record.to_json(indent=2 if indent else None) + "\n"


def _measures(records: list[Record], *, heads: bool = True) -> str:
    """A row a measure of `records`, in the columns of `planlasare export`."""
    from io import StringIO

    from corpus.export.package import write_measures

    file = StringIO()
    write_measures(file, records, heads=heads)
    return file.getvalue()


def _write(folder: Path, source: Path, text: str, form: str, names: set[str]) -> None:
    """Write `text` as `folder/<file name>.json` or `.csv`, whole or not at all; a name used twice gets a number."""
    folder.mkdir(parents=True, exist_ok=True)
    name, number = source.name, 2
    while name in names:
        name, number = f"{source.stem}-{number}{source.suffix}", number + 1
    names.add(name)
    target = folder / f"{name}.{form}"
    partial = folder / f".{name}.{form}.part"
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(target)
