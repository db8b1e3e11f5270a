"""The report's words in the language that is asked for: English is what the page is written in, sv.toml the rest."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["sv", "en"]


class Words:
    """Texts and codes in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._texts: Mapping[str, str] = {} if language == "en" else _swedish()["texts"]
        self._codes: Mapping[str, str] = {} if language == "en" else _swedish()["codes"]

    def text(self, english: str, **parts: object) -> str:
        """`english` in the language, `parts` in its places; itself where nobody has translated it."""
        found = self._texts.get(english, english)
        return found.format(**parts) if parts else found

    def number(self, count: int) -> str:
        """With thousands apart, as the language writes them."""
        return f"{count:,}".replace(",", "\u00a0" if self.language == "sv" else ",")

    def code(self, code: str) -> str:
        """A code or key for people: `target_group` as "target group" or "målgrupp"."""
        return self._codes.get(code, code.replace("_", " ").replace("-", " "))


@lru_cache(maxsize=1)
def _swedish() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("sv.toml").read_text(encoding="utf-8"))
