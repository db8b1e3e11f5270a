"""The command `planlasare`: its subcommands load only when they are called, so that `--help` is fast."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper

import click

from models.errors import PlanlasareError
from models.text.printable import without_controls
from models.version import PROGRAM_VERSION

COMMANDS = {
    "extract": (".extract", "Read files and print one JSON record a line."),
    "import": (".import_", "Read an archive into a database."),
    "merge": (".merge", "Make one database of several, of parts of an archive."),
    "show": (".show.command", "Show one document's record for reading."),
    "compare": (".questions.compare", "Compare plans: two, a district's years, several districts."),
    "gaps": (".questions.gaps", "List what plans leave open, and what that means."),
    "search": (".questions.search", "Find texts by their words, with file and page."),
    "quote": (".questions.quote", "Quote a value, with a picture of its place."),
    "report": (".questions.report", "Write a page for the browser: coverage, promises, gaps."),
    "export": (".questions.export", "Write the plans as Excel, CSV, JSON lines, Parquet or for Datasette."),
    "doctor": (".doctor", "Say what is installed, what is missing and how to get it."),
    "schema": (".schema", "Print the JSON Schema of the record, or the SQL schema."),
    "rules": (".rules", "See, check and extend the rules."),
    "evaluate": (".evaluate", "Score the program against gold records."),
}
"""Each command's name, the module beside this one that holds it as `command`, and what the overview says of it."""


COLLECT_AFTER = 200_000
"""New objects after which Python looks for garbage that refers to itself, here and in the workers: with its own 700
a command spends a tenth of its time on that, and there is hardly any. Loading rules makes fewer than these."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are needed; the overview needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0], __package__).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} is not a command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words begin with; of a misspelt one the error says which may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as problem:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            if not near:
                raise
            raise click.UsageError(f"{problem.message} Did you mean '{near[0]}'?", ctx) from problem

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the overview from `COMMANDS` alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(PROGRAM_VERSION, prog_name="planlasare")
def cli() -> None:
    """Turn Swedish crime-prevention plans (PDF, Word, Excel, text) into records to search and compare.

    Data goes to standard output, messages to standard error.
    """


def main() -> None:
    """Run the command line; a failure is one line on standard error and an exit code that tells its kind."""
    _write_utf_8()
    gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)  # else Python ends with a last look for garbage among all that was loaded
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for some reads every package's metadata
    try:
        with _ending_when_terminated():
            code = cli.main(standalone_mode=False)
        if isinstance(code, int):  # what a command gives to click's Exit
            sys.exit(code)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except (click.Abort, KeyboardInterrupt, Terminated) as stopped:
        click.echo("stopped; what was done so far is kept, and the same command goes on from there", err=True)
        sys.exit(143 if isinstance(stopped, Terminated) else 130)
    except PlanlasareError as problem:
        click.echo(f"planlasare: {without_controls(str(problem))}", err=True)
        sys.exit(problem.exit_code)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: nothing is wrong
        sys.exit(0)


class Terminated(BaseException):
    """SIGTERM has come: the run ends as with Ctrl-C."""


@contextmanager
def _ending_when_terminated() -> Iterator[None]:
    """Let SIGTERM end a run as Ctrl-C does: in order, with what was done kept."""

    def end(number: int, frame: object) -> None:
        raise Terminated

    before = None
    with suppress(ValueError, OSError):  # only the main thread may; a program that calls us has its own ways
        before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        with suppress(ValueError, OSError, TypeError):
            signal.signal(signal.SIGTERM, before)


def _write_utf_8() -> None:
    """Let a file or a pipe that we print to hold UTF-8; on Windows it would have the letters of the country alone."""
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")
