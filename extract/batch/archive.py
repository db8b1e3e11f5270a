"""The batch: find the files of an archive, read those that are new, and store each in one transaction."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Protocol

from corpus.store.answers import RunCounts
from corpus.store.collection import Store, printable_path
from extract.batch.executors import Executor, Job, Outcome
from extract.enclosed import looks_like_document
from extract.pipeline import LARGEST_FILE, Options
from models.errors import DocumentError, NothingToRead
from models.record import Record
from models.version import PROGRAM_VERSION
from models.walk import values_of
from rules.pack import load_rules

COUNTED = frozenset({"document", "area", "activity", "minutes"})
"""The sections of a record whose values are counted as found."""


class Progress(Protocol):
    """What a batch tells of its way."""

    def start(self, total: int) -> None:
        """So many files are to be read."""

    def advance(self, name: str) -> None:
        """One more file is done."""


class Silence:
    """No progress is shown."""

    def start(self, total: int) -> None:
        """Say nothing."""

    def advance(self, name: str) -> None:
        """Say nothing."""


@dataclass(slots=True)
class Summary:
    """The counts of one import."""

    new: int = 0
    """Records that the database did not have."""
    updated: int = 0
    """Records that took the place of an older one."""
    unchanged: int = 0
    """Files that were in the database already, most of them not read again."""
    kinds: dict[str, int] = field(default_factory=dict)
    areas: int = 0
    activities: int = 0
    values: int = 0
    words: int = 0
    unaccounted: int = 0
    """Words that stand in no place of the ledger: 0, or the program is wrong."""
    warnings: int = 0
    gone: int = 0
    """Files below the given folders that were read once and are no longer there, their documents kept."""
    forgotten: int = 0
    """Files no longer there whose documents were forgotten."""
    failures: list[DocumentError] = field(default_factory=list)

    @property
    def documents(self) -> int:
        """How many records were written."""
        return self.new + self.updated


def find_files(paths: Sequence[str | Path]) -> Iterator[Job]:
    """The files under `paths`: a named file whatever it is, in folders those that could be documents, by name.

    Hidden files, Word's lock files and links out of the folder are passed over. Raises NothingToRead when a
    folder holds none.
    """
    for given in paths:
        path = Path(given)
        if not path.is_dir():
            yield Job(path, str(given))
            continue
        found = False
        for file in _walk(path):
            found = True
            yield Job(file, str(file))
        if not found:
            raise NothingToRead(
                f"{given}: no PDF, Word, Excel or text file lies in this folder; check the path"
            )


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(root) / name
            if name.startswith((".", "~$")) or file.is_symlink() or not file.is_file():
                continue
            if looks_like_document(name, _begin(file)):
                yield file


def _begin(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(8)
    except OSError:
        return b""


def import_archive(
    paths: Sequence[str | Path],
    store: Store,
    executor: Executor,
    options: Options | None = None,
    progress: Progress | None = None,
    *,
    prune: bool = False,
) -> Summary:
    """Read every new or changed file under `paths` into `store`; failures are kept there and counted.

    Files that the store has read under the same rules are passed over. Files below a folder of `paths` that it
    has read and that are no longer there are marked as gone, or forgotten if `prune` is true. Raises
    NothingToRead for a folder without documents, StoreError when the database cannot be written, RulesError for
    rules that are not valid.
    """
    options, progress = options or Options(), progress or Silence()
    summary = Summary()
    rules = load_rules(options.rules, options.spacy_model)
    run = store.start_run(PROGRAM_VERSION, rules.version)
    found = list(find_files(paths))
    shown = {job.shown_as for job in found}
    inside = _inside_of(shown, store)
    missing = set(_missing(paths, shown, store)) - inside
    store.settle(present=shown | inside, gone=missing)
    jobs = [job for job in found if not _is_known(job, store, rules.version)]
    summary.unchanged += len(found) - len(jobs)
    progress.start(len(jobs))
    read: set[str] = set()
    for outcome in executor.run(jobs, options):
        _store(outcome, store, summary)
        inside.discard(printable_path(outcome.job.shown_as))
        if outcome.job.within is None:
            progress.advance(outcome.job.path.name)
            if outcome.extraction is not None:
                read.add(outcome.job.shown_as)
    taken_out = inside & _inside_of(read, store)
    store.settle(present=(), gone=taken_out)
    for path in (missing | taken_out) & {path for path, gone in store.paths().items() if gone}:
        if prune:
            store.forget(path)
            summary.forgotten += 1
        else:
            summary.gone += 1
    store.link(rules)
    counts = RunCounts(summary.new, summary.updated, summary.unchanged, len(summary.failures))
    store.finish_run(run, counts)
    return summary


def _inside_of(files: set[str], store: Store) -> set[str]:
    """The paths that the store knows of documents inside of `files`."""
    outer = {str(PurePath(printable_path(file))) for file in files}
    return {path for path in store.paths() if not outer.isdisjoint(map(str, PurePath(path).parents))}


def _missing(given: Sequence[str | Path], found: set[str], store: Store) -> Iterator[str]:
    """The paths below the folders of `given` that the store knows and that no longer lead to a file."""
    folders = [PurePath(path) for path in given if Path(path).is_dir()]
    present = set(map(printable_path, found))
    for path in store.paths():
        place = PurePath(path)
        below = any(
            place.is_relative_to(folder) and ".." not in place.relative_to(folder).parts for folder in folders
        )
        if below and path not in present and not os.path.lexists(path):
            yield path


def _is_known(job: Job, store: Store, rules_version: str) -> bool:
    identity = _hash(job.path)
    return identity is not None and store.known(job.shown_as, identity, rules_version)


def _hash(path: Path) -> str | None:
    """SHA-256 of the file, hex; None where it cannot be read or is too large to be."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _store(outcome: Outcome, store: Store, summary: Summary) -> None:
    if outcome.extraction is None:
        failure = outcome.failure or DocumentError(outcome.job.path.name, "gave no record")
        store.fail(
            outcome.job.shown_as, failure.code, failure.message, outcome.identity or _hash(outcome.job.path)
        )
        summary.failures.append(failure)
        return
    record = outcome.extraction.record
    match store.write(record, path=outcome.job.shown_as):
        case "new":
            summary.new += 1
        case "updated":
            summary.updated += 1
        case "unchanged":
            summary.unchanged += 1
    _count(record, summary)


def _count(record: Record, summary: Summary) -> None:
    coverage = record.coverage
    summary.kinds[record.kind] = summary.kinds.get(record.kind, 0) + 1
    summary.areas += len(record.areas)
    summary.activities += len(record.activities)
    summary.values += sum(placed.section in COUNTED for placed in values_of(record))
    summary.words += coverage.words
    placed = coverage.in_fields + coverage.labels + coverage.furniture + coverage.remainder
    summary.unaccounted += coverage.words - placed
    summary.warnings += len(record.warnings)
