"""Running extractions in workers that can be ended when a file hangs, crashes or fills the memory.

Results are handed over as they come and forgotten. What is loaded before the workers start they share.
"""

from __future__ import annotations

import gc
import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from multiprocessing.connection import wait
from operator import length_hint
from pathlib import Path

from extract.batch.jobs import Executor, Idle, Inside, Job, JobQueue, Member, Outcome
from extract.batch.limits import Limits, memory_for
from extract.batch.walk import could_be_document
from extract.batch.worker import FORKS, Worker, too_much_memory
from extract.pipeline import Options, extract_bytes, extract_file
from extract.readers.abilities import clear_away
from extract.readers.members import (
    DEEPEST,
    Content,
    NamedContent,
    enclosed_files,
    is_archive,
    member_files,
    open_member,
)
from models.errors import DocumentError, EmptyFile, LimitExceeded, ReaderFailed
from models.steps import note_step

__all__ = [
    "Executor",
    "Idle",
    "Inside",
    "Job",
    "JobQueue",
    "Limits",
    "Member",
    "OneByOne",
    "Outcome",
    "Workers",
    "memory_for",
    "run_job",
]

FILES_A_WORKER = 200
"""After so many files a worker is replaced, so that what a library leaks does not add up."""
FULL = 0.5
"""Share of its memory that a worker may still hold after a file; with more it is replaced."""
TICK = 0.1
"""Seconds between two looks at the workers: how late a limit may be noticed."""
WAITING = 64
"""Outcomes that are kept back at most, where they are to come in the order of the jobs, before no more jobs begin."""

_WARMING = (
    "Åtgärdsplan för Farsta 2021\n\nAktivitet\tNattvandring\nMål\tFler ska vara trygga.\n"
    "Polisens åtagande\tDelta.\n"
)
"""A plan that has every part of the rules loaded."""


class Workers:
    """Reads files in worker processes; a file that hangs, crashes or fills the memory fails alone.

    A file that its worker died over is read once more when no other is being read: the fault may have been a
    neighbour's, who took all memory. `in_order`: outcomes come in the order of the jobs, not as files end.
    `idle` is called a few times a second.
    """

    def __init__(
        self,
        count: int,
        limits: Limits | None = None,
        *,
        in_order: bool = False,
        idle: Idle | None = None,
        forks: bool = FORKS,
    ) -> None:
        self.count = count
        self.limits = limits or Limits()
        self.in_order = in_order
        self.idle = idle
        self.forks = forks

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Outcome]:
        """Read the jobs' files with `options`."""
        pool = _Pool(self, options, iter(jobs))
        try:
            yield from pool.in_order() if self.in_order else (outcome for _, outcome in pool.outcomes())
        finally:
            pool.stop()


class _Pool:
    """The workers of one run."""

    def __init__(self, settings: Workers, options: Options, jobs: Iterator[Job]) -> None:
        self._settings, self._options, self._jobs = settings, options, jobs
        self._task = partial(run_job, options=options)
        self._alone: int | None = None
        """The number of the job that is read while no other is."""
        self._workers: list[Worker] = []
        self._numbers: dict[Worker, int] = {}
        self._again: deque[tuple[int, Job]] = deque()
        self._given = self._pages = 0
        self._kept: dict[int, Outcome] = {}

    def stop(self) -> None:
        """End all workers, at once."""
        for worker in self._workers:
            worker.stop()
        self._workers.clear()
        clear_away()  # what they started and had no time to end

    def only(self, job: Job) -> Outcome:
        """The outcome of one more job, while no other is read."""
        self._jobs = iter((job,))
        return next(outcome for _, outcome in self.outcomes())

    def in_order(self) -> Iterator[Outcome]:
        """The outcomes in the order of the jobs."""
        following = 0
        for number, outcome in self.outcomes():
            self._kept[number] = outcome
            while following in self._kept:
                yield self._kept.pop(following)
                following += 1

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        """Each job's number and its outcome, as they end."""
        while True:
            self._give()
            busy = [worker for worker in self._workers if worker.job is not None]
            if not busy and not self._again:
                return
            if not busy:
                self._alone, job = self._again.popleft()
                busy = [self._start(self._alone, job)]
            ended = list(self._ended(busy))
            if self._settings.count > 1:
                self._give()  # they read on while what they gave is stored; one leaves the other core free
            yield from ended
            if self._settings.idle is not None:
                under_way = sum(worker.pages for worker in self._workers if worker.job is not None)
                self._settings.idle(self._pages + under_way)

    def _give(self) -> None:
        """A job for each worker that waits, unless one reads alone."""
        while self._alone is None and self._has_room() and len(self._kept) < WAITING:
            job = next(self._jobs, None)
            if job is None:
                return
            if not self._given and length_hint(self._jobs, 1):  # one file alone shares no engine
                share_engine(self._options)
            if not self._given:
                gc.freeze()  # what the collector does not touch stays shared
            self._start(self._given, job)
            self._given += 1

    def _has_room(self) -> bool:
        return sum(worker.job is not None for worker in self._workers) < max(1, self._settings.count)

    def _start(self, number: int, job: Job) -> Worker:
        worker = next((one for one in self._workers if one.job is None), None)
        if worker is None:
            worker = Worker(self._task, self._settings.limits, self._workers, self._settings.forks)
            self._workers.append(worker)
        self._numbers[worker] = number
        worker.give(job)
        return worker

    def _ended(self, busy: list[Worker]) -> Iterator[tuple[int, Outcome]]:
        """What ends within a tick: read, out of time, or dead for good."""
        ready = wait([worker.pipe for worker in busy], timeout=TICK)
        for worker in busy:
            number, job = self._numbers[worker], worker.job
            assert job is not None  # it is busy  # noqa: S101
            outcome = worker.take() if worker.pipe in ready else None
            if worker.dead:
                outcome = self._buried(worker, number, job)
            elif outcome is None:
                worker.watch()
                outcome = worker.overdue()
                if outcome is not None:
                    self._retire(worker)
            if outcome is None:
                continue
            self._pages += worker.pages
            worker.job = None
            if number == self._alone:
                self._alone = None
            if worker.done >= FILES_A_WORKER or worker.held > FULL * self._settings.limits.memory:
                self._retire(worker)
            yield number, outcome

    def _buried(self, worker: Worker, number: int, job: Job) -> Outcome | None:
        """What is to be said of a worker's death; None where its file will be read once more, alone."""
        death, is_full = worker.death()
        self._retire(worker)
        if is_full:
            return worker.measured(Outcome(job, failure=too_much_memory(job)))
        if number != self._alone:
            self._again.append((number, job))
            return None
        return worker.measured(Outcome(job, failure=_killed(job, death)))

    def _retire(self, worker: Worker) -> None:
        if worker in self._workers:
            self._workers.remove(worker)
            worker.stop()


