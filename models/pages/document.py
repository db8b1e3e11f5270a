"""What a reader makes of a file: words, and the blocks that hold them.

Everything after the reader speaks of words by their ids. These types are plain slotted
dataclasses and not pydantic models: a long document has a hundred thousand words, they never
leave the program, and building them must cost little.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import is_
from typing import TYPE_CHECKING, Literal, TypeAlias

from models.pages.geometry import BBox
from models.pages.headings import Look, Trait
from models.pages.told import Told
from models.warnings import WarningCode

if TYPE_CHECKING:  # words and blocks are made without waiting for the record's types
    from models.values import Light

Format: TypeAlias = Literal[
    "pdf", "docx", "doc", "xlsx", "xls", "odt", "ods", "rtf", "html", "md", "txt", "csv", "eml", "msg"
]
"""The formats of docs/record.md; a file's format is what its content shows, not its extension."""

Origin: TypeAlias = Literal["body", "textbox", "footnote", "endnote", "sheet"]
"""Where in the file a paragraph stood. `sheet` is a worksheet's name."""

FurnitureRole: TypeAlias = Literal[
    "running_head",
    "running_foot",
    "page_number",
    "toc",
    "repeated_heading",
    "repeated_rows",
    "instruction",
    "watermark",
    "line_number",
]
"""Why a paragraph is furniture."""

Standing: TypeAlias = Literal["in_force", "struck_out", "hidden", "note_mark", "beside"]
"""What a word is worth: text in force; text struck out; text that the document does not show; a raised sign
that calls a note; text beside the text (a note, a stamp). `set_apart` takes all but the first out of the blocks."""


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
    standing: Standing = "in_force"
    after_tab: bool = False
    """Whether a tab sets it apart from the word before on its line."""
    confidence: float = 1.0
    """How sure its letters are, where they were recognised from a picture."""

    @property
    def counts(self) -> bool:
        """Whether docs/record.md counts it as a word: it holds a letter, a digit, or a letter nobody can tell."""
        return self.text.isalnum() or "\ufffd" in self.text or any(map(str.isalnum, self.text))


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
    traits: frozenset[Trait] = frozenset()
    """How else every word of it is set; empty where unknown."""
    origin: Origin = "body"
    page: int | None = None
    """The page it begins on, from 1; None where the source has no pages."""
    bbox: BBox | None = None
    """Around its words on that page; None where the source has no pages."""
    ticked: bool | None = None
    """Whether the box before it is ticked; None where it has no box."""
    is_label: bool = False
    """Whether it stands as a label does: above a value, and again so in other cards."""

    @property
    def look(self) -> Look:
        """How it is set as a whole."""
        return Look(self.size, self.bold, self.traits)

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
    light: Light | None = None
    """The traffic light that its colour is; None for any other colour, and where the reader cannot tell."""
    open_bottom: bool = False
    """Whether no rule ends it at its page's end, as one does other cells of its table: it spans rows, and goes on."""

    words: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """All word ids in it, in reading order, nested tables included: kept, since layout after layout asks for them."""

    def __post_init__(self) -> None:
        """Gather its words."""
        blocks = self.blocks
        words = blocks[0].all_words if len(blocks) == 1 else _words_of(blocks)
        object.__setattr__(self, "words", words)


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
    part_open: bool = False
    """Whether only some cells that end with it, last on its page, have no rule below: they go on, the row does not."""
    page: int | None = None
    bbox: BBox | None = None

    @property
    def words(self) -> tuple[int, ...]:
        """All word ids in it, cell by cell."""
        return tuple([word for cell in self.cells for word in cell.words])


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
        return tuple([word for row in self.rows for cell in row.cells for word in cell.words])


Block: TypeAlias = Paragraph | Table


def _words_of(blocks: tuple[Block, ...]) -> tuple[int, ...]:
    return tuple([word for block in blocks for word in block.all_words])


@dataclass(frozen=True, slots=True)
class Furniture:
    """A paragraph that repeats on pages or only guides the reader."""

    role: FurnitureRole
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Apart:
    """Text that is not in force, as it stood together: of a paragraph, of a cell, of a whole row."""

    standing: Standing
    pieces: tuple[Paragraph, ...]
    """In reading order; of a row one piece a paragraph of its cells."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader or a join has to say about the document; it becomes a warning."""

    code: WarningCode
    message: str
    """One sentence in plain English."""
    words: tuple[int, ...] = ()
    """The words it is about; may be empty."""
    path: str | None = None
    """What it is about in the record, where that is one activity: "activities[3]"."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's number (from 1) and its size in points as it is shown (rotation applied)."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class EnclosedFile:
    """A file inside of another: an attachment, a member of a portfolio, a file that a message brings."""

    name: str
    """Its own name, without folders."""
    data: bytes | None = None
    """None where the reader left it where it is: it is too large, one too many, or broken."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as words and blocks. Each word id stands in exactly one block, piece of furniture or `Apart`."""

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
    apart: tuple[Apart, ...] = ()
    """Text that is not in force, in reading order; nothing after the reader sees it but the composer."""
    enclosed: tuple[EnclosedFile, ...] = ()
    """Files inside of this one: documents of their own, if they are documents."""
    marks_tables: bool = False
    """Whether the source itself says where each table begins and ends: no page break parts its columns."""
    told: Told = field(default_factory=lambda: Told(()), repr=False, compare=False)
    """What was asked of its words so far; a document with other words begins anew."""

    def __post_init__(self) -> None:
        """Forget what was told of other words."""
        if self.told.words is not self.words:
            object.__setattr__(self, "told", Told(self.words))

    def text(self, words: tuple[int, ...]) -> str:
        """The texts of `words`, joined by single spaces."""
        known = self.told.texts.get(words)
        if known is None:
            found = self.words
            known = self.told.texts[words] = " ".join([found[word].text for word in words])
        return known


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph in `blocks`, in reading order, those inside tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for inner in [inner for row in block.rows for cell in row.cells for inner in cell.blocks]:
                if isinstance(inner, Paragraph):  # nearly always: no walk of its own for each cell
                    yield inner
                else:
                    yield from paragraphs_of((inner,))


def without_paragraphs(blocks: tuple[Block, ...], gone: Collection[int]) -> tuple[Block, ...]:
    """`blocks` without the paragraphs whose `id()` is in `gone`, those inside tables included; their cells stay.

    What holds none of them stays the same object, of which stages remember what it is.
    """
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple([_row_without(row, gone) for row in block.rows])
            kept.append(block if _are_same(rows, block.rows) else replace(block, rows=rows))
        elif id(block) not in gone:
            kept.append(block)
    return blocks if _are_same(kept, blocks) else tuple(kept)


def _row_without(row: Row, gone: Collection[int]) -> Row:
    left = [without_paragraphs(cell.blocks, gone) for cell in row.cells]
    if _are_same(left, [cell.blocks for cell in row.cells]):
        return row
    return replace(
        row, cells=tuple(replace(cell, blocks=blocks) for cell, blocks in zip(row.cells, left, strict=True))
    )


def _are_same(some: Sequence[object], others: Sequence[object]) -> bool:
    return len(some) == len(others) and all(map(is_, some, others))
