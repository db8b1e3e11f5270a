"""Tables that rules across, ends of their pieces, grounds and the words themselves show together.

A stack of rails is cut into bands. Each kind of evidence proposes where columns end: joints of rails, sides of
grounds, uprights that are drawn somewhere, and gutters between the words. The words judge: where one runs across,
cells are one. What is foreign to the columns (a heading, running text) ends the table, as do other columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.readers.pdf.lattice.around.beyond import row_above, rows_below
from extract.readers.pdf.lattice.around.ended import NOTHING, Ended, give_ended, gone_on
from extract.readers.pdf.lattice.around.foreign import cut_foreign, label_look, room_of_rows
from extract.readers.pdf.lattice.bands import (
    Band,
    between_rows,
    box_of,
    heads_a_row,
    is_text,
    parts_box,
    rows_of,
    rows_of_labels,
    start_right_of,
)
from extract.readers.pdf.lattice.drawn import FEWEST_BESIDE, Drawn, with_widened
from extract.readers.pdf.lattice.heads.again import parted_at_heads, parted_at_joints
from extract.readers.pdf.lattice.heads.gaps import (
    heads_apart,
    heads_over,
    is_below_heads,
    is_full,
    row_below_heads,
    size_of,
)
from extract.readers.pdf.lattice.rails import (
    SNAP,
    Stack,
    beside_spans,
    fill_sides,
    is_near,
    merge,
    parted_by_wider,
    rails_of,
    rails_of_some_columns,
    stacks_of,
    through_boxes,
)
from extract.readers.pdf.lattice.rows import is_table, lines_to_columns, row_starts, stand_in_rows
from extract.readers.pdf.lattice.spans.body import rows_of_body
from extract.readers.pdf.lattice.spans.cut import with_cut_spans
from extract.readers.pdf.lattice.spans.parted import are_told
from extract.readers.pdf.lattice.spans.shifted import ShiftedRow, shifted_boxes, shifted_rows
from extract.readers.pdf.lattice.spans.through import rows_between
from extract.readers.pdf.lattice.white.columns import rows_parted
from extract.readers.pdf.lattice.white.edges import (
    FEWEST_RAILS,
    are_alike,
    bands_between,
    drop_strange,
    fills_column,
    give_edges,
    has_both,
    is_crossed,
    stands_right,
)
from extract.readers.pdf.lattice.white.names import ground_of_names, is_name_on_ground, names_alone_are_held
from extract.readers.pdf.lattice.white.right import rows_in_box
from extract.readers.pdf.lines import Line
from extract.readers.pdf.paragraphs import flows
from extract.readers.pdf.source.content import Rule
from models.pages.geometry import BBox

WHITE, APART = 0.6, 0.9
"""In type sizes: a white gap between two rows of one table, and between two rows of boxes, is at most this high."""
MOST_HEAD_LINES = 8
"""Lines of a table in which hardly more than its headings stands: its rows go on below, where nothing is drawn."""
MOST_BANDS = 100
"""Bands right above that tell the columns of a table; a page has fewer."""
FEWEST_OF_ANOTHER = 4
"""Rails of another table below, those of three rows at least: fewer may be grounds of a row or two."""
FEWEST_IN_ROWS = 0.6
"""Share of a table's lines in bands of several rows from which on its rails part more than rows."""


@dataclass(slots=True)
class Lattice:
    """The edges of one table that was read from several kinds of evidence."""

    levels: list[Rule]
    uprights: list[Rule]
    bbox: BBox
    shifted: Sequence[ShiftedRow] = ()
    """Its rows, where their columns begin elsewhere than the headings do."""


def find_lattices(drawn: Drawn, ended: Ended = NOTHING) -> list[Lattice]:
    """The tables of a page that are not wholly ruled, from the top down.

    The rows of the table that `ended` the page before may go on here.
    """
    rails = rails_of([*drawn.levels, *(edge for fill in drawn.fills for edge in fill_sides(fill))])
    stacks = through_boxes(parted_at_heads(parted_at_joints(stacks_of(rails), drawn), drawn), drawn.uprights)
    stacks = with_cut_spans(parted_by_wider(with_widened(stacks, drawn)))
    found = [lattice for stack in stacks for lattice in _stack_to_lattices(stack, drawn, ended, stacks)]
    heads = [lattice.bbox.top for lattice in found if _begins_with_heads(lattice.bbox, drawn)]
    rest = gone_on(ended, drawn, heads) if ended.edges else None
    if rest is not None:
        sides = Stack(ended.edges[0], ended.edges[-1], [])
        found.append(_run_to_lattice([], [rest], list(ended.edges[1:-1]), sides, drawn))
    return _best_of(found, drawn)


