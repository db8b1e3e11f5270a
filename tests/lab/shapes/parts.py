"""The parts of a plan's content: values, activities, areas."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as with_default
from typing import Any


@dataclass(frozen=True)
class Value:
    """A field's value; `text` has its list marks and the samples' inline marks."""

    field: str
    """`goal`, `police.contact`, `other`."""
    text: str
    means: dict[str, Any] = with_default(default_factory=dict)
    """What must be concluded from it."""


@dataclass(frozen=True)
class Measure:
    """An activity."""

    name: str
    undertaking: str
    values: tuple[Value, ...]
    promise: str = ""
    """The sentence of its texts in which the police commit themselves."""

    def of(self, field: str) -> Value:
        """The value of `field`; an empty one where it has none."""
        return next((value for value in self.values if value.field == field), Value(field, ""))


@dataclass(frozen=True)
class Theme:
    """A priority area; without a name it is the place of activities that have no area."""

    name: str
    topic: str
    values: tuple[Value, ...]
    measures: tuple[Measure, ...]
