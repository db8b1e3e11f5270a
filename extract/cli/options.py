"""Options that several commands share, and how they are handed on."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import click

from corpus.language.words import Language, language_of_environment, speaking
from models.errors import PlanlasareError, exit_code_of
from models.text.printable import without_controls

if TYPE_CHECKING:
    from extract.batch.executors import Limits
    from extract.pipeline import Options
    from models.pages.picture import Ocr

Command = TypeVar("Command", bound=Callable[..., object])

DEFAULT_DATABASE = "plans.db"
"""In the working folder."""


def database_option(command: Command) -> Command:
    """Add --db, the database that a command writes or asks, as `database`; all commands have the same default."""
    return click.option(
        "--db",
        "database",
        type=click.Path(path_type=Path, dir_okay=False),
        default=DEFAULT_DATABASE,
        show_default=True,
        help="The database.",
    )(command)


def rules_option(command: Command) -> Command:
    """Add --rules (any number of them), whose folders are valid when the command gets them as `rules`."""
    return click.option(
        "--rules",
        metavar="DIR",
        multiple=True,
        type=click.Path(path_type=Path),
        callback=_valid_rules,
        help="A folder of rules of your own, laid over ours; may be given again.",
    )(command)


def _valid_rules(
    context: click.Context, parameter: click.Parameter, folders: tuple[Path, ...]
) -> tuple[Path, ...]:
    """`folders` as they are. Raises RulesError, before anything is read, when one is not valid."""
    if folders:
        from rules.check import validate

        validate(folders)
    return folders


def model_option(command: Command) -> Command:
    """Add --spacy-model, which spaCy can load when the command gets it as `spacy_model`."""
    return click.option(
        "--spacy-model",
        metavar="NAME",
        callback=_loaded_model,
        help="A Swedish spaCy model of your own (package or folder) that finds people beside the rules.",
    )(command)


def _loaded_model(context: click.Context, parameter: click.Parameter, model: str | None) -> str | None:
    """`model` as it is. Raises ModelError, before anything is read, when spaCy cannot load it."""
    if model is not None:
        from rules.pack import load_rules

        load_rules((), model)
    return model


@dataclass(frozen=True, slots=True)
class Reading:
    """How a command reads files, as its options say."""

    options: Options
    workers: int
    limits: Limits
    memory: int | None
    """Bytes that a worker may hold, where the user says so."""


def reading_options(command: Command) -> Command:
    """Add --rules, --spacy-model, --password…, --ocr, --workers, --timeout, --memory to a command, as `reading`."""

    @wraps(command)
    def with_reading(
        *arguments: object,
        rules: tuple[Path, ...],
        password: str | None,
        password_file: Path | None,
        ask_password: bool,
        spacy_model: str | None,
        ocr: Ocr,
        workers: int,
        timeout: float,
        memory: int | None,
        **others: object,
    ) -> object:
        from extract.batch.executors import Limits, memory_for
        from extract.pipeline import Options

        secret = password_of(password, password_file, ask=ask_password)
        allowed = memory << 20 if memory else None
        limits = Limits(seconds=timeout, memory=allowed or memory_for(workers))
        reading = Reading(Options(secret, rules, spacy_model, ocr), workers, limits, allowed)
        return command(*arguments, reading=reading, **others)

    decorated: Callable[..., object] = with_reading
    for add in reversed(_READING):
        decorated = add(decorated)
    return cast(Command, rules_option(model_option(decorated)))


_READING: tuple[Callable[[Callable[..., object]], Callable[..., object]], ...] = (
    click.option(
        "--password",
        metavar="TEXT",
        envvar="PLANLASARE_PASSWORD",
        show_envvar=True,
        help="Password for encrypted files. Others on the machine can read it in the list of processes; better:",
    ),
    click.option(
        "--password-file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="A file whose first line is the password.",
    ),
    click.option("--ask-password", is_flag=True, help="Ask for the password."),
    click.option(
        "--ocr",
        type=click.Choice(["auto", "never", "force"]),
        default="auto",
        show_default=True,
        help="Recognise the text of pages that have none, of none, or of all.",
    ),
    click.option(
        "--workers",
        "--jobs",
        "workers",
        type=click.IntRange(min=1),
        default=os.cpu_count() or 1,
        show_default="one a processor",
        help="How many files are read at once.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=1),
        default=300,
        show_default=True,
        help="Seconds a file may take; pages to be recognised add to it.",
    ),
    click.option(
        "--memory",
        metavar="MB",
        type=click.IntRange(min=128),
        show_default="a share of what is free, 512 to 2048",
        help="Megabytes that a worker may hold.",
    ),
)


def password_of(given: str | None, file: Path | None, *, ask: bool) -> str | None:
    """The password: as given or in the environment, the first line of a file, or asked for. Raises UsageError."""
    if file is not None:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeError) as problem:
            reason = getattr(problem, "strerror", None) or "it is no text in UTF-8"
            raise click.UsageError(f"--password-file {file}: cannot be read ({reason})") from problem
        if not lines or not lines[0]:
            raise click.UsageError(
                f"--password-file {file}: its first line is empty; write the password there"
            )
        return lines[0]
    if ask:
        answer: str = click.prompt("Password for encrypted files", hide_input=True, err=True)
        return answer
    return given or None


def report_failures(failures: Sequence[PlanlasareError]) -> None:
    """Print a line for each failure to standard error and end with the exit code that they share."""
    for failure in failures:
        report_line(f"planlasare: {failure}")
    code = exit_code_of(list(failures))
    if code:
        raise click.exceptions.Exit(code)


def report_line(message: str) -> None:
    """A line on standard error; what would steer a terminal is written out."""
    click.echo(without_controls(message), err=True)


def today_option(command: Command) -> Command:
    """Add --today, the day by which the age of plans is told; None where it is not given."""
    return click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help="The day on which plans are too old or not: 2026-01-31. Without it, today.",
    )(command)


def language_option(command: Command) -> Command:
    """Add --lang, "sv" or "en", else what the environment says: the command speaks it (`corpus.language.words`)."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["sv", "en"]),
        default=language_of_environment,
        show_default="as the environment says",
        callback=_speak,
        expose_value=False,
        help="Swedish or English.",
    )(command)


def _speak(context: click.Context, parameter: click.Parameter, language: Language) -> None:
    context.with_resource(speaking(language))
