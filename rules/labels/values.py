"""How the values of each field are worded: what tells them apart where a table has lost its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rules.matching.loading import RuleFiles
from rules.matching.patterns import PatternRow, RowPatterns, tokenize


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


class ValueWording:
    """Finds the words that the fields' values are told by."""

    def __init__(self, files: RuleFiles) -> None:
        self._patterns = RowPatterns(files.rows("value_grammar", GrammarRow))

    def marks(self, text: str) -> tuple[WordingMark, ...]:
        """Every place in `text` where a row's words stand, in order."""
        tokens = tokenize(text)
        found = [
            WordingMark(row, tokens[one.first].start, tokens[one.last - 1].end)
            for row, one in self._patterns.find(tokens)
        ]
        return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows whose words stand in `text`, at its beginning where the row says so."""
        return frozenset(
            mark.row.id
            for mark in self.marks(text)
            if mark.row.where == "anywhere" or not text[: mark.start].strip(" -")
        )
