"""`planlasare import`: an archive into a database."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import click

from extract.cli.options import database_option, reading_options, report_failures

if TYPE_CHECKING:
    from rich.progress import TaskID

    from extract.batch.archive import Summary


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@database_option
@click.option(
    "--prune", is_flag=True, help="Forget documents whose files are no longer in the folders PATHS."
)
@reading_options
def command(
    paths: tuple[Path, ...],
    database: Path,
    prune: bool,
    rules: tuple[Path, ...],
    password: str | None,
    spacy_model: str | None,
    jobs: int,
    timeout: float,
) -> None:
    """Read every new or changed document under PATHS into the database.

    Files that are in it already and have not changed are skipped, unless the rules have changed. Files that
    cannot be read are kept in its table of failures and named on standard error. Documents whose files are no
    longer in the folders PATHS are kept and marked as gone, unless --prune is given.
    """
    from corpus.store.collection import Store
    from extract.batch.archive import find_files, import_archive
    from extract.batch.executors import Limits, Workers
    from extract.pipeline import Options

    list(find_files(paths))  # a folder with nothing to read is told before a database is made
    with Store.open(database) as store, Bar() as bar:
        workers = Workers(jobs, Limits(seconds=timeout))
        options = Options(password, rules, spacy_model)
        summary = import_archive(paths, store, workers, options, bar, prune=prune)
    _show(summary, database)
    report_failures(list(summary.failures))


class Bar:
    """A progress bar on standard error; nothing where that is no terminal."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[file]}", markup=False),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def start(self, total: int) -> None:
        """Show a bar of `total` files."""
        self._task = self._progress.add_task("reading", total=total, file="")

    def advance(self, name: str) -> None:
        """Move the bar one file on, naming it."""
        if self._task is not None:
            self._progress.update(self._task, advance=1, file=name)


def _show(summary: Summary, database: Path) -> None:
    """Print what the import found as a table on standard output."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{database}", title_justify="left", show_header=False)
    table.add_column("what")
    table.add_column("how many", justify="right")
    rows = [
        ("documents read", summary.documents),
        *((f"  of kind {kind}", count) for kind, count in sorted(summary.kinds.items())),
        ("unchanged, skipped", summary.unchanged),
        *((name, count) for name, count in _lost(summary) if count),
        ("areas", summary.areas),
        ("activities", summary.activities),
        ("values", summary.values),
        ("words", summary.words),
        ("words unaccounted for", summary.unaccounted),
        ("warnings", summary.warnings),
        ("failures", len(summary.failures)),
    ]
    for name, count in rows:
        table.add_row(name, f"{count:,}")
    Console().print(table)


def _lost(summary: Summary) -> tuple[tuple[str, int], ...]:
    return ("no longer there, kept", summary.gone), ("no longer there, forgotten", summary.forgotten)
