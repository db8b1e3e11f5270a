"""An import again: what is unchanged, has gone, has moved, is forgotten."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from corpus.store.collection import Store
from extract.batch.archive import Summary, import_archive
from extract.batch.executors import Job, Outcome, run_job
from extract.pipeline import Options
from models.errors import NothingToRead
from tests.corpus.store.test_collection import dump

PLAN = "Åtgärdsplan för Farsta {year}\n\nAktivitet\tNattvandring\nMål\tFler ska vara trygga.\nPolisens åtagande\tDelta.\n"


class Here:
    """Reads in this process: a test needs no worker for a few lines of text."""

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Outcome]:
        return (run_job(job, options) for job in jobs)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three years of plans in one folder, one in another."""
    monkeypatch.chdir(tmp_path)
    for name, year in (
        ("arkiv/a.txt", 2020),
        ("arkiv/b.txt", 2021),
        ("arkiv/sub/c.txt", 2022),
        ("annat/d.txt", 2023),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN.format(year=year), encoding="utf-8")
    imported("arkiv", "annat")
    return tmp_path


def imported(*paths: str, prune: bool = False) -> Summary:
    with Store.open("plans.db") as store:
        return import_archive(paths, store, Here(), prune=prune)


def places() -> dict[str, bool]:
    """Each known path → whether its file has gone."""
    with Store.open("plans.db") as store:
        return store.paths()


def links() -> set[tuple[str, str, str]]:
    with Store.open("plans.db") as store:
        rows = store.query(
            "SELECT a.path, l.kind, b.path FROM links AS l"
            " JOIN documents AS a USING (document) JOIN documents AS b ON b.document = l.other"
        )
        return {tuple(row) for row in rows}


def test_importing_again_reads_nothing_and_changes_nothing(archive: Path) -> None:
    before = dump(archive / "plans.db")
    summary = imported("arkiv", "annat")
    assert (summary.documents, summary.unchanged, summary.gone) == (0, 4, 0)
    assert dump(archive / "plans.db") == before
    assert links() == {
        ("arkiv/a.txt", "successor", "arkiv/b.txt"),
        ("arkiv/b.txt", "successor", "arkiv/sub/c.txt"),
        ("arkiv/sub/c.txt", "successor", "annat/d.txt"),
    }


def test_a_file_that_is_no_longer_there_is_kept_and_marked(archive: Path) -> None:
    (archive / "arkiv/a.txt").unlink()
    (archive / "annat/d.txt").unlink()
    for _ in range(2):
        assert (imported("arkiv").gone, places()["arkiv/a.txt"]) == (1, True)
    assert places()["annat/d.txt"] is False, "another folder was not looked into"
    with Store.open("plans.db") as store:
        (gone,) = [one for one in store.documents() if one.gone]
        assert (gone.name, store.has_gone(gone.document)) == ("a.txt", True)
        assert [(one.name, one.gone) for one in store.plans()][:2] == [("a.txt", True), ("b.txt", False)]
    (archive / "arkiv/a.txt").write_text(PLAN.format(year=2020), encoding="utf-8")
    summary = imported("arkiv")
    assert (summary.documents, summary.unchanged, summary.gone) == (0, 3, 0)
    assert places()["arkiv/a.txt"] is False


def test_prune_forgets_what_has_gone_below_the_given_folders_alone(archive: Path) -> None:
    for name in ("arkiv/sub/c.txt", "annat/d.txt"):
        (archive / name).unlink()
    summary = imported("arkiv", prune=True)
    assert (summary.forgotten, summary.gone) == (1, 0)
    assert set(places()) == {"arkiv/a.txt", "arkiv/b.txt", "annat/d.txt"}
    assert ("arkiv/b.txt", "successor", "annat/d.txt") in links()
    imported("arkiv/../arkiv", prune=True)
    assert "annat/d.txt" in places()


def test_pruned_is_as_if_never_read(archive: Path) -> None:
    (archive / "arkiv/b.txt").unlink()
    imported("arkiv", "annat", prune=True)
    with Store.open("fresh.db") as store:
        import_archive(["annat", "arkiv"], store, Here())
    assert dump(archive / "plans.db") == dump(archive / "fresh.db")


def test_a_file_that_was_moved_keeps_one_path(archive: Path) -> None:
    (archive / "arkiv/a.txt").rename(archive / "arkiv/sub/flyttad.txt")
    summary = imported("arkiv")
    assert (summary.gone, summary.forgotten) == (0, 0)
    assert sorted(places()) == ["annat/d.txt", "arkiv/b.txt", "arkiv/sub/c.txt", "arkiv/sub/flyttad.txt"]
    with Store.open("fresh.db") as store:
        import_archive(["arkiv", "annat"], store, Here())
    assert dump(archive / "plans.db") == dump(archive / "fresh.db")


def test_a_file_moved_to_another_folder_keeps_the_path_it_has_when_both_were_looked_into(
    archive: Path,
) -> None:
    (archive / "arkiv/a.txt").rename(archive / "annat/a.txt")
    imported("annat")
    assert {"arkiv/a.txt", "annat/a.txt"} <= set(places())
    imported("arkiv")
    assert "arkiv/a.txt" not in places()
    assert places()["annat/a.txt"] is False


def test_a_copy_that_has_gone_is_forgotten_while_another_is_there(archive: Path) -> None:
    (archive / "arkiv/kopia.txt").write_text(PLAN.format(year=2020), encoding="utf-8")
    imported("arkiv")
    (archive / "arkiv/a.txt").unlink()
    summary = imported("arkiv")
    assert summary.gone == 0
    with Store.open("plans.db") as store:
        assert [one.paths for one in store.documents() if one.year == 2020] == [("arkiv/kopia.txt",)]


def test_a_failure_whose_file_has_gone_is_forgotten(archive: Path) -> None:
    (archive / "arkiv/trasig.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    assert len(imported("arkiv").failures) == 1
    (archive / "arkiv/trasig.pdf").unlink()
    imported("arkiv")
    with Store.open("plans.db") as store:
        assert store.failures() == []


def test_a_folder_without_documents_marks_nothing(archive: Path) -> None:
    """As when a disk is not mounted."""
    (archive / "annat/d.txt").unlink()
    with pytest.raises(NothingToRead):
        imported("annat", prune=True)
    assert places()["annat/d.txt"] is False


def test_folders_in_any_order_give_the_same_database(archive: Path) -> None:
    folders = ("annat", "arkiv/sub", "arkiv")
    dumps = []
    for number, order in enumerate(itertools.permutations(folders)):
        with Store.open(f"{number}.db") as store:
            for folder in order:
                import_archive([folder], store, Here())
        dumps.append(dump(archive / f"{number}.db"))
    assert all(one == dumps[0] for one in dumps)
    assert dumps[0] == dump(archive / "plans.db")
