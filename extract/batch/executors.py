"""Running extractions: in this process, or in workers that can be ended when a file hangs or crashes.

Only ending a process ends a loop inside a native library, so an archive is read in workers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from extract.enclosed import extract_enclosed
from extract.pipeline import Extraction, Options, extract_file
from models.errors import DocumentError, LimitExceeded, ReaderFailed

FILES_A_WORKER = 200
"""After so many files a worker is replaced, so that what a library leaks does not add up."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take."""

    seconds: float = 300.0
    memory: int = 4 * 1024**3
    """Bytes of address space of a worker, where the system limits it."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read. `shown_as` is its path as the user gave it."""

    path: Path
    shown_as: str
    within: str | None = None
    """`shown_as` of the outermost file that it lies in; `path` is then its name alone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: an extraction or a failure, never both."""

    job: Job
    extraction: Extraction | None = None
    failure: DocumentError | None = None
    identity: str | None = None
    """SHA-256, hex, of a file inside of another."""
    inside: tuple[Outcome, ...] = ()
    """What came of the documents in the file; an executor yields them after it."""


class Executor(Protocol):
    """Runs jobs and yields an outcome for each, in the order of the jobs, and for each document inside of them."""

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Outcome]:
        """Read the jobs' files with `options`."""
        ...


class Workers:
    """Reads files in worker processes (pebble); a file that hangs, crashes or fills the memory fails alone."""

    def __init__(self, count: int, limits: Limits | None = None) -> None:
        self.count = count
        self.limits = limits or Limits()

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Outcome]:
        """Read the jobs' files with `options`."""
        from pebble import ProcessPool

        jobs = list(jobs)
        with ProcessPool(
            max_workers=max(1, min(self.count, len(jobs))),
            max_tasks=FILES_A_WORKER,
            initializer=limit_memory,
            initargs=[self.limits.memory],
        ) as pool:
            futures = [
                pool.schedule(run_job, args=[job, options], timeout=self.limits.seconds) for job in jobs
            ]
            try:
                for job, future in zip(jobs, futures, strict=True):
                    try:
                        yield from with_inside(future.result())
                    except FutureTimeout:
                        yield Outcome(job, failure=self._too_slow(job))
                    except Exception as problem:  # pebble tells a crash by several kinds of error
                        yield Outcome(job, failure=crashed(job.path.name, problem))
            finally:
                for future in futures:
                    future.cancel()  # type: ignore[no-untyped-call]

    def _too_slow(self, job: Job) -> LimitExceeded:
        return LimitExceeded(
            job.path.name, f"took longer than {self.limits.seconds:g} seconds; allow more with --timeout"
        )


def run_job(job: Job, options: Options) -> Outcome:
    """Read one file and the documents in it; what goes wrong becomes the outcome's failure."""
    name = job.path.name
    try:
        extraction = extract_file(job.path, options, shown_as=job.shown_as)
        inside = tuple(_inside(job, extraction, options))
        return Outcome(job, extraction=replace(extraction, enclosed=()), inside=inside)
    except DocumentError as failure:
        return Outcome(job, failure=failure)
    except (MemoryError, RecursionError):
        return Outcome(job, failure=LimitExceeded(name, "needs more memory than a file may have"))
    except Exception as problem:  # one bad file never stops a batch
        return Outcome(job, failure=crashed(job.path.name, problem))


def _inside(job: Job, extraction: Extraction, options: Options) -> Iterator[Outcome]:
    """What comes of the documents in a file that was read."""
    for inner in extract_enclosed(extraction.enclosed, job.shown_as, options):
        own = Job(Path(inner.name), inner.path, within=job.shown_as)
        read = replace(inner.extraction, enclosed=()) if inner.extraction is not None else None
        yield Outcome(own, read, inner.failure, inner.identity)


def with_inside(outcome: Outcome) -> Iterator[Outcome]:
    """An outcome, and those of the documents inside."""
    yield replace(outcome, inside=()) if outcome.inside else outcome
    yield from outcome.inside


def crashed(name: str, problem: Exception) -> ReaderFailed:
    """The failure of a file on which the program, or a worker, broke down."""
    place = _place_of(problem)
    reason = f"{type(problem).__name__}{place}: {problem}".splitlines()[0][:200]
    return ReaderFailed(name, f"the program failed on this file ({reason}); please report it with the file")


def _place_of(problem: Exception) -> str:
    trace = problem.__traceback__
    if trace is None:
        return ""
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f" in {Path(trace.tb_frame.f_code.co_filename).name} line {trace.tb_lineno}"


def limit_memory(most: int) -> None:
    """Let the worker's address space grow no further than `most` bytes (a MemoryError then, not a dead machine).

    Where the system knows no such limit (Windows) or takes none (macOS) memory is not limited.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
