"""Text that is not in force leaves the blocks: struck out, hidden, note marks, what stands beside the text.

A reader only says of each word how it stands (`WordList.add(…, standing=…)`, `Run.standing`); `set_apart` does
the rest for all formats, once the reader has shaped its blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from extract.readers.shared.seen.notes import with_notes
from models.pages.document import (
    Apart,
    Block,
    Cell,
    Document,
    Paragraph,
    Row,
    Standing,
    Word,
)

__all__ = ["set_apart"]


def set_apart(document: Document) -> Document:
    """`document` with every word that is not in force taken out of its blocks and furniture into `apart`.

    A block, a cell's paragraph or a piece of furniture that loses all its words goes; cells and rows stay, empty.
    """
    document = with_notes(document)
    if {word.standing for word in document.words} <= {"in_force"}:
        return document
    knife = _Knife(document.words)
    blocks = tuple(knife.blocks(document.blocks))
    furniture = tuple(
        replace(one, paragraph=kept)
        for one in document.furniture
        if (kept := knife.paragraph(one.paragraph)) is not None
    )
    found = sorted([*document.apart, *knife.apart], key=lambda apart: min(apart.pieces[0].all_words))
    return replace(document, blocks=blocks, furniture=furniture, apart=tuple(found))


class _Knife:
    """Cuts blocks; what it takes off gathers in `apart`."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self._words = words
        self.apart: list[Apart] = []

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Those of `blocks` that hold a word in force, without their other words."""
        for block in blocks:
            if all(self._words[word].standing == "in_force" for word in block.all_words):
                yield block
            elif isinstance(block, Paragraph):
                kept = self.paragraph(block)
                if kept is not None:
                    yield kept
            else:
                table = replace(block, rows=tuple(self._row(row) for row in block.rows))
                if table.all_words:
                    yield table

    def paragraph(self, paragraph: Paragraph) -> Paragraph | None:
        """The paragraph with its words in force alone; None if it has none."""
        mark = self._in_force(paragraph.mark)
        words = self._in_force(paragraph.words)
        if len(mark) + len(words) == len(paragraph.all_words):
            return paragraph
        for standing, run in groupby(paragraph.all_words, key=self._standing):
            if standing != "in_force":
                self.apart.append(Apart(standing, (_of_words(tuple(run), paragraph),)))
        if not words:
            # A list mark whose text was taken away marks nothing.
            if mark:
                self.apart.append(Apart("beside", (_of_words(mark, paragraph),)))
            return None
        bold = all(self._words[word].bold for word in words)
        return replace(paragraph, mark=mark, words=words, bold=bold)

    def _row(self, row: Row) -> Row:
        """The row with its words in force; one that had no such words comes apart as a whole."""
        outside = len(self.apart)
        cells = tuple(self._cell(cell) for cell in row.cells)
        taken = self.apart[outside:]
        if taken and not any(cell.words for cell in cells):
            self.apart[outside:] = _by_standing(taken)
        return replace(row, cells=cells) if taken else row

    def _cell(self, cell: Cell) -> Cell:
        if all(self._words[word].standing == "in_force" for word in cell.words):
            return cell
        return replace(cell, blocks=tuple(self.blocks(cell.blocks)))

    def _standing(self, word: int) -> Standing:
        return self._words[word].standing

    def _in_force(self, words: tuple[int, ...]) -> tuple[int, ...]:
        return tuple([word for word in words if self._words[word].standing == "in_force"])


def _of_words(words: tuple[int, ...], paragraph: Paragraph) -> Paragraph:
    return Paragraph(words, origin=paragraph.origin, page=paragraph.page)


def _by_standing(taken: list[Apart]) -> list[Apart]:
    """The parts of one row, those of one standing together."""
    together: dict[Standing, list[Paragraph]] = {}
    for apart in taken:
        together.setdefault(apart.standing, []).extend(apart.pieces)
    return [Apart(standing, tuple(pieces)) for standing, pieces in together.items()]
