"""Personal data in a text: people's names, telephone numbers, e-mail addresses, personal identity numbers."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import Literal

from pydantic import Field

from models.text.fold import fold
from rules.actors.mentions import Actors
from rules.matching.kept import kept
from rules.matching.lemmas import is_compound, is_name, is_word, lemma
from rules.matching.loading import RuleFiles
from rules.matching.rows import Row, words_by_kind
from rules.places.register import Places

EMAIL = re.compile(r"(?<![\w.+-])[\w][\w.+-]*@[\w-]+(?:\.[\w-]+)+(?<![-.])")
PHONE = re.compile(
    r"(?<![\w@.,:/-])(?:\+\s?46|0046|0)\s?(?:\(0\)\s?)?\d(?:[\d\s\u2013/-]{5,15})\d(?![\w-]|[.:]\d)"
)
PERSONAL_NUMBER = re.compile(
    r"(?<![\d-])(?:(?:19|20)\d\d|\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[-+]\d{4}(?![\d-])"
)

_FEWEST_DIGITS, _MOST_DIGITS = 8, 13
_MOST_NAME_WORDS = 4
_LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*\.?")
_TRIM = " ,;:()[]\u2013\u2014-*\u2022\t"
_SMALLEST_NAME = 2
_DEFINITE = ("en", "et", "na", "ne")
"""How nouns end with which associations name themselves: "Villaägarna", "Studiefrämjandet"."""
_SHORTEST_SURNAME = 4
"""Letters that a surname told by its ending has more than."""
_FEWEST_OF_FIRM = 7
"""Letters of a word that tells a firm also as the end of a compound."""
_LONGEST_EXACT = 3
"""Letters of a word that only counts whole ("AB"); longer ones in any inflection ("gatan", "stiftelsen")."""


class NameRow(Row):
    """Words, or ends of words, that no person is called by."""

    kind: Literal[
        "word", "ending", "title", "mailbox", "particle", "first_name", "first_name_also_word", "surname",
        "surname_ending", "role_ending", "no_role", "not_before", "not_after",
    ]  # fmt: skip
    """`word` and `ending`: of streets, places and organisations; `title` stands before a name and is none of it;
    `mailbox`: in the address of an office, not of a person;
    `particle`: may stand within a name, in small letters;
    `first_name`: begins a name wherever it stands; `first_name_also_word`: only before a known surname;
    `surname` and `surname_ending`: end a name;
    `role_ending`: what ends so is somebody's role, `no_role`: although it ends so, it is none;
    `not_before`, `not_after`: beside these words it is the name of a street or an organisation."""
    words: tuple[str, ...] = Field(min_length=1)
    """Folded; a word in any inflection."""


class People:
    """Tells names of people from other words, by the rows of people.toml, roles and names of places."""

    def __init__(self, files: RuleFiles, places: Places, actors: Actors) -> None:
        self._rows = (*files.rows("people", NameRow), *files.rows("names", NameRow))
        self._words = words_by_kind(self._rows)
        self._first_names = self._words["first_name"] | self._words["first_name_also_word"]
        self._surname_endings = tuple(self._words["surname_ending"])
        self._role_endings = tuple(self._words["role_ending"])
        self.particles = self._words["particle"]
        """Small words within names: "von", "de"."""
        self._places = places
        self._actors = actors

    @cached_property
    def _place_names(self) -> frozenset[str]:
        return frozenset(map(fold, self._places.sure_names))

    @cached_property
    def _all_places(self) -> frozenset[str]:
        return self._places.names

    @kept(8192)
    def is_name(self, text: str) -> bool:
        """Whether `text` can be a person's name, where a list or a label says that names stand.

        Two to four words with capitals, of which none is a role, a street, a place or an organisation.
        """
        words = text.strip(_TRIM).split()
        if not _SMALLEST_NAME <= len(words) <= _MOST_NAME_WORDS:
            return False
        has_first = self.is_first_name(words[0]) or self.may_be_first_name(words[0])
        told = has_first and len(words) == _SMALLEST_NAME  # "Anna Norrgård" is no farm
        if not all(
            word in self.particles
            or self._may_be_of_name(word)
            or (told and word is words[1] and self._ends_as_surname(word))
            or (has_first and before in self.particles and word.istitle())
            for before, word in pairwise(["", *words])
        ):
            return False
        if words[-1] in self.particles:
            return False
        if not has_first and self.is_role(words[0]) and is_word(fold(words[0])):
            return False  # "Förvaltare Bostads AB"
        noble = words[-2] in self.particles  # "von Platen", though Platen lets flats
        return (has_first and (noble or self.is_surname(words[-1]))) or not self._actors.named(
            text
        )  # "Fält" is a unit, too

    def can_sign(self, text: str) -> bool:
        """Whether `text` can be the name of whoever signs: in that place a first name tells one whose surname is a word
        of an organisation, too ("Ulrika Stad")."""
        words = text.strip(_TRIM).split()
        is_short = len(words) == _SMALLEST_NAME and self.is_first_name(words[0])
        return self.is_name(text) or (is_short and words[1].istitle() and not self.is_role(words[1]))

    def _may_be_of_name(self, word: str) -> bool:
        """Whether it begins with a capital and is no word of a street, a place or an organisation."""
        if not (_LETTERS.fullmatch(word) and word[0].isupper()):
            return False
        if word.isupper() and len(word) > _SMALLEST_NAME:
            return False
        _, hyphen, end = word.rpartition("-")
        if hyphen and end.islower() and is_word(end):
            return False  # "Boye-metoden"
        low = fold(word)
        if self._is_of_place(word) or low in self._words["word"] or lemma(low) in self._words["word"]:
            return False
        return not self._ends_as_address(low)

    @kept(8192)
    def is_sure_name(self, text: str) -> bool:
        """Whether `text` is a person's name also in running text: it begins with a known first name."""
        words = text.strip(_TRIM).split()
        if not self.is_name(text):
            return False
        own = [word for word in words if word not in self.particles]
        if len(own) > _SMALLEST_NAME and not all(
            self._is_first_name(word) or not is_word(word) for word in own
        ):
            return False
        return self._is_first_name(words[0])

    def is_likely_name(self, text: str) -> bool:
        """Whether `text`, which can be a name, has a known first name, or no word of the dictionary in it."""
        words = text.strip(_TRIM).split()
        first = words[0] if words else ""
        if self.is_first_name(first) or self.may_be_first_name(first):
            return True
        return bool(words) and not any(is_word(word) or self._is_of_place(word) for word in words)

    def is_place(self, text: str) -> bool:
        """Whether `text` is the name of a municipality or district, or a word of addresses."""
        low = fold(text)
        return low in self._all_places or (" " not in low and self._ends_as_address(low))

    def is_company(self, text: str) -> bool:
        """Whether `text` can be the name of an association or a firm: "Studiefrämjandet", "Vallens IF"."""
        last = fold(text.rsplit(maxsplit=1)[-1])
        is_thing = last.endswith(_DEFINITE) and (is_word(last) or is_compound(last))
        is_company = last in self._words["not_after"] or last.endswith(self._firms)  # "Finnvedsbostäder"
        return not self.is_place(text) and (is_thing or is_company)

    @cached_property
    def _firms(self) -> tuple[str, ...]:
        """Ends of the names of firms: long words that come after a name of which no person is called."""
        return tuple(word for word in self._words["not_after"] if len(word) >= _FEWEST_OF_FIRM)

    def may_employ(self, text: str) -> bool:
        """Whether what could be a name can be whom somebody works for, too: "Viby Bostäder", "Skogsägarna Norr"."""
        first = text.strip(_TRIM).split(maxsplit=1)[0]
        if self.is_first_name(first) or self.may_be_first_name(first):
            return False
        return is_word(fold(first)) or self.is_company(text)

    def _ends_as_address(self, low: str) -> bool:
        return any(low.endswith(end) and len(low) > len(end) + 1 for end in self._words["ending"])

    def _is_of_place(self, word: str) -> bool:
        low = fold(word)
        return not self._place_names.isdisjoint((low, low.removesuffix("s")))

    def _is_first_name(self, word: str) -> bool:
        return is_name(word) or all(
            fold(part) in self._first_names or is_name(part) for part in word.split("-")
        )

    def is_first_name(self, word: str) -> bool:
        """Whether it is a known first name and nothing else, also of two parts ("Anna-Lisa")."""
        parts = word.split("-")
        if not all(part[:1].isupper() for part in parts):
            return False
        if len(parts) == 1:
            return fold(word) in self._words["first_name"]
        known = [fold(part) in self._first_names for part in parts]  # of "Moa-Lii" one may be rare
        return all(known) or (known[0] and not any(map(is_word, parts[1:])))

    def may_be_first_name(self, word: str) -> bool:
        """Whether it is a known first name, though it may be a word too ("Bo", "Per")."""
        return word[:1].isupper() and fold(word) in self._words["first_name_also_word"]

    def is_surname(self, word: str) -> bool:
        """Whether it is a known surname ("Berg", "Lund") or ends as surnames do and is no word ("Provström")."""
        if not word[:1].isupper():
            return False
        low = fold(word)
        parts = low.split("-")
        return all(part in self._words["surname"] or self._ends_as_surname(part) for part in parts)

    def _ends_as_surname(self, word: str) -> bool:
        """Whether it ends as surnames do, and is no word."""
        low = fold(word)
        return low.endswith(self._surname_endings) and len(low) > _SHORTEST_SURNAME and not is_word(low)

    def may_be_surname(self, word: str) -> bool:
        """Whether it may end a person's name: no word of a street, a place, a role or an organisation."""
        return self.is_surname(word) or self._may_be_of_name(word)

    def is_role(self, word: str) -> bool:
        """Whether it ends as what people are or do: "utredaren", "områdesstrateg"."""
        low = fold(word)
        return low not in self._words["no_role"] and low.endswith(self._role_endings)

    def names_no_person(self, before: str, after: str) -> bool:
        """Whether the words around a name make it one of a street or an organisation: "Stiftelsen …", "… gata"."""
        return fold(before) in self._words["not_before"] or any(
            fold(after) == word or (len(word) > _LONGEST_EXACT and fold(after).startswith(word))
            for word in self._words["not_after"]
        )

    def leading_name(self, words: list[str]) -> int:
        """How many of the first `words` are a person's name; 0 where they begin with none.

        The name ends at a comma, a bracket or a dash, or where a word is no part of a name any more.
        """
        longest = 0
        start = 1 if words and fold(words[0].strip(_TRIM)) in self._words["title"] else 0
        for count in range(start + 1, min(len(words), _MOST_NAME_WORDS + start) + 1):
            word = words[count - 1]
            if word in {"-", "\u2013", "\u2014"} or word.startswith(("(", "[")):
                break
            head, slash, _ = word.partition("/")  # "Anna Ek/Vallens IF"
            if self.is_name(" ".join([*words[start : count - 1], head])):
                longest = count
            if slash or word.endswith((",", ";", ":", ")")):
                break
        return longest

    def is_personal_address(self, address: str) -> bool:
        """Whether an e-mail address is a person's ("anna.ek@…") and not an office's ("registrator@…")."""
        local = fold(address.partition("@")[0])
        parts = [part for part in re.split(r"[._+-]|\d+", local) if part]
        if len(parts) < _SMALLEST_NAME:
            return False
        return not any(word in part for part in parts for word in self._words["mailbox"])

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows that a word of `text` belongs to."""
        low = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
        return frozenset(row.id for row in self._rows if any(_belongs(word, row) for word in low))


def _belongs(word: str, row: NameRow) -> bool:
    match row.kind:
        case "ending" | "role_ending" | "surname_ending":
            return any(word.endswith(end) and len(word) > len(end) for end in row.words)
        case "mailbox":
            return any(part in word for part in row.words)
        case _:
            return word in row.words or lemma(word) in row.words


def phones_in(text: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of each telephone number in `text`."""
    if "0" not in text and "+" not in text:  # no other sign begins one
        return ()
    found = []
    for match in PHONE.finditer(text):
        digits = sum(character.isdigit() for character in match.group())
        if _FEWEST_DIGITS <= digits <= _MOST_DIGITS and not PERSONAL_NUMBER.search(match.group()):
            found.append(match.span())
    return tuple(found)


def emails_in(text: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of each e-mail address in `text`."""
    if "@" not in text:  # most texts: spare them the search from every word on
        return ()
    return tuple(match.span() for match in EMAIL.finditer(text))


def personal_numbers_in(text: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of each personal identity number in `text` (its check digit is right)."""
    return tuple(match.span() for match in PERSONAL_NUMBER.finditer(text) if _checks(match.group()))


def _checks(number: str) -> bool:
    digits = [int(character) for character in number if character.isdigit()][-10:]
    doubled = [digit * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0
