"""Texts that begin or end where no text does, and lines that hold the words of two columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from statistics import median

from extract.doubt.signs import Looked, Placed, Sign
from models.pages.document import Word

FEWEST_SIBLINGS = 3
"""Values of a field that tell how its values begin."""
USUAL = 0.8
"""Share of them that must agree."""
WIDER = 3.0
"""A gutter within a line is at least this many times as wide as the spaces of its paragraph."""
GUTTER = 0.8
"""In heights of a line: so wide at least."""
_NOTE = re.compile(r"[^\W\d_][.!?]\d{1,2}$")
"""A note's figure at the end of a sentence, not told from its text."""


def text_signs(looked: Looked) -> Iterator[Sign]:
    """Every sign that a value's own text gives, entry by entry."""
    beginnings = _beginnings(looked)
    for placed in looked.placed:
        words = tuple(word for piece in placed.entry.pieces for word in piece.words)
        if not words:
            continue
        text = looked.text(words)
        if _breaks_off(looked, words[-1]):
            yield Sign(placed, "value", f"a value breaks off (“… {looked.text(words[-4:])}”)")
        if _NOTE.search(text):
            yield Sign(placed, "value", f"a note's figure may stand in a value (“… {looked.text(words[-2:])}”)")
        if text[0].islower() and _is_odd_beginning(placed, beginnings):
            yield Sign(placed, "value", f"a value begins within a sentence (“{looked.text(words[:4])} …”)")
        for piece in placed.entry.pieces:
            gap = gutter_within([looked.document.words[word] for word in piece.words])
            if gap is not None:
                yield Sign(placed, "page", f"a line may hold two columns (“{gap[0].text}  {gap[1].text}”)")


def _breaks_off(looked: Looked, last: int) -> bool:
    text = looked.document.words[last].text
    return text.casefold() in looked.rules.words["unfinished"] or text.endswith("-")


def _beginnings(looked: Looked) -> dict[object, list[bool]]:
    """Whether the values of each field begin with a capital (or with no letter at all)."""
    found: dict[object, list[bool]] = defaultdict(list)
    for placed in looked.placed:
        first = next((word for piece in placed.entry.pieces for word in piece.words), None)
        if first is not None:
            found[_field(placed)].append(not looked.document.words[first].text[0].islower())
    return found


def _field(placed: Placed) -> object:
    return placed.entry.target.field, placed.entry.target.role


def _is_odd_beginning(placed: Placed, beginnings: dict[object, list[bool]]) -> bool:
    """Whether nearly all other values of the field begin otherwise."""
    capitals = beginnings[_field(placed)]
    others = len(capitals) - 1
    return others >= FEWEST_SIBLINGS and sum(capitals) >= USUAL * others


def gutter_within(words: list[Word]) -> tuple[Word, Word] | None:
    """Two words of one line that stand apart as columns do, farther than all spaces of the paragraph; or None."""
    gaps = [
        (after.boxes[0].x0 - before.boxes[-1].x1, before, after)
        for before, after in zip(words, words[1:], strict=False)
        if before.boxes and after.boxes and before.line == after.line and before.page == after.page
    ]
    if len(gaps) < 2:
        return None
    widest, before, after = max(gaps, key=lambda gap: gap[0])
    height = after.boxes[0].bottom - after.boxes[0].top
    usual = median(gap[0] for gap in gaps)
    return (before, after) if widest > max(WIDER * usual, GUTTER * height) else None
