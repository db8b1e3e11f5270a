"""A small pattern language over tokens, which a person who knows Swedish and no regular expressions can read.

A text becomes a string with one symbol for each token, and a pattern becomes a regular expression over
those symbols: short, quick, and offsets come back by counting tokens. In a pattern

    {n} {times} (per|/) {unit}

words and signs stand for themselves, `{unit}` for any word of that slot, `( | )` for a choice, `?` after
a word, slot or group for something that may be missing, `word*` for any word that begins so, `*word` for
one that ends so, `_` for any one token, and `!word` or `!{slot}` for one that must not follow there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from pydantic import Field, field_validator

from models.errors import RulesError
from models.text.fold import fold
from rules.matching.rows import Row
from rules.matching.wild_words import WildWords

Slots: TypeAlias = Mapping[str, frozenset[str]]
"""Name of a slot → the folded tokens that may stand in it (`*` as in patterns)."""

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_ELEMENT = re.compile(r"(!?)(?:\{([a-z_]+)(\d*)\}|([()|?])|(\*?[^\W\d_]+\*?|\d+\*?)|(\S))")
_FIRST_SYMBOL = 0x80
"""No sign of regular expressions from here on; they take sets of signs below 0x100 up much sooner than others."""
_SIGNS = {"(": "(?:", ")": ")", "|": "|", "?": "?"}
_NOTHING = "(?:(?!))"
_MOST_TOKENS_KNOWN = 50_000


class Token(NamedTuple):
    """A run of digits, a run of letters, or one sign."""

    text: str
    """Folded."""
    start: int
    end: int
    """[start, end) in the text it stands in."""


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, in order. "2ggr/år" is four: a number and the letters beside it part."""
    new = tuple.__new__  # a named tuple's own constructor takes twice as long
    return tuple([new(Token, (match[0], *match.span())) for match in _TOKEN.finditer(fold(text))])


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a pattern matched."""

    pattern: int
    """Index into the patterns that were given."""
    first: int
    last: int
    """[first, last) in the tokens."""
    slots: dict[str, str]
    """Name of each slot that took a token ("n", "unit", "n2" …) → that token, folded."""


class _Element(NamedTuple):
    """A part of a pattern: a sign of the language, or what one token must be."""

    sign: str = ""
    member: str = ""
    group: str = ""
    absent: bool = False
    """Whether the next token must not be this."""


class PatternSet:
    """Patterns that are looked for together. Raises RulesError when one of them cannot be understood."""

    def __init__(self, patterns: Iterable[str], slots: Slots | None = None) -> None:
        slots = slots or {}
        self._parsed = [_understood(pattern, slots) for pattern in patterns]
        self._exact: dict[str, set[str]] = {}
        self._wild = WildWords()
        for name, words in slots.items():
            for word in words:
                self._learn(word, "{" + name + "}")
        for element in (element for elements in self._parsed for element in elements):
            if element.member and not element.member.startswith("{") and element.member != "_":
                self._learn(element.member, element.member)
        self._symbols: dict[frozenset[str], str] = {}
        self._members: dict[str, frozenset[str]] = {}
        """Symbol → what its tokens are."""
        self._fitting: defaultdict[str, set[str]] = defaultdict(set)
        """Member → the symbols of the tokens that are one."""
        self._of_token: dict[str, str] = {}
        for token in [*self._exact, *self._wild.stems, ""]:
            self._symbol(token)
        needed = [_needed(elements) for elements in self._parsed]
        self._needed = [
            (frozenset().union(*(need for need in needs if len(need) == 1)), [*filter(_is_choice, needs)])
            for needs in needed
        ]
        """What every match of a pattern must hold, and of which sets a member each."""
        self._needing: defaultdict[str, list[int]] = defaultdict(list)
        """Member → the patterns that need it or another: by the rarest of each one's needs; "" for those without."""
        for index, needs in enumerate(needed):
            for member in min(needs, key=self._commonness, default=("",)):
                self._needing[member].append(index)
        self._near: dict[str, frozenset[int]] = {}
        """Symbol → the patterns that its tokens' members bring near, and those that need nothing."""
        self._compiled: dict[int, re.Pattern[str]] = {}
        """Index of a pattern → its regular expression, made when a text first may hold it."""

    def find(self, tokens: tuple[Token, ...]) -> Iterator[Found]:
        """Every place where a pattern matches `tokens`; places of different patterns may overlap."""
        known = len(self._symbols)
        text = "".join([self._symbol(token.text) for token in tokens])
        if len(self._symbols) != known:  # a token that is two things at once in a way not met before
            self._compiled.clear()
        for index in self._possible(text):
            for match in self._expression(index).finditer(text):
                taken = {
                    name: tokens[match.start(name)].text for name, value in match.groupdict().items() if value
                }
                yield Found(index, match.start(), match.end(), taken)

    def _possible(self, text: str) -> list[int]:
        """The patterns of which `text` holds all that they need, in order."""
        symbols = set(text)
        near = set().union(*map(self._brought_near, symbols))
        if not near:
            return []
        members = set().union(*map(self._members.__getitem__, symbols))
        return [
            index
            for index in sorted(near)
            if self._needed[index][0] <= members and not any(map(members.isdisjoint, self._needed[index][1]))
        ]

    def _brought_near(self, symbol: str) -> frozenset[int]:
        near = self._near.get(symbol)
        if near is None:
            members = [member for member in ("", *self._members[symbol]) if member in self._needing]
            near = frozenset(index for member in members for index in self._needing[member])
            self._near[symbol] = near
        return near

    def _commonness(self, need: frozenset[str]) -> tuple[int, list[str]]:
        """How many kinds of tokens meet `need`; of equal ones the order of letters decides."""
        return sum(len(self._fitting[member]) for member in need), sorted(need)

    def longest(self, tokens: tuple[Token, ...]) -> list[Found]:
        """The matches that count, in order: of overlapping ones the longest, of equal ones the earlier pattern."""
        taken: set[int] = set()
        kept: list[Found] = []
        for one in sorted(self.find(tokens), key=lambda one: (one.first - one.last, one.pattern)):
            place = range(one.first, one.last)
            if taken.isdisjoint(place):
                taken.update(place)
                kept.append(one)
        return sorted(kept, key=lambda one: one.first)

    def _learn(self, word: str, member: str) -> None:
        if "*" in word:
            self._wild.learn(word, member)
        else:
            self._exact.setdefault(word, set()).add(member)

    def _symbol(self, token: str) -> str:
        symbol = self._of_token.get(token)
        if symbol is None:
            if len(self._of_token) > _MOST_TOKENS_KNOWN:
                self._of_token.clear()
            members = frozenset(self._exact.get(token, set()) | self._wild.members(token))
            symbol = self._symbols.setdefault(members, chr(_FIRST_SYMBOL + len(self._symbols)))
            self._members[symbol] = members
            for member in members:
                self._fitting[member].add(symbol)
            self._of_token[token] = symbol
        return symbol

    def _expression(self, index: int) -> re.Pattern[str]:
        if index not in self._compiled:
            source = "".join(map(self._source, self._parsed[index]))
            self._compiled[index] = re.compile(source)
        return self._compiled[index]

    def _source(self, element: _Element) -> str:
        if element.sign:
            return _SIGNS[element.sign]
        if element.member == "_":
            return "."
        fitting = self._fitting[element.member]
        symbols = f"[{''.join(sorted(fitting))}]" if fitting else _NOTHING
        if element.absent:
            return f"(?!{symbols})"
        return f"(?P<{element.group}>{symbols})" if element.group else symbols


