"""What text, Markdown and spreadsheets have in common: pieces of marked text become words and blocks.

Readers of formats without pages describe what they found as pieces (a paragraph, a list item, a
heading, a table of cells that hold pieces); `pieces_to_document` gives each word its id, in order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from extract.readers.shared.seen.notes import calls_note
from extract.readers.shared.words import WordList
from models.pages.document import (
    Block,
    Cell,
    Document,
    Furniture,
    FurnitureRole,
    Note,
    Origin,
    Paragraph,
    Row,
    Standing,
    Table,
)
from models.pages.headings import Trait

ReadPage: TypeAlias = Callable[[str, bytes], Document]
"""The reader of HTML, a name and bytes to a document, as it is handed to readers of what may hold HTML."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text on one source line, in one look. Neighbouring runs may share a word."""

    text: str
    line: int = 0
    bold: bool = False
    standing: Standing = "in_force"
    traits: frozenset[Trait] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a list item or a heading that is still text."""

    runs: tuple[Run, ...]
    kind: Literal["heading", "paragraph", "item"] = "paragraph"
    mark: str = ""
    """The printed list mark or number, which is not part of `runs`."""
    number: str | None = None
    level: int | None = None
    size: float | None = None
    origin: Origin = "body"

    @property
    def text(self) -> str:
        """The text of its runs."""
        return "".join(run.text for run in self.runs)

    @property
    def line(self) -> int:
        """The source line it begins on; 0 where it has none."""
        return self.runs[0].line if self.runs else 0


@dataclass(frozen=True, slots=True)
class CellPieces:
    """A cell of a table that is still text."""

    column: int
    pieces: tuple[Piece, ...] = ()
    column_span: int = 1
    row_span: int = 1
    heading: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class RowPieces:
    """A row of a table that is still text."""

    cells: tuple[CellPieces, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class TablePieces:
    """A table that is still text."""

    rows: tuple[RowPieces, ...]
    columns: int
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class FurniturePiece:
    """A piece that repeats or only guides the reader."""

    role: FurnitureRole
    piece: Piece


AnyPiece: TypeAlias = Piece | TablePieces | FurniturePiece


class SourceText:
    """Text put together from parts of source lines, which still knows the line of each character."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._lines: list[int] = []
        self._length = 0

    def append(self, text: str, line: int) -> None:
        """Add `text`, which stands on source line `line`."""
        if text:
            self._parts.append(text)
            self._starts.append(self._length)
            self._lines.append(line)
            self._length += len(text)

    @property
    def text(self) -> str:
        """All of it."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    def runs(self, start: int, end: int, *, bold: bool = False) -> list[Run]:
        """The runs of characters `start` to `end`, split where the source line changes."""
        found = []
        while start < end:
            index = bisect_right(self._starts, start) - 1
            stop = min(end, self._starts[index + 1] if index + 1 < len(self._starts) else end)
            found.append(Run(self.text[start:stop], self._lines[index], bold))
            start = stop
        return found

    @classmethod
    def of(cls, text: str, line: int) -> SourceText:
        """The text of one source line."""
        source = cls()
        source.append(text, line)
        return source


def add_piece(words: WordList, piece: Piece, ref: Callable[[int], str]) -> Paragraph | None:
    """Add the words of `piece` and return its paragraph; None if it holds no word.

    `ref` gives what a word on a source line has as `Word.ref`.
    """
    line = piece.line
    mark = words.add(piece.mark, ref=ref(line), line=line)
    text = piece.text
    starts, offset = [], 0
    for run in piece.runs:
        starts.append(offset)
        offset += len(run.text)
    ids: list[int] = []
    bold = True
    traits: frozenset[Trait] | None = None
    found = (
        [
            (match.group(), piece.runs[bisect_right(starts, match.start()) - 1])
            for match in _WORD.finditer(text)
        ]
        if all(run.standing == "in_force" for run in piece.runs)
        else words_of_runs(piece.runs)
    )
    for word, run in found:
        ids.extend(words.add(word, ref=ref(run.line), line=run.line, bold=run.bold, standing=run.standing))
        bold = bold and run.bold
        traits = run.traits if traits is None else traits & run.traits
    if not ids and not mark:
        return None
    if not ids and piece.kind == "heading":
        ids, mark = list(mark), ()  # a number alone numbers nothing
    return Paragraph(
        tuple(ids),
        kind=piece.kind,
        mark=mark,
        number=piece.number,
        level=piece.level,
        bold=bold and bool(ids),
        size=piece.size,
        traits=traits or frozenset(),
        origin=piece.origin,
    )


def words_of_runs(runs: Iterable[Run]) -> list[tuple[str, Run]]:
    """The words of runs of which some are not in force, each with the run that it begins in.

    A word in force goes on behind what was taken out of it, unless white space went with that; behind the call
    of a note it does only with punctuation. A raised run that calls no note ("m2") is text like any other.
    """
    found: list[tuple[str, Run]] = []
    open_: dict[bool, int | None] = {True: None, False: None}
    """Indexes into `found` of the words that may go on: in force, and not."""
    last: Run | None = None
    for given in runs:
        run, before = given, found[at][0] if (at := open_[True]) is not None else ""
        if run.standing == "note_mark" and not calls_note(run.text.strip(), before):
            run = replace(run, standing="in_force")
        in_force = run.standing == "in_force"
        if last is None or last.standing != run.standing:
            open_[False] = None
        if last is not None and last.standing == "note_mark" and in_force and run.text[:1].isalnum():
            open_[True] = None
        for stretch in re.findall(r"\s+|\S+", run.text):
            at = open_[in_force]
            if stretch.isspace():
                open_ = {True: None, False: None}
            elif at is not None:
                found[at] = (found[at][0] + stretch, found[at][1])
            else:
                open_[in_force] = len(found)
                found.append((stretch, run))
        last = run if run.text else last
    return found


def add_table(words: WordList, table: TablePieces, name: str) -> Table:
    """Add the words of `table`, cell by cell; `name` is its ref, such as `table 3`."""
    rows = []
    for number, row in enumerate(table.rows, start=1):
        cells = []
        for cell in row.cells:
            place = f"{name} row {number} cell {cell.column + 1}"
            blocks = _blocks(words, cell.pieces, place)
            cells.append(
                Cell(cell.column, blocks, cell.column_span, cell.row_span, cell.heading, cell.shaded)
            )
        rows.append(Row(tuple(cells), heading=row.heading))
    return Table(tuple(rows), table.columns, ref=name, ruled=table.ruled)


def _blocks(words: WordList, pieces: Sequence[Piece], place: str) -> tuple[Block, ...]:
    def ref(line: int) -> str:
        return f"{place} (line {line})" if line else place

    return tuple(block for block in (add_piece(words, piece, ref) for piece in pieces) if block)


def pieces_to_document(pieces: Iterable[AnyPiece], notes: Sequence[Note] = ()) -> Document:
    """The document that `pieces`, in reading order, make."""
    words, blocks, furniture, tables = WordList(), list[Block](), list[Furniture](), 0

    def line_ref(line: int) -> str:
        """A mark alone knows no line of its own: it stands on or below that of the word before."""
        last = words.words[-1].line if words.words else 1
        return f"line {line or last}"

    for piece in pieces:
        if isinstance(piece, TablePieces):
            tables += 1
            blocks.append(add_table(words, piece, f"table {tables}"))
        elif isinstance(piece, FurniturePiece):
            paragraph = add_piece(words, piece.piece, line_ref)
            if paragraph:
                furniture.append(Furniture(piece.role, paragraph))
        else:
            paragraph = add_piece(words, piece, line_ref)
            if paragraph:
                blocks.append(paragraph)
    return Document(tuple(words.words), tuple(blocks), tuple(furniture), notes=tuple(notes))
