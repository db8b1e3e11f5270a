"""Reads Markdown, as people and converters write it. The one place that knows markdown-it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from extract.readers.shared.blocks import looks_like_heading
from extract.readers.shared.markup import runs_to_pieces
from extract.readers.shared.pieces import (
    AnyPiece,
    CellPieces,
    FurniturePiece,
    Piece,
    RowPieces,
    Run,
    TablePieces,
    pieces_to_document,
)
from extract.readers.shared.wrap import SourceLine, end_of_line, goes_on, split_lines, wrap_width
from extract.readers.text.html import html_to_pieces
from extract.readers.text.reader import decoded_text, text_to_document
from extract.readers.text.rows import TextCell, TextRow, heads_columns
from extract.readers.text.running import running_spans
from models.document import Document, FurnitureRole
from models.errors import EmptyFile

_DEEPEST = 100
"""Quotes and lists within each other; what is deeper is read as plain text, since the parser would drop it."""
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:[\w-]+:.*\n|[ \t]+\S.*\n|-[ \t].*\n)+)---[ \t]*\n")
_DELIMITER_ROW = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK_TAG = re.compile(r"<(?:br|p|/p|hr|div|/div|li)\b[^>]*>", re.IGNORECASE)


def read_markdown(name: str, data: bytes, *, password: str | None = None) -> Document:
    """The document that a Markdown file is. `password` is not used: text has none.

    Raises UnsupportedFormat if the bytes are no text, EmptyFile if they hold no word.
    """
    text, notes = decoded_text(name, data)
    pieces = markdown_to_pieces(name, text)
    document = text_to_document(text, notes=notes) if pieces is None else pieces_to_document(pieces, notes)
    if not document.words:
        raise EmptyFile(name, "the file holds no words")
    return document


def markdown_to_pieces(name: str, text: str) -> list[AnyPiece] | None:
    """The pieces of Markdown text; None if it is nested so deeply that it is no Markdown."""
    lines = split_lines(text)
    furniture = _furniture(lines)
    source = "\n".join(
        _even_tables(["" if index in furniture else line.text for index, line in enumerate(lines)])
    )
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.disable("code")  # an indent is an indent, not a listing
    body, front = _without_front_matter(source)
    tokens = parser.parse(body)
    if any(token.level >= _DEEPEST - 2 for token in tokens):
        return None
    walk = _Walk(name, lines, tokens, len(front))
    pieces: list[AnyPiece] = [Piece((Run(line, number),)) for number, line in enumerate(front, start=1)]
    pieces.extend(_headings_of_bold(_headings_of_numbers(walk.pieces)))
    return _with_furniture(pieces, lines, furniture)


def _even_tables(texts: list[str]) -> list[str]:
    """The lines with each table's head as wide as its widest row; a parser drops what goes beyond the head."""
    index = 1
    while index < len(texts):
        if not _DELIMITER_ROW.fullmatch(texts[index].strip()) or "|" not in texts[index - 1]:
            index += 1
            continue
        end = index + 1
        while end < len(texts) and "|" in texts[end]:
            end += 1
        width = max(map(_cells, texts[index - 1 : end]))
        for row, filling in ((index - 1, " |"), (index, "---|")):
            missing = width - _cells(texts[row])
            if missing > 0:
                bar = "" if texts[row].rstrip().endswith("|") else "|"
                texts[row] = texts[row].rstrip() + bar + filling * missing
        index = end
    return texts


def _cells(row: str) -> int:
    """How many cells a row between pipes has."""
    row = row.strip()
    return (
        len(_BAR.findall(row))
        + 1
        - row.startswith("|")
        - (len(row) > 1 and bool(_BAR.match(row, len(row) - 1)))
    )


def _without_front_matter(source: str) -> tuple[str, list[str]]:
    """The text below a block of properties at the top, and that block's lines, which are paragraphs."""
    match = _FRONT_MATTER.match(source)
    if not match:
        return source, []
    return source[match.end() :], ["", *match.group(1).splitlines(), ""]


def _furniture(lines: Sequence[SourceLine]) -> dict[int, FurnitureRole]:
    found: dict[int, FurnitureRole] = {}
    for index, spans in running_spans(lines).items():
        text = lines[index].text
        if len(spans) == 1 and (spans[0].start, spans[0].end) == (0, len(text)) and "|" not in text:
            found[index] = spans[0].role
    return found


