"""Letters of a ligature, which pdfium puts elsewhere on scaled pages: it takes their box as if nothing were scaled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom, the top being the larger."""

MOST_LETTERS = 3
"""Letters of a ligature, as in "ffi"."""
NARROW = 0.3
"""In type sizes: about as wide is a letter of a ligature with which a line ends."""
OFF = 0.5
"""Points by which the baselines differ that pdfium tells of a ligature which it puts elsewhere, at least."""


def may_be_ligature(letters: Sequence[str]) -> bool:
    """Whether a run holds nothing but what a ligature may stand for: pdfium tells its letters apart from others."""
    return 1 < len(letters) <= MOST_LETTERS and letters[0] == "f"


def with_ligature_placed(
    own: list[Box], start: float, after: Box | None, low: float, high: float, size: float
) -> list[Box]:
    """The boxes `own` of the letters of a ligature on a level line between `low` and `high`; where these stand
    elsewhere, from its `start` up to what comes `after` it on its line."""
    x0, top, _, bottom = own[0]
    if bottom < high and top > low and abs(x0 - start) < size:
        return own
    is_beside = after is not None and after[3] < high and after[1] > low and after[0] > start
    right = after[0] if after is not None and is_beside else start + NARROW * size * len(own)
    width = (right - start) / len(own)
    return [(start + width * n, high, start + width * (n + 1), low) for n in range(len(own))]