def _needed(elements: tuple[_Element, ...]) -> list[frozenset[str]]:
    """What every match must hold: of each set at least one member. Of what has a `?` after it, nothing."""
    groups: list[list[list[frozenset[str]]]] = [[[]]]
    """The groups that are open, the whole pattern first: their choices so far, each with its needs."""
    for element, following in pairwise((*elements, _Element())):
        needs: list[frozenset[str]] = []
        if element.sign == "(":
            groups.append([[]])
            continue
        if element.sign == "|":
            groups[-1].append([])
            continue
        if element.sign == ")":
            needs = _needs_of_choice(groups.pop())
        elif element.member not in ("", "_") and not element.absent:
            needs = [frozenset((element.member,))]
        if following.sign != "?":
            groups[-1][-1] += needs
    return _needs_of_choice(groups[0])


def _is_choice(need: frozenset[str]) -> bool:
    return len(need) != 1


def _needs_of_choice(choices: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    """What is needed where one of `choices` must be: of several a need of each, so that one of these is met."""
    if len(choices) == 1:
        return choices[0]
    return [frozenset().union(*(needs[0] for needs in choices))] if all(choices) else []


@lru_cache(maxsize=8192)
def _elements(pattern: str) -> tuple[_Element, ...]:
    """The parts of `pattern`, whatever slots there are. Raises RulesError when it cannot be understood."""
    elements: list[_Element] = []
    groups: set[str] = set()
    for absent, slot, number, sign, word, other in _ELEMENT.findall(fold(pattern)):
        if sign and absent:
            raise RulesError(f"pattern '{pattern}': ! stands before one word or slot, not before a sign")
        if sign:
            elements.append(_Element(sign=sign))
        elif not slot:
            elements.append(_Element(member=word or other, absent=bool(absent)))
        elif absent:
            elements.append(_Element(member="{" + slot + "}", absent=True))
        elif slot + number in groups:
            raise RulesError(
                f"pattern '{pattern}': {{{slot}{number}}} stands twice; give the second a number"
            )
        else:
            groups.add(slot + number)
            elements.append(_Element(member="{" + slot + "}", group=slot + number))
    try:
        _can_be_empty(_signs(elements))
    except ValueError as problem:
        raise RulesError(
            f"pattern '{pattern}' has brackets or signs in the wrong place: {problem}"
        ) from problem
    return tuple(elements)


def _understood(pattern: str, slots: Slots) -> tuple[_Element, ...]:
    """The parts of `pattern`. Raises RulesError when it cannot be understood, or names no slot of `slots`."""
    elements = _elements(pattern)
    for element in elements:
        if element.member.startswith("{") and len(element.member) > 1 and element.member[1:-1] not in slots:
            raise RulesError(f"pattern '{pattern}': there is no slot {element.member}")
    return elements


def _signs(elements: Iterable[_Element]) -> str:
    """How a pattern is built, whatever its words: an x for each."""
    return "".join([element.sign or "x" for element in elements if not element.absent])


@lru_cache(maxsize=1024)
def _can_be_empty(signs: str) -> bool:
    """Whether a pattern so built can match nothing at all. Raises ValueError when it is built wrong."""
    groups: list[_Built] = [_Built()]
    for sign in signs:
        here = groups[-1]
        if sign == "(":
            groups.append(_Built())
        elif sign == "|":
            here.begin_choice()
        elif sign == "?":
            here.allow_none()
        elif sign == "x":
            here.add(False)
        elif len(groups) == 1:
            raise ValueError("a ) without a (")
        else:
            groups.pop()
            groups[-1].add(here.can_be_empty)
    if len(groups) > 1:
        raise ValueError("a ( without a )")
    return groups[0].can_be_empty


class _Built:
    """A group of a pattern as far as it has come: whether what stands in it can match nothing at all."""

    def __init__(self) -> None:
        self._an_earlier_choice = False
        self._before, self._last = True, True
        self._can_have_none = False

    @property
    def can_be_empty(self) -> bool:
        """Whether one of its choices can match nothing."""
        return self._an_earlier_choice or (self._before and self._last)

    def add(self, can_be_empty: bool) -> None:
        """A word, or a group that has been closed."""
        self._before, self._last = self._before and self._last, can_be_empty
        self._can_have_none = True

    def allow_none(self) -> None:
        """A `?` after what was added last. Raises ValueError where there is nothing that it could be for."""
        if not self._can_have_none:
            raise ValueError("a ? after nothing that could be missing")
        self._last, self._can_have_none = True, False

    def begin_choice(self) -> None:
        """A `|`."""
        self._an_earlier_choice = self.can_be_empty
        self._before, self._last, self._can_have_none = True, True, False


def validate(pattern: str) -> None:
    """Raises RulesError when `pattern` cannot be understood, or could match where there is no word at all."""
    if _can_be_empty(_signs(_elements(pattern))):
        raise RulesError(f"pattern '{pattern}' can match nothing at all")


class PatternRow(Row):
    """A row with patterns, each of which can be understood."""

    patterns: tuple[str, ...] = Field(min_length=1)

    @field_validator("patterns")
    @classmethod
    def _can_be_understood(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                validate(pattern)
            except RulesError as problem:
                raise ValueError(str(problem)) from problem
        return patterns


class _Patterned(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def patterns(self) -> tuple[str, ...]: ...


SomeRow = TypeVar("SomeRow", bound=_Patterned)


class RowPatterns(Generic[SomeRow]):
    """The patterns of rows, looked for together: each match comes with its row."""

    def __init__(self, rows: Iterable[SomeRow], slots: Slots | None = None) -> None:
        pairs = [(row, pattern) for row in rows for pattern in row.patterns]
        self._rows = [row for row, _ in pairs]
        self._patterns = PatternSet([pattern for _, pattern in pairs], slots)

    def find(self, tokens: tuple[Token, ...]) -> Iterator[tuple[SomeRow, Found]]:
        """Every match; matches of different patterns may overlap."""
        return ((self._rows[one.pattern], one) for one in self._patterns.find(tokens))

    def longest(self, tokens: tuple[Token, ...]) -> list[tuple[SomeRow, Found]]:
        """The matches that count, as `PatternSet.longest` has them: of equal ones that of the earlier row."""
        return [(self._rows[one.pattern], one) for one in self._patterns.longest(tokens)]

    def hits(self, text: str) -> frozenset[str]:
        """The ids of the rows with a pattern that matches in `text`."""
        return frozenset(row.id for row, _ in self.find(tokenize(text)))
