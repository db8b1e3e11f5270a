"""How a row of a label | value table looks: what sets a title's row apart from those with a label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.recognise.drafts import Pieces, pieces_text
from extract.recognise.grid import GridRow
from extract.recognise.labels import MOST_TITLE_WORDS
from extract.recognise.readings import HeadingRow, PairRow, RowReading
from models.pages.document import Cell, Document
from models.text.fold import fold, squeeze
from rules.pack import Rules

LARGER = 1.08
"""Times as large as the name below it an area's is set, at least."""
Look = tuple[bool, bool, bool, bool]
"""Whether the first cell of a row that holds words is shaded, whether it is bold; and whether all others are."""


def look_of(document: Document, row: GridRow) -> Look:
    """The row's look; where one cell alone holds words, the empty ones beside it count for its ground."""
    first, rest = row.filled[:1], row.filled[1:]
    beside = rest or tuple(cell for cell in row.own if not cell.words)
    return (
        all(cell.shaded for cell in first),
        all(cell.shaded for cell in beside),
        _are_bold(document, first),
        _are_bold(document, rest),
    )


def is_band(document: Document, row: GridRow, usual: Iterable[Look]) -> bool:
    """Whether the row, of two cells at least, is shaded from side to side and looks as none of the `usual` ones."""
    is_shaded = all(cell.shaded for cell in row.own)
    return len(row.own) > 1 and is_shaded and look_of(document, row)[:3] not in {look[:3] for look in usual}


def is_bold_alone(document: Document, row: GridRow, usual: Iterable[Look]) -> bool:
    """Whether the row begins in bold, as none of the `usual` ones does whose label stands beside a plain value."""
    return look_of(document, row)[2] and not any(bold and not rest for *_, bold, rest in usual)


def cell_below(grid: Sequence[GridRow], row: GridRow, column: int) -> Cell | None:
    """The cell of a column in the row below `row`."""
    return next((after.at(column) for own, after in pairwise(grid) if own is row), None)


def stands_out(document: Document, cells: tuple[Cell, ...]) -> bool:
    """Whether the cells hold words, and are shaded or all in bold."""
    filled = tuple(cell for cell in cells if cell.words)
    return bool(filled) and (all(cell.shaded for cell in filled) or _are_bold(document, filled))


def _are_bold(document: Document, cells: tuple[Cell, ...]) -> bool:
    return all(document.words[word].bold for cell in cells for word in cell.words)


def is_told(text: str, pieces: Pieces) -> bool:
    """Whether a value is a sentence, or holds a list: no name."""
    return text.rstrip().endswith((".", ";")) or any(piece.kind == "item" for piece in pieces)


def heads_both_columns(document: Document, row: GridRow, rules: Rules) -> bool:
    """Whether a first row only says which column holds labels, and which their values: "Rubrik | Innehåll"."""
    texts = [fold(document.text(cell.words)).rstrip(":") for cell in row.filled]
    heads = len(texts) == 2 and texts[0] in rules.words["heads_labels"]
    return heads and texts[1] in rules.words["heads_values"]


def repeated_in(document: Document, grid: tuple[GridRow, ...], column: int) -> frozenset[str]:
    """What the cells of a column hold several times."""
    cells = (row.at(column) for row in grid)
    texts = Counter(squeeze(document.text(cell.words)) for cell in cells if cell is not None and cell.words)
    return frozenset(text for text, count in texts.items() if count > 1)


def is_like_title(document: Document, reading: RowReading) -> bool:
    """Whether the row could be a title row for all that its words tell: an unknown label, no colon behind it, beside a
    short text."""
    if not isinstance(reading, PairRow) or reading.match is not None or reading.party is not None:
        return False
    if reading.pieces and document.text(reading.label).endswith((":", "?")):
        return False
    value = pieces_text(document, reading.pieces)
    short = max(len(reading.label), len(value.split())) <= MOST_TITLE_WORDS
    return short and len(reading.pieces) <= 1 and not value.endswith((".", ";"))


def parted_heading(document: Document, heading: HeadingRow) -> tuple[HeadingRow, ...]:
    """A heading as two, where it is two names, an area's set to stand out more and a measure's."""
    first, *rest = heading.pieces
    if len(rest) != 1 or "item" in (first.kind, rest[0].kind):
        return (heading,)
    below = rest[0]
    text = document.text(below.words)
    is_name = text[:1].isupper() and not text.endswith((".", ";", ":"))
    is_larger = (first.size or 0.0) > LARGER * (below.size or first.size or 0.0)
    stands_out = is_larger or (first.bold and not below.bold)
    return (HeadingRow((first,)), HeadingRow((below,))) if is_name and stands_out else (heading,)
