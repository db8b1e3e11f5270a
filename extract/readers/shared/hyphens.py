"""Undoing hyphenation at line ends: which hyphens the line break made, and which belong to the text.

The decision is a list of plain cases; where none applies, the document's own words are the
evidence, and without any the hyphen goes, since most line ends of running text are breaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from models.text.fold import fold

_HYPHENS = "-\u2010\u2011"
_SOFT = "\u00ad"
_COORDINATING = frozenset(
    ("och", "eller", "samt", "respektive", "resp", "som", "&", "and", "or", "und", "oder")
)
"""A word with a hyphen before one of these shares its last part with a later word: "trygghets- och"."""
_IN_SAMT = frozenset(
    "aktsamt allvarsamt ensamt gemensamt långsamt sparsamt varsamt verksamt våldsamt".split()
)
"""Words that end as one of these."""


_CALENDAR = frozenset(
    "januari februari mars april maj juni juli augusti september oktober november december jan feb apr aug sept "
    "sep okt nov dec måndag tisdag onsdag torsdag fredag lördag söndag vår sommar höst vinter".split()
)
_SMALL_WORDS = frozenset(
    "och eller samt men som att om när där hur vad är var ska ej inte i på av för med till från hos vid per över under "
    "mellan mot efter före inom utan kring längs bland runt enligt inför intill "
    "ur åt genom en ett den det de vi sin sitt sina alla vår våra".split()
)
"""Words that stand between others and are never the end of a longer one that was broken."""
_ALONE = frozenset("varje varannan vartannat senast".split())
"""Words that no longer one begins with."""
_LETTER_WORDS = "iåöo"
"""Words of one letter, and "o" for "och"."""
_VOWELS = "aeiouyåäöéüàèáíóúæø"
_ONSETS = frozenset(
    "bj bl br ch chr cl cr dj dr dv fj fl fn fr gj gl gn gr hj hv ch kh kl kn kr kv lj mj nj ph phr pj pl pn pr ps "
    "rh sc sch schl schm schn schr schw sf sh sj sk skj skr skv sl sm sn sp spj spl spr squ st stj str sv sw th "
    "thr tj tr ts tv tw vl vr wh wr zw".split()
)
"""Consonants that Swedish words begin with, names and loans among them."""
_BARE_ENDINGS = frozenset(
    "t n r d l g k m s a e u y ä ns ts rs rn nd nt ng ngs nds nts rt ls lt ll nn rns".split()
)
"""Ends of words without a vowel that abbreviate nothing, and of one letter that is no word."""
_LONGEST_SHORT = 3
"""Letters of what follows another word's first letter where both are abbreviated ("t ex", "f.d", "p g a")."""
_NEXT_PART = re.compile(r"[bcdfghjklmnpqrtvwxz]s[bcdfghjlmnrv]$")

_ADDRESS = re.compile(r"[<(]?[a-zåäö\d][\w.+-]*@[\w-]+(?:\.[\w-]+)*\.(?:se|nu|com|org|net|eu|info|example)")
_LOCAL_PART = re.compile(r"[<(]?(?=.{6})[a-zåäö\d]{2,}(?:\.[a-zåäö\d]+)+")
"""What may stand before the sign of an address: two names with a full stop between, or their beginning."""
_AFTER_ADDRESS = ".,;)>"

_DATE = r"(?:19|20)\d\d-\d\d-\d\d"
_DATES = re.compile(rf"{_DATE}(?:[–-]{_DATE})?")
_DATE_BEGUN = re.compile(rf"{_DATE}(?:[–-]\d{{1,4}}(?:-\d{{0,2}}){{0,2}})?")
"""A date, or it and as much as stands of the one that a period ends."""
_OF_DATES = frozenset("0123456789-–")
_AROUND_DATES = "(.,;)"


