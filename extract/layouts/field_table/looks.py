"""How a row of a label | value table looks: what sets a title's row apart from those with a label."""

from __future__ import annotations

from collections.abc import Iterable

from extract.recognise.grid import GridRow
from models.pages.document import Cell, Document

Look = tuple[bool, bool]
"""Whether all of a row is shaded, and whether all its words are bold."""


def look_of(document: Document, row: GridRow) -> Look:
    """The row's look."""
    return all(cell.shaded for cell in row.own), _are_bold(document, row.filled)


def is_band(document: Document, row: GridRow, usual: Iterable[Look]) -> bool:
    """Whether the row, of two cells at least, is shaded from side to side and looks as none of the `usual` ones."""
    look = look_of(document, row)
    return len(row.own) > 1 and look[0] and look not in usual


def stands_out(document: Document, cells: tuple[Cell, ...]) -> bool:
    """Whether the cells hold words, and are shaded or all in bold."""
    filled = tuple(cell for cell in cells if cell.words)
    return bool(filled) and (all(cell.shaded for cell in filled) or _are_bold(document, filled))


def _are_bold(document: Document, cells: tuple[Cell, ...]) -> bool:
    return all(document.words[word].bold for cell in cells for word in cell.words)
