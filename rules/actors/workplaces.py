"""Several places where the same people work: "Rektorerna på Ekskolan, Alskolan och Askskolan"."""

from __future__ import annotations

import re

from models.text.fold import fold
from rules.actors.marks import WORD, Mark
from rules.matching.lemmas import lemma
from rules.matching.words import SmallWords

_NAME = r"[A-ZÅÄÖ][\w-]*(?!\w|\s[A-ZÅÄÖ])"
"""A name of one word; "Anna Ek" is a person's."""
_OF_SEVERAL = "rna"
"""How the name of several ends whom the dictionary does not know."""


class Workplaces:
    """Finds those that a list has behind the first."""

    def __init__(self, words: SmallWords) -> None:
        joiner = words.choice("joiner")
        ending = words.choice("workplace_ending")
        work = rf"(?:\s*,|\s+(?P<joiner>{joiner}))\s+[A-ZÅÄÖ](?:[\w-]*\s)?[\w-]*{ending}\b"
        self._somewhere = re.compile(rf"\s{words.choice('at')}\s+[A-ZÅÄÖ]")
        self._work = re.compile(work)
        self._name = re.compile(rf"{work}|\s*,\s+{_NAME}(?=,|\s+{joiner}\s)|\s+{joiner}\s+{_NAME}")

    def end_of(self, text: str, mark: Mark, following: Mark | None) -> int:
        """Where the last of the workplaces ends that a role has; `following` is the next actor of the text.

        Of one alone only another workplace is joined, and no list; of several any name, as far as "och" ends a list.
        """
        end = mark.end
        at = self._somewhere.search(text, mark.start, end) if mark.role is not None else None
        if at is None:
            return end
        who = fold(WORD.findall(text[mark.start : at.start()])[-1])
        several = who != lemma(who) or who.endswith(_OF_SEVERAL)
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
