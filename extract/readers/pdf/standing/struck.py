"""Words with a line drawn through them.

A line through words runs between baseline and the middle of the capitals, begins where words begin and ends where
words end. An underline runs below, a table's rule above or beside, and both stretch past the words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.readers.pdf.source.content import Printed, Rule
from extract.readers.pdf.source.words import split_word

LOWEST, HIGHEST = 0.1, 0.52
"""How far above the baseline a line through words runs, in type sizes: programs draw it at 0.2 to 0.4, an underline
below zero."""
PAST = 0.8
"""Type sizes by which it may reach past the words at its ends: a space, hardly more."""
FILLED = 0.3
"""Share of its length that its words take: those of a row struck out by one line stand in cells, with gaps."""
_FEWEST_LETTERS = 4
"""Letters of a word of which a line leaves one by mistake: nobody strikes out all of a word but one letter."""
_BASELINE = 0.2
"""Of the type size: how far a word's box reaches below its baseline."""
_SAME = 1.0
"""Points between pieces of one line."""


class Stroke(NamedTuple):
    """A level line, of one piece or of several."""

    at: float
    start: float
    end: float
    rules: tuple[int, ...]
    """Ids of the rules that it is drawn with."""


def strike_out(
    words: list[Printed], rules: list[Rule], scrawls: Sequence[Rule] = ()
) -> tuple[list[Printed], list[Rule]]:
    """The words, those with a line through them struck out, and the rules without these lines.

    `scrawls` are lines that were drawn onto the finished page. A word struck out in part is parted.
    """
    drawn = [rule for rule in (*rules, *scrawls) if rule.horizontal]
    if not drawn:
        return words, rules
    highest = HIGHEST * max([word.style.size for word in words], default=0.0)
    lines = {int(base_of(word)) for word in words}
    near_words = [
        rule
        for rule in drawn
        if not lines.isdisjoint(range(int(rule.at), int(rule.at + highest) + 1))  # most rules end here
    ]
    strokes = strokes_of(near_words)
    if not strokes:
        return words, rules
    level = [word for word in words if not word.turned]
    bases = sorted([(base_of(word), place) for place, word in enumerate(level)])
    found: dict[int, list[Stroke]] = {}
    taken: set[int] = set()
    for stroke in strokes:
        first, last = bisect_left(bases, (stroke.at, 0)), bisect_left(bases, (stroke.at + highest, 0))
        near = [level[place] for _, place in bases[first:last]]
        through = [word for word in near if _runs_through(stroke, word)]
        if through and _is_of_words(stroke, through):
            taken.update(stroke.rules)
            for word in through:
                found.setdefault(id(word), []).append(stroke)
    if not found:
        return words, rules
    struck = [part for word in words for part in _struck(word, found.get(id(word), ()))]
    return struck, [rule for rule in rules if id(rule) not in taken]


def base_of(word: Printed) -> float:
    """The height of the baseline of a level word."""
    return word.bottom - _BASELINE * word.style.size


def strokes_of(rules: Iterable[Rule]) -> list[Stroke]:
    """The level lines that `rules` draw, pieces of one line joined."""
    strokes: list[Stroke] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at, 1), rule.start)):
        last = strokes[-1] if strokes else None
        if (
            last is not None
            and abs(last.at - rule.at) < 0.3
            and last.start - _SAME <= rule.start <= last.end + _SAME
        ):
            strokes[-1] = last._replace(end=max(last.end, rule.end), rules=(*last.rules, id(rule)))
        else:
            strokes.append(Stroke(rule.at, rule.start, rule.end, (id(rule),)))
    return strokes


def _runs_through(stroke: Stroke, word: Printed) -> bool:
    above = (base_of(word) - stroke.at) / word.size
    across = min(word.x1, stroke.end) - max(word.x0, stroke.start)
    return LOWEST <= above <= HIGHEST and across > 0.3 * min(word.size, word.x1 - word.x0)


def _is_of_words(stroke: Stroke, words: Sequence[Printed]) -> bool:
    """Whether the line ends with the words that it runs through, and they fill it."""
    first, last = min(words, key=lambda word: word.x0), max(words, key=lambda word: word.x1)
    across = sum(min(word.x1, stroke.end) - max(word.x0, stroke.start) for word in words)
    return (
        stroke.start >= first.x0 - PAST * first.size
        and stroke.end <= last.x1 + PAST * last.size
        and across >= FILLED * (stroke.end - stroke.start)
        and any(character.isalnum() for word in words for character in word.text)
    )


def _struck(word: Printed, strokes: Sequence[Stroke]) -> list[Printed]:
    """The word, or its parts where the lines run through some of its letters only."""
    if not strokes:
        return [word]
    ends = (*word.starts[1:], word.x1)
    if word.turned or len(word.starts) != len(word.text):
        return [replace(word, standing="struck_out")]
    flags = [
        any(stroke.start <= (start + end) / 2 <= stroke.end for stroke in strokes)
        for start, end in zip(word.starts, ends, strict=True)
    ]
    cuts = [index for index in range(1, len(flags)) if flags[index] != flags[index - 1]]
    if len(flags) >= _FEWEST_LETTERS and flags.count(False) == 1 and not (flags[0] and flags[-1]):
        return [replace(word, standing="struck_out")]  # the line ends a little too early
    if len(cuts) > 2:  # no hand strikes out every other letter: a rule that is drawn in dashes
        return [replace(word, standing="struck_out")]
    parts = split_word(word, cuts)
    marked = [flags[cut] for cut in (0, *cuts)]
    return [
        replace(part, standing="struck_out") if struck and _has_letters(part) else part
        for part, struck in zip(parts, marked, strict=True)
    ]


def _has_letters(word: Printed) -> bool:
    return any(character.isalnum() for character in word.text)
