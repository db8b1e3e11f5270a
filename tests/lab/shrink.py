"""A failing seed made small: one trait after another is turned off while it stays failing."""

from __future__ import annotations

from collections.abc import Callable

from tests.lab.drawing import Drawing

Fails = Callable[[Drawing], bool]


def shrink(drawing: Drawing, fails: Fails) -> Drawing:
    """The same seed with the fewest traits that still fail; a drawing that does not fail is handed back as it is.

    Traits that only matter together are all kept; where a trait could be turned off in the end that could not
    be at first, it is tried again.
    """
    if not fails(drawing):
        return drawing
    if fails(drawing.plain):
        return drawing.plain
    smaller = True
    while smaller:
        smaller = False
        for trait in tuple(drawing.traits):
            without = drawing.without(trait)
            if len(without.traits) < len(drawing.traits) and fails(without):
                drawing, smaller = without, True
    return drawing
