"""Sentences in the present tense that tell what is done, and commit nobody."""

from __future__ import annotations

import re

from models.text.fold import fold
from rules.pack import Rules, WordKind

_BEFORE_VERB = 5
"""Words at the front of a sentence among which its verb stands."""
_NO_DEED: tuple[WordKind, ...] = (
    "past",
    "tells_trouble",
    "tells_how_it_is",
    "observes",
    "gathers",
    "this_plan",
)
_BEGINS = re.compile(r"(?:^|[.!?] )(?:\w+s )?$")
"""Right before the first name of a sentence, whose it is left out: "Kommunens servicenämnd"."""


def begins_with_deed(text: str, rules: Rules) -> bool:
    """Whether a sentence begins with a party and what it does: "Polisen passerar parken", not "Polisen har mätt"."""
    of_state = rules.words["tells_perfect"] | rules.words["tells_how_it_is"]
    for actor in rules.actors.named(text):
        verb = fold(text[actor.span[1] :]).split(maxsplit=1)[:1]
        is_first = actor.organisation is not None and _BEGINS.search(text[: actor.span[0]]) is not None
        if is_first and verb and verb[0].endswith("r") and verb[0] not in of_state:
            return True
    return False


def tell_deeds(text: str, rules: Rules) -> bool:
    """Whether one of the sentences of `text` tells a deed."""
    return any(_tells_deed(text[start:end], rules) for start, end in rules.sentences(text))


def _tells_deed(sentence: str, rules: Rules) -> bool:
    """Whether somebody named does something in it, or something is done: "Polisen patrullerar", "Klotter saneras"."""
    low = _low(sentence)[:_BEFORE_VERB]
    if any(not rules.words[kind].isdisjoint(_low(sentence)) for kind in _NO_DEED):
        return False
    front = len(" ".join(sentence.split()[:_BEFORE_VERB]))  # "Under våren lagar MKB …"
    is_named = any(one.span[0] <= front for one in rules.actors.named(sentence))
    stems = [stem for word in low[1:] if word.endswith("s") for stem in (word[:-1], word[:-1] + "a")]
    if is_named or rules.schedules.rates_in(sentence, of_deeds=True):
        stems += [stem for word in low[1:] if word.endswith("r") for stem in (word[:-1], word[:-2] + "a")]
    return any(map(rules.verbs.begin, stems))


def _low(sentence: str) -> list[str]:
    return [fold(word).strip(".,:;()") for word in sentence.split()]
