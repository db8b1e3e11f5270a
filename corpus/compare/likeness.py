"""How alike two measures are, from 0 to 1, and why.

A text becomes a vector of its words' lemmas, the lemmas of a compound's parts and its character n-grams, so that
"stölder i butik" is near "butiksstölder"; what many measures of the two plans say, and little words, weigh little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import sqrt

from corpus.compare.measures import Measure
from models.text.fold import fold, squeeze
from rules.pack import MeasureKinds, Rules, compound_parts, lemma

_WORD = re.compile(r"\d+|[^\W\d_]+(?:-[^\W\d_]+)*")
_LEMMA, _PART, _GRAMS = 1.0, 0.7, 0.5
"""What a word's lemma, its parts and its n-grams together weigh."""
_GRAM = 4
_NUMBER = 0.3
"""Numbers change from year to year."""
_NAME_ALONE = 0.95
"""What equal names make of measures of which one says nothing more."""
_SAME_NAME = 0.9
"""From here on two names, or two areas, are one."""
_RETOLD = 0.6
"""Of measures of one name and one kind, whatever else they say: the measure is told anew."""
_OTHER_KIND = 0.7
"""What is left of the likeness of measures of different kinds."""
_BONUS = 0.1
"""What the same people and the same area add at most, as a share."""
_ALL_BUT_EQUAL = 0.75
"""From here on measures of two districts answer to each other though no rule knows their kind."""
_CONTENT = (
    *("undertaking", "goal", "purpose", "description", "cause", "situation", "problem", "target_group"),
    *("forum", "measures", "possible_measures", "commitment"),
)
_DONE = ("description", "measures", "possible_measures")
_WHO = ("responsible", "convener", "contact", "participants", "other_participants")


@dataclass(frozen=True, slots=True)
class Vector:
    """What a text's words weigh."""

    weights: Mapping[str, float]
    length: float

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Vector:
        """These weights, and the length of the vector that they are."""
        return cls(weights, sqrt(sum(weight * weight for weight in weights.values())))

    def __bool__(self) -> bool:
        return bool(self.weights)


