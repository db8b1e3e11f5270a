"""The surroundings of a value in a file without printed pages: its rows or paragraphs, its words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from models.pages.document import Block, Cell, Document, Paragraph, Row, Table

_MOST_ROWS = 8
_WORDS_AROUND = 40
"""Words without a mark that a cell shows before its first mark and after its last one."""
_WORDS_BESIDE = 60
"""Words that a cell or paragraph without any mark shows."""
_ELLIPSIS = "…"

MarkedWord: TypeAlias = tuple[str, bool]
"""A word and whether it belongs to the value."""


@dataclass(frozen=True, slots=True)
class ExcerptCell:
    """A cell, or a paragraph that stands alone."""

    lines: tuple[tuple[MarkedWord, ...], ...]
    """Its paragraphs."""
    column: int = 0
    column_span: int = 1

    @property
    def is_marked(self) -> bool:
        """Whether a word of the value stands in it."""
        return any(marked for line in self.lines for _, marked in line)


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """A row of a table, or a paragraph as a row of one cell."""

    cells: tuple[ExcerptCell, ...]
    columns: int = 1
    """How many the table's grid has."""


def excerpt_of(document: Document, refs: Iterable[str], text: str) -> tuple[ExcerptRow, ...]:
    """The rows and paragraphs that hold the words at `refs`, each with one before and one after it.

    Marked are the words of `text` among those at `refs`; all of them where `text` is not found there, word for word.
    Empty where the document has no words at `refs`.
    """
    wanted = set(refs)
    there = [word.id for word in document.words if word.ref in wanted]
    marked = frozenset(_words_of(document, there, text) or there)
    pieces = list(_pieces(document.blocks)) + [(one.paragraph, None, None) for one in document.furniture]
    hits = [number for number, piece in enumerate(pieces) if marked.intersection(_words_in(piece))]
    shown = sorted(
        {number for hit in hits[:_MOST_ROWS] for number in _around(pieces, hit)}.union(
            _heads(pieces, hits[:_MOST_ROWS])
        )
    )
    return tuple(_row(document, pieces[number], marked) for number in shown)


_Piece: TypeAlias = tuple[Paragraph | None, Row | None, Table | None]
"""A paragraph, or a row and its table."""


def _pieces(blocks: Sequence[Block]) -> Iterator[_Piece]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block, None, None
        else:
            yield from ((None, row, block) for row in block.rows)


def _words_in(piece: _Piece) -> Sequence[int]:
    paragraph, row, _ = piece
    if paragraph is not None:
        return paragraph.all_words
    return row.words if row is not None else ()


def _around(pieces: Sequence[_Piece], hit: int) -> Iterator[int]:
    """`hit` and its neighbours, of a row those of the same table."""
    table = pieces[hit][2]
    for number in (hit - 1, hit, hit + 1):
        if 0 <= number < len(pieces) and (table is None or pieces[number][2] is table):
            yield number


def _heads(pieces: Sequence[_Piece], hits: Sequence[int]) -> Iterator[int]:
    """The first rows of the tables that are hit: they may say what the columns are."""
    for table in {id(pieces[hit][2]) for hit in hits if pieces[hit][2] is not None}:
        yield next(number for number, piece in enumerate(pieces) if id(piece[2]) == table)


def _row(document: Document, piece: _Piece, marked: frozenset[int]) -> ExcerptRow:
    paragraph, row, table = piece
    if paragraph is not None:
        return ExcerptRow((ExcerptCell((_shortened(document, paragraph.all_words, marked),)),))
    cells = row.cells if row is not None else ()
    columns = max(1, table.columns if table is not None else 1)
    return ExcerptRow(tuple(_cell(document, cell, marked) for cell in cells), columns)


def _cell(document: Document, cell: Cell, marked: frozenset[int]) -> ExcerptCell:
    lines = tuple(_shortened(document, block.all_words, marked) for block in cell.blocks)
    return ExcerptCell(tuple(filter(None, lines)), cell.column, cell.column_span)


def _shortened(document: Document, words: Sequence[int], marked: frozenset[int]) -> tuple[MarkedWord, ...]:
    """The words, without those that stand far from what is marked."""
    places = [number for number, word in enumerate(words) if word in marked]
    first = max(0, places[0] - _WORDS_AROUND) if places else 0
    last = places[-1] + 1 + _WORDS_AROUND if places else _WORDS_BESIDE
    shown = [(document.words[word].text, word in marked) for word in words[first:last]]
    before = [(_ELLIPSIS, False)] if first else []
    after = [(_ELLIPSIS, False)] if last < len(words) else []
    return tuple(before + shown + after)


_SPACE = re.compile(r"\s+")


def _words_of(document: Document, there: Sequence[int], text: str) -> list[int]:
    """Those of `there` whose texts, one after the other, are `text`; list marks may stand between. Else empty."""
    wanted = [word for word in _SPACE.split(text) if any(map(str.isalnum, word))]
    counted = [word for word in there if document.words[word].counts]
    printed = [document.words[word].text for word in counted]
    for start in range(len(printed) - len(wanted) + 1):
        if wanted and printed[start : start + len(wanted)] == wanted:
            return counted[start : start + len(wanted)]
    return []
