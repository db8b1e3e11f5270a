"""Logical lines of a text, and which of those that begin with a number are headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.readers.shared.marks import PrintedMark
from extract.readers.shared.pieces import AnyPiece, FurniturePiece, SourceText
from models.pages.headings import ALONE

LONGEST_HEADING = ALONE.characters or 0
_LONGEST_NUMBERED_HEADING = 200
FEWEST_AMID = 2
"""Lines with numbers of several levels amid text that are headings; a single one may be a reference."""
INDENT = 2
"""Columns that a list must be indented further to be inside another."""


@dataclass(slots=True)
class Line:
    """A logical line: a paragraph, item or heading to be, from one or more lines of the file."""

    source: SourceText
    indent: int
    alone: bool
    """Whether blank lines, page edges, tables or the file's ends are on both sides."""
    opens_group: bool
    """Whether nothing stands directly above it."""
    mark: PrintedMark | None = None
    level: int | None = None
    """Level that a `#` or an underline gives."""

    @property
    def text(self) -> str:
        """Its text, mark included."""
        return self.source.text


Unit = Line | AnyPiece
"""What stands in a text: logical lines that are still to be told apart, and tables and furniture."""


def numbered_headings(units: Sequence[Unit]) -> set[int]:
    """Which numbered lines are headings: those of a series between whose members other text stands."""
    headings: set[int] = set()
    amid: set[int] = set()
    series: dict[tuple[str, str, bool], list[int]] = {}
    for index, unit in enumerate(units):
        if not isinstance(unit, Line) or not unit.mark or unit.mark.last is None:
            continue
        mark = unit.mark
        if mark.kind in {"multilevel", "section"}:
            if _may_be_numbered_heading(unit):
                headings |= {index, *_chapter_above(units, index)}
            elif _heads_text(units, index):
                amid.add(index)
            continue
        key = (mark.kind, mark.text.lstrip("(0123456789"), unit.indent >= INDENT)
        open_series = series.setdefault(key, [])
        last = units[open_series[-1]] if open_series else None
        follows = isinstance(last, Line) and _follows(last, unit)
        if open_series and not follows:
            headings |= _headings_of_series(units, open_series)
            open_series.clear()
        open_series.append(index)
    for members in series.values():
        headings |= _headings_of_series(units, members)
    return headings | amid if len(amid) >= FEWEST_AMID else headings


def _heads_text(units: Sequence[Unit], index: int) -> bool:
    """Whether a line such as "1.2 Volontärer", with no blank line above it, is no sentence and has text right below."""
    line, below = units[index], units[index + 1] if index + 1 < len(units) else None
    if not isinstance(line, Line) or not isinstance(below, Line) or line.mark is None:
        return False
    is_short = len(line.text) <= LONGEST_HEADING and line.text[-1] not in ".,;:"
    return (
        is_short and line.mark.kind == "multilevel" and not (below.alone or below.opens_group or below.mark)
    )


def _chapter_above(units: Sequence[Unit], index: int) -> set[int]:
    """The line "3. Skolan" right above a heading "3.1 …": no item, though the list above it may have ended with 2."""
    above, first = units[index - 1] if index else None, units[index]
    if not isinstance(above, Line) or not isinstance(first, Line) or not above.mark or not first.mark:
        return set()
    is_chapter = above.mark.kind == "number" and first.mark.number == f"{above.mark.number}.1"
    fits = above.alone and len(above.text) <= LONGEST_HEADING and above.text[-1] not in ".,;:"
    return {index - 1} if is_chapter and fits else set()


def _follows(last: Line, line: Line) -> bool:
    """Whether a numbered line comes next in a series, or prints its last heading again (on the next page)."""
    if last.mark is None or line.mark is None:
        return False
    return line.mark.last == (last.mark.last or 0) + 1 or line.text == last.text


def _headings_of_series(units: Sequence[Unit], members: list[int]) -> set[int]:
    lines = [unit for unit in (units[index] for index in members) if isinstance(unit, Line)]
    if any(len(line.text) > _LONGEST_NUMBERED_HEADING for line in lines):
        return set()
    bare = any(line.mark and line.mark.kind == "bare" for line in lines)
    if len(members) == 1:
        line = lines[0]
        fits = line.alone and not bare and len(line.text) <= LONGEST_HEADING and line.text[-1] not in ".,;:"
        return set(members) if fits and _something_below(units, members[0]) else set()
    below = [_something_below(units, index) for index in members]
    listed = {
        index
        for at, line in enumerate(lines[:-1])
        if not (below[at] or line.alone)  # the next one stands right below it
        for index in members[at : at + 2]
    }
    if listed and listed != set(members):  # a heading may go on with the number of a list
        return _headings_of_series(units, [index for index in members if index not in listed])
    with_text = sum(below)
    if not any(below[:-1]):
        return set()  # one list; whatever follows it stands below its last member
    return (
        set(members) if 2 * with_text >= len(members) and (not bare or with_text == len(members)) else set()
    )


def _may_be_numbered_heading(line: Line) -> bool:
    return (line.alone or line.opens_group) and len(line.text) <= _LONGEST_NUMBERED_HEADING


def _something_below(units: Sequence[Unit], index: int) -> bool:
    """Whether text or a table follows a line before the next numbered one."""
    below = index + 1
    while below < len(units) and isinstance(units[below], FurniturePiece):
        below += 1
    unit = units[below] if below < len(units) else None
    if isinstance(unit, Line):
        return not (unit.mark and unit.mark.last is not None) or unit.mark.kind == "multilevel"
    return unit is not None
