"""One SQLite file: opening it, transactions, errors that say what to do. No other module imports sqlite3."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from os import PathLike, fsdecode
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from corpus.store.sorting import compare_swedish
from models.errors import StoreError
from models.text.printable import printable_path

if TYPE_CHECKING:
    from corpus.store.rows import SqlValue, TableRow

SqlRow: TypeAlias = sqlite3.Row
"""A row of a query's answer: columns by name or by number."""
OpenMode: TypeAlias = Literal["create", "existing", "read only"]

USER_VERSION = 4
"""`PRAGMA user_version` of the databases that this program writes."""
_CACHE = 32_000
"""kB of the file that stay in memory, at most: a search reads pages from all over it."""
APPLICATION_ID = 0x706C616E
"""`PRAGMA application_id`: "plan". It tells our databases from everyone else's."""

_OLD_VERSION = "CREATE TEMP TABLE old_version AS SELECT user_version FROM pragma_user_version;"
_TWIN = "-- From here on each view stands twice.\n"
"""In `views.sql`: what follows is made as it is, and with `_people_free` for each `{twin}`."""
_SQLITE_MODES: dict[OpenMode, str] = {"create": "rwc", "existing": "rw", "read only": "ro"}
_LOCKED = "is locked by another program: wait until that has finished, then try again"
_EXPLANATIONS = {
    "SQLITE_NOTADB": "is not a database: give the path of one that planlasare made, or of no file yet",
    "SQLITE_CORRUPT": "is damaged: restore it from a copy, or delete it and import the archive again",
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_READONLY": "cannot be written: it, or the folder it lies in, is read-only",
    "SQLITE_CANTOPEN": "cannot be opened: see that its folder exists and that you may use it",
    "SQLITE_PERM": "cannot be opened: see that you may use it",
    "SQLITE_FULL": "cannot grow: the disk is full",
    "SQLITE_IOERR": "cannot be read or written: the disk reports an error",
}
"""By the beginning of SQLite's own name of the error."""


def schema_sql() -> str:
    """The SQL that makes the tables and views."""
    tables, views = (_sql(name) for name in ("schema.sql", "views.sql"))
    once, twice = views.split(_TWIN)
    twins = [twice.replace("{twin}", twin) for twin in ("", "_people_free")]
    return "\n".join([tables, _sql("compared.sql"), _sql("search.sql"), once.strip(), *twins])


