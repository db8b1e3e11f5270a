"""What one file may take: time, time without a step, memory that the machine has."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 1 << 20
MOST_MEMORY = 2048 * _MEGABYTE
"""Of a worker, unless the user allows more: a PDF of 1,000 pages takes 530 MB, a sheet of 10,000 rows 440."""
LEAST_MEMORY = 512 * _MEGABYTE
"""Less would refuse long plans; a machine that has not got it for each worker should have fewer workers."""
SHARE = 0.7
"""Of the free memory, what all workers together may fill; the rest is for the system and the main process."""
_SUPPOSED_FREE = 4096 * _MEGABYTE
"""Where the system does not tell."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take."""

    seconds: float = 300.0
    """From its beginning to its end; pages that are recognised from pictures add to it."""
    still: float = 120.0
    """Seconds without a page or a stage done: a loop in a native library never ends by itself."""
    memory: int = MOST_MEMORY
    """Bytes that a worker may hold, where the system limits it."""


def memory_for(workers: int) -> int:
    """Bytes for each of `workers`: an equal share of what is free now, between `LEAST_MEMORY` and `MOST_MEMORY`."""
    share = int(free_memory() * SHARE / max(1, workers))
    return max(LEAST_MEMORY, min(MOST_MEMORY, share))


def free_memory() -> int:
    """Bytes that programs may still take, by the system's own estimate and the limit of a container."""
    free = _SUPPOSED_FREE
    with suppress(OSError, ValueError, StopIteration):
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        free = int(next(line for line in lines if line.startswith("MemAvailable")).split()[1]) * 1024
    with suppress(OSError, ValueError):  # a container's own limit (cgroup 2); "max" is none
        most = int(Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii"))
        used = int(Path("/sys/fs/cgroup/memory.current").read_text(encoding="ascii"))
        free = min(free, max(0, most - used))
    return free


def memory_of(process: int) -> tuple[int, int]:
    """Bytes of address space and bytes in memory of a process; (0, 0) where the system does not tell."""
    with suppress(OSError, ValueError, IndexError, AttributeError):
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
        size = os.sysconf("SC_PAGE_SIZE")
        return int(pages[0]) * size, int(pages[1]) * size
    return 0, 0


def limit_memory(most: int) -> None:
    """Let this process hold no more than `most` bytes (a MemoryError then, not a dead machine).

    What libraries have reserved without using it does not count. Where the system knows no such limit (Windows)
    or takes none (macOS) memory is not limited.
    """
    reserved, held = memory_of(os.getpid())
    with suppress(ImportError, OSError, ValueError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = reserved + max(most - held, 64 * _MEGABYTE)
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
