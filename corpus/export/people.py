"""The people of a whole collection: cut out of texts, and looked for in what was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

from corpus.store.reading import Reader
from corpus.store.redaction import Cut, cut_out
from models.values import Mentionable

_KINDS: tuple[Mentionable, ...] = ("personal_number", "email", "phone", "name")
_NUMBERS: tuple[Mentionable, ...] = ("personal_number", "phone")
_SHORTEST = 2
"""Letters of a name that is looked for in texts of other documents: an initial would be everywhere."""
_FEWEST = 5
"""Figures of a number that is looked for: fewer are a year, a page or a count."""
_WORD = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"\d+")
_BETWEEN_FIGURES = re.compile(r"[\s()/.\u2010-\u2015-]{0,3}")
_BETWEEN = 3
"""Characters, none of them letters, that may stand between a datum's words: "anna_berg", "Anna-Berg"."""

Datum: TypeAlias = tuple[Mentionable, str]


class KnownPeople:
    """Every datum of `people` in a database, so that each is found in the texts of every document."""

    def __init__(self, data: Iterable[Datum]) -> None:
        self._data = sorted({(kind, " ".join(text.split())) for kind, text in data if text.strip()})
        self._words: dict[str, list[tuple[tuple[str, ...], Mentionable]]] = {}
        """By their first word, in small letters: the words of names and addresses, more words before fewer."""
        self._numbers: dict[str, Mentionable] = {}
        for kind, text in self._data:
            if is_number(kind, text):
                self._numbers.setdefault(_national(_figures(text)), kind)
            elif _is_told(text):
                words = tuple(_WORD.findall(text.casefold()))
                self._words.setdefault(words[0], []).append((words, kind))
        for choices in self._words.values():
            choices.sort(key=lambda one: -len(one[0]))

    @classmethod
    def of(cls, reader: Reader) -> KnownPeople:
        """Those of this database. Raises StoreError when it cannot be read."""
        rows = reader.query("SELECT DISTINCT name, phone, email, personal_number FROM people")
        return cls((kind, row[kind]) for row in rows for kind in _KINDS if row[kind])

    def __bool__(self) -> bool:
        return bool(self._data)

    def cuts(self, text: str, *, any_case: bool = False) -> list[Cut]:
        """Where a datum stands in `text`, in another case or spacing, with other signs between, or in the genitive.

        A name of one word counts where it begins with a capital, since other documents use "park" as a word;
        with `any_case`, in names of files, everywhere.
        """
        return [*self._names_in(text, any_case), *self._numbers_in(text)] if self._data and text else []

    def redact(self, text: str, cuts: Iterable[Cut] = ()) -> str:
        """`text` with each datum as its kind (`[name]`), and with `cuts`, what else is known to stand in it."""
        return cut_out(text, [*cuts, *self.cuts(text)])

    def redact_file(self, name: str) -> str:
        """A file's name without people, composed: some systems store å as a and a ring."""
        composed = unicodedata.normalize("NFC", name)
        return cut_out(composed, self.cuts(composed, any_case=True))

    def found_in(self, texts: Iterable[str]) -> str | None:
        """A datum that stands in one of `texts`, as letters that are searched for and nothing more; None is proof.

        What `cuts` finds is not asked here, so that a fault of its own does not vouch for itself.
        """
        plain = [_plain(text) for text in texts]
        words = {word for text in plain for word in _WORD.findall(text.casefold())}
        for kind, datum in self._data:
            pattern = _proof(kind, datum)
            if pattern is not None and _may_stand(kind, datum, words) and any(map(pattern.search, plain)):
                return datum
        return None

    def _names_in(self, text: str, any_case: bool) -> Iterator[Cut]:
        found = [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]
        for at, (word, start, _) in enumerate(found):
            for wanted, kind in (*self._words.get(word, ()), *self._genitives(word)):
                end = _end_of(wanted, found[at : at + len(wanted)], text)
                if end is not None and (len(wanted) > 1 or any_case or not text[start].islower()):
                    yield Cut(start, end, kind)
                    break

    def _genitives(self, word: str) -> list[tuple[tuple[str, ...], Mentionable]]:
        """Names of one word whose genitive `word` is."""
        bare = word.removesuffix("s")
        return [one for one in self._words.get(bare, ()) if len(one[0]) == 1] if bare != word else []

    def _numbers_in(self, text: str) -> Iterator[Cut]:
        """Numbers, each a run of groups of figures with little between them."""
        if not self._numbers:
            return
        groups = [match.span() for match in _FIGURES.finditer(text)]
        for first, (start, end) in enumerate(groups):
            figures, last = text[start:end], end
            plus = text[max(start - 1, 0) : start]
            for following in (*groups[first + 1 :], None):
                kind = self._numbers.get(_national(plus + figures if plus == "+" else figures))
                if kind is not None:
                    yield Cut(start - (plus in ("+", "(") and plus != ""), last, kind)
                if following is None or not _BETWEEN_FIGURES.fullmatch(text, last, following[0]):
                    break
                figures, last = figures + text[slice(*following)], following[1]
                if len(figures) > _LONGEST:
                    break


