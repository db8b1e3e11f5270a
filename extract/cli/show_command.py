"""`planlasare show`: one document's record for reading, or the list of what a database holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.options import rules_option
from models.errors import PlanlasareError, StoreError

if TYPE_CHECKING:
    from corpus.store.collection import Store
    from models.record import Record


ROOM_FOR_TITLES = 120
"""Columns of a terminal from which on the list has room for titles."""


@click.command("show")
@click.argument("which", required=False)
@click.option(
    "--db", "database", type=click.Path(path_type=Path, dir_okay=False), help="Look in this database."
)
@click.option("--explain", is_flag=True, help="Say why the document is of its kind, and which rules decided.")
@click.option("--password", metavar="TEXT", help="Password for an encrypted file.")
@rules_option
def command(
    which: str | None, database: Path | None, explain: bool, password: str | None, rules: tuple[Path, ...]
) -> None:
    """Show one document's record for reading.

    WHICH is a file, or with --db the path, name or id (its beginning is enough) of a document in the database.
    With --db alone the documents in it are listed.
    """
    from rich.console import Console

    console = Console()
    if database is not None:
        from corpus.store.collection import Store

        with Store.open(database, create=False, read_only=True) as store:
            if which is None:
                _list(store, console)
                return
            _show(_find(store, which, database), (), console, explain)
    elif which is None:
        raise click.UsageError("name a file, or a database with --db")
    else:
        from extract.pipeline import Options, extract_file

        extraction = extract_file(Path(which), Options(password=password, rules=rules))
        _show(extraction.record, extraction.reasons, console, explain)


def _show(record: Record, reasons: tuple[str, ...], console: object, explain: bool) -> None:
    from rich.console import Console

    from extract.cli.show import render_record

    assert isinstance(console, Console)  # noqa: S101 (typed late: rich is imported late)
    render_record(record, console, explain=explain)
    if explain and reasons:
        console.print("\nWhy it is of this kind", style="bold")
        for reason in reasons:
            console.print(f"- {reason}", markup=False, highlight=False)


def _find(store: Store, which: str, database: Path) -> Record:
    """The one record that `which` names. Raises StoreError when none or several do."""
    found = {
        document.document
        for document in store.documents()
        if which in {*document.paths, document.name, document.sha256}
        or (len(which) >= 4 and document.sha256.startswith(which))
    }
    if not found:
        raise StoreError(
            f"{database}: holds no document {which!r}; planlasare show --db {database} lists them"
        )
    if len(found) > 1:
        ids = ", ".join(sorted(found))
        raise StoreError(f"{database}: {which!r} names several documents; take one of the ids {ids}")
    record = store.record(found.pop())
    if record is None:
        raise PlanlasareError(f"{database}: the document {which!r} has gone")
    return record


def _list(store: Store, console: object) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from extract.cli.show_words import harmless

    assert isinstance(console, Console)  # noqa: S101 (typed late: rich is imported late)
    wide = console.width >= ROOM_FOR_TITLES
    table = Table(header_style="bold", box=None, pad_edge=False)
    for name in ("district", "year", "shape"):
        table.add_column(name, no_wrap=True)
    table.add_column("file", overflow="fold")
    if wide:
        table.add_column("title", overflow="fold")
    table.add_column("act.", justify="right", no_wrap=True)  # how many activities
    table.add_column("id", no_wrap=True)
    for one in store.documents():
        shape = one.layout if one.kind == "plan" else one.kind
        texts = (one.district_name, one.year, shape, one.name, *((one.title,) if wide else ()))
        cells = (*texts, one.activities, one.document[:8])
        table.add_row(*(Text("" if cell is None else harmless(str(cell))) for cell in cells))
    console.print(table)
