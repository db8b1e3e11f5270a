"""People whom a text names, wherever they stand in it: each with the role beside the name.

A name begins with a known first name and ends with what may be a surname. Where a part of it is unknown or a word
too, something beside it must speak for a person: a role, a party's letter in brackets, a number or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from models.text.fold import fold
from models.values import ActorMention, Span
from rules.actors.mentions import Actors
from rules.actors.people import People, emails_in, phones_in
from rules.matching.entities import Entities
from rules.matching.kept import kept
from rules.matching.lemmas import is_word
from rules.matching.words import SmallWords

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_PARTY_LETTERS = re.compile(r"\s*\((?:[A-ZÅÄÖ]{1,3}|[A-Z][a-z]{1,2})\)")
"""The letters of a political party after a politician's name: "(S)", "(KD)", "(Sjp)"."""
_BESIDE = re.compile(r"\s*(?:\([A-ZÅÄÖ]{1,3}\))?\s*(?:[,–(:/|]|-(?=\s))\s*")
"""What may stand between a name and the role behind it."""
_NEAR = 24
"""Characters between a name and its number or address."""
BY_MODEL = "person.model"
"""Rule of a find that only the user's spaCy model made."""
_MODEL_CONFIDENCE = 0.7
_MOST_WORDS = 4
_LONGEST_ROLE = 8
"""Words."""
_LONGEST_TITLE = 6
"""Words of a title before a comma and a name."""
_SIGNS = re.compile(r"[,;:.\n]")


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


