"""Options that several commands share, and how they are handed on."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

import click

from models.errors import PlanlasareError, exit_code_of

Command = TypeVar("Command", bound=Callable[..., object])


def reading_options(command: Command) -> Command:
    """Add --password, --jobs, --timeout to a command that reads files."""
    command = click.option(
        "--timeout",
        type=click.FloatRange(min=1),
        default=300,
        show_default=True,
        help="Seconds a file may take.",
    )(command)
    command = click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=os.cpu_count() or 1,
        show_default="one a processor",
        help="How many files are read at once.",
    )(command)
    return click.option("--password", metavar="TEXT", help="Password for encrypted files.")(command)


def report_failures(failures: list[PlanlasareError]) -> None:
    """Print a line for each failure to standard error and end with the exit code that they share."""
    for failure in failures:
        click.echo(f"planlasare: {failure}", err=True)
    code = exit_code_of(failures)
    if code:
        raise click.exceptions.Exit(code)
