"""Finds the sheets that were printed in strips: the first columns on some pages, the others on other pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.recognise.columns import MAKES_ACTIVITY, NEAR, Heads
from extract.recognise.grids import grid_heads, half_grid_heads
from models.pages.document import Block, Cell, Document, Paragraph, Row, Table
from models.text.fold import squeeze
from rules.pack import Rules

MOST_WORDS_BETWEEN = 60
"""A sheet's pages have at most so many words between their tables; a longer text shows that the sheet has ended."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A strip's table on one page (in a text: between two blank lines)."""

    block: int
    """Index of its block in the document."""
    table: Table
    strip: int
    """Which of the sheet's strips it is part of, from 0, left to right."""
    heads: Heads | None = None
    """Its headings, where it prints them."""

    @property
    def has_geometry(self) -> bool:
        """Whether every row is known to lie somewhere on a page."""
        return bool(self.table.rows) and all(row.bbox is not None and row.page for row in self.table.rows)


@dataclass(slots=True)
class Sheet:
    """A grid that was printed in strips: its pieces in printed order."""

    pieces: list[Piece] = field(default_factory=list)
    strips: list[Heads | None] = field(default_factory=list)
    """The headings of each strip, left to right; None where geometry alone shows the strip."""
    keys: list[int] = field(default_factory=list)
    """How many of each strip's first columns print the sheet's first columns again."""

    @property
    def is_grid(self) -> bool:
        """Whether the columns so far make activities or areas; until they do, only the rows' borders add others."""
        return any(heads is not None and _begins_grid(heads) for heads in self.strips)

    def of(self, strip: int) -> list[Piece]:
        """The pieces of one strip, in printed order."""
        return [piece for piece in self.pieces if piece.strip == strip]

    @property
    def has_geometry(self) -> bool:
        """Whether all pieces lie somewhere on pages."""
        return all(piece.has_geometry for piece in self.pieces)


def find_sheets(document: Document, rules: Rules) -> list[Sheet]:
    """The sheets of two or more strips, in the document's order.

    Only pages part columns from their rows: a file that marks its tables has none, but for a conversion of pages.
    """
    if document.marks_tables:
        return []
    finder = _Finder(document, rules)
    for index, block in enumerate(document.blocks):
        finder.take(index, block)
    finder.close()
    return finder.sheets


class _Finder:
    def __init__(self, document: Document, rules: Rules) -> None:
        self.document = document
        self.rules = rules
        self.sheets: list[Sheet] = []
        self.sheet: Sheet | None = None
        self.between: list[tuple[int, Paragraph]] = []  # paragraphs since the last piece

    def close(self) -> None:
        """End the open sheet; keep it if it has more than one strip and makes a grid."""
        if self.sheet is not None and len(self.sheet.strips) > 1 and self.sheet.is_grid:
            self.sheets.append(self.sheet)
        self.sheet = None
        self.between = []

    def take(self, index: int, block: Block) -> None:
        """Put the block into the open sheet, begin another one, or leave it."""
        if isinstance(block, Paragraph):
            self._paragraph(index, block)
            return
        heads = grid_heads(self.document, block, self.rules)
        sheet = self.sheet
        if sheet is not None:
            found = self._place(sheet, block, heads)
            if found is not None:
                self._add_rows_between(sheet, found[0])
                sheet.pieces.append(Piece(index, block, *found))
                self.between = []
                return
            self.close()
        if heads is None and self.document.pages:
            heads = half_grid_heads(self.document, block, self.rules)
        if heads is not None and (_begins_grid(heads) or self.document.pages):
            self.sheet = Sheet([Piece(index, block, 0, heads)], [heads], [0])
            self.between = []

    def _paragraph(self, index: int, paragraph: Paragraph) -> None:
        self.between.append((index, paragraph))
        words = sum(len(paragraph.all_words) for _, paragraph in self.between)
        is_heading = paragraph.kind == "heading" and not self.document.pages
        if (
            is_heading
            or paragraph.origin == "sheet"
            or words > MOST_WORDS_BETWEEN * (1 if self.document.pages else 3)
        ):
            self.close()

    def _place(self, sheet: Sheet, table: Table, heads: Heads | None) -> tuple[int, Heads | None] | None:
        """The strip of the open sheet that `table` is part of, with the headings it prints; None for none."""
        half = heads or half_grid_heads(self.document, table, self.rules)
        headless = self._place_headless(sheet, table)
        if half is not None:
            for strip, known in enumerate(sheet.strips):
                if known is not None and known.texts(self.document) == half.texts(self.document):
                    begins_anew = strip == 0 and len(sheet.strips) > 1 and not _stands_below(sheet, table)
                    return None if begins_anew else (strip, half)
            # A row of values may consist of labels by chance ("Polisen", "Mätning"): where it fits, it is a row.
            is_row = headless is not None and len(half.fields - {"party", "other"}) < 2
            keys = self._repeated_keys(sheet, half)
            is_beside = lies_beside(sheet, table)
            is_parted = self._is_parted(sheet, table) and not self._is_headed(table, is_beside)
            is_parted = is_parted and (is_beside or sheet.is_grid)
            if is_parted and (is_beside or not is_row) and self._completes(sheet, half, keys, is_beside):
                return self._new_strip(sheet, half, keys)
            if heads is not None:
                return None
        is_new = headless is None or _is_complete(sheet, headless[0])
        if is_new and lies_beside(sheet, table) and not self._is_headed(table, is_beside=True):
            return self._new_strip(sheet, half, 0)  # headings that no rule knows, but the same rows
        return headless

    def _is_parted(self, sheet: Sheet, table: Table) -> bool:
        """Whether a page break stands between `table` and the sheet so far, or the source tells of no pages."""
        return table.page is None or table.page != sheet.pieces[-1].table.page

    def _is_headed(self, table: Table, is_beside: bool) -> bool:
        """Whether a heading stands above the table that no page before has had: another table begins. Above one that
        lies beside the sheet's rows only its own page can have it."""
        headings = [
            (index, one)
            for index, one in self.between
            if one.kind == "heading" and (one.page == table.page or not is_beside)
        ]
        return any(
            not any(
                isinstance(block, Paragraph) and same_words(self.document, block.words, heading.words)
                for block in self.document.blocks[:index]
            )
            for index, heading in headings
        )

    def _new_strip(self, sheet: Sheet, heads: Heads | None, keys: int) -> tuple[int, Heads | None]:
        sheet.strips.append(heads)
        sheet.keys.append(keys)
        return len(sheet.strips) - 1, heads

    def _repeated_keys(self, sheet: Sheet, half: Heads) -> int:
        """How many leading headings are the sheet's own first ones, printed on each page (print titles)."""
        first = sheet.strips[0]
        if first is None:
            return 0
        count = 0
        for old, new in zip(first.texts(self.document), half.texts(self.document), strict=False):
            if not old or old != new:
                break
            count += 1
        return count if count < len(half.columns) else 0

    def _completes(self, sheet: Sheet, half: Heads, keys: int, is_beside: bool) -> bool:
        """Whether the headings are columns that the sheet still lacks, and begin no grid of their own.

        `is_beside` tells that the rows lie where the sheet's rows lie, which says more than the headings.
        """
        known = {field for strip in sheet.strips if strip is not None for field in strip.stated} - {"other"}
        new = {field for column in half.columns[keys:] for field in column.stated} - {"other", "party"}
        if is_beside:
            return not new & known or len(new - known) > len(new & known)
        if keys:
            return not new & known and not self.document.pages
        if new & known or half.stated & {"area_name", "name"}:
            return False
        # Two grids may follow one another: then each says what is done.
        return not (half.stated & MAKES_ACTIVITY and "measures" in known)

    def _place_headless(self, sheet: Sheet, table: Table) -> tuple[int, Heads | None] | None:
        """The strip whose columns a table without headings has: the last one's, or of the others the only one."""
        fitting = [strip for strip in range(len(sheet.strips)) if has_columns_of(sheet, strip, table)]
        if not fitting:
            return None
        last = sheet.pieces[-1].strip
        return (last if last in fitting else fitting[0]), None

    def _add_rows_between(self, sheet: Sheet, strip: int) -> None:
        """A line of text between two pieces of one strip is a row of it that has lost its other, empty cells."""
        if self.document.pages or strip == 0 or sheet.pieces[-1].strip != strip:
            return
        for index, paragraph in self.between:
            if paragraph.kind != "heading" and paragraph.origin == "body":
                width = sheet.pieces[-1].table.columns
                table = Table((Row((Cell(0, (paragraph,)),)),), width)
                sheet.pieces.append(Piece(index, table, strip))


