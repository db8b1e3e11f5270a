"""Texts, codes and numbers in the language that is asked for.

English is what the program is written in; the other languages are gettext catalogues beside this module, made by
`python -m tests.catalogue`. The compiled catalogue is part of the source, so that checkout and wheel have it alike.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Literal, TypeAlias, get_args

Language: TypeAlias = Literal["sv", "en"]

CATALOGUES = Path(__file__).parent
DOMAIN = "planlasare"
CODES = "code"
"""The context of messages that are codes and keys of the record."""
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""As gettext reads them: the first that says anything decides."""
_NO_BREAK = "\u00a0"


class Words:
    """Texts, codes and numbers in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._catalogue = _catalogue(language)

    def text(self, english: str, **parts: object) -> str:
        """`english` in the language, `parts` in its places; itself where nobody has translated it."""
        found = self._catalogue.gettext(english)
        return found.format(**parts) if parts else found

    def counted(self, count: int, one: str, many: str) -> str:
        """ "1 plan", "2 plans": the form that `count` asks for, with the number in the place of `{count}`."""
        return self._catalogue.ngettext(one, many, count).format(count=self.number(count))

    def number(self, count: float) -> str:
        """With thousands apart, and at most one decimal, as the language writes them: 1,234.5 or 1 234,5."""
        told = f"{count:,.1f}".removesuffix(".0")
        if self.language == "sv":
            return told.translate({ord(","): _NO_BREAK, ord("."): ","})
        return told

    def share(self, share: float) -> str:
        """A likeness from 0 to 1 with two decimals."""
        told = f"{share:.2f}"
        return told.replace(".", ",") if self.language == "sv" else told

    def code(self, code: str) -> str:
        """A code or key for people: `target_group` as "target group" or "målgrupp"."""
        found = self._catalogue.pgettext(CODES, code)
        return found if found != code else code.replace("_", " ").replace("-", " ")


@lru_cache(maxsize=2)
def _catalogue(language: Language) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    return translation(DOMAIN, CATALOGUES, [language])


# -- the language that is spoken ------------------------------------------------------------------

_spoken: ContextVar[Language] = ContextVar("spoken", default="en")


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Let `_`, `counted` and `words` answer in `language`; what was spoken before comes back at the end."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def words() -> Words:
    """The words of the language that is spoken, English unless `speaking` says otherwise."""
    return _words_of(_spoken.get())


@lru_cache(maxsize=2)
def _words_of(language: Language) -> Words:
    return Words(language)


def _(english: str, **parts: object) -> str:
    """`english` in the language that is spoken; `N_` marks a text that is translated later."""
    return words().text(english, **parts)


def N_(english: str) -> str:  # noqa: N802 - what gettext and its tools call it
    """`english` itself, marked for the catalogue."""
    return english


def counted(count: int, one: str, many: str) -> str:
    """`Words.counted` in the language that is spoken."""
    return words().counted(count, one, many)


def language_of_environment() -> Language:
    """The first language of the environment that there is a catalogue of; English where it names none."""
    asked = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    for name in asked.split(":"):
        code = name.partition(".")[0].partition("@")[0].partition("_")[0].casefold()
        for language in get_args(Language):
            if code == language:
                return language  # type: ignore[no-any-return]
    return "en"
