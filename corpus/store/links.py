"""Which documents belong together: copies in other formats, versions of one text, one plan after another.

What is found depends on the documents alone, never on the order of import. Pairs are compared only within a
district and year or where two texts share a rare run of words, so that the work grows with the documents and not
with their pairs.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import combinations, islice, zip_longest
from typing import NamedTuple, TypeAlias

from corpus.store.answers import Link
from corpus.store.database import Database
from corpus.store.rows import TableRow
from rules.pack import Rules

_LARGEST_BLOCK = 60
"""More documents than these of one district and year, or with one run of words, tell nothing by that alone."""
_MOST_SUCCESSORS = 12
"""A district has a plan a year, or a few for its parts; of more than these the year alone does not tell which go on."""
_SAME_YEAR_WORDS = 0.6
"""Plans of one district and year that share this part of their words are versions of one another."""
_STRAY_WORDS = 3
_STRAY_PART = 0.01
"""So many words (or this part of them) one format may have and another not: a label, an instruction, a number."""
_MOST_CUT_WORDS = 40
"""More words than these that only one of two texts has are no mishap of a format."""


@dataclass(frozen=True, slots=True, eq=False)  # each is itself: the facts are hashed nowhere
class Candidate:
    """What links are found by."""

    document: str
    path: str
    format: str
    kind: str
    pages: int | None
    words_in_fields: int
    gone: bool
    district: str | None
    municipality: str | None
    year: int | None
    shingles: tuple[int, ...]

    @property
    def rank(self) -> tuple[bool, bool, bool, int, str]:
        """The lowest leads its copies: there, read as something, with pages to point at, most words in fields."""
        return (self.gone, self.kind == "unknown", self.pages is None, -self.words_in_fields, self.path)


Words: TypeAlias = Callable[[str], frozenset[str]]
"""A document's key → its words."""
_Pair: TypeAlias = tuple[Candidate, Candidate]
_Keys: TypeAlias = tuple[str, str]


class Alike(NamedTuple):
    """What comparing two documents gives, whatever else there is."""

    same: bool
    score: float
    """The share of their words that both have."""


class Likenesses:
    """How alike documents are, pair by pair: what is known already is not computed again.

    `known` holds pairs by their keys, the lower first; documents whose content or facts have changed are not in it.
    It is used up: each pair that is asked for moves to `asked`, so that none is held twice.
    """

    def __init__(self, words: Words, known: dict[_Keys, Alike] | None = None) -> None:
        self._words = lru_cache(maxsize=4 * _LARGEST_BLOCK)(words)
        self.unasked: dict[_Keys, Alike] = {} if known is None else known
        """Every pair that was known and has not been asked for."""
        self.asked: dict[_Keys, Alike] = {}
        """Every pair that was asked for."""
        self.new: list[_Keys] = []
        """Those of them that were not known."""

    def of(self, one: Candidate, other: Candidate) -> Alike:
        """How alike the two are, in either order."""
        if other.document < one.document:
            one, other = other, one
        key = one.document, other.document
        found = self.asked.get(key)
        if found is None:
            found = self.unasked.pop(key, None)
            if found is None:
                found = _alike(_is_same(one, other, self._words), _score(one, other, self._words))
                self.new.append(key)
            self.asked[key] = found
        return found


@lru_cache(maxsize=4096)
def _alike(same: bool, score: float) -> Alike:
    """One object for all pairs of which the same is to be said: scores have three digits."""
    return Alike(same, score)


def find_links(candidates: Iterable[Candidate], likenesses: Likenesses, rules: Rules) -> list[Link]:
    """Every link between `candidates`, sorted; `rules` know which districts became which."""
    documents = sorted(candidates, key=lambda one: one.document)
    blocks = _blocks(documents)
    leading = _leading(documents, (pair for pair in _pairs(blocks) if likenesses.of(*pair).same))
    found = {
        Link(one.document, leads.document, "same", likenesses.of(one, leads).score)
        for one, leads in leading.items()
        if one is not leads
    }
    for one, other in _pairs(blocks):
        if leading[one] is one and leading[other] is other and _may_be_versions(one, other):
            score = likenesses.of(one, other).score
            if score >= _SAME_YEAR_WORDS:
                found.add(Link(one.document, other.document, "version", score))
    plans = [one for one in documents if leading[one] is one and one.kind == "plan"]
    telling = frozenset(shingle for kind, shingle in blocks if kind == "shingle")
    found.update(
        Link(one.document, after.document, "successor", likenesses.of(one, after).score)
        for one, after in _successions(plans, telling, rules)
    )
    return sorted(found)


