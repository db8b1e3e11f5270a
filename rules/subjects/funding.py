"""Who pays: from a text about funding to a kind of Funding in docs/record.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from models.values import FundingKind
from rules.matching.loading import RuleFiles
from rules.matching.patterns import Found, PatternRow, RowPatterns, Token, tokenize
from rules.matching.words import SmallWords

_ORDER: tuple[FundingKind, ...] = ("shared", "own_costs", "external", "municipal")
"""Which of several kinds decides: how the parties divide it says more than who else is named."""
_SURE, _ONE_OF_SEVERAL, _UNREAD = 0.97, 0.7, 0.5
_CLAUSE_SIGNS = frozenset(".,;:\u2013")
_LIST_SIGNS = frozenset(",/&+")
_PRESENT = "r"
"""How a verb of the present ends, with which a short clause says something else: "kommunen samordnar"."""
_GENITIVE = "s"
_LONGEST_WITHOUT_VERB = 3
"""Words of a clause that leaves its verb out: "kommunen betalar ljuset och det kommunala bolaget stängslet"."""


class FundingRow(PatternRow):
    """Words that say who pays."""

    kind: FundingKind | Literal["nobody"]
    """`unspecified`: one who is of no kind alone; `nobody`: it says who does not pay."""
    gives_way: bool = False
    """Whether it counts only where no other row does."""
    alone: bool = False
    """Whether it counts only where the text says nothing else: a payer's name."""
    of_means: bool = False
    """Whether it only says that no money is added; one who is said to pay does so of his own."""


_Match: TypeAlias = "tuple[FundingRow, Found]"


@dataclass(frozen=True, slots=True)
class FundingReading:
    """Who pays, as far as the rules can tell."""

    kind: FundingKind
    rule: str | None
    """Id of the row that decided; None where none did."""
    confidence: float


