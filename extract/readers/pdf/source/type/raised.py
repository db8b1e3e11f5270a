"""Raised figures and signs that call notes: words of their own, though nothing parts them from the word before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extract.readers.pdf.source.content import Glyph, Printed
from extract.readers.shared.seen.notes import calls_note

SMALLER = 0.9
"""Type of a raised sign against that of its word, at most; programs take 0.58 to 0.8, some browsers 0.89."""
RAISED = 0.15
"""How far it stands above the baseline at least, in type sizes of its word; programs take 0.25 to 0.45."""
APART = 0.5
"""Type sizes between a word and the sign that it carries, at most: a space is narrower."""
_BASELINE = 0.2
"""Of the type size: how far a glyph's box reaches below its baseline."""


def part_raised(glyphs: Sequence[Glyph]) -> list[tuple[list[Glyph], bool]]:
    """The words of glyphs that nothing parts, and whether each is a raised sign that calls a note."""
    carrier = max(glyphs, key=lambda glyph: glyph.style.size)
    runs = [
        (list(run), raised)
        for raised, run in groupby(glyphs, key=lambda glyph: _stands_above(glyph, carrier))
    ]
    parts: list[tuple[list[Glyph], bool]] = []
    text: list[Glyph] = []
    for index, (run, raised) in enumerate(runs):
        sign = "".join(glyph.text for glyph in run)
        before = "".join(glyph.text for glyph in text)
        after = "".join(glyph.text for glyph in runs[index + 1][0]) if index + 1 < len(runs) else ""
        if raised and after[:1] not in ("/", "⁄") and calls_note(sign, before):
            if after[:1].isalnum() and text:  # nothing but punctuation goes on behind the sign
                parts.append((text, False))
                text = []
            parts.append((run, True))
        else:
            text = text + run
    if not text:
        return parts
    # What a sign was taken out of stands before it: "år1." is "år." and its sign.
    place = len(parts)
    while place and parts[place - 1][1] and _begins_before(text, parts[place - 1][0]):
        place -= 1
    return [*parts[:place], (text, False), *parts[place:]]


def _begins_before(text: Sequence[Glyph], sign: Sequence[Glyph]) -> bool:
    return text[0].x0 < sign[0].x0


def mark_raised(words: list[Printed]) -> list[Printed]:
    """`words`, in the order of the file, with raised signs marked that stand a little apart from their word."""
    sizes = [word.style.size for word in words]
    largest = max(sizes, default=0.0) * SMALLER
    small = Counter(sizes).most_common(1)[0][0] * SMALLER if sizes else 0.0
    marked = words
    for index, size in enumerate(sizes):
        if size > largest:  # nothing on the page is so much larger that it could carry this
            continue
        word = words[index]
        before = words[index - 1] if index and size <= SMALLER * sizes[index - 1] else None
        after = words[index + 1] if index + 1 < len(words) and size <= SMALLER * sizes[index + 1] else None
        if word.turned or word.standing != "in_force":
            continue
        if before is not None and not _carries(before, word, word.x0 - before.x1):
            before = None
        opens = after is not None and _carries(after, word, after.x0 - word.x1)
        if before is None and not opens and size <= small and calls_note(word.text, ""):
            before = _beside(word, words)  # some programs draw the signs of a page after its text
        if (before is not None or opens) and calls_note(word.text, before.text if before else ""):
            if marked is words:
                marked = list(words)
            marked[index] = replace(word, standing="note_mark")
    return marked


def _beside(sign: Printed, words: Sequence[Printed]) -> Printed | None:
    """The word that `sign` stands right behind, wherever it stands in the file."""
    return next(
        (
            word
            for word in words
            if word.top < sign.bottom < word.bottom
            and sign.size <= SMALLER * word.size
            and not word.turned
            and _carries(word, sign, sign.x0 - word.x1)
        ),
        None,
    )


def _carries(word: Printed, sign: Printed, gap: float) -> bool:
    return -0.1 * word.size <= gap <= APART * word.size and _stands_above(sign, word)


def _stands_above(sign: Glyph | Printed, carrier: Glyph | Printed) -> bool:
    size = carrier.style.size
    lift = (carrier.bottom - _BASELINE * size) - (sign.bottom - _BASELINE * sign.style.size)
    return sign.style.size <= SMALLER * size and RAISED * size <= lift <= size
