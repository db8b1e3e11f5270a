"""`planlasare show`: one document's record for reading, or the list of what a database holds."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from extract.cli.options import model_option, rules_option
from models.errors import PlanlasareError

if TYPE_CHECKING:
    from corpus.store.reading import Reader
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
@model_option
@rules_option
def command(
    which: str | None,
    database: Path | None,
    explain: bool,
    password: str | None,
    spacy_model: str | None,
    rules: tuple[Path, ...],
) -> None:
    """Show one document's record for reading.

    WHICH is a file, or with --db a document in the database: part of its file's name, its district and year
    ("farsta:2021"), a district (its latest plan), or the beginning of its id. With --db alone the documents in it
    are listed.
    """
    if database is not None:
        from corpus.store.reading import Reader

        with Reader.at(database) as store:
            if which is None:
                _list(store)
                return
            document = _find(store, which)
            if store.has_gone(document):
                click.secho("The file is no longer there: this is what was read of it.\n", fg="yellow")
            _show(_record(store, document), (), explain)
    elif which is None:
        raise click.UsageError("name a file, or a database with --db")
    else:
        from extract.pipeline import Options, extract_file

        extraction = extract_file(Path(which), Options(password, rules, spacy_model))
        _show(extraction.record, extraction.reasons, explain)


def _show(record: Record, reasons: tuple[str, ...], explain: bool) -> None:
    from rich.console import Console

    from extract.cli.show.record import render_record

    console = Console()
    render_record(record, console, explain=explain)
    if explain and reasons:
        console.print("\nWhy it is of this kind", style="bold")
        for reason in reasons:
            console.print(f"- {reason}", markup=False, highlight=False)


def _find(store: Reader, which: str) -> str:
    """The key of the document that `which` names. Raises StoreError when none or several do, and says how to go on."""
    from models.errors import UnknownName

    try:
        return store.find(which)
    except UnknownName as problem:
        raise UnknownName(f"{problem}; planlasare show --db {store.path} lists them") from None


def _record(store: Reader, document: str) -> Record:
    record = store.record(document)
    if record is None:
        raise PlanlasareError(f"{store.path}: the document {document!r} has gone")
    return record


def _list(store: Reader) -> None:
    """Print a line a document in columns, on a terminal within its width; rich's tables would take seconds."""
    from extract.cli.tables.terminal import in_columns

    width = get_terminal_size().columns
    wide = width >= ROOM_FOR_TITLES
    heads = ("district", "year", "shape", "file", *(("title",) if wide else ()), "act.", "id")
    rows = [
        (
            one.district_name or "",
            "" if one.year is None else str(one.year),
            one.layout if one.kind == "plan" else one.kind,
            f"{one.name} (gone)" if one.gone else one.name,
            *((one.title or "",) if wide else ()),
            str(one.activities),
            one.document,
        )
        for one in store.documents()
    ]
    head, *lines = in_columns(
        heads,
        rows,
        width if sys.stdout.isatty() else None,
        folded="title" if wide else "file",
        right=("act.",),
    )
    click.echo("\n".join([click.style(head, bold=True), *lines]))