def _sql(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


class Database:
    """An open database of planlasare's schema. Every method raises StoreError on any error of SQLite's."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.path = path
        """The file, as it is named in messages."""
        self.closed = False
        self._connection = connection

    @classmethod
    def open(cls, path: str | PathLike[str], mode: OpenMode, wait: float) -> Database:
        """The database at `path`, made and given its tables if `mode` is `create` and there is none.

        `wait` is how many seconds another program's lock is waited for. Raises StoreError when the
        file is not a database of planlasare, is of a newer version (to be read only: of an older), or cannot
        be opened.
        """
        shown = printable_path(fsdecode(path))
        with _explained(shown):
            connection = _connect(path, shown, mode, wait)
        try:
            with _explained(shown):
                _prepare(connection, shown, mode)
        except BaseException:
            connection.close()
            raise
        return cls(connection, shown)

    @property
    def version(self) -> int:
        """Its `PRAGMA user_version`: USER_VERSION, or a lower one that is to be migrated."""
        return _pragma(self._connection, "user_version")

    def make_again(self, kept: Sequence[str]) -> int:
        """Drop every table of an older version and make those of this one, in a transaction that stays open.

        What stood in the tables `kept` stands in temporary ones, `old_` before their names. Returns the version
        that it had. Raises StoreError where another program has made them again in the meantime.
        """
        with _explained(self.path):
            found = self._connection.execute(
                "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view')"
                " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"
                " ORDER BY rowid DESC"  # what refers to a table goes before it
            ).fetchall()
            drops = "".join(f"DROP {kind} {name};" for kind, name in found)
            copies = "".join(f"CREATE TEMP TABLE old_{table} AS SELECT * FROM {table};" for table in kept)  # noqa: S608 - our own names
            before = f"BEGIN IMMEDIATE; {_OLD_VERSION} {copies} {drops}"
            self._connection.executescript(  # under the lock, lest another program writes in between
                f"{before} {schema_sql()}; PRAGMA user_version = {USER_VERSION};"
            )
            version: int = self._connection.execute("SELECT user_version FROM temp.old_version").fetchone()[0]
        if version >= USER_VERSION:
            raise StoreError(f"{self.path}: another program has just brought it up to date: try again")
        return version

    def compact(self) -> None:
        """Give back the room that a migration has freed."""
        self.execute("VACUUM")

    def close(self) -> None:
        """Close; what is not committed is undone."""
        self._connection.close()
        self.closed = True

    @property
    def in_transaction(self) -> bool:
        """Whether something is under way that is not committed."""
        return not self.closed and self._connection.in_transaction

    def begin(self) -> None:
        """Begin a transaction, and take the lock for writing."""
        self.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """End the transaction; what it wrote is lasting."""
        self.execute("COMMIT")

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """All or nothing of what is done inside, within the transaction that is under way."""
        self.execute("SAVEPOINT one")
        try:
            yield
            self.execute("RELEASE one")
        except BaseException:
            if self.in_transaction:  # a full disk has undone the whole transaction already
                self.execute("ROLLBACK TO one")
                self.execute("RELEASE one")
            raise

    def execute(self, sql: str, *parameters: SqlValue) -> int:
        """Run one statement, `parameters` bound to its question marks, and say how many rows it touched."""
        with _explained(self.path):
            return self._connection.execute(sql, parameters).rowcount

    def insert(self, table: str, rows: Sequence[TableRow]) -> int:
        """Put `rows`, all with the same columns, into one of our tables; returns the last one's rowid."""
        columns = ", ".join(rows[0])
        values = ", ".join(f":{column}" for column in rows[0])
        sql = f"INSERT INTO {table} ({columns}) VALUES ({values})"  # noqa: S608 - our own names; values are bound
        with _explained(self.path):
            if len(rows) == 1:
                return self._connection.execute(sql, rows[0]).lastrowid or 0
            return self._connection.executemany(sql, rows).lastrowid or 0

    def rows(self, sql: str, parameters: Sequence[SqlValue] | Mapping[str, SqlValue] = ()) -> list[SqlRow]:
        """All rows of a SELECT."""
        with _explained(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def each(self, sql: str) -> Iterator[SqlRow]:
        """The rows of a SELECT one by one; nothing may be written meanwhile."""
        with _explained(self.path):
            yield from self._connection.execute(sql)

    def row(self, sql: str, *parameters: SqlValue) -> SqlRow | None:
        """The first row of a SELECT; None where there is none."""
        return next(iter(self.rows(sql, parameters)), None)

    def text(self, sql: str, *parameters: SqlValue) -> str | None:
        """The first column, a text, of the first row of a SELECT; None where there is none."""
        row = self.row(sql, *parameters)
        found: str | None = None if row is None else row[0]
        return found


def _connect(path: str | PathLike[str], shown: str, mode: OpenMode, wait: float) -> sqlite3.Connection:
    try:
        file = Path(path)
        uri = f"{file.absolute().as_uri()}?mode={_SQLITE_MODES[mode]}"
        exists, is_folder = file.exists(), file.is_dir()
    except (ValueError, OSError) as problem:
        raise StoreError(f"{shown}: is no path that a file can have: {problem}") from problem
    if "\0" in shown:
        raise StoreError(f"{shown!r}: is no path that a file can have")
    if is_folder:
        raise StoreError(f"{shown}: is a folder: give the path of a database file")
    if mode != "create" and not exists:
        raise StoreError(f"{shown}: there is no such database: import an archive first, or give another path")
    connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.create_collation("swedish", compare_swedish)
    connection.create_function("casefold", 1, _casefold, deterministic=True)
    return connection


def _prepare(connection: sqlite3.Connection, shown: str, mode: OpenMode) -> None:
    """See that the database is one of ours that this mode can use, or make it one if it is empty."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = {-_CACHE}")
    if mode == "create" and _is_empty(connection):
        _make_tables(connection)
    version = _pragma(connection, "user_version")
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise StoreError(f"{shown}: is a database, but not one that planlasare made: give another path")
    if version < USER_VERSION and mode == "read only":
        raise StoreError(
            f"{shown}: is a database of version {version}, older than this planlasare's {USER_VERSION}:"
            f" import its archive again (planlasare import FOLDER --db {shown}), which brings it up to date"
        )
    if version > USER_VERSION:
        raise StoreError(
            f"{shown}: is a database of version {version}, and this planlasare knows version {USER_VERSION}:"
            " use a newer planlasare, or import the archive into a new file"
        )
    if mode != "read only" and version == USER_VERSION:  # an older one is made again
        _add_settings(connection)


def _add_settings(connection: sqlite3.Connection) -> None:
    """Give a database that was made before failures had `settings` that column; older programs do not mind it."""
    columns = {row["name"] for row in connection.execute("PRAGMA table_info (failures)")}
    if columns and "settings" not in columns:
        with suppress(sqlite3.OperationalError):  # another program has done so in the same moment
            connection.execute("ALTER TABLE failures ADD COLUMN settings TEXT")


def _make_tables(connection: sqlite3.Connection) -> None:
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE; {schema_sql()};"
            f" PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {USER_VERSION}; COMMIT;"
        )
    except sqlite3.OperationalError:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if _is_empty(connection):  # else another program has made the tables in the same moment
            raise


def _is_empty(connection: sqlite3.Connection) -> bool:
    tables: int = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
    return tables == 0 and _pragma(connection, "user_version") == 0


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    found: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return found


@contextmanager
def _explained(shown: str) -> Iterator[None]:
    """Turn what SQLite says into a StoreError that names the file and what to do."""
    try:
        yield
    except sqlite3.Error as problem:
        name = getattr(problem, "sqlite_errorname", None) or ""
        explanation = next((text for code, text in _EXPLANATIONS.items() if name.startswith(code)), None)
        raise StoreError(f"{shown}: {explanation or f'SQLite reports: {problem}'}") from problem
    except (OverflowError, UnicodeEncodeError) as problem:
        raise StoreError(f"{shown}: a value cannot be stored: {problem}") from problem


def _casefold(text: SqlValue) -> SqlValue:
    return text.casefold() if isinstance(text, str) else text
