"""Tables below each other whose values begin at different places: the look of their labels tells it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.pdf.lattice.bands import INTO, Band
from extract.readers.pdf.lattice.gutters import ALIGNED
from extract.readers.pdf.lattice.looks.parting import are_set_alike, parting_of

FEWEST = 2
"""Tables, and rows of one of them, at least."""
STARTS = 1.0
"""Points by which values begin apart in one column."""


def value_start(band: Band) -> float | None:
    """Where the value of a row begins, whose further lines stand in its columns."""
    line = band.lines[0] if band.lines else None
    parting = parting_of(line) if line is not None else None
    if line is None or parting is None:
        return None
    rest = [word for own in band.lines[1:] for word in own.words]
    obey = all(
        word.x0 >= parting.start - INTO or (word.x1 <= parting.start and are_set_alike(line.words[0], word))
        for word in rest
    )
    return parting.start if obey else None


def parted_by_looks(bands: Sequence[Band]) -> list[tuple[float, list[Band]]]:
    """`bands` of several tables, each with where its values begin, as the look of their labels tells; empty where it
    tells one table, or none."""
    groups: list[tuple[float, list[Band]]] = []
    rows: list[list[Band]] = []
    loose: list[Band] = []
    for band in bands:
        start = value_start(band)
        if start is None:
            loose.append(band)
            continue
        if not groups or abs(groups[-1][0] - start) > STARTS:
            groups.append((start, []))
            rows.append([])
        groups[-1][1].extend([*loose, band])
        rows[-1].append(band)
        loose = []
    single = sum(len(own) < FEWEST for own in rows)
    if len(groups) < FEWEST or loose or 2 * single > len(groups):
        return []  # values are centred, say
    places = [start for start, _ in groups]
    strange = any(
        _begins_at(own[0], other)
        for start, own in zip(places, rows, strict=True)
        if len(own) < FEWEST
        for other in places
        if other < start - ALIGNED
    )
    return [] if strange else groups


def _begins_at(band: Band, x: float) -> bool:
    """Whether a word of the first line of `band` begins at `x`: its value does, the first words of which are set as its
    label is."""
    return any(abs(word.x0 - x) <= STARTS for word in band.lines[0].words)
