"""Which measures of one plan answer to which of another: alone, split into several, or merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.compare.assignment import assign
from corpus.compare.likeness import Likeness, Profile, held_in, joined, likeness, likeness_of_kind

LEAST = 0.45
"""From here on two measures of a district's plans are one."""
_IN_ORDER = 1e-4
"""What a place further off in the plan takes from a likeness: it decides between equal ones."""
_PART = 0.55
"""The share of a part's words that the whole has at least, and of the whole's that its parts have."""
_GAIN = 0.1
"""The share of the whole's words that a further part adds at least."""


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that answer to each other, by their numbers; of one that has no answer one side is empty."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    likeness: Likeness | None
    """None where the other plan has no measure at all; of one without an answer that of the nearest."""
    nearest: int | None = None
    """Of one without an answer: the number of the nearest measure of the other side."""


def match(left: Sequence[Profile], right: Sequence[Profile], *, between: bool = False) -> list[Group]:
    """Every measure of either side in exactly one group: the left's order, then what is only right.

    `between` plans of two districts measures answer to each other by their kind.
    """
    compare = likeness_of_kind if between else likeness
    found = {(i, j): compare(one, two) for i, one in enumerate(left) for j, two in enumerate(right)}
    scores = {
        (i, j): alike.score - _IN_ORDER * abs(i / len(left) - j / len(right))
        for (i, j), alike in found.items()
        if alike.score >= LEAST
    }
    pairs = assign(scores)
    groups = [Group((i,), (j,), found[i, j]) for i, j in pairs.items()]
    if not between:
        groups = list(_with_parts(groups, left, right))
    lefts = {number for group in groups for number in group.left}
    rights = {number for group in groups for number in group.right}
    for i in set(range(len(left))) - lefts:
        groups.append(Group((i,), (), *_nearest({j: found[i, j] for j in range(len(right))})))
    for j in set(range(len(right))) - rights:
        groups.append(Group((), (j,), *_nearest({i: found[i, j] for i in range(len(left))})))
    return sorted(groups, key=lambda group: (not group.left, group.left, group.right))


def _nearest(likenesses: dict[int, Likeness]) -> tuple[Likeness | None, int | None]:
    if not likenesses:
        return None, None
    number = max(likenesses, key=lambda number: (likenesses[number].score, -number))
    return likenesses[number], number


# -- split and merged -------------------------------------------------------------------------------


def _with_parts(groups: list[Group], left: Sequence[Profile], right: Sequence[Profile]) -> Iterator[Group]:
    """`groups` with the measures that have no answer added to those that they are a part of."""
    partner = {group.left[0]: group.right[0] for group in groups}
    wholes = _parts(left, right, partner)
    taken = {number for _, parts, _ in wholes for number in parts}
    merged = _parts(right, left, {j: i for i, j in partner.items() if j not in taken})
    split = {whole: (parts, alike) for whole, parts, alike in wholes}
    into = {
        whole: (parts, alike) for whole, parts, alike in merged if not any(part in split for part in parts)
    }
    gone = {part for parts, _ in into.values() for part in parts}
    yield from (Group((whole,), parts, alike) for whole, (parts, alike) in split.items())
    yield from (Group(parts, (whole,), alike) for whole, (parts, alike) in into.items())
    for group in groups:
        if group.left[0] not in split and group.left[0] not in gone and group.right[0] not in into:
            yield group


def _parts(
    wholes: Sequence[Profile], parts: Sequence[Profile], partner: dict[int, int]
) -> list[tuple[int, tuple[int, ...], Likeness]]:
    """Number of each whole that several of `parts` make up, their numbers, and how alike they are together."""
    free = [number for number in range(len(parts)) if number not in set(partner.values())]
    wanted: defaultdict[int, list[int]] = defaultdict(list)
    for number in free:
        part = parts[number]
        held = [(held_in(part.whole, whole.whole), -index) for index, whole in enumerate(wholes)]
        share, index = max(held, default=(0.0, 0))
        if share >= _PART:
            wanted[-index].append(number)
    found = []
    for index, numbers in sorted(wanted.items()):
        grown = _grow(wholes[index], parts, partner.get(index), numbers)
        if grown is not None:
            found.append((index, *grown))
    return found


def _grow(
    whole: Profile, parts: Sequence[Profile], first: int | None, further: list[int]
) -> tuple[tuple[int, ...], Likeness] | None:
    """The parts that each say something of `whole` that the others do not; None where they are fewer than two."""
    chosen = [first] if first is not None else []
    said = held_in(whole.done, parts[first].done) if first is not None else 0.0
    for number in sorted(further, key=lambda number: -held_in(whole.done, parts[number].done)):
        together = held_in(whole.done, joined([parts[one] for one in (*chosen, number)]).done)
        if together >= said + _GAIN:
            chosen, said = [*chosen, number], together
    if len(chosen) < 2 or said < _PART:
        return None
    return tuple(sorted(chosen)), likeness(whole, joined([parts[one] for one in chosen]))
