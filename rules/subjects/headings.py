"""Headings that name nothing of their own, and how much a line looks like the title of a plan."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from pydantic import Field

from models.text.fold import fold
from rules.matching.kept import kept
from rules.matching.lemmas import lemma
from rules.matching.loading import RuleFiles
from rules.matching.rows import Row
from rules.places.register import Places

_WORD = re.compile(r"[^\W\d_]+")

HeadingUse: TypeAlias = Literal[
    "generic", "title", "annex", "promise", "introduction", "signatures", "state", "areas", "deed",
    "undertaking", "small", "municipality",
]  # fmt: skip
"""What a row's words mark: a heading that names nothing of its own, a title, a line that says
which annex it is, a promise, a part that only introduces the plan,
the place where it is signed, how things are, a list of areas, what is done, what somebody undertakes;
words that mark nothing; a municipality behind its name."""


PLAN_TITLE = 3
"""Score of a title from which on it is that of a plan, an agreement or a promise; a word of that weight alone names
such a paper ("handlingsplan")."""
ANY_PLAN = PLAN_TITLE - 1
"""Score of a title that names a plan, which may be for anything."""


class HeadingRow(Row):
    """Words that mark a heading as generic or a line as a title."""

    use: tuple[HeadingUse, ...]
    weight: int
    """How much each of the words adds to a title's score."""
    backed: bool = False
    """Whether it adds that only beside a word of another row: a "plan" may be for anything."""
    words: tuple[str, ...] = Field(min_length=1)
    """Lemmas, folded; a compound that ends with one counts as it ("samverkansåtgärd" as "åtgärd")."""


class Headings:
    """Judges headings by the rows of headings.toml."""

    def __init__(self, files: RuleFiles, places: Places) -> None:
        self._places = places
        self._rows = files.rows("headings", HeadingRow)
        self._generic = self._words_for("generic")
        self._title = self._words_for("title")
        self._papers = {word for word, row in self._title.items() if row.weight >= PLAN_TITLE}
        self._annex = self._words_for("annex")
        self._promise = self._words_for("promise")
        self._introduction = self._words_for("introduction")
        self._signatures = self._words_for("signatures")
        self._state = self._words_for("state")
        self._areas = self._words_for("areas")
        self._deeds = self._words_for("deed")
        self._undertakings = self._words_for("undertaking")
        self._small = self._words_for("small")
        self._municipality = self._words_for("municipality")

    def _words_for(self, use: HeadingUse) -> dict[str, HeadingRow]:
        return {word: row for row in reversed(self._rows) if use in row.use for word in row.words}

    @kept(4096)
    def is_generic(self, text: str) -> bool:
        """Whether the heading names no area of its own: "Bilaga 2", "Prioriterade områden", "Inledning"."""
        name, _, last = fold(text).rpartition(" ")
        if last in self._municipality and not self._places.names.isdisjoint((name, name.removesuffix("s"))):
            return True  # "Upplands Väsby kommun", "Säters kommun", but not "Trygg kommun"
        return all(any(form in self._generic for form in pair) for pair in _forms(text))

    def is_annex(self, text: str) -> bool:
        """Whether a line only says which annex it is, and to what: "Bilaga 2 till avtal", not "Bilaga 2: Plan"."""
        first = _WORD.match(fold(text))
        return (
            first is not None
            and first[0] in self._annex
            and not any(sign in text for sign in ":\u2013\u2014")
        )

    def is_promise(self, text: str) -> bool:
        """Whether a title is that of a citizens' promise."""
        return any(form in self._promise for pair in _forms(text) for form in pair)

    def is_introduction(self, text: str) -> bool:
        """Whether a heading is that of a part that only introduces the plan: "1. Bakgrund och inledning"."""
        return self.is_generic(text) and any(
            form in self._introduction for pair in _forms(text) for form in pair
        )

    def is_of_signatures(self, text: str) -> bool:
        """Whether a heading stands above the signatures."""
        return self.is_generic(text) and any(
            form in self._signatures for pair in _forms(text) for form in pair
        )

    def tells_of_state(self, text: str) -> bool:
        """Whether a heading says that how things are stands below it: "Lägesbild i sammandrag"."""
        forms = [form for pair in _forms(text) for form in pair]
        return any(form in self._state for form in forms) and not any(form in self._deeds for form in forms)

    def is_state_alone(self, text: str) -> bool:
        """Whether a title says that the document tells how things are, and neither plans nor agrees on anything."""
        return self.tells_of_state(text) and not any(
            row.weight > 1 and "state" not in row.use for row in self._title_rows(text)
        )

    def announces_areas(self, text: str) -> bool:
        """Whether words announce areas, and with a number one of them: "Prioriteringar", "Prioritering 1"."""
        return self.is_generic(text) and any(form in self._areas for pair in _forms(text) for form in pair)

    @kept(4096)
    def announces_deeds(self, text: str) -> bool:
        """Whether words say that below them stands what is done, no more: "Insatser under 2025", "Så gör vi"."""
        return self._only_announces(text, self._deeds, beside=self._undertakings)

    @kept(4096)
    def announces_undertakings(self, text: str) -> bool:
        """Whether they say so of what somebody undertakes: "Våra löften", "Det här lovar vi"."""
        return self._only_announces(text, self._undertakings, beside={})

    def _only_announces(
        self, text: str, words: dict[str, HeadingRow], *, beside: dict[str, HeadingRow]
    ) -> bool:
        found = [any(form in words for form in pair) for pair in _forms(text)]
        small = (any(form in self._small or form in beside for form in pair) for pair in _forms(text))
        return any(found) and all(one or other for one, other in zip(found, small, strict=True))

    def names_only_a_plan(self, text: str, places: frozenset[str]) -> bool:
        """Whether a title says nothing but that it is a plan, and whose: no word tells of another subject."""
        return all(
            any(
                form in self._generic
                or form in self._papers
                or not places.isdisjoint((form, form.removesuffix("s")))
                for form in pair
            )
            for pair in _forms(text)
        )

    @kept(4096)
    def title_score(self, text: str) -> int:
        """How much `text` looks like the title of a plan or of minutes; 0 where it does not at all."""
        return sum(row.weight for row in self._title_rows(text))

    def is_plan_title(self, text: str) -> bool:
        """Whether `text` is the title of a plan, an agreement or a promise: "Handlingsplan 2024"."""
        return self.title_score(text) >= PLAN_TITLE

    def _title_rows(self, text: str) -> list[HeadingRow]:
        """The rows of which a title has a word; such as need another beside them only where one is."""
        found: set[str] = set()
        for pair in _forms(text):
            for word, row in self._title.items():
                if any(form == word or (len(word) > 6 and form.endswith(word)) for form in pair):
                    found.add(row.id)
        rows = [row for row in self._rows if row.id in found]
        is_backed = any(not row.backed for row in rows)
        return [row for row in rows if is_backed or not row.backed]

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows that a word of `text` matches, where the text is short enough to be a heading."""
        if len(text.split()) > 6:
            return frozenset()
        forms = {form for pair in _forms(text) for form in pair}
        # A row of generic words says something only of a heading that is generic as a whole.
        applying = [row for row in self._rows if {"title", "state"} & {*row.use} or self.is_generic(text)]
        return frozenset(row.id for row in applying if not forms.isdisjoint(row.words))


def _forms(text: str) -> list[tuple[str, str]]:
    return [(word, lemma(word)) for word in _WORD.findall(fold(text))]