_Blocks: TypeAlias = Mapping[tuple[str, object], Sequence[Candidate]]


def _blocks(documents: Sequence[Candidate]) -> _Blocks:
    """The documents of each district and year, and those with each run of words, where that tells something."""
    blocks: defaultdict[tuple[str, object], list[Candidate]] = defaultdict(list)
    for one in documents:
        if one.district is not None:
            blocks["district", (one.district, one.municipality or "", one.year or 0)].append(one)
        for shingle in one.shingles:
            blocks["shingle", shingle].append(one)
    telling = (key for key, block in blocks.items() if 1 < len(block) <= _LARGEST_BLOCK)
    return {key: blocks[key] for key in sorted(telling, key=repr)}


def _pairs(blocks: _Blocks) -> Iterator[_Pair]:
    """The pairs that are worth comparing, those of one district and year side by side; some come again."""
    return (pair for block in blocks.values() for pair in combinations(block, 2))


def _is_same(one: Candidate, other: Candidate, words: Words) -> bool:
    """Whether two files say the same: word for word, or in two formats but for what formats do to words."""
    if _conflict(one, other):
        return False
    ours, theirs = words(one.document), words(other.document)
    if ours == theirs:
        return bool(ours)
    if one.format == other.format or len(ours ^ theirs) > _MOST_CUT_WORDS:
        return False
    first, second = _unexplained(ours, theirs), _unexplained(theirs, ours)
    stray = max(_STRAY_WORDS, _STRAY_PART * len(ours | theirs))
    return not (first and second) and len(first) + len(second) <= stray


def _unexplained(ours: frozenset[str], theirs: frozenset[str]) -> list[str]:
    """The words that only `ours` has and that are no words of `theirs` glued, cut or with a note's number."""
    return [
        word
        for word in ours - theirs
        if not (_is_glued(word, theirs) or any(_is_cut(word, whole, ours) for whole in theirs))
    ]


def _is_glued(word: str, others: frozenset[str]) -> bool:
    """Whether `word` is two of `others` written as one, or one with the number of a note."""
    if word.rstrip("0123456789") in others and not word.isdigit():
        return True
    return any(word[:cut] in others and word[cut:] in others for cut in range(1, len(word)))


def _is_cut(word: str, whole: str, words: frozenset[str]) -> bool:
    """Whether `word` is the beginning or the end of `whole`, whose other part is a number or one of `words`."""
    for rest in (whole.removeprefix(word), whole.removesuffix(word)):
        if rest not in (whole, "") and not word.isdigit() and (rest in words or rest.isdigit()):
            return True
    return False


def _leading(documents: Sequence[Candidate], same: Iterable[_Pair]) -> dict[Candidate, Candidate]:
    """Each document → the one that leads the group of its copies; itself where it has none."""
    group = {one: [one] for one in documents}
    for one, other in same:
        if group[one] is not group[other]:
            group[one].extend(group[other])
            for moved in group[other]:
                group[moved] = group[one]
    return {one: min(members, key=lambda member: member.rank) for one, members in group.items()}


def _conflict(one: Candidate, other: Candidate) -> bool:
    """Whether the two say that they are for other years or districts."""
    facts = ((one.year, other.year), (one.district, other.district), (one.municipality, other.municipality))
    return any(None not in pair and pair[0] != pair[1] for pair in facts)


def _may_be_versions(one: Candidate, other: Candidate) -> bool:
    return one.kind == other.kind == "plan" and not _conflict(one, other)


