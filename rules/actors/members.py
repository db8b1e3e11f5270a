"""Members of a list of actors that no rule knows: "McDonalds", "Barn och utbildning"."""

from __future__ import annotations

import re
from dataclasses import replace

from models.text.fold import fold
from rules.actors.marks import WORD, Mark
from rules.matching.lemmas import lemma
from rules.matching.words import SmallWords

LONGEST_MEMBER = 5
"""Words of a list's member that no rule knows and that is taken for an actor all the same."""


class Members:
    """Finds them by what parts a list."""

    def __init__(self, words: SmallWords, split: re.Pattern[str]) -> None:
        """`split` matches what stands between two members."""
        self._words = words
        self._split = split
        self._joiner = re.compile(rf"\s+{words.choice('joiner')}\s")
        self._role_endings = tuple(words["role_ending"])

    def names_someone(self, word: str) -> bool:
        """Whether `word` alone can only be another actor of the list ("… för trygghet och kommunpolis")."""
        return lemma(word).endswith(self._role_endings)

    def unknown(self, text: str, marks: list[Mark]) -> list[Mark]:
        """Members that none of `marks` is; none where the text is no list."""
        words = {fold(word.group()) for word in WORD.finditer(text)}
        if words & self._words["clause"]:
            return []
        found: list[Mark] = []
        start = 0
        for sign in [*self._split.finditer(text), None]:
            end = sign.start() if sign else len(text)
            if not any(mark.start < end and start < mark.end for mark in marks):
                found += self._member(text, start, end)
            start = sign.end() if sign else end
        found = self._with_second_parts(text, found)
        if marks and not words & self._words["condition"]:
            return found
        return [mark for mark in found if text[mark.start].isupper()]

    def _member(self, text: str, start: int, end: int) -> list[Mark]:
        """What [start, end) names; nothing where it is too long, a mark ("x"), or says that there is nobody."""
        piece = text[start:end]
        inside = WORD.findall(piece)
        first = start + len(piece) - len(piece.lstrip(" -–•()"))
        last = start + len(piece.rstrip(" ()"))
        if not 0 < len(inside) <= LONGEST_MEMBER or not text[first:last] or not inside[0][0].isalpha():
            return []
        is_told = fold(inside[0]) not in self._words["nobody_yet"] and len("".join(inside)) > 1
        return [Mark(first, last, None, None)] if is_told else []

    def _with_second_parts(self, text: str, found: list[Mark]) -> list[Mark]:
        """`found` in which a unit is whole that is called by two fields: "Barn och utbildning"."""
        whole: list[Mark] = []
        for mark in found:
            word = WORD.match(text, mark.start)
            between = text[whole[-1].end : mark.start] if whole else ""
            is_field = word is not None and word[0].islower() and not self.names_someone(word[0])
            if is_field and self._joiner.fullmatch(between) and self._is_field(text, whole[-1]):
                whole[-1] = replace(whole[-1], end=mark.end)
            else:
                whole.append(mark)
        return whole

    def _is_field(self, text: str, mark: Mark) -> bool:
        return not self.names_someone(WORD.findall(text[mark.start : mark.end])[-1])
