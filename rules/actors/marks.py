"""Places in a text where an actor's name stands, and what such a name looks like."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from models.text.fold import fold
from models.values import ActorMention
from rules.matching.lemmas import is_word, lemma
from rules.matching.phrases import PhraseFinder
from rules.matching.rows import Row

LOCAL = "local"
"""Organisation of an actor's row that stands for the plan's own administration."""
WORD = re.compile(r"[^\W\d_](?:[\w]|-(?=\w))*")
_ADJECTIVE = re.compile(r"[a-zåäö]{4,}[ae]")
"""May stand between who owns a unit and the unit: "brandförsvarets förebyggande enhet"."""


class ActorRow(Row):
    """A role, or a unit without a party's name."""

    names: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    """Words that end as one of `names` says, alone or in compounds, and are no such actor: "lovskola", not "*skola"."""
    patterns: tuple[str, ...] = ()
    """Of somebody whom a party chooses; the party is named within."""
    role: str | None = None
    organisation: str | None = None
    place_endings: tuple[str, ...] = ()
    """What makes a place's name the name of such an actor: "hem" in "Sigtunahem", "Bostäder" in "Habo Bostäder"."""
    heads: bool = False
    """Whether it takes what it is for: "enhetschef för prevention och trygghet"."""
    leads: bool = False
    """Whether it belongs to the organisation that it is for: "chef för räddningstjänsten"."""
    public: bool = False
    """Whether they belong to nobody: "boende i Mora kommun" are not the municipality's, nor "skolans elever" its."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text where a row's name stands."""

    start: int
    end: int
    role: str | None
    organisation: str | None
    heads: bool = False
    leads: bool = False
    row: str = ""
    public: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All names of actors, ready to be looked for."""

    finder: PhraseFinder
    marks: dict[str, Mark]
    """Key of the finder → what a name of it means, without a place."""
    endings: tuple[tuple[str, str], ...]
    """Endings of compounds and their keys, the longest first; those of words that name nobody have none."""
    of_places: dict[str, str]
    """Endings of places' names → their keys."""


_HAVE_UNITS = ("municipality", "district_administration")
"""Parties of which others are units: "kommunens socialtjänst" is the social services."""
_CARES_ITSELF, _CARE = "district_administration", "social_services"
"""The party whose own the social workers are that stand as its own: "stadsdelsförvaltningens vuxenenhet"."""
_COLON_GENITIVE = (":s", ":S")


def says_which(word: str, text: str, unit: Mark, which: re.Pattern[str]) -> bool:
    """Whether `word`, right before a unit that everybody knows, is part of its name: "Tekniska avdelningen". `which`
    matches, folded, what tells one unit from others; a verb is none ("driva gården")."""
    low = fold(word)
    is_verb = low.endswith("a") and lemma(low) == low
    return is_definite(text[unit.start : unit.end]) and which.fullmatch(low) is not None and not is_verb


def by_ending(word: str, endings: tuple[tuple[str, str], ...]) -> str | None:
    """The key of the longest of `endings` that `word` ends with; None where that is of words that name nobody."""
    low = lemma(word)
    for ending, key in endings:
        if low.endswith(ending) and (not key or len(low) > len(ending) + 1):
            return key or None
    return None


def owns(text: str, owner: Mark, owned: Mark) -> bool:
    """Whether `owner` is an organisation in the genitive right before its own: "stadsdelens fältassistenter"."""
    is_unit = owned.organisation is not None and owner.organisation in _HAVE_UNITS
    belongs = owned.role is not None or owned.organisation in (LOCAL, owner.organisation) or is_unit
    between = text[owner.end : owned.start].strip()
    near = not between or (owned.organisation == LOCAL and _ADJECTIVE.fullmatch(between) is not None)
    return is_genitive(text[owner.start : owner.end]) and belongs and near


def owned_by(owner: Mark, owned: Mark) -> Mark:
    """`owned` from its owner on, and of the owner's organisation: "ungdomsrådets ordförande" is no official."""
    is_local = owned.organisation == LOCAL or (
        owner.organisation == _CARES_ITSELF and owned.role is not None and owned.organisation == _CARE
    )
    own = None if is_local else owned.organisation
    is_unit = owner.organisation in _HAVE_UNITS
    of_whom = own or owner.organisation if is_unit else owner.organisation or own
    return replace(owned, start=owner.start, organisation=None if owned.public else of_whom)


def is_genitive(name: str) -> bool:
    """Whether something belongs to the actor of that name: "polisens"."""
    if name.endswith(_COLON_GENITIVE):
        return True
    last = WORD.findall(name)[-1:]
    return bool(last) and last[0][-1] in "sS" and fold(last[0]) != lemma(last[0])


def is_owner(word: str) -> bool:
    """Whether something belongs to the one whom `word` names: "hamnens", "torgets", or a name, "Avarns"."""
    low = fold(word)
    is_name = word[0].isupper() and not is_word(low) and not is_word(low.removesuffix("s"))
    return low.endswith("s") and (is_name or (low.endswith(("ns", "ts")) and low != lemma(word)))


def is_plural(text: str, mark: Mark) -> bool:
    """Whether `mark` names several."""
    return text[mark.start : mark.end].endswith(("ar", "er", "or", "arna", "erna", "orna"))


def names_kind(name: str) -> bool:
    """Whether `name` is that of several of a kind, none of whom it tells: "stadsdelar", not "skolorna"."""
    return name.endswith(("ar", "er", "or")) and not is_definite(name)


def is_definite(name: str) -> bool:
    """Whether `name` is of one organisation that everybody knows, and no field of work: "polisen", not "skola"."""
    own = fold(name)
    own = own.removesuffix("s") if own != lemma(own) else own
    return own != lemma(own) and own[-1] in "nta"


def is_of(places: AbstractSet[str], word: str) -> bool:
    """Whether a capitalised `word` is one of the names of `places`, maybe in the genitive."""
    low = fold(word)
    return word[0].isupper() and (low in places or low.removesuffix("s") in places)


def is_small_and_bare(name: str) -> bool:
    """Whether it can be a title though it names a party: "polis" in "ansvarig polis", but not "Polisen"."""
    return name[0].islower() and not is_definite(name)


def continues(text: str, role: Mark, following: Mark) -> bool:
    """Whether `following` says right after a role where it works: "kommunpolis LPO", "chef socialtjänst"."""
    if role.role is None or following.role is not None:
        return False
    is_own = role.organisation == following.organisation
    if text[role.end : following.start] == " (" and text[following.end : following.end + 1] == ")":
        return is_own  # "Rektor (Björkskolan)"
    return text[role.end : following.start] == " " and (role.heads or is_own)


def is_apposition(text: str, kind: Mark, name: Mark) -> bool:
    """Whether `name` is what the organisation before it is called: "fastighetsbolaget Degerforsbyggen"."""
    near = text[kind.end : name.start] == " " and text[name.start].isupper()
    bare = kind.role is None and name.role is None and is_definite(text[kind.start : kind.end])
    return near and bare and kind.organisation is not None and kind.organisation == name.organisation


def to_mentions(text: str, marks: list[Mark], municipality_plan: bool) -> tuple[ActorMention, ...]:
    """`marks` as mentions, in order; what is local belongs to the municipality in a plan of one."""
    local = "municipality" if municipality_plan else "district_administration"
    return tuple(
        ActorMention(
            text=text[mark.start : mark.end],
            role=mark.role,
            organisation=local if mark.organisation == LOCAL else mark.organisation,
            span=(mark.start, mark.end),
        )
        for mark in sorted(marks, key=lambda mark: mark.start)
    )
