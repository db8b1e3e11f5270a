"""Word's tables: rows of cells over one grid, merged cells merged, slivers of the grid undone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from extract.readers.shared.seen.lights import light_of
from extract.readers.word.looks import fill_of
from extract.readers.word.names import MC, W, chosen_branch, is_on, number_of, value_of
from extract.readers.word.styles import StyleSheet, TableLook, is_filled
from models.pages.document import Block, Cell, Row, Table
from models.values import Light

MAX_SPAN = 1000
"""Columns that one cell may claim; Word's own limit is 63."""
_SLIVER = 113
"""Twips (2 mm): columns narrower than this come from edges that were dragged not quite alike."""
_LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}

CellReader: TypeAlias = Callable[[etree._Element, str, bool], list[Block]]
"""Reads a cell's content, given its reference and whether the table's style turns bold over."""


@dataclass(slots=True)
class _RawCell:
    """A cell as written: which grid columns it covers in its own row, and whether it goes on from above."""

    start: int
    end: int
    blocks: list[Block]
    shaded: bool
    light: Light | None
    merge: str | None
    """`restart`, `continue`, or None outside of a vertical merge."""
    rows: int = 1


@dataclass(slots=True)
class _RawRow:
    cells: list[_RawCell] = field(default_factory=list)
    heading: bool = False


def read_table(table: etree._Element, ref: str, sheet: StyleSheet, read_cell: CellReader) -> Table | None:
    """The table `table`, its cells' contents read by `read_cell`; None if it has no rows.

    `ref` is how the table is called; the cells are `ref row 2 cell 1`, counted as the rows list them.
    """
    style = sheet.table_look(value_of(table.find(f"{W}tblPr/{W}tblStyle")))
    edges = _edges_that_count(table.find(f"{W}tblPr/{W}tblLook"))
    elements = [row for row in _children(table, W + "tr") if row.find(f"{W}trPr/{W}del") is None]
    rows = []
    for index, element in enumerate(elements):
        flags = edges & {"wholeTable", "firstCol", "lastCol"}
        flags |= edges & ({"firstRow"} if index == 0 else set())
        flags |= edges & ({"lastRow"} if index == len(elements) - 1 else set())
        rows.append(_read_row(element, f"{ref} row {index + 1}", _Look(style, frozenset(flags)), read_cell))
    if not rows:
        return None
    columns = _close_grid(rows, _widths(table))
    return Table(_merged(rows), columns, ref)


@dataclass(frozen=True, slots=True)
class _Look:
    """What the table's style does to one row."""

    style: TableLook
    edges: frozenset[str]

    def of_cell(self, first: bool, last: bool) -> tuple[bool, bool]:
        """Whether the style turns a cell's bold over, and whether it shades it."""
        edges = self.edges - ({"firstCol"} if not first else set()) - ({"lastCol"} if not last else set())
        return bool(edges & self.style.bold), bool(edges & self.style.shaded)


def _read_row(row: etree._Element, ref: str, look: _Look, read_cell: CellReader) -> _RawRow:
    properties = row.find(W + "trPr")
    raw = _RawRow()
    column = 0
    if properties is not None:
        raw.heading = is_on(properties.find(W + "tblHeader")) or False
        column = _span(number_of(properties.find(W + "gridBefore")), least=0)
    cells = list(_children(row, W + "tc"))
    for index, element in enumerate(cells):
        bold, style_shades = look.of_cell(index == 0, index == len(cells) - 1)
        blocks = read_cell(element, f"{ref} cell {index + 1}", bold)
        settings = element.find(W + "tcPr")
        span, shading, merge = 1, None, None
        if settings is not None:
            span = _span(number_of(settings.find(W + "gridSpan")))
            shading = settings.find(W + "shd")
            merge = _merge_kind(settings.find(W + "vMerge"))
            if raw.cells and _merge_kind(settings.find(W + "hMerge")) == "continue":
                raw.cells[-1].blocks.extend(blocks)
                raw.cells[-1].end += span
                column += span
                continue
        shaded = style_shades if shading is None else is_filled(shading)
        light = light_of(fill_of(settings))
        raw.cells.append(_RawCell(column, column + span, blocks, shaded, light, merge))
        column += span
    return raw


