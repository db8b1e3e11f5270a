"""The lemma of a Swedish word by the dictionary, or by what can be told of a word that does not stand there.

The answers are those of simplemma for Swedish, whose package makes the patterns of twenty other languages when it
loads: that takes longer than all lookups of a plan. A test holds both against each other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from rules.matching.swedish.dictionary import swedish_words

_ENDINGS = {
    "bar": "barastes barares baraste barasts barare barast bares baras barts bare bara bart",
    "ing": "ingarnas ingarna ingens ingars ingen ings",
    "het": "heternas hetens heten heter hets",
    "isk": "iskares iskare",
    "ion": "ionernas ionerna ionens ioners ionen ioner",
    "ig": "igastes igares igaste igasts igare igast iges igts igs ige igt",
    "sk": "skasts skast skts sks skt",
    "nde": "ndenas ndena",
    "k": "kastes kaste",
    "era": "erande eras",
    "el": "els",
}
"""How lemmas end, and how their inflected forms do, the longest first; what comes first wins."""
_REPLACED = tuple((ending, end) for end, endings in _ENDINGS.items() for ending in endings.split())
_NO_FORMS = frozenset(("enligt", "antingen", "enbart"))
"""Words that only end like inflected ones."""
_SHORTEST_FORM = 6
"""Letters from which on a word is taken for an inflected one by its ending."""

_HYPHEN = re.compile(r"([_-])")
_APOSTROPHES = "'’ʼ"

_LONG = 8
"""Letters beyond which parts of a word are looked for, and the lemma of its lemma."""
_TOO_LONG = 100
"""Letters beyond which nothing is a word any more."""
_AFFIX = 2
"""Letters at the end of a word that are taken for an ending of any kind."""
_PART = 4
"""Letters that the known part of a word has at least."""
_FARTHEST = 5
"""Letters by which the lemma of a lemma may differ from it."""


def dictionary_lemma(word: str) -> str | None:
    """The lemma of `word` (in NFC) as the dictionary has it, with a capital or without; None where it is no word.

    Raises ValueError for half of a character.
    """
    words = swedish_words()
    for form in _spellings(word):
        found = words.get(form)
        if found is None:
            found = words.get(form.lower() if form[:1].isupper() else form.capitalize())
        if found is not None:
            return found
    return None


@lru_cache(maxsize=65536)
def find_lemma(word: str, *, greedy: bool) -> str:
    """The lemma of `word`, a proper name with its capital; the word itself where nothing is found.

    `greedy`: also by its parts, and the lemma of its lemma. Raises ValueError for half of a character.
    """
    form = normalize("NFC", word)
    if form.isnumeric():
        return form
    found = dictionary_lemma(form) or _without_hyphen(form) or _by_ending(form)
    if not greedy:
        return found or form
    found = found or _by_parts(form)
    return form if found is None else _lemma_of_lemma(found)


def _spellings(word: str) -> tuple[str, ...]:
    """`word`, and with each kind of apostrophe, if it has any."""
    straight = word.replace("’", "'").replace("ʼ", "'")
    return (word, *(straight.replace("'", sign) for sign in _APOSTROPHES)) if "'" in straight else (word,)


def _without_hyphen(word: str) -> str | None:
    """The lemma of a word that the dictionary has without its hyphens, or of its last part."""
    parts = _HYPHEN.split(word)
    if len(parts) == 1 or not parts[-1]:
        return None
    whole = "".join(parts[::2]).lower()
    found = dictionary_lemma(whole.capitalize() if word[0].isupper() else whole)
    if found:
        return found
    last = dictionary_lemma(parts[-1])
    return None if last is None else "".join(parts[:-1]) + last


def _by_ending(word: str) -> str | None:
    if len(word) < _SHORTEST_FORM or word[:1].isupper() or "-" in word or word in _NO_FORMS:
        return None
    return next((word[: -len(form)] + end for form, end in _REPLACED if word.endswith(form)), None)


def _by_parts(word: str) -> str | None:
    """The lemma of a long word that begins or ends with another one."""
    if not _LONG < len(word) <= _TOO_LONG:
        return None
    return _by_first_part(word) or _by_last_part(word)


def _by_first_part(word: str) -> str | None:
    for cut in range(len(word) - 1, _PART - 1, -1):
        first, rest = word[:cut], word[cut:]
        lemma = dictionary_lemma(first)
        if lemma is None:
            continue
        if len(rest) <= _AFFIX:
            return lemma
        last = dictionary_lemma(rest.capitalize() if word[0].isupper() else rest)
        if last is not None and len(last) < len(rest) + _AFFIX:
            return first + last.lower()
    return None


def _by_last_part(word: str) -> str | None:
    for cut in range(_PART, len(word) - _PART + 1):
        last = dictionary_lemma(word[cut:].capitalize())
        if last is not None and len(last) <= len(word) - cut:
            return word[:cut] + last.lower()
    return None


def _lemma_of_lemma(word: str) -> str:
    found = swedish_words().get(word) if len(word) > _LONG else None
    return found if found and found != word and _is_near(found, word) else word


def _is_near(lemma: str, word: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return len(lemma) <= len(word) and Levenshtein.distance(lemma, word) <= _FARTHEST
