"""Personal data in a text: people's names, telephone numbers, e-mail addresses, personal identity numbers."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from models.fold import fold
from rules.actors.mentions import named_actors
from rules.matching.lemmas import is_name, is_word, lemma
from rules.matching.loading import load_rows
from rules.matching.rows import Row
from rules.places.register import places

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
_PARTICLES = frozenset("von af de da del der van el al ben la le".split())
_TRIM = " ,;:()[]\u2013\u2014-*\u2022\t"
_SMALLEST_NAME = 2


class NameRow(Row):
    """Words, or ends of words, that no person is called by."""

    kind: Literal["word", "ending", "title", "mailbox", "first_name"]
    """`word` and `ending`: of streets, places and organisations; `title` stands before a name and is none of it;
    `mailbox`: in the address of an office, not of a person;
    `first_name`: begins a name although it is a word too, or none that the dictionary knows."""
    words: tuple[str, ...] = Field(min_length=1)
    """Folded; a word in any inflection."""


@cache
def _words(kind: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    rows = load_rows("people", NameRow, overlays)
    return frozenset(word for row in rows if row.kind == kind for word in row.words)


def hits(text: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    """Ids of the rows of people.toml that a word of `text` belongs to."""
    found = set()
    low = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    for row in load_rows("people", NameRow, overlays):
        for word in low:
            match row.kind:
                case "ending":
                    hit = any(word.endswith(end) and len(word) > len(end) for end in row.words)
                case "mailbox":
                    hit = any(part in word for part in row.words)
                case _:
                    hit = word in row.words or lemma(word) in row.words
            if hit:
                found.add(row.id)
    return frozenset(found)


def _is_of_no_person(word: str, overlays: tuple[Path, ...]) -> bool:
    low = fold(word)
    if low in _words("word", overlays) or lemma(low) in _words("word", overlays):
        return True
    return any(low.endswith(end) and len(low) > len(end) + 1 for end in _words("ending", overlays))


@cache
def _place_names() -> frozenset[str]:
    return frozenset(fold(place.name) for place in places() if not place.also_a_word)


@lru_cache(maxsize=8192)
def is_person_name(text: str, overlays: tuple[Path, ...] = ()) -> bool:
    """Whether `text` can be a person's name, where a list or a label says that names stand.

    Two to four words with capitals, of which none is a role, a street, a place or an organisation.
    """
    words = text.strip(_TRIM).split()
    if not _SMALLEST_NAME <= len(words) <= _MOST_NAME_WORDS:
        return False
    for word in words:
        if word in _PARTICLES:
            continue
        if (
            not _LETTERS.fullmatch(word)
            or not word[0].isupper()
            or (word.isupper() and len(word) > _SMALLEST_NAME)
        ):
            return False
        if _is_of_no_person(word, overlays) or fold(word) in _place_names():
            return False
    return not named_actors(text, overlays=overlays) and words[-1] not in _PARTICLES


@lru_cache(maxsize=8192)
def is_sure_name(text: str, overlays: tuple[Path, ...] = ()) -> bool:
    """Whether `text` is a person's name also in running text: it begins with a known first name."""
    words = text.strip(_TRIM).split()
    if not is_person_name(text, overlays):
        return False
    own = [word for word in words if word not in _PARTICLES]
    if len(own) > _SMALLEST_NAME and not all(
        _is_first_name(word, overlays) or not is_word(word) for word in own
    ):
        return False
    return _is_first_name(words[0], overlays)


def _is_first_name(word: str, overlays: tuple[Path, ...]) -> bool:
    known = _words("first_name", overlays)
    return is_name(word) or all(fold(part) in known or is_name(part) for part in word.split("-"))


def leading_name(words: list[str], overlays: tuple[Path, ...] = ()) -> int:
    """How many of the first `words` are a person's name; 0 where they begin with none.

    The name ends at a comma, a bracket or a dash, or where a word is no part of a name any more.
    """
    longest = 0
    start = 1 if words and fold(words[0].strip(_TRIM)) in _words("title", overlays) else 0
    for count in range(start + 1, min(len(words), _MOST_NAME_WORDS + start) + 1):
        word = words[count - 1]
        if word in {"-", "\u2013", "\u2014"} or word.startswith(("(", "[")):
            break
        if is_person_name(" ".join(words[start:count]), overlays):
            longest = count
        if word.endswith((",", ";", ":", ")")):
            break
    return longest


def phones_in(text: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of each telephone number in `text`."""
    found = []
    for match in PHONE.finditer(text):
        digits = sum(character.isdigit() for character in match.group())
        if _FEWEST_DIGITS <= digits <= _MOST_DIGITS and not PERSONAL_NUMBER.search(match.group()):
            found.append(match.span())
    return tuple(found)


def emails_in(text: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of each e-mail address in `text`."""
    return tuple(match.span() for match in EMAIL.finditer(text))


def personal_numbers_in(text: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of each personal identity number in `text` (its check digit is right)."""
    return tuple(match.span() for match in PERSONAL_NUMBER.finditer(text) if _checks(match.group()))


def _checks(number: str) -> bool:
    digits = [int(character) for character in number if character.isdigit()][-10:]
    doubled = [digit * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0


def is_personal_address(address: str, overlays: tuple[Path, ...] = ()) -> bool:
    """Whether an e-mail address is a person's ("anna.ek@…") and not an office's ("registrator@…")."""
    local = fold(address.partition("@")[0])
    parts = [part for part in re.split(r"[._+-]|\d+", local) if part]
    if len(parts) < _SMALLEST_NAME:
        return False
    return not any(word in part for part in parts for word in _words("mailbox", overlays))
