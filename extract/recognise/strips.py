"""The columns of a strip: one grid of columns for all its pages, and where it stands in the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.recognise.columns import NEAR
from extract.recognise.sheets import Piece, Sheet
from models.pages.document import Cell, Note, Paragraph, Row, Table


@dataclass(frozen=True, slots=True)
class Strip:
    """Where a strip's columns stand in the whole sheet."""

    edges: tuple[float, ...]
    """Left edges of its columns and the last right edge, in points on its pages; empty where unknown."""
    width: int
    dropped: int
    """How many of its first columns only print the sheet's first columns again."""
    first: int
    """Index in the sheet of the first column that it keeps."""

    @property
    def kept(self) -> int:
        """How many columns it adds to the sheet."""
        return self.width - self.dropped


def sheet_to_strips(sheet: Sheet) -> list[Strip]:
    """The strips from left to right."""
    strips: list[Strip] = []
    first = 0
    for number, heads in enumerate(sheet.strips):
        tables = [piece.table for piece in sheet.of(number)]
        edges = _all_edges(tables)
        width = len(edges) - 1 if edges else max(table.columns for table in tables)
        keys = sheet.keys[number]
        dropped = 0
        if keys and heads is not None:
            start = heads.columns[keys].start
            dropped = _nearest(edges, heads.edges[start]) if edges and heads.edges else start
        strips.append(Strip(edges, width, dropped, first))
        first += width - dropped
    return strips


def _all_edges(tables: Iterable[Table]) -> tuple[float, ...]:
    """Every column edge of the tables, once; empty where a table has none."""
    found: list[float] = []
    for table in tables:
        if not table.column_edges:
            return ()
        for edge in table.column_edges:
            if not any(abs(edge - other) <= NEAR for other in found):
                found.append(edge)
    return tuple(sorted(found))


def _nearest(edges: tuple[float, ...], edge: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - edge))


def piece_to_strip(piece: Piece, strip: Strip) -> tuple[Table, tuple[Paragraph, ...]]:
    """The piece's table in the strip's columns, without the repeated ones; and the words of those that go."""
    repeated: list[Paragraph] = []
    rows = []
    for row in piece.table.rows:
        cells = []
        for cell in row.cells:
            moved = _remap(cell, piece.table, strip)
            if moved.column >= strip.dropped:
                cells.append(replace(moved, column=moved.column - strip.dropped))
            elif cell.words:
                repeated.append(Paragraph(cell.words, page=row.page, bbox=cell.bbox))
        rows.append(replace(row, cells=tuple(cells)))
    return replace(piece.table, rows=tuple(rows), columns=strip.kept), tuple(repeated)


def _remap(cell: Cell, table: Table, strip: Strip) -> Cell:
    """The cell in the columns of its strip."""
    if not strip.edges or not table.column_edges:
        return cell
    start = _nearest(strip.edges, table.column_edges[cell.column])
    end = _nearest(strip.edges, table.column_edges[min(cell.column + cell.column_span, table.columns)])
    return replace(cell, column=start, column_span=max(1, end - start))


def sheet_edges(strips: list[Strip]) -> tuple[float, ...]:
    """Column edges of the whole sheet, as if its pages lay side by side; empty where a strip has none."""
    edges: list[float] = []
    for strip in strips:
        if not strip.edges:
            return ()
        shift = edges[-1] - strip.edges[strip.dropped] if edges else 0.0
        edges += [edge + shift for edge in strip.edges[strip.dropped + (1 if edges else 0) :]]
    return tuple(edges)


def beside(left: Row, right: Row, first: int, confidence: float) -> Row:
    """`left` with the cells of `right` from column `first` on."""
    cells = tuple(
        replace(cell, column=cell.column + first, confidence=min(cell.confidence, confidence))
        for cell in right.cells
    )
    return replace(left, cells=left.cells + cells, heading=left.heading or right.heading)


@dataclass(slots=True)
class JoinedStrips:
    """What came of a sheet."""

    tables: list[tuple[Piece, Table]] = field(default_factory=list)
    """Pieces of the first strip, each with its rows made whole."""
    repeated: list[Paragraph] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
