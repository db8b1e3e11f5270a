"""Parquet: a file with a row a measure, and one beside it with a row a commitment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.export.columns import Cell, Column, Row, Sheet, sheet
from corpus.export.package import json_texts
from corpus.export.rows import Collection
from corpus.language.words import Language
from models.errors import MissingTool

if TYPE_CHECKING:
    from pyarrow import Schema

_MARK = b"planlasare"
_ROWS = 10_000
"""Of a group that is held in memory."""


def commitments_beside(path: Path) -> Path:
    """Where the commitments of the measures at `path` lie: plans.parquet, plans.commitments.parquet."""
    return path.with_name(f"{path.stem}.commitments{path.suffix or '.parquet'}")


def check_tool() -> None:
    """Raises MissingTool where pyarrow is not installed."""
    try:
        from pyarrow import parquet  # noqa: F401
    except ImportError:
        raise MissingTool(
            "Parquet needs pyarrow, which is not installed: pip install 'planlasare[parquet]'"
        ) from None


def write_parquet(collection: Collection, path: Path, language: Language) -> None:
    """Write both files. Raises MissingTool, StoreError, OSError."""
    check_tool()
    _write(collection, sheet("measures"), path, language)
    _write(collection, sheet("commitments"), commitments_beside(path), language)


def is_ours(path: Path) -> bool:
    """Whether the file at `path` is one that `write_parquet` made."""
    from pyarrow import ArrowException
    from pyarrow.parquet import read_schema

    try:
        return _MARK in (read_schema(path).metadata or {})
    except (OSError, ArrowException):
        return False


def texts_in(path: Path) -> Iterator[str]:
    """Every text of every row, and what is said of the columns."""
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as file:
        for field in file.schema_arrow:
            yield from (text.decode() for text in (field.metadata or {}).values())
        for batch in file.iter_batches(_ROWS):
            yield from json_texts(batch.to_pylist())


def _write(collection: Collection, shape: Sheet, path: Path, language: Language) -> None:
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetWriter

    schema, columns = _schema(shape, language), shape.columns_of("parquet")
    rows = collection.rows(shape.id)
    with ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _ROWS)):
            typed = [{column.name: _typed(column, row) for column in columns} for row in batch]
            writer.write_batch(RecordBatch.from_pylist(typed, schema=schema))


def _typed(column: Column, row: Row) -> Cell | date | list[str]:
    cell = row[column.name]
    if isinstance(cell, tuple):
        return list(cell)
    return date.fromisoformat(cell) if column.type == "date" and isinstance(cell, str) else cell


def _schema(shape: Sheet, language: Language) -> Schema:
    """The columns with their types, each with its title, description and unit."""
    from pyarrow import bool_, date32, field, float64, int16, int32, list_, schema, string

    types: dict[str, Any] = {
        "integer": int32(),
        "page": int32(),
        "year": int16(),
        "number": float64(),
        "date": date32(),
        "boolean": bool_(),
        "codes": list_(string()),
    }
    fields = []
    for column in shape.columns_of("parquet"):
        told = {"title": column.head(language), "description": column.about(language)}
        told |= {"unit": column.unit} if column.unit else {}
        fields.append(field(column.name, types.get(column.type, string()), metadata=told))
    return schema(fields, metadata={_MARK: b"1", "title": shape.head(language)})
