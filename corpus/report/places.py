"""What the report asks of who can open original files, which is none of the store's business."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias

Excerpt: TypeAlias = Sequence[Sequence[Sequence[tuple[str, bool]]]]
"""Rows of cells of pieces of text, each with whether it belongs to the value."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as the report shows it."""

    number: int
    width: float
    """Of the page, in points; so `height`."""
    height: float
    webp: bytes


class Wanted(NamedTuple):
    """A value whose place in a file without pages is wanted."""

    path: str
    """In the record."""
    refs: tuple[str, ...]
    text: str


class Places(Protocol):
    """Finds the places of values in original files; gives nothing where a file is missing, changed or damaged."""

    def address(self, document: str) -> str | None:
        """Where the file lies, as a link from the report; None where it is no longer there."""
        ...

    def pages(self, document: str, numbers: Iterable[int]) -> Sequence[PageImage]:
        """These pages of a document, drawn."""
        ...

    def excerpts(self, document: str, wanted: Sequence[Wanted]) -> Mapping[str, Excerpt]:
        """For each path the rows or paragraphs around the value."""
        ...


class NoPlaces:
    """Finds nothing: a report without pictures and links."""

    def address(self, document: str) -> str | None:  # noqa: D102 - as the protocol says
        return None

    def pages(self, document: str, numbers: Iterable[int]) -> Sequence[PageImage]:  # noqa: D102
        return ()

    def excerpts(self, document: str, wanted: Sequence[Wanted]) -> Mapping[str, Excerpt]:  # noqa: D102
        return {}
