"""What layouts make of blocks: areas, activities and labelled values, still in the document's own words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeAlias

from models.document import Block, Document, Note, Paragraph, Table
from models.record import LayoutName
from models.target import Target
from models.values import Method

Pieces: TypeAlias = tuple[Paragraph, ...]
"""The paragraphs and list items of a value, in reading order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value on its way to a field."""

    target: Target
    pieces: Pieces
    label: tuple[int, ...] = ()
    """Word ids of the printed label; empty where position gave the meaning."""
    method: Method = "label"
    confidence: float = 1.0
    unknown_label: bool = False
    """Whether no rule knows the label (the value goes to `other_fields` and is warned of)."""
    rivals: tuple[str, ...] = ()
    """Ids of label rules that came close: the match is warned of."""

    @property
    def words(self) -> tuple[int, ...]:
        """Word ids of the value, list marks included, in reading order."""
        return tuple(word for piece in self.pieces for word in piece.all_words)


@dataclass(slots=True)
class DraftArea:
    """An area in the making; one entry with the target `area_name` holds its name."""

    entries: list[Entry] = field(default_factory=list)

    @property
    def name(self) -> Entry | None:
        """The entry that names it."""
        return next((entry for entry in self.entries if entry.target.field == "area_name"), None)


@dataclass(slots=True)
class DraftActivity:
    """An activity in the making."""

    area: int | None = None
    """Index into `Draft.areas`."""
    entries: list[Entry] = field(default_factory=list)

    @property
    def has_name(self) -> bool:
        """Whether an entry names it."""
        return any(entry.target.field == "name" for entry in self.entries)


@dataclass(slots=True)
class Draft:
    """Everything that the layouts found; words that it does not mention go to the remainder."""

    areas: list[DraftArea] = field(default_factory=list)
    activities: list[DraftActivity] = field(default_factory=list)
    title: Entry | None = None
    labels: list[tuple[int, ...]] = field(default_factory=list)
    """Words that are labels without standing in an entry: a party's name over its column."""
    furniture: list[Paragraph] = field(default_factory=list)
    """Paragraphs that only repeat what stands elsewhere: an area's heading printed again."""
    shapes: list[LayoutName] = field(default_factory=list)
    """The layout of each block that gave something, in order."""
    areas_in_text: int = 0
    """How many areas state labelled fields of their own in running text ("Mål: …")."""
    notes: list[Note] = field(default_factory=list)


def block_to_pieces(block: Block) -> Pieces:
    """The paragraphs of a block; of a table one paragraph a row, its cells' words one after another."""
    if isinstance(block, Paragraph):
        return (block,)
    return tuple(Paragraph(words=row.words, page=row.page, bbox=row.bbox) for row in block.rows if row.words)


def blocks_to_pieces(blocks: tuple[Block, ...]) -> Pieces:
    """The paragraphs of a cell's blocks, nested tables row by row."""
    return tuple(piece for block in blocks for piece in block_to_pieces(block) if piece.all_words)


def pieces_text(document: Document, pieces: Pieces) -> str:
    """The words of `pieces` as one line, marks left out: for matching, not for the record."""
    return " ".join(document.text(piece.words) for piece in pieces)


def is_only_tables(blocks: tuple[Block, ...]) -> bool:
    """Whether the blocks are one or more tables and nothing else."""
    return bool(blocks) and all(isinstance(block, Table) for block in blocks)


def as_paragraph(pieces: Pieces) -> Paragraph:
    """The pieces of a name as one paragraph (names are one line, however the cell broke them)."""
    words = tuple(word for piece in pieces for word in piece.all_words)
    return replace(pieces[0], kind="paragraph", words=words, mark=(), level=None, number=None)