class SeenWords:
    """How often each word stands whole, within a line, in the document."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._counts: Counter[str] = Counter()
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """Count `texts`, words that no line end cuts."""
        for text, count in Counter(texts).items():  # most words stand more than once
            self._counts[_bare(text)] += count

    def forget(self, texts: Iterable[str]) -> None:
        """Count each of `texts` once less: what was counted may be a part of a word."""
        self._counts.subtract(_bare(text) for text in texts)

    def __getitem__(self, text: str) -> int:
        """How often `text` was seen, without regard to case and what punctuation surrounds it."""
        return self._counts[_bare(text)]


def _bare(text: str) -> str:
    return fold(text).strip(".,;:!?()[]\"'/")


def undo_hyphen(left: str, right: str, seen: SeenWords) -> str | None:
    """The one word that `left`, the last of a line, and `right`, the first of the next, make together.

    None where they are two words: `left` has no hyphen, it is a dash, or it shares its last part
    with a later word ("trygghets-" before "och").
    """
    if len(left) < 2 or not right:
        return None
    stem, hyphen = left[:-1], left[-1]
    if hyphen == _SOFT:
        return stem + right
    if hyphen in "/–" and stem[-1].isalnum() and right[0].isalnum():
        return left + right if hyphen == "/" or _is_range(stem, right, seen) else None
    if hyphen not in _HYPHENS or not stem[-1].isalnum():
        return None
    if _shares_last_part(stem, right) or not right.lstrip("(\"'”")[:1].isalnum():
        return None
    if not right[0].isalnum():  # "verk-" before "(samhet": no break was made there
        return None
    if right[:1].isupper() and right[1:2].islower() and stem.islower():
        return None  # "område- Skola": a dash that stands close to the first word
    return left + right if _belongs(stem, right, seen) else stem + right


def _shares_last_part(stem: str, right: str) -> bool:
    """Whether `right` leads on to a word whose last part is that of `stem`, too; not in "gemen-", "samt"."""
    is_whole = fold(stem.lstrip("(") + right).strip(".,;:()") in _IN_SAMT
    return fold(right).strip(".,;:()") in _COORDINATING and not is_whole


def _is_range(stem: str, right: str, seen: SeenWords) -> bool:
    """Whether a dash that stands close to `stem` leads to `right`: 2020–2021, februari–april."""
    if stem[-1].isdigit() or right[0].isdigit():
        return True
    return {_bare(stem), _bare(right)} <= _CALENDAR or seen[f"{stem}–{right}"] > 0


def is_small_word(text: str) -> bool:
    """Whether `text` is a word that joins others: no rest of a word that a line end broke."""
    return _bare(text) in _SMALL_WORDS


def stands_alone(text: str) -> bool:
    """Whether no longer word begins with `text` ("Varje")."""
    return _bare(text) in _ALONE


def is_first_letter(text: str, rest: str) -> bool:
    """Whether `text` is one letter that is no word, and `rest` more than what abbreviates another one ("s", "kola")."""
    letter = text.isalpha() and len(text) == 1 and fold(text) not in _LETTER_WORDS
    return letter and len(_bare(rest)) > _LONGEST_SHORT


def is_cut_address(left: str, right: str) -> bool:
    """Whether an e-mail address was broken between `left` and `right`: "anna.ek@stock", "holm.se"."""
    if not ("@" in left or (_LOCAL_PART.fullmatch(left) and "@" in right)):
        return False
    whole = (left + right).rstrip(_AFTER_ADDRESS)
    return _ADDRESS.fullmatch(whole) is not None and _ADDRESS.fullmatch(left.rstrip(_AFTER_ADDRESS)) is None


def is_cut_date(left: str, right: str) -> bool:
    """Whether a date was broken between `left` and `right`: "2024-1", "2-31"; "2024-01-15–202", "4-06-30"."""
    if not (left[-1:] in _OF_DATES and right[:1] in _OF_DATES):
        return False
    whole = (left + right).strip(_AROUND_DATES)
    return _DATE_BEGUN.fullmatch(whole) is not None and _DATES.fullmatch(left.strip(_AROUND_DATES)) is None


def is_rest(text: str) -> bool:
    """Whether `text` can only be the rest of a word that a narrow cell broke without a hyphen ("ns", "nden").

    No Swedish word begins with such consonants; of what has no vowel at all only what abbreviates nothing.
    """
    word = _bare(text)
    if not word.isalpha() or not text[0].islower():
        return False
    onset = word[: next((n for n, letter in enumerate(word) if letter in _VOWELS), len(word))]
    if onset == word or len(word) == 1:
        return word in _BARE_ENDINGS
    return len(onset) > 1 and onset not in _ONSETS


def is_beginning(text: str) -> bool:
    """Whether `text` can only be the beginning of a word: it ends in the first letter of a compound's next part.

    No Swedish word ends so ("Ordningsv", "Samhällsbyggnadsc"): the s between the parts, and one more consonant.
    """
    return _NEXT_PART.search(_bare(text)) is not None


def _belongs(stem: str, right: str, seen: SeenWords) -> bool:
    """Whether the hyphen between `stem` and `right` is part of the text."""
    last_part = stem.rsplit("-", 1)[-1].lstrip("(\"'”")
    if stem[-1].isdigit() or right[0].isdigit():  # 18-29, 2017-2018, 12-åringar, covid-19
        return True
    if right[0].isupper():  # Hägersten-Liljeholmen, icke-EU; but a heading in capitals is broken as any word
        return (
            not (_in_capitals(last_part) and _in_capitals(right))
            or seen[f"{stem}-{right}"] > seen[stem + right]
        )
    if len(last_part) == 1 or (
        _in_capitals(last_part) and len(last_part) <= 6
    ):  # e-post, EU-medel, ANDTS-programmet
        return True
    return seen[f"{stem}-{right}"] > seen[stem + right]


def _in_capitals(text: str) -> bool:
    return text.isupper() and len(text) > 1
