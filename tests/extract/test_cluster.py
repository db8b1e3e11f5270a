"""An archive read on a cluster: a real scheduler and two workers, one of which is killed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from importlib.util import find_spec
from pathlib import Path

import pytest

from corpus.store.collection import Store
from extract.batch.archive import Manner, Summary, import_archive
from extract.batch.executors import Executor, Job, Limits, Outcome, Workers
from extract.batch.given import Statements
from extract.cluster import client, engine, parcel, reading
from extract.pipeline import Options
from models.errors import ClusterError, EncryptedFile, LimitExceeded, MissingTool, ReaderFailed
from models.record import Given
from tests.commands import run
from tests.corpus.store.test_collection import dump
from tests.extract.batch.test_archive import PLAN

if find_spec("distributed") is None:
    pytest.skip("Dask is not installed: pip install 'planlasare[cluster]'", allow_module_level=True)

pytestmark = pytest.mark.programs
ROOT = Path(__file__).parents[2]
READY = 120.0
"""Seconds that a scheduler and its workers have to be there, on a machine that does other things too."""

QUIET = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
}
"""What Dask would do a hundred times a second in each process to watch itself, left out."""


@dataclass
class Processes:
    """A scheduler and its workers, as `dask scheduler` and `dask worker` start them."""

    folder: Path
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.file = self.folder / "scheduler.json"
        self.scheduler = self._started("scheduler", "--port", "0", "--scheduler-file", str(self.file))
        self._wait(self.file.exists)
        for _ in range(2):
            self.add_worker()
        import distributed  # only where it is used: it takes a second to load

        self.address = distributed.Client(scheduler_file=str(self.file), timeout=READY, set_as_default=False)
        with self.address as connected:
            connected.wait_for_workers(2, timeout=READY)
            self.address = connected.scheduler.address

    def add_worker(self) -> None:
        self.workers.append(
            self._started(
                "worker", "--scheduler-file", str(self.file), "--nthreads", "1", "--no-nanny", "--local-directory", str(self.folder)
            )
        )  # fmt: skip

    def _started(self, command: str, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", command, *arguments, "--no-dashboard"],
            cwd=self.folder, env={**os.environ, **QUIET, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def _wait(self, condition) -> None:  # type: ignore[no-untyped-def]
        end = time.monotonic() + READY
        while not condition():
            assert time.monotonic() < end and self.scheduler.poll() is None
            time.sleep(0.1)

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    processes = Processes(tmp_path_factory.mktemp("cluster"))
    yield processes
    processes.close()


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans in several formats, a .zip with plans in it, a message with one, files that fail."""
    folder = tmp_path_factory.mktemp("plans") / "arkiv"
    folder.mkdir()
    for year in range(2010, 2016):
        (folder / f"{year}.txt").write_text(PLAN.format(year=year), encoding="utf-8")
    sample = ROOT / "corpus" / "documents" / "farsta-2021.pdf"
    (folder / "farsta.pdf").write_bytes(sample.read_bytes())
    with zipfile.ZipFile(folder / "z.zip", "w") as outer:
        outer.writestr("inre/plan.txt", PLAN.format(year=2001))
        outer.write(sample.with_suffix(".docx"), "farsta.docx")
    mail = EmailMessage()
    mail["Subject"] = "Planen"
    mail.set_content("Här kommer planen.")
    mail.add_attachment(
        PLAN.format(year=2002).encode(), maintype="text", subtype="plain", filename="plan.txt"
    )
    (folder / "brev.eml").write_bytes(bytes(mail))
    (folder / "tom.txt").write_bytes(b"")
    (folder / "trasig.pdf").write_bytes(b"%PDF-1.7 broken")
    return folder