class Funding:
    """Reads who pays by the rows of funding.toml."""

    def __init__(self, files: RuleFiles, words: SmallWords) -> None:
        rows = files.rows("funding", FundingRow)
        self._sure = RowPatterns([row for row in rows if not (row.gives_way or row.alone)])
        self._alone = RowPatterns([row for row in rows if row.alone])
        self._else = RowPatterns([row for row in rows if row.gives_way])
        self._words = words
        self._anywhere = RowPatterns([row for row in rows if not row.alone])

    def read(self, text: str) -> FundingReading:
        """Who pays by `text`; `unspecified` where no rule tells. Never raises."""
        tokens = tokenize(text)
        matches = self._sure.longest(tokens)
        if not any(row.kind != "unspecified" for row, _ in matches):
            matches = self._else.longest(tokens) or self._said_alone(tokens)
        matches = [one for one in matches if one[0].kind != "nobody"]
        found = {row.kind: row for row, _ in matches}
        confidence = _SURE if len(found) == 1 else _ONE_OF_SEVERAL
        if len(matches) > 1 and "shared" not in found:
            part = self._in_clauses(tokens, matches)
            if part is not None:
                return FundingReading("shared", part[0].id, confidence)
            if _pays_out_of_means(tokens, matches):
                del found["own_costs"]
        for kind in _ORDER:
            if kind in found:
                return FundingReading(kind, found[kind].id, confidence)
        return FundingReading("unspecified", None, _UNREAD if tokens else 1.0)

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows that match in `text`."""
        alone = {row.id for row, _ in self._said_alone(tokenize(text))}
        return frozenset(self._anywhere.hits(text)) | alone

    def _said_alone(self, tokens: tuple[Token, ...]) -> list[_Match]:
        """The row of the payer whose name is all that the text says."""
        words = [index for index, token in enumerate(tokens) if token.text not in _CLAUSE_SIGNS]
        return [
            (row, one)
            for row, one in self._alone.longest(tokens)
            if words and (one.first, one.last) == (words[0], words[-1] + 1)
        ]

    def _in_clauses(self, tokens: tuple[Token, ...], matches: list[_Match]) -> _Match | None:
        """A payer whom other payers, or what the others bear themselves, leave a part; None where there is none."""
        clauses = self._clauses(tokens)
        payers = [one for one in matches if one[0].kind != "own_costs"]
        working = {
            _clause_of(one[1], clauses)
            for one in payers
            if not self._pays(tokens, _clause_of(one[1], clauses), [])
        }
        own = [
            one
            for row, one in matches
            if row.kind == "own_costs" and (not row.of_means or _clause_of(one, clauses) in working)
        ]
        paying = [one for one in payers if self._pays(tokens, _clause_of(one[1], clauses), own)]
        if own:
            return next((one for one in paying if one[0].kind in _ORDER), None)
        if not paying and len(payers) < len(matches):  # each within its means, or a payer beside those
            pairs = (pair for pair in pairwise(matches) if sum(one in payers for one in pair) == 1)
            return next((payers[0] for pair in pairs if self._joined(tokens, pair)), None)
        paying += self._briefly(tokens, payers, paying, clauses)
        by_clause = {_clause_of(one[1], clauses): one for one in paying}
        return payers[0] if _differ(by_clause.values()) or self._joined(tokens, payers) else None

    def _clauses(self, tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
        """[first, last) of the tokens of each clause: what stands between signs and words that join."""
        ends = _CLAUSE_SIGNS | self._words["joiner"] | self._words["contrast"] | self._words["set_apart"]
        cuts = [index for index, token in enumerate(tokens) if token.text in ends]
        return [(first + 1, last) for first, last in pairwise([-1, *cuts, len(tokens)]) if last > first + 1]

    def _pays(self, tokens: tuple[Token, ...], clause: tuple[int, int], own: list[Found]) -> bool:
        """Whether the clause has a verb of paying, and does not say that somebody bears his own costs."""
        says_own = any(one.first < clause[1] and clause[0] < one.last for one in own)
        return not says_own and any(token.text in self._words["pays"] for token in tokens[slice(*clause)])

    def _briefly(
        self,
        tokens: tuple[Token, ...],
        payers: Sequence[_Match],
        paying: Sequence[_Match],
        clauses: list[tuple[int, int]],
    ) -> list[_Match]:
        """Those behind one who pays whose clause leaves the verb out: "… och bolaget stängslet"."""
        brief: list[_Match] = []
        for one in payers if paying else ():
            first, last = _clause_of(one[1], clauses)
            is_short = first == one[1].first and 1 < last - first <= _LONGEST_WITHOUT_VERB
            if (
                one[1].first >= paying[0][1].last
                and is_short
                and not tokens[last - 1].text.endswith(_PRESENT)
            ):
                brief.append(one)
        return brief

    def _joined(self, tokens: tuple[Token, ...], payers: Sequence[_Match]) -> bool:
        """Whether some of two kinds are members of one list: "kommunen, bolaget och handlarna"."""
        joiners = self._words["joiner"]
        run: list[_Match] = []
        for one in payers:
            between = {token.text for token in tokens[run[-1][1].last : one[1].first]} if run else {""}
            run = [*run, one] if between and between <= joiners | _LIST_SIGNS else [one]
            if not between.isdisjoint(joiners | _LIST_SIGNS - {","}) and _differ(run):
                return True
        return False


def _clause_of(one: Found, clauses: list[tuple[int, int]]) -> tuple[int, int]:
    """The clause in which a match ends."""
    return next(clause for clause in reversed(clauses) if clause[0] < one.last)


def _pays_out_of_means(tokens: tuple[Token, ...], matches: Sequence[_Match]) -> bool:
    """Whether one payer is named alone beside words that only say that no money is added: "Nämnden, inom ram"."""
    payers = [one for one in matches if one[0].kind != "own_costs"]
    means = [row.of_means for row, _ in matches if row.kind == "own_costs"]
    is_owner = any(tokens[one.last - 1].text.endswith(_GENITIVE) for _, one in payers)
    return (
        bool(means and payers)
        and all(means)
        and not is_owner
        and not _differ(payers)
        and payers[0][0].kind in _ORDER
    )


def _differ(payers: Iterable[_Match]) -> bool:
    return len({row.kind for row, _ in payers}) > 1
