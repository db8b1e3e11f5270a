"""People whom a text names, wherever they stand in it: each with the role beside the name.

A name begins with a known first name and ends with what may be a surname. Where a part of it is unknown or a word
too, something beside it must speak for a person: a role, a party's letter in brackets, a number or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from models.text.fold import fold
from models.values import ActorMention, Span
from rules.actors.beside import LONGEST_ROLE, PARTY_LETTERS, WORD, Beside, first_word, last_word, overlap
from rules.actors.mentions import Actors
from rules.actors.people import People
from rules.matching.entities import Entities
from rules.matching.kept import kept
from rules.matching.lemmas import is_word
from rules.matching.words import SmallWords

BY_MODEL = "person.model"
"""Rule of a find that only the user's spaCy model made."""
_MODEL_CONFIDENCE = 0.7
_MOST_WORDS = 4
_AROUND_INITIALS = ".- "
"""What stands between initials: "A.-L. Ek"."""
_SURNAME_FIRST = re.compile(
    r"(?:[^:,]{1,40}:)?\s*(?P<name>(?P<last>[A-ZÅÄÖ][\w-]+), (?P<first>[A-ZÅÄÖ][\w-]+))\s*"
)
_LIST_SIGNS = frozenset(",;/")
_LONGEST_NAME = 60
"""Characters."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person whom a text names."""

    span: Span
    """[start, end) of the name in the text, without a genitive's s."""
    role: Span | None
    """[start, end) of what stands beside it: title, employer."""
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


class _Said:
    """A text, and its actors where somebody asks for them: most texts name nobody."""

    def __init__(self, text: str, actors: Actors) -> None:
        self.text = text
        self._find = actors

    @cached_property
    def actors(self) -> tuple[ActorMention, ...]:
        return self._find.named(self.text)


