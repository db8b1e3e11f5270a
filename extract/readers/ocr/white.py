"""White lines between the cells of a coloured table: they are its rules, as those of ink are elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.readers.ocr.grounds import DARK, STEP, Ground
from extract.readers.ocr.strokes import PictureRule


def white_rules(grounds: Sequence[Ground]) -> list[PictureRule]:
    """The sides of pale grounds that white lines part into rows and columns.

    Those of a row alone, or of a column, say nothing of the rows beside it.
    """
    found: list[PictureRule] = []
    for group in _groups([ground for ground in grounds if ground.shade >= DARK]):
        found += [rule for ground in group for rule in _sides(ground)]
    return found


def _sides(ground: Ground) -> Iterator[PictureRule]:
    left, top, right, bottom, _ = ground
    for at in (top, bottom):
        yield PictureRule(True, at, left, right)
    for at in (left, right):
        yield PictureRule(False, at, top, bottom)


def _groups(grounds: Sequence[Ground]) -> Iterator[list[Ground]]:
    """Grounds that meet in rows and columns, of one shade: what another shade parts has no line between."""
    below, beside = defaultdict(list), defaultdict(list)
    for ground in grounds:
        below[ground.top].append(ground)
        beside[ground.left].append(ground)
    meets: dict[Ground, list[Ground]] = {ground: [] for ground in grounds}
    level: set[Ground] = set()
    upright: set[Ground] = set()
    for ground in grounds:
        under = [
            one
            for one in _alike(below[ground.bottom], ground)
            if one.left < ground.right and ground.left < one.right
        ]
        after = [
            one
            for one in _alike(beside[ground.right], ground)
            if one.top < ground.bottom and ground.top < one.bottom
        ]
        upright.update([ground] * bool(under))
        level.update([ground] * bool(after))
        for one in (*under, *after):
            meets[ground].append(one)
            meets[one].append(ground)
    left = dict.fromkeys(grounds)
    while left:
        group = list(_reached(next(iter(left)), meets))
        for one in group:
            left.pop(one, None)
        if level.intersection(group) and upright.intersection(group):
            yield group


def _alike(grounds: Iterable[Ground], ground: Ground) -> Iterator[Ground]:
    return (one for one in grounds if one is not ground and abs(one.shade - ground.shade) < STEP)


def _reached(first: Ground, meets: dict[Ground, list[Ground]]) -> Iterator[Ground]:
    seen, fresh = {first}, [first]
    while fresh:
        ground = fresh.pop()
        yield ground
        new = [one for one in dict.fromkeys(meets[ground]) if one not in seen]
        seen.update(new)
        fresh += new
