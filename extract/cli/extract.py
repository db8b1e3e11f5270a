"""`planlasare extract`: files to JSON records."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.options import Reading, reading_options, report_failures
from extract.cli.stated import Stated, stated_options
from models.errors import ExportError, PlanlasareError
from models.text.printable import (
    json_without_controls,
    lines_without_controls,
    printable_path,
    without_controls,
)

if TYPE_CHECKING:
    from extract.batch.executors import Job
    from models.record import Record

LONGEST_NAME = 200
"""Bytes of a record's file name that are taken from the document's: file systems allow 255, ours gets endings."""


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
@stated_options
@reading_options
def command(
    files: tuple[Path, ...], form: str, indent: bool, out: Path | None, stated: Stated, reading: Reading
) -> None:
    """Read FILES (or the files in folders) and print one JSON record a line, or with --format csv a row a measure.

    A file that cannot be read is named on standard error; the others are read all the same. Files inside others
    (.zip, attachments) come after them.
    """
    from extract.batch.executors import Inside, JobQueue, Workers
    from extract.batch.walk import PassedOver, find_files

    passed = PassedOver()
    inside = Inside()
    statements = stated.statements(reading.options)
    found = list(find_files(files, passed))
    statements.settle(files, found)
    queue = JobQueue(replace(job, given=statements.of(job)) for job in found)
    failures: list[PlanlasareError] = [*passed.unreadable]
    folder = RecordFolder(out, form) if out is not None else None
    is_first = True
    workers = Workers(reading.workers, reading.limits, in_order=True)
    for outcome in workers.run(queue, reading.options):
        for member in outcome.members:
            job = outcome.job.member(member.name)
            too_much = inside.too_much(job, member.size)
            if too_much is None:
                queue.add(replace(job, given=statements.of(job)))
            else:
                failures.append(too_much)
        if outcome.failure is not None:
            failures.append(outcome.failure)
        elif outcome.extraction is not None:
            record = outcome.extraction.record
            text = (
                _json(record, indent) if form == "json" else _measures(record, heads=is_first or bool(folder))
            )
            is_first = False
            if folder is not None:
                folder.write(outcome.job, text)
            else:
                _print(text)
    report_failures([*failures, *statements.unmatched()])


def _json(record: Record, indent: bool) -> str:
    return json_without_controls(record.to_json(indent=2 if indent else None)) + "\n"


def _measures(record: Record, *, heads: bool = True) -> str:
    """A row a measure of `record`, in the columns of `planlasare export`."""
    from io import StringIO

    from corpus.export.package import write_measures

    file = StringIO()
    write_measures(file, [record], heads=heads)
    return file.getvalue()


def _print(text: str) -> None:
    """Print data. Raises ExportError where standard output takes no more (a full disk), but BrokenPipeError."""
    if sys.stdout.isatty():
        text = lines_without_controls(text)
    try:
        click.echo(text, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        with suppress(OSError):  # lest Python tries once more at its end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise ExportError(
            f"standard output: {problem.strerror or problem}; what was printed so far is not whole"
        ) from problem


class RecordFolder:
    """The folder that records are written into, a file each, whole or not at all."""

    def __init__(self, folder: Path, form: str) -> None:
        self._folder, self._form = folder, form
        self._names: set[str] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise self._unwritable(folder, problem) from problem

    def write(self, job: Job, text: str) -> None:
        """Write `text` under the file's name; a name used twice gets a number, a long one is cut.

        Raises ExportError where that cannot be; nothing half-written is left.
        """
        target = self._folder / f"{self._name(job)}.{self._form}"
        partial = self._folder / f".{os.getpid()}.{self._form}.part"
        try:
            partial.write_text(text, encoding="utf-8", newline="\n")
            partial.replace(target)
        except OSError as problem:
            raise self._unwritable(target, problem) from problem
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    def _name(self, job: Job) -> str:
        whole = printable_path(job.name).replace("/", "_").replace("\x00", "_")
        cut = whole.encode()[:LONGEST_NAME].decode(errors="ignore")
        if cut != whole:  # names that begin alike stay apart
            cut = f"{cut}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"
        path = Path(cut)
        name, number = cut, 2
        while name in self._names:
            name, number = f"{path.stem}-{number}{path.suffix}", number + 1
        self._names.add(name)
        return name

    @staticmethod
    def _unwritable(place: Path, problem: OSError) -> ExportError:
        shown = without_controls(printable_path(str(place)))
        reason = problem.strerror or str(problem)
        return ExportError(
            f"{shown}: cannot be written ({reason}); give another folder with --out, or make room"
        )
