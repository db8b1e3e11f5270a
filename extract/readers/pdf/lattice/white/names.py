"""Grounds under names and headings of a table: they part its rows from each other's names, not from each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.readers.pdf.lattice.bands import INTO, Band

FEWEST_NAMED = 2
"""Grounds of headings and names in a table, between which its rows stand, at least."""


def names_alone_are_held(run: Sequence[Band]) -> bool:
    """Whether the rails of a table are sides of the grounds of its headings and names, and part no rows."""
    named = [_is_held_in_bold(band) for band in run if band.lines]
    return sum(named) >= FEWEST_NAMED and all(one or other for one, other in pairwise(named))


def ground_of_names(run: Sequence[Band]) -> bool | None:
    """Whether names on grounds part rows of `run` that begin in lighter type, and on which grounds: those over them all
    (True), or any, where all rows do and some stand on grounds, too (None); False where names part nothing."""
    rows = [band for band in run if band.lines and not all(line.bold for line in band.lines)]
    light = [not band.lines[0].words[0].bold for band in rows]
    return None if all(light) and any(band.held for band in rows) else any(light)


def is_name_on_ground(
    band: Band, named: bool | None, edges: Sequence[float], sides: tuple[float, float]
) -> bool:
    """Whether a band holds nothing but a name in bold in the first of three columns or more, or in the middle between
    the table's `sides`, on a ground as the table's names stand on (`named`): it names rows, whatever edges its rails
    show."""
    return (
        named is not False
        and (named is None or band.held)
        and len(edges) > 1
        and bool(band.lines)
        and band.is_text
        and all(
            line.bold and (line.x0 < edges[0] - INTO or abs(line.x0 + line.x1 - sum(sides)) <= 2 * INTO)
            for line in band.lines
        )
    )


def _is_held_in_bold(band: Band) -> bool:
    return band.held and bool(band.lines) and all(line.bold for line in band.lines)
