"""What an import counts, and whom it tells of its way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from extract.batch.jobs import Outcome
from extract.batch.walk import PassedOver
from models.errors import DocumentError
from models.record import Record
from models.walk import values_of

COUNTED = frozenset({"document", "area", "activity", "minutes"})
"""The sections of a record whose values are counted as found."""


class Progress(Protocol):
    """What a batch tells of its way."""

    def start(self, total: int) -> None:
        """So many files are to be read."""

    def more(self, count: int) -> None:
        """So many more have been found inside others."""

    def advance(self, outcome: Outcome, result: str) -> None:
        """One more file is done, with this result: new, updated, unchanged, failed or opened (it holds others)."""

    def pages(self, count: int) -> None:
        """So many pages have been read by now; told a few times a second."""


class Silence:
    """No progress is shown."""

    def start(self, total: int) -> None:
        """Say nothing."""

    def more(self, count: int) -> None:
        """Say nothing."""

    def advance(self, outcome: Outcome, result: str) -> None:
        """Say nothing."""

    def pages(self, count: int) -> None:
        """Say nothing."""


@dataclass(slots=True)
class Summary:
    """The counts of one import.

    Every file that was found stands in exactly one of new, updated, same, skipped, containers, failures,
    known_failures and left.
    """

    found: int = 0
    """Files that were looked at, those inside others among them."""
    new: int = 0
    """Records that the database did not have."""
    updated: int = 0
    """Records that took the place of an older one."""
    same: int = 0
    """Files that were read and gave what the database had: copies of others, mostly."""
    skipped: int = 0
    """Files that are in the database as they are and were not read again."""
    containers: int = 0
    """Files that are no documents and hold others."""
    kinds: dict[str, int] = field(default_factory=dict)
    areas: int = 0
    activities: int = 0
    values: int = 0
    words: int = 0
    pages: int = 0
    unaccounted: int = 0
    """Words that stand in no place of the ledger: 0, or the program is wrong."""
    warnings: int = 0
    gone: int = 0
    """Files below the given folders that were read once and are no longer there, their documents kept."""
    forgotten: int = 0
    """Files no longer there whose documents were forgotten."""
    left: int = 0
    """Files that were not read since the run was to end with its first failure."""
    failures: list[DocumentError] = field(default_factory=list)
    """Of this run. Folders that cannot be looked into are among them and were not `found`."""
    known_failures: int = 0
    """Files that failed before, have not changed and were not read again."""
    passed: PassedOver = field(default_factory=PassedOver)

    @property
    def documents(self) -> int:
        """How many records were written."""
        return self.new + self.updated

    @property
    def unchanged(self) -> int:
        """Files that were in the database already, most of them not read again."""
        return self.same + self.skipped

    def count(self, record: Record) -> None:
        """Add what is in `record`."""
        coverage = record.coverage
        self.kinds[record.kind] = self.kinds.get(record.kind, 0) + 1
        self.areas += len(record.areas)
        self.activities += len(record.activities)
        self.values += sum(placed.section in COUNTED for placed in values_of(record))
        self.words += coverage.words
        placed = coverage.in_fields + coverage.labels + coverage.furniture + coverage.remainder
        self.unaccounted += coverage.words - placed
        self.warnings += len(record.warnings)
