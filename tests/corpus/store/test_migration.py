"""A database of an older version becomes one of this version, and loses nothing."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.store.collection import Store
from corpus.store.database import USER_VERSION, Database
from corpus.store.reading import record_brought_up
from extract.batch.archive import import_archive
from models.errors import StoreError
from models.record import Record
from rules.pack import load_rules
from tests.corpus.store.test_collection import dump, plan
from tests.extract.batch.test_archive import Here


@pytest.fixture(params=[1, 3])
def old(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A database with records of version 1, as two older versions of the program wrote it."""
    file = tmp_path / "old.db"
    sql = Path(__file__).with_name(f"version-{request.param}.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(sql)
    return file


def rows(file: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


def test_it_becomes_what_its_records_would_make_today(old: Path, tmp_path: Path) -> None:
    records = {
        json.loads(str(text))["id"][:12]: str(text) for (text,) in rows(old, "SELECT record FROM documents")
    }
    places = rows(old, "SELECT path, substr(document, 1, 12) FROM paths ORDER BY path")
    gone = (
        rows(old, "SELECT path FROM paths WHERE gone") if rows(old, "PRAGMA user_version") == [(3,)] else []
    )
    failures, runs = (rows(old, f"SELECT * FROM {table}") for table in ("failures", "runs"))
    Store.open(old, create=False).close()
    with Store.open(tmp_path / "new.db") as store:
        for path, document in places:
            record = record_brought_up(records[str(document)])
            store.write(Record.model_validate_json(record), path=str(path))
        for failure in failures:
            store.fail(str(failure[0]), str(failure[2]), str(failure[3]), str(failure[1]))
        store.settle(present=[], gone=[str(path) for (path,) in gone])
        store.link(load_rules())
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection, connection:
        connection.execute("UPDATE documents SET schema_version = 1")  # so that they are read again
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
    with pytest.raises(StoreError, match=r"version [13], older .*planlasare import"):
        Store.open(old, read_only=True)
    assert old.read_bytes() == before


def test_a_record_that_cannot_be_read_leaves_it_as_it_was(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE documents SET record = '{}' WHERE name = 'protokoll.txt'")
    before = rows(old, "SELECT name, sql FROM sqlite_schema"), rows(old, "SELECT * FROM documents")
    version = rows(old, "PRAGMA user_version")
    with pytest.raises(StoreError, match="another version of planlasare"):
        Store.open(old)
    assert (rows(old, "SELECT name, sql FROM sqlite_schema"), rows(old, "SELECT * FROM documents")) == before
    assert rows(old, "PRAGMA user_version") == version


def test_two_programs_that_migrate_at_once_lose_nothing(old: Path) -> None:
    late = Database.open(old, "existing", 1.0)
    assert late.version < USER_VERSION
    with Store.open(old) as store:
        store.write(plan("f"), path="ny.pdf")
    with pytest.raises(StoreError, match="another program has just"):
        Store(late, 1)._migrate()
    late.close()
    with Store.open(old) as store:
        assert {one.document[0] for one in store.documents()} == set("abcf")


def test_its_documents_are_read_again_at_the_next_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.txt").write_text(
        "Åtgärdsplan för Farsta 2022\n\nAktivitet\tNattvandring\nMål\tFler ska vara trygga.\nPolisens åtagande\tDelta.\nStatus\tPågår\n",
        encoding="utf-8",
    )

    def imported() -> int:
        with Store.open("plans.db") as store:
            return import_archive(["plan.txt"], store, Here()).unchanged

    assert [imported(), imported()] == [0, 1]
    with closing(sqlite3.connect("plans.db")) as connection, connection:
        record = json.loads(connection.execute("SELECT record FROM documents").fetchone()[0])
        record["schema_version"] = 1
        del record["source"]["given"], record["activities"][0]["status"]
        connection.execute("UPDATE documents SET record = ?, schema_version = 1", (json.dumps(record),))
        connection.execute("PRAGMA user_version = 3")
    Store.open("plans.db").close()
    assert rows(
        Path("plans.db"), "SELECT schema_version, status FROM documents JOIN activities USING (document)"
    ) == [(1, None)]
    assert [imported(), imported()] == [0, 1]
    assert rows(
        Path("plans.db"),
        "SELECT schema_version, status_state FROM documents JOIN activities USING (document)",
    ) == [(2, "ongoing")]


def test_a_record_that_comes_out_as_before_is_no_longer_old(old: Path) -> None:
    with Store.open(old) as store:
        (record,) = [one for one in store.records() if one.source.name == "protokoll.txt"]
        assert not store.known("arkiv/protokoll.txt", record.id, record.rules_version)
        assert store.write(record, path="arkiv/protokoll.txt") == "unchanged"
        assert store.known("arkiv/protokoll.txt", record.id, record.rules_version)


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
