"""What a document is about: which rows of crime-prevention words it uses."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pydantic import Field

from rules.fold import fold
from rules.load import load_rows
from rules.schema import Row


class VocabularyRow(Row):
    """Word stems of one side of the subject."""

    stems: tuple[str, ...] = Field(min_length=1)
    """Beginnings of words, folded ("trygghet" also finds "trygghetsvandring")."""


@cache
def _patterns(overlays: tuple[Path, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load_rows("vocabulary", VocabularyRow, overlays)
    return tuple((row.id, re.compile(r"\b(?:" + "|".join(map(re.escape, row.stems)) + ")")) for row in rows)


def hits(text: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    """Ids of the rows that a word of `text` begins with a stem of."""
    low = fold(text)
    return frozenset(row for row, pattern in _patterns(overlays) if pattern.search(low))


def count_subjects(text: str, overlays: tuple[Path, ...] = ()) -> dict[str, int]:
    """How many words of `text` belong to each side of the subject ("police", "crime", …), those that it has."""
    low = fold(text)
    counts = {row.removeprefix("vocabulary."): len(pattern.findall(low)) for row, pattern in _patterns(overlays)}
    return {subject: count for subject, count in counts.items() if count}
