"""Names that a page break parted from their measure: the heading or the first row alone, the fields on the next page.

A table that begins anew on the next page does not know the row above the break, nor a table below a heading that
names itself elsewhere. What stands right above a measure without a name, and is nothing else, names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.recognise.drafts import Draft, DraftActivity, Entry, Pieces
from extract.recognise.labels import sure_plan_label
from extract.recognise.names import read_name
from models.pages.document import Document, Paragraph, Table
from rules.pack import Rules

LEAST_LABELS = 2
"""Labels of a measure that lacks a name: with fewer it may be the end of another."""
MOST_WORDS = 16
"""Words of a name; longer text tells something."""
SURENESS = 0.8
"""Confidence of a name by its place alone: what just passes for certain."""
_NAMES = frozenset({"name", "undertaking"})

_Unit = tuple[Pieces, ...]
"""A paragraph, or the cells of a row that hold something."""


def name_from_above(document: Document, draft: Draft, rules: Rules) -> None:
    """Give measures of field tables without a name the one that stands alone right above, where others have names."""
    named = [one for one in draft.activities if any(entry.target.field in _NAMES for entry in one.entries)]
    bare = [one for one in draft.activities if one not in named and _lacks_name(one)]
    if not named or not bare:
        return
    above = _Above(document, draft, rules)
    for activity in bare:
        activity.entries[:0] = above.names(activity)


def _lacks_name(activity: DraftActivity) -> bool:
    labels = {entry.label for entry in activity.entries if entry.label}
    return activity.shape == "field_table" and len(labels) >= LEAST_LABELS


@dataclass
class _Above:
    """What stands right above each measure of a draft, as far as nothing else has taken it."""

    document: Document
    draft: Draft
    rules: Rules

    def __post_init__(self) -> None:
        self._units = list(_units(self.document))
        self._place = {
            word: place
            for place, unit in enumerate(self._units)
            for pieces in unit
            for piece in pieces
            for word in piece.all_words
        }
        self._taken = set(_taken(self.draft))
        self._has_two = any(
            entry.target.field == "undertaking" and not entry.label
            for activity in self.draft.activities
            for entry in activity.entries
        )

    def names(self, activity: DraftActivity) -> list[Entry]:
        """The name above the measure, behind what it is part of where the document prints both; or nothing."""
        words = (word for entry in activity.entries for word in (*entry.label, *entry.words))
        place = min((self._place[word] for word in words if word in self._place), default=0)
        unit = self._units[place - 1] if place else ()
        if not 1 <= len(unit) <= 1 + self._has_two or not all(map(self._may_name, unit)):
            return []
        *part_of, name = (read_name(self.document, pieces, self.rules) for pieces in unit)
        found = [one.entry("undertaking", SURENESS) for one in part_of]
        return [*found, name.entry("name", SURENESS)]

    def _may_name(self, pieces: Pieces) -> bool:
        words = tuple(word for piece in pieces for word in piece.all_words)
        text = self.document.text(words)
        return (
            len(words) <= MOST_WORDS
            and self._taken.isdisjoint(words)
            and text[-1:] not in (".", ":")
            and not any(piece.kind == "item" for piece in pieces)
            and sure_plan_label(text, self.rules) is None
        )


def _units(document: Document) -> Iterator[_Unit]:
    """Headings, and rows of tables, in order; text between them is a unit that names nothing."""
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                cells = (
                    tuple(one for one in cell.blocks if isinstance(one, Paragraph)) for cell in row.cells
                )
                yield tuple(pieces for pieces in cells if any(piece.words for piece in pieces))
        elif isinstance(block, Paragraph) and block.all_words:
            yield ((block,),) if block.kind == "heading" else ()


def _taken(draft: Draft) -> Iterator[int]:
    """Every word that the draft mentions."""
    entries = [entry for area in draft.areas for entry in area.entries]
    entries += [entry for activity in draft.activities for entry in activity.entries]
    for entry in [*entries, *([draft.title] if draft.title is not None else [])]:
        yield from entry.words
        yield from entry.label
    for words in draft.labels:
        yield from words
    for piece in draft.furniture:
        yield from piece.all_words
