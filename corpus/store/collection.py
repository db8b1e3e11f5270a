"""The database of many records: records go in and come back, and other modules ask their questions here.

A document is written whole or not at all. Several documents share a transaction, since a commit
costs more than a document; what is under way is committed at the latest when the store closes.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os import PathLike
from pathlib import PurePath

from pydantic import ValidationError

from corpus.store.answers import Outcome, RunCounts
from corpus.store.database import USER_VERSION, Database, OpenMode, schema_sql
from corpus.store.links import (
    Likenesses,
    are_kept,
    find_links,
    keep_compared,
    keep_links,
    read_candidates,
    read_compared,
)
from corpus.store.reading import Reader, record_brought_up
from corpus.store.rows import SHORTEST_KEY, TableRow, rows_of, shortest_keys
from corpus.store.searching import SearchIndex
from corpus.store.vocabulary import unpack_words
from models.record import Record
from models.text.printable import printable_path
from rules.pack import Rules, load_rules

__all__ = ["Store", "schema_sql"]

_SLOW_SECONDS = 0.1
"""Documents that come further apart are committed one by one: it costs little, and frees the database's lock."""
_SEARCHED = ("fields", "remainder")
"""Tables with full-text search, each in a table of its name + `_fts`."""


class Store(Reader):
    """An open database. Use `Store.open` in a `with` statement; leaving it commits and closes.

    Every method raises StoreError when the database cannot be read or written.
    """

    def __init__(self, database: Database, commit_every: int) -> None:
        super().__init__(database)
        self._commit_every = commit_every
        self._uncommitted = 0
        self._last_written = 0.0
        self._search = SearchIndex(database)
        self._unindexed: list[str] = []
        """SHA-256 of the documents of the transaction under way whose texts are not in the full-text search yet."""

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
        `wait` is how many seconds another program's lock is waited for. An older version's database is
        made into one of this version from its records, unless it is to be read only. Raises StoreError when
        the file is not a database of planlasare, is of a newer version (to be read only: of another), or
        cannot be opened.
        """
        mode: OpenMode = "read only" if read_only else "create" if create else "existing"
        store = cls(Database.open(path, mode, wait), commit_every)
        if store._database.version < USER_VERSION:
            try:
                store._migrate()
            except BaseException:
                store._database.close()  # which undoes what was begun
                raise
        return store

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
        with self._one_document():
            return self._write(record, printable_path(path))

    def fail(
        self, path: str, code: str, message: str, sha256: str | None, settings: str | None = None
    ) -> None:
        """Note that the file at `path`, whose bytes have this hash (None: unreadable), became no record.

        `settings` is a mark of what decides whether it would fail again. A document that an earlier run read there
        stays, so that a damaged copy destroys nothing.
        """
        with self._one_document():
            self._database.execute(
                "INSERT OR REPLACE INTO failures (path, sha256, code, message, settings) VALUES (?, ?, ?, ?, ?)",
                *(printable_path(path), sha256, code, printable_path(message), settings),
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

    def settle(self, *, present: Iterable[str], gone: Iterable[str]) -> None:
        """Note which known paths hold a file again, and which hold none any more.

        Failures at paths that have gone are forgotten. A path that has gone is forgotten where its document
        lies elsewhere, so that a file that was moved keeps one path; else the document is kept, its path
        marked as gone.
        """
        with self._one_document():
            for mark, paths in ((0, present), (1, gone)):
                for path in sorted(set(map(printable_path, paths))):
                    self._database.execute("UPDATE paths SET gone = ? WHERE path = ?", mark, path)
                    if mark:
                        self._database.execute("DELETE FROM failures WHERE path = ?", path)
            self._drop_moved()

    def link(self, rules: Rules) -> None:
        """Find which documents belong together (`links`), whatever the order they came in.

        Compared are only pairs of which a document is new: `compared` holds what was found of the others.
        `rules` know which districts became which.
        """
        self.commit()
        candidates = read_candidates(self._database)
        likenesses = Likenesses(self._words, read_compared(self._database, candidates))
        links = find_links(candidates, likenesses, rules)
        if likenesses.new or likenesses.unasked or not are_kept(self._database, links):
            with self._one_document():
                keep_links(self._database, links)
                keep_compared(self._database, likenesses)
            self.commit()

    def _words(self, document: str) -> frozenset[str]:
        row = self._database.row("SELECT words FROM vocabularies WHERE document = ?", document)
        return unpack_words(row["words"]) if row is not None else frozenset()

    def start_run(self, program_version: str, rules_version: str) -> int:
        """Note that a run begins, and return its id."""
        versions = {"program_version": program_version, "rules_version": rules_version}
        return self.keep_run({"started": _now(), **versions})

    def keep_run(self, run: TableRow) -> int:
        """Note a run, perhaps another database's, without an id; returns the one that it gets."""
        with self._one_document():
            number = self._database.insert("runs", [run])
        self.commit()
        return number

    def finish_run(self, run: int, counts: RunCounts) -> None:
        """Note that a run has ended, and commit."""
        with self._one_document():
            self._database.execute(
                "UPDATE runs SET finished = ?, new = ?, updated = ?, unchanged = ?, failed = ? WHERE id = ?",
                *(_now(), counts.new, counts.updated, counts.unchanged, counts.failed, run),
            )
        self.commit()

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
            if not self._database.in_transaction:
                self._search.forget_unwritten()
            raise
        self._uncommitted += 1
        if is_slow or self._uncommitted >= self._commit_every:
            self.commit()
        self._last_written = time.monotonic()

    def _document_at(self, place: str) -> str | None:
        """SHA-256 of the document at this path; None where none is known there."""
        return self._database.text(
            "SELECT sha256 FROM documents JOIN paths USING (document) WHERE paths.path = ?", place
        )

    def _write(self, record: Record, place: str) -> Outcome:
        """`write`, within the transaction."""
        self._database.execute("DELETE FROM failures WHERE path = ?", place)
        before = self._document_at(place)
        outcome = self._write_record(record, place)
        if before != record.id:
            self._database.execute(
                "INSERT OR REPLACE INTO paths (path, document) VALUES (?, ?)", place, self.key(record.id)
            )
            if before is not None:
                self._leave(before, place)
                outcome = "updated"
            self._drop_moved(self.key(record.id))
        return outcome

    def _write_record(self, record: Record, place: str) -> Outcome:
        """All rows of the document but that of its new path."""
        stored = self._database.row(
            "SELECT document, documents.path, rules_version, record, gone FROM documents"
            " LEFT JOIN paths USING (document, path) WHERE sha256 = ?",
            record.id,
        )
        if stored is None:
            self._insert(record, place)
            return "new"
        if _alike(record, stored["record"]):
            self._note_age(record.id, record.schema_version)
            if place < stored["path"]:
                self._set_owner(record, place)
            return "unchanged"
        yields = place > stored["path"] and not stored["gone"]
        if stored["rules_version"] == record.rules_version and yields:
            return "unchanged"
        paths = self._database.rows("SELECT path, gone FROM paths WHERE document = ?", (stored["document"],))
        self._remove(record.id)
        self._insert(record, place)
        if paths:
            key = self.key(record.id)
            self._database.insert("paths", [{"document": key, **dict(path)} for path in paths])
        return "updated"

    def _note_age(self, sha256: str, schema_version: int) -> None:
        """Note under which version of the record the document was read: one of an older is read again."""
        self._database.execute(
            "UPDATE documents SET schema_version = ? WHERE sha256 = ?", schema_version, sha256
        )

    def _drop_moved(self, document: str | None = None) -> None:
        """Forget paths that have gone and whose document (this one, or any) lies elsewhere."""
        moved = self._database.rows(
            "SELECT one.path, sha256 FROM paths AS one JOIN documents USING (document)"
            " WHERE one.gone AND (:document IS NULL OR document = :document)"
            " AND EXISTS (SELECT 1 FROM paths AS other WHERE other.document = one.document AND NOT other.gone)",
            {"document": document},
        )
        for row in moved:
            self._database.execute("DELETE FROM paths WHERE path = ?", row["path"])
            self._leave(row["sha256"], row["path"])

    def _leave(self, sha256: str, place: str) -> None:
        """See to a document that no longer lies at `place`: another of its paths owns it, or it goes."""
        stored = self._database.row("SELECT document, path, record FROM documents WHERE sha256 = ?", sha256)
        if stored is None:
            return
        first = self._database.text("SELECT MIN(path) FROM paths WHERE document = ?", stored["document"])
        if first is None:
            self._remove(sha256)
        elif stored["path"] == place:
            record = self._parsed(stored["record"], stored["document"])
            source = record.source.model_copy(update={"path": first, "name": PurePath(first).name})
            self._set_owner(record.model_copy(update={"source": source}), first)

    def _set_owner(self, record: Record, place: str) -> None:
        self._database.execute(
            "UPDATE documents SET path = ?, name = ?, record = ? WHERE sha256 = ?",
            *(place, record.source.name, record.to_json(), record.id),
        )

    def _insert(self, record: Record, place: str) -> None:
        key = self._settle_keys(record.id, {record.id})[record.id]
        for table, rows in rows_of(record, place, key):
            if rows:
                self._database.insert(table, rows)
        self._unindexed.append(record.id)

    def _remove(self, sha256: str) -> None:
        """Delete a document; from the full-text search first, which must be told the old texts."""
        if sha256 in self._unindexed:
            self._unindexed.remove(sha256)
        else:
            for table in _SEARCHED:
                self._database.execute(
                    f"INSERT INTO {table}_fts ({table}_fts, rowid, text)"  # noqa: S608 - our own names
                    f" SELECT 'delete', id, text FROM {table} WHERE document = ?",
                    self.key(sha256),
                )
            self._search.remove(self.key(sha256))
        self._database.execute("DELETE FROM documents WHERE sha256 = ?", sha256)
        self._settle_keys(sha256, set())

    def _settle_keys(self, sha256: str, added: set[str]) -> dict[str, str]:
        """Give each document whose hash begins as `sha256` the shortest key that tells it from the others.

        `added` are hashes of documents that are not written yet. Returns hash → key.
        """
        rows = self._database.rows(
            "SELECT sha256, document FROM documents WHERE sha256 >= ? AND sha256 < ?",
            (sha256[:SHORTEST_KEY], sha256[:SHORTEST_KEY] + "g"),
        )
        keys = shortest_keys({row["sha256"] for row in rows} | added)
        for row in rows:
            if row["document"] != keys[row["sha256"]]:
                self._database.execute(
                    "UPDATE documents SET document = ? WHERE sha256 = ?", keys[row["sha256"]], row["sha256"]
                )
        return keys

    def _index_texts(self) -> None:
        """Enter the batch's texts into the full-text search: once a batch, as each savepoint would flush it."""
        for sha256 in self._unindexed:
            for table in _SEARCHED:
                self._database.execute(
                    f"INSERT INTO {table}_fts (rowid, text)"  # noqa: S608 - our own names
                    f" SELECT id, text FROM {table} WHERE document = ?",
                    self.key(sha256),
                )
        self._search.add(map(self.key, self._unindexed))
        self._unindexed = []
        self._search.tidy()

    def _migrate(self) -> None:
        """Make an older database one of this version, all or nothing; what it holds is kept, and linked."""
        version = self._database.make_again(("documents", "paths", "failures", "runs"))
        columns = "path, sha256, code, message"
        self._database.execute(f"INSERT INTO failures ({columns}) SELECT {columns} FROM temp.old_failures")  # noqa: S608 - our own names
        self._database.execute("INSERT INTO runs SELECT * FROM temp.old_runs")
        key, gone = ("id", "0 AS gone") if version == 1 else ("document", "gone")
        for row in self._database.rows(
            f"SELECT path, document, {gone} FROM temp.old_paths ORDER BY document, path"  # noqa: S608 - our own names
        ):
            old = self._database.row(
                f"SELECT record, schema_version FROM temp.old_documents WHERE {key} = ?",  # noqa: S608 - our own names
                row["document"],
            )
            if old is not None:
                record = self._parsed(record_brought_up(old["record"]), row["document"])
                self._write(record, row["path"])
                self._note_age(record.id, old["schema_version"])
                self._database.execute("UPDATE paths SET gone = ? WHERE path = ?", row["gone"], row["path"])
        self.commit()
        self._database.compact()
        self.link(load_rules())


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
