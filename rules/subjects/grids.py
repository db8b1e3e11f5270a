"""The template's own instructions in a grid, and sheets' names that name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from models.text.fold import fold
from rules.matching.loading import RuleFiles
from rules.matching.rows import Row
from rules.subjects.headings import Headings

_OPENING_MARKS = re.compile(r"^[^\w]+")
_SHEET_WORD = re.compile(r"[^\W\d_]+")


class GridRow(Row):
    """Words by which an instruction or a sheet's empty name is known."""

    kind: Literal["opening", "phrase", "question", "sheet"]
    """Where the words must stand; see the head of grids.toml."""
    words: tuple[str, ...] = Field(min_length=1)
    """Words or phrases, folded."""


class Grids:
    """Knows instructions and sheets' empty names by the rows of grids.toml."""

    def __init__(self, files: RuleFiles, headings: Headings) -> None:
        self._headings = headings
        self._patterns = [(row, _pattern(row)) for row in files.rows("grids", GridRow)]

    def _matched(self, text: str) -> Iterator[GridRow]:
        folded = _OPENING_MARKS.sub("", " ".join(fold(text).split()))
        return (row for row, pattern in self._patterns if pattern.search(folded))

    def is_instruction(self, text: str) -> bool:
        """Whether `text` reads like a template's instruction: it tells the writer what to write.

        A measure may begin in the same way ("Koppla på fältare"); the place in the grid must agree.
        """
        return any(row.kind != "sheet" for row in self._matched(text))

    def is_generic_sheet(self, name: str) -> bool:
        """Whether a sheet's name names no area: "Blad1", "Instruktion", "Åtgärdsplan 2024", "2025"."""
        if not _SHEET_WORD.search(name) or self._headings.is_generic(name):
            return True
        return any(row.kind == "sheet" for row in self._matched(name))

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows that `text` matches."""
        return frozenset(row.id for row in self._matched(text))


def _pattern(row: GridRow) -> re.Pattern[str]:
    choice = "|".join(map(re.escape, sorted(row.words, key=len, reverse=True)))
    whole = rf"(?<!\w)(?:{choice})(?!\w)"
    match row.kind:
        case "opening":
            return re.compile(rf"^{whole}")
        case "question":
            return re.compile(rf"^{whole}[^.!?]*\?")
        case "sheet":
            return re.compile(rf"^(?:(?:{choice})[\s\d_.()-]*)+$")
        case _:
            return re.compile(whole)
