"""A database of version 1 becomes one of this version, and loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.store.collection import Store
from corpus.store.database import USER_VERSION, Database
from models.errors import StoreError
from models.record import Record
from rules.pack import load_rules
from tests.corpus.store.test_collection import dump, plan

VERSION_1 = Path(__file__).with_name("version-1.sql").read_text(encoding="utf-8")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(VERSION_1)
    return file


def rows(file: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


def test_it_becomes_what_its_records_would_make_today(old: Path, tmp_path: Path) -> None:
    records = dict(rows(old, "SELECT id, record FROM documents"))
    places = rows(old, "SELECT path, document FROM paths ORDER BY path")
    failures, runs = (rows(old, f"SELECT * FROM {table}") for table in ("failures", "runs"))
    Store.open(old, create=False).close()
    with Store.open(tmp_path / "new.db") as store:
        for path, document in places:
            store.write(Record.model_validate_json(str(records[document])), path=str(path))
        for failure in failures:
            store.fail(str(failure[0]), str(failure[2]), str(failure[3]), str(failure[1]))
        store.link(load_rules())
    assert dump(old) == dump(tmp_path / "new.db")
    assert rows(old, "SELECT * FROM runs") == runs
    assert rows(old, "PRAGMA user_version") == [(USER_VERSION,)]
    assert rows(old, "SELECT sql FROM sqlite_schema ORDER BY name") == rows(
        tmp_path / "new.db", "SELECT sql FROM sqlite_schema ORDER BY name"
    )


def test_it_can_be_asked_and_written_afterwards(old: Path) -> None:
    with Store.open(old) as store:
        assert [one.document for one in store.documents()] == ["a" * 12, "c" * 12, "b" * 12]
        assert {link.kind for link in store.links()} == {"successor"}
        assert store.find("kopior/angen.pdf") == "a" * 12
        assert len(store.query("SELECT rowid FROM fields_fts WHERE fields_fts MATCH 'nattvandring'")) > 0
        assert store.forget("arkiv/protokoll.txt")
    with Store.open(old) as store:
        assert len(store.documents()) == 2


def test_to_be_read_only_it_is_refused_and_left_alone(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(StoreError, match=r"version 1, older .*planlasare import"):
        Store.open(old, read_only=True)
    assert old.read_bytes() == before


def test_a_record_that_cannot_be_read_leaves_it_as_it_was(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE documents SET record = '{}' WHERE name = 'protokoll.txt'")
    before = rows(old, "SELECT name, sql FROM sqlite_schema"), rows(old, "SELECT * FROM documents")
    with pytest.raises(StoreError, match="another version of planlasare"):
        Store.open(old)
    assert (rows(old, "SELECT name, sql FROM sqlite_schema"), rows(old, "SELECT * FROM documents")) == before
    assert rows(old, "PRAGMA user_version") == [(1,)]


def test_two_programs_that_migrate_at_once_lose_nothing(old: Path) -> None:
    late = Database.open(old, "existing", 1.0)
    assert late.version == 1
    with Store.open(old) as store:
        store.write(plan("f"), path="ny.pdf")
    with pytest.raises(StoreError):
        Store(late, 1)._migrate()
    late.close()
    with Store.open(old) as store:
        assert {one.document[0] for one in store.documents()} == set("abcf")


def test_a_database_without_the_search_is_given_it(old: Path, tmp_path: Path) -> None:
    Store.open(old, create=False).close()
    now = dump(old)
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(
            "DROP TABLE search_fts; DROP TABLE word_forms; DROP TABLE compared; PRAGMA user_version = 2;"
        )
    with pytest.raises(StoreError, match="version 2, older"):
        Store.open(old, read_only=True)
    with Store.open(old) as store:
        rowids = "SELECT rowid FROM search_fts WHERE search_fts MATCH 'lemmas: nattvandring'"
        assert len(store.query(rowids)) > 0
    assert dump(old) == now
    assert rows(old, "PRAGMA user_version") == [(USER_VERSION,)]


def test_a_database_without_what_was_compared_is_given_it(old: Path) -> None:
    Store.open(old, create=False).close()
    now = dump(old)
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript("DROP TABLE compared; PRAGMA user_version = 3;")
    Store.open(old, create=False).close()
    assert dump(old) == now
    assert rows(old, "SELECT count(*) FROM compared") != [(0,)]
    assert rows(old, "PRAGMA user_version") == [(USER_VERSION,)]
