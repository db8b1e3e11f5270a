"""Text conversions that glued the rest of a cut cell to the front of the next row's value.

A page break cut "… underlag till uppföljning av | resultaten av aktiviteter." and the conversion printed the rest
below, in front of the next row's own value. Where the words show it, the sentence is put together again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.pages.document import Block, Cell, Document, Note, Paragraph, Row, Table
from rules.pack import LabelMatch, Rules

NAMING_FIELDS = frozenset(
    "responsible convener other_participants duration meeting_frequency timing funding target_group forum".split()
)
"""Fields whose values are names, times or costs and begin with no verb."""

SURE, LIKELY = 0.7, 0.55
"""Confidence of a value put together again: its first half ends in a small word; it only lacks its full stop."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell by its block, row and index in the row."""

    block: int
    row: int
    cell: int


def reunite_glued_cells(document: Document, rules: Rules) -> Document:
    """The document, if it has no pages, with such sentences whole again, each less sure and with a note."""
    if document.pages:
        return document
    blocks = list(document.blocks)
    notes: list[Note] = []
    for upper, lower in _breaks(blocks):
        label = _row(blocks, lower).cells[0]
        takes_verbs = _takes_sentences(rules.labels.match(document.text(label.words)))
        mended = _mend(document, _cell(blocks, upper), _cell(blocks, lower), rules, takes_verbs=takes_verbs)
        if mended is None:
            continue
        above, below, words = mended
        _put(blocks, upper, above)
        _put(blocks, lower, below)
        notes.append(
            Note("cell-rejoined", "A value that a page break had cut was put together from two rows.", words)
        )
    return replace(document, blocks=tuple(blocks), notes=document.notes + tuple(notes))


def _breaks(blocks: list[Block]) -> Iterator[tuple[_Place, _Place]]:
    """The last value above and the first value below each place where one table follows another."""
    for index in range(1, len(blocks)):
        above, below = blocks[index - 1], blocks[index]
        if not isinstance(above, Table) or not isinstance(below, Table):
            continue
        if above.columns != below.columns or not above.rows or not below.rows:
            continue
        last, first = above.rows[-1], below.rows[0]
        if len(last.cells) >= 2 and len(first.cells) >= 2:
            yield (
                _Place(index - 1, len(above.rows) - 1, len(last.cells) - 1),
                _Place(index, 0, len(first.cells) - 1),
            )


def _takes_sentences(match: LabelMatch | None) -> bool:
    """Whether the values of a label can begin with a verb: those of roles, times and money cannot."""
    if match is None:
        return True
    return not all(
        target.field in NAMING_FIELDS
        or (target.field == "party" and target.role in {"contact", "participants"})
        for target in match.targets
    )


def _mend(
    document: Document, above: Cell, below: Cell, rules: Rules, *, takes_verbs: bool
) -> tuple[Cell, Cell, tuple[int, ...]] | None:
    """The two cells with the rest of the sentence moved up, and the words of the whole sentence; or None."""
    end = above.blocks[-1] if above.blocks else None
    start = below.blocks[0] if below.blocks else None
    if not isinstance(end, Paragraph) or not isinstance(start, Paragraph) or start.kind == "item":
        return None
    confidence = _unfinished(document, end, rules)
    if not confidence or not document.words[start.words[0]].text[:1].islower():
        return None
    count = _rest_of_sentence(document, start.words)
    while count is not None and not takes_verbs and rules.verbs.begin(document.text(start.words[count:])):
        more = _rest_of_sentence(document, start.words[count:])
        if more is None or (count + more == len(start.words) and len(below.blocks) == 1):
            break  # something must be left for the row itself
        count += more
    if count is None:
        return None
    rest, own = start.words[:count], start.words[count:]
    whole = replace(end, words=end.words + rest)
    upper = replace(above, blocks=(*above.blocks[:-1], whole), confidence=min(above.confidence, confidence))
    left = (replace(start, words=own),) if own else ()
    lower = replace(below, blocks=(*left, *below.blocks[1:]), confidence=min(below.confidence, confidence))
    return upper, lower, whole.words


def _unfinished(document: Document, paragraph: Paragraph, rules: Rules) -> float:
    """How sure it is that the paragraph stops in the middle of a sentence; 0 where it does not."""
    last = document.words[paragraph.words[-1]].text
    if last.lower() in rules.words["unfinished"] or last.endswith(","):
        return SURE
    if len(paragraph.words) >= 5 and last[-1].isalpha():
        return LIKELY
    return 0.0


def _rest_of_sentence(document: Document, ids: tuple[int, ...]) -> int | None:
    """How many of the first words end the sentence, where another begins after them or nothing does."""
    words = [document.words[word].text for word in ids]
    for index, word in enumerate(words):
        if word.endswith((".", "!", "?")) and not _is_abbreviation(word):
            following = words[index + 1] if index + 1 < len(words) else None
            if following is None or not following[:1].islower():
                return index + 1
    return None


def _is_abbreviation(word: str) -> bool:
    """Whether the full stop belongs to the word: "t.ex.", "bl.a.", "m.m."."""
    return "." in word[:-1] or len(word) <= 2


def _cell(blocks: list[Block], place: _Place) -> Cell:
    return _row(blocks, place).cells[place.cell]


def _row(blocks: list[Block], place: _Place) -> Row:
    block = blocks[place.block]
    if not isinstance(block, Table):
        raise TypeError("a place names a cell of a table")
    return block.rows[place.row]


def _put(blocks: list[Block], place: _Place, cell: Cell) -> None:
    """Put `cell` at `place`."""
    table = blocks[place.block]
    row = _row(blocks, place)
    if isinstance(table, Table):
        cells = (*row.cells[: place.cell], cell, *row.cells[place.cell + 1 :])
        rows = (*table.rows[: place.row], replace(row, cells=cells), *table.rows[place.row + 1 :])
        blocks[place.block] = replace(table, rows=rows)
