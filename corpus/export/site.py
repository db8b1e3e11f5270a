"""A folder for Datasette: the tables as a SQLite file, and metadata.json with what they mean and questions to ask."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from corpus.export.columns import TITLE, Column, ColumnType, Row, Sheet, in_words, sheets
from corpus.export.package import json_texts
from corpus.export.questions import questions
from corpus.export.rows import Collection
from corpus.language.words import N_, Language, Words
from corpus.store.plain import application_of, table_texts, write_tables

DATABASE, METADATA = "plans.db", "metadata.json"
_MARK = "planlasare"
_APPLICATION_ID = 0x706C6578
"""`PRAGMA application_id`: "plex". It tells our exports from everyone else's databases, and from our own."""
_TYPES: Mapping[ColumnType, str] = {
    "integer": "INTEGER",
    "page": "INTEGER",
    "year": "INTEGER",
    "boolean": "INTEGER",
    "number": "REAL",
}
SqliteCell: TypeAlias = str | int | float | None
_LABELS = {"plans": "label", "measures": "activity", "codes": "label"}
"""What Datasette shows in place of a key."""
_ORDERS = {"gaps": "gap_key", "reading": "file_key"}
_SEARCHED = ("measures", "commitments")
_FOREIGN = {"plan_key": "plans", "measure_key": "measures"}
_KEYS: dict[str, str] = {shape.id: shape.key for shape in sheets()} | {"codes": "code"}
_CODES = "CREATE TABLE codes (code TEXT PRIMARY KEY, label TEXT NOT NULL);"
_UNITS = {"times a year": "times_per_year", "pages": "pages", "words": "words"}
"""Units as Datasette writes them after a number. A page's number has none."""
_CUSTOM_UNITS = ("times_per_year = [] = times_per_year", "pages = []", "words = []")


def write_site(collection: Collection, folder: Path, language: Language) -> None:
    """Write both files into `folder`. Raises StoreError, OSError."""
    codes: set[str] = set()
    tables = [(shape.id, _rows(collection, shape, codes)) for shape in sheets()]
    script = [f"PRAGMA application_id = {_APPLICATION_ID};", "PRAGMA defer_foreign_keys = ON;", _CODES]
    write_tables(
        folder / DATABASE,
        "\n".join([*script, *map(_create, sheets())]),
        [*tables, ("codes", _labels(codes, language))],
        "\n".join(_search(shape) for shape in sheets() if shape.id in _SEARCHED),
    )
    told = json.dumps(metadata(language), ensure_ascii=False, indent=2)
    (folder / METADATA).write_text(told + "\n", encoding="utf-8")


def metadata(language: Language) -> dict[str, Any]:
    """What metadata.json says, in `language`."""
    title = Words(language).text(TITLE)
    about = Words(language).text(N_("What the plans say is to be done, by whom, how often and until when."))
    tables = {shape.id: _table(shape, language) for shape in sheets()}
    return {
        "title": title,
        "description": about,
        "created_by": _MARK,
        "custom_units": list(_CUSTOM_UNITS),
        "databases": {
            "plans": {
                "title": title,
                "description": about,
                "tables": {**tables, "codes": {"hidden": True, "label_column": "label"}},
                "queries": questions(language),
            }
        },
    }


def is_ours(path: Path) -> bool:
    """Whether the file at `path` is one that `write_site` made."""
    if path.name != METADATA:
        return application_of(path) == _APPLICATION_ID
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return isinstance(told, dict) and told.get("created_by") == _MARK
    except (OSError, ValueError):
        return False


def texts_in(path: Path) -> Iterator[str]:
    """Every text of the database, or of its description."""
    if path.name == METADATA:
        yield from json_texts(json.loads(path.read_text(encoding="utf-8")))
    else:
        yield from table_texts(path)


def _rows(collection: Collection, shape: Sheet, codes: set[str]) -> Iterator[dict[str, SqliteCell]]:
    """The rows as SQLite takes them; the codes that they use are put into `codes`."""
    columns = shape.columns_of("datasette")
    for row in collection.rows(shape.id):
        codes.update(
            str(row[one.name]) for one in columns if one.type == "code" and row[one.name] is not None
        )
        yield {column.name: _flat(row, column) for column in columns}


def _labels(codes: set[str], language: Language) -> Iterator[dict[str, SqliteCell]]:
    """A row for each code, read when the others are written."""
    for code in sorted(codes):
        yield {"code": code, "label": in_words(code, language)}


def _flat(row: Row, column: Column) -> SqliteCell:
    cell = row[column.name]
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, tuple) else cell


def _create(shape: Sheet) -> str:
    """A table; codes refer to their labels, so that Datasette shows these."""
    lines = []
    for column in shape.columns_of("datasette"):
        line = f"{column.name} {_TYPES.get(column.type, 'TEXT')}"
        other = "codes" if column.type == "code" else _FOREIGN.get(column.name)
        if column.name == shape.key:
            line += " PRIMARY KEY"
        elif other is not None:
            line += f" REFERENCES {other} ({_KEYS[other]}) DEFERRABLE INITIALLY DEFERRED"
        lines.append(line)
    return f"CREATE TABLE {shape.id} ({', '.join(lines)});"


def _search(shape: Sheet) -> str:
    """Full text over the texts of a table; å, ä and ö are letters of their own."""
    texts = ", ".join(column.name for column in shape.columns_of("datasette") if column.type == "text")
    table = f'USING fts5 ({texts}, content="{shape.id}", tokenize="unicode61 remove_diacritics 0")'
    fill = f"({shape.id}_fts) VALUES ('rebuild')"
    return f"CREATE VIRTUAL TABLE {shape.id}_fts {table}; INSERT INTO {shape.id}_fts {fill};"


def _table(shape: Sheet, language: Language) -> dict[str, Any]:
    columns = shape.columns_of("datasette")
    told: dict[str, Any] = {
        "title": shape.head(language),
        "description": shape.about(language),
        "columns": {column.name: f"{column.head(language)}. {column.about(language)}" for column in columns},
        "facets": [
            {"array": column.name} if column.type == "codes" else column.name
            for column in columns
            if column.facet
        ],
        "units": {one.name: _UNITS[one.unit] for one in columns if one.unit in _UNITS},
        "size": 50,
    }
    if shape.id in _LABELS:
        told["label_column"] = _LABELS[shape.id]
    if shape.id in _ORDERS:
        told["sort"] = _ORDERS[shape.id]
    return told
