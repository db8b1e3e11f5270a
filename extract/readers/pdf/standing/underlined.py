"""Words with a line drawn below them that is theirs: it begins and ends with them, as no table's rule does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from extract.readers.pdf.source.content import Printed, Rule
from extract.readers.pdf.standing.struck import Stroke, base_of, strokes_of

LOWEST, HIGHEST = 0.0, 0.3
"""How far below the baseline an underline runs, in type sizes: programs draw it at 0.05 to 0.2."""
PAST, SPACE = 0.25, 0.4
"""Type sizes by which it may reach past its words, and on their right, where the space at a line's end is underlined,
too: a cell's border leaves at least its padding."""
FILLED = 0.9
"""Share of its length that words and the spaces between them take; a line to be filled in stands empty."""


def mark_underlined(words: Sequence[Printed], rules: Sequence[Rule]) -> None:
    """Mark those of the `words` of an upright page below which one of its `rules` is drawn as their own."""
    drawn = [rule for rule in rules if rule.horizontal]
    if not drawn:
        return
    level = [word for word in words if not word.turned]
    bases = {int(base_of(word)) for word in level}
    highest = HIGHEST * max([word.style.size for word in level], default=0.0)
    near = [rule for rule in drawn if not bases.isdisjoint(range(int(rule.at - highest), int(rule.at) + 1))]
    if not near:
        return
    level.sort(key=base_of)
    places = [base_of(word) for word in level]
    for stroke in strokes_of(near):
        above = level[bisect_left(places, stroke.at - highest) : bisect_left(places, stroke.at + 0.1)]
        own = sorted((word for word in above if _is_above(word, stroke)), key=lambda word: word.x0)
        if own and _fits(own, stroke):
            for word in own:
                word.underlined = True


def _is_above(word: Printed, stroke: Stroke) -> bool:
    below = (stroke.at - base_of(word)) / word.size
    return LOWEST <= below <= HIGHEST and word.x0 < stroke.end and word.x1 > stroke.start


def _fits(words: Sequence[Printed], stroke: Stroke) -> bool:
    """Whether the line begins and ends with `words`, which stand beside each other without gaps."""
    size = words[0].size
    gaps = sum(max(0.0, after.x0 - before.x1 - size) for before, after in pairwise(words))
    return (
        abs(stroke.start - words[0].x0) <= PAST * size
        and -PAST * size <= stroke.end - words[-1].x1 <= SPACE * size
        and gaps <= (1 - FILLED) * (stroke.end - stroke.start)
    )
