"""What a worker of the cluster does: it has each file read in a process of its own, under the same limits as here.

Only ending a process ends a loop inside a native library, and a Dask worker that died of a file would take the files
of its neighbours with it; so it has others read, and stays well.
"""

from __future__ import annotations

import atexit
from collections import deque
from dataclasses import replace
from pathlib import Path
from socket import gethostname
from tempfile import TemporaryDirectory
from threading import Lock

from extract.batch.executors import Job, Limits, OneByOne, memory_for
from extract.cluster.parcel import Orders, Report, unpack, versions_of, without_content
from extract.pipeline import Options

_MOST_KEPT = 4
"""Runs whose readers wait for their next file; those of older runs are ended."""


class _Readers:
    """The reader processes of this worker, one for each file that is read at once, kept from file to file."""

    def __init__(self, orders: Orders, threads: int) -> None:
        self._folder = TemporaryDirectory(prefix="planlasare-rules-")
        self.options: Options = unpack(orders.options, orders.rules, Path(self._folder.name))
        self.versions = versions_of(self.options)
        self._limits = Limits(orders.seconds, orders.still, orders.memory or memory_for(threads))
        self._waiting: deque[OneByOne] = deque()
        self._lock = Lock()
        self._closed = False

    def take(self) -> OneByOne:
        """A reader that waits, or a new one."""
        with self._lock:
            return self._waiting.pop() if self._waiting else OneByOne(self.options, self._limits, forks=False)

    def put(self, reader: OneByOne) -> None:
        """It waits again, or ends with all others."""
        with self._lock:
            if self._closed:
                reader.close()
            else:
                self._waiting.append(reader)

    def close(self) -> None:
        """End those that wait, and those that read when they have done so."""
        with self._lock:
            self._closed = True
            while self._waiting:
                self._waiting.pop().close()
        self._folder.cleanup()


_kept: dict[Orders, _Readers] = {}
_lock = Lock()


def read_on_worker(job: Job, orders: Orders, threads: int = 1) -> Report:
    """Read a file; `threads` files are read at once on this worker.

    Raises PlanlasareError where the worker cannot read any file as the orders want it (rules, models).
    """
    readers = _readers(orders, threads)
    reader = readers.take()
    try:
        outcome = reader.read(job)
    finally:
        readers.put(reader)
    return Report(replace(outcome, job=without_content(job)), readers.versions, gethostname())


def _readers(orders: Orders, threads: int) -> _Readers:
    with _lock:
        if orders not in _kept:
            if len(_kept) >= _MOST_KEPT:
                _kept.pop(next(iter(_kept))).close()
            _kept[orders] = _Readers(orders, threads)
        return _kept[orders]


def end_readers(orders: Orders) -> None:
    """End the processes that read by these orders: their run is over."""
    with _lock:
        readers = _kept.pop(orders, None)
    if readers is not None:
        readers.close()


@atexit.register
def _end_all() -> None:
    for readers in _kept.values():
        readers.close()
