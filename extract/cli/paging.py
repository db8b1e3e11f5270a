"""Long answers through the user's pager, where a person reads them: on a terminal, never into a file or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

Command = TypeVar("Command", bound=Callable[..., object])


def pager_option(command: Command) -> Command:
    """Add --no-pager, which lets long answers run over the terminal, as `no_pager`."""
    return click.option("--no-pager", is_flag=True, help="Never show long answers through a pager.")(command)


def echo_paged(text: str, *, no_pager: bool) -> None:
    """Print `text`, which ends its last line; through the pager where it is longer than the terminal is high."""
    if not no_pager and is_for_reading() and text.count("\n") >= get_terminal_size().lines:
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False)


@contextmanager
def paged(*, no_pager: bool) -> Iterator[Console]:
    """A console whose output is handed to `echo_paged` at the end, also where the work on it was broken off."""
    from rich.console import Console

    seen = Console(highlight=False)
    if no_pager or not is_for_reading():
        yield seen
        return
    out = StringIO()
    try:
        yield Console(
            file=out,
            force_terminal=True,
            color_system=seen.color_system,  # type: ignore[arg-type]
            no_color=seen.no_color,
            width=seen.width,
            height=seen.height,
            legacy_windows=False,
            highlight=False,
        )
    finally:
        echo_paged(out.getvalue(), no_pager=no_pager)


def is_for_reading() -> bool:
    """Whether a person sits before what is printed and can turn pages."""
    return sys.stdout.isatty() and sys.stdin.isatty()
