"""What a document is about: which rows of crime-prevention words it uses."""

from __future__ import annotations

import re
from functools import cache

from pydantic import Field

from rules.fold import fold
from rules.load import load_rows
from rules.schema import Row


class VocabularyRow(Row):
    """Word stems of one side of the subject."""

    stems: tuple[str, ...] = Field(min_length=1)
    """Beginnings of words, folded ("trygghet" also finds "trygghetsvandring")."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load_rows("vocabulary", VocabularyRow)
    return tuple((row.id, re.compile(r"\b(?:" + "|".join(map(re.escape, row.stems)) + ")")) for row in rows)


def hits(text: str) -> frozenset[str]:
    """Ids of the rows that a word of `text` begins with a stem of."""
    low = fold(text)
    return frozenset(row for row, pattern in _patterns() if pattern.search(low))
