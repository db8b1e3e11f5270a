"""Where a line's label ends and its value begins, as their looks tell it where the gap is as narrow as a space."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from extract.readers.pdf.lines import Line
from extract.readers.pdf.source.content import Printed

MOST_WORDS = 7
"""Words of a label, at most."""
SIZES = 0.5
"""Points by which the type of labels is smaller or larger than that of values, at least."""
RUN_IN = ":.,;"
"""Signs that end what runs in to its text, in whatever look."""


class Parting(NamedTuple):
    """The gap between a label and its value."""

    end: float
    """Where the label ends."""
    start: float
    """Where the value begins."""


def parting_of(line: Line) -> Parting | None:
    """The only place of `line` where a short label of one look ends and words of other looks begin; None without it."""
    first = line.words[0]
    if are_set_alike(first, line.words[-1]):
        return None
    label = list(takewhile(lambda word: are_set_alike(first, word), line.words))
    value = line.words[len(label) :]
    if len(label) > MOST_WORDS or label[-1].text[-1] in RUN_IN:
        return None
    if any(are_set_alike(first, word) for word in value):
        return None
    return Parting(label[-1].x1, value[0].x0)


def end_of_run_in(line: Line) -> float | None:
    """Where a label of one look ends that runs in to its text, as "Mål:" does; None where none begins `line`."""
    first = line.words[0]
    label = list(takewhile(lambda word: are_set_alike(first, word), line.words))
    return label[-1].x1 if len(label) < len(line.words) and label[-1].text[-1] in RUN_IN else None


def are_set_alike(word: Printed, other: Printed) -> bool:
    """Whether two words are of one weight, slant, ink and size."""
    one, two = word.style, other.style
    return one is two or (
        one.bold == two.bold
        and one.italic == two.italic
        and one.ink == two.ink
        and abs(one.size - two.size) < SIZES
    )
