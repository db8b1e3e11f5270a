"""For what: the field of work that a role is for, "chef för barn, kultur och fritid", and how far it goes."""

from __future__ import annotations

import re

from models.text.fold import fold
from rules.actors.marks import WORD, Mark, is_definite, is_plural
from rules.actors.members import Members
from rules.matching.lemmas import lemma
from rules.matching.verbs import Verbs
from rules.matching.words import SmallWords

_LONGEST_FIELD = 6  # words that a role can be for
_GRADES = re.compile(r"[F\d]\s?[-–]\s?\d")
"""What classes a school is for: "Ekskolan F–6"."""
_OF_FIELDS = ("ing", "het", "tion", "ur")
"""How fields of work end, and no surname does."""
_NAMED = re.compile(r"\b[A-ZÅÄÖ][\w-]*$")


class Fields:
    """Finds where the field of a role ends."""

    def __init__(self, words: SmallWords, members: Members) -> None:
        self._words = words
        self._verbs = Verbs(words)
        self._members = members
        self._goes_on = re.compile(rf"i {words.choice('inside_field')}\b")
        self._joiner = re.compile(rf"\s+{words.choice('joiner')}\s")
        self._after_role = words["after_role"] | words["clause"]
        self._links = words["at"] | words["of"] | words["joiner"]

    def end_of(self, text: str, end: int, start: int, marks: list[Mark]) -> int:
        """The end of what a role is for, whose first word stands at `start`; `end` where nothing is there."""
        fields = self._words["field_of_work"]
        others = {
            other.start
            for other in marks
            if (
                other.role is not None
                and not {fold(name := text[other.start : other.end]), lemma(name)} & fields
            )
            or (other.role is None and other.organisation and is_definite(text[other.start : other.end]))
        }
        for count, word in enumerate(WORD.finditer(text, start)):
            gap = text[end if count else start : word.start()]
            if count and gap == " " and (grades := _GRADES.match(text, word.start())):
                return grades.end()
            low = fold(word.group())
            if count >= _LONGEST_FIELD or (count and word.start() in others):
                break
            if gap.strip() and not (count and self._lists(text, gap, word, marks)):
                break
            is_named = count and _NAMED.search(text, start, end)
            if is_named and word[0].islower() and low not in self._links:
                break  # "chef för lokalpolisområde Gästrikland skrev under"
            if low in self._after_role and not self._goes_on.match(text, word.start()):
                break
            if (
                count
                and word[0].islower()
                and (self._verbs.is_infinitive(low) or self._verbs.is_present(low))
            ):
                break  # "en representant för skolan sammanställa …"
            if low in self._words["joiner"]:
                following = WORD.search(text, word.end())
                if (
                    following is None
                    or following.start() in others
                    or fold(following[0]) in self._words["nobody_yet"]
                    or self._members.names_someone(following[0])
                ):
                    break
            end = word.end()
        return end

    def _lists(self, text: str, gap: str, word: re.Match[str], marks: list[Mark]) -> bool:
        """Whether `word` behind a comma is one more of the fields that "och" ends: "för barn, kultur och fritid"."""
        last = self._joiner.match(text, word.end())
        if gap != ", " or not word[0].islower() or last is None:
            return False
        ends = WORD.match(text, last.end())
        fields = self._words["field_of_work"]
        return ends is not None and not any(
            self._members.names_someone(one[0])
            or (
                one[0] not in fields
                and any(mark.start == one.start() and mark.end <= one.end() for mark in marks)
            )
            for one in (word, ends)
        )

    def stated_by(self, text: str, mark: Mark) -> bool:
        """Whether what the role is for stands right behind it: "Enhetschef ungdom och fritid"."""
        following = WORD.match(text, mark.end + 1)
        if following is None or text[mark.end] != " " or is_plural(text, mark):
            return False
        word = following.group()
        others = self._words["condition"] | self._words["at"] | self._words["joiner"] | self._words["of"]
        low = fold(word)
        is_field = mark.heads or (mark.organisation is not None and low in self._words["field_of_work"])
        return (
            is_field
            and (word.islower() or self._is_title_of_field(text, following))
            and not (low in others | self._after_role or self._members.names_someone(word))
        )

    def _is_title_of_field(self, text: str, word: re.Match[str]) -> bool:
        """Whether a capitalised word is a field and no name: "Sektorchef Utbildning", "Enhetschef Stöd och omsorg"."""
        if fold(word[0]).endswith(_OF_FIELDS):
            return True
        joiner = self._joiner.match(text, word.end())
        other = WORD.match(text, joiner.end()) if joiner is not None else None
        return other is not None and other[0].islower() and not self._members.names_someone(other[0])
