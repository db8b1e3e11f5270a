"""`planlasare export`: the plans of a database as files for Excel, for open data, for other programs."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.options import database_option, language_option, rules_option, today_option

if TYPE_CHECKING:
    from corpus.export.columns import Form


@click.command("export")
@database_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["xlsx", "csv", "jsonl", "parquet", "datasette"]),
    required=True,
    help="xlsx: a workbook; csv: a data package; jsonl: whole records; datasette: a database with forms.",
)
@click.option(
    "--out",
    metavar="PATH",
    type=click.Path(path_type=Path),
    required=True,
    help="A file; for csv and datasette a folder.",
)
@click.option("--without-people", is_flag=True, help="Leave names, numbers and addresses of people out.")
@today_option
@language_option
@rules_option
def command(
    database: Path,
    form: Form,
    out: Path,
    without_people: bool,
    today: datetime | None,
    rules: tuple[Path, ...],
) -> None:
    """Write every plan, measure, commitment and gap, each plan once, to a file or a folder.

    An earlier export at PATH is replaced; anything else that stands there is left, and told. --without-people cuts
    every personal datum that the database knows of out of all texts, and searches what it wrote for each of them.
    """
    from corpus.export.export import write_export
    from corpus.export.people import KnownPeople
    from corpus.export.rows import Collection
    from corpus.language.words import words
    from corpus.store.reading import Reader
    from rules.pack import load_rules

    day = today.date() if today else date.today()
    with Reader.at(database) as reader:
        people = KnownPeople.of(reader) if without_people else None
        written = write_export(
            Collection(reader, load_rules(rules), day, people), form, out, words().language
        )
    for path in written:
        click.echo(path)
