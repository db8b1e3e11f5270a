"""Databases of parts of an archive made one: what is in both, what collides, what was read by other rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.merging import merge
from corpus.store.collection import Store
from extract.batch.archive import import_archive
from models.errors import StoreError
from rules.pack import load_rules
from tests.commands import run
from tests.corpus.store.test_collection import dump, plan
from tests.extract.batch.test_archive import PLAN, Here

RULES = load_rules()


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two parts of an archive: four years of plans, a copy in both, a copy of another format, an empty file."""
    monkeypatch.chdir(tmp_path)
    for name, year in (
        ("x/a.txt", 2020),
        ("x/b.txt", 2021),
        ("y/c.txt", 2022),
        ("y/d.md", 2021),
        ("y/kopia.txt", 2020),
    ):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(PLAN.format(year=year), encoding="utf-8")
    Path("y/d.md").write_text(PLAN.format(year=2021).replace("\t", " \t"), encoding="utf-8")
    Path("y/tom.txt").write_bytes(b"")
    return tmp_path


def imported(database: str, *paths: str) -> None:
    with Store.open(database) as store:
        import_archive(paths, store, Here())


def test_parts_make_what_one_import_makes(archive: Path) -> None:
    imported("one.db", "x", "y")
    imported("x.db", "x")
    imported("y.db", "y")
    for parts in ("x.db", "y.db"), ("y.db", "x.db"):
        into = Path(f"{parts[0]}.merged")
        merged = merge([Path(part) for part in parts], into, RULES)
        assert (merged.documents, merged.twice, merged.failures, merged.renamed) == (4, 1, 1, [])
        assert dump(into) == dump(Path("one.db"))
    with Store.open(into) as store:
        assert len(store.query("SELECT * FROM runs")) == 2
        assert {link.kind for link in store.links()} >= {"successor"}, "across the parts"
    assert import_archive(["x", "y"], Store.open(into), Here()).documents == 0, "nothing is read again"


def test_what_has_gone_has_gone_unless_it_lies_in_another(archive: Path) -> None:
    imported("x.db", "x")
    imported("y.db", "y")
    Path("y/c.txt").unlink()
    Path("y/kopia.txt").unlink()
    imported("y.db", "y")
    merge([Path("x.db"), Path("y.db")], Path("all.db"), RULES)
    with Store.open("all.db") as store:
        assert store.paths() == {"x/a.txt": False, "x/b.txt": False, "y/c.txt": True, "y/d.md": False, "y/tom.txt": False}  # fmt: skip


def test_other_files_at_one_path_are_both_kept(tmp_path: Path) -> None:
    for name, content in (("a.db", "a"), ("b.db", "b"), ("c.db", "b")):
        with Store.open(tmp_path / name) as store:
            store.write(plan(content), path="plan.pdf")
    merged = merge([tmp_path / name for name in ("a.db", "b.db", "c.db")], tmp_path / "all.db", RULES)
    assert (merged.documents, merged.twice) == (2, 1)
    assert merged.renamed == [("plan.pdf", "b.db/plan.pdf"), ("plan.pdf", "c.db/plan.pdf")]
    with Store.open(tmp_path / "all.db") as store:
        assert set(store.paths()) == {"plan.pdf", "b.db/plan.pdf", "c.db/plan.pdf"}
        record = store.record("b" * 64)
        assert record is not None and record.source.path == "b.db/plan.pdf"


@pytest.mark.parametrize("order", [("a.db", "b.db"), ("b.db", "a.db")])
def test_of_two_readings_that_of_the_later_rules_stands(tmp_path: Path, order: tuple[str, str]) -> None:
    for name, rules, said in (("a.db", "2026.1", "Delta."), ("b.db", "2026.2", "Leda.")):
        with Store.open(tmp_path / name) as store:
            store.write(plan(rules=rules, commitment=said), path=f"{name}.pdf")
    merged = merge([tmp_path / name for name in order], tmp_path / "all.db", RULES)
    assert merged.rules == {"2026.2"}
    with Store.open(tmp_path / "all.db") as store:
        (commitment,) = store.commitments()
        assert (commitment.text, commitment.file) == ("Leda.", "a.db.pdf")


def test_what_cannot_be_merged_leaves_nothing(tmp_path: Path) -> None:
    good, into = tmp_path / "a.db", tmp_path / "all.db"
    with Store.open(good) as store:
        store.write(plan(), path="plan.pdf")
    (tmp_path / "bad.db").write_bytes(b"no database at all, but long enough to be looked at" * 20)
    for part, says in (
        (tmp_path / "no.db", "there is no such database"),
        (tmp_path / "bad.db", "is not a database"),
    ):
        with pytest.raises(StoreError, match=says):
            merge([good, part], into, RULES)
    into.write_bytes(b"mine")
    with pytest.raises(StoreError, match="is there already: give a path of no file yet"):
        merge([good], into, RULES)
    with pytest.raises(StoreError, match=r"cannot be opened|there is no"):
        merge([good], tmp_path / "no" / "all.db", RULES)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.db", "all.db", "bad.db"]
    assert into.read_bytes() == b"mine"


def test_the_command(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    imported("x.db", "x")
    imported("y.db", "y")
    code, out, err = run(capsys, monkeypatch, "merge", "x.db", "y.db", "--into", "all.db")
    assert (code, err) == (0, "")
    assert out == "all.db: 4 documents of 2 databases, 1 of them in more than one; 1 failures\n"
    code, out, err = run(capsys, monkeypatch, "merge", "x.db", "y.db", "--into", "all.db")
    assert (code, out) == (12, "") and "all.db: is there already" in err