class NamedPeople:
    """Finds people by the names of names.toml and by what stands beside them."""

    def __init__(
        self, people: People, actors: Actors, words: SmallWords, entities: Entities | None = None
    ) -> None:
        """`entities` is the user's spaCy model, asked beside the rules."""
        self._people = people
        self._actors = actors
        self._entities = entities
        self._at = re.compile(rf"\s+{words.choice('workplace')}\s+(?=\w)")
        self._joiners = words["joiner"]
        self._role_ends = re.compile(
            rf"[,;()\n|]|\.(?=\s+[^\Wa-zåäö]|\s*$)|\s[-–]\s|:|\s(?P<word>{words.choice('ends_role')})\b|\s\d"
        )
        self._goes_on_with = words["at"] | words["of"] | words["joiner"]

    @kept(4096)
    def find(self, text: str) -> tuple[NamedPerson, ...]:
        """The people whom `text` names, in order, without overlaps."""
        found: list[NamedPerson] = []
        actors: tuple[ActorMention, ...] | None = None
        for run in self._runs(text):
            start = 0
            while start < len(run) - 1:
                if not self._may_begin(run, start):
                    start += 1
                    continue
                if actors is None:  # most texts name nobody: spare them the search
                    actors = self._actors.named(text)
                is_listed = bool(found) and self._goes_on_list(text[found[-1].span[1] : run[start].start])
                person, used = self._read(text, run, start, actors, is_listed=is_listed)
                if person is not None:
                    found.append(person)
                start += used
        found = list(self._with_own_roles(text, found, actors or ()))
        return tuple(found) if self._entities is None else self._with_model(text, found, self._entities)

    def _goes_on_list(self, between: str) -> bool:
        """Whether what stands after a person joins another to it: "Kommunpolis Eva Ek, Jo Sten och Bo Ask"."""
        said = fold(between).strip()
        return said == "," or said in self._joiners

    def _with_own_roles(
        self, text: str, found: list[NamedPerson], actors: tuple[ActorMention, ...]
    ) -> Iterator[NamedPerson]:
        """`found`, where two stand on one line ("A, ordförande  B, chef") each with the role that is its own."""
        before: NamedPerson | None = None
        for one, following in zip_longest(found, found[1:]):
            person = one
            if before is not None and before.role and person.role and _overlap(before.role, person.role):
                person = replace(person, role=self._role_behind(text, person.span, actors))
            if following is not None and person.role and _overlap(person.role, following.span):
                start = person.role[0]
                person = replace(person, role=(start, len(text[: following.span[0]].rstrip(" ,;/|–-"))))
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
            or not any(_overlap(one.span, (place.start, place.end)) for place in places)
        ]
        for one in said:
            span = (one.start, one.end)
            if one.kind == "person" and not any(_overlap(span, other.span) for other in kept):
                role = self._role_before(text, span, self._actors.named(text))
                kept.append(NamedPerson(span, role, BY_MODEL, _MODEL_CONFIDENCE))
        return tuple(sorted(kept, key=lambda person: person.span))

    def role_of_line(self, line: str) -> bool:
        """Whether a line of its own says nothing but what somebody is: "Kommunpolis, Tibro"."""
        words = _WORD.findall(line)
        if not 0 < len(words) <= _LONGEST_ROLE or line.rstrip().endswith((".", ":", "?")) or self.find(line):
            return False
        if any(character.isdigit() for character in line):
            return False
        first = self._actors.named(line)
        return (bool(first) and first[0].span[0] == 0) or self._people.is_role(words[0])

    # -- where a name begins and ends -----------------------------------------------------------

    def _runs(self, text: str) -> Iterator[list[_Word]]:
        """Stretches of words with capitals, small words of names between them, with nothing but white space between."""
        run: list[_Word] = []
        for match in _WORD.finditer(text):
            word = _Word(match.group(), *match.span())
            gap = text[run[-1].end : word.start] if run else ""
            initial = bool(run) and len(run[-1].text) == 1 and gap.startswith(".")
            if run and (gap.removeprefix("." if initial else "").strip() or "\n" in gap):
                yield run
                run = []
            if word.text[0].isupper() or (run and fold(word.text) in self._people.particles):
                run.append(word)
            elif run:
                yield run
                run = []
        yield run

    def _may_begin(self, run: list[_Word], at: int) -> bool:
        word = run[at].text
        if fold(word) in self._people.particles:
            return False
        initial = len(word) == 1 and run[at + 1].start > run[at].end + 1  # "K. Ek", not "I Ek"
        first = self._people.is_first_name(word) or self._people.may_be_first_name(word) or initial
        follows = run[at + 1].text
        noble = fold(follows) in self._people.particles and at + 2 < len(run)
        return first or ((noble or self._people.is_surname(follows)) and not is_word(word))

    def _read(
        self, text: str, run: list[_Word], at: int, actors: tuple[ActorMention, ...], *, is_listed: bool
    ) -> tuple[NamedPerson | None, int]:
        """The person whose name begins at `at`, and how many words of the run are read with it.

        A name that `is_listed` right behind another person's is one too.
        """
        end = self._end(run, at)
        if end is None:
            return None, 1
        owns = text[run[end].end : run[end].end + 1] == " "  # what a genitive owns follows it
        span = run[at].start, run[end].end - (self._genitive(run[end].text) if owns else 0)
        if any(one.span[0] <= span[0] < one.span[1] and one.span[1] > span[0] for one in actors):
            return None, 1
        if self._people.names_no_person(_last_word(text[: span[0]]), _first_word(text[run[end].end :])):
            return None, end - at + 1
        role = self._role_before(text, span, actors)
        if role is None or any(one.span == role and one.role is None for one in actors):
            role = self._role_behind(text, span, actors) or role  # "För kommunen: Eva Sjö, kommunalråd"
        elif ":" in text[role[1] : span[0]]:
            role = self._title_behind(text, span, actors) or role  # "Kontaktperson: Eva Sjö, kommunalråd"
        role = role or self._title_between(text, span, actors)
        backed = role is not None or is_listed or self._is_reached(text, span[1])
        backed = backed or _PARTY_LETTERS.match(text, span[1]) is not None
        sure = self._sureness(run, at, end)
        if sure < _BACKED and not backed:
            return None, 1
        rule = "person.name" if sure >= _BACKED else "person.name-beside-role"
        return NamedPerson(span, role, rule, max(sure, _BACKED_CONFIDENCE if backed else 0)), end - at + 1

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
            return 0.98 if surname else 0.9 if not is_word(bare) else 0.6
        if surname and (self._people.may_be_first_name(first) or len(first) == 1):
            return 0.9
        return 0.6 if not is_word(bare) or surname else 0.0

    # -- what stands beside it ------------------------------------------------------------------

    def _role_before(self, text: str, span: Span, actors: tuple[ActorMention, ...]) -> Span | None:
        before = text[: span[0]].rstrip(" \t:–-")
        gap = text[len(before) : span[0]]
        for one in actors:
            if one.span[1] == len(before) and (one.role is not None or gap.strip() == ":"):
                return one.span
        word = _last_word(before)
        if word and before.endswith(word) and gap.strip() == "" and self._people.is_role(word):
            return len(before) - len(word), len(before)
        return self._title_alone(text, span, actors)

    def _title_alone(self, text: str, span: Span, actors: tuple[ActorMention, ...]) -> Span | None:
        """The title of several words that a line begins with, where a comma and the name are all that follows.

        "Enhetschef barn och unga, Eva Ek"; a single word may be one of a list ("Rektor, Eva Ek").
        """
        title, comma, between = text[: span[0]].rpartition(",")
        is_alone = comma and not between.strip() and not text[span[1] :].strip(" .")
        is_short = 1 < len(title.split()) <= _LONGEST_TITLE and not _SIGNS.search(title)
        starts = any(one.span[0] == 0 and one.role is not None for one in actors)
        return (0, len(title)) if is_alone and is_short and starts else None

    def _title_between(self, text: str, span: Span, actors: tuple[ActorMention, ...]) -> Span | None:
        """The title before a name that commas part from the sentence: "Kommunens säkerhetschef, Eva Ek, leder …"."""
        title, comma, between = text[: span[0]].rpartition(",")
        if not comma or between.strip() or not text.startswith(",", span[1]):
            return None
        return next((one.span for one in actors if one.role is not None and one.span[1] == len(title)), None)

    def _role_behind(self, text: str, span: Span, actors: tuple[ActorMention, ...]) -> Span | None:
        beside = _BESIDE.match(text, span[1])
        works_at = None if beside is not None else self._at.match(text, span[1])
        beside = beside or works_at
        if beside is None:
            following = next((one for one in actors if one.span[0] == span[1] + 1 and one.role), None)
            if following is None or text[span[1]] != " ":
                return None
            return following.span if self._is_told_so(text, span, following.span) else None
        last = self._end_of_role(text, beside.end(), actors)
        reached = [start for start, _ in (*phones_in(text), *emails_in(text)) if start >= beside.end()]
        last = min([last, *reached])
        if works_at is not None:  # "Eva Ek på Brottsofferjouren tar emot samtal"
            last = min([last, *self._ends_of_workplace(text, works_at.end(), actors)])
        said = text[beside.end() : last].rstrip()
        words = _WORD.findall(said)
        known = any(beside.end() <= one.span[0] < last for one in actors)
        if not words or not (known or self._people.is_role(words[0])):
            return None
        if (
            len(words) > _LONGEST_ROLE
        ):  # the sentence goes on: "Eva Ek, chef för polisen i Sala skrev under …"
            return next((one.span for one in actors if one.span[0] == beside.end() and one.role), None)
        return beside.end(), beside.end() + len(said)

    def _is_told_so(self, text: str, span: Span, role: Span) -> bool:
        """Whether nothing but a space need part the name from its role: in small letters, or on a line of such pairs.

        "Eva Ek Ordförande Bo Ask Sekreterare".
        """
        if text[role[0]].islower():
            return True
        rest = text[role[1] :].strip()
        return not rest or (
            not text[: span[0]].strip()
            and rest[0].isupper()
            and bool(self._people.leading_name(rest.split()))
        )

    def _end_of_role(self, text: str, start: int, actors: tuple[ActorMention, ...]) -> int:
        """Where the role that begins at `start` ends; it goes on with a second one: "kommunpolis och områdeschef"."""
        stop = self._role_ends.search(text, start)
        while (
            stop is not None
            and stop["word"] in self._joiners
            and self._is_second_role(text, stop.end(), actors)
        ):
            stop = self._role_ends.search(text, stop.end())
        return stop.start() if stop is not None else len(text)

    def _is_second_role(self, text: str, start: int, actors: tuple[ActorMention, ...]) -> bool:
        """Whether a role without a name follows `start`, in small letters as the first."""
        following = text[start:].lstrip()
        own = next(
            (one.span for one in actors if one.span[0] == len(text) - len(following) and one.role), None
        )
        if own is None and not self._people.is_role(_first_word(following)):
            return False
        end = (
            own[1]
            if own is not None
            else text.index(_first_word(following), start) + len(_first_word(following))
        )
        return following[0].islower() and not text[end:].lstrip()[:1].isupper()

    def _ends_of_workplace(self, text: str, start: int, actors: tuple[ActorMention, ...]) -> Iterator[int]:
        """Where the name of an organisation that begins at `start` ends, if the sentence goes on behind it."""
        for one in actors:
            following = _first_word(text[one.span[1] :])
            if one.span[0] == start and following.islower() and fold(following) not in self._goes_on_with:
                yield one.span[1]

    def _title_behind(self, text: str, span: Span, actors: tuple[ActorMention, ...]) -> Span | None:
        """What stands behind a name where that is a title, and not only an employer."""
        behind = self._role_behind(text, span, actors)
        if behind is None or any(one.role and _overlap(one.span, behind) for one in actors):
            return behind
        return behind if self._people.is_role(_first_word(text[slice(*behind)])) else None

    def _is_reached(self, text: str, end: int) -> bool:
        """Whether a number or an address stands right after the name."""
        return any(0 <= start - end <= _NEAR for start, _ in (*phones_in(text), *emails_in(text)))


_BACKED = 0.9
"""From this sureness on a name needs nothing beside it."""
_BACKED_CONFIDENCE = 0.85


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _last_word(text: str) -> str:
    words = _WORD.findall(text[-40:])
    return words[-1] if words and text.rstrip().endswith(words[-1]) else ""


def _first_word(text: str) -> str:
    match = re.match(r"\s*&?\s*([\w:-]+)", text)
    return match[1] if match is not None else ""
