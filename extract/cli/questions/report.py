"""`planlasare report`: what a database holds as one page for a browser."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from extract.cli.options import database_option, language_option, rules_option, today_option

_PROBLEMS_SHOWN = 5


@click.command("report")
@database_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default="report.html",
    show_default=True,
    help="The page.",
)
@click.option(
    "--without-people",
    is_flag=True,
    help="Leave names, numbers and addresses of people out, and links and pictures with them.",
)
@click.option("--no-pictures", is_flag=True, help="Leave pictures and excerpts of the files out.")
@today_option
@language_option
@rules_option
def command(
    database: Path,
    out: Path,
    without_people: bool,
    no_pictures: bool,
    today: datetime | None,
    rules: tuple[Path, ...],
) -> None:
    """Write what the database holds as one page that a browser opens without a network.

    What was read, which districts have which topics, measures, commitments, meetings, follow-up, what changed from
    plan to plan, gaps; with search and filters, each value with its place in its file. Links lead to the files from
    where the page lies, so that page and archive can be moved together.
    """
    from corpus.export.people import KnownPeople
    from corpus.language.words import words
    from corpus.report.places import NoPlaces
    from corpus.report.report import report_page
    from corpus.store.reading import Reader
    from extract.batch.apart import Apart
    from extract.quote.places import OriginalPlaces
    from rules.pack import load_rules

    known = load_rules(rules)
    with Reader.at(database) as reader, Apart() as apart, Steps() as steps:
        places = OriginalPlaces(reader, out.absolute().parent, apart, steps.show)
        page = report_page(
            reader,
            known,
            words().language,
            today.date() if today else date.today(),
            NoPlaces() if no_pictures else places,
            KnownPeople.of(reader) if without_people else None,
        )
        text = "".join(page)
    try:
        out.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as problem:
        raise click.FileError(str(out), problem.strerror or str(problem)) from problem
    for message in places.problems[:_PROBLEMS_SHOWN]:
        click.echo(f"planlasare: no picture: {message}", err=True)
    if len(places.problems) > _PROBLEMS_SHOWN:
        click.echo(
            f"planlasare: and {len(places.problems) - _PROBLEMS_SHOWN} more without a picture", err=True
        )
    click.echo(str(out))


class Steps:
    """Names the file that is opened, on standard error; nothing where that is no terminal."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(stderr=True)
        self._status = self._console.status("") if self._console.is_terminal else None

    def __enter__(self) -> Steps:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(self, *failure: object) -> None:
        if self._status is not None:
            self._status.stop()

    def show(self, name: str) -> None:
        """Say that the file `name` is opened."""
        if self._status is not None:
            from rich.text import Text

            from extract.cli.tables.terminal import harmless

            self._status.update(Text(harmless(name)))
