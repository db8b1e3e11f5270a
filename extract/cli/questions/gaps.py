"""`planlasare gaps`: what plans leave open, and what that means."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from extract.cli.options import database_option, language_option, rules_option, today_option
from extract.cli.paging import paged, pager_option


@click.command("gaps")
@database_option
@click.option("--district", metavar="NAME", help="Only this district's plans.")
@click.option("--year", type=int, help="Only plans of this year.")
@today_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "svg"]),
    default="table",
    show_default=True,
    help="svg: a picture, a row a plan and a column a kind of gap.",
)
@pager_option
@language_option
@rules_option
def command(
    database: Path,
    district: str | None,
    year: int | None,
    today: datetime | None,
    form: str,
    no_pager: bool,
    rules: tuple[Path, ...],
) -> None:
    """List what plans leave open: who, when, follow-up, causes, the situation, the police's undertaking.

    Each gap is shown with its condition and with what it stands on, the law (2023:196) or Brå's guidance. A field
    that is missing, a cell that is empty and a text that cannot be read are told apart.
    """
    from corpus.gaps.find import find_gaps
    from corpus.gaps.matrix import matrix, to_svg
    from corpus.gaps.tables import to_csv, to_json
    from corpus.plans import plans_in
    from corpus.store.reading import Reader
    from rules.pack import load_rules

    day, known = (today.date() if today else date.today()), load_rules(rules)
    with Reader.at(database) as store:
        plans = plans_in(store, district, year)
    found = [find_gaps(plan, known, day) for plan in plans]
    flat = [gap for gaps in found for gap in gaps]
    if form == "json":
        click.echo(to_json(flat))
    elif form == "csv":
        click.echo(to_csv(flat), nl=False)
    elif form == "svg":
        click.echo(to_svg(matrix(plans, found)), nl=False)
    else:
        from extract.cli.tables.gaps import print_gaps

        with paged(no_pager=no_pager) as console:
            print_gaps(matrix(plans, found), day, console)
