"""Text set across the page: watermarks and stamps. It belongs to no cell, though it lies over some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from extract.readers.pdf.source.content import Printed, Rule, turned_point
from models.pages.geometry import BBox

LARGE = 3.0
"""Times the usual type size: larger than a title is against its text, mostly, and a watermark is larger still."""
LEAST_LARGE = 30.0
"""Points; type of a watermark over a page of any type."""
CROSSED = 2
"""Words and lines that run below large type: a title crosses none."""
FEW_WORDS = 4
"""A watermark's words at most: "ARBETSMATERIAL – EJ FÖR SPRIDNING" says nothing of who and when."""
HEADINGS = 3
"""So many single lines of ordinary size at one slant are headings of columns."""


@dataclass(slots=True)
class Stamped:
    """Words set across the page, line by line."""

    lines: list[list[Printed]]

    @property
    def words(self) -> list[Printed]:
        """All its words."""
        return [word for line in self.lines for word in line]

    def says_something(self, usual: float) -> bool:
        """Whether it has words of its own (who decided, when), rather than what the page is: UTKAST, KOPIA."""
        words = [word.text for word in self.words if any(letter.isalpha() for letter in word.text)]
        if any(letter.isdigit() for word in self.words for letter in word.text):
            return True
        large = self.words[0].size >= LARGE * usual
        return len(words) > FEW_WORDS if large else len(words) > 1


def take_stamps(words: list[Printed], rules: Sequence[Rule] = ()) -> tuple[list[Printed], list[Stamped]]:
    """The words that run with the text, and those set across it."""
    askew = [word for word in words if word.turned % 90]
    large = _large_over_text(words, rules)
    if not askew and not large:
        return words, []
    usual = _usual_size(words)
    found: list[Stamped] = []
    for angle, blocks in _by_angle([*askew, *large]):
        stamps = blocks
        plain = [one for one in stamps if len(one.lines) == 1 and one.words[0].size <= 1.3 * usual]
        if angle % 90 and len(plain) >= HEADINGS:
            stamps = [one for one in stamps if not any(one is other for other in plain)]
        found += stamps
    taken = {id(word) for stamp in found for word in stamp.words}
    return [word for word in words if id(word) not in taken], found


def set_on(words: list[Printed]) -> list[Stamped]:
    """The stamps that these words are, which a viewer's tool has set onto a finished page."""
    return [stamp for _, stamps in _by_angle(words) for stamp in stamps]


def _by_angle(words: list[Printed]) -> Iterator[tuple[int, list[Stamped]]]:
    """Each slant, in degrees, and what stands together at it."""
    by_angle = sorted(words, key=lambda word: word.turned)
    for angle, group in groupby(by_angle, key=lambda word: word.turned):
        yield angle, list(_blocks(list(group), angle))


def _usual_size(words: Iterable[Printed]) -> float:
    sizes = [word.size for word in words if not word.turned % 90]
    return median(sizes) if sizes else 10.0


def _large_over_text(words: Sequence[Printed], rules: Sequence[Rule]) -> list[Printed]:
    """Words in large type, level or upright, that lie over the text."""
    if max([word.style.size for word in words], default=0.0) < LEAST_LARGE:
        return []
    least = max(LEAST_LARGE, LARGE * _usual_size(words))
    large = [word for word in words if word.size >= least and not word.turned % 90]
    if not large:
        return []
    below = [_middle(_place(word)) for word in words if word.size < least and not word.turned % 90]
    over = []
    for word in large:
        letters = _letters(word)
        crossed = sum(_overlap(BBox(x, y, x, y), letters) for x, y in below)
        if crossed + sum(_overlap(_of_rule(rule), letters) for rule in rules) >= CROSSED:
            over.append(word)
    lines = {(word.turned, word.style.size) for word in over}
    # The other words of its line are of the same mark, over the text or beside it.
    return [
        word
        for word in large
        if (word.turned, word.style.size) in lines and any(_on_one_line(word, other) for other in over)
    ]


def _on_one_line(word: Printed, other: Printed) -> bool:
    first, second = _place(word), _place(other)
    if word.turned % 180:
        return min(first.x1, second.x1) > max(first.x0, second.x0)
    return min(first.bottom, second.bottom) > max(first.top, second.top)


def _place(word: Printed) -> BBox:
    return word.shown or word.bbox


def _middle(box: BBox) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _letters(large: Printed) -> BBox:
    """Where the letters of a large word stand: between its baseline and its capitals' height."""
    box = _place(large)
    above, below = 0.25 * large.size, 0.2 * large.size
    if large.turned % 180:
        return BBox(box.x0 + above, box.top, box.x1 - below, box.bottom)
    return BBox(box.x0, box.top + above, box.x1, box.bottom - below)


def _of_rule(rule: Rule) -> BBox:
    if rule.horizontal:
        return BBox(rule.start, rule.at, rule.end, rule.at)
    return BBox(rule.at, rule.start, rule.at, rule.end)


def _overlap(box: BBox, other: BBox) -> bool:
    return box.x0 < other.x1 and box.x1 > other.x0 and box.top < other.bottom and box.bottom > other.top


def _blocks(words: list[Printed], angle: int) -> Iterator[Stamped]:
    """Words of one slant in lines, and lines that stand together."""
    block: list[list[Printed]] = []
    last = 0.0
    for line in _lines(words, angle):
        across = _frame(line[0], angle)[1]
        if block and across - last > 2.5 * max(line[0].size, block[-1][0].size):
            yield Stamped(block)
            block = []
        block.append(line)
        last = across
    if block:
        yield Stamped(block)


def _lines(words: list[Printed], angle: int) -> list[list[Printed]]:
    lines: list[list[Printed]] = []
    last = 0.0
    for word in sorted(words, key=lambda word: _frame(word, angle)[1]):
        across = _frame(word, angle)[1]
        if lines and across - last <= 0.5 * min(word.size, lines[-1][0].size):
            lines[-1].append(word)
        else:
            lines.append([word])
            last = across
    return [sorted(line, key=lambda word: _frame(word, angle)[0]) for line in lines]


def _frame(word: Printed, angle: int) -> tuple[float, float]:
    """Where the word's middle stands along its reading direction and across it."""
    box = _place(word)
    return turned_point((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2, angle)
