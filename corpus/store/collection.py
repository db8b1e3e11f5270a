"""The database of many records: records go in and come back, and other modules ask their questions here.

A document is written whole or not at all. Several documents share a transaction, since a commit
costs more than a document; what is under way is committed at the latest when the store closes.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from os import PathLike
from pathlib import PurePath
from types import TracebackType

from pydantic import ValidationError

from corpus.store.answers import DocumentSummary, Failure, Outcome, RunCounts
from corpus.store.database import SCHEMA, Database, OpenMode, SqlRow, printable_path
from corpus.store.rows import SqlValue, rows_of
from models.errors import StoreError
from models.record import Kind, Record

__all__ = ["SCHEMA", "Store"]

_SLOW_SECONDS = 0.1
"""Documents that come further apart are committed one by one: it costs little, and frees the database's lock."""
_SEARCHED = ("fields", "remainder")
"""Tables with full-text search, each in a table of its name + `_fts`."""


class Store:
    """An open database. Use `Store.open` in a `with` statement; leaving it commits and closes.

    Every method raises StoreError when the database cannot be read or written.
    """

    def __init__(self, database: Database, commit_every: int) -> None:
        self._database = database
        self._commit_every = commit_every
        self._uncommitted = 0
        self._last_written = 0.0
        self._unindexed: list[str] = []
        """Documents of the transaction under way whose texts are not in the full-text search yet."""

    @classmethod
    def open(
        cls,
        path: str | PathLike[str],
        *,
        create: bool = True,
        read_only: bool = False,
        commit_every: int = 100,
        wait: float = 10.0,
    ) -> Store:
        """The database at `path`; a new one where there is none and `create` is true.

        `read_only` opens also what may not be written. `commit_every` documents share a transaction.
        `wait` is how many seconds another program's lock is waited for. Raises StoreError when the
        file is not a database of planlasare, is of a newer version, or cannot be opened.
        """
        mode: OpenMode = "read only" if read_only else "create" if create else "existing"
        return cls(Database.open(path, mode, wait), commit_every)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> str:
        """The database file, as it is named in messages."""
        return self._database.path

    def close(self) -> None:
        """Commit the documents that are written, and close. Closing twice is nothing."""
        try:
            self.commit()
        finally:
            self._database.close()

    def commit(self) -> None:
        """Make everything written so far lasting, and findable in full text."""
        if self._database.in_transaction:
            self._index_texts()
            self._database.commit()
        self._uncommitted = 0

    # Writing

    def write(self, record: Record, *, path: str) -> Outcome:
        """Write `record`, read from the file at `path`, and say what that did (see `Outcome`).

        A failure noted for `path` is forgotten. If `path` held another content, that document is
        removed unless it lies elsewhere too. Of copies that give different records under the same
        rules (names of files differ), the record of the first path in order of letters stands.
        """
        place = printable_path(path)
        with self._one_document():
            self._database.execute("DELETE FROM failures WHERE path = ?", place)
            before = self._document_at(place)
            outcome = self._write_record(record, place)
            if before != record.id:
                self._database.execute("INSERT OR REPLACE INTO paths VALUES (?, ?)", place, record.id)
                if before is not None:
                    self._leave(before, place)
                    outcome = "updated"
        return outcome

    def fail(self, path: str, code: str, message: str, sha256: str | None) -> None:
        """Note that the file at `path`, whose bytes have this hash (None: unreadable), became no record.

        A document that an earlier run read there stays, so that a damaged copy destroys nothing.
        """
        with self._one_document():
            self._database.execute(
                "INSERT OR REPLACE INTO failures (path, sha256, code, message) VALUES (?, ?, ?, ?)",
                *(printable_path(path), sha256, code, printable_path(message)),
            )

    def forget(self, path: str) -> bool:
        """Drop `path`, its failure, and its document if that lies nowhere else; whether any was known."""
        place = printable_path(path)
        with self._one_document():
            failures = self._database.execute("DELETE FROM failures WHERE path = ?", place)
            document = self._document_at(place)
            if document is not None:
                self._database.execute("DELETE FROM paths WHERE path = ?", place)
                self._leave(document, place)
        return failures > 0 or document is not None

    def start_run(self, program_version: str, rules_version: str) -> int:
        """Note that a run begins, and return its id."""
        row: dict[str, SqlValue] = {"program_version": program_version, "rules_version": rules_version}
        with self._one_document():
            run = self._database.insert("runs", [{"started": _now(), **row}])
        self.commit()
        return run

    def finish_run(self, run: int, counts: RunCounts) -> None:
        """Note that a run has ended, and commit."""
        with self._one_document():
            self._database.execute(
                "UPDATE runs SET finished = ?, new = ?, updated = ?, unchanged = ?, failed = ? WHERE id = ?",
                *(_now(), counts.new, counts.updated, counts.unchanged, counts.failed, run),
            )
        self.commit()

    # Reading

    def known(self, path: str, sha256: str, rules_version: str) -> bool:
        """Whether this content was read at `path` under these rules, so that it need not be read again."""
        found = self._database.row(
            "SELECT 1 FROM paths JOIN documents ON documents.id = paths.document"
            " WHERE paths.path = ? AND documents.id = ? AND documents.rules_version = ?",
            *(printable_path(path), sha256, rules_version),
        )
        return found is not None

    def record(self, document: str) -> Record | None:
        """The record with this id; None where there is none."""
        found = self._database.text("SELECT record FROM documents WHERE id = ?", document)
        return None if found is None else self._parsed(found, document)

    def records(
        self, *, kind: Kind | None = None, district: str | None = None, year: int | None = None
    ) -> Iterator[Record]:
        """The records with this kind, district id and year (None: any), by district, year and path."""
        documents = self.query(
            "SELECT id FROM documents WHERE (:kind IS NULL OR kind = :kind)"
            " AND (:district IS NULL OR district = :district) AND (:year IS NULL OR year = :year)"
            " ORDER BY district_name COLLATE swedish, year, path COLLATE swedish, id",
            {"kind": kind, "district": district, "year": year},
        )
        for document in documents:
            record = self.record(document["id"])
            if record is not None:
                yield record

    def documents(self) -> Iterator[DocumentSummary]:
        """A summary of each document, by district, year and path, in Swedish order."""
        places: dict[str, list[str]] = {}
        for row in self.query("SELECT document, path FROM paths ORDER BY path"):
            places.setdefault(row["document"], []).append(row["path"])
        rows = self.query(
            "SELECT id, name, kind, layout, title, district, district_name, municipality, year,"
            " (SELECT COUNT(*) FROM areas WHERE document = id) AS areas,"
            " (SELECT COUNT(*) FROM activities WHERE document = id) AS activities,"
            " (SELECT COUNT(*) FROM warnings WHERE document = id) AS warnings, rules_version"
            " FROM documents ORDER BY district_name COLLATE swedish, year, path COLLATE swedish, id"
        )
        for row in rows:
            yield DocumentSummary(paths=tuple(places.get(row["id"], ())), **dict(row))

    def failures(self) -> list[Failure]:
        """The files that became no record, by path in Swedish order."""
        rows = self.query("SELECT path, code, message, sha256 FROM failures ORDER BY path COLLATE swedish")
        return [Failure(**dict(row)) for row in rows]

    def query(self, sql: str, parameters: Sequence[SqlValue] | Mapping[str, SqlValue] = ()) -> list[SqlRow]:
        """All rows of a SELECT over the tables of `schema.sql`, what is under way committed first.

        Values go in `parameters`, never into `sql`. The collation `swedish` sorts å, ä and ö after z;
        the function `casefold` folds the case of all letters (SQLite's own functions know only ASCII).
        """
        self.commit()
        return self._database.rows(sql, parameters)

    # Within a transaction

    @contextmanager
    def _one_document(self) -> Iterator[None]:
        """All or nothing of one document, inside the batch's transaction; commits a full batch, or a slow one."""
        if not self._database.in_transaction:
            self._database.begin()
        is_slow = time.monotonic() - self._last_written > _SLOW_SECONDS
        unindexed = self._unindexed.copy()
        try:
            with self._database.savepoint():
                yield
        except BaseException:
            self._unindexed = unindexed if self._database.in_transaction else []
            raise
        self._uncommitted += 1
        if is_slow or self._uncommitted >= self._commit_every:
            self.commit()
        self._last_written = time.monotonic()

    def _document_at(self, place: str) -> str | None:
        return self._database.text("SELECT document FROM paths WHERE path = ?", place)

    def _write_record(self, record: Record, place: str) -> Outcome:
        """All rows of the document but that of its new path."""
        stored = self._database.row(
            "SELECT path, rules_version, record FROM documents WHERE id = ?", record.id
        )
        if stored is None:
            self._insert(record, place)
            return "new"
        if _alike(record, stored["record"]):
            if place < stored["path"]:
                self._set_owner(record, place)
            return "unchanged"
        if stored["rules_version"] == record.rules_version and place > stored["path"]:
            return "unchanged"
        paths = self._database.rows("SELECT path, document FROM paths WHERE document = ?", (record.id,))
        self._remove(record.id)
        self._insert(record, place)
        if paths:
            self._database.insert("paths", [dict(path) for path in paths])
        return "updated"

    def _leave(self, document: str, place: str) -> None:
        """See to a document that no longer lies at `place`: another of its paths owns it, or it goes."""
        first = self._database.text("SELECT MIN(path) FROM paths WHERE document = ?", document)
        stored = self._database.row("SELECT path, record FROM documents WHERE id = ?", document)
        if first is None:
            self._remove(document)
        elif stored is not None and stored["path"] == place:
            record = self._parsed(stored["record"], document)
            source = record.source.model_copy(update={"path": first, "name": PurePath(first).name})
            self._set_owner(record.model_copy(update={"source": source}), first)

    def _set_owner(self, record: Record, place: str) -> None:
        self._database.execute(
            "UPDATE documents SET path = ?, name = ?, record = ? WHERE id = ?",
            *(place, record.source.name, record.to_json(), record.id),
        )

    def _insert(self, record: Record, place: str) -> None:
        for table, rows in rows_of(record, place):
            if rows:
                self._database.insert(table, rows)
        self._unindexed.append(record.id)

    def _remove(self, document: str) -> None:
        """Delete a document; from the full-text search first, which must be told the old texts."""
        if document in self._unindexed:
            self._unindexed.remove(document)
        else:
            for table in _SEARCHED:
                self._database.execute(
                    f"INSERT INTO {table}_fts ({table}_fts, rowid, text)"  # noqa: S608 - our own names
                    f" SELECT 'delete', id, text FROM {table} WHERE document = ?",
                    document,
                )
        self._database.execute("DELETE FROM documents WHERE id = ?", document)

    def _index_texts(self) -> None:
        """Enter the batch's texts into the full-text search: once a batch, as each savepoint would flush it."""
        for document in self._unindexed:
            for table in _SEARCHED:
                self._database.execute(
                    f"INSERT INTO {table}_fts (rowid, text)"  # noqa: S608 - our own names
                    f" SELECT id, text FROM {table} WHERE document = ?",
                    document,
                )
        self._unindexed = []

    def _parsed(self, text: str, document: str) -> Record:
        try:
            return Record.model_validate_json(text)
        except ValidationError as problem:
            raise StoreError(
                f"{self.path}: document {document} was written by another version of planlasare:"
                " import its file again"
            ) from problem


def _alike(record: Record, stored: str) -> bool:
    """Whether `stored` is the same record but for the place of the file."""
    if record.to_json() == stored:
        return True
    try:
        other = Record.model_validate_json(stored)
    except ValidationError:
        return False
    source = record.source.model_copy(update={"name": other.source.name, "path": other.source.path})
    return record.model_copy(update={"source": source}) == other


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
