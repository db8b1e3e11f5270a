"""`planlasare quote`: a value with its citation, and a picture of the place where it stands."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path, PurePath
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from extract.cli.options import database_option, language_option
from models.errors import DocumentError, StoreError, UnknownName

if TYPE_CHECKING:
    from corpus.language.words import Language
    from corpus.store.reading import Reader
    from extract.quote.quote import Quote
    from models.record import Record

_LISTED = 100
"""Letters of a text in a list that is piped."""


@click.command("quote")
@click.argument("document")
@click.argument("path", required=False)
@database_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The picture's file (PNG); without it one in this folder, named after document and path.",
)
@click.option("--list", "is_list", is_flag=True, help="List what can be quoted: path, place, text.")
@click.option("--password", metavar="TEXT", help="Password for an encrypted file.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
def command(
    document: str,
    path: str | None,
    database: Path,
    out: Path | None,
    is_list: bool,
    password: str | None,
    form: str,
) -> None:
    """Quote a value: its text, its citation, and a picture of the place where it stands.

    DOCUMENT is named as with show ("farsta:2021", part of the file's name, an id); PATH is the value's place in the
    record ("activities[3].goal", as search, compare and --list give it), "activities[3]" an activity's name. Without
    PATH the document's title is quoted. If the file is gone, or has changed, the text is given without a picture.
    """
    from corpus.language.words import words
    from corpus.store.reading import Reader
    from extract.quote.quote import quote_of, quotes_of

    language = words().language
    with Reader.at(database) as store:
        key, record = _record(store, document)
        if is_list:
            _list(list(quotes_of(record)), form, language)
            return
        quote = quote_of(record, path or "title")
        paths = store.query("SELECT path FROM paths WHERE document = ? ORDER BY gone, path", [key])
        places = [row["path"] for row in paths]
    picture, problem = _picture(quote, places, database, out, password, language)
    if form == "json":
        click.echo(json.dumps(_answer(quote, language, picture, problem), ensure_ascii=False, indent=1))
    else:
        _print(quote, language)
    _tell(picture, problem)


def _record(store: Reader, document: str) -> tuple[str, Record]:
    try:
        key = store.find(document)
    except UnknownName as problem:
        raise UnknownName(f"{problem}; planlasare show --db {store.path} lists them") from None
    record = store.record(key)
    if record is None:
        raise StoreError(f"{store.path}: the document {document!r} has gone")
    return key, record


def _picture(
    quote: Quote, paths: list[str], database: Path, out: Path | None, password: str | None, language: Language
) -> tuple[Path | None, str | None]:
    """The picture's file, written now, or why there is none. Raises StoreError where it cannot be written."""
    from extract.batch.apart import Apart
    from extract.quote.original import read_original
    from extract.quote.picture import draw_quote

    try:
        _, content = read_original(quote.document, quote.id, paths, database.parent)
        with Apart() as apart:
            drawn = apart.call(
                quote.document, draw_quote, quote, content, password=password, language=language
            )
    except DocumentError as problem:
        return None, str(problem)
    target = out or Path(_picture_name(quote))
    try:
        target.write_bytes(drawn)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise click.FileError(str(target), reason) from problem
    return target, None


def _picture_name(quote: Quote) -> str:
    """ "farsta-2021-activities-3-goal.png": the file's name and the path, with nothing that a file system minds."""
    parts = f"{PurePath(quote.document).stem} {quote.path}"
    return "-".join(re.findall(r"\w+", parts))[:150] + ".png"


def _print(quote: Quote, language: Language) -> None:
    from extract.cli.tables.terminal import harmless

    for line in (
        (harmless(quote.text), "", harmless(quote.citation(language)))
        if quote.text
        else (harmless(quote.citation(language)),)
    ):
        click.echo(line)
    click.secho(harmless(f"{quote.document} {quote.path}"), dim=True)


def _tell(picture: Path | None, problem: str | None) -> None:
    from corpus.language.words import _

    if picture is not None:
        click.echo(_("picture: {file}", file=picture), err=True)
    else:
        click.echo("planlasare: " + _("no picture: {reason}", reason=problem), err=True)


def _answer(quote: Quote, language: Language, picture: Path | None, problem: str | None) -> dict[str, object]:
    """The answer for other programs."""
    return {
        "document": quote.document,
        "id": quote.id,
        "district": quote.district,
        "year": quote.year,
        "title": quote.title,
        "path": quote.path,
        "text": quote.text,
        "page": quote.pages[0] if quote.pages else None,
        "citation": quote.citation(language),
        "evidence": [region.model_dump() for region in quote.evidence],
        "picture": None if picture is None else str(picture),
        "problem": problem,
    }


def _list(quotes: list[Quote], form: str, language: Language) -> None:
    from corpus.language.words import _
    from extract.cli.tables.terminal import in_columns

    if form == "json":
        keys = ("document", "id", "district", "year", "path", "text", "page")
        rows = [_answer(quote, language, None, None) for quote in quotes]
        click.echo(
            json.dumps([{key: row[key] for key in keys} for row in rows], ensure_ascii=False, indent=1)
        )
        return
    table = [(one.path, one.where(language), " ".join(one.text.split())[:_LISTED]) for one in quotes]
    text = _("text")
    width = get_terminal_size().columns if sys.stdout.isatty() else None
    for line in in_columns((_("path"), _("place"), text), table, width, folded=text):
        click.echo(line)
