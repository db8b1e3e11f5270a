"""Labels cut short by a full stop: "Ansv.", "Tidsp.", "Samv. m."."""

from __future__ import annotations

from collections.abc import Iterable

from models.text.fold import fold
from rules.labels.rows import LabelRow
from rules.labels.words import trim
from rules.matching.lemmas import is_word

MOST_WORDS = 3
"""Words of an abbreviated label, at most: a longer text that ends in a full stop is a sentence."""
SHORTEST = 3
"""Letters of its first word, at least ("Åtg."): two could begin too many labels."""
FEWEST_CUT = 2
"""Letters that are left out, at least: "Klar." is a whole word, not "Klart"."""


class Abbreviations:
    """The rows' labels, by the beginnings of their words."""

    def __init__(self, rows: Iterable[LabelRow]) -> None:
        self._labels = sorted(
            ((tuple(trim(label).split()), row) for row in rows for label in row.labels),
            key=lambda one: sum(map(len, one[0])),
        )
        """The shortest first: what "Åtg." means is "Åtgärd", before "Åtgärdsförslag"."""

    def row_of(self, text: str) -> LabelRow | None:
        """The row of the label that `text` abbreviates; None where it is none, or whole words of the language."""
        forms = fold(text).rstrip(" :").split()
        if not 0 < len(forms) <= MOST_WORDS or not any(form.endswith(".") for form in forms):
            return None
        if len(forms[0].rstrip(".")) < SHORTEST or not forms[0][0].isalpha():
            return None
        row = next((row for words, row in self._labels if _begins(forms, words)), None)
        if row is None or all(is_word(form.rstrip(".")) for form in forms if form.endswith(".")):
            return None  # the dictionary is asked last: it takes longest
        return row

    def spelled_out(self, text: str) -> str | None:
        """`text` with its first word whole where that is cut short: "Ansv. polis" as "Ansvarig polis"; else None."""
        first, _, rest = text.strip().partition(" ")
        if not rest or not first.endswith(".") or len(rest.split()) >= MOST_WORDS:
            return None
        row = self.row_of(first)
        if row is None:
            return None
        whole = next(label for label in row.labels if _begins([fold(first)], tuple(trim(label).split())))
        return f"{whole} {rest}"


def _begins(forms: list[str], words: tuple[str, ...]) -> bool:
    """Whether each form is the word in its place, or with its full stop the beginning of it."""
    if len(forms) != len(words):
        return False
    return all(
        word == form
        or (form.endswith(".") and word.startswith(form[:-1]) and len(word) >= len(form) - 1 + FEWEST_CUT)
        for form, word in zip(forms, words, strict=True)
    )
