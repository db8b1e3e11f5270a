"""Numbers of lines in the margin, as courts and councils print them: they guide the reader and are no text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.readers.pdf.source.content import Printed

FEWEST = 5
"""Numbers that a margin holds at least: fewer may be anything."""
STEPS = frozenset({1, 2, 5, 10})
UNEVEN = 0.1
"""Share by which the distance of two numbers may differ from the usual one: the lines they count stand evenly."""
_BESIDE = 3.0
"""Points by which the feet of a number and of its line differ at most."""
NUMBERED_LINES = 0.75
"""Share of the lines that have a number; those of tables have none."""
NUMBERED = 0.7
"""Share of the text's height that they run along: a numbered list is a part of its page."""


def take_line_numbers(words: list[Printed]) -> tuple[list[Printed], list[Printed]]:
    """The words of the text, and the numbers of its lines, from the top down."""
    numbers = [word for word in words if not word.turned and word.text.isdigit() and len(word.text) <= 4]
    if len(numbers) < FEWEST:
        return words, []
    text = [word for word in words if not word.turned and not word.text.isdigit()]
    if not text:
        return words, []
    left, right = min(word.x0 for word in text), max(word.x1 for word in text)
    for beside in (
        [word for word in numbers if word.x1 < left - 0.3 * word.size],
        [word for word in numbers if word.x0 > right + 0.3 * word.size],
    ):
        beside.sort(key=lambda word: word.top)
        if _count_lines(beside, text):
            taken = {id(word) for word in beside}
            return [word for word in words if id(word) not in taken], beside
    return words, []


def _count_lines(numbers: Sequence[Printed], text: Sequence[Printed]) -> bool:
    if len(numbers) < FEWEST:
        return False
    values = [int(word.text) for word in numbers]
    steps = {after - before for before, after in pairwise(values)}
    if len(steps) != 1 or not steps <= STEPS:
        return False
    distances = [after.bottom - before.bottom for before, after in pairwise(numbers)]
    usual = median(distances)
    if usual <= 0 or min(distances) <= 0:
        return False
    even = all(abs(distance - usual) <= UNEVEN * usual for distance in distances)
    if not even and (steps != {1} or not _stand_beside_lines(numbers, text)):
        return False
    spread = numbers[-1].bottom - numbers[0].top
    top = min(word.top for word in text)
    # A page that ends early, or a running head, is no text that goes uncounted.
    return spread >= NUMBERED * (max(word.bottom for word in text) - max(top, numbers[0].top - usual))


def _stand_beside_lines(numbers: Sequence[Printed], text: Sequence[Printed]) -> bool:
    """Whether each number stands beside a line of the text, and hardly a line has none, as Word counts the lines of
    paragraphs and headings that stand apart; an item of a list has one number for all its lines."""
    first, last = numbers[0].bottom - _BESIDE, numbers[-1].bottom + _BESIDE
    lines: list[float] = []
    for bottom in sorted(word.bottom for word in text if first <= word.bottom <= last):
        if not lines or bottom - lines[-1] > _BESIDE:
            lines.append(bottom)
    beside = all(any(abs(number.bottom - line) <= _BESIDE for line in lines) for number in numbers)
    return beside and len(numbers) >= NUMBERED_LINES * len(lines)
