"""`planlasare import`: an archive into a database."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.options import Reading, database_option, reading_options, report_failures, report_line
from extract.cli.stated import Stated, stated_options

if TYPE_CHECKING:
    from extract.batch.archive import Manner, PassedOver, Summary
    from extract.batch.executors import Executor, Idle
    from extract.cluster.engine import Cluster


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@database_option
@click.option(
    "--prune", is_flag=True, help="Forget documents whose files are no longer in the folders PATHS."
)
@click.option("--retry-failed", is_flag=True, help="Read again what failed before and has not changed.")
@click.option("--fail-fast", is_flag=True, help="End with the first file that fails.")
@click.option("--dry-run", is_flag=True, help="Read nothing; print what would be read and what skipped.")
@click.option("-q", "--quiet", is_flag=True, help="Print failures alone.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Name each file and what came of it, and what was passed over."
)
@click.option(
    "--log",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Add a line of JSON for each file to this file, with its time and memory.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Read on this machine, or on a cluster.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Of --engine dask: tcp://10.0.0.5:8786.")
@click.option("--ship", is_flag=True, help="Send files to the cluster, which cannot see them by their paths.")
@stated_options
@reading_options
def command(
    paths: tuple[Path, ...],
    database: Path,
    prune: bool,
    retry_failed: bool,
    fail_fast: bool,
    dry_run: bool,
    quiet: bool,
    verbose: bool,
    log: Path | None,
    engine: str,
    scheduler: str | None,
    ship: bool,
    stated: Stated,
    reading: Reading,
) -> None:
    """Read every new or changed document under PATHS into the database.

    Files that are in it already and have not changed are skipped, unless the rules have changed; so are files that
    failed before, until they, the program or the options change. Files that cannot be read are kept in its table of
    failures and named on standard error. Documents whose files are no longer in the folders PATHS are kept and
    marked as gone, unless --prune is given. Interrupted, it keeps what was finished; the same command goes on.
    What is stated with --given, --district, --year or --title stays until an import of the file states other things.
    """
    from corpus.store.collection import Store
    from extract.batch.archive import Manner, find_files, import_archive
    from extract.cli.progress import Bar, Journal, Watchers

    _check_engine(engine, scheduler, ship=ship)
    statements = stated.statements(reading.options)
    manner = Manner(prune=prune, retry_failed=retry_failed, fail_fast=fail_fast, statements=statements)
    if dry_run:
        _show_plan(paths, database, reading, manner)
        report_failures(statements.unmatched())
        return
    # A folder with nothing to read and a file that is stated twice are told before a database is made.
    statements.settle(paths, list(find_files(paths)))
    with ExitStack() as stack:
        cluster = None if scheduler is None else _cluster(scheduler, reading, stack, ship=ship)
        journal = [stack.enter_context(Journal(log))] if log is not None else []
        store = stack.enter_context(Store.open(database, wait=WAIT))
        watchers = Watchers(stack.enter_context(Bar(quiet=quiet, verbose=verbose)), *journal)

        def idle(pages: int) -> None:
            watchers.pages(pages)
            store.commit()  # nothing waits in a transaction while no file is ready

        executor = _executor(cluster, reading, idle)
        summary = import_archive(paths, store, executor, reading.options, watchers, manner=manner)
        for log_lines in journal:
            log_lines.passed_over(summary.passed)
    _warn(summary.passed, all_links=verbose)
    if not quiet:
        _show(summary, database)
    report_failures([*summary.failures, *statements.unmatched()])


def _check_engine(engine: str, scheduler: str | None, *, ship: bool) -> None:
    """Raises UsageError for options that do not go together."""
    if engine == "dask" and not scheduler:
        raise click.UsageError("--engine dask needs --scheduler ADDRESS, which `dask scheduler` prints")
    if engine == "local" and (scheduler or ship):
        raise click.UsageError("--scheduler and --ship are for --engine dask; give that too")


def _cluster(address: str, reading: Reading, stack: ExitStack, *, ship: bool) -> Cluster:
    """The cluster at `address`, left when `stack` is. Raises MissingTool, ClusterError."""
    from extract.cluster.engine import Cluster

    cluster = Cluster(address, reading.limits, memory=reading.memory, ship=ship)
    stack.callback(cluster.close)
    return cluster


def _executor(cluster: Cluster | None, reading: Reading, idle: Idle) -> Executor:
    from extract.batch.executors import Workers

    if cluster is None:
        return Workers(reading.workers, reading.limits, idle=idle)
    cluster.idle = idle
    return cluster


def _warn(passed: PassedOver, *, all_links: bool) -> None:
    """Say on standard error what was passed over: a line for each pipe or device, and for links each or together."""
    for path in passed.others:
        report_line(
            f"planlasare: warning: {path}: passed over, a pipe, a socket or a device is no file to read"
        )
    links = passed.links if all_links else passed.links[:1]
    for path in links:
        report_line(
            f"planlasare: warning: {path}: passed over, links are not followed; give what it leads to"
        )
    if len(passed.links) > len(links):
        report_line(
            f"planlasare: warning: {len(passed.links) - len(links):,} more links passed over; -v names them"
        )


WAIT = 120.0
"""Seconds that another import's transaction is waited for."""


