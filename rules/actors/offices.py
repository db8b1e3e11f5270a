"""Whose a telephone number is: an organisation's, where the sentence around it says so, else a person's."""

from __future__ import annotations

import re

from models.text.fold import fold
from rules.actors.mentions import Actors
from rules.matching.words import SmallWords

_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÅÄÖ])|[;\n]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Offices:
    """Tells the numbers of switchboards, desks and organisations from those of people."""

    def __init__(self, actors: Actors, words: SmallWords) -> None:
        self._actors = actors
        self._desks = words["switchboard"]
        self._calls = words["calls"]
        self._before_number = words["before_number"]

    def answer(self, text: str, start: int, *, of_name: bool = False) -> bool:
        """Whether an organisation answers the number at `start`: "Ring kommunens växel 08-000 00 00".

        `of_name`: `text` begins right behind a person's name, whose own the first sentence's number is.
        """
        ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, start)]
        if of_name and not ends:
            return False
        clause = text[ends[-1] if ends else 0 : start]
        words = [fold(word) for word in _WORD.findall(clause)]
        if any(word.endswith(desk) for word in words for desk in self._desks):
            return True
        organisations = [one for one in self._actors.named(clause) if one.role is None and one.organisation]
        if not organisations:
            return False
        behind = clause[organisations[-1].span[1] :]
        beside = "," not in behind and {fold(word) for word in _WORD.findall(behind)} <= self._before_number
        return beside or (bool(words) and words[0] in self._calls)