def _with_furniture(
    pieces: list[AnyPiece], lines: Sequence[SourceLine], furniture: dict[int, FurnitureRole]
) -> list[AnyPiece]:
    """Pieces and furniture in the order of the file."""
    marks = "".join(sorted({"#", "*", ">", " "}))
    parts: list[AnyPiece] = [
        FurniturePiece(role, Piece((Run(lines[index].text.strip(marks), lines[index].number),)))
        for index, role in furniture.items()
    ]
    merged: list[AnyPiece] = []
    for piece in pieces:
        line = _first_line(piece)
        while parts and line and _first_line(parts[0]) < line:
            merged.append(parts.pop(0))
        merged.append(piece)
    return [*merged, *parts]


def _first_line(piece: AnyPiece) -> int:
    if isinstance(piece, FurniturePiece):
        return piece.piece.line
    if isinstance(piece, TablePieces):
        cells = (part for row in piece.rows for cell in row.cells for part in cell.pieces)
        return next((part.line for part in cells if part.line), 0)
    return piece.line


@dataclass(slots=True)
class _OpenItem:
    """A list item that is being read."""

    mark: str
    number: str | None
    level: int
    begun: bool = False


class _Walk:
    """One pass over the parser's tokens."""

    def __init__(self, name: str, lines: Sequence[SourceLine], tokens: Sequence[Token], offset: int) -> None:
        self.name = name
        self.offset = offset
        self.lines = lines
        self.width = wrap_width(lines)
        self.items: list[_OpenItem] = []
        self.pieces: list[AnyPiece] = []
        self.inline: list[Run] = []
        self._read(tokens)

    def _read(self, tokens: Sequence[Token]) -> None:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "table_open":
                end = _closing(tokens, position, "table_close")
                self.pieces.append(self._table(tokens[position:end]))
                position = end
            elif token.type == "heading_open":
                self._heading(tokens[position + 1], int(token.tag[1]))
                position += 2
            elif token.type == "inline":
                self._paragraph(runs_to_pieces(self._runs(token)))
            elif token.type in {"fence", "code_block"}:
                self._listing(token)
            elif token.type == "html_block":
                self.pieces.extend(html_to_pieces(self.name, token.content, self._line(token)))
            elif token.type == "list_item_open":
                number = token.info or None
                mark = f"{number}{token.markup}" if number else ""
                self.items.append(_OpenItem(mark, number, len(self.items)))
            elif token.type == "list_item_close":
                self._close_item()
            position += 1

    def _line(self, token: Token) -> int:
        """The source line on which a token begins."""
        index = (token.map[0] if token.map else 0) + self.offset
        return self.lines[index].number if index < len(self.lines) else 0

    def _heading(self, token: Token, level: int) -> None:
        pieces = runs_to_pieces(self._runs(token))
        self.pieces.extend(replace(piece, kind="heading", level=level) for piece in pieces)

    def _listing(self, token: Token) -> None:
        first = self._line(token) + (1 if token.type == "fence" else 0)
        for number, line in enumerate(token.content.splitlines(), start=first):
            self._paragraph(runs_to_pieces([Run(line, number)]))

    def _paragraph(self, pieces: list[Piece]) -> None:
        item = self.items[-1] if self.items else None
        if item and not item.begun and pieces:
            item.begun = True
            first = pieces[0]
            mark = item.mark or first.mark
            number = item.number or first.number
            pieces[0] = replace(first, kind="item", mark=mark, number=number, level=item.level)
        self.pieces.extend(pieces)

    def _close_item(self) -> None:
        item = self.items.pop()
        if item.mark and not item.begun:
            self.pieces.append(Piece((), "item", mark=item.mark, number=item.number, level=item.level))

    def _runs(self, token: Token) -> list[Run]:
        """The runs of an inline token; a line end that the writer meant is a run of its own."""
        line = token.map[0] + self.offset if token.map else 0
        runs: list[Run] = []
        bold = 0
        for child in token.children or []:
            number = self.lines[line].number if line < len(self.lines) else 0
            if child.type == "strong_open":
                bold += 1
            elif child.type == "strong_close":
                bold -= 1
            elif child.type in {"softbreak", "hardbreak"}:
                self._break(runs, line, meant=child.type == "hardbreak")
                line += 1
            elif child.type == "html_inline":
                if _BREAK_TAG.match(child.content):
                    runs.append(Run("\n"))
            elif child.type != "image" and child.content:
                runs.append(Run(child.content, number, bold > 0))
        return runs

    def _break(self, runs: list[Run], line: int, *, meant: bool) -> None:
        """End a source line within a paragraph: a new paragraph, a space, or nothing after a cut word."""
        if line + 1 >= len(self.lines):
            runs.append(Run(" "))
            return
        text, after = self.lines[line].text.strip(), self.lines[line + 1].text.strip()
        if meant or not goes_on(text, after, self.width):
            runs.append(Run("\n"))
        elif runs and end_of_line(text, after) == text[:-1]:
            runs[-1] = replace(runs[-1], text=runs[-1].text.removesuffix(text[-1]))
        elif end_of_line(text, after) != text:
            runs.append(Run(" "))

    def _table(self, tokens: Sequence[Token]) -> TablePieces:
        rows: list[RowPieces] = []
        columns = 0
        for cells, in_head in _table_rows(tokens):
            pieces = [tuple(runs_to_pieces(self._runs(token))) for token in cells]
            columns = max(columns, len(cells))
            if in_head and not any(pieces):
                continue  # a converter's empty head above a table that has none
            heading = in_head and heads_columns(TextRow([_text_cell(token) for token in cells]))
            rows.append(
                RowPieces(
                    tuple(CellPieces(index, part) for index, part in enumerate(pieces)), heading=heading
                )
            )
        return TablePieces(tuple(rows), columns)


