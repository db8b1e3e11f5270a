"""Members of lists: actors that no rule knows ("McDonalds", "Barn och utbildning"), and the workplaces of several
people ("Rektorerna på Ekskolan, Alskolan och Askskolan")."""

from __future__ import annotations

import re
from dataclasses import replace

from models.text.fold import fold
from rules.actors.marks import WORD, Mark, is_definite
from rules.matching.lemmas import lemma
from rules.matching.words import SmallWords

LONGEST_MEMBER = 5
"""Words of a list's member that no rule knows and that is taken for an actor all the same."""
_NAME = r"[A-ZÅÄÖ][\w-]*(?!\w|\s[A-ZÅÄÖ])"
"""A name of one word; "Anna Ek" is a person's."""
_OF_SEVERAL = "rna"
"""How the name of several ends whom the dictionary does not know."""


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
            inside = [mark for mark in marks if mark.start < end and start < mark.end]
            if not inside:
                found += self._member(text, start, end)
            elif (opens := text.find(" (", start, inside[0].start)) >= 0:  # "Nätverket (polis och skola)"
                found += self._member(text, start, opens)
            elif (opens := text.find(" (", inside[-1].end, end)) >= 0 and ")" not in text[opens:end]:
                found += self._member(text, opens + 1, end)  # "Kommunen (PROV och socialtjänsten)"
            start = sign.end() if sign else end
        found = self._with_second_parts(text, found)
        if marks and not words & self._words["condition"]:
            return found
        begins = bool(found) and text[found[0].start].isupper()
        return [
            mark
            for mark in found
            if text[mark.start].isupper() or (begins and is_definite(text[mark.start : mark.end]))
        ]

    def _member(self, text: str, start: int, end: int) -> list[Mark]:
        """What [start, end) names; nothing where it is too long, a mark ("x"), or says that there is nobody."""
        piece = text[start:end]
        inside = WORD.findall(piece)
        first = start + len(piece) - len(piece.lstrip(" -–•()"))
        last = start + len(piece.rstrip(" ()"))
        last += text[last:end].startswith(")") and "(" in text[first:last]  # "Lovgruppen (SFI)"
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
            is_field = word is not None and word[0].islower() and not self._is_someone(word[0])
            if is_field and self._joiner.fullmatch(between) and self._is_field(text, whole[-1]):
                whole[-1] = replace(whole[-1], end=mark.end)
            else:
                whole.append(mark)
        return whole

    def _is_field(self, text: str, mark: Mark) -> bool:
        last = WORD.findall(text[mark.start : mark.end])[-1]
        return not self.names_someone(last) and not is_definite(last)

    def _is_someone(self, word: str) -> bool:
        """Whether a word is another actor and no field of work: "nätverket", "värdar"; not "unga" or "ungdomar"."""
        is_several = word.endswith(("ar", "er", "or")) and lemma(word) != word
        is_field = fold(word) in self._words["field_of_work"]
        return self.names_someone(word) or (not is_field and (is_definite(word) or is_several))


class Workplaces:
    """Finds those that a list has behind the first."""

    def __init__(self, words: SmallWords) -> None:
        joiner = words.choice("joiner")
        ending = words.choice("workplace_ending")
        work = rf"(?:\s*,|\s+(?P<joiner>{joiner}))\s+[A-ZÅÄÖ](?:[\w-]*\s)?[\w-]*{ending}\b"
        self._somewhere = re.compile(rf"\s{words.choice('at')}\s+[A-ZÅÄÖ]")
        self._work = re.compile(work)
        self._first_name = re.compile(rf"\s{_NAME}")
        self._name = re.compile(rf"{work}|\s*,\s+{_NAME}(?=,|\s+{joiner}\s)|\s+{joiner}\s+{_NAME}")

    def end_of(self, text: str, mark: Mark, following: Mark | None) -> int:
        """Where the last of the workplaces ends that a role has; `following` is the next actor of the text.

        Of one alone only another workplace is joined, and no list; of several any name, as far as "och" ends a list.
        """
        end = mark.end
        if mark.role is None:
            return self._end_of_named(text, mark, following)
        at = self._somewhere.search(text, mark.start, end)
        if at is None:
            return end
        who = fold(WORD.findall(text[mark.start : at.start()])[-1])
        several = who != lemma(who) or who.endswith(_OF_SEVERAL)
        return self._last(text, mark, following, several=several)

    def _end_of_named(self, text: str, mark: Mark, following: Mark | None) -> int:
        """Where the last of the names ends that several have behind their kind: "Fritidsgårdarna Kuben och Navet"."""
        kind = WORD.match(text, mark.start)
        if kind is None or not kind[0].endswith(_OF_SEVERAL) or mark.organisation is None:
            return mark.end
        named = self._first_name.match(text, kind.end())
        if named is None or named.end() < mark.end or mark.end not in (kind.end(), named.end()):
            return mark.end
        last = self._last(text, replace(mark, end=named.end()), following, several=True)
        is_other = following is not None and following.start < last  # "Organisationerna PRO och SPF"
        return last if last > named.end() and not is_other else mark.end

    def _last(self, text: str, mark: Mark, following: Mark | None, *, several: bool) -> int:
        """Where the last of those ends that a list joins to the first, behind which `mark` ends."""
        end = mark.end
        next_one = self._name if several else self._work
        while (more := next_one.match(text, end)) is not None:
            is_alone = not several and more["joiner"] is None
            if is_alone or (following is not None and _is_other(mark, following, more.end())):
                break
            end = more.end()
        return end


def _is_other(mark: Mark, following: Mark, end: int) -> bool:
    """Whether the next actor begins before `end`, and is no workplace of the first's kind."""
    is_of_kind = following.role is None and following.organisation == mark.organisation
    return following.start < end and not is_of_kind