def _score(one: Candidate, other: Candidate, words: Words) -> float:
    ours, theirs = words(one.document), words(other.document)
    return round(len(ours & theirs) / max(len(ours | theirs), 1), 3)


def _successions(plans: Sequence[Candidate], telling: frozenset[object], rules: Rules) -> Iterator[_Pair]:
    """Each plan with those of the next year that its district, or what that became, has a plan for.

    Where these are many, with those that share one of the runs of words that are `telling`.
    """
    by_district: defaultdict[tuple[str, str | None], list[Candidate]] = defaultdict(list)
    for plan in plans:
        if plan.district is not None and plan.year is not None:
            by_district[plan.district, plan.municipality].append(plan)
    lineages = {named: {named[0], *rules.places.predecessors(*named)} for named in by_district}
    later: defaultdict[tuple[str, str | None], list[Candidate]] = defaultdict(list)
    for (district, municipality), theirs in by_district.items():
        for one in lineages[district, municipality]:
            later[one, municipality].extend(theirs)
    for named, theirs in by_district.items():
        for plan in theirs:
            after = [one for one in later[named] if (one.year or 0) > (plan.year or 0)]
            first = min((one.year or 0 for one in after), default=None)
            following = [one for one in after if one.year == first]
            if len(following) > _MOST_SUCCESSORS:
                shared = telling.intersection(plan.shingles)
                following = [one for one in following if not shared.isdisjoint(one.shingles)]
            yield from ((plan, one) for one in following)


# -- in the database ------------------------------------------------------------------------------

_AT_ONCE = 1000
"""Rows that are made and written at once."""


def read_candidates(database: Database) -> list[Candidate]:
    """Every document."""
    rows = database.rows(
        "SELECT document, path, format, kind, pages, words_in_fields,"
        " EXISTS (SELECT 1 FROM paths WHERE document = d.document AND path = d.path AND gone) AS gone,"
        " district, municipality, year, shingles"
        " FROM documents AS d JOIN vocabularies USING (document)"
    )
    shingles = json.loads(f"[{','.join(row['shingles'] for row in rows)}]")  # at once, not ten thousand times
    return [
        Candidate(**{**dict(row), "shingles": tuple(numbers)})
        for row, numbers in zip(rows, shingles, strict=True)
    ]


def read_compared(database: Database, candidates: Iterable[Candidate]) -> dict[_Keys, Alike]:
    """What is known of pairs; a document that is written again or deleted has taken its pairs along."""
    keys = {one.document: one.document for one in candidates}  # a text of each key for all of its pairs
    rows = database.each("SELECT document, other, same, score FROM compared")
    return {
        (keys.get(row["document"], row["document"]), keys.get(row["other"], row["other"])): _alike(
            bool(row["same"]), row["score"]
        )
        for row in rows
    }


def are_kept(database: Database, links: Sequence[Link]) -> bool:
    """Whether `links`, sorted, are the links of the database."""
    held = database.each("SELECT document, other, kind, score FROM links ORDER BY document, other, kind")
    return all(row is not None and one == Link(*row) for one, row in zip_longest(links, held, fillvalue=None))


def keep_links(database: Database, links: Sequence[Link]) -> None:
    """Let `links` be the links of the database."""
    database.execute("DELETE FROM links")
    _insert(database, "links", map(asdict, links))


def keep_compared(database: Database, likenesses: Likenesses) -> None:
    """Let `compared` hold the pairs that were asked for, so that it depends on the documents alone."""
    for pair in likenesses.unasked:
        database.execute("DELETE FROM compared WHERE document = ? AND other = ?", *pair)
    _insert(
        database, "compared", (_compared(pair, likenesses.asked[pair]) for pair in sorted(likenesses.new))
    )


def _compared(pair: _Keys, alike: Alike) -> TableRow:
    return {"document": pair[0], "other": pair[1], "same": int(alike.same), "score": alike.score}


def _insert(database: Database, table: str, rows: Iterator[TableRow]) -> None:
    """Put `rows` into a table, never holding many of them."""
    while some := list(islice(rows, _AT_ONCE)):
        database.insert(table, some)
