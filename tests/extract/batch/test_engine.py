"""The engine: results are handed over as they come, limits end what hangs, what is known is not read again."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from corpus.store.collection import Store
from extract.batch import executors, limits
from extract.batch.archive import LONGEST_TRANSACTION, Manner, Summary, import_archive, would_read
from extract.batch.executors import Job, JobQueue, Limits, Outcome, Workers, run_job
from extract.batch.limits import LEAST_MEMORY, MOST_MEMORY, memory_for
from extract.batch.worker import Worker
from extract.pipeline import Extraction, Options, extract_bytes, extract_file
from models.errors import LimitExceeded, MissingFile, NothingToRead, ReaderFailed
from models.record import Given
from models.steps import note_step

PLAN = "Åtgärdsplan för Farsta {year}\n\nAktivitet\tNattvandring\nMål\tFler ska vara trygga.\nPolisens åtagande\tDelta.\n"
MANNER, OPTIONS = Manner(), Options()
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")


@pytest.fixture(scope="module", autouse=True)
def _rules_are_loaded() -> None:
    extract_bytes("plan.txt", PLAN.format(year=2020).encode())


def read_or_not(path: Path, options: Options, *, shown_as: str, given: Given | None = None) -> Extraction:
    """In place of reading, by the file's name."""
    match path.stem:
        case "slow":
            time.sleep(2)
        case "still":
            time.sleep(60)
        case "steps":
            for _ in range(8):
                time.sleep(0.2)
                note_step(pages=1)
        case "allowed":
            note_step(allow=60)
            time.sleep(3)
        case "dies-once":
            mark = path.with_suffix(".mark")
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGSEGV)
    return extract_file(path, options, shown_as=shown_as)


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "extract_file", read_or_not)


def jobs_of(folder: Path, *names: str, first: int = 2000) -> list[Job]:
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        (folder / f"{name}.txt").write_text(PLAN.format(year=first + number), encoding="utf-8")
    return [Job(folder / f"{name}.txt", name) for name in names]


