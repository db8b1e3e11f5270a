"""What every row of a rules file has, whatever it is about."""

from __future__ import annotations

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
