"""`planlasare merge`: databases of parts of an archive made one."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.options import DEFAULT_DATABASE, report_line, rules_option


@click.command("merge")
@click.argument("databases", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--into",
    "--db",
    "into",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_DATABASE,
    show_default=True,
    help="The new database.",
)
@rules_option
def command(databases: tuple[Path, ...], into: Path, rules: tuple[Path, ...]) -> None:
    """Make a new database of DATABASES, each an import of a part of an archive; they stay as they are.

    A document that several hold is in it once, with all its paths. Which documents belong together is found anew.
    """
    from corpus.merging import merge, shown_renamed
    from models.text.printable import printable_path, without_controls
    from rules.pack import load_rules

    merged = merge(databases, into, load_rules(rules))
    for line in shown_renamed(merged):
        report_line(line)
    if len(merged.rules) > 1:
        versions = ", ".join(sorted(merged.rules))
        report_line(
            f"the documents were read by several rules ({versions}): import the parts anew with one program"
        )
    click.echo(
        f"{without_controls(printable_path(str(into)))}: {merged.documents:,} documents of {len(databases)} databases,"
        f" {merged.twice:,} of them in more than one; {merged.failures:,} failures"
    )
