"""Databases of parts of an archive made one: what each holds is written again, and links are found anew."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from corpus.plans import record_of
from corpus.store.collection import Store
from corpus.store.reading import Reader
from models.errors import StoreError
from models.record import Record
from models.text.printable import printable_path, without_controls
from rules.pack import Rules


@dataclass(slots=True)
class Merged:
    """What came of it."""

    documents: int = 0
    """In the new database, each once."""
    twice: int = 0
    """Documents that more than one of the databases held."""
    failures: int = 0
    """Files that became no record in any of them."""
    renamed: list[tuple[str, str]] = field(default_factory=list)
    """Paths at which two of them have different files, and the path that the second's now has."""
    rules: set[str] = field(default_factory=set)
    """Versions of the rules by which the documents were read; more than one: import with one program."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A document at one of its paths in one of the databases."""

    path: str
    part: int
    sha256: str
    schema_version: int
    rules_version: str
    gone: int
    wanted: str = ""
    """The path in the new database, another where another file has its own."""


def merge(parts: Sequence[Path], into: Path, rules: Rules) -> Merged:
    """Make a new database at `into` of `parts`, whole or not at all; the parts stay as they are.

    A document that several hold is in it once, with all its paths, as the latest rules read it. Where two have
    different files at one path the later named gets its database's name before its path. Runs are kept. Raises
    StoreError when a part cannot be read or is of another version, or something lies at `into` already.
    """
    shown = printable_path(str(into))
    if os.path.lexists(into):
        raise StoreError(f"{shown}: is there already: give a path of no file yet, or remove it")
    partial = into.with_name(f".{into.name}.{os.getpid()}.part")
    try:
        with ExitStack() as stack:
            readers = [stack.enter_context(Reader.at(part)) for part in parts]
            with Store.open(partial, wait=0) as store:
                merged = _Merging(readers, store).merged(rules)
        partial.rename(into)
    except OSError as problem:
        raise StoreError(f"{shown}: cannot be written: {problem.strerror or problem}") from problem
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                partial.with_name(partial.name + ending).unlink(missing_ok=True)
    return merged


class _Merging:
    def __init__(self, readers: Sequence[Reader], store: Store) -> None:
        self._readers, self._store = readers, store
        self._merged = Merged()

    def merged(self, rules: Rules) -> Merged:
        """All that the parts hold, written."""
        merged, store = self._merged, self._store
        for run in sorted(self._runs(), key=lambda one: str(one["started"])):
            store.keep_run(run)
        places = sorted(self._renamed(list(self._places())), key=lambda one: one.wanted)
        best: dict[str, _Place] = {}
        for place in places:  # of the latest rules, the first path's, as in one import
            best[place.sha256] = max(best.get(place.sha256, place), place, key=_age)
        for place in places:
            record = self._record(best[place.sha256])
            store.write(record, path=place.wanted)
            merged.rules.add(record.rules_version)
        gone = {one.wanted for one in places if one.gone} - {one.wanted for one in places if not one.gone}
        store.settle(present=(), gone=gone)
        taken = {place.wanted for place in places}
        for path, failure in self._failures().items():
            if path not in taken:
                store.fail(path, *failure)
                merged.failures += 1
        store.link(rules)
        held = [
            {place.sha256 for place in places if place.part == part} for part in range(len(self._readers))
        ]
        merged.documents = len(set().union(*held))
        merged.twice = sum(map(len, held)) - merged.documents
        return merged

    def _record(self, place: _Place) -> Record:
        record = record_of(self._readers[place.part], place.sha256)
        source = record.source.model_copy(
            update={"path": place.wanted, "name": PurePosixPath(place.wanted).name}
        )
        return record.model_copy(update={"source": source})

    def _places(self) -> Iterator[_Place]:
        for part, reader in enumerate(self._readers):
            for row in reader.query(
                "SELECT schema_version, rules_version, paths.path AS path, sha256, gone FROM paths"
                " JOIN documents USING (document) ORDER BY paths.path"
            ):
                yield _Place(**dict(row), part=part)

    def _renamed(self, places: Sequence[_Place]) -> Iterator[_Place]:
        """`places`, those with another name whose path an earlier database has for other content."""
        owners: dict[str, str] = {}
        for place in places:  # in the order of the databases
            owners.setdefault(place.path, place.sha256)
        taken = set(owners)
        for place in places:
            path = place.path
            if owners[path] != place.sha256:
                name = Path(self._readers[place.part].path).name
                path = next(one for one in _names(name, path) if one not in taken)
                taken.add(path)
                self._merged.renamed.append((place.path, path))
            yield replace(place, wanted=path)

    def _failures(self) -> dict[str, tuple[str, str, str | None, str | None]]:
        found: dict[str, tuple[str, str, str | None, str | None]] = {}
        for reader in self._readers:
            for row in reader.query(
                "SELECT path, code, message, sha256, settings FROM failures ORDER BY path"
            ):
                path, *failure = tuple(row)
                found.setdefault(path, (failure[0], failure[1], failure[2], failure[3]))
        return found

    def _runs(self) -> Iterator[dict[str, Any]]:
        for reader in self._readers:
            for row in reader.query("SELECT * FROM runs ORDER BY id"):
                yield {key: one for key, one in dict(row).items() if key != "id"}


def _age(place: _Place) -> tuple[int, str]:
    return place.schema_version, place.rules_version


def _names(database: str, path: str) -> Iterator[str]:
    """Paths for a file whose own is another's: below its database's name."""
    inner = path.lstrip("/").replace("../", "")
    yield str(PurePosixPath(database, inner))
    number = 2
    while True:
        yield str(PurePosixPath(f"{database}-{number}", inner))
        number += 1


def shown_renamed(merged: Merged) -> list[str]:
    """A line for each path that was renamed."""
    return [
        f"{without_controls(path)}: two databases have different files there; the second's is now"
        f" {without_controls(new)}"
        for path, new in merged.renamed
    ]
