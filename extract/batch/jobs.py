"""What a batch hands round: a file to read, and what came of it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from extract.pipeline import Extraction, Options
from models.errors import DocumentError, LimitExceeded
from models.record import Given

MOST_INSIDE = 10_000
"""Files inside of one outermost file, at all depths; a folder of as many is an archive that should be unpacked."""
MOST_BYTES_INSIDE = 4 << 30
"""Of all these files, unpacked."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another (.zip, a message, a PDF's attachment)."""

    name: str
    """As the outer file names it; with folders, for those of a .zip."""
    sha256: str
    """Of its bytes, hex."""
    size: int = 0
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read. `shown_as` is its path as the user gave it."""

    path: Path
    shown_as: str
    inner: tuple[str, ...] = ()
    """For a file inside another: its name there, below those of the files around it, outermost first."""
    given: Given | None = None
    """What the user states of the file."""
    data: bytes | None = field(default=None, repr=False)
    """The bytes of the file itself, where it was sent to another machine: nothing lies at `path` there."""

    @property
    def name(self) -> str:
        """The file's own name, for messages."""
        return self.inner[-1].rpartition("/")[2] if self.inner else self.path.name

    def member(self, name: str) -> Job:
        """The job of a file inside this one."""
        return replace(self, shown_as=f"{self.shown_as}/{name}", inner=(*self.inner, name), given=None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: an extraction or a failure, never both; neither for a file that only holds others."""

    job: Job
    extraction: Extraction | None = None
    failure: DocumentError | None = None
    members: tuple[Member, ...] = ()
    """The files inside it."""
    seconds: float = 0.0
    """How long it took."""
    memory: int = 0
    """Bytes that its worker held at most, as far as was seen."""
    pages: int = 0
    """Pages that were read."""


class Inside:
    """How much was found inside each outermost file; beyond a limit nothing more of it is read."""

    def __init__(self) -> None:
        self._files: Counter[Path] = Counter()
        self._bytes: Counter[Path] = Counter()

    def too_much(self, job: Job, size: int) -> LimitExceeded | None:
        """Take account of a file inside another, of `size` bytes; returns its failure where it is one too many."""
        self._files[job.path] += 1
        self._bytes[job.path] += size
        if self._files[job.path] > MOST_INSIDE:
            return LimitExceeded(
                job.name, f"is one of more than {MOST_INSIDE:,} files inside of one; take it out"
            )
        if self._bytes[job.path] > MOST_BYTES_INSIDE:
            message = f"with those before it is more than {MOST_BYTES_INSIDE >> 20:,} MB; take it out"
            return LimitExceeded(job.name, message)
        return None


class JobQueue(Iterator[Job]):
    """Jobs in their order; more may come while they are read, from files that hold others."""

    def __init__(self, jobs: Iterable[Job]) -> None:
        self._jobs = deque(jobs)

    def add(self, job: Job) -> None:
        """Another one, after those that wait."""
        self._jobs.append(job)

    def __len__(self) -> int:
        return len(self._jobs)

    def __iter__(self) -> JobQueue:
        return self

    def __next__(self) -> Job:
        if not self._jobs:
            raise StopIteration
        return self._jobs.popleft()


Idle = Callable[[int], None]
"""Called a few times a second while files are read, with the number of pages read so far."""


class Executor(Protocol):
    """Runs jobs and yields an outcome for each, as they end."""

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Outcome]:
        """Read the jobs' files with `options`; jobs that are added to a queue on the way are read as well."""
        ...
