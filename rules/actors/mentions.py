"""Who: the roles and organisations that a text names, each with its span and, where a rule knows it, its party.

Names of parties come from parties.toml, roles and units from actors.toml. Phrases are found by their lemmas
(rules/matching/phrases.py), the longest first; here they are joined with what belongs to them in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from models.text.fold import fold
from models.values import ActorMention
from rules.actors.complements import Complements
from rules.actors.fields import Fields
from rules.actors.marks import (
    LOCAL,
    WORD,
    ActorRow,
    Lexicon,
    Mark,
    by_ending,
    continues,
    is_apposition,
    is_definite,
    is_genitive,
    is_of,
    is_plural,
    is_small_and_bare,
    owned_by,
    owns,
    says_which,
    to_mentions,
)
from rules.actors.members import Members
from rules.labels.rows import PartyRow
from rules.matching.kept import kept
from rules.matching.lemmas import is_compound, is_name, is_word, lemma
from rules.matching.loading import RuleFiles
from rules.matching.patterns import RowPatterns, tokenize
from rules.matching.phrases import PhraseFinder
from rules.matching.words import SmallWords
from rules.places.register import Places

_NEXT_WORD = re.compile(r"\s+\w+")
_OF_COMPANY = len("byggen")
"""Letters of an ending that tells a company also behind what is no place: "Witalabostäder"."""
_LONGEST_PREPOSITION = len("under")
_OF_REGIONS = "health_care"
"""Whose a region is that nobody else has."""
_NAME_BEFORE = re.compile(r"(?:[A-ZÅÄÖ][\w-]*\s+){0,2}")  # before its kind: "Ekbackens" of "Ekbackens skola"


class Actors:
    """Finds actors by the rows of actors.toml and parties.toml."""

    def __init__(self, files: RuleFiles, places: Places, words: SmallWords) -> None:
        self._actor_rows = files.rows("actors", ActorRow)
        self._party_rows = files.rows("parties", PartyRow)
        self._place_names = places.names
        self._words = words
        self._chosen = RowPatterns(self._actor_rows)
        self._no_actors = words["clause"] | words["in_town"]
        joiner = words.choice("joiner")
        self._split = re.compile(
            rf"[,;\n•]|\.(?=\s|$)|\s[-–]\s|\b{joiner}\b|/|&|\+|\s{words.choice('together')}\s"
        )
        self._members = Members(words, self._split)
        self._fields = Fields(words, self._members)
        self._first_part = re.compile(rf"(?<![\w-])[^\W\d_]+-\s*(?:,|/|&|{joiner})\s*$")
        """The first part of a joined compound: "trygghets- och " of "trygghets- och säkerhetssamordnare"."""
        self._of = re.compile(rf"\s+{words.choice('of')}\s+")
        self._joiner = re.compile(rf"\s+{joiner}\s")
        self._at = re.compile(
            rf"\s+(?:{joiner}\s+)?{words.choice('at')}\s+(?:{words.choice('determiner')}\s+)*"
        )
        self._complements = Complements(words, places.names, self._split, self._at, self._fields)
        self._company_form = re.compile(rf"\s{words.choice('company_form')}\b(?::s\b)?", re.IGNORECASE)
        self._acting = re.compile(rf"(?<!\w){words.choice('acting')}\.?\s$", re.IGNORECASE)
        self._which = re.compile(rf"[^\W\d_]{{2,}}{words.choice('which_ending')}[ae]?")

    @cached_property
    def _lexicon(self) -> Lexicon:
        """Made when the first text is searched: it takes the dictionary."""
        phrases: dict[str, list[str]] = {}
        marks: dict[str, Mark] = {}
        endings: list[tuple[str, str]] = []
        for row in self._actor_rows:
            marks[row.id] = Mark(0, 0, row.role, row.organisation, row.heads, row.leads, row.id, row.public)
            phrases[row.id] = [name for name in row.names if not name.startswith("*")]
            endings += [(lemma(name[1:]), row.id) for name in row.names if name.startswith("*")]
            endings += [(lemma(name), "") for name in row.but]
        taken = {fold(name) for names in phrases.values() for name in names}
        for party in self._party_rows:
            marks[party.id] = Mark(0, 0, None, party.code, row=party.id)
            phrases[party.id] = [name for name in party.names if fold(name) not in taken]
        by_length = sorted(endings, key=lambda pair: -len(pair[0]))
        of_places = {ending: row.id for row in self._actor_rows for ending in row.place_endings}
        return Lexicon(PhraseFinder(phrases), marks, tuple(by_length), of_places)

    def read(self, text: str, *, municipality_plan: bool = False) -> tuple[ActorMention, ...]:
        """The actors that `text` names, in order, without overlaps.

        In a plan of a whole municipality its roles and units belong to the municipality, else to the district
        administration. Members of a list that no rule knows are actors too, without organisation.
        """
        marks = self._complements.whole(text, list(self._joined_marks(text)))
        return to_mentions(text, marks + self._members.unknown(text, marks), municipality_plan)

    def named(self, text: str, *, municipality_plan: bool = False) -> tuple[ActorMention, ...]:
        """The actors of `text` that rules know: for sentences, where what no rule knows may be anything."""
        return to_mentions(text, list(self._joined_marks(text)), municipality_plan)

    def rows_in(self, text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
        """The id of each row whose name stands in `text`, with [start, end) of the name alone."""
        return tuple((mark.row, (mark.start, mark.end)) for mark in self._found(text))

    def hits(self, text: str) -> frozenset[str]:
        """The ids of the rows of actors.toml (and of parties.toml) whose names stand in `text`."""
        chosen = self._chosen.hits(text)
        return chosen.union(row for row, _ in self.rows_in(text))

    @kept(4096)  # a plan says who is responsible in the same words again and again
    def _joined_marks(self, text: str) -> tuple[Mark, ...]:
        return tuple(self._with_chosen(text, self._joined(text, self._found(text))))

    def _found(self, text: str) -> list[Mark]:
        """Names in any inflection, then compounds by their endings, in order."""
        lexicon = self._lexicon
        found = [
            hit
            for hit in lexicon.finder.find(text)
            if fold(text[hit.start : hit.end]) not in self._no_actors  # "ska" is a form of "skola", too
        ]
        marks = [replace(lexicon.marks[hit.key], start=hit.start, end=hit.end) for hit in found]
        taken = [(mark.start, mark.end) for mark in marks]
        for word in WORD.finditer(text):
            if any(start < word.end() and word.start() < end for start, end in taken):
                continue
            key = by_ending(word.group(), lexicon.endings) or self._of_place(word.group())
            if key is not None:
                form = self._company_form.match(text, word.end()) if lexicon.marks[key].role is None else None
                end = form.end() if form else word.end()
                marks.append(replace(lexicon.marks[key], start=word.start(), end=end))
        marks += [
            replace(lexicon.marks[key], start=start, end=end) for key, start, end in self._companies(text)
        ]
        return sorted(marks, key=lambda mark: mark.start)

    def _companies(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Keys of actors with [start, end) of names of two words, the first a place's: "Vårgårda Bostäder AB"."""
        of_places = self._lexicon.of_places
        for before, word in pairwise(WORD.finditer(text)):
            key = of_places.get(fold(word.group())) if word.group()[0].isupper() else None
            of_club = word.group().isupper() and before.group()[0].isupper()  # "Njudungs IF"
            is_named = of_club or (key is not None and self._is_place(before.group()))
            if key and is_named and text[before.end() : word.start()] == " ":
                form = self._company_form.match(text, word.end())
                yield key, before.start(), form.end() if form else word.end()

    def _of_place(self, word: str) -> str | None:
        """The key of an actor whose name is a place's with an ending ("Sigtunahem", "Helsingborgshem"); else None."""
        low = fold(word)
        for ending, key in self._lexicon.of_places.items() if word[0].isupper() else ():
            place = next((low.removesuffix(end) for end in (ending, ending + "s") if low.endswith(end)), "")
            is_made_up = len(ending) >= _OF_COMPANY and place != "" and not is_word(place)
            if {place, place.removesuffix("s")} & self._place_names or (is_made_up and not is_compound(low)):
                return key
        return None

    def _joined(self, text: str, marks: list[Mark]) -> list[Mark]:
        """`marks` with what belongs to each: first parts of compounds, places, owners, and what a chief is chief of."""
        joined: list[Mark] = []
        for mark in marks:
            if joined and mark.start < joined[-1].end:
                continue
            mark = self._with_beginning(text, mark, joined[-1].end if joined else 0)  # noqa: PLW2901 - it grows
            if joined and owns(text, joined[-1], mark):
                mark = owned_by(joined.pop(), mark)  # noqa: PLW2901 - it grows
            elif joined and (
                is_apposition(text, joined[-1], mark) or self._is_region_of(text, joined[-1], mark)
            ):
                joined[-1] = replace(joined[-1], end=mark.end)
                continue
            elif joined and continues(text, joined[-1], mark):
                follows = joined[-1].leads or joined[-1].organisation == LOCAL
                led = follows and self._is_whole(text, mark)
                organisation = mark.organisation if led else joined[-1].organisation or mark.organisation
                closed = text[joined[-1].end : mark.start] == " ("
                joined[-1] = replace(joined[-1], end=mark.end + closed, organisation=organisation)
                continue
            joined.append(self._with_field(text, mark, marks) if mark.heads else mark)
        return self._placed(text, joined)

    def _is_region_of(self, text: str, whole: Mark, part: Mark) -> bool:
        """Whether `part` is the region of an organisation of the whole country: "Trafikverket Region Väst"."""
        near = text[whole.end : part.start] == " " and whole.role is None
        return near and part.organisation == _OF_REGIONS and whole.organisation not in (None, _OF_REGIONS)

    def _with_beginning(self, text: str, mark: Mark, floor: int) -> Mark:
        """`mark` from the first part of its compound, or from the name of its place, on."""
        start = mark.start
        while (part := self._first_part.search(text, floor, start)) is not None:
            start = part.start()
        is_title = mark.role is not None or is_small_and_bare(text[mark.start : mark.end])
        if is_title and (acting := self._acting.search(text[floor:start])) is not None:
            return replace(mark, start=floor + acting.start())
        if mark.role is None:
            before = list(WORD.finditer(text, floor, start))
            kind = before[-1] if before and text[before[-1].end() : start] == " " else None
            if kind and mark.organisation and says_which(kind.group(), text, mark, self._which):
                return replace(mark, start=kind.start())
            of_company = self._company_form.search(text, mark.start, mark.end) is not None
            is_own = kind is not None and (
                self._is_place(kind.group())
                or (of_company and kind.group()[0].isupper())
                or self._is_called_by(text, mark, kind.group())
            )
            start = kind.start() if kind is not None and is_own else start
            after = WORD.match(text, mark.end + 1)
            if after is not None and text[mark.end] == " " and self._is_name_of(text, mark, after.group()):
                after = self._end_of_area(text, mark, after)
                county = WORD.match(text, after.end() + 1)
                goes_on = county is not None and fold(county.group()) in self._words["after_place"]
                return replace(mark, start=start, end=county.end() if county and goes_on else after.end())
        return replace(mark, start=start)

    def _is_called_by(self, text: str, mark: Mark, word: str) -> bool:
        """Whether `word` right before an organisation, which no rule knows, is of its name: "Ekbackens skola",
        "Löddeköpinge Ryttarförening"."""
        name, low = text[mark.start : mark.end], fold(word)
        if is_small_and_bare(name):
            owns = low.endswith("s") and lemma(low) != low
            return word[0].isupper() and low not in self._no_actors and (owns or not is_word(low))
        of_kind = mark.organisation == "civil_society" and not is_definite(name) and not name.isupper()
        return of_kind and word[0].isupper() and not is_word(low)

    def _is_name_of(self, text: str, mark: Mark, word: str) -> bool:
        """Whether `word` right behind an organisation is what it is called: "Polisen Farsta", "LPO Höglandet"."""
        is_area = self._is_police_area(text, mark)
        return self._is_place(word) or (is_area and word[0].isupper() and not is_name(word))

    def _is_police_area(self, text: str, mark: Mark) -> bool:
        """Whether the police's part of the country stands there that a name follows: "LPO", "polisregion"."""
        low = fold(text[mark.start : mark.end])
        return low in self._words["police_area"] or low in self._words["police_part"]

    def _end_of_area(self, text: str, mark: Mark, name: re.Match[str]) -> re.Match[str]:
        """The last word of the name of a police area that begins with `name`: "Lokalpolisområde Norra Dalen"."""
        if not self._is_police_area(text, mark):
            return name
        more = WORD.match(text, name.end() + 1) if text[name.end() : name.end() + 1] == " " else None
        is_next = more is not None and (
            (more[0][0].isupper() and not is_name(more[0])) or self._is_last_of_area(text, more)
        )
        return self._end_of_area(text, mark, more) if more is not None and is_next else name

    def _is_last_of_area(self, text: str, word: re.Match[str]) -> bool:
        """Whether a word in small letters ends the name of an area that others are joined to: "… Piteå älvdal och"."""
        is_noun = len(word[0]) > _LONGEST_PREPOSITION and not word[0].endswith(("r", "s", "ar", "ade"))
        return is_noun and self._joiner.match(text, word.end()) is not None

    def _is_place(self, word: str) -> bool:
        return is_of(self._place_names, word)

    def _is_whole(self, text: str, mark: Mark) -> bool:
        """Whether `mark` is one organisation, not a kind of them: "räddningstjänsten", "lokalpolisområde Farsta".

        A local police area is one though nothing names it: it is nobody's but the police's.
        """
        words = WORD.findall(text[mark.start : mark.end])
        is_named = self._is_place(words[-1]) or text[mark.end : mark.end + 2].strip().isupper()
        is_named |= fold(words[0]) in self._words["police_area"]
        return is_named or is_definite(words[0]) or is_definite(words[-1])

    def _with_field(self, text: str, mark: Mark, marks: list[Mark]) -> Mark:
        """A chief with what it is chief of, as far as that goes: to a sign, a verb, or the next role of the list."""
        field = self._of.match(text, mark.end)
        if field is None:
            return mark
        end = self._fields.end_of(text, mark.end, field.end(), marks)
        led = next((other for other in marks if other.start == field.end()), None)
        belongs = mark.leads or fold(field.group().strip()) in self._words["at"]
        if led is None or led.organisation in (None, LOCAL) or not belongs or not self._is_whole(text, led):
            return replace(mark, end=end)
        return replace(mark, end=max(end, led.end), organisation=led.organisation)

    def _placed(self, text: str, marks: list[Mark]) -> list[Mark]:
        """`marks` in which a role and the organisation that it works at are one: "enhetschef på förvaltningen"."""
        placed: list[Mark] = []
        for mark in marks:
            at = self._at.match(text, placed[-1].end) if placed and placed[-1].role is not None else None
            works = (
                at is not None
                and mark.organisation is not None
                and self._is_workplace(text, placed[-1], mark)
            )
            if at is None or not works or not _NAME_BEFORE.fullmatch(text, at.end(), mark.start):
                placed.append(mark)
                continue
            is_one = self._joiner.match(at.group()) is None and not is_genitive(text[mark.start : mark.end])
            own = placed[-1].organisation
            is_of_place = own in (None, LOCAL) or placed[-1].leads
            of_place = mark.organisation if is_of_place else own  # "kommunpolis i Mora kommun"
            organisation = None if placed[-1].public else of_place
            placed[-1] = replace(
                placed[-1], end=mark.end if is_one else placed[-1].end, organisation=organisation
            )
            if not is_one:
                placed.append(mark)
        return placed

    def _is_workplace(self, text: str, role: Mark, mark: Mark) -> bool:
        """Whether one works at `mark`: an organisation, or a unit that is called as those who work there are:
        "gruppchef i områdespolisen", "psykolog på elevhälsan"."""
        name = text[mark.start : mark.end]
        is_unit = (
            is_definite(name) and not is_plural(text, mark) and role.row != mark.row and not is_genitive(name)
        )
        return mark.role is None or (is_unit and name[0].islower())

    def _with_chosen(self, text: str, marks: list[Mark]) -> list[Mark]:
        """`marks` with "annan av skolan utsedd person" as one actor of its own."""
        tokens = tokenize(text) if marks else ()
        for _, found in self._chosen.find(tokens):
            start, end = tokens[found.first].start, tokens[found.last - 1].end
            if (person := _NEXT_WORD.match(text, end)) is not None:
                end = person.end()
            inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
            if not inside:
                continue
            one = replace(inside[0], start=start, end=end, role=None)
            marks = [mark for mark in marks if mark.end <= start or mark.start >= end]
            marks.insert(bisect_left([mark.start for mark in marks], start), one)
        return marks
