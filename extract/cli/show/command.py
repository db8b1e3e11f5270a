"""`planlasare show`: one document's record for reading, or the list of what a database holds."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from extract.cli.options import DEFAULT_DATABASE, language_option, model_option, rules_option
from extract.cli.paging import echo_paged, paged, pager_option
from models.errors import PlanlasareError

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.store.reading import Reader
    from models.record import Record


ROOM_FOR_TITLES = 120
"""Columns of a terminal from which on the list has room for titles."""


@click.command("show")
@click.argument("which", required=False)
@click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"Look in this database.  [default: {DEFAULT_DATABASE}, where it is and WHICH is no file]",
)
@click.option("--explain", is_flag=True, help="Say why the document is of its kind, and which rules decided.")
@click.option("--password", metavar="TEXT", help="Password for an encrypted file.")
@pager_option
@language_option
@model_option
@rules_option
def command(
    which: str | None,
    database: Path | None,
    explain: bool,
    password: str | None,
    no_pager: bool,
    spacy_model: str | None,
    rules: tuple[Path, ...],
) -> None:
    """Show one document's record for reading.

    WHICH is a file, or a document in the database: part of its file's name, its district and year ("farsta:2021"),
    a district (its latest plan), or the beginning of its id. Without WHICH the documents in the database are listed.
    """
    asked = database or _default_database(which)
    if asked is not None:
        _show_stored(asked, which, explain, no_pager)
    elif which is None:
        raise click.UsageError("name a file, or a database with --db")
    else:
        from extract.pipeline import Options, extract_file

        extraction = extract_file(Path(which), Options(password, rules, spacy_model))
        with paged(no_pager=no_pager) as console:
            _show(extraction.record, extraction.reasons, explain, console)


def _default_database(which: str | None) -> Path | None:
    """The database that all commands ask, where it is and `which` names no file."""
    default = Path(DEFAULT_DATABASE)
    return default if default.is_file() and (which is None or not Path(which).exists()) else None


def _show_stored(database: Path, which: str | None, explain: bool, no_pager: bool) -> None:
    from corpus.store.reading import Reader

    with Reader.at(database) as store:
        if which is None:
            echo_paged(_list(store), no_pager=no_pager)
            return
        document = _find(store, which)
        record, gone = _record(store, document), store.has_gone(document)
    with paged(no_pager=no_pager) as console:
        if gone:
            from corpus.language.words import _

            said = _("The file is no longer there: this is what was read of it.")
            console.print(f"{said}\n", style="yellow")
        _show(record, (), explain, console)


def _show(record: Record, reasons: tuple[str, ...], explain: bool, console: Console) -> None:
    from corpus.language.words import _
    from extract.cli.show.record import render_record

    render_record(record, console, explain=explain)
    if explain and reasons:
        console.print("\n" + _("Why it is of this kind"), style="bold")
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


def _list(store: Reader) -> str:
    """A line a document in columns, on a terminal within its width; rich's tables would take seconds."""
    from corpus.language.words import _, words
    from extract.cli.tables.terminal import in_columns

    width = get_terminal_size().columns
    wide = width >= ROOM_FOR_TITLES
    folded, count = _("title") if wide else _("file"), _("act.")
    heads = (_("district"), _("year"), _("shape"), _("file"), *((folded,) if wide else ()), count, "id")
    gone, documents = _("gone"), list(store.documents())
    codes = {code for one in documents for code in (one.layout, one.kind)}
    shapes = {code: code if words().language == "en" else words().code(code) for code in codes}
    rows = [
        (
            one.district_name or "",
            "" if one.year is None else str(one.year),
            shapes[one.layout if one.kind == "plan" else one.kind],
            f"{one.name} ({gone})" if one.gone else one.name,
            *((one.title or "",) if wide else ()),
            str(one.activities),
            one.document,
        )
        for one in documents
    ]
    head, *lines = in_columns(
        heads,
        rows,
        width if sys.stdout.isatty() else None,
        folded=folded,
        right=(count,),
    )
    head = click.style(head, bold=True) if sys.stdout.isatty() else head
    return "".join(f"{line}\n" for line in (head, *lines))