class NamedPeople:
    """Finds people by the names of names.toml and by what stands beside them."""

    def __init__(
        self, people: People, actors: Actors, words: SmallWords, entities: Entities | None = None
    ) -> None:
        """`entities` is the user's spaCy model, asked beside the rules."""
        self._people = people
        self._actors = actors
        self._entities = entities
        self._beside = Beside(people, words)
        self._joiners = words["joiner"]
        self._joins = re.compile(rf"\s*,\s*|\s+(?:{words.choice('joiner')}\s+)?")

    @kept(4096)
    def find(self, text: str) -> tuple[NamedPerson, ...]:
        """The people whom `text` names, in order, without overlaps."""
        said = _Said(text, self._actors)
        found: list[NamedPerson] = []
        for run in self._runs(text):
            start = 0
            while start < len(run) - 1:
                is_listed = bool(found) and self._goes_on_list(text[found[-1].span[1] : run[start].start])
                person, used = None, 1
                if self._may_begin(run, start) or self._is_strange(said, run, start, is_listed=is_listed):
                    person, used = self._read(said, run, start, is_listed=is_listed)
                if person is not None:
                    found.append(person)
                start += used
        found = list(self._with_own_roles(said, found)) or self._surname_first(text)
        return tuple(found) if self._entities is None else self._with_model(text, found, self._entities)

    def _surname_first(self, text: str) -> list[NamedPerson]:
        """The person whom a text names as registers do, and nobody else: "Wallin, Petra"."""
        match = _SURNAME_FIRST.fullmatch(text)
        if match is None or not self._people.is_first_name(match["first"]):
            return []
        is_name = self._people.is_surname(match["last"]) or not is_word(match["last"])
        return [NamedPerson(match.span("name"), None, "person.name", _BACKED)] if is_name else []

    def _goes_on_list(self, between: str) -> bool:
        """Whether what stands after a person joins another to it: "Kommunpolis Eva Ek, Jo Sten och Bo Ask"."""
        said = fold(between).strip()
        return said in _LIST_SIGNS or said in self._joiners

    def _with_own_roles(self, said: _Said, found: list[NamedPerson]) -> Iterator[NamedPerson]:
        """`found`, where two stand on one line ("A, ordförande  B, chef") each with the role that is its own."""
        before: NamedPerson | None = None
        for one, following in zip_longest(found, found[1:]):
            person = one
            taken = (before.span, before.role) if before is not None else ()
            if person.role and any(place and overlap(place, person.role) for place in taken):
                person = replace(person, role=self._beside.behind(said.text, person.span, said.actors))
            if following is not None and person.role and overlap(person.role, following.span):
                start = person.role[0]
                person = replace(person, role=(start, len(said.text[: following.span[0]].rstrip(" ,;/|–-"))))
            before = person
            yield person

    def _with_model(self, text: str, found: list[NamedPerson], entities: Entities) -> tuple[NamedPerson, ...]:
        """`found` without what only rules with a doubt found and the model calls a place, and with its own people."""
        said = entities.find(text)
        places = [one for one in said if one.kind == "place"]
        kept = [
            one
            for one in found
            if one.confidence >= _BACKED
            or not any(overlap(one.span, (place.start, place.end)) for place in places)
        ]
        for one in said:
            span = (one.start, one.end)
            if one.kind == "person" and not any(overlap(span, other.span) for other in kept):
                role = self._beside.before(text, span, self._actors.named(text))
                kept.append(NamedPerson(span, role, BY_MODEL, _MODEL_CONFIDENCE))
        return tuple(sorted(kept, key=lambda person: person.span))

    def role_of_line(self, line: str) -> bool:
        """Whether a line of its own says nothing but what somebody is: "Kommunpolis, Tibro"."""
        words = WORD.findall(line)
        if not 0 < len(words) <= LONGEST_ROLE or line.rstrip().endswith((".", ":", "?")) or self.find(line):
            return False
        if any(character.isdigit() for character in line):
            return False
        first = self._actors.named(line)
        return (bool(first) and first[0].span[0] == 0) or self._people.is_role(words[0])

    # -- where a name begins and ends -----------------------------------------------------------

    def _runs(self, text: str) -> Iterator[list[_Word]]:
        """Stretches of words with capitals, small words of names between them, with nothing but a space between."""
        run: list[_Word] = []
        for match in WORD.finditer(text):
            word = _Word(match.group(), *match.span())
            gap = text[run[-1].end : word.start] if run else ""
            initial = bool(run) and len(run[-1].text) == 1 and gap.startswith(".")
            if gap.strip(_AROUND_INITIALS if initial else " "):  # also a tab or a line end
                yield run
                run = []
            if word.text[0].isupper() or (run and fold(word.text) in self._people.particles):
                run.append(word)
            elif run:
                yield run
                run = []
        yield run

    def _may_begin(self, run: list[_Word], at: int) -> bool:
        """Whether a name can begin at the word `at` of the run, by that word or by the surname behind it."""
        word = run[at].text
        if fold(word) in self._people.particles:
            return False
        initial = len(word) == 1 and run[at + 1].start > run[at].end + 1  # "K. Ek", not "I Ek"
        first = self._people.is_first_name(word) or self._people.may_be_first_name(word) or initial
        follows = run[at + 1].text
        noble = fold(follows) in self._people.particles and at + 2 < len(run)
        return first or ((noble or self._people.is_surname(follows)) and not is_word(word))

    def _is_strange(self, said: _Said, run: list[_Word], at: int, *, is_listed: bool) -> bool:
        """Whether two words that nothing else is called by stand where a name must, by a title or in a list of people.

        "Samordnare Desta Tesfaye", "Eva Ek och Desta Tesfaye".
        """
        first, last = run[at].text, run[at + 1].text
        if is_word(first) or is_word(last) or not self._people.is_likely_name(f"{first} {last}"):
            return False
        is_title = self._beside.stands_for_name(said.text, run[at].start, said.actors)
        return self._people.is_name(f"{first} {last}") and (is_listed or is_title)

    def _read(
        self, said: _Said, run: list[_Word], at: int, *, is_listed: bool
    ) -> tuple[NamedPerson | None, int]:
        """The person whose name begins at `at`, and how many words of the run are read with it.

        A name that `is_listed` right behind another person's is one too.
        """
        text, actors = said.text, said.actors
        end = self._end(run, at)
        end = self._end_of_politician(text, run, at) if end is None else end
        if end is None:
            return None, 1
        owns = text[run[end].end : run[end].end + 1] == " "  # what a genitive owns follows it
        span = run[at].start, run[end].end - (self._genitive(run[end].text) if owns else 0)
        is_politician = PARTY_LETTERS.match(text, span[1]) is not None
        if not is_politician and any(
            one.span[0] <= span[0] < one.span[1] and one.span[1] > span[0] for one in actors
        ):
            return None, 1
        if self._people.names_no_person(last_word(text[: span[0]]), first_word(text[run[end].end :])):
            return None, end - at + 1
        role = self._beside.of(text, span, actors)
        backed = role is not None or is_listed or is_politician or self._beside.is_reached(text, span[1])
        backed = backed or self._beside.is_agent(text, span[0]) or self._opens_list(text, span[1])
        sure = self._sureness(run, at, end)
        if sure < _BACKED and not (backed or self._fills_bracket(said, span)):
            return None, 1
        rule = "person.name" if sure >= _BACKED else "person.name-beside-role"
        return NamedPerson(span, role, rule, max(sure, _BACKED_CONFIDENCE)), end - at + 1

    def _fills_bracket(self, said: _Said, span: Span) -> bool:
        """Whether a name is all that stands in brackets right behind an actor: "Polisen (Eva Dal)"."""
        before, behind = said.text[: span[0]], said.text[span[1] :]
        if not before.endswith("(") or behind[:1] != ")":
            return False
        return any(actor.span[1] == len(before[:-1].rstrip()) for actor in said.actors)

    def _end_of_politician(self, text: str, run: list[_Word], at: int) -> int | None:
        """The word behind a first name, of organisations too, where a party's letters follow: "Eva Stad (S)"."""
        is_first = self._people.is_first_name(run[at].text)
        return at + 1 if is_first and PARTY_LETTERS.match(text, run[at + 1].end) else None

    def _opens_list(self, text: str, end: int) -> bool:
        """Whether another name, which tells itself, stands right behind, joined or not: "Pia Hed och Rolf Sund"."""
        joined = self._joins.match(text, end)
        run = next(self._runs(text[joined.end() : joined.end() + _LONGEST_NAME]), []) if joined else []
        if len(run) < 2 or not self._may_begin(run, 0):  # two words make a name
            return False
        last = self._end(run, 0)
        return last is not None and self._sureness(run, 0, last) >= _BACKED

    def _end(self, run: list[_Word], at: int) -> int | None:
        """The last word of the name that begins at `at`: the furthest surname, else the next word that may be one."""
        possible: int | None = None
        for index in range(at + 1, min(at + _MOST_WORDS + 1, len(run))):
            word = run[index].text
            if fold(word) in self._people.particles and index + 1 < len(run):
                continue
            bare = word[: len(word) - self._genitive(word)]
            if len(word) > 1 and not self._people.may_be_surname(bare):
                break
            if possible is not None and not self._goes_on(run, index - 1, index):
                break
            if len(word) > 1:  # an initial ends no name
                possible = index
        return possible

    def _goes_on(self, run: list[_Word], last: int, index: int) -> bool:
        """Whether the name goes on after its word `last`: that was a first name too, or another surname follows."""
        if len(run[last].text) == 1:
            return True
        if self._people.is_first_name(run[last].text) or self._people.may_be_first_name(run[last].text):
            return not is_word(run[index].text) or self._people.is_surname(run[index].text)
        return self._people.is_surname(run[index].text)

    def _genitive(self, word: str) -> int:
        """1 where `word` is a surname in the genitive ("Bergs"), else 0."""
        known = (
            word.endswith("s") and not self._people.is_surname(word) and self._people.is_surname(word[:-1])
        )
        return int(known)

    def _sureness(self, run: list[_Word], at: int, end: int) -> float:
        """How sure the words themselves make it that they name a person."""
        first, last = run[at].text, run[end].text
        bare = last[: len(last) - self._genitive(last)]
        surname = self._people.is_surname(bare)
        if any(fold(word.text) in self._people.particles for word in run[at + 1 : end]) and not is_word(
            first
        ):
            return 0.9
        if self._people.is_first_name(first):
            also_first = self._people.may_be_first_name(bare)  # "Birgit Lo"
            return 0.98 if surname else 0.9 if also_first or not is_word(bare) else 0.6
        if surname and (self._people.may_be_first_name(first) or len(first) == 1):
            return 0.9
        return 0.6 if not is_word(bare) or surname else 0.0


_BACKED = 0.9
"""From this sureness on a name needs nothing beside it."""
_BACKED_CONFIDENCE = 0.85
