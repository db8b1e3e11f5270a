"""Lines of one column or cell → paragraphs and list items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal, TypeAlias

from extract.readers.pdf.lines import (
    Line,
    Mark,
    all_bold,
    ends_in_hyphen,
    ends_sentence,
    find_mark,
    main_size,
    starts_small,
)
from extract.readers.pdf.source.content import Printed
from models.pages.document import FurnitureRole
from models.pages.geometry import BBox, union
from models.pages.headings import Trait

Kind: TypeAlias = Literal["heading", "paragraph", "item"]

USUAL_LEADING = 1.2
"""Distance of baselines in type sizes, where a document does not show its own."""
_OTHER_SIZE = 0.12
"""A line this share larger or smaller than the one before is no more of its paragraph."""
_HEADING_STEP = 0.07
"""A heading is at least this share larger than its text: 11 points over 10, not 10.5, which scanned lines vary by."""
_MOST_HEADING_LINES = 6
_ALIGNED = 3.0
"""Points by which lines that are aligned may differ."""
_ONE_SIZE = 0.3
"""Points by which lines of one title may differ in size."""
_LARGE = 1.15
"""Times the size of most of a column's text that a title has at least."""
_TITLE_LEADING = 1.7
"""In type sizes: the baselines of a broken title stand at most this far apart."""
WIDER = 1.25
"""A distance this many times the usual one parts paragraphs."""


