"""`planlasare extract`: files to JSON records."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.options import reading_options, report_failures
from models.errors import PlanlasareError


@click.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--indent", is_flag=True, help="Print records over several lines, for people.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Write a file each into this folder."
)
@reading_options
def command(
    files: tuple[Path, ...],
    indent: bool,
    out: Path | None,
    rules: tuple[Path, ...],
    password: str | None,
    jobs: int,
    timeout: float,
) -> None:
    """Read FILES (or the files in folders) and print one JSON record a line.

    A file that cannot be read is named on standard error; the others are read all the same.
    """
    from extract.batch.archive import find_files
    from extract.batch.executors import Limits, Workers
    from extract.pipeline import Options

    failures: list[PlanlasareError] = []
    workers = Workers(jobs, Limits(seconds=timeout))
    names: set[str] = set()
    for outcome in workers.run(find_files(files), Options(password=password, rules=rules)):
        if outcome.failure is not None:
            failures.append(outcome.failure)
        elif outcome.extraction is not None:
            text = outcome.extraction.record.to_json(indent=2 if indent else None)
            if out is None:
                click.echo(text)
            else:
                _write(out, outcome.job.path, text, names)
    report_failures(failures)


def _write(folder: Path, source: Path, text: str, names: set[str]) -> None:
    """Write `text` as `folder/<file name>.json`, whole or not at all; a name used twice gets a number."""
    folder.mkdir(parents=True, exist_ok=True)
    name, number = source.name, 2
    while name in names:
        name, number = f"{source.stem}-{number}{source.suffix}", number + 1
    names.add(name)
    target = folder / f"{name}.json"
    partial = folder / f".{name}.json.part"
    partial.write_text(text + "\n", encoding="utf-8")
    partial.replace(target)