class Here:
    """Reads in this process, and counts."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Outcome]:
        for job in jobs:
            self.read.append(job.shown_as)
            yield run_job(job, options)


# -- workers ---------------------------------------------------------------------------------------


def test_outcomes_come_as_files_end_and_in_order_where_that_is_asked(tmp_path: Path, odd: None) -> None:
    jobs = jobs_of(tmp_path, "slow", "a", "b", "c")
    as_they_end = [one.job.shown_as for one in Workers(2).run(jobs, Options())]
    assert as_they_end == ["a", "b", "c", "slow"]
    in_order = [one.job.shown_as for one in Workers(2, in_order=True).run(jobs, Options())]
    assert in_order == ["slow", "a", "b", "c"]


def test_no_more_files_are_begun_than_workers_read(tmp_path: Path) -> None:
    taken = []

    def jobs() -> Iterator[Job]:
        for job in jobs_of(tmp_path, *"abcdefgh"):
            taken.append(job.shown_as)
            yield job

    outcomes = Workers(2).run(jobs(), Options())
    next(outcomes)
    assert len(taken) <= 4
    outcomes.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("still", "fails"), [(1.4, False), (0.1, True)])
def test_what_makes_no_step_is_ended_and_what_goes_on_is_not(
    tmp_path: Path, odd: None, still: float, fails: bool
) -> None:
    """A fifth of a second between the steps of a file that takes 1.6."""
    limits = Limits(seconds=30, still=still)
    (outcome,) = Workers(1, limits).run(jobs_of(tmp_path, "steps"), Options())
    assert (outcome.failure is not None) == fails
    if fails:
        assert "came no step further in 0.1 seconds" in str(outcome.failure)
    else:
        assert outcome.pages == 8


def test_pages_that_are_recognised_add_to_the_time(tmp_path: Path, odd: None) -> None:
    allowed, slow = Workers(2, Limits(seconds=1), in_order=True).run(
        jobs_of(tmp_path, "allowed", "slow"), Options()
    )
    assert allowed.failure is None
    assert isinstance(slow.failure, LimitExceeded) and "allow more with --timeout" in str(slow.failure)


@POSIX
def test_a_file_that_its_worker_died_over_is_read_once_more_alone(tmp_path: Path, odd: None) -> None:
    outcomes = list(Workers(2).run(jobs_of(tmp_path, "dies-once", "a", "b"), Options()))
    assert [one.failure for one in outcomes] == [None] * 3
    assert outcomes[-1].job.shown_as == "dies-once"


def test_jobs_may_come_while_others_are_read(tmp_path: Path) -> None:
    first, second = jobs_of(tmp_path, "a", "b")
    queue = JobQueue([first])
    names = []
    for outcome in Workers(1).run(queue, Options()):
        names.append(outcome.job.shown_as)
        if outcome.job == first:
            queue.add(second)
    assert names == ["a", "b"]


def test_a_worker_is_replaced_after_its_share_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    class Counted(Worker):
        def __init__(self, *arguments: object) -> None:
            made.append(1)
            super().__init__(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(executors, "Worker", Counted)
    monkeypatch.setattr(executors, "FILES_A_WORKER", 2)
    assert len(list(Workers(1).run(jobs_of(tmp_path, *"abcde"), Options()))) == 5
    assert len(made) == 3


def test_no_worker_is_left_when_nobody_asks_any_more(tmp_path: Path, odd: None) -> None:
    outcomes = Workers(2).run(jobs_of(tmp_path, "a", "still", "b"), Options())
    next(outcomes)
    start = time.monotonic()
    outcomes.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 1
    assert not [one for one in _children() if one]


def _children() -> list[int]:
    import multiprocessing

    return [child.pid or 0 for child in multiprocessing.active_children()]


def test_memory_fits_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "free_memory", lambda: 3 << 30)
    assert LEAST_MEMORY < memory_for(2) < MOST_MEMORY
    assert memory_for(2) * 2 < 3 << 30
    assert (memory_for(1), memory_for(64)) == (MOST_MEMORY, LEAST_MEMORY)


# -- what is known ---------------------------------------------------------------------------------


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    jobs_of(tmp_path / "arkiv", "a", "b")
    (tmp_path / "arkiv/trasig.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    return tmp_path


def imported(manner: Manner = MANNER, options: Options = OPTIONS) -> tuple[Summary, list[str]]:
    here = Here()
    with Store.open("plans.db") as store:
        return import_archive(["arkiv"], store, here, options, manner=manner), here.read


def accounted(summary: Summary) -> int:
    failed = len(summary.failures) - len(summary.passed.unreadable)
    read = summary.documents + summary.same + summary.containers + failed
    return read + summary.skipped + summary.known_failures + summary.left


def test_a_failure_is_not_read_again_until_the_file_the_options_or_the_user_ask(archive: Path) -> None:
    first, _ = imported()
    assert (len(first.failures), first.known_failures, accounted(first)) == (1, 0, first.found)
    again, read = imported()
    assert (again.failures, again.known_failures, read, accounted(again)) == ([], 1, [], again.found)
    for manner, options in (
        (Manner(retry_failed=True), Options()),
        (Manner(), Options(password="annat")),
        (Manner(), Options(ocr="never")),
    ):
        summary, read = imported(manner, options)
        assert (len(summary.failures), read) == (1, ["arkiv/trasig.pdf"])
    (archive / "arkiv/trasig.pdf").write_bytes(b"%PDF-1.7\n2 0 obj")
    assert imported()[1] == ["arkiv/trasig.pdf"]


def test_an_older_database_of_failures_takes_the_new_column(archive: Path) -> None:
    imported()
    with sqlite3.connect("plans.db") as connection:
        connection.execute("ALTER TABLE failures DROP COLUMN settings")
    assert len(imported()[0].failures) == 1
    assert imported()[0].known_failures == 1


def test_fail_fast_ends_with_the_first_failure_and_keeps_what_was_read(archive: Path) -> None:
    (archive / "arkiv/b.txt").rename(archive / "arkiv/z.txt")
    summary, read = imported(Manner(fail_fast=True))
    assert (summary.documents, len(summary.failures), summary.left) == (1, 1, 1)
    assert accounted(summary) == summary.found
    assert imported()[0].documents == 1


def test_a_dry_run_says_what_would_be_read(archive: Path) -> None:
    planned = {job.path.name: what for job, what in would_read(["arkiv"], None, Options(), Manner())}
    assert set(planned.values()) == {"read"} and len(planned) == 3
    imported()
    (archive / "arkiv/b.txt").write_text(PLAN.format(year=1999), encoding="utf-8")
    with Store.open("plans.db") as store:
        planned = {job.path.name: what for job, what in would_read(["arkiv"], store, Options(), Manner())}
    assert planned == {"a.txt": "skip", "b.txt": "read", "trasig.pdf": "skip: failed before"}


def test_two_imports_at_once_both_finish(archive: Path, odd: None) -> None:
    """One reads a slow file; the other must not wait for it, nor fail."""
    jobs_of(archive / "annat", "slow", "c", "d", first=1980)
    summaries = {}

    def slow() -> None:
        with Store.open("plans.db", wait=60) as store:
            workers = Workers(2, idle=lambda pages: store.commit())
            summaries["slow"] = import_archive(["annat"], store, workers)

    thread = threading.Thread(target=slow)
    thread.start()
    time.sleep(0.5)
    with Store.open("plans.db", wait=LONGEST_TRANSACTION + 1.5) as store:
        summaries["quick"] = import_archive(["arkiv"], store, Here())
    assert thread.is_alive(), "the slow one was still at it"
    thread.join()
    assert [summaries[name].documents for name in ("slow", "quick")] == [3, 2]


# -- odd files -------------------------------------------------------------------------------------


@POSIX
def test_pipes_and_devices_are_said_and_never_waited_for(tmp_path: Path) -> None:
    for name in ("ror", "ror.pdf"):
        os.mkfifo(tmp_path / name)
    jobs_of(tmp_path, "a")
    with Store.open(tmp_path / "plans.db") as store:
        summary = import_archive([tmp_path], store, Here())
        assert summary.passed.others == [str(tmp_path / "ror"), str(tmp_path / "ror.pdf")]
        named = import_archive([tmp_path / "ror.pdf", "/dev/zero"], store, Here())
    assert [type(one) for one in named.failures] == [MissingFile] * 2
    assert "is a pipe or a device" in str(named.failures[0])


@POSIX
def test_links_and_folders_that_may_not_be_read_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs_of(tmp_path, "a")
    for name in ("lank.txt", "mapp"):
        (tmp_path / name).symlink_to(tmp_path / "a.txt" if "." in name else tmp_path)
    (tmp_path / "stangd").mkdir()
    scan = os.scandir

    def denied(path: str) -> object:
        if str(path).endswith("stangd"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", denied)
    with Store.open(tmp_path / "plans.db") as store:
        summary = import_archive([tmp_path], store, Here())
    assert sorted(summary.passed.links) == [str(tmp_path / "lank.txt"), str(tmp_path / "mapp")]
    (failure,) = summary.failures
    assert "stangd: this folder cannot be looked into (Permission denied)" in str(failure)
    assert (summary.found, accounted(summary)) == (1, 1)
    with pytest.raises(NothingToRead, match="cannot be looked into"), Store.open(tmp_path / "x.db") as store:
        import_archive([tmp_path / "stangd"], store, Here())


@POSIX
def test_a_name_that_is_no_utf_8_is_read_like_others(tmp_path: Path) -> None:
    name = os.fsdecode("åtgärder.txt".encode("latin-1"))
    (tmp_path / name).write_text(PLAN.format(year=2021), encoding="utf-8")
    with Store.open(tmp_path / "plans.db") as store:
        summary = import_archive([tmp_path], store, Workers(1))
        (known,) = store.documents()
        assert import_archive([tmp_path], store, Workers(1)).skipped == 1
    assert (summary.documents, summary.failures) == (1, [])
    assert known.name == "\\udce5tg\\udce4rder.txt"


# -- ending ----------------------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_an_import_at_once_with_what_was_finished_kept(
    tmp_path: Path, number: int, code: int
) -> None:
    jobs_of(tmp_path / "arkiv", "a", "b", "still")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (Path.cwd(), *sys.path)))}
    process = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("interrupted.py")],
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    for _ in range(2):
        assert process.stderr.readline().startswith("new: ")
    time.sleep(0.3)
    start = time.monotonic()
    process.send_signal(number)
    _, rest = process.communicate(timeout=10)
    assert time.monotonic() - start < 1
    assert (process.returncode, rest.strip().startswith("stopped; what was done so far is kept")) == (
        code,
        True,
    )
    with sqlite3.connect(tmp_path / "plans.db") as connection:
        assert connection.execute("SELECT COUNT(*) FROM documents").fetchone() == (2,)


def test_a_death_names_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def abort(path: Path, options: Options, *, shown_as: str, given: Given | None = None) -> Extraction:
        os.abort()

    monkeypatch.setattr(executors, "extract_file", abort)
    (outcome,) = Workers(1).run(jobs_of(tmp_path, "a"), Options())
    assert isinstance(outcome.failure, ReaderFailed)
    assert "(its worker died of it twice: SIGABRT); allow more with --memory" in str(outcome.failure)


def test_a_death_with_the_memory_full_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(path: Path, options: Options, *, shown_as: str, given: Given | None = None) -> Extraction:
        held = []
        while sum(map(len, held)) < 400 << 20:
            held.append(bytes([1]) * (50 << 20))
            time.sleep(0.1)
        os.abort()  # as a native library does that gets no more

    monkeypatch.setattr(executors, "extract_file", fill)
    (outcome,) = Workers(1, Limits(memory=800 << 20)).run(jobs_of(tmp_path, "a"), Options())
    assert isinstance(outcome.failure, LimitExceeded), outcome.failure
    assert "allow more with --memory" in str(outcome.failure)
