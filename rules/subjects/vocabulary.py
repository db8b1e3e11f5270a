"""What a document is about, which rows of crime-prevention words it uses, and which other genres its title names."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from models.text.fold import fold
from rules.matching.loading import RuleFiles
from rules.matching.rows import Row


class VocabularyRow(Row):
    """Word stems of one side of the subject, or of the titles of one other genre."""

    of: Literal["subject", "genre"] = "subject"
    """`genre`: such a title is that of another kind of document than a plan or minutes."""
    stems: tuple[str, ...] = Field(min_length=1)
    """Beginnings of words, folded ("trygghet" also finds "trygghetsvandring")."""

    @property
    def code(self) -> str:
        """The side or genre: its id without what all ids of the file begin with."""
        return self.id.removeprefix("vocabulary.")


class Vocabulary:
    """Finds words of the subject and of genres by the rows of vocabulary.toml."""

    def __init__(self, files: RuleFiles) -> None:
        self._patterns = [(row, _pattern(row)) for row in files.rows("vocabulary", VocabularyRow)]

    def count_subjects(self, text: str) -> dict[str, int]:
        """How many words of `text` belong to each side of the subject ("police", "crime", …), those that it has."""
        low = fold(text)
        counts = {
            row.code: len(pattern.findall(low)) for row, pattern in self._patterns if row.of == "subject"
        }
        return {subject: count for subject, count in counts.items() if count}

    def other_genre(self, title: str) -> str | None:
        """The genre that a title names, where it is neither a plan's nor that of minutes: "routine", "report" …"""
        low = fold(title)
        named = (row.code for row, pattern in self._patterns if row.of == "genre" and pattern.search(low))
        return next(named, None)

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows that a word of `text` begins with a stem of."""
        low = fold(text)
        return frozenset(row.id for row, pattern in self._patterns if pattern.search(low))


def _pattern(row: VocabularyRow) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, row.stems)) + ")")
