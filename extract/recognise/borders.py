"""Where a table's rows begin and end on their page."""

from __future__ import annotations

from collections.abc import Iterable

from models.document import Table

SAME = 2.5
"""Points by which the border of a row may differ between two pages."""


def borders(table: Table) -> tuple[float, ...]:
    """The rows' tops and bottoms on their page, from the top down, in points."""
    lines: list[float] = []
    for row in table.rows:
        if row.bbox is not None:
            lines += [row.bbox.top, row.bbox.bottom]
    return tuple(merge_lines(lines))


def merge_lines(lines: Iterable[float]) -> list[float]:
    """The lines from the top down, those within `SAME` of one another as one."""
    merged: list[float] = []
    for line in sorted(lines):
        if not merged or line - merged[-1] > SAME:
            merged.append(line)
    return merged
