"""Plain SQLite files of tables, for other programs; not databases of planlasare."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from corpus.store.rows import SqlValue
from models.errors import StoreError


def write_tables(
    path: Path, script: str, tables: Sequence[tuple[str, Iterable[Mapping[str, SqlValue]]]], after: str = ""
) -> None:
    """Make a new file at `path` by `script`, put `tables` (name, rows alike) into it, and run `after`.

    Raises StoreError when SQLite cannot.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.executescript(script)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("BEGIN")
            for table, rows in tables:
                _insert(connection, table, rows)
            connection.execute("COMMIT")
            connection.executescript(f"{after}; VACUUM;")
    except sqlite3.Error as problem:
        raise StoreError(f"{path}: cannot be written: SQLite reports: {problem}") from problem


def table_texts(path: Path) -> Iterator[str]:
    """Every text in every table of the file at `path`, and the SQL that made them. Raises StoreError."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            schema = connection.execute("SELECT name, type, sql FROM sqlite_schema").fetchall()
            for name, kind, sql in schema:
                yield sql or ""
                if kind == "table" and not (sql or "").startswith("CREATE VIRTUAL"):
                    for row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - a name of the file's own
                        yield from (cell for cell in row if isinstance(cell, str))
    except sqlite3.Error as problem:
        raise StoreError(f"{path}: cannot be read: SQLite reports: {problem}") from problem


def application_of(path: Path) -> int:
    """`PRAGMA application_id` of the file at `path`; 0 where it is no database."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found: int = connection.execute("PRAGMA application_id").fetchone()[0]
            return found
    except sqlite3.Error:
        return 0


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, SqlValue]]) -> None:
    statement = ""
    for row in rows:
        statement = statement or (
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{one}' for one in row)})"  # noqa: S608 - our own names
        )
        connection.execute(statement, row)
