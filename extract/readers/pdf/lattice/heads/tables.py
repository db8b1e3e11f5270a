"""Lines in columns that nothing drawn parts → a table: its headings, the names of rows among them, and their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from extract.readers.pdf.lattice.bands import rights_of, split_line
from extract.readers.pdf.lattice.heads.groups import ALIGNED, group_of, starts_of
from extract.readers.pdf.lattice.spans.parted import part_rows
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, group_cells, words_to_column
from extract.readers.pdf.lines import Line
from models.pages.geometry import BBox


def names_rows(line: Line, places: Sequence[float]) -> bool:
    """Whether `line` is a bold text alone from the first column on, as the name of the rows below it is."""
    return line.bold and len(starts_of(line)) == 1 and abs(line.x0 - places[0]) <= ALIGNED


def lines_to_table(
    head: Sequence[Line],
    body: Sequence[Line],
    places: Sequence[float],
    sides: Sequence[float] = (),
    *,
    is_name: Callable[[Line], bool] | None = None,
) -> DraftTable:
    """The table of these lines, whose columns begin at `places`; `is_name` says which of them name the rows below."""
    is_name = is_name or partial(names_rows, places=places)
    edges = [x - ALIGNED for x in places[1:]]
    rows: list[Sequence[Line]] = [head] if head else []
    past: dict[int, set[int]] = {}
    run: list[Line] = []
    for line in [*body, None]:
        if line is not None and not is_name(line):
            run.append(line)
            continue
        parted = part_rows(run, edges)
        past |= {row: columns for row, columns in enumerate(parted.past, start=len(rows)) if columns}
        rows += [*parted.rows, [line]] if line is not None else parted.rows
        run = []
    group = group_of(head, places) if head else None
    if group is not None:
        rows[:1] = [head[: group.row], head[group.row :]]
        past = {row + 1: columns for row, columns in past.items()}
    xs = [min(line.x0 for line in (*head, *body)), *edges, max(line.x1 for line in (*head, *body))]
    if sides:  # of the page before
        xs = [sides[0], *sides[1:-1], max(xs[-1], sides[-1])]
    ys = [*(row[0].top for row in rows), max(line.bottom for line in rows[-1])]
    rights = rights_of([*head, *body], edges)
    named = [len(own) == 1 and is_name(own[0]) for own in rows]
    cells = [
        cell
        for row, own in enumerate(rows)
        for cell in ([_name_cell(row, own[0], xs, ys)] if named[row] else _cells_of(row, own, xs, ys, rights))
    ]
    if group is not None:
        cells = group_cells(
            cells, group.first, group.end, BBox(xs[group.first], ys[0], xs[group.end], ys[1]), ys[2]
        )
    return DraftTable(xs, ys, _joined(cells, past), ruled=False)


def _joined(cells: list[DraftCell], past: Mapping[int, set[int]]) -> list[DraftCell]:
    """`cells`, those made one with the cells below them that `past` names by row and column."""
    kept: list[DraftCell] = []
    for cell in cells:
        if cell.column in past.get(cell.row - 1, ()):
            over = next(
                own for own in kept if own.column == cell.column and own.row + own.row_span == cell.row
            )
            lines = [*over.parts[0].lines, *cell.parts[0].lines]
            over.parts = [words_to_column([word for line in lines for word in line.words])]
            over.row_span, over.bbox = over.row_span + 1, over.bbox._replace(bottom=cell.bbox.bottom)
        else:
            kept.append(cell)
    return kept


def _name_cell(row: int, line: Line, xs: Sequence[float], ys: Sequence[float]) -> DraftCell:
    """The name of the rows below it, over all columns."""
    box = BBox(xs[0], ys[row], xs[-1], ys[row + 1])
    return DraftCell(row, 0, 1, len(xs) - 1, box, parts=[words_to_column(line.words)])


def _cells_of(
    row: int, lines: Sequence[Line], xs: Sequence[float], ys: Sequence[float], rights: Mapping[int, float]
) -> Iterator[DraftCell]:
    """The cells of a row, whose texts have room up to the `rights`, the ends of the longest lines of their columns."""
    parts = [split_line(line, xs[1:-1]) for line in lines]
    for column in range(len(xs) - 1):
        box = BBox(xs[column], ys[row], xs[column + 1], ys[row + 1])
        words = [word for part in parts for word in part.get(column, [])]
        room = box._replace(x1=rights.get(column, box.x1))
        yield DraftCell(row, column, 1, 1, box, parts=[words_to_column(words, room)])
