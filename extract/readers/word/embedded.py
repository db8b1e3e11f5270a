"""Documents that stand inside another one (`w:altChunk`): their words and blocks are taken over."""

from __future__ import annotations

from dataclasses import replace

from extract.readers.word.words import WordMaker
from models.pages.document import Block, Cell, Document, Origin, Paragraph, Row, Table


def adopt(document: Document, maker: WordMaker, ref: str, origin: Origin) -> Document:
    """`document` with its words added to `maker`: the same blocks and furniture, with the new word ids.

    Each word's reference becomes `ref` and its own; what is body there gets `origin` here.
    """
    first = len(maker.words.words)
    for word in document.words:
        moved = replace(word, id=first + word.id, ref=f"{ref} {word.ref}", line=maker.line + word.line)
        maker.words.words.append(moved)
    maker.line += max((word.line for word in document.words), default=0)
    shift = _Shift(first, ref, origin)
    return replace(
        document,
        blocks=tuple(shift.block(block) for block in document.blocks),
        furniture=tuple(
            replace(piece, paragraph=shift.paragraph(piece.paragraph)) for piece in document.furniture
        ),
        notes=tuple(replace(note, words=shift.ids(note.words)) for note in document.notes),
    )


def text_paragraphs(text: str, maker: WordMaker, ref: str, origin: Origin) -> list[Block]:
    """A paragraph for each line of plain text that has words."""
    lines = [maker.plain_line(line, ref) for line in text.splitlines()]
    return [Paragraph(tuple(line.words), origin=origin) for line in lines if line.words]


class _Shift:
    """Moves blocks to the word ids that they have in the document around them."""

    def __init__(self, by: int, ref: str, origin: Origin) -> None:
        self.by = by
        self.ref = ref
        self.origin = origin

    def ids(self, words: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(word + self.by for word in words)

    def block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        rows = tuple(self.row(row) for row in block.rows)
        return Table(rows, block.columns, f"{self.ref} {block.ref}".strip(), block.ruled)

    def row(self, row: Row) -> Row:
        return replace(row, cells=tuple(self.cell(cell) for cell in row.cells))

    def cell(self, cell: Cell) -> Cell:
        return replace(cell, blocks=tuple(self.block(block) for block in cell.blocks))

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        origin = self.origin if paragraph.origin == "body" else paragraph.origin
        return replace(
            paragraph, words=self.ids(paragraph.words), mark=self.ids(paragraph.mark), origin=origin
        )
