"""Records go into the database and come back; importing again changes nothing."""

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.store.answers import RunCounts
from corpus.store.collection import Store
from models.errors import StoreError
from models.evidence import Evidence
from models.record import Activity, Area, Coverage, District, Record, Source
from models.values import ActorMention, Actors, FollowUp, Indicator, Party, Schedule, Value
from tests.strategies import records

_SURROGATE_KEYS = {"fields": "id", "remainder": "id"}
"""Columns that follow the order of import and say nothing."""


def dump(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but `runs`, sorted, without the columns that say nothing."""
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
        ).fetchall()
        content = {}
        for (table,) in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(column for column in columns if column != _SURROGATE_KEYS.get(table))
            content[table] = sorted(connection.execute(f"SELECT {kept} FROM {table}").fetchall(), key=repr)
        for table in _SURROGATE_KEYS:
            connection.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    del content["runs"]
    return content


def plan(
    content: str = "a", *, rules: str = "2026.1", path: str = "plan.pdf", commitment: str = "Delta på möten."
) -> Record:
    """A small plan; `content` stands for the file's bytes."""
    region = Evidence(page=2, bbox=(10.0, 20.0, 30.5, 40.0), ref="table 1 row 5")
    return Record(
        rules_version=rules,
        id=content * 64,
        source=Source(name=path.rsplit("/", 1)[-1], path=path, format="pdf", size=100, pages=3),
        kind="plan",
        layout="field_table",
        title=Value(text="Åtgärdsplan för Norra ängen"),
        year=2022,
        district=District(id="norra-angen", name="Norra ängen", municipality="Påhittad"),
        areas=(Area(name=Value(text="Unga i riskzon"), topic="youth_at_risk", topics=("youth_at_risk",)),),
        activities=(
            Activity(
                area=0,
                name=Value(text="Nattvandring", evidence=(region,)),
                meeting_frequency=Schedule(text="Varannan vecka", kind="recurring", times_per_year=26),
                responsible=Actors(
                    text="Rektor",
                    mentions=(
                        ActorMention(text="Rektor", role="headmaster", organisation="school", span=(0, 6)),
                    ),
                ),
                parties=(
                    Party(
                        party="police",
                        commitment=Value(
                            text=commitment, label="Polisens åtagande", evidence=(region, region)
                        ),
                    ),
                ),
                follow_up=FollowUp(
                    text="Antal möten", indicators=(Indicator(text="Antal möten", span=(0, 11)),)
                ),
            ),
        ),
        remainder=(Value(text="Inledning om tryggheten"),),
        furniture=(Value(text="Sida 1"),),
        coverage=Coverage(words=20, in_fields=15, labels=1, furniture=2, remainder=2),
    )


@settings(max_examples=40)
@given(records())
def test_any_record_comes_back_as_it_was(record: Record) -> None:
    assert Record.model_validate_json(record.to_json()) == record
    with TemporaryDirectory() as folder, Store.open(Path(folder, "plans.db")) as store:
        assert store.write(record, path="fil.pdf") == "new"
        assert store.record(record.id) == record
        assert list(store.records()) == [record]
        assert store.write(record, path="fil.pdf") == "unchanged"


@settings(max_examples=15)
@given(st.lists(records(), min_size=2, max_size=3, unique_by=lambda record: record.id))
def test_importing_again_or_in_another_order_gives_the_same_database(written: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        dumps = []
        for number, order in enumerate(itertools.permutations(written)):
            database = Path(folder, f"{number}.db")
            for _ in range(2):
                with Store.open(database, commit_every=2) as store:
                    for record in order:
                        store.write(record, path=f"{record.id}.pdf")
                dumps.append(dump(database))
        assert all(one == dumps[0] for one in dumps)


def test_the_same_content_at_two_paths_is_one_document_whatever_the_order(tmp_path: Path) -> None:
    copies = [plan(path=path) for path in ("b/plan.pdf", "a/plan-kopia.pdf", "c/plan.pdf")]
    dumps = []
    for number, order in enumerate(itertools.permutations(copies)):
        database = tmp_path / f"{number}.db"
        with Store.open(database) as store:
            outcomes = [store.write(record, path=record.source.path) for record in order]
            assert outcomes == ["new", "unchanged", "unchanged"]
            (summary,) = store.documents()
            assert summary.paths == ("a/plan-kopia.pdf", "b/plan.pdf", "c/plan.pdf")
            assert summary.name == "plan-kopia.pdf"
        dumps.append(dump(database))
    assert all(one == dumps[0] for one in dumps)


def test_copies_that_differ_by_the_file_name_keep_the_record_of_the_first_path(tmp_path: Path) -> None:
    first, second = plan(path="a.pdf"), plan(path="b.pdf").model_copy(update={"year": 1999})
    dumps = []
    for order in ([first, second], [second, first]):
        database = tmp_path / f"{order[0].year}.db"
        with Store.open(database) as store:
            for record in order:
                store.write(record, path=record.source.path)
            assert store.record(first.id) == first
        dumps.append(dump(database))
    assert dumps[0] == dumps[1]


def test_newer_rules_replace_a_record_and_leave_its_paths(tmp_path: Path) -> None:
    old, new = plan(), plan(rules="2027.1", commitment="Närvara varje fredag.")
    with Store.open(tmp_path / "plans.db") as store:
        store.write(old, path="a.pdf")
        store.write(old, path="b.pdf")
        assert store.known("a.pdf", old.id, "2026.1")
        assert not store.known("a.pdf", old.id, "2027.1")
        assert store.write(new, path="b.pdf") == "updated"
        assert store.record(new.id) == new
        assert [summary.paths for summary in store.documents()] == [("a.pdf", "b.pdf")]
        assert matches(store, "närvara") == 1
        assert matches(store, "delta") == 0
    dump(tmp_path / "plans.db")


def matches(store: Store, words: str, table: str = "fields") -> int:
    return len(store.query(f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?", (words,)))


def test_a_path_whose_content_changed_moves_and_the_old_document_goes(tmp_path: Path) -> None:
    old, new = plan("a"), plan("b")
    with Store.open(tmp_path / "plans.db") as store:
        store.write(old, path="plan.pdf")
        assert not store.known("plan.pdf", new.id, "2026.1")
        assert store.write(new, path="plan.pdf") == "updated"
        assert store.record(old.id) is None
        assert matches(store, "nattvandring") == 1
    with Store.open(tmp_path / "only-new.db") as store:
        store.write(new, path="plan.pdf")
    assert dump(tmp_path / "plans.db") == dump(tmp_path / "only-new.db")


def test_a_document_that_lies_elsewhere_stays_and_names_that_place(tmp_path: Path) -> None:
    with Store.open(tmp_path / "plans.db") as store:
        store.write(plan("a", path="1/plan.pdf"), path="1/plan.pdf")
        store.write(plan("a", path="2/kopia.pdf"), path="2/kopia.pdf")
        store.write(plan("b", path="1/plan.pdf"), path="1/plan.pdf")
        stayed = store.record("a" * 64)
        assert stayed is not None
        assert (stayed.source.path, stayed.source.name) == ("2/kopia.pdf", "kopia.pdf")
        assert store.forget("2/kopia.pdf")
        assert store.record("a" * 64) is None
        assert not store.forget("2/kopia.pdf")


def test_a_failure_is_kept_until_the_file_succeeds(tmp_path: Path) -> None:
    with Store.open(tmp_path / "plans.db") as store:
        store.fail("plan.pdf", "damaged-file", "kapad", "b" * 64)
        store.fail("plan.pdf", "needs-ocr", "bara bilder", "b" * 64)
        store.fail("borta.pdf", "missing-file", "finns inte", None)
        assert [(one.path, one.code) for one in store.failures()] == [
            ("borta.pdf", "missing-file"),
            ("plan.pdf", "needs-ocr"),
        ]
        store.write(plan(), path="plan.pdf")
        assert [one.path for one in store.failures()] == ["borta.pdf"]
        store.fail("plan.pdf", "damaged-file", "kapad", "c" * 64)
        assert store.record(plan().id) == plan()


def test_normalized_values_stand_in_columns(tmp_path: Path) -> None:
    with Store.open(tmp_path / "plans.db") as store:
        store.write(plan(), path="plan.pdf")
        (activity,) = store.query("SELECT * FROM activities")
        assert (activity["meeting_kind"], activity["meetings_per_year"]) == ("recurring", 26)
        assert activity["responsible_organisations"] == '["school"]'
        assert activity["page"] == 2
        (row,) = store.query("SELECT * FROM commitments")
        assert (row["document"], row["activity_key"], row["area_key"]) == ("a" * 12, 0, 0)
        assert (row["district"], row["district_name"], row["year"]) == ("norra-angen", "Norra ängen", 2022)
        assert (row["area"], row["topic"], row["activity"]) == (
            "Unga i riskzon",
            "youth_at_risk",
            "Nattvandring",
        )
        assert (row["party"], row["text"], row["method"], row["confidence"]) == (
            *("police", "Delta på möten.", "label", 1.0),
        )
        assert (row["meetings_per_year"], row["file"], row["page"], row["ref"]) == (
            *(26, "plan.pdf", 2, "table 1 row 5"),
        )
        regions = store.query(
            "SELECT * FROM regions WHERE path = ?", ("activities[0].parties[0].commitment",)
        )
        assert [(row["number"], row["x1"]) for row in regions] == [(0, 30.5), (1, 30.5)]
        assert [row["organisation"] for row in store.query("SELECT * FROM mentions")] == ["school"]
        assert [row["text"] for row in store.query("SELECT * FROM indicators")] == ["Antal möten"]


@pytest.mark.parametrize(
    ("stated", "timing", "expected"),
    [
        (Schedule(text="2 ggr", kind="recurring", times_per_year=2), Schedule(text="?"), ("recurring", 2)),
        (None, Schedule(text="Varje vecka", kind="recurring", times_per_year=52), ("recurring", 52)),
        (
            Schedule(text=""),
            Schedule(text="Varje dag", kind="recurring", times_per_year=365),
            ("recurring", 365),
        ),
        (
            Schedule(text="Vid behov", kind="as_needed"),
            Schedule(text="Varje dag", kind="recurring", times_per_year=365),
            ("as_needed", None),
        ),
        (None, Schedule(text="Maj", kind="period"), (None, None)),
    ],
)
def test_meetings_are_told_by_the_frequency_else_by_a_recurring_timing(
    tmp_path: Path, stated: Schedule | None, timing: Schedule, expected: tuple[str | None, float | None]
) -> None:
    activity = Activity(meeting_frequency=stated, timing=timing)
    with Store.open(tmp_path / "plans.db") as store:
        store.write(plan().model_copy(update={"activities": (activity,)}), path="plan.pdf")
        (row,) = store.query("SELECT meeting_kind, meetings_per_year FROM activities")
    assert tuple(row) == expected


def test_full_text_search_keeps_swedish_letters_apart(tmp_path: Path) -> None:
    record = plan(commitment="Påverka ängen").model_copy(update={"remainder": (Value(text="Göra om"),)})
    with Store.open(tmp_path / "plans.db") as store:
        store.write(record, path="plan.pdf")
        assert matches(store, "PÅVERKA") == 1
        assert matches(store, "paverka") == 0
        assert matches(store, "göra", "remainder") == 1
        assert matches(store, "gora", "remainder") == 0


def test_swedish_order_and_case(tmp_path: Path) -> None:
    names = ["ö", "Zebra", "Ärla", "Åby", "andra", "Édith", "eta", "Z"]
    with Store.open(tmp_path / "plans.db") as store:
        for name in names:
            store.fail(name, "damaged-file", "", None)
        ordered = ["andra", "Édith", "eta", "Z", "Zebra", "Åby", "Ärla", "ö"]
        assert [failure.path for failure in store.failures()] == ordered
        assert store.query("SELECT casefold('ÅÄÖ'), casefold(NULL)")[0][0] == "åäö"


def test_documents_and_records_can_be_chosen(tmp_path: Path) -> None:
    other = plan("b").model_copy(update={"year": 2023, "district": None, "kind": "minutes"})
    with Store.open(tmp_path / "plans.db") as store:
        store.write(plan(), path="a.pdf")
        store.write(other, path="b.pdf")
        assert [record.id[0] for record in store.records()] == ["b", "a"]
        assert [record.id[0] for record in store.records(year=2022)] == ["a"]
        assert [record.id[0] for record in store.records(kind="minutes")] == ["b"]
        assert [record.id[0] for record in store.records(district="norra-angen", year=2023)] == []
        first = next(summary for summary in store.documents() if summary.sha256 == "a" * 64)
        assert (first.areas, first.activities, first.warnings, first.district) == (1, 1, 0, "norra-angen")


def test_runs_are_noted(tmp_path: Path) -> None:
    with Store.open(tmp_path / "plans.db") as store:
        run = store.start_run("0.1.0", "2026.1")
        assert store.query("SELECT finished FROM runs")[0]["finished"] is None
        store.finish_run(run, RunCounts(new=3, failed=1))
        (row,) = store.query("SELECT * FROM runs")
        assert (row["new"], row["failed"], row["rules_version"]) == (3, 1, "2026.1")
        assert row["finished"] >= row["started"]


def test_a_document_that_fails_half_way_leaves_nothing_and_harms_no_other(tmp_path: Path) -> None:
    broken = plan("b").model_copy(update={"activities": (Activity(area=5, name=Value(text="Utan område")),)})
    with Store.open(tmp_path / "plans.db") as store:
        store.write(plan("a"), path="a.pdf")
        with pytest.raises(StoreError):
            store.write(broken, path="b.pdf")
        store.write(plan("c"), path="c.pdf")
    with Store.open(tmp_path / "whole.db") as store:
        store.write(plan("a"), path="a.pdf")
        store.write(plan("c"), path="c.pdf")
    assert dump(tmp_path / "plans.db") == dump(tmp_path / "whole.db")


def test_a_failed_update_leaves_the_old_record(tmp_path: Path) -> None:
    broken = plan(rules="2027.1").model_copy(update={"activities": (Activity(area=5),)})
    with Store.open(tmp_path / "plans.db") as store:
        store.write(plan(), path="a.pdf")
        with pytest.raises(StoreError):
            store.write(broken, path="a.pdf")
        assert store.record(plan().id) == plan()
        assert matches(store, "nattvandring") == 1
    dump(tmp_path / "plans.db")


def test_a_program_that_dies_leaves_whole_documents_and_a_sound_search(tmp_path: Path) -> None:
    database = tmp_path / "plans.db"
    with Store.open(database) as store:
        store.write(plan("a"), path="a.pdf")
    before = dump(database)
    store = Store.open(database)
    for content in "bcdef":
        store.write(plan(content), path=f"{content}.pdf")
    store._database.close()  # as when the process is killed: nothing commits
    after = dump(database)
    written = {row[0] for row in after["documents"]}
    assert {row[0] for row in before["documents"]} <= written
    assert {row[1] for row in after["paths"]} == written
    with Store.open(database) as store:
        assert matches(store, "nattvandring") == len(written)
        for content in "bcdef":
            store.write(plan(content), path=f"{content}.pdf")
        assert matches(store, "nattvandring") == 6
