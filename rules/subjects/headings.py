"""Headings that name nothing of their own, and how much a line looks like the title of a plan."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from models.fold import fold
from rules.matching.lemmas import lemma
from rules.matching.loading import load_rows
from rules.matching.rows import Row

_WORD = re.compile(r"[^\W\d_]+")


class HeadingRow(Row):
    """Words that mark a heading as generic or a line as a title."""

    use: tuple[Literal["generic", "title"], ...]
    weight: int
    """How much each of the words adds to a title's score."""
    words: tuple[str, ...] = Field(min_length=1)
    """Lemmas, folded; a compound that ends with one counts as it ("samverkansåtgärd" as "åtgärd")."""


@cache
def _rows(overlays: tuple[Path, ...]) -> tuple[HeadingRow, ...]:
    return load_rows("headings", HeadingRow, overlays)


@cache
def _words_for(use: Literal["generic", "title"], overlays: tuple[Path, ...]) -> dict[str, HeadingRow]:
    return {word: row for row in reversed(_rows(overlays)) if use in row.use for word in row.words}


def _forms(text: str) -> list[tuple[str, str]]:
    return [(word, lemma(word)) for word in _WORD.findall(fold(text))]


def hits(text: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    """Ids of the rows that a word of `text` matches, where the text is short enough to be a heading."""
    if len(text.split()) > 6:
        return frozenset()
    found = set()
    for row in _rows(overlays):
        # A row of generic words says something only of a heading that is generic as a whole.
        applies = "title" in row.use or is_generic_heading(text, overlays)
        if applies and any(form in row.words for pair in _forms(text) for form in pair):
            found.add(row.id)
    return frozenset(found)


def is_generic_heading(text: str, overlays: tuple[Path, ...] = ()) -> bool:
    """Whether the heading names no area of its own: "Bilaga 2", "Prioriterade områden", "Inledning"."""
    generic = _words_for("generic", overlays)
    return all(any(form in generic for form in pair) for pair in _forms(text))


def title_score(text: str, overlays: tuple[Path, ...] = ()) -> int:
    """How much `text` looks like the title of a plan or of minutes; 0 where it does not at all."""
    title = _words_for("title", overlays)
    found: dict[str, int] = {}
    for pair in _forms(text):
        for word, row in title.items():
            if any(form == word or (len(word) > 6 and form.endswith(word)) for form in pair):
                found[row.id] = row.weight
    return sum(found.values())
