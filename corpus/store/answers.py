"""What the store says of its documents, runs and failures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from models.record import Kind, LayoutName

Outcome: TypeAlias = Literal["new", "updated", "unchanged"]
"""What writing a record did: `new`, neither the content nor the path was known; `updated`, a record or what
lies at the path was replaced; `unchanged`, the record was there already (the path may be a further one)."""


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document as a line in a list."""

    id: str
    """SHA-256 of the file's bytes, hex."""
    paths: tuple[str, ...]
    """Where files with this content lie, in order of letters."""
    name: str
    kind: Kind
    layout: LayoutName
    title: str | None
    district: str | None
    """The district's id."""
    district_name: str | None
    municipality: str | None
    year: int | None
    areas: int
    """How many areas, activities and warnings it has."""
    activities: int
    warnings: int
    rules_version: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that did not become a record."""

    path: str
    code: str
    """A code of `models.errors`, such as `damaged-file`."""
    message: str
    sha256: str | None
    """Of its bytes, hex; None where they could not be read."""


@dataclass(frozen=True, slots=True)
class RunCounts:
    """How many files a run wrote, left and failed on."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0