def _merge_kind(element: etree._Element | None) -> str | None:
    """`restart` or `continue` (which is meant where no value is written); None without a merge."""
    if element is None:
        return None
    return "restart" if value_of(element) == "restart" else "continue"


def _span(written: int | None, least: int = 1) -> int:
    return min(max(written or least, least), MAX_SPAN)


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those inside content controls and other wrappers."""
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        elif element.tag == MC + "AlternateContent":
            branch = chosen_branch(element)
            stack.extend([] if branch is None else reversed(branch))
        elif element.tag not in _NO_WRAPPERS:
            stack.extend(reversed(element))


_NO_WRAPPERS = frozenset(
    W + tag for tag in ("tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "p", "tbl", "del", "moveFrom")
)


def _edges_that_count(look: etree._Element | None) -> frozenset[str]:
    """Which edges of the table the table's style may format, by the style's names for them."""
    written = value_of(look)
    try:
        bits = int(written, 16) if written else 0
    except ValueError:
        bits = 0
    on = {
        edge
        for edge, bit in _LOOK_BITS.items()
        if (value_of(look, edge) in {"1", "true", "on"} if value_of(look, edge) else bits & bit)
    }
    return frozenset({edge.replace("Column", "Col") for edge in on} | {"wholeTable"})


def _widths(table: etree._Element) -> list[int]:
    """The grid columns' widths in twips."""
    return [number_of(column, "w") or 0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]


def _close_grid(rows: list[_RawRow], widths: list[int]) -> int:
    """Renumber all cells over the columns that can be seen; return how many there are.

    A grid column in which no cell begins cannot be seen, and one of a few twips is an edge that was
    dragged not quite alike in two rows: neither is a column to a reader.
    """
    cells = [cell for row in rows for cell in row.cells]
    snapped = _snapped_starts(cells, widths)
    starts = sorted(set(snapped.values()))
    for cell in cells:
        cell.start = bisect_left(starts, snapped[cell.start])
        end = snapped.get(cell.end, cell.end)
        cell.end = max(bisect_left(starts, end), cell.start + 1)
    return max((cell.end for cell in cells), default=0)


def _snapped_starts(cells: list[_RawCell], widths: list[int]) -> dict[int, int]:
    """Each column in which a cell begins, and the column it is to be one with (mostly itself)."""
    positions = [0]
    for width in widths:
        positions.append(positions[-1] + max(width, 0))
    nearest_end: dict[int, int] = {}
    for cell in cells:
        nearest_end[cell.start] = min(cell.end, nearest_end.get(cell.start, cell.end))
    snapped: dict[int, int] = {}
    kept, least_end = -1, 0
    for start in sorted(nearest_end):
        known = kept >= 0 and start < len(positions) and widths and all(widths[kept:start])
        if known and positions[start] - positions[kept] < _SLIVER and least_end > start:
            least_end = min(least_end, nearest_end[start])
        else:
            kept, least_end = start, nearest_end[start]
        snapped[start] = kept
    return snapped


def _merged(rows: list[_RawRow]) -> tuple[Row, ...]:
    """The rows with vertical merges done; text in a cell that only goes on from above moves up with it."""
    open_above: dict[int, _RawCell] = {}
    for row in rows:
        still_open: dict[int, _RawCell] = {}
        kept = []
        for cell in row.cells:
            above = open_above.get(cell.start)
            if cell.merge == "continue" and above is not None and above.end == cell.end:
                above.rows += 1
                above.blocks.extend(cell.blocks)
                cell = above  # noqa: PLW2901 - the row above owns it
            else:
                kept.append(cell)
            if cell.merge is not None:
                still_open[cell.start] = cell
        row.cells = kept
        open_above = still_open
    leading = next((index for index, row in enumerate(rows) if not row.heading), len(rows))
    return tuple(_row(row, heading=index < leading) for index, row in enumerate(rows))


def _row(row: _RawRow, *, heading: bool) -> Row:
    cells = tuple(
        Cell(
            cell.start,
            tuple(cell.blocks),
            cell.end - cell.start,
            cell.rows,
            heading,
            cell.shaded,
            light=cell.light,
        )
        for cell in row.cells
    )
    return Row(cells, heading)
