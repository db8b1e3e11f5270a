"""What a tab, or a gap as wide as one, sets apart on a line: the label from its value, the name from the role.

And what the end of a page or of a column of print parts, where nothing tells whether a paragraph ended there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from models.pages.document import Document, Word
from models.pages.told import once

WIDE = 1.5
"""How many times its height the gap before a word is at least that no space in running text has."""
EQUAL = 0.05
"""Share by which the spaces of a justified line differ at most; columns stand apart as their words fall."""
BEARING = 0.1
"""Share of their height by which such spaces may differ, too: letters stand out of their places, or in ("J", "K")."""


def is_set_apart(document: Document, before: int, word: int) -> bool:
    """Whether a tab or a wide gap stands between two words that follow one another on a line."""
    one, other = document.words[before], document.words[word]
    if other.after_tab:
        return True
    if not one.boxes or not other.boxes:
        return False
    place = other.boxes[0]
    height = place.bottom - place.top
    if place.x0 - one.boxes[-1].x1 <= WIDE * height:  # nearly all words
        return False
    gap = _gap(document, before, word)
    if gap is None:
        return False
    beside = (_gap(document, before - 1, before), _gap(document, word, word + 1))
    equal = [abs(gap - near) <= max(EQUAL * gap, BEARING * height) for near in beside if near is not None]
    return not equal or not all(equal)


def places_set_apart(document: Document, words: Sequence[int]) -> list[int]:
    """The places in `words` before which a tab or a wide gap stands."""
    first, count = (words[0], len(words)) if words else (0, 0)
    if tuple(words) != tuple(range(first, first + count)):
        pairs = enumerate(pairwise(words), 1)
        return [place for place, pair in pairs if is_set_apart(document, *pair)]
    apart = _set_apart(document, document.words)
    return [] if apart.isdisjoint(words) else [place for place in range(1, count) if words[place] in apart]


@once
def _set_apart(document: Document, words: tuple[Word, ...]) -> frozenset[int]:
    """Every word that is set apart from the one before it in the document: stage after stage asks of each."""
    return frozenset(number for number in range(1, len(words)) if is_set_apart(document, number - 1, number))


def is_over_break(document: Document, before: int, word: int) -> bool:
    """Whether `word` follows on the next page, or at the head of the next column of print."""
    one, other = document.words[before], document.words[word]
    if not one.boxes or not other.boxes:
        return False
    return one.page != other.page or other.boxes[0].bottom < one.boxes[-1].top


def _gap(document: Document, before: int, word: int) -> float | None:
    """The gap between two words that follow one another on a printed line, in points; None where they do not."""
    if before < 0 or word >= len(document.words):
        return None
    one, other = document.words[before], document.words[word]
    if not one.boxes or not other.boxes or one.page != other.page:
        return None
    left, right = one.boxes[-1], other.boxes[0]
    on_one_line = left.top < (right.top + right.bottom) / 2 < left.bottom and right.x0 >= left.x1 - 1
    return right.x0 - left.x1 if on_one_line else None
