"""What the cards of a document look like: their titles, labels and values, and in which columns of a page they stand.

Labels come again in every card, in one look, also beside each other; a table's headings stand once above its columns.
It is learnt from all pages, since one may hold no more than the end of a card.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extract.readers.pdf.lattice.rails import SNAP, merge
from extract.readers.pdf.lines import Line, starts_small

MOST_LABEL_WORDS = 7
"""Words of a label, at most."""
RUNNING = 3
"""Words of a line, at least, that a small letter below shows to be text of a value: short labels stand so, too."""
FEWEST_LABELS = 3
"""Different labels that stand beside each other, at least: two may be values that happen to be alike."""
SELDOM = 0.25
"""Share of the commonest label's times that each label comes again, at least: a part of a title may, too."""
APART = 50.0
"""Points between the left sides of two cards, at least."""
OUT = 12.0
"""Points by which a title's ground or a list may stand out of its card's labels, to the left."""
LARGER = 1.07
"""A heading of cards is at least this many times as large as their titles."""
SMALLER = 0.9
"""A footnote is at most this many times as large as the text of cards."""
BESIDE = 0.3
"""Share of the labels that have something beside them in their card, at most: there labels stand left of values."""


class Look(NamedTuple):
    """How a line is set."""

    size: float
    bold: bool
    italic: bool
    ink: int


@dataclass(frozen=True, slots=True)
class CardLooks:
    """What the cards of a document have in common."""

    labels: frozenset[str]
    label: Look
    value: Look
    title: Look

    def is_label(self, line: Line) -> bool:
        """Whether `line` is a label of cards."""
        return _is_one_of(line, self.labels, self.label)

    def is_foreign(self, line: Line) -> bool:
        """Whether a line is a heading above cards, or a footnote; not the mark of one, which may stand by itself."""
        if self.is_small(line):
            return any(character.isalpha() for character in line.text)
        return line.size >= LARGER * max(self.title.size, self.label.size, self.value.size)

    def is_small(self, line: Line) -> bool:
        """Whether a line is smaller than the text of cards: a footnote, a running head."""
        return line.size <= SMALLER * min(self.title.size, self.label.size, self.value.size)


def find_looks(
    pages: Sequence[Sequence[Line]], boxes: Sequence[Sequence[Sequence[Line]]]
) -> CardLooks | None:
    """What cards have in common; None where no labels stand above their values, side by side or in several boxes."""
    shared: Counter[tuple[str, Look]] = Counter()
    for lines in pages:
        places: dict[tuple[str, Look], list[float]] = defaultdict(list)
        for line in lines:
            if _can_be_label(line):
                places[_key(line), look_of(line)].append(line.x0)
        for label, starts in places.items():
            if max(starts) - min(starts) >= APART:
                shared[label] += len(starts)
    held = Counter(
        label
        for box in (box for own in boxes for box in own)
        for label in {(_key(line), look_of(line)) for line in box if _can_be_label(line)}
    )
    shared.update({label: count for label, count in held.items() if count > 1})
    looks: Counter[Look] = Counter()
    for (_, look), count in shared.items():
        looks[look] += count
    for look, _ in looks.most_common(2):
        least = SELDOM * max(count for (_, own), count in shared.items() if own == look)
        labels = frozenset(key for (key, own), count in shared.items() if own == look and count >= least)
        if len(labels) >= FEWEST_LABELS:
            whole = [
                sorted([*lines, *(line for box in own for line in box)], key=lambda line: line.top)
                for lines, own in zip(pages, boxes, strict=True)
            ]
            found = _look_around(whole, _without_values(whole, labels, look), look)
            if found is not None:
                return found
    return None


