"""The template's own instructions in a grid, and sheets' names that name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from models.fold import fold
from rules.matching.loading import load_rows
from rules.matching.rows import Row
from rules.subjects.headings import is_generic_heading

_OPENING_MARKS = re.compile(r"^[^\w]+")
_SHEET_WORD = re.compile(r"[^\W\d_]+")


class GridRow(Row):
    """Words by which an instruction or a sheet's empty name is known."""

    kind: Literal["opening", "phrase", "question", "sheet"]
    """Where the words must stand; see the head of grids.toml."""
    words: tuple[str, ...] = Field(min_length=1)
    """Words or phrases, folded."""


@cache
def _patterns(overlays: tuple[Path, ...]) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rows = load_rows("grids", GridRow, overlays)
    return tuple((row.id, row.kind, _pattern(row)) for row in rows)


def _pattern(row: GridRow) -> re.Pattern[str]:
    choice = "|".join(map(re.escape, sorted(row.words, key=len, reverse=True)))
    whole = rf"(?<!\w)(?:{choice})(?!\w)"
    match row.kind:
        case "opening":
            return re.compile(rf"^{whole}")
        case "question":
            return re.compile(rf"^{whole}.*\?[\s)]*$")
        case "sheet":
            return re.compile(rf"^(?:(?:{choice})[\s\d_.()-]*)+$")
        case _:
            return re.compile(whole)


def hits(text: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    """Ids of the rows that `text` matches."""
    return frozenset(row for row, _ in _matched(text, overlays))


def _matched(text: str, overlays: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Id and kind of each row that `text` matches."""
    folded = _OPENING_MARKS.sub("", " ".join(fold(text).split()))
    return ((row, kind) for row, kind, pattern in _patterns(overlays) if pattern.search(folded))


def is_instruction(text: str, overlays: tuple[Path, ...] = ()) -> bool:
    """Whether `text` reads like a template's instruction: it tells the writer what to write.

    A measure may begin in the same way ("Koppla på fältare"); the place in the grid must agree.
    """
    return any(kind != "sheet" for _, kind in _matched(text, overlays))


def is_generic_sheet(name: str, overlays: tuple[Path, ...] = ()) -> bool:
    """Whether a sheet's name names no area: "Blad1", "Instruktion", "Åtgärdsplan 2024", "2025"."""
    if not _SHEET_WORD.search(name) or is_generic_heading(name, overlays):
        return True
    return any(kind == "sheet" for _, kind in _matched(name, overlays))
