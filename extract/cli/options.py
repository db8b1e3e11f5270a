"""Options that several commands share, and how they are handed on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from corpus.language.words import Language, language_of_environment, speaking
from models.errors import PlanlasareError, exit_code_of

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


def reading_options(command: Command) -> Command:
    """Add --rules, --password, --spacy-model, --jobs, --timeout to a command that reads files."""
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
    command = click.option("--password", metavar="TEXT", help="Password for encrypted files.")(command)
    return rules_option(model_option(command))


def report_failures(failures: list[PlanlasareError]) -> None:
    """Print a line for each failure to standard error and end with the exit code that they share."""
    for failure in failures:
        click.echo(f"planlasare: {failure}", err=True)
    code = exit_code_of(failures)
    if code:
        raise click.exceptions.Exit(code)


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
