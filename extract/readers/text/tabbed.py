"""Tables whose cells stand between tabs, as most converters of documents to text write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.readers.shared.marks import printed_mark
from extract.readers.shared.pieces import TablePieces
from extract.readers.shared.wrap import SourceLine, end_of_line, is_separator, is_tabbed
from extract.readers.text.rows import TextCell, TextRow, cell_of, rows_to_table

_QUOTED_OPENING = re.compile(r"(?:^|\t)\"(?:[^\"]|\"\")*$")
_QUOTED_CLOSING = re.compile(r"(?<!\")\"(?:\"\")*(?=\t|$)")
_LONGEST_QUOTE = 60
"""Lines that a quoted cell may run over."""
_TITLE_LENGTH = 90
_WIDE = 3
"""Cells of a row from which on a table is a grid, whose areas stand in rows of their own."""


def _has_empty_label(line: SourceLine) -> bool:
    """Whether a line begins with a tab: among rows, one whose first cell is empty."""
    return line.text.startswith("\t") and bool(line.text.strip())


def begins_tabbed_table(lines: Sequence[SourceLine], position: int) -> bool:
    """Whether a table of tabbed rows begins at a line, which may have its first cell empty."""
    if is_tabbed(lines[position]):
        return not is_separator(lines[position].text)
    after = lines[position + 1] if position + 1 < len(lines) else None
    return _has_empty_label(lines[position]) and after is not None and is_tabbed(after)


def tabbed_table(lines: Sequence[SourceLine], start: int, stops: frozenset[int]) -> tuple[TablePieces, int]:
    """The table of tabbed rows that begins at `lines[start]`, and the index after its last line.

    Lines at `stops` (running heads) and blank lines end it. A line without tabs between two rows goes on
    with the cell before, unless it is a title over the rows below.
    """
    rows: list[TextRow] = []
    position = start
    end = letterhead_end(lines, start, stops)
    if end:
        return rows_to_table([TextRow(_tabbed_cells(lines, start, stops)[0])]), end
    while position < len(lines) and position not in stops and not lines[position].blank:
        line = lines[position]
        if is_separator(line.text):
            position += 1
        elif is_tabbed(line) or _has_empty_label(line) or _opens_quote(lines, position, stops):
            cells, position = _tabbed_cells(lines, position, stops)
            _add_row(rows, cells)
        elif _goes_on_in_cell(lines, position, stops, rows):
            _continue_cell(rows[-1].cells[-1], line)
            position += 1
        elif _next_is_row(lines, position, stops) and rows and _is_title(lines, position, rows):
            rows.append(TextRow([cell_of(line.text, line.number)], spans=True))
            position += 1
        else:
            break
    return rows_to_table(rows), position


def letterhead_end(lines: Sequence[SourceLine], start: int, stops: frozenset[int]) -> int:
    """The index after a line whose tabs only set two names apart, above running text; 0 where rows begin there.

    Lines without tabs stand below it, and the rows that come after them are of another make: their labels end
    with a colon, or are as many tabs away from their values. At the top of a file two such lines suffice.
    """
    below = start + 1
    while (
        below < len(lines) and below not in stops and not lines[below].blank and not is_tabbed(lines[below])
    ):
        below += 1
    between = lines[start + 1 : below]
    if not between or not between[0].text[:1].isupper() or not is_tabbed(lines[start]):
        return 0
    next_row = lines[below] if below < len(lines) and is_tabbed(lines[below]) else None
    is_other = next_row is not None and _make_of(next_row) != _make_of(lines[start])
    is_top = not any(line.text.strip() for line in lines[:start]) and len(between) > 1
    return start + 1 if is_other or is_top else 0


def _make_of(row: SourceLine) -> tuple[bool, int]:
    """Whether a row's label ends with a colon, and how many tabs stand after it."""
    text = row.text.strip()
    label, _, rest = text.partition("\t")  # nothing may stand behind its tab
    return label.rstrip().endswith(":"), len(rest) - len(rest.lstrip("\t"))


def _tabbed_cells(
    lines: Sequence[SourceLine], position: int, stops: frozenset[int]
) -> tuple[list[TextCell], int]:
    """The cells of a row, which may hold line ends between quotes, as Excel writes them."""
    text = lines[position].text.strip(" ")
    end = _end_of_quote(lines, position, stops) if _QUOTED_OPENING.search(text) else position
    if end == position:
        return [cell_of(part, lines[position].number) for part in text.split("\t")], position + 1
    cells = [TextCell()]
    quoted = False
    for line in lines[position : end + 1]:
        parts = _split_quoted(line.text, quoted=quoted)
        for index, part in enumerate(parts.cells):
            if index:
                cells.append(TextCell())
            cells[-1].add(part, line.number, new_paragraph=True)
        quoted = parts.open
    return cells, end + 1


def _opens_quote(lines: Sequence[SourceLine], position: int, stops: frozenset[int]) -> bool:
    """Whether a line without tabs is the beginning of a quoted first cell that ends before a tab."""
    if not lines[position].text.startswith('"') or not _QUOTED_OPENING.search(lines[position].text):
        return False
    end = _end_of_quote(lines, position, stops)
    return end > position and is_tabbed(lines[end])


