"""One worker process: it is given a file, and watched, and can be ended at any moment.

Only ending a process ends a loop inside a native library. Each worker has a pipe of its own, so that one that dies
leaves nothing locked behind; through it come its steps, then what became of its file.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any, TypeAlias

from extract.batch.jobs import Job, Outcome
from extract.batch.limits import Limits, limit_memory, memory_of
from models.errors import LimitExceeded
from models.steps import listen

Task: TypeAlias = Callable[[Job], Outcome]

Step: TypeAlias = tuple[int, float]
"""What a worker tells of its way: pages done, and seconds that its file may take beyond the limit."""
STEP_APART = 0.05
"""Seconds between two steps that are told; those in between are told together."""
FORKS = sys.platform == "linux" and hasattr(os, "fork")
"""Whether workers are forks, which share what is loaded; elsewhere each loads its own."""
_DIE_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of Linux."""
NEARLY = 0.6
"""Share of its memory: a worker that crashed with more in use is taken to have crashed for want of memory."""


class Worker:
    """A process that reads one file at a time."""

    def __init__(
        self, task: Task, limits: Limits, others: Iterable[Worker] = (), forks: bool = FORKS
    ) -> None:
        """`others` are the workers that are there; with `forks` the process shares what is loaded here."""
        context: Any = multiprocessing.get_context("fork" if forks else "spawn")
        self.limits = limits
        self.job: Job | None = None
        """What it reads; None while it waits."""
        self.done = 0
        """How many files it has read."""
        self.pages = 0
        """Pages of the file under way that are done."""
        self.dead = False
        """Whether the process has died over its file."""
        self._began = self._stepped = self._allowed = self._peak = 0.0
        self.pipe, theirs = context.Pipe()
        inherited = [self.pipe, *(other.pipe for other in others)] if forks else []
        self._process = context.Process(
            target=_serve, args=(theirs, task, limits.memory, inherited), daemon=True
        )
        with _may_have_children():
            self._process.start()
        theirs.close()

    @property
    def held(self) -> int:
        """Bytes that the process holds now."""
        return memory_of(self._process.pid or 0)[1]

    def give(self, job: Job) -> None:
        """Let it read `job`. It must be waiting."""
        self.job, self.pages, self._peak, self._allowed = job, 0, 0, 0
        self._began = self._stepped = time.monotonic()
        with suppress(OSError):  # it has died while it waited: `take` will tell
            self.pipe.send(job)

    def take(self) -> Outcome | None:
        """What came of its job; None where it has only made a step, or is `dead`."""
        self.watch()
        try:
            while self.pipe.poll():
                told: Outcome | Step = self.pipe.recv()
                if isinstance(told, Outcome):
                    self.done += 1
                    return self.measured(told)
                self._stepped = time.monotonic()
                self.pages += told[0]
                self._allowed += told[1]
        except (EOFError, OSError):
            self.dead = True
            self._process.join(timeout=5)
        return None

    def watch(self) -> None:
        """Note how much memory it holds."""
        self._peak = max(self._peak, self.held)

    def overdue(self) -> Outcome | None:
        """The failure of its job, where that has run out of time; else None."""
        if self.job is None:
            return None
        now, limits, allowed = time.monotonic(), self.limits, self._allowed
        if now - self._began > limits.seconds + allowed:
            message = f"took longer than {limits.seconds + allowed:g} seconds; allow more with --timeout"
        elif now - self._stepped > limits.still + allowed:
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
        end = self._process.kill if hasattr(signal, "SIGKILL") else self._process.terminate
        end()
        self._process.join(timeout=5)
        self.pipe.close()

    def measured(self, outcome: Outcome) -> Outcome:
        """`outcome` with what its job took."""
        seconds = time.monotonic() - self._began
        return replace(outcome, seconds=seconds, memory=int(self._peak), pages=self.pages)


_starting = Lock()


@contextmanager
def _may_have_children() -> Iterator[None]:
    """Let this process start another though it is a daemon, as Dask's nannies make theirs: ours die with it anyway."""
    this = multiprocessing.current_process()
    with _starting:
        was = this.daemon
        if was:
            this.daemon = False
        try:
            yield
        finally:
            if was:
                this.daemon = True


def _serve(pipe: Connection, task: Task, memory: int, inherited: list[Connection]) -> None:
    """The life of a worker: a job, its outcome, the next one, until the pipe ends."""
    for other in inherited:  # a fork has the main process's ends of all pipes
        other.close()
    _settle_in()
    limit_memory(memory)

    steps = _Steps(pipe)
    listen(steps.note)
    while True:
        try:
            job: Job = pipe.recv()
        except (EOFError, OSError):
            return
        outcome = task(job)
        steps.tell()
        try:
            pipe.send(outcome)
        except MemoryError:
            pipe.send(Outcome(job, failure=too_much_memory(job)))


class _Steps:
    """Steps of a worker on their way to the main process."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._pages, self._told = 0, 0.0

    def note(self, pages: int, allow: float) -> None:
        """A step was done; it is told at once, unless another was told just before."""
        self._pages += pages
        if allow or time.monotonic() - self._told > STEP_APART:
            self.tell(allow)

    def tell(self, allow: float = 0.0) -> None:
        """Tell what has not been told."""
        self._pipe.send((self._pages, allow))
        self._pages, self._told = 0, time.monotonic()


def too_much_memory(job: Job) -> LimitExceeded:
    """The failure of a file that asks for more memory than a worker may have."""
    return LimitExceeded(
        job.name, "needs more memory than a file may have; allow more with --memory, or split the document"
    )


def _settle_in() -> None:
    """Leave Ctrl-C to the main process, die with it, and write to no terminal: libraries complain there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(OSError, AttributeError, ImportError, TypeError):
        import ctypes

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, getattr(signal, "SIGKILL", 9))
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.close(nowhere)
