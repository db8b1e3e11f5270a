"""What a reader makes of a file: words, and the blocks that hold them.

Everything after the reader speaks of words by their ids. These types are plain slotted
dataclasses and not pydantic models: a long document has a hundred thousand words, they never
leave the program, and building them must cost little.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from models.pages.geometry import BBox
from models.warnings import WarningCode

Format: TypeAlias = Literal[
    "pdf", "docx", "doc", "xlsx", "xls", "odt", "ods", "rtf", "html", "md", "txt", "csv", "eml", "msg"
]
"""The formats of docs/record.md; a file's format is what its content shows, not its extension."""

Origin: TypeAlias = Literal["body", "textbox", "footnote", "endnote", "sheet"]
"""Where in the file a paragraph stood. `sheet` is a worksheet's name."""

FurnitureRole: TypeAlias = Literal[
    "running_head", "running_foot", "page_number", "toc", "repeated_heading", "instruction"
]
"""Why a paragraph is furniture."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run without white space, as printed; what hyphenation cut over two lines is one word."""

    id: int
    """Its index in `Document.words`."""
    text: str
    """NFC, without soft hyphens, ligatures spelt out, hyphenation undone. Never empty."""
    page: int | None = None
    """Page, from 1; None where the source has no pages."""
    boxes: tuple[BBox, ...] = ()
    """In points on `page`, one for each line it stands on; empty where the source has no pages."""
    ref: str = ""
    """Where the file has it: `table 3 row 5 cell 2`, `paragraph 14`, `sheet "Unga" C7`, `line 120`."""
    line: int = 0
    """Number of the printed or source line it begins on, rising through the document."""
    bold: bool = False
    """Whether it is set in bold."""
    confidence: float = 1.0
    """How sure its letters are, where they were recognised from a picture."""

    @property
    def counts(self) -> bool:
        """Whether docs/record.md counts it as a word: it holds a letter or a digit."""
        return any(character.isalnum() for character in self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading, a paragraph or a list item: words in reading order."""

    words: tuple[int, ...]
    """Word ids, without those of `mark`."""
    kind: Literal["heading", "paragraph", "item"] = "paragraph"
    mark: tuple[int, ...] = ()
    """Word ids of a printed list mark or heading number ("•", "-", "1.", "§ 4"); they stand before `words`."""
    number: str | None = None
    """The number alone, of a printed mark or of automatic numbering: "4", "2.1", "b"; else None."""
    level: int | None = None
    """Of a heading, from 1 (the highest); of an item, its depth from 0; else None."""
    bold: bool = False
    """Whether every word of it is bold."""
    size: float | None = None
    """Type size in points, the commonest of its words; None where unknown."""
    origin: Origin = "body"
    page: int | None = None
    """The page it begins on, from 1; None where the source has no pages."""
    bbox: BBox | None = None
    """Around its words on that page; None where the source has no pages."""

    @property
    def all_words(self) -> tuple[int, ...]:
        """Mark and words, in reading order."""
        return self.mark + self.words if self.mark else self.words


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; empty cells are cells without blocks."""

    column: int
    """Its first column in the table's grid, from 0."""
    blocks: tuple[Block, ...] = ()
    column_span: int = 1
    row_span: int = 1
    """How many rows it covers, from its own row down; the rows below have no cell there."""
    heading: bool = False
    """Whether the source itself says so: `<th>`, a header row of Word."""
    shaded: bool = False
    """Whether it is filled with a colour other than white."""
    bbox: BBox | None = None
    page: int | None = None
    confidence: float = 1.0
    """How sure it is that these blocks belong in this cell (lower after an uncertain join)."""

    @property
    def words(self) -> tuple[int, ...]:
        """All word ids in it, in reading order, nested tables included."""
        if len(self.blocks) == 1:  # nearly always; this is asked for a hundred thousand times
            return self.blocks[0].all_words
        return tuple([word for block in self.blocks for word in block.all_words])


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells from left to right."""

    cells: tuple[Cell, ...]
    heading: bool = False
    """Whether the source itself says that it is a heading row (repeated on each page)."""
    open_top: bool = False
    """Whether the page shows that the row began before: no rule is drawn above its cells."""
    open_bottom: bool = False
    """Whether the page shows that the row goes on: no rule is drawn below its cells."""
    page: int | None = None
    bbox: BBox | None = None

    @property
    def words(self) -> tuple[int, ...]:
        """All word ids in it, cell by cell."""
        return tuple(word for cell in self.cells for word in cell.words)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows over one grid of columns."""

    rows: tuple[Row, ...]
    columns: int
    """How many columns its grid has; every cell's `column + column_span` is at most this."""
    ref: str = ""
    """`table 3`, counted through the document, or `sheet "Unga"`."""
    ruled: bool = True
    """Whether drawn rules or the file's own mark-up show the table; False where only alignment does."""
    column_edges: tuple[float, ...] = ()
    """Columns' left edges and the last right edge in points, `columns + 1` numbers; or empty."""
    page: int | None = None
    bbox: BBox | None = None
    """Around it on `page`; None where the source has no pages."""

    @property
    def all_words(self) -> tuple[int, ...]:
        """All word ids in it, row by row."""
        return tuple(word for row in self.rows for word in row.words)


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Furniture:
    """A paragraph that repeats on pages or only guides the reader."""

    role: FurnitureRole
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader or a join has to say about the document; it becomes a warning."""

    code: WarningCode
    message: str
    """One sentence in plain English."""
    words: tuple[int, ...] = ()
    """The words it is about; may be empty."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's number (from 1) and its size in points as it is shown (rotation applied)."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Document:
    """A file as words and blocks. Each word id stands in exactly one block or piece of furniture."""

    words: tuple[Word, ...]
    """`words[i].id == i`, in the order the reader met them."""
    blocks: tuple[Block, ...]
    """The body, in reading order."""
    furniture: tuple[Furniture, ...] = ()
    pages: tuple[Page, ...] = ()
    """Empty where the source has no pages."""
    notes: tuple[Note, ...] = ()
    ocr: bool = False
    """Whether the words were recognised from pictures."""

    def text(self, words: tuple[int, ...]) -> str:
        """The texts of `words`, joined by single spaces."""
        found = self.words
        return " ".join([found[word].text for word in words])


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph in `blocks`, in reading order, those inside tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)
