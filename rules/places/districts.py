"""Whose plan it is: the district or municipality of a document, and the police areas that it names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from models.text.fold import fold
from rules.labels.rows import RoleRow
from rules.matching.loading import RuleFiles
from rules.matching.patterns import PatternRow, RowPatterns, Token, tokenize
from rules.matching.words import SmallWords
from rules.places.register import Place, Places, name_key

_NEAR = 7
"""Tokens on either side of a name that are looked at."""
_BARE_DISTRICT, _BARE_MUNICIPALITY, _BARE_WORD = 0.5, 0.35, 0.0
"""How sure a name alone makes it; of a name that is also a word, not at all."""
_TITLE = 1.0
"""Weight of the document's title: a word with a capital that ends it is a name."""
_OUT_OF_TIME = 0.35
"""Of a district that did not exist in the plan's year: then it is a part of the town, or a post town."""
_REPEATED = 0.05
"""What each further mention adds, up to `_MOST_REPEATED`."""
_MOST_REPEATED = 0.2
_LEAST = 0.2
"""Below this nothing is concluded."""
_SURE = 0.98


CUE_SLOTS = {"digits": frozenset({f"*{digit}" for digit in range(10)})}
"""The slots of districts.toml: a run of digits, whatever it is."""


class CueRow(PatternRow):
    """Words beside a place's name."""

    where: Literal["after", "before"]
    of: tuple[Literal["district", "municipality"], ...]
    strength: float
    not_in_title: bool = False
    """Whether they say nothing in a title that has words for the place: "Åtgärdsplan för Borås centrum"."""


@dataclass(frozen=True, slots=True)
class DistrictReading:
    """The place whose document it is."""

    id: str
    name: str
    municipality: str
    span: tuple[int, int]
    """[start, end) of the name in the candidate, without a genitive's s."""
    candidate: int
    """Index of the candidate that decided."""
    confidence: float
    rule: str
    """Id of the row whose words stood beside the name, or `place.name` for a name alone."""


_OFFICE = 0.9
"""From this strength on the words beside a name are those of an office or an administrative area."""


@dataclass(frozen=True, slots=True)
class _Mention:
    place: Place
    candidate: int
    span: tuple[int, int]
    score: float
    rule: str


_LETTERS = re.compile(r"[^\W\d_]+")
_NAME = r"[^\W\d_a-zåäö][\w-]*"


