"""`planlasare doctor`: whether all is there and whole, and how to get what is missing."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from extract.cli.options import database_option
from models.text.printable import printable_path, without_controls
from models.version import PROGRAM_VERSION

LEAST_SPACE = 1 << 30
"""Bytes that should be free beside the database: 10,000 documents take half of it."""


class Finding(NamedTuple):
    """One thing that was looked at."""

    state: str
    """ok, missing (something can be had), or wrong."""
    what: str
    advice: str = ""
    """What to do, one step a line; "" where nothing is to be done."""


@click.command("doctor")
@database_option
def command(database: Path) -> None:
    """Say what is installed, what is missing and how to get it, what limits hold, whether the database is whole.

    Ends with 1 where something is wrong; what is merely missing is no fault.
    """
    findings = list(_findings(database))
    for finding in findings:
        click.echo(f"{finding.state:8}{without_controls(finding.what)}")
        for line in filter(None, finding.advice.splitlines()):
            click.echo(f"        -> {without_controls(line)}")
    if any(finding.state == "wrong" for finding in findings):
        raise click.exceptions.Exit(1)


def _findings(database: Path) -> Iterator[Finding]:
    yield Finding(
        "ok", f"planlasare {PROGRAM_VERSION}, Python {platform.python_version()} on {platform.system()}"
    )
    yield from _abilities()
    yield _limits()
    yield _space(database)
    yield _database(database)


def _abilities() -> Iterator[Finding]:
    from extract.readers.abilities import ABILITIES

    for ability in ABILITIES:
        missing = ability.missing()
        yield Finding("missing" if missing else "ok", f"{ability.name}: {ability.what}", "\n".join(missing))


def _limits() -> Finding:
    from extract.batch.executors import Limits, memory_for

    workers = os.cpu_count() or 1
    limits = Limits(memory=memory_for(workers))
    return Finding(
        "ok",
        f"limits: {workers} workers, {limits.memory >> 20} MB each, {limits.seconds:g} seconds a file"
        " (--workers, --memory, --timeout)",
    )


def _space(database: Path) -> Finding:
    folder = database.absolute().parent
    try:
        free = shutil.disk_usage(folder).free
    except OSError as problem:
        return Finding(
            "wrong", f"{printable_path(str(folder))}: {problem.strerror}", "give another path with --db"
        )
    state = "ok" if free >= LEAST_SPACE else "wrong"
    return Finding(
        state,
        f"free space beside the database: {free / 1e9:.1f} GB",
        "" if state == "ok" else "make room: ten thousand documents take about half a gigabyte",
    )


def _database(database: Path) -> Finding:
    """Whether the database is one of ours, of this version, and whole."""
    from corpus.store.collection import Store
    from models.errors import StoreError

    shown = printable_path(str(database))
    if not database.exists():
        return Finding("missing", f"{shown}: no database yet", f"planlasare import FOLDER --db {shown}")
    try:
        with Store.open(database, read_only=True) as store:
            problems = [str(row[0]) for row in store.query("PRAGMA integrity_check")]
            documents, failures = (
                store.query(f"SELECT COUNT(*) FROM {table}")[0][0]  # noqa: S608 - our own names
                for table in ("documents", "failures")
            )
    except StoreError as problem:
        return Finding("wrong", str(problem))
    if problems != ["ok"]:
        advice = "restore it from a copy, or delete it and import the archive again"
        return Finding("wrong", f"{shown}: damaged ({problems[0]})", advice)
    return Finding("ok", f"{shown}: whole, {documents:,} documents, {failures:,} failures")