def _closing(tokens: Sequence[Token], position: int, kind: str) -> int:
    return next(index for index in range(position, len(tokens)) if tokens[index].type == kind)


def _table_rows(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], bool]]:
    """The inline tokens of each row's cells, and whether the row stands in the table's head."""
    in_head = False
    cells: list[Token] = []
    for token in tokens:
        if token.type in {"thead_open", "thead_close"}:
            in_head = token.type == "thead_open"
        elif token.type == "inline":
            cells.append(token)
        elif token.type == "tr_close":
            yield cells, in_head
            cells = []


def _text_cell(token: Token) -> TextCell:
    cell = TextCell()
    cell.add(html.unescape(token.content), 0)
    return cell


def _headings_of_numbers(pieces: Sequence[AnyPiece]) -> list[AnyPiece]:
    """Numbered items that each stand alone before text, rising from text to text, are headings."""
    alone = [
        index
        for index, piece in enumerate(pieces)
        if isinstance(piece, Piece)
        and _is_numbered(piece)
        and not any(
            _is_numbered(other)
            for other in (*pieces[max(0, index - 1) : index], *pieces[index + 1 : index + 2])
        )
    ]
    numbers = [int(str(pieces[index].number)) for index in alone]  # type: ignore[union-attr]
    if len(alone) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return list(pieces)
    made, level = list(pieces), 1
    for index, piece in enumerate(made):
        if isinstance(piece, Piece) and piece.kind == "heading":
            level = piece.level or level
        elif isinstance(piece, Piece) and index in alone:
            made[index] = replace(piece, kind="heading", level=level + 1)
    return made


def _is_numbered(piece: AnyPiece) -> bool:
    return (
        isinstance(piece, Piece)
        and piece.kind == "item"
        and piece.level == 0
        and bool(piece.number and piece.number.isdigit())
        and len(piece.text) <= 200
    )


def _headings_of_bold(pieces: Sequence[AnyPiece]) -> list[AnyPiece]:
    """Short paragraphs that are bold as a whole are headings below the last one."""
    made, level = list(pieces), 1
    for index, piece in enumerate(made):
        if not isinstance(piece, Piece):
            continue
        if piece.kind == "heading":
            level = piece.level or level
        elif piece.kind == "paragraph" and index + 1 < len(made) and _is_bold_title(piece):
            made[index] = replace(piece, kind="heading", level=level + 1)
    return made


def _is_bold_title(piece: Piece) -> bool:
    return looks_like_heading(piece.text) and all(run.bold for run in piece.runs if run.text.strip())
