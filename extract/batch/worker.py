"""One worker process: it is given a file, and watched, and can be ended at any moment.

Only ending a process ends a loop inside a native library. Each worker has a pipe of its own, so that one that dies
leaves nothing locked behind, and a page of memory shared with the main process, where it notes its steps.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

from extract.batch.jobs import Job, Outcome
from extract.batch.limits import Limits, limit_memory, memory_of
from models.errors import LimitExceeded
from models.steps import listen

Task: TypeAlias = Callable[[Job], Outcome]

_STEP, _PAGES, _ALLOWED = range(3)
"""Places in the shared memory: when the last step was done, pages done, seconds allowed beyond the limit."""
_DIE_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of Linux."""
NEARLY = 0.6
"""Share of its memory: a worker that crashed with more in use is taken to have crashed for want of memory."""


def _context() -> Any:
    """Workers are forks where the system has them, since they then share what is loaded."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class Worker:
    """A process that reads one file at a time."""

    def __init__(self, task: Task, limits: Limits, others: Iterable[Worker] = ()) -> None:
        context = _context()
        self.limits = limits
        self.job: Job | None = None
        """What it reads; None while it waits."""
        self.done = 0
        """How many files it has read."""
        self._shared = context.RawArray("d", 3)
        self._began = self._peak = 0.0
        self.pipe, theirs = context.Pipe()
        inherited = [self.pipe, *(other.pipe for other in others)] if sys.platform == "linux" else []
        self._process = context.Process(
            target=_serve, args=(theirs, self._shared, task, limits.memory, inherited), daemon=True
        )
        self._process.start()
        theirs.close()

    @property
    def pages(self) -> int:
        """Pages of the file under way that are done."""
        return int(self._shared[_PAGES])

    @property
    def held(self) -> int:
        """Bytes that the process holds now."""
        return memory_of(self._process.pid or 0)[1]

    def give(self, job: Job) -> None:
        """Let it read `job`. It must be waiting."""
        self.job, self._began, self._peak = job, time.monotonic(), 0
        self._shared[:] = [self._began, 0, 0]
        with suppress(OSError):  # it has died while it waited: `take` will tell
            self.pipe.send(job)

    def take(self) -> Outcome | None:
        """What came of its job; None where the process died over it, and `exit_code` says how."""
        assert self.job is not None  # asked only of one that reads  # noqa: S101
        self.watch()
        try:
            outcome: Outcome = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join(timeout=5)
            return None
        self.done += 1
        return self.measured(outcome)

    def watch(self) -> None:
        """Note how much memory it holds."""
        self._peak = max(self._peak, self.held)

    def overdue(self) -> Outcome | None:
        """The failure of its job, where that has run out of time; else None."""
        if self.job is None:
            return None
        now, limits = time.monotonic(), self.limits
        allowed = self._shared[_ALLOWED]
        if now - self._began > limits.seconds + allowed:
            message = f"took longer than {limits.seconds + allowed:g} seconds; allow more with --timeout"
        elif now - self._shared[_STEP] > min(limits.still + allowed, limits.seconds + allowed):
            message = (
                f"came no step further in {limits.still:g} seconds (page {self.pages + 1}); it was given up:"
                " print or save the file anew"
            )
        else:
            return None
        return self.measured(Outcome(self.job, failure=LimitExceeded(self.job.name, message)))

    def death(self) -> tuple[str, bool]:
        """How the process died, in words, and whether that was for want of memory as far as can be told."""
        code = self._process.exitcode
        words = f"exit code {code}" if code is None or code >= 0 else f"signal {-code}"
        with suppress(ValueError, TypeError):
            words = signal.Signals(-(code or 0)).name if code is not None and code < 0 else words
        return words, self._peak > NEARLY * self.limits.memory

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join(timeout=5)
        self.pipe.close()

    def measured(self, outcome: Outcome) -> Outcome:
        """`outcome` with what its job took."""
        seconds = time.monotonic() - self._began
        return replace(outcome, seconds=seconds, memory=int(self._peak), pages=self.pages)


def _serve(pipe: Connection, shared: Any, task: Task, memory: int, inherited: list[Connection]) -> None:
    """The life of a worker: a job, its outcome, the next one, until the pipe ends."""
    for other in inherited:  # a fork has the main process's ends of all pipes
        other.close()
    _settle_in()
    limit_memory(memory)

    def step(pages: int, allow: float) -> None:
        shared[_STEP] = time.monotonic()
        shared[_PAGES] += pages
        shared[_ALLOWED] += allow

    listen(step)
    while True:
        try:
            job: Job = pipe.recv()
        except (EOFError, OSError):
            return
        outcome = task(job)
        try:
            pipe.send(outcome)
        except MemoryError:
            pipe.send(Outcome(job, failure=too_much_memory(job)))


def too_much_memory(job: Job) -> LimitExceeded:
    """The failure of a file that asks for more memory than a worker may have."""
    return LimitExceeded(
        job.name, "needs more memory than a file may have; allow more with --memory, or split the document"
    )


def _settle_in() -> None:
    """Leave Ctrl-C to the main process, die with it, and write to no terminal: libraries complain there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(OSError, AttributeError, ImportError):
        import ctypes

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.close(nowhere)
