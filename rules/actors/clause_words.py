"""The words by which a clause is read: those that undertake something, and those around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias, get_args

from rules.matching.kept import kept
from rules.matching.patterns import Found, PatternRow, RowPatterns, Token, tokenize
from rules.matching.verbs import Verbs
from rules.matching.words import SmallWords

_KEPT = 256
"""Sentences whose words are remembered: each is asked for one part after another."""
_JOINING_SIGNS = frozenset(",/&+")
BOUNDARIES = frozenset(",;:(-.")
"""Signs after which a clause of its own may begin."""

Part: TypeAlias = Literal[
    "verb", "ska", "predicate", "promise", "goes_on", "everyone", "negation", "subordinator", "adverb", "determiner",
    "purpose", "given", "active", "passive", "agent", "company", "law", "cleft", "pair", "agreed",
    "together", "beside", "reported",
    "resumes", "elsewhere", "share", "offered", "owned", "is",
]  # fmt: skip
"""What the words of a row do in a clause."""
_Match: TypeAlias = "tuple[CommitmentRow, Found]"
STATING: tuple[Part, ...] = ("verb", "ska", "predicate", "owned")
"""The parts that say that somebody undertakes something."""
PROMISING: tuple[Part, ...] = (*STATING, "promise")
"""Those that do so in a citizens' promise, or above a list."""
AROUND = tuple(part for part in get_args(Part) if part not in (*STATING, "everyone"))
"""All others, but for those who stand for every party: words around those that undertake."""


class CommitmentRow(PatternRow):
    """Words that make a commitment, or stand around those."""

    part: Part
    solemn: bool = False
    """Whether such a sentence undertakes something wherever it stands, among what only introduces a plan, too."""


class ClauseWords:
    """The words of a clause by what they do in it."""

    def __init__(self, rows: Sequence[CommitmentRow], words: SmallWords, verbs: Verbs) -> None:
        self.verbs = verbs
        self._patterns = RowPatterns(rows)
        self._of_everyone = RowPatterns([row for row in rows if row.part == "everyone"])
        self.joiners = words["joiner"] | _JOINING_SIGNS
        """What stands between actors that undertake something together."""
        self.boundaries = words["joiner"] | words["contrast"] | BOUNDARIES
        """What a clause of its own begins after."""
        self.places = words["at"]
        """Prepositions that say where a role works: its organisation is no subject of its own."""
        self.questions = words["question"]
        self.phrases = words["phrase"]
        """Words after which a noun may stand that looks like a verb: "varje vecka", "i skola"."""

    def found(self, tokens: tuple[Token, ...], *parts: Part) -> list[_Match]:
        """The matches of rows of these parts, the longest of those that begin together."""
        return _apart(self._ordered(tokens), parts)

    def speaks_of_everyone(self, tokens: tuple[Token, ...]) -> bool:
        """Whether words for every party stand among `tokens`: asked of whole values, most of which hold none."""
        return any(True for _ in self._of_everyone.find(tokens))

    def places_of(self, tokens: tuple[Token, ...], parts: tuple[Part, ...]) -> dict[Part, set[int]]:
        """For each part the indices of the tokens that its rows match."""
        ordered = self._ordered(tokens)
        return {
            part: {index for _, one in _apart(ordered, (part,)) for index in range(one.first, one.last)}
            for part in parts
        }

    def around(self, text: str) -> frozenset[str]:
        """The ids of the rows whose words, others than those that undertake, stand in `text`."""
        return frozenset(row.id for row, _ in self._patterns.find(tokenize(text)) if row.part not in STATING)

    @kept(_KEPT)
    def _ordered(self, tokens: tuple[Token, ...]) -> list[_Match]:
        return sorted(self._patterns.find(tokens), key=lambda pair: (pair[1].first, -pair[1].last))


def _apart(ordered: list[_Match], parts: tuple[Part, ...]) -> list[_Match]:
    kept: list[_Match] = []
    for row, one in ordered:
        if row.part in parts and not (kept and one.first < kept[-1][1].last):
            kept.append((row, one))
    return kept
