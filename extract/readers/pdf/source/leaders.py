"""Leaders: the dots that a tab stop draws between a label and its value, which are a tab and no text.

"Mål..........Inga stölder" is drawn as one word. Before a page number, or with nothing behind them, the dots stay:
by them a table of contents and an empty line to fill in are known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.readers.pdf.source.content import Glyph, glyph_texts
from extract.readers.pdf.source.tabs import TAB

_LEADER = re.compile(r"(?:\. ?){5,}|(?:… ?){3,}")
"""Five dots are more than anybody writes for what was left out; three of the one sign are nine."""
_PAGE_NUMBER = re.compile(r"\s*\d{1,4}\s*$")


def without_leaders(glyphs: list[Glyph]) -> list[Glyph]:
    """`glyphs` with a tab for the dots between two texts of a line."""
    texts = glyph_texts(glyphs)
    text = "".join(texts)
    if len(text) != len(glyphs) or "" in texts:  # a sign of two characters, say
        text = "".join([one[:1] or " " for one in texts])
    made: list[Glyph] = []
    done = 0
    for match in _LEADER.finditer(text):
        start, end = match.span()
        if _joins(glyphs, text, start, end):
            made += [*glyphs[done:start], glyphs[end]._replace(text=TAB, x1=glyphs[end].x0)]
            done = end
    return [*made, *glyphs[done:]] if done else glyphs


def _joins(glyphs: Sequence[Glyph], text: str, start: int, end: int) -> bool:
    """Whether the dots from `start` to before `end` stand between a text and another that is no page number."""
    if start == 0 or end == len(glyphs):
        return False
    dot = glyphs[start]
    if not (_is_beside(dot, glyphs[start - 1]) and _is_beside(dot, glyphs[end])):
        return False
    last = end
    while last < len(glyphs) and _is_beside(dot, glyphs[last]):
        last += 1
    return not _PAGE_NUMBER.match(text[end:last])


def _is_beside(dot: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph stands on the line of the dots."""
    return glyph.top <= (dot.top + dot.bottom) / 2 <= glyph.bottom