_LONGEST = 16
"""Figures of a number, with the country's."""


def is_number(kind: Mentionable, text: str) -> bool:
    """Whether a datum is told by its figures alone."""
    return kind in _NUMBERS and len(_figures(text)) >= _FEWEST and not re.search(r"[^\W\d_]", text)


def _is_told(text: str) -> bool:
    """Whether a datum that is no number has words enough to be told from others."""
    words = _WORD.findall(text)
    has_letters = re.search(r"[^\W\d_]", text) is not None
    return has_letters and (len(words) > 1 or (len(words) == 1 and len(words[0]) >= _SHORTEST))


def _figures(text: str) -> str:
    """The figures of a number, with its plus."""
    return ("+" if text.lstrip().startswith("+") else "") + "".join(_FIGURES.findall(text))


def _national(figures: str) -> str:
    """A number as it is dialled within Sweden: "+46 (0)8-12" and "0046 8 12" are "08 12"."""
    for country in ("+46", "0046"):
        if figures.startswith(country):
            return "0" + figures.removeprefix(country).removeprefix("0")
    return figures.removeprefix("+")


def _end_of(wanted: tuple[str, ...], found: list[tuple[str, int, int]], text: str) -> int | None:
    """Where the words `wanted` end, if `found` are they, near each other; the last may be in the genitive."""
    if len(found) < len(wanted):
        return None
    gaps = pairwise(found)
    if any(here[1] - before[2] > _BETWEEN and text[before[2] : here[1]].strip() for before, here in gaps):
        return None
    if any(word != one[0] for word, one in zip(wanted[:-1], found, strict=False)):
        return None
    word, _, end = found[-1]
    if word == wanted[-1]:
        genitive = re.compile(r"[:’']s\b").match(text, end)
        return genitive.end() if genitive else end
    return end if word == wanted[-1] + "s" else None


def _plain(text: str) -> str:
    """`text` composed and with single spaces, as data are searched for."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _may_stand(kind: Mentionable, datum: str, words: set[str]) -> bool:
    """Whether the words of a datum, but for the last, which may be in the genitive, are among `words`."""
    return is_number(kind, datum) or set(_WORD.findall(_plain(datum).casefold())[:-1]) <= words


def _proof(kind: Mentionable, datum: str) -> re.Pattern[str] | None:
    """What finds `datum` as it is printed in `people`; None where it is too short to tell from other words."""
    plain = _plain(datum)
    if is_number(kind, datum):
        spaced = r"[\s()/\u2010-\u2015-]{0,3}".join(re.findall(r"\d", plain))
        return re.compile(rf"(?<!\w){spaced}(?!\w)")
    words = _WORD.findall(plain)
    if len(words) > 1:
        return re.compile(rf"(?<!\w){re.escape(plain)}(?:s|:s)?(?!\w)", re.IGNORECASE)
    if _is_told(datum):  # a name of one word, which may be a word of the language too
        begin, rest = re.escape(words[0][0].upper()), re.escape(words[0][1:])
        return re.compile(rf"(?<!\w){begin}(?i:{rest}(?:s|:s)?)(?!\w)")
    return None
