"""`planlasare compare`: two plans, a district's plans year by year, or several districts' side by side."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.options import database_option, language_option, rules_option
from extract.cli.paging import paged, pager_option
from models.errors import StoreError

if TYPE_CHECKING:
    from corpus.compare.answer import Comparison
    from corpus.compare.compare import Asked
    from corpus.store.reading import Reader
    from models.record import Record
    from rules.pack import Rules


@click.command("compare")
@click.argument("names", nargs=-1, metavar="[A B]")
@database_option
@click.option("--district", metavar="NAME", help="All plans of this district, each with the next.")
@click.option("--districts", metavar="A,B,C", help="The latest plans of these districts, side by side.")
@click.option("--topic", "topics", metavar="CODE", multiple=True, help="Only this topic: narcotics …")
@click.option(
    "--field", "fields", metavar="KEY", multiple=True, help="Only this field: goal, commitment, area …"
)
@click.option("--party", "parties", metavar="CODE", multiple=True, help="Only this party: police, school …")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "html"]),
    default="table",
    show_default=True,
)
@pager_option
@language_option
@rules_option
def command(
    names: tuple[str, ...],
    database: Path,
    district: str | None,
    districts: str | None,
    topics: tuple[str, ...],
    fields: tuple[str, ...],
    parties: tuple[str, ...],
    form: str,
    no_pager: bool,
    rules: tuple[Path, ...],
) -> None:
    """Compare two plans: which measures are the same, changed, added, dropped, split, merged.

    A and B name plans: "farsta:2020" (district and year), "farsta" (its latest), part of a file's name, or an id.
    Instead of them, --district compares all years of a district, and --districts the latest plans of several, where
    only measures of the same kind answer to each other. --topic, --field and --party may be given again.
    """
    if sum((bool(names), district is not None, districts is not None)) != 1 or len(names) not in (0, 2):
        raise click.UsageError("name two plans, or a district with --district, or several with --districts")
    from corpus.compare.compare import Asked
    from corpus.store.reading import Reader
    from rules.pack import load_rules

    known = load_rules(rules)
    asked = Asked(_codes(fields), _codes(parties), _codes(topics))
    asked.check()
    with Reader.at(database) as store:
        if districts is not None:
            _districts(
                [name.strip() for name in districts.split(",") if name.strip()],
                store,
                known,
                asked,
                form,
                no_pager,
            )
        else:
            plans = _two(names, store) if district is None else _years(district, store)
            _row(plans, known, asked, form, no_pager, is_one=district is None)


def _codes(texts: tuple[str, ...]) -> frozenset[str]:
    """Codes as they were given, one an option or several with commas."""
    return frozenset(code.strip() for text in texts for code in text.split(",") if code.strip())


def _two(names: tuple[str, ...], store: Reader) -> list[Record]:
    from corpus.plans import plan_named

    return [plan_named(store, name) for name in names]


def _years(district: str, store: Reader) -> list[Record]:
    from corpus.plans import plans_of_district

    plans = plans_of_district(store, district)
    if len(plans) < 2:
        raise StoreError(
            f"{store.path}: holds fewer than two plans with a year of {district!r}; nothing to compare"
        )
    return plans


def _note_what_is_nowhere(plans: list[Record], asked: Asked) -> None:
    """Say on standard error which topics and parties that are asked for none of `plans` has, and what they have."""
    from corpus.language.words import _

    topics = {topic for plan in plans for area in plan.areas for topic in area.topics}
    parties = {party.party for plan in plans for activity in plan.activities for party in activity.parties}
    for what, codes, known in ((_("topic"), asked.topics, topics), (_("party"), asked.parties, parties)):
        for code in sorted(codes - known):
            theirs = ", ".join(sorted(known)) or _("none")
            said = _(
                "none of these plans has the {what} {code}; they have {theirs}",
                what=what,
                code=repr(code),
                theirs=theirs,
            )
            click.echo(f"planlasare: {said}", err=True)


def _row(plans: list[Record], rules: Rules, asked: Asked, form: str, no_pager: bool, *, is_one: bool) -> None:
    from corpus.compare.compare import compare_plans

    _note_what_is_nowhere(plans, asked)
    found = [compare_plans(left, right, rules, asked) for left, right in pairwise(plans)]
    if form == "table":
        from extract.cli.tables.compare import print_comparisons

        with paged(no_pager=no_pager) as console:
            print_comparisons(found, console)
    else:
        _print_data(found, form, is_one=is_one)


def _districts(
    names: list[str], store: Reader, rules: Rules, asked: Asked, form: str, no_pager: bool
) -> None:
    if len(names) < 2:
        raise click.UsageError("--districts takes two or more, with commas between them")
    from corpus.answers import Plan
    from corpus.compare.districts import compare_districts, side_by_side
    from corpus.plans import plan_named

    plans = [plan_named(store, name) for name in names]
    _note_what_is_nowhere(plans, asked)
    found = compare_districts(plans, rules, asked)
    if form != "table":
        _print_data(found, form, is_one=False)
        return
    from extract.cli.tables.compare import print_comparisons, print_side_by_side

    with paged(no_pager=no_pager) as console:
        print_side_by_side([Plan.of(plan) for plan in plans], side_by_side(plans, found), console)
        if asked.of_fields:
            console.print()
            print_comparisons(found, console)


def _print_data(found: list[Comparison], form: str, *, is_one: bool) -> None:
    """For other programs: of two plans one JSON object, of several an array."""
    from corpus.compare.tables import to_csv, to_html

    if form == "json":
        objects = [one.model_dump_json(indent=1) for one in found]
        click.echo(objects[0] if is_one else "[" + ",\n".join(objects) + "]")
    else:
        click.echo(to_csv(found) if form == "csv" else to_html(found), nl=False)
