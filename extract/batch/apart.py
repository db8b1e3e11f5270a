"""Work on a stranger's file in a process of its own: one that hangs, crashes or fills the memory ends alone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import TimeoutError as FutureTimeout
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar

from extract.batch.executors import FILES_A_WORKER, Limits, crashed, limit_memory
from models.errors import DocumentError, LimitExceeded

if TYPE_CHECKING:
    from pebble import ProcessPool

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

SECONDS = 60.0
"""For the pictures of one file: forty pages of a scan take less."""


class Apart:
    """A worker process, started when it is first needed; leaving a `with` statement ends it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits(seconds=SECONDS)
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, whatever it does. Closing twice is nothing."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def call(
        self, name: str, work: Callable[Asked, Answer], *args: Asked.args, **kwargs: Asked.kwargs
    ) -> Answer:
        """What `work` answers, done in the worker on the file called `name`.

        `work` is a function of a module; arguments and answer are copied. Raises DocumentError: that of `work`,
        LimitExceeded where it took too long or too much, ReaderFailed where the worker crashed.
        """
        future = self._started().schedule(work, args=list(args), kwargs=kwargs, timeout=self._limits.seconds)
        try:
            answer: Answer = future.result()
        except FutureTimeout:
            raise LimitExceeded(name, f"took longer than {self._limits.seconds:g} seconds to draw") from None
        except DocumentError:
            raise
        except (MemoryError, RecursionError):
            raise LimitExceeded(name, "needs more memory to be drawn than a file may have") from None
        except Exception as problem:  # pebble tells a crash by several kinds of error
            raise crashed(name, problem) from None
        return answer

    def _started(self) -> ProcessPool:
        if self._pool is None:
            from pebble import ProcessPool

            self._pool = ProcessPool(
                max_workers=1,
                max_tasks=FILES_A_WORKER,
                initializer=limit_memory,
                initargs=[self._limits.memory],
            )
        return self._pool
