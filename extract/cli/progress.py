"""What an import tells while it goes on: a bar, lines for each file, a log for programs."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from extract.cli.options import report_line
from models.errors import StoreError
from models.text.printable import printable_path, without_controls

if TYPE_CHECKING:
    from rich.progress import TaskID

    from extract.batch.archive import PassedOver, Progress
    from extract.batch.executors import Outcome


class Watchers:
    """Several that are told of an import's way, as one."""

    def __init__(self, *watchers: Progress) -> None:
        self._watchers = watchers

    def start(self, total: int) -> None:
        """So many files are to be read."""
        for watcher in self._watchers:
            watcher.start(total)

    def more(self, count: int) -> None:
        """So many more have been found inside others."""
        for watcher in self._watchers:
            watcher.more(count)

    def advance(self, outcome: Outcome, result: str) -> None:
        """One more file is done."""
        for watcher in self._watchers:
            watcher.advance(outcome, result)

    def pages(self, count: int) -> None:
        """So many pages have been read."""
        for watcher in self._watchers:
            watcher.pages(count)


class Bar:
    """Files, pages, their rate and the time left, on standard error; nothing where that is no terminal.

    It draws when it is told something, without a thread of its own: workers are forks, and forks like no threads.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        console = Console(stderr=True)
        self._verbose = verbose
        self._progress = Progress(
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("files, {task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[file]}", markup=False),
            console=console,
            transient=True,
            auto_refresh=False,
            disable=quiet or not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._began = time.monotonic()
        self._drawn = 0.0
        self._done = self._pages = 0

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def start(self, total: int) -> None:
        """Show a bar of `total` files."""
        self._began = time.monotonic()
        self._task = self._progress.add_task("reading", total=total, file="", rate=self._rate())

    def more(self, count: int) -> None:
        """Make the bar longer."""
        if self._task is not None:
            self._progress.update(self._task, total=(self._progress.tasks[0].total or 0) + count)

    def advance(self, outcome: Outcome, result: str) -> None:
        """Move the bar one file on, naming it."""
        self._done += 1
        name = without_controls(printable_path(outcome.job.name))
        if self._task is not None:
            self._progress.update(self._task, advance=1, file=name[:40], rate=self._rate())
        if self._verbose and result != "failed":  # failures are named at the end
            path = printable_path(outcome.job.shown_as)
            report_line(f"{result}: {path} ({outcome.seconds:.1f} s)")
        self._draw()

    def pages(self, count: int) -> None:
        """Show how many pages have been read."""
        self._pages = count
        if self._task is not None:
            self._progress.update(self._task, rate=self._rate())
        self._draw()

    def _rate(self) -> str:
        seconds = max(time.monotonic() - self._began, 1.0)
        return (
            f"{self._pages} pages ({self._done / seconds:.1f} files/s, {self._pages / seconds:.1f} pages/s)"
        )

    def _draw(self) -> None:
        if time.monotonic() - self._drawn > 0.1:
            self._drawn = time.monotonic()
            self._progress.refresh()


class Journal:
    """A line of JSON for each file, added to a file as it is done; other programs may follow it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = path.open("a", encoding="utf-8", newline="\n")
        except OSError as problem:
            raise StoreError(
                f"{path}: the log cannot be written ({problem.strerror or problem}): give another path"
            ) from problem

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if problem is not None:
            self._write(event="stopped", reason=type(problem).__name__)
        else:
            self._write(event="end")
        self._file.close()

    def start(self, total: int) -> None:
        """The run begins."""
        self._write(event="start", files=total)

    def more(self, count: int) -> None:
        """Files inside others."""
        self._write(event="more", files=count)

    def advance(self, outcome: Outcome, result: str) -> None:
        """One file is done."""
        failure = outcome.failure
        told = {"code": failure.code, "message": printable_path(failure.message)} if failure else {}
        warnings = len(outcome.extraction.record.warnings) if outcome.extraction else 0
        self._write(
            event=result,
            path=printable_path(outcome.job.shown_as),
            seconds=round(outcome.seconds, 3),
            pages=outcome.pages,
            megabytes=outcome.memory >> 20,
            warnings=warnings,
            **told,
        )

    def pages(self, count: int) -> None:
        """Pages are told with their files."""

    def passed_over(self, passed: PassedOver) -> None:
        """What the walk did not look at."""
        for what, paths in (("link", passed.links), ("pipe, socket or device", passed.others)):
            for path in paths:
                self._write(event="passed over", path=printable_path(path), what=what)

    def _write(self, **what: str | float) -> None:
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), **what}
        try:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._file.flush()
        except OSError as problem:
            raise StoreError(
                f"{self._path}: the log cannot be written ({problem.strerror or problem}): make room, or leave"
                " --log out"
            ) from problem
