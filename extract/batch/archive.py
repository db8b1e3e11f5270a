"""The batch: find the files of an archive, read those that are new, and store each in one transaction."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from corpus.store.answers import RunCounts
from corpus.store.collection import Store
from extract.batch.executors import Executor, Inside, Job, JobQueue, Member, Outcome
from extract.batch.given import Statements, key_of
from extract.batch.summary import Progress, Silence, Summary
from extract.batch.walk import PassedOver, find_files, is_real_file
from extract.pipeline import LARGEST_FILE, Options
from extract.readers.abilities import tools
from models.errors import DocumentError
from models.record import Given
from models.text.printable import printable_path
from models.version import PROGRAM_VERSION
from rules.pack import Rules, load_rules

__all__ = [
    "Manner",
    "PassedOver",
    "Progress",
    "Silence",
    "Summary",
    "find_files",
    "import_archive",
    "would_read",
]

LONGEST_TRANSACTION = 0.5
"""Seconds that documents wait to be committed while others come: another import waits as long for its turn."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How an import goes about its work."""

    prune: bool = False
    """Forget files that are no longer there."""
    fail_fast: bool = False
    """End with the first failure."""
    retry_failed: bool = False
    """Read again what failed before and has not changed."""
    statements: Statements = field(default_factory=Statements)
    """What the user states of the files; where it is nothing, what was stated at an earlier import stays."""


def import_archive(
    paths: Sequence[str | Path],
    store: Store,
    executor: Executor,
    options: Options | None = None,
    progress: Progress | None = None,
    *,
    prune: bool = False,
    manner: Manner | None = None,
) -> Summary:
    """Read every new or changed file under `paths` into `store`; failures are kept there and counted.

    Files that the store has read under the same rules are passed over, and so are those that failed under the same
    program, rules and options. Files below a folder of `paths` that it has read and that are no longer there are
    marked as gone, or forgotten if `prune` is true. What is interrupted leaves all that was finished. Raises
    NothingToRead for a folder without documents, StoreError when the database cannot be written, RulesError for
    rules that are not valid.
    """
    options = options or Options()
    rules = load_rules(options.rules, options.spacy_model)
    batch = _Import(store, options, progress or Silence(), manner or Manner(prune=prune), rules)
    return batch.run(paths, executor)


def would_read(
    paths: Sequence[str | Path],
    store: Store | None,
    options: Options,
    manner: Manner,
    passed: PassedOver | None = None,
) -> Iterator[tuple[Job, str]]:
    """Each file under `paths` and what an import would do: "read", "skip", or "skip: failed before".

    What lies inside other files is known only when they are read; what is passed over is noted in `passed`. `store`
    is None where there is no database yet.
    """
    rules = load_rules(options.rules, options.spacy_model)
    found = list(find_files(paths, passed))
    if store is None:
        manner.statements.settle(paths, found)
        yield from ((job, "read") for job in found)
        return
    batch = _Import(store, options, Silence(), manner, rules)
    for job, sha256 in batch.stated(paths, found):
        known = batch.known(job, sha256)
        yield job, {"document": "skip", "failure": "skip: failed before"}.get(known, "read")


def content_hash(path: Path) -> str | None:
    """SHA-256 of the file, hex; None where it cannot be read, is no file of bytes, or is too large to be read."""
    if not is_real_file(path):
        return None
    try:
        if path.stat().st_size > LARGEST_FILE:
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


