"""What layouts make of blocks: areas, activities and labelled values, still in the document's own words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Literal, TypeAlias

from models.pages.document import Block, Document, Note, Paragraph
from models.pages.gaps import places_set_apart
from models.record import LayoutName, Period
from models.target import Target
from models.values import Light, Method

Words: TypeAlias = tuple[int, ...]
"""Ids of words, in reading order."""
Scope: TypeAlias = Literal["local", "citywide"]
"""Whom a priority is for."""
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
    light: Light | None = None
    """The traffic light that the value's cell shows by its colour."""

    @property
    def words(self) -> tuple[int, ...]:
        """Word ids of the value, list marks included, in reading order."""
        if len(self.pieces) == 1:
            return self.pieces[0].all_words
        return tuple([word for piece in self.pieces for word in piece.all_words])


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
    shape: LayoutName | None = None
    """The shape in which it states its fields; None where no block of one shape does."""
    year: int | None = None
    """The year that a heading or its sheet says it is for, where that is a later one than the plan's first."""


@dataclass(frozen=True, slots=True)
class DraftPerson:
    """Someone in a list of those who came, or behind a label."""

    name: Words = ()
    role: Words = ()
    others: Words = ()
    """Further words of the line: telephone, e-mail, punctuation that stands alone."""

    @property
    def words(self) -> Words:
        """All of its words, in reading order."""
        return tuple(sorted(self.name + self.role + self.others))


@dataclass(slots=True)
class DraftPoint:
    """An agenda point with everything under it."""

    title: Paragraph
    below: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """What is said of a place that heads a passage."""

    name: Words
    pieces: Pieces
    point: int | None
    """Index of the agenda point that it stands under."""


@dataclass(slots=True)
class DraftPriority:
    """A prioritised area of work; `pieces` is what is said of it."""

    scope: Scope
    name: Words
    pieces: Pieces = ()


@dataclass(slots=True)
class DraftMeeting:
    """A coming meeting."""

    when: Words
    date: str | None
    start: str | None
    end: str | None
    place: Entry | None = None


@dataclass(slots=True)
class DraftMinutes:
    """What the layout `minutes` finds."""

    when: list[Entry] = field(default_factory=list)
    place: Entry | None = None
    chair: DraftPerson | None = None
    attendees: list[DraftPerson] = field(default_factory=list)
    absent: list[DraftPerson] = field(default_factory=list)
    points: list[DraftPoint] = field(default_factory=list)
    places: list[DraftPlace] = field(default_factory=list)
    priorities: list[DraftPriority] = field(default_factory=list)
    decisions: list[Entry] = field(default_factory=list)
    next_meetings: list[DraftMeeting] = field(default_factory=list)
    contact: DraftPerson | None = None
    labels: list[Words] = field(default_factory=list)
    """Words that only say what stands below them: headings of the columns of an attendance list."""


@dataclass(slots=True)
class Draft:
    """Everything that the layouts found; words that it does not mention go to the remainder."""

    areas: list[DraftArea] = field(default_factory=list)
    activities: list[DraftActivity] = field(default_factory=list)
    title: Entry | None = None
    year: int | None = None
    """The first year that the plan is for."""
    period: Period | None = None
    minutes: DraftMinutes = field(default_factory=DraftMinutes)
    """What the document has of minutes, whether it is minutes or not."""
    labels: list[tuple[int, ...]] = field(default_factory=list)
    """Words that are labels without standing in an entry: a party's name over its column."""
    furniture: list[Paragraph] = field(default_factory=list)
    """Paragraphs that only repeat what stands elsewhere: an area's heading printed again."""
    shapes: list[LayoutName] = field(default_factory=list)
    """The layout of each block that gave something, in order."""
    is_promise: bool = False
    """Whether it is a citizens' promise: what its parties say that they will do, they promise."""
    promisers: tuple[str, ...] = ()
    """Whose promise it is, by its title or its front: who "vi" are."""
    prints_promise: bool = False
    """Whether a promise stands below a heading of its own: a page of news may print one."""
    areas_in_text: int = 0
    """How many areas state labelled fields of their own in running text ("Mål: …")."""
    notes: list[Note] = field(default_factory=list)

    @property
    def has_tables(self) -> bool:
        """Whether a table of the document gave something."""
        return any(shape in {"field_table", "cause_grid"} for shape in self.shapes)

    def title_text(self, document: Document) -> str:
        """The title as one line; empty where there is none."""
        return document.text(self.title.words) if self.title is not None else ""

    def without_plan(self) -> Draft:
        """What is left of it where the document is no plan."""
        return Draft(
            title=self.title, year=self.year, period=self.period, minutes=self.minutes, notes=self.notes
        )


def block_to_pieces(block: Block) -> Pieces:
    """The paragraphs of a block; of a table one paragraph a row, its cells' words one after another."""
    if isinstance(block, Paragraph):
        return (block,)
    return tuple(Paragraph(words=row.words, page=row.page, bbox=row.bbox) for row in block.rows if row.words)


def blocks_to_pieces(blocks: tuple[Block, ...]) -> Pieces:
    """The paragraphs of a cell's blocks, nested tables row by row."""
    if len(blocks) == 1 and isinstance(only := blocks[0], Paragraph):  # nearly always
        return (only,) if only.all_words else ()
    return tuple(piece for block in blocks for piece in block_to_pieces(block) if piece.all_words)


def pieces_text(document: Document, pieces: Pieces) -> str:
    """The words of `pieces` as one line, marks left out: for matching, not for the record."""
    return " ".join(document.text(piece.words) for piece in pieces)


def as_paragraph(pieces: Pieces) -> Paragraph:
    """The pieces of a name as one paragraph (names are one line, however the cell broke them)."""
    words = tuple(word for piece in pieces for word in piece.all_words)
    return replace(pieces[0], kind="paragraph", words=words, mark=(), level=None, number=None)


@dataclass(frozen=True, slots=True)
class SpelledWords:
    """Words joined to one text, of which a stretch can be turned back into word ids."""

    text: str
    words: Words
    starts: tuple[int, ...]

    @staticmethod
    def of(document: Document, words: Words) -> SpelledWords:
        """The words of `document` with these ids, joined by single spaces."""
        lengths = [len(document.words[word].text) + 1 for word in words[:-1]]
        return SpelledWords(
            document.text(words), words, tuple(accumulate(lengths, initial=0)) if words else ()
        )

    @staticmethod
    def set_apart(document: Document, words: Words) -> SpelledWords:
        """The same with a tab for the space where a tab or a wide gap stands on the line: columns stay apart."""
        spelled = SpelledWords.of(document, words)
        places = places_set_apart(document, words)
        if not places:
            return spelled
        text = list(spelled.text)
        for place in places:
            text[spelled.starts[place] - 1] = "\t"
        return replace(spelled, text="".join(text))

    def within(self, start: int, end: int) -> Words:
        """The ids of the words that begin in [start, end) of the text."""
        return tuple(word for word, at in zip(self.words, self.starts, strict=True) if start <= at < end)
