"""Who pays: from a text about funding to a kind of Funding in docs/record.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from models.values import FundingKind
from rules.actors.mentions import Actors
from rules.matching.loading import RuleFiles
from rules.matching.patterns import Found, PatternRow, RowPatterns, Token, tokenize
from rules.matching.words import SmallWords

_ORDER: tuple[FundingKind, ...] = ("shared", "own_costs", "external", "municipal")
"""Which of several kinds decides: how the parties divide it says more than who else is named."""
_SURE, _ONE_OF_SEVERAL, _UNREAD = 0.97, 0.7, 0.5
_CLAUSE_SIGNS = frozenset(".,;:\u2013")
_SENTENCE_SIGNS = frozenset(".;?!\n")
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
    parties: tuple[str, ...] = ()
    """Codes of the parties that pay so, where the text names one as payers are named."""
    fee: bool = False
    """Whether it names what visitors or members pay, and no payer: "avgift", "inträde"."""
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

    def __init__(self, files: RuleFiles, words: SmallWords, actors: Actors) -> None:
        rows = files.rows("funding", FundingRow)
        self._of_party = {party: row for row in rows for party in row.parties}
        self._actors = actors
        self._sure = RowPatterns([row for row in rows if not (row.gives_way or row.alone)])
        self._alone = RowPatterns([row for row in rows if row.alone])
        self._else = RowPatterns([row for row in rows if row.gives_way])
        self._words = words
        self._clause_ends = _CLAUSE_SIGNS | words["joiner"] | words["contrast"] | words["set_apart"]
        self._anywhere = RowPatterns([row for row in rows if not row.alone])

    def read(self, text: str) -> FundingReading:
        """Who pays by `text`; `unspecified` where no rule tells. Never raises."""
        tokens = tokenize(text)
        matches = self._sure.longest(tokens)
        matches = self._with_parties(text, tokens, matches)
        matches = [one for one in matches if not self._is_paid_fee(tokens, one, matches)]
        if not any(row.kind != "unspecified" for row, _ in matches):
            other = [
                one for one in self._else.longest(tokens) if not any(_meet(one[1], two) for _, two in matches)
            ]
            matches = other or self._said_alone(tokens)
        open_ = self._open_tokens(tokens)
        matches = [one for one in matches if one[0].kind != "nobody" and one[1].first not in open_]
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

    def _open_tokens(self, tokens: tuple[Token, ...]) -> set[int]:
        """The tokens of sentences that ask, propose or leave to be decided who pays: "Utreds av nämnden"."""
        ends = [index + 1 for index, token in enumerate(tokens) if token.text in _SENTENCE_SIGNS]
        open_: set[int] = set()
        for first, last in pairwise([0, *ends, len(tokens)]):
            words = {token.text for token in tokens[first:last]}
            if not words.isdisjoint(self._words["undecided"]) or "?" in words:
                open_.update(range(first, last))
        return open_

    def _with_parties(self, text: str, tokens: tuple[Token, ...], matches: list[_Match]) -> list[_Match]:
        """`matches` and the parties whom no row names, where they stand as payers do: "Vårdcentralens budget".

        Who is named whole has its whole name: "Region Värmland".
        """
        named: list[_Match] = []
        for one in self._actors.named(text):
            inside = [index for index, token in enumerate(tokens) if one.span[0] <= token.start < one.span[1]]
            row = self._of_party.get(one.organisation or "")
            if row is None or not inside:
                continue
            place = Found(0, inside[0], inside[-1] + 1, {})
            known = [match for match in matches if _meet(match[1], place)]
            if not known:
                named.append((row, place))
            elif [row.kind] == [match[0].kind for match in known]:
                matches = [
                    (row, max(found, place, key=_length)) if (row, found) in known else (row, found)
                    for row, found in matches
                ]
        pay = [one for one in named if self._stands_as_payer(tokens, one[1])]
        payers = [*matches, *pay]
        beside = [one for one in named if any(self._beside(tokens, one[1], two) for _, two in payers)]
        return sorted([*payers, *(one for one in beside if one not in pay)], key=lambda one: one[1].first)

    def _is_paid_fee(self, tokens: tuple[Token, ...], one: _Match, matches: Sequence[_Match]) -> bool:
        """Whether it is a fee that somebody named before it in the clause pays: "Kommunen betalar avgiften"."""
        first, _ = _clause_of(one[1], self._clauses(tokens))
        payers = [two for _, two in matches if first <= two.first and two.last <= one[1].first]
        between = {token.text for token in tokens[payers[0].last : one[1].first]} if payers else set()
        return one[0].fee and not self._words["pays"].isdisjoint(between)

    def _stands_as_payer(self, tokens: tuple[Token, ...], place: Found) -> bool:
        """Whether an actor pays by where it stands: alone, before a verb of paying or its own means, behind "av"."""
        before = tokens[place.first - 1].text if place.first else ""
        clause = _clause_of(place, self._clauses(tokens))
        behind = [token.text for token in tokens[place.last : clause[1]]]
        if not self._words["receives"].isdisjoint(behind[:1]):
            return False
        if before in self._words["payer_before"] or _answers(tokens, place, clause):
            return True
        if place.first and before not in self._clause_ends:
            return place.first == clause[0] + 1 and before in self._words["pays"]
        is_alone = not any(token.text.isalnum() for token in (*tokens[: place.first], *tokens[place.last :]))
        has_means = tokens[place.last - 1].text.endswith(_GENITIVE) and set(behind[:1]) & self._words["means"]
        pays = self._words["pays"] | self._words["currency"]
        return is_alone or bool(has_means) or not pays.isdisjoint(behind)

    def _beside(self, tokens: tuple[Token, ...], one: Found, other: Found) -> bool:
        """Whether only what joins stands between the two: "Skolan och föreningen"."""
        first, second = sorted((one, other), key=lambda place: place.first)
        between = {
            token.text for token in tokens[_end_of_owned(tokens, first, self._words["joiner"]) : second.first]
        }
        return bool(between) and between <= self._words["joiner"] | _LIST_SIGNS

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
        paying = [
            one
            for one in payers
            if self._pays(tokens, clause := _clause_of(one[1], clauses), own)
            or _answers(tokens, one[1], clause)
        ]
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
        cuts = [index for index, token in enumerate(tokens) if token.text in self._clause_ends]
        return [(first + 1, last) for first, last in pairwise([-1, *cuts, len(tokens)]) if last > first + 1]

    def _pays(self, tokens: tuple[Token, ...], clause: tuple[int, int], own: list[Found]) -> bool:
        """Whether the clause has a verb of paying, and does not say that somebody bears his own costs."""
        says_own = any(one.first < clause[1] and clause[0] < one.last for one in own)
        pays = self._words["pays"] | self._words["currency"]
        return not says_own and any(token.text in pays for token in tokens[slice(*clause)])

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

    def _is_sum(self, token: Token) -> bool:
        """Whether a token is of a sum, which may stand behind whoever pays it: "Deltagarna 200 kr + nämnden"."""
        return token.text.isdigit() or token.text in self._words["currency"] | {"%"}

    def _joined(self, tokens: tuple[Token, ...], payers: Sequence[_Match]) -> bool:
        """Whether some of two kinds are members of one list: "kommunen, bolaget och handlarna"."""
        joiners = self._words["joiner"]
        run: list[_Match] = []
        for one in payers:
            start = _end_of_owned(tokens, run[-1][1], joiners) if run else 0
            gap = [token.text for token in tokens[start : one[1].first] if not self._is_sum(token)]
            between = set(gap) if run else {""}
            run = [*run, one] if between and between <= joiners | _LIST_SIGNS else [one]
            if not between.isdisjoint(joiners | _LIST_SIGNS - {","}) and _differ(run):
                return True
        return False


def _answers(tokens: tuple[Token, ...], place: Found, clause: tuple[int, int]) -> bool:
    """Whether a payer is all that stands behind a colon: "Lokal: kommunen"."""
    return (place.first, place.last) == clause and place.first > 0 and tokens[place.first - 1].text == ":"


def _end_of_owned(tokens: tuple[Token, ...], place: Found, joiners: set[str]) -> int:
    """Where a payer in the genitive ends with what it owns: "kommunens trygghetsfond", but "kommunens och …"."""
    following = tokens[place.last].text if place.last < len(tokens) else ""
    has_more = following.isalpha() and following not in joiners
    return place.last + (has_more and tokens[place.last - 1].text.endswith(_GENITIVE))


def _length(place: Found) -> int:
    return place.last - place.first


def _meet(one: Found, other: Found) -> bool:
    return one.first < other.last and other.first < one.last


def _clause_of(one: Found, clauses: list[tuple[int, int]]) -> tuple[int, int]:
    """The clause in which a match ends."""
    return next(clause for clause in reversed(clauses) if clause[0] < one.last)


def _pays_out_of_means(tokens: tuple[Token, ...], matches: Sequence[_Match]) -> bool:
    """Whether one payer is named alone beside words that only say that no money is added: "Nämnden, inom ram"."""
    payers = [one for one in matches if one[0].kind != "own_costs"]
    means = [row.of_means for row, _ in matches if row.kind == "own_costs"]
    is_owner = any(
        tokens[one.last - 1].text.endswith(_GENITIVE)
        and one.last < len(tokens)
        and tokens[one.last].text.isalpha()
        for _, one in payers
    )
    return (
        bool(means and payers)
        and all(means)
        and not is_owner
        and not _differ(payers)
        and payers[0][0].kind in _ORDER
    )


def _differ(payers: Iterable[_Match]) -> bool:
    return len({row.kind for row, _ in payers}) > 1