def _end_of_quote(lines: Sequence[SourceLine], position: int, stops: frozenset[int]) -> int:
    """The index of the line that closes the quote opened on `lines[position]`; `position` if none does."""
    for index in range(position + 1, min(len(lines), position + _LONGEST_QUOTE)):
        closing = _QUOTED_CLOSING.search(lines[index].text)
        if closing:
            opens_again = _QUOTED_OPENING.search(lines[index].text[closing.end() :])
            return _end_of_quote(lines, index, stops) if opens_again else index
        if index in stops or is_tabbed(lines[index]):
            break
    return position


@dataclass(frozen=True, slots=True)
class _QuotedLine:
    cells: list[str]
    open: bool


def _split_quoted(text: str, *, quoted: bool) -> _QuotedLine:
    """The cells of one line of a quoted row, and whether the last of them goes on in the next line."""
    cells, current, position = [""], "", 0
    while position < len(text):
        character = text[position]
        if quoted and text.startswith('""', position):
            current += '"'
            position += 1
        elif character == '"' and (quoted or not current):
            quoted = not quoted
        elif character == "\t" and not quoted:
            cells[-1] = current
            cells.append("")
            current = ""
        else:
            current += character
        position += 1
    cells[-1] = current
    return _QuotedLine(cells, quoted)


def _add_row(rows: list[TextRow], cells: list[TextCell]) -> None:
    """Add a row, or, where only one cell after an empty first one is filled, go on with the row above."""
    filled = [index for index, cell in enumerate(cells) if cell.text.strip()]
    if rows and not rows[-1].spans and len(filled) == 1 and filled[0] > 0 and filled[0] < len(rows[-1].cells):
        above = rows[-1].cells[filled[0]]
        for text, number in cells[filled[0]].lines:
            _continue_cell(above, SourceLine(number, text))
        return
    rows.append(TextRow(cells))


def _continue_cell(cell: TextCell, line: SourceLine) -> None:
    text = line.text.strip()
    mark = printed_mark(text)
    before = cell.lines[-1][0].rstrip() if cell.lines else ""
    joined = (text[0].islower() and before[-1:] not in ".!?:;") or end_of_line(before, text)[-1:] != " "
    cell.add(text, line.number, new_paragraph=bool(mark and mark.kind != "bare") or not joined)


def _goes_on_in_cell(
    lines: Sequence[SourceLine], position: int, stops: frozenset[int], rows: list[TextRow]
) -> bool:
    if not rows or rows[-1].spans:
        return False
    text = lines[position].text.strip()
    mark = printed_mark(text)
    if text[0].islower() or (mark and mark.kind != "bare"):
        return not (mark and mark.number and _heads_text(lines, position, rows[-1].cells[-1]))
    return _next_is_row(lines, position, stops) and not _is_title(lines, position, rows)


def _heads_text(lines: Sequence[SourceLine], position: int, above: TextCell) -> bool:
    """Whether a numbered line is no item of the cell `above`, but the first point of the text: it stands alone, white
    below it, and that cell is whole without it."""
    is_alone = position + 1 < len(lines) and lines[position + 1].blank
    is_whole = above.text.rstrip()[-1:] not in ("", ":")
    return (
        is_alone
        and is_whole
        and not any(printed_mark(text.strip()) for text, _ in above.lines if text.strip())
    )


def _next_is_row(lines: Sequence[SourceLine], position: int, stops: frozenset[int]) -> bool:
    """Whether tabbed rows go on below, with no blank line between."""
    for index in range(position + 1, min(len(lines), position + _LONGEST_QUOTE)):
        if index in stops or lines[index].blank:
            return False
        if is_tabbed(lines[index]):
            return True
    return False


def _is_title(lines: Sequence[SourceLine], position: int, rows: list[TextRow]) -> bool:
    """Whether a short line directly above a row is a title over the rows below, and no more of the cell above.

    It is where the row's first cell has been met before: the table begins anew. Among rows of three cells and
    more it is also where the cell above is empty, ends a sentence or heads its column.
    """
    text, below = lines[position].text.strip(), lines[position + 1] if position + 1 < len(lines) else None
    if below is None or not is_tabbed(below) or len(text) > _TITLE_LENGTH or text[-1] in ".,;:":
        return False
    last = rows[-1].cells[-1].text.rstrip()
    first_cells = {row.cells[0].text.strip().casefold() for row in rows if row.cells[0].text.strip()}
    label = below.text.strip(" ").split("\t")[0].strip().casefold()
    if not text[0].isupper() or last[-1:] in ("-", ","):
        return False
    width = max(len(row.cells) for row in rows)
    is_wide = min(width, below.text.strip(" ").count("\t") + 1) >= _WIDE
    is_empty = not last or len(rows[-1].cells) < width
    return label in first_cells or (is_wide and (is_empty or last[-1] in ".!?" or len(rows) == 1))