@dataclass(slots=True)
class DraftParagraph:
    """A paragraph before its words have ids."""

    lines: list[Line]
    mark: Mark | None = None
    kind: Kind = "paragraph"
    level: int | None = None
    furniture: FurnitureRole | None = None
    space_above: float = 0.0
    """Distance to the paragraph above it in its column, in points; 0 for the first."""
    is_label: bool = False
    """Whether it stands as a label of cards does."""
    traits: frozenset[Trait] = frozenset()
    """How else than the document's usual text all of it is set."""

    @property
    def all_words(self) -> list[Printed]:
        """Mark and words, in reading order."""
        return [word for line in self.lines for word in line.words]

    @property
    def mark_words(self) -> list[Printed]:
        """The words of its mark."""
        return self.lines[0].words[: self.mark.words] if self.mark else []

    @property
    def words(self) -> list[Printed]:
        """Its words without the mark."""
        return self.all_words[self.mark.words if self.mark else 0 :]

    @property
    def size(self) -> float:
        """The type size of most of its letters, in points."""
        return main_size(self.words or self.all_words)

    @property
    def bold(self) -> bool:
        """Whether every word of it is bold."""
        return all_bold(self.words or self.all_words)

    @property
    def text(self) -> str:
        """Its words without the mark, joined by spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def bbox(self) -> BBox:
        """Around its lines."""
        return union(line.bbox for line in self.lines)


@dataclass(slots=True)
class Column:
    """Lines that stand under each other, and the room that they had."""

    lines: list[Line]
    left: float
    right: float
    """Where a line could have ended, at most."""
    bounded: bool = False
    """Whether rules say so, rather than the widest line."""
    size: float = 10.0
    """The type size of most of its lines."""
    paragraphs: list[DraftParagraph] = field(default_factory=list)


def column_of(lines: list[Line], room: BBox | None = None) -> Column:
    """A column of `lines`; in a cell, `room` is the cell, whose padding on the right is as that on the left."""
    left = min([line.x0 for line in lines], default=0.0)
    right = max([line.x1 for line in lines], default=0.0)
    if room is not None and lines:
        padding = min(max(left - room.x0, 1.0), 12.0)
        right = max(right, room.x1 - padding)
    sizes = [line.size for line in lines] or [10.0]
    size = sizes[0] if sizes.count(sizes[0]) == len(sizes) else Counter(sizes).most_common(1)[0][0]
    return Column(lines, left, right, bounded=room is not None, size=size)


def flows(column: Column) -> bool:
    """Whether a column is running text: its lines are filled, and many go on in small letters."""
    pairs = list(pairwise(column.lines))
    if len(pairs) < 3:
        return False
    going_on = sum(
        starts_small(after.text) and column.right - before.x1 < 0.3 * (column.right - column.left)
        for before, after in pairs
    )
    return going_on >= 0.35 * len(pairs)


def leading_of(columns: Iterable[Column]) -> float | None:
    """The usual distance of baselines in type sizes, from lines that clearly go on; None where none does."""
    found = [
        (after.bottom - before.bottom) / after.size
        for column in columns
        for before, after in pairwise(column.lines)
        if _clearly_goes_on(before, after, column)
    ]
    return median(found) if found else None


def _clearly_goes_on(before: Line, after: Line, column: Column) -> bool:
    if not starts_small(after.text) or abs(before.size - after.size) > 0.5 or find_mark(after) is not None:
        return False
    return _slack(before, after, column) <= 0 and 0.8 < (after.bottom - before.bottom) / after.size < 2.6


def _slack(before: Line, after: Line, column: Column) -> float:
    """Room that was left at the end of `before` had the first word of `after` stood there, in points."""
    first = after.words[0]
    return column.right - before.x1 - 0.25 * before.size - (first.x1 - first.x0)


def lines_to_paragraphs(
    column: Column, leading: float, is_label: Callable[[Line], bool] = lambda line: False
) -> list[DraftParagraph]:
    """The paragraphs of `column`; `leading` is the page's usual distance of baselines in type sizes.

    A line that `is_label` is a paragraph by itself.
    """
    leading = leading_of((column,)) or leading
    paragraphs: list[DraftParagraph] = []
    for line in column.lines:
        mark = find_mark(line)
        if paragraphs:
            current = paragraphs[-1]
            if mark is not None and not _mark_is_real(mark, line, current, column):
                mark = None
            alone = is_label(line) or (current.is_label and not starts_small(line.text))
            if mark is None and not alone and not _begins(line, current, column, leading):
                current.lines.append(line)
                continue
            above = line.top - current.lines[-1].bottom
        else:
            above = 0.0
        kind: Kind = "item" if mark is not None else "paragraph"
        paragraphs.append(
            DraftParagraph([line], mark, kind, space_above=above, is_label=mark is None and is_label(line))
        )
    _set_depths(paragraphs)
    return paragraphs


def _set_depths(paragraphs: list[DraftParagraph]) -> None:
    """Give each item its depth: how many items above it, in its list, begin farther to the left."""
    open_at: list[float] = []
    for paragraph in paragraphs:
        if paragraph.mark is None:
            open_at = []
            continue
        x0 = paragraph.lines[0].x0
        while open_at and open_at[-1] > x0 - 3:
            open_at.pop()
        paragraph.level = len(open_at)
        open_at.append(x0)


def _mark_is_real(mark: Mark, line: Line, current: DraftParagraph, column: Column) -> bool:
    """Whether the mark-like word that begins `line` begins an item, and is no dash or number of running text."""
    before = current.lines[-1]
    first = line.words[0]
    if mark.number is None and first.text not in "-–—‐‑−":
        return True
    if current.mark is not None and abs(current.lines[0].x0 - line.x0) < 3:
        return True
    return (
        ends_sentence(before.text)
        or mark.text_x0 - first.x1 > 0.6 * first.size
        or _slack(before, line, column) > first.size
        or line.top - before.bottom > 0.6 * first.size
    )


def _begins(line: Line, current: DraftParagraph, column: Column, leading: float) -> bool:
    """Whether `line`, which has no mark, begins a paragraph after `current`."""
    before = current.lines[-1]
    size = min(before.size, line.size)
    distance = line.bottom - before.bottom
    usual = leading * max(before.size, line.size)
    if distance > WIDER * usual and distance - usual > 1.5:
        return not _is_broken_title(current, line, column)
    if abs(before.size - line.size) > _OTHER_SIZE * size:
        return not (len(line.words) == 1 and starts_small(line.text))
    if _heads(before, line, current):
        return True
    if ends_in_hyphen(before.text) and starts_small(line.text):
        return False
    if _weight_changes(before, line, current, column) or _ink_changes(before, line):
        return True
    return _is_new_by_indent(line, current, column) or _is_new_by_slack(line, current, column)


def _is_broken_title(current: DraftParagraph, line: Line, column: Column) -> bool:
    """Whether a line in large type goes on with the title above it, which is set with more leading than the text: in a
    year, a small letter, or a word that had no room."""
    before = current.lines[-1]
    alike = abs(before.size - line.size) <= _ONE_SIZE and before.bold == line.bold
    near = line.bottom - before.bottom <= _TITLE_LEADING * line.size
    if not _is_aligned(before, line):
        return False  # a heading at the margin below a centred title
    goes_on = line.text[:1].isdigit() or starts_small(line.text) or _slack(before, line, column) <= 0
    if not (alike and near and goes_on) or ends_sentence(before.text) or _ink_changes(before, line):
        return False
    own = {id(one) for one in (*current.lines, line)}
    others = [word for one in column.lines if id(one) not in own for word in one.words]
    return bool(others) and line.size > _LARGE * main_size(others)


def _is_aligned(before: Line, line: Line) -> bool:
    """Whether two lines begin at one margin, end at one, or stand around one middle."""
    left, right = line.x0 - before.x0, line.x1 - before.x1
    return min(abs(left), abs(right), abs(left + right) / 2) < _ALIGNED


def _heads(before: Line, line: Line, current: DraftParagraph) -> bool:
    """Whether the lines above are a heading in a size a step above that of `line`, with which a paragraph begins."""
    if before.size - line.size <= _HEADING_STEP * line.size or len(current.lines) > _MOST_HEADING_LINES:
        return False
    return not starts_small(line.text) and not ends_in_hyphen(before.text) and not before.text.endswith(",")


def _weight_changes(before: Line, line: Line, current: DraftParagraph, column: Column) -> bool:
    """Whether a bold line ends and a plain one begins, or the other way round."""
    if line.bold and not before.bold:
        return not before.words[-1].bold and not starts_small(line.text)
    if before.bold and not line.words[0].bold and len(current.lines) <= 3:
        return not starts_small(line.text) or _slack(before, line, column) > 2 * line.size
    return False


def _ink_changes(before: Line, line: Line) -> bool:
    """Whether a line wholly in one colour or slant, or underlined, stands above one in another: a label above its
    value, a heading above its text."""
    looks = [
        {(word.style.ink, word.style.italic, word.underlined) for word in one.words} for one in (before, line)
    ]
    return len(looks[0]) == len(looks[1]) == 1 and looks[0] != looks[1] and not starts_small(line.text)


def _is_new_by_indent(line: Line, current: DraftParagraph, column: Column) -> bool:
    first, before = current.lines[0], current.lines[-1]
    size = line.size
    if abs((line.x0 + line.x1) - (before.x0 + before.x1)) < 4 and abs(line.x0 - before.x0) > 4:
        return False  # centred
    if current.mark is not None:
        # Back from the item's own indent; an item that does not hang goes on below its mark, or left of it.
        hangs = len(current.lines) > 1 and abs(before.x0 - current.mark.text_x0) < 3
        outdented = line.x0 < current.mark.text_x0 - 0.5 * size
        ended = ends_sentence(before.text) or _slack(before, line, column) > size
        if not hangs and len(current.lines) > 1 and line.x0 >= before.x0 - 2:
            outdented = False
        return outdented and not starts_small(line.text) and (hangs or ended)
    indented = 0.7 * size < line.x0 - before.x0 < 5 * size and line.x0 - column.left > 0.7 * size
    if (indented and len(current.lines) > 1) or (indented and abs(first.x0 - column.left) < 2):
        return not starts_small(line.text)
    return False


def _is_new_by_slack(line: Line, current: DraftParagraph, column: Column) -> bool:
    """Whether the line above ended though there was room for a further word: somebody ended it there."""
    before = current.lines[-1]
    size = line.size
    slack = _slack(before, line, column)
    if slack <= 0.5 * size or starts_small(line.text):
        return False
    if before.text[-1:] in (",", "/", "&", "(", "–") or ends_in_hyphen(before.text):
        return False
    if line.text[:1].isdigit() and not ends_sentence(before.text):
        return False
    is_title = min(before.size, size) > _LARGE * column.size
    is_title = is_title and _is_aligned(before, line)
    if is_title and abs(before.size - size) <= _ONE_SIZE and slack < 0.5 * (column.right - column.left):
        return False  # a title is broken where it looks well
    # In a cell the room is known; elsewhere it is only as wide as its widest line.
    return ends_sentence(before.text) or slack > (1.2 * size if column.bounded else 2 * size)
