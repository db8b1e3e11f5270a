"""Work on a stranger's file in a process of its own: one that hangs, crashes or fills the memory ends alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, ParamSpec, Self, TypeVar

from extract.batch.executors import FILES_A_WORKER, TICK, crashed
from extract.batch.jobs import Job, Outcome
from extract.batch.limits import Limits
from extract.batch.worker import FORKS, Worker
from extract.readers.abilities import clear_away
from models.errors import DocumentError, LimitExceeded, ReaderFailed

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

SECONDS = 60.0
"""For the pictures of one file: forty pages of a scan take less."""


@dataclass(frozen=True, slots=True)
class _Call(Job):
    """A job of another kind: to call a function."""

    work: Callable[..., Any] = len
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    purpose: str = ""
    """What the file is there for, in messages."""

    @property
    def done(self) -> Job:
        """The job without what it was given, which need not be sent back."""
        return Job(self.path, self.shown_as)


@dataclass(frozen=True, slots=True)
class _Answered(Outcome):
    """What came of a call, unless it failed."""

    answer: Any = None


class Apart:
    """A worker process, started when it is first needed; leaving a `with` statement ends it."""

    def __init__(
        self, limits: Limits | None = None, purpose: str = "to be drawn", *, forks: bool = FORKS
    ) -> None:
        """`purpose` is what the files are there for, in messages; a process with threads should not fork."""
        self._forks = forks
        self._purpose = purpose
        self._limits = limits or Limits(seconds=SECONDS)
        self._worker: Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, whatever it does. Closing twice is nothing."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
            clear_away()

    def call(
        self, name: str, work: Callable[Asked, Answer], *args: Asked.args, **kwargs: Asked.kwargs
    ) -> Answer:
        """What `work` answers, done in the worker on the file called `name`.

        `work` is a function of a module; arguments and answer are copied. Raises DocumentError: that of `work`,
        LimitExceeded where it took too long or too much, ReaderFailed where the worker crashed.
        """
        if self._worker is None:
            self._worker = Worker(_called, self._limits, forks=self._forks)
        outcome = self._outcome(self._worker, self._call(name, work, args, kwargs))
        if outcome is None or (self._worker is not None and self._worker.done >= FILES_A_WORKER):
            self.close()
        if outcome is None:
            raise LimitExceeded(name, f"took longer than {self._limits.seconds:g} seconds {self._purpose}")
        if outcome.failure is not None:
            raise outcome.failure
        assert isinstance(outcome, _Answered)  # as `_called` makes them  # noqa: S101
        answer: Answer = outcome.answer
        return answer

    def _call(
        self, name: str, work: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]
    ) -> _Call:
        return _Call(Path(name), name, work=work, args=args, kwargs=kwargs, purpose=self._purpose)

    def _outcome(self, worker: Worker, call: _Call) -> Outcome | None:
        """What came of a call; None where it took too long."""
        worker.give(call)
        while True:
            outcome = worker.take() if wait([worker.pipe], timeout=TICK) else None
            if worker.dead:
                death, is_full = worker.death()
                self.close()
                return _Answered(call, failure=_too_much(call) if is_full else _died(call, death))
            if outcome is not None:
                worker.job = None
                return outcome
            worker.watch()
            if worker.overdue() is not None:
                return None


def _called(job: Job) -> Outcome:
    """The answer to a call, in the worker."""
    assert isinstance(job, _Call)  # this worker is given no other  # noqa: S101
    try:
        return _Answered(job.done, answer=job.work(*job.args, **job.kwargs))
    except DocumentError as failure:
        return _Answered(job.done, failure=failure)
    except (MemoryError, RecursionError):
        return _Answered(job.done, failure=_too_much(job))
    except Exception as problem:  # one bad file never stops those who ask
        return _Answered(job.done, failure=crashed(job.name, problem))


def _too_much(call: _Call) -> LimitExceeded:
    return LimitExceeded(call.name, f"needs more memory {call.purpose} than a file may have")


def _died(call: Job, death: str) -> ReaderFailed:
    return ReaderFailed(
        call.name,
        f"the program failed on this file (its worker died: {death}); please report it with the file",
    )
