"""Which found area or activity is the gold's which, and what else the gold allows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from corpus.evaluate.gold import Alternative, Conclusion, Gold, other_key, split_path
from corpus.evaluate.texts import bag, comparable, token_f1

Texts: TypeAlias = dict[str, str]
"""Field → text of one area or activity, empty ones left out."""

_NAME_WEIGHT = 3.0
"""A name says more of what an entry is than all its other words."""
_ORDER_WEIGHT = 0.01
"""Decides between entries that are otherwise alike: the nearer in order."""
_LEAST_LIKENESS = 0.5


def align(expected: Sequence[Texts], found: Sequence[Texts]) -> dict[int, int]:
    """Index in `expected` → index in `found`, one to one, the most alike first; unlike entries stay alone."""
    wanted, had = [_bags(texts) for texts in expected], [_bags(texts) for texts in found]
    candidates = []
    for i, (name, content) in enumerate(wanted):
        for j, (found_name, found_content) in enumerate(had):
            likeness = _NAME_WEIGHT * token_f1(name, found_name) + token_f1(content, found_content)
            likeness -= _ORDER_WEIGHT * abs(i / len(expected) - j / len(found))
            if likeness > _LEAST_LIKENESS:
                candidates.append((-likeness, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _bags(texts: Texts) -> tuple[Counter[str], Counter[str]]:
    return bag(texts.get("name")), bag(" ".join(texts.values()))


@dataclass(slots=True)
class Alternatives:
    """What the gold's `alt` rows allow for one area or activity."""

    texts: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Field → other texts that are right too."""
    places: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Field → other fields where its text may stand; `area.goal` is the area's."""
    conclusions: defaultdict[str, list[Conclusion]] = field(default_factory=lambda: defaultdict(list))
    """Field → other conclusions that are right too."""
    conclusion_places: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Field → other fields that may hold its conclusions."""

    @classmethod
    def of(cls, gold: Gold, kind: str, number: int) -> Alternatives:
        """What `gold` allows for its area or activity (`kind`) with this index."""
        allowed = cls()
        for row in gold.alt:
            if row.applies_to(kind, number):
                allowed._add(row)
        return allowed

    def _add(self, row: Alternative) -> None:
        _, _, key = split_path(row.path)
        normalized = ".normalized." in row.path
        key = _field_key(key)
        for place in row.accept_path:
            kind, _, other = split_path(place)
            other = ("area." if kind == "areas" else "") + _field_key(other)
            (self.conclusion_places if normalized else self.places)[key].append(other)
        for accepted in row.accept:
            if isinstance(accepted, Conclusion):
                self.conclusions[key].append(accepted)
            else:
                self.texts[key].append(str(accepted))

    def settle(self, expected: Texts, found: Texts, area: Mapping[str, str]) -> Texts:
        """`found` with each text that stands in another of its allowed places moved to the gold's place.

        `area` holds the texts of the area that the found entry stands in.
        """
        settled = dict(found)
        for key, places in self.places.items():
            for wanted in _covered(key, expected):
                for place in places:
                    _move(expected, settled, wanted, _with_role(place, wanted), area)
        if "name" in expected and self.accepts_name(expected["name"], settled.get("name")):
            settled["name"] = expected["name"]
        return settled

    def accepts_name(self, expected: str | None, found: str | None) -> bool:
        """Whether `found` is the name `expected`, or a longer one where the gold allows that."""
        if comparable(expected) == comparable(found):
            return True
        return "name" in self.texts and comparable(found).endswith(comparable(expected))


def _move(expected: Texts, found: Texts, wanted: str, place: str, area: Mapping[str, str]) -> None:
    """If the gold's text of `wanted` stands at `place` in `found`, let it stand at `wanted`."""
    text = comparable(expected[wanted])
    if place.startswith("area."):
        if comparable(area.get(place.removeprefix("area."))) == text:
            found[wanted] = expected[wanted]
        return
    if place not in found or comparable(found[place]) != text:
        return
    if place in expected:  # the gold has a text there too, so what stands there answers for both
        found.setdefault(wanted, expected[wanted])
        if comparable(found[wanted]) != text:
            found[wanted] = expected[wanted]
    elif comparable(found.get(wanted)) == text:  # it stands in both places, and may
        del found[place]
    else:
        found[wanted] = found.pop(place)


def _covered(key: str, expected: Texts) -> list[str]:
    """The fields of `expected` that `key` names: itself, or with `parties.school` all roles of that party."""
    if not key.startswith("parties."):
        return [key] if key in expected else []
    party, _, role = key.removeprefix("parties.").partition(".")
    return [one for one in expected if one.startswith(f"{party}.") and role in ("", one.partition(".")[2])]


def _with_role(place: str, wanted: str) -> str:
    """`parties.school` as the field of that party in the role of `wanted`; other places as they are."""
    if not place.startswith("parties."):
        return place
    party = place.removeprefix("parties.").partition(".")[0]
    return f"{party}.{wanted.partition('.')[2]}"


def _field_key(key: str) -> str:
    """`other_fields[Plats]` as the key it is compared under; other fields as they are."""
    if key.startswith("other_fields[") and key.endswith("]"):
        return other_key(key.removeprefix("other_fields[")[:-1])
    return key
