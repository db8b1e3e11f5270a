"""HTML that stands inside a text: a page of its own, given back as pieces. Its reader comes from the door."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.readers.shared.pieces import (
    AnyPiece,
    CellPieces,
    FurniturePiece,
    Piece,
    RowPieces,
    Run,
    TablePieces,
)
from models.pages.document import Block, Document, Paragraph, Table, paragraphs_of

TABLE_OPENS = re.compile(r"<table\b", re.IGNORECASE)
TABLE_CLOSES = re.compile(r"</table\s*>", re.IGNORECASE)


def page_to_pieces(document: Document, line: int) -> list[AnyPiece]:
    """What a fragment of HTML, read as a page, holds; `line` is the source line on which it begins.

    A table within a cell becomes that cell's paragraphs.
    """
    pieces: list[AnyPiece] = []
    for block in document.blocks:
        pieces.append(
            _table(document, block, line) if isinstance(block, Table) else _piece(document, block, line)
        )
    pieces.extend(
        FurniturePiece(part.role, _piece(document, part.paragraph, line)) for part in document.furniture
    )
    return pieces


def _piece(document: Document, paragraph: Paragraph, line: int) -> Piece:
    runs: list[Run] = []
    for word in paragraph.words:
        runs.extend((Run(document.words[word].text, line, document.words[word].bold), Run(" ", line)))
    mark = document.text(paragraph.mark)
    return Piece(tuple(runs), paragraph.kind, mark=mark, number=paragraph.number, level=paragraph.level)


def _table(document: Document, table: Table, line: int) -> TablePieces:
    rows = []
    for row in table.rows:
        cells = [
            CellPieces(
                cell.column,
                _pieces(document, cell.blocks, line),
                cell.column_span,
                cell.row_span,
                heading=cell.heading,
                shaded=cell.shaded,
            )
            for cell in row.cells
        ]
        rows.append(RowPieces(tuple(cells), heading=row.heading))
    return TablePieces(tuple(rows), table.columns, ruled=table.ruled)


def _pieces(document: Document, blocks: Sequence[Block], line: int) -> tuple[Piece, ...]:
    return tuple(_piece(document, paragraph, line) for paragraph in paragraphs_of(tuple(blocks)))