@pytest.fixture
def archive(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the plans."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(plans, "arkiv")
    return tmp_path


@pytest.fixture(scope="module")
def here(plans: Path) -> tuple[Summary, object]:
    """What this machine alone says of its import, and the database that it writes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(plans.parent)
        return imported(Workers(2), "here.db"), dump(Path("here.db"))


def imported(executor: Executor, database: str) -> Summary:
    manner = Manner(statements=Statements(Given(title="En plan", year=1999)))
    with Store.open(database) as store:
        return import_archive(["arkiv"], store, executor, Options(), manner=manner)


@dataclass
class Killing:
    """An executor, one of whose workers is killed when two files have been read."""

    inner: engine.Cluster
    victim: subprocess.Popen[bytes]

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Outcome]:
        for number, outcome in enumerate(self.inner.run(jobs, options)):
            if number == 2:
                self.victim.send_signal(signal.SIGKILL)
                self.victim.wait()
            yield outcome


@pytest.mark.parametrize("ship", [False, True])
def test_the_database_is_that_of_one_machine_though_a_worker_is_killed(
    archive: Path, cluster: Processes, here: tuple[Summary, object], ship: bool
) -> None:
    alone, database = here
    assert (alone.documents, alone.containers, len(alone.failures)) == (11, 1, 2)
    if len(cluster.workers) < 2:
        cluster.add_worker()  # for the one killed before; to start one takes seconds
    there = engine.Cluster(cluster.address, ship=ship)
    summary = imported(Killing(there, cluster.workers.pop(0)), "there.db")
    there.close()
    assert dump(Path("there.db")) == database
    assert (summary.documents, summary.pages) == (alone.documents, alone.pages)


def test_limits_hold_there_and_no_reader_is_left(archive: Path, cluster: Processes) -> None:
    there = engine.Cluster(cluster.address, Limits(seconds=0.01))
    jobs = [Job(Path("arkiv/farsta.pdf"), "one")]
    (outcome,) = there.run(jobs, Options())
    there.close()
    assert isinstance(outcome.failure, LimitExceeded) and "took longer than 0.01 seconds" in str(
        outcome.failure
    )
    assert outcome.job == jobs[0]
    end = time.monotonic() + READY
    while any(children_of(worker.pid) for worker in cluster.workers):
        assert time.monotonic() < end
        time.sleep(0.1)


def children_of(process: int) -> list[str]:
    """Readers below a worker; Python's own process that looks after semaphores is none."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = path.read_text().rpartition(")")[2].split()[1]
            line = path.with_name("cmdline").read_text()
        except OSError:
            continue
        if parent == str(process) and "spawn_main" in line:
            found.append(line)
    return found


def test_rules_of_ones_own_go_along(archive: Path, cluster: Processes) -> None:
    Path("mina").mkdir()
    Path("mina/districts.tsv").write_text(
        "municipality\tdistrict\tfrom\tto\tbecame\talso_a_word\tsource\nVara\tPåhittadal\t\t\t\t\tegen\n",
        encoding="utf-8",
    )
    Path("arkiv/2010.txt").write_text(
        PLAN.format(year=2010).replace("Farsta", "Påhittadal"), encoding="utf-8"
    )
    there = engine.Cluster(cluster.address)
    (outcome,) = there.run([Job(Path("arkiv/2010.txt"), "a")], Options(rules=(Path("mina"),)))
    there.close()
    assert outcome.extraction is not None
    record = outcome.extraction.record
    assert record.district is not None
    assert (record.district.name, record.rules_version.count("+")) == ("Påhittadal", 1)


def test_a_path_that_the_workers_do_not_see(archive: Path, cluster: Processes) -> None:
    """`/proc/self/cwd` is another folder for each process."""
    hidden = Job(Path("/proc/self/cwd/arkiv/2010.txt"), "arkiv/2010.txt")
    there = engine.Cluster(cluster.address)
    with pytest.raises(
        ClusterError, match=r"does not see arkiv/2010.txt.*same path on every machine, or send .*--ship"
    ):
        list(there.run([hidden], Options()))
    there.ship = True
    (outcome,) = there.run([hidden], Options())
    there.close()
    assert outcome.extraction is not None


def test_what_is_missing_here_is_a_failure_of_the_file(archive: Path, cluster: Processes) -> None:
    for ship in (False, True):
        there = engine.Cluster(cluster.address, ship=ship)
        (outcome,) = there.run([Job(Path("arkiv/nej.txt"), "nej.txt")], Options())
        there.close()
        assert outcome.failure is not None and outcome.failure.code == "missing-file"


def test_the_command(archive: Path, cluster: Processes, capsys, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    asked = ("import", "arkiv", "--db", "there.db", "--engine", "dask", "--scheduler")
    code, out, _ = run(capsys, monkeypatch, *asked, cluster.address)
    assert code == 20 and re.search(r"documents read +│ +11 │", out)
    run(capsys, monkeypatch, "import", "arkiv", "--db", "here.db")
    assert dump(Path("there.db")) == dump(Path("here.db"))


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:9", "nej://x", "tcp://", "127.0.0.1", "tcp://no.such.host.invalid:1"]
)
def test_an_address_at_which_none_answers(archive: Path, address: str, capsys, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(client, "CONNECT", 0.5)
    code, out, err = run(capsys, monkeypatch, "import", "arkiv", "--db", "new.db", "--engine", "dask", "--scheduler", address)  # fmt: skip
    assert (code, out, err.count("\n")) == (27, "", 1)
    assert f"no scheduler answers at '{address}'" in err and "`dask scheduler`" in err
    assert not Path("new.db").exists()


def test_options_that_do_not_go_together(archive: Path, capsys, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    for options, says in (
        (("--engine", "dask"), "--engine dask needs --scheduler ADDRESS"),
        (("--scheduler", "tcp://x:1"), "--scheduler and --ship are for --engine dask"),
        (("--ship",), "--scheduler and --ship are for --engine dask"),
    ):
        code, _, err = run(capsys, monkeypatch, "import", "arkiv", *options)
        assert code == 2 and says in err


def test_without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingTool, match=r"not installed: pip install 'planlasare\[cluster\]'"):
        engine.Cluster("tcp://127.0.0.1:1")


@pytest.fixture(scope="module")
def empty() -> Iterator[str]:
    """A scheduler without workers."""
    import distributed

    with distributed.LocalCluster(
        n_workers=0, processes=False, dashboard_address=":0", scheduler_port=0
    ) as local:
        yield local.scheduler_address


def test_a_cluster_without_workers(archive: Path, empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "PATIENCE", 0.3)
    monkeypatch.setattr(client, "LOOK", 0.1)
    there = engine.Cluster(empty)
    with pytest.raises(
        ClusterError, match=r"has had no worker for 0\.3 seconds; start some with `dask worker"
    ):
        list(there.run([Job(Path("arkiv/2010.txt"), "a")], Options()))
    there.close()


def test_what_an_answer_means(archive: Path, empty: str) -> None:
    there = engine.Cluster(empty)
    under_way = engine._Run(there, iter(()), Options())
    job = Job(Path("arkiv/2010.txt"), "2010.txt")
    sent = Outcome(Job(Path("/elsewhere"), "2010.txt"), failure=EncryptedFile("2010.txt", "needs a password"))
    versions = parcel.versions_of(Options())
    told = under_way._outcome(job, parcel.Report(sent, versions, "machine"))
    assert (told.job, told.failure) == (job, sent.failure)
    with pytest.raises(
        ClusterError,
        match=r"machine reads with planlasare 9 and rules x, this machine with .* install the same",
    ):
        under_way._outcome(job, parcel.Report(sent, ("9", "x"), "machine"))
    with pytest.raises(ClusterError, match="same Python, planlasare and Dask"):
        under_way._outcome(job, ModuleNotFoundError("No module named 'extract'"))
    import distributed

    killed = distributed.KilledWorker("key", None, 3)
    failure = under_way._outcome(job, killed).failure
    assert isinstance(failure, ReaderFailed) and "4 workers of the cluster died over this file" in str(
        failure
    )
    under_way.close()
    there.close()


def test_few_files_are_on_their_way_and_few_bytes(
    archive: Path, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "PATIENCE", 0.2)
    taken: list[str] = []

    def jobs() -> Iterator[Job]:
        for path in sorted(Path("arkiv").glob("*.txt")):
            taken.append(path.name)
            yield Job(path, path.name)

    for ship, most, count in ((False, 1, 4), (True, 1 << 20, 4), (True, 1, 1)):
        monkeypatch.setattr(engine, "MOST_SHIPPED", most)
        there = engine.Cluster(empty, ship=ship)
        taken.clear()
        with pytest.raises(ClusterError):
            list(there.run(jobs(), Options()))
        there.close()
        assert len(taken) == (count if ship else 4)


def test_readers_are_kept_for_their_run_and_ended(archive: Path) -> None:
    orders = parcel.Orders(Options(), (), 300, 120, None)
    report = reading.read_on_worker(
        Job(Path("arkiv/2010.txt"), "a", data=b"\xc3\x85tg\xc3\xa4rdsplan\n"), orders
    )
    assert report.outcome.job.data is None and report.outcome.extraction is not None
    (readers,) = reading._kept.values()
    (waiting,) = readers._waiting
    assert readers.take() is waiting
    reading.end_readers(orders)
    assert reading._kept == {}
    readers.put(waiting)
    assert not waiting._pool._workers, "one that reads is ended when it has done so"
