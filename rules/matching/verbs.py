"""What begins with a verb: commitments do ("Delta på möten", "Att bidra med …"), names of roles do not."""

from __future__ import annotations

import re
from typing import Literal

from models.text.fold import fold
from rules.matching.kept import kept
from rules.matching.lemmas import is_word, lemma
from rules.matching.numbers import read_number
from rules.matching.words import SmallWords

_DEFINITE_ENDINGS = ("en", "et", "an", "na", "ns", "ets")
_LONGEST_PREFIX = 8
"""Letters before one of those: "tillfreds-", "överens-" …"""
_LONGEST_PARTICLE = 4
"""Letters of what may stand after a verb and is no noun: "för", "upp", "även", "vid"."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")


class Verbs:
    """Knows infinitives, by the dictionary and by the verbs of words.toml that it cannot tell."""

    def __init__(self, words: SmallWords) -> None:
        self._short = sorted(words["short_infinitive"], key=lambda verb: (-len(verb), verb))
        """Verbs whose infinitive has no a; with prefixes too ("genomgå", "medge", "förse")."""
        self._irregular = tuple(words["irregular_infinitive"])
        self._adjectives = words["also_adjective"]
        self._clause = words["clause"] | words["may"]

    @kept(4096)
    def is_infinitive(self, word: str) -> bool:
        """Whether `word` is the infinitive of a verb and no noun in -a ("delta", "ge"; not "skola", "rektorerna").

        The dictionary holds no word classes: a verb is known by its present tense in -r or -er, or its past in -de.
        """
        low = fold(word)
        if low[-1:] not in tuple("aåeo") or read_number(low) is not None:
            return False
        if low.endswith(self._irregular) and is_word(low.removesuffix("a")):
            return True
        if len(low) > 3 and low.endswith("a") and is_word(low[:-1] + "or"):
            return False  # a noun of the first declension: skola, skolor
        return any(
            is_word(present) and lemma(present) == low for present in (low + "r", low[:-1] + "er", low + "de")
        )

    def is_present(self, word: str) -> bool:
        """Whether `word` is the present tense of a verb whose infinitive the dictionary knows ("bjuder", "deltar")."""
        low = fold(word)
        return low.endswith("r") and any(map(self.is_infinitive, (low[:-1], low[:-2] + "a")))

    def is_finite(self, word: str) -> bool:
        """Whether `word` can be the verb of a clause: in the present, of the passive too, or past in -de or -te."""
        low = fold(word)
        if low in self._clause or self.is_present(low):
            return True
        stem = low.removesuffix("s")
        is_passive = stem != low and any(map(self.is_infinitive, (stem, stem + "a")))
        is_past = low.endswith(("de", "te")) and any(map(self.is_infinitive, (low[:-2], low[:-2] + "a")))
        return is_passive or is_past

    @kept(4096)
    def voice(self, word: str) -> Literal["active", "passive"] | None:
        """What voice `word` has by its ending, if it is an infinitive at all ("visa", "visas", "genomgå", "ges").

        For places where an infinitive must stand ("ska …"); elsewhere nouns end so too.
        """
        low = fold(word)
        if self._ends_as_infinitive(low):
            return "active"
        return "passive" if low.endswith("s") and self._ends_as_infinitive(low[:-1]) else None

    def _ends_as_infinitive(self, low: str) -> bool:
        if len(low) < len("ta"):
            return False
        if low.endswith("a"):
            return True
        short = next((verb for verb in self._short if low.endswith(verb)), None)
        if short is None:
            return False
        prefix = low.removesuffix(short)
        return not prefix or (1 < len(prefix) <= _LONGEST_PREFIX and is_word(low))

    def begin(self, text: str) -> bool:
        """Whether the first word of `text`, or the one after "att", is an infinitive."""
        words = _FIRST_WORD.findall(text, 0, 80)[:2]
        if words and fold(words[0]) == "att":
            words = words[1:]
        return bool(words) and self.is_infinitive(words[0]) and not self._is_adjective_before(words)

    def say_what_to_do(self, text: str) -> bool:
        """Whether `text` is a clause with "att", or begins with an infinitive: "Att tillsammans med polisen gå ut"."""
        words = _FIRST_WORD.findall(text, 0, 80)[:2]
        return (len(words) > 1 and fold(words[0]) == "att") or self.begin(text)

    def _is_adjective_before(self, words: list[str]) -> bool:
        """Whether the first word is an adjective before a noun in the plural: none that is definite, no "upp", "så"."""
        if len(words) < 2 or fold(words[0]) not in self._adjectives:
            return False
        noun = fold(words[1])
        if noun == lemma(noun) + "n":  # "möten" of "möte"
            return True
        return len(noun) > _LONGEST_PARTICLE and not noun.endswith(_DEFINITE_ENDINGS)