class Districts:
    """Finds places by their names and by the words beside those."""

    def __init__(self, files: RuleFiles, places: Places, words: SmallWords) -> None:
        self._places = places
        self._cues = RowPatterns(files.rows("districts", CueRow), CUE_SLOTS)
        area = words.choice("police_area")
        self._police_area = re.compile(
            rf"(?i:\b{area})[ :]+(?P<name>{_NAME}(?: {_NAME})?)|\b(?P<own>{_NAME})s (?i:{words.choice('owned_area')})"
        )
        directions = [row.words for row in files.rows("roles", RoleRow) if row.kind == "direction"]
        self._parts_of_names = set[str]().union(*directions)

    def read(
        self, candidates: Sequence[tuple[str, float]], year: int | None = None
    ) -> DistrictReading | None:
        """The district or municipality that the document is for, None where the texts do not tell.

        `candidates` are texts with weights from 0 to 1: the title, the running head, the first lines, the
        authors, the body. A district wins over its own municipality, which every district's plan names too.
        """
        best: dict[Place, _Mention] = {}
        scores: dict[Place, float] = {}
        for index, (text, weight) in enumerate(candidates):
            for mention in self._mentions(text, index, weight, year):
                again = mention.place in best and mention.score > 0
                scores[mention.place] = scores.get(mention.place, 0.0) + (
                    _REPEATED * weight if again else 0.0
                )
                if mention.place not in best or mention.score > best[mention.place].score:
                    best[mention.place] = mention
        total = {place: mention.score + min(scores[place], _MOST_REPEATED) for place, mention in best.items()}
        standing = _without_own_municipalities(
            {place: score for place, score in total.items() if score >= _LEAST}
        )
        if not standing:
            return None
        ranked = sorted(standing, key=lambda place: -standing[place])
        rival = standing[ranked[1]] if len(ranked) > 1 else 0.0
        return _reading(best[ranked[0]], standing[ranked[0]], rival)

    def _mentions(self, text: str, candidate: int, weight: float, year: int | None) -> list[_Mention]:
        found: list[_Mention] = []
        low = fold(text)
        if self._name_words.isdisjoint(_LETTERS.findall(low)):
            return found  # most texts: spare them the search
        tokens = tokenize(text)
        for match in self._names_in(low):
            if not text[match.start()].isupper() or text[: match.start()].endswith("-"):
                continue  # "Norra-Årsta" is another name; "Polisen–Sigtuna kommun" is not
            named = self._by_name[name_key(match.group("name"))]
            cues = self._cues_at(*_around(tokens, match.start(), match.end()), match.end())
            for place in named:
                strength, rule = _strength(place, cues, in_title=weight >= _TITLE)
                if not place.existed(year):
                    strength *= _OUT_OF_TIME
                office = (
                    len(named) == 1 and strength >= _OFFICE
                )  # "stadsområde Sydväst": no other is called so
                told = office or fold(place.municipality) in fold(text)
                if place.also_a_word and place.kind == "district" and not told:
                    strength = 0.0  # "Centrum", "Norr": only where the town is named too
                elif weight >= _TITLE and strength == _BARE_WORD and _ends_title(text, match):
                    strength = _BARE_MUNICIPALITY  # "Handlingsplan trygghet, Flen 2025"
                found.append(_Mention(place, candidate, match.span("name"), strength * weight, rule))
        return found

    def _names_in(self, low: str) -> Iterator[re.Match[str]]:
        """The names in a folded text, in order: they are sought where a word stands with which one begins."""
        end = 0
        for word in _LETTERS.finditer(low):
            if word.start() >= end and word.group() in self._first_words:
                match = self._names.match(low, word.start())
                if match is not None:
                    end = match.end()
                    yield match

    def _cues_at(self, before: tuple[Token, ...], after: tuple[Token, ...], end: int) -> list[CueRow]:
        """The cues right before and after a name that ends at `end`; a dash after a space joins nothing to it."""
        is_apart = bool(after) and after[0].text == "-" and after[0].start > end
        found = [
            row
            for row, one in self._cues.find(after)
            if one.first == 0 and row.where == "after" and not (is_apart and one.last == 1)
        ]
        return found + [
            row for row, one in self._cues.find(before) if one.last == len(before) and row.where == "before"
        ]

    @cached_property
    def _by_name(self) -> dict[str, tuple[Place, ...]]:
        named: dict[str, list[Place]] = {}
        for place in self._places.all:
            for name in place.names:
                named.setdefault(name_key(name), []).append(place)
        return {name: tuple(found) for name, found in named.items()}

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """A place's name, its parts joined by a dash, a slash or a space, also in the genitive."""
        names = sorted(self._by_name, key=lambda name: -len(name))
        choices = "|".join(re.escape(name).replace(r"\ ", r"\s*[-/ ]\s*") for name in names)
        return re.compile(rf"(?<![\w@])(?P<name>{choices})(?::?s)?(?![\w@]|-\w)")

    @cached_property
    def _name_words(self) -> frozenset[str]:
        """Every word of the names of places, also in the genitive, without which a text names none."""
        return _with_genitives(word for name in self._by_name for word in _LETTERS.findall(name))

    @cached_property
    def _first_words(self) -> frozenset[str]:
        """The first word of each name of a place, also in the genitive."""
        return _with_genitives(word for name in self._by_name for word in _LETTERS.findall(name)[:1])

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Every word of the names of municipalities and districts, folded."""
        return frozenset(word for name in self._by_name for word in name.split())

    def police_areas(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The local police areas that `texts` name as such ("LPO Globen"), each once, in order."""
        found: dict[str, None] = {}
        for text in texts:
            for match in self._police_area.finditer(text):
                if match["name"]:
                    found[self._area_name(match["name"])] = None
                elif name_key(match["own"]) in self._by_name or match["own"] in self._places.police_areas:
                    found[match["own"]] = None
        return tuple(found)

    def _area_name(self, printed: str) -> str:
        """The name in `printed` (one or two words with capitals): a known one, or its first word with a direction."""
        known = {fold(name): name for name in self._places.police_areas}
        words = printed.split()
        for count in (2, 1):
            wanted = fold(" ".join(words[:count]))
            for form in (wanted, wanted.removesuffix("s")):
                if form in known:
                    return known[form]
        if len(words) == 2 and not self._parts_of_names.isdisjoint(map(fold, words)):
            return " ".join(words)
        return words[0]

    def hits(self, text: str) -> frozenset[str]:
        """The ids of the rows of districts.toml whose words stand beside a place's name in `text`."""
        tokens = tokenize(text)
        found: set[str] = set()
        for match in self._names_in(fold(text)):
            kinds = {place.kind for place in self._by_name[name_key(match.group("name"))]}
            cues = self._cues_at(*_around(tokens, match.start(), match.end()), match.end())
            found.update(row.id for row in cues if kinds & set(row.of))
        return frozenset(found)