class _Import:
    """One import under way."""

    def __init__(
        self, store: Store, options: Options, progress: Progress, manner: Manner, rules: Rules
    ) -> None:
        self.store, self.options, self.progress, self.manner = store, options, progress, manner
        self.rules = rules
        self.settings = settings_mark(options, rules.version)
        self.summary = Summary()
        self.hashes: dict[str, str | None] = {}
        """By path as shown, of the files that are being read."""
        self.inside = Inside()
        self.held = {str(parent) for path in store.paths() for parent in PurePath(path).parents}
        """Paths that files lie below, as far as the store knows."""
        self.given = store.given()
        """By path: the content that lay there, and what was stated of it until now."""
        self.by_content = dict(self.given.values())
        """What is stated of copies is stated of the document."""
        self.unsettled = {
            str(parent)
            for path, settings in store.settings_of_failures().items()
            if manner.retry_failed or settings != self.settings
            for parent in PurePath(path).parents
        }
        """Paths below which something failed that is to be read again."""

    def run(self, paths: Sequence[str | Path], executor: Executor) -> Summary:
        """The whole import."""
        summary, store = self.summary, self.store
        run = store.start_run(PROGRAM_VERSION, self.rules.version)
        found = list(find_files(paths, summary.passed))
        summary.failures += summary.passed.unreadable
        missing = set(self._missing(paths, found))
        store.settle(present=(job.shown_as for job in found), gone=missing)
        self.queue = JobQueue(job for job, sha256 in self.stated(paths, found) if self._is_new(job, sha256))
        self._read(executor)
        for path in missing & {path for path, gone in store.paths().items() if gone}:
            self._is_gone(path)
        store.link(self.rules)
        store.finish_run(
            run, RunCounts(summary.new, summary.updated, summary.unchanged, len(summary.failures))
        )
        return summary

    def stated(self, paths: Sequence[str | Path], found: Sequence[Job]) -> Iterator[tuple[Job, str | None]]:
        """Each job with what is stated of its file, or of a copy of it, and the file's hash."""
        statements = self.manner.statements
        hashes = [content_hash(job.path) for job in found]
        if statements:
            statements.settle(paths, found, self.store.paths())
            self.by_content = {}
            for job, sha256 in sorted(zip(found, hashes, strict=True), key=lambda one: one[0].shown_as):
                self._note_given(job, sha256)
        for job, sha256 in zip(found, hashes, strict=True):
            yield replace(job, given=self._given_to(job, sha256)), sha256

    def _note_given(self, job: Job, sha256: str | None) -> None:
        given = self.manner.statements.of(job)
        if sha256 is not None and given is not None:
            self.by_content.setdefault(sha256, given)

    def _given_to(self, job: Job, sha256: str | None) -> Given | None:
        """What is stated of a file in this run, where that states anything, else what was stated before."""
        if self.manner.statements:
            return self.by_content.get(sha256 or "")
        before = self.given.get(printable_path(job.shown_as))
        return self.by_content.get(sha256 or "") or (before and before[1])

    def _has_other_given(self, job: Job) -> bool:
        """Whether other things are stated of the job's file, or of one inside it, than its record was made with."""
        place = printable_path(job.shown_as)
        before = self.given.get(place)
        if job.given != (before and before[1]):
            return True
        if not self.manner.statements or not self._held_files(job):
            return False
        outer = key_of(job)
        inside = [path for path in self.store.paths() if path.startswith(f"{place}/")]
        return any(
            self.manner.statements.at(outer + path[len(place) :])
            != (self.given[path][1] if path in self.given else None)
            for path in inside
        )

    def known(self, job: Job, sha256: str | None) -> str:
        """Whether the content at the job's path is known as a "document" or as a "failure"; "" where it is to be read.

        A document in which another file failed is read again together with that file, for only so it is opened.
        """
        if sha256 is None:
            return ""
        if self.store.known(job.shown_as, sha256, self.rules.version):
            opened = str(PurePath(printable_path(job.shown_as))) in self.unsettled
            return "" if opened or self._has_other_given(job) else "document"
        failed = not self.manner.retry_failed and self.store.known_failure(
            job.shown_as, sha256, self.settings
        )
        return "failure" if failed else ""

    def _is_new(self, job: Job, sha256: str | None) -> bool:
        self.summary.found += 1
        known = self.known(job, sha256)
        self.summary.skipped += known == "document"
        self.summary.known_failures += known == "failure"
        if not known:
            self.hashes[job.shown_as] = sha256
        return not known

    def _read(self, executor: Executor) -> None:
        self.progress.start(len(self.queue))
        committed = time.monotonic()
        outcomes = executor.run(self.queue, self.options)
        for outcome in outcomes:
            self.progress.advance(outcome, self._keep(outcome))
            if outcome.members or (outcome.failure is None and self._held_files(outcome.job)):
                self._open(outcome.job, outcome.members)
            if time.monotonic() - committed > LONGEST_TRANSACTION:
                self.store.commit()
                committed = time.monotonic()
            if self.summary.failures and self.manner.fail_fast:
                self.summary.left = self.summary.found - self._accounted()
                break
        close = getattr(outcomes, "close", None)
        if close is not None:
            close()  # ends the workers

    def _accounted(self) -> int:
        summary = self.summary
        failed = len(summary.failures) - len(summary.passed.unreadable)
        read = summary.new + summary.updated + summary.same + summary.containers + failed
        return read + summary.skipped + summary.known_failures

    def _keep(self, outcome: Outcome) -> str:
        """Store what came of a file; returns the result in a word."""
        summary, job = self.summary, outcome.job
        sha256 = self.hashes.pop(job.shown_as, None)
        summary.pages += outcome.pages
        if outcome.extraction is not None:
            result = self.store.write(outcome.extraction.record, path=job.shown_as)
            match result:
                case "new":
                    summary.new += 1
                case "updated":
                    summary.updated += 1
                case "unchanged":
                    summary.same += 1
            summary.count(outcome.extraction.record)
            return result
        if outcome.failure is None and outcome.members:
            self.store.forget(job.shown_as)  # it may have failed once
            summary.containers += 1
            return "opened"
        failure = outcome.failure or DocumentError(job.name, "gave no record")
        self.store.fail(job.shown_as, failure.code, failure.message, sha256, self.settings)
        summary.failures.append(failure)
        return "failed"

    def _open(self, outer: Job, members: tuple[Member, ...]) -> None:
        """The files inside `outer`: those that are new are read as well, those that were there once have gone."""
        jobs = {outer.member(member.name): member for member in members}
        for job, member in jobs.items():
            self._note_given(job, member.sha256)
        jobs = {replace(job, given=self._given_to(job, one.sha256)): one for job, one in jobs.items()}
        new = [job for job, member in jobs.items() if self._is_new(job, member.sha256)]
        self.progress.more(len(new))
        for job in new:
            failure = self.inside.too_much(job, jobs[job].size)
            if failure is None:
                self.queue.add(job)
            else:
                outcome = Outcome(job, failure=failure)
                self.progress.advance(outcome, self._keep(outcome))
        present = {printable_path(job.shown_as) for job in jobs}
        if not self._held_files(outer):
            self.store.settle(present=present, gone=())
            return
        inside = printable_path(outer.shown_as) + "/"
        gone = {
            path
            for path in self.store.paths()
            if path.startswith(inside)
            and not any(path == one or path.startswith(f"{one}/") for one in present)
        }
        self.store.settle(present=present, gone=gone)
        for path in gone & {path for path, is_gone in self.store.paths().items() if is_gone}:
            self._is_gone(path)

    def _held_files(self, job: Job) -> bool:
        """Whether files were inside the job's file when it was last read."""
        return str(PurePath(printable_path(job.shown_as))) in self.held

    def _is_gone(self, path: str) -> None:
        if self.manner.prune:
            self.store.forget(path)
            self.summary.forgotten += 1
        else:
            self.summary.gone += 1

    def _missing(self, given: Sequence[str | Path], found: Sequence[Job]) -> Iterator[str]:
        """The paths below the folders of `given` that the store knows and that no longer lead to a file."""
        folders = [PurePath(path) for path in given if Path(path).is_dir()]
        present = {printable_path(job.shown_as) for job in found}
        for path in self.store.paths():
            place = PurePath(path)
            below = any(
                place.is_relative_to(folder) and ".." not in place.relative_to(folder).parts
                for folder in folders
            )
            inside = any(str(parent) in present for parent in place.parents)
            if below and path not in present and not inside and not os.path.lexists(path):
                yield path


def settings_mark(options: Options, rules_version: str) -> str:
    """A mark of all that decides whether a file that failed would fail again: program, rules, options, tools.

    Of the password it holds so little that nobody can guess it from the mark.
    """
    secret = hashlib.sha256((options.password or "").encode("utf-8", "surrogateescape")).hexdigest()[:4]
    parts = (PROGRAM_VERSION, rules_version, secret, options.ocr, *tools())
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:16]