def _without_values(pages: Sequence[Sequence[Line]], labels: frozenset[str], look: Look) -> frozenset[str]:
    """`labels` without values that come again ("Rektor"), where they are set alike: these stand mostly below a label
    that comes more often, or go on in the next line; and without beginnings of titles ("Nattvandring längs med"), which
    go on in a line set alike, where hardly any label does."""
    counts: Counter[str] = Counter()
    below: Counter[str] = Counter()
    running: Counter[str] = Counter()
    alike: Counter[str] = Counter()
    pairs = []
    for columns, lines in zip(columns_of_pages(pages, labels, look), pages, strict=True):
        for column in by_column(lines, columns):
            counts.update(_key(line) for line in column if _is_one_of(line, labels, look))
            pairs += list(pairwise(column))
    for before, after in pairs:
        if _is_one_of(before, labels, look) and _is_one_of(after, labels, look):
            below[_key(after)] += counts[_key(before)] > counts[_key(after)]
        running[_key(before)] += _runs_on(before, after)
        if _is_one_of(before, labels, look) and not _is_one_of(after, labels, look):
            alike[_key(before)] += look_of(after) == look and len(before.words) >= RUNNING
    if sum(alike.values()) > SELDOM * sum(counts.values()):
        alike.clear()  # values are set as the labels are
    return frozenset(key for key in labels if 2 * max(below[key], running[key], alike[key]) <= counts[key])


def _runs_on(line: Line, below: Line) -> bool:
    """Whether the text of a line goes on in the one below, set alike."""
    is_text = len(line.words) >= RUNNING and line.text[-1:].isalnum()
    return is_text and starts_small(below.text) and look_of(line) == look_of(below)


def _look_around(pages: Sequence[Sequence[Line]], labels: frozenset[str], look: Look) -> CardLooks | None:
    """How what stands below `labels` is set, and what stands above them in another look; None without such titles."""
    values: Counter[Look] = Counter()
    above: Counter[Look] = Counter()
    beside = total = 0
    for columns, lines in zip(columns_of_pages(pages, labels, look), pages, strict=True):
        for column in by_column(lines, columns):
            for before, after in pairwise(column):
                is_label = _is_one_of(before, labels, look)
                total += is_label
                beside += is_label and after.top < before.bottom - 0.5 * before.size
                if is_label and not _is_one_of(after, labels, look):
                    values[look_of(after)] += 1
                elif not is_label and _is_one_of(after, labels, look):
                    above[look_of(before)] += 1
    if len(labels) < FEWEST_LABELS or not values or beside > BESIDE * total:
        return None
    value = values.most_common(1)[0][0]
    title = next((own for own, _ in above.most_common() if own != value), None)
    return CardLooks(labels, look, value, title) if title is not None else None


def look_of(line: Line) -> Look:
    """How the longest word of a line is set; marks and notes are set otherwise."""
    style = max(line.words, key=lambda word: len(word.text)).style
    return Look(round(style.size, 1), style.bold, style.italic, style.ink)


def _key(line: Line) -> str:
    return line.text.rstrip(" :").casefold()


def _can_be_label(line: Line) -> bool:
    text = line.text.rstrip(" :")
    return text[:1].isupper() and len(line.words) <= MOST_LABEL_WORDS and text[-1:] not in ".!;,"


def _is_one_of(line: Line, labels: frozenset[str], look: Look) -> bool:
    return look_of(line) == look and _key(line) in labels


# -- columns -------------------------------------------------------------------------------------


def columns_of_pages(
    pages: Sequence[Sequence[Line]], labels: frozenset[str], look: Look
) -> Iterator[list[float]]:
    """Where the cards of each page begin; as on the page before, where labels do not show it."""
    known: list[float] = []
    for lines in pages:
        starts: dict[int, set[str]] = defaultdict(set)
        own = [line for line in lines if _is_one_of(line, labels, look)]
        places = merge(line.x0 for line in own)
        for line in own:
            starts[min(range(len(places)), key=lambda n: abs(places[n] - line.x0))].add(_key(line))
        columns = [places[n] for n in sorted(starts) if len(starts[n]) > 1]
        if len(columns) > 1 or not known:
            known = columns
        yield known


def column_at(line: Line, columns: Sequence[float]) -> int | None:
    """The column that `line` stands in; None where it stands in none, or runs across several."""
    found = sum(line.x0 >= x - OUT for x in columns) - 1
    if found < 0 or (found + 1 < len(columns) and line.x1 > columns[found + 1] - SNAP):
        return None
    return found


def by_column(lines: Iterable[Line], columns: Sequence[float]) -> list[list[Line]]:
    """The lines of each column, from the top down."""
    found: list[list[Line]] = [[] for _ in columns]
    for line in lines:
        column = column_at(line, columns)
        if column is not None:
            found[column].append(line)
    return found
