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
    is_owner,
    is_plural,
    owned_by,
    owns,
    says_which,
    to_mentions,
)
from rules.actors.members import LONGEST_MEMBER, Members, Workplaces
from rules.labels.rows import PartyRow
from rules.matching.kept import kept
from rules.matching.lemmas import is_compound, lemma
from rules.matching.loading import RuleFiles
from rules.matching.patterns import RowPatterns, tokenize
from rules.matching.phrases import PhraseFinder
from rules.matching.words import SmallWords
from rules.places.register import Places

_NEXT_WORD = re.compile(r"\s+\w+")
_LONGEST_OWNER = 3  # words of the name of one who has such a role: "Glada Hudik-hallens vaktmästare"
_ASSOCIATION = "civil_society"
_GRADES = re.compile(r" (?:åk |årskurs )?[F\d](?:\s?[-–]\s?\d)?")
"""What classes a school's role is for: "Rektor F–6"."""
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
        self._workplace = re.compile(rf"\s{words.choice('workplace')}\s+[A-ZÅÄÖ]")
        self._where = re.compile(rf"\s{words.choice('at')}(?:\s+[A-ZÅÄÖ][\w-]*){{1,2}}$")
        """Where somebody works, at the end of what names him: "i Tensta", "på Södra Råby"."""
        self._workplaces = Workplaces(words)
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
            endings += [(lemma(name), "") for name in row.unlike]
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
        marks = self._whole(text, list(self._joined_marks(text)))
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
            if key and text[before.end() : word.start()] == " " and self._is_place(before.group()):
                form = self._company_form.match(text, word.end())
                yield key, before.start(), form.end() if form else word.end()

    def _of_place(self, word: str) -> str | None:
        """The key of an actor whose name is a place's with an ending ("Sigtunahem", "Helsingborgshem"); else None."""
        low = fold(word)
        for ending, key in self._lexicon.of_places.items() if word[0].isupper() else ():
            place = next((low.removesuffix(end) for end in (ending, ending + "s") if low.endswith(end)), "")
            if {place, place.removesuffix("s")} & self._place_names:
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
            elif joined and is_apposition(text, joined[-1], mark):
                joined[-1] = replace(joined[-1], end=mark.end)
                continue
            elif joined and continues(text, joined[-1], mark):
                led = joined[-1].leads and self._is_whole(text, mark)
                organisation = mark.organisation if led else joined[-1].organisation or mark.organisation
                joined[-1] = replace(joined[-1], end=mark.end, organisation=organisation)
                continue
            joined.append(self._with_field(text, mark, marks) if mark.heads else mark)
        return self._placed(text, joined)

    def _with_beginning(self, text: str, mark: Mark, floor: int) -> Mark:
        """`mark` from the first part of its compound, or from the name of its place, on."""
        start = mark.start
        while (part := self._first_part.search(text, floor, start)) is not None:
            start = part.start()
        is_title = mark.role is not None or _is_small_and_bare(text[mark.start : mark.end])
        if is_title and (acting := self._acting.search(text[floor:start])) is not None:
            return replace(mark, start=floor + acting.start())
        if mark.role is None:
            before = list(WORD.finditer(text, floor, start))
            kind = before[-1] if before and text[before[-1].end() : start] == " " else None
            if kind and mark.organisation and says_which(kind.group(), text, mark, self._which):
                return replace(mark, start=kind.start())
            of_company = self._company_form.search(text, mark.start, mark.end) is not None
            if kind and (self._is_place(kind.group()) or (of_company and kind.group()[0].isupper())):
                start = kind.start()
            after = WORD.match(text, mark.end + 1)
            if after is not None and text[mark.end] == " " and self._is_place(after.group()):  # "LPO Farsta"
                county = WORD.match(text, after.end() + 1)
                goes_on = county is not None and fold(county.group()) in self._words["after_place"]
                return replace(mark, start=start, end=county.end() if county and goes_on else after.end())
        return replace(mark, start=start)

    def _is_place(self, word: str) -> bool:
        low = fold(word)
        return word[0].isupper() and (low in self._place_names or low.removesuffix("s") in self._place_names)

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

    def _whole(self, text: str, marks: list[Mark]) -> list[Mark]:
        """`marks` with the words that follow each in its member of a list: "Enhetschef kultur", "Föreningens styrelse".

        None in running text, before a person's name, or where the member names another actor too.
        """
        if {fold(word.group()) for word in WORD.finditer(text)} & self._words["clause"]:
            return marks
        signs = [sign.span() for sign in self._split.finditer(text)]
        whole: list[Mark] = []
        for number, mark in enumerate(marks):
            if whole and mark.start < whole[-1].end:
                continue  # a word of the field of the role before it
            if self._fields.stated_by(text, mark):
                whole.append(replace(mark, end=self._fields.end_of(text, mark.end, mark.end + 1, marks)))
                continue
            following = marks[number + 1] if number + 1 < len(marks) else None
            last = min([start for start, _ in signs if start >= mark.end], default=len(text))
            rest = text[mark.end : last].rstrip(" ()")
            alone = following is None or (
                following.start >= last
                or self._is_of_unit(text, mark, following)
                or _is_in_name(text, mark, following)
            )
            first = max([end for _, end in signs if end <= mark.start], default=0)
            mark = self._with_owner(text, mark, max(first, whole[-1].end if whole else 0))  # noqa: PLW2901
            begins = not text[first : mark.start].strip(" -–•(")
            if alone and begins and self._is_complement(text, mark, rest):
                closed = "(" in rest and text[mark.end + len(rest) :][:1] == ")"
                mark = replace(mark, end=mark.end + len(rest) + closed)  # noqa: PLW2901 - it grows
            whole.append(replace(mark, end=self._workplaces.end_of(text, mark, following)))
        return whole

    def _is_of_unit(self, text: str, owner: Mark, led: Mark) -> bool:
        """Whether `led` is whom a unit of `owner` is for: "polisens utredningsgrupp för ungdomar"."""
        field = self._of.search(text, owner.end, led.start)
        is_owner = owner.role is None and is_genitive(text[owner.start : owner.end])
        return (
            is_owner
            and field is not None
            and field.end() == led.start
            and bool(text[owner.end : field.start()])
        )

    def _with_owner(self, text: str, mark: Mark, first: int) -> Mark:
        """A role from the name of its owner on, whom no rule knows: "Hamnens säkerhetschef" is no official."""
        owner = [] if mark.role is None else WORD.findall(text[first : mark.start].rstrip())
        is_near = 0 < len(owner) <= _LONGEST_OWNER and text[mark.start - 1].isspace()
        is_local = is_near and self._is_place(owner[-1]) and owner[-1].endswith("s")
        if not is_near or not (is_local or is_owner(owner[-1])):
            return mark
        start = mark.start - len(text[first : mark.start].lstrip(" -–•("))
        known = mark.organisation if mark.organisation != LOCAL or is_local else None
        return replace(mark, start=start, organisation=known)

    def _is_complement(self, text: str, mark: Mark, rest: str) -> bool:
        """Whether `rest` says what the actor is of: a few words that name no person and set no condition."""
        words = WORD.findall(rest)
        if mark.role is not None and (self._where.fullmatch(rest) or _GRADES.fullmatch(rest)):
            return True  # "Fältarna i Tensta"
        workplace = self._workplace.match(rest) if mark.role is not None else None
        if workplace is not None:
            return len(words) <= LONGEST_MEMBER and not all(map(self._is_place, words[1:]))
        at = self._at.match(rest)
        if mark.role is None and at is not None and rest[at.end() :][:1].isupper():  # "Röda Korset i Sala"
            return mark.organisation is not None and len(words) <= LONGEST_MEMBER
        tells_part = rest.startswith(" (") and fold("".join(words[:1])) in self._words["nobody_yet"]
        is_short = rest.startswith(" ") and 0 < len(words) <= LONGEST_MEMBER
        if not is_short or tells_part or any(map(str.isdigit, rest)):  # "Rektor (sammankallande)"
            return False
        if mark.role is None and words[0][0].isupper():  # "Föreningen Trygg i Kortedala"
            named = self._where.search(rest)
            words = WORD.findall(rest[: named.start()]) if named else words
        outside = self._words["condition"] | self._words["joiner"] | self._words["and_more"]
        if mark.organisation != _ASSOCIATION or words[0][0].islower():  # "Föreningen Vuxna på stan"
            outside |= self._words["at"]
        if not outside.isdisjoint(map(fold, words)):
            return False
        if mark.role is None:
            return is_genitive(text[mark.start : mark.end]) or (
                words[0][0].isupper() and not is_plural(text, mark)
            )
        capitals = [word for word in words if word[0].isupper() and not self._is_place(word)]
        ends = tuple(self._words["workplace_ending"])
        return len(capitals) <= 1 and all(
            word.isupper() or is_compound(word) or fold(word).endswith(ends) for word in capitals
        )


def _is_in_name(text: str, mark: Mark, following: Mark) -> bool:
    """Whether `following` is a word of an association's name: "Föreningen Trygg stad"."""
    is_named = mark.organisation == _ASSOCIATION and text[mark.end + 1 : mark.end + 2].isupper()
    is_bare = _is_small_and_bare(text[following.start : following.end])
    return is_named and is_bare and following.role is None and is_definite(text[mark.start : mark.end])


def _is_small_and_bare(name: str) -> bool:
    """Whether it can be a title though it names a party: "polis" in "ansvarig polis", but not "Polisen"."""
    return name[0].islower() and not is_definite(name)
