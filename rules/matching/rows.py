"""What every row of a rules file has, whatever it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

from pydantic import Field

from models.base import Frozen


class Row(Frozen):
    """A rule: it carries the examples that show what it is for, and a note of where it was seen.

    A meta-test demands that every example is hit by its row and no counter-example is.
    """

    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9-]+)+$")
    """Unique within the pack, such as `label.follow-up`."""
    examples: tuple[str, ...] = Field(min_length=1)
    """Texts that the row must match."""
    counter_examples: tuple[str, ...] = ()
    """Texts that look alike and that the row must not match."""
    source: str = Field(min_length=1)
    """Where it was seen or who says so."""

    @property
    def key(self) -> str:
        """A row of a user's replaces the rows of the same key in what it is laid over."""
        return self.id


class _OfKind(Protocol):
    @property
    def kind(self) -> str: ...

    @property
    def words(self) -> tuple[str, ...]: ...


def words_by_kind(rows: Iterable[_OfKind]) -> Mapping[str, set[str]]:
    """The words of all rows of a kind, by the kind; of a kind without rows none."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        words[row.kind].update(row.words)
    return words
