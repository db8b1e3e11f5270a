"""A failing seed made small: traits are turned off, many at once and then one after another, while it stays failing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

from tests.lab.drawing import Drawing

Fails = Callable[[Drawing], bool]


def shrink(drawing: Drawing, fails: Fails) -> Drawing:
    """The same seed with the fewest traits that still fail; a drawing that does not fail is handed back as it is.

    Traits that only matter together are all kept: none of those that are left can be turned off alone.
    """
    if not fails(drawing):
        return drawing
    if fails(drawing.plain):
        return drawing.plain
    size = max(1, len(drawing.traits) // 2)
    while True:
        smaller = _without_some(drawing, size, fails)
        if smaller is not None:
            drawing = smaller
        elif size == 1:
            return drawing
        else:
            size = (size + 1) // 2


def _without_some(drawing: Drawing, size: int, fails: Fails) -> Drawing | None:
    """The drawing without `size` neighbouring traits, the first for which it still fails; None where there are none."""
    names = tuple(drawing.traits)
    for at in range(0, len(names), size):
        without = _without(drawing, names[at : at + size])
        if len(without.traits) < len(drawing.traits) and fails(without):
            return without
    return None


def _without(drawing: Drawing, names: Iterable[str]) -> Drawing:
    return reduce(Drawing.without, names, drawing)
