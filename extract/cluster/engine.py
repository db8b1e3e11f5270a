"""The cluster as an executor: a bounded number of files is on its way, and each result is handed over as it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from extract.batch.apart import Apart
from extract.batch.executors import Idle, Job, Limits, OneByOne, Outcome, memory_for
from extract.cluster.client import Scheduler, killed_workers
from extract.cluster.parcel import Orders, Report, pack, versions_of
from extract.cluster.reading import end_readers, read_on_worker
from extract.pipeline import Options, file_bytes
from extract.readers.members import is_archive, open_member
from models.errors import ClusterError, DocumentError, MissingFile, PlanlasareError, ReaderFailed

AHEAD = 2
"""Files on their way for each that is read: the next one is there when a worker has ended one."""
FEWEST = 4
"""Of files on their way, however few workers there are."""
MOST_SHIPPED = 256 << 20
"""Bytes of files on their way, which the scheduler holds in its memory; one file may be larger."""


class Cluster:
    """Reads files on the workers of a Dask cluster, found by their path there or, with `ship`, sent as bytes.

    `limits` hold on each worker; `memory` is what a file's process may hold, None for a share of the worker's machine.
    `idle` is called a few times a second.
    """

    def __init__(
        self,
        address: str,
        limits: Limits | None = None,
        *,
        memory: int | None = None,
        ship: bool = False,
        idle: Idle | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.memory, self.ship, self.idle = memory, ship, idle
        self.scheduler = Scheduler(address)

    def close(self) -> None:
        """End the connection."""
        self.scheduler.close()

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Outcome]:
        """Read the jobs' files with `options`. Raises ClusterError where the cluster cannot go on."""
        run = _Run(self, iter(jobs), options)
        try:
            yield from run.outcomes()
        finally:
            run.close()


class _Run:
    def __init__(self, cluster: Cluster, jobs: Iterator[Job], options: Options) -> None:
        self._cluster, self._jobs, self._options = cluster, jobs, options
        packed, rules = pack(options)
        limits = cluster.limits
        self._orders = Orders(packed, rules, limits.seconds, limits.still, cluster.memory)
        self._versions = versions_of(options)
        here = Limits(limits.seconds, limits.still, cluster.memory or memory_for(1))
        self._opener = Apart(here, "to be opened", forks=False)  # Dask's client has threads
        self._near = OneByOne(options, here, forks=False)
        self._numbers = count()
        self._under_way: dict[int, tuple[Job, int]] = {}
        """Of each task its job, and the bytes that went with it."""
        self._pages = 0

    def close(self) -> None:
        """Give up what is under way."""
        self._cluster.scheduler.cancel()
        self._opener.close()
        self._near.close()

    def outcomes(self) -> Iterator[Outcome]:
        """Each job's outcome, as they end."""
        scheduler = self._cluster.scheduler
        more = True
        while more or self._under_way:
            most = max(FEWEST, AHEAD * scheduler.threads())
            while more and len(self._under_way) < most and self._shipped() < MOST_SHIPPED:
                job = next(self._jobs, None)
                if job is None:
                    more = False
                    break
                outcome = self._sent(job)
                if outcome is not None:
                    yield outcome
            for number, answer in scheduler.answers():
                job, _ = self._under_way.pop(number)
                outcome = self._outcome(job, answer)
                self._pages += outcome.pages
                yield outcome
                more = True  # it may have held other files
            if self._cluster.idle is not None:
                self._cluster.idle(self._pages)
        scheduler.everywhere(end_readers, self._orders)

    def _shipped(self) -> int:
        return sum(size for _, size in self._under_way.values())

    def _sent(self, job: Job) -> Outcome | None:
        """Send a job; what came of it where that is known here and now."""
        parcel = replace(job, path=job.path.absolute())
        if self._cluster.ship:
            if not job.inner and is_archive(job.path):
                return self._near.read(job)  # only its list is wanted; it may be larger than what can be sent
            try:
                parcel = replace(parcel, data=self._bytes(job))
            except DocumentError as failure:
                return Outcome(job, failure=failure)
        number = next(self._numbers)
        scheduler = self._cluster.scheduler
        self._under_way[number] = job, len(parcel.data or b"")
        scheduler.ask(number, read_on_worker, parcel, self._orders, scheduler.most_threads())
        return None

    def _bytes(self, job: Job) -> bytes:
        if not job.inner:
            return file_bytes(job.path)
        return self._opener.call(
            job.name, open_member, job.path.name, job.path, job.inner, self._options.password
        )

    def _outcome(self, job: Job, answer: object) -> Outcome:
        """What a task answered. Raises ClusterError for what would befall every file."""
        if isinstance(answer, Report):
            if answer.versions != self._versions:
                raise ClusterError(
                    f"{answer.machine} reads with planlasare {' and rules '.join(answer.versions)}, this machine with"
                    f" {' and rules '.join(self._versions)}; install the same on both"
                )
            if isinstance(answer.outcome.failure, MissingFile) and job.path.exists():
                raise ClusterError(
                    f"{answer.machine} does not see {job.shown_as}: {answer.outcome.failure.message}; let the archive"
                    " have the same path on every machine, or send the files with --ship"
                )
            return replace(answer.outcome, job=job)
        if isinstance(answer, PlanlasareError) or not isinstance(answer, Exception):
            raise ClusterError(f"a worker of the cluster cannot read as this machine does: {answer}")
        died = killed_workers(answer)
        if not died:
            raise ClusterError(
                f"a worker of the cluster failed ({type(answer).__name__}: {answer}); see that every machine has the"
                " same Python, planlasare and Dask: pip install 'planlasare[cluster]'"
            )
        message = f"{died} workers of the cluster died over this file; read it on one machine, or report it"
        return Outcome(job, failure=ReaderFailed(job.name, message))
