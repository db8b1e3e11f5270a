"""What a document is about, which rows of crime-prevention words it uses, and which other genres its title names."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from models.fold import fold
from rules.matching.loading import load_rows
from rules.matching.rows import Row


class VocabularyRow(Row):
    """Word stems of one side of the subject, or of the titles of one other genre."""

    of: Literal["subject", "genre"] = "subject"
    """`genre`: such a title is that of another kind of document than a plan or minutes."""
    stems: tuple[str, ...] = Field(min_length=1)
    """Beginnings of words, folded ("trygghet" also finds "trygghetsvandring")."""


@cache
def _patterns(overlays: tuple[Path, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.id, _pattern(row)) for row in load_rows("vocabulary", VocabularyRow, overlays))


@cache
def _patterns_of(of: str, overlays: tuple[Path, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = [row for row in load_rows("vocabulary", VocabularyRow, overlays) if row.of == of]
    return tuple((row.id.removeprefix("vocabulary."), _pattern(row)) for row in rows)


def _pattern(row: VocabularyRow) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, row.stems)) + ")")


def hits(text: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    """Ids of the rows that a word of `text` begins with a stem of."""
    low = fold(text)
    return frozenset(row for row, pattern in _patterns(overlays) if pattern.search(low))


def count_subjects(text: str, overlays: tuple[Path, ...] = ()) -> dict[str, int]:
    """How many words of `text` belong to each side of the subject ("police", "crime", …), those that it has."""
    low = fold(text)
    counts = {subject: len(pattern.findall(low)) for subject, pattern in _patterns_of("subject", overlays)}
    return {subject: count for subject, count in counts.items() if count}


def other_genre(title: str, overlays: tuple[Path, ...] = ()) -> str | None:
    """The genre that a title names, where it is neither a plan's nor that of minutes: "routine", "report" …"""
    low = fold(title)
    return next((genre for genre, pattern in _patterns_of("genre", overlays) if pattern.search(low)), None)