class OneByOne:
    """A worker process that reads the files it is handed, one after another, under `limits`, and stays between them.

    A worker that dies is replaced, and its file read once more. Without `forks` the process shares nothing with this
    one, which may have threads.
    """

    def __init__(self, options: Options, limits: Limits, *, forks: bool = FORKS) -> None:
        self._pool = _Pool(Workers(1, limits, forks=forks), options, iter(()))

    def close(self) -> None:
        """End the process."""
        self._pool.stop()

    def read(self, job: Job) -> Outcome:
        """What comes of the job."""
        return self._pool.only(job)


def share_engine(options: Options) -> None:
    """Load rules and dictionary before workers are forked, so that all have them and none waits for them."""
    if not FORKS:
        return  # workers that are no forks load their own
    with suppress(DocumentError):
        extract_bytes("warm.txt", _WARMING.encode(), replace(options, ocr="never"))
    gc.collect()


def run_job(job: Job, options: Options) -> Outcome:
    """Read one file; what goes wrong becomes the outcome's failure."""
    try:
        return _read(job, options)
    except DocumentError as failure:
        return Outcome(job, failure=failure)
    except (MemoryError, RecursionError):
        return Outcome(job, failure=too_much_memory(job))
    except Exception as problem:  # one bad file never stops a batch
        return Outcome(job, failure=crashed(job.name, problem))


def _read(job: Job, options: Options) -> Outcome:
    """The job's record, or the files that it only holds, or both."""
    content: Content = job.path if job.data is None else job.data
    if job.inner and job.data is None:
        content = open_member(job.path.name, job.path, job.inner, options.password)
    if is_archive(content):
        return Outcome(job, members=_members(job, content, options))
    if isinstance(content, Path):
        extraction = extract_file(content, options, shown_as=job.shown_as, given=job.given)
    else:
        extraction = extract_bytes(job.name, content, options, path=job.shown_as, given=job.given)
    members = tuple(_documents_among(enclosed_files(extraction.enclosed)))
    return Outcome(job, replace(extraction, enclosed=()), members=members)


def _members(job: Job, content: Content, options: Options) -> tuple[Member, ...]:
    """The files inside an archive that could be documents. Raises EmptyFile where there is none."""
    if len(job.inner) >= DEEPEST:
        raise LimitExceeded(job.name, f"lies inside {DEEPEST} files and holds more: unpack it")
    found = tuple(_documents_among(member_files(job.name, content, options.password)))
    if not found:
        raise EmptyFile(job.name, "holds no PDF, Word, Excel or text file")
    return found


def _documents_among(files: Iterable[NamedContent]) -> Iterator[Member]:
    for name, data in files:
        note_step()
        if could_be_document(name, data):
            yield Member(name, hashlib.sha256(data).hexdigest(), len(data))


def crashed(name: str, problem: Exception) -> ReaderFailed:
    """The failure of a file on which the program broke down."""
    reason = f"{type(problem).__name__}{_place_of(problem)}: {problem}".splitlines()[0][:200]
    return ReaderFailed(name, f"the program failed on this file ({reason}); please report it with the file")


def _killed(job: Job, death: str) -> ReaderFailed:
    return ReaderFailed(
        job.name,
        f"the program failed on this file (its worker died of it twice: {death}); allow more with --memory,"
        " or report it with the file",
    )


def _place_of(problem: Exception) -> str:
    trace = problem.__traceback__
    if trace is None:
        return ""
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f" in {Path(trace.tb_frame.f_code.co_filename).name} line {trace.tb_lineno}"
