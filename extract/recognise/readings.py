"""What a row of a label | value table is read for: a heading, a title row, a pair, more of a value, a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from extract.recognise.drafts import Pieces
from extract.recognise.names import Naming
from models.values import Light
from rules.pack import LabelMatch

RightCell: TypeAlias = Literal["name", "parties", "date"]
"""What the right cell of a title row holds."""


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """One cell over the whole table: the name of an area or an activity."""

    pieces: Pieces


@dataclass(frozen=True, slots=True)
class TitleRow:
    """Undertaking | activity, or a name beside nothing, beside parties or beside a date."""

    left_pieces: Pieces
    left: Naming
    right: Pieces
    right_holds: RightCell
    right_name: Naming | None
    """The right cell taken apart, where it holds a name."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A label and its value. `party` is set where the column's heading or a cell beside the label names it."""

    label: tuple[int, ...]
    match: LabelMatch | None
    pieces: Pieces
    party: str | None = None
    confidence: float = 1.0
    value_below: bool = False
    """Whether the label fills its row, so that the next row over the whole table is its value."""
    light: Light | None = None
    """The traffic light that the value's cell shows by its colour."""


@dataclass(frozen=True, slots=True)
class MoreRow:
    """More of the value above: a cell beside an empty label."""

    pieces: Pieces


@dataclass(frozen=True, slots=True)
class LabelOnlyRow:
    """Words that only label what stands beside them: the corner over a column of labels."""

    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NumberRow:
    """Words that only count the measure that begins below: "Insatskort 2"."""

    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartyColumn:
    """A party's name over a column of values; it becomes part of each value's label."""

    party: str | None
    """Its code; None where no rule knows it."""
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Running text over the whole table that belongs to no label."""

    pieces: Pieces


RowReading: TypeAlias = HeadingRow | TitleRow | PairRow | MoreRow | LabelOnlyRow | NoteRow | NumberRow