def _begins_with_heads(box: BBox, drawn: Drawn) -> bool:
    """Whether what stands in `box` begins with several texts side by side in bold, and goes on in lighter type."""
    lines = drawn.lines(box.top, box.bottom, box.x0, box.x1)
    return bool(lines) and lines[0].bold and not is_text(lines[0]) and not lines[-1].bold


def _best_of(found: list[Lattice], drawn: Drawn) -> list[Lattice]:
    """Those of `found` that do not overlap, from the top down: of two readings the one that holds more words, or
    parts them in more rows."""

    def worth(lattice: Lattice) -> tuple[int, int]:
        box = lattice.bbox
        lines = drawn.lines(box.top, box.bottom, box.x0, box.x1)
        return sum(len(line.words) for line in lines), len(merge(rule.at for rule in lattice.levels))

    kept: list[Lattice] = []
    for lattice in sorted(found, key=worth, reverse=True) if len(found) > 1 else found:
        box = lattice.bbox
        if not any(
            box.top < other.bbox.bottom - SNAP
            and other.bbox.top < box.bottom - SNAP
            and box.x0 < other.bbox.x1 - SNAP
            and other.bbox.x0 < box.x1 - SNAP
            for other in kept
        ):
            kept.append(lattice)
    return sorted(kept, key=lambda lattice: (lattice.bbox.top, lattice.bbox.x0))