def _show_plan(paths: tuple[Path, ...], database: Path, reading: Reading, manner: Manner) -> None:
    """Print each file with "read" or "skip", and how many there are of each, on standard error."""
    from collections import Counter

    from corpus.store.collection import Store
    from extract.batch.archive import PassedOver, would_read
    from models.text.printable import printable_path, without_controls

    passed = PassedOver()
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        exists = database.exists()
        store = stack.enter_context(Store.open(database, read_only=True)) if exists else None
        for job, what in would_read(paths, store, reading.options, manner, passed):
            counts[what] += 1
            click.echo(f"{what}\t{without_controls(printable_path(job.shown_as))}")
    report_line("; ".join(f"{what}: {count:,}" for what, count in sorted(counts.items())))
    for unreadable in passed.unreadable:
        report_line(f"planlasare: {unreadable}")
    _warn(passed, all_links=True)


def _show(summary: Summary, database: Path) -> None:
    """Print what the import found as a table on standard output."""
    from rich.console import Console
    from rich.table import Table

    from models.text.printable import printable_path, without_controls

    table = Table(
        title=without_controls(printable_path(str(database))), title_justify="left", show_header=False
    )
    table.add_column("what")
    table.add_column("how many", justify="right")
    for name, count in _rows(summary):
        table.add_row(name, f"{count:,}")
    Console().print(table)


def _rows(summary: Summary) -> list[tuple[str, int]]:
    """What is told of an import. The lines that are set in below the files add up to them."""
    folders = len(summary.passed.unreadable)
    ended = (
        ("  read, and in it already", summary.same),
        ("  holding other files", summary.containers),
        ("  failed", len(summary.failures) - folders),
        ("  failed before, skipped (--retry-failed reads them)", summary.known_failures),
        ("  left, after a failure", summary.left),
    )
    rare = (
        ("no longer there, kept", summary.gone),
        ("no longer there, forgotten", summary.forgotten),
        ("folders and files that may not be read", folders),
        ("links, not followed", len(summary.passed.links)),
        ("pipes, sockets and devices, passed over", len(summary.passed.others)),
        ("words unaccounted for", summary.unaccounted),
    )
    return [
        ("files", summary.found),
        ("  documents read", summary.documents),
        ("  unchanged, skipped", summary.skipped),
        *((name, count) for name, count in ended if count),
        *((f"kind: {kind}", count) for kind, count in sorted(summary.kinds.items())),
        ("areas", summary.areas),
        ("activities", summary.activities),
        ("values", summary.values),
        ("words", summary.words),
        ("warnings", summary.warnings),
        *((name, count) for name, count in rare if count),
    ]
