"""How wide the columns of a table are drawn: as given, but no narrower than its longest words, as people draw them."""

from __future__ import annotations

from dataclasses import replace

from tests.lab.producers.look import Look
from tests.lab.producers.placing import place_cells
from tests.lab.shapes.elements import Drawn
from tests.samples.elements import Table

_LETTER = {"condensed": 0.58, "sans": 0.64, "serif": 0.66, "helvetica": 0.62, "times": 0.58, "lato": 0.58}
"""The mean width of a bold letter, in shares of the size; on the safe side."""


def column_widths(table: Table, look: Look, whole: float) -> tuple[float, ...]:
    """Widths in points that together fill `whole`.

    Where the words of all columns do not fit, each column is as wide as its share of the longest words: words
    are then broken, as they are by every program. The same holds where the look wants broken labels.
    """
    given = [whole * width / sum(table.widths) for width in table.widths]
    if look.broken:
        return tuple(given)
    least = _least(table, look)
    if sum(least) >= whole:
        return tuple(whole * width / sum(least) for width in least)
    short = [width < need for width, need in zip(given, least, strict=True)]
    spare = whole - sum(need for need, is_short in zip(least, short, strict=True) if is_short)
    while True:
        rest = sum(width for width, is_short in zip(given, short, strict=True) if not is_short)
        made = [
            need if is_short else spare * width / rest
            for width, need, is_short in zip(given, least, short, strict=True)
        ]
        now = [is_short or width < need for is_short, width, need in zip(short, made, least, strict=True)]
        if now == short:
            return tuple(made)
        spare -= sum(need for need, new, old in zip(least, now, short, strict=True) if new and not old)
        short = now


def fitted(look: Look, drawn: Drawn) -> Look:
    """The look as a person would change it until no word is broken: the page turned, then smaller letters."""
    tables = [element for element in drawn.elements if isinstance(element, Table)]
    width, height = look.paper
    turned = look.paper if look.turned else (max(width, height), min(width, height))
    sizes = (look.size, *(size for size in (9.0, 8.0, 7.0, 6.0, 5.5) if size < look.size))
    tried = [look, *(replace(look, paper=turned, size=size, leading=size * 1.22) for size in sizes)]
    fits = (
        one for one in tried if look.broken or all(sum(_least(table, one)) < one.column for table in tables)
    )
    return next(fits, tried[-1])


def _least(table: Table, look: Look) -> list[float]:
    """What each column needs for its longest word and the room beside it."""
    letter = look.size * _LETTER[look.face]
    least = [2 * look.padding + letter] * len(table.widths)
    for placed in place_cells(table):
        if placed.cell.column_span == 1:
            marks = 16 if placed.cell.content.startswith(("- ", "1. ")) else 0
            longest = max((len(word) for word in placed.cell.content.split()), default=0)
            need = (
                longest * letter * (0.88 if placed.cell.role == "value" else 1) + 2 * look.padding + marks + 2
            )
            least[placed.column] = max(least[placed.column], need)
    return least
