"""Small capitals that a program makes of large ones: two sizes on one baseline, which together are one type.

Such letters look like capitals, and the file tells them as capitals or, where one shape serves both sizes, as either:
only the sizes say which was typed large.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extract.readers.pdf.source.content import Glyph, Printed, Style

SMALLEST, LARGEST = 0.66, 0.88
"""Size of small capitals against that of capitals; programs take 0.7 to 0.85. A smaller share is a large initial."""
_BASELINE = 0.2
"""Of the type size: how far a box reaches below its baseline."""
LEVEL = 0.06
"""Type sizes by which baselines may differ, for rounding."""
NEAR = 1.0
"""Type sizes between two words of a line, at most."""
NEXT_LINE = 0.9, 1.7
"""Type sizes from the baseline of a line to that of the next."""


def join_small_caps(words: list[Printed]) -> list[Printed]:
    """`words`, in the order of the file, with those that go on in small capitals and hold no large ones made alike."""
    if {word.style.small for word in words} <= {0.0}:
        return words
    joined = list(words)
    for order in (range(len(joined)), range(len(joined) - 1, -1, -1)):
        for index, other in pairwise(order):
            if _goes_on(joined[index], joined[other]):
                joined[other] = _like(joined[other], joined[index])
    return joined


def _like(word: Printed, known: Printed) -> Printed:
    """`word` in the style of the small capitals beside it, in a box as high as theirs."""
    style = word.style._replace(size=known.size, small=known.style.small)
    if word.size == known.size:
        return replace(word, style=style)
    higher = known.size - word.size
    top, bottom = word.top - (1 - _BASELINE) * higher, word.bottom + _BASELINE * higher
    text = word.text if known.text.isupper() else word.text.lower()
    return replace(word, text=text, style=style, top=top, bottom=bottom)


def _goes_on(known: Printed, word: Printed) -> bool:
    """Whether `word`, in letters of one size, goes on with the small capitals of `known`, beside or below it."""
    if not known.style.caps or word.style.caps or word.turned != known.turned:
        return False
    is_large = word.size == known.size and word.text.upper() == word.text  # "2024", "BRÅ"
    if not is_large and word.size != known.style.small:
        return False
    if known.text.isupper() and word.text.upper() != word.text:
        return False  # the file tells capitals, and these are none
    if _are_level(word, known):
        return max(word.x0 - known.x1, known.x0 - word.x1) <= NEAR * known.size
    least, most = NEXT_LINE
    is_below = word.x0 < known.x0 and least <= (word.bottom - known.bottom) / known.size <= most
    # Text of the same size may begin below a heading, with a capital.
    return is_below and not is_large and word.text[0].isalpha() and not word.text.istitle()


def small_caps(glyphs: Sequence[Glyph]) -> tuple[str, Style] | None:
    """The text and style of a word in capitals of two sizes; None for any other word.

    Where the file tells them all as capitals they stay; told as both, they are as they were typed, large and small.
    """
    letters = [glyph for glyph in glyphs if glyph.text.isalpha()]
    sizes = sorted({glyph.style.size for glyph in letters})
    if len({glyph.style.bold for glyph in letters}) != 1:
        return None
    if len(sizes) != 2 or not SMALLEST <= sizes[0] / sizes[1] <= LARGEST:
        return None
    first = letters[0]
    if not all(_are_level(glyph, first) for glyph in letters):
        return None
    text = "".join(glyph.text for glyph in glyphs)
    if not text.isupper():
        if not _has_capitals_first(glyphs, sizes[1]):
            return None
        text = "".join(
            glyph.text.upper() if glyph.style.size == sizes[1] else glyph.text.lower() for glyph in glyphs
        )
    return text, first.style._replace(size=sizes[1], small=sizes[0])


def _has_capitals_first(glyphs: Sequence[Glyph], large: float) -> bool:
    """Whether large letters stand only first in each part of a word, or are all of it; a label in smaller type that
    touches its value, or in larger, is no word in small capitals ("AnsvarigRektor")."""
    for is_letter, part in groupby(glyphs, key=lambda glyph: glyph.text.isalpha()):
        sizes = [glyph.style.size == large for glyph in part] if is_letter else []
        if any(sizes[1:]) and not all(sizes):
            return False
    return True


def _are_level(one: Glyph | Printed, other: Glyph | Printed) -> bool:
    """Whether two stand on one baseline."""
    sizes = one.style.size, other.style.size
    return abs((one.bottom - _BASELINE * sizes[0]) - (other.bottom - _BASELINE * sizes[1])) <= LEVEL * max(
        sizes
    )
