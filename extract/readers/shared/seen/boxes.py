"""Boxes to tick: the signs that draw them, and the pieces of a value that stand behind each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from models.pages.document import Block, Cell, Document, Paragraph, Row, Table, Word

TICKED, EMPTY = "☒", "☐"
"""What a reader writes for a form's check box or radio button."""
_TICKED = "☑☒✅🗹🗷⊠"
_EMPTY = "☐🗌⬜"
SURE_BOXES = _TICKED + _EMPTY
"""Signs that are boxes wherever they stand."""
_LIKE_TICKED = "■✓✔✗✘"
_LIKE_EMPTY = "□▢❏❐❑❒◻"
"""Signs that are list marks, unless their document has boxes or their cell both a full and an empty one."""
_TYPED = {"[x]": True, "[X]": True, "(x)": True, "(X)": True, "[]": False}
_OPEN = {"[": "]", "(": ")"}


def with_boxes(document: Document) -> Document:
    """`document` with the paragraphs that hold boxes to tick cut into a list item for each box."""
    boxes = _Boxes(document.words)
    return replace(document, blocks=tuple(boxes.blocks(document.blocks))) if boxes.any else document


class _Boxes:
    def __init__(self, words: tuple[Word, ...]) -> None:
        self._words = words
        texts = {word.text for word in words}
        self._sure = any(text in SURE_BOXES or text in _TYPED for text in texts)
        self.any = self._sure or bool(texts & set(_LIKE_EMPTY)) or ("[" in texts and "]" in texts)

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """`blocks` with their paragraphs cut; those of one cell or body decide together what a mere mark is."""
        paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
        signs = {self._words[word].text for paragraph in paragraphs for word in paragraph.all_words}
        both = bool(signs & set(_LIKE_EMPTY)) and bool(signs & set(_LIKE_TICKED))
        for block in blocks:
            if isinstance(block, Table):
                yield replace(block, rows=tuple(self._row(row) for row in block.rows))
            elif block.kind == "heading":
                yield block
            else:
                yield from self._cut(block, likely=both or self._sure)

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(self._cell(cell) for cell in row.cells))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, blocks=tuple(self.blocks(cell.blocks))) if cell.blocks else cell

    def _cut(self, paragraph: Paragraph, *, likely: bool) -> Iterable[Paragraph]:
        """The paragraph, or what its boxes make of it: the text before them, then an item a box."""
        found = self._found(paragraph.all_words, likely=likely)
        if not found:
            return (paragraph,)
        words = paragraph.all_words
        first, last = found[0], found[-1]
        ahead = words[: first[0]]
        leads = len(ahead) <= len(paragraph.mark)
        if not leads and last[1] == len(words):
            return _behind(paragraph, words, found)
        if not leads and len(found) == 1 and not self._words[ahead[-1]].text.endswith(":"):
            return (paragraph,)  # a box that a sentence speaks of
        ends = [start for start, _, _ in found[1:]] + [len(words)]
        items = [
            _item(
                paragraph, (ahead if leads and not index else ()) + words[start:stop], words[stop:end], ticked
            )
            for index, ((start, stop, ticked), end) in enumerate(zip(found, ends, strict=True))
        ]
        return items if leads else (replace(paragraph, words=ahead[len(paragraph.mark) :]), *items)

    def _found(self, words: tuple[int, ...], *, likely: bool) -> list[tuple[int, int, bool]]:
        """Where in `words` boxes begin and end, and whether each is ticked."""
        found = []
        for index, number in enumerate(words):
            text = self._words[number].text
            if text in _OPEN and [self._words[one].text for one in words[index + 1 : index + 2]] == [
                _OPEN[text]
            ]:
                found.append((index, index + 2, False))
            elif text in _TYPED:
                found.append((index, index + 1, _TYPED[text]))
            elif len(text) == 1 and (text in SURE_BOXES or (likely and text in _LIKE_EMPTY + _LIKE_TICKED)):
                found.append((index, index + 1, text in _TICKED + _LIKE_TICKED))
        return found


def _item(paragraph: Paragraph, mark: tuple[int, ...], words: tuple[int, ...], ticked: bool) -> Paragraph:
    level = paragraph.level if paragraph.kind == "item" else 0
    return replace(paragraph, kind="item", level=level, mark=mark, words=words, ticked=ticked)


def _behind(
    paragraph: Paragraph, words: tuple[int, ...], found: list[tuple[int, int, bool]]
) -> list[Paragraph]:
    """The items of a paragraph whose boxes stand behind their words: "Ja ☒ Nej ☐"."""
    starts = [len(paragraph.mark)] + [stop for _, stop, _ in found[:-1]]
    return [
        _item(paragraph, (paragraph.mark if not index else ()) + words[at:stop], words[start:at], ticked)
        for index, (start, (at, stop, ticked)) in enumerate(zip(starts, found, strict=True))
    ]
