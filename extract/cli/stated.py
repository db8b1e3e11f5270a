"""The options by which a user states what documents do not say: --given, --district, --year, --title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import click

from models.errors import GivenError

if TYPE_CHECKING:
    from extract.batch.given import Statements
    from extract.pipeline import Options

Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Stated:
    """What a user states of the files that a command reads, as its options say."""

    table: Path | None
    district: str | None
    year: int | None
    title: str | None

    def statements(self, options: Options) -> Statements:
        """The same, checked against the rules of `options`. Raises GivenError for what cannot be used."""
        from extract.batch.given import Statements, given_of, read_table

        if self.table is None and self.district is None and self.year is None and self.title is None:
            return Statements()
        from rules.pack import load_rules

        rules = load_rules(options.rules, options.spacy_model)
        try:
            for_all = given_of(self.district, self.year, self.title, rules)
        except GivenError as problem:
            raise GivenError(f"--district, --year, --title: {problem}") from problem
        rows = read_table(self.table, rules) if self.table is not None else ()
        return Statements(for_all, rows, self.table)


def stated_options(command: Command) -> Command:
    """Add --given, --district, --year and --title to a command, which gets them as `stated`."""

    @wraps(command)
    def with_stated(
        *arguments: object,
        given: Path | None,
        district: str | None,
        year: int | None,
        title: str | None,
        **others: object,
    ) -> object:
        return command(*arguments, stated=Stated(given, district, year, title), **others)

    decorated: Callable[..., object] = with_stated
    for add in reversed(_OPTIONS):
        decorated = add(decorated)
    return cast(Command, decorated)


_OPTIONS: tuple[Callable[[Callable[..., object]], Callable[..., object]], ...] = (
    click.option(
        "--given",
        metavar="FILE.csv",
        type=click.Path(path_type=Path),
        help="A table with columns path,district,year,title: what files do not say themselves.",
    ),
    click.option("--district", metavar="NAME", help="The district of files that name none."),
    click.option("--year", type=int, help="The year of files that name none."),
    click.option("--title", metavar="TEXT", help="The title of files that have none."),
)
