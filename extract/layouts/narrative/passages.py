"""What the layout `narrative` finds: passages of running text, with the values of the rows below their headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extract.layouts.field_table.entries import pair_to_entries
from extract.layouts.narrative.labels_below import LineBelow, with_lines
from extract.layouts.narrative.row_kinds import LabelledRow, NarrativeRow, TextRow
from extract.recognise.drafts import Entry, Pieces
from models.pages.document import Document, Paragraph, Table
from models.pages.gaps import is_set_apart
from models.target import SAID_OF_AREAS, Target
from rules.pack import Rules


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks that say in running text what an area is, or an activity, or both."""

    blocks: frozenset[int]
    """Indexes of the blocks that it takes, its heading's first."""
    heading: Paragraph
    is_area: bool = False
    """Whether its heading names an area."""
    area_entries: tuple[Entry, ...] = ()
    activities: tuple[tuple[Entry, ...], ...] = ()

    def has_area_fields(self, document: Document) -> bool:
        """Whether labelled fields of an area stand in it as text: not at a tab stop, as in a table."""
        return any(
            entry.label
            and entry.target.field in SAID_OF_AREAS
            and not (entry.words and is_set_apart(document, entry.label[-1], entry.words[0]))
            for entry in self.area_entries
        )


@dataclass(slots=True)
class Narrative:
    """What is told in running text, by the index of the block that it begins with."""

    passages: dict[int, Passage] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    """Levels of headings that the reader could not tell apart."""
    taken: set[int] = field(default_factory=set)
    """Indexes of blocks that stand in a passage, or have become rows of a table."""
    below: dict[int, list[LineBelow]] = field(default_factory=dict)
    """Lines of labels below a table of one measure, by the table's index."""

    def with_lines_below(self, index: int, table: Table) -> Table:
        """The table at `index` with the lines below it as further rows, which are taken from then on."""
        return with_lines(table, self.below.get(index, []), self.taken)

    def with_level(self, index: int, block: Paragraph | Table) -> Paragraph | Table:
        """The block at `index`, a heading with the level that it was found to have."""
        if isinstance(block, Paragraph) and index in self.levels:
            return replace(block, level=self.levels[index])
        return block


def of_activity(entry: Entry) -> Entry:
    """The entry as an activity can hold it: an area's name that stands inside one is a field under its label."""
    return replace(entry, target=Target("other")) if entry.target.field == "area_name" else entry


def below_named(entries: list[Entry], name: Entry) -> list[Entry]:
    """The entries of an activity that its heading names, although a label inside names something as well."""
    renamed = [
        replace(one, target=Target("measures")) if one.target.field == "name" else one for one in entries
    ]
    return [name, *renamed]


def area_entries(rows: list[NarrativeRow]) -> Iterator[Entry]:
    """What rows say of an area: its description first, then its labelled fields."""
    yield from described([row for row in rows if isinstance(row, TextRow)])
    for row in rows:
        if isinstance(row, LabelledRow):
            yield from pair_to_entries(row.to_pair())


def described(rows: list[TextRow]) -> tuple[Entry, ...]:
    """Paragraphs without labels as one description; empty where there are none."""
    pieces = tuple(row.piece for row in rows)
    return (Entry(Target("description"), pieces, method="position", confidence=0.8),) if pieces else ()


def state_apart(document: Document, pieces: Pieces, rules: Rules) -> tuple[list[Entry], Pieces]:
    """The only line of text below a measure's name that says nothing but a state ("Pågår"), and the others."""
    states = [
        piece
        for piece in pieces
        if piece.kind == "paragraph" and rules.status.says_state(document.text(piece.words))
    ]
    if len(states) != 1:
        return [], pieces
    entry = Entry(Target("status"), (states[0],), method="position", confidence=0.8)
    return [entry], tuple(piece for piece in pieces if piece is not states[0])