@dataclass(frozen=True, slots=True)
class Profile:
    """A measure as it is compared with others."""

    squeezed_name: str
    name: Vector
    content: Vector
    whole: Vector
    """Name and content."""
    done: Vector
    """Name and what is done, which is divided where a measure is; all content where nothing else is said."""
    who: Vector
    area: Vector
    kinds: frozenset[str]
    measure: Measure


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two measures are, as a whole and by what they are compared by; None where a side says nothing."""

    score: float
    name: float | None
    content: float | None
    whole: float
    same_area: bool
    shared_kinds: frozenset[str]


def profiles_of(measures: Iterable[Measure], rules: Rules) -> list[Profile]:
    """The profiles of all measures that are to be compared, in order: what many of them say weighs less."""
    measures, kinds = list(measures), rules.measure_kinds
    texts = [(one.name or "", one.text_of(*_CONTENT), one.text_of(*_WHO)) for one in measures]
    counts: Counter[str] = Counter()
    for name, content, _ in texts:
        counts.update({key for word in _words(f"{name}\n{content}") for key, _ in _features(word, kinds)})
    scales = _Scales(kinds, counts), _Scales(kinds, Counter())
    return [_profile(one, *parts, *scales, kinds) for one, parts in zip(measures, texts, strict=True)]


def joined(profiles: Sequence[Profile]) -> Profile:
    """Several measures as one: what a measure that was split, or several that were merged, say together."""
    first = profiles[0]
    return Profile(
        squeezed_name="",
        name=_sum(one.name for one in profiles),
        content=_sum(one.content for one in profiles),
        whole=_sum(one.whole for one in profiles),
        done=_sum(one.done for one in profiles),
        who=_sum(one.who for one in profiles),
        area=first.area,
        kinds=frozenset().union(*(one.kinds for one in profiles)),
        measure=first.measure,
    )


def _profile(
    measure: Measure, name: str, content: str, who: str, scale: _Scales, even: _Scales, kinds: MeasureKinds
) -> Profile:
    done = measure.text_of(*_DONE) or content
    area = measure.area.compared if measure.area else ""
    named, said = scale.vector(name), scale.vector(content)
    whole = _sum((named, said))
    return Profile(
        squeezed_name=squeeze(name),
        name=named,
        content=said,
        whole=whole,
        done=whole if done == content else _sum((named, scale.vector(done))),
        who=scale.vector(who),
        area=even.vector(area),
        kinds=frozenset(kinds.kinds(name, done.split("\n"))),
        measure=measure,
    )


def likeness(one: Profile, two: Profile) -> Likeness:
    """How alike two measures of one district are, by their words, their area, who they are for, and their kind."""
    name = cosine(one.name, two.name) if one.name and two.name else None
    content = cosine(one.content, two.content) if one.content and two.content else None
    whole = cosine(one.whole, two.whole)
    area, shared = cosine(one.area, two.area), one.kinds & two.kinds
    score = whole
    if name is not None and content is None:
        score = max(whole, _NAME_ALONE * name)
    elif name is not None and name > _SAME_NAME and shared:
        score = max(whole, _RETOLD)
    if one.kinds and two.kinds and not shared:
        score *= _OTHER_KIND
    score *= 1 + _BONUS * (cosine(one.who, two.who) + area) / 2
    return Likeness(min(score, 1.0), name, content, whole, area > _SAME_NAME, shared)


def likeness_of_kind(one: Profile, two: Profile) -> Likeness:
    """How alike measures of two districts are: of one kind, or all but equal, else not at all (0)."""
    found = likeness(one, two)
    if found.shared_kinds:
        score = (1 + max(found.whole, found.name or 0.0)) / 2
    else:
        score = found.whole if found.whole >= _ALL_BUT_EQUAL and not (one.kinds and two.kinds) else 0.0
    return replace(found, score=min(score, 1.0))


def cosine(one: Vector, two: Vector) -> float:
    """From 0 (nothing in common) to 1."""
    if len(two.weights) < len(one.weights):
        one, two = two, one
    other = two.weights
    product = sum([weight * other[key] for key, weight in one.weights.items() if key in other])
    return product / (one.length * two.length) if product else 0.0


def held_in(part: Vector, whole: Vector) -> float:
    """The share of what `part` says that `whole` says too."""
    if not part:
        return 0.0
    held = sum(weight * weight for key, weight in part.weights.items() if key in whole.weights)
    return held / part.length**2


def _sum(vectors: Iterable[Vector]) -> Vector:
    """A key of several vectors has its greatest weight: what two say is said once."""
    return Vector.of(_greatest(vector.weights for vector in vectors))


def _greatest(all_weights: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Every key with its greatest weight, in the order in which keys are met."""
    found: dict[str, float] = {}
    for weights in all_weights:
        shared = {key: max(found[key], weights[key]) for key in found.keys() & weights.keys()}
        found.update(weights)
        found.update(shared)
    return found


class _Scales(dict[str, Mapping[str, float]]):
    """What each word's keys weigh where `counts` measures say a key: weighed once for all texts that are compared."""

    def __init__(self, kinds: MeasureKinds, counts: Mapping[str, int]) -> None:
        super().__init__()
        self._kinds, self._counts = kinds, counts

    def __missing__(self, word: str) -> Mapping[str, float]:
        counts = self._counts
        self[word] = weights = _greatest(
            {key: weight / sqrt(max(1.0, counts[key] / 2))} for key, weight in _features(word, self._kinds)
        )
        return weights

    def vector(self, text: str) -> Vector:
        """What the words of `text` weigh."""
        return Vector.of(_greatest(self[word] for word in dict.fromkeys(_words(text))))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


@lru_cache(maxsize=32768)
def _features(word: str, kinds: MeasureKinds) -> tuple[tuple[str, float], ...]:
    """The keys that stand for `word`, and what each weighs."""
    if word.isdigit():
        return (("=" + word, _NUMBER),)
    tells = kinds.weight(word)
    if not tells:
        return ()
    parts = compound_parts(word)
    marked = f"^{word}$"
    grams = {marked[start : start + _GRAM] for start in range(len(marked) - _GRAM + 1)}
    return (
        ("=" + lemma(word), _LEMMA * tells),
        *(("+" + part, _PART * kinds.weight(part) * tells) for part in parts),
        *((gram, _GRAMS * tells / sqrt(len(grams))) for gram in sorted(grams)),
    )
