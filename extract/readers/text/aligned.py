"""Tables that only alignment shows, as converters that keep the layout of a page write them.

    Mål                Minska brottsligheten och öka
                       tryggheten i centrum.
    Polisens kontakt   Kommunpolis

A column begins where several lines of a page begin a stretch of text after two spaces or more, and
where no line's text runs across. The rules are strict: what is not clearly a table stays lines.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.readers.shared.marks import printed_mark
from extract.readers.shared.pieces import TablePieces
from extract.readers.shared.wrap import SourceLine, goes_on, is_piped
from extract.readers.text.rows import TextCell, TextRow, rows_to_table

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_LEADERS = re.compile(r"\.{4,}|…{2,}|_{4,}")
_RULE = re.compile(r"\s*(?:[-=\u2013\u2014]\s*){5,}")
_REACHED = re.compile(r"\S@\S|(?<!\S)(?:0|\+46)\d[\d -]{5,}\d")
"""An address or a number to call."""
_NARROWEST = 6
"""Characters; a label column is at least this wide, so that indents make no columns."""
_WIDEST_LABELS = 60
_FEWEST_ROWS = 3
"""Lines with both a label and a value."""
_PAIR_GAP = 3
"""Spaces between the columns of two lines that are a table without more."""
_LIST_INDENT = 6
"""Columns that a value may be indented further than others, where it is a list."""
_MOST_BLANKS = 4
"""Blank lines within a table: rows are high where another column has more lines."""


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """A table and the lines it takes: from `start` to before `end`."""

    table: TablePieces
    start: int
    end: int


def aligned_tables(lines: Sequence[SourceLine], stops: frozenset[int]) -> dict[int, AlignedTable]:
    """The aligned tables of a text by the index of their first line.

    Once a table shows where its second column begins, one row at that place will do on other pages.
    """
    texts = [_expanded(line) for line in lines]
    taken = [index in stops for index in range(len(lines))]
    found: dict[int, AlignedTable] = {}
    places: set[int] = set()
    for fewest in (_FEWEST_ROWS, 1):
        for start, end in _pages(lines, stops):
            page = _Page(texts[start:end], [line.number for line in lines[start:end]], taken[start:end])
            for first, after, table in page.tables(fewest, places):
                found[start + first] = AlignedTable(table, start + first, start + after)
            taken[start:end] = page.taken
            if fewest == _FEWEST_ROWS:
                places |= page.places
    for index in range(len(lines) - 1):
        pair = _pair(texts, index) if not any(taken[index : index + 2]) else None
        if pair is not None:
            rows = _rows(texts[index : index + 2], [line.number for line in lines[index : index + 2]], pair)
            found[index] = AlignedTable(rows_to_table(rows, ruled=False), index, index + 2)
    return found


def _pair(texts: Sequence[str], index: int) -> list[int] | None:
    """Where the columns of two lines begin that stand alone, far apart in both: names, and below them roles."""
    above, one, other, below = (
        texts[at] if 0 <= at < len(texts) else "" for at in range(index - 1, index + 3)
    )
    starts = [match.start() for match in _SEGMENT.finditer(one)]
    is_alone = not above.strip() and not below.strip()
    if not is_alone or len(starts) < 2 or starts != [match.start() for match in _SEGMENT.finditer(other)]:
        return None
    gaps = (line[start - _PAIR_GAP : start] for line in (one, other) for start in starts[1:])
    return [0, *starts[1:]] if not any(map(str.strip, gaps)) else None


def _pages(lines: Sequence[SourceLine], stops: frozenset[int]) -> list[tuple[int, int]]:
    """Runs of lines, [start, end), that one table may take: between page breaks and running heads."""
    edges = [0]
    for index in range(1, len(lines)):
        if lines[index].page != lines[index - 1].page or index in stops:
            edges.append(index)
    return list(itertools.pairwise([*edges, len(lines)]))


class _Page:
    """The lines of a page and the tables found among them."""

    def __init__(self, texts: Sequence[str], numbers: Sequence[int], taken: Sequence[bool]) -> None:
        self.texts = texts
        self.numbers = numbers
        self.taken = list(taken)
        self.places: set[int] = set()
        """Where second columns begin."""

    def tables(self, fewest: int, known: set[int]) -> list[tuple[int, int, TablePieces]]:
        """Tables of at least `fewest` rows, from line to line; `known` are places seen on other pages."""
        found = []
        for place in self._candidates(fewest, known):
            for first, after in _regions(self.texts, place, self.taken, fewest):
                texts = self.texts[first:after]
                rows = _rows(texts, self.numbers[first:after], [0, place, *_further_columns(texts, place)])
                if len(rows) >= min(2, fewest):
                    self.taken[first:after] = [True] * (after - first)
                    self.places.add(place)
                    found.append((first, after, rows_to_table(rows, ruled=False)))
        return found

    def _candidates(self, fewest: int, known: set[int]) -> list[int]:
        votes: Counter[int] = Counter()
        for text in self.texts:
            votes.update(match.start() for match in _SEGMENT.finditer(text))
        return sorted(
            place
            for place, count in votes.items()
            if _NARROWEST <= place <= _WIDEST_LABELS
            and count >= fewest
            and (fewest > 1 or any(abs(place - other) <= 2 for other in known))
        )


def _expanded(line: SourceLine) -> str:
    """The line as it is aligned; "" for a line that is another kind of table or a table of contents."""
    text = line.text.rstrip()
    if _RULE.fullmatch(text):
        return ""  # drawn between the rows of a table, it is as good as a blank line
    if "\t" in text.strip() or is_piped(line) or _LEADERS.search(text):
        return "\x00"
    return text.expandtabs(8)


def _regions(texts: Sequence[str], place: int, taken: Sequence[bool], fewest: int) -> list[tuple[int, int]]:
    """Runs of lines, [first, after), of a table whose second column begins at `place`."""
    regions = []
    index = 0
    while index < len(texts):
        if taken[index] or not _is_row(texts[index], place):
            index += 1
            continue
        after = last = index
        blank_above = False  # a label alone below a blank line belongs to the table only if rows follow
        while after < len(texts) and not taken[after] and after - last <= _MOST_BLANKS:
            if texts[after].strip() and not _fits(texts[after], place):
                break
            if _stands_between_tables(texts, after):
                break
            if texts[after].strip() and (not blank_above or texts[after][place - 1 :].strip()):
                last = after
            blank_above = not texts[after].strip() or (blank_above and last != after)
            after += 1
        first, after = _with_lines_above(texts, index, place, taken), last + 1
        if _is_table(texts[first:after], place, fewest):
            regions.append((first, after))
        index = max(after, index + 1)
    return regions


def _is_row(text: str, place: int) -> bool:
    """Whether a line has a label, a gap of two spaces, and a value at `place` (a list's, indented)."""
    at_place = text[place - 2 : place] == "  " and bool(text[place : place + _LIST_INDENT].strip())
    return at_place and bool(text[:place].strip())


def _fits(text: str, place: int) -> bool:
    """Whether a line may belong to the table: nothing in it runs across the edge at `place`."""
    if text.startswith("\x00"):
        return False
    return len(text) <= place or text[place - 1] == " "


def _stands_between_tables(texts: Sequence[str], index: int) -> bool:
    """Whether a line is a heading: alone between blank lines and no list mark's or value's continuation."""
    text = texts[index]
    if not text.strip() or index == 0 or texts[index - 1].strip():
        return False
    below = texts[index + 1] if index + 1 < len(texts) else ""
    return len(_SEGMENT.findall(text)) == 1 and not below.strip() and text[:4].strip() != ""


def _with_lines_above(texts: Sequence[str], index: int, place: int, taken: Sequence[bool]) -> int:
    """Where the table begins: lines directly above its first row that are indented as labels or values are."""
    indent = _indent(texts[index])
    first = index
    while first > 0 and not taken[first - 1] and texts[first - 1].strip():
        above = texts[first - 1]
        as_label = 0 < indent == _indent(above) and len(above) <= place + _LIST_INDENT
        if not (as_label or place <= _indent(above) < place + _LIST_INDENT):
            break
        if len(_SEGMENT.findall(above)) > 1:
            break
        first -= 1
    return first


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_table(texts: Sequence[str], place: int, fewest: int) -> bool:
    filled = [text for text in texts if text.strip()]
    rows = sum(_is_row(text, place) for text in filled)
    at_place = sum(
        text[place - 1 : place] == " " and bool(text[place : place + _LIST_INDENT].strip()) for text in filled
    )
    labels = [text[:place].strip() for text in filled if text[:place].strip()]
    capitals = sum(label[0].isupper() or label[0].isdigit() for label in labels)
    marks = sum(printed_mark(label + " x") is not None and len(label) <= 4 for label in labels)
    return (
        rows >= fewest
        and at_place >= 0.6 * len(filled)
        and 2 * capitals >= len(labels)
        and 2 * marks < len(labels)
    )


def _further_columns(texts: Sequence[str], place: int) -> list[int]:
    """Where the columns after the second begin."""
    votes: Counter[int] = Counter()
    for text in texts:
        votes.update(match.start() for match in _SEGMENT.finditer(text) if match.start() > place + _NARROWEST)
    columns: list[int] = []
    for candidate in sorted(votes):
        reach = [text for text in texts if len(text) > candidate]
        clear = all(text[candidate - 1] == " " for text in reach)
        apart = candidate - (columns[-1] if columns else place) >= _NARROWEST
        after_gap = sum(_is_row(text, candidate) for text in reach)
        if (
            clear
            and apart
            and votes[candidate] >= _FEWEST_ROWS
            and after_gap >= 2
            and 3 * votes[candidate] >= len(reach)
        ):
            columns.append(candidate)
    return columns


def _rows(texts: Sequence[str], numbers: Sequence[int], columns: Sequence[int]) -> list[TextRow]:
    rows: list[TextRow] = []
    widths = [max((len(part) for part in parts), default=0) for parts in _columns_of(texts, columns)]
    above: list[str] = []
    after_blank = False
    of_people = any(_reach_several(text, columns) for text in texts)
    for text, number in zip(texts, numbers, strict=True):
        if not text.strip():
            after_blank = True
            continue
        parts = _cut(text, columns)
        if not rows or of_people or _begins_row(parts, above, after_blank=after_blank):
            rows.append(TextRow([TextCell() for _ in columns]))
        for cell, part, width in zip(rows[-1].cells, parts, widths, strict=True):
            if part:
                before = cell.lines[-1][0] if cell.lines else ""
                cell.add(part, number, new_paragraph=not _same_cell_line(before, part, width, columns))
        above, after_blank = parts, False
    return rows


def _reach_several(text: str, columns: Sequence[int]) -> bool:
    """Whether a line says side by side how several are reached: of such people each line tells one thing."""
    return len(_REACHED.findall(text)) > 1 and all(map(_REACHED.search, _cut(text, columns)))


def _same_cell_line(before: str, part: str, width: int, columns: Sequence[int]) -> bool:
    """Whether a cell's text goes on from the line `before`; labels are one line of text always."""
    return goes_on(before, part, max(width, 1)) or (len(columns) > 2 and not printed_mark(part))


def _columns_of(texts: Sequence[str], columns: Sequence[int]) -> list[list[str]]:
    return [list(column) for column in zip(*(_cut(text, columns) for text in texts), strict=True)]


def _cut(text: str, columns: Sequence[int]) -> list[str]:
    ends = [*columns[1:], max(len(text), columns[-1])]
    return [text[start:end].strip() for start, end in zip(columns, ends, strict=True)]


def _begins_row(parts: Sequence[str], above: Sequence[str], *, after_blank: bool) -> bool:
    label = parts[0]
    if not label:
        # Below a first cell that stands for several rows: every other cell begins anew.
        return len(parts) > 2 and all(part[:1].isupper() or part[:1].isdigit() for part in parts[1:])
    if label[0].islower() or label[0] in "(-/&":
        # The rest of a label, unless the label above has ended.
        return not above[0]
    if len(parts) == 2 or after_blank:
        return True
    # In a grid the first cell may be wrapped before a capital; a new row fills another column as well.
    return any(parts[1:]) and (not above[0] or sum(map(bool, parts)) >= sum(map(bool, above)))
