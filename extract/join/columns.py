"""Columns of tables that the end of a page or of a column of print parts: whether they are the same, how they lie."""

from __future__ import annotations

from dataclasses import dataclass, replace

from models.pages.document import Row, Table

EDGE_TOLERANCE = 4.0
"""Points by which a column's edge may differ between two pages of one table."""

SIDE_TOLERANCE = 6.0
"""Points by which a table's outer sides may differ: what is drawn there, or the longest words, need not be alike."""

EXACT = 0.5
"""Points by which edges differ that one table has on two pages."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """For each column of the lower table the column of the upper one that it goes on from."""

    columns: tuple[int, ...]


def is_next_column(last: Table, table: Table) -> bool:
    """Whether `table` stands in the column of print right of that in which `last` ends, and begins farther up."""
    ending = last.rows[-1]
    if table.page != ending.page or ending.bbox is None or table.bbox is None or len(last.column_edges) < 2:
        return False
    return table.bbox.x0 > last.column_edges[-2] and table.bbox.top < ending.bbox.top


def _is_first_column(last: Table, table: Table) -> bool:
    """Whether `table` stands left of a table that ends the page before, as in the first column of print."""
    page = last.rows[-1].page
    if page is None or table.page != page + 1 or min(len(last.column_edges), len(table.column_edges)) < 2:
        return False
    return table.column_edges[-2] < last.column_edges[0]


def begin_level(table: Table, other: Table) -> bool:
    """Whether two tables that end one page begin level with each other there, side by side."""
    tops = [
        min((row.bbox.top for row in one.rows if row.bbox and row.page == one.rows[-1].page), default=0.0)
        for one in (table, other)
    ]
    return table.rows[-1].page == other.rows[-1].page and abs(tops[0] - tops[1]) <= EXACT


def _moved_below(last: Table, table: Table) -> Table:
    """`table`, which stands in another column of print, as if it stood below `last`."""
    shift = table.column_edges[0] - last.column_edges[0]
    edges = tuple(edge - shift for edge in table.column_edges)
    if table.columns == last.columns and not table.ruled:
        edges = (*edges[:-1], last.column_edges[-1])  # no more than its longest words
    return replace(table, column_edges=edges)


def column_map(last: Table, table: Table) -> ColumnMap | None:
    """How the columns of `table` lie in those of `last`; None where they are not the same columns."""
    if not last.column_edges or not table.column_edges:
        if last.columns == table.columns:
            return ColumnMap(tuple(range(table.columns)))
        return None
    found = []
    ends = (0, last.columns)
    edges = table.column_edges
    if _differ_by_longest_words(last, table):
        edges = (last.column_edges[0], *edges[1:-1], last.column_edges[-1])
    for place, edge in enumerate(edges):
        is_side = place in (0, table.columns)
        near = [
            n
            for n, old in enumerate(last.column_edges)
            if abs(old - edge) <= (SIDE_TOLERANCE if is_side and n in ends else EDGE_TOLERANCE)
        ]
        if not near:
            return None
        found.append(near[0])
    if found[0] != 0 or found[-1] != last.columns or len(set(found)) != len(found):
        return None
    return ColumnMap(tuple(found))


def _differ_by_longest_words(last: Table, table: Table) -> bool:
    """Whether only the right sides of two tables differ, as where no more than their longest words show them: all
    other edges stand exactly below each other. The left sides differ, too, where labels are set right up to values."""
    before, own = last.column_edges, table.column_edges
    if len(before) != len(own) or len(own) <= 2:
        return False
    first = 1 if len(own) == 3 and not (last.ruled or table.ruled) else 0
    return all(abs(old - edge) <= EXACT for old, edge in zip(before[first:-1], own[first:-1], strict=True))


def common_columns(last: Table, table: Table) -> tuple[Table, ColumnMap] | None:
    """`last` in columns in which those of `table` lie, and how they lie; None where they are not the same columns.

    A break may stand above the rows whose columns are finer: the cells above it then span them.
    """
    if is_next_column(last, table) or _is_first_column(last, table):
        table = _moved_below(last, table)
    columns = column_map(last, table)
    if columns is not None:
        return last, columns
    finer = column_map(table, last) if last.column_edges and table.column_edges else None
    if finer is None:
        return None
    rows = tuple(remap(row, finer) for row in last.rows)
    widened = replace(last, rows=rows, columns=table.columns, column_edges=table.column_edges)
    return widened, ColumnMap(tuple(range(table.columns + 1)))


def remap(row: Row, columns: ColumnMap) -> Row:
    """The row's cells in the grid of the table that it joins."""
    places = columns.columns
    cells = []
    for cell in row.cells:
        start = places[cell.column]
        end_column = cell.column + cell.column_span
        end = places[end_column] if end_column < len(places) else places[-1] + (end_column - len(places) + 1)
        cells.append(replace(cell, column=start, column_span=max(1, end - start)))
    return replace(row, cells=tuple(cells))
