"""Columns that were printed on other pages come back beside their rows.

A spreadsheet too wide for its paper is printed in strips: all pages of the first columns and then those of the
others ("down, then over"), or page by page side by side ("over, then down"). Where the pages tell where the rows
lie, the rows' borders decide, exactly. Where a text has lost them, order, page groups and wording do, with lower
confidence and a note; a row that has no clear place stays a row of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from extract.join.cuts import grid_cut_confidence
from extract.join.rows import join_rows
from extract.join.strips.pages import PageOfSheet, sheet_to_pages
from extract.join.strips.rows import unite
from extract.recognise.sheets import Sheet, borders, find_sheets, same_words
from extract.recognise.strips import JoinedStrips, Strip, piece_to_strip, sheet_edges, sheet_to_strips
from models.pages.document import Block, Document, Furniture, Note, Paragraph, Row, Table
from rules.pack import Rules

PlaceRows: TypeAlias = Callable[[Document, Sheet, Sequence[Strip], Rules], JoinedStrips]
"""Puts the strips of a sheet together whose pages do not tell where its rows lie."""


def join_columns(document: Document, rules: Rules, place_rows: PlaceRows) -> Document:
    """The document with each sheet that was printed in strips as one table (more, where text stands between)."""
    blocks: dict[int, Block | None] = dict(enumerate(document.blocks))
    furniture: list[Furniture] = []
    notes: list[Note] = []
    for sheet in find_sheets(document, rules):
        joined = _join_sheet(document, sheet, rules, place_rows)
        for piece in sheet.pieces:
            blocks[piece.block] = None
        blocks |= joined.tables
        furniture += joined.furniture
        notes += joined.notes
    kept = tuple(block for _, block in sorted(blocks.items()) if block is not None)
    return replace(
        document,
        blocks=kept,
        furniture=document.furniture + tuple(furniture),
        notes=document.notes + tuple(notes),
    )


@dataclass(slots=True)
class _Joined:
    tables: dict[int, Block | None] = field(default_factory=dict)  # by the place of their block
    furniture: list[Furniture] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def repeat(self, paragraphs: Iterable[Paragraph]) -> None:
        self.furniture += [Furniture("repeated_heading", paragraph) for paragraph in paragraphs]


def _join_sheet(document: Document, sheet: Sheet, rules: Rules, place_rows: PlaceRows) -> _Joined:
    strips = sheet_to_strips(sheet)
    pages = sheet_to_pages(sheet) if sheet.has_geometry else None
    joined = _Joined()
    made: list[tuple[int, Table]] = []
    if pages is None:
        by_text = place_rows(document, sheet, strips, rules)
        made = [(piece.block, table) for piece, table in by_text.tables]
        joined.repeat(by_text.repeated)
        joined.notes += by_text.notes
    else:
        for page in pages:
            made += _page_to_tables(page, strips, joined)
    _glue(document, sheet, sorted(made, key=lambda one: one[0]) if pages is None else made, strips, joined)
    return joined


def _page_to_tables(page: PageOfSheet, strips: list[Strip], joined: _Joined) -> list[tuple[int, Table]]:
    """The page's tables, whole: one for each table of its first strip, with the others' rows that lie beside it."""
    moved = []
    for piece, offset in page.parts:
        table, repeated = piece_to_strip(piece, strips[piece.strip])
        joined.repeat(repeated)
        moved.append((piece, offset, table))
    leading = page.parts[0][0].strip
    lefts = [one for one in moved if one[0].strip == leading]
    others = [one for one in moved if one[0].strip != leading]
    width = sum(strip.kept for strip in strips)
    made = []
    for number, (piece, offset, table) in enumerate(lefts):
        end = borders(lefts[number + 1][0].table)[0] if number + 1 < len(lefts) else None
        start = borders(piece.table)[0] if number else None
        parts = [(strips[piece.strip].first, offset, table)]
        for other, shift, strip_table in others:
            rows = _rows_between(strip_table, shift, start, end)
            parts.append((strips[other.strip].first, shift, rows))
        whole = unite(parts, replace(table, column_edges=sheet_edges(strips)), width)
        made.append((piece.block, whole))
    return made


def _rows_between(table: Table, offset: float, start: float | None, end: float | None) -> Table:
    """The rows of `table` that lie, moved by `offset`, between two heights on the page; None for no end."""
    rows = []
    for row in table.rows:
        middle = (row.bbox.top + row.bbox.bottom) / 2 + offset if row.bbox is not None else 0.0
        if (start is None or middle >= start) and (end is None or middle < end):
            rows.append(row)
    return replace(table, rows=tuple(rows))


def _glue(
    document: Document, sheet: Sheet, made: list[tuple[int, Table]], strips: list[Strip], joined: _Joined
) -> None:
    """One table of those that follow one another with nothing but the sheet's own pieces between them."""
    own = {piece.block for piece in sheet.pieces}
    last: int | None = None
    for block, table in made:
        above = joined.tables.get(last) if last is not None else None
        between = range(min(last, block) + 1, max(last, block)) if last is not None else range(0)
        if last is not None and isinstance(above, Table) and own.issuperset(between):
            joined.tables[last] = _continue(document, above, table, joined)
        else:
            joined.tables[block] = table
            last = block


def _continue(document: Document, upper: Table, lower: Table, joined: _Joined) -> Table:
    """`lower` as more rows of `upper`: a row cut by the page break is one row again.

    Headings printed again stay, unless they stand in the middle of such a row: the layout knows them, and what
    stands right below headings may name the next area.
    """
    count = 0
    while count + 1 < len(lower.rows) and _is_printed_again(document, upper, count, lower.rows[count]):
        count += 1
    before, rows = list(upper.rows), list(lower.rows[count:])
    if not before or not rows:
        return replace(upper, rows=(*before, *rows))
    is_whole = any(cell.column == 0 for cell in rows[0].cells)  # else a page without the left half
    confidence = grid_cut_confidence(document, before[-1], rows[0]) if is_whole or rows[0].open_top else 0.0
    if not confidence:
        return replace(upper, rows=(*before, *lower.rows))
    joined.repeat(Paragraph(row.words, page=row.page, bbox=row.bbox) for row in lower.rows[:count])
    before[-1] = join_rows(document, before[-1], rows[0], confidence)
    return replace(upper, rows=(*before, *rows[1:]))


def _is_printed_again(document: Document, upper: Table, number: int, row: Row) -> bool:
    """Whether the lower table's row of that number is the upper's heading row of that number again."""
    if number >= len(upper.rows) or not row.words:
        return False
    return same_words(document, upper.rows[number].words, row.words)
