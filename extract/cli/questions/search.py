"""`planlasare search`: the texts that have some words, with where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.options import database_option, language_option
from extract.cli.paging import paged, pager_option

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.search.answer import Filters, Hit
    from corpus.search.find import Found
    from corpus.store.reading import Reader


@click.command("search")
@click.argument("words", nargs=-1)
@database_option
@click.option("--district", "districts", metavar="NAME", multiple=True, help="Only this district.")
@click.option("--year", "years", metavar="YEAR", type=int, multiple=True, help="Only this year.")
@click.option("--party", "parties", metavar="CODE", multiple=True, help="Only this party's: police, school …")
@click.option(
    "--topic", "topics", metavar="CODE", multiple=True, help="Only areas of this topic: narcotics …"
)
@click.option("--field", "fields", metavar="KEY", multiple=True, help="Only this field: goal, commitment …")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many texts are shown."
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@pager_option
@language_option
def command(
    words: tuple[str, ...],
    database: Path,
    districts: tuple[str, ...],
    years: tuple[int, ...],
    parties: tuple[str, ...],
    topics: tuple[str, ...],
    fields: tuple[str, ...],
    limit: int,
    form: str,
    no_pager: bool,
) -> None:
    """Find the texts that have all WORDS, the best first, with file and page.

    A word is found in any inflection and as a part of compounds: vandring finds trygghetsvandringar. å, ä and ö are
    letters of their own. '"öppen drogscen"' finds words that stand one after the other, 'trygg*' words that begin so.
    Without WORDS, all texts that the options let through. Options may be given again, or codes with commas.
    """
    from corpus.search.answer import Filters, to_json
    from corpus.search.find import search
    from corpus.store.reading import Reader

    filters = Filters(_codes(districts), years, _codes(parties), _codes(topics), _codes(fields))
    asked = " ".join(words)
    if not asked.strip() and filters == Filters():
        raise click.UsageError("give words to look for, or an option such as --district")
    with Reader.at(database) as store:
        found = search(store, asked, filters, limit)
        if not found.hits:
            _say_why(store, asked, filters)
    if form == "json":
        click.echo(to_json(found.hits))
    elif found.hits:
        _print(found, limit, no_pager)


def _codes(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Codes as they were given, one an option or several with commas."""
    return tuple(code.strip() for text in texts for code in text.split(",") if code.strip())


def _say_why(store: Reader, words: str, filters: Filters) -> None:
    """On standard error: what of a search that found nothing is nowhere in the database."""
    from corpus.search.nothing import reasons

    for reason in reasons(store, words, filters):
        click.echo(f"planlasare: {reason}", err=True)


def _print(found: Found, limit: int, no_pager: bool) -> None:
    with paged(no_pager=no_pager) as console:
        for number, hit in enumerate(found.hits):
            if number:
                console.print()
            _print_hit(hit, console)
    if found.more:
        from corpus.language.words import _

        more = _("The first {count}; there are more: --limit {more}", count=limit, more=limit * 5)
        click.echo(f"\n{more}", err=True)


def _print_hit(hit: Hit, console: Console) -> None:
    from rich.text import Text

    from corpus.language.words import _
    from corpus.search.excerpt import excerpt
    from extract.cli.show.words import of_party, ref_in_words, spoken
    from extract.cli.tables.terminal import harmless

    place = " ".join(str(part) for part in (hit.district, hit.year) if part)
    page = _("page {page}", page=hit.page) if hit.page is not None else ref_in_words(hit.ref or "")
    where = Text(harmless(hit.file), style="bold")
    where.append(harmless("".join(f"  {part}" for part in (page, place) if part)), style="not bold")
    name = " ".join((hit.activity.name or "").split()) if hit.activity else ""
    head = spoken(hit.field) + of_party(hit.party)
    head += " " + _("in {name}", name=name) if name and hit.field != "name" else ""
    line = Text(harmless(head), style="dim").append(": ")
    for piece, is_match in excerpt(hit.text, hit.spans):
        line.append(harmless(piece), style="bold yellow" if is_match else "not dim")
    console.print(where, soft_wrap=True)
    for row in line.wrap(console, console.width - 2):
        row.rstrip()
        console.print(Text("  ").append_text(row), soft_wrap=True)