def _reading(mention: _Mention, score: float, rival: float) -> DistrictReading:
    margin = 1 - 0.5 * rival / score
    confidence = round(max(0.3, min(_SURE, (0.55 + 0.45 * min(score, 1.0)) * margin)), 2)
    place = mention.place
    return DistrictReading(
        place.id, place.name, place.municipality, mention.span, mention.candidate, confidence, mention.rule
    )


def _without_own_municipalities(scores: dict[Place, float]) -> dict[Place, float]:
    """Without the municipalities that only stand there because one of their districts does."""
    towns = {place.municipality for place in scores if place.kind == "district"}
    return {
        place: score for place, score in scores.items() if place.kind == "district" or place.name not in towns
    }


def _around(tokens: tuple[Token, ...], start: int, end: int) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The tokens just before and just after [start, end) of the text."""
    first = bisect_left(tokens, start, key=lambda token: token.start)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    return tokens[max(0, first - _NEAR) : first], tokens[last : last + _NEAR]


def _ends_title(text: str, name: re.Match[str]) -> bool:
    """Whether words stand before a name in a title, and nothing but a year behind it."""
    before, after = text[: name.start()], text[name.end() :]
    return any(map(str.isalpha, before)) and not any(map(str.isalpha, after))


def _strength(place: Place, cues: list[CueRow], *, in_title: bool) -> tuple[float, str]:
    """How sure the words around it make it, and the row that says so: what speaks against it counts first."""
    rows = [row for row in cues if place.kind in row.of]
    if in_title and any(row.strength >= _OFFICE for row in rows):
        rows = [row for row in rows if not row.not_in_title]
    against = [row for row in rows if row.strength < _LEAST]
    if rows:
        chosen = (
            min(against, key=lambda row: row.strength) if against else max(rows, key=lambda row: row.strength)
        )
        sure = max(rows, key=lambda row: row.strength)
        if sure.strength >= 1:  # "… 04 Hägersten-Älvsjö stadsdelsförvaltning": the office's own name stands
            chosen = sure
        return chosen.strength, chosen.id
    if place.also_a_word:
        return _BARE_WORD, "place.name"
    return (_BARE_DISTRICT if place.kind == "district" else _BARE_MUNICIPALITY), "place.name"


def _with_genitives(words: Iterable[str]) -> frozenset[str]:
    known = set(words)
    return frozenset(known | {f"{word}s" for word in known})
