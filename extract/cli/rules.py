"""`planlasare rules`: the rules as a table, a check of one's own, what they read in a text, and what they lack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.options import database_option, rules_option
from models.errors import RulesError

if TYPE_CHECKING:
    from rich.text import Text

    from corpus.suggest import Suggestion
    from extract.cli.show.explained import Finding
    from rules.pack import Row, Rules

_COMMON = ("examples", "counter_examples", "source", "id")
_COLUMNS = ("rule", "file", "yields", "looks for", "examples")


@click.group("rules")
def command() -> None:
    """See, check and extend the rules: the Swedish that planlasare knows."""


# -- list -----------------------------------------------------------------------------------------


@command.command("list")
@click.argument("wanted", required=False, metavar="[WORD]")
@click.option("--json", "as_json", is_flag=True, help="Print the rows whole, as JSON.")
@rules_option
def list_(wanted: str | None, as_json: bool, rules: tuple[Path, ...]) -> None:
    """List the rules, or those that hold WORD in their file's name, id, wording or examples.

    On a terminal a table, else a line a rule with tabs between the columns.
    """
    from rules.pack import load_rules

    known = load_rules(rules)
    rows = [(name, row) for name, row in _rows(known) if wanted is None or _holds(name, row, wanted)]
    if as_json:
        click.echo(_to_json([_row_to_json(known, name, row) for name, row in rows]))
    else:
        _print_table([_cells(name, row) for name, row in rows], f"{len(rows)} rules, version {known.version}")


def _rows(rules: Rules) -> Iterator[tuple[str, Row]]:
    from rules.pack import FILES

    return ((name, row) for name in FILES for row in rules.rows(name))


def _holds(name: str, row: Row, wanted: str) -> bool:
    from models.text.fold import fold

    return fold(wanted) in fold("\n".join([*_cells(name, row), *row.examples]))


def _cells(name: str, row: Row) -> tuple[str, ...]:
    from rules.pack import WORDING, conclusion_of

    yields = [f"{key} {_in_words(value)}" for key, value in conclusion_of(row).items()]
    wording = [text for key in sorted(WORDING) for text in getattr(row, key, ())]
    return row.id, name, "; ".join(yields), ", ".join(wording), "; ".join(row.examples)


def _in_words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def _row_to_json(rules: Rules, name: str, row: Row) -> dict[str, object]:
    from rules.pack import conclusion_of

    everything = row.model_dump(mode="json", exclude_defaults=True)
    common = {key: everything.pop(key) for key in _COMMON if key in everything}
    yields = {key: everything.pop(key) for key in conclusion_of(row)}
    origin = rules.origin(name, row)
    place = {"id": row.id, "file": name, "folder": str(origin) if origin else None}
    return place | {"yields": yields, "wording": everything} | common


def _print_table(rows: list[tuple[str, ...]], title: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if not console.is_terminal:
        for row in rows:
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    table = Table(title=title, title_justify="left", header_style="bold")
    for name, ratio in zip(_COLUMNS, (None, None, 2, 4, 4), strict=True):
        table.add_column(name, overflow="fold", ratio=ratio)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _to_json(rows: list[dict[str, object]]) -> str:
    import json

    return json.dumps(rows, ensure_ascii=False, indent=2)


# -- check ----------------------------------------------------------------------------------------


@command.command("check")
@click.argument("folders", nargs=-1, required=True, metavar="DIR...", type=click.Path(path_type=Path))
def check(folders: tuple[Path, ...]) -> None:
    """Check the rules files in DIR: names, keys, ids, patterns, and that each row matches its examples.

    Of several folders each is laid over the ones before it, as --rules does. Every problem is told with
    its file, row and key; notes tell what is valid and worth a look.
    """
    from rules.check import check as check_folder
    from rules.check import count_rows

    wrong = 0
    for index, folder in enumerate(folders):
        problems = check_folder(folder, folders[:index])
        for problem in problems:
            if problem.is_note:
                click.echo(f"note: {problem}")
            else:
                click.echo(f"planlasare: {problem}", err=True)
        errors = sum(not problem.is_note for problem in problems)
        wrong += errors
        if errors:
            break  # what lies over it cannot be judged
        rows = count_rows(folder)
        click.echo(f"{folder}: {rows} {'row' if rows == 1 else 'rows'}, all right")
    if wrong:
        raise click.exceptions.Exit(RulesError.exit_code)


# -- explain --------------------------------------------------------------------------------------


@command.command("explain")
@click.argument("text")
@click.option("--year", type=click.IntRange(1900, 2199), help="The plan's year, for dates without one.")
@click.option("--json", "as_json", is_flag=True, help="Print the readings as JSON.")
@rules_option
def explain(text: str, year: int | None, as_json: bool, rules: tuple[Path, ...]) -> None:
    """Show which rule reads what in TEXT, for every kind of rule."""
    from dataclasses import asdict

    from rich.console import Console

    from extract.cli.show.explained import explain as explain_text
    from rules.pack import load_rules

    findings = explain_text(text, load_rules(rules), year)
    if as_json:
        click.echo(_to_json([asdict(finding) for finding in findings]))
        return
    console = Console()
    for line in _findings_to_lines(text, findings):
        console.print(line, soft_wrap=True)
    if not findings:
        click.echo("No rule reads anything in it.")


def _findings_to_lines(text: str, findings: tuple[Finding, ...]) -> Iterator[Text]:
    from itertools import groupby

    from rich.text import Text

    told = [finding for finding in findings if finding.kind != "words"]
    for finding in told:
        yield from _finding_to_lines(text, finding)
    rest = [finding for finding in findings if finding.kind == "words"]
    if rest:
        yield Text("its words also stand in" if told else "its words stand in", style="dim")
    for file, rows in groupby(rest, key=lambda finding: finding.conclusion):
        yield Text(f"  {file}: {', '.join(row.rule or '' for row in rows)}", style="dim")


def _finding_to_lines(text: str, finding: Finding) -> Iterator[Text]:
    from rich.text import Text

    from extract.cli.tables.terminal import harmless

    line = Text(f"{finding.kind:<12} ", style="bold")
    if finding.span is not None:
        line.append(harmless(f"“{' '.join(text[slice(*finding.span)].split())}” "), style="cyan not bold")
    line.append(harmless(f"→ {finding.conclusion}"), style="green not bold")
    sure = f"{finding.confidence:.2f}" if finding.confidence is not None else None
    reasons = ", ".join(filter(None, (finding.rule, sure)))
    line.append(f"  [{reasons}]" if reasons else "", style="dim not bold")
    yield line
    for remark in finding.remarks:
        yield Text(harmless(f"{'':<12}   {remark}"), style="dim")


# -- suggest --------------------------------------------------------------------------------------

SUGGESTED = ("labels", "schedules", "actors", "funding", "topics")
"""The files that rows are suggested for."""


@command.command("suggest")
@click.argument("file", required=False, type=click.Choice(SUGGESTED))
@database_option
@click.option(
    "--most", type=click.IntRange(min=1), default=10, show_default=True, help="How many for each file."
)
@click.option("--json", "as_json", is_flag=True, help="Print the suggestions as JSON.")
@rules_option
def suggest(file: str | None, database: Path, most: int, as_json: bool, rules: tuple[Path, ...]) -> None:
    """Suggest rows for what the documents in a database say and no rule knows, the most frequent first.

    Each suggestion is a draft row with what speaks for it as comments. Those for one FILE make a valid
    rules file, which concludes nothing until you say what its rows mean.
    """
    from dataclasses import asdict

    from corpus.store.collection import Store
    from corpus.suggest import find_suggestions
    from rules.pack import load_rules

    with Store.open(database, create=False, read_only=True) as store:
        found = find_suggestions(store, (file,) if file else SUGGESTED, load_rules(rules))
    kept = {name: suggestions[:most] for name, suggestions in found.items()}
    if as_json:
        click.echo(_to_json([asdict(one) for suggestions in kept.values() for one in suggestions]))
        return
    _print_suggestions(kept, {name: len(suggestions) for name, suggestions in found.items()})


def _print_suggestions(kept: dict[str, list[Suggestion]], counts: dict[str, int]) -> None:
    from rich.console import Console
    from rich.text import Text

    from extract.cli.tables.terminal import harmless

    console = Console()
    for name, suggestions in kept.items():
        if not suggestions:
            console.print(Text(f"# {name}.toml: nothing that no rule knows", style="dim"), soft_wrap=True)
            continue
        head = f"# {name}.toml: {len(suggestions)} of {counts[name]} suggestions"
        console.print(Text(head, style="bold"), soft_wrap=True)
        for one in suggestions:
            for line in ("", *(f"# {reason}" for reason in one.reasons)):
                console.print(Text(harmless(line), style="dim"), soft_wrap=True)
            console.print(Text(harmless(one.draft)), soft_wrap=True)
