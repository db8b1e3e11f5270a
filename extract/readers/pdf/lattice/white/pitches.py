"""How far lines stand apart, and from which distance on a row begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.readers.pdf.lattice.bands import FAR
from extract.readers.pdf.lines import Line, starts_small

PITCHES = 0.12
"""In type sizes: rows stand this much farther apart than the lines of one row, where their distance tells rows."""
LEAST_PITCHES = 0.05
"""In type sizes: the same, where all distances are one of two."""
FEWEST_ALIKE = 3
"""Lines, and rows, that stand so, where all distances are one of two."""
SAME_START = 2.0
"""Points by which the first words of two lines of one column begin apart, at most."""
LEAST_LEADING = 0.9
"""In type sizes: lines nearer than this stand in different columns, at heights of their own."""
WIDEST_LEADING = 1.7
"""In type sizes: the distance of the lines of one row is at most this."""


def step_between(before: Line, after: Line) -> float:
    """How far two lines stand apart: their labels, where both have one, which may be set smaller than the values."""
    first, second = before.words[0], after.words[0]
    is_mixed = any(word.size != first.size for word in (*before.words, *after.words))
    if is_mixed and abs(first.x0 - second.x0) <= SAME_START and first.size == second.size:
        return second.bottom - first.bottom
    return after.bottom - before.bottom


def parting_step(lines: Sequence[Line], steps: Sequence[float]) -> float | None:
    """The distance of baselines from which on a row begins, of the `steps` between `lines`; None where rows stand no
    farther apart than lines.

    Lines of different columns may stand nearer than any leading; those count only where nothing else tells rows.
    """
    size = lines[0].words[0].size
    for least in (LEAST_LEADING * size, 0.0):
        usual = sorted(step for step in steps if least <= step <= FAR * size)
        for below, (before, after) in enumerate(pairwise(usual), start=1):
            parting = (before + after) / 2
            if after - before >= PITCHES * size or (
                _are_two_pitches(usual, below, size)
                and not any(
                    step > parting and starts_small(line.text)
                    for step, line in zip(steps, lines[1:], strict=True)
                )
            ):
                return parting if before <= WIDEST_LEADING * size else None
    return None


def _are_two_pitches(steps: Sequence[float], below: int, size: float) -> bool:
    """Whether the first `below` of the rising `steps` are one distance, and the others another: several are alike,
    and differ less among each other than from the others, though these be hardly wider."""
    apart = steps[below] - steps[below - 1]
    return (
        apart >= LEAST_PITCHES * size
        and steps[below - 1] - steps[0] <= apart
        and steps[-1] - steps[below] <= apart
        and min(below, len(steps) - below) >= FEWEST_ALIKE
    )
