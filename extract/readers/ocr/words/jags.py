"""What a recogniser takes for letters at the edges of coloured grounds: jags in boxes of no letter's form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from extract.readers.ocr.engine import Recognised
from extract.readers.ocr.grounds import Ground

TOUCHES = 1.0
"""Points between an edge and what is a jag of it: text in a cell has a margin; a marker's first letter has none."""
_A_WORD = 3
"""Letters from which on it is a word, though its box is none of a word."""
HIGH = 1.4
"""Of the height of the page's words: no letter is as high, a jag runs down the edge of a row or several."""
NARROW, WIDE = 0.15, 1.5
"""Of that height, for each letter: an "i" is wider than the one, a "W" narrower than the other."""


def without_jags(words: Sequence[Recognised], grounds: Iterable[Ground], scale: float) -> list[Recognised]:
    """The words without the jags of the grounds' edges; `scale` is in pixels a point."""
    heights = [word.bottom - word.top for word in words if _letters(word) >= _A_WORD]
    if not heights:
        return list(words)
    usual = median(heights)
    known = tuple(grounds)
    return [
        word
        for word in words
        if _letters(word) >= _A_WORD or _is_shaped(word, usual) or not _touches(word, known, TOUCHES * scale)
    ]


def _letters(word: Recognised) -> int:
    return sum(map(str.isalnum, word.text))


def _is_shaped(word: Recognised, usual: float) -> bool:
    """Whether the box of a word is one that its letters could have."""
    each = (word.right - word.left) / len(word.text)
    return word.bottom - word.top <= HIGH * usual and NARROW * usual <= each <= WIDE * usual


def _touches(word: Recognised, grounds: Sequence[Ground], near: float) -> bool:
    """Whether a word begins or ends at the left or right edge of a ground beside it."""
    return any(
        ground.top < word.bottom
        and word.top < ground.bottom
        and min(abs(side - edge) for side in (word.left, word.right) for edge in (ground.left, ground.right))
        <= near
        for ground in grounds
    )
