"""Regions of print: columns of text side by side are read one after the other, and lines are made within them.

A strip that no text crosses parts a page, or a part of it, in two columns, where what stands left and right of it is
print: paragraphs that begin at heights of their own. Rows of a table begin together on both sides. (The recursive cut
of Nagy and Seth, 1984, with strips that need not reach over the whole page, as Breuel's white covers.)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median_low

from extract.readers.pdf.lattice.aligned import Region, lines_to_regions
from extract.readers.pdf.lattice.heads.find import box_headed, find_headed, rows_gone_on
from extract.readers.pdf.lattice.tables import DraftTable, words_to_column
from extract.readers.pdf.lattice.white.boxes import box_to_table
from extract.readers.pdf.lines import Line, words_to_lines
from extract.readers.pdf.paragraphs import Column
from extract.readers.pdf.print.levels import PARAGRAPH
from extract.readers.pdf.print.sides import (
    FEWEST_LINES,
    LEVEL,
    Piece,
    Zone,
    holds_tables,
    is_print,
    lines_of,
    rows_in,
    size_of,
    tables_overlap,
)
from extract.readers.pdf.source.content import Printed

MOST_STRIPS = 8
"""Places at which most pieces of lines begin, which are tried as columns of print."""
WIDE = 1.0
"""In type sizes: a gap of a line from which on its parts may belong to different columns of print."""
LARGER = 1.08
"""Times as large as most of the text a heading is, at least."""
AROUND = 0.3
"""In type sizes: white around a heading over two columns of print, at least, above it and below."""
MOST_NEAR = 20
"""Pieces of lines above and below a heading among which the next of both sides are looked for."""


def words_to_regions(
    words: list[Printed],
    tables: Sequence[DraftTable],
    known: DraftTable | None = None,
    strip: float | None = None,
) -> list[Region]:
    """The columns and tables of a page in reading order; `words` are those outside of `tables`.

    `known` is a table without rules that ended the page before: its rows may go on here. `strip` is where the right
    column of print began on the page before: a few lines that the columns end with are print, too.
    """
    turned = [word for word in words if word.turned]
    lines = words_to_lines(word for word in words if not word.turned)
    begun = rows_gone_on(_above(lines, tables), known) if known is not None else None
    if begun is not None:
        lines, known = lines[begun[0] :], None
    pieces = [piece for line in lines for piece in _pieces(line)]
    pieces += [Piece(*table.bbox, [], table) for table in tables]
    regions = _read(sorted(pieces, key=lambda piece: (piece.top, piece.x0)), known, strip)
    if begun is not None:
        regions.insert(0, begun[1])
    if turned:
        regions.append(words_to_column(turned))
    return regions


def _above(lines: Sequence[Line], tables: Sequence[DraftTable]) -> list[Line]:
    """Those of `lines` that stand above all of `tables`."""
    top = min((table.ys[0] for table in tables), default=float("inf"))
    return [line for line in lines if line.bottom <= top]


def _pieces(line: Line) -> Iterable[Piece]:
    words = line.words[:1]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 >= WIDE * line.size:
            yield _piece(words)
            words = []
        words.append(word)
    yield _piece(words)


def _piece(words: list[Printed]) -> Piece:
    return Piece(
        words[0].x0,
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
        words,
    )


def strip_of(regions: Sequence[Region]) -> float | None:
    """Where a column of print begins right of another; None where none does."""
    columns = [region for region in regions if isinstance(region, Column) and region.lines]
    for left, right in pairwise(columns):
        if right.left > left.right and right.lines[0].top < left.lines[-1].bottom:
            return right.left
    return None


def _read(pieces: list[Piece], known: DraftTable | None, strip: float | None = None) -> list[Region]:
    zone = None if _is_headed(pieces) else _find_zone(pieces, strip)
    if zone is None:
        return _read_column(pieces, known)
    regions = _read(zone.above, known, strip) if zone.above else []
    return [
        *regions,
        *_read(zone.left, None),
        *_read(zone.right, None),
        *(_read(zone.below, None, strip) if zone.below else []),
    ]


def _read_column(pieces: list[Piece], known: DraftTable | None) -> list[Region]:
    """The text and tables of one column of print, from the top down."""
    regions: list[Region] = []
    words = [word for piece in pieces for word in piece.words]
    tables = sorted(
        (piece.table for piece in pieces if piece.table is not None), key=lambda table: table.ys[0]
    )
    lines = words_to_lines(words)
    for table in tables:
        above = [line for line in lines if line.top + line.bottom < 2 * table.ys[0]]
        beside = [
            line
            for line in lines
            if 2 * table.ys[0] <= line.top + line.bottom <= 2 * table.ys[-1] and line.x1 <= table.xs[0] + 2
        ]
        regions += lines_to_regions(above, known)
        regions += lines_to_regions(beside)
        regions += _opened(table, None if above or beside else known)
        known = None
        taken = {id(line) for line in above + beside}
        lines = [line for line in lines if id(line) not in taken]
    return regions + lines_to_regions(lines, known, end_page=True)


def _is_headed(pieces: Sequence[Piece]) -> bool:
    """Whether a row of column headings over the whole width begins a table: its columns are none of print."""
    words = [piece for piece in pieces if piece.words]
    bold = [piece for piece in words if piece.words[0].bold]
    near, three = (
        [abs(piece.bottom - after.bottom) <= 1.0 for piece, after in pairwise(some)] for some in (bold, words)
    )
    if not any(near) and not any(one and other for one, other in pairwise(three)):
        return False
    return any(True for _ in find_headed(lines_of(list(pieces))))


def _opened(table: DraftTable, known: DraftTable | None) -> list[Region]:
    """`table`; or what stands in it, where it is a mere box around a table that headings or labels show."""
    if len(table.cells) != 1 or table.cells[0].tables or table.drawing:
        return [table]
    lines = [line for part in table.cells[0].parts for line in part.lines]
    if not lines or any(word.turned for line in lines for word in line.words):
        return [table]
    begun = rows_gone_on(lines, known, fewest=0) if known is not None else None
    if begun is not None and begun[0] == len(lines):
        return [begun[1]]
    whole = box_headed(lines) or box_to_table(lines)
    inner: list[Region] = [whole] if whole is not None else lines_to_regions(lines)
    held = sum(
        len(part.lines)
        for region in inner
        if isinstance(region, DraftTable)
        for cell in region.cells
        if not cell.column
        for part in cell.parts
    )
    return inner if held and all(isinstance(region, DraftTable) for region in inner) else [table]


# -- columns of print ---------------------------------------------------------------------------


def _find_zone(pieces: list[Piece], strip: float | None) -> Zone | None:
    """The largest part of `pieces` that a strip parts in two columns of print; None where none does."""
    best: tuple[float, Zone] | None = None
    strips = _strips(pieces) if rows_in(pieces) >= 2 * FEWEST_LINES else []
    larger = _larger_texts(pieces) if strips else frozenset()
    for x in strips:
        for zone in _zones_at(pieces, x, FEWEST_LINES, larger):
            size = min(rows_in(zone.left), rows_in(zone.right))
            if best is not None and size <= best[0]:
                continue
            if is_print(zone) or holds_tables(zone) or tables_overlap(zone):
                best = size, zone
    if best is None and strip is not None:
        return next((zone for zone in _zones_at(pieces, strip, 1) if _ends_print(zone, strip)), None)
    return best[1] if best is not None else None


def _ends_print(zone: Zone, strip: float) -> bool:
    """Whether a zone holds no more than the few lines with which columns of print end, the right one at `strip`."""
    fewest = min(len(zone.left), len(zone.right))
    return fewest < FEWEST_LINES and abs(min(piece.x0 for piece in zone.right) - strip) <= 1


def _strips(pieces: list[Piece]) -> list[float]:
    """Where columns of print may begin: several pieces do, right of others."""
    starts = sorted(piece.x0 for piece in pieces for _ in range(rows_in([piece])))
    least = starts[0] + 50
    found: list[tuple[int, float]] = []
    for index, x in enumerate(starts):
        if x < least or (found and x - found[-1][1] <= 3):
            continue
        count = bisect_right(starts, x + 3) - index
        if count >= FEWEST_LINES - 1:
            found.append((-count, x))
    return [x for _, x in sorted(found)[:MOST_STRIPS]]


def _larger_texts(pieces: Sequence[Piece]) -> frozenset[int]:
    """Which of `pieces` may head what stands below them on both sides of a strip: texts in larger type than most."""
    larger = LARGER * median_low(size_of(piece) for piece in pieces)
    return frozenset(
        index for index, piece in enumerate(pieces) if piece.words and piece.words[0].size >= larger
    )


def _zones_at(
    pieces: list[Piece], x: float, fewest: int, larger: frozenset[int] = frozenset()
) -> Iterable[Zone]:
    """The runs of pieces between those that cross the strip left of `x`, and texts over both of its sides, which are
    `larger` than most or stand above tables."""
    strip = x - 8.0
    run: list[Piece] = []
    start = 0
    for index, piece in enumerate([*pieces, None]):
        if (
            piece is not None
            and not (piece.x0 < x - 1 and piece.x1 > strip)
            and not (pieces[index].words and _heads_both(pieces, index, x, is_large=index in larger))
        ):
            run.append(piece)
            continue
        zone = _zone(pieces[:start], run, pieces[index:], x, fewest) if rows_in(run) >= 2 * fewest else None
        if zone is not None:
            yield zone
        run, start = [], index + 1


def _heads_both(pieces: Sequence[Piece], index: int, x: float, *, is_large: bool) -> bool:
    """Whether a text left of `x` stands in white on the right of `x`, too, and what follows begins level on both sides,
    if anything does: it heads columns of print where it `is_large`, else two tables side by side."""
    heading = pieces[index]
    if heading.x0 >= x - 1:
        return False
    above, below = pieces[max(0, index - MOST_NEAR) : index], pieces[index + 1 : index + MOST_NEAR]
    ends = max((piece.bottom for piece in above if piece.x0 >= x - 1), default=0.0)
    left, right = (
        next((piece for piece in below if (piece.x0 >= x - 1) is side), None) for side in (False, True)
    )
    white = AROUND * heading.words[0].size
    if heading.top - ends < white:
        return False
    if left is None or right is None:
        return is_large and left is right
    is_level = abs(left.top - right.top) <= LEVEL and min(left.top, right.top) - heading.bottom >= white
    return is_level and (is_large or None not in (left.table, right.table))


def _zone(above: list[Piece], run: list[Piece], below: list[Piece], x: float, fewest: int) -> Zone | None:
    """The zone of `run`; what belongs to the text above and below goes there."""
    first_right = min((piece.top for piece in run if piece.x0 >= x - 1), default=None)
    last_right = max((piece.bottom for piece in run if piece.x0 >= x - 1), default=None)
    if first_right is None or last_right is None:
        return None
    start, end = 0, len(run)
    bottom = above[-1].bottom if above else None
    while start < end and bottom is not None and run[start].bottom <= first_right + 1:
        piece = run[start]
        if piece.top - bottom > PARAGRAPH * (piece.bottom - piece.top):
            break
        bottom, start = piece.bottom, start + 1
    while start < end and below and run[end - 1].top >= last_right - 1 and run[end - 1].x0 < x - 1:
        gap = run[end - 1].top - (run[end - 2].bottom if end > 1 else 0.0)
        if below[0].top - run[end - 1].bottom >= gap:
            break
        end -= 1
    inner = run[start:end]
    left, right = (
        [piece for piece in inner if piece.x0 < x - 1],
        [piece for piece in inner if piece.x0 >= x - 1],
    )
    if min(rows_in(left), rows_in(right)) < fewest:
        return None
    return Zone([*above, *run[:start]], left, right, [*run[end:], *below])
