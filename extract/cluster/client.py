"""The one place that knows Dask: it is loaded when a cluster is asked for, and speaks to its scheduler."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from typing import Any
from uuid import uuid4

from models.errors import ClusterError, MissingTool

CONNECT = 15.0
"""Seconds that a scheduler has to answer."""
PATIENCE = 120.0
"""Seconds that a cluster may be without any worker: a batch system takes its time to start others."""
LOOK = 2.0
"""Seconds between two looks at the workers."""
TICK = 0.02
"""Seconds between two looks for results."""


class Scheduler:
    """A connection to a Dask scheduler; leaving a `with` statement ends it, and what was asked for."""

    def __init__(self, address: str) -> None:
        """Raises MissingTool without Dask, ClusterError where no scheduler answers."""
        try:
            from distributed import Client, as_completed
        except ImportError as problem:
            raise MissingTool(
                "a cluster is reached by Dask, which is not installed: pip install 'planlasare[cluster]'"
            ) from problem
        self.address = address
        connect: Callable[..., Any] = Client  # Dask ships no types
        collect: Callable[..., Any] = as_completed
        for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what happens is told by `ClusterError`
        warnings.filterwarnings(
            "ignore", module=r"distributed(\..*)?"
        )  # large tasks: files are sent as they are
        try:
            self._client: Any = connect(address, timeout=CONNECT, name="planlasare", set_as_default=False)
        except Exception as problem:  # of a dozen kinds, by what is wrong with the address or the network
            reason = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
            raise ClusterError(
                f"no scheduler answers at {address!r} ({reason}); give the address that `dask scheduler` prints,"
                " such as tcp://10.0.0.5:8786, and see that this machine may reach it"
            ) from problem
        self._done: Any = collect([], loop=self._client.loop, with_results=True, raise_errors=False)
        self._run = uuid4().hex[:8]
        self._asked = count()
        """Each task has a key that no other ever had: Dask would answer it with what that gave."""
        self._keys: dict[Any, int] = {}
        self._threads: dict[str, int] = {}
        self._looked = 0.0
        self._seen = time.monotonic()

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._keys:
            with suppress(Exception):  # it may have gone
                self._client.cancel(list(self._keys), force=True)
        self._keys.clear()
        self._done.clear()

    def everywhere(self, work: Callable[..., object], *arguments: object) -> None:
        """Have `work` done once on every worker, as far as they answer."""
        with suppress(Exception):
            self._client.run(work, *arguments, on_error="ignore")

    def close(self) -> None:
        """Give up what is under way and end the connection. Closing twice is nothing."""
        self.cancel()
        with suppress(Exception):
            self._client.close(timeout=0.5)

    @property
    def under_way(self) -> int:
        """How many tasks have been asked for and not been given back."""
        return len(self._keys)

    def threads(self) -> int:
        """How many tasks the cluster's workers do at once. Raises ClusterError where there are none for long."""
        now = time.monotonic()
        if now - self._looked > LOOK:
            self._looked = now
            try:
                self._threads = dict(self._client.nthreads())
            except Exception as problem:
                raise self._gone() from problem
            if self._threads:
                self._seen = now
        if now - self._seen > PATIENCE:
            raise ClusterError(
                f"the cluster at {self.address} has had no worker for {PATIENCE:g} seconds; start some with"
                f" `dask worker {self.address}`; what was finished is kept, and the same command goes on from there"
            )
        return sum(self._threads.values())

    def most_threads(self) -> int:
        """Of one worker."""
        return max(self._threads.values(), default=1)

    def ask(self, number: int, work: Callable[..., object], *arguments: object) -> None:
        """Have `work` done on a worker; a worker that is lost is replaced by another, thrice."""
        task = self._client.submit(
            work, *arguments, key=f"planlasare-{self._run}-{next(self._asked)}", pure=False
        )
        self._keys[task] = number
        self._done.add(task)

    def answers(self) -> Iterator[tuple[int, object]]:
        """What has come by now: the number of each task, and its answer or the exception that it ended with.

        Waits a moment where nothing has. Raises ClusterError where the scheduler has gone.
        """
        if not self._done.has_ready():
            time.sleep(TICK)
        for task, answer in self._done.next_batch(block=False):
            if (
                task.status == "lost"
            ):  # its worker died before it was fetched: the scheduler has it done again
                self._done.add(task)
                continue
            if task.status == "cancelled":
                raise self._gone()
            yield self._keys.pop(task), answer[1] if task.status == "error" else answer
        if self._client.status not in ("running", "connecting"):
            raise self._gone()

    def _gone(self) -> ClusterError:
        return ClusterError(
            f"the scheduler at {self.address} has gone; what was finished is kept, and the same command goes on from"
            " there when it is back"
        )


def killed_workers(problem: BaseException) -> int:
    """How many workers died over a task, where it was given up for that; else 0."""
    from distributed import KilledWorker

    return int(getattr(problem, "allowed_failures", 0)) + 1 if isinstance(problem, KilledWorker) else 0
