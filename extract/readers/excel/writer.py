"""Writes worksheets into a document: names, paragraphs, tables, texts drawn on them, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.readers.excel.cells import Sheet, SheetCell, column_letters
from extract.readers.excel.regions import Region, placed_rows, sheet_regions
from extract.readers.shared.headings import promote_headings
from extract.readers.shared.markup import runs_to_pieces
from extract.readers.shared.pieces import Piece, Run, add_piece
from extract.readers.shared.seen.lights import light_of
from extract.readers.shared.words import WordList
from models.errors import LimitExceeded
from models.pages.document import Block, Cell, Document, Furniture, FurnitureRole, Note, Paragraph, Row, Table
from models.pages.headings import Look, Usual, usual_look
from models.warnings import WarningCode

_LINE_END = re.compile(r"\r\n|\r|\n")


class SheetWriter:
    """Turns sheets into blocks, one after the other."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.words = WordList()
        self.blocks: list[Block] = []
        self.furniture: list[Furniture] = []
        self.notes: list[Note] = []
        self.line = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing but names of sheets has been written."""
        return all(isinstance(block, Paragraph) and block.origin == "sheet" for block in self.blocks)

    def document(self) -> Document:
        """What has been written so far."""
        return Document(
            tuple(self.words.words),
            tuple(self.blocks),
            tuple(self.furniture),
            notes=tuple(self.notes),
            marks_tables=True,
        )

    def note(self, code: WarningCode, message: str, words: Sequence[int]) -> None:
        """Add a note about `words`."""
        self.notes.append(Note(code, message, tuple(words)))

    def write(self, sheet: Sheet) -> None:
        """Add a sheet: its name, its header, its content, the texts drawn on it, its footer."""
        first = len(self.words.words)
        self.line += 1
        title = Piece((Run(sheet.name, self.line),), "heading", level=1, origin="sheet")
        self.blocks.extend(self._added([title], f'sheet "{sheet.name}"'))
        self._margin(sheet, "head")
        hidden: list[int] = []
        begin = len(self.blocks)
        for region in sheet_regions(sheet):
            if region.is_table:
                self._table(sheet, region, hidden)
            else:
                place = (region.rows[0], region.columns[0])
                self.blocks.extend(self._cell_text(sheet, place, hidden))
        self.blocks[begin:] = promote_headings(self.blocks[begin:], self.words.words, usual=_usual(sheet))
        for text in sheet.drawn:
            self._drawn(text, f'sheet "{sheet.name}"')
        self._margin(sheet, "foot")
        if sheet.hidden:
            everything = range(first, len(self.words.words))
            self.note(
                "hidden-sheet", f'The sheet "{sheet.name}" is hidden; it was read all the same.', everything
            )
        elif hidden:
            self.note(
                "hidden-rows", f'The sheet "{sheet.name}" hides rows or columns that were read.', hidden
            )
        if sheet.without_value:
            places = ", ".join(sheet.without_value[:5])
            self.note(
                "formula-without-value",
                f'In the sheet "{sheet.name}" nothing was calculated in {places}.',
                (),
            )

    def _drawn(self, text: str, place: str) -> None:
        self.line += 1
        pieces = runs_to_pieces(_between_lines([Run(line, self.line) for line in text.split("\n")]))
        self.blocks.extend(self._added([replace(piece, origin="textbox") for piece in pieces], place))

    def _added(self, pieces: Sequence[Piece], place: str) -> list[Paragraph]:
        found = (add_piece(self.words, piece, _always(place)) for piece in pieces)
        return [paragraph for paragraph in found if paragraph]

    def _margin(self, sheet: Sheet, side: str) -> None:
        for margin, text in sheet.margins:
            if margin == side:
                self.line += 1
                pieces = [Piece((Run(" ".join(text.split()), self.line),))]
                role: FurnitureRole = "running_head" if side == "head" else "running_foot"
                added = self._added(pieces, f'sheet "{sheet.name}" page {side}')
                self.furniture.extend(Furniture(role, paragraph) for paragraph in added)

    def _pieces(self, cell: SheetCell) -> list[Piece]:
        """The paragraphs and items of a cell."""
        self.line += 1
        runs: list[Run] = []
        for run in cell.runs:
            lines = [
                Run(line, self.line, run.bold, run.standing, cell.style.traits)
                for line in _LINE_END.split(run.text)
            ]
            runs.extend(_between_lines(lines))
        return runs_to_pieces(runs)

    def _table(self, sheet: Sheet, region: Region, hidden: list[int]) -> None:
        rows = []
        try:
            grid = placed_rows(sheet, region)
        except ValueError as problem:
            raise LimitExceeded(self.name, f'the sheet "{sheet.name}" cannot be read: {problem}') from problem
        for number, placed in grid:
            cells = []
            for cell in placed:
                paragraphs: list[Paragraph] = []
                for place in cell.places:
                    paragraphs.extend(self._cell_text(sheet, place, hidden))
                own = sheet.cells.get((number, region.columns[cell.column]))
                shaded = own is not None and own.style.shaded
                light = light_of(sheet.fills.get((number, region.columns[cell.column])))
                spans = (cell.column_span, cell.row_span)
                cells.append(Cell(cell.column, tuple(paragraphs), *spans, shaded=shaded, light=light))
            filled = sum(bool(cell.blocks) for cell in cells)
            rows.append(Row(tuple(cells), heading=number in sheet.title_rows and filled > 1))
        self.blocks.append(Table(tuple(rows), len(region.columns), ref=f'sheet "{sheet.name}"'))

    def _cell_text(self, sheet: Sheet, place: tuple[int, int], hidden: list[int]) -> list[Paragraph]:
        """Add what a cell shows."""
        row, column = place
        cell = sheet.cells[place]
        pieces = [replace(piece, size=cell.style.size) for piece in self._pieces(cell)]
        added = self._added(pieces, f'sheet "{sheet.name}" {column_letters(column)}{row}')
        if row in sheet.hidden_rows or column in sheet.hidden_columns:
            hidden.extend(word for paragraph in added for word in paragraph.all_words)
        return added


def _between_lines(lines: Sequence[Run]) -> list[Run]:
    """The lines with a line end between each two of them."""
    runs: list[Run] = []
    for index, line in enumerate(lines):
        runs.extend([Run("\n"), line] if index else [line])
    return runs


def _always(place: str) -> Callable[[int], str]:
    return lambda _line: place


def _usual(sheet: Sheet) -> Usual:
    """How most letters of the sheet are set: its text stands in tables, where labels may be bold by half."""
    cells = sheet.cells.values()
    usual = usual_look((Look(cell.style.size, False, cell.style.traits), len(cell.text)) for cell in cells)
    return usual._replace(bold_tells=True)
