"""What belongs to an actor in its member of a list: "Enhetschef kultur", "Privata hyresvärdar"."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from models.text.fold import fold
from rules.actors.fields import Fields
from rules.actors.marks import (
    LOCAL,
    WORD,
    Mark,
    is_definite,
    is_genitive,
    is_of,
    is_owner,
    is_plural,
    is_small_and_bare,
)
from rules.actors.members import LONGEST_MEMBER, Workplaces
from rules.matching.lemmas import is_compound
from rules.matching.words import SmallWords

_NEXT_WORD = re.compile(r"\s+\w+")
_LONGEST_OWNER = 3  # words of the name of one who has such a role: "Glada Hudik-hallens vaktmästare"
_ASSOCIATION, _SCHOOL = "civil_society", "school"
_NAMED = re.compile(r"(?:[a-zåäö]{4,} )?[A-ZÅÄÖ]")
"""Where somebody is: "Storgatan", "kvarteret Månen"."""
_GRADES = re.compile(r" (?:åk |årskurs )?[F\d](?:\s?[-–]\s?\d)?")
"""What classes a school's role is for: "Rektor F–6"."""


class Complements:
    """Finds it in texts that are lists of actors."""

    def __init__(
        self,
        words: SmallWords,
        places: AbstractSet[str],
        split: re.Pattern[str],
        at: re.Pattern[str],
        fields: Fields,
    ) -> None:
        """`split` matches what stands between two members, `at` what leads in where somebody works."""
        self._words = words
        self._places = places
        self._split = split
        self._at = at
        self._fields = fields
        self._workplaces = Workplaces(words)
        self._of = re.compile(rf"\s+{words.choice('of')}\s+")
        self._workplace = re.compile(rf"\s{words.choice('workplace')}\s+[A-ZÅÄÖ]")
        self._where = re.compile(rf"\s{words.choice('at')}(?:\s+[A-ZÅÄÖ][\w-]*){{1,2}}$")
        """Where somebody works, at the end of what names him: "i Tensta", "på Södra Råby"."""
        self._adjective = re.compile(rf"[^\W\d_]{{2,}}{words.choice('adjective_ending')}[ae]")

    def whole(self, text: str, marks: list[Mark]) -> list[Mark]:
        """`marks` with the words that follow each in its member of a list: "Enhetschef kultur", "Föreningens styrelse".

        None in running text, before a person's name, or where the member names another actor too.
        """
        if {fold(word.group()) for word in WORD.finditer(text)} & self._words["clause"]:
            return marks
        signs = [
            sign.span()
            for sign in self._split.finditer(text)
            if not any(mark.start < sign.start() < mark.end for mark in marks)
        ]
        whole: list[Mark] = []
        for number, mark in enumerate(marks):
            if whole and mark.start < whole[-1].end:
                continue  # a word of the field of the role before it
            if self._fields.stated_by(text, mark):
                whole.append(replace(mark, end=self._fields.end_of(text, mark.end, mark.end + 1, marks)))
                continue
            following = marks[number + 1] if number + 1 < len(marks) else None
            last = min([start for start, _ in signs if start >= mark.end], default=len(text))
            rest = text[mark.end : last].rstrip(" ()")
            alone = following is None or (
                following.start >= last
                or self._is_of_unit(text, mark, following)
                or _is_in_name(text, mark, following)
            )
            first = max([end for _, end in signs if end <= mark.start], default=0)
            mark = self._with_owner(text, mark, max(first, whole[-1].end if whole else 0))  # noqa: PLW2901
            mark = self._with_adjective(text, mark, first)  # noqa: PLW2901 - it grows
            begins = not text[first : mark.start].strip(" -–•(")
            if alone and begins and self._is_complement(text, mark, rest):
                opened = "(" in rest
                closed = opened and text[mark.end + len(rest) :][:1] == ")"
                if closed or not opened:  # "Kommunen (SRV och SoF)": the bracket holds several
                    mark = replace(mark, end=mark.end + len(rest) + closed)  # noqa: PLW2901 - it grows
            whole.append(replace(mark, end=self._workplaces.end_of(text, mark, following)))
        return whole

    def _is_of_unit(self, text: str, owner: Mark, led: Mark) -> bool:
        """Whether `led` is whom a unit of `owner` is for: "polisens grupp för ungdomar", "skolans team unga"."""
        if owner.role is not None or not is_genitive(text[owner.start : owner.end]):
            return False
        field = self._of.search(text, owner.end, led.start)
        if led.public and _NEXT_WORD.fullmatch(text[owner.end : led.start].rstrip()):
            return True
        return field is not None and field.end() == led.start and bool(text[owner.end : field.start()])

    def _with_owner(self, text: str, mark: Mark, first: int) -> Mark:
        """A role from the name of its owner on, whom no rule knows: "Hamnens säkerhetschef" is no official."""
        owner = [] if mark.role is None else WORD.findall(text[first : mark.start].rstrip())
        is_near = 0 < len(owner) <= _LONGEST_OWNER and text[mark.start - 1].isspace()
        is_local = is_near and is_of(self._places, owner[-1]) and owner[-1].endswith("s")
        if not is_near or not (is_local or is_owner(owner[-1])):
            return mark
        start = mark.start - len(text[first : mark.start].lstrip(" -–•("))
        known = mark.organisation if mark.organisation != LOCAL or is_local else None
        return replace(mark, start=start, organisation=known)

    def _with_adjective(self, text: str, mark: Mark, first: int) -> Mark:
        """A member of a list, which begins at `first`, from its adjective on: "Privata fastighetsägare"."""
        before = text[first : mark.start].lstrip(" -–•(")
        low = fold(before.rstrip())
        is_which = before[-1:] == " " and self._adjective.fullmatch(low) is not None
        if not is_which or low in self._words["which_of_them"]:
            return mark
        return replace(mark, start=mark.start - len(before))

    def _is_complement(self, text: str, mark: Mark, rest: str) -> bool:
        """Whether `rest` says what the actor is of: a few words that name no person and set no condition."""
        words = WORD.findall(rest)
        if mark.role is not None and self._where.fullmatch(rest):
            return True  # "Fältarna i Tensta"
        if (mark.role is not None or mark.organisation == _SCHOOL) and _GRADES.fullmatch(rest):
            return True
        workplace = self._workplace.match(rest) if mark.role is not None else None
        if workplace is not None:
            return len(words) <= LONGEST_MEMBER and not all(is_of(self._places, one) for one in words[1:])
        at = self._at.match(rest)
        if mark.role is None and at is not None and _NAMED.match(rest, at.end()):  # "Röda Korset i Sala"
            return mark.organisation is not None and len(words) <= LONGEST_MEMBER
        parts = self._words["nobody_yet"] | self._words["part_taken"]
        tells_part = rest.startswith(" (") and fold("".join(words[:1])) in parts
        is_short = rest.startswith(" ") and 0 < len(words) <= LONGEST_MEMBER
        if not is_short or tells_part or any(map(str.isdigit, rest)):  # "Rektor (sammankallande)"
            return False
        if mark.role is None and words[0][0].isupper():  # "Föreningen Trygg i Kortedala"
            named = self._where.search(rest)
            words = WORD.findall(rest[: named.start()]) if named else words
        outside = self._words["condition"] | self._words["joiner"] | self._words["and_more"]
        owns = mark.role is None and is_genitive(
            text[mark.start : mark.end]
        )  # "Polisens ansvariga i centrum"
        if not owns and (mark.organisation != _ASSOCIATION or words[0][0].islower()):
            outside |= self._words["at"]  # but "Föreningen Vuxna på stan"
        if not outside.isdisjoint(map(fold, words)):
            return False
        if mark.role is None:
            in_brackets = rest.startswith(" (") and len(words) == 1 and is_definite(words[0])
            return owns or in_brackets or (words[0][0].isupper() and not is_plural(text, mark))
        capitals = [word for word in words if word[0].isupper() and not is_of(self._places, word)]
        ends = tuple(self._words["workplace_ending"])
        return len(capitals) <= 1 and all(
            word.isupper() or is_compound(word) or fold(word).endswith(ends) for word in capitals
        )


def _is_in_name(text: str, mark: Mark, following: Mark) -> bool:
    """Whether `following` is a word of an association's name: "Föreningen Trygg stad"."""
    is_named = mark.organisation == _ASSOCIATION and text[mark.end + 1 : mark.end + 2].isupper()
    is_bare = is_small_and_bare(text[following.start : following.end])
    return is_named and is_bare and following.role is None and is_definite(text[mark.start : mark.end])
