"""Tabs: a PDF holds none, but the text behind one is drawn for itself and begins at a tab stop.

The gap that a tab leaves may be as narrow as nothing ("Löptid" may end right before a stop), so its width tells
little; where the next text begins tells more, together with the gaps of other lines before the same stop.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.readers.pdf.source.content import Glyph, glyph_texts

TAB = "\t"
STOPS = (36.0, 35.45, 65.2)
"""Points between the stops that programs set where nobody did: half an inch, 1.25 cm, and Swedish Word's 2.3 cm."""
NEAR = 0.15
"""Points by which what stands at a stop may begin beside it; programs round to less."""
MOST_STOPS = 5
"""How many stops a tab may pass: labels are no longer."""
GAP = 0.18
"""A gap wider than this share of the type size shows: text that begins at a stop where no line of its page has one
was drawn for itself for another reason, within a word even, and is there by chance."""
FEWEST_SPACES = 2
"""For each gap without a drawn space there are so many spaces where they are drawn at all; a page without draws each
word for itself, and some begin at stops by chance."""


def with_tabs(glyphs: list[Glyph], starts: Sequence[int]) -> list[Glyph]:
    """`glyphs` with a tab before each text that stands behind one; texts begin at the glyphs `starts`."""
    pairs = [
        (place, before, glyphs[place])
        for place in starts
        if 0 < place < len(glyphs)
        and (before := glyphs[place - 1]).style.angle == glyphs[place].style.angle == 0
        and not glyphs[place].text.isspace()
    ]
    beside = [(place, before, after) for place, before, after in pairs if _goes_on(before, after)]
    spaces = glyph_texts(glyphs).count(" ") if beside else 0
    if not beside or spaces < FEWEST_SPACES * len(beside):
        return glyphs
    lefts = Counter(round(after.x0, 1) for _, before, after in pairs if not _on_one_line(before, after))
    lefts[round(glyphs[0].x0, 1)] += 1
    left = lefts.most_common(1)[0][0]
    at_stops = [one for one in beside if _is_at_stop(one[2].x0 - left)]
    shown = {
        round(after.x0) for _, before, after in at_stops if after.x0 - before.x1 > GAP * after.style.size
    }
    tabs = [place for place, _, after in at_stops if not shown.isdisjoint(_about(after.x0))]
    made: list[Glyph] = []
    for start, end in pairwise([0, *tabs, len(glyphs)]):
        if start:
            first = glyphs[start]
            made.append(first._replace(text=TAB, x1=first.x0))
        made += glyphs[start:end]
    return made


def _about(x: float) -> tuple[int, ...]:
    return (round(x - NEAR), round(x + NEAR))


def _on_one_line(before: Glyph, after: Glyph) -> bool:
    return before.top < (after.top + after.bottom) / 2 < before.bottom and after.x0 >= before.x1 - 1


def _goes_on(before: Glyph, after: Glyph) -> bool:
    """Whether a text stands beside the one before it, with no drawn space between."""
    return before.text != " " and _on_one_line(before, after)


def _is_at_stop(indent: float) -> bool:
    """Whether what begins so far right of the margin begins at one of the first stops."""
    return any(
        1 <= round(indent / stop) <= MOST_STOPS and abs(indent - stop * round(indent / stop)) <= NEAR
        for stop in STOPS
    )