def _begins_grid(heads: Heads) -> bool:
    return heads.makes_activities or "area_name" in heads.fields


def _is_complete(sheet: Sheet, strip: int) -> bool:
    """Whether a strip after the first already has as many pages as the first, so that none can follow."""
    return strip > 0 and len(sheet.of(strip)) >= len(sheet.of(0))


def _stands_below(sheet: Sheet, table: Table) -> bool:
    """Whether `table` stands on the page of the sheet's last piece, below it: a page of the same strip."""
    return table.page is not None and table.page == sheet.pieces[-1].table.page


def lies_beside(sheet: Sheet, table: Table) -> bool:
    """Whether the rows of `table` have the borders of those on one of the sheet's first pages, headings included.

    Where cells of one side are merged, it has fewer borders than the other.
    """
    lines = borders(table)
    if len(lines) < 2 or any(row.bbox is None for row in table.rows):
        return False
    for piece in sheet.of(0):
        own = borders(piece.table)
        if not own or piece.table.page == table.page or not _prints_heads_beside(piece, table):
            continue
        if _among(lines, own) or (len(own) > 2 and _among(own, lines)):
            return True
    return False


def _prints_heads_beside(piece: Piece, table: Table) -> bool:
    """Whether the first rows of `table` lie beside the headings of `piece`, so that they are headings, too."""
    if piece.heads is None:
        return False
    first, last = piece.table.rows[piece.heads.first].bbox, piece.table.rows[piece.heads.after - 1].bbox
    top = table.rows[0].bbox
    if first is None or last is None or top is None or abs(first.top - top.top) > SAME:
        return False
    return any(row.bbox is not None and abs(row.bbox.bottom - last.bottom) <= SAME for row in table.rows[:2])


def _among(lines: tuple[float, ...], others: tuple[float, ...]) -> bool:
    return all(any(abs(line - other) <= SAME for other in others) for line in lines)


def has_columns_of(sheet: Sheet, strip: int, table: Table) -> bool:
    """Whether `table` has the columns of that strip: the same edges, or, where there are none, as many."""
    for piece in sheet.of(strip):
        old, new = piece.table.column_edges, table.column_edges
        if not old or not new:
            if piece.table.columns == table.columns:
                return True
        elif abs(old[0] - new[0]) <= NEAR and abs(old[-1] - new[-1]) <= NEAR and _shared(old, new):
            return True
    return False


def _shared(old: tuple[float, ...], new: tuple[float, ...]) -> bool:
    """Whether the edges of one are among those of the other (a page may have no cell that ends at an edge)."""
    fewer, more = sorted((old, new), key=len)
    return all(any(abs(edge - other) <= NEAR for other in more) for edge in fewer)


def same_words(document: Document, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether the words are the same, spaces and marks aside."""
    return squeeze(document.text(one)) == squeeze(document.text(other))


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
