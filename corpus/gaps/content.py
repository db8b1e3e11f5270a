"""What fields hold: something to read, nothing, or what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.gaps.answer import GapEvidence, State
from models.record import Record, RecordWarning
from models.text.fold import squeeze
from models.values import Value
from models.walk import PlacedValue, values_of

_LOST = "\N{REPLACEMENT CHARACTER}"
"""Stands for a glyph whose letter the file does not tell."""
_READABLE = 0.5
"""The share of a text's letters that must be known: of a name with two letters in three lost nobody reads who."""
_UNREAD = frozenset(
    {
        *("page-unreadable", "page-without-text", "pictures-without-text", "part-damaged", "part-unreadable"),
        *("sheet-unreadable", "unreadable-text"),
    }
)
"""Codes of warnings that a part of the file is not in the record."""


def state_of(value: Value) -> State | None:
    """Why `value` says nothing; None where it says something. A box that is ticked, a colour are no text here."""
    letters, lost = len(squeeze(value.text)), value.text.count(_LOST)
    if letters + lost == 0:
        return "empty"
    return "unreadable" if letters < _READABLE * (letters + lost) else None


def says(value: Value | None) -> bool:
    """Whether something can be read in it."""
    return value is not None and state_of(value) is None


@dataclass(frozen=True, slots=True)
class Contents:
    """A record's values by where they stand, looked up by the conditions of gaps."""

    record: Record
    activities: tuple[tuple[PlacedValue, ...], ...]
    """Of each activity, in order."""
    areas: tuple[PlacedValue, ...]
    """The areas' own."""
    remainder: tuple[PlacedValue, ...]

    @classmethod
    def of(cls, record: Record) -> Contents:
        """The values of `record`."""
        activities: list[list[PlacedValue]] = [[] for _ in record.activities]
        areas, remainder = [], []
        for placed in values_of(record):
            if placed.activity is not None:
                activities[placed.activity].append(placed)
            elif placed.section == "area":
                areas.append(placed)
            elif placed.section == "remainder":
                remainder.append(placed)
        return cls(record, tuple(map(tuple, activities)), tuple(areas), tuple(remainder))

    def everywhere(self) -> Iterator[PlacedValue]:
        """Values of areas and activities."""
        yield from self.areas
        for values in self.activities:
            yield from values

    def lack(
        self, values: Sequence[PlacedValue], wanted: str, beside: Value | None = None
    ) -> tuple[str, tuple[GapEvidence, ...]]:
        """Path and evidence of a gap: those of `values` that say nothing, or that the field `wanted` is missing.

        `beside` is a value near which it would stand. Where a part of the file could not be read, that is said too.
        """
        silent = [(state, placed) for placed in values if (state := state_of(placed.value)) is not None]
        silent.sort(key=lambda one: one[0] != "unreadable")
        path = silent[0][1].path if silent else wanted
        found = [evidence(state, placed.value) for state, placed in silent]
        return path, (*(found or [_at("missing", beside)]), *self._unread())

    def _unread(self) -> Iterator[GapEvidence]:
        """What of the file is not in the record, so that the gap may be none."""
        for warning in self.record.warnings:
            if warning.code in _UNREAD:
                yield _at("unreadable", warning, text=warning.message)


def evidence(state: State, value: Value) -> GapEvidence:
    """`value` as evidence, with the first of its places."""
    return _at(state, value, label=value.label, text=value.text)


def _at(
    state: State, place: Value | RecordWarning | None, *, label: str | None = None, text: str | None = None
) -> GapEvidence:
    if place is None or not place.evidence:
        return GapEvidence(state=state, label=label, text=text)
    first = place.evidence[0]
    return GapEvidence(state=state, label=label, text=text, page=first.page, bbox=first.bbox, ref=first.ref)
