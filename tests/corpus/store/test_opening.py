"""What is no database of ours, or cannot be used, is said in one line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.store.collection import Store
from corpus.store.database import USER_VERSION
from models.errors import StoreError


def test_an_unknown_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "brev.txt"
    file.write_text("Hej! " * 500)
    with pytest.raises(StoreError, match=r"brev\.txt: is not a database"):
        Store.open(file)
    assert file.read_text() == "Hej! " * 500


def test_a_foreign_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "annan.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE documents (id)")
    before = file.read_bytes()
    with pytest.raises(StoreError, match="not one that planlasare made"):
        Store.open(file)
    assert file.read_bytes() == before


def test_a_newer_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plans.db"
    Store.open(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="version 99"):
        Store.open(file)


def test_a_missing_database_is_not_made_for_reading(tmp_path: Path) -> None:
    for choice in ({"create": False}, {"read_only": True}):
        with pytest.raises(StoreError, match="there is no such database"):
            Store.open(tmp_path / "plans.db", **choice)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_database_only_when_one_may_be_made(tmp_path: Path) -> None:
    file = tmp_path / "tom.db"
    file.touch()
    with pytest.raises(StoreError, match="not one that planlasare made"):
        Store.open(file, create=False)
    with Store.open(file) as store:
        assert store.documents() == []


@pytest.mark.parametrize("path", ["", ".", "finns/inte/plans.db", "a\0b"])
def test_a_place_where_no_database_can_be_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError):
        Store.open(path)


@pytest.mark.parametrize(
    "name", ["a?mode=memory", "100%25 #1.db", ":memory:", "file:x.db", "å ä\nö.db", "-rf", "'; --"]
)
def test_hostile_names_are_only_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(name) as store:
        store.fail(name, "damaged-file", name, None)
        assert [failure.path for failure in store.failures()] == [name]
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_path_that_is_no_unicode_can_be_noted(tmp_path: Path) -> None:
    with Store.open(tmp_path / "plans.db") as store:
        store.fail("gammal-\udcff.doc", "damaged-file", "gammal-\udcff.doc: kapad", None)
        store.fail("gammal-\udcff.doc", "damaged-file", "igen", None)
        assert len(store.failures()) == 1


def test_another_programs_lock_is_said(tmp_path: Path) -> None:
    file = tmp_path / "plans.db"
    Store.open(file).close()
    with closing(sqlite3.connect(file, isolation_level=None)) as other, Store.open(file, wait=0.01) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked by another program"):
            store.fail("a.pdf", "damaged-file", "", None)
        other.execute("ROLLBACK")
        store.fail("a.pdf", "damaged-file", "", None)
        assert len(store.failures()) == 1


def test_reading_only_reads_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "plans.db"
    with Store.open(file) as store:
        store.fail("a.pdf", "damaged-file", "", None)
    with Store.open(file, read_only=True) as store:
        assert len(store.failures()) == 1
        with pytest.raises(StoreError, match="read-only"):
            store.fail("b.pdf", "damaged-file", "", None)


def test_a_damaged_database_is_said(tmp_path: Path) -> None:
    file = tmp_path / "plans.db"
    with Store.open(file) as store:
        for number in range(200):
            store.fail(f"{number}.pdf", "damaged-file", "lång text " * 50, None)
    content = bytearray(file.read_bytes())
    content[4096 * 8 :] = b"\xff" * (len(content) - 4096 * 8)
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged|not a database|SQLite reports"), Store.open(file) as store:
        store.failures()


def test_a_query_that_is_no_sql_is_said(tmp_path: Path) -> None:
    with Store.open(tmp_path / "plans.db") as store, pytest.raises(StoreError, match="SQLite reports"):
        store.query("SELECT * FROM ingenting")


def test_the_database_needs_nothing_of_the_program_to_be_read(tmp_path: Path) -> None:
    file = tmp_path / "plans.db"
    Store.open(file).close()
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        ).fetchall()
        for (name,) in names:
            connection.execute(f'SELECT * FROM "{name}"').fetchall()
        assert connection.execute("PRAGMA user_version").fetchone() == (USER_VERSION,)


def test_closing_twice_is_nothing(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "plans.db")
    store.close()
    store.close()
