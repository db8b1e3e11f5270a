"""How the values of each field are worded: what tells them apart where a table has lost its columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from rules.matching.loading import load_rows
from rules.matching.patterns import PatternRow, PatternSet, tokenize


class GrammarRow(PatternRow):
    """Words with which values of one field begin, or which stand in them."""

    field: str
    """Key of an activity, or a role of a party."""
    where: Literal["opening", "anywhere"]
    weight: float
    own: bool = False
    """Whether such words stand in no other field."""


@dataclass(frozen=True, slots=True)
class WordingMark:
    """A place in a text where the wording of a field stands."""

    row: GrammarRow
    start: int
    end: int
    """[start, end) in the text."""


@cache
def _rows(overlays: tuple[Path, ...]) -> tuple[tuple[GrammarRow, ...], PatternSet]:
    pairs = [
        (row, pattern) for row in load_rows("value_grammar", GrammarRow, overlays) for pattern in row.patterns
    ]
    return tuple(row for row, _ in pairs), PatternSet(pattern for _, pattern in pairs)


def wording_marks(text: str, overlays: tuple[Path, ...] = ()) -> tuple[WordingMark, ...]:
    """Every place in `text` where a row's words stand, in order."""
    rows, patterns = _rows(overlays)
    tokens = tokenize(text)
    found = [
        WordingMark(rows[one.pattern], tokens[one.first].start, tokens[one.last - 1].end)
        for one in patterns.find(tokens)
    ]
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))


def hits(text: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    """Ids of the rows whose words stand in `text`, at its beginning where the row says so."""
    marks = wording_marks(text, overlays)
    opening = [mark for mark in marks if not text[: mark.start].strip(" -")]
    return frozenset(
        mark.row.id for mark in [*opening, *(one for one in marks if one.row.where == "anywhere")]
    )
