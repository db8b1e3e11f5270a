"""Flat CSV as a Frictionless data package: a file a table, every column described in datapackage.json."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from corpus.export.columns import TITLE, Cell, Column, ColumnType, Row, Sheet, sheet, sheets
from corpus.export.rows import Collection
from corpus.flat import defused
from corpus.language.words import N_, Language, Words
from corpus.store.collection import Store
from models.record import Record
from rules.pack import load_rules

DESCRIPTOR = "datapackage.json"
_MARK = "planlasare"
_TYPES: dict[ColumnType, str] = {
    "integer": "integer",
    "page": "integer",
    "number": "number",
    "year": "year",
    "date": "date",
    "boolean": "boolean",
}
"""Of Frictionless; every other column is a string."""
_LIST = "; "
"""Between the codes of a list."""
_FOREIGN = {"measures": "plans", "commitments": "measures", "gaps": "plans"}
"""Each table with the one whose key its rows hold."""


def write_package(collection: Collection, folder: Path, language: Language) -> None:
    """Write the tables and their descriptor into `folder`. Raises StoreError, OSError."""
    for shape in sheets():
        with (folder / f"{shape.id}.csv").open("w", encoding="utf-8", newline="") as file:
            write_table(file, shape, collection.rows(shape.id))
    told = json.dumps(descriptor(language), ensure_ascii=False, indent=2)
    (folder / DESCRIPTOR).write_text(told + "\n", encoding="utf-8")


def write_table(file: TextIO, shape: Sheet, rows: Iterable[Row], *, heads: bool = True) -> None:
    """The heads (or not) and the rows of a table; no cell is a formula."""
    columns = shape.columns_of("csv")
    writer = csv.writer(file, lineterminator="\n")
    if heads:
        writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([_flat(row[column.name]) for column in columns])


def write_measures(file: TextIO, records: Iterable[Record], *, heads: bool = True) -> None:
    """A row for each activity of the plans among `records`, copies too; the heads first, or not.

    They pass through a database of their own, so that the rows are those of its views.
    """
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "plans.db") as store:
        for record in records:
            store.write(record, path=record.source.path)
        rows = Collection(store, load_rules(), date.today()).rows("measures")
        write_table(file, sheet("measures"), rows, heads=heads)


def descriptor(language: Language) -> dict[str, Any]:
    """What datapackage.json says, titles and descriptions in `language`."""
    title = Words(language).text(TITLE)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "crime-prevention-plans",
        "title": title,
        "created_by": _MARK,
        "resources": [_resource(shape, language) for shape in sheets()],
    }


def is_ours(path: Path) -> bool:
    """Whether the file at `path` is one of a data package that `write_package` made."""
    try:
        told = json.loads((path.parent / DESCRIPTOR).read_text(encoding="utf-8"))
        listed = {DESCRIPTOR, *(one["path"] for one in told["resources"])}
        return told["created_by"] == _MARK and path.name in listed
    except (OSError, ValueError, KeyError, TypeError):
        return False


def texts_in(path: Path) -> Iterator[str]:
    """Every cell of a table, every text of the descriptor."""
    if path.suffix == ".json":
        yield from json_texts(json.loads(path.read_text(encoding="utf-8")))
        return
    csv.field_size_limit(2**31 - 1)  # a text may be longer than the module's own limit
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            yield from row


def json_texts(found: object) -> Iterator[str]:
    """Every text in what JSON holds, names of keys too."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for key, one in found.items():
            yield str(key)
            yield from json_texts(one)
    elif isinstance(found, list):
        for one in found:
            yield from json_texts(one)


def _flat(cell: Cell) -> object:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    told = defused(_LIST.join(cell) if isinstance(cell, tuple) else cell)
    # A lone carriage return ends a row for some readers, and csv does not quote it.
    return told.replace("\r\n", "\n").replace("\r", "\n") if isinstance(told, str) else told


def _resource(shape: Sheet, language: Language) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, shape, language) for column in shape.columns_of("csv")]
    }
    names = {column.name for column in shape.columns_of("csv")}
    if shape.key in names:
        schema["primaryKey"] = [shape.key]
    if shape.id in _FOREIGN:
        other = next(one for one in sheets() if one.id == _FOREIGN[shape.id])
        schema["foreignKeys"] = [
            {"fields": [other.key], "reference": {"resource": other.id, "fields": [other.key]}}
        ]
    return {
        "name": shape.id,
        "type": "table",
        "path": f"{shape.id}.csv",
        "title": shape.head(language),
        "description": shape.about(language),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column, shape: Sheet, language: Language) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "title": column.head(language),
        "description": column.about(language),
        "type": _TYPES.get(column.type, "string"),
    }
    if column.unit:
        described["unit"] = column.enhet if language == "sv" else column.unit
    if column.type == "codes":
        parted = Words(language).text(N_("parted by semicolons"))
        described["description"] += f" ({parted})"
    if column.name == shape.key:
        described["constraints"] = {"required": True, "unique": True}
    return described
