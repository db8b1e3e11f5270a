"""Grids and words → tables whose cells hold words; tables inside cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from extract.readers.pdf.lattice.grid import Grid
from extract.readers.pdf.lines import words_to_lines
from extract.readers.pdf.paragraphs import Column, column_of
from extract.readers.pdf.source.content import Fill, Printed
from extract.readers.pdf.source.type.runs import JOINED
from extract.readers.pdf.source.words import split_at, split_word
from extract.readers.shared.seen.lights import light_of
from models.pages.geometry import BBox
from models.values import Light

FEWEST_BOXES = 3
"""Boxes of a drawing."""
NEAR_BOXES = 60.0
"""Points between the rows of a drawing's boxes, at most."""
MOST_BOX_LINES = 4
"""Lines of a box of a drawing, at most: a unit, its head, how to reach them. Where a third have more, they are cards,
some of which the page may have cut."""
FEWEST_LABELS = 2
"""Labels in bold above values that tell a card; the name of a unit may stand above who heads it."""
MOST_BOX_LABEL = 3
"""Words of a label before its colon at the front of a box, at most."""

BESIDE = 0.25
"""In type sizes: words that share more of their height stand beside each other, and not on lines below each other."""
SAME_START = 0.3
"""Points by which texts of one column begin apart, at most."""
WIDEST_PADDING = 12.0
"""Points between a cell's side and its words, at most."""


@dataclass(slots=True)
class DraftCell:
    """A cell before its words have ids."""

    row: int
    column: int
    row_span: int
    column_span: int
    bbox: BBox
    open_top: bool = False
    open_bottom: bool = False
    shaded: bool = False
    light: Light | None = None
    """The traffic light that its ground is."""
    words: list[Printed] = field(default_factory=list)
    tables: list[DraftTable] = field(default_factory=list)
    """Tables inside it, from the top down."""
    parts: list[Column] = field(default_factory=list)
    """Its text, in reading order: one part, or one above and one below each inner table."""


