"""What `search` answers: the model whose JSON other tools read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field, TypeAdapter

from corpus.answers import ActivityName
from models.base import Frozen
from models.values import Span


class Hit(Frozen):
    """A text that has the words. What stands in its JSON is listed first; the rest is for programs in Python."""

    document: str
    """The file's name."""
    id: str
    """The document's: SHA-256 of the file's bytes, hex."""
    district: str | None
    """The district's id."""
    year: int | None
    activity: ActivityName | None
    """None for texts of areas, of the document as a whole, of minutes, and the remainder."""
    field: str
    """`goal`, `commitment`, `name`; `remainder` for what stands in no field."""
    text: str
    """As printed, whole."""
    page: int | None
    ref: str | None
    """Where the file has it: `table 1 row 5 cell 2`."""
    score: float
    """How well it answers; the higher the better, and only to be compared within one search. 0 in a list."""
    party: str | None = Field(default=None, exclude=True)
    """Code of the party whose field it is."""
    path: str = Field(default="", exclude=True)
    """Where the record has it: `activities[3].goal`."""
    file: str = Field(default="", exclude=True)
    """Where the file lies."""
    spans: tuple[Span, ...] = Field(default=(), exclude=True)
    """The words that match, as offsets in `text`."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a text must be of; empty: anything. Of several codes one is enough."""

    districts: tuple[str, ...] = ()
    """Ids or names."""
    years: tuple[int, ...] = ()
    parties: tuple[str, ...] = ()
    """Codes, as are those of topics and fields."""
    topics: tuple[str, ...] = ()
    """Of the area."""
    fields: tuple[str, ...] = ()


_HITS: TypeAdapter[tuple[Hit, ...]] = TypeAdapter(tuple[Hit, ...])


def to_json(hits: Sequence[Hit]) -> str:
    """A flat list."""
    return _HITS.dump_json(tuple(hits), indent=1).decode()
