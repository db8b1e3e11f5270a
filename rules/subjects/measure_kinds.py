"""Kinds of measures: what a measure is, whatever a plan calls it, and which words hardly tell measures apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rules.matching.kept import kept
from rules.matching.loading import RuleFiles
from rules.matching.patterns import PatternRow, PatternSet, tokenize
from rules.matching.sentences import Sentences


class MeasureKindRow(PatternRow):
    """Words that name a kind of measure, or (`says` "little") that most measures have."""

    says: Literal["kind", "little"] = "kind"
    kind: str | None = None
    """The kind's code, `safety_walk`; null where the words say little."""
    weight: float = 1.0
    """How much such a word counts when measures are compared, from 0 to 1."""
    unless: tuple[str, ...] = ()
    """Patterns of words beside which the words mean something else."""


class MeasureKinds:
    """Finds kinds of measures by the rows of measure_kinds.toml."""

    def __init__(self, files: RuleFiles, sentences: Sentences) -> None:
        self._sentences = sentences
        rows = files.rows("measure_kinds", MeasureKindRow)
        self._wanted = tuple((row, PatternSet(row.patterns), PatternSet(row.unless)) for row in rows)

    def hits(self, text: str) -> frozenset[str]:
        """The ids of the rows that `text` hits."""
        return frozenset(row.id for row in self._rows(text))

    def kinds(self, name: str, texts: Sequence[str] = ()) -> tuple[str, ...]:
        """The codes of the kinds of a measure called `name`, of which `texts` say what is done.

        Where the name says none, the kind that the first sentences of the texts name counts, if it is one alone:
        what further sentences name, or several kinds at once, is named in passing. Words in any text that make it
        another thing count for the name too.
        """
        named = {row.id for row in self._rows(name)}
        found = [row for row in self._rows("\n".join((name, *texts))) if row.kind and row.id in named]
        if not any(row.kind for row in self._rows(name)):
            firsts = (text[slice(*next(iter(self._sentences(text)), (0, 0)))] for text in texts)
            found = [row for row in self._rows("\n".join((name, *firsts))) if row.kind]
            found = found if len({row.kind for row in found}) == 1 else []
        return tuple(dict.fromkeys(row.kind for row in found if row.kind))

    def weight(self, word: str) -> float:
        """How much `word` tells of what a measure is, from 0 (nothing) to 1."""
        return min((row.weight for row in self._rows(word) if row.says == "little"), default=1.0)

    @kept(4096)  # comparing a plan with several others asks for the same texts each time
    def _rows(self, text: str) -> tuple[MeasureKindRow, ...]:
        """The rows whose words `text` holds without any of the words that make it another thing."""
        tokens = tokenize(text)
        return tuple(
            row
            for row, words, others in self._wanted
            if any(words.find(tokens)) and not any(others.find(tokens))
        )
