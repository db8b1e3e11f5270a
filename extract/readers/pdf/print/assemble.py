"""Drafts of pages → the document: words get their ids, blocks their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.readers.pdf.lattice.aligned import Region
from extract.readers.pdf.lattice.rails import SNAP
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable
from extract.readers.pdf.lines import all_bold, main_size
from extract.readers.pdf.paragraphs import Column, DraftParagraph
from extract.readers.pdf.print.pages import PageDraft, furniture_of, table_columns
from extract.readers.pdf.source.content import Printed
from extract.readers.pdf.source.words import shown_box
from extract.readers.shared.words import WordList
from models.pages.document import (
    Apart,
    Block,
    Cell,
    Document,
    Furniture,
    Note,
    Origin,
    Page,
    Paragraph,
    Row,
    Table,
)
from models.pages.geometry import BBox, union


def assemble(pages: Sequence[PageDraft], notes: Sequence[Note], *, ocr: bool = False) -> Document:
    """The document of `pages`; every word of them is in exactly one block or piece of furniture.

    The drafts are let go page by page, so that a word is not held twice for long.
    """
    assembler = _Assembler()
    shown = tuple(Page(page.number, _tenth(page.width), _tenth(page.height)) for page in pages)
    for page in pages:
        assembler.add_page(page)
        page.let_go()
    return Document(
        words=tuple(assembler.words.words),
        blocks=tuple(assembler.blocks),
        furniture=tuple(assembler.furniture),
        apart=tuple(assembler.apart),
        pages=shown,
        notes=tuple(notes),
        ocr=ocr,
    )


class _Tenths(dict[float, float]):
    """Heights of one page, rounded to tenths of a point: the words of a line share theirs."""

    def __missing__(self, place: float) -> float:
        self[place] = tenth = round(place, 1)
        return tenth


class _Assembler:
    def __init__(self) -> None:
        self.words = WordList()
        self.blocks: list[Block] = []
        self.furniture: list[Furniture] = []
        self.apart: list[Apart] = []
        self._page: PageDraft | None = None
        self._tenths = _Tenths()
        self._lines = 0
        self._tables = 0
        self._paragraphs = 0

    def add_page(self, page: PageDraft) -> None:
        self._page = page
        self._tenths.clear()
        self._paragraphs = 0
        heads = len(page.heads)
        furniture = list(furniture_of(page))
        for role, paragraph in furniture[:heads]:
            self._add_furniture(Furniture(role, self._paragraph(paragraph, f"page {page.number}")))
        around = zip([None, *page.regions], page.regions, [*page.regions[1:], None], strict=False)
        for before, region, after in around:
            if isinstance(region, Column):
                self._add_text(region, page.number)
            elif region.drawing:
                for column in table_columns(region):
                    self._add_text(column, page.number, origin="textbox")
            else:
                first = _is_level(region, page.regions[0], top=True) or _is_next_column(before, region)
                last = _is_level(region, page.regions[-1], top=False) or _is_next_column(region, after)
                self._add_block(self._table(region, first=first, last=last))
        for standing, paragraphs in page.beside:
            built = [self._paragraph(paragraph, f"page {page.number}") for paragraph in paragraphs]
            pieces = tuple(piece for piece in built if piece.all_words)
            if pieces:
                self.apart.append(Apart(standing, pieces))
        for role, paragraph in furniture[heads:]:
            self._add_furniture(Furniture(role, self._paragraph(paragraph, f"page {page.number}")))

    def _add_text(self, column: Column, page: int, *, origin: Origin = "body") -> None:
        for paragraph in column.paragraphs:
            self._paragraphs += 1
            ref = f"page {page} paragraph {self._paragraphs}"
            self._add_block(self._paragraph(paragraph, ref, origin=origin))

    def _add_block(self, block: Block) -> None:
        if isinstance(block, Table) or block.all_words:
            self.blocks.append(block)

    def _add_furniture(self, furniture: Furniture) -> None:
        if furniture.paragraph.all_words:
            self.furniture.append(furniture)

    def _paragraph(self, draft: DraftParagraph, ref: str, *, origin: Origin = "body") -> Paragraph:
        assert self._page is not None  # noqa: S101 (add_page sets it)
        mark_words = draft.mark.words if draft.mark is not None else 0
        mark: list[int] = []
        words: list[int] = []
        printed: list[Printed] = []
        for line in draft.lines:
            self._lines += 1
            for word in line.words:
                if mark_words > 0:
                    mark += self._word(word, ref)
                    mark_words -= 1
                else:
                    words += self._word(word, ref)
                    printed.append(word)
        if draft.mark is not None and not words and (draft.mark.number is None or draft.kind == "heading"):
            words, mark = (
                mark,
                [],
            )  # a sign alone is no list item, "●" in a column of marks, nor numbers anything
        return Paragraph(
            words=tuple(words),
            kind=draft.kind if mark or draft.kind != "item" else "paragraph",
            mark=tuple(mark),
            number=draft.mark.number if draft.mark is not None else None,
            level=draft.level,
            bold=all_bold(printed),
            size=main_size(printed or draft.all_words),
            traits=draft.traits,
            origin=origin,
            page=self._page.number,
            bbox=self._around(draft),
            is_label=draft.is_label,
        )

    def _around(self, draft: DraftParagraph) -> BBox | None:
        """Around the paragraph's words on the page."""
        assert self._page is not None  # noqa: S101
        boxes = [line.bbox for line in draft.lines if line.words]
        if not boxes:
            return None
        if self._page.turned or (draft.lines[0].words and draft.lines[0].words[0].turned):
            boxes = [self._shown(word) for line in draft.lines for word in line.words]
        return _rounded(union(boxes))

    def _word(self, word: Printed, ref: str) -> tuple[int, ...]:
        assert self._page is not None  # noqa: S101
        boxes: tuple[BBox, ...] = (self._shown(word),)
        tail = word.tail
        while tail is not None:
            boxes += (self._shown(tail),)
            tail = tail.tail
        ids = self.words.add(
            word.text,
            page=self._page.number,
            boxes=boxes,
            ref=ref,
            line=self._lines,
            bold=word.style.bold,
            standing=word.standing,
        )
        if word.after_tab and ids:
            self.words.words[ids[0]] = replace(self.words.words[ids[0]], after_tab=True)
        return ids

    def _shown(self, word: Printed) -> BBox:
        """The word's box on the page as it is shown."""
        page = self._page
        assert page is not None  # noqa: S101
        if word.shown is None and not page.turned:
            tenths = self._tenths
            return BBox(round(word.x0, 1), tenths[word.top], round(word.x1, 1), tenths[word.bottom])
        box = word.shown or word.bbox
        if page.turned:
            flip = page.turned % 180 != 0
            width, height = (page.height, page.width) if flip else (page.width, page.height)
            box = shown_box(box, page.turned, width, height)
        return _rounded(box)

    def _table(self, draft: DraftTable, *, first: bool = False, last: bool = False) -> Table:
        """A table; its ends are open only where it is the first or the last on its page, or in its column of print."""
        assert self._page is not None  # noqa: S101
        self._tables += 1
        ref = f"table {self._tables}"
        rows = len(draft.ys) - 1
        by_row: list[list[DraftCell]] = [[] for _ in range(rows)]
        for cell in draft.cells:
            by_row[cell.row].append(cell)
        ending = [cell for cell in draft.cells if cell.row + cell.row_span == rows]
        all_alike = not last or all(cell.open_bottom for cell in ending)
        built = []
        for index, cells in enumerate(by_row):
            row_ref = f"{ref} row {index + 1}"
            built.append(
                Row(
                    cells=tuple(
                        self._cell(
                            cell,
                            f"{row_ref} cell {place}",
                            is_open=not all_alike and cell.open_bottom and cell.row + cell.row_span == rows,
                        )
                        for place, cell in enumerate(cells, start=1)
                    ),
                    open_top=first and index == 0 and all(cell.open_top for cell in cells),
                    open_bottom=last and index == rows - 1 and all(cell.open_bottom for cell in ending),
                    part_open=last and index == rows - 1 and _is_part_open(ending, index),
                    page=self._page.number,
                    bbox=_rounded(BBox(draft.xs[0], draft.ys[index], draft.xs[-1], draft.ys[index + 1])),
                )
            )
        return Table(
            rows=tuple(built),
            columns=len(draft.xs) - 1,
            ref=ref,
            ruled=draft.ruled,
            column_edges=tuple(_tenth(x) for x in draft.xs),
            page=self._page.number,
            bbox=_rounded(draft.bbox),
        )

    def _cell(self, draft: DraftCell, ref: str, *, is_open: bool) -> Cell:
        assert self._page is not None  # noqa: S101
        blocks: list[Block] = []
        for place, part in enumerate(draft.parts):
            for paragraph in part.paragraphs:
                built = self._paragraph(paragraph, ref)
                if built.all_words:
                    blocks.append(built)
            if place < len(draft.tables):
                blocks.append(self._table(draft.tables[place]))
        return Cell(
            column=draft.column,
            blocks=tuple(blocks),
            column_span=draft.column_span,
            row_span=draft.row_span,
            shaded=draft.shaded,
            light=draft.light,
            bbox=_rounded(draft.bbox),
            page=self._page.number,
            open_bottom=is_open,
        )


def _is_next_column(before: Region | None, after: Region | None) -> bool:
    """Whether two regions end one column of print and begin the next, farther up and on its right."""
    if not isinstance(before, DraftTable) or not isinstance(after, DraftTable):
        return False
    return after.ys[0] < before.ys[-1] - SNAP and after.xs[0] > before.xs[-2]


def _is_level(table: DraftTable, end: Region, *, top: bool) -> bool:
    """Whether `table` is the one that begins or ends its page, or stands level with it, as cards of one row do."""
    if not isinstance(end, DraftTable):
        return False
    place = 0 if top else -1
    return table is end or abs(table.ys[place] - end.ys[place]) <= SNAP


def _rounded(box: BBox) -> BBox:
    return BBox(round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1))


def _tenth(value: float) -> float:
    return round(value, 1)


def _is_part_open(ending: Sequence[DraftCell], last: int) -> bool:
    """Whether of the cells that end a page's last table some of its `last` row are closed, and others open: these span
    rows, and the row itself ends there."""
    return any(not cell.open_bottom for cell in ending if cell.row == last) and any(
        cell.open_bottom for cell in ending
    )
