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


def is_name_on_ground(band: Band, run: Sequence[Band], edges: Sequence[float]) -> bool:
    """Whether a band holds nothing but a name in bold in the first of three columns or more, on a ground over them
    all or among rows on grounds, while the rows of its table begin in lighter type: it names them, whatever edges its
    rails show."""
    rows = [other for other in run if other.lines and not all(line.bold for line in other.lines)]
    light = [not other.lines[0].words[0].bold for other in rows]
    return (
        len(edges) > 1
        and band.is_text
        and bool(band.lines)
        and all(line.bold and line.x0 < edges[0] - INTO for line in band.lines)
        and (any(light) if band.held else all(light) and any(other.held for other in rows))
    )


def _is_held_in_bold(band: Band) -> bool:
    return band.held and bool(band.lines) and all(line.bold for line in band.lines)