@dataclass(slots=True)
class DraftTable:
    """A table before its words have ids."""

    xs: list[float]
    """Column edges."""
    ys: list[float]
    """Row edges."""
    cells: list[DraftCell]
    ruled: bool = True
    supposed: bool = False
    """Whether rules and grounds show it, but not all its columns."""
    shifted: dict[int, list[float]] = field(default_factory=dict)
    """Column edges of rows whose columns begin elsewhere."""
    labels_right: bool = False
    """Whether its labels stand in the second of two columns that nothing drawn parts."""
    drawing: bool = False
    """Whether it is one box of a drawing (a chart of an organisation): its text is no table's."""

    @property
    def bbox(self) -> BBox:
        """Around it."""
        return BBox(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def grids_to_tables(
    grids: Sequence[Grid], words: list[Printed], fills: Sequence[Fill]
) -> tuple[list[DraftTable], list[Printed]]:
    """The tables of a page with their words in them, from the top down, and the words outside of them all.

    A grid that lies in a cell of another becomes a table inside that cell; a grid without words is
    a drawing.
    """
    tables: list[tuple[DraftTable, dict[tuple[int, int], int]]] = []
    for grid in sorted(grids, key=lambda grid: grid.bbox.width * grid.bbox.height):
        words = _cut_at_rules(words, grid)
        table = DraftTable(grid.xs, grid.ys, [DraftCell(*box) for box in grid.boxes], supposed=grid.supposed)
        table.shifted = grid.shifted
        slots = grid.lookup()
        left: list[Printed] = []
        top, bottom = grid.ys[0], grid.ys[-1]
        for word in words:
            middle = _middle(word)
            cell = _cell_at(table, slots, middle) if top <= middle[1] < bottom else None
            if cell is None:
                left.append(word)
            else:
                cell.words.append(word)
        words = left
        inner = [other for other in tables if _cell_at(table, slots, _centre(other[0].bbox)) is not None]
        if inner and not any(cell.words for cell in table.cells) and len(table.cells) == 1:
            continue  # a frame around a table
        for other in inner:
            cell = _cell_at(table, slots, _centre(other[0].bbox))
            assert cell is not None  # noqa: S101 (it was found above)
            cell.tables.append(other[0])
            tables.remove(other)
        if inner or any(cell.words for cell in table.cells):
            tables.append((table, slots))
    whole = [table for table, _ in tables]
    for table in whole:
        shade(table, fills)
        _part(table)
    return sorted(whole, key=lambda table: (table.ys[0], table.xs[0])), words


def mark_drawings(tables: Sequence[DraftTable]) -> None:
    """Mark the boxes of drawings among `tables`: single boxes, three or more close together, some side by side."""
    single = [table for table in tables if len(table.cells) == 1 and not table.cells[0].tables]
    groups: list[list[DraftTable]] = []
    for table in sorted(single, key=lambda table: table.ys[0]):
        if groups and table.ys[0] - max(other.ys[-1] for other in groups[-1]) < NEAR_BOXES:
            groups[-1].append(table)
        else:
            groups.append([table])
    for group in groups:
        beside = any(
            first.ys[0] < second.ys[-1] and second.ys[0] < first.ys[-1]
            for first, second in combinations(group, 2)
        )
        lines = [sum(len(part.lines) for part in table.cells[0].parts) for table in group]
        if (
            len(group) >= FEWEST_BOXES
            and beside
            and 3 * sum(count > MOST_BOX_LINES for count in lines) < len(lines)
            and 2 * sum(map(_is_card, group)) <= len(group)
        ):
            for table in group:
                table.drawing = True


def _is_card(table: DraftTable) -> bool:
    """Whether a box holds labels with values, which no unit of a chart does: one before, or two in bold above them."""
    lines = [line for part in table.cells[0].parts for line in part.lines]
    above = sum(first.bold and not second.bold for first, second in pairwise(lines))
    return above >= FEWEST_LABELS or _begins_with_label(table)


def _begins_with_label(table: DraftTable) -> bool:
    """Whether a box begins with "Label: value", which no unit of a chart is."""
    words = next((part.lines[0].words for part in table.cells[0].parts if part.lines), [])
    return any(word.text.endswith(":") for word in words[:MOST_BOX_LABEL] if word is not words[-1])


def _middle(word: Printed) -> tuple[float, float]:
    if word.shown is not None:
        return _centre(word.shown)
    return (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2


def _centre(box: BBox) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _cell_at(
    table: DraftTable, slots: dict[tuple[int, int], int], point: tuple[float, float]
) -> DraftCell | None:
    row = bisect_right(table.ys, point[1]) - 1
    column = bisect_right(table.shifted.get(row, table.xs), point[0]) - 1
    index = slots.get((row, column))
    return table.cells[index] if index is not None else None


def _cut_at_rules(words: list[Printed], grid: Grid) -> list[Printed]:
    """`words` with those cut in two whose letters stand on both sides of an inner rule of `grid`."""
    box = grid.bbox
    inner = grid.xs[1:-1]
    if not inner or grid.shifted:
        return words
    cut: list[Printed] = []
    ends: dict[int, list[float]] = {}
    for word in words:
        crossed = inner[bisect_right(inner, word.x0 + 1) : bisect_left(inner, word.x1 - 1)]
        rest = word
        if crossed and box.top < (word.top + word.bottom) / 2 < box.bottom:
            ends = ends or _ends_by_row(grid)
            for x in crossed:
                halves = (
                    split_at(rest, x) if _is_bounded(grid, ends, x, (word.top + word.bottom) / 2) else None
                )
                if halves is not None and not _is_printed_over(halves[1], words):
                    halves = _behind_overrun(rest, halves, x, words, box)
                    if halves is not None:
                        cut.append(halves[0])
                        rest = halves[1]
        cut.append(rest)
    return cut


def _behind_overrun(
    word: Printed, halves: tuple[Printed, Printed], x: float, words: Sequence[Printed], table: BBox
) -> tuple[Printed, Printed] | None:
    """The parts of `word`, cut at the rule at `x` into `halves`: where it is too long for its cell and runs over the
    rule, within small letters and not where other text begins behind it, it is cut where that begins, or not at all."""
    first, rest = halves
    if not (first.text[-1].islower() and rest.text[0].islower()):
        return halves
    starts = [
        other.x0
        for other in words
        if x < other.x0 < x + WIDEST_PADDING and table.top < other.top < table.bottom
    ]
    if not starts or _is_among(rest.x0, starts):
        return halves
    behind = range(len(first.text) + 1, len(word.text))
    at = next((n for n in behind if _is_among(word.starts[n], starts)), None)
    if at is None:
        return None if rest.text.islower() else halves
    left, right = split_word(word, (at,))
    return left, right


def _is_among(x: float, starts: Sequence[float]) -> bool:
    return any(abs(x - start) <= SAME_START for start in starts)


def _is_printed_over(end: Printed, words: list[Printed]) -> bool:
    """Whether another word begins on `end`: the end of a label too long for its cell, not a cell's text."""
    return any(
        end.x0 <= word.x0 < end.x1 - JOINED * end.size
        and min(end.bottom, word.bottom) - max(end.top, word.top) > BESIDE * end.size
        for word in words
    )


def _ends_by_row(grid: Grid) -> dict[int, list[float]]:
    """The right sides of the cells of each row of `grid`."""
    ends: dict[int, list[float]] = {}
    for box in grid.boxes:
        for row in range(box.row, box.row + box.row_span):
            ends.setdefault(row, []).append(box.bbox.x1)
    return ends


def _is_bounded(grid: Grid, ends: dict[int, list[float]], x: float, y: float) -> bool:
    """Whether a cell of `grid` ends at `x` at the height `y`, rather than spanning it; `ends` are those of its rows."""
    return any(abs(end - x) < 0.1 for end in ends.get(bisect_right(grid.ys, y) - 1, ()))


def shade(table: DraftTable, fills: Sequence[Fill]) -> None:
    """Mark the cells of `table` that stand on a coloured ground, with the light that the uppermost is."""
    if not fills:
        return
    near = [fill for fill in fills if fill.bottom > table.ys[0] and fill.top < table.ys[-1]]
    for cell in table.cells:
        box = cell.bbox
        x, y = _centre(box)
        below = [
            fill
            for fill in near
            if fill.x0 <= x <= fill.x1
            and fill.top <= y <= fill.bottom
            and 2 * (fill.x1 - fill.x0) * (fill.bottom - fill.top) > box.width * box.height
        ]
        cell.shaded = bool(below)
        cell.light = light_of(f"{below[-1].colour:06x}") if below else None


def _part(table: DraftTable) -> None:
    """Put the words of each cell into lines, those above and below an inner table apart."""
    usual = _padded_edges(table) if table.supposed and not table.shifted else table.xs
    for cell in table.cells:
        words, edges = cell.words, table.shifted.get(cell.row, usual)
        room = cell.bbox._replace(x0=edges[cell.column], x1=edges[cell.column + cell.column_span])
        cell.tables.sort(key=lambda inner: inner.ys[0])
        for inner in cell.tables:
            _part(inner)
            above = [word for word in words if _middle(word)[1] < inner.ys[0]]
            words = [word for word in words if _middle(word)[1] >= inner.ys[0]]
            cell.parts.append(words_to_column(above, room))
        cell.parts.append(words_to_column(words, room))
        cell.words = []


def _padded_edges(table: DraftTable) -> list[float]:
    """The column edges of a table that words show, which stand close to the words right of them: all cells have the
    padding of the first column, whose side is drawn."""
    starts = [
        min((w.x0 for cell in table.cells if cell.column == column for w in cell.words), default=x)
        for column, x in enumerate(table.xs[:-1])
    ]
    padding = starts[0] - table.xs[0]
    if padding > WIDEST_PADDING:
        return table.xs
    inner = [min(x, start - padding) for x, start in zip(table.xs[1:-1], starts[1:], strict=True)]
    return [table.xs[0], *inner, table.xs[-1]]


def group_cells(cells: list[DraftCell], first: int, end: int, group: BBox, bottom: float) -> list[DraftCell]:
    """`cells`, those of the first row over the columns from `first` up to `end` made one, the others reaching down
    to the `bottom` of the second row, what stands there being their second lines."""
    kept: list[DraftCell] = []
    second = {cell.column: cell.parts[0] for cell in cells if cell.row == 1}
    for cell in cells:
        under = first <= cell.column < end
        if cell.row == 0 and not under:
            cell.row_span, cell.bbox = 2, cell.bbox._replace(bottom=bottom)
            own_lines = [*cell.parts[0].lines, *second[cell.column].lines]
            cell.parts = [words_to_column([word for line in own_lines for word in line.words])]
        elif cell.row == 0 and cell.column == first:
            cell.column_span, cell.bbox = end - first, group
            lines = [
                line
                for own in cells
                if own.row == 0 and first <= own.column < end
                for line in own.parts[0].lines
            ]
            cell.parts = [words_to_column([word for line in lines for word in line.words])]
        if (
            cell.row > 1
            or (cell.row == 0 and (not under or cell.column == first))
            or (cell.row == 1 and under)
        ):
            kept.append(cell)
    return kept


def words_to_column(words: list[Printed], room: BBox | None = None) -> Column:
    """The lines of `words`; those turned against the page are read in their own direction, after the others."""
    angles = sorted({word.turned for word in words} - {0})
    if not angles:
        return column_of(words_to_lines(words), room)
    column = column_of(words_to_lines(word for word in words if not word.turned), room)
    for angle in angles:
        turned = column_of(words_to_lines(word for word in words if word.turned == angle))
        column.lines += turned.lines
        column.right = max(column.right, turned.right)
    return column