def _stack_to_lattices(
    stack: Stack, drawn: Drawn, ended: Ended, stacks: Sequence[Stack] = ()
) -> list[Lattice]:
    """The tables of a stack of rails, which end where those of another of `stacks` begin below."""
    tops = [
        other.rails[0].at
        for other in stacks
        if len(other.rails) >= FEWEST_OF_ANOTHER and other.start < stack.end and stack.start < other.end
    ]
    bands = [band for rails in pairwise(stack.rails) for band in bands_between(*rails, stack, drawn)]
    drop_strange(bands)
    lines = [line for band in bands for line in band.lines]
    if not lines:
        return []
    sizes = sorted(line.size for line in lines)
    size = sizes[len(sizes) // 2]
    is_drawn = give_edges(bands, stack, size, heads_over(stack.rails[0].at, drawn, stack.start, stack.end))
    is_known = is_drawn or give_ended(bands, stack, ended, drawn)
    spans = beside_spans(stack, (rule for rule in drawn.levels if not drawn.is_underline(rule)))
    for band in bands if spans else ():
        band.edges = merge([*band.edges, *spans])
    found: list[Lattice] = []
    runs = _runs(bands, size, lines)
    apart = all(after.top > row.bottom + SNAP for run in runs for row, after in pairwise(run))
    if boxes := shifted_boxes([row for run in runs for row in run], size) if apart else []:
        return [_shifted_lattice(own, stack) for own in boxes]
    for index, run in enumerate(runs):
        below = [*(after[0].top for after in runs[index + 1 : index + 2]), *tops]
        end = min((top for top in below if top > run[-1].bottom + SNAP), default=None)
        shown = [*spans, *(x for band in run for x in band.joints)]
        is_own = run[0].is_own or (is_drawn and not any(band.joints for band in run))
        own = heads_apart(run[0].lines, []) if _is_little_but_heads(run) else []
        supposed = (
            own or run[0].edges if not is_drawn or is_own else [*spans, *heads_apart(run[0].lines, shown)]
        )
        edges = _edges_of(run, supposed)
        shifted = shifted_rows(run, stack, drawn)
        if shifted and len(edges) < len(shifted[0].edges):
            found.append(_shifted_lattice(shifted, stack))
            continue
        if edges and ((is_known and not is_own) or _is_table(run, edges, stack)):
            begins = not index or runs[index - 1][-1].bottom < run[0].top - SNAP
            above = row_above(run, edges, stack, drawn, is_cut=bool(ended.edges)) if begins else []
            is_head = _is_little_but_heads(run)
            more = rows_below(run, edges, stack, drawn, is_head=is_head, end=end)
            found.append(_run_to_lattice([*above, *run], more, edges, stack, drawn))
    return found


def _runs(bands: list[Band], size: float, lines: list[Line]) -> list[list[Band]]:
    """The bands of each table, without what is foreign to it."""
    look, room = label_look(bands), room_of_rows(bands)
    known = {x: start_right_of(lines, x) for x in {x for band in bands for x in band.edges}}
    others = [band.boxed for band in bands if band.lines and not band.is_text]
    in_boxes = bool(others) and all(others)
    runs: list[list[Band]] = [[]]
    for band, after in zip(bands, [*bands[1:], None], strict=True):
        starts = [known[x] for x in band.edges]
        if not band.lines:
            begins = after is not None and after.boxed and bool(after.lines) and _is_name(after)
            is_apart = band.bottom - band.top > (APART if band.joints and not begins else WHITE) * size
            if is_apart and (in_boxes or begins or not band.joints):
                runs.append([])
        elif band.is_text and not band.boxed and in_boxes:
            runs.append([])
            continue  # it stands between two boxes
        for part in cut_foreign(band, look, starts, room):
            if part is None or (runs[-1] and not _same_columns(runs[-1], part)):
                runs.append([])
            if part is not None:
                runs[-1].append(part)
    return [run for run in runs if run]


def _same_columns(run: list[Band], band: Band) -> bool:
    """Whether `band` has the columns of the table `run`: as joints tell, or without any, the words."""
    known = merge(x for other in run[-MOST_BANDS:] for x in other.joints)
    if not known and not band.joints:
        return are_alike(run[-1].edges, band.edges)
    return are_alike(known, band.joints) and run[-1].is_own == band.is_own


def _edges_of(run: list[Band], supposed: list[float]) -> list[float]:
    """The edges between columns of a table: of those that the evidence proposes, which the words obey; beside a column
    that is empty, those that are firm."""
    proposed = merge([*(x for band in run for x in band.joints), *supposed], near=2 * SNAP)
    edges: list[float] = []
    lines, box = [line for band in run for line in band.lines], box_of(run)
    if box is not None and not box.joints and len(proposed) == 1:
        return [x for x in proposed if parts_box(box, x)]
    beside_empty: list[float] = []
    for x in proposed:
        start = start_right_of(lines, x)
        obeyed = sum(has_both(band, x, start) for band in run)
        broken = sum(is_crossed(band, x, start) for band in run if not _is_name(band))
        drawn = [band.joints if obeyed else () if broken else band.firm for band in run]
        if obeyed > broken or any(abs(x - joint) <= SNAP for joints in drawn for joint in joints):
            (edges if obeyed else beside_empty).append(x)
    if edges:  # a ground behind the words of a single column parts nothing
        edges = sorted([*edges, *beside_empty])
    return edges


def _is_name(band: Band) -> bool:
    """Whether a band is a name in bold on a ground, which may run across any edge."""
    return band.held and band.is_text and all(line.bold for line in band.lines)


def _is_table(run: list[Band], edges: list[float], stack: Stack) -> bool:
    """Whether a table whose columns only the words show is one: nearly all rows have words in several columns."""
    filled = [band for band in run if band.lines and not (band.held and band.is_text)]  # names on grounds
    lines = [line for band in filled for line in band.lines]
    if box_of(run) is not None and len(edges) == 1:
        return len(stack.rails) >= FEWEST_RAILS or is_table(lines, edges)
    if sum(any(has_both(band, x) for x in edges) for band in filled) < FEWEST_BESIDE * len(filled):
        return False
    if len(stack.rails) < FEWEST_RAILS:
        return is_table(lines, edges)
    return not all(flows(column) for column in lines_to_columns(lines, edges))


def _run_to_lattice(
    run: list[Band], below: list[Band], edges: list[float], stack: Stack, drawn: Drawn
) -> Lattice:
    """The table of the bands `run` and the rows `below` its last rail."""
    sides = stack.start, stack.end
    alone = len(stack.rails) <= FEWEST_RAILS or _stands_in_rows(run, edges)
    are_named, named = names_alone_are_held(run), ground_of_names(run)
    levels, uprights = [], []
    parts = rails_of_some_columns(edges, stack, drawn.levels)
    places = [(x, start_right_of([line for band in run or below for line in band.lines], x)) for x in edges]
    for band in (*_closed(run), *below):
        near = [rule.at for rule in parts if band.top + SNAP < rule.at < band.bottom + size_of(band)]
        is_parted = any(at < band.bottom - SNAP for at in near) and not is_below_heads(near, band)
        unparted = (
            alone or are_named or len(run) < FEWEST_RAILS or (band.top == run[0].top and heads_a_row(run))
        )
        is_told = unparted and are_told(band.lines, edges)
        is_body = (band in below and len(edges) > 1) or is_told
        inner = (
            _rows_within(band, edges, drawn, alone=alone, unparted=unparted, is_box=box_of(run) is band)
            if not (band in below or is_told or is_parted)
            else []
        )
        pieces: list[Rule] = []
        if is_body and not is_parted:
            inner, pieces = rows_of_body(band, [*edges, stack.end], drawn, stack.start)
            if near and not all(
                is_full(_within(band, *row), edges) for row in pairwise([band.top, *inner, band.bottom])
            ):
                inner, pieces = [], []
        rows = [band.top, *inner, band.bottom]
        levels += [
            Rule(True, at, *sides) for at in rows if not any(abs(at - piece.at) <= SNAP for piece in pieces)
        ]
        levels += pieces
        whole = is_name_on_ground(band, named, edges, sides)
        known = replace(band, edges=edges)
        for top, bottom in pairwise(rows):
            uprights += [Rule(False, x, top, bottom) for x in sides]
            for x, start in places if not whole else ():
                uprights += _pieces_at(x, start, _within(known, top, bottom), parts, is_body=is_body)
    bbox = BBox(sides[0], min(rule.at for rule in levels), sides[1], max(rule.at for rule in levels))
    within = [rule for rule in parts if bbox.top + SNAP < rule.at < bbox.bottom - SNAP]
    return Lattice(levels + within, uprights, bbox)


def _closed(run: Sequence[Band]) -> list[Band]:
    """The bands of a table, each down to the next: white between rows of boxes parts no table."""
    ends = [after.top if after.top > band.bottom + SNAP else band.bottom for band, after in pairwise(run)]
    return [*(replace(band, bottom=end) for band, end in zip(run, ends, strict=False)), *run[-1:]]


def _shifted_lattice(rows: Sequence[ShiftedRow], stack: Stack) -> Lattice:
    """The table of rows each of which has edges of its own, in the columns of the first."""
    sides = stack.start, stack.end
    top, bottom = rows[0].top, rows[-1].bottom
    levels = [Rule(True, at, *sides) for at in (*(row.top for row in rows), bottom)]
    uprights = [Rule(False, x, top, bottom) for x in (sides[0], *rows[0].edges, sides[1])]
    return Lattice(levels, uprights, BBox(sides[0], top, sides[1], bottom), rows)


def _pieces_at(
    x: float, start: float | None, row: Band, parts: Sequence[Rule], *, is_body: bool
) -> Iterator[Rule]:
    """The uprights at the edge `x` in `row`: of the pieces in which the rules `parts` over some columns part it, those
    that no words run across, as a heading over a group of columns does in the upper one."""
    cuts = sorted(
        rule.at
        for rule in parts
        if rule.start + SNAP < x < rule.end - SNAP and row.top + SNAP < rule.at < row.bottom - SNAP
    )
    for top, bottom in pairwise([row.top, *cuts, row.bottom]):
        own = _within(row, top, bottom) if cuts else row
        named = len(own.edges) > 1 and len(own.lines) == 1 and own.is_text
        if fills_column(own, x, start) or (
            not is_crossed(own, x, None if named else start)
            and (is_body or is_near(x, own.firm) or has_both(own, x, start) or stands_right(own, start))
        ):
            yield Rule(False, x, top, bottom)


def _within(band: Band, top: float, bottom: float) -> Band:
    """What of `band` stands between two heights."""
    lines = [line for line in band.lines if top < (line.top + line.bottom) / 2 < bottom]
    return replace(band, top=top, bottom=bottom, lines=lines)


def _stands_in_rows(run: Sequence[Band], edges: Sequence[float]) -> bool:
    """Whether most lines of a table stand in bands of several rows: titles on grounds may stand between them."""
    rows = sum(len(band.lines) for band in run if band.lines and stand_in_rows(band.lines, edges))
    return rows >= FEWEST_IN_ROWS * sum(len(band.lines) for band in run)


def _is_little_but_heads(run: Sequence[Band]) -> bool:
    """Whether hardly more than column headings stands in the bands of a table, figures not being headings."""
    figures = any(sign.isdigit() for line in run[0].lines for sign in line.text)
    return not figures and sum(len(band.lines) for band in run) <= MOST_HEAD_LINES


def _rows_within(
    band: Band, edges: Sequence[float], drawn: Drawn, *, alone: bool, unparted: bool, is_box: bool
) -> list[float]:
    """Where rows of `band` begin below its first one: at sides of grounds in it, or as its lines tell.

    `unparted` says that nothing drawn parts its rows, `alone` that nothing drawn parts any rows of the table, `is_box`
    that it is a mere box.
    """
    sides = merge(
        y
        for fill in drawn.fills
        for y in (fill.top, fill.bottom)
        if band.top + SNAP < y < band.bottom - SNAP and (is_near(fill.x0, edges) or is_near(fill.x1, edges))
    )
    labelled = rows_in_box(band.lines, edges[0])[1:] if is_box and len(edges) == 1 else []
    if is_box and len(edges) == 1:
        sides = sides or drawn.joints_of_sides(band.top, band.bottom, band.lines, len(labelled))
    if sides and not any(line.top + SNAP < y < line.bottom - SNAP for line in band.lines for y in sides):
        return sides
    starts = (rows_parted(band.lines, edges)[1:] or row_below_heads(band, edges)) if unparted else []
    starts = labelled if is_box and len(edges) == 1 else starts
    if not starts and alone and band.lines and stand_in_rows(band.lines, edges):
        starts = row_starts(band.lines, edges)[1:]
    told = rows_between(band.lines, edges) if unparted and len(starts) < 2 else []
    if len(told) > len(starts):
        return told
    if starts:
        return between_rows(band, [0, *starts])
    return rows_of(band, edges) or rows_of_labels(band, edges)
